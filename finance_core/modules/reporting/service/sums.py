"""Sums of the ledger: whole periods from the table of balances, part ones through the lines' covering index.

All sums are exact and made by the database. Nothing here reads an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import compress, product
from operator import not_
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, type_coerce

from finance_core.db.types import LedgerAmount
from finance_core.kernel.models.ledger import KindGroup, Side
from finance_core.modules.reporting.models import Span
from finance_core.modules.reporting.service.books import MAIN, Books
from finance_core.modules.reporting.service.facts import Period
from finance_core.modules.reporting.service.tables import ACCOUNTS, ENTRIES, LINES, Balance, Entry, Line, raw

ZERO = Decimal(0)
Sums = Select[Any, Decimal]
Accounts = Sequence[UUID] | None
# Up to so many columns each has a query of its own; beyond, one query brings every period apart.
FEW = 3


class Turnover(Enum):
    """Which side of the turnover is summed; NET is debit − credit."""

    NET = (
        type_coerce(Balance.base_debit - Balance.base_credit, LedgerAmount()),
        case((Line.side == Side.DEBIT.value, Line.base_amount), else_=-Line.base_amount),
    )
    DEBIT = (Balance.base_debit, case((Line.side == Side.DEBIT.value, Line.base_amount), else_=None))
    CREDIT = (Balance.base_credit, case((Line.side == Side.CREDIT.value, Line.base_amount), else_=None))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a span in which closing entries are all in, all out, or alone."""

    start: date | None
    end: date
    closing: bool | None

    def cut(self, periods: Sequence[Period]) -> tuple[list[Period], list[Period]]:
        """Return the periods wholly inside, and those of which only some days are."""
        touched = [p for p in periods if p.start <= self.end and (self.start is None or p.end >= self.start)]
        inside = [p.end <= self.end and (self.start is None or p.start >= self.start) for p in touched]
        return list(compress(touched, inside)), list(compress(touched, map(not_, inside)))

    def within(self, period: Period) -> Piece:
        """Return the part that lies in a period."""
        start = period.start if self.start is None else max(self.start, period.start)
        return Piece(start, min(self.end, period.end), self.closing)

    @property
    def groups(self) -> tuple[str, ...]:
        """The kinds of entries that count, as the table of balances knows them."""
        if self.closing is None:
            return (KindGroup.NORMAL.value, KindGroup.CLOSING.value)
        return (KindGroup.CLOSING.value if self.closing else KindGroup.NORMAL.value,)


def pieces_of(span: Span) -> tuple[Piece, ...]:
    """Return a span as pieces that say what to do with closing entries."""
    start, end, closing = span.date_from, span.date_to, span.closing_to
    if closing is None or (start is not None and closing < start):
        return (Piece(start, end, closing=False),)
    if closing >= end:
        return (Piece(start, end, closing=None),)
    return Piece(start, end, closing=False), Piece(start, closing, closing=True)


def balances(
    books: Books,
    spans: Sequence[Span],
    *,
    accounts: Sequence[UUID] | None = None,
    turnover: Turnover = Turnover.NET,
) -> dict[UUID, list[Decimal]]:
    """Return for each account that moved its sum in each span, in base currency.

    Args:
        books: the company's books.
        spans: the columns.
        accounts: only these.
        turnover: debit − credit, or one of both.
    """
    found = _Found(len(spans))
    by_period: dict[tuple[UUID, str], list[int]] = {}
    pieces = [(piece, columns) for span, columns in _places(spans).items() for piece in pieces_of(span)]
    for piece, columns in pieces:
        whole, parts = piece.cut(books.periods)
        for period in parts:
            found.add(
                books.session.execute(line_sums(piece.within(period), period, accounts, turnover)).all(),
                columns,
            )
        if whole and (piece.start is None or len(pieces) <= FEW):
            summed = table_sums(piece, books.periods, accounts, turnover)
            found.add(books.session.execute(summed).all(), columns)
        elif whole:
            for period, group in product(whole, piece.groups):
                by_period.setdefault((period.id, group), []).extend(columns)
    if by_period:
        periods = {period for period, _ in by_period}
        places = {
            (id_, group): columns for (key, group), columns in by_period.items() for id_ in (key, key.bytes)
        }
        moved = books.session.execute(period_sums(periods, accounts, turnover)).all()
        for key, period_id, group, amount in moved:
            found.add_one(key, amount, places.get((period_id, group), ()))
    return {books.key_of[key]: row for key, row in found.sums.items()}


@dataclass(slots=True)
class _Found:
    """Sums by account, one for each column."""

    width: int
    sums: dict[Any, list[Decimal]] = field(default_factory=dict)

    def add(self, rows: Iterable[Any], columns: Sequence[int]) -> None:
        for key, amount in rows:
            self.add_one(key, amount, columns)

    def add_one(self, key: Any, amount: Decimal | None, columns: Sequence[int]) -> None:
        if not amount:
            return
        row = self.sums.get(key)
        if row is None:
            row = self.sums[key] = [ZERO] * self.width
        for column in columns:
            row[column] += amount


def _places(spans: Iterable[Span]) -> dict[Span, list[int]]:
    places: dict[Span, list[int]] = {}
    for column, span in enumerate(spans):
        places.setdefault(span, []).append(column)
    return places


def table_sums(piece: Piece, periods: Sequence[Period], accounts: Accounts, turnover: Turnover) -> Sums:
    """Return the query that sums whole periods from the table of balances.

    From the first period on the others are named instead, so that the table is read in its own order.
    """
    whole, _ = piece.cut(periods)
    statement = select(raw(Balance.account_id), func.sum(turnover.value[0])).where(Balance.book == MAIN)
    if piece.closing is not None:
        statement = statement.where(Balance.kind_group.in_(piece.groups))
    inside = {period.id for period in whole}
    if piece.start is None:
        if others := [period.id for period in periods if period.id not in inside]:
            statement = statement.where(Balance.fiscal_period_id.not_in(others))
    else:
        statement = statement.where(Balance.fiscal_period_id.in_(inside))
    if accounts is not None:
        statement = statement.where(Balance.account_id.in_(accounts))
    return statement.group_by(Balance.account_id)


def period_sums(
    periods: Iterable[UUID], accounts: Accounts, turnover: Turnover
) -> Select[UUID, UUID, str, Decimal]:
    """Return the query that sums many whole periods, each apart, from the table of balances."""
    statement = select(
        raw(Balance.account_id),
        raw(Balance.fiscal_period_id),
        Balance.kind_group,
        func.sum(turnover.value[0]),
    ).where(Balance.book == MAIN, Balance.fiscal_period_id.in_(periods))
    if accounts is not None:
        statement = statement.where(Balance.account_id.in_(accounts))
    return statement.group_by(Balance.account_id, Balance.fiscal_period_id, Balance.kind_group)


def line_sums(piece: Piece, period: Period, accounts: Accounts, turnover: Turnover) -> Sums:
    """Return the query that sums some days of a period; naming the accounts lets it seek in the index."""
    wanted = accounts if accounts is not None else select(ACCOUNTS.c.id)
    statement = select(raw(Line.account_id), func.sum(turnover.value[1])).where(
        Line.account_id.in_(wanted),
        Line.entry_date.between(piece.start, piece.end),
        Line.fiscal_period_id == period.id,
        Line.book == MAIN,
    )
    if piece.closing is not None:
        statement = statement.where(Line.is_closing.is_(piece.closing))
    return statement.group_by(Line.account_id)


def in_span(span: Span) -> ColumnElement[bool]:
    """Return the condition that lines of the main book lie in a span."""
    found = and_(Line.book == MAIN, Line.entry_date <= span.date_to)
    if span.date_from is not None:
        found = and_(found, Line.entry_date >= span.date_from)
    if span.closing_to is None:
        return and_(found, Line.is_closing.is_(False))
    if span.closing_to >= span.date_to:
        return found
    return and_(found, or_(Line.is_closing.is_(False), Line.entry_date <= span.closing_to))


def first_unbalanced_entry(books: Books, end: date) -> str | None:
    """Return the number of the first entry whose lines do not balance; None when all do."""
    return books.session.execute(
        select(Entry.entry_no)
        .select_from(ENTRIES.join(LINES, Line.entry_id == Entry.id))
        .where(Line.book == MAIN, Line.entry_date <= end)
        .group_by(Entry.id)
        .having(func.sum(Turnover.NET.value[1]) != 0)
        .order_by(Entry.seq)
        .limit(1)
    ).scalar()
