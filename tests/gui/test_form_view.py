"""The form page, filled by keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.lookups import Lookups
from desktop_app.models.roles import ERROR
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.form_view_body import LinesCard
from desktop_app.views.form_view_request import refusals_of, spoken_refusal
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.context import ViewContext
from desktop_app.work.notice import Notice
from desktop_app.work.runner import ThreadRunner
from tests.gui.conftest import Shell
from tests.gui.demo import BILLS, JOURNALS, DemoCompany, key
from tests.gui.keys import CONTROL, ENTER, ESC, SHIFT, TAB, focused, press, type_keys

Show = Callable[..., Any]


@pytest.fixture
def form(context: ViewContext, show: Show) -> FormView:
    view: FormView = show(FormView(context, BILLS), 1068, 720)
    view.body.grid.focus_first()
    return view


def lines(form: FormView) -> LinesCard:
    assert form.body.lines is not None
    return form.body.lines


def type_bill(form: FormView) -> None:
    """Fill header and two lines with nothing but the keyboard."""
    type_keys("nord", TAB, "RE-118", TAB, "12", TAB, TAB, TAB, TAB, "Roof", TAB)
    assert focused() is lines(form).grid
    type_keys("5200", TAB, "Timber", TAB, "120+35*2", TAB, Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Down,
              Qt.Key.Key_Down, ENTER)
    type_keys("6200", TAB, "Paper", TAB, "85.40", ENTER, ENTER)


def error(form: FormView, name: str) -> str:
    return form.body.grid.boxes[name].error


def test_a_bill_is_typed_previewed_and_saved_by_keyboard(
    qtbot: QtBot, form: FormView, company: DemoCompany, shell: Shell,
) -> None:
    type_bill(form)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 4)
    assert form.preview.rows == [
        ("5200 Materials", "Account of the line", "190.00", ""),
        ("6200 Office supplies", "Account of the line", "85.40", ""),
        ("1410 Input VAT", "Role INPUT_TAX, code of the line", "36.10", ""),
        ("2100 Trade payables", "Nordlicht GmbH · Role AP_CONTROL", "", "311.50")]
    assert [label.text() for label in lines(form)._sums.values()] == ["275.40", "36.10", "311.50"]
    assert lines(form).model.index(0, 4).data() == "36.10"
    with qtbot.waitSignals([form.closed, form.context.hub.saved]):
        press(Qt.Key.Key_S, CONTROL)
    saved = company.saved[0]
    assert isinstance(saved.pop("request_id"), UUID)
    assert saved == {
        "vendor_id": key(1, 2), "number": "RE-118", "invoice_date": date(2025, 6, 12), "terms": "Net 14",
        "prices_include_tax": False, "description": "Roof",
        "lines": [
            {"account_id": key(2, 1), "description": "Timber", "amount": Decimal("190.00"), "tax_rate": "19"},
            {"account_id": key(2, 3), "description": "Paper", "amount": Decimal("85.40")}]}
    assert [(notice.kind, notice.text) for notice in shell.notices] == [
        ("success", "Bill BILL-1401 is saved, entry 2025-000412.")]


def test_what_is_previewed_is_what_is_saved(qtbot: QtBot, form: FormView, company: DemoCompany) -> None:
    type_bill(form)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 4)
    press(Qt.Key.Key_S, CONTROL)
    previewed = [request for method, request in company.calls if method == "preview demo.save_bill"][-1]
    saved = dict(company.saved[0])
    saved.pop("request_id")
    assert previewed == saved


def test_save_and_new_keeps_date_and_party(form: FormView, company: DemoCompany) -> None:
    type_bill(form)
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    values = form.body.values()
    assert (values["vendor_id"], values["invoice_date"]) == (key(1, 2), date(2025, 6, 12))
    assert values["number"] is None
    assert values["lines"] == []
    assert focused().objectName() == "vendor_id"
    type_keys(TAB, "RE-119", TAB)
    lines(form).grid.go_to(0, "amount")
    type_keys("5", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    first, second = (saved["request_id"] for saved in company.saved)
    assert first != second


def test_a_missing_value_is_shown_at_its_field_and_nothing_is_sent(
    form: FormView, company: DemoCompany,
) -> None:
    press(Qt.Key.Key_S, CONTROL)
    assert error(form, "vendor_id") == "Vendor is needed."
    assert focused().objectName() == "vendor_id"
    assert focused().accessibleDescription() == "Vendor is needed."
    assert company.saved == []


def test_a_misread_date_is_shown_at_its_field(form: FormView, company: DemoCompany) -> None:
    type_keys("nord", TAB, TAB, "32", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert error(form, "invoice_date").startswith("“32” is not a date.")
    assert company.saved == []


def test_a_refusal_of_the_service_is_shown_at_its_field_and_keeps_what_was_typed(
    form: FormView, company: DemoCompany,
) -> None:
    type_bill(form)
    form.body.grid.boxes["vendor_id"].editor.setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("bright", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert error(form, "vendor_id") == "Brightwater Dental is on hold. Release the hold first."
    assert company.saved == []
    assert form.body.values()["number"] == "RE-118"
    type_keys("x")
    assert error(form, "vendor_id") == ""


def test_a_refused_line_is_marked_in_its_cell(form: FormView) -> None:
    type_bill(form)
    lines(form).grid.go_to(1, "amount")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_S, CONTROL)
    cell = lines(form).model.index(1, 2)
    assert cell.data(ERROR) == "A line needs an amount other than zero."
    assert lines(form).grid.currentIndex() == cell
    assert form.notice.text == "A line needs an amount other than zero."


def test_what_all_lines_share_is_refused_over_the_lines() -> None:
    notice = Notice("error", "There is no vendor with the key 7.", field="lines.0.vendor_id")
    refusals = refusals_of(BILLS, [notice])
    assert (refusals.fields, refusals.cells) == ({"vendor_id": notice.text}, {})
    assert spoken_refusal(BILLS, notice) == "Vendor: There is no vendor with the key 7."


def test_a_refusal_leaves_nothing_of_the_entry_before(qtbot: QtBot, form: FormView) -> None:
    type_bill(form)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 4)
    assert form.preview._subtitle.text() == "As it will be posted"
    form.preview.say("May 2025 is closed.", is_refusal=True)
    assert form.preview._subtitle.text() == ""
    assert form.preview._warnings.isHidden()


def test_what_is_typed_in_an_open_cell_is_saved(form: FormView, company: DemoCompany) -> None:
    type_bill(form)
    lines(form).grid.go_to(1, "amount")
    type_keys("90")
    press(Qt.Key.Key_S, CONTROL)
    assert company.saved[0]["lines"][1]["amount"] == Decimal(90)


def test_a_misread_cell_keeps_its_text_and_stops_preview_and_save(
    qtbot: QtBot, form: FormView, company: DemoCompany,
) -> None:
    type_bill(form)
    lines(form).grid.go_to(1, "amount")
    type_keys("8b", ENTER)
    cell = lines(form).model.index(1, 2)
    assert cell.data() == "8b"
    why = "Line 2, Amount: “8b” is not an amount. Write it like 1,234.50 or 120+35*2."
    qtbot.waitUntil(lambda: form.preview.message == why)
    press(Qt.Key.Key_S, CONTROL)
    assert company.saved == []
    assert lines(form).grid.currentIndex() == cell
    type_keys(Qt.Key.Key_F2, Qt.Key.Key_End, Qt.Key.Key_Backspace, "0", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    assert company.saved[0]["lines"][1]["amount"] == Decimal(80)


def test_the_pane_says_what_is_missing_or_refused_instead_of_an_entry(qtbot: QtBot, form: FormView) -> None:
    type_keys("nord", TAB)
    qtbot.waitUntil(lambda: form.preview.message == "Still needed for the entry: lines.")
    type_keys("x", TAB, "32")
    qtbot.waitUntil(lambda: form.preview.message.startswith("“32” is not a date."))


def test_typing_asks_for_one_preview_when_it_pauses(
    qtbot: QtBot, form: FormView, company: DemoCompany,
) -> None:
    type_keys("nord", TAB, "RE-118-2025")
    lines(form).grid.go_to(0, "amount")
    type_keys("5", ENTER)
    qtbot.waitUntil(lambda: bool(form.preview.rows))
    qtbot.wait(200)
    assert len([1 for method, _ in company.calls if method.startswith("preview")]) == 1


def test_a_chosen_vendor_brings_its_account_and_terms_but_never_overwrites(form: FormView) -> None:
    form.body.grid.boxes["terms"].editor.setFocus()
    type_keys("Cash")
    form.body.grid.boxes["vendor_id"].editor.setFocus()
    type_keys("nord", TAB)
    assert form.body.values()["terms"] == "Cash"
    lines(form).grid.go_to(0, "amount")
    type_keys("5", ENTER)
    assert form.body.values()["lines"][0]["account_id"] == key(2, 3)


def test_escape_closes_at_once_when_nothing_was_typed(qtbot: QtBot, form: FormView) -> None:
    with qtbot.waitSignal(form.closed):
        press(ESC)


def choose(text: str) -> None:
    window = QApplication.activeModalWidget()
    assert isinstance(window, AskDialog)
    next(made for made in window.findChildren(QPushButton) if made.text() == text).click()


def walked(dialog: QWidget | None) -> list[str]:
    """Return the buttons of a question in the order Tab goes."""
    assert dialog is not None
    dialog.activateWindow()
    QTest.qWait(50)
    texts: list[str] = []
    while (button := focused()) and isinstance(button, QPushButton) and button.text() not in texts:
        texts.append(button.text())
        press(TAB)
    return texts


def test_escape_asks_when_something_was_typed(qtbot: QtBot, form: FormView, company: DemoCompany) -> None:
    type_keys("nord", TAB, "RE")
    press(ESC)
    assert walked(QApplication.activeModalWidget()) == ["Save", "Cancel", "Keep as draft", "Discard"]
    choose("Cancel")
    form.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert form.body.values()["number"] == "RE"
    press(ESC)
    with qtbot.waitSignal(form.closed):
        choose("Discard")
    assert company.drafts == {}


def test_a_draft_is_kept_offered_and_continued(
    qtbot: QtBot, form: FormView, company: DemoCompany, context: ViewContext, show: Show,
) -> None:
    type_bill(form)
    press(ESC)
    with qtbot.waitSignal(form.closed):
        choose("Keep as draft")
    kept = next(iter(company.drafts.values()))
    assert (kept.kind, kept.title, kept.body["number"]) == ("demo.bills", "New bill", "RE-118")
    again: FormView = show(FormView(context, BILLS), 1068, 720)
    assert again.notice.text == "A bill you did not save is kept."
    next(made for made in again.findChildren(QPushButton) if made.text() == "Continue with it").click()
    assert again.body.values() == form.body.values()
    again.save()
    assert company.saved[0]["number"] == "RE-118"
    assert company.drafts == {}


def test_a_form_saves_its_draft_when_typing_pauses(
    qtbot: QtBot, form: FormView, company: DemoCompany,
) -> None:
    form.draft._timer.setInterval(20)
    type_keys("nord", TAB)
    qtbot.waitUntil(lambda: len(company.drafts) == 1)
    type_keys("RE", TAB)
    qtbot.waitUntil(lambda: next(iter(company.drafts.values())).body["number"] == "RE")


def test_a_missing_vendor_is_created_without_losing_the_form(form: FormView, shell: Shell) -> None:
    type_keys("Zenith", ENTER)
    other, title = shell.tabs[0]
    assert title == "New vendor"
    assert isinstance(other, FormView)
    other.activateWindow()
    assert other.body.values() == {"name": "Zenith"}
    other.save()
    assert shell.tabs[-1] == (form, "New bill")
    assert form.body.values()["vendor_id"] == key(1, 4)
    assert form.is_dirty


def test_a_posted_record_is_read_only_with_its_entry(context: ViewContext, shell: Shell) -> None:
    form = open_form(context, "demo.bills", record=key(3, 1))
    assert form.title == "Bill BILL-1399"
    assert form.preview.rows[0] == ("5200 Materials", "Account of the line", "202.64", "")
    assert form.body.grid.boxes["vendor_id"].editor.isReadOnly()
    assert not lines(form).model.is_editable
    form.activateWindow()
    form.save()
    assert shell.notices == []


def test_a_draft_record_is_edited_under_its_own_id(
    context: ViewContext, company: DemoCompany,
) -> None:
    form = open_form(context, "demo.bills", record=key(3, 5))
    assert form.title == "Bill BILL-1395"
    assert not form.body.grid.boxes["vendor_id"].editor.isReadOnly()
    form.save()
    assert company.saved[0]["id"] == key(3, 5)


def test_a_journal_shows_its_difference_and_balances_it(
    context: ViewContext, show: Show, company: DemoCompany, shell: Shell,
) -> None:
    form: FormView = show(FormView(context, JOURNALS), 1068, 600)
    assert form.preview.isHidden()
    lines(form).grid.go_to(0, "debit")
    type_keys("100", ENTER)
    assert lines(form)._difference.text() == "Difference 100.00"
    lines(form).grid.go_to(1, "account_id")
    next(made for made in form.findChildren(QPushButton) if made.text() == "Balance on this line").click()
    assert lines(form)._difference.text() == ""
    assert company.saved == []
    form.save()
    assert [line.get("credit") for line in company.saved[0]["lines"]] == [None, Decimal(100)]
    assert (shell.notices[0].kind, shell.notices[0].text) == ("warning", "Journal is saved. Same as JE-7.")


def test_a_read_only_file_locks_a_new_form(context: ViewContext, company: DemoCompany, show: Show) -> None:
    company.read_only = True
    form: FormView = show(FormView(context, BILLS), 1068, 720)
    assert form.body.grid.boxes["number"].editor.isReadOnly()
    form.save()
    assert company.saved == []


@pytest.mark.usefixtures("form")
def test_the_tab_key_walks_the_form_in_reading_order() -> None:
    seen: list[str] = []
    for _ in range(11):
        widget: QWidget = focused()
        seen.append(widget.accessibleName() or getattr(widget, "text", str)())
        type_keys(TAB)
    assert seen == [
        "Vendor", "Vendor's number", "Invoice date", "Due", "Terms", "Prices include tax", "Description",
        "Lines", "Save and new", "Save", "Vendor"]


def test_with_real_threads_a_bill_is_typed_ahead_of_the_answers_and_saved(
    qtbot: QtBot, context: ViewContext, company: DemoCompany, show: Show, shell: Shell,
) -> None:
    runner = ThreadRunner()
    company.delay = partial(time.sleep, 0.02)
    threaded = replace(context, runner=runner, lookups=Lookups(company, runner, context.hub))
    form: FormView = show(FormView(threaded, BILLS), 1068, 720)
    form.body.grid.focus_first()
    type_keys("nord", TAB, "RE-118", TAB, TAB, TAB, TAB, TAB, TAB, "5200", TAB, "Timber", TAB, "99.5", ENTER)
    qtbot.waitUntil(lambda: lines(form).model.lines()[0]["account_id"] == key(2, 1))
    qtbot.waitUntil(lambda: len(form.preview.rows) == 2)
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    runner.close()
    assert company.saved[0]["vendor_id"] == key(1, 2)
    assert [line["amount"] for line in company.saved[0]["lines"]] == [Decimal("99.5")]
    assert "MainThread" not in company.threads
    assert shell.notices[0].kind == "success"
