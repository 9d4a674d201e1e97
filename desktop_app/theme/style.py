"""Fusion with round menus; its other old-fashioned habits are switched off in the style sheet.

Style hints are answered by the style sheet's properties (`combobox-popup` and so on), not by an override
here: Qt asks thousands of them while a page is built, and each would be a call into Python.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QProxyStyle, QWidget
from typing_extensions import override


class CountinghouseStyle(QProxyStyle):
    """The application's style."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def polish(self, target: QWidget) -> None:  # type: ignore[override]  # the other overloads go to Fusion
        see_through = Qt.WidgetAttribute.WA_TranslucentBackground
        if isinstance(target, QMenu) and not target.testAttribute(see_through):
            target.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            target.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
            target.setAttribute(see_through)
        super().polish(target)
