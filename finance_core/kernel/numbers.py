"""Number series: drawn inside the saving transaction, so a refused save uses up none (kernel.md rule 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import literal_column, select
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from finance_core.db.base import table_of
from finance_core.db.prepared import Prepared
from finance_core.errors import NotFound
from finance_core.kernel.models.master import NumberSeries, SeriesReset
from finance_core.kernel.number_patterns import calendar_scope, written
from finance_core.kernel.orm import NumberCounterModel, NumberSeriesModel
from finance_core.kernel.unit import Unit

_COUNTERS = table_of(NumberCounterModel)
_DRAWN = Prepared(
    upsert_sqlite(_COUNTERS)
    .on_conflict_do_update(
        index_elements=["series_id", "scope_key"],
        set_={"last_number": _COUNTERS.c.last_number + literal_column("1")},
    )
    .returning(_COUNTERS.c.last_number)
)


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
        number = self._draw(unit, facts, self._scope(unit, facts, on))
        return written(facts.pattern, on, number, lambda: self._fiscal_year_of(unit, on))

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
        if facts.reset is SeriesReset.FISCAL_YEAR:
            return self._fiscal_year_of(unit, on)
        return calendar_scope(facts.reset, on)

    def _draw(self, unit: Unit, facts: NumberSeries, scope: str) -> int:
        counter = {"series_id": facts.id, "scope_key": scope, "last_number": facts.start}
        return int(_DRAWN.run(unit.connection, counter).scalar_one())
