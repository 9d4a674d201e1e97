"""A dialog that grows with what is said in it; Qt counts on one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from typing_extensions import override


class GrowingDialog(QDialog):
    """A column of widgets that always has the height its wrapped texts need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 22, 24, 20)
        self.column.setSpacing(14)

    @override
    def event(self, event: QEvent) -> bool:
        seen = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return seen

    def _make_room(self) -> None:
        needed = self.column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)
