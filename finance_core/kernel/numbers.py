"""Number series: drawn inside the saving transaction, so a refused save uses up none (kernel.md rule 6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from finance_core.db.base import table_of
from finance_core.errors import NotFound
from finance_core.kernel.models.master import NumberSeries, SeriesReset
from finance_core.kernel.orm import NumberCounterModel, NumberSeriesModel
from finance_core.kernel.unit import Unit

_COUNTERS = table_of(NumberCounterModel)
_DRAWN = (
    upsert_sqlite(_COUNTERS)
    .on_conflict_do_update(
        index_elements=["series_id", "scope_key"], set_={"last_number": _COUNTERS.c.last_number + 1}
    )
    .returning(_COUNTERS.c.last_number)
)
_FIELD = re.compile(r"\{(YYYY|YY|MM|FY|SEQ)(?::(\d+))?\}")


class Numbers:
    """Gives document numbers."""

    def __init__(self, fiscal_year_of: Callable[[Unit, date], str]) -> None:
        self._fiscal_year_of = fiscal_year_of
        self._series: dict[str, NumberSeries] = {}

    def next(self, unit: Unit, series: str, on: date) -> str:
        """Return the next number of a series for a document date.

        Raises:
            NotFound: the company has no such series.
        """
        facts = self._facts(unit, series)
        return self._written(unit, facts, on, self._draw(unit, facts, self._scope(unit, facts, on)))

    def next_value(self, unit: Unit, series: str) -> int:
        """Return the next bare integer of a series without a pattern."""
        return self._draw(unit, self._facts(unit, series), "")

    def _facts(self, unit: Unit, series: str) -> NumberSeries:
        if series in self._series and "number_series" not in unit.changed:
            return self._series[series]
        row = unit.session.scalar(select(NumberSeriesModel).where(NumberSeriesModel.code == series))
        if row is None:
            raise NotFound("number series", series)
        if "number_series" not in unit.changed:
            self._series[series] = row.to_dto()
        return row.to_dto()

    def forget(self, changed: frozenset[str]) -> None:
        """Drop patterns that a save changed."""
        if "number_series" in changed:
            self._series.clear()

    def _scope(self, unit: Unit, facts: NumberSeries, on: date) -> str:
        if facts.reset is SeriesReset.NEVER:
            return ""
        if facts.reset is SeriesReset.MONTH:
            return f"{on:%Y-%m}"
        return str(on.year) if facts.reset is SeriesReset.CALENDAR_YEAR else self._fiscal_year_of(unit, on)

    def _draw(self, unit: Unit, facts: NumberSeries, scope: str) -> int:
        counter = {"series_id": facts.id, "scope_key": scope, "last_number": facts.start}
        return int(unit.session.connection().execute(_DRAWN, counter).scalar_one())

    def _written(self, unit: Unit, facts: NumberSeries, on: date, number: int) -> str:
        def part(match: re.Match[str]) -> str:
            name, width = match[1], int(match[2] or 0)
            if name == "SEQ":
                return f"{number:0{width}d}" if width else str(number)
            return {"YYYY": f"{on:%Y}", "YY": f"{on:%y}",
                    "MM": f"{on:%m}"}.get(name) or self._fiscal_year_of(unit, on)

        return _FIELD.sub(part, facts.pattern) if facts.pattern else str(number)
