"""Questions by keys: Enter presses the button that has the focus, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.spec.screen import Field
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.context import ViewContext
from tests.gui.keys import ENTER, TAB, focused, type_keys


@pytest.fixture
def asked(context: ViewContext) -> AskDialog:
    """A question that deletes itself when it is closed, as in the window."""
    dialog = AskDialog(context, "Void BILL-7", "Void")
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def test_enter_on_cancel_cancels(asked: AskDialog) -> None:
    answers: list[Any] = []
    asked.answered.connect(answers.append)
    assert focused() is asked.verb
    type_keys(TAB)
    assert focused() is asked.cancel
    type_keys(ENTER)
    assert answers == []
    assert QApplication.activeModalWidget() is None


def test_enter_on_the_verb_and_in_a_field_answers(asked: AskDialog) -> None:
    answers: list[Any] = []
    asked.answered.connect(answers.append)
    asked.ask((Field(name="reason", label="Reason", required=True),))
    type_keys("typed twice", ENTER)
    assert answers == [{"reason": "typed twice"}]
    asked.reject()
