"""Tables of accounts receivable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S5,
    S20,
    S25,
    S30,
    S50,
    S60,
    S100,
    S255,
    Data,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.ar.models import (
    ARAutoApplyRule,
    ARCreditDecision,
    ARCreditMemo,
    ARDunningHistory,
    ARInvoice,
    ARInvoiceLine,
    ARReceipt,
    ARReceiptAllocation,
    CustomerProfile,
)


class CustomerProfileModel(DtoMixin[CustomerProfile], TrackedBase):
    """What receivables know of a party."""

    __tablename__ = "ar_customer_profiles"

    customer_id: Mapped[UUID] = fk("parties", unique=True)
    code: Mapped[S30] = mapped_column(unique=True)
    name: Mapped[S255]
    is_active: Mapped[bool]
    currency: Mapped[S3]
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    payment_terms_days: Mapped[int]
    credit_limit: Mapped[Decimal | None]
    credit_hold: Mapped[bool]
    default_account_id: Mapped[UUID | None] = fk("accounts")
    default_tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    prices_include_tax: Mapped[bool]
    default_discount_percent: Mapped[Decimal]
    tax_exempt: Mapped[bool]
    exemption_reference: Mapped[S100 | None]
    tax_id: Mapped[S50 | None]
    tax_id_checked_on: Mapped[date | None]
    language: Mapped[S5]
    delivery: Mapped[S50]
    invoice_email: Mapped[S255 | None]
    buyer_reference: Mapped[S100 | None]
    layout_name: Mapped[S100 | None]
    dunning_level: Mapped[int]
    last_dunned_on: Mapped[date | None]
    dunning_blocked_until: Mapped[date | None]
    finance_charge_rate: Mapped[Decimal | None]
    statement_cycle: Mapped[S50]


class ARInvoiceLineModel(DtoMixin[ARInvoiceLine], DimsColumns, TrackedBase):
    """Lines of invoices and credit notes."""

    __tablename__ = "ar_invoice_lines"
    __table_args__ = (
        UniqueConstraint("invoice_id", "line_number"),
        UniqueConstraint("credit_memo_id", "line_number"),
        CheckConstraint("(invoice_id IS NULL) <> (credit_memo_id IS NULL)", name="one_parent"),
        Index(None, "billed_module", "billed_id"),
    )

    invoice_id: Mapped[UUID | None] = fk("ar_invoices")
    credit_memo_id: Mapped[UUID | None] = fk("ar_credit_memos")
    line_number: Mapped[int]
    line_kind: Mapped[S50]
    description: Mapped[LongText]
    item_code: Mapped[S100 | None]
    quantity: Mapped[Decimal]
    unit: Mapped[S20 | None]
    unit_price: Mapped[Decimal]
    discount_percent: Mapped[Decimal]
    amount: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    tax_rate: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    account_id: Mapped[UUID | None] = fk("accounts")
    service_from: Mapped[date | None]
    service_to: Mapped[date | None]
    gl_recurring_id: Mapped[UUID | None] = mapped_column(index=True)
    original_line_id: Mapped[UUID | None] = fk("ar_invoice_lines", index=True)
    location_code: Mapped[S100 | None]
    lot_number: Mapped[S60 | None]
    serial_numbers: Mapped[LongText | None]
    stock_return: Mapped[S50 | None]
    billed_module: Mapped[S30 | None]
    billed_id: Mapped[UUID | None]


class ARInvoiceModel(DtoMixin[ARInvoice], TrackedBase):
    """Invoices, finance charges, opening items and templates; drafts have no number."""

    __tablename__ = "ar_invoices"
    __table_args__ = (
        Index(None, "customer_id", "status"),
        Index(None, "status", "due_date"),
        Index(None, "posting_date"),
        Index(None, "invoice_date"),
        Index(None, "payment_reference"),
        Index(None, "customer_reference"),
    )

    customer_id: Mapped[UUID] = fk("parties")
    document_type: Mapped[S50]
    invoice_number: Mapped[S50 | None] = mapped_column(unique=True)
    invoice_date: Mapped[date]
    posting_date: Mapped[date]
    supply_date: Mapped[date | None]
    due_date: Mapped[date | None]
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    discount_date: Mapped[date | None]
    discount_percent: Mapped[Decimal | None]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    prices_include_tax: Mapped[bool]
    subtotal: Mapped[Decimal]
    header_discount: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    balance_due: Mapped[Decimal]
    base_total: Mapped[Decimal]
    base_balance: Mapped[Decimal]
    status: Mapped[S50]
    customer_reference: Mapped[S100 | None]
    sales_order_reference: Mapped[S100 | None]
    contract_id: Mapped[UUID | None] = fk("contracts", index=True)
    payment_reference: Mapped[S25 | None]
    billing_snapshot: Mapped[Data]
    delivery_snapshot: Mapped[Data | None]
    intro_text: Mapped[LongText | None]
    closing_text: Mapped[LongText | None]
    sent_on: Mapped[date | None]
    sent_via: Mapped[S50 | None]
    dispute_reason: Mapped[LongText | None]
    dunning_level: Mapped[int]
    last_dunned_on: Mapped[date | None]
    corrects_invoice_id: Mapped[UUID | None] = fk("ar_invoices", index=True)
    template_id: Mapped[UUID | None] = fk("ar_invoices", index=True)
    frequency: Mapped[S50 | None]
    interval: Mapped[int | None]
    anchor: Mapped[S50 | None]
    anchor_day: Mapped[int | None]
    start_date: Mapped[date | None]
    next_due_date: Mapped[date | None]
    end_date: Mapped[date | None]
    posting_mode: Mapped[S50 | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
    lines: Mapped[list[ARInvoiceLineModel]] = relationship(
        order_by=ARInvoiceLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class ARReceiptModel(DtoMixin[ARReceipt], TrackedBase):
    """Customers' money and what is paid back."""

    __tablename__ = "ar_receipts"
    __table_args__ = (
        Index(None, "customer_id", "receipt_date"),
        Index(None, "status"),
        Index(None, "reference"),
    )

    receipt_number: Mapped[S50] = mapped_column(unique=True)
    kind: Mapped[S50]
    customer_id: Mapped[UUID] = fk("parties")
    receipt_date: Mapped[date]
    amount: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    bank_amount: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    fee_amount: Mapped[Decimal]
    unallocated_amount: Mapped[Decimal]
    base_unallocated: Mapped[Decimal]
    payment_method: Mapped[S50]
    reference: Mapped[S100 | None]
    bank_account_id: Mapped[UUID | None] = mapped_column(index=True)
    deposit_transaction_id: Mapped[UUID | None] = mapped_column(index=True)
    statement_line_id: Mapped[UUID | None] = mapped_column(index=True)
    status: Mapped[S50]
    cleared_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    return_reason: Mapped[LongText | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ARCreditMemoModel(DtoMixin[ARCreditMemo], TrackedBase):
    """Credit notes."""

    __tablename__ = "ar_credit_memos"
    __table_args__ = (
        Index(None, "customer_id", "status"),
        Index(None, "status"),
        Index(None, "posting_date"),
    )

    credit_memo_number: Mapped[S50 | None] = mapped_column(unique=True)
    customer_id: Mapped[UUID] = fk("parties")
    issue_date: Mapped[date]
    posting_date: Mapped[date]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    prices_include_tax: Mapped[bool]
    subtotal: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    amount: Mapped[Decimal]
    unapplied_amount: Mapped[Decimal]
    base_total: Mapped[Decimal]
    base_unapplied: Mapped[Decimal]
    reason_code: Mapped[S50]
    reason: Mapped[LongText]
    original_invoice_id: Mapped[UUID | None] = fk("ar_invoices", index=True)
    billing_snapshot: Mapped[Data]
    status: Mapped[S50]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
    lines: Mapped[list[ARInvoiceLineModel]] = relationship(
        order_by=ARInvoiceLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class ARAutoApplyRuleModel(DtoMixin[ARAutoApplyRule], TrackedBase):
    """How money finds its invoice."""

    __tablename__ = "ar_auto_apply_rules"

    name: Mapped[S100] = mapped_column(unique=True)
    priority: Mapped[int] = mapped_column(unique=True)
    match_field: Mapped[S50]
    tolerance: Mapped[Decimal]
    tolerance_percent: Mapped[Decimal]
    date_window_days: Mapped[int]
    customer_id: Mapped[UUID | None] = fk("parties", index=True)
    write_off_difference: Mapped[bool]
    is_active: Mapped[bool]


class ARReceiptAllocationModel(DtoMixin[ARReceiptAllocation], TrackedBase):
    """Every settlement."""

    __tablename__ = "ar_receipt_allocations"
    __table_args__ = (
        CheckConstraint("receipt_id IS NULL OR credit_memo_id IS NULL", name="one_source"),
        CheckConstraint(
            "((invoice_id IS NULL) <> (refund_receipt_id IS NULL)) OR "
            "(kind = 'small_balance' AND receipt_id IS NOT NULL AND invoice_id IS NULL "
            "AND refund_receipt_id IS NULL)",
            name="one_target",
        ),
        Index(None, "invoice_id", "status"),
        Index(None, "receipt_id"),
        Index(None, "credit_memo_id"),
        Index(None, "refund_receipt_id"),
        Index(None, "application_date"),
        Index(None, "reversed_on"),
    )

    kind: Mapped[S50]
    receipt_id: Mapped[UUID | None] = fk("ar_receipts")
    credit_memo_id: Mapped[UUID | None] = fk("ar_credit_memos")
    invoice_id: Mapped[UUID | None] = fk("ar_invoices")
    refund_receipt_id: Mapped[UUID | None] = fk("ar_receipts")
    application_date: Mapped[date]
    amount: Mapped[Decimal]
    discount_taken: Mapped[Decimal]
    discount_tax_amount: Mapped[Decimal]
    write_off_amount: Mapped[Decimal]
    write_off_tax_amount: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    base_released: Mapped[Decimal]
    fx_gain_loss: Mapped[Decimal]
    rule_id: Mapped[UUID | None] = fk("ar_auto_apply_rules")
    status: Mapped[S50]
    reversed_on: Mapped[date | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ARDunningHistoryModel(DtoMixin[ARDunningHistory], TrackedBase):
    """Reminders, as printed."""

    __tablename__ = "ar_dunning_history"
    __table_args__ = (
        UniqueConstraint("run_number", "customer_id", "currency"),
        Index(None, "customer_id", "as_of_date"),
    )

    run_number: Mapped[S50]
    customer_id: Mapped[UUID] = fk("parties")
    level: Mapped[S50]
    sent_date: Mapped[date | None]
    as_of_date: Mapped[date]
    total_overdue: Mapped[Decimal]
    interest_amount: Mapped[Decimal]
    fee_amount: Mapped[Decimal]
    invoice_count: Mapped[int]
    currency: Mapped[S3]
    items_snapshot: Mapped[Data]
    fee_invoice_id: Mapped[UUID | None] = fk("ar_invoices")
    delivery: Mapped[S50]
    status: Mapped[S50]
    notes: Mapped[LongText | None]


class ARCreditDecisionModel(DtoMixin[ARCreditDecision], TrackedBase):
    """Decisions about customers' credit; rows are never edited."""

    __tablename__ = "ar_credit_decisions"
    __table_args__ = (Index(None, "customer_id", "decision_date"),)

    customer_id: Mapped[UUID] = fk("parties")
    decision_date: Mapped[date]
    kind: Mapped[S50]
    previous_limit: Mapped[Decimal | None]
    new_limit: Mapped[Decimal | None]
    exposure: Mapped[Decimal]
    order_amount: Mapped[Decimal | None]
    invoice_id: Mapped[UUID | None] = fk("ar_invoices")
    approved: Mapped[bool]
    reason: Mapped[LongText | None]
    decided_by_id: Mapped[UUID] = fk("actors")
    valid_until: Mapped[date | None]
