"""What lies behind a figure: accounts, months when lines are many, lines, the entry, the document's entries.

Every table of accounts, months or lines adds up to the figure it was opened from: `totals["amount"]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import func, select

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostedEntry
from finance_core.kernel.records import posted_entry
from finance_core.modules.reporting.models import (
    Cell,
    DrillKey,
    DrillKind,
    DrillScope,
    ReportColumn,
    ReportMetadata,
    ReportRow,
    ReportTable,
    RowKind,
    Span,
)
from finance_core.modules.reporting.rules import ZERO, signed
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.framing import lines_key, metadata, money_column, text_column
from finance_core.modules.reporting.service.lines import (
    LINE_COLUMNS,
    LineRows,
    line_query,
    read_lines,
    sum_of,
    summary_row,
)
from finance_core.modules.reporting.service.sums import balances, in_span
from finance_core.modules.reporting.service.tables import LINES, Entry, Line

T = TypeVar("T")
MOST_LINES = 1_000
BEHIND = ("date", "entry", "text", "party", "source", "debit", "credit", "balance")


def accounts_behind(books: Books, key: DrillKey) -> ReportTable:
    """Return the accounts behind a figure, each with its share, positive on the figure's side."""
    rows, total = [], ZERO
    for scope in _scopes(key):
        found = balances(books, [scope.span], accounts=scope.accounts)
        for account in books.accounts:
            if account.id in found and account.id in scope.accounts:
                amount = signed(found[account.id][0], key.side)
                total += amount
                drill = lines_key(account, scope.span, key.side)
                rows.append(_amount_row((account.code, account.name), books.money(amount, drill)))
    columns = (text_column("code", "Account"), text_column("name", "Name"), money_column("amount", "Amount"))
    return _table(books, key, columns, rows, total)


def lines_behind(books: Books, key: DrillKey) -> ReportTable:
    """Return the lines behind an account's figure with a running total, or its months when they are many."""
    (scope,) = _scopes(key)
    condition = (Line.account_id.in_(scope.accounts), in_span(scope.span))
    count = int(books.session.execute(select(func.count()).select_from(LINES).where(*condition)).scalar_one())
    if count > MOST_LINES and (parts := _parts(books, scope.span)):
        return _months_behind(books, key, scope, parts)
    maker = LineRows(books, BEHIND, ZERO)
    found = read_lines(books, line_query().where(*condition).order_by(Line.entry_date, Line.id))
    rows = [maker.row(line, key.side) for line in found]
    sums = {
        "debit": sum_of(found, Side.DEBIT),
        "credit": sum_of(found, Side.CREDIT),
        "balance": maker.balance,
    }
    rows.append(summary_row(books, "Total", BEHIND, RowKind.TOTAL, sums))
    columns = tuple(LINE_COLUMNS[name] for name in BEHIND)
    return ReportTable(
        metadata=_metadata(books, key, scope.span),
        columns=columns,
        rows=tuple(rows),
        totals=books.totals(amount=maker.balance),
    )


def entry_behind(books: Books, key: DrillKey) -> ReportTable:
    """Return an entry's lines; each leads to the document the entry was made from.

    Raises:
        NotFound: there is no such entry.
    """
    return _entries_table(books, key, [posted_entry(books.session, _required(key.id, "id"))])


def document_behind(books: Books, key: DrillKey) -> ReportTable:
    """Return all entries a document caused, in posting order."""
    keys = books.session.scalars(
        select(Entry.id)
        .where(
            Entry.source_type == _required(key.source_type, "source_type"),
            Entry.source_id == _required(key.id, "id"),
        )
        .order_by(Entry.seq)
    )
    return _entries_table(books, key, [posted_entry(books.session, entry) for entry in keys])


def _months_behind(
    books: Books, key: DrillKey, scope: DrillScope, parts: Sequence[tuple[str, Span]]
) -> ReportTable:
    rows, total = [], ZERO
    for name, span in parts:
        found = balances(books, [span], accounts=scope.accounts)
        if found:
            amount = signed(sum((row[0] for row in found.values()), ZERO), key.side)
            total += amount
            drill = replace(key, title=name, scopes=(DrillScope(accounts=scope.accounts, span=span),))
            rows.append(_amount_row((name,), books.money(amount, drill)))
    columns = (text_column("period", "Period"), money_column("amount", "Amount"))
    return _table(books, key, columns, rows, total)


def _parts(books: Books, span: Span) -> list[tuple[str, Span]]:
    """Return the periods of a span, none when it lies within one; adjustment days belong to their month."""
    touched = [
        period
        for period in books.periods
        if not period.is_adjustment
        and period.start <= span.date_to
        and (span.date_from is None or period.end >= span.date_from)
    ]
    parts = []
    for period in touched:
        start = period.start if span.date_from is None else max(period.start, span.date_from)
        parts.append((period.name, replace(span, date_from=start, date_to=min(period.end, span.date_to))))
    return parts if len(parts) > 1 else []


def _entries_table(books: Books, key: DrillKey, entries: Sequence[PostedEntry]) -> ReportTable:
    rows: list[ReportRow] = []
    for entry in entries:
        document = DrillKey(
            kind=DrillKind.DOCUMENT,
            title=entry.description,
            id=entry.source_id,
            source_module=entry.source_module,
            source_type=entry.source_type,
        )
        rows.append(
            ReportRow(kind=RowKind.HEADER, label=f"{entry.entry_no} · {entry.description}", drill=document)
        )
        for line in entry.lines:
            cells = (
                Cell(line.party_name or ""),
                Cell(line.memo or ""),
                Cell(line.reason or ""),
                *(books.money(line.base_amount, document) if line.side is side else Cell() for side in Side),
            )
            rows.append(
                ReportRow(
                    kind=RowKind.LINE,
                    level=1,
                    label=f"{line.account_code} {line.account_name}",
                    cells=cells,
                    drill=document,
                )
            )
    columns = (
        text_column("party", "Party"),
        text_column("memo", "Memo"),
        text_column("reason", "Why this account"),
        money_column("debit", "Debit"),
        money_column("credit", "Credit"),
    )
    sums = {
        side.value: sum(
            (line.base_amount for entry in entries for line in entry.lines if line.side is side), ZERO
        )
        for side in Side
    }
    rows.append(
        ReportRow(
            kind=RowKind.TOTAL,
            label="Total",
            cells=(Cell(), Cell(), Cell(), *map(books.money, sums.values())),
        )
    )
    days = [entry.entry_date for entry in entries] or [books.today]
    return ReportTable(
        metadata=_metadata(books, key, Span(date_from=min(days), date_to=max(days))),
        columns=columns,
        rows=tuple(rows),
        totals=books.totals(**sums),
    )


def _amount_row(texts: tuple[str, ...], amount: Cell) -> ReportRow:
    return ReportRow(kind=RowKind.LINE, cells=(*map(Cell, texts), amount), drill=amount.drill)


def _table(
    books: Books, key: DrillKey, columns: tuple[ReportColumn, ...], rows: Sequence[ReportRow], total: Decimal
) -> ReportTable:
    blanks = [Cell()] * (len(columns) - 2)
    last = ReportRow(kind=RowKind.TOTAL, cells=(Cell("Total"), *blanks, books.money(total)))
    return ReportTable(
        metadata=_metadata(books, key, _whole(key)),
        columns=columns,
        rows=(*rows, last),
        totals=books.totals(amount=total),
    )


def _metadata(books: Books, key: DrillKey, span: Span) -> ReportMetadata:
    return metadata(books, (f"drill.{key.kind.value}", key.title), span)


def _whole(key: DrillKey) -> Span:
    starts = [scope.span.date_from for scope in key.scopes]
    start: date | None = None if None in starts else min((day for day in starts if day), default=None)
    return Span(date_from=start, date_to=max(scope.span.date_to for scope in key.scopes))


def _scopes(key: DrillKey) -> tuple[DrillScope, ...]:
    if not key.scopes or (key.kind is DrillKind.LINES and len(key.scopes) != 1):
        raise InvalidInput("scopes", "This key names no lines. Open the figure from its report.")
    return key.scopes


def _required(value: T | None, field: str) -> T:
    if value is None:
        raise InvalidInput(field, "This key is incomplete. Open the figure from its report.")
    return value
