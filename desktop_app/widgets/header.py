"""The table header: quiet titles on the cells' own edges and a small arrow for the sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from desktop_app.models.roles import ALIGNMENT, DISPLAY, HORIZONTAL
from desktop_app.theme.fonts import Text
from desktop_app.widgets.delegates import PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPainter

    from desktop_app.theme.theme import Theme

_HEIGHT = 38
_NARROWEST = 48
_ARROW = 14


class Header(QHeaderView):
    """A horizontal header drawn like the cells."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(HORIZONTAL, parent)
        self._theme = theme
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setSectionsMovable(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, model = self._theme.tokens, self.model()
        painter.setPen(tokens.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        alignment = model.headerData(logicalIndex, HORIZONTAL, ALIGNMENT)
        title = model.headerData(logicalIndex, HORIZONTAL, DISPLAY) or ""
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        if is_sorted:
            is_right = bool(alignment & Qt.AlignmentFlag.AlignRight)
            inner = self._paint_arrow(painter, inner, title, is_right=is_right)
        painter.setFont(self._theme.font(Text.SMALL_MEDIUM))
        painter.setPen(tokens.color("text" if is_sorted else "muted"))
        metrics = painter.fontMetrics()
        broken = in_two_lines(metrics, title)
        if metrics.horizontalAdvance(title) > inner.width() >= width_of(metrics, broken):
            painter.drawText(inner, alignment, broken)
            return
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, alignment, text)

    def _paint_arrow(self, painter: QPainter, box: QRect, title: str, *, is_right: bool) -> QRect:
        side = self._theme.px(_ARROW)
        descends = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        ratio = painter.device().devicePixelRatio()
        arrow = self._theme.pixmap("chevron-down" if descends else "chevron-up", "muted", _ARROW, ratio)
        painter.setFont(self._theme.font(Text.SMALL_MEDIUM))
        width = painter.fontMetrics().horizontalAdvance(title)
        left = box.right() - side + 1 if is_right else min(box.left() + width + 4, box.right() - side)
        painter.drawPixmap(left, box.center().y() - side // 2 + 1, arrow)
        return box.adjusted(0, 0, -side - 2, 0) if is_right or left == box.right() - side else box

    def _restyle(self) -> None:
        self.setFont(self._theme.font(Text.SMALL_MEDIUM))
        self.updateGeometry()
        self.viewport().update()


def in_two_lines(metrics: QFontMetrics, title: str) -> str:
    """Return a title broken where its two lines are shortest; one of a single word stays whole."""
    words = title.split(" ")
    broken = ("\n".join((" ".join(words[:at]), " ".join(words[at:]))) for at in range(1, len(words)))
    return min(broken, key=lambda lines: width_of(metrics, lines), default=title)


def width_of(metrics: QFontMetrics, lines: str) -> int:
    """Return the width of the longest line."""
    return max(metrics.horizontalAdvance(line) for line in lines.split("\n"))
