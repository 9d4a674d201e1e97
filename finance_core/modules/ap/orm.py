"""Tables of accounts payable."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S64,
    S100,
    S140,
    S255,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.ap.models import (
    APInvoice,
    APInvoiceLine,
    APPayment,
    APPaymentBatch,
    APPaymentRun,
    APPaymentRunLine,
    APVendorHold,
    VendorProfile,
)


class VendorProfileModel(DtoMixin[VendorProfile], TrackedBase):
    """What payables know of a party."""

    __tablename__ = "ap_vendor_profiles"

    vendor_id: Mapped[UUID] = fk("parties", unique=True)
    code: Mapped[S30] = mapped_column(unique=True)
    name: Mapped[S255]
    legal_name: Mapped[S255 | None]
    is_active: Mapped[bool]
    currency: Mapped[S3]
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    payment_terms_days: Mapped[int]
    discount_on: Mapped[S50]
    default_payment_method: Mapped[S50]
    default_account_id: Mapped[UUID | None] = fk("accounts")
    default_tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    prices_include_tax: Mapped[bool]
    withholding_tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    tax_id: Mapped[S50 | None]
    is_1099_eligible: Mapped[bool]
    info_return_code: Mapped[S20 | None]
    tax_form_received_on: Mapped[date | None]
    requires_match: Mapped[bool]
    iban: Mapped[S50 | None]
    bic: Mapped[S20 | None]
    bank_account_number: Mapped[S50 | None]
    bank_routing_number: Mapped[S20 | None]
    bank_account_type: Mapped[S50 | None]
    bank_details_changed_at: Mapped[datetime | None]
    bank_details_verified_on: Mapped[date | None]
    remittance_email: Mapped[S255 | None]
    our_customer_number: Mapped[S50 | None]
    minimum_payment: Mapped[Decimal | None]


class APInvoiceLineModel(DtoMixin[APInvoiceLine], DimsColumns, TrackedBase):
    """Lines of bills."""

    __tablename__ = "ap_invoice_lines"
    __table_args__ = (UniqueConstraint("invoice_id", "line_number"),)

    invoice_id: Mapped[UUID] = fk("ap_invoices")
    line_number: Mapped[int]
    description: Mapped[LongText]
    account_id: Mapped[UUID] = fk("accounts")
    item_code: Mapped[S100 | None]
    quantity: Mapped[Decimal]
    unit_price: Mapped[Decimal]
    discount_percent: Mapped[Decimal]
    amount: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    tax_amount: Mapped[Decimal]
    recoverable_tax: Mapped[Decimal]
    tax_overridden: Mapped[bool]
    info_return_code: Mapped[S20 | None]
    po_line_reference: Mapped[S100 | None]
    requisition_line_id: Mapped[UUID | None] = mapped_column(index=True)
    receipt_id: Mapped[UUID | None] = mapped_column(index=True)
    stock_receipt_id: Mapped[UUID | None] = mapped_column(index=True)
    matched_quantity: Mapped[Decimal]
    location_code: Mapped[S100 | None]
    lot_number: Mapped[S60 | None]
    serial_numbers: Mapped[LongText | None]
    service_from: Mapped[date | None]
    service_to: Mapped[date | None]
    gl_recurring_id: Mapped[UUID | None] = mapped_column(index=True)


_LIVE_NUMBER = text("invoice_number_key IS NOT NULL AND status <> 'cancelled'")


class APInvoiceModel(DtoMixin[APInvoice], TrackedBase):
    """Bills, credit notes, accruals, opening items and templates."""

    __tablename__ = "ap_invoices"
    __table_args__ = (
        Index("uq_ap_invoices_vendor_id_document_type_invoice_number_key", "vendor_id", "document_type",
              "invoice_number_key", unique=True, sqlite_where=_LIVE_NUMBER, postgresql_where=_LIVE_NUMBER),
        Index(None, "vendor_id", "status"),
        Index(None, "status", "due_date"),
        Index(None, "po_reference"),
        Index(None, "posting_date"),
        Index(None, "invoice_date"),
    )

    vendor_id: Mapped[UUID] = fk("parties")
    document_type: Mapped[S50]
    internal_number: Mapped[S50 | None] = mapped_column(unique=True)
    invoice_number: Mapped[S60 | None]
    invoice_number_key: Mapped[S60 | None]
    invoice_date: Mapped[date]
    posting_date: Mapped[date]
    due_date: Mapped[date | None]
    discount_date: Mapped[date | None]
    discount_percent: Mapped[Decimal | None]
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    prices_include_tax: Mapped[bool]
    subtotal: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    settled_amount: Mapped[Decimal]
    base_total: Mapped[Decimal]
    base_settled: Mapped[Decimal]
    status: Mapped[S50]
    match_status: Mapped[S50]
    match_variance: Mapped[Decimal | None]
    po_reference: Mapped[S100 | None]
    payment_reference: Mapped[S140 | None]
    description: Mapped[LongText | None]
    dispute_reason: Mapped[LongText | None]
    corrects_invoice_id: Mapped[UUID | None] = fk("ap_invoices", index=True)
    reverses_on: Mapped[date | None]
    frequency: Mapped[S50 | None]
    interval: Mapped[int | None]
    anchor: Mapped[S50 | None]
    anchor_day: Mapped[int | None]
    start_date: Mapped[date | None]
    next_due_date: Mapped[date | None]
    end_date: Mapped[date | None]
    posting_mode: Mapped[S50 | None]
    template_id: Mapped[UUID | None] = fk("ap_invoices", index=True)
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approved_at: Mapped[datetime | None]
    approval_note: Mapped[LongText | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
    lines: Mapped[list[APInvoiceLineModel]] = relationship(
        order_by=APInvoiceLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


_CHECK_NUMBER = text("payment_method = 'check' AND reference IS NOT NULL")


class APPaymentModel(DtoMixin[APPayment], TrackedBase):
    """Payments, prepayments and refunds."""

    __tablename__ = "ap_payments"
    __table_args__ = (
        Index("uq_ap_payments_bank_account_id_reference", "bank_account_id", "reference", unique=True,
              sqlite_where=_CHECK_NUMBER, postgresql_where=_CHECK_NUMBER),
        Index(None, "vendor_id", "payment_date"),
        Index(None, "status"),
        Index(None, "bank_account_id", "payment_date"),
    )

    payment_number: Mapped[S50] = mapped_column(unique=True)
    vendor_id: Mapped[UUID] = fk("parties")
    kind: Mapped[S50]
    payment_date: Mapped[date]
    payment_method: Mapped[S50]
    bank_account_id: Mapped[UUID]
    amount: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    bank_amount: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    discount_taken: Mapped[Decimal]
    withholding_amount: Mapped[Decimal]
    fee_amount: Mapped[Decimal]
    unapplied_amount: Mapped[Decimal]
    reference: Mapped[S60 | None]
    memo: Mapped[LongText | None]
    status: Mapped[S50]
    run_id: Mapped[UUID | None] = fk("ap_payment_runs", index=True)
    batch_id: Mapped[UUID | None] = fk("ap_payment_batches", index=True)
    cleared_on: Mapped[date | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")


class APPaymentBatchModel(DtoMixin[APPaymentBatch], TrackedBase):
    """Payments handed to the bank together."""

    __tablename__ = "ap_payment_batches"

    batch_number: Mapped[S50] = mapped_column(unique=True)
    batch_date: Mapped[date]
    payment_method: Mapped[S50]
    bank_account_id: Mapped[UUID] = mapped_column(index=True)
    currency: Mapped[S3]
    payment_count: Mapped[int]
    total_amount: Mapped[Decimal]
    output: Mapped[S50]
    status: Mapped[S50]
    file_name: Mapped[S255 | None]
    file_sha256: Mapped[S64 | None]
    message_id: Mapped[S100 | None]
    exported_at: Mapped[datetime | None]
    export_count: Mapped[int]


class APPaymentRunLineModel(DtoMixin[APPaymentRunLine], TrackedBase):
    """Every settlement of a bill."""

    __tablename__ = "ap_payment_run_lines"
    __table_args__ = (
        CheckConstraint("payment_id IS NULL OR credit_invoice_id IS NULL", name="one_source"),
        Index(None, "invoice_id", "status"),
        Index(None, "payment_id"),
        Index(None, "run_id"),
        Index(None, "credit_invoice_id"),
    )

    invoice_id: Mapped[UUID] = fk("ap_invoices")
    vendor_id: Mapped[UUID] = fk("parties")
    run_id: Mapped[UUID | None] = fk("ap_payment_runs")
    payment_id: Mapped[UUID | None] = fk("ap_payments")
    credit_invoice_id: Mapped[UUID | None] = fk("ap_invoices")
    application_date: Mapped[date]
    amount: Mapped[Decimal]
    discount_amount: Mapped[Decimal]
    discount_tax_amount: Mapped[Decimal]
    withholding_amount: Mapped[Decimal]
    base_cash: Mapped[Decimal]
    base_released: Mapped[Decimal]
    fx_gain_loss: Mapped[Decimal]
    status: Mapped[S50]
    exclusion_reason: Mapped[S255 | None]
    reversed_on: Mapped[date | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class APPaymentRunModel(DtoMixin[APPaymentRun], TrackedBase):
    """Payment runs."""

    __tablename__ = "ap_payment_runs"

    run_number: Mapped[S50] = mapped_column(unique=True)
    payment_date: Mapped[date]
    pay_through_date: Mapped[date]
    currency: Mapped[S3]
    bank_account_id: Mapped[UUID] = mapped_column(index=True)
    payment_method: Mapped[S50 | None]
    take_discounts: Mapped[bool]
    cash_limit: Mapped[Decimal | None]
    status: Mapped[S50]
    line_count: Mapped[int]
    total_amount: Mapped[Decimal]
    discount_total: Mapped[Decimal]
    failure_note: Mapped[LongText | None]
    executed_by_id: Mapped[UUID | None] = fk("actors")
    executed_at: Mapped[datetime | None]
    lines: Mapped[list[APPaymentRunLineModel]] = relationship(
        order_by=APPaymentRunLineModel.id, cascade="save-update, merge", lazy="raise"
    )


_ACTIVE_HOLD = text("status = 'active'")


class APVendorHoldModel(DtoMixin[APVendorHold], TrackedBase):
    """Holds on vendors."""

    __tablename__ = "ap_vendor_holds"
    __table_args__ = (
        Index("uq_ap_vendor_holds_vendor_id_reason_code", "vendor_id", "reason_code", unique=True,
              sqlite_where=_ACTIVE_HOLD, postgresql_where=_ACTIVE_HOLD),
    )

    vendor_id: Mapped[UUID] = fk("parties")
    reason_code: Mapped[S50]
    reason: Mapped[LongText]
    hold_date: Mapped[date]
    held_by_id: Mapped[UUID] = fk("actors")
    status: Mapped[S50]
    released_date: Mapped[date | None]
    released_by_id: Mapped[UUID | None] = fk("actors")
    release_note: Mapped[LongText | None]
