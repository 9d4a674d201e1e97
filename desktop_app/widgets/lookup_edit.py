"""A record chosen by typing its code or name; the list under the field never takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_app.models.lookups import Lookups, label_of
from desktop_app.models.roles import DETAIL, DISPLAY, Index
from desktop_app.widgets.basics import round_panel
from desktop_app.widgets.editors import paint_end_icon, set_line_read_only
from desktop_app.work.runner import Latest
from finance_core.kernel.listing import LookupItem

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from desktop_app.spec.screen import Field
    from desktop_app.theme.theme import Theme
    from desktop_app.work.runner import Runner

_MOST_SHOWN = 8
_ROW = 34
_TOP = QModelIndex()
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookupEdit(QLineEdit):
    """Type-ahead over a lookup method.

    Signals:
        changed: another record was chosen, or none.
        chosen: an item was chosen; its defaults may be taken over.
        create_asked: the user wants to make the missing record; carries the typed text.
    """

    changed = Signal()
    chosen = Signal(object)
    create_asked = Signal(str)

    def __init__(self, theme: Theme, field: Field, lookups: Lookups, runner: Runner) -> None:
        super().__init__()
        self._theme, self._field, self._lookups = theme, field, lookups
        self._latest = Latest(runner, self)
        self._id: UUID | None = None
        self._is_searching = False
        self._takes_first = False
        self._options = OptionsPopup(theme, self)
        self._options.taken.connect(self._take)
        self.setTextMargins(0, 0, theme.px(20), 0)
        self.textEdited.connect(self._search)
        lookups.resolved.connect(self._show_label)

    def value(self) -> UUID | None:
        return self._id

    def set_value(self, value: Any) -> None:
        if isinstance(value, LookupItem):
            self._lookups.remember(self._field.lookup, value)
            value = value.id
        self._id = value
        self.setText("")
        self._show_label()

    def problem(self) -> str:
        if self._id is None and self.text().strip():
            return f"“{self.text().strip()}” is not in the list. Choose one with the arrow keys."
        return ""

    def set_read_only(self, read_only: bool) -> None:
        set_line_read_only(self, read_only)

    @property
    def item(self) -> LookupItem | None:
        """Return the chosen item."""
        return None if self._id is None else self._lookups.item(self._field.lookup, self._id)

    @property
    def is_open(self) -> bool:
        """Tell whether the list of candidates is shown."""
        return self._options.isVisible()

    @property
    def pending_text(self) -> str:
        """Return the text typed and not yet resolved to a record."""
        return "" if self._id is not None else self.text().strip()

    def settle(self) -> None:
        """Choose what the typed text or the arrow keys point at, as soon as the answer is here."""
        if self._is_searching:
            self._takes_first = bool(self.pending_text)
        elif self.is_open and (self.pending_text or self._options.was_moved):
            self._options.take_record()
        self._options.hide()

    def offer_new(self) -> None:
        """Ask for the missing record to be made, if that is what the list points at."""
        if self.is_open and self._options.offers_new:
            self._options.take_current()

    def open_list(self) -> None:
        """Show what there is to choose from."""
        self._ask("" if self._id is not None else self.text().strip())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif self.is_open and key in _MOVES:
            self._options.move_by(_MOVES[key])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
        elif self.is_open and key == Qt.Key.Key_Escape:
            self._options.hide()
        else:
            if key in _ENTER and self.is_open:
                self._options.take_current()
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._id is not None and event.reason() == Qt.FocusReason.OtherFocusReason:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()
            self.setCursorPosition(0)
        super().focusOutEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.isReadOnly() and event.position().x() > self.width() - self._theme.px(32):
            self.open_list()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isReadOnly():
            paint_end_icon(self, self._theme, "chevron-down")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._options.hide()
        super().hideEvent(event)

    def _search(self, text: str) -> None:
        was = self._id
        self._id = None
        if text.strip():
            self._ask(text.strip())
        else:
            self._latest.cancel()
            self._is_searching = False
            self._options.hide()
        if was is not None:
            self.changed.emit()

    def _ask(self, text: str) -> None:
        self._is_searching = True
        self._lookups.search(self._field.lookup, text, self._latest, self._show)

    def _show(self, found: tuple[LookupItem, ...]) -> None:
        self._is_searching = False
        if self._takes_first:
            self._takes_first = False
            if found:
                self._take(found[0])
        elif self.hasFocus():
            typed = self.text().strip() if self._id is None and self._field.create else ""
            self._options.show_items(found, typed)

    def _take(self, item: LookupItem | str) -> None:
        self._options.hide()
        if isinstance(item, str):
            self.create_asked.emit(item)
            return
        self.set_value(item)
        self.chosen.emit(item)
        self.changed.emit()

    def _show_label(self) -> None:
        if self._id is None:
            return
        item = self._lookups.item(self._field.lookup, self._id)
        if item and self.text() != label_of(item):
            self.setText(label_of(item))
            self.setCursorPosition(0)


class OptionsPopup(QWidget):
    """The candidates under a lookup field.

    Signals:
        taken: an item was clicked or confirmed; a text asks to create it.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, edit: QWidget) -> None:
        super().__init__(edit, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._theme, self._edit = theme, edit
        self.was_moved = False
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._model = _OptionsModel(self)
        self._list = QListView()
        self._list.setObjectName("options")
        self._list.setAccessibleName("Candidates")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_OptionDelegate(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(self._theme.px(_ROW))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._take)
        round_panel(self, 1).addWidget(self._list)

    def show_items(self, items: tuple[LookupItem, ...], create: str) -> None:
        """Show candidates, and an offer to create `create` if it is not empty."""
        self._model.show(items, create)
        self.was_moved = False
        rows = self._model.rowCount()
        if not rows:
            self.hide()
            return
        self._list.setCurrentIndex(self._model.index(0))
        height = min(rows, _MOST_SHOWN) * self._theme.px(_ROW) + 14
        width = max(self._edit.width(), self._theme.px(320))
        below = self._edit.mapToGlobal(QPoint(0, self._edit.height() + 3))
        screen = self._edit.screen().availableGeometry()
        if below.y() + height > screen.bottom():
            below = self._edit.mapToGlobal(QPoint(0, -height - 3))
        self.setGeometry(min(below.x(), max(screen.right() - width, screen.left())), below.y(), width, height)
        self.show()

    def move_by(self, rows: int) -> None:
        """Highlight another candidate."""
        self.was_moved = True
        at = min(max(self._list.currentIndex().row() + rows, 0), self._model.rowCount() - 1)
        self._list.setCurrentIndex(self._model.index(at))

    @property
    def offers_new(self) -> bool:
        """Tell whether the highlighted row is the offer to create."""
        index = self._list.currentIndex()
        return index.isValid() and isinstance(self._model.item(index.row()), str)

    def take_current(self) -> None:
        """Take the highlighted candidate, or the offer to create one."""
        self._take(self._list.currentIndex())

    def take_record(self) -> None:
        """Take the highlighted candidate; leaving a field never creates anything."""
        if not self.offers_new:
            self.take_current()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.taken.emit(self._model.item(index.row()))


class _OptionsModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: tuple[LookupItem | str, ...] = ()

    def show(self, items: tuple[LookupItem, ...], create: str) -> None:
        self.beginResetModel()
        self._items = (*items, create) if create else items
        self.endResetModel()

    def item(self, row: int) -> LookupItem | str:
        return self._items[row]

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        item = self._items[index.row()] if index.isValid() else ""
        if role == DISPLAY:
            return f"Create “{item}” …" if isinstance(item, str) else label_of(item)
        if role == DETAIL:
            return item
        return None


class _OptionDelegate(QStyledItemDelegate):
    """Code in grey, name, and the detail in grey at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, item = self._theme.tokens, index.data(DETAIL)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        inner = box.adjusted(10, 0, -10, 0)
        if isinstance(item, str):
            painter.setPen(tokens.color("accent"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, index.data(DISPLAY))
        else:
            self._paint_item(painter, inner, item)
        painter.restore()

    def _paint_item(self, painter: QPainter, box: QRect, item: LookupItem) -> None:
        tokens, metrics = self._theme.tokens, painter.fontMetrics()
        detail = metrics.elidedText(item.detail, Qt.TextElideMode.ElideRight, box.width() // 2)
        painter.setPen(tokens.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        code = item.code if item.code != item.name else ""
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, code)
        left = metrics.horizontalAdvance(code) + 8 if code else 0
        room = box.width() - left - metrics.horizontalAdvance(detail) - 12
        painter.setPen(tokens.color("text"))
        name = metrics.elidedText(item.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)
