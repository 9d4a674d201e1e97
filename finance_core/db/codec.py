"""One conversion between a model and its DTO, derived once from both declarations.

A DTO field and a model attribute meet by name. A field without a column, or a column that no field fills, is
an error when the pair is first used: it names both sides, so the two can never drift apart silently.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Generic, Self, TypeVar, cast
from uuid import UUID

from sqlalchemy import inspect

from finance_core.db.base import TRACKED_COLUMNS, TrackedBase
from finance_core.db.types import Words, check_decimal
from finance_core.errors import InvalidInput, StorageError

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one pair of model and DTO is converted."""

    dto: type[Any]
    names: tuple[str, ...]
    read: Any
    enums: tuple[tuple[str, type[StrEnum]], ...]
    children: tuple[tuple[str, type[Any]], ...]
    lengths: tuple[tuple[str, int], ...]
    decimals: tuple[str, ...]


class DtoMixin(Generic[D]):
    """Gives a model `to_dto`, `from_dto` and `apply`, typed by its DTO."""

    __parent_keys__: ClassVar[tuple[str, ...]] = ()

    def to_dto(self) -> D:
        """Return the stored object as its frozen DTO, child lines in order.

        Raises:
            StorageError: a column holds a value that its enum does not know.
        """
        plan = _plan(cast("Hashable", type(self)))
        values = dict(zip(plan.names, plan.read(self), strict=True))
        for name, enum in plan.enums:
            if (text := values[name]) is not None:
                values[name] = _member(self, name, enum, text)
        for name, _ in plan.children:
            values[name] = tuple(child.to_dto() for child in getattr(self, name))
        return cast("D", plan.dto(**values))

    @classmethod
    def from_dto(cls, dto: D, *, created_by_id: UUID) -> Self:
        """Return a new row for the DTO, with its child rows.

        Raises:
            InvalidInput: a text is too long or a number too precise for its column.
        """
        plan = _plan(cast("Hashable", cls))
        row = cls(**_column_values(plan, dto))
        cast("TrackedBase", row).created_by_id = created_by_id
        cast("TrackedBase", row).updated_by_id = created_by_id
        for name, child in plan.children:
            setattr(row, name,
                    [child.from_dto(line, created_by_id=created_by_id) for line in getattr(dto, name)])
        return row

    def apply(self, dto: D, *, changed_by_id: UUID) -> None:
        """Change the stored object to equal the DTO; children are matched by id, missing ones deleted.

        Raises:
            InvalidInput: as for `from_dto`.
        """
        plan = _plan(cast("Hashable", type(self)))
        for name, value in _column_values(plan, dto).items():
            if getattr(self, name) != value:
                setattr(self, name, value)
        cast("TrackedBase", self).updated_by_id = changed_by_id
        for name, child in plan.children:
            old = {row.id: row for row in getattr(self, name)}
            rows = []
            for line in getattr(dto, name):
                if (row := old.get(line.id)) is None:
                    row = child.from_dto(line, created_by_id=changed_by_id)
                else:
                    row.apply(line, changed_by_id=changed_by_id)
                rows.append(row)
            setattr(self, name, rows)


def _column_values(plan: _Plan, dto: Any) -> dict[str, Any]:
    children = {name for name, _ in plan.children}
    values = {name: getattr(dto, name) for name in plan.names if name not in children}
    for name, _ in plan.enums:
        if values[name] is not None:
            values[name] = values[name].value
    for name, length in plan.lengths:
        text = values[name]
        if text is not None and len(text) > length:
            raise InvalidInput(name, f"{_label(name)} has {len(text)} characters; at most {length} fit.")
    for name in plan.decimals:
        if values[name] is not None:
            check_decimal(values[name], name)
    return values


def _label(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def _member(row: Any, name: str, enum: type[StrEnum], text: str) -> StrEnum:
    try:
        return enum(text)
    except ValueError:
        table = type(row).__tablename__
        raise StorageError(f"{table}.{name} of row {row.id} holds “{text}”, which is no {enum.__name__}. "
                           "Check the books with Check file, or open the newest backup.",
                           record=str(row.id)) from None


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
        raise TypeError(f"{dto.__name__} and {model.__name__} differ: no column for {missing}, "
                        f"no field for {unused}.")
    plain = tuple(name for name in fields if name not in child_names)
    return _Plan(
        dto=dto,
        names=plain,
        read=attrgetter(*plain),
        enums=tuple((name, enum) for name in plain if (enum := _enum_of(hints[name])) is not None),
        children=children,
        lengths=tuple((n, t.length) for n in plain if isinstance(t := columns[n].type, Words)),
        decimals=tuple(name for name in plain if _is_decimal(hints[name])),
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


def _is_decimal(hint: Any) -> bool:
    return Decimal in _members(hint)
