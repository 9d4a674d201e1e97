"""What holds for the model of every business object, walked over the registry: a new model is covered too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Engine,
    Index,
    UniqueConstraint,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from finance_core.db.base import TrackedBase
from finance_core.db.unit_of_work import UnitOfWork, WritingSession
from finance_core.errors import InvalidInput
from finance_core.money.clock import FixedClock
from tests.modules.orm_samples import (
    ACTOR,
    Mender,
    Model,
    Values,
    business_models,
    children_of,
    dto_of,
    emptiest,
    empty_file,
    fields_of,
    fullest,
    mapped,
    random_values,
    row_of,
    sample,
    unique_columns,
    with_lines,
)

EACH = pytest.mark.parametrize("model", business_models(), ids=lambda model: model.__tablename__)
MORNING, EVENING = (FixedClock(datetime(2026, 6, day, 9, 0, tzinfo=UTC)) for day in (15, 16))
OTHER_ACTOR = UUID(int=2)
UNKNOWN = UUID(int=999)
EXAMPLES = 8
_WRITTEN = text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql NOT NULL")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """All tables in memory, empty; far ends of foreign keys are not asked for."""
    engine = empty_file()
    yield engine
    engine.dispose()


@contextmanager
def taken_back(engine: Engine) -> Iterator[Connection]:
    """Return a transaction that leaves nothing behind."""
    with engine.connect() as connection:
        begun = connection.begin()
        try:
            yield connection
        finally:
            if begun.is_active:
                begun.rollback()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A transaction that is always taken back."""
    with taken_back(engine) as connection:
        yield connection


def good(mender: Mender, model: Model, values: Values | None = None) -> Values:
    """Return the values, mended to meet every rule."""
    mended = mender.mend(model, values or sample(model))
    assert mended is not None, f"No row of {model.__name__} meets its own rules."
    return mended


def stamped(row: Any) -> Any:
    """Put in what a unit of work would."""
    if isinstance(row, TrackedBase):
        row.created_at = row.updated_at = MORNING.now()
    return row


def stored(connection: Connection, model: Model, key: UUID) -> Any:
    """Return the row as a new session reads it, its lines with it."""
    options = [selectinload(getattr(model, name)) for name, *_ in children_of(model)]
    with Session(connection) as session:
        return session.scalars(select(model).where(model.id == key).options(*options)).one()


def save(connection: Connection, model: Model, dto: Any) -> None:
    with WritingSession(connection) as session:
        UnitOfWork(session, ACTOR, MORNING).add(row_of(model, dto))
        session.flush()


@pytest.fixture(scope="module")
def whole() -> Iterator[Engine]:
    """Two rows in every table, each pointing at those of its number, and foreign keys enforced."""
    engine = empty_file()
    with Session(engine) as session:
        mender = Mender(session.connection())
        for model, number in product(mapped(), (1, 2)):
            session.add(stamped(row_of(model, dto_of(model, good(mender, model, sample(model, number))))))
        session.commit()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        connection.rollback()
        connection.connection.execute("PRAGMA foreign_keys = 1")
    yield engine
    engine.dispose()


@EACH
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_what_goes_in_comes_out(engine: Engine, model: Model, data: st.DataObject) -> None:
    values = data.draw(random_values(model))
    lines = {name: data.draw(st.lists(random_values(child), max_size=2))
             for name, child, *_ in children_of(model)}
    with taken_back(engine) as connection:
        mender = Mender(connection)
        dto = with_lines(mender, model, good(mender, model, values), lines)
        save(connection, model, dto)
        assert stored(connection, model, dto.id).to_dto() == dto


@EACH
@pytest.mark.parametrize("filled", [fullest, emptiest], ids=["fullest", "emptiest"])
def test_the_longest_and_the_emptiest_come_out(connection: Connection, model: Model, filled: Any) -> None:
    mender = Mender(connection)
    lines = {name: [filled(child)] * 3 for name, child, *_ in children_of(model)}
    dto = with_lines(mender, model, good(mender, model, filled(model)), lines)
    save(connection, model, dto)
    assert stored(connection, model, dto.id).to_dto() == dto


@EACH
def test_every_member_of_an_enum_comes_out(engine: Engine, model: Model) -> None:
    for name, member in ((field.name, member) for field in fields_of(model) for member in field.members):
        with taken_back(engine) as connection:
            wanted = Mender(connection).mend(model, sample(model) | {name: member}, keep={name})
            assert wanted is not None, f"{name} can never be {member}."
            save(connection, model, dto_of(model, wanted))
            assert getattr(stored(connection, model, wanted["id"]).to_dto(), name) is member


@EACH
def test_a_field_may_be_empty_exactly_when_its_column_may(model: Model) -> None:
    columns = model.__table__.columns
    wrong = [field.name for field in fields_of(model) if field.optional != bool(columns[field.name].nullable)]
    assert wrong == []


@EACH
def test_what_a_column_cannot_hold_is_refused_by_field_and_record(
    connection: Connection, model: Model
) -> None:
    values = good(Mender(connection), model)
    for field in fields_of(model):
        for wrong in wrong_values(field) if field.name != "id" else ():
            with pytest.raises(InvalidInput) as refused:
                row_of(model, dto_of(model, values | {field.name: wrong}))
            assert (refused.value.field, refused.value.record) == (field.name, str(values["id"]))


def wrong_values(field: Any) -> Iterator[Any]:
    """Return what a field must refuse: nothing, no member, too long, too precise, too wide."""
    if not field.optional:
        yield None
    if field.members:
        yield "sideways"
    elif field.kind is str and field.length:
        yield "x" * (field.length + 1)
    elif field.kind is Decimal:
        yield from (Decimal("0.1234567891"), Decimal("1E29"), Decimal("NaN"))
    if field.is_currency:
        yield "usd"


@EACH
def test_every_key_and_index_has_its_name_in_the_file(engine: Engine, model: Model) -> None:
    table = model.__tablename__
    with engine.connect() as connection:
        written = "\n".join(connection.scalars(_WRITTEN, {"table": table}))
    wanted = [f"CONSTRAINT fk_{table}_{key.parent.name} FOREIGN KEY({key.parent.name})"
              for key in model.__table__.foreign_keys]
    for one in (*uniques(model), *(index for index in model.__table__.indexes if not index.unique)):
        columns = [column.name for column in one.columns]
        prefix = "ix" if isinstance(one, Index) and not one.unique else "uq"
        name = f"{prefix}_{table}_{'_'.join(columns)}"
        wanted.append(f"INDEX {name} ON {table} (" if isinstance(one, Index)
                      else f"CONSTRAINT {name} UNIQUE ({', '.join(columns)})")
    checks = [str(check.name) for check in model.__table__.constraints if isinstance(check, CheckConstraint)]
    assert [name for name in checks if not name.startswith(f"ck_{table}_")] == []
    wanted += [f"CONSTRAINT {name} CHECK" for name in checks]
    assert [text for text in wanted if text not in written] == []


def uniques(model: Model) -> list[Any]:
    """Return what a table holds only once: constraints and indexes, the longest last."""
    table = model.__table__
    alike = [*(one for one in table.constraints if isinstance(one, UniqueConstraint)),
             *(index for index in table.indexes if index.unique)]
    return sorted(alike, key=lambda one: len(one.columns))


@EACH
def test_a_second_one_is_refused(engine: Engine, model: Model) -> None:
    refusing: list[set[str]] = []
    for one in uniques(model):
        columns = {column.name for column in one.columns}
        where = one.dialect_options["sqlite"]["where"] if isinstance(one, Index) else None
        filled = [f"{name} IS NOT NULL" for name in columns] + ([] if where is None else [str(where)])
        with taken_back(engine) as connection:
            if (first := Mender(connection).mend(model, sample(model), also=filled)) is None:
                # One of its columns is always empty: a narrower rule must refuse the second row.
                assert any(columns > narrower for narrower in refusing), f"{one.name} never refuses a row."
                continue
            others = {name: sample(model, 2)[name] for name in unique_columns(model) - columns}
            alike = first | others | {"id": sample(model, 3)["id"]}
            second = Mender(connection).mend(model, alike, keep=columns, also=filled)
            assert second is not None
            save(connection, model, dto_of(model, first))
            with pytest.raises(IntegrityError, match="UNIQUE constraint failed") as refused:
                save(connection, model, dto_of(model, second))
            named = re.findall(rf"{model.__tablename__}\.(\w+)|index '(\w+)'", str(refused.value.orig))
            assert {column or index for column, index in named} in (columns, {one.name})
        refusing.append(columns)


@EACH
def test_what_breaks_a_check_is_refused(engine: Engine, model: Model) -> None:
    table = model.__table__
    tracked = dict.fromkeys(("created_at", "updated_at"), MORNING.now()) | dict.fromkeys(
        ("created_by_id", "updated_by_id"), ACTOR
    )
    for check in (one for one in table.constraints if isinstance(one, CheckConstraint)):
        with taken_back(engine) as connection:
            values = Mender(connection).breaking(model, check)
            assert values is not None, f"{check.name} never refuses a row."
            with pytest.raises(IntegrityError, match="CHECK constraint failed"):
                connection.execute(insert(table).values(tracked | values))


@EACH
def test_an_orphan_is_refused(whole: Engine, model: Model) -> None:
    table = model.__table__
    for key in table.foreign_keys:
        column = key.parent
        with taken_back(whole) as connection:
            orphan = 999 if isinstance(sample(model).get(column.name), int) else UNKNOWN
            wanted: Values = {column.name: orphan}
            if column.name in sample(model):
                mended = Mender(connection).mend(model, sample(model) | wanted, keep=wanted)
                assert mended is not None, f"{column.name} is never filled."
                wanted = {field.name: mended[field.name] for field in fields_of(model)}
            with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
                connection.execute(update(table).where(table.c.id == ACTOR).values(wanted))


@EACH
def test_a_unit_of_work_says_who_and_when(connection: Connection, model: Model) -> None:
    mender = Mender(connection)
    lines = {name: [sample(child)] * 2 for name, child, *_ in children_of(model)}
    made = with_lines(mender, model, good(mender, model), lines)
    save(connection, model, made)
    changed = with_lines(mender, model, good(mender, model, sample(model, 2) | {"id": made.id}),
                         {name: [sample(child, 2)] * 3 for name, child, *_ in children_of(model)})
    with WritingSession(connection) as session:
        UnitOfWork(session, OTHER_ACTOR, EVENING)
        options = [selectinload(getattr(model, name)) for name, *_ in children_of(model)]
        row = session.scalars(select(model).options(*options)).one()
        assert (row.created_at, row.updated_at) == (MORNING.now(), MORNING.now())
        row.apply(changed, changed_by_id=OTHER_ACTOR)
        session.flush()
    row = stored(connection, model, made.id)
    assert row.to_dto() == changed
    assert (row.created_by_id, row.created_at) == (ACTOR, MORNING.now())
    assert (row.updated_by_id, row.updated_at) == (OTHER_ACTOR, EVENING.now())
    for name, *_ in children_of(model):
        makers = [(line.created_by_id, line.created_at) for line in getattr(row, name)]
        assert makers == [(ACTOR, MORNING.now())] * 2 + [(OTHER_ACTOR, EVENING.now())]
