"""What the tax module keeps, as frozen data objects.

Rates and percentages are shares (20 % is 0.20). Amounts of a tax transaction are signed: positive for an
invoice or bill, negative for a credit note or a reversal, whatever the direction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.engines.tax import RoundingLevel, RoundingMode, TaxDirection
from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    different,
    in_order,
    not_negative,
    one_of,
    share,
)

ZERO = Decimal(0)
ONE = Decimal(1)


class JurisdictionType(StrEnum):
    """The level of government that levies a tax."""

    COUNTRY = "country"
    STATE = "state"
    PROVINCE = "province"
    COUNTY = "county"
    CITY = "city"
    DISTRICT = "district"
    OTHER = "other"


class TaxType(StrEnum):
    """What kind of tax a jurisdiction levies."""

    VAT = "vat"
    GST = "gst"
    SALES = "sales"
    USE = "use"
    EXCISE = "excise"
    WITHHOLDING = "withholding"
    INCOME = "income"
    OTHER = "other"


class ExemptionType(StrEnum):
    """Why a certificate frees a sale or purchase of tax."""

    RESALE = "resale"
    MANUFACTURING = "manufacturing"
    NONPROFIT = "nonprofit"
    GOVERNMENT = "government"
    EXPORT = "export"
    DIRECT_PAY = "direct_pay"
    AGRICULTURE = "agriculture"
    DIPLOMATIC = "diplomatic"
    VAT_ID = "vat_id"
    OTHER = "other"


class ExemptionStatus(StrEnum):
    """State of a certificate."""

    PENDING = "pending"
    VERIFIED = "verified"
    EXPIRED = "expired"
    REVOKED = "revoked"


class TaxOrigin(StrEnum):
    """What produced a tax transaction."""

    DOCUMENT = "document"
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"
    OPENING = "opening"
    RETURN = "return"


class Recognition(StrEnum):
    """Whether a tax counts at once or with the payment."""

    IMMEDIATE = "immediate"
    DEFERRED = "deferred"
    RECOGNISED = "recognised"


class ReturnStatus(StrEnum):
    """State of a tax return."""

    DRAFT = "draft"
    CALCULATED = "calculated"
    REVIEWED = "reviewed"
    FILED = "filed"
    PAID = "paid"
    AMENDED = "amended"
    VOID = "void"


class DifferenceSide(StrEnum):
    """Where a temporary difference stands."""

    ASSET = "asset"
    LIABILITY = "liability"
    LOSS_CARRYFORWARD = "loss_carryforward"
    CREDIT = "credit"


class DifferenceType(StrEnum):
    """Whether a temporary difference will be taxed or deducted (IAS 12.5)."""

    TAXABLE = "taxable"
    DEDUCTIBLE = "deductible"
    NONE = "none"


class RecognisedIn(StrEnum):
    """Where the deferred tax of a difference is shown."""

    PROFIT = "profit"
    OCI = "oci"
    EQUITY = "equity"


class ProvisionStatus(StrEnum):
    """State of an income-tax provision."""

    DRAFT = "draft"
    POSTED = "posted"
    REVERSED = "reversed"


class RegistrationType(StrEnum):
    """The level of government a registration belongs to."""

    FEDERAL = "federal"
    STATE = "state"
    LOCAL = "local"
    FOREIGN = "foreign"
    NATIONAL = "national"


class TaxScheme(StrEnum):
    """The scheme a registration uses."""

    STANDARD = "standard"
    FLAT_RATE = "flat_rate"
    EXEMPT_SMALL = "exempt_small"
    MARGIN = "margin"


class RegistrationBasis(StrEnum):
    """Whether tax falls due with the invoice or with its payment."""

    ACCRUAL = "accrual"
    CASH = "cash"


class FilingFrequency(StrEnum):
    """How often a return is filed."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"


class FilingDueRule(StrEnum):
    """How the due date of a return follows from the end of its period."""

    DAYS_AFTER = "days_after"
    MONTHS_PLUS_DAYS = "months_plus_days"
    DAY_OF_MONTH = "day_of_month"


class TaxDueRule(StrEnum):
    """Whether the tax collected, the tax computed from rates, or the greater is due."""

    COLLECTED = "collected"
    COMPUTED = "computed"
    GREATER = "greater"


class Nexus(StrEnum):
    """Why we are registered."""

    PHYSICAL = "physical"
    ECONOMIC = "economic"
    VOLUNTARY = "voluntary"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxJurisdiction:
    """Somebody who levies a tax."""

    SHAPE: ClassVar[Shape] = (different("id", "parent_id"),)

    id: UUID
    code: str
    name: str
    jurisdiction_type: JurisdictionType
    tax_type: TaxType
    country: str
    currency: str
    parent_id: UUID | None = None
    authority_party_id: UUID | None = None
    rounding_mode: RoundingMode = RoundingMode.HALF_UP
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRate:
    """A rate of a jurisdiction and category; both dates included, no end = still valid."""

    SHAPE: ClassVar[Shape] = (
        in_order("effective_date", "end_date"), in_order("min_taxable_amount", "max_taxable_amount"),
        not_negative("rate", "fixed_amount", "min_taxable_amount"),
    )

    id: UUID
    jurisdiction_id: UUID
    tax_category: str
    rate: Decimal
    effective_date: date
    end_date: date | None = None
    fixed_amount: Decimal | None = None
    max_taxable_amount: Decimal | None = None
    min_taxable_amount: Decimal | None = None
    legal_reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxExemption:
    """A certificate: a customer's, or our own given to a vendor."""

    SHAPE: ClassVar[Shape] = (
        one_of("customer_id", "vendor_id"), in_order("effective_date", "expiration_date"),
        share("exempt_percent"),
    )

    id: UUID
    exemption_type: ExemptionType
    jurisdiction_id: UUID
    certificate_number: str
    effective_date: date
    customer_id: UUID | None = None
    vendor_id: UUID | None = None
    expiration_date: date | None = None
    blanket: bool = True
    reference: str | None = None
    exempt_percent: Decimal = ONE
    categories: str | None = None
    is_verified: bool = False
    verified_on: date | None = None
    verified_by_id: UUID | None = None
    status: ExemptionStatus = ExemptionStatus.PENDING
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxTransaction:
    """One component of a code on one document line: what a return is made from.

    `*_amount` are in the document's currency, `*_base` in the books'. `tax_code`,
    treatment and boxes are those of the day it was posted.
    """

    SHAPE: ClassVar[Shape] = (above_zero("rate"), different("id", "reverses_id"))

    id: UUID
    source_module: str
    source_type: str
    source_id: UUID
    source_line: int | None = None
    journal_entry_id: UUID | None = None
    transaction_date: date
    recognition_date: date | None = None
    direction: TaxDirection
    origin: TaxOrigin = TaxOrigin.DOCUMENT
    tax_code_id: UUID | None = None
    tax_code: str
    treatment: str
    component: int
    jurisdiction_id: UUID
    registration_id: UUID | None = None
    tax_type: TaxType
    tax_category: str
    tax_rate: Decimal
    taxable_amount: Decimal
    exempt_amount: Decimal = ZERO
    exempt_reason: str | None = None
    exemption_id: UUID | None = None
    tax_amount: Decimal
    non_recoverable_amount: Decimal = ZERO
    currency: str
    rate: Decimal
    taxable_base: Decimal
    exempt_base: Decimal = ZERO
    tax_base: Decimal
    non_recoverable_base: Decimal = ZERO
    base_boxes: str | None = None
    tax_boxes: str | None = None
    party_id: UUID | None = None
    party_tax_id: str | None = None
    country: str | None = None
    recognition: Recognition = Recognition.IMMEDIATE
    parent_id: UUID | None = None
    is_reported: bool = False
    tax_return_id: UUID | None = None
    is_late: bool = False
    reverses_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxReturn:
    """A return of one registration and period; a negative `tax_due` is a refund."""

    SHAPE: ClassVar[Shape] = (
        in_order("period_start", "period_end"), not_negative("sequence"), different("id", "amends_id"),
    )

    id: UUID
    return_number: str
    jurisdiction_id: UUID
    registration_id: UUID
    tax_type: TaxType
    template_code: str
    template_version: int
    period_start: date
    period_end: date
    filing_due_date: date
    payment_due_date: date
    gross_sales: Decimal = ZERO
    taxable_sales: Decimal = ZERO
    exempt_sales: Decimal = ZERO
    tax_collected: Decimal = ZERO
    tax_recoverable: Decimal = ZERO
    adjustments: Decimal = ZERO
    discount: Decimal = ZERO
    penalty: Decimal = ZERO
    interest: Decimal = ZERO
    tax_due: Decimal = ZERO
    boxes: list[dict[str, Any]] = field(default_factory=list)
    status: ReturnStatus = ReturnStatus.DRAFT
    filed_date: date | None = None
    confirmation_number: str | None = None
    amends_id: UUID | None = None
    sequence: int = 0
    paid_amount: Decimal = ZERO
    journal_entry_id: UUID | None = None
    snapshot_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporaryDifference:
    """Book against tax basis of one source in a period (IAS 12.5, ASC 740-10-25-20)."""

    id: UUID
    period: str
    description: str
    source: str
    account_id: UUID | None = None
    asset_ref: str | None = None
    book_basis: Decimal
    tax_basis: Decimal
    difference_amount: Decimal
    side: DifferenceSide
    difference_type: DifferenceType
    tax_rate: Decimal
    enacted_reference: str | None = None
    deferred_amount: Decimal
    recognised_in: RecognisedIn = RecognisedIn.PROFIT
    reversal_year: int | None = None
    expiry_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredTaxAsset:
    """Deferred tax asset of one source; `realizability` is a share from 0 to 1."""

    SHAPE: ClassVar[Shape] = (share("realizability"),)

    id: UUID
    period: str
    source: str
    temporary_difference_id: UUID | None = None
    opening_amount: Decimal
    movement: Decimal
    amount: Decimal
    valuation_allowance: Decimal = ZERO
    net_amount: Decimal
    realizability: Decimal = ONE
    evidence: str | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferredTaxLiability:
    """Deferred tax liability of one source."""

    id: UUID
    period: str
    source: str
    temporary_difference_id: UUID | None = None
    opening_amount: Decimal
    movement: Decimal
    amount: Decimal
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxProvision:
    """Income tax of a period with its reconciliation."""

    SHAPE: ClassVar[Shape] = (above_zero("run_no"),)

    id: UUID
    period: str
    run_no: int
    pre_tax_income: Decimal
    permanent_differences: list[dict[str, Any]] = field(default_factory=list)
    taxable_income: Decimal
    losses_used: Decimal = ZERO
    credits: Decimal = ZERO
    current_tax_expense: Decimal
    deferred_tax_expense: Decimal
    prior_year_adjustment: Decimal = ZERO
    total_tax_expense: Decimal
    statutory_rate: Decimal
    effective_rate: Decimal | None = None
    reconciliation: list[dict[str, Any]] = field(default_factory=list)
    annual_effective_rate: Decimal | None = None
    status: ProvisionStatus = ProvisionStatus.DRAFT
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Our registration with a jurisdiction; `tax_rate` is shown only, never used in a calculation."""

    SHAPE: ClassVar[Shape] = (
        in_order("registered_from", "registered_to"),
        share("flat_rate_percent", "timely_discount_rate", "input_recovery_percent"),
        not_negative("due_days", "due_months", "timely_discount_cap", "threshold_amount", "threshold_count"),
    )

    id: UUID
    code: str
    name: str
    tax_jurisdiction_id: UUID
    jurisdiction_type: RegistrationType
    tax_rate: Decimal = ZERO
    registration_number: str | None = None
    registered_from: date
    registered_to: date | None = None
    scheme: TaxScheme = TaxScheme.STANDARD
    flat_rate_percent: Decimal | None = None
    basis: RegistrationBasis = RegistrationBasis.ACCRUAL
    filing_frequency: FilingFrequency
    first_period_start: date
    due_days: int = 0
    due_months: int = 0
    due_rule: FilingDueRule = FilingDueRule.DAYS_AFTER
    template_code: str
    boxes: list[dict[str, Any]] = field(default_factory=list)
    rounding_level: RoundingLevel = RoundingLevel.LINE
    tax_due_rule: TaxDueRule = TaxDueRule.COLLECTED
    timely_discount_rate: Decimal | None = None
    timely_discount_cap: Decimal | None = None
    input_recovery_percent: Decimal = ONE
    use_tax: bool = False
    nexus: Nexus = Nexus.NONE
    threshold_amount: Decimal | None = None
    threshold_count: int | None = None
    authority_party_id: UUID | None = None
    is_active: bool = True
