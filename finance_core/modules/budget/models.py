"""Data objects of the budget module (budget.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.shape import Shape, above_zero, between, not_negative

ZERO = Decimal(0)


class BudgetType(StrEnum):
    """What a budget plans."""

    OPERATING = "operating"
    CAPITAL = "capital"
    CASH = "cash"
    PROJECT = "project"
    GRANT = "grant"


class Scenario(StrEnum):
    """Which future a budget assumes."""

    BASE = "base"
    BEST = "best"
    WORST = "worst"
    FORECAST = "forecast"
    OTHER = "other"


class Granularity(StrEnum):
    """The step in which a budget is typed."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ControlLevel(StrEnum):
    """What happens when more is asked than is free."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


class ControlScope(StrEnum):
    """Which periods a request is compared with."""

    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"
    YEAR = "year"


class BudgetStatus(StrEnum):
    """State of a budget."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    LOCKED = "locked"
    ARCHIVED = "archived"


class LineMethod(StrEnum):
    """How the amount of a budget line came about."""

    MANUAL = "manual"
    SPREAD = "spread"
    COPIED = "copied"
    DRIVER = "driver"
    ALLOCATED = "allocated"
    TRANSFER = "transfer"
    IMPORT = "import"


class VersionKind(StrEnum):
    """Why a version was made."""

    ORIGINAL = "original"
    AMENDMENT = "amendment"
    TRANSFER = "transfer"
    REFORECAST = "reforecast"
    CORRECTION = "correction"


class TransferStatus(StrEnum):
    """State of a transfer between lines."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    POSTED = "posted"
    REVERSED = "reversed"


class TargetType(StrEnum):
    """What an amount is allocated to."""

    DEPARTMENT = "department"
    COST_CENTRE = "cost_centre"
    PROJECT = "project"
    ENTITY = "entity"
    PERIOD = "period"


class AllocationMethod(StrEnum):
    """What the weights of an allocation are."""

    EQUAL = "equal"
    PERCENTAGE = "percentage"
    HEADCOUNT = "headcount"
    AREA = "area"
    PRIOR_ACTUAL = "prior_actual"
    PRIOR_BUDGET = "prior_budget"
    DRIVER = "driver"
    MANUAL = "manual"


class AllocationStatus(StrEnum):
    """State of an allocation batch."""

    APPLIED = "applied"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A plan of one fiscal year; its lines are stored on their own (thousands of cells)."""

    SHAPE: ClassVar[Shape] = (between(1, 9999, "fiscal_year"), not_negative("current_version"))

    id: UUID
    name: str
    fiscal_year: int
    fiscal_year_id: UUID
    budget_type: BudgetType
    currency: str
    created_date: date
    scenario: Scenario = Scenario.BASE
    granularity: Granularity = Granularity.MONTH
    description: str | None = None
    dimension_codes: str | None = None
    control_level: ControlLevel = ControlLevel.WARN
    control_scope: ControlScope = ControlScope.YEAR_TO_DATE
    is_primary: bool = False
    status: BudgetStatus = BudgetStatus.DRAFT
    current_version: int = 0
    submitted_at: datetime | None = None
    approved_at: datetime | None = None
    approved_by_id: UUID | None = None
    approval_note: str | None = None
    lock_through_period: str | None = None
    copied_from_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One cell of a budget: an account, a period and what it is split by.

    `amount` is signed in the account's natural sense: planned income and planned expense are both positive.
    """

    SHAPE: ClassVar[Shape] = (above_zero("line_no"), not_negative("quantity"))

    id: UUID
    budget_id: UUID
    line_no: int
    account_id: UUID
    fiscal_period_id: UUID
    period: str
    amount: Decimal
    currency: str
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    dim_project_id: UUID | None = None
    dim_department_id: UUID | None = None
    dim_cost_centre_id: UUID | None = None
    dim_entity_id: UUID | None = None
    method: LineMethod = LineMethod.MANUAL
    note: str | None = None
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetVersion:
    """What a budget held at one moment; totals are the result (income less expense).

    `snapshot` is the JSON text of all lines, kept as written because `snapshot_sha256` is its hash.
    """

    SHAPE: ClassVar[Shape] = (above_zero("version_number"), not_negative("line_count"))

    id: UUID
    budget_id: UUID
    version_number: int
    kind: VersionKind
    amendment_date: date
    amendment_reason: str
    previous_total: Decimal
    new_total: Decimal
    amended_by: str
    snapshot: str
    snapshot_sha256: str
    line_count: int
    approved_by_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTransfer:
    """Budget moved from one line to another; `from_dims` and `to_dims` hold value codes by dimension."""

    SHAPE: ClassVar[Shape] = (above_zero("amount"),)

    id: UUID
    transfer_number: str
    budget_id: UUID
    from_account_id: UUID
    to_account_id: UUID
    from_fiscal_period_id: UUID
    to_fiscal_period_id: UUID
    from_dims: dict[str, str]
    to_dims: dict[str, str]
    amount: Decimal
    currency: str
    transfer_date: date
    reason: str
    status: TransferStatus
    transferred_by: str
    approved_by_id: UUID | None = None
    version_id: UUID | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetAllocation:
    """One part of a source amount, given to one target in one period."""

    SHAPE: ClassVar[Shape] = (above_zero("batch_no"), not_negative("weight"))

    id: UUID
    budget_id: UUID
    batch_no: int
    source_amount: Decimal
    target_entity_type: TargetType
    target_entity_id: str
    account_id: UUID
    fiscal_period_id: UUID
    period: str
    weight: Decimal
    allocated_amount: Decimal
    currency: str
    allocation_method: AllocationMethod
    allocation_date: date
    allocated_by: str
    status: AllocationStatus = AllocationStatus.APPLIED
    source_account_id: UUID | None = None
