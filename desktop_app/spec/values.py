"""The values of a form: taken from a record, compared, and kept as plain text for a draft."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic import BaseModel

if TYPE_CHECKING:
    from desktop_app.spec.screen import Field, LinesSpec

_READERS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat, "money": Decimal, "number": Decimal, "percent": Decimal, "lookup": UUID,
}


def values_of(record: Any) -> dict[str, Any]:
    """Return a record's fields by name, nested records and tuples of records included.

    A mapping, a dataclass, a pydantic model or the `Saved` result around one is understood.

    Raises:
        TypeError: the record is none of these.
    """
    inner = getattr(record, "value", None) if hasattr(record, "entries") else None
    values = _plain(inner if inner is not None else record)
    if not isinstance(values, dict):
        raise TypeError(f"A {type(record).__name__} has no fields to show.")
    return values


def to_draft(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return form values as JSON-ready data: dates ISO, amounts and ids as text."""
    return {name: _to_text(value) for name, value in values.items()}


def from_draft(draft: Mapping[str, Any], fields: Iterable[Field], lines: LinesSpec | None) -> dict[str, Any]:
    """Return the form values a draft was made from; names the form no longer has are dropped.

    Raises:
        ValueError, ArithmeticError: a text of the draft is not of its field's kind.
    """
    values = {field.name: _typed(field, draft[field.name]) for field in fields if field.name in draft}
    if lines and lines.name in draft:
        values[lines.name] = [from_draft(line, lines.columns, None) for line in draft[lines.name]]
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {member.name: _plain(getattr(value, member.name)) for member in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _to_text(value: Any) -> Any:
    if isinstance(value, Mapping):
        return to_draft(value)
    if isinstance(value, list | tuple):
        return [_to_text(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _typed(field: Field, text: Any) -> Any:
    if text is None or isinstance(text, bool):
        return text
    if field.kind == "choice":
        return next((value for value, _ in field.choices if _to_text(value) == text), None)
    return _READERS.get(field.kind, str)(str(text))
