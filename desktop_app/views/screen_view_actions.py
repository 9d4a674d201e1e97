"""Runs the actions of a screen: asks, confirms, calls the service off the GUI thread, says how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop_app.spec.screen import ActionCall
from desktop_app.views.form_view import number_of, open_form
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.work.notice import Notice, notice_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.spec.screen import Action, Values
    from desktop_app.widgets.context import ViewContext


class ActionRunner(QObject):
    """Carries out actions for one view.

    Signals:
        refused: an action without a dialog was refused; carries a `Notice`.
        done: an action succeeded; carries its id.
    """

    refused = Signal(Notice)
    done = Signal(str)

    def __init__(self, context: ViewContext, view: QWidget) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def is_enabled(self, action: Action, values: Values) -> bool:
        """Tell whether an action can be run on a row; an empty row is no selection."""
        if action.needs_selection and not values:
            return False
        return action.enabled_when is None or action.enabled_when(values)

    def run(self, action: Action, values: Values) -> None:
        """Run an action on a row, asking first where it says so."""
        if not self.is_enabled(action, values):
            return
        if not action.asks and not action.confirm:
            self._carry_out(action, values, {}, None)
            return
        title = f"{action.title} {number_of(values)}".strip()
        dialog = AskDialog(self._context, title, action.title, self._view)
        if action.confirm:
            dialog.say(action.confirm)
        if action.asks:
            dialog.ask(action.asks)
        dialog.answered.connect(lambda answers: self._carry_out(action, values, answers, dialog))
        dialog.open()

    def _carry_out(self, action: Action, values: Values, answers: Values, dialog: AskDialog | None) -> None:
        if callable(action.run):
            call = ActionCall(context=self._context, values=values, answers=answers, open_form=self._open)
            action.run(call)
            _close(dialog)
            return
        company, method = self._context.company, action.run
        request: Any = {name: value for name, value in answers.items() if value is not None}
        if action.needs_selection and action.id_field:
            request[action.id_field] = values["id"]
        elif action.needs_selection:
            request = values["id"]

        def succeeded(_result: Any) -> None:
            _close(dialog)
            self._context.notify(Notice("success", action.done or f"{action.title}: done."))
            if isValid(self):
                self.done.emit(action.id)

        refuse = dialog.refuse if dialog else self._refuse
        self._context.runner.write(lambda: company.call(method, request), succeeded, refuse)

    def _open(self, screen_id: str, values: Values) -> None:
        open_form(self._context, screen_id, values)

    def _refuse(self, error: BaseException) -> None:
        self.refused.emit(notice_of(error))


def _close(dialog: AskDialog | None) -> None:
    """Close the question, unless the user already did."""
    if dialog is not None and isValid(dialog):
        dialog.done_with()
