"""What the user decides about bank lines: match by hand, take back, exclude, call the bank's error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from finance_core.db.unit_of_work import stored
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import JournalEntryModel, JournalLineModel
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import PaymentRequest
from finance_core.modules.ar.api import ReceiptRequest
from finance_core.modules.cash.errors import AlreadyMatched, SumsDiffer
from finance_core.modules.cash.models import (
    BankStatementLine,
    LineStatus,
    MatchMethod,
    MatchStatus,
    ReconciliationMatch,
    TransactionType,
)
from finance_core.modules.cash.orm import BankAccountModel, BankStatementLineModel, ReconciliationMatchModel
from finance_core.modules.cash.posting import SOURCE
from finance_core.modules.cash.requests import (
    ExcludeLine,
    MarkBankError,
    MatchManually,
    RecordTransaction,
    Unmatch,
    VoidTransaction,
)
from finance_core.modules.cash.rules import LINE_MOVES, match_parts
from finance_core.modules.cash.service.ledger import (
    BookRow,
    cancel_out,
    forget_suggestions,
    release,
    rows_of,
    set_line_status,
    write_matches,
)
from finance_core.modules.cash.service.transactions import Transactions
from finance_core.money.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ZERO = Decimal(0)
ONE = Decimal(1)
CORRECTED = "corrected"
_MATCH, _LINE = ReconciliationMatchModel, BankStatementLineModel


class Decisions(Transactions):
    """Decides bank lines one by one."""

    @operation
    def match_manually(self, unit: Unit, request: MatchManually) -> Saved[UUID]:
        """Match bank lines and book lines whose sums are equal; returns the group.

        A rest is posted to the account named. Without bank lines, book lines that cancel out (a payment and
        its void) are matched with each other.

        Raises:
            SumsDiffer: the sums differ and no rest is coded.
            AlreadyMatched: a line is matched already.
            InvalidInput: lines of different bank accounts.
        """
        lines = [self._line_row(unit.session, key) for key in request.statement_line_ids]
        account = self._account_of_lines(unit, lines, request.journal_line_ids)
        books = self._open_books(unit.session, account, request.journal_line_ids)
        difference = sum((line.amount for line in lines), ZERO) - sum((book.open for book in books), ZERO)
        if not lines:
            if difference:
                raise SumsDiffer(ZERO, -difference)
            cancel_out(unit, books)
            forget_suggestions(unit, (), [book.id for book in books])
            return unit.saved(new_id())
        if difference and request.rest is not None:
            rest = self._record(
                unit,
                RecordTransaction(
                    bank_account_id=account.id,
                    transaction_date=max(line.transaction_date for line in lines),
                    amount=difference,
                    transaction_type=TransactionType.ADJUSTMENT,
                    description=request.rest.text or "Rest of a match",
                    splits=(request.rest.model_copy(update={"amount": None}),),
                ),
                lines[0].id,
            )
            books += self._open_books(unit.session, account, [rest.matched_journal_line_id or 0])
        return unit.saved(self._match(unit, lines, books, MatchMethod.MANUAL))

    def _match(
        self,
        unit: Unit,
        lines: Sequence[BankStatementLineModel],
        books: Sequence[BookRow],
        method: MatchMethod,
    ) -> UUID:
        """Write a confirmed match of whole lines; returns its group."""
        parts = match_parts(
            [(line.id, line.amount) for line in lines], [(book.id, book.open) for book in books]
        )
        group, days = new_id(), {line.id: line.transaction_date for line in lines}
        for line in lines:
            check_move(LINE_MOVES, _name(line.to_dto()), LineStatus(line.status), LineStatus.MATCHED)
        forget_suggestions(unit, list(days), [book.id for book in books])
        write_matches(
            unit,
            (
                ReconciliationMatch(
                    id=new_id(),
                    match_group=group,
                    statement_line_id=part.bank,
                    journal_line_id=part.book,
                    amount=part.amount,
                    match_confidence=ONE,
                    match_method=method,
                    status=MatchStatus.CONFIRMED,
                    cleared_on=days[part.bank] if part.bank else unit.today,
                )
                for part in parts
            ),
        )
        self._set_status(unit, lines, LineStatus.MATCHED)
        unit.record(
            AuditAction.UPDATE, "cash_bank_statement_line", lines[0].id, f"{_name(lines[0].to_dto())} matched"
        )
        return group

    def _line_row(
        self, session: Session, key: UUID, field: str = "statement_line_id"
    ) -> BankStatementLineModel:
        return stored(session, _LINE, key, "statement line", field=field)

    def _set_status(self, unit: Unit, lines: Iterable[BankStatementLineModel], status: LineStatus) -> None:
        for line in lines:
            unit.session.refresh(line, ["status"])
            line.status = status.value
        unit.session.flush()

    def _account_of_lines(
        self, unit: Unit, lines: Sequence[BankStatementLineModel], books: Sequence[int]
    ) -> BankAccountModel:
        if lines:
            keys = {line.bank_account_id for line in lines}
            if len(keys) > 1:
                raise InvalidInput("statement_line_ids", "The lines belong to different bank accounts.")
            for line in lines:
                if line.status == LineStatus.MATCHED.value:
                    raise AlreadyMatched(_name(line.to_dto()))
            return self._account(unit.session, keys.pop())
        account_id = unit.session.scalar(
            select(JournalLineModel.account_id).where(JournalLineModel.id == books[0])
        )
        found = unit.session.scalar(select(BankAccountModel).where(BankAccountModel.account_id == account_id))
        if found is None:
            raise NotFound("book line of a bank account", books[0], field="journal_line_ids")
        return found

    def _open_books(self, session: Session, account: BankAccountModel, keys: Sequence[int]) -> list[BookRow]:
        rows = rows_of(session, account.account_id, set(keys))
        if len(rows) != len(set(keys)):
            raise InvalidInput("journal_line_ids", f"A book line does not belong to {account.name}.")
        for row in rows:
            if row.open != row.amount:
                raise AlreadyMatched(row.name)
        return rows

    @operation
    def unmatch(self, unit: Unit, request: Unmatch) -> Saved[BankStatementLine]:
        """Take the match of a bank line back; what was created from the line is voided too when asked.

        Raises:
            Reconciled: a completed reconciliation contains it.
            InvalidInput: the line is not matched, or nothing was created from it.
        """
        line = self._line_row(unit.session, request.statement_line_id)
        rows = unit.session.scalars(
            select(_MATCH).where(
                _MATCH.statement_line_id == line.id, _MATCH.status == MatchStatus.CONFIRMED.value
            )
        ).all()
        if not rows:
            raise InvalidInput("statement_line_id", f"{_name(line.to_dto())} is not matched.")
        created = {row.journal_line_id for row in rows if row.match_method == MatchMethod.CREATED.value}
        if request.undo_document and not created:
            raise InvalidInput(
                "undo_document",
                "The matched document was not created from this line. Void it where it was made.",
            )
        release(unit, {row.match_group for row in rows}, _name(line.to_dto()))
        unit.session.refresh(line)
        if request.undo_document:
            self._undo_created(unit, created, request.reason or "Undone with its match")
        unit.record(
            AuditAction.UNDO, "cash_bank_statement_line", line.id, f"Match of {_name(line.to_dto())} undone"
        )
        return unit.saved(line.to_dto())

    def _undo_created(self, unit: Unit, journal_line_ids: Iterable[int], reason: str) -> None:
        entry = JournalEntryModel
        sources = unit.session.execute(
            select(entry.source_type, entry.source_id)
            .join(JournalLineModel, JournalLineModel.entry_id == entry.id)
            .where(JournalLineModel.id.in_(list(journal_line_ids)))
            .distinct()
        ).all()
        for source_type, source_id in sources:
            if source_type == SOURCE:
                self.void_transaction(VoidTransaction(transaction_id=source_id, reason=reason))
            elif source_type == "ap_payment":
                self.ap.void_payment(PaymentRequest(payment_id=source_id, reason=reason))
            elif source_type == "ar_receipt":
                self.ar.void_receipt(ReceiptRequest(receipt_id=source_id, reason=reason))

    @operation
    def exclude_line(self, unit: Unit, request: ExcludeLine) -> Saved[BankStatementLine]:
        """Leave a bank line out, with a reason.

        Raises:
            StatusMoveRefused: it is matched.
        """
        line = self._decide(unit, request.statement_line_id, LineStatus.EXCLUDED)
        line.exclude_reason = request.reason
        unit.record(
            AuditAction.UPDATE,
            "cash_bank_statement_line",
            line.id,
            f"{_name(line.to_dto())}: {request.reason}",
        )
        return unit.saved(line.to_dto())

    @operation
    def restore_line(self, unit: Unit, statement_line_id: UUID) -> Saved[BankStatementLine]:
        """Let a bank line that was excluded or called an error wait again; the line it was offset with too.

        Raises:
            StatusMoveRefused: it is matched.
        """
        line = self._decide(unit, statement_line_id, LineStatus.UNMATCHED)
        other = unit.session.get(_LINE, line.offset_line_id) if line.offset_line_id else None
        for row in (line, other):
            if row is not None:
                row.status, row.exclude_reason, row.offset_line_id = LineStatus.UNMATCHED.value, None, None
        unit.record(
            AuditAction.UPDATE, "cash_bank_statement_line", line.id, f"{_name(line.to_dto())} waits again"
        )
        return unit.saved(line.to_dto())

    @operation
    def mark_bank_error(self, unit: Unit, request: MarkBankError) -> Saved[BankStatementLine]:
        """Call a bank line the bank's error: it corrects the bank side until the bank does.

        With the line that corrects it, both are left out as corrected.

        Raises:
            SumsDiffer: the correction has another amount.
            StatusMoveRefused: a line is matched.
        """
        if request.corrected_by_line_id is None:
            line = self._decide(unit, request.statement_line_id, LineStatus.BANK_ERROR)
            unit.record(
                AuditAction.UPDATE,
                "cash_bank_statement_line",
                line.id,
                f"{_name(line.to_dto())}: error of the bank",
            )
            return unit.saved(line.to_dto())
        error = self._line_row(unit.session, request.statement_line_id)
        correction = self._line_row(unit.session, request.corrected_by_line_id, "corrected_by_line_id")
        if error.bank_account_id != correction.bank_account_id or error.amount != -correction.amount:
            raise SumsDiffer(error.amount, -correction.amount)
        for line, other in ((error, correction), (correction, error)):
            self._decide(unit, line.id, LineStatus.EXCLUDED)
            line.exclude_reason, line.offset_line_id = CORRECTED, other.id
        unit.session.flush()
        unit.record(
            AuditAction.UPDATE,
            "cash_bank_statement_line",
            error.id,
            f"{_name(error.to_dto())} corrected by the bank",
        )
        return unit.saved(error.to_dto())

    def _decide(self, unit: Unit, key: UUID, wanted: LineStatus) -> BankStatementLineModel:
        line = self._line_row(unit.session, key)
        now = LineStatus(line.status)
        check_move(LINE_MOVES, _name(line.to_dto()), now, wanted)
        forget_suggestions(unit, [line.id])
        set_line_status(unit, [line.id], wanted)
        unit.session.refresh(line)
        return line


def _name(line: BankStatementLine) -> str:
    return f"{line.text[:40] or 'The bank line'} of {line.transaction_date.isoformat()}"
