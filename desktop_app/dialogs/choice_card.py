"""A button that says what it does and a line more: a card on the first page, a row in a list of choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from desktop_app.theme.fonts import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from desktop_app.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CARD_HEIGHT, _ROW_HEIGHT = 132, 52


class ChoiceCard(QPushButton):
    """A large button: icon, what it does, and a line that says more. Enter presses it."""

    def __init__(self, theme: Theme, icon: str, title: str, help_text: str, *, is_row: bool = False) -> None:
        super().__init__()
        self._theme, self._icon, self._is_row = theme, icon, is_row
        self._title = title
        self.setAccessibleName(title)
        self.tell(help_text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setProperty("look", "bare")
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell(self, help_text: str, icon: str = "") -> None:
        """Say something else in the second line, under another icon if one is given."""
        self._help, self._icon = help_text, icon or self._icon
        self.setAccessibleDescription(help_text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hot = self.underMouse() and self.isEnabled()
        edge = "accent" if self.hasFocus() else "control" if is_hot else "border"
        is_bare = self._is_row and not self.hasFocus()
        pen = QPen(tokens.color(edge), 2 if self.hasFocus() else 1)
        painter.setPen(Qt.PenStyle.NoPen if is_bare else pen)
        painter.setBrush(tokens.color("hover" if is_hot and self._is_row else "surface"))
        radius = 8 if self._is_row else 12
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        if self._is_row:
            self._paint_row(painter)
        else:
            self._paint_card(painter)
        painter.end()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._restyle()  # the style sheet gives every button a least height of its own when it is polished
        super().showEvent(event)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_ROW_HEIGHT if self._is_row else _CARD_HEIGHT))

    def _paint_card(self, painter: QPainter) -> None:
        px, ratio, tokens = self._theme.px, self.devicePixelRatioF(), self._theme.tokens
        painter.drawPixmap(px(18), px(18), self._theme.pixmap(self._icon, "accent", 24, ratio))
        inner = self.rect().adjusted(px(18), px(54), -px(16), -px(10))
        painter.setFont(self._theme.font(Text.SECTION))
        painter.setPen(tokens.color("text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(tokens.color("muted"))
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(inner.adjusted(0, px(24), 0, 0), wrapped, self._help)

    def _paint_row(self, painter: QPainter) -> None:
        px, ratio, tokens = self._theme.px, self.devicePixelRatioF(), self._theme.tokens
        top = (self.height() - px(18)) // 2
        painter.drawPixmap(px(16), top, self._theme.pixmap(self._icon, "muted", 18, ratio))
        inner = self.rect().adjusted(px(48), px(7), -px(16), -px(7))
        painter.setFont(self._theme.font(Text.MEDIUM))
        painter.setPen(tokens.color("text" if self.isEnabled() else "muted"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(self._theme.font(Text.SMALL))
        painter.setPen(tokens.color("muted"))
        folder = painter.fontMetrics().elidedText(self._help, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, folder)
