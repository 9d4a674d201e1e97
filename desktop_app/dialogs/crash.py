"""What the user sees when the program met an error nobody foresaw: plain words, the report, a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pathlib import Path

_SENTENCE = (
    "Countinghouse met an error it does not know. What was saved is safe; what you typed is still here.\n"
    "If it happens again, close the program and open the file anew."
)
_REPORT = (
    "This report holds nothing of your books, and it is sent nowhere. Read it; whether you send it to the "
    "makers is up to you."
)
_LONGEST = 300


class CrashDialog(QDialog):
    """Built of plain Qt, so that it shows even when the theme is what failed.

    `words` is what the error said: shown, but no part of the report, since it may quote the books.
    """

    def __init__(self, report: str, words: str, file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Countinghouse")
        self.resize(640, 440)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        buttons = QDialogButtonBox()
        copy = buttons.addButton("Copy the report", QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(QLabel(_SENTENCE))
        if words:
            column.addWidget(_wrapped(f"It said: {words[:_LONGEST]}"))
        column.addWidget(_wrapped(_REPORT))
        column.addWidget(self.report, 1)
        column.addWidget(_wrapped(f"It is kept in {file}"))
        column.addWidget(buttons)
        go_on.setFocus()


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
