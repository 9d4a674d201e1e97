"""Where the focus of a page goes: always to something that is shown, so that Tab never stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SHOWN_OR_HIDDEN = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FocusLead(QObject):
    """Hands a page's focus to the first of its places that is shown and not disabled.

    Not a focus proxy: Tab would stop before a hidden one, and jump over what stands above a shown one.
    """

    def __init__(self, page: QWidget, *places: QWidget) -> None:
        super().__init__(page)
        self._page, self._places = page, places
        self._was_in = False
        for widget in (page, *places):
            widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            if isinstance(event, QFocusEvent) and event.gotFocus():
                self._lead()
        elif event.type() == QEvent.Type.Hide:
            self._was_in = any(place is watched and place.hasFocus() for place in self._places)
        elif event.type() in _SHOWN_OR_HIDDEN and self._page.isVisible() \
                and (self._was_in or self._page.hasFocus()):
            self._was_in = False
            self._page.setFocus()
            self._lead()
        return super().eventFilter(watched, event)

    def _lead(self) -> None:
        able = (place for place in self._places if place.isEnabled())
        shown = next((place for place in able if place.isVisibleTo(self._page)), None)
        if shown is not None:
            shown.setFocus()
