"""Pure rules of revenue recognition: state tables (revenue.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.revenue.models import (
    ContractStatus,
    ModificationStatus,
    ObligationStatus,
    ScheduleStatus,
)

CONTRACT_MOVES: Moves[ContractStatus] = {
    ContractStatus.IDENTIFIED: frozenset({ContractStatus.ACTIVE, ContractStatus.TERMINATED}),
    ContractStatus.ACTIVE: frozenset(
        {ContractStatus.SUSPENDED, ContractStatus.COMPLETED, ContractStatus.TERMINATED}
    ),
    ContractStatus.SUSPENDED: frozenset({ContractStatus.ACTIVE, ContractStatus.TERMINATED}),
    ContractStatus.COMPLETED: frozenset({ContractStatus.ACTIVE}),
    ContractStatus.TERMINATED: frozenset(),
}
OBLIGATION_MOVES: Moves[ObligationStatus] = {
    ObligationStatus.OPEN: frozenset({ObligationStatus.IN_PROGRESS, ObligationStatus.CANCELLED}),
    ObligationStatus.IN_PROGRESS: frozenset({ObligationStatus.SATISFIED, ObligationStatus.CANCELLED}),
    ObligationStatus.SATISFIED: frozenset({ObligationStatus.IN_PROGRESS}),
    ObligationStatus.CANCELLED: frozenset(),
}
SCHEDULE_MOVES: Moves[ScheduleStatus] = {
    ScheduleStatus.PLANNED: frozenset({ScheduleStatus.POSTED, ScheduleStatus.CANCELLED}),
    ScheduleStatus.POSTED: frozenset({ScheduleStatus.REVERSED}),
    ScheduleStatus.REVERSED: frozenset(),
    ScheduleStatus.CANCELLED: frozenset(),
}
MODIFICATION_MOVES: Moves[ModificationStatus] = {
    ModificationStatus.POSTED: frozenset({ModificationStatus.REVERSED}),
    ModificationStatus.REVERSED: frozenset(),
}
