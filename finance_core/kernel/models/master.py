"""Master data every module uses: actors, parties, terms, currencies, dimensions, number series, tax codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.shape import Shape, in_order


class PartyStatus(StrEnum):
    """State of a party."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    BLOCKED = "blocked"
    MERGED = "merged"


class ContactKind(StrEnum):
    """What a contact or address is for."""

    BILLING = "billing"
    SHIPPING = "shipping"
    OFFICE = "office"
    PERSON = "person"


class DueRule(StrEnum):
    """How a payment term finds the due date."""

    NET_DAYS = "net_days"
    END_OF_MONTH_PLUS = "end_of_month_plus"
    DAY_OF_MONTH = "day_of_month"


class RateType(StrEnum):
    """What an exchange rate is meant for."""

    SPOT = "spot"
    CLOSING = "closing"
    AVERAGE = "average"
    BUDGET = "budget"
    TAX = "tax"


class RequiredFor(StrEnum):
    """Which lines must name a value of a dimension."""

    NONE = "none"
    INCOME_EXPENSE = "income_expense"
    ALL = "all"


class SeriesReset(StrEnum):
    """When a number series starts again."""

    FISCAL_YEAR = "fiscal_year"
    CALENDAR_YEAR = "calendar_year"
    MONTH = "month"
    NEVER = "never"


class TaxCodeKind(StrEnum):
    """On which documents a tax code may stand."""

    SALE = "sale"
    PURCHASE = "purchase"
    BOTH = "both"


class TaxTreatment(StrEnum):
    """How a tax code taxes a line."""

    TAXABLE = "taxable"
    ZERO = "zero"
    EXEMPT = "exempt"
    OUTSIDE = "outside"
    REVERSE_CHARGE_SERVICES = "reverse_charge_services"
    DOMESTIC_REVERSE_CHARGE = "domestic_reverse_charge"
    IMPORT_POSTPONED = "import_postponed"
    IMPORT_PAID = "import_paid"
    EXPORT = "export"
    INTRA_SUPPLY = "intra_supply"
    INTRA_ACQUISITION = "intra_acquisition"
    USE_TAX = "use_tax"
    WITHHOLDING = "withholding"


class TaxBasis(StrEnum):
    """When the tax of a code becomes due."""

    REGISTRATION = "registration"
    ACCRUAL = "accrual"
    CASH = "cash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who sits at the keyboard."""

    id: UUID
    name: str
    initials: str
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Anybody the company deals with; one record for all its roles."""

    id: UUID
    code: str
    name: str
    legal_name: str | None = None
    is_customer: bool = False
    is_vendor: bool = False
    is_employee: bool = False
    is_bank: bool = False
    is_authority: bool = False
    is_shareholder: bool = False
    is_entity: bool = False
    status: PartyStatus = PartyStatus.ACTIVE
    merged_into_id: UUID | None = None
    tax_id: str | None = None
    vat_id: str | None = None
    registration_no: str | None = None
    country: str | None = None
    language: str | None = None
    default_currency: str | None = None
    payment_term_id: UUID | None = None
    website: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyContact:
    """An address or person of a party."""

    id: UUID
    party_id: UUID
    kind: ContactKind
    name: str | None = None
    street1: str | None = None
    street2: str | None = None
    postal_code: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    email: str | None = None
    phone: str | None = None
    is_default: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTerm:
    """When a document is due and which discount early payment earns (percent as a share: 0.02)."""

    id: UUID
    code: str
    name: str
    due_rule: DueRule
    days: int = 0
    months: int = 0
    day: int | None = None
    discount_percent: Decimal | None = None
    discount_days: int | None = None
    next_business_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A currency the company uses."""

    id: UUID
    code: str
    name: str
    symbol: str
    minor_unit: int
    cash_step: Decimal | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """`rate` units of `to_currency` for `per` units of `from_currency` on a day."""

    id: UUID
    from_currency: str
    to_currency: str
    rate_date: date
    rate_type: RateType
    rate: Decimal
    per: int = 1
    source: str = "hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A way to analyse lines: project, department, cost centre, entity, own."""

    id: UUID
    code: str
    name: str
    is_required_for: RequiredFor = RequiredFor.NONE
    is_active: bool = True
    sort: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionValue:
    """One value of a dimension."""

    id: UUID
    dimension_id: UUID
    code: str
    name: str
    parent_id: UUID | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_active: bool = True
    external_ref: str | None = None

    SHAPE: ClassVar[Shape] = (in_order("valid_from", "valid_to"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """How the numbers of one kind of document look; without a pattern a bare counter."""

    id: UUID
    code: str
    pattern: str
    reset: SeriesReset
    gapless: bool
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCounter:
    """Last number given in one scope of a series."""

    series_id: UUID
    scope_key: str
    last_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCodeComponent:
    """One tax inside a code; codes are texts the tax module knows."""

    id: UUID
    tax_code_id: UUID
    sequence: int
    jurisdiction_code: str
    tax_category: str
    is_compound: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCode:
    """What a line's tax is called and how it is treated; `recoverable_percent` 1 = all."""

    id: UUID
    code: str
    name: str
    kind: TaxCodeKind
    treatment: TaxTreatment
    prices_include_tax: bool = False
    recoverable_percent: Decimal = Decimal(1)
    discount_changes_tax: bool = False
    basis: TaxBasis = TaxBasis.REGISTRATION
    output_account_id: UUID | None = None
    input_account_id: UUID | None = None
    sale_base_boxes: str | None = None
    sale_tax_boxes: str | None = None
    purchase_base_boxes: str | None = None
    purchase_tax_boxes: str | None = None
    en16931_category: str | None = None
    invoice_text: str | None = None
    country: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    is_active: bool = True
    components: tuple[TaxCodeComponent, ...] = ()
