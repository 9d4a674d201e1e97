"""The totals under a table, each under its own column, the number of records at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.theme.fonts import Text
from desktop_app.widgets.delegates import PADDING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QTableView

    from desktop_app.theme.theme import Theme

_HEIGHT = 38


class TotalsFooter(QWidget):
    """Draws texts at the columns of a table; follows its widths and its scrolling."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._note = ""
        self._totals: dict[int, tuple[str, bool]] = {}
        table.horizontalHeader().sectionResized.connect(lambda *_: self.update())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        theme.changed.connect(self.update)

    def show_totals(self, note: str, totals: Mapping[int, tuple[str, bool]], spoken: str) -> None:
        """Show a note at the left and, by column, a text and whether it is negative."""
        self._note, self._totals = note, dict(totals)
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setPen(tokens.color("border"))
            painter.drawLine(0, 0, self.width(), 0)
            painter.setPen(tokens.color("muted"))
            note_box = QRect(PADDING, 1, self.width() - 2 * PADDING, self.height() - 1)
            painter.drawText(note_box, Qt.AlignmentFlag.AlignVCenter, self._note)
            room_from = PADDING + painter.fontMetrics().horizontalAdvance(self._note) + 8
            painter.setFont(self._theme.font(Text.STRONG))
            header = self._table.horizontalHeader()
            for column, (text, is_negative) in self._totals.items():
                if header.isSectionHidden(column):
                    continue
                left = header.sectionViewportPosition(column)
                right = left + header.sectionSize(column) - PADDING
                box = QRect(room_from, 1, max(right - room_from, 0), self.height() - 1)
                painter.setPen(tokens.color("negative" if is_negative else "text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
