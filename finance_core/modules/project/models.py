"""Data objects of projects (project.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.shape import Shape, above_zero, in_order, not_negative, share

ZERO = Decimal(0)
ONE = Decimal(1)


class ProjectType(StrEnum):
    """Under which terms work is done."""

    FIXED_PRICE = "fixed_price"
    COST_PLUS = "cost_plus"
    TIME_AND_MATERIALS = "time_and_materials"
    INTERNAL = "internal"
    CAPITAL = "capital"


class BillingMethod(StrEnum):
    """What is billed."""

    MILESTONE = "milestone"
    TIME_AND_MATERIALS = "time_and_materials"
    CONTRACT = "contract"
    NONE = "none"


class RevenueMethod(StrEnum):
    """When revenue is recognised."""

    ON_BILLING = "on_billing"
    PERCENTAGE_OF_COMPLETION = "percentage_of_completion"
    COMPLETED_CONTRACT = "completed_contract"
    REVENUE_CONTRACT = "revenue_contract"
    NONE = "none"


class CostPolicy(StrEnum):
    """Where cost of a project stays until revenue."""

    EXPENSE = "expense"
    CAPITALISE = "capitalise"


class LabourCosting(StrEnum):
    """What hours cost: the wages of payroll, or a standard rate."""

    PAYROLL = "payroll"
    STANDARD = "standard"


class BudgetControl(StrEnum):
    """What happens when a budget is passed."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


class ProjectState(StrEnum):
    """State of a project."""

    PLANNING = "planning"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class Spread(StrEnum):
    """How a phase's budget lies between its dates."""

    LINEAR = "linear"
    START = "start"
    END = "end"
    FRONT = "front"
    BACK = "back"


class ProgressMethod(StrEnum):
    """How a phase's progress is measured."""

    MANUAL = "manual"
    COST = "cost"
    HOURS = "hours"
    UNITS = "units"
    ZERO_HUNDRED = "zero_hundred"
    FIFTY_FIFTY = "fifty_fifty"
    MILESTONES = "milestones"


class PhaseStatus(StrEnum):
    """State of a phase."""

    PLANNED = "planned"
    OPEN = "open"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class EntryKind(StrEnum):
    """What a row of the project ledger tells."""

    COST = "cost"
    HOURS = "hours"
    COMMITMENT = "commitment"
    BILLING = "billing"
    REVENUE = "revenue"
    RELIEF = "relief"
    PROVISION = "provision"
    PROGRESS = "progress"
    ESTIMATE = "estimate"
    BUDGET = "budget"


class CostType(StrEnum):
    """What cost was incurred for."""

    LABOUR = "labour"
    MATERIAL = "material"
    SUBCONTRACT = "subcontract"
    EQUIPMENT = "equipment"
    TRAVEL = "travel"
    OVERHEAD = "overhead"
    OTHER = "other"


class BillStatus(StrEnum):
    """Whether a row of the project ledger is billed."""

    NON_BILLABLE = "non_billable"
    UNBILLED = "unbilled"
    PROPOSED = "proposed"
    BILLED = "billed"
    WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project; its totals are kept equal to the project ledger, in project currency."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"),
        in_order("start_date", "actual_end"),
        share("retention_percent"),
        not_negative("contract_value", "billing_cap", "default_bill_rate", "markup_material",
                     "markup_subcontract", "markup_expense", "loss_provision"),
    )

    id: UUID
    project_code: str
    name: str
    dimension_value_id: UUID
    project_type: ProjectType
    billing_method: BillingMethod
    revenue_method: RevenueMethod
    currency: str
    status: ProjectState
    customer_id: UUID | None = None
    contract_id: UUID | None = None
    revenue_contract_id: UUID | None = None
    cost_policy: CostPolicy = CostPolicy.EXPENSE
    labour_costing: LabourCosting = LabourCosting.PAYROLL
    contract_value: Decimal = ZERO
    billing_cap: Decimal | None = None
    retention_percent: Decimal = ZERO
    default_bill_rate: Decimal | None = None
    markup_material: Decimal = ZERO
    markup_subcontract: Decimal = ZERO
    markup_expense: Decimal = ZERO
    tax_code_id: UUID | None = None
    manager_id: UUID | None = None
    start_date: date | None = None
    end_date: date | None = None
    actual_end: date | None = None
    total_budget: Decimal = ZERO
    original_budget: Decimal = ZERO
    total_actual: Decimal = ZERO
    total_committed: Decimal = ZERO
    total_billed: Decimal = ZERO
    recognized_revenue: Decimal = ZERO
    relieved_cost: Decimal = ZERO
    loss_provision: Decimal = ZERO
    budget_control: BudgetControl = BudgetControl.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPhase:
    """A node of the work breakdown; leaves carry budget and cost, parents are sums."""

    SHAPE: ClassVar[Shape] = (
        in_order("planned_start", "planned_end"),
        in_order("actual_start", "actual_end"),
        share("percent_complete", "weight"),
        not_negative("level", "sort_order", "budget_labour", "budget_material", "budget_subcontract",
                     "budget_other", "budget_amount", "original_budget_amount", "budget_hours",
                     "estimate_to_complete", "billing_amount", "bill_rate"),
        above_zero("total_units"),
    )

    id: UUID
    project_id: UUID
    code: str
    name: str
    dimension_value_id: UUID
    status: PhaseStatus
    parent_id: UUID | None = None
    level: int = 0
    sort_order: int = 0
    planned_start: date | None = None
    planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    spread: Spread = Spread.LINEAR
    budget_labour: Decimal = ZERO
    budget_material: Decimal = ZERO
    budget_subcontract: Decimal = ZERO
    budget_other: Decimal = ZERO
    budget_amount: Decimal = ZERO
    original_budget_amount: Decimal = ZERO
    budget_hours: Decimal = ZERO
    progress_method: ProgressMethod = ProgressMethod.MANUAL
    percent_complete: Decimal = ZERO
    total_units: Decimal | None = None
    weight: Decimal | None = None
    estimate_to_complete: Decimal | None = None
    is_milestone: bool = False
    billing_amount: Decimal = ZERO
    billed_amount: Decimal = ZERO
    contract_milestone_id: UUID | None = None
    bill_rate: Decimal | None = None
    actual_cost: Decimal = ZERO
    committed_cost: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCostEntry:
    """A row of the project ledger, one fact each; `amount` in project currency, signed."""

    SHAPE: ClassVar[Shape] = (
        in_order("plan_start", "plan_end"),
        share("percent_complete"),
        above_zero("entry_number", "exchange_rate"),
        not_negative("bill_rate"),
    )

    id: UUID
    project_id: UUID
    entry_number: int
    entry_kind: EntryKind
    entry_date: date
    period: str
    currency: str
    source_module: str
    source_type: str
    bill_status: BillStatus
    phase_id: UUID | None = None
    cost_type: CostType | None = None
    description: str | None = None
    person_id: UUID | None = None
    labour_category: str | None = None
    quantity: Decimal = ZERO
    unit: str | None = None
    unit_cost: Decimal = ZERO
    amount: Decimal = ZERO
    base_amount: Decimal = ZERO
    exchange_rate: Decimal = ONE
    source_id: UUID | None = None
    journal_line_id: int | None = None
    gl_account_id: UUID | None = None
    percent_complete: Decimal | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    uninstalled: bool = False
    billable: bool = False
    unallowable: bool = False
    bill_rate: Decimal | None = None
    bill_amount: Decimal = ZERO
    billed_id: UUID | None = None
    billed_on: date | None = None
    write_down: Decimal = ZERO
    reverses_id: UUID | None = None
    run_number: str | None = None
    journal_entry_id: UUID | None = None
