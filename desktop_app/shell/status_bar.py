"""The line at the foot of the window: whose books, in which currency, is the period open, is all safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_app.spec.tips import plain_tip
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Label

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme

_PARTS = ("company", "currency", "period", "mode")
_SAFETY = ("saved", "backup")


class StatusBar(QFrame):
    """Short facts, each with a tip that says more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self._labels = {name: Label(theme, "", Text.SMALL, "muted") for name in (*_PARTS, *_SAFETY)}
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 5, 28, 5)
        row.setSpacing(20)
        for name in _PARTS:
            row.addWidget(self._labels[name])
        row.addStretch(1)
        for name in _SAFETY:
            row.addWidget(self._labels[name])
        self.clear()

    def show_fact(self, name: str, text: str, look: str = "muted", tip: str = "") -> None:
        """Show one fact: `company`, `currency`, `period`, `mode`, `saved`, `backup`; empty takes it away."""
        label = self._labels[name]
        label.setText(text)
        label.setToolTip(plain_tip(tip) or "")
        label.set_look(look)
        label.setVisible(bool(text))
        shown = [part.text() for part in self._labels.values() if part.text()]
        self.setAccessibleName(", ".join(shown))
        self.setVisible(bool(shown))

    def fact(self, name: str) -> str:
        """Return what is shown as a fact."""
        return self._labels[name].text()

    def clear(self) -> None:
        """Forget the company."""
        for name in self._labels:
            self.show_fact(name, "")
