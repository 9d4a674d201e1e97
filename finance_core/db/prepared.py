"""Statements compiled once, for the few that every save runs.

SQLAlchemy's own execute looks a statement up, collects its values and prepares each by name at every call,
which costs several times SQLite's share of a save. Here that is settled at the first run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult, Dialect

_Bind = Callable[[Any], Any] | None
_Compiled = tuple[str, tuple[tuple[str, _Bind], ...]]


@dataclass(slots=True)
class Prepared:
    """A statement whose rows always bring the same values by name; results come as the driver gives them."""

    statement: ClauseElement
    _compiled: dict[str, _Compiled] = field(default_factory=dict)

    def run(self, connection: Connection, *rows: Mapping[str, Any]) -> CursorResult[*tuple[Any, ...]]:
        """Run the statement once for each row; with none given, once without values."""
        dialect = connection.dialect
        sql, binds = self._compiled.get(dialect.name) or self._compile(dialect, rows)
        values = [
            tuple([row[name] if bind is None else bind(row[name]) for name, bind in binds]) for row in rows
        ]
        return connection.exec_driver_sql(sql, values if len(values) > 1 else values[0] if values else None)

    def _compile(self, dialect: Dialect, rows: tuple[Mapping[str, Any], ...]) -> _Compiled:
        """Settle text and values for a driver that takes them by position."""
        compiled = self.statement.compile(
            dialect=dialect, column_keys=list(rows[0]) if rows else None,
            compile_kwargs={"render_postcompile": True},
        )
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - for the type checker
        binds = tuple(
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        )
        self._compiled[dialect.name] = found = compiled.string, binds
        return found
