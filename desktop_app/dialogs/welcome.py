"""The first page: begin a company, open one, look at the sample, or go on with a recent file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.dialogs.choice_card import ChoiceCard
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Card, Label
from desktop_app.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme

_WIDTH = 760


class WelcomePage(QWidget):
    """What the window shows while no company is open.

    Signals:
        new_asked, open_asked, sample_asked: a card was chosen.
        file_chosen: a recent file; carries its path.
    """

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, theme: Theme, recent: list[str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.notice = NoticeBar(theme)
        self.new = ChoiceCard(theme, "plus", "New company", "A few questions, then write. Ctrl+N")
        self.open = ChoiceCard(theme, "folder-open", "Open a company", "A file on this computer. Ctrl+O")
        self.sample = ChoiceCard(theme, "sparkles", "Look around", "A sample company with a year of entries.")
        self.recent = [_recent_row(theme, Path(path)) for path in recent]
        self._build(theme)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self.open_asked)
        self.sample.clicked.connect(self.sample_asked)
        for row, path in zip(self.recent, recent, strict=True):
            row.clicked.connect(lambda _=False, path=path: self.file_chosen.emit(path))
        for keys, signal in (("Ctrl+N", self.new_asked), ("Ctrl+O", self.open_asked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(signal)
        self.setFocusProxy(next((row for row in self.recent if row.isEnabled()), self.new))

    def _build(self, theme: Theme) -> None:
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 48, 0, 32)
        column.setSpacing(14)
        column.addWidget(Label(theme, "Welcome to Countinghouse", Text.TITLE))
        column.addWidget(Label(theme, "One file holds one company. It stays on this computer.", look="muted"))
        column.addSpacing(10)
        column.addWidget(self.notice)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        for card in (self.new, self.open, self.sample):
            cards.addWidget(card, 1)
        column.addLayout(cards)
        if self.recent:
            column.addSpacing(14)
            column.addWidget(Label(theme, "Recent", Text.SECTION))
            box = Card(margin=6, spacing=2)
            for recent in self.recent:
                box.column.addWidget(recent)
            column.addWidget(box)
        column.addStretch(1)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(canvas)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)


def _recent_row(theme: Theme, path: Path) -> ChoiceCard:
    is_there = path.is_file()
    folder = str(path.parent) if is_there else f"Not there any more: {path.parent}"
    row = ChoiceCard(theme, "book-open" if is_there else "circle-alert", path.stem, folder, is_row=True)
    row.setEnabled(is_there)
    return row
