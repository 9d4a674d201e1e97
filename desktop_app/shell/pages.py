"""The page area: the screen chosen in the sidebar, and beside it a tab for each form that is open.

The tab bar shows only when there is more than the screen itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.shell.shortcuts import forward
from desktop_app.shell.sidebar import is_for_page
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import IconButton, row_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.theme.theme import Theme

_LONGEST = 32
_BAR_INSET = 13


class Pages(QWidget):
    """One base page and tabs over it.

    A tab's widget may have `request_close()`, which asks and then emits `closed`, and `title_changed(str)`.

    Signals:
        changed: another page is in front.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._base: QWidget | None = None
        self._front: QWidget | None = None
        self._tabs: list[QWidget] = []
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectPreviousTab)
        self.bar.setAccessibleName("Open pages")
        self.bar.hide()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = row_of(self.bar)
        bar.setContentsMargins(_BAR_INSET, 0, _BAR_INSET, 0)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._show_tab)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def current(self) -> QWidget | None:
        """Return the page in front."""
        return self.stack.currentWidget()

    @property
    def tabs(self) -> tuple[QWidget, ...]:
        """Return the widgets of the tabs, without the base page."""
        return tuple(self._tabs)

    def show_base(self, page: QWidget, title: str) -> None:
        """Put a page under the tabs and in front; pages shown before are kept for the next time."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._base = page
        self._ensure_base_tab()
        self.bar.setTabText(0, _short(title))
        self.bar.setCurrentIndex(0)
        self._show_tab(0)

    def open_tab(self, widget: QWidget, title: str) -> None:
        """Show a widget as a tab in front; one that is open already is brought back."""
        self._ensure_base_tab()
        cursor = widget.focusWidget()  # moving into the stack forgets where a page put its cursor
        if widget not in self._tabs:
            self._tabs.append(widget)
            self.stack.addWidget(widget)
            at = self.bar.addTab(_short(title))
            close = IconButton(self._theme, "x", f"Close {title} (Ctrl+W)")
            close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            close.clicked.connect(lambda: self.close_tab(widget))
            self.bar.setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
            self._listen(widget)
        self.bar.show()
        self._bring(widget)
        if cursor is not None:
            cursor.setFocus(Qt.FocusReason.TabFocusReason)  # selects what it holds

    def close_tab(self, widget: QWidget) -> None:
        """Ask a tab to close, or close it when it has nothing to ask."""
        if widget in self._tabs:
            ask = getattr(widget, "request_close", None)
            if callable(ask):
                self._bring(widget)
                ask()
            else:
                self._remove(widget)

    def close_current(self) -> None:
        """Close the tab in front; the base page stays."""
        if self.current is not None:
            self.close_tab(self.current)

    def go(self, step: int) -> None:
        """Bring the next or the previous tab to the front."""
        if self.bar.count() > 1:
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def drop(self, page: QWidget) -> None:
        """Take a page that is not in front away for good."""
        self.stack.removeWidget(page)
        page.deleteLater()

    def clear(self) -> None:
        """Take every page away, as when the company is closed."""
        self._base = self._front = None
        self._tabs.clear()
        with QSignalBlocker(self.bar):
            while self.bar.count():
                self.bar.removeTab(0)
        self.bar.hide()
        while (page := self.stack.currentWidget()) is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page, is_meant = self.current, self.bar.hasFocus() and is_for_page(event)
        if not (page and is_meant and forward(page, event.keyCombination())):
            super().keyPressEvent(event)

    def _ensure_base_tab(self) -> None:
        if not self.bar.count():
            self.bar.addTab("")

    def _bring(self, widget: QWidget) -> None:
        at = self._tabs.index(widget) + 1
        self.bar.setCurrentIndex(at)
        self._show_tab(at)

    def _listen(self, widget: QWidget) -> None:
        closed, renamed = getattr(widget, "closed", None), getattr(widget, "title_changed", None)
        if closed is not None:
            closed.connect(lambda *_: self._remove(widget))
        if renamed is not None:
            renamed.connect(lambda title: self._rename(widget, title))

    def _rename(self, widget: QWidget, title: str) -> None:
        if widget in self._tabs:
            self.bar.setTabText(self._tabs.index(widget) + 1, _short(title))

    def _remove(self, widget: QWidget) -> None:
        if widget not in self._tabs:
            return
        at = self._tabs.index(widget)
        was_current = self.current is widget
        self._tabs.remove(widget)
        with QSignalBlocker(self.bar):
            self.bar.removeTab(at + 1)
        self.bar.setVisible(bool(self._tabs))
        if was_current:  # before the page goes, or the stack shows its neighbour, which takes the focus
            self._show_tab(self.bar.currentIndex())
        self.stack.removeWidget(widget)
        widget.deleteLater()

    def _show_tab(self, at: int) -> None:
        page = self._base if at <= 0 else self._tabs[at - 1]
        if page is None:
            return
        is_other, self._front = page is not self._front, page
        had_focus = page.focusWidget()
        self.stack.setCurrentWidget(page)
        (had_focus or page).setFocus()
        if is_other:
            self.changed.emit()

    def _restyle(self) -> None:
        self.bar.setFont(self._theme.font(Text.MEDIUM))


def _short(title: str) -> str:
    text = title.replace("&", "&&")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
