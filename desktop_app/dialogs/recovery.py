"""The recovery code of an encrypted company: shown once it has a passphrase, and kept on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.growing_dialog import GrowingDialog
from desktop_app.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme
    from desktop_app.work.notice import Notice

_WIDTH, _COLUMNS = 520, 5
_SENTENCE = (
    "This code opens the books and their backups when the passphrase is forgotten. Nobody can open them "
    "without one of the two, the makers of the program included. Print the sheet and keep it away from the "
    "computer."
)


class RecoveryDialog(GrowingDialog):
    """Shows the code in groups.

    Signals:
        sheet_asked: the sheet is to be saved as PDF.
    """

    sheet_asked = Signal()

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recovery code")
        self.setMinimumWidth(theme.px(_WIDTH))
        self.code = code
        self.notice = NoticeBar(theme)
        self.save = Button(theme, "Save the sheet as PDF …", "primary", "printer")
        self.copy = Button(theme, "Copy the code", "", "copy")
        self.leave = Button(theme, "Done")
        column = self.column
        column.addWidget(Label(theme, "Recovery code", Text.SECTION))
        column.addWidget(self.notice)
        sentence = Label(theme, _SENTENCE, look="muted")
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(theme.px(_WIDTH) - 48)
        column.addWidget(sentence)
        column.addWidget(self._groups(theme))
        column.addLayout(row_of(self.copy, None, self.leave, self.save, spacing=10))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(code))
        self.save.clicked.connect(self.sheet_asked)
        self.leave.clicked.connect(self.accept)
        self.save.setFocus()

    def say(self, notice: Notice) -> None:
        """Tell what became of the sheet."""
        self.notice.show_notice(notice)

    def _groups(self, theme: Theme) -> QWidget:
        card = Card(margin=18, spacing=0)
        card.setAccessibleName(self.code)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        for at, group in enumerate(self.code.split()):
            label = Label(theme, group, Text.SECTION)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(label, at // _COLUMNS, at % _COLUMNS)
        card.column.addLayout(grid)
        return card
