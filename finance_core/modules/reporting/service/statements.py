"""Balance sheet and income statement: a layout filled with figures, compared or cut into columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import compress
from uuid import UUID

from finance_core.kernel.models.ledger import AccountType
from finance_core.modules.reporting.layouts import layout_for
from finance_core.modules.reporting.models import (
    Cell,
    ColumnKind,
    Comparison,
    DrillKey,
    DrillKind,
    DrillScope,
    Measure,
    ReportAccount,
    ReportCheck,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowKind,
    Span,
    Split,
)
from finance_core.modules.reporting.rules import (
    ZERO,
    Figures,
    FilledLayout,
    FilledLine,
    compared_span,
    cut,
    fill,
    relative_change,
    signed,
    span_in_words,
)
from finance_core.modules.reporting.service.books import DAY, Books
from finance_core.modules.reporting.service.framing import Asked, accounts_key, money_column
from finance_core.modules.reporting.service.sums import balances

PROFIT_TYPES = {AccountType.INCOME, AccountType.EXPENSE}
Spans = dict[Measure, Span]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its heading and the span behind each measure."""

    title: str
    spans: Spans


def balance_sheet(asked: Asked) -> ReportTable:
    """Return assets, liabilities and equity on a day, in base currency.

    Closing entries of the fiscal year of the day are left out, so that closing it changes no figure: equity
    shows retained earnings as in the ledger, the profit of the year to the day, and what earlier years left
    unallocated.
    """
    books = asked.books
    columns = [_as_of(books, day) for _, day in _dates(asked, starts=False)]
    figures = _figures(books, columns, (Measure.BALANCE, Measure.EARLIER, Measure.YEAR))
    statement = _Statement(asked, columns, figures)
    zero = statement.total_of(books.accounts)
    checks = [asked.books.check("Debits equal credits", ZERO, zero[0])]
    checks += [
        asked.books.check(f"Assets equal liabilities and equity, {column.title}", assets, -claims)
        for column, assets, claims in zip(
            columns, statement.amounts("assets"), statement.amounts("liabilities_and_equity"), strict=True
        )
    ]
    return statement.table(checks)


def income_statement(asked: Asked) -> ReportTable:
    """Return income, expenses and profit of a span, in base currency, without closing entries."""
    columns = [
        Column(span_in_words(start, end), {Measure.BALANCE: Span(date_from=start, date_to=end)})
        for start, end in _dates(asked, starts=True)
    ]
    if asked.options.split is not Split.NONE:
        columns.append(Column("Total", {Measure.BALANCE: Span(date_from=asked.start, date_to=asked.end)}))
    accounts = [each for each in asked.books.accounts if each.type in PROFIT_TYPES]
    statement = _Statement(asked, columns, _figures(asked.books, columns, (Measure.BALANCE,), accounts))
    ledger = statement.total_of(accounts)
    checks = [
        asked.books.check(
            f"Profit agrees with the accounts, {column.title}",
            -amount,
            -profit,
        )
        for column, amount, profit in zip(columns, ledger, statement.amounts("profit"), strict=True)
    ]
    return statement.table(checks)


def _dates(asked: Asked, *, starts: bool) -> list[tuple[date | None, date]]:
    """Return first and last day of every column; a balance sheet has only last days."""
    options, start, end = asked.options, asked.start, asked.end
    if options.split is not Split.NONE and start is not None:
        first_month = asked.books.year_start(end).month
        return [(first, last) for first, last in cut(start, end, options.split, first_month)]
    shown = (start if starts else None, end)
    if options.comparison is Comparison.NONE:
        return [shown]
    return [shown, compared_span(*shown, options.comparison)]


def _as_of(books: Books, day: date) -> Column:
    first = books.year_start(day)
    before = first - DAY
    return Column(
        span_in_words(None, day).removeprefix("As of "),
        {
            Measure.BALANCE: Span(date_to=day, closing_to=before),
            Measure.EARLIER: Span(date_to=before, closing_to=before),
            Measure.YEAR: Span(date_from=first, date_to=day),
        },
    )


def _figures(
    books: Books,
    columns: Sequence[Column],
    measures: Sequence[Measure],
    accounts: Sequence[ReportAccount] | None = None,
) -> dict[Measure, Figures]:
    """Return the figures of every measure; a balance is what earlier years and the year add up to."""
    only = None if accounts is None else [account.id for account in accounts]
    summed = [measure for measure in measures if measure is not Measure.BALANCE or len(measures) == 1]
    found: dict[Measure, Figures] = {
        measure: balances(books, [column.spans[measure] for column in columns], accounts=only)
        for measure in summed
    }
    if Measure.BALANCE not in found:
        earlier, year, zeros = found[Measure.EARLIER], found[Measure.YEAR], [ZERO] * len(columns)
        found[Measure.BALANCE] = {
            key: [a + b for a, b in zip(earlier.get(key, zeros), year.get(key, zeros), strict=True)]
            for key in earlier.keys() | year.keys()
        }
    return found


class _Statement:
    """A filled layout on its way to a table."""

    def __init__(self, asked: Asked, columns: Sequence[Column], figures: dict[Measure, Figures]) -> None:
        self._asked = asked
        self._columns = columns
        self._figures = figures[Measure.BALANCE]
        books, options = asked.books, asked.options
        self._layout = layout_for(asked.info.name, books.framework, options.layout)
        moved = figures[Measure.BALANCE].keys()
        shown = [each for each in books.accounts if options.zero_rows or each.id in moved]
        self._filled: FilledLayout = fill(self._layout, shown, figures, len(columns))

    def amounts(self, key: str) -> list[Decimal]:
        """Return debit − credit of a line by column."""
        return self._filled.by_key[key].amounts

    def total_of(self, accounts: Sequence[ReportAccount]) -> list[Decimal]:
        """Return debit − credit of accounts together, by column."""
        rows = [self._figures[each.id] for each in accounts if each.id in self._figures]
        return [sum((row[column] for row in rows), ZERO) for column in range(len(self._columns))]

    def table(self, checks: Sequence[ReportCheck]) -> ReportTable:
        """Return the finished report."""
        rows = [row for line in self._filled.lines for row in self._rows(line, 0)]
        totals = self._asked.books.totals(
            **{key: signed(each.amounts[0], each.line.side) for key, each in self._filled.by_key.items()}
        )
        return ReportTable(
            metadata=self._asked.metadata(*checks, filters=(self._layout.name,)),
            columns=self._headings(),
            rows=tuple(rows),
            totals=totals,
            notes=tuple(self._notes()),
        )

    def _headings(self) -> tuple[ReportColumn, ...]:
        columns = [
            money_column(f"amount_{number}" if number else "amount", column.title)
            for number, column in enumerate(self._columns)
        ]
        if self._asked.options.comparison is not Comparison.NONE:
            columns += [
                money_column("change", "Change"),
                ReportColumn(key="change_percent", title="Change %", kind=ColumnKind.PERCENT),
            ]
        return tuple(columns)

    def _rows(self, filled: FilledLine, level: int) -> Iterator[ReportRow]:
        line = filled.line
        if line.lines:
            yield from self._section(filled, level)
        elif line.operands:
            yield self._row(RowKind.TOTAL, level, line.label, filled)
        elif any(map(self._is_shown, filled.accounts)) or (
            self._asked.options.zero_rows and not line.is_rest
        ):
            yield from self._accounts(filled, level)

    def _section(self, filled: FilledLine, level: int) -> Iterator[ReportRow]:
        inside = [row for child in filled.lines for row in self._rows(child, level + 1)]
        if not inside and level:
            return
        yield ReportRow(kind=RowKind.HEADER, level=level, label=filled.line.label)
        yield from inside
        if filled.line.total:
            yield self._row(RowKind.SUBTOTAL if level else RowKind.TOTAL, level, filled.line.total, filled)

    def _accounts(self, filled: FilledLine, level: int) -> Iterator[ReportRow]:
        line = filled.line
        members = [member for member in filled.accounts if self._is_shown(member)]
        if line.is_single or not members or self._asked.options.level == 1:
            yield self._row(RowKind.LINE, level, line.label, filled)
            return
        if len(members) == 1:
            yield self._account_row(members[0], filled, level)
            return
        yield ReportRow(kind=RowKind.HEADER, level=level, label=line.label)
        for member in members:
            yield self._account_row(member, filled, level + 1)
        yield self._row(RowKind.SUBTOTAL, level, f"Total {_lower_first(line.label)}", filled)

    def _is_shown(self, member: tuple[ReportAccount, Measure, Sequence[Decimal]]) -> bool:
        return self._asked.options.zero_rows or any(member[2])

    def _account_row(
        self, member: tuple[ReportAccount, Measure, Sequence[Decimal]], filled: FilledLine, level: int
    ) -> ReportRow:
        account, measure, amounts = member
        side, title, accounts = filled.line.side, account.title, (account.id,)
        keys = [
            DrillKey(kind=DrillKind.LINES, title=title, scopes=(scope,), side=side)
            for scope in [
                DrillScope(accounts=accounts, span=column.spans[measure]) for column in self._columns
            ]
        ]
        return self._cells_row(RowKind.LINE, (level, title), [signed(each, side) for each in amounts], keys)

    def _row(self, kind: RowKind, level: int, label: str, filled: FilledLine) -> ReportRow:
        side, behind = filled.line.side, _behind(filled)
        keys = [
            accounts_key(
                label,
                [(column.spans[measure], list(compress(accounts, moved[number])))
                 for measure, (accounts, moved) in behind.items()],
                side,
            )
            for number, column in enumerate(self._columns)
        ]
        return self._cells_row(kind, (level, label), [signed(each, side) for each in filled.amounts], keys)

    def _cells_row(
        self,
        kind: RowKind,
        place: tuple[int, str],
        amounts: Sequence[Decimal],
        keys: Sequence[DrillKey | None],
    ) -> ReportRow:
        money = self._asked.books.money
        cells = [money(amount, key) for amount, key in zip(amounts, keys, strict=True)]
        if self._asked.options.comparison is not Comparison.NONE:
            now, before = amounts
            cells += [money(now - before), Cell(relative_change(now, before))]
        return ReportRow(kind=kind, level=place[0], label=place[1], cells=tuple(cells), drill=keys[0])

    def _notes(self) -> Iterator[str]:
        for accounts, what in (
            (self._filled.not_assigned, "No line of this layout takes"),
            (self._filled.assigned_twice, "Two lines of this layout claim (the first has them)"),
        ):
            if accounts:
                yield f"{what}: {', '.join(account.title for account in accounts)}."


def _behind(filled: FilledLine) -> dict[Measure, tuple[list[UUID], list[tuple[Decimal, ...]]]]:
    """Return by measure the accounts of a line and, column by column, their amounts."""
    found: dict[Measure, tuple[list[UUID], list[Sequence[Decimal]]]] = {}
    for account, measure, amounts in filled.accounts:
        accounts, rows = found.setdefault(measure, ([], []))
        accounts.append(account.id)
        rows.append(amounts)
    return {measure: (accounts, list(zip(*rows, strict=True)))
            for measure, (accounts, rows) in found.items()}


def _lower_first(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
