"""Data objects of payroll (payroll.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, between, in_order, not_negative

ZERO = Decimal(0)


class PayType(StrEnum):
    """What pay is reckoned by."""

    SALARY = "salary"
    HOURLY = "hourly"
    COMMISSION = "commission"


class PayFrequency(StrEnum):
    """How often pay is due."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    SEMIMONTHLY = "semimonthly"
    MONTHLY = "monthly"


class PayMethod(StrEnum):
    """How an employee is paid."""

    BANK = "bank"
    CHECK = "check"
    CASH = "cash"


class PayslipDelivery(StrEnum):
    """How an employee gets the payslip."""

    PRINT = "print"
    PDF = "pdf"
    EMAIL = "email"


class TimecardSource(StrEnum):
    """Where a timecard comes from."""

    ENTRY = "entry"
    IMPORT = "import"
    SALARY = "salary"
    CORRECTION = "correction"


class TimecardStatus(StrEnum):
    """State of a timecard."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PAID = "paid"
    REJECTED = "rejected"


class RunKind(StrEnum):
    """What a payroll run is for."""

    REGULAR = "regular"
    OFF_CYCLE = "off_cycle"
    BONUS = "bonus"
    FINAL = "final"
    CORRECTION = "correction"
    OPENING = "opening"


class RunStatus(StrEnum):
    """State of a payroll run."""

    DRAFT = "draft"
    CALCULATING = "calculating"
    CALCULATED = "calculated"
    APPROVED = "approved"
    PROCESSING = "processing"
    COMPLETED = "completed"
    REVERSED = "reversed"


class PaycheckStatus(StrEnum):
    """State of a paycheck."""

    CALCULATED = "calculated"
    POSTED = "posted"
    PAID = "paid"
    VOIDED = "voided"


class Payer(StrEnum):
    """Who bears a tax component."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"


class DeductionCategory(StrEnum):
    """What a deduction is for."""

    HEALTH = "health"
    RETIREMENT = "retirement"
    SAVINGS_ACCOUNT = "savings_account"
    INSURANCE = "insurance"
    UNION = "union"
    LOAN = "loan"
    GARNISHMENT = "garnishment"
    CHARITY = "charity"
    OTHER = "other"


class DeductionCalculation(StrEnum):
    """How a deduction is computed."""

    FIXED = "fixed"
    PERCENT = "percent"
    PER_HOUR = "per_hour"


class DeductionStatus(StrEnum):
    """State of an enrolment, or of what one check took."""

    ENROLLED = "enrolled"
    SUSPENDED = "suspended"
    ENDED = "ended"
    TAKEN = "taken"
    VOIDED = "voided"


class ContributionKind(StrEnum):
    """What an employer's contribution is."""

    MATCH = "match"
    PREMIUM = "premium"
    PENSION = "pension"
    OTHER = "other"


class ContributionStatus(StrEnum):
    """State of an employer's contribution."""

    TAKEN = "taken"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee(Dims):
    """A person on the payroll; `base_pay` is the pay in force today, a year (salary) or an hour (hourly)."""

    SHAPE: ClassVar[Shape] = (
        in_order("birth_date", "hire_date"),
        in_order("hire_date", "termination_date"),
        not_negative("base_pay"),
        between(0, 168, "standard_hours_per_week"),
    )

    id: UUID
    party_id: UUID
    employee_number: str
    first_name: str
    last_name: str
    hire_date: date
    group_code: str
    pay_type: PayType
    pay_frequency: PayFrequency
    base_pay: Decimal
    standard_hours_per_week: Decimal
    currency: str
    payment_method: PayMethod
    payslip_delivery: PayslipDelivery
    birth_date: date | None = None
    tax_id: str | None = None
    termination_date: date | None = None
    is_active: bool = True
    pay_rates: list[dict[str, Any]] = field(default_factory=list)
    overtime_rule: str | None = None
    jurisdictions: list[dict[str, Any]] = field(default_factory=list)
    tax_profile: list[dict[str, Any]] = field(default_factory=list)
    deposits: list[dict[str, Any]] = field(default_factory=list)
    bank_details_changed_at: datetime | None = None
    leave_plans: list[dict[str, Any]] = field(default_factory=list)
    wage_account_id: UUID | None = None
    work_center_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayPeriod:
    """A period of work that is paid on one day; `year` is the year of the pay date."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"),
        between(1, 53, "period_number", "periods_per_year"),
    )

    id: UUID
    group_code: str
    pay_frequency: PayFrequency
    year: int
    period_number: int
    start_date: date
    end_date: date
    pay_date: date
    periods_per_year: int
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimecardLine(Dims):
    """Hours or an amount of one day; regular, overtime and double hours are set at approval."""

    SHAPE: ClassVar[Shape] = (
        above_zero("line_number"),
        between(0, 1440, "break_minutes"),
        between(-24, 24, "hours", "regular_hours", "overtime_hours", "double_hours"),
        not_negative("rate"),
    )

    id: UUID
    timecard_id: UUID
    line_number: int
    work_date: date
    hours: Decimal
    pay_code: str
    start_time: time | None = None
    end_time: time | None = None
    break_minutes: int = 0
    rate: Decimal | None = None
    amount: Decimal | None = None
    regular_hours: Decimal = ZERO
    overtime_hours: Decimal = ZERO
    double_hours: Decimal = ZERO
    project_id: UUID | None = None
    work_order_id: UUID | None = None
    operation_id: UUID | None = None
    filled_from_id: UUID | None = None
    late_reason: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timecard:
    """Hours of an employee in a pay period; sequence 2 and up are corrections."""

    SHAPE: ClassVar[Shape] = (above_zero("sequence"),)

    id: UUID
    employee_id: UUID
    pay_period_id: UUID
    sequence: int
    source: TimecardSource
    status: TimecardStatus
    total_regular_hours: Decimal = ZERO
    total_overtime_hours: Decimal = ZERO
    total_leave_hours: Decimal = ZERO
    total_amount: Decimal = ZERO
    submitted_at: datetime | None = None
    approved_by_id: UUID | None = None
    approved_at: datetime | None = None
    rejection_reason: str | None = None
    corrects_id: UUID | None = None
    paid_run_id: UUID | None = None
    lines: tuple[TimecardLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollRun:
    """A payroll run with its totals in `currency`; negative ones are corrections."""

    SHAPE: ClassVar[Shape] = (not_negative("employee_count"),)

    id: UUID
    run_number: str
    pay_period_id: UUID
    kind: RunKind
    run_date: date
    pay_date: date
    posting_date: date
    currency: str
    status: RunStatus
    total_gross: Decimal = ZERO
    total_taxes: Decimal = ZERO
    total_deductions: Decimal = ZERO
    total_net: Decimal = ZERO
    total_employer_taxes: Decimal = ZERO
    total_employer_contributions: Decimal = ZERO
    total_payment: Decimal = ZERO
    employee_count: int = 0
    table_versions: dict[str, Any] = field(default_factory=dict)
    input_hash: str = ""
    approved_by_id: UUID | None = None
    approved_date: date | None = None
    approval_note: str | None = None
    bank_account_id: UUID | None = None
    payment_file_name: str | None = None
    payment_file_sha256: str | None = None
    payment_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingResult:
    """One tax component on one check, the employee's or the employer's, with every step."""

    SHAPE: ClassVar[Shape] = (above_zero("sequence", "table_version"),)

    id: UUID
    paycheck_id: UUID
    employee_id: UUID
    sequence: int
    component_code: str
    name: str
    jurisdiction: str
    payer: Payer
    subject_wages: Decimal
    taxable_wages: Decimal
    amount: Decimal
    table_code: str
    table_version: int
    liability_account_id: UUID
    ytd_wages_before: Decimal = ZERO
    ytd_tax_before: Decimal = ZERO
    trace: list[dict[str, Any]] = field(default_factory=list)
    is_override: bool = False
    override_reason: str | None = None
    report_tags: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitsDeduction:
    """An enrolment in a plan (no check), or what one check took for it."""

    SHAPE: ClassVar[Shape] = (
        in_order("valid_from", "valid_to"),
        not_negative("employee_rate", "annual_limit", "total_limit", "priority"),
    )

    id: UUID
    employee_id: UUID
    plan_code: str
    plan_name: str
    category: DeductionCategory
    calculation: DeductionCalculation
    liability_account_id: UUID
    status: DeductionStatus
    paycheck_id: UUID | None = None
    enrolment_id: UUID | None = None
    employee_amount: Decimal = ZERO
    employee_rate: Decimal | None = None
    employer_amount: Decimal = ZERO
    annual_limit: Decimal | None = None
    total_limit: Decimal | None = None
    taken_total: Decimal = ZERO
    arrears: Decimal = ZERO
    priority: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    payee_id: UUID | None = None
    case_number: str | None = None
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerContribution:
    """What the employer pays into a plan, on a check or outside one."""

    id: UUID
    employee_id: UUID
    plan_code: str
    plan_name: str
    kind: ContributionKind
    amount: Decimal
    base_wages: Decimal
    contribution_date: date
    period: str
    liability_account_id: UUID
    expense_account_id: UUID
    status: ContributionStatus
    paycheck_id: UUID | None = None
    deduction_id: UUID | None = None
    payee_id: UUID | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paycheck:
    """One employee's pay in one run; `imputed_pay` is taxed and not paid."""

    SHAPE: ClassVar[Shape] = (not_negative("payment_amount"),)

    id: UUID
    payroll_run_id: UUID
    employee_id: UUID
    pay_period_id: UUID
    gross_pay: Decimal
    net_pay: Decimal
    payment_amount: Decimal
    status: PaycheckStatus
    imputed_pay: Decimal = ZERO
    pre_tax_deductions: Decimal = ZERO
    employee_taxes: Decimal = ZERO
    post_tax_deductions: Decimal = ZERO
    reimbursements: Decimal = ZERO
    advance_repayment: Decimal = ZERO
    recovery: Decimal = ZERO
    employer_taxes: Decimal = ZERO
    employer_contributions: Decimal = ZERO
    earnings: list[dict[str, Any]] = field(default_factory=list)
    leave: list[dict[str, Any]] = field(default_factory=list)
    deposit_snapshot: list[dict[str, Any]] = field(default_factory=list)
    direct_deposit: bool = False
    check_number: str | None = None
    replaces_id: UUID | None = None
    void_reason: str | None = None
    voided_on: date | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    payment_entry_id: UUID | None = None
    withholding: tuple[WithholdingResult, ...] = ()
    deductions: tuple[BenefitsDeduction, ...] = ()
    contributions: tuple[EmployerContribution, ...] = ()
