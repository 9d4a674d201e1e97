"""The page before an encrypted company: its passphrase, or the code of its recovery sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.dialogs.page_scroll import centre_card
from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.work.notice import notice_of

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext

_WIDTH = 480
_FIELD = Field(name="passphrase", label="Passphrase", kind="secret", required=True, span=2)


class UnlockPage(QWidget):
    """Asks until the file opens; what was typed stays after a refusal.

    Signals:
        answered: carries the passphrase or recovery code.
        left: back to the start.
    """

    answered = Signal(str)
    left = Signal()

    def __init__(self, context: ViewContext, path: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.grid = FieldGrid((_FIELD,), context)
        self.open = Button(context.theme, "Open", "primary", "lock-open")
        self.back = Button(context.theme, "Back")
        self._build(path)
        self.open.clicked.connect(self.answer)
        self.back.clicked.connect(self.left)
        for keys, act in (("Return", self.answer), ("Enter", self.answer), ("Esc", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.setFocusProxy(self.grid.boxes["passphrase"].editor)

    def answer(self) -> None:
        """Hand over what is typed; nothing twice while it is being tried."""
        if self.open.isEnabled() and self.grid.check():
            self.open.setEnabled(False)
            self.open.setText("Opening …")
            self.answered.emit(self.grid.values()["passphrase"])

    def refuse(self, error: BaseException) -> None:
        """Show why it did not open."""
        self.open.setEnabled(True)
        self.open.setText("Open")
        self.grid.set_errors({"passphrase": notice_of(error).text})
        editor = self.grid.boxes["passphrase"].editor
        editor.setFocus()
        editor.selectAll()

    def _build(self, path: Path) -> None:
        theme, picture = self._context.theme, QLabel()
        picture.setPixmap(theme.pixmap("lock", "accent", 26, self.devicePixelRatioF()))
        card = Card(margin=28, spacing=12)
        card.setMaximumWidth(theme.px(_WIDTH))
        card.column.addLayout(row_of(picture, Label(theme, path.stem, Text.TITLE), None, spacing=12))
        where = Label(theme, str(path.parent), Text.SMALL, "muted")
        help_line = Label(theme, "Forgotten it? Type the code of the recovery sheet instead.", Text.SMALL,
                          "muted")
        for widget in (where, self.grid, help_line):
            card.column.addWidget(widget)
        where.setWordWrap(True)
        card.column.addSpacing(8)
        card.column.addLayout(row_of(self.back, None, self.open, spacing=10))
        centre_card(self, card)
