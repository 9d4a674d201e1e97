"""The table of a list: fixed rows, remembered widths, Enter opens, Ctrl+C copies, Tab passes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from desktop_app.models.roles import DISPLAY, HORIZONTAL
from desktop_app.widgets.delegates import CellDelegate
from desktop_app.widgets.header import Header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from desktop_app.spec.screen import Column
    from desktop_app.theme.theme import Theme

ROW, COMPACT_ROW = 36, 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Memory(Protocol):
    """What the window remembers between sessions, such as widths, sorts and filters; plain JSON values."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was kept under a key."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key."""


class TableView(QTableView):
    """A read-only table of records.

    Signals:
        opened: a row was activated by Enter or a double click.
        row_changed: another row became current, -1 for none.
    """

    opened = Signal(int)
    row_changed = Signal(int)

    def __init__(self, theme: Theme, *, compact: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._widest, self._least = -1, 0
        self._height = COMPACT_ROW if compact else ROW
        self._cells = CellDelegate(theme, self)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(Header(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._restyle)
        self._restyle()

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_changed.emit(now.row()))

    def set_columns(self, columns: Sequence[Column], widths: dict[str, int]) -> None:
        """Size the columns; the widest text column takes the room that is left."""
        header = self.horizontalHeader()
        for at, column in enumerate(columns):
            header.setSectionHidden(at, column.hidden)
            header.resizeSection(at, self._theme.px(widths.get(column.key, column.width)))
        texts = [at for at, column in enumerate(columns) if column.kind == "text" and not column.hidden]
        self._widest = max(texts, key=lambda at: columns[at].width, default=-1)
        self._least = header.sectionSize(self._widest) if texts else 0
        self._fill()

    def widths(self, columns: Sequence[Column]) -> dict[str, int]:
        """Return the columns' widths in design pixels."""
        header = self.horizontalHeader()
        sizes = {at: header.sectionSize(at) for at, column in enumerate(columns) if not column.hidden}
        sizes |= {self._widest: self._least} if self._widest >= 0 else {}
        return {columns[at].key: round(size / self._theme.scale) for at, size in sizes.items()}

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_row(self, row: int) -> None:
        """Make a row current and selected."""
        if 0 <= row < self.model().rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard, tab-separated, under the column titles."""
        columns = [at for at in range(self.model().columnCount()) if not self.isColumnHidden(at)]
        titles = [str(self.model().headerData(at, HORIZONTAL, DISPLAY)) for at in columns]
        rows = [[str(self.model().index(row, at).data()) for at in columns] for row in self.selected_rows()]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in [titles, *rows]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def _fill(self) -> None:
        """Give the widest text column the room that is left, never less than its own width."""
        if self._widest >= 0:
            header = self.horizontalHeader()
            others = header.length() - header.sectionSize(self._widest)
            header.resizeSection(self._widest, max(self._least, self.viewport().width() - others))

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._cells.hovered_row:
            self._cells.hovered_row = index.row()
            self.viewport().update()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._height))
        self.viewport().update()
