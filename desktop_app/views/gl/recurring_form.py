"""Setting up a recurring entry, with the dates its rhythm gives shown while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from desktop_app.views.form_view import FormView
from desktop_app.views.gl import screens
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.widgets.context import ViewContext

_ASK_AFTER_MS = 150
_RHYTHM = ("frequency", "interval", "anchor", "anchor_day", "start_date")


class RecurringForm(FormView):
    """The form of a new recurring entry."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, screens.NEW_RECURRING)
        self._dates = Latest(context.runner, self)
        self._ask = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._ask.timeout.connect(self.ask_dates)
        self.body.changed.connect(self._on_rhythm)
        self.body.grid.focus_first()
        self.ask_dates()

    def ask_dates(self) -> None:
        """Ask for the first dates of the rhythm as it stands."""
        values = self.body.values()
        request = {name: values[name] for name in _RHYTHM if values.get(name) is not None}
        company = self.context.company
        if "start_date" in request and "frequency" in request:
            self._dates.read(lambda: company.call("gl.preview_dates", request), self._show_dates,
                             self._show_why)

    def _on_rhythm(self, name: str) -> None:
        if name in _RHYTHM:
            self._ask.start()

    def _show_dates(self, dates: Sequence[date]) -> None:
        self._show(", ".join(map(self.context.formats.date, dates)))

    def _show_why(self, error: BaseException) -> None:
        self._show(str(error))

    def _show(self, text: Any) -> None:
        self.body.grid.set_values({"next_dates": text})
