"""Data objects of contracts (contracts.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.shape import Shape, above_zero, different, in_order, not_negative, share

ZERO = Decimal(0)
ONE = Decimal(1)


class DeliverableType(StrEnum):
    """What is delivered."""

    GOOD = "good"
    SERVICE = "service"
    REPORT = "report"
    DATA = "data"
    LICENSE = "license"
    OTHER = "other"


class Recurrence(StrEnum):
    """How often a deliverable is due."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class DeliverableStatus(StrEnum):
    """State of a deliverable."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WAIVED = "waived"


class MilestoneKind(StrEnum):
    """What a line of the schedule of values is."""

    MILESTONE = "milestone"
    PROGRESS_LINE = "progress_line"
    UNIT_LINE = "unit_line"


class MilestoneStatus(StrEnum):
    """State of a line of the schedule of values."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    ACHIEVED = "achieved"
    PARTLY_BILLED = "partly_billed"
    BILLED = "billed"
    CANCELLED = "cancelled"


class BillingType(StrEnum):
    """What a billing asks for."""

    MILESTONE = "milestone"
    PROGRESS = "progress"
    UNITS = "units"
    COST_PLUS = "cost_plus"
    TIME_AND_MATERIALS = "time_and_materials"
    ADVANCE = "advance"
    RETENTION_RELEASE = "retention_release"
    RATE_ADJUSTMENT = "rate_adjustment"
    FINAL = "final"
    CREDIT = "credit"


class BillingStatus(StrEnum):
    """State of a billing."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CERTIFIED = "certified"
    REJECTED = "rejected"
    INVOICED = "invoiced"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    VOID = "void"


class FundingType(StrEnum):
    """What a signed action changes."""

    AWARD = "award"
    INCREMENTAL = "incremental"
    DEOBLIGATION = "deobligation"
    OPTION = "option"
    VALUE_CHANGE = "value_change"
    CEILING_CHANGE = "ceiling_change"
    FEE_CHANGE = "fee_change"
    TERMS_CHANGE = "terms_change"
    ADMINISTRATIVE = "administrative"


class FundingStatus(StrEnum):
    """State of a signed action."""

    POSTED = "posted"
    REVERSED = "reversed"


class BillingBasis(StrEnum):
    """What billings are computed from."""

    MILESTONE = "milestone"
    PROGRESS = "progress"
    UNITS = "units"
    COST_PLUS = "cost_plus"
    TIME_AND_MATERIALS = "time_and_materials"
    SCHEDULE = "schedule"


class RevenuePolicy(StrEnum):
    """Which module recognises revenue."""

    ON_BILLING = "on_billing"
    REVENUE_CONTRACT = "revenue_contract"
    PROJECT = "project"


class RetentionTax(StrEnum):
    """When retention is taxed."""

    AT_BILLING = "at_billing"
    AT_RELEASE = "at_release"


class FeeBasis(StrEnum):
    """How a fee is computed."""

    NONE = "none"
    PERCENT_OF_COST = "percent_of_cost"
    FIXED_AMOUNT = "fixed_amount"


class FundingControl(StrEnum):
    """What happens above the funding limit."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


def _amount_is_not_zero(milestone: ContractMilestone) -> None:
    if not milestone.amount:
        raise InvalidInput("amount", "Amount must not be zero. An agreed deduction is below zero.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractDeliverable:
    """Something the customer receives and accepts."""

    SHAPE: ClassVar[Shape] = (
        in_order("submitted_date", "accepted_date"),
        not_negative("quantity", "price", "late_after_days", "submission_count", "review_days",
                     "billed_amount"),
    )

    id: UUID
    contract_id: UUID
    deliverable_number: str
    title: str
    deliverable_type: DeliverableType
    status: DeliverableStatus
    contract_line_id: UUID | None = None
    description: str | None = None
    quantity: Decimal = ONE
    unit: str | None = None
    price: Decimal | None = None
    due_date: date | None = None
    late_after_days: int = 0
    recurrence: Recurrence = Recurrence.ONCE
    series_id: UUID | None = None
    submitted_date: date | None = None
    submission_count: int = 0
    review_days: int | None = None
    accepted_date: date | None = None
    accepted_by: str | None = None
    rejection_reason: str | None = None
    billed_amount: Decimal = ZERO
    revenue_obligation_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractMilestone:
    """A line of the schedule of values; `amount` below zero is an agreed deduction."""

    SHAPE: ClassVar[Shape] = (
        _amount_is_not_zero,
        share("completion_pct"),
        not_negative("quantity", "stored_materials"),
    )

    id: UUID
    contract_id: UUID
    milestone_number: str
    name: str
    kind: MilestoneKind
    amount: Decimal
    currency: str
    status: MilestoneStatus
    description: str | None = None
    contract_line_id: UUID | None = None
    deliverable_id: UUID | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    completion_pct: Decimal = ZERO
    stored_materials: Decimal = ZERO
    billed_amount: Decimal = ZERO
    is_billed: bool = False
    billed_date: date | None = None
    due_date: date | None = None
    achieved_date: date | None = None
    evidence: str | None = None
    project_phase_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractBilling:
    """A claim on the customer with its frozen detail; amounts in `currency`, a credit is below zero."""

    SHAPE: ClassVar[Shape] = (
        in_order("period_start", "period_end"),
        above_zero("sequence", "exchange_rate"),
        not_negative("damages"),
        different("id", "corrects_billing_id"),
    )

    id: UUID
    contract_id: UUID
    billing_number: str
    sequence: int
    billing_type: BillingType
    billing_period: str
    billing_date: date
    currency: str
    exchange_rate: Decimal
    status: BillingStatus
    period_start: date | None = None
    period_end: date | None = None
    milestone_id: UUID | None = None
    lines: list[dict[str, Any]] = field(default_factory=list)
    work_to_date: Decimal = ZERO
    previously_billed: Decimal = ZERO
    claimed_amount: Decimal = ZERO
    certified_amount: Decimal | None = None
    direct_costs: Decimal = ZERO
    indirect_costs: Decimal = ZERO
    fee_amount: Decimal = ZERO
    gross_amount: Decimal = ZERO
    retention_amount: Decimal = ZERO
    advance_recovered: Decimal = ZERO
    damages: Decimal = ZERO
    net_amount: Decimal = ZERO
    tax_amount: Decimal = ZERO
    total_amount: Decimal = ZERO
    tax_code_id: UUID | None = None
    certificate_number: str | None = None
    approved_by: str | None = None
    approved_date: date | None = None
    rejection_reason: str | None = None
    corrects_billing_id: UUID | None = None
    ar_invoice_id: UUID | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFunding:
    """A signed action: what it changes, what stands after it, and the terms in force from its date."""

    SHAPE: ClassVar[Shape] = (
        share("retention_percent", "retention_cap_percent", "advance_percent", "advance_recovery_percent",
              "fee_rate", "damages_cap_percent"),
        not_negative("cumulative_funded", "cumulative_value", "ceiling_after", "fee_after",
                     "damages_per_day"),
    )

    id: UUID
    contract_id: UUID
    funding_action_number: str
    funding_type: FundingType
    effective_date: date
    cumulative_funded: Decimal
    cumulative_value: Decimal
    currency: str
    billing_basis: BillingBasis
    revenue_policy: RevenuePolicy
    status: FundingStatus
    signed_on: date | None = None
    modification_number: str | None = None
    document_reference: str | None = None
    authorized_by: str | None = None
    amount: Decimal = ZERO
    value_change: Decimal = ZERO
    ceiling_change: Decimal = ZERO
    fee_change: Decimal = ZERO
    ceiling_after: Decimal | None = None
    fee_after: Decimal | None = None
    revenue_contract_id: UUID | None = None
    project_id: UUID | None = None
    retention_percent: Decimal = ZERO
    retention_cap_percent: Decimal | None = None
    tax_on_retention: RetentionTax = RetentionTax.AT_RELEASE
    advance_percent: Decimal | None = None
    advance_recovery_percent: Decimal | None = None
    fee_basis: FeeBasis = FeeBasis.NONE
    fee_rate: Decimal | None = None
    damages_per_day: Decimal | None = None
    damages_cap_percent: Decimal | None = None
    requires_certificate: bool = False
    funding_control: FundingControl = FundingControl.WARN
    tax_code_id: UUID | None = None
    payment_term_id: UUID | None = None
