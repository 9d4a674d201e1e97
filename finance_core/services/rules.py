"""Pure rules of the period close: state tables (period_close.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.services.models import CertificateStatus, CloseRunStatus

RUN_MOVES: Moves[CloseRunStatus] = {
    CloseRunStatus.IN_PROGRESS: frozenset(
        {CloseRunStatus.COMPLETED, CloseRunStatus.FAILED, CloseRunStatus.CANCELLED}
    ),
    CloseRunStatus.FAILED: frozenset({CloseRunStatus.IN_PROGRESS, CloseRunStatus.CANCELLED}),
    CloseRunStatus.COMPLETED: frozenset({CloseRunStatus.REVERSED}),
    CloseRunStatus.CANCELLED: frozenset(),
    CloseRunStatus.REVERSED: frozenset(),
}
CERTIFICATE_MOVES: Moves[CertificateStatus] = {
    CertificateStatus.VALID: frozenset({CertificateStatus.SUPERSEDED}),
    CertificateStatus.SUPERSEDED: frozenset(),
}
