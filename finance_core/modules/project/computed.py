"""What projects compute and never store (project.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.project.models import CostType, PhaseStatus, ProjectState


@dataclass(frozen=True, slots=True, kw_only=True)
class WBSElement:
    """A phase in the tree with the cost of each type; parents hold sums."""

    phase_id: UUID
    code: str
    name: str
    level: int
    parent_id: UUID | None
    is_leaf: bool
    status: PhaseStatus
    budget: Decimal
    committed: Decimal
    actual: Decimal
    costs: tuple[tuple[CostType, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBudget:
    """Budget against cost of a phase and cost type (None: of all types), in project currency."""

    phase_id: UUID
    phase_code: str
    cost_type: CostType | None
    original: Decimal
    revised: Decimal
    committed: Decimal
    actual: Decimal
    forecast: Decimal

    @property
    def left(self) -> Decimal:
        """Return what may still be spent; below zero when the budget is passed."""
        return self.revised - self.actual - self.committed

    @property
    def variance(self) -> Decimal:
        """Return budget less forecast; below zero is an overrun."""
        return self.revised - self.forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A phase that is billed when it is reached."""

    phase_id: UUID
    code: str
    name: str
    planned_end: date | None
    actual_end: date | None
    billing_amount: Decimal
    billed_amount: Decimal

    @property
    def open_amount(self) -> Decimal:
        """Return what is still to be billed."""
        return self.billing_amount - self.billed_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EVMSnapshot:
    """Earned value of a phase (None: of the project) on a day; a ratio with a zero divisor is None."""

    project_id: UUID
    phase_id: UUID | None
    as_of: date
    bac: Decimal
    pv: Decimal
    ev: Decimal
    ac: Decimal
    cpi: Decimal | None
    spi: Decimal | None
    eac: Decimal | None
    tcpi: Decimal | None
    earned_schedule: Decimal | None
    spi_time: Decimal | None

    @property
    def cv(self) -> Decimal:
        """Return the cost variance."""
        return self.ev - self.ac

    @property
    def sv(self) -> Decimal:
        """Return the schedule variance."""
        return self.ev - self.pv

    @property
    def etc(self) -> Decimal | None:
        """Return what is still to be spent, None without an estimate at completion."""
        return None if self.eac is None else self.eac - self.ac

    @property
    def vac(self) -> Decimal | None:
        """Return the variance at completion, None without an estimate at completion."""
        return None if self.eac is None else self.bac - self.eac


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectStatus:
    """How a project stands on a day, in project currency."""

    project_id: UUID
    as_of: date
    status: ProjectState
    contract_value: Decimal
    budget: Decimal
    actual: Decimal
    committed: Decimal
    forecast: Decimal
    billed: Decimal
    unbilled: Decimal
    revenue: Decimal
    position: Decimal
    percent_complete: Decimal
    percent_used: Decimal | None
    cpi: Decimal | None

    @property
    def margin(self) -> Decimal:
        """Return revenue less cost."""
        return self.revenue - self.actual


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionMeasure:
    """How far a project is, with the cost kept out of the measure."""

    cost: Decimal
    eac: Decimal
    percent: Decimal
    excluded: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingProposal:
    """One entry proposed for an invoice; `amount` None where no rate was found."""

    entry_id: UUID
    project_id: UUID
    phase_id: UUID | None
    entry_date: date
    text: str
    quantity: Decimal
    rate: Decimal | None
    markup: Decimal
    amount: Decimal | None
    cap_left: Decimal | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostCandidate:
    """A posted line on a cost account without a project, with the project proposed for it."""

    journal_line_id: int
    entry_no: str
    entry_date: date
    account_id: UUID
    party_id: UUID | None
    text: str
    base_amount: Decimal
    proposed_project_id: UUID | None
    proposed_phase_id: UUID | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginRow:
    """What a project or customer earned in a time."""

    project_id: UUID | None
    customer_id: UUID | None
    name: str
    revenue: Decimal
    costs: tuple[tuple[CostType, Decimal], ...]
    realisation: Decimal | None
    utilisation: Decimal | None

    @property
    def margin(self) -> Decimal:
        """Return revenue less all cost."""
        return self.revenue - sum((amount for _, amount in self.costs), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOutRow:
    """What the project ledger says of an account role against the books, in base currency."""

    project_id: UUID | None
    role: str
    project_ledger: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return books less project ledger."""
        return self.ledger - self.project_ledger
