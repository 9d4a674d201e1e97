"""Pure rules of payroll: state tables (payroll.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.payroll.models import (
    ContributionStatus,
    DeductionStatus,
    PaycheckStatus,
    RunStatus,
    TimecardStatus,
)

TIMECARD_MOVES: Moves[TimecardStatus] = {
    TimecardStatus.OPEN: frozenset({TimecardStatus.SUBMITTED}),
    TimecardStatus.SUBMITTED: frozenset({TimecardStatus.APPROVED, TimecardStatus.REJECTED}),
    TimecardStatus.APPROVED: frozenset({TimecardStatus.PAID, TimecardStatus.OPEN}),
    TimecardStatus.PAID: frozenset({TimecardStatus.APPROVED}),
    TimecardStatus.REJECTED: frozenset({TimecardStatus.OPEN}),
}
RUN_MOVES: Moves[RunStatus] = {
    RunStatus.DRAFT: frozenset({RunStatus.CALCULATING}),
    RunStatus.CALCULATING: frozenset({RunStatus.CALCULATED}),
    RunStatus.CALCULATED: frozenset({RunStatus.APPROVED, RunStatus.DRAFT}),
    RunStatus.APPROVED: frozenset({RunStatus.PROCESSING, RunStatus.DRAFT}),
    RunStatus.PROCESSING: frozenset({RunStatus.COMPLETED, RunStatus.REVERSED}),
    RunStatus.COMPLETED: frozenset({RunStatus.REVERSED}),
    RunStatus.REVERSED: frozenset(),
}
PAYCHECK_MOVES: Moves[PaycheckStatus] = {
    PaycheckStatus.CALCULATED: frozenset({PaycheckStatus.POSTED}),
    PaycheckStatus.POSTED: frozenset({PaycheckStatus.PAID, PaycheckStatus.VOIDED}),
    PaycheckStatus.PAID: frozenset({PaycheckStatus.VOIDED, PaycheckStatus.POSTED}),
    PaycheckStatus.VOIDED: frozenset(),
}
DEDUCTION_MOVES: Moves[DeductionStatus] = {
    DeductionStatus.ENROLLED: frozenset({DeductionStatus.SUSPENDED, DeductionStatus.ENDED}),
    DeductionStatus.SUSPENDED: frozenset({DeductionStatus.ENROLLED, DeductionStatus.ENDED}),
    DeductionStatus.ENDED: frozenset(),
    DeductionStatus.TAKEN: frozenset({DeductionStatus.VOIDED}),
    DeductionStatus.VOIDED: frozenset(),
}
CONTRIBUTION_MOVES: Moves[ContributionStatus] = {
    ContributionStatus.TAKEN: frozenset({ContributionStatus.VOIDED}),
    ContributionStatus.VOIDED: frozenset(),
}
