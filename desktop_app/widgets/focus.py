"""Where the focus of a page goes: always to something that is shown, so that Tab never stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FocusLead(QObject):
    """Hands a page's focus to the first of its places that is shown.

    A focus proxy that is hidden would swallow the focus: Tab stops before the page, its keys are dead.
    """

    def __init__(self, page: QWidget, *places: QWidget) -> None:
        super().__init__(page)
        self._page, self._places = page, places
        self._was_in = False
        for place in places:
            place.installEventFilter(self)
        self._lead()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._was_in = any(place is watched and place.hasFocus() for place in self._places)
        elif event.type() in _SHOWN_OR_HIDDEN:
            self._was_in |= self._page.hasFocus()
            self._lead()
        return super().eventFilter(watched, event)

    def _lead(self) -> None:
        shown = next((place for place in self._places if place.isVisibleTo(self._page)), None)
        self._page.setFocusProxy(shown)  # type: ignore[arg-type] # None takes the proxy away
        if self._was_in and self._page.isVisible():
            self._was_in = False
            self._page.setFocus()
