"""What employee expenses compute and never store (expense.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.expense.models import DistanceUnit, ExpenseCategory, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyViolation:
    """A line that goes over a policy, with the figure and the limit in the currency of the policy."""

    line_id: UUID
    rule: str
    severity: Severity
    text: str
    limit: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageBand:
    """A rate up to a distance in the tax year; the last band has no end."""

    up_to: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageRate:
    """What a jurisdiction pays for a distance by one kind of vehicle from a day on."""

    jurisdiction: str
    vehicle_type: str
    valid_from: date
    unit: DistanceUnit
    currency: str
    bands: tuple[MileageBand, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BandShare:
    """The part of a distance that falls into one band."""

    distance: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageResult:
    """A distance paid by bands; the amount is rounded once."""

    bands: tuple[BandShare, ...]
    amount: Decimal
    currency: str
    year_to_date: Decimal
    taxable_excess: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDiemRate:
    """Day amounts of a location from a day on; the meals add up with incidentals to the whole."""

    jurisdiction: str
    location: str
    valid_from: date
    currency: str
    full_day: Decimal
    breakfast: Decimal
    lunch: Decimal
    dinner: Decimal
    incidental: Decimal
    lodging_cap: Decimal | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerDiemDay:
    """The allowance of one calendar day, and how it came about."""

    day: date
    location: str
    share: Decimal
    meals_provided: str
    deduction: Decimal
    amount: Decimal
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorporateCard:
    """A credit card account with a holder, as Cash keeps it."""

    bank_account_id: UUID
    name: str
    currency: str
    holder_id: UUID
    holder_name: str
    open_items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTransaction:
    """A line of a card statement; money spent is above zero."""

    statement_line_id: UUID
    bank_account_id: UUID
    transaction_date: date
    merchant: str
    amount: Decimal
    currency: str
    original_amount: Decimal | None = None
    original_currency: str | None = None
    expense_line_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceBalance:
    """An advance and what of it is open."""

    advance_id: UUID
    employee_id: UUID
    employee_name: str
    payment_date: date
    due_back_on: date | None
    currency: str
    amount: Decimal
    cleared: Decimal
    returned: Decimal
    age_days: int

    @property
    def open_amount(self) -> Decimal:
        """Return what was neither cleared nor returned."""
        return self.amount - self.cleared - self.returned


@dataclass(frozen=True, slots=True, kw_only=True)
class UnbilledExpense:
    """A line a customer is still to be billed for."""

    line_id: UUID
    report_number: str
    customer_id: UUID
    expense_date: date
    category: ExpenseCategory
    description: str
    cost: Decimal
    markup_percent: Decimal
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTotals:
    """The totals box of a report, in its currency."""

    total: Decimal
    out_of_pocket: Decimal
    card: Decimal
    personal: Decimal
    advance_applied: Decimal

    @property
    def payable(self) -> Decimal:
        """Return what the employee gets; below zero the employee owes."""
        return self.out_of_pocket - self.personal - self.advance_applied
