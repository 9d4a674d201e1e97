"""What revenue recognition computes and never stores (revenue.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.revenue.models import (
    AllocationBasis,
    ContractStatus,
    EstimationMethod,
    ModificationType,
    ScheduleKind,
)

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinding:
    """What one of the five steps still misses."""

    step: int
    text: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveStepCheck:
    """Whether a contract can be activated, and why not."""

    contract_id: UUID
    missing: tuple[StepFinding, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class SSPProposal:
    """A stand-alone selling price proposed for a promise, with what it rests on."""

    item_code: str | None
    description: str
    price: Decimal
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationLine:
    """What one obligation gets of the price."""

    obligation_id: UUID
    standalone_selling_price: Decimal
    percentage: Decimal
    amount: Decimal
    discount_share: Decimal
    variable_share: Decimal
    rounding_cents: Decimal
    basis: AllocationBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationResult:
    """A price allocated to the obligations; the lines sum to it."""

    price: Decimal
    lines: tuple[AllocationLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintProposal:
    """What of a variable estimate may be included."""

    method: EstimationMethod
    estimate: Decimal
    included: Decimal
    probability: Decimal
    threshold: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionLine:
    """Revenue of an obligation now, with the rule and measure that made it."""

    contract_id: UUID
    obligation_id: UUID
    kind: ScheduleKind
    period_end: date
    target: Decimal
    recognized: Decimal
    amount: Decimal
    progress: Decimal
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingSplit:
    """A part of a billed amount and the account it goes to; negative for credits."""

    role: str
    account_id: UUID
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ModificationAssessment:
    """How a modification is to be accounted for, and why."""

    type: ModificationType
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPosition:
    """How a contract stands, in its currency: a positive position is the asset, a negative the liability."""

    contract_id: UUID
    contract_number: str
    status: ContractStatus
    currency: str
    transaction_price: Decimal
    recognized: Decimal
    billed: Decimal
    interest: Decimal
    refund_liability: Decimal

    @property
    def position(self) -> Decimal:
        """Return what was earned and moved to refunds less what was billed and interest charged."""
        return self.recognized + self.refund_liability - self.billed - self.interest

    @property
    def contract_asset(self) -> Decimal:
        """Return the contract asset, 0 when there is none."""
        return max(self.position, ZERO)

    @property
    def contract_liability(self) -> Decimal:
        """Return the contract liability, 0 when there is none."""
        return max(-self.position, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterfallRow:
    """One month of a contract's liability, past (posted) or future (planned)."""

    contract_id: UUID
    obligation_id: UUID | None
    month: str
    is_future: bool
    opening: Decimal
    billed: Decimal
    recognized: Decimal
    interest: Decimal
    refunds: Decimal
    reclassified: Decimal
    unbilled_backlog: Decimal

    @property
    def closing(self) -> Decimal:
        """Return the liability at the end of the month."""
        moved = self.billed - self.recognized + self.interest - self.refunds + self.reclassified
        return self.opening + moved


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklogRow:
    """What of a contract's price is still to be recognised, by years ahead."""

    contract_id: UUID
    contract_number: str
    expedient: str | None
    within_1: Decimal
    within_2: Decimal
    within_3: Decimal
    later: Decimal

    @property
    def total(self) -> Decimal:
        """Return all that is still to be recognised."""
        return self.within_1 + self.within_2 + self.within_3 + self.later


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractBalanceMovement:
    """How the balances of a contract moved in a time; `from_opening` was in the liability at its start."""

    contract_id: UUID
    opening_asset: Decimal
    opening_liability: Decimal
    opening_refund: Decimal
    billed: Decimal
    recognized: Decimal
    from_opening: Decimal
    other: Decimal
    closing_asset: Decimal
    closing_liability: Decimal
    closing_refund: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOutRow:
    """What the contracts say of an account role against the books, in base currency."""

    contract_id: UUID | None
    role: str
    contracts: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return books less contracts."""
        return self.ledger - self.contracts
