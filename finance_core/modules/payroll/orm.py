"""Tables of payroll."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S64,
    S100,
    S200,
    S255,
    S500,
    Data,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.db.types import Words
from finance_core.modules.payroll.models import (
    BenefitsDeduction,
    Employee,
    EmployerContribution,
    Paycheck,
    PayPeriod,
    PayrollRun,
    Timecard,
    TimecardLine,
    WithholdingResult,
)


class EmployeeModel(DtoMixin[Employee], DimsColumns, TrackedBase):
    """People on the payroll."""

    __tablename__ = "payroll_employees"

    party_id: Mapped[UUID] = fk("parties", unique=True)
    employee_number: Mapped[S50] = mapped_column(unique=True)
    first_name: Mapped[S100]
    last_name: Mapped[S100]
    birth_date: Mapped[date | None]
    tax_id: Mapped[str | None] = mapped_column(Words(40))
    hire_date: Mapped[date]
    termination_date: Mapped[date | None]
    is_active: Mapped[bool]
    group_code: Mapped[S20]
    pay_type: Mapped[S50]
    pay_frequency: Mapped[S50]
    base_pay: Mapped[Decimal]
    pay_rates: Mapped[Data]
    standard_hours_per_week: Mapped[Decimal]
    currency: Mapped[S3]
    overtime_rule: Mapped[S60 | None]
    jurisdictions: Mapped[Data]
    tax_profile: Mapped[Data]
    payment_method: Mapped[S50]
    deposits: Mapped[Data]
    bank_details_changed_at: Mapped[datetime | None]
    leave_plans: Mapped[Data]
    wage_account_id: Mapped[UUID | None] = fk("accounts")
    work_center_code: Mapped[S100 | None]
    payslip_delivery: Mapped[S50]


class PayPeriodModel(DtoMixin[PayPeriod], TrackedBase):
    """Pay periods of a pay group."""

    __tablename__ = "payroll_pay_periods"
    __table_args__ = (UniqueConstraint("group_code", "pay_frequency", "year", "period_number"),)

    group_code: Mapped[S20]
    pay_frequency: Mapped[S50]
    year: Mapped[int]
    period_number: Mapped[int]
    start_date: Mapped[date]
    end_date: Mapped[date]
    pay_date: Mapped[date]
    periods_per_year: Mapped[int]
    is_closed: Mapped[bool]


class TimecardLineModel(DtoMixin[TimecardLine], DimsColumns, TrackedBase):
    """Lines of timecards."""

    __tablename__ = "payroll_timecard_lines"
    __table_args__ = (
        UniqueConstraint("timecard_id", "line_number"),
        Index(None, "work_date"),
        Index(None, "work_order_id"),
        Index(None, "project_id"),
    )

    timecard_id: Mapped[UUID] = fk("payroll_timecards")
    line_number: Mapped[int]
    work_date: Mapped[date]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    break_minutes: Mapped[int]
    hours: Mapped[Decimal]
    pay_code: Mapped[S30]
    rate: Mapped[Decimal | None]
    amount: Mapped[Decimal | None]
    regular_hours: Mapped[Decimal]
    overtime_hours: Mapped[Decimal]
    double_hours: Mapped[Decimal]
    project_id: Mapped[UUID | None] = fk("dimension_values")
    work_order_id: Mapped[UUID | None]
    operation_id: Mapped[UUID | None] = mapped_column(index=True)
    filled_from_id: Mapped[UUID | None]
    late_reason: Mapped[S500 | None]
    note: Mapped[LongText | None]


class TimecardModel(DtoMixin[Timecard], TrackedBase):
    """Timecards."""

    __tablename__ = "payroll_timecards"
    __table_args__ = (
        UniqueConstraint("employee_id", "pay_period_id", "sequence"),
        Index(None, "pay_period_id", "status"),
    )

    employee_id: Mapped[UUID] = fk("payroll_employees")
    pay_period_id: Mapped[UUID] = fk("payroll_pay_periods")
    sequence: Mapped[int]
    source: Mapped[S50]
    total_regular_hours: Mapped[Decimal]
    total_overtime_hours: Mapped[Decimal]
    total_leave_hours: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    status: Mapped[S50]
    submitted_at: Mapped[datetime | None]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approved_at: Mapped[datetime | None]
    rejection_reason: Mapped[S500 | None]
    corrects_id: Mapped[UUID | None] = fk("payroll_timecards")
    paid_run_id: Mapped[UUID | None] = fk("payroll_runs")
    lines: Mapped[list[TimecardLineModel]] = relationship(
        order_by=TimecardLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


class PayrollRunModel(DtoMixin[PayrollRun], TrackedBase):
    """Payroll runs."""

    __tablename__ = "payroll_runs"
    __table_args__ = (Index(None, "status"), Index(None, "pay_date"))

    run_number: Mapped[S50] = mapped_column(unique=True)
    pay_period_id: Mapped[UUID] = fk("payroll_pay_periods")
    kind: Mapped[S50]
    run_date: Mapped[date]
    pay_date: Mapped[date]
    posting_date: Mapped[date]
    currency: Mapped[S3]
    status: Mapped[S50]
    total_gross: Mapped[Decimal]
    total_taxes: Mapped[Decimal]
    total_deductions: Mapped[Decimal]
    total_net: Mapped[Decimal]
    total_employer_taxes: Mapped[Decimal]
    total_employer_contributions: Mapped[Decimal]
    total_payment: Mapped[Decimal]
    employee_count: Mapped[int]
    table_versions: Mapped[Data]
    input_hash: Mapped[S64]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approved_date: Mapped[date | None]
    approval_note: Mapped[S500 | None]
    bank_account_id: Mapped[UUID | None] = mapped_column(index=True)
    payment_file_name: Mapped[S255 | None]
    payment_file_sha256: Mapped[S64 | None]
    payment_entry_id: Mapped[UUID | None] = fk("journal_entries")


class WithholdingResultModel(DtoMixin[WithholdingResult], TrackedBase):
    """Tax components of paychecks."""

    __tablename__ = "payroll_withholding_results"
    __table_args__ = (
        UniqueConstraint("paycheck_id", "component_code"),
        Index(None, "employee_id", "component_code"),
        Index(None, "component_code", "paycheck_id"),
    )

    paycheck_id: Mapped[UUID] = fk("payroll_paychecks")
    employee_id: Mapped[UUID] = fk("payroll_employees")
    sequence: Mapped[int]
    component_code: Mapped[S30]
    name: Mapped[S255]
    jurisdiction: Mapped[S50]
    payer: Mapped[S50]
    subject_wages: Mapped[Decimal]
    taxable_wages: Mapped[Decimal]
    ytd_wages_before: Mapped[Decimal]
    ytd_tax_before: Mapped[Decimal]
    amount: Mapped[Decimal]
    table_code: Mapped[S50]
    table_version: Mapped[int]
    trace: Mapped[Data]
    is_override: Mapped[bool]
    override_reason: Mapped[S500 | None]
    liability_account_id: Mapped[UUID] = fk("accounts")
    report_tags: Mapped[S200]


class BenefitsDeductionModel(DtoMixin[BenefitsDeduction], TrackedBase):
    """Enrolments in plans, and what paychecks took for them."""

    __tablename__ = "payroll_benefits_deductions"
    __table_args__ = (Index(None, "employee_id", "plan_code"), Index(None, "paycheck_id"))

    employee_id: Mapped[UUID] = fk("payroll_employees")
    paycheck_id: Mapped[UUID | None] = fk("payroll_paychecks")
    enrolment_id: Mapped[UUID | None] = fk("payroll_benefits_deductions")
    plan_code: Mapped[S60]
    plan_name: Mapped[S255]
    category: Mapped[S50]
    calculation: Mapped[S50]
    employee_amount: Mapped[Decimal]
    employee_rate: Mapped[Decimal | None]
    employer_amount: Mapped[Decimal]
    annual_limit: Mapped[Decimal | None]
    total_limit: Mapped[Decimal | None]
    taken_total: Mapped[Decimal]
    arrears: Mapped[Decimal]
    priority: Mapped[int]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    payee_id: Mapped[UUID | None] = fk("parties")
    case_number: Mapped[S60 | None]
    liability_account_id: Mapped[UUID] = fk("accounts")
    period: Mapped[S20]
    status: Mapped[S50]


class EmployerContributionModel(DtoMixin[EmployerContribution], TrackedBase):
    """What the employer pays into plans."""

    __tablename__ = "payroll_employer_contributions"
    __table_args__ = (Index(None, "paycheck_id"),)

    paycheck_id: Mapped[UUID | None] = fk("payroll_paychecks")
    employee_id: Mapped[UUID] = fk("payroll_employees")
    deduction_id: Mapped[UUID | None] = fk("payroll_benefits_deductions")
    plan_code: Mapped[S60]
    plan_name: Mapped[S255]
    kind: Mapped[S50]
    amount: Mapped[Decimal]
    base_wages: Mapped[Decimal]
    contribution_date: Mapped[date]
    period: Mapped[S20]
    liability_account_id: Mapped[UUID] = fk("accounts")
    expense_account_id: Mapped[UUID] = fk("accounts")
    payee_id: Mapped[UUID | None] = fk("parties")
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    # Only orders the rows of one save: a deduction is written before the match it earns and deleted after it.
    deduction: Mapped[BenefitsDeductionModel | None] = relationship(lazy="raise")


class PaycheckModel(DtoMixin[Paycheck], TrackedBase):
    """Paychecks."""

    __tablename__ = "payroll_paychecks"
    __table_args__ = (
        UniqueConstraint("payroll_run_id", "employee_id"),
        Index(None, "employee_id", "pay_period_id"),
        Index(None, "status"),
    )

    payroll_run_id: Mapped[UUID] = fk("payroll_runs")
    employee_id: Mapped[UUID] = fk("payroll_employees")
    pay_period_id: Mapped[UUID] = fk("payroll_pay_periods")
    gross_pay: Mapped[Decimal]
    imputed_pay: Mapped[Decimal]
    pre_tax_deductions: Mapped[Decimal]
    employee_taxes: Mapped[Decimal]
    post_tax_deductions: Mapped[Decimal]
    net_pay: Mapped[Decimal]
    reimbursements: Mapped[Decimal]
    advance_repayment: Mapped[Decimal]
    recovery: Mapped[Decimal]
    payment_amount: Mapped[Decimal]
    employer_taxes: Mapped[Decimal]
    employer_contributions: Mapped[Decimal]
    earnings: Mapped[Data]
    leave: Mapped[Data]
    deposit_snapshot: Mapped[Data]
    direct_deposit: Mapped[bool]
    check_number: Mapped[S20 | None]
    status: Mapped[S50]
    replaces_id: Mapped[UUID | None] = fk("payroll_paychecks")
    void_reason: Mapped[S500 | None]
    voided_on: Mapped[date | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")
    payment_entry_id: Mapped[UUID | None] = fk("journal_entries")
    withholding: Mapped[list[WithholdingResultModel]] = relationship(
        order_by=WithholdingResultModel.sequence, cascade="all, delete-orphan", lazy="raise"
    )
    deductions: Mapped[list[BenefitsDeductionModel]] = relationship(
        order_by=BenefitsDeductionModel.id, cascade="all, delete-orphan", lazy="raise"
    )
    contributions: Mapped[list[EmployerContributionModel]] = relationship(
        order_by=EmployerContributionModel.id, cascade="all, delete-orphan", lazy="raise"
    )
