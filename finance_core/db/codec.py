"""One conversion between a model and its DTO, derived once from both declarations.

A DTO field and a model attribute meet by name. A field without a column, or a column that no field fills, is
an error when the pair is first used: it names both sides, so the two can never drift apart silently.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, ClassVar, Generic, Self, TypeVar, cast
from uuid import UUID

from sqlalchemy import inspect

from finance_core.db.base import TRACKED_COLUMNS, TrackedBase
from finance_core.db.posted import check_not_posted
from finance_core.db.types import Words, check_decimal
from finance_core.errors import InvalidInput, StorageError, field_words

D = TypeVar("D")
_CURRENCY_CODE = re.compile("[A-Z]{3}")
_KIND_WORDS: dict[type[Any], str] = {
    str: "text",
    int: "whole number",
    Decimal: "decimal number",
    bool: "yes or no",
    UUID: "key",
    date: "date",
    datetime: "moment",
    time: "time of day",
    bytes: "file",
}


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one pair of model and DTO is converted."""

    dto: type[Any]
    names: tuple[str, ...]
    read: Any
    read_loaded: Any
    enums: tuple[tuple[str, type[StrEnum], dict[str, StrEnum]], ...]
    children: tuple[tuple[str, type[Any]], ...]
    lengths: tuple[tuple[str, int], ...]
    decimals: tuple[str, ...]
    currencies: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[type[Any], ...]], ...]
    composed: tuple[str, ...]


class DtoMixin(Generic[D]):
    """Gives a model `to_dto`, `from_dto` and `apply`, typed by its DTO."""

    __parent_keys__: ClassVar[tuple[str, ...]] = ()

    def to_dto(self) -> D:
        """Return the stored object as its frozen DTO, child lines in order.

        Raises:
            StorageError: a column holds a value that its enum does not know.
        """
        plan = _plan(cast("Hashable", type(self)))
        try:
            found = plan.read_loaded(self.__dict__)
        except KeyError:
            found = plan.read(self)
        values = dict(zip(plan.names, found, strict=True))
        for name, enum, members in plan.enums:
            if (text := values[name]) is not None:
                if text not in members:
                    raise _unknown(self, name, enum, text)
                values[name] = members[text]
        for name, _ in plan.children:
            values[name] = tuple(child.to_dto() for child in getattr(self, name))
        return cast("D", plan.dto(**values))

    @classmethod
    def from_dto(cls, dto: D, *, created_by_id: UUID) -> Self:
        """Return a new row for the DTO, with its child rows.

        Raises:
            InvalidInput: the DTO is out of shape: a required value missing, a text too long, a number too
                precise, no member of the enum, or against a rule of its `SHAPE`; a line's field is named
                with its place (`lines.0.amount`).
        """
        plan = _plan(cast("Hashable", cls))
        row = cls()
        tracked = {"created_by_id": created_by_id, "updated_by_id": created_by_id}
        # A new row has no history to keep, so its values need not pass SQLAlchemy's attribute events.
        row.__dict__.update(_column_values(plan, dto), **tracked)
        for name, child in plan.children:
            rows = []
            for place, line in enumerate(getattr(dto, name)):
                with _named(f"{name}.{place}"):
                    rows.append(child.from_dto(line, created_by_id=created_by_id))
            setattr(row, name, rows)
        return row

    def apply(self, dto: D, *, changed_by_id: UUID) -> None:
        """Change the stored object to equal the DTO; children are matched by id, missing ones deleted.

        Raises:
            InvalidInput: as for `from_dto`.
            PostedRecord: a line of a posted object would be deleted.
        """
        plan = _plan(cast("Hashable", type(self)))
        for name, value in _column_values(plan, dto).items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        cast("TrackedBase", self).updated_by_id = changed_by_id
        for name, child in plan.children:
            old = {row.id: row for row in getattr(self, name)}
            rows = []
            for place, line in enumerate(getattr(dto, name)):
                with _named(f"{name}.{place}"):
                    if (row := old.get(line.id)) is None:
                        row = child.from_dto(line, created_by_id=changed_by_id)
                    else:
                        row.apply(line, changed_by_id=changed_by_id)
                rows.append(row)
            if len(rows) < len(old) or old.keys() - {row.id for row in rows}:
                check_not_posted(self)
            setattr(self, name, rows)


@contextmanager
def _named(place: str) -> Iterator[None]:
    """Put a line's place before the name of the field that is refused in it."""
    try:
        yield
    except InvalidInput as refused:
        refused.field = f"{place}.{refused.field}"
        raise


def _column_values(plan: _Plan, dto: Any) -> dict[str, Any]:
    try:
        values = dict(zip(plan.names, plan.read(dto), strict=True))
        _check_values(plan, values)
        for rule in getattr(dto, "SHAPE", ()):
            rule(dto)
    except InvalidInput as refused:
        refused.record = refused.record or str(dto.id)
        raise
    for name, _, _ in plan.enums:
        if values[name] is not None:
            values[name] = values[name].value
    return values


def _check_values(plan: _Plan, values: dict[str, Any]) -> None:
    for name, kinds in plan.kinds:
        if type(value := values[name]) not in kinds:
            raise _wrong_kind(name, kinds, value)
    if missing := next((name for name in plan.composed if values[name] is None), None):
        raise _wrong_kind(missing, (), None)
    for name, length in plan.lengths:
        text = values[name]
        if text is not None and len(text) > length:
            raise InvalidInput(name, f"{field_words(name)} has {len(text)} characters; at most {length} fit.")
    for name in plan.decimals:
        if values[name] is not None:
            check_decimal(values[name], name)
    for name in plan.currencies:
        if (code := values[name]) is not None and not _CURRENCY_CODE.fullmatch(code):
            raise InvalidInput(
                name, f"{field_words(name)} “{code}” is no currency code. "
                "Use three capital letters, as in USD."
            )


def _wrong_kind(name: str, kinds: tuple[type[Any], ...], value: Any) -> InvalidInput:
    if value is None:
        return InvalidInput(name, f"{field_words(name)} is required.")
    return InvalidInput(name, f"{field_words(name)} cannot be “{value}”. {_wanted(kinds)}")


def _wanted(kinds: tuple[type[Any], ...]) -> str:
    if issubclass(kind := kinds[0], StrEnum):
        return f"Choose one of {', '.join(kind)}."
    return f"It takes a {_KIND_WORDS[kind]}."


def _unknown(row: Any, name: str, enum: type[StrEnum], text: str) -> StorageError:
    return StorageError(
        f"{type(row).__tablename__}.{name} of row {row.id} holds “{text}”, which is no {enum.__name__}. "
        "Check the books with Check file, or open the newest backup.",
        record=str(row.id),
    )


@cache
def _plan(key: Hashable) -> _Plan:
    model = cast("type[Any]", key)
    dto = _dto_of(model)
    mapper = inspect(model)
    hints = typing.get_type_hints(dto)
    fields = [field.name for field in dataclasses.fields(dto)]
    related = mapper.relationships
    children = tuple((name, related[name].mapper.class_) for name in fields if name in related)
    child_names = {name for name, _ in children}
    columns = {attr.key: attr.columns[0] for attr in mapper.column_attrs}
    missing = [name for name in fields if name not in columns and name not in child_names]
    unused = sorted(set(columns) - set(fields) - TRACKED_COLUMNS - set(model.__parent_keys__))
    if missing or unused:
        raise TypeError(
            f"{dto.__name__} and {model.__name__} differ: no column for {missing}, no field for {unused}."
        )
    plain = tuple(name for name in fields if name not in child_names)
    return _Plan(
        dto=dto,
        names=plain,
        read=attrgetter(*plain),
        read_loaded=itemgetter(*plain),
        enums=tuple((n, e, {m.value: m for m in e}) for n in plain if (e := _enum_of(hints[n])) is not None),
        children=children,
        lengths=tuple((n, t.length) for n in plain if isinstance(t := columns[n].type, Words)),
        decimals=tuple(name for name in plain if _is_decimal(hints[name])),
        currencies=tuple(n for n in plain if n == "currency" or n.endswith("_currency")),
        kinds=tuple((name, kinds) for name in plain if (kinds := _kinds(hints[name]))),
        composed=tuple(n for n in plain if not columns[n].nullable and not _kinds(hints[n])),
    )


def _dto_of(model: type[Any]) -> type[Any]:
    for base in getattr(model, "__orig_bases__", ()):
        if typing.get_origin(base) is DtoMixin:
            return cast("type[Any]", typing.get_args(base)[0])
    raise TypeError(f"{model.__name__} does not say which DTO it stores.")


def _members(hint: Any) -> tuple[Any, ...]:
    is_union = isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union
    return typing.get_args(hint) if is_union else (hint,)


def _enum_of(hint: Any) -> type[StrEnum] | None:
    return next((m for m in _members(hint) if isinstance(m, type) and issubclass(m, StrEnum)), None)


def _kinds(hint: Any) -> tuple[type[Any], ...]:
    """Return the classes a plain value may have; none where the field holds something composed."""
    members = _members(hint)
    plain = all(
        m in _KIND_WORDS or m is types.NoneType or (isinstance(m, type) and issubclass(m, StrEnum))
        for m in members
    )
    return members if plain else ()


def _is_decimal(hint: Any) -> bool:
    return Decimal in _members(hint)
