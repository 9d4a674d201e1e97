"""Data objects of procurement (procurement.md, Models). Orders and items are codes of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, in_order, not_negative

ZERO = Decimal(0)


class Priority(StrEnum):
    """How soon something is needed."""

    LOW = "low"
    NORMAL = "normal"
    URGENT = "urgent"


class RequisitionSource(StrEnum):
    """Who asked: a person, an imported order, a reorder suggestion or a work order."""

    MANUAL = "manual"
    IMPORT = "import"
    INVENTORY = "inventory"
    WIP = "wip"


class RequisitionStatus(StrEnum):
    """State of a requisition."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    PARTIALLY_CONVERTED = "partially_converted"
    CONVERTED = "converted"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class BudgetOutcome(StrEnum):
    """What the budget said to a requisition."""

    NOT_CHECKED = "not_checked"
    WITHIN = "within"
    OVER = "over"
    OVERRIDDEN = "overridden"


class LineKind(StrEnum):
    """What is bought."""

    STOCK = "stock"
    EXPENSE = "expense"
    ASSET = "asset"
    SERVICE = "service"


class LineStatus(StrEnum):
    """State of a line of a requisition."""

    OPEN = "open"
    ORDERED = "ordered"
    PARTIALLY_RECEIVED = "partially_received"
    RECEIVED = "received"
    CLOSED_SHORT = "closed_short"
    CANCELLED = "cancelled"


class ReceiptKind(StrEnum):
    """What a receiving report records."""

    RECEIPT = "receipt"
    RETURN = "return"
    CORRECTION = "correction"


class ReceiptStatus(StrEnum):
    """State of a receiving report."""

    PENDING = "pending"
    INSPECTING = "inspecting"
    ACCEPTED = "accepted"
    PARTIALLY_ACCEPTED = "partially_accepted"
    REJECTED = "rejected"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisitionLine(Dims):
    """What is wanted, the order made of it, and how far that came; `*_base` figures are base currency."""

    SHAPE: ClassVar[Shape] = (
        above_zero("line_number", "quantity"),
        not_negative(
            "estimated_unit_cost", "estimated_total", "ordered_quantity", "ordered_unit_price",
            "accepted_quantity", "committed_base", "relieved_base",
        ),
    )

    id: UUID
    requisition_id: UUID
    line_number: int
    line_kind: LineKind
    description: str
    quantity: Decimal
    unit_of_measure: str
    item_code: str | None = None
    estimated_unit_cost: Decimal = ZERO
    estimated_total: Decimal = ZERO
    tax_code_id: UUID | None = None
    required_date: date | None = None
    account_id: UUID | None = None
    location_code: str | None = None
    vendor_id: UUID | None = None
    po_reference: str | None = None
    po_line_reference: str | None = None
    ordered_on: date | None = None
    promised_date: date | None = None
    ordered_quantity: Decimal = ZERO
    ordered_unit_price: Decimal = ZERO
    order_currency: str | None = None
    accepted_quantity: Decimal = ZERO
    invoiced_quantity: Decimal = ZERO
    committed_base: Decimal = ZERO
    relieved_base: Decimal = ZERO
    line_status: LineStatus = LineStatus.OPEN
    closed_reason: str | None = None

    @property
    def open_quantity(self) -> Decimal:
        """Return what is ordered and not yet accepted."""
        return self.ordered_quantity - self.accepted_quantity

    @property
    def open_commitment(self) -> Decimal:
        """Return what the line still binds of the budget, in base currency."""
        return self.committed_base - self.relieved_base


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseRequisition(Dims):
    """What somebody wants to buy; `total_amount` is the sum of the lines' estimates in `currency`."""

    SHAPE: ClassVar[Shape] = (
        above_zero("exchange_rate"),
        not_negative("total_amount", "base_total"),
        in_order("request_date", "needed_by"),
    )

    id: UUID
    requisition_number: str
    requester_id: UUID
    request_date: date
    description: str
    currency: str
    exchange_rate: Decimal
    status: RequisitionStatus
    source: RequisitionSource = RequisitionSource.MANUAL
    needed_by: date | None = None
    justification: str | None = None
    preferred_vendor_id: UUID | None = None
    total_amount: Decimal = ZERO
    base_total: Decimal = ZERO
    priority: Priority = Priority.NORMAL
    submitted_on: date | None = None
    approved_by_id: UUID | None = None
    approved_date: date | None = None
    approval_note: str | None = None
    rejection_reason: str | None = None
    cancel_reason: str | None = None
    budget_result: BudgetOutcome = BudgetOutcome.NOT_CHECKED
    copied_from_id: UUID | None = None
    lines: tuple[RequisitionLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivingReport(Dims):
    """One line of a delivery, in the order's unit; a return holds positive quantities.

    Nothing is accepted or rejected yet while it is pending or inspected; `posting_date` is empty until then.
    """

    SHAPE: ClassVar[Shape] = (
        above_zero("line_number", "quantity_received", "unit_factor", "exchange_rate"),
        not_negative("quantity_accepted", "quantity_rejected", "unit_cost", "total_cost", "base_cost"),
        in_order("posting_date", "voided_on"),
    )

    id: UUID
    receipt_number: str
    line_number: int
    receipt_kind: ReceiptKind
    vendor_id: UUID
    receipt_date: date
    line_kind: LineKind
    description: str
    unit_of_measure: str
    quantity_received: Decimal
    unit_cost: Decimal
    currency: str
    exchange_rate: Decimal
    status: ReceiptStatus
    posting_date: date | None = None
    delivery_note_number: str | None = None
    requisition_line_id: UUID | None = None
    po_reference: str | None = None
    po_line_reference: str | None = None
    item_code: str | None = None
    ordered_quantity: Decimal | None = None
    quantity_accepted: Decimal = ZERO
    quantity_rejected: Decimal = ZERO
    reject_reason: str | None = None
    unit_factor: Decimal = Decimal(1)
    total_cost: Decimal = ZERO
    base_cost: Decimal = ZERO
    account_id: UUID | None = None
    location_code: str | None = None
    lot_number: str | None = None
    serial_numbers: str | None = None
    expiry_date: date | None = None
    receiver_id: UUID | None = None
    original_receipt_id: UUID | None = None
    invoiced_quantity: Decimal = ZERO
    invoiced_base: Decimal = ZERO
    stock_movement_id: UUID | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    cleared_on: date | None = None
    clear_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    clear_entry_id: UUID | None = None
