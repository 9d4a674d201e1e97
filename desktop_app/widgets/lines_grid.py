"""The lines of a document, typed like a spreadsheet.

Enter and Tab move on over the cells that can be typed; at the end of the last line Enter starts the next,
Tab leaves an empty line for the field after the grid. Ctrl+D copies a line, Delete removes an empty one,
Ctrl+Delete any, Alt+Up and Alt+Down move it, `=` in an amount balances the line. Ctrl+V takes rows of a
spreadsheet over, from the cursor's cell on.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop_app.models.lines_model import Unread
from desktop_app.models.roles import FIELD, Index
from desktop_app.widgets.delegates import CellDelegate
from desktop_app.widgets.field_grid import make_editor
from desktop_app.widgets.header import Header
from desktop_app.widgets.lines_paste import PasteReader
from desktop_app.widgets.lookup_edit import LookupEdit
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.models.lines_model import LinesModel
    from desktop_app.spec.screen import Field
    from desktop_app.widgets.context import ViewContext
    from finance_core.kernel.listing import LookupItem

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOOKUP = 150
_FILLED = "filled"
_SAVES = (*_ENTER, Qt.Key.Key_S)
_LOOKED_UP = "“{}” is still looked up."
_NOT_LISTED = "“{}” is not in the list."
_ROW = 36
_LEAST_ROWS = 3
_MOST_ROWS = 9
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class LinesGrid(QTableView):
    """The editable table of lines.

    Signals:
        create_asked: the column's missing record is to be created from a text.
        chosen: an item was chosen in the named column.
    """

    create_asked = Signal(str, str)
    chosen = Signal(str, object)

    def __init__(self, model: LinesModel, context: ViewContext, *, fits_rows: bool = True) -> None:
        super().__init__()
        self.lines = model
        self._context, self._fits_rows = context, fits_rows
        self._pastes = Latest(context.runner, self)
        self._cells = LineCells(context, self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(Header(context.theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.SelectedClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(model.spec.title)
        context.theme.changed.connect(self._restyle)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit_height)
        model.modelReset.connect(self._place_cursor)
        self._restyle()

    def current_row(self) -> int:
        """Return the line the cursor is in."""
        return max(self.currentIndex().row(), 0)

    def go_to(self, row: int, name: str) -> None:
        """Put the cursor into a cell."""
        self.setFocus()
        self.setCurrentIndex(self.lines.index(row, self.lines.column_of(name)))

    def advance(self, *, forward: bool = True, leaves: bool = False) -> None:
        """Move to the next cell that can be typed; `leaves` lets the cursor out of the grid at its ends."""
        index = self.currentIndex()
        cells = self._typed_columns()
        row, column = index.row(), index.column()
        onward = [at for at in cells if (at > column if forward else at < column)]
        if forward and leaves and self.lines.is_blank(row) and row == self.lines.rowCount() - 1:
            super().focusNextPrevChild(True)
        elif onward:
            self.setCurrentIndex(self.lines.index(row, onward[0] if forward else onward[-1]))
        elif forward and row + 1 < self.lines.rowCount():
            self.setCurrentIndex(self.lines.index(row + 1, cells[0]))
        elif not forward and row > 0:
            self.setCurrentIndex(self.lines.index(row - 1, cells[-1]))
        elif leaves:
            super().focusNextPrevChild(forward)

    def paste(self) -> None:
        """Take the rows on the clipboard over; what a cell cannot take is marked there."""
        start = max(self.currentIndex().column(), 0)
        fields = [self.lines.field(at) for at in self._typed_columns() if at >= start]
        reader = PasteReader(self.lines.spec, self._context.formats, self._context.today)
        pasted, row = reader.read(QGuiApplication.clipboard().text(), fields), self.current_row()
        methods = {field.name: field.lookup for field in fields}
        asked = {cell: (methods[cell[1]], text) for cell, text in pasted.wanted.items()}

        def show(found: Mapping[tuple[str, str], LookupItem]) -> None:
            for (at, name), key in asked.items():
                if key in found:
                    pasted.lines[at] = {name: found[key], **pasted.lines[at]}
                else:
                    pasted.errors[at, name] = Unread(key[1], _NOT_LISTED.format(key[1]))
            self.lines.fill(row, pasted.lines)
            for (at, name), unread in pasted.errors.items():
                self.lines.mark_unread(row + at, name, unread)

        self._context.lookups.find_all(asked.values(), self._pastes, show)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._shortcut(event):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.advance(forward=next, leaves=True)
        return True

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cells = self._typed_columns()
        if cells and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.setCurrentIndex(self.lines.index(self.lines.rowCount() - 1, cells[0]))
        self._place_cursor()
        self.viewport().update()

    def _place_cursor(self) -> None:
        """Show where typing goes: never a focused grid without a cell."""
        cells = self._typed_columns()
        if cells and self.hasFocus() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0, cells[0]))

    def _shortcut(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.current_row()
        modifiers = event.modifiers() & (_CONTROL | _ALT)
        if key in _ENTER and not modifiers:
            self.advance()
        elif not self.lines.is_editable:
            return False
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key == Qt.Key.Key_D and modifiers == _CONTROL:
            self._stay(self.lines.copy_line(row))
        elif key == Qt.Key.Key_Delete and (modifiers == _CONTROL or self.lines.is_blank(row)):
            self.lines.remove_line(row)
            self._stay(row)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == _ALT:
            self._stay(self.lines.move_line(row, -1 if key == Qt.Key.Key_Up else 1))
        else:
            return self._type_over(key, event.text(), self._field(self.currentIndex()))
        return True

    def _type_over(self, key: Qt.Key, text: str, field: Field | None) -> bool:
        row = self.current_row()
        if field is None or field.read_only:
            return False
        if key == Qt.Key.Key_Delete:
            self.lines.set_value(row, field.name, None)
        elif key == Qt.Key.Key_Space and field.kind == "bool":
            self.lines.set_value(row, field.name, not self.currentIndex().data(Qt.ItemDataRole.EditRole))
        elif text == "=" and field.kind == "money" and self.lines.spec.exclusive:
            self.lines.balance_on(row)
        elif key == Qt.Key.Key_F4 and field.kind == "lookup":
            self.edit(self.currentIndex())
            self._cells.open_list()
        else:
            return False
        return True

    def _field(self, index: QModelIndex) -> Field | None:
        return self.lines.field(index.column()) if index.isValid() else None

    def _typed_columns(self) -> list[int]:
        if not self.lines.is_editable:
            return list(range(self.lines.columnCount()))
        return [at for at in range(self.lines.columnCount())
                if not self.lines.field(at).read_only and not self.isColumnHidden(at)]

    def _stay(self, row: int) -> None:
        last = self.lines.rowCount() - 1
        self.setCurrentIndex(self.lines.index(min(row, last), self.currentIndex().column()))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._context.theme.px(_ROW))
        header = self.horizontalHeader()
        stretched = [at for at in range(self.lines.columnCount()) if not self.lines.field(at).width]
        for at in range(self.lines.columnCount()):
            is_stretched = at in stretched
            mode = QHeaderView.ResizeMode.Stretch if is_stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            if not is_stretched:
                header.resizeSection(at, self._context.theme.px(self.lines.field(at).width))
        self._fit_height()

    def _fit_height(self) -> None:
        if not self._fits_rows:
            return
        rows = min(max(self.lines.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * row + 2)


class LineCells(CellDelegate):
    """The cells' editors: the same inputs as a form's, in a cell."""

    def __init__(self, context: ViewContext, grid: LinesGrid) -> None:
        super().__init__(context.theme, grid, rings_current=True)
        self._context, self._grid = context, grid
        self._editor: QWidget | None = None

    def open_list(self) -> None:
        """Show the candidates of the lookup being typed."""
        if isinstance(self._editor, LookupEdit):
            self._editor.open_list()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field: Field = index.data(FIELD)
        editor: Any = make_editor(field, self._context)
        editor.setParent(parent)
        editor.setProperty("cell", True)
        editor.setAutoFillBackground(True)
        if isinstance(editor, LookupEdit):
            editor.chosen.connect(partial(self._grid.chosen.emit, field.name))
            editor.create_asked.connect(partial(self._grid.create_asked.emit, field.name))
        self._editor = editor
        widget: QWidget = editor
        return widget

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: sums and previews that arrive later must not undo what is being typed."""
        cell: Any = editor
        if cell.property(_FILLED):
            return
        cell.setProperty(_FILLED, True)
        value = index.data(Qt.ItemDataRole.EditRole)
        cell.set_value(None if isinstance(value, Unread) else value)
        if isinstance(value, Unread):
            cell.setText(value.text)
        if hasattr(cell, "selectAll"):
            cell.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        cell: Any = editor
        if isinstance(editor, LookupEdit):
            editor.settle()
            if editor.pending_text:
                self._resolve_later(editor.pending_text, index)
            else:
                model.setData(index, editor.item)
            return
        if problem := cell.problem():
            name, row = index.data(FIELD).name, index.row()
            self._grid.lines.mark_unread(row, name, Unread(cell.text().strip(), problem))
            return
        model.setData(index, cell.value())

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = option.rect.adjusted(0, 0, 0, -1)
        if isinstance(editor, LookupEdit):
            place.setWidth(max(place.width(), self._context.theme.px(_LOOKUP)))
            place.moveRight(min(place.right(), self._grid.viewport().width() - 1))
        editor.setGeometry(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QWidget):
            typed = event.keyCombination()  # type: ignore[attr-defined]  # a shortcut is a QKeyEvent
            if typed.keyboardModifiers() & _CONTROL and typed.key() in _SAVES:
                self._take_over(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            key = Qt.Key(event.key())  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            if isinstance(watched, LookupEdit) and watched.is_open and key == Qt.Key.Key_Escape:
                return False
            is_tab = key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if key in _ENTER and isinstance(watched, LookupEdit):
                watched.offer_new()
            if key in _ENTER or is_tab:
                self._take_over(watched)
                self._grid.advance(forward=key != Qt.Key.Key_Backtab)
                return True
        return super().eventFilter(watched, event)

    def _take_over(self, editor: QWidget) -> None:
        """Put what was typed into the lines, before a key does anything with them."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _resolve_later(self, text: str, index: Index) -> None:
        """Find the record of a text the cursor has already left; a fast typist does not wait."""
        field, row = index.data(FIELD), index.row()
        self._grid.lines.mark_unread(row, field.name, Unread(text, _LOOKED_UP.format(text)))
        latest = Latest(self._context.runner, self._grid)

        def show(found: tuple[LookupItem, ...]) -> None:
            if found:
                self._grid.lines.set_value(row, field.name, found[0])
            else:
                unread = Unread(text, _NOT_LISTED.format(text))
                self._grid.lines.mark_unread(row, field.name, unread)

        self._context.lookups.search(field.lookup, text, latest, show)
