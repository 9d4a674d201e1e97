"""The tax service of an open company."""

from __future__ import annotations

from finance_core.modules.tax.service.discounts import TaxDiscounts
from finance_core.modules.tax.service.documents import LineFacts
from finance_core.modules.tax.service.master import TaxMaster
from finance_core.modules.tax.service.reports import TaxReports


class TaxService(TaxDiscounts, TaxMaster, TaxReports):
    """Codes and rates, the tax of documents, and what was recorded of them."""


__all__ = ["LineFacts", "TaxService"]
