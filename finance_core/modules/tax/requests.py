"""Requests of the tax service."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from finance_core.engines.tax import RoundingMode, TaxDirection
from finance_core.kernel.models.master import TaxCodeKind, TaxTreatment
from finance_core.kernel.request import Request
from finance_core.modules.tax.models import JurisdictionType, TaxType


class TaxLineRequest(Request):
    """A line to tax: the amount after its own discount, gross when prices include tax."""

    amount: Decimal
    tax_code_id: UUID | None = None
    quantity: Decimal = Decimal(1)


class CalculateTax(Request):
    """Calculate the tax of lines at a tax point; without a currency in the books' currency."""

    direction: TaxDirection
    on: date
    currency: str | None = None
    lines: tuple[TaxLineRequest, ...] = Field(min_length=1)
    prices_include_tax: bool = False
    header_discount: Decimal = Decimal(0)


class SaveJurisdiction(Request):
    """Create or change a jurisdiction; country and currency are the company's unless given."""

    id: UUID | None = None
    code: str = Field(min_length=1, max_length=50)
    name: str = Field(min_length=1, max_length=255)
    jurisdiction_type: JurisdictionType
    tax_type: TaxType
    country: str | None = Field(default=None, min_length=2, max_length=2)
    currency: str | None = Field(default=None, min_length=3, max_length=3)
    parent_code: str | None = None
    authority_party_id: UUID | None = None
    rounding_mode: RoundingMode = RoundingMode.HALF_UP
    is_active: bool = True


class SaveRate(Request):
    """Enter a rate (0.20 = 20 %), or change one that no posted document used."""

    id: UUID | None = None
    jurisdiction_code: str
    tax_category: str = Field(min_length=1, max_length=50)
    rate: Decimal = Field(ge=0, le=10)
    effective_date: date
    end_date: date | None = None
    fixed_amount: Decimal | None = Field(default=None, ge=0)
    max_taxable_amount: Decimal | None = Field(default=None, ge=0)
    min_taxable_amount: Decimal | None = Field(default=None, ge=0)
    legal_reference: str | None = Field(default=None, max_length=200)


class EndRate(Request):
    """Say on which day a rate was valid for the last time."""

    rate_id: UUID
    end_date: date


class CodeComponent(Request):
    """One tax inside a code; a compound one is computed on net plus the components before it."""

    jurisdiction_code: str
    tax_category: str = Field(min_length=1, max_length=50)
    is_compound: bool = False


class SaveCode(Request):
    """Create or change a tax code; components stand in their sequence, box lists are numbers and commas."""

    id: UUID | None = None
    code: str = Field(min_length=1, max_length=20)
    name: str = Field(min_length=1, max_length=200)
    kind: TaxCodeKind = TaxCodeKind.BOTH
    treatment: TaxTreatment = TaxTreatment.TAXABLE
    components: tuple[CodeComponent, ...] = ()
    prices_include_tax: bool = False
    recoverable_percent: Decimal = Field(default=Decimal(1), ge=0, le=1)
    discount_changes_tax: bool = False
    output_account_id: UUID | None = None
    input_account_id: UUID | None = None
    sale_base_boxes: str | None = Field(default=None, max_length=100)
    sale_tax_boxes: str | None = Field(default=None, max_length=100)
    purchase_base_boxes: str | None = Field(default=None, max_length=100)
    purchase_tax_boxes: str | None = Field(default=None, max_length=100)
    en16931_category: str | None = Field(default=None, max_length=2)
    invoice_text: str | None = Field(default=None, max_length=200)
    country: str | None = Field(default=None, min_length=2, max_length=2)
    valid_from: date | None = None
    valid_to: date | None = None
    is_active: bool = True


class TaxPeriod(Request):
    """A range of tax points, both days included."""

    date_from: date
    date_to: date
