"""A country's codes and rates as a data file says them (resources/tax_tables)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from finance_core.kernel.models.master import TaxCodeKind, TaxTreatment
from finance_core.modules.tax.requests import CodeComponent, SaveCode, SaveJurisdiction, SaveRate


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class PackRate(_Part):
    """A rate of a pack."""

    jurisdiction: str
    category: str
    rate: Decimal
    effective_date: date
    end_date: date | None = None
    legal_reference: str | None = None

    def request(self) -> SaveRate:
        """Return the request that enters the rate."""
        return SaveRate(
            jurisdiction_code=self.jurisdiction,
            tax_category=self.category,
            **self.model_dump(exclude={"jurisdiction", "category"}),
        )


class PackComponent(_Part):
    """One tax of a code of a pack."""

    jurisdiction: str
    category: str
    compound: bool = False


class PackCode(_Part):
    """A tax code of a pack."""

    code: str
    name: str
    kind: TaxCodeKind
    treatment: TaxTreatment
    components: tuple[PackComponent, ...] = ()
    recoverable_percent: Decimal = Decimal(1)
    discount_changes_tax: bool = False
    sale_base_boxes: str | None = None
    sale_tax_boxes: str | None = None
    purchase_base_boxes: str | None = None
    purchase_tax_boxes: str | None = None
    en16931_category: str | None = None
    invoice_text: str | None = None

    def request(self, country: str) -> SaveCode:
        """Return the request that enters the code."""
        parts = tuple(
            CodeComponent(
                jurisdiction_code=part.jurisdiction, tax_category=part.category, is_compound=part.compound
            )
            for part in self.components
        )
        values: dict[str, Any] = self.model_dump(exclude={"components"})
        return SaveCode(components=parts, country=country, **values)


class TaxPack(_Part):
    """The parts of a pack that are copied into a company; jurisdictions need no translation."""

    country: str | None = None
    jurisdictions: tuple[SaveJurisdiction, ...]
    rates: tuple[PackRate, ...]
    codes: tuple[PackCode, ...]
