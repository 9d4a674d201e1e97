"""Pure rules of budgets: state tables (budget.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.budget.models import AllocationStatus, BudgetStatus, TransferStatus

BUDGET_MOVES: Moves[BudgetStatus] = {
    BudgetStatus.DRAFT: frozenset({BudgetStatus.SUBMITTED, BudgetStatus.APPROVED, BudgetStatus.ARCHIVED}),
    BudgetStatus.SUBMITTED: frozenset({BudgetStatus.APPROVED, BudgetStatus.DRAFT, BudgetStatus.ARCHIVED}),
    BudgetStatus.APPROVED: frozenset({BudgetStatus.LOCKED, BudgetStatus.DRAFT, BudgetStatus.ARCHIVED}),
    BudgetStatus.LOCKED: frozenset({BudgetStatus.APPROVED, BudgetStatus.ARCHIVED}),
    BudgetStatus.ARCHIVED: frozenset(),
}
TRANSFER_MOVES: Moves[TransferStatus] = {
    TransferStatus.PROPOSED: frozenset({TransferStatus.APPROVED}),
    TransferStatus.APPROVED: frozenset({TransferStatus.POSTED}),
    TransferStatus.POSTED: frozenset({TransferStatus.REVERSED}),
    TransferStatus.REVERSED: frozenset(),
}
ALLOCATION_MOVES: Moves[AllocationStatus] = {
    AllocationStatus.APPLIED: frozenset({AllocationStatus.REVERSED}),
    AllocationStatus.REVERSED: frozenset(),
}
