"""What the user sees when the program met an error nobody foresaw: plain words, the log, a way on."""

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


class CrashDialog(QDialog):
    """Built of plain Qt, so that it shows even when the theme is what failed."""

    def __init__(self, details: str, log: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Countinghouse")
        self.resize(620, 380)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName("Details")
        where = QLabel(f"The report is kept in {log}")
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        copy = buttons.addButton("Copy details", QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(QLabel(_SENTENCE))
        column.addWidget(text, 1)
        column.addWidget(where)
        column.addWidget(buttons)
        go_on.setFocus()
