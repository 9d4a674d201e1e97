"""Writes the statements that make the tables of a new company file: `python -m tools.schema`.

They are what SQLAlchemy compiles from the models. Kept as text, a new company needs neither the models of all
modules nor their compilation; a test fails when the two differ.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_mock_engine

from finance_core.company.schema import SNAPSHOT
from finance_core.db.base import Base
from finance_core.modules._orm_registry import import_all_orm_models


def compiled() -> tuple[str, ...]:
    """Return the statements for SQLite: tables by name, for a foreign key may point ahead, then indexes."""
    import_all_orm_models()
    found: list[str] = []

    def keep(statement: Any, *_: Any, **__: Any) -> None:
        found.append(str(statement.compile(dialect=engine.dialect)).strip())

    engine = create_mock_engine("sqlite://", keep)
    Base.metadata.create_all(engine, checkfirst=False)
    tidy = ["\n".join(line.rstrip() for line in statement.splitlines()) for statement in found]
    return tuple(sorted(tidy, key=lambda statement: (not statement.startswith("CREATE TABLE"), statement)))


def main() -> None:
    """Write the file."""
    SNAPSHOT.write_text("".join(f"{statement};\n\n" for statement in compiled()), encoding="utf-8")


if __name__ == "__main__":
    main()
