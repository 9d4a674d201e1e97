"""The first page: begin a company, open one, look at the sample, restore, or go on with a recent file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.dialogs.choice_card import ChoiceCard
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Card, Label
from desktop_app.widgets.focus import FocusLead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.theme.theme import Theme

_WIDTH = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """A company opened before: its file, its size and the age of its newest backup in words."""

    path: Path
    size: str = ""
    backup: str = ""
    is_there: bool = True


class WelcomePage(QWidget):
    """What the window shows while no company is open.

    Signals:
        new_asked, open_asked, sample_asked, import_asked, restore_asked: a card was chosen.
        file_chosen: a recent file; carries its path.
    """

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()
    restore_asked = Signal()
    file_chosen = Signal(str)

    def __init__(self, theme: Theme, paths: Sequence[Path]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.new = ChoiceCard(theme, "plus", "New company", "A few questions, then write. Ctrl+N")
        self.open = ChoiceCard(theme, "folder-open", "Open a company", "A file on this computer. Ctrl+O")
        self.sample = ChoiceCard(theme, "sparkles", "Look around", "A sample company with a year of entries.")
        self.bring = ChoiceCard(theme, "arrow-right-left", "Move from another program",
                               "A new company, then its balances and open items by paste.", is_row=True)
        self.restore = ChoiceCard(theme, "archive-restore", "Restore a backup",
                                  "Makes a new file; nothing is overwritten.", is_row=True)
        self.recent = [ChoiceCard(theme, "book-open", path.stem, str(path.parent), is_row=True)
                       for path in paths]
        self._build(theme)
        for card, signal in ((self.new, self.new_asked), (self.open, self.open_asked),
                             (self.sample, self.sample_asked), (self.bring, self.import_asked),
                             (self.restore, self.restore_asked)):
            card.clicked.connect(signal)
        for row, path in zip(self.recent, paths, strict=True):
            row.clicked.connect(lambda _=False, path=path: self.file_chosen.emit(str(path)))
        for keys, signal in (("Ctrl+N", self.new_asked), ("Ctrl+O", self.open_asked)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(signal)
        FocusLead(self, *self.recent, self.new)

    def show_recent(self, looked_at: Sequence[Recent]) -> None:
        """Say what was found of the recent files; one that is gone cannot be chosen."""
        had_focus = any(row.hasFocus() for row in self.recent)
        for row, one in zip(self.recent, looked_at, strict=True):
            row.setEnabled(one.is_there)
            if one.is_there:
                row.tell(f"{one.path.parent} · {one.size} · {one.backup}")
            else:
                row.tell(f"Not there any more: {one.path.parent}", "circle-alert")
        if had_focus:
            self.setFocus()

    def _build(self, theme: Theme) -> None:
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 48, 0, 32)
        column.setSpacing(14)
        column.addWidget(Label(theme, "Welcome to Countinghouse", Text.TITLE))
        column.addWidget(Label(theme, "One file holds one company. It stays on this computer.", look="muted"))
        column.addSpacing(10)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        for card in (self.new, self.open, self.sample):
            cards.addWidget(card, 1)
        column.addLayout(cards)
        more = Card(margin=6, spacing=2)
        for row_card in (self.bring, self.restore):
            more.column.addWidget(row_card)
        column.addWidget(more)
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
