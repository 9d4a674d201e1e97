"""Proving that books and bank agree: start, tick, adjust, submit, complete, reopen (cash.md R7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact
from finance_core.db.unit_of_work import stored
from finance_core.errors import InvalidInput, NotFound, StatusMoveRefused
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import (
    AlreadyMatched,
    DifferenceTooLarge,
    ReconciledUpTo,
    ReconciliationOpen,
)
from finance_core.modules.cash.models import (
    BankAccount,
    MatchMethod,
    MatchStatus,
    Reconciliation,
    ReconciliationFigures,
    ReconciliationState,
    ReconciliationStatus,
    TransactionType,
)
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementModel,
    ReconciliationMatchModel,
    ReconciliationModel,
)
from finance_core.modules.cash.requests import (
    PostAdjustment,
    ReconciliationRequest,
    RecordTransaction,
    Split,
    StartReconciliation,
    TickLine,
)
from finance_core.modules.cash.rules import RECONCILIATION_MOVES
from finance_core.modules.cash.service.ledger import Tick, release, rows_of, tick
from finance_core.modules.cash.service.proof import figures_of
from finance_core.modules.cash.service.transactions import Transactions
from finance_core.money.ids import new_id

ZERO = Decimal(0)
_SUBJECT = "cash_reconciliation"
_MATCH = ReconciliationMatchModel
UNFINISHED = (
    ReconciliationStatus.DRAFT.value,
    ReconciliationStatus.IN_PROGRESS.value,
    ReconciliationStatus.PENDING_REVIEW.value,
)


class Reconciliations(Transactions):
    """Reconciles bank accounts, one statement date after the other."""

    @operation
    def start_reconciliation(self, unit: Unit, request: StartReconciliation) -> Saved[Reconciliation]:
        """Begin to reconcile a bank account at a statement date; it opens with what was last reconciled.

        Raises:
            ReconciliationOpen: another one of the account is not completed.
            ReconciledUpTo: the date is not after the last completed one.
            InvalidInput: date or balance missing, or the statement is of another account.
        """
        account = self._active_account(unit, request.bank_account_id)
        on, balance = self._end_of(unit, request, account)
        table = ReconciliationModel
        open_one = unit.session.scalar(
            select(table.statement_date).where(
                table.bank_account_id == account.id, table.status.in_(UNFINISHED)
            )
        )
        if open_one is not None:
            raise ReconciliationOpen(account.name, open_one)
        if account.last_reconciled_date is not None and on <= account.last_reconciled_date:
            raise ReconciledUpTo(account.name, on, account.last_reconciled_date)
        previous = unit.session.scalar(
            select(table)
            .where(table.bank_account_id == account.id)
            .order_by(table.statement_date.desc())
            .limit(1)
        )
        new = Reconciliation(
            id=new_id(),
            bank_account_id=account.id,
            statement_id=request.statement_id,
            statement_date=on,
            previous_id=previous.id if previous else None,
            statement_balance=balance,
            status=ReconciliationStatus.DRAFT,
            opening_balance=previous.statement_balance if previous else account.opening_balance,
        )
        unit.add(ReconciliationModel.from_dto(new, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, _SUBJECT, new.id, f"{account.name} {on.isoformat()}")
        return unit.saved(new)

    def _end_of(
        self, unit: Unit, request: StartReconciliation, account: BankAccountModel
    ) -> tuple[date, Decimal]:
        on, balance = request.statement_date, request.statement_balance
        if request.statement_id is not None:
            statement = unit.get(
                BankStatementModel, request.statement_id, what="statement", field="statement_id"
            )
            if statement.bank_account_id != account.id:
                raise InvalidInput(
                    "statement_id", f"{statement.source_file_name} is not a statement of {account.name}."
                )
            on = on or statement.statement_date
            balance = statement.closing_balance if balance is None and statement.balance_known else balance
        if on is None:
            raise InvalidInput("statement_date", "Enter the date of the statement.")
        if balance is None:
            raise InvalidInput("statement_balance", "Enter the closing balance of the statement.")
        return on, balance

    def _row(self, session: Session, reconciliation_id: UUID) -> ReconciliationModel:
        return stored(session, ReconciliationModel, reconciliation_id, "reconciliation",
                      field="reconciliation_id")

    def _move(self, row: ReconciliationModel, wanted: ReconciliationStatus) -> None:
        check_move(
            RECONCILIATION_MOVES,
            f"The reconciliation of {row.statement_date.isoformat()}",
            ReconciliationStatus(row.status),
            wanted,
        )
        row.status = wanted.value

    def _working(self, unit: Unit, reconciliation_id: UUID) -> tuple[ReconciliationModel, BankAccount]:
        """Return a reconciliation that is worked on; a completed one must be reopened first."""
        row = self._row(unit.session, reconciliation_id)
        if row.status == ReconciliationStatus.COMPLETED.value:
            raise StatusMoveRefused(
                f"The reconciliation of {row.statement_date.isoformat()}", row.status, "in_progress"
            )
        if row.status != ReconciliationStatus.IN_PROGRESS.value:
            self._move(row, ReconciliationStatus.IN_PROGRESS)
        return row, self._account(unit.session, row.bank_account_id).to_dto()

    @operation
    def tick_line(self, unit: Unit, request: TickLine) -> Saved[ReconciliationFigures]:
        """Mark a book line as seen on the paper statement of a reconciliation. Returns the figures after it.

        Raises:
            AlreadyMatched: it is cleared already.
            StatusMoveRefused: the reconciliation is completed.
        """
        row, account = self._working(unit, request.reconciliation_id)
        books = rows_of(unit.session, account.account_id, [request.journal_line_id])
        if not books:
            raise NotFound("book line", request.journal_line_id, field="journal_line_id")
        if not books[0].open:
            raise AlreadyMatched(books[0].name)
        tick(
            unit,
            Tick(
                line_id=books[0].id,
                amount=books[0].open,
                cleared_on=row.statement_date,
                reconciliation_id=row.id,
            ),
        )
        return unit.saved(figures_of(unit.session, account, row.to_dto()))

    @operation
    def untick_line(self, unit: Unit, request: TickLine) -> Saved[ReconciliationFigures]:
        """Take a tick back. Returns the figures after it.

        Raises:
            InvalidInput: the line is not ticked in this reconciliation.
            StatusMoveRefused: the reconciliation is completed.
        """
        row, account = self._working(unit, request.reconciliation_id)
        group = unit.session.scalar(
            select(_MATCH.match_group).where(
                _MATCH.journal_line_id == request.journal_line_id,
                _MATCH.reconciliation_id == row.id,
                _MATCH.match_method == MatchMethod.TICK.value,
                _MATCH.status == MatchStatus.CONFIRMED.value,
            )
        )
        if group is None:
            raise InvalidInput("journal_line_id", "The line is not ticked in this reconciliation.")
        release(unit, [group], "The line")
        return unit.saved(figures_of(unit.session, account, row.to_dto()))

    @operation
    def post_adjustment(self, unit: Unit, request: PostAdjustment) -> Saved[ReconciliationFigures]:
        """Book a small difference away at the statement date: Dr/Cr RECONCILIATION_DIFFERENCE.

        Raises:
            DifferenceTooLarge: above `cash.adjustment_limit`.
            StatusMoveRefused: the reconciliation is completed.
        """
        row, account = self._working(unit, request.reconciliation_id)
        limit = self.kernel.settings.get("cash.adjustment_limit")
        if abs(request.amount) > limit:
            raise DifferenceTooLarge(request.amount, limit)
        transaction = self._record(
            unit,
            RecordTransaction(
                bank_account_id=account.id,
                transaction_date=row.statement_date,
                amount=request.amount,
                transaction_type=TransactionType.ADJUSTMENT,
                description=request.reason,
                splits=(Split(role="RECONCILIATION_DIFFERENCE", text=request.reason),),
            ),
        )
        tick(
            unit,
            Tick(
                line_id=transaction.matched_journal_line_id or 0,
                amount=request.amount,
                cleared_on=row.statement_date,
                reconciliation_id=row.id,
            ),
        )
        return unit.saved(figures_of(unit.session, account, row.to_dto()))

    @operation
    def discard_reconciliation(self, unit: Unit, request: ReconciliationRequest) -> None:
        """Delete a reconciliation that is not finished; its matches stay without it.

        Raises:
            StatusMoveRefused: it is submitted or completed.
        """
        row = self._row(unit.session, request.reconciliation_id)
        if row.status not in (ReconciliationStatus.DRAFT.value, ReconciliationStatus.IN_PROGRESS.value):
            raise StatusMoveRefused(
                f"The reconciliation of {row.statement_date.isoformat()}", row.status, "discarded"
            )
        unit.session.execute(
            update(_MATCH).where(_MATCH.reconciliation_id == row.id).values(reconciliation_id=None)
        )
        unit.session.delete(row)
        unit.record(
            AuditAction.DELETE,
            _SUBJECT,
            row.id,
            f"Reconciliation of {row.statement_date.isoformat()} discarded",
        )

    @query
    def reconciliation_status(self, session: Session, reconciliation_id: UUID) -> ReconciliationState:
        """Return a reconciliation with both sides, the variance and what is still missing.

        Raises:
            NotFound: there is none with this id.
        """
        row = self._row(session, reconciliation_id)
        account, found = self._account(session, row.bank_account_id).to_dto(), row.to_dto()
        if found.status is not ReconciliationStatus.COMPLETED:
            return ReconciliationState(
                reconciliation=found, bank_account=account, figures=figures_of(session, account, found)
            )
        return ReconciliationState(
            reconciliation=found,
            bank_account=account,
            figures=ReconciliationFigures(
                statement_balance=found.statement_balance,
                deposits_in_transit=found.deposits_in_transit,
                outstanding_payments=found.outstanding_payments,
                bank_errors=found.bank_errors,
                book_balance=found.book_balance,
                adjustments=found.adjusted_book_balance - found.book_balance,
            ),
        )

    @query
    def list_reconciliations(self, session: Session, request: ListQuery) -> Page:
        """Return reconciliations, newest first."""
        table, account = ReconciliationModel, BankAccountModel
        spec = ListSpec(
            columns={
                "id": table.id,
                "statement_date": table.statement_date,
                "bank_account": account.name,
                "status": table.status,
                "opening_balance": exact(table.opening_balance),
                "statement_balance": exact(table.statement_balance),
                "book_balance": exact(table.book_balance),
                "deposits_in_transit": exact(table.deposits_in_transit),
                "outstanding_payments": exact(table.outstanding_payments),
                "variance": exact(table.variance),
                "completed_at": table.completed_at,
                "bank_account_id": table.bank_account_id,
            },
            source=select().select_from(table).join(account, account.id == table.bank_account_id),
            search=(account.name,),
            filters={
                "bank_account_id": lambda value: table.bank_account_id == value,
                "status": lambda value: table.status == value,
                "open": lambda _value: table.status.in_(UNFINISHED),
            },
            sort="statement_date",
            descending=True,
        )
        return run_list(session, spec, request)
