"""Fields derived from a request or DTO: type gives kind, name gives label, Optional is not required."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import BaseModel

from desktop_app.spec.screen import Field, FieldKind, Values

Difference = Mapping[str, Any]

_KINDS: tuple[tuple[type, FieldKind], ...] = (
    (bool, "bool"), (Enum, "choice"), (Decimal, "money"), (date, "date"), (int, "number"), (str, "text"),
    (UUID, "lookup"),
)
_NEVER_TYPED = ("id", "request_id", "by", "created_by_id", "updated_by_id", "created_at", "updated_at")


def fields_of(model: type, order: Sequence[str] | None = None, **overrides: Difference) -> tuple[Field, ...]:
    """Derive the fields of a form from a pydantic model or a dataclass.

    `order` names the fields to show and their order; without it all are shown that a user can type
    (a UUID needs a `lookup` override; a tuple of models is the business of a `LinesSpec`, whose columns
    are again `fields_of` the line's model). Each override is a mapping of `Field` arguments that
    replace the derived ones.

    Raises:
        TypeError: a name in `order` or `overrides` is not a field of the model.
    """
    known = {name: (kind, required, default) for name, kind, required, default in _members(model)}
    unknown = [name for name in (*(order or ()), *overrides) if name not in known]
    if unknown:
        raise TypeError(f"{model.__name__} has no field {', '.join(unknown)}.")
    fields = []
    for name in order or known:
        kind, required, default = known[name]
        derived = _derive(name, kind, required=required, default=default)
        derived |= overrides.get(name, {})
        if order is not None or _is_typed(derived):
            fields.append(Field(**derived))
    return tuple(fields)


def label_of(name: str) -> str:
    """Return the label a field's name gives: `vendor_id` is 'Vendor', `due_date` 'Due date'."""
    words = name.removesuffix("_id").removesuffix("_code") if name not in ("id", "code") else name
    return words.replace("_", " ").capitalize()


def is_foreign(values: Values) -> bool:
    """Tell whether a form's currency is another than that of the books: its rate is asked for."""
    return (values.get("currency") or "").strip().upper() not in ("", values.get("base_currency"))


def choices_of(enum: type[Enum]) -> tuple[tuple[Any, str], ...]:
    """Return the (value, label) pairs of a StrEnum."""
    return tuple((member, str(member.value).replace("_", " ").capitalize()) for member in enum)


def _members(model: type) -> Iterator[tuple[str, Any, bool, Any]]:
    if issubclass(model, BaseModel):
        for name, info in model.model_fields.items():
            yield name, info.annotation, info.is_required(), None if info.is_required() else info.default
        return
    hints = get_type_hints(model)
    for member in dataclasses.fields(cast("Any", model)):
        has_default = member.default is not dataclasses.MISSING
        required = not has_default and member.default_factory is dataclasses.MISSING
        yield member.name, hints[member.name], required, member.default if has_default else None


def _derive(name: str, annotation: Any, *, required: bool, default: Any) -> dict[str, Any]:
    core, optional = _core_type(annotation)
    kind = next((kind for base, kind in _KINDS if isinstance(core, type) and issubclass(core, base)), None)
    derived: dict[str, Any] = {
        "name": name, "label": label_of(name), "kind": kind or "text", "required": required and not optional,
        "default": None if _is_undefined(default) else default,
    }
    if kind == "choice":
        derived["choices"] = choices_of(core)
    if kind == "number":
        derived["decimals"] = 0
    if kind is None:
        derived["kind"] = ""
    return derived


def _core_type(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) is Annotated:
        return _core_type(get_args(annotation)[0])
    if hasattr(annotation, "__supertype__"):
        return _core_type(annotation.__supertype__)
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return (_core_type(parts[0])[0] if len(parts) == 1 else None), len(parts) < len(get_args(annotation))
    return annotation, False


def _is_undefined(value: Any) -> bool:
    return type(value).__name__ == "PydanticUndefinedType"


def _is_typed(derived: Mapping[str, Any]) -> bool:
    if derived["name"] in _NEVER_TYPED or not derived["kind"]:
        return False
    return derived["kind"] != "lookup" or bool(derived.get("lookup"))
