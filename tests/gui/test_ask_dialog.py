"""Questions by keys: Enter presses the button that has the focus; an empty input says what it means."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.spec.screen import Field
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.context import ViewContext
from desktop_app.widgets.field_grid import FieldGrid
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


def test_a_long_refusal_does_not_run_into_its_field(asked: AskDialog) -> None:
    asked.ask((Field(name="on", label="Date", kind="date"), Field(name="reason", label="Reason")))
    QApplication.processEvents()
    type_keys("the day it was paid", ENTER)
    QApplication.processEvents()
    assert asked._grid is not None
    box = asked._grid.boxes["on"]
    assert box._error.height() >= box._error.heightForWidth(box._error.width())
    assert box._error.geometry().top() >= box.editor.geometry().bottom()
    asked.reject()


def test_an_empty_input_says_what_it_means_while_it_can_be_typed(context: ViewContext) -> None:
    help_text = "Empty: the document's own date; later ones wait."
    grid = FieldGrid((Field(name="on", label="Date", kind="date", help=help_text),), context)
    editor = grid.boxes["on"].editor
    assert editor.placeholderText() == "The document's own date"
    grid.set_read_only(True)
    assert editor.placeholderText() == ""


def test_a_question_that_cancels_something_is_left_by_back(context: ViewContext) -> None:
    dialog = AskDialog(context, "Cancel bill BILL-7", "Cancel bill")
    assert (dialog.verb.text(), dialog.cancel.text()) == ("Cancel bill", "Back")
    dialog.reject()
