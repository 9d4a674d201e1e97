"""What payroll computes and never stores (payroll.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.modules.payroll.models import (
    BenefitsDeduction,
    EmployerContribution,
    Payer,
    WithholdingResult,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One step of a tax component: its label and figure."""

    label: str
    figure: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxTrace:
    """How a tax component was computed, with the table that says so."""

    component_code: str
    name: str
    payer: Payer
    table_code: str
    table_version: int
    source: str
    steps: tuple[TraceStep, ...]
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EarningLine(Dims):
    """One earning of a check, as printed."""

    pay_code: str
    pay_class: str
    hours: Decimal
    rate: Decimal | None
    amount: Decimal
    account_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class GrossToNet:
    """A check computed from its inputs, before it is saved."""

    employee_id: UUID
    pay_date: date
    gross_pay: Decimal
    imputed_pay: Decimal
    pre_tax_deductions: Decimal
    employee_taxes: Decimal
    post_tax_deductions: Decimal
    net_pay: Decimal
    payment_amount: Decimal
    employer_taxes: Decimal
    employer_contributions: Decimal
    earnings: tuple[EarningLine, ...]
    withholding: tuple[WithholdingResult, ...]
    deductions: tuple[BenefitsDeduction, ...]
    contributions: tuple[EmployerContribution, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YtdTotals:
    """What counts toward the yearly limits of one component or plan, by pay date."""

    employee_id: UUID
    year: int
    code: str
    subject_wages: Decimal
    taxable_wages: Decimal
    employee_amount: Decimal
    employer_amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityRow:
    """What is owed to one authority or payee for one component and period."""

    payee_id: UUID | None
    payee_name: str
    component_code: str
    period: str
    account_id: UUID
    opening: Decimal
    accrued: Decimal
    paid: Decimal
    ledger: Decimal
    due_date: date | None

    @property
    def closing(self) -> Decimal:
        """Return what is still owed."""
        return self.opening + self.accrued - self.paid

    @property
    def difference(self) -> Decimal:
        """Return ledger less what is still owed."""
        return self.ledger - self.closing


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositDue:
    """A deposit that falls due, and the cents its total differs from the sum of the checks."""

    deposit_group: str
    payee_id: UUID | None
    period: str
    due_date: date
    owed: Decimal
    paid: Decimal
    rounding: Decimal
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollJournalRow:
    """A check in the payroll register."""

    paycheck_id: UUID
    run_number: str
    employee_id: UUID
    employee_name: str
    department: str
    gross_pay: Decimal
    deductions: Decimal
    employee_taxes: Decimal
    net_pay: Decimal
    employer_cost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveBalance:
    """Leave of an employee under one plan, in hours, with its worth."""

    employee_id: UUID
    plan_code: str
    opening: Decimal
    accrued: Decimal
    used: Decimal
    rate: Decimal
    liability: Decimal

    @property
    def balance(self) -> Decimal:
        """Return the hours left; below zero where the plan lets an employee take leave ahead."""
        return self.opening + self.accrued - self.used


@dataclass(frozen=True, slots=True, kw_only=True)
class LaborDistributionRow(Dims):
    """Hours and cost of one employee on one thing worked for, in base currency."""

    employee_id: UUID
    work_date: date
    hours: Decimal
    cost: Decimal
    timecard_line_id: UUID | None = None
    work_order_id: UUID | None = None
    contract_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayslipLine:
    """A printed line of a payslip: this check and the year to date."""

    section: str
    label: str
    hours: Decimal | None
    rate: Decimal | None
    amount: Decimal
    year_to_date: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PayslipModel:
    """Everything a payslip prints, in the employee's language."""

    paycheck_id: UUID
    employer: tuple[str, ...]
    employee: tuple[str, ...]
    language: str
    period_start: date
    period_end: date
    pay_date: date
    currency: str
    lines: tuple[PayslipLine, ...]
    payments: tuple[tuple[str, Decimal], ...]
    leave: tuple[LeaveBalance, ...]
    net_pay: Decimal
    payment_amount: Decimal
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementBox:
    """A box of an annual statement, filled from the report tags named."""

    code: str
    label: str
    amount: Decimal
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualStatement:
    """An employee's statement of a year."""

    employee_id: UUID
    year: int
    template: str
    boxes: tuple[StatementBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTestResult:
    """One example of a tax table: what it must give and what it gave."""

    table_code: str
    table_version: int
    example: str
    expected: Decimal
    actual: Decimal
    trace: TaxTrace

    @property
    def passes(self) -> bool:
        """Tell whether the table gave what its example says."""
        return self.expected == self.actual


@dataclass(frozen=True, slots=True, kw_only=True)
class GrossUpResult:
    """The gross that gives a wanted net, or the nearest above it."""

    wanted_net: Decimal
    gross: Decimal
    check: GrossToNet
    steps: int
    is_exact: bool
