"""Tables of inventory. Items, locations and stock levels belong to the catalogue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    S3,
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
from finance_core.modules.inventory.models import (
    ABCClassification,
    CycleCount,
    InventoryAdjustment,
    InventoryIssue,
    InventoryReceipt,
    ReorderPoint,
    StockTransfer,
)


class MovementColumns(DimsColumns):
    """What every movement table holds."""

    item_code: Mapped[S100]
    description: Mapped[S500]
    posting_date: Mapped[date | None] = mapped_column(index=True)
    movement_seq: Mapped[int | None]
    lot_number: Mapped[S60 | None] = mapped_column(index=True)
    serial_numbers: Mapped[LongText | None]
    stock_account_id: Mapped[UUID] = fk("accounts")
    counter_account_id: Mapped[UUID | None] = fk("accounts")
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    void_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    voided_on: Mapped[date | None]
    void_reason: Mapped[S500 | None]


class InventoryReceiptModel(DtoMixin[InventoryReceipt], MovementColumns, TrackedBase):
    """Goods that came in."""

    __tablename__ = "inventory_receipts"
    __table_args__ = (
        UniqueConstraint("receipt_number", "line_number"),
        Index(None, "item_code", "movement_seq"),
        Index(None, "location_code", "item_code"),
        Index(None, "source_module", "source_id"),
    )

    receipt_number: Mapped[S50]
    line_number: Mapped[int]
    location_code: Mapped[S100]
    receipt_date: Mapped[date]
    quantity: Mapped[Decimal]
    unit: Mapped[S20]
    unit_cost: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    cost_variance: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    currency_cost: Mapped[Decimal | None]
    source_type: Mapped[S50]
    source_module: Mapped[S30 | None]
    source_id: Mapped[UUID | None]
    source_line_id: Mapped[UUID | None] = mapped_column(index=True)
    vendor_id: Mapped[UUID | None] = fk("parties")
    # Receipts and issues point at each other; this key is added when both tables are there.
    original_issue_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("inventory_issues.id", name="fk_inventory_receipts_original_issue_id", use_alter=True),
        index=True)
    invoiced_quantity: Mapped[Decimal]
    invoiced_base: Mapped[Decimal]
    expiry_date: Mapped[date | None]
    status: Mapped[S50]


class InventoryIssueModel(DtoMixin[InventoryIssue], MovementColumns, TrackedBase):
    """Goods that left, or are asked for."""

    __tablename__ = "inventory_issues"
    __table_args__ = (
        UniqueConstraint("issue_number", "line_number"),
        Index(None, "item_code", "movement_seq"),
        Index(None, "location_code", "item_code"),
        Index(None, "destination_module", "destination_id"),
        Index(None, "status"),
    )

    issue_number: Mapped[S50]
    line_number: Mapped[int]
    location_code: Mapped[S100]
    issue_date: Mapped[date]
    quantity: Mapped[Decimal]
    unit: Mapped[S20]
    unit_cost: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    recost_total: Mapped[Decimal]
    issue_type: Mapped[S50]
    destination_module: Mapped[S30 | None]
    destination_type: Mapped[S50 | None]
    destination_id: Mapped[UUID | None]
    destination_line_id: Mapped[UUID | None] = mapped_column(index=True)
    party_id: Mapped[UUID | None] = fk("parties")
    original_receipt_id: Mapped[UUID | None] = fk("inventory_receipts", index=True)
    reason_code: Mapped[S50 | None]
    status: Mapped[S50]


class InventoryAdjustmentModel(DtoMixin[InventoryAdjustment], MovementColumns, TrackedBase):
    """Changes of quantity and value, recosts and item policies."""

    __tablename__ = "inventory_adjustments"
    __table_args__ = (
        UniqueConstraint("adjustment_number", "line_number"),
        Index(None, "item_code", "movement_seq"),
        Index(None, "location_code", "item_code"),
        Index(None, "kind", "item_code"),
        Index(None, "batch_id"),
    )

    adjustment_number: Mapped[S50]
    line_number: Mapped[int]
    kind: Mapped[S50]
    location_code: Mapped[S100 | None]
    adjustment_date: Mapped[date]
    quantity_change: Mapped[Decimal]
    value_change: Mapped[Decimal]
    unit_cost: Mapped[Decimal | None]
    reason_code: Mapped[S50]
    reference: Mapped[S255 | None]
    batch_id: Mapped[UUID | None]
    receipt_id: Mapped[UUID | None] = fk("inventory_receipts", index=True)
    issue_id: Mapped[UUID | None] = fk("inventory_issues", index=True)
    count_id: Mapped[UUID | None] = fk("inventory_cycle_counts", index=True)
    charge_line_id: Mapped[UUID | None] = mapped_column(index=True)
    costing_method: Mapped[S50 | None]
    tracking: Mapped[S50 | None]
    base_unit: Mapped[S20 | None]
    cogs_account_id: Mapped[UUID | None] = fk("accounts")
    old_unit_cost: Mapped[Decimal | None]
    new_unit_cost: Mapped[Decimal | None]
    status: Mapped[S50]


class StockTransferModel(DtoMixin[StockTransfer], MovementColumns, TrackedBase):
    """Goods moved between locations."""

    __tablename__ = "inventory_transfers"
    __table_args__ = (
        CheckConstraint("from_location_code <> to_location_code", name="two_locations"),
        UniqueConstraint("transfer_number", "line_number"),
        Index(None, "item_code", "movement_seq"),
        Index(None, "from_location_code", "item_code"),
        Index(None, "to_location_code", "item_code"),
    )

    transfer_number: Mapped[S50]
    line_number: Mapped[int]
    from_location_code: Mapped[S100]
    to_location_code: Mapped[S100]
    transfer_date: Mapped[date]
    received_date: Mapped[date | None]
    receive_posting_date: Mapped[date | None] = mapped_column(index=True)
    receive_seq: Mapped[int | None]
    quantity: Mapped[Decimal]
    quantity_received: Mapped[Decimal]
    quantity_lost: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    status: Mapped[S50]
    receive_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    loss_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class CycleCountModel(DtoMixin[CycleCount], TrackedBase):
    """Lines of count sheets."""

    __tablename__ = "inventory_cycle_counts"
    __table_args__ = (
        UniqueConstraint("count_number", "line_number"),
        Index(None, "status"),
        Index(None, "item_code", "count_date"),
    )

    count_number: Mapped[S50]
    line_number: Mapped[int]
    count_date: Mapped[date]
    item_code: Mapped[S100]
    location_code: Mapped[S100 | None]
    lot_number: Mapped[S60 | None]
    snapshot_seq: Mapped[int]
    expected_quantity: Mapped[Decimal]
    actual_quantity: Mapped[Decimal | None]
    recount_quantity: Mapped[Decimal | None]
    variance_quantity: Mapped[Decimal]
    variance_amount: Mapped[Decimal]
    currency: Mapped[S3]
    counter_name: Mapped[S100 | None]
    counter_id: Mapped[UUID | None] = fk("parties")
    blind: Mapped[bool]
    reason_code: Mapped[S50 | None]
    notes: Mapped[LongText | None]
    status: Mapped[S50]


class ABCClassificationModel(DtoMixin[ABCClassification], TrackedBase):
    """Classes of items, by run."""

    __tablename__ = "inventory_abc_classifications"
    __table_args__ = (UniqueConstraint("run_number", "item_code"), Index(None, "item_code", "as_of_date"))

    run_number: Mapped[S50]
    item_code: Mapped[S100]
    from_date: Mapped[date]
    as_of_date: Mapped[date]
    annual_quantity: Mapped[Decimal]
    annual_value: Mapped[Decimal]
    percent_of_value: Mapped[Decimal]
    cumulative_percent: Mapped[Decimal]
    classification: Mapped[S50]
    previous_classification: Mapped[S50 | None]
    is_manual: Mapped[bool]


_ALL_LOCATIONS = text("location_code IS NULL")


class ReorderPointModel(DtoMixin[ReorderPoint], TrackedBase):
    """When and how much to order.

    Empty values never clash in a unique constraint, so that an index of its own keeps the row of the whole
    company single.
    """

    __tablename__ = "inventory_reorder_points"
    __table_args__ = (
        UniqueConstraint("item_code", "location_code"),
        Index("uq_inventory_reorder_points_item_code", "item_code", unique=True,
              sqlite_where=_ALL_LOCATIONS, postgresql_where=_ALL_LOCATIONS),
    )

    item_code: Mapped[S100]
    location_code: Mapped[S100 | None]
    reorder_point: Mapped[Decimal]
    safety_stock: Mapped[Decimal]
    eoq: Mapped[Decimal]
    avg_daily_usage: Mapped[Decimal]
    usage_deviation: Mapped[Decimal]
    annual_demand: Mapped[Decimal]
    lead_time_days: Mapped[int]
    lead_time_deviation: Mapped[Decimal]
    safety_method: Mapped[S50]
    safety_days: Mapped[int | None]
    service_level: Mapped[Decimal | None]
    order_cost: Mapped[Decimal]
    holding_rate: Mapped[Decimal]
    unit_cost: Mapped[Decimal]
    minimum_order_quantity: Mapped[Decimal | None]
    order_multiple: Mapped[Decimal | None]
    maximum_stock: Mapped[Decimal | None]
    preferred_vendor_id: Mapped[UUID | None] = fk("parties")
    calculated_on: Mapped[date]
    is_manual: Mapped[bool]
