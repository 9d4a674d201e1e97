"""Lines that come from a service: some of their cells can be typed or ticked, none is added or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from typing_extensions import override

from desktop_app.models.lines_model import LinesModel, Unread
from desktop_app.widgets.lines_grid import LinesGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.models.roles import Index
    from desktop_app.widgets.context import ViewContext

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOP = QModelIndex()


class FixedLines(LinesModel):
    """Lines without the empty one at the end; a tick is set by Space or a click, not by an editor."""

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def mark_unread(self, row: int, name: str, unread: Unread) -> None:
        self.set_errors({(row, name): unread.problem})

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_tick = index.isValid() and self.field(index.column()).kind == "bool"
        return flags & ~Qt.ItemFlag.ItemIsEditable if is_tick else flags


class FixedGrid(LinesGrid):
    """The table of such lines."""

    def __init__(self, model: FixedLines, context: ViewContext) -> None:
        super().__init__(model, context)
        self.clicked.connect(self._toggle)

    @override
    def _shortcut(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.advance()
            return True
        if not self.lines.is_editable:
            return False
        field = self._field(self.currentIndex())
        if key == Qt.Key.Key_Space and field is not None and field.kind == "money":
            self._toggle_row(self.current_row())
            return True
        return self._type_over(key, event.text(), field)

    def _toggle_row(self, row: int) -> None:
        """Turn the first tick of a row round, from the amount the cursor is in."""
        tick = next(at for at in self._typed_columns() if self.lines.field(at).kind == "bool")
        self._toggle(self.lines.index(row, tick))

    def _toggle(self, index: QModelIndex) -> None:
        field = self.lines.field(index.column())
        if field.kind == "bool" and not field.read_only and self.lines.is_editable:
            self.lines.set_value(index.row(), field.name, not index.data(Qt.ItemDataRole.EditRole))
