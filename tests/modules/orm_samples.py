"""Objects for contracts over all models: made from the types of their fields, mended to meet their rules.

A row of number n is filled in every field and points only at rows of number n, so that the rows of one number
in all tables are a whole and consistent file; two numbers share no value that a table may hold only once.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice, product
from typing import Any, cast
from uuid import UUID

from hypothesis import strategies as st
from sqlalchemy import (
    CheckConstraint,
    Connection,
    Engine,
    UniqueConstraint,
    create_engine,
    event,
    inspect,
    literal,
    select,
    text,
)
from sqlalchemy.pool import StaticPool

from finance_core.db.base import Base, TrackedBase
from finance_core.db.codec import _plan
from finance_core.db.types import LedgerAmount
from finance_core.errors import InvalidInput
from finance_core.modules._orm_registry import import_all_orm_models

Model = type[Any]
Values = dict[str, Any]
ACTOR = UUID(int=1)
LEAP_DAY = date(2024, 2, 29)
WIDEST = Decimal("9" * 29 + "." + "9" * 9)
WIDEST_IN_LEDGER = Decimal("922337203685477.5807")
LARGEST = 2**63 - 1
_OWNERS = ("finance_core.modules.", "finance_core.services.")
_ROWS_TRIED = 2_000
_REFUSALS = 60


@dataclass(frozen=True, slots=True)
class Field:
    """One plain field of a DTO and the column that keeps it."""

    name: str
    kind: Any
    optional: bool
    length: int | None
    points: bool
    in_ledger: bool
    is_currency: bool

    @property
    def members(self) -> tuple[StrEnum, ...]:
        """Return what the field's enum knows; nothing for other fields."""
        return tuple(self.kind) if isinstance(self.kind, type) and issubclass(self.kind, StrEnum) else ()


def mapped() -> list[Model]:
    """Return every mapped class, kernel and modules."""
    import_all_orm_models()
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__tablename__)


def business_models() -> list[Model]:
    """Return every model of a module or of a service over modules."""
    return [model for model in mapped() if model.__module__.startswith(_OWNERS)]


def empty_file() -> Engine:
    """Return an engine with all tables in memory that does not yet ask for the far end of a foreign key."""
    import_all_orm_models()
    import sqlcipher3.dbapi2 as sqlite

    engine = create_engine(
        "sqlite://", module=sqlite, poolclass=StaticPool,
        creator=lambda: sqlite.connect(":memory:", isolation_level=None, check_same_thread=False),
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    Base.metadata.create_all(engine)
    return engine


def fields_of(model: Model) -> tuple[Field, ...]:
    """Return the plain fields of a model's DTO."""
    return _fields(cast("Hashable", model))


@cache
def _fields(key: Hashable) -> tuple[Field, ...]:
    model, plan = cast("Model", key), _plan(key)
    hints = typing.get_type_hints(plan.dto)
    columns = {attr.key: attr.columns[0] for attr in inspect(model).column_attrs}
    found = []
    for name in plan.names:
        hint, column = hints[name], columns[name]
        is_union = isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union
        kinds = typing.get_args(hint) if is_union else (hint,)
        found.append(Field(
            name=name, kind=next(kind for kind in kinds if kind is not type(None)),
            optional=type(None) in kinds or (hint is Any and bool(column.nullable)),
            length=getattr(column.type, "length", None), points=bool(column.foreign_keys),
            in_ledger=isinstance(column.type, LedgerAmount), is_currency=name in plan.currencies,
        ))
    return tuple(found)


def children_of(model: Model) -> tuple[tuple[str, Model, str, str], ...]:
    """Return name, model, parent's key and ordering column of the lines a DTO carries."""
    related = inspect(model).relationships
    return tuple(
        (name, child, related[name].local_remote_pairs[0][1].name, related[name].order_by[0].name)
        for name, child in _plan(cast("Hashable", model)).children
    )


def sample(model: Model, number: int = 1) -> Values:
    """Return values for every field of a row; two numbers differ in each but the smallest enums."""
    return {field.name: _value(field, number) for field in fields_of(model)}


def _value(field: Field, number: int) -> Any:
    if field.members:
        return field.members[number % len(field.members)]
    if field.is_currency:
        return ("USD", "EUR", "JPY", "GBP")[number % 4]
    plain: dict[Any, Any] = {
        UUID: UUID(int=number),
        int: number,
        Decimal: Decimal(number) / 4,
        bool: bool(number % 2),
        str: f"{number}q×é"[: field.length],
        date: LEAP_DAY + timedelta(days=number),
        datetime: datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC) + timedelta(days=number),
        time: time(23, 59, number),
        bytes: bytes([number]),
    }
    return plain.get(field.kind, [{"text": f"{number}", "none": None, "amount": "10.00"}]
                     if typing.get_origin(field.kind) is list else {"text": [f"{number}"]})


def random_values(model: Model) -> st.SearchStrategy[Values]:
    """Return a strategy for values of every field, by its type and its column."""
    return st.fixed_dictionaries({field.name: _strategy(field) for field in fields_of(model)})


@cache
def _strategy(field: Field) -> st.SearchStrategy[Any]:
    made = st.sampled_from(field.members) if field.members else _plain_strategy(field)
    return st.none() | made if field.optional else made


def _plain_strategy(field: Field) -> st.SearchStrategy[Any]:
    if field.is_currency:
        return st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
    if field.kind is Decimal:
        widest, places = (LARGEST, 4) if field.in_ledger else (10**38 - 1, 9)
        return st.integers(-widest, widest).map(lambda units: Decimal(f"{units}E-{places}"))
    if field.kind is str:
        words = _words(longest := field.length or 300)
        return words | words.map(lambda some: ((some + "é𝄞") * longest)[:longest])
    if typing.get_origin(field.kind) is list:
        return _LISTS
    return _PLAIN.get(field.kind, _MAPPINGS)


def _words(longest: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=longest)


_MAPPINGS = st.dictionaries(
    _words(20),
    st.recursive(st.none() | st.booleans() | st.integers() | _words(20),
                 lambda inner: st.lists(inner, max_size=2), max_leaves=3),
    max_size=2,
)
_LISTS = st.lists(_MAPPINGS, max_size=2)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    UUID: st.uuids(),
    int: st.integers(-LARGEST - 1, LARGEST),
    bool: st.booleans(),
    date: st.dates() | st.sampled_from([LEAP_DAY, date(2000, 2, 29), date.min, date.max]),
    datetime: st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - it adds the zone
    time: st.times(),
    bytes: st.binary(max_size=100),
}


def fullest(model: Model) -> Values:
    """Return the longest texts and the widest figures of every field."""
    wide: dict[Any, Any] = {Decimal: WIDEST, int: LARGEST, date: date.max}
    values = sample(model)
    for field in fields_of(model):
        if field.kind is str and not field.is_currency:
            values[field.name] = ("é𝄞×" * 200)[: field.length]
        elif field.kind in wide and not field.points:
            values[field.name] = WIDEST_IN_LEDGER if field.in_ledger else wide[field.kind]
    return values


def emptiest(model: Model) -> Values:
    """Return None in every field that may be empty."""
    return sample(model) | {field.name: None for field in fields_of(model) if field.optional}


class Mender:
    """Changes as few values of a row as it takes to meet the checks of its table and the shape of its DTO."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def mend(self, model: Model, values: Values, *, keep: Collection[str] = (),
             also: Iterable[str] = ()) -> Values | None:
        """Return values that hold, those named in `keep` unchanged, or None when there are none.

        `also` adds conditions in SQL, as the range of a partial index.
        """
        conditions = [*(str(check.sqltext) for check in model.__table__.constraints
                        if isinstance(check, CheckConstraint)), *also]
        tried: dict[str, Iterator[Any]] = {}
        fields = {field.name: field for field in fields_of(model)}
        for _ in range(_REFUSALS):
            met = self._meeting(model, values, conditions, keep)
            if met is None or (refused := refusal(model, met)) is None:
                return met
            name = refused.field or ""
            if name in keep or name not in fields:
                return None
            if (choice := next(tried.setdefault(name, _choices(fields[name])), ...)) is ...:
                return None
            values = met | {name: choice}
        return None

    def breaking(self, model: Model, check: CheckConstraint) -> Values | None:
        """Return values that break one check of a table, or None when nothing does."""
        return self._meeting(model, sample(model), [f"({check.sqltext}) IS FALSE"], ())

    def _meeting(self, model: Model, values: Values, conditions: list[str],
                 keep: Collection[str]) -> Values | None:
        if not conditions or self._holds(model, values, conditions):
            return values
        named = set(re.findall(r"\w+", " ".join(conditions)))
        free = [field for field in fields_of(model) if field.name in named and field.name not in keep]
        options = [[values[field.name], *_choices(field)] for field in free]
        for choice in islice(sorted(product(*(range(len(some)) for some in options)), key=_changes),
                             _ROWS_TRIED):
            wanted = {field.name: some[n] for field, some, n in zip(free, options, choice, strict=True)}
            if self._holds(model, values | wanted, conditions):
                return values | wanted
        return None

    def _holds(self, model: Model, values: Values, conditions: list[str]) -> bool:
        named = set(re.findall(r"\w+", " ".join(conditions)))
        columns = [literal(values[column.name], column.type).label(column.name)
                   for column in model.__table__.columns if column.name in named and column.name in values]
        row = select(*columns).subquery(model.__tablename__)
        wanted = " AND ".join(f"coalesce(({condition}), 1)" for condition in conditions)
        return bool(self.connection.scalar(select(text(wanted)).select_from(row)))


def _changes(choice: tuple[int, ...]) -> int:
    return sum(1 for n in choice if n)


def _choices(field: Field) -> Iterator[Any]:
    """Return the values a field is mended with, the tame ones first."""
    if field.members:
        yield from field.members
    elif field.kind is Decimal:
        yield from (Decimal("0.5"), Decimal(1), WIDEST_IN_LEDGER if field.in_ledger else WIDEST, Decimal(-1))
    elif field.kind is int:
        yield from (1, 12, 2000, LARGEST, -1)
    elif field.kind in {date, datetime}:
        yield field.kind.max.replace(tzinfo=UTC) if field.kind is datetime else date.max
    if field.optional:
        yield None
    yield from (_value(field, 1), _value(field, 2))


def refusal(model: Model, values: Values) -> InvalidInput | None:
    """Return why the codec refuses a row; None when it does not."""
    try:
        row_of(model, dto_of(model, values))
    except InvalidInput as refused:
        return refused
    return None


def with_lines(mender: Mender, model: Model, values: Values, lines: Mapping[str, Sequence[Values]]) -> Any:
    """Return the DTO of a row with its lines: numbered, their parent's key and unique values put in."""
    nested: Values = {}
    for name, child, parent_key, order in children_of(model):
        made = []
        for number, line in enumerate(lines.get(name, ()), start=1):
            own = {key: value for key, value in sample(child, number).items() if key in unique_columns(child)}
            fixed = {"id": UUID(int=1000 + number), parent_key: values["id"]}
            fixed |= {order: fixed["id"] if order == "id" else number}
            mended = mender.mend(child, line | own | fixed, keep=fixed)
            assert mended is not None, f"No line of {model.__name__} meets its own rules."
            made.append(dto_of(child, mended))
        nested[name] = tuple(made)
    return dto_of(model, values | nested)


def unique_columns(model: Model) -> set[str]:
    """Return the columns no two rows may share, alone or together."""
    table = model.__table__
    alike = [*(c for c in table.constraints if isinstance(c, UniqueConstraint)),
             *(index for index in table.indexes if index.unique)]
    return {column.name for one in alike for column in one.columns}


def dto_of(model: Model, values: Values) -> Any:
    """Return the DTO of a model with these values, without lines unless they are given."""
    return _plan(cast("Hashable", model)).dto(**({name: () for name, *_ in children_of(model)} | values))


def row_of(model: Model, dto: Any) -> TrackedBase:
    """Return the new row of a DTO."""
    row = model.from_dto(dto, created_by_id=ACTOR)
    for key in model.__parent_keys__:
        setattr(row, key, ACTOR)
    return cast("TrackedBase", row)
