"""A list whose own form only changes what is there."""

from __future__ import annotations

from typing_extensions import override

from desktop_app.spec.screen import ScreenSpec


class RecordScreen(ScreenSpec):
    """Enter opens a record to change it; new ones are made by an action that opens a form of its own.

    For services that create and change by different requests.
    """

    @property
    @override
    def has_form(self) -> bool:
        return False
