"""Data objects of work in process (wip.md, Models). Money is base currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, below_one, in_order, not_negative, share

ZERO = Decimal(0)


class OrderKind(StrEnum):
    """What a work order does."""

    MAKE = "make"
    ASSEMBLY = "assembly"
    REWORK = "rework"
    DISASSEMBLY = "disassembly"


class Costing(StrEnum):
    """What finished goods are received at."""

    ACTUAL = "actual"
    STANDARD = "standard"


class IssueMethod(StrEnum):
    """How material reaches an order."""

    MANUAL = "manual"
    BACKFLUSH = "backflush"


class OrderStatus(StrEnum):
    """State of a work order."""

    PLANNED = "planned"
    RELEASED = "released"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class OperationStatus(StrEnum):
    """State of an operation."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SKIPPED = "skipped"


class RecordStatus(StrEnum):
    """State of labour, overhead, a by-product or a completion."""

    POSTED = "posted"
    REVERSED = "reversed"


class LaborType(StrEnum):
    """What time was spent on; `outside` is a subcontractor's step with a typed cost and no hours."""

    SETUP = "setup"
    RUN = "run"
    REWORK = "rework"
    REWORK_ABNORMAL = "rework_abnormal"
    OUTSIDE = "outside"


class OverheadKind(StrEnum):
    """What a row of overhead does."""

    APPLIED = "applied"
    DISPOSITION = "disposition"
    PRORATION = "proration"


class OverheadType(StrEnum):
    """Which part of a pool a rate is for."""

    FIXED = "fixed"
    VARIABLE = "variable"
    SETUP = "setup"
    TOTAL = "total"


class OverheadBasis(StrEnum):
    """What overhead is applied by."""

    LABOR_HOURS = "labor_hours"
    LABOR_COST = "labor_cost"
    MACHINE_HOURS = "machine_hours"
    UNITS = "units"
    MATERIAL_COST = "material_cost"


class ByproductKind(StrEnum):
    """What leaves an order besides good output."""

    BY_PRODUCT = "by_product"
    CO_PRODUCT = "co_product"
    SALEABLE_SCRAP = "saleable_scrap"
    NORMAL_SCRAP = "normal_scrap"
    ABNORMAL_SCRAP = "abnormal_scrap"


class SnapshotKind(StrEnum):
    """When the cost of an order was written down."""

    PERIOD_END = "period_end"
    COMPLETION = "completion"
    CLOSE = "close"


class CostEvent(StrEnum):
    """Whether goods were completed or their cost corrected later."""

    COMPLETION = "completion"
    ADJUSTMENT = "adjustment"


class CostMethod(StrEnum):
    """Which unit cost a completion took."""

    STANDARD = "standard"
    PLANNED = "planned"
    TO_DATE = "to_date"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrderLine:
    """Material of an order; `quantity_per` is net per unit of output, `scrap_percent` a share."""

    SHAPE: ClassVar[Shape] = (
        below_one("scrap_percent"),
        not_negative("quantity_per", "quantity_required", "quantity_issued", "quantity_returned",
                     "unit_cost"),
    )

    id: UUID
    work_order_id: UUID
    line_number: int
    item_code: str
    description: str
    unit: str
    operation_seq: int
    quantity_per: Decimal
    quantity_required: Decimal
    scrap_percent: Decimal = ZERO
    quantity_issued: Decimal = ZERO
    quantity_returned: Decimal = ZERO
    unit_cost: Decimal = ZERO
    issued_cost: Decimal = ZERO
    location_code: str | None = None
    is_planned: bool = True
    substitute_of_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A step of an order; setup hours are per batch, run hours per unit, rates per hour or basis unit."""

    SHAPE: ClassVar[Shape] = (
        above_zero("batch_quantity"),
        not_negative("setup_time_hours", "run_time_hours", "labor_rate", "overhead_rate",
                     "outside_unit_cost", "quantity_completed", "quantity_scrapped"),
    )

    id: UUID
    work_order_id: UUID
    sequence: int
    work_center_code: str
    description: str
    setup_time_hours: Decimal = ZERO
    batch_quantity: Decimal = Decimal(1)
    run_time_hours: Decimal = ZERO
    labor_rate: Decimal = ZERO
    overhead_rate: Decimal = ZERO
    is_outside: bool = False
    vendor_id: UUID | None = None
    outside_unit_cost: Decimal = ZERO
    status: OperationStatus = OperationStatus.NOT_STARTED
    quantity_completed: Decimal = ZERO
    quantity_scrapped: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOrder(Dims):
    """An order to make something: what is planned per unit (frozen at release) and what it cost so far."""

    SHAPE: ClassVar[Shape] = (
        above_zero("quantity_ordered", "recipe_version"),
        not_negative("quantity_completed", "quantity_scrapped"),
        in_order("planned_start_date", "planned_end_date"),
        in_order("actual_start_date", "actual_end_date"),
    )

    id: UUID
    order_number: str
    item_code: str
    description: str
    unit: str
    quantity_ordered: Decimal
    location_code: str
    material_location_code: str
    costing: Costing
    status: OrderStatus = OrderStatus.PLANNED
    kind: OrderKind = OrderKind.MAKE
    issue_method: IssueMethod = IssueMethod.MANUAL
    quantity_completed: Decimal = ZERO
    quantity_scrapped: Decimal = ZERO
    recipe_code: str | None = None
    recipe_version: int | None = None
    planned_start_date: date | None = None
    planned_end_date: date | None = None
    actual_start_date: date | None = None
    actual_end_date: date | None = None
    planned_material: Decimal = ZERO
    planned_labor: Decimal = ZERO
    planned_overhead: Decimal = ZERO
    planned_outside: Decimal = ZERO
    planned_byproduct: Decimal = ZERO
    planned_unit_cost: Decimal = ZERO
    material_cost: Decimal = ZERO
    labor_cost: Decimal = ZERO
    overhead_cost: Decimal = ZERO
    outside_cost: Decimal = ZERO
    byproduct_credit: Decimal = ZERO
    scrap_loss: Decimal = ZERO
    transferred_out: Decimal = ZERO
    variance_total: Decimal = ZERO
    balance: Decimal = ZERO
    parent_work_order_id: UUID | None = None
    sales_order_reference: str | None = None
    customer_id: UUID | None = None
    contract_id: UUID | None = None
    closed_on: date | None = None
    close_entry_id: UUID | None = None
    cancel_reason: str | None = None
    lines: tuple[WorkOrderLine, ...] = ()
    operations: tuple[Operation, ...] = ()

    @property
    def open_quantity(self) -> Decimal:
        """Return what is still to be made."""
        return max(self.quantity_ordered - self.quantity_completed - self.quantity_scrapped, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaborEntry:
    """Time or an outside step charged to an order; an end before the start lies on the next day."""

    SHAPE: ClassVar[Shape] = (
        not_negative("hours", "machine_hours", "labor_rate", "standard_rate", "labor_cost"),
    )

    id: UUID
    work_order_id: UUID
    work_date: date
    posting_date: date
    entry_type: LaborType
    status: RecordStatus = RecordStatus.POSTED
    operation_id: UUID | None = None
    employee_id: UUID | None = None
    start_time: time | None = None
    end_time: time | None = None
    hours: Decimal = ZERO
    machine_hours: Decimal = ZERO
    labor_rate: Decimal = ZERO
    standard_rate: Decimal = ZERO
    labor_cost: Decimal = ZERO
    vendor_id: UUID | None = None
    bill_line_id: UUID | None = None
    timecard_line_id: UUID | None = None
    note: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


def _order_named(dto: Any) -> None:
    """Refuse overhead without an order, unless it disposes of a whole pool."""
    if dto.work_order_id is None and dto.kind is not OverheadKind.DISPOSITION:
        raise InvalidInput("work_order_id", "Overhead is applied to a work order. Choose the order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OverheadApplication:
    """Overhead applied to an order, a pool disposed of, or an order's part of what was disposed of."""

    SHAPE: ClassVar[Shape] = (_order_named, above_zero("rate_version"))

    id: UUID
    kind: OverheadKind
    application_date: date
    pool_code: str
    rate_version: int
    overhead_type: OverheadType
    basis: OverheadBasis
    rate: Decimal
    quantity: Decimal
    amount: Decimal
    status: RecordStatus = RecordStatus.POSTED
    work_order_id: UUID | None = None
    operation_id: UUID | None = None
    labor_entry_id: UUID | None = None
    actual_amount: Decimal | None = None
    spending_variance: Decimal | None = None
    volume_variance: Decimal | None = None
    run_number: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ByproductRecord:
    """What left an order besides good output, and the cost it took along."""

    SHAPE: ClassVar[Shape] = (
        above_zero("quantity"),
        not_negative("unit_value", "value", "material_part", "labor_part", "overhead_part"),
        share("cost_share"),
    )

    id: UUID
    work_order_id: UUID
    kind: ByproductKind
    record_date: date
    description: str
    quantity: Decimal
    status: RecordStatus = RecordStatus.POSTED
    operation_id: UUID | None = None
    item_code: str | None = None
    unit_value: Decimal = ZERO
    value: Decimal = ZERO
    cost_share: Decimal | None = None
    material_part: Decimal = ZERO
    labor_part: Decimal = ZERO
    overhead_part: Decimal = ZERO
    reason_code: str | None = None
    inventory_receipt_id: UUID | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionCostSummary:
    """The cost of an order on one day; variances are unfavourable above zero."""

    SHAPE: ClassVar[Shape] = (not_negative("units_produced", "units_scrapped"),)

    id: UUID
    work_order_id: UUID
    snapshot_kind: SnapshotKind
    as_of_date: date
    fiscal_period_id: UUID | None = None
    material_cost: Decimal = ZERO
    labor_cost: Decimal = ZERO
    overhead_cost: Decimal = ZERO
    outside_cost: Decimal = ZERO
    total_cost: Decimal = ZERO
    byproduct_credit: Decimal = ZERO
    scrap_loss: Decimal = ZERO
    transferred_out: Decimal = ZERO
    ending_wip: Decimal = ZERO
    standard_cost: Decimal = ZERO
    material_price_variance: Decimal = ZERO
    material_usage_variance: Decimal = ZERO
    labor_rate_variance: Decimal = ZERO
    labor_efficiency_variance: Decimal = ZERO
    overhead_variance: Decimal = ZERO
    outside_variance: Decimal = ZERO
    byproduct_variance: Decimal = ZERO
    standard_difference: Decimal = ZERO
    units_produced: Decimal = ZERO
    units_scrapped: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCostBreakdown:
    """What one completion cost per unit, or by how much an earlier one was corrected."""

    SHAPE: ClassVar[Shape] = (not_negative("units_produced"),)

    id: UUID
    work_order_id: UUID
    event: CostEvent
    event_date: date
    units_produced: Decimal
    total_per_unit: Decimal
    total_cost: Decimal
    cost_method: CostMethod
    status: RecordStatus = RecordStatus.POSTED
    material_per_unit: Decimal = ZERO
    labor_per_unit: Decimal = ZERO
    overhead_per_unit: Decimal = ZERO
    outside_per_unit: Decimal = ZERO
    byproduct_per_unit: Decimal = ZERO
    lot_number: str | None = None
    is_last: bool = False
    inventory_receipt_id: UUID | None = None
    adjusts_id: UUID | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None
