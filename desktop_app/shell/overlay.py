"""A card over the dimmed window; Esc or a click beside it takes it away and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desktop_app.theme.theme import Theme

_DIM_LIGHT, _DIM_DARK = 70, 130


class Overlay(QWidget):
    """Covers the window's area; subclasses fill `card`."""

    def __init__(self, theme: Theme, over: QWidget, width: int, top: int) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._width, self._top = width, top
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName("popup")
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        over.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def open(self) -> None:
        """Come to the front and take the focus."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._place()
        self.take_focus()

    def dismiss(self) -> None:
        """Go away and give the focus back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()
            self._before = None

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        self.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
            self._place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        dim = _DIM_DARK if self._theme.tokens.is_dark else _DIM_LIGHT
        painter.fillRect(self.rect(), QColor(10, 14, 24, dim))
        painter.end()

    def _place(self) -> None:
        """Size the card to its content and put it into the middle, its top where it always is."""
        px = self._theme.px
        width = min(px(self._width), self.width() - px(48))
        self.card.setFixedWidth(width)
        self.column.activate()
        height = min(self.card.sizeHint().height(), self.height() - 2 * px(24))
        top = min(px(self._top), max((self.height() - height) // 2, px(24)))
        self.card.setGeometry((self.width() - width) // 2, top, width, height)
