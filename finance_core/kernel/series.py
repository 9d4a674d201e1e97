"""Number series as the user keeps them: their patterns, their next numbers, and the numbers missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.audit import changes_of
from finance_core.kernel.errors import NoPeriod
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.master import NumberSeries, SeriesReset
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.number_patterns import calendar_scope, check_pattern, read_number, written
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import FiscalYearModel, NumberCounterModel, NumberSeriesModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit


class SaveSeries(Request):
    """Change how a series writes its numbers, from the next one on."""

    id: UUID
    pattern: str
    reset: SeriesReset
    start: int = 1


class SeriesOn(Request):
    """Ask for the next number of a series on a day; without a day, today."""

    series: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPreview:
    """The number a document of that day would get; another may be faster."""

    series: str
    on: date
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGap:
    """Counts of one scope (a year, a month) that were drawn and stand on no document, both ends included."""

    scope: str
    first: int
    last: int


class Series:
    """Keeps number series. `printed_in` says on which column the numbers of each stand (`table.column`)."""

    name = "numbers"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database
        self.printed_in: dict[str, str] = {}

    @operation
    def save(self, unit: Unit, request: SaveSeries) -> Saved[NumberSeries]:
        """Change a series; numbers given stay as they are, the next one is written the new way.

        Raises:
            NotFound: there is no such series.
            InvalidInput: the pattern would repeat numbers or is too long; the first number is below 1.
            RuleViolation: start or restart of a gapless series that has given numbers would change.
        """
        row = unit.get(NumberSeriesModel, request.id, what="number series", field="id")
        if row.pattern:
            check_pattern(request.pattern, request.reset)
        elif request.pattern:
            raise InvalidInput("pattern", f"{row.code} is a bare counter and not printed. Leave it empty.")
        if request.start < 1:
            raise InvalidInput("start", "The first number is 1 or above.")
        drawn = unit.session.scalar(select(NumberCounterModel.series_id)
                                    .where(NumberCounterModel.series_id == row.id).limit(1))
        if row.gapless and drawn and (row.start, row.reset) != (request.start, request.reset.value):
            raise RuleViolation(f"{row.code} has given numbers without a gap: its first number and its "
                                "restart stay. Change the pattern only.", field="reset", record=row.code)
        series = replace(row.to_dto(), pattern=request.pattern, reset=request.reset, start=request.start)
        row.apply(series, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE, "number_series", row.id, f"{row.code} {row.pattern}")
        return unit.saved(series)

    @query
    def series(self, session: Session, series_id: UUID) -> NumberSeries:
        """Return one series.

        Raises:
            NotFound: no series has this id.
        """
        return stored(session, NumberSeriesModel, series_id, "number series").to_dto()

    @query
    def preview(self, session: Session, request: SeriesOn) -> NumberPreview:
        """Return the next number of a series on a day; none is drawn.

        Raises:
            NotFound: there is no such series.
            NoPeriod: the day lies in no fiscal year, and the series counts by fiscal year.
        """
        on = request.on or self.database.clock.today()
        facts = _by_code(session, request.series)
        return NumberPreview(series=facts.code, on=on, number=_next(session, facts, on))

    @query
    def list_series(self, session: Session, request: ListQuery) -> Page:
        """Return the series with the number a document of today would get; empty outside all fiscal years."""
        facts = NumberSeriesModel
        spec = ListSpec(
            columns={"id": facts.id, "code": facts.code, "pattern": facts.pattern, "reset": facts.reset,
                     "start": facts.start, "gapless": facts.gapless},
            source=select().select_from(facts), search=(facts.code, facts.pattern),
            filters={"gapless": lambda wanted: facts.gapless.is_(bool(wanted))}, sort="code",
        )
        page, today = run_list(session, spec, request), self.database.clock.today()
        rows = tuple((*row, _next_or_empty(session, _by_code(session, row[1]), today)) for row in page.rows)
        return replace(page, columns=(*page.columns, "next"), rows=rows)

    @query
    def gaps(self, session: Session, series: str) -> tuple[NumberGap, ...]:
        """Return the numbers of a series that were drawn and stand on no document; none when all do.

        Raises:
            NotFound: there is no such series.
            InvalidInput: its numbers are not printed on documents.
        """
        facts = _by_code(session, series)
        if not self.printed_in.get(series):
            raise InvalidInput("series", f"{series} is a bare counter: its numbers stand on no document.")
        used = self._used(session, facts)
        counters = session.execute(
            select(NumberCounterModel.scope_key, NumberCounterModel.last_number)
            .where(NumberCounterModel.series_id == facts.id).order_by(NumberCounterModel.scope_key))
        return tuple(
            NumberGap(scope=scope, first=first, last=until)
            for scope, last in counters for first, until in _missing(used[scope], facts.start, last)
        )

    def _used(self, session: Session, facts: NumberSeries) -> dict[str, set[int]]:
        name, _, printed = self.printed_in[facts.code].partition(".")
        number: Any = column(printed)
        found: dict[str, set[int]] = defaultdict(set)
        patterns = {facts.pattern} | {change.old for change in changes_of(session, facts.id)
                                      if change.field == "pattern"}
        printed_numbers = select(number).select_from(table(name, number)).where(number.is_not(None))
        for text in session.scalars(printed_numbers):
            for pattern in patterns:
                if (read := read_number(pattern, facts.reset, text)) is not None:
                    found[read[0]].add(read[1])
        return found


def _missing(used: set[int], start: int, last: int) -> Iterator[tuple[int, int]]:
    first = None
    for number in range(start, last + 2):
        is_missing = number <= last and number not in used
        if is_missing and first is None:
            first = number
        elif not is_missing and first is not None:
            yield first, number - 1
            first = None


def _by_code(session: Session, code: str) -> NumberSeries:
    row = session.scalar(select(NumberSeriesModel).where(NumberSeriesModel.code == code))
    if row is None:
        raise NotFound("number series", code, field="series")
    return row.to_dto()


def _next(session: Session, facts: NumberSeries, on: date) -> str:
    counts_by_year = facts.reset is SeriesReset.FISCAL_YEAR
    year = _fiscal_year(session, on) if counts_by_year or "{FY}" in facts.pattern else ""
    scope = year if counts_by_year else calendar_scope(facts.reset, on)
    last = session.scalar(select(NumberCounterModel.last_number).where(
        NumberCounterModel.series_id == facts.id, NumberCounterModel.scope_key == scope))
    return written(facts.pattern, on, facts.start if last is None else last + 1, lambda: year)


def _next_or_empty(session: Session, facts: NumberSeries, on: date) -> str:
    try:
        return _next(session, facts, on)
    except NoPeriod:
        return ""


def _fiscal_year(session: Session, on: date) -> str:
    year = FiscalYearModel
    end = session.scalar(select(year.end_date).where(year.start_date <= on, year.end_date >= on))
    if end is None:
        raise NoPeriod(on)
    return str(end.year)
