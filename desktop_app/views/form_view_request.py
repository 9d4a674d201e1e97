"""From a form's values to a request, and from a refusal back to the fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.work.notice import Notice

if TYPE_CHECKING:
    from desktop_app.spec.screen import ScreenSpec, Values


@dataclass(frozen=True, slots=True)
class Refusals:
    """Where notices belong: under a field, in a cell by line and column, or over the form."""

    fields: Mapping[str, str]
    cells: Mapping[tuple[int, str], str]
    others: Sequence[Notice] = field(default_factory=tuple)


def request_of(spec: ScreenSpec, values: Values, record: Any = None) -> dict[str, Any]:
    """Return what `save` is sent: typed values only, empty ones left to the request's own defaults."""
    typed = {item.name for item in spec.fields if not item.read_only}
    sent = {name: value for name, value in values.items() if name in typed and value is not None}
    if spec.lines:
        lines = values.get(spec.lines.name) or ()
        sent[spec.lines.name] = [_without_empty(line) for line in lines]
    if record is not None and spec.record_key:
        sent[spec.record_key] = record
    return dict(spec.request(sent)) if spec.request else sent


def refusals_of(spec: ScreenSpec, notices: Iterable[Notice]) -> Refusals:
    """Sort notices by the field path they carry; `lines.2.amount` is the third line's amount."""
    names = {item.name for item in spec.fields}
    columns = {item.name for item in spec.lines.columns} if spec.lines else set()
    first_column = next((item.name for item in spec.lines.columns), "") if spec.lines else ""
    fields: dict[str, str] = {}
    cells: dict[tuple[int, str], str] = {}
    others: list[Notice] = []
    for notice in notices:
        parts = (notice.field or "").split(".")
        head = _head_of(spec, parts, names)
        if head:
            fields.setdefault(head, notice.text)
        elif spec.lines and parts[0] == spec.lines.name and len(parts) > 1 and parts[1].isdecimal():
            column = parts[2] if len(parts) > 2 and parts[2] in columns else first_column
            cells.setdefault((int(parts[1]), column), notice.text)
            others.append(notice)
        else:
            others.append(notice)
    return Refusals(fields, cells, others)


def spoken_refusal(spec: ScreenSpec, notice: Notice) -> str:
    """Return a refusal with the label of its field before it, and the line it is in."""
    parts = (notice.field or "").split(".")
    heads, where = {item.name: item.label for item in spec.fields}, ""
    if head := _head_of(spec, parts, heads):
        where = heads[head]
    elif spec.lines and parts[0] == spec.lines.name and len(parts) > 1 and parts[1].isdecimal():
        labels = {item.name: item.label for item in spec.lines.columns}
        where = f"Line {int(parts[1]) + 1}"
        label = labels.get(parts[-1], "")
        where = f"{where}, {label}" if label and not notice.text.startswith(where) else where
    return f"{where}: {notice.text}" if where and not notice.text.startswith(where) else notice.text


def _head_of(spec: ScreenSpec, parts: Sequence[str], names: Collection[str]) -> str:
    """Return the field over the lines that a path means: its own, or one all lines share (the currency)."""
    columns = {item.name for item in spec.lines.columns} if spec.lines else set()
    shared = spec.lines is not None and parts[0] == spec.lines.name and parts[-1] not in columns
    head = parts[-1] if shared else parts[0]
    return head if head in names else ""


def _without_empty(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if value is not None}
