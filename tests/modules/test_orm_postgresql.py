"""The model of every business object on PostgreSQL: what goes in comes out, what must not be is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Index, text
from sqlalchemy.exc import DatabaseError

from finance_core.company.schema import create_tables
from tests.modules.orm_samples import (
    Mender,
    Model,
    business_models,
    children_of,
    dto_of,
    emptiest,
    empty_file,
    fullest,
    sample,
    with_lines,
)
from tests.modules.test_orm_contracts import good, save, stored, taken_back, uniques
from tests.postgresql import database, server


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Engine]:
    with server() as address, database(address, "models") as engine:
        with engine.begin() as connection:
            create_tables(connection)
        yield engine


@pytest.fixture(scope="module")
def mender() -> Iterator[Mender]:
    """Rows that meet their rules are found on SQLite, in memory."""
    engine = empty_file()
    with engine.connect() as connection:
        yield Mender(connection)
    engine.dispose()


@contextmanager
def without_keys(engine: Engine) -> Iterator[Connection]:
    """Return a transaction that asks for no far end of a foreign key and leaves nothing behind."""
    with taken_back(engine) as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        yield connection


@pytest.mark.parametrize("filled", [fullest, emptiest], ids=["fullest", "emptiest"])
def test_what_goes_in_comes_out(postgresql: Engine, mender: Mender, filled: type) -> None:
    for model in business_models():
        lines = {name: [filled(child)] * 3 for name, child, *_ in children_of(model)}
        dto = with_lines(mender, model, good(mender, model, filled(model)), lines)
        with without_keys(postgresql) as connection:
            save(connection, model, dto)
            assert stored(connection, model, dto.id).to_dto() == dto, model.__name__


def test_an_orphan_is_refused(postgresql: Engine, mender: Mender) -> None:
    for model in business_models():
        dto = dto_of(model, good(mender, model))
        with taken_back(postgresql) as connection:
            connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            with pytest.raises(DatabaseError, match="violates foreign key constraint"):
                save(connection, model, dto)


def test_a_second_one_is_refused(postgresql: Engine, mender: Mender) -> None:
    for model in business_models():
        second = second_row(mender, model)
        if second is None:
            continue
        with without_keys(postgresql) as connection:
            save(connection, model, dto_of(model, good(mender, model)))
            with pytest.raises(DatabaseError, match="duplicate key value violates unique constraint"):
                save(connection, model, second)


def second_row(mender: Mender, model: Model) -> Any:
    """Return a row that is the first one but for its id; None where nothing is always unique in it."""
    first = good(mender, model)
    always = [one for one in uniques(model)
              if not (isinstance(one, Index) and one.dialect_options["postgresql"]["where"] is not None)]
    if not any(all(first.get(column.name) is not None for column in one.columns) for one in always):
        return None
    return dto_of(model, first | {"id": sample(model, 3)["id"]})
