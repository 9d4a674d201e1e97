"""Which dates a report compares, into which columns it is cut, and how a layout is filled. Pure.

Figures are debit − credit throughout; a line's side decides the sign only when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.modules.reporting.models import (
    Comparison,
    LayoutLine,
    Measure,
    ReportAccount,
    Selector,
    Split,
    StatementLayout,
)
from finance_core.money.dates import add_months, end_of_month
from finance_core.money.rounding import EXACT, round_half_up

ZERO = Decimal(0)
DAY = timedelta(days=1)
MOST_COLUMNS = 60
MONTHS_OF = {Split.MONTH: 1, Split.QUARTER: 3, Split.YEAR: 12}
Figures = Mapping[UUID, Sequence[Decimal]]


def day_in_words(day: date) -> str:
    """Return a day as printed: 31 January 2026."""
    return f"{day.day} {day:%B %Y}"


def span_in_words(start: date | None, end: date) -> str:
    """Return a span as printed: “January 2026” for a month, “2026” for a calendar year, else both days."""
    if start is None:
        return f"As of {day_in_words(end)}"
    if start.day == 1 and end == end_of_month(end):
        if start == date(end.year, 1, 1) and end.month == 12:
            return str(end.year)
        if (start.year, start.month) == (end.year, end.month):
            return f"{end:%B %Y}"
    return f"{day_in_words(start)} – {day_in_words(end)}"


def months_back(day: date, months: int) -> date:
    """Return the day some months earlier; the end of a month stays the end of a month."""
    earlier = add_months(day, -months)
    return end_of_month(earlier) if day == end_of_month(day) else earlier


def compared_span(start: date | None, end: date, comparison: Comparison) -> tuple[date | None, date]:
    """Return the span to stand beside another one.

    The year before has the same days a year earlier. The period before a day is a month earlier; before whole
    months it is as many months, before other days as many days.
    """
    if comparison is Comparison.PREVIOUS_YEAR:
        return start and add_months(start, -12), months_back(end, 12)
    if start is None:
        return None, months_back(end, 1)
    before = start - DAY
    if start.day == 1 and end == end_of_month(end):
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        return add_months(start, -months), before
    return before - (end - start), before


def cut(start: date, end: date, split: Split, first_month: int) -> tuple[tuple[date, date], ...]:
    """Return the months, fiscal quarters or fiscal years of a span; the first and last may be part ones.

    Args:
        start: the first day.
        end: the last day.
        split: how to cut.
        first_month: the month in which fiscal years start.

    Raises:
        InvalidInput: more than 60 columns.
    """
    step = MONTHS_OF[split]
    months = (start.month - first_month) % step
    upper = add_months(start.replace(day=1), step - months)
    parts = []
    while True:
        parts.append((start, min(upper - DAY, end)))
        if upper > end:
            return tuple(parts)
        if len(parts) == MOST_COLUMNS:
            raise InvalidInput(
                "split",
                f"A report has at most {MOST_COLUMNS} columns. Choose a shorter span or longer columns.",
            )
        start, upper = upper, add_months(upper, step)


def relative_change(now: Decimal, before: Decimal) -> Decimal | None:
    """Return the change as a fraction of the old figure's size, to 0.1 %; None when that is zero."""
    if not before:
        return None
    return round_half_up(EXACT.divide(now - before, abs(before)), 3)


def signed(amount: Decimal, side: Side) -> Decimal:
    """Return debit − credit as shown on a side."""
    return amount if side is Side.DEBIT else -amount


@dataclass(slots=True)
class FilledLine:
    """A line with its figures by column, and the accounts behind it by measure."""

    line: LayoutLine
    amounts: list[Decimal]
    accounts: list[tuple[ReportAccount, Measure, Sequence[Decimal]]] = field(default_factory=list)
    lines: list[FilledLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLayout:
    """A layout with figures; what no line took and what two lines claimed is listed."""

    lines: tuple[FilledLine, ...]
    by_key: Mapping[str, FilledLine]
    not_assigned: tuple[ReportAccount, ...]
    assigned_twice: tuple[ReportAccount, ...]


def takes(selector: Selector, account: ReportAccount, first: Decimal) -> bool:
    """Tell whether a selector takes an account whose first figure is debit − credit `first`."""
    return (
        (not selector.types or account.type in selector.types)
        and (not selector.subtypes or account.subtype in selector.subtypes)
        and (not selector.functions or account.function_tag in selector.functions)
        and (not selector.natures or account.nature_tag in selector.natures)
        and (not selector.parents or account.parent_subtype in selector.parents)
        and (selector.balance is None or (first < 0) is (selector.balance is Side.CREDIT))
    )


def fill(
    layout: StatementLayout,
    accounts: Sequence[ReportAccount],
    figures: Mapping[Measure, Figures],
    columns: int,
) -> FilledLayout:
    """Return the layout with figures.

    An account belongs to the first line that takes it (once by measure); a rest line takes those left over.

    Args:
        layout: the lines.
        accounts: the postable accounts, in order of code.
        figures: debit − credit of each account by column, by measure.
        columns: how many columns there are.
    """
    filler = _Filler(accounts, figures, [ZERO] * columns)
    walked = [line for line in _walk(layout.lines) if line.select]
    for line in (*(line for line in walked if not line.is_rest), *(line for line in walked if line.is_rest)):
        filler.assign(line)
    lines = tuple(filler.filled(line) for line in layout.lines)
    left_over = {account.id for line in walked if line.is_rest for account in filler.taken[line.key]}
    used = {account.id for members in filler.taken.values() for account in members}
    moved = {key for key, amounts in figures[Measure.BALANCE].items() if any(amounts)}
    return FilledLayout(
        lines=lines,
        by_key=filler.by_key,
        not_assigned=tuple(a for a in accounts if a.id in moved and (a.id in left_over or a.id not in used)),
        assigned_twice=tuple(a for a in accounts if a.id in filler.twice and a.id in moved),
    )


@dataclass(slots=True)
class _Filler:
    accounts: Sequence[ReportAccount]
    figures: Mapping[Measure, Figures]
    zeros: list[Decimal]
    taken: dict[str, list[ReportAccount]] = field(default_factory=dict)
    owners: set[tuple[UUID, Measure]] = field(default_factory=set)
    twice: set[UUID] = field(default_factory=set)
    by_key: dict[str, FilledLine] = field(default_factory=dict)

    def assign(self, line: LayoutLine) -> None:
        figures = self.figures[line.measure]
        members = self.taken.setdefault(line.key, [])
        for account in self.accounts:
            first = figures.get(account.id, self.zeros)[0]
            if not any(takes(selector, account, first) for selector in line.select):
                continue
            if (account.id, line.measure) not in self.owners:
                self.owners.add((account.id, line.measure))
                members.append(account)
            elif not line.is_rest:
                self.twice.add(account.id)

    def filled(self, line: LayoutLine) -> FilledLine:
        result = FilledLine(line, list(self.zeros))
        if line.lines:
            result.lines = [self.filled(child) for child in line.lines]
            parts = result.lines
        else:
            parts = [self.by_key[key] for key in line.operands]
        if line.select:
            figures = self.figures[line.measure]
            result.accounts = [(a, line.measure, figures.get(a.id, self.zeros)) for a in self.taken[line.key]]
            result.amounts = _column_sums([amounts for _, _, amounts in result.accounts], self.zeros)
        else:
            result.amounts = _column_sums([part.amounts for part in parts], self.zeros)
            result.accounts = [member for part in parts for member in part.accounts]
        self.by_key[line.key] = result
        return result


def _column_sums(rows: Sequence[Sequence[Decimal]], zeros: list[Decimal]) -> list[Decimal]:
    return [sum(column, ZERO) for column in zip(*rows, strict=True)] if rows else list(zeros)


def _walk(lines: Sequence[LayoutLine]) -> Iterator[LayoutLine]:
    for line in lines:
        yield line
        yield from _walk(line.lines)
