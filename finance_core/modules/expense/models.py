"""Data objects of employee expenses (expense.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, different, in_order, not_negative

ZERO = Decimal(0)


class ReportStatus(StrEnum):
    """State of an expense report."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    REJECTED = "rejected"
    PROCESSING = "processing"
    PAID = "paid"


class LineKind(StrEnum):
    """How the amount of a line comes about."""

    AMOUNT = "amount"
    MILEAGE = "mileage"
    PER_DIEM = "per_diem"
    LODGING = "lodging"


class ExpenseCategory(StrEnum):
    """What money was spent on."""

    TRAVEL = "travel"
    MEALS = "meals"
    LODGING = "lodging"
    TRANSPORTATION = "transportation"
    MILEAGE = "mileage"
    PER_DIEM = "per_diem"
    OFFICE_SUPPLIES = "office_supplies"
    PROFESSIONAL_SERVICES = "professional_services"
    ENTERTAINMENT = "entertainment"
    COMMUNICATION = "communication"
    OTHER = "other"


class RateSource(StrEnum):
    """Where an exchange rate comes from."""

    TABLE = "table"
    TYPED = "typed"
    CARD = "card"


class PaidWith(StrEnum):
    """Who laid the money out, and how."""

    CASH = "cash"
    PERSONAL_CARD = "personal_card"
    CORPORATE_CARD = "corporate_card"
    DIRECT_BILL = "direct_bill"


class DistanceUnit(StrEnum):
    """Unit of a distance."""

    KM = "km"
    MILE = "mile"


class Severity(StrEnum):
    """What going over a policy does."""

    WARN = "warn"
    BLOCK = "block"


class MoneyKind(StrEnum):
    """Why money moves between company and employee."""

    REIMBURSEMENT = "reimbursement"
    ADVANCE = "advance"
    ADVANCE_CLEARING = "advance_clearing"
    ADVANCE_RETURN = "advance_return"
    REPAYMENT = "repayment"


class MoneyMethod(StrEnum):
    """How money moves between company and employee."""

    BANK = "bank"
    CHECK = "check"
    CASH = "cash"
    PAYROLL = "payroll"


class MoneyStatus(StrEnum):
    """State of a movement of money."""

    DRAFT = "draft"
    POSTED = "posted"
    VOIDED = "voided"


WITH_REPORT = frozenset({MoneyKind.REIMBURSEMENT, MoneyKind.ADVANCE_CLEARING})


def _meals_are_letters(line: ExpenseLine) -> None:
    meals = line.meals_provided or ""
    if len(set(meals)) < len(meals) or not set(meals) <= set("BLD"):
        raise InvalidInput("meals_provided", f"Meals provided “{meals}” may hold B, L and D, each once.")


def _report_of_kind(money: Reimbursement) -> None:
    if money.kind in WITH_REPORT and money.report_id is None:
        raise InvalidInput("report_id", f"Report is required for a movement of kind {money.kind}.")
    if money.kind is MoneyKind.ADVANCE and money.report_id is not None:
        raise InvalidInput("report_id", "Report stays empty: an advance is paid before there is one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseLine(Dims):
    """One receipt, trip or day. `amount` is gross in the currency of the report; a refund is below zero."""

    SHAPE: ClassVar[Shape] = (
        _meals_are_letters,
        in_order("odometer_start", "odometer_end"),
        above_zero("line_number", "exchange_rate", "distance"),
        not_negative("odometer_start", "mileage_rate", "markup_percent"),
    )

    id: UUID
    report_id: UUID
    line_number: int
    line_kind: LineKind
    expense_date: date
    category: ExpenseCategory
    description: str
    original_amount: Decimal
    original_currency: str
    exchange_rate: Decimal
    rate_source: RateSource
    amount: Decimal
    claimed_amount: Decimal
    payment_method: PaidWith
    merchant: str | None = None
    tax_code_id: UUID | None = None
    tax_amount: Decimal = ZERO
    recoverable_tax: Decimal = ZERO
    is_personal: bool = False
    account_id: UUID | None = None
    receipt_attached: bool = False
    receipt_group: int | None = None
    receipt_sha256: str | None = None
    attendees: str | None = None
    justification: str | None = None
    violation_notes: str | None = None
    violation_accepted: bool = False
    distance: Decimal | None = None
    distance_unit: DistanceUnit | None = None
    vehicle_type: str | None = None
    route: str | None = None
    odometer_start: Decimal | None = None
    odometer_end: Decimal | None = None
    mileage_rate: Decimal | None = None
    rate_location: str | None = None
    meals_provided: str | None = None
    card_transaction_id: UUID | None = None
    billable: bool = False
    customer_id: UUID | None = None
    markup_percent: Decimal = ZERO
    billed_line_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseReport(Dims):
    """What an employee laid out or paid by company card, in the currency of reimbursement."""

    SHAPE: ClassVar[Shape] = (
        in_order("period_from", "period_to"),
        in_order("travel_start", "travel_end"),
        above_zero("exchange_rate"),
        not_negative("advance_applied"),
        different("id", "corrects_report_id"),
    )

    id: UUID
    report_number: str
    employee_id: UUID
    report_date: date
    purpose: str
    currency: str
    exchange_rate: Decimal
    status: ReportStatus
    posting_date: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    destination: str | None = None
    total_amount: Decimal = ZERO
    out_of_pocket_amount: Decimal = ZERO
    card_amount: Decimal = ZERO
    personal_amount: Decimal = ZERO
    advance_applied: Decimal = ZERO
    payable_amount: Decimal = ZERO
    base_total: Decimal = ZERO
    submitted_date: date | None = None
    approved_date: date | None = None
    approved_by_id: UUID | None = None
    rejection_reason: str | None = None
    paid_date: date | None = None
    travel_start: datetime | None = None
    travel_end: datetime | None = None
    corrects_report_id: UUID | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    lines: tuple[ExpenseLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpensePolicy:
    """Limits and duties of one category from a day on."""

    SHAPE: ClassVar[Shape] = (
        in_order("valid_from", "valid_to"),
        not_negative("per_transaction_limit", "daily_limit", "trip_limit", "requires_receipt_above",
                     "max_age_days"),
    )

    id: UUID
    category: ExpenseCategory
    valid_from: date
    currency: str
    valid_to: date | None = None
    per_transaction_limit: Decimal | None = None
    daily_limit: Decimal | None = None
    trip_limit: Decimal | None = None
    requires_receipt_above: Decimal | None = None
    requires_justification: bool = False
    requires_attendees: bool = False
    max_age_days: int | None = None
    severity: Severity = Severity.WARN
    default_account_id: UUID | None = None
    default_tax_code_id: UUID | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reimbursement:
    """A movement of money between company and employee; `amount` is above zero, `kind` says which way."""

    SHAPE: ClassVar[Shape] = (
        _report_of_kind,
        in_order("payment_date", "due_back_on"),
        above_zero("amount", "exchange_rate"),
        different("id", "advance_id"),
    )

    id: UUID
    kind: MoneyKind
    payment_number: str
    employee_id: UUID
    payment_date: date
    amount: Decimal
    currency: str
    exchange_rate: Decimal
    base_amount: Decimal
    payment_method: MoneyMethod
    status: MoneyStatus
    report_id: UUID | None = None
    advance_id: UUID | None = None
    bank_account_id: UUID | None = None
    payment_reference: str | None = None
    payroll_run_id: UUID | None = None
    purpose: str | None = None
    due_back_on: date | None = None
    file_message_id: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
