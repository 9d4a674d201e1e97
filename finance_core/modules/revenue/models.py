"""Data objects of revenue recognition (revenue.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, in_order, not_negative, share
from finance_core.money.dates import Frequency

ZERO = Decimal(0)
ONE = Decimal(1)


class ContractStatus(StrEnum):
    """State of a revenue contract."""

    IDENTIFIED = "identified"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    TERMINATED = "terminated"


class Financing(StrEnum):
    """Who finances whom when payment and transfer lie apart."""

    NONE = "none"
    ADVANCE = "advance"
    DEFERRED = "deferred"


class BillingPlan(StrEnum):
    """How a contract is billed."""

    MANUAL = "manual"
    UPFRONT = "upfront"
    PERIODIC = "periodic"
    MILESTONE = "milestone"


class ObligationKind(StrEnum):
    """What is promised."""

    GOOD = "good"
    SERVICE = "service"
    SERIES = "series"
    LICENSE_RIGHT_TO_USE = "license_right_to_use"
    LICENSE_ACCESS = "license_access"
    MATERIAL_RIGHT = "material_right"
    SERVICE_WARRANTY = "service_warranty"
    ROYALTY = "royalty"


class SSPMethod(StrEnum):
    """How a stand-alone selling price was found."""

    OBSERVABLE = "observable"
    ADJUSTED_MARKET = "adjusted_market"
    COST_PLUS = "cost_plus"
    RESIDUAL = "residual"


class RecognitionMethod(StrEnum):
    """When and how an obligation becomes revenue."""

    POINT_IN_TIME = "point_in_time"
    OVER_TIME_STRAIGHT_LINE = "over_time_straight_line"
    OVER_TIME_INPUT = "over_time_input"
    OVER_TIME_OUTPUT = "over_time_output"
    RIGHT_TO_INVOICE = "right_to_invoice"


class Measure(StrEnum):
    """What progress is measured in."""

    DAYS = "days"
    MONTHS = "months"
    COST = "cost"
    HOURS = "hours"
    UNITS = "units"
    MILESTONES = "milestones"
    PERCENT = "percent"


class ProgressSource(StrEnum):
    """Where progress comes from."""

    MANUAL = "manual"
    PROJECT = "project"


class ObligationStatus(StrEnum):
    """State of an obligation."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    SATISFIED = "satisfied"
    CANCELLED = "cancelled"


class PriceReason(StrEnum):
    """Why there is a new version of the price."""

    INITIAL = "initial"
    RE_ESTIMATE = "re_estimate"
    MODIFICATION = "modification"
    CORRECTION = "correction"


class EstimationMethod(StrEnum):
    """How variable consideration is estimated."""

    EXPECTED_VALUE = "expected_value"
    MOST_LIKELY = "most_likely"
    NONE = "none"


class AllocationBasis(StrEnum):
    """What an obligation's share of the price rests on."""

    RELATIVE = "relative"
    RESIDUAL = "residual"
    DISCOUNT_GROUP = "discount_group"
    VARIABLE_SPECIFIC = "variable_specific"
    UNCHANGED = "unchanged"


class ScheduleKind(StrEnum):
    """Why a row of the recognition schedule exists."""

    TIME = "time"
    PROGRESS = "progress"
    POINT = "point"
    CATCH_UP = "catch_up"
    MODIFICATION = "modification"
    USAGE = "usage"
    REVERSAL = "reversal"


class ScheduleStatus(StrEnum):
    """State of a row of the recognition schedule."""

    PLANNED = "planned"
    POSTED = "posted"
    REVERSED = "reversed"
    CANCELLED = "cancelled"


class ModificationType(StrEnum):
    """How a modification is accounted for."""

    SEPARATE_CONTRACT = "separate_contract"
    PROSPECTIVE = "prospective"
    CUMULATIVE_CATCH_UP = "cumulative_catch_up"
    MIXED = "mixed"
    PRICE_ONLY = "price_only"
    TERMINATION = "termination"


class ModificationStatus(StrEnum):
    """State of a modification."""

    POSTED = "posted"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevenueContract(Dims):
    """A contract with a customer; amounts in `currency`, net of tax."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"),
        in_order("start_date", "terminated_on"),
        not_negative("financing_rate", "price_version"),
    )

    id: UUID
    contract_number: str
    customer_id: UUID
    description: str
    start_date: date
    currency: str
    status: ContractStatus
    contract_id: UUID | None = None
    parent_contract_id: UUID | None = None
    signed_on: date | None = None
    end_date: date | None = None
    total_consideration: Decimal = ZERO
    variable_consideration: Decimal = ZERO
    transaction_price: Decimal = ZERO
    recognized_to_date: Decimal = ZERO
    billed_to_date: Decimal = ZERO
    interest_to_date: Decimal = ZERO
    refund_liability: Decimal = ZERO
    credits_to_classify: Decimal = ZERO
    base_liability: Decimal = ZERO
    price_version: int = 0
    is_approved: bool = False
    rights_identified: bool = False
    terms_identified: bool = False
    has_substance: bool = False
    collectable: bool = False
    financing: Financing = Financing.NONE
    financing_rate: Decimal | None = None
    expedient_one_year: bool = False
    right_to_invoice: bool = False
    billing_plan: BillingPlan = BillingPlan.MANUAL
    billing_frequency: Frequency | None = None
    tax_code_id: UUID | None = None
    terminated_on: date | None = None
    end_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceObligation:
    """A promise of a contract with its share of the price and how far it is fulfilled."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"),
        in_order("start_date", "satisfaction_date"),
        share("progress", "expected_return_rate"),
        above_zero("obligation_number", "total_expected"),
        not_negative("quantity", "standalone_selling_price", "done_to_date", "uninstalled_cost",
                     "uninstalled_expected", "basis_done", "unit_cost"),
    )

    id: UUID
    contract_id: UUID
    obligation_number: int
    description: str
    kind: ObligationKind
    standalone_selling_price: Decimal
    ssp_method: SSPMethod
    recognition_method: RecognitionMethod
    status: ObligationStatus
    is_distinct: bool = True
    combined_into_id: UUID | None = None
    item_code: str | None = None
    quantity: Decimal = ONE
    ssp_evidence: str | None = None
    allocated_price: Decimal = ZERO
    recognized_to_date: Decimal = ZERO
    measure: Measure | None = None
    start_date: date | None = None
    end_date: date | None = None
    total_expected: Decimal | None = None
    done_to_date: Decimal = ZERO
    uninstalled_cost: Decimal = ZERO
    uninstalled_expected: Decimal = ZERO
    progress: Decimal = ZERO
    basis_date: date | None = None
    basis_recognized: Decimal = ZERO
    basis_done: Decimal = ZERO
    progress_source: ProgressSource = ProgressSource.MANUAL
    project_phase_id: UUID | None = None
    expected_return_rate: Decimal = ZERO
    unit_cost: Decimal | None = None
    revenue_account_id: UUID | None = None
    satisfied: bool = False
    satisfaction_date: date | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionPrice:
    """A version of a contract's price; `consideration_payable` is paid to the customer, positive."""

    SHAPE: ClassVar[Shape] = (
        above_zero("version"),
        not_negative("noncash_consideration", "consideration_payable"),
    )

    id: UUID
    contract_id: UUID
    version: int
    effective_date: date
    reason: PriceReason
    base_price: Decimal
    total_transaction_price: Decimal
    variable_estimate: Decimal = ZERO
    variable_consideration: Decimal = ZERO
    estimation_method: EstimationMethod = EstimationMethod.NONE
    scenarios: list[dict[str, Any]] = field(default_factory=list)
    constraint_applied: bool = False
    constraint_reason: str | None = None
    financing_component: Decimal = ZERO
    noncash_consideration: Decimal = ZERO
    consideration_payable: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class SSPAllocation:
    """What one version of the price gives to one obligation."""

    SHAPE: ClassVar[Shape] = (share("allocation_percentage"), not_negative("standalone_selling_price"))

    id: UUID
    contract_id: UUID
    transaction_price_id: UUID
    obligation_id: UUID
    standalone_selling_price: Decimal
    allocation_percentage: Decimal
    allocated_amount: Decimal
    basis: AllocationBasis
    discount_share: Decimal = ZERO
    variable_share: Decimal = ZERO
    rounding_cents: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionSchedule:
    """Revenue of an obligation in one period, planned or posted; `amount` is signed."""

    SHAPE: ClassVar[Shape] = (share("progress_after"), not_negative("sequence"))

    id: UUID
    contract_id: UUID
    obligation_id: UUID
    period: str
    period_end: date
    kind: ScheduleKind
    amount: Decimal
    cumulative: Decimal
    status: ScheduleStatus
    fiscal_period_id: UUID | None = None
    sequence: int = 0
    progress_after: Decimal | None = None
    from_liability: Decimal = ZERO
    to_asset: Decimal = ZERO
    recognized: bool = False
    recognized_date: date | None = None
    override_reason: str | None = None
    run_number: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractModification:
    """A change of a contract with the answers that decided how it is accounted for."""

    SHAPE: ClassVar[Shape] = (in_order("from_version", "to_version"), not_negative("from_version"))

    id: UUID
    modification_number: str
    contract_id: UUID
    modification_date: date
    modification_type: ModificationType
    description: str
    adds_distinct_goods: bool
    price_reflects_ssp: bool
    remaining_distinct: bool
    from_version: int
    to_version: int
    actor_id: UUID
    status: ModificationStatus
    price_change: Decimal = ZERO
    scope_change: str | None = None
    override_reason: str | None = None
    catch_up_amount: Decimal = ZERO
    new_contract_id: UUID | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None
