"""Why a company file could not be opened, in plain words, and what can be done instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.dialogs.page_scroll import centre_card
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.work.notice import notice_of
from finance_core.errors import FileLocked, NewerFile, NotACompanyFile, NotFound, ReadOnlyFile

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme

_WIDTH = 620
_TITLES: tuple[tuple[type[BaseException], str], ...] = (
    (FileLocked, "It is open elsewhere"), (ReadOnlyFile, "It cannot be written"),
    (NewerFile, "It needs a newer Countinghouse"), (NotACompanyFile, "This is not a company file"),
    (NotFound, "It is not there any more"),
)


class OpenFailedPage(QWidget):
    """One refusal with its ways out; the first of them has the focus.

    Signals:
        retried: try the same file again; carries whether read-only will do.
        other_asked: choose another file.
        left: back to the start.
    """

    retried = Signal(bool)
    other_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, path: Path, error: BaseException) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        notice = notice_of(error)
        titles = (text for kind, text in _TITLES if isinstance(error, kind))
        title = next(titles, "The file could not be opened")
        self.message = Label(theme, notice.text)
        self.message.setWordWrap(True)
        self.details = Label(theme, notice.details[-1200:], Text.SMALL, "muted")
        self.details.setWordWrap(True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setVisible(bool(notice.details))
        can_read = isinstance(error, FileLocked | ReadOnlyFile)
        self.read_only = Button(theme, "Open read-only", "primary", "eye")
        self.again = Button(theme, "Try again", "" if can_read else "primary")
        self.other = Button(theme, "Choose another file …")
        self.back = Button(theme, "Back")
        self.read_only.setVisible(can_read)
        self._build(title, path)
        self._connect()
        FocusLead(self, self.read_only, self.again)

    def _build(self, title: str, path: Path) -> None:
        theme, picture = self._theme, QLabel()
        picture.setPixmap(theme.pixmap("circle-alert", "negative", 28, self.devicePixelRatioF()))
        card = Card(margin=28, spacing=12)
        card.setMaximumWidth(theme.px(_WIDTH))
        card.column.addLayout(row_of(picture, Label(theme, title, Text.TITLE), None, spacing=12))
        where = Label(theme, str(path), Text.SMALL, "muted")
        where.setWordWrap(True)
        where.setVisible(str(path) not in self.message.text())
        for label in (where, self.message, self.details):
            card.column.addWidget(label)
        card.column.addSpacing(8)
        card.column.addLayout(row_of(self.back, None, self.other, self.again, self.read_only, spacing=10))
        centre_card(self, card)

    def _connect(self) -> None:
        self.read_only.clicked.connect(lambda: self.retried.emit(True))
        self.again.clicked.connect(lambda: self.retried.emit(False))
        self.other.clicked.connect(self.other_asked)
        self.back.clicked.connect(self.left)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
