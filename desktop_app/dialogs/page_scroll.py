"""A page that scrolls: its content keeps the page's right edge, the scroll bar stands in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

MARGIN = 28


class PageScroll(QScrollArea):
    """Holds a column of cards; lay it out without a right margin of its own."""

    def __init__(self, layout: QLayout | None = None) -> None:
        super().__init__()
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self.column = QVBoxLayout()
        self._layout = layout or self.column
        self._layout.setSpacing(14)
        canvas.setLayout(self._layout)
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_edge())
        self._keep_edge()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_edge()

    def _keep_edge(self) -> None:
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._layout.setContentsMargins(0, 0, MARGIN - taken, 0)


def centre_card(page: QWidget, card: QWidget) -> None:
    """Lay a card out on a page that holds nothing else: in the middle, a little above half."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 100)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)


def page_margins(page: QVBoxLayout) -> None:
    """Give a page the margins that go with a `PageScroll` in it."""
    page.setContentsMargins(MARGIN, 24, 0, 16)
    page.setSpacing(14)
