"""What Cash watches when anything is posted on the ledger account of a bank (cash.md R7)."""

from __future__ import annotations

from uuid import UUID

from finance_core.kernel.models.ledger import EntryKind
from finance_core.kernel.models.posting import PostedEntry, PostingRequest
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import ReconciledUpTo
from finance_core.modules.cash.models import MatchStatus
from finance_core.modules.cash.service.base import CashBase
from finance_core.modules.cash.service.ledger import (
    BookRow,
    cancel_out,
    completed_on,
    forget_suggestions,
    groups_of,
    lines_of_entries,
    release,
    rows_of,
)


class Guard(CashBase):
    """Keeps reconciled days as they are, and matches reversals with what they reverse."""

    def watch(self, unit: Unit, request: PostingRequest, entry: PostedEntry) -> None:
        """Refuse an entry in a reconciled time; let a reversal and its original cancel out.

        Raises:
            ReconciledUpTo: the entry moves money of a bank account on a day that is reconciled.
        """
        if entry.book != "MAIN" or entry.kind is EntryKind.REVALUATION:
            return
        ledgers = self._bank_ledgers(unit)
        for account_id in sorted({line.account_id for line in entry.lines} & ledgers.keys()):
            ledger = ledgers[account_id]
            if ledger.reconciled is not None and entry.entry_date <= ledger.reconciled:
                raise ReconciledUpTo(ledger.name, entry.entry_date, ledger.reconciled)
            if request.reversal_of_id is not None:
                self._cancel(unit, account_id, entry, request.reversal_of_id)

    def _cancel(self, unit: Unit, account_id: UUID, entry: PostedEntry, original_id: UUID) -> None:
        """Match a reversal with its original; a receipt that bounced later really moved money twice."""
        session = unit.session
        keys = lines_of_entries(session, account_id, [original_id])
        originals = rows_of(session, account_id, keys)
        if not originals or _has_bounced(originals[0], entry):
            return
        groups = groups_of(session, keys, MatchStatus.CONFIRMED)
        if groups:
            if completed_on(session, groups) is not None:
                return
            release(unit, groups, originals[0].name)
        mirrored = lines_of_entries(session, account_id, [entry.id])
        forget_suggestions(unit, (), [*keys, *mirrored])
        cancel_out(unit, rows_of(session, account_id, [*keys, *mirrored]))


def _has_bounced(original: BookRow, entry: PostedEntry) -> bool:
    return entry.source_type == "ar_receipt" and entry.entry_date > original.on
