"""A list as a table that can be exported or printed: all rows found, in the columns that are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.spec.formats import Formats
from desktop_app.spec.screen import Column
from finance_core.kernel.listing import MAX_PAGE, ListQuery, Page

_AS_THEY_ARE = {"money": "money", "date": "date", "number": "number", "rate": "number", "percent": "percent"}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column by its name in data, its heading and what its cells hold."""

    key: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class ListCell:
    """A figure, a day or a text."""

    value: str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class ListRow:
    """A record, or the sums below all of them."""

    cells: tuple[ListCell, ...]
    kind: str = "line"
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """A list with what is printed around it."""

    title: str
    subtitle: str
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    company: str = ""
    banner: str = ""
    seal: str = ""
    notes: tuple[str, ...] = ()


def list_table(ask: Callable[[ListQuery], Page], query: ListQuery, columns: Sequence[Column],
               formats: Formats, title: str) -> ListTable:
    """Ask for every row a query finds, page by page, and return them as a table with the sums.

    Amounts, days and numbers stay what they are; states, choices and ticks become the words on the screen.
    """
    pages = list(_pages(ask, query))
    names = {name: at for at, name in enumerate(pages[0].columns)}
    shown = [column for column in columns if column.key in names]
    rows = [ListRow(tuple(_cell(column, row[names[column.key]], formats) for column in shown))
            for page in pages for row in page.rows]
    totals = pages[0].totals
    if any(column.total in totals for column in shown):
        sums = tuple(_cell(column, totals.get(column.total), formats) for column in shown)
        rows.append(ListRow(sums, "total"))
    found = f"“{query.text}”" if query.text else ""
    heads = (ListColumn(c.key, c.title, _AS_THEY_ARE.get(c.kind, "text")) for c in shown)
    return ListTable(title=title, subtitle=found, rows=tuple(rows), columns=tuple(heads))


def _pages(ask: Callable[[ListQuery], Page], query: ListQuery) -> Iterator[Page]:
    query = replace(query, limit=MAX_PAGE, offset=0, after=None, with_count=True)
    while True:
        page = ask(query)
        yield page
        if page.next_after is None or len(page.rows) < MAX_PAGE:
            return
        query = replace(query, after=page.next_after, with_count=False)


def _cell(column: Column, value: Any, formats: Formats) -> ListCell:
    if isinstance(value, Decimal) and column.kind == "money":
        return ListCell(_tidy(value, formats.decimals))
    return ListCell(value if column.kind in _AS_THEY_ARE else formats.of_kind(column.kind)(value))


def _tidy(amount: Decimal, decimals: int) -> Decimal:
    """Return an amount with the currency's decimals, or more where it has more."""
    tidied = round(amount, decimals)
    return tidied if tidied == amount else amount.normalize()
