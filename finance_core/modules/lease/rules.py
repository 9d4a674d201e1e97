"""Pure rules of leases: state tables (lease.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.lease.models import LeaseStatus, ModificationStatus, ScheduleLineStatus

LEASE_MOVES: Moves[LeaseStatus] = {
    LeaseStatus.DRAFT: frozenset({LeaseStatus.ACTIVE}),
    LeaseStatus.ACTIVE: frozenset({LeaseStatus.EXPIRED, LeaseStatus.TERMINATED, LeaseStatus.PURCHASED,
                                   LeaseStatus.VOIDED}),
    LeaseStatus.EXPIRED: frozenset(),
    LeaseStatus.TERMINATED: frozenset(),
    LeaseStatus.PURCHASED: frozenset(),
    LeaseStatus.VOIDED: frozenset(),
}
SCHEDULE_LINE_MOVES: Moves[ScheduleLineStatus] = {
    ScheduleLineStatus.PLANNED: frozenset({ScheduleLineStatus.POSTED, ScheduleLineStatus.SUPERSEDED}),
    ScheduleLineStatus.POSTED: frozenset({ScheduleLineStatus.VOID, ScheduleLineStatus.PLANNED}),
    ScheduleLineStatus.SUPERSEDED: frozenset({ScheduleLineStatus.PLANNED}),
    ScheduleLineStatus.VOID: frozenset(),
}
MODIFICATION_MOVES: Moves[ModificationStatus] = {
    ModificationStatus.POSTED: frozenset({ModificationStatus.REVERSED}),
    ModificationStatus.REVERSED: frozenset(),
}
