"""Sums of the ledger: whole periods from the table of balances, part ones through the lines' covering index.

All sums are exact and made by the database. Nothing here reads an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, type_coerce

from finance_core.db.types import LedgerAmount
from finance_core.kernel.models.ledger import KindGroup, Side
from finance_core.kernel.orm import (
    AccountModel,
    AccountPeriodBalanceModel,
    JournalEntryModel,
    JournalLineModel,
)
from finance_core.modules.reporting.models import Span
from finance_core.modules.reporting.service.books import MAIN, Books, Period

ZERO = Decimal(0)
Balance, Line = AccountPeriodBalanceModel, JournalLineModel
Sums = Select[UUID, Decimal]


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
        whole = [p for p in touched if p.end <= self.end and (self.start is None or p.start >= self.start)]
        return whole, [p for p in touched if p not in whole]


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
    result: dict[UUID, list[Decimal]] = {}
    for span, columns in _places(spans).items():
        for piece in pieces_of(span):
            for statement in _statements(books.periods, piece, accounts, turnover):
                for key, amount in books.session.execute(statement):
                    if amount:
                        row = result.setdefault(key, [ZERO] * len(spans))
                        for column in columns:
                            row[column] += amount
    return result


def _places(spans: Iterable[Span]) -> dict[Span, list[int]]:
    places: dict[Span, list[int]] = {}
    for column, span in enumerate(spans):
        places.setdefault(span, []).append(column)
    return places


def _statements(
    periods: Sequence[Period], piece: Piece, accounts: Sequence[UUID] | None, turnover: Turnover
) -> Iterable[Sums]:
    whole, parts = piece.cut(periods)
    if whole:
        yield table_sums(piece, periods, whole, accounts=accounts, turnover=turnover)
    for period in parts:
        start = max(piece.start, period.start) if piece.start else period.start
        inside = Piece(start, min(piece.end, period.end), piece.closing)
        yield line_sums(inside, period, accounts=accounts, turnover=turnover)


def table_sums(
    piece: Piece,
    periods: Sequence[Period],
    whole: Sequence[Period],
    *,
    accounts: Sequence[UUID] | None,
    turnover: Turnover,
) -> Sums:
    """Return the query that sums whole periods from the table of balances.

    From the first period on the others are named instead, so that the table is read in its own order.
    """
    statement = select(Balance.account_id, func.sum(turnover.value[0])).where(Balance.book == MAIN)
    if piece.start is None:
        inside = {period.id for period in whole}
        if others := [period.id for period in periods if period.id not in inside]:
            statement = statement.where(Balance.fiscal_period_id.not_in(others))
    else:
        statement = statement.where(Balance.fiscal_period_id.in_([period.id for period in whole]))
    if piece.closing is not None:
        group = KindGroup.CLOSING if piece.closing else KindGroup.NORMAL
        statement = statement.where(Balance.kind_group == group.value)
    if accounts is not None:
        statement = statement.where(Balance.account_id.in_(accounts))
    return statement.group_by(Balance.account_id)


def line_sums(piece: Piece, period: Period, *, accounts: Sequence[UUID] | None, turnover: Turnover) -> Sums:
    """Return the query that sums some days of a period; naming the accounts lets it seek in the index."""
    wanted = accounts if accounts is not None else select(AccountModel.id)
    statement = select(Line.account_id, func.sum(turnover.value[1])).where(
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
        select(JournalEntryModel.entry_no)
        .join(Line, Line.entry_id == JournalEntryModel.id)
        .where(Line.book == MAIN, Line.entry_date <= end)
        .group_by(JournalEntryModel.id)
        .having(func.sum(Turnover.NET.value[1]) != 0)
        .order_by(JournalEntryModel.seq)
        .limit(1)
    ).scalar()
