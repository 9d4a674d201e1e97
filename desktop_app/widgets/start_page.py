"""A page whose keys begin in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class StartPage(QWidget):
    """A page that gives the focus it gets to `start`.

    A focus proxy would take Tab too on its way into the page, and skip all that comes before it.
    """

    start: QWidget

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.start.setFocus(event.reason())
