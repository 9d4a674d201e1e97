"""What other modules and the window may use of tax."""

from finance_core.engines.tax import (
    LineTotals,
    RoundingLevel,
    RoundingMode,
    TaxCalculation,
    TaxDirection,
    TaxEffect,
    TaxLine,
    TaxSummary,
)
from finance_core.kernel.models.master import TaxCode, TaxCodeComponent, TaxCodeKind, TaxTreatment
from finance_core.modules.tax.computed import (
    Discounted,
    DiscountTax,
    TaxDocument,
    TaxedLine,
    TaxLineInput,
    TaxSource,
    TaxSummaryRow,
)
from finance_core.modules.tax.errors import (
    CodeNotUsable,
    MissingTaxNumber,
    NoTaxRate,
    RateInUse,
    RatesOverlap,
)
from finance_core.modules.tax.models import (
    Jurisdiction,
    JurisdictionType,
    TaxJurisdiction,
    TaxRate,
    TaxTransaction,
    TaxType,
)
from finance_core.modules.tax.module import TAX
from finance_core.modules.tax.requests import (
    CalculateTax,
    CodeComponent,
    EndRate,
    SaveCode,
    SaveJurisdiction,
    SaveRate,
    TaxLineRequest,
    TaxPeriod,
)
from finance_core.modules.tax.service import TaxService

__all__ = [
    "TAX",
    "CalculateTax",
    "CodeComponent",
    "CodeNotUsable",
    "DiscountTax",
    "Discounted",
    "EndRate",
    "Jurisdiction",
    "JurisdictionType",
    "LineTotals",
    "MissingTaxNumber",
    "NoTaxRate",
    "RateInUse",
    "RatesOverlap",
    "RoundingLevel",
    "RoundingMode",
    "SaveCode",
    "SaveJurisdiction",
    "SaveRate",
    "TaxCalculation",
    "TaxCode",
    "TaxCodeComponent",
    "TaxCodeKind",
    "TaxDirection",
    "TaxDocument",
    "TaxEffect",
    "TaxJurisdiction",
    "TaxLine",
    "TaxLineInput",
    "TaxLineRequest",
    "TaxPeriod",
    "TaxRate",
    "TaxService",
    "TaxSource",
    "TaxSummary",
    "TaxSummaryRow",
    "TaxTransaction",
    "TaxTreatment",
    "TaxType",
    "TaxedLine",
]
