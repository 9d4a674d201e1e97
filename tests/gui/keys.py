"""Typing as a user does: every key goes to whatever has the focus at that moment."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

TAB = Qt.Key.Key_Tab
ENTER = Qt.Key.Key_Return
ESC = Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    """Return the widget the next key goes to."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def type_keys(*typed: str | Qt.Key) -> None:
    """Type texts and keys, one key at a time."""
    for item in typed:
        if isinstance(item, str):
            for letter in item:
                QTest.keyClicks(focused(), letter)
        else:
            QTest.keyClick(focused(), item)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press one key with modifiers."""
    QTest.keyClick(focused(), key, modifiers)


def dialog() -> Any:
    """Return the question that is open, in front."""
    window = QApplication.activeModalWidget()
    assert isinstance(window, QDialog)
    window.activateWindow()
    QApplication.processEvents()
    return window
