"""Pure rules of employee expenses: state tables (expense.md, States)."""

from __future__ import annotations

from finance_core.kernel.states import Moves
from finance_core.modules.expense.models import MoneyStatus, ReportStatus

REPORT_MOVES: Moves[ReportStatus] = {
    ReportStatus.DRAFT: frozenset({ReportStatus.SUBMITTED}),
    ReportStatus.SUBMITTED: frozenset({ReportStatus.PENDING_APPROVAL, ReportStatus.APPROVED,
                                       ReportStatus.REJECTED}),
    ReportStatus.PENDING_APPROVAL: frozenset({ReportStatus.APPROVED, ReportStatus.REJECTED}),
    ReportStatus.REJECTED: frozenset({ReportStatus.DRAFT}),
    ReportStatus.APPROVED: frozenset({ReportStatus.DRAFT, ReportStatus.PROCESSING, ReportStatus.PAID}),
    ReportStatus.PROCESSING: frozenset({ReportStatus.APPROVED, ReportStatus.PAID}),
    ReportStatus.PAID: frozenset({ReportStatus.APPROVED}),
}
MONEY_MOVES: Moves[MoneyStatus] = {
    MoneyStatus.DRAFT: frozenset({MoneyStatus.POSTED}),
    MoneyStatus.POSTED: frozenset({MoneyStatus.VOIDED}),
    MoneyStatus.VOIDED: frozenset(),
}
