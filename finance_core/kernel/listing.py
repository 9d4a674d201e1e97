"""Lists and look-ups: what a screen asks and what it gets, and the one way to build the query.

Lists select columns, not objects. Sorting, filtering, counting and totals happen in SQL; pages continue after
the last row seen (its sort value and key), so page 4,000 costs what page 1 costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, String, and_, func, or_, type_coerce

from finance_core.db.types import holds
from finance_core.errors import InvalidInput

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MAX_PAGE = 1000
_LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """What a list shows: words, filters by name, order and the window of rows.

    `after` is the cursor of the last row already shown; without it `offset` counts rows. Counting and adding
    up everything found can take longer than finding the first rows: ask for these without the count, then for
    count and totals alone by a limit of 0.
    """

    text: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: str | None = None
    descending: bool | None = None
    limit: int = 256
    offset: int = 0
    after: tuple[Any, ...] | None = None
    with_count: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Rows in column order, the first value of each is its id. Totals cover all rows found, not the page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    count: int | None
    totals: Mapping[str, Decimal]
    next_after: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupQuery:
    """Words typed into a picker, or the id of the one chosen; `party_id` narrows documents to one party's."""

    text: str = ""
    limit: int = 20
    id: UUID | None = None
    party_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupItem:
    """One choice of a picker; `defaults` are values it brings into the form."""

    id: UUID
    code: str
    name: str
    detail: str = ""
    defaults: Mapping[str, Any] = field(default_factory=dict)


FilterRule = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """A list as data: columns by name (the first is the id), the source, search columns, filters, totals."""

    columns: Mapping[str, SQLColumnExpression[Any]]
    source: Select[Any]
    search: tuple[SQLColumnExpression[str | None], ...] = ()
    filters: Mapping[str, FilterRule] = field(default_factory=dict)
    totals: Mapping[str, SQLColumnExpression[Any]] = field(default_factory=dict)
    sort: str
    descending: bool = False


def run_list(session: Session, spec: ListSpec, query: ListQuery) -> Page:
    """Return one page of a list.

    Raises:
        InvalidInput: an unknown column or filter is named, or the window is not sensible.
    """
    if not 0 <= query.limit <= MAX_PAGE or query.offset < 0:
        raise InvalidInput("limit", f"A page holds at most {MAX_PAGE} rows.")
    sort = query.sort or spec.sort
    if sort not in spec.columns:
        raise InvalidInput("sort", f"There is no column {sort} to sort by.")
    descending = query.descending
    if descending is None:
        descending = spec.descending and sort == spec.sort
    names = tuple(spec.columns)
    columns = tuple(spec.columns.values())
    found = _filtered(spec, query)
    order, key = spec.columns[sort], columns[0]
    window = found.add_columns(*(column.label(name) for name, column in spec.columns.items()))
    window = window.order_by(*((c.desc() if descending else c.asc()) for c in (order, key)))
    if query.after is not None:
        window = window.where(_beyond(order, key, query.after, descending=descending))
    elif query.offset:
        window = window.offset(query.offset)
    rows = tuple(tuple(row) for row in session.execute(window.limit(query.limit))) if query.limit else ()
    position = names.index(sort)
    count, totals = _summary(session, spec, found) if query.with_count else (None, {})
    return Page(
        columns=names,
        rows=rows,
        count=count,
        totals=totals,
        next_after=(rows[-1][position], rows[-1][0]) if rows else None,
    )


def words_of(text: str) -> list[str]:
    """Return the words to look for; of a text pasted by mistake its beginning is enough."""
    return text.replace("\0", " ")[:_LONGEST_QUESTION].split()


def _filtered(spec: ListSpec, query: ListQuery) -> Select[Any]:
    found = spec.source
    for name, value in query.filters.items():
        if name not in spec.filters:
            raise InvalidInput("filters", f"There is no filter {name}.")
        if value not in (None, ""):
            found = found.where(spec.filters[name](value))
    for word in words_of(query.text):
        if spec.search:
            found = found.where(or_(*(holds(column, word) for column in spec.search)))
    return found


def _beyond(
    order: SQLColumnExpression[Any], key: SQLColumnExpression[Any], after: tuple[Any, ...], *,
    descending: bool,
) -> ColumnElement[bool]:
    value, last_key = after
    later: ColumnElement[bool] = key < last_key if descending else key > last_key
    if order is key:
        return later
    if value is None:
        rest = and_(order.is_(None), later)
        return rest if descending else or_(rest, order.is_not(None))
    if descending:
        return or_(order < value, and_(order == value, later), order.is_(None))
    return or_(order > value, and_(order == value, later))


def _summary(session: Session, spec: ListSpec, found: Select[Any]) -> tuple[int, dict[str, Decimal]]:
    totals = found.add_columns(func.count(),
                               *(total.label(name) for name, total in spec.totals.items())).order_by(None)
    row = session.execute(totals).one()
    return row[0], {name: value or Decimal(0) for name, value in zip(spec.totals, row[1:], strict=True)}


def find_choices(
    session: Session, statement: Select[*tuple[Any, ...]], words: tuple[SQLColumnExpression[str | None], ...],
    query: LookupQuery,
) -> Any:
    """Return rows of a picker: those whose columns contain every word typed, prefix matches first."""
    for word in words_of(query.text):
        statement = statement.where(or_(*(holds(column, word) for column in words)))
    if typed := " ".join(words_of(query.text)):
        # As text of any length: what was typed may be longer than what the column holds.
        statement = statement.order_by(*(
            type_coerce(column, String).istartswith(typed, autoescape=True).desc() for column in words
        ))
    return session.execute(statement.order_by(words[0]).limit(min(query.limit, MAX_PAGE)))


