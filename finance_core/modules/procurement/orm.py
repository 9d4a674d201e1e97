"""Tables of procurement. Purchase orders themselves belong to the catalogue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S20,
    S50,
    S60,
    S100,
    S500,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.procurement.models import PurchaseRequisition, ReceivingReport, RequisitionLine

_LIVE_ORDER = text(
    "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
)


class RequisitionLineModel(DtoMixin[RequisitionLine], DimsColumns, TrackedBase):
    """Lines of requisitions with the orders made of them."""

    __tablename__ = "procurement_requisition_lines"
    __table_args__ = (
        UniqueConstraint("requisition_id", "line_number"),
        Index("uq_procurement_requisition_lines_po_reference_po_line_reference", "po_reference",
              "po_line_reference", unique=True, sqlite_where=_LIVE_ORDER, postgresql_where=_LIVE_ORDER),
        Index(None, "line_status", "required_date"),
        Index(None, "vendor_id"),
    )

    requisition_id: Mapped[UUID] = fk("procurement_requisitions")
    line_number: Mapped[int]
    line_kind: Mapped[S50]
    item_code: Mapped[S100 | None]
    description: Mapped[LongText]
    quantity: Mapped[Decimal]
    unit_of_measure: Mapped[S20]
    estimated_unit_cost: Mapped[Decimal]
    estimated_total: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    required_date: Mapped[date | None]
    account_id: Mapped[UUID | None] = fk("accounts")
    location_code: Mapped[S100 | None]
    vendor_id: Mapped[UUID | None] = fk("parties")
    po_reference: Mapped[S100 | None]
    po_line_reference: Mapped[S100 | None]
    ordered_on: Mapped[date | None]
    promised_date: Mapped[date | None]
    ordered_quantity: Mapped[Decimal]
    ordered_unit_price: Mapped[Decimal]
    order_currency: Mapped[S3 | None]
    accepted_quantity: Mapped[Decimal]
    invoiced_quantity: Mapped[Decimal]
    committed_base: Mapped[Decimal]
    relieved_base: Mapped[Decimal]
    line_status: Mapped[S50]
    closed_reason: Mapped[S500 | None]


class PurchaseRequisitionModel(DtoMixin[PurchaseRequisition], DimsColumns, TrackedBase):
    """Requisitions."""

    __tablename__ = "procurement_requisitions"
    __table_args__ = (Index(None, "status", "request_date"), Index(None, "requester_id"))

    requisition_number: Mapped[S50] = mapped_column(unique=True)
    requester_id: Mapped[UUID] = fk("parties")
    request_date: Mapped[date]
    source: Mapped[S50]
    needed_by: Mapped[date | None]
    description: Mapped[LongText]
    justification: Mapped[LongText | None]
    preferred_vendor_id: Mapped[UUID | None] = fk("parties")
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    base_total: Mapped[Decimal]
    priority: Mapped[S50]
    status: Mapped[S50]
    submitted_on: Mapped[date | None]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approved_date: Mapped[date | None]
    approval_note: Mapped[S500 | None]
    rejection_reason: Mapped[S500 | None]
    cancel_reason: Mapped[S500 | None]
    budget_result: Mapped[S50]
    copied_from_id: Mapped[UUID | None] = fk("procurement_requisitions", index=True)
    lines: Mapped[list[RequisitionLineModel]] = relationship(
        order_by=RequisitionLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class ReceivingReportModel(DtoMixin[ReceivingReport], DimsColumns, TrackedBase):
    """Lines of deliveries, returns and corrections."""

    __tablename__ = "procurement_receiving_reports"
    __table_args__ = (
        UniqueConstraint("receipt_number", "line_number"),
        Index(None, "po_reference", "po_line_reference"),
        Index(None, "vendor_id", "receipt_date"),
        Index(None, "status"),
        Index(None, "requisition_line_id"),
    )

    receipt_number: Mapped[S50]
    line_number: Mapped[int]
    receipt_kind: Mapped[S50]
    vendor_id: Mapped[UUID] = fk("parties")
    receipt_date: Mapped[date]
    posting_date: Mapped[date | None]
    delivery_note_number: Mapped[S100 | None]
    requisition_line_id: Mapped[UUID | None] = fk("procurement_requisition_lines")
    po_reference: Mapped[S100 | None]
    po_line_reference: Mapped[S100 | None]
    line_kind: Mapped[S50]
    item_code: Mapped[S100 | None]
    description: Mapped[LongText]
    unit_of_measure: Mapped[S20]
    ordered_quantity: Mapped[Decimal | None]
    quantity_received: Mapped[Decimal]
    quantity_accepted: Mapped[Decimal]
    quantity_rejected: Mapped[Decimal]
    reject_reason: Mapped[S500 | None]
    unit_factor: Mapped[Decimal]
    unit_cost: Mapped[Decimal]
    total_cost: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    base_cost: Mapped[Decimal]
    account_id: Mapped[UUID | None] = fk("accounts")
    location_code: Mapped[S100 | None]
    lot_number: Mapped[S60 | None]
    serial_numbers: Mapped[LongText | None]
    expiry_date: Mapped[date | None]
    receiver_id: Mapped[UUID | None] = fk("parties")
    original_receipt_id: Mapped[UUID | None] = fk("procurement_receiving_reports", index=True)
    invoiced_quantity: Mapped[Decimal]
    invoiced_base: Mapped[Decimal]
    stock_movement_id: Mapped[UUID | None] = mapped_column(index=True)
    status: Mapped[S50]
    voided_on: Mapped[date | None]
    void_reason: Mapped[S500 | None]
    cleared_on: Mapped[date | None]
    clear_reason: Mapped[S500 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    void_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    clear_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
