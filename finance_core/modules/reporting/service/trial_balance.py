"""The trial balance: every account with its balance on the side where it lies, on one day or two compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.kernel.models.ledger import Side
from finance_core.modules.reporting.models import (
    Cell,
    Comparison,
    ReportAccount,
    ReportCheck,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowKind,
    Span,
)
from finance_core.modules.reporting.rules import ZERO, compared_span, day_in_words, signed
from finance_core.modules.reporting.service.books import DAY, Books
from finance_core.modules.reporting.service.framing import (
    Asked,
    accounts_key,
    lines_key,
    money_column,
    text_column,
)
from finance_core.modules.reporting.service.sums import balances, first_unbalanced_entry

Members = Sequence[ReportAccount]
Balances = Mapping[UUID, Sequence[Decimal]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The figures of the report: one span for each pair of columns."""

    asked: Asked
    spans: tuple[Span, ...]
    figures: Balances

    def row(self, account: ReportAccount, members: Members) -> ReportRow:
        """Return the row of an account, or of a header account with those below it."""
        cells = [Cell(account.code), Cell(account.name)]
        for column in range(len(self.spans)):
            cells += [self._cell(account, members, column, side) for side in Side]
        drill = lines_key(account, self.spans[0]) if not account.is_summary else None
        return ReportRow(kind=RowKind.LINE, cells=tuple(cells), drill=drill)

    def total(self, members: Members) -> tuple[ReportRow, list[Decimal]]:
        """Return the row of totals and its figures, debit and credit in turn."""
        sums = [self._sum(members, column, side) for column in range(len(self.spans)) for side in Side]
        cells = [self.asked.books.money(amount) for amount in sums]
        return ReportRow(kind=RowKind.TOTAL, cells=(Cell(), Cell("Total"), *cells)), sums

    def _on_side(self, members: Members, column: int, side: Side) -> list[ReportAccount]:
        known = [each for each in members if each.id in self.figures]
        return [each for each in known if signed(self.figures[each.id][column], side) > 0]

    def _sum(self, members: Members, column: int, side: Side) -> Decimal:
        return sum(
            (abs(self.figures[each.id][column]) for each in self._on_side(members, column, side)), ZERO
        )

    def _cell(self, account: ReportAccount, members: Members, column: int, side: Side) -> Cell:
        found = self._on_side(members, column, side)
        if not found:
            return Cell()
        span = self.spans[column]
        key = (
            lines_key(account, span, side)
            if not account.is_summary
            else accounts_key(account.title, [(span, [each.id for each in found])], side)
        )
        return self.asked.books.money(self._sum(members, column, side), key)


def trial_balance(asked: Asked) -> ReportTable:
    """Return the trial balance of a day, in base currency; debits and credits must be equal.

    Closing entries count, unless `before_closing` leaves those of the fiscal year of the day out.
    """
    books, options = asked.books, asked.options
    days = [asked.end]
    if options.comparison is not Comparison.NONE:
        days.append(compared_span(None, asked.end, options.comparison)[1])
    spans = tuple(_span(books, day, before_closing=options.before_closing) for day in days)
    sheet = _Sheet(asked, spans, balances(books, spans))
    rows = [sheet.row(account, members) for account, members in _listed(asked, sheet.figures)]
    total, sums = sheet.total(books.accounts)
    checks = [
        books.check(f"Debits equal credits on {day_in_words(day)}", debit, credit)
        for day, debit, credit in zip(days, sums[::2], sums[1::2], strict=True)
    ]
    return ReportTable(
        metadata=asked.metadata(*checks),
        columns=_columns(days),
        rows=(*rows, total),
        totals=books.totals(debit=sums[0], credit=sums[1]),
        notes=tuple(_notes(asked, checks)),
    )


def _span(books: Books, day: date, *, before_closing: bool) -> Span:
    return Span(date_to=day, closing_to=books.year_start(day) - DAY if before_closing else day)


def _listed(asked: Asked, figures: Balances) -> list[tuple[ReportAccount, Members]]:
    """Return the accounts to show, each with the postable ones it stands for."""
    books, level, zero_rows = asked.books, asked.options.level, asked.options.zero_rows
    shown = [each for each in books.accounts if zero_rows or any(figures.get(each.id, ()))]
    if level is None:
        return [(each, (each,)) for each in shown]
    groups: dict[UUID, list[ReportAccount]] = {}
    for each in shown:
        path = books.ancestors(each)
        groups.setdefault(path[min(level, len(path)) - 1], []).append(each)
    return sorted(
        ((books.by_id[key], members) for key, members in groups.items()), key=lambda pair: pair[0].code
    )


def _columns(days: Sequence[date]) -> tuple[ReportColumn, ...]:
    columns = [text_column("code", "Account"), text_column("name", "Name")]
    for number, day in enumerate(days):
        after = "" if len(days) == 1 else f" {day_in_words(day)}"
        suffix = f"_{number + 1}" if number else ""
        columns += [
            money_column(f"debit{suffix}", f"Debit{after}"),
            money_column(f"credit{suffix}", f"Credit{after}"),
        ]
    return tuple(columns)


def _notes(asked: Asked, checks: Sequence[ReportCheck]) -> list[str]:
    notes = ["Closing entries of the fiscal year are left out."] if asked.options.before_closing else []
    if all(check.is_ok for check in checks):
        return notes
    entry = first_unbalanced_entry(asked.books, asked.end)
    why = (
        f"The first entry out of balance is {entry}."
        if entry
        else "Every entry balances, so the table of balances differs from the lines. Rebuild it."
    )
    return [*notes, why]
