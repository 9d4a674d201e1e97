"""Tables of employee expenses."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S50,
    S64,
    S100,
    S200,
    S255,
    S500,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.expense.models import (
    ExpenseLine,
    ExpensePolicy,
    ExpenseReport,
    Reimbursement,
)


class ExpenseLineModel(DtoMixin[ExpenseLine], DimsColumns, TrackedBase):
    """Lines of reports."""

    __tablename__ = "expense_lines"
    __table_args__ = (
        UniqueConstraint("report_id", "line_number"),
        Index(None, "category", "expense_date"),
        Index(None, "card_transaction_id"),
        Index(None, "customer_id", "billable"),
        Index(None, "receipt_sha256"),
    )

    report_id: Mapped[UUID] = fk("expense_reports")
    line_number: Mapped[int]
    line_kind: Mapped[S50]
    expense_date: Mapped[date]
    category: Mapped[S50]
    merchant: Mapped[S200 | None]
    description: Mapped[LongText]
    original_amount: Mapped[Decimal]
    original_currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    rate_source: Mapped[S50]
    amount: Mapped[Decimal]
    claimed_amount: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    tax_amount: Mapped[Decimal]
    recoverable_tax: Mapped[Decimal]
    payment_method: Mapped[S50]
    is_personal: Mapped[bool]
    account_id: Mapped[UUID | None] = fk("accounts")
    receipt_attached: Mapped[bool]
    receipt_group: Mapped[int | None]
    receipt_sha256: Mapped[S64 | None]
    attendees: Mapped[LongText | None]
    justification: Mapped[LongText | None]
    violation_notes: Mapped[LongText | None]
    violation_accepted: Mapped[bool]
    distance: Mapped[Decimal | None]
    distance_unit: Mapped[S50 | None]
    vehicle_type: Mapped[S50 | None]
    route: Mapped[S500 | None]
    odometer_start: Mapped[Decimal | None]
    odometer_end: Mapped[Decimal | None]
    mileage_rate: Mapped[Decimal | None]
    rate_location: Mapped[S100 | None]
    meals_provided: Mapped[S3 | None]
    card_transaction_id: Mapped[UUID | None]
    billable: Mapped[bool]
    customer_id: Mapped[UUID | None] = fk("parties")
    markup_percent: Mapped[Decimal]
    billed_line_id: Mapped[UUID | None] = mapped_column(index=True)


class ExpenseReportModel(DtoMixin[ExpenseReport], DimsColumns, TrackedBase):
    """Expense reports."""

    __tablename__ = "expense_reports"
    __table_args__ = (Index(None, "employee_id", "status"), Index(None, "report_date"))

    report_number: Mapped[S50] = mapped_column(unique=True)
    employee_id: Mapped[UUID] = fk("parties")
    report_date: Mapped[date]
    posting_date: Mapped[date | None]
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    purpose: Mapped[S255]
    destination: Mapped[S255 | None]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    out_of_pocket_amount: Mapped[Decimal]
    card_amount: Mapped[Decimal]
    personal_amount: Mapped[Decimal]
    advance_applied: Mapped[Decimal]
    payable_amount: Mapped[Decimal]
    base_total: Mapped[Decimal]
    status: Mapped[S50]
    submitted_date: Mapped[date | None]
    approved_date: Mapped[date | None]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    rejection_reason: Mapped[LongText | None]
    paid_date: Mapped[date | None]
    travel_start: Mapped[datetime | None]
    travel_end: Mapped[datetime | None]
    corrects_report_id: Mapped[UUID | None] = fk("expense_reports")
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
    lines: Mapped[list[ExpenseLineModel]] = relationship(
        order_by=ExpenseLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class ExpensePolicyModel(DtoMixin[ExpensePolicy], TrackedBase):
    """Policies by category and day."""

    __tablename__ = "expense_policies"
    __table_args__ = (UniqueConstraint("category", "valid_from"),)

    category: Mapped[S50]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    currency: Mapped[S3]
    per_transaction_limit: Mapped[Decimal | None]
    daily_limit: Mapped[Decimal | None]
    trip_limit: Mapped[Decimal | None]
    requires_receipt_above: Mapped[Decimal | None]
    requires_justification: Mapped[bool]
    requires_attendees: Mapped[bool]
    max_age_days: Mapped[int | None]
    severity: Mapped[S50]
    default_account_id: Mapped[UUID | None] = fk("accounts")
    default_tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    is_active: Mapped[bool]


_REPORT_OF_KIND = (
    "(report_id IS NOT NULL OR kind NOT IN ('reimbursement', 'advance_clearing'))"
    " AND (report_id IS NULL OR kind <> 'advance')"
)


class ReimbursementModel(DtoMixin[Reimbursement], TrackedBase):
    """Every money movement with an employee."""

    __tablename__ = "expense_reimbursements"
    __table_args__ = (
        UniqueConstraint("payment_number", "report_id"),
        CheckConstraint(_REPORT_OF_KIND, name="report_of_kind"),
        Index(None, "employee_id", "kind"),
        Index(None, "report_id"),
    )

    kind: Mapped[S50]
    payment_number: Mapped[S50]
    employee_id: Mapped[UUID] = fk("parties")
    report_id: Mapped[UUID | None] = fk("expense_reports")
    advance_id: Mapped[UUID | None] = fk("expense_reimbursements")
    payment_date: Mapped[date]
    amount: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    payment_method: Mapped[S50]
    bank_account_id: Mapped[UUID | None] = mapped_column(index=True)
    payment_reference: Mapped[S100 | None]
    payroll_run_id: Mapped[UUID | None] = mapped_column(index=True)
    purpose: Mapped[S255 | None]
    due_back_on: Mapped[date | None]
    status: Mapped[S50]
    file_message_id: Mapped[S100 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
