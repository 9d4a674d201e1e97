"""Data objects of inventory (inventory.md, Models). Values are base currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    below_one,
    different,
    in_order,
    not_negative,
    share,
)

ZERO = Decimal(0)


class ReceiptSource(StrEnum):
    """Where goods came from."""

    PURCHASE = "purchase"
    PRODUCTION = "production"
    BY_PRODUCT = "by_product"
    MATERIAL_RETURN = "material_return"
    CUSTOMER_RETURN = "customer_return"
    OPENING = "opening"
    FOUND = "found"
    OTHER = "other"


class ReceiptStatus(StrEnum):
    """State of a receipt."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    VOIDED = "voided"


class IssueType(StrEnum):
    """Why goods left."""

    SALE = "sale"
    PRODUCTION = "production"
    SCRAP = "scrap"
    EXPIRY = "expiry"
    VENDOR_RETURN = "vendor_return"
    INTERNAL_USE = "internal_use"
    SAMPLE = "sample"
    OTHER = "other"


class IssueStatus(StrEnum):
    """State of an issue."""

    REQUESTED = "requested"
    PICKED = "picked"
    ISSUED = "issued"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    VOIDED = "voided"


class AdjustmentKind(StrEnum):
    """What an adjustment changes, or the policy it sets."""

    QUANTITY = "quantity"
    VALUE = "value"
    COUNT = "count"
    LANDED_COST = "landed_cost"
    PRICE_DIFFERENCE = "price_difference"
    RECOST = "recost"
    NRV = "nrv"
    NRV_REVERSAL = "nrv_reversal"
    STANDARD_COST = "standard_cost"
    POLICY = "policy"


class AdjustmentStatus(StrEnum):
    """State of an adjustment."""

    DRAFT = "draft"
    POSTED = "posted"
    VOIDED = "voided"


class CostingMethod(StrEnum):
    """How an issue finds its cost."""

    FIFO = "fifo"
    AVERAGE = "average"
    SPECIFIC = "specific"
    STANDARD = "standard"
    LIFO = "lifo"


class Tracking(StrEnum):
    """How pieces of an item are told apart."""

    NONE = "none"
    LOT = "lot"
    SERIAL = "serial"


class TransferStatus(StrEnum):
    """State of a transfer."""

    REQUESTED = "requested"
    IN_TRANSIT = "in_transit"
    RECEIVED = "received"
    CANCELLED = "cancelled"
    VOIDED = "voided"


class CountStatus(StrEnum):
    """State of a line of a count sheet."""

    PLANNED = "planned"
    COUNTED = "counted"
    APPROVED = "approved"
    POSTED = "posted"
    CANCELLED = "cancelled"


class ABCClass(StrEnum):
    """How much of the yearly value an item stands for."""

    A = "A"
    B = "B"
    C = "C"


class SafetyMethod(StrEnum):
    """How safety stock is found."""

    FIXED = "fixed"
    DAYS = "days"
    SERVICE_LEVEL = "service_level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Dims):
    """What every movement of stock holds; `posting_date` and `movement_seq` are empty until it is posted.

    Serial numbers stand one on a line.
    """

    id: UUID
    item_code: str
    description: str
    stock_account_id: UUID
    posting_date: date | None = None
    movement_seq: int | None = None
    lot_number: str | None = None
    serial_numbers: str | None = None
    counter_account_id: UUID | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    voided_on: date | None = None
    void_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryReceipt(Movement):
    """Goods that came in; `total_cost` is what was put into stock and never changes later."""

    SHAPE: ClassVar[Shape] = (
        above_zero("quantity", "exchange_rate"),
        not_negative("unit_cost", "total_cost", "currency_cost", "invoiced_quantity"),
        in_order("posting_date", "voided_on"),
    )

    receipt_number: str
    line_number: int
    location_code: str
    receipt_date: date
    quantity: Decimal
    unit: str
    unit_cost: Decimal
    total_cost: Decimal
    currency: str
    exchange_rate: Decimal
    source_type: ReceiptSource
    status: ReceiptStatus
    cost_variance: Decimal = ZERO
    currency_cost: Decimal | None = None
    source_module: str | None = None
    source_id: UUID | None = None
    source_line_id: UUID | None = None
    vendor_id: UUID | None = None
    original_issue_id: UUID | None = None
    invoiced_quantity: Decimal = ZERO
    invoiced_base: Decimal = ZERO
    expiry_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryIssue(Movement):
    """Goods that left; `total_cost` as first posted, `recost_total` the sum of its later recost rows."""

    SHAPE: ClassVar[Shape] = (
        above_zero("quantity"),
        not_negative("unit_cost", "total_cost"),
        in_order("posting_date", "voided_on"),
    )

    issue_number: str
    line_number: int
    location_code: str
    issue_date: date
    quantity: Decimal
    unit: str
    issue_type: IssueType
    status: IssueStatus
    unit_cost: Decimal = ZERO
    total_cost: Decimal = ZERO
    recost_total: Decimal = ZERO
    destination_module: str | None = None
    destination_type: str | None = None
    destination_id: UUID | None = None
    destination_line_id: UUID | None = None
    party_id: UUID | None = None
    original_receipt_id: UUID | None = None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryAdjustment(Movement):
    """A signed change of quantity or value, or the policy of an item from a day on."""

    SHAPE: ClassVar[Shape] = (
        not_negative("unit_cost", "old_unit_cost", "new_unit_cost"),
        in_order("posting_date", "voided_on"),
    )

    adjustment_number: str
    line_number: int
    kind: AdjustmentKind
    adjustment_date: date
    reason_code: str
    status: AdjustmentStatus
    location_code: str | None = None
    quantity_change: Decimal = ZERO
    value_change: Decimal = ZERO
    unit_cost: Decimal | None = None
    reference: str | None = None
    batch_id: UUID | None = None
    receipt_id: UUID | None = None
    issue_id: UUID | None = None
    count_id: UUID | None = None
    charge_line_id: UUID | None = None
    costing_method: CostingMethod | None = None
    tracking: Tracking | None = None
    base_unit: str | None = None
    cogs_account_id: UUID | None = None
    old_unit_cost: Decimal | None = None
    new_unit_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockTransfer(Movement):
    """Goods moved between locations, at the sender's cost."""

    SHAPE: ClassVar[Shape] = (
        different("from_location_code", "to_location_code"),
        above_zero("quantity"),
        not_negative("quantity_received", "quantity_lost", "total_cost"),
        in_order("transfer_date", "received_date"),
        in_order("posting_date", "receive_posting_date"),
        in_order("posting_date", "voided_on"),
    )

    transfer_number: str
    line_number: int
    from_location_code: str
    to_location_code: str
    transfer_date: date
    quantity: Decimal
    status: TransferStatus
    received_date: date | None = None
    receive_posting_date: date | None = None
    receive_seq: int | None = None
    quantity_received: Decimal = ZERO
    quantity_lost: Decimal = ZERO
    total_cost: Decimal = ZERO
    receive_entry_id: UUID | None = None
    loss_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleCount:
    """One item, location and lot on a count sheet, compared with the stock as it was at `snapshot_seq`."""

    SHAPE: ClassVar[Shape] = (not_negative("expected_quantity", "actual_quantity", "recount_quantity"),)

    id: UUID
    count_number: str
    line_number: int
    count_date: date
    item_code: str
    snapshot_seq: int
    expected_quantity: Decimal
    currency: str
    status: CountStatus
    location_code: str | None = None
    lot_number: str | None = None
    actual_quantity: Decimal | None = None
    recount_quantity: Decimal | None = None
    variance_quantity: Decimal = ZERO
    variance_amount: Decimal = ZERO
    counter_name: str | None = None
    counter_id: UUID | None = None
    blind: bool = True
    reason_code: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ABCClassification:
    """How much of the yearly value an item stands for, as one run found it; percentages are shares."""

    SHAPE: ClassVar[Shape] = (
        share("percent_of_value", "cumulative_percent"),
        not_negative("annual_quantity", "annual_value"),
        in_order("from_date", "as_of_date"),
    )

    id: UUID
    run_number: str
    item_code: str
    from_date: date
    as_of_date: date
    annual_quantity: Decimal
    annual_value: Decimal
    percent_of_value: Decimal
    cumulative_percent: Decimal
    classification: ABCClass
    previous_classification: ABCClass | None = None
    is_manual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderPoint:
    """When and how much of an item to order, at one location or in the whole company."""

    SHAPE: ClassVar[Shape] = (
        not_negative(
            "reorder_point", "safety_stock", "eoq", "avg_daily_usage", "usage_deviation", "annual_demand",
            "lead_time_days", "lead_time_deviation", "safety_days", "order_cost", "holding_rate", "unit_cost",
            "minimum_order_quantity", "maximum_stock",
        ),
        above_zero("order_multiple"),
        below_one("service_level"),
    )

    id: UUID
    item_code: str
    reorder_point: Decimal
    safety_stock: Decimal
    eoq: Decimal
    avg_daily_usage: Decimal
    usage_deviation: Decimal
    annual_demand: Decimal
    lead_time_days: int
    lead_time_deviation: Decimal
    safety_method: SafetyMethod
    order_cost: Decimal
    holding_rate: Decimal
    unit_cost: Decimal
    calculated_on: date
    location_code: str | None = None
    safety_days: int | None = None
    service_level: Decimal | None = None
    minimum_order_quantity: Decimal | None = None
    order_multiple: Decimal | None = None
    maximum_stock: Decimal | None = None
    preferred_vendor_id: UUID | None = None
    is_manual: bool = False
