"""Pure rules of projects: state tables (project.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.project.models import BillStatus, PhaseStatus, ProjectState

PROJECT_MOVES: Moves[ProjectState] = {
    ProjectState.PLANNING: frozenset({ProjectState.ACTIVE, ProjectState.CANCELLED}),
    ProjectState.ACTIVE: frozenset({ProjectState.ON_HOLD, ProjectState.COMPLETED, ProjectState.CANCELLED}),
    ProjectState.ON_HOLD: frozenset({ProjectState.ACTIVE, ProjectState.CANCELLED}),
    ProjectState.COMPLETED: frozenset({ProjectState.ACTIVE}),
    ProjectState.CANCELLED: frozenset(),
}
PHASE_MOVES: Moves[PhaseStatus] = {
    PhaseStatus.PLANNED: frozenset({PhaseStatus.OPEN, PhaseStatus.CANCELLED}),
    PhaseStatus.OPEN: frozenset({PhaseStatus.COMPLETED, PhaseStatus.CANCELLED}),
    PhaseStatus.COMPLETED: frozenset({PhaseStatus.OPEN}),
    PhaseStatus.CANCELLED: frozenset(),
}
BILL_MOVES: Moves[BillStatus] = {
    BillStatus.NON_BILLABLE: frozenset(),
    BillStatus.UNBILLED: frozenset({BillStatus.PROPOSED, BillStatus.WRITTEN_OFF}),
    BillStatus.PROPOSED: frozenset({BillStatus.BILLED, BillStatus.WRITTEN_OFF, BillStatus.UNBILLED}),
    BillStatus.BILLED: frozenset({BillStatus.UNBILLED}),
    BillStatus.WRITTEN_OFF: frozenset(),
}
