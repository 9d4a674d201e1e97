"""What budgets compute and never store (budget.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.modules.budget.models import LineMethod


class Decision(StrEnum):
    """Answer to a request for budget."""

    OFF = "off"
    OK = "ok"
    WARN = "warn"
    BLOCK = "block"


class ForecastMethod(StrEnum):
    """How the rest of the year is estimated."""

    ACTUAL_PLUS_BUDGET = "actual_plus_budget"
    RUN_RATE = "run_rate"
    TREND = "trend"
    SEASONAL = "seasonal"
    MANUAL = "manual"


class Pattern(StrEnum):
    """How a year is divided into periods."""

    EQUAL = "equal"
    FOUR_FOUR_FIVE = "4-4-5"
    FOUR_FIVE_FOUR = "4-5-4"
    FIVE_FOUR_FOUR = "5-4-4"
    DAYS = "days"
    LAST_YEAR_ACTUAL = "last_year_actual"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetVariance(Dims):
    """Plan against actual of one account; `variance` is actual less budget, no percent without a budget."""

    account_id: UUID
    account_code: str
    account_name: str
    period: str
    budget: Decimal
    actual: Decimal
    committed: Decimal
    variance: Decimal
    percent: Decimal | None
    is_favourable: bool | None
    explanation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Encumbrance(Dims):
    """What an ordered document still binds of a budget."""

    source_module: str
    document: str
    account_id: UUID
    period: str
    amount: Decimal
    relieved: Decimal

    @property
    def open(self) -> Decimal:
        """Return what is still bound."""
        return self.amount - self.relieved


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailabilityResult:
    """Whether a request fits its budget, with the figures behind the answer."""

    budget: Decimal
    actual: Decimal
    committed: Decimal
    requested: Decimal
    decision: Decision
    text: str

    @property
    def available(self) -> Decimal:
        """Return what would be left after the request; below zero when it does not fit."""
        return self.budget - self.actual - self.committed - self.requested


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastEntry:
    """One period of a forecast: actual when it is closed, else an estimate and where it comes from."""

    account_id: UUID
    period: str
    amount: Decimal
    is_actual: bool
    method: ForecastMethod
    budget: Decimal
    last_year: Decimal
    slope: Decimal | None = None
    intercept: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadPattern:
    """How a year's amount is divided: the pattern, its weights by period and the rounding step."""

    pattern: Pattern
    weights: tuple[Decimal, ...]
    step: Decimal = Decimal("0.01")
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexBudgetRow:
    """A line restated at the actual quantity of its driver; fixed lines stay as planned."""

    account_id: UUID
    static: Decimal
    flexible: Decimal
    actual: Decimal
    is_variable: bool

    @property
    def volume_variance(self) -> Decimal:
        """Return what the other quantity explains."""
        return self.flexible - self.static

    @property
    def spending_variance(self) -> Decimal:
        """Return what efficiency and price explain."""
        return self.actual - self.flexible


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetGridCell:
    """One cell as the grid shows it."""

    line_id: UUID | None
    account_id: UUID
    period: str
    amount: Decimal
    method: LineMethod
    formula: str | None = None
    note: str | None = None
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLock:
    """Up to which period a budget is read only, since when and why."""

    budget_id: UUID
    through_period: str
    locked_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDiff(Dims):
    """A line that two versions hold differently; None where one of them has no such line."""

    account_id: UUID
    period: str
    old: Decimal | None
    new: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDiff:
    """What changed between two versions of a budget."""

    budget_id: UUID
    old_version: int
    new_version: int
    old_total: Decimal
    new_total: Decimal
    lines: tuple[LineDiff, ...] = ()
