"""The book side: journal lines of a bank's ledger account, what of them is cleared, and how to release them.

Only the main book counts, and no line that changes the base value alone (revaluation).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, delete, func, literal, select, type_coerce, update

from finance_core.db.types import LedgerAmount, exact_sum
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.orm import JournalEntryModel, JournalLineModel, PartyModel
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import Reconciled
from finance_core.modules.cash.models import (
    LineStatus,
    MatchMethod,
    MatchStatus,
    ReconciliationMatch,
    ReconciliationStatus,
)
from finance_core.modules.cash.orm import (
    BankStatementLineModel,
    ReconciliationMatchModel,
    ReconciliationModel,
)
from finance_core.modules.cash.service.bulk import insert_rows
from finance_core.money.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

ZERO = Decimal(0)
ONE = Decimal(1)
_CHUNK = 500
NOTHING = literal(ZERO, LedgerAmount())
_LINE, _ENTRY, _MATCH = JournalLineModel, JournalEntryModel, ReconciliationMatchModel
_MATCHES = cast("Table", ReconciliationMatchModel.__table__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """A journal line of a bank's ledger account; `open` is what no confirmed match clears."""

    id: int
    entry_id: UUID
    on: date
    entry_no: str
    amount: Decimal
    open: Decimal
    description: str
    reference: str
    memo: str
    party_id: UUID | None
    party: str
    source_type: str
    source_id: UUID

    @property
    def text(self) -> str:
        """Return what a reader recognises the line by."""
        return " ".join(part for part in (self.party, self.description, self.memo) if part)

    @property
    def name(self) -> str:
        """Return how a message calls the line."""
        return f"{self.entry_no} of {self.on.isoformat()}"


def signed_amount() -> ColumnElement[Decimal]:
    """Return a line's amount in account currency, a debit above zero."""
    return case((_LINE.side == Side.DEBIT.value, _LINE.amount), else_=-_LINE.amount)


def cleared_amount(by: date | None = None) -> ColumnElement[Decimal]:
    """Return what confirmed matches clear of a line, up to a day."""
    statement = select(exact_sum(_MATCH.amount)).where(
        _MATCH.journal_line_id == _LINE.id, _MATCH.status == MatchStatus.CONFIRMED.value
    )
    if by is not None:
        statement = statement.where(_MATCH.cleared_on <= by)
    found = statement.correlate(_LINE).scalar_subquery()
    return type_coerce(func.coalesce(found, NOTHING), LedgerAmount())


def is_book_line(account_id: UUID | ColumnElement[UUID]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a journal line moves money of a ledger account."""
    return _LINE.account_id == account_id, _LINE.book == "MAIN", ~_LINE.is_base_only


def book_lines(account_id: UUID, by: date | None = None) -> Select[int, date, Decimal, Decimal]:
    """Return id, date, amount and what is cleared (up to a day) of each line of a ledger account."""
    return select(
        _LINE.id.label("id"),
        _LINE.entry_date.label("on"),
        signed_amount().label("amount"),
        cleared_amount(by).label("cleared"),
    ).where(*is_book_line(account_id))


def open_rows(session: Session, account_id: UUID, *, up_to: date | None = None) -> list[BookRow]:
    """Return lines that are not fully cleared, oldest first; `up_to` counts lines and matches up to a day."""
    lines = book_lines(account_id, up_to)
    if up_to is not None:
        lines = lines.where(_LINE.entry_date <= up_to)
    found = lines.subquery()
    return _rows(session, select(found).where(found.c.amount != found.c.cleared))


def rows_of(session: Session, account_id: UUID, keys: Collection[int]) -> list[BookRow]:
    """Return named lines of a ledger account, in the order of their keys."""
    return _rows(session, select(book_lines(account_id).where(_LINE.id.in_(keys)).subquery()))


def _rows(session: Session, lines: Select[int, date, Decimal, Decimal]) -> list[BookRow]:
    found = lines.subquery()
    statement = (
        select(
            found.c.id,
            found.c.on,
            found.c.amount,
            found.c.cleared,
            _LINE.entry_id,
            _LINE.memo,
            _LINE.party_id,
            _ENTRY.entry_no,
            _ENTRY.description,
            _ENTRY.reference,
            _ENTRY.source_type,
            _ENTRY.source_id,
            PartyModel.name,
        )
        .join(_LINE, _LINE.id == found.c.id)
        .join(_ENTRY, _ENTRY.id == _LINE.entry_id)
        .outerjoin(PartyModel, PartyModel.id == _LINE.party_id)
        .order_by(found.c.on, found.c.id)
    )
    return [
        BookRow(
            id=row.id,
            entry_id=row.entry_id,
            on=row.on,
            entry_no=row.entry_no,
            amount=row.amount,
            open=row.amount - row.cleared,
            description=row.description,
            reference=row.reference or "",
            memo=row.memo or "",
            party_id=row.party_id,
            party=row.name or "",
            source_type=row.source_type,
            source_id=row.source_id,
        )
        for row in session.execute(statement)
    ]


def lines_of_entries(session: Session, account_id: UUID, entry_ids: Iterable[UUID]) -> list[int]:
    """Return the lines that entries have on a ledger account."""
    return list(
        session.scalars(
            select(_LINE.id)
            .where(*is_book_line(account_id), _LINE.entry_id.in_(list(entry_ids)))
            .order_by(_LINE.id)
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A book line that counts as cleared without a statement line, from a day on."""

    line_id: int
    amount: Decimal
    cleared_on: date
    reconciliation_id: UUID | None = None


def tick(unit: Unit, *ticks: Tick) -> None:
    """Mark book lines as cleared; several ticks are one group."""
    group = new_id()
    write_matches(
        unit,
        (
            ReconciliationMatch(
                id=new_id(),
                match_group=group,
                journal_line_id=mark.line_id,
                amount=mark.amount,
                match_confidence=ONE,
                match_method=MatchMethod.TICK,
                status=MatchStatus.CONFIRMED,
                cleared_on=mark.cleared_on,
                reconciliation_id=mark.reconciliation_id,
            )
            for mark in ticks
        ),
    )


def cancel_out(unit: Unit, rows: Sequence[BookRow]) -> None:
    """Match book lines that cancel each other out, from the latest of their dates on."""
    cleared_on = max(row.on for row in rows)
    tick(unit, *(Tick(line_id=row.id, amount=row.open, cleared_on=cleared_on) for row in rows))


def groups_of(session: Session, line_ids: Collection[int], status: MatchStatus) -> list[UUID]:
    """Return the match groups of book lines."""
    return list(
        session.scalars(
            select(_MATCH.match_group)
            .where(_MATCH.journal_line_id.in_(line_ids), _MATCH.status == status.value)
            .distinct()
        )
    )


def completed_on(session: Session, groups: Collection[UUID]) -> date | None:
    """Return the statement date of a completed reconciliation that holds one of the groups."""
    table = ReconciliationModel
    return session.execute(
        select(table.statement_date)
        .join(_MATCH, _MATCH.reconciliation_id == table.id)
        .where(_MATCH.match_group.in_(groups), table.status == ReconciliationStatus.COMPLETED.value)
        .limit(1)
    ).scalar()


def release(unit: Unit, groups: Collection[UUID], what: str) -> None:
    """Take matches back: the groups are deleted, their statement lines wait again.

    Raises:
        Reconciled: a completed reconciliation holds one of them.
    """
    if (on := completed_on(unit.session, groups)) is not None:
        raise Reconciled(what, on)
    lines = select(_MATCH.statement_line_id).where(_MATCH.match_group.in_(groups)).distinct()
    keys = [key for key in unit.session.scalars(lines) if key is not None]
    unit.session.execute(delete(_MATCH).where(_MATCH.match_group.in_(groups)))
    set_line_status(unit, keys, LineStatus.UNMATCHED)
    unit.changed |= {ReconciliationMatchModel.__tablename__}


def set_line_status(unit: Unit, keys: Collection[UUID], status: LineStatus) -> None:
    """Give statement lines a state that the caller has checked."""
    table, keys = BankStatementLineModel, list(keys)
    for start in range(0, len(keys), _CHUNK):
        unit.session.execute(
            update(table)
            .where(table.id.in_(keys[start : start + _CHUNK]))
            .values(status=status.value, updated_at=unit.now, updated_by_id=unit.actor_id)
        )
        unit.changed.add(table.__tablename__)


def write_matches(unit: Unit, matches: Iterable[ReconciliationMatch]) -> None:
    """Write matches in bulk."""
    insert_rows(
        unit,
        _MATCHES,
        {},
        [
            {
                "id": m.id,
                "match_group": m.match_group,
                "reconciliation_id": m.reconciliation_id,
                "statement_line_id": m.statement_line_id,
                "journal_line_id": m.journal_line_id,
                "amount": m.amount,
                "match_confidence": m.match_confidence,
                "match_method": m.match_method.value,
                "rule_name": m.rule_name,
                "status": m.status.value,
                "cleared_on": m.cleared_on,
            }
            for m in matches
        ],
    )


def forget_suggestions(unit: Unit, line_ids: Collection[UUID], book_ids: Collection[int] = ()) -> None:
    """Delete the suggestions of statement and book lines; lines left without any are unmatched again."""
    table = BankStatementLineModel
    suggested = _MATCH.status == MatchStatus.SUGGESTED.value
    touched = suggested & (
        _MATCH.statement_line_id.in_(list(line_ids)) | _MATCH.journal_line_id.in_(list(book_ids))
    )
    groups = list(unit.session.scalars(select(_MATCH.match_group).where(touched).distinct()))
    if not groups:
        return
    lines = set(unit.session.scalars(select(_MATCH.statement_line_id).where(_MATCH.match_group.in_(groups))))
    unit.session.execute(delete(_MATCH).where(_MATCH.match_group.in_(groups)))
    unit.changed.add(_MATCH.__tablename__)
    still = set(
        unit.session.scalars(
            select(_MATCH.statement_line_id).where(suggested, _MATCH.statement_line_id.in_(lines))
        )
    )
    waiting = unit.session.scalars(
        select(table.id).where(table.id.in_(lines - still), table.status == LineStatus.SUGGESTED.value)
    ).all()
    set_line_status(unit, waiting, LineStatus.UNMATCHED)
