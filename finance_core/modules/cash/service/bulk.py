"""Many rows into one table by one prepared statement.

SQLAlchemy prepares every value of every row; here values shared by all rows are prepared once and the driver
gets plain tuples, which halves the cost of an import (`benchmarks/bench_import.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from finance_core.kernel.unit import Unit

if TYPE_CHECKING:
    from sqlalchemy import Table


def insert_rows(
    unit: Unit, table: Table, shared: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert tracked rows that have the same columns; columns in neither mapping stay empty."""
    if not rows:
        return
    shared = {
        **shared,
        "created_at": unit.now,
        "updated_at": unit.now,
        "created_by_id": unit.actor_id,
        "updated_by_id": unit.actor_id,
    }
    connection = unit.session.connection()
    dialect, own = connection.dialect, tuple(rows[0])
    compiled = insert(table).compile(dialect=dialect, column_keys=[*shared, *own])
    places = {name: position for position, name in enumerate(compiled.positiontup or ())}
    prepare = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in places}
    first = [None] * len(places)
    for name, value in shared.items():
        first[places[name]] = process(value) if (process := prepare[name]) else value
    columns = [(name, places[name], prepare[name]) for name in own]
    tuples = []
    for row in rows:
        values = first.copy()
        for name, place, process in columns:
            values[place] = process(row[name]) if process else row[name]
        tuples.append(tuple(values))
    connection.exec_driver_sql(str(compiled), tuples)
    unit.changed.add(table.name)
