"""Cells drawn straight from the raw values: text, amounts, ticks and status pills.

Drawing the text ourselves is half the price of the style's item painting (17.7 against 31.7 ms for one
repaint of 212 cells) and keeps header and cells on the same left edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop_app.models.roles import ALIGNMENT, DISPLAY, ERROR, KIND, TONE, VALUE, Index
from desktop_app.theme.fonts import Text
from desktop_app.widgets.editors import paint_tick

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme

PADDING = 12
_SELECTED = QStyle.StateFlag.State_Selected
_ELIDE = Qt.TextElideMode.ElideRight


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of every table; `hovered_row` gets the hover colour, `current` a ring."""

    def __init__(self, theme: Theme, parent: QWidget, *, rings_current: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._rings_current = rings_current
        self.hovered_row = -1
        self._take_colors()
        theme.changed.connect(self._take_colors)

    def _take_colors(self) -> None:
        tokens = self._theme.tokens
        self._text, self._muted, self._negative = (tokens.color(n) for n in ("text", "muted", "negative"))
        self._selection, self._hover = tokens.color("selection"), tokens.color("hover")
        self._line, self._accent = tokens.color("border"), tokens.color("accent")
        self._small = self._theme.font(Text.SMALL_MEDIUM)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        self.paint_ground(painter, option, index)
        kind = index.data(KIND)
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        if kind == "status":
            self._paint_pill(painter, inner, index)
        elif kind == "bool":
            self._paint_check(painter, inner, index)
        else:
            value = index.data(VALUE)
            is_negative = kind in ("money", "number", "percent") and value is not None and value < 0
            painter.setPen(self._negative if is_negative else self._text)
            text = option.fontMetrics.elidedText(index.data(DISPLAY) or "", _ELIDE, inner.width())
            painter.drawText(inner, index.data(ALIGNMENT), text)
        self._paint_marks(painter, option, index)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw selection or hover, and the hairline under the row."""
        box: QRect = option.rect
        if option.state & _SELECTED:
            painter.fillRect(box, self._selection)
            if index.column() == 0 and not self._rings_current and self._view.hasFocus():
                painter.fillRect(box.left(), box.top(), 3, box.height(), self._accent)
        elif index.row() == self.hovered_row:
            painter.fillRect(box, self._hover)
        painter.setPen(self._line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.fontMetrics.horizontalAdvance(index.data(DISPLAY) or "")
        return QSize(width + 2 * PADDING, self._theme.px(36))

    def _paint_pill(self, painter: QPainter, box: QRect, index: Index) -> None:
        text = index.data(DISPLAY)
        if not text:
            return
        ink, ground = self._theme.tokens.pill(index.data(TONE) or "neutral")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        metrics = painter.fontMetrics()
        height = metrics.height() + 6
        width = min(metrics.horizontalAdvance(text) + 28, box.width() + PADDING)
        pill = QRectF(box.left() - 2, box.center().y() - height / 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(pill.left() + 8, pill.center().y() - 3, 6, 6))
        painter.setPen(ink)
        room = pill.adjusted(19, 0, -7, 0)
        shown = metrics.elidedText(text, _ELIDE, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_check(self, painter: QPainter, box: QRect, index: Index) -> None:
        if index.data(VALUE) is None:
            return
        side = self._theme.px(16)
        square = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        painter.save()
        paint_tick(painter, self._theme, square, checked=bool(index.data(VALUE)))
        painter.restore()

    def _paint_marks(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        if self._rings_current and index.data(ERROR):
            painter.setPen(QPen(self._negative, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        elif self._rings_current and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
