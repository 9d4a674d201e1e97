"""The lines of a document while they are typed: mappings by column name, and one empty line at the end.

Read-only columns are fed back from the preview. The empty line is not a value: it becomes a line when
something is typed into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from desktop_app.models.lookups import Lookups, label_of
from desktop_app.models.roles import (
    ACCESSIBLE,
    ALIGNMENT,
    DISPLAY,
    EDIT,
    ERROR,
    FIELD,
    HORIZONTAL,
    KIND,
    LEFT,
    RIGHT,
    RIGHT_KINDS,
    TOOLTIP,
    VALUE,
    Index,
)
from desktop_app.spec.tips import plain_tip
from finance_core.kernel.listing import LookupItem

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats
    from desktop_app.spec.screen import Field, LinesSpec

_TOP = QModelIndex()
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unread:
    """What was typed into a cell and is no value of its kind; it stays there until it is put right."""

    text: str
    problem: str


class LinesModel(QAbstractTableModel):
    """Editable lines.

    Signals:
        changed: a value, or the number of lines, changed by the user's hand.
    """

    changed = Signal()

    def __init__(self, spec: LinesSpec, formats: Formats, lookups: Lookups,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.defaults: dict[str, Any] = {}
        self._columns = spec.columns
        self._names = {field.name: at for at, field in enumerate(spec.columns)}
        self._formats = formats
        self._lookups = lookups
        self._lines: list[Line] = []
        self._errors: dict[tuple[int, str], str] = {}
        self._is_editable = True
        lookups.resolved.connect(self._show_labels)

    @property
    def is_editable(self) -> bool:
        """Tell whether lines can be typed; otherwise there is no empty line either."""
        return self._is_editable

    def set_editable(self, editable: bool) -> None:
        self.beginResetModel()
        self._is_editable = editable
        self.endResetModel()

    def lines(self) -> list[Line]:
        """Return the typed lines with what they carry, without read-only columns."""
        names = [*(field.name for field in self._columns if not field.read_only), *self.spec.carried]
        return [{name: _read(line.get(name)) for name in names} for line in self._lines]

    def set_lines(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """Show the lines of a record or a draft."""
        self.beginResetModel()
        names = (*self._names, *self.spec.carried)
        self._lines = [{name: line.get(name) for name in names} for line in lines]
        self._errors.clear()
        self.endResetModel()

    def set_computed(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Fill the read-only columns with what the preview worked out."""
        names = [field.name for field in self._columns if field.read_only]
        for line, computed in zip(self._lines, lines, strict=False):
            line.update({name: computed[name] for name in names if name in computed})
        self._repaint()

    def set_errors(self, errors: Mapping[tuple[int, str], str]) -> None:
        """Mark cells, by line and column name, with why they were refused."""
        self._errors = dict(errors)
        self._repaint()

    def mark_unread(self, row: int, name: str, unread: Unread) -> None:
        """Keep in a cell what was typed and not understood, with why."""
        self.set_value(row, name, unread)

    def first_unread(self) -> tuple[int, str, str] | None:
        """Return line, column name and the problem of the first cell that is not understood."""
        return next(((row, name, value.problem) for row, line in enumerate(self._lines)
                     for name, value in line.items() if isinstance(value, Unread)), None)

    def total(self, name: str) -> Decimal:
        """Return the sum of a column over the typed lines, exact."""
        return sum((_figure(line, name) for line in self._lines), Decimal(0))

    def missing_to_balance(self, row: int) -> tuple[str, Decimal] | None:
        """Return the column and amount that make the two exclusive columns equal, or `None` if they are."""
        if self.spec.exclusive is None:
            return None
        left, right = self.spec.exclusive
        own = self._lines[row] if row < len(self._lines) else {}
        rest = self.total(left) - self.total(right) - _figure(own, left) + _figure(own, right)
        return None if rest == 0 else (right, rest) if rest > 0 else (left, -rest)

    def balance_on(self, row: int) -> None:
        """Make a line carry the difference between the two exclusive columns."""
        missing = self.missing_to_balance(row)
        if missing:
            self.set_value(row, missing[0], missing[1])

    def set_value(self, row: int, name: str, value: Any) -> None:
        """Type a value into a line; into the empty one, this makes it a line."""
        row = self._put(row, name, value)
        self._repaint(row)
        self.changed.emit()

    def fill(self, row: int, lines: Sequence[Mapping[str, Any]]) -> None:
        """Type several lines at once, from a row on."""
        for at, line in enumerate(lines, row):
            if at >= len(self._lines):
                self._append()
            for name, value in line.items():
                self._put(at, name, value)
        self._repaint()
        self.changed.emit()

    def _put(self, row: int, name: str, value: Any) -> int:
        """Put a value into a line, or into the empty one, which makes it a line; return its row."""
        if row >= len(self._lines):
            row = self._append()
        line, field = self._lines[row], self._columns[self._names[name]]
        if isinstance(value, LookupItem):
            self._lookups.remember(field.lookup, value)
            self._take_defaults(line, value)
            value = value.id
        line[name] = value
        if self.spec.exclusive and name in self.spec.exclusive and value:
            line[next(other for other in self.spec.exclusive if other != name)] = None
        self._errors.pop((row, name), None)
        return row

    def copy_line(self, row: int) -> int:
        """Put a copy of a line below it and return the copy's row."""
        if row >= len(self._lines):
            return row
        self.beginInsertRows(_TOP, row + 1, row + 1)
        self._lines.insert(row + 1, dict(self._lines[row]))
        self.endInsertRows()
        self.changed.emit()
        return row + 1

    def move_line(self, row: int, by: int) -> int:
        """Move a line up or down and return its new row."""
        target = row + by
        if not (0 <= target < len(self._lines) and row < len(self._lines)):
            return row
        self._lines.insert(target, self._lines.pop(row))
        self._errors.clear()
        self._repaint()
        self.changed.emit()
        return target

    def remove_line(self, row: int) -> None:
        """Take a line out; the empty one stays."""
        if row < len(self._lines):
            self.beginRemoveRows(_TOP, row, row)
            del self._lines[row]
            self.endRemoveRows()
            self.changed.emit()

    def is_blank(self, row: int) -> bool:
        """Tell whether nothing was typed into a line beyond its defaults."""
        if row >= len(self._lines):
            return True
        first = self._first_values()
        return all(value in (None, "", first.get(name)) for name, value in self._lines[row].items())

    def field(self, column: int) -> Field:
        """Return the field of a column."""
        return self._columns[column]

    def column_of(self, name: str) -> int:
        """Return the column of a field."""
        return self._names[name]

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines) + self._is_editable

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_typed = self._is_editable and not self._columns[index.column()].read_only
        return _PLAIN | Qt.ItemFlag.ItemIsEditable if is_typed else _PLAIN

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        reader = _READERS.get(role) if index.isValid() else None
        return reader(self, index.row(), self._columns[index.column()]) if reader else None

    @override
    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or not index.isValid() or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        plain = value.id if isinstance(value, LookupItem) else value
        if plain != self.data(index, EDIT):
            self.set_value(index.row(), self._columns[index.column()].name, value)
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return str(section + 1) if role == DISPLAY else None
        if role == ALIGNMENT:
            return RIGHT if self._columns[section].kind in RIGHT_KINDS else LEFT
        return self._columns[section].label if role == DISPLAY else None

    def _text(self, row: int, field: Field) -> str:
        value = self._typed(row, field)
        if value is None:
            return ""
        if isinstance(value, Unread):
            return value.text
        if field.kind == "lookup":
            item = self._lookups.item(field.lookup, value)
            return label_of(item) if item else ""
        if field.kind == "choice":
            return next((label for choice, label in field.choices if choice == value), "")
        if field.kind == "percent" and not value:
            return ""
        return self._formats.of_kind(field.kind)(value)

    def _value(self, row: int, field: Field) -> Any:
        return _read(self._typed(row, field))

    def _typed(self, row: int, field: Field) -> Any:
        return self._lines[row].get(field.name) if row < len(self._lines) else None

    def _alignment(self, _row: int, field: Field) -> Qt.AlignmentFlag:
        return RIGHT if field.kind in RIGHT_KINDS else LEFT

    def _error(self, row: int, field: Field) -> str | None:
        typed = self._typed(row, field)
        return typed.problem if isinstance(typed, Unread) else self._errors.get((row, field.name))

    def _spoken(self, row: int, field: Field) -> str:
        return f"{field.label}: {self._text(row, field)}"

    def _append(self) -> int:
        row = len(self._lines)
        self.beginInsertRows(_TOP, row + 1, row + 1)  # the empty line becomes the line, under the cursor
        line = self._first_values()
        if self._lines:
            line.update({name: self._lines[-1].get(name) for name in self.spec.copied_down})
        self._lines.append(line)
        self.endInsertRows()
        return row

    def _first_values(self) -> Line:
        return {field.name: field.first_value() for field in self._columns} | {
            name: value for name, value in self.defaults.items() if name in self._names}

    def _take_defaults(self, line: Line, item: LookupItem) -> None:
        for name, value in item.defaults.items():
            if name in self._names and line.get(name) in (None, ""):
                line[name] = value

    def _show_labels(self) -> None:
        if any(field.kind == "lookup" for field in self._columns):
            self._repaint()

    def _repaint(self, row: int | None = None) -> None:
        last = self.rowCount() - 1
        if last >= 0:
            first, until = (0, last) if row is None else (row, row)
            self.dataChanged.emit(self.index(first, 0), self.index(until, len(self._columns) - 1))


def _read(value: Any) -> Any:
    return None if isinstance(value, Unread) else value


def _figure(line: Line, name: str) -> Decimal:
    return _read(line.get(name)) or Decimal(0)


_READERS: dict[int, Callable[[LinesModel, int, Field], Any]] = {
    DISPLAY: LinesModel._text,  # noqa: SLF001 - the model's own table of roles
    EDIT: LinesModel._typed,  # noqa: SLF001 - as above
    VALUE: LinesModel._value,  # noqa: SLF001 - as above
    ALIGNMENT: LinesModel._alignment,  # noqa: SLF001 - as above
    KIND: lambda _model, _row, field: field.kind,
    FIELD: lambda _model, _row, field: field,
    ERROR: LinesModel._error,  # noqa: SLF001 - as above
    TOOLTIP: lambda model, row, field: plain_tip(model._error(row, field)),  # noqa: SLF001 - as above
    ACCESSIBLE: LinesModel._spoken,  # noqa: SLF001 - as above
}
