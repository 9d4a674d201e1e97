"""Tables of work in process. Issues and receipts of goods are rows of inventory."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.sql.elements import conv

from finance_core.db.base import (
    S20,
    S30,
    S50,
    S60,
    S100,
    S255,
    S500,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.wip.models import (
    ByproductRecord,
    LaborEntry,
    Operation,
    OverheadApplication,
    ProductionCostSummary,
    UnitCostBreakdown,
    WorkOrder,
    WorkOrderLine,
)

_POSTED = text("status = 'posted'")


class WorkOrderLineModel(DtoMixin[WorkOrderLine], TrackedBase):
    """Material of work orders."""

    __tablename__ = "wip_work_order_lines"
    __table_args__ = (UniqueConstraint("work_order_id", "line_number"), Index(None, "item_code"))

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    line_number: Mapped[int]
    item_code: Mapped[S100]
    description: Mapped[S500]
    unit: Mapped[S20]
    operation_seq: Mapped[int]
    quantity_per: Mapped[Decimal]
    scrap_percent: Mapped[Decimal]
    quantity_required: Mapped[Decimal]
    quantity_issued: Mapped[Decimal]
    quantity_returned: Mapped[Decimal]
    unit_cost: Mapped[Decimal]
    issued_cost: Mapped[Decimal]
    location_code: Mapped[S100 | None]
    is_planned: Mapped[bool]
    substitute_of_id: Mapped[UUID | None] = fk("wip_work_order_lines", index=True)


class OperationModel(DtoMixin[Operation], TrackedBase):
    """Steps of work orders."""

    __tablename__ = "wip_operations"
    __table_args__ = (UniqueConstraint("work_order_id", "sequence"),)

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    sequence: Mapped[int]
    work_center_code: Mapped[S100]
    description: Mapped[S255]
    setup_time_hours: Mapped[Decimal]
    batch_quantity: Mapped[Decimal]
    run_time_hours: Mapped[Decimal]
    labor_rate: Mapped[Decimal]
    overhead_rate: Mapped[Decimal]
    is_outside: Mapped[bool]
    vendor_id: Mapped[UUID | None] = fk("parties")
    outside_unit_cost: Mapped[Decimal]
    status: Mapped[S50]
    quantity_completed: Mapped[Decimal]
    quantity_scrapped: Mapped[Decimal]


class WorkOrderModel(DtoMixin[WorkOrder], DimsColumns, TrackedBase):
    """Work orders."""

    __tablename__ = "wip_work_orders"
    __table_args__ = (
        Index(None, "status"),
        Index(None, "item_code"),
        Index(None, "planned_start_date"),
        Index(None, "sales_order_reference"),
        Index(None, "parent_work_order_id"),
    )

    order_number: Mapped[S50] = mapped_column(unique=True)
    kind: Mapped[S50]
    item_code: Mapped[S100]
    description: Mapped[S500]
    unit: Mapped[S20]
    quantity_ordered: Mapped[Decimal]
    quantity_completed: Mapped[Decimal]
    quantity_scrapped: Mapped[Decimal]
    costing: Mapped[S50]
    recipe_code: Mapped[S60 | None]
    recipe_version: Mapped[int | None]
    location_code: Mapped[S100]
    material_location_code: Mapped[S100]
    planned_start_date: Mapped[date | None]
    planned_end_date: Mapped[date | None]
    actual_start_date: Mapped[date | None]
    actual_end_date: Mapped[date | None]
    status: Mapped[S50]
    issue_method: Mapped[S50]
    planned_material: Mapped[Decimal]
    planned_labor: Mapped[Decimal]
    planned_overhead: Mapped[Decimal]
    planned_outside: Mapped[Decimal]
    planned_byproduct: Mapped[Decimal]
    planned_unit_cost: Mapped[Decimal]
    material_cost: Mapped[Decimal]
    labor_cost: Mapped[Decimal]
    overhead_cost: Mapped[Decimal]
    outside_cost: Mapped[Decimal]
    byproduct_credit: Mapped[Decimal]
    scrap_loss: Mapped[Decimal]
    transferred_out: Mapped[Decimal]
    variance_total: Mapped[Decimal]
    balance: Mapped[Decimal]
    parent_work_order_id: Mapped[UUID | None] = fk("wip_work_orders")
    sales_order_reference: Mapped[S100 | None]
    customer_id: Mapped[UUID | None] = fk("parties")
    contract_id: Mapped[UUID | None] = fk("contracts", index=True)
    closed_on: Mapped[date | None]
    close_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    cancel_reason: Mapped[S500 | None]
    lines: Mapped[list[WorkOrderLineModel]] = relationship(
        order_by=WorkOrderLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )
    operations: Mapped[list[OperationModel]] = relationship(
        order_by=OperationModel.sequence, cascade="all, delete-orphan", lazy="raise"
    )


class LaborEntryModel(DtoMixin[LaborEntry], TrackedBase):
    """Time and outside steps charged to orders."""

    __tablename__ = "wip_labor_entries"
    __table_args__ = (
        Index("uq_wip_labor_entries_timecard_line_id", "timecard_line_id", unique=True,
              sqlite_where=_POSTED, postgresql_where=_POSTED),
        Index(None, "work_order_id", "status"),
        Index(None, "employee_id", "work_date"),
    )

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    operation_id: Mapped[UUID | None] = fk("wip_operations", index=True)
    employee_id: Mapped[UUID | None] = fk("parties")
    work_date: Mapped[date]
    posting_date: Mapped[date]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    hours: Mapped[Decimal]
    machine_hours: Mapped[Decimal]
    labor_rate: Mapped[Decimal]
    standard_rate: Mapped[Decimal]
    labor_cost: Mapped[Decimal]
    entry_type: Mapped[S50]
    vendor_id: Mapped[UUID | None] = fk("parties")
    bill_line_id: Mapped[UUID | None] = mapped_column(index=True)
    timecard_line_id: Mapped[UUID | None]
    note: Mapped[LongText | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class OverheadApplicationModel(DtoMixin[OverheadApplication], TrackedBase):
    """Overhead applied to orders and disposed of."""

    __tablename__ = "wip_overhead_applications"
    __table_args__ = (
        CheckConstraint("work_order_id IS NOT NULL OR kind = 'disposition'", name="order_named"),
        Index(conv("uq_wip_overhead_applications_labor_entry_id_pool_code_overhead_type"), "labor_entry_id",
              "pool_code", "overhead_type", unique=True, sqlite_where=_POSTED, postgresql_where=_POSTED),
        Index(None, "work_order_id", "status"),
        Index(None, "pool_code", "application_date"),
        Index(None, "run_number"),
    )

    work_order_id: Mapped[UUID | None] = fk("wip_work_orders")
    operation_id: Mapped[UUID | None] = fk("wip_operations", index=True)
    labor_entry_id: Mapped[UUID | None] = fk("wip_labor_entries")
    kind: Mapped[S50]
    application_date: Mapped[date]
    pool_code: Mapped[S60]
    rate_version: Mapped[int]
    overhead_type: Mapped[S50]
    basis: Mapped[S50]
    rate: Mapped[Decimal]
    quantity: Mapped[Decimal]
    amount: Mapped[Decimal]
    actual_amount: Mapped[Decimal | None]
    spending_variance: Mapped[Decimal | None]
    volume_variance: Mapped[Decimal | None]
    run_number: Mapped[S30 | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class ByproductRecordModel(DtoMixin[ByproductRecord], TrackedBase):
    """What left orders besides good output."""

    __tablename__ = "wip_byproduct_records"
    __table_args__ = (Index(None, "work_order_id"),)

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    kind: Mapped[S50]
    record_date: Mapped[date]
    operation_id: Mapped[UUID | None] = fk("wip_operations", index=True)
    item_code: Mapped[S100 | None]
    description: Mapped[S500]
    quantity: Mapped[Decimal]
    unit_value: Mapped[Decimal]
    value: Mapped[Decimal]
    cost_share: Mapped[Decimal | None]
    material_part: Mapped[Decimal]
    labor_part: Mapped[Decimal]
    overhead_part: Mapped[Decimal]
    reason_code: Mapped[S50 | None]
    inventory_receipt_id: Mapped[UUID | None] = mapped_column(index=True)
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class ProductionCostSummaryModel(DtoMixin[ProductionCostSummary], TrackedBase):
    """Snapshots of the cost of orders."""

    __tablename__ = "wip_production_cost_summaries"
    __table_args__ = (UniqueConstraint("work_order_id", "snapshot_kind", "as_of_date"),)

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    snapshot_kind: Mapped[S50]
    as_of_date: Mapped[date]
    fiscal_period_id: Mapped[UUID | None] = fk("fiscal_periods", index=True)
    material_cost: Mapped[Decimal]
    labor_cost: Mapped[Decimal]
    overhead_cost: Mapped[Decimal]
    outside_cost: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    byproduct_credit: Mapped[Decimal]
    scrap_loss: Mapped[Decimal]
    transferred_out: Mapped[Decimal]
    ending_wip: Mapped[Decimal]
    standard_cost: Mapped[Decimal]
    material_price_variance: Mapped[Decimal]
    material_usage_variance: Mapped[Decimal]
    labor_rate_variance: Mapped[Decimal]
    labor_efficiency_variance: Mapped[Decimal]
    overhead_variance: Mapped[Decimal]
    outside_variance: Mapped[Decimal]
    byproduct_variance: Mapped[Decimal]
    standard_difference: Mapped[Decimal]
    units_produced: Mapped[Decimal]
    units_scrapped: Mapped[Decimal]


class UnitCostBreakdownModel(DtoMixin[UnitCostBreakdown], TrackedBase):
    """Completions and their later corrections."""

    __tablename__ = "wip_unit_cost_breakdowns"
    __table_args__ = (Index(None, "work_order_id"), Index(None, "inventory_receipt_id"))

    work_order_id: Mapped[UUID] = fk("wip_work_orders")
    event: Mapped[S50]
    event_date: Mapped[date]
    units_produced: Mapped[Decimal]
    material_per_unit: Mapped[Decimal]
    labor_per_unit: Mapped[Decimal]
    overhead_per_unit: Mapped[Decimal]
    outside_per_unit: Mapped[Decimal]
    byproduct_per_unit: Mapped[Decimal]
    total_per_unit: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    cost_method: Mapped[S50]
    lot_number: Mapped[S60 | None]
    is_last: Mapped[bool]
    inventory_receipt_id: Mapped[UUID | None]
    adjusts_id: Mapped[UUID | None] = fk("wip_unit_cost_breakdowns", index=True)
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
