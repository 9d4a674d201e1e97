"""The sidebar: the mark, the way to find anything, the groups with their screens, the theme switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)
from typing_extensions import override

from desktop_app.models.roles import ACCESSIBLE, DISPLAY, Index
from desktop_app.shell.brand import mark
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Label, row_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop_app.theme.theme import Theme

_WIDTH = 212
_GROUP_ROW, _SCREEN_ROW = 36, 32
_MARGIN, _ICON_AT, _TEXT_AT = 10, 13, 41
_ICON = 18
_TOP = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class NavItem:
    """One screen of a group."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A group; its first screen opens with it. A group of one screen shows no rows of its own."""

    title: str
    icon: str
    items: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class NavRow:
    """One visible row; a screen's row has no icon."""

    item: NavItem
    title: str
    icon: str
    is_current: bool
    is_open: bool = False


class NavModel(QAbstractListModel):
    """All groups, and under the group of the current screen its screens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[NavGroup, ...] = ()
        self._current = ""
        self.rows: list[NavRow] = []

    @property
    def groups(self) -> tuple[NavGroup, ...]:
        """Return the groups in order."""
        return self._groups

    def show(self, groups: tuple[NavGroup, ...], current: str) -> None:
        """Show groups with one screen as the current one."""
        self.beginResetModel()
        self._groups, self._current = groups, current
        self.rows = [row for group in groups for row in self._rows_of(group)]
        self.endResetModel()

    def current_row(self) -> int:
        """Return the row of the current screen, -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.is_current), -1)

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        return self.rows[index.row()].title if index.isValid() and role in (DISPLAY, ACCESSIBLE) else None

    def _rows_of(self, group: NavGroup) -> list[NavRow]:
        is_open = any(item.id == self._current for item in group.items)
        is_single = len(group.items) == 1
        head = NavRow(group.items[0], group.title, group.icon, is_open and is_single, is_open)
        if not is_open or is_single:
            return [head]
        return [head, *(NavRow(item, item.title, "", item.id == self._current) for item in group.items)]


class NavDelegate(QStyledItemDelegate):
    """Draws rows: icon and title, the current one on the selection colour."""

    def __init__(self, theme: Theme, view: NavView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._view.nav.rows[index.row()]
        return QSize(10, self._theme.px(_GROUP_ROW if row.icon else _SCREEN_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, self._view.nav.rows[index.row()]
        px, tokens = theme.px, theme.tokens
        box: QRect = option.rect.adjusted(px(_MARGIN), 1, -px(_MARGIN), -1)
        is_under = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.is_current or is_under:
            painter.setBrush(tokens.color("selection" if row.is_current else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        ink = "accent" if row.is_current else "text" if is_under or row.is_open else "muted"
        if row.icon:
            ratio = painter.device().devicePixelRatio()
            top = box.center().y() - px(_ICON) // 2 + 1
            painter.drawPixmap(box.left() + px(_ICON_AT), top, theme.pixmap(row.icon, ink, _ICON, ratio))
        painter.setFont(theme.font(Text.STRONG if row.is_current or row.is_open else Text.MEDIUM))
        painter.setPen(tokens.color(ink))
        room = box.adjusted(px(_TEXT_AT), 0, -8, 0)
        text = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def is_for_page(event: QKeyEvent) -> bool:
    """Tell whether a key pressed beside the page is meant for it: with Ctrl, a function key, or Esc."""
    is_escape = event.key() == Qt.Key.Key_Escape
    has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return has_control or is_escape or event.key() >= Qt.Key.Key_F1


class NavView(QListView):
    """The list of groups and screens; one click or Enter opens.

    Signals:
        chosen: a screen was asked for; carries its id.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.nav = NavModel(self)
        self.setModel(self.nav)
        self.setItemDelegate(NavDelegate(theme, self))
        self.setObjectName("nav")
        self.setAccessibleName("Screens")
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The sidebar's own colour shows through; the application's sheet gives every list a surface.
        self.setStyleSheet("QListView#nav { background: transparent; }")
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_groups(self, groups: tuple[NavGroup, ...], current: str) -> None:
        """Show groups, the current screen highlighted."""
        self.nav.show(groups, current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if groups else Qt.FocusPolicy.NoFocus)
        self.setCurrentIndex(self.nav.index(max(self.nav.current_row(), 0), 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.nav.rows[self.currentIndex().row()].item.id)
        elif is_for_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.nav.rows[index.row()].item.id)


class Sidebar(QFrame):
    """The left edge of the window.

    Signals:
        find_asked: the user wants the palette.
        theme_toggled: the user wants the other theme.
        typed: a key pressed here that is meant for the page.
    """

    find_asked = Signal()
    theme_toggled = Signal()
    typed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._theme = theme
        self._mark = QLabel()
        self._name = Label(theme, "Countinghouse", Text.SECTION)
        self._find = Button(theme, "Find anything", "nav", "search")
        self._find.setToolTip("Ctrl+K")
        self._find.setAccessibleDescription("Ctrl+K")
        self.view = NavView(theme)
        self._switch = Button(theme, "", "nav", "sun-moon")
        self._find.clicked.connect(self.find_asked)
        self._switch.clicked.connect(self.theme_toggled)
        brand = row_of(self._mark, self._name, None, spacing=9)
        brand.setContentsMargins(18, 16, 12, 10)
        find, foot = row_of(self._find), row_of(self._switch)
        find.setContentsMargins(_MARGIN, 0, _MARGIN, 4)
        foot.setContentsMargins(_MARGIN, 4, _MARGIN, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(brand)
        column.addLayout(find)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._find.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_groups(self, groups: tuple[NavGroup, ...], current: str) -> None:
        """Show the groups of an open company; none hides the way to find things too."""
        self._find.setVisible(bool(groups))
        self.view.show_groups(groups, current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_page(event):
            self.typed.emit(event.keyCombination())
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        dark = self._theme.tokens.is_dark
        self.setFixedWidth(self._theme.px(_WIDTH))
        self._mark.setPixmap(mark(self._theme.px(24), self.devicePixelRatioF()))
        self._switch.setText("Light mode" if dark else "Dark mode")

