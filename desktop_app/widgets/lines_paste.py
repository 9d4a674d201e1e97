"""Rows copied in a spreadsheet, read as lines of a grid.

A row of titles is passed over, and so is a column of names beside a column of codes. What stands in a cell is
read as if it were typed; accountants' brackets and currency signs are understood.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

from desktop_app.models.lines_model import Unread
from desktop_app.models.roles import RIGHT_KINDS
from desktop_app.spec.formats import Formats
from desktop_app.spec.grammar import NotUnderstood, parse_amount, parse_date
from desktop_app.spec.screen import LinesSpec

if TYPE_CHECKING:
    from desktop_app.spec.screen import Field

_DIGIT = re.compile(r"\d")
_BESIDE_FIGURES = re.compile(r"[^\d.,()+\-−'’ \u00a0\u202f\u2009]")
_NOTHING = frozenset("-−–— ")
_TRUE = frozenset({"1", "x", "y", "yes", "true"})
Cell = tuple[int, str]


@dataclass(slots=True)
class Pasted:
    """Lines by field name, the texts of lookups that are `wanted`, and what is not understood, by cell."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    errors: dict[Cell, Unread] = field(default_factory=dict)
    wanted: dict[Cell, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PasteReader:
    """Reads cells as the grid's inputs would."""

    spec: LinesSpec
    formats: Formats
    today: Callable[[], date]

    def read(self, text: str, fields: Sequence[Field]) -> Pasted:
        """Return the rows of a text as lines whose first cell belongs to the first of the fields."""
        pasted = Pasted()
        rows = _rows(text)
        places = dict(self._places(rows, fields))
        for row, cells in enumerate(rows):
            line: dict[str, Any] = {}
            pasted.lines.append(line)
            for at, one in places.items():
                if at < len(cells) and cells[at]:
                    self._read_cell(pasted, (row, one.name), one, cells[at])
        return pasted

    def _places(self, rows: Sequence[Sequence[str]], fields: Sequence[Field]) -> Iterator[tuple[int, Field]]:
        """Yield the column each field is read from."""
        at = 0
        for before, one in zip((None, *fields), fields, strict=False):
            column = [cells[at] for cells in rows if at < len(cells) and cells[at]]
            follows_code = before is not None and before.kind == "lookup"
            if follows_code and one.kind in RIGHT_KINDS and column and not any(map(_DIGIT.search, column)):
                at += not all(_NOTHING.issuperset(text) for text in column)
            yield at, one
            at += 1

    def _read_cell(self, pasted: Pasted, cell: Cell, one: Field, text: str) -> None:
        try:
            value = self._value(one, text)
        except NotUnderstood as error:
            pasted.errors[cell] = Unread(text, error.message)
            return
        line, exclusive = pasted.lines[cell[0]], self.spec.exclusive or ()
        if one.kind == "lookup":
            pasted.wanted[cell] = text
        elif one.name not in exclusive:
            line[one.name] = value
        elif value:
            other = next(name for name in exclusive if name != one.name)
            line[other if value < 0 else one.name] = abs(value)

    def _value(self, one: Field, text: str) -> Any:
        if one.kind in RIGHT_KINDS:
            return self._figure(one, text)
        if one.kind == "date":
            return parse_date(text, self.today(), self.formats.rules)
        if one.kind == "bool":
            return text.casefold() in _TRUE
        if one.kind == "choice":
            return _choice(one, text)
        return text[: one.max_length or None]

    def _figure(self, one: Field, text: str) -> Decimal | None:
        plain = _BESIDE_FIGURES.sub("", text).strip() if _DIGIT.search(text) else text
        if _NOTHING.issuperset(plain):
            return None
        if plain.startswith("(") and plain.endswith(")"):
            plain = f"-{plain[1:-1]}"
        amount = parse_amount(plain, self.formats.rules, one.decimals)
        return amount.scaleb(-2) if one.kind == "percent" else amount


def _rows(text: str) -> list[list[str]]:
    """Split a text into trimmed cells, without empty rows and without the row of titles."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    table = [[cell.strip() for cell in cells] for cells in csv.reader(StringIO(plain), delimiter="\t")]
    rows = [cells for cells in table if any(cells)]
    has_titles = len(rows) > 1 and not _has_figure(rows[0]) and _has_figure(rows[1])
    return rows[has_titles:]


def _has_figure(cells: Sequence[str]) -> bool:
    return any(map(_DIGIT.search, cells))


def _choice(one: Field, text: str) -> Any:
    wanted = text.casefold()
    for value, label in one.choices:
        if wanted in {label.casefold(), str(value).casefold()}:
            return value
    labels = ", ".join(label for _, label in one.choices)
    raise NotUnderstood(f"“{text}” is not one of {labels}.")
