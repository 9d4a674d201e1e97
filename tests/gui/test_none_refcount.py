"""Guard for ever: PySide6 6.12.0 on Python 3.11 lost a reference to None with most calls, until the abort."""

from __future__ import annotations

import gc
import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_void_calls_do_not_steal_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    gc.collect()
    gc.disable()  # other tests' garbage holds references to None too
    try:
        before = sys.getrefcount(None)
        for _ in range(1000):
            widget.update()
            widget.setToolTip("")
            widget.parentWidget()
        after = sys.getrefcount(None)
    finally:
        gc.enable()
    assert after > before - 100
