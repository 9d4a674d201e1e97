"""Journals, adjusting and recurring entries by keys: posted, refused at their fields, reversed, repeated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.models.roles import ERROR
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.form_view_body import LinesCard
from desktop_app.views.gl.due_view import DueView
from desktop_app.views.gl.entry_forms import CorrectionForm, DuplicateForm
from desktop_app.views.gl.recurring_detail import RecurringDetail
from desktop_app.views.gl.recurring_form import RecurringForm
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.kernel.listing import ListQuery
from tests.company_fixtures import company
from tests.gui.books import Show, Window, account, button, context, rows, window
from tests.gui.keys import CONTROL, ENTER, SHIFT, TAB, dialog, focused, press, type_keys

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["company", "context", "window"]  # fixtures over a real company file
D = Decimal


def lines(form: FormView) -> LinesCard:
    assert form.body.lines is not None
    return form.body.lines


def new_form(context: ViewContext, window: Window, screen: str) -> FormView:
    form = open_form(context, screen)
    assert window.tabs[-1] is form
    return form


def type_head(day: str, description: str) -> None:
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys(day, TAB, TAB, description, TAB)


def type_lines(form: FormView, *typed: tuple[str, str, str]) -> None:
    """Type account, debit and credit of each line with nothing but the keyboard."""
    lines(form).grid.go_to(0, "account_id")
    for code, debit, credit in typed:
        type_keys(code, TAB)
        if debit:
            type_keys(debit, TAB, TAB)
        else:
            type_keys(TAB, credit, TAB)
        type_keys(TAB, TAB, ENTER)


def entries(company: Company) -> list[dict[str, Any]]:
    return rows(company, "gl.list_journals")


def post(company: Company, *typed: tuple[str, str, str], on: date = date(2026, 6, 1),
         text: str = "Rent") -> Any:
    """Post a journal through the service and return it."""
    return company.call("gl.record_journal_entry", {
        "entry_date": on, "description": text,
        "lines": [{"account_id": account(company, code), "debit": D(debit) if debit else None,
                   "credit": D(credit) if credit else None} for code, debit, credit in typed]}).value


def front(view: QWidget) -> None:
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.setFocus()


def test_a_journal_is_typed_previewed_and_posted_by_keys(
    qtbot: QtBot, context: ViewContext, company: Company, window: Window,
) -> None:
    form = new_form(context, window, "gl.journal")
    type_head("5", "Rent June")
    type_lines(form, ("6100", "1000+250", ""))
    assert lines(form)._difference.text() == "Difference 1,250.00"
    type_keys("1300", TAB, TAB, "=")
    assert lines(form)._difference.text() == ""
    qtbot.waitUntil(lambda: len(form.preview.rows) == 2)
    assert form.preview.rows == [("6100 Rent", "journal line", "1,250.00", ""),
                                 ("1300 Prepaid expenses", "journal line", "", "1,250.00")]
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    (entry,) = entries(company)
    assert (entry["date"], entry["description"]) == (date(2026, 6, 5), "Rent June")
    assert entry["debit_total"] == D("1250")
    assert window.notices[-1].text == "Journal is saved, entry JE-2026-00001."


def test_typing_in_one_column_clears_the_other(context: ViewContext, window: Window) -> None:
    form = new_form(context, window, "gl.journal")
    lines(form).grid.go_to(0, "debit")
    type_keys("5", TAB, "7", TAB)
    line = form.body.values()["lines"][0]
    assert (line["debit"], line["credit"]) == (None, D(7))


@pytest.mark.parametrize(("day", "typed", "place", "said"), [
    ("5", (("6100", "100", ""), ("1300", "", "80")), None, "Debits exceed credits by 20.00 USD."),
    ("5", (("6100", "100.005", ""), ("1300", "", "100.005")), (0, "debit"),
     "Line 1: 100.005 has more decimals than USD allows (2)."),
])
def test_what_the_ledger_refuses_is_shown_and_nothing_is_saved(
    *, context: ViewContext, window: Window, company: Company, day: str,
    typed: tuple[tuple[str, str, str], ...],
    place: tuple[int, str] | None, said: str,
) -> None:
    form = new_form(context, window, "gl.journal")
    type_head(day, "Wrong")
    if place:
        form.body.reset({"entry_date": date(2026, 6, 5), "lines": [
            {"account_id": account(company, code), "debit": D(debit) if debit else None,
             "credit": D(credit) if credit else None} for code, debit, credit in typed]})
    else:
        type_lines(form, *typed)
    press(Qt.Key.Key_S, CONTROL)
    assert form.notice.text == said
    if place:
        row, name = place
        assert lines(form).model.index(row, lines(form).model.column_of(name)).data(ERROR) == said
    assert entries(company) == []


def test_a_control_account_is_refused_at_its_line(
    context: ViewContext, window: Window, company: Company,
) -> None:
    form = new_form(context, window, "gl.journal")
    form.body.reset({"entry_date": date(2026, 6, 5), "description": "Debt", "lines": [
        {"account_id": account(company, "1100"), "debit": D(100)},
        {"account_id": account(company, "1300"), "credit": D(100)}]})
    press(Qt.Key.Key_S, CONTROL)
    assert "1100 Accounts receivable is a control account" in form.notice.text
    assert entries(company) == []


def test_a_closed_period_and_a_missing_rate_are_shown_at_their_fields(
    context: ViewContext, window: Window, company: Company,
) -> None:
    january = next(row for row in rows(company, "periods.list_all") if row["code"] == "2026-01")
    company.call("periods.move", {"period_id": january["id"], "status": "closed"})
    company.call("kernel.add_currency", "EUR")
    form = new_form(context, window, "gl.journal")
    form.body.reset({"entry_date": date(2026, 1, 5), "description": "Late", "lines": [
        {"account_id": account(company, "6100"), "debit": D(100)},
        {"account_id": account(company, "1300"), "credit": D(100)}]})
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["entry_date"].error.startswith("2026-01 is closed. Reopen it in Accounting")
    assert focused().objectName() == "entry_date"
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("5", TAB)
    form.body.grid.boxes["currency"].editor.setFocus()
    type_keys("EUR", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["exchange_rate"].error.startswith("Rate EUR→USD for 2026-06-05 is missing")
    assert entries(company) == []
    form.body.grid.boxes["exchange_rate"].editor.setFocus()
    type_keys("1.25", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert entries(company)[0]["debit_total"] == D("125")


def test_a_journal_is_reversed_with_a_reason_and_opened(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    entry = post(company, ("6100", "100", ""), ("1300", "", "100"))
    view: ScreenView = show(ScreenView(context, context.screens["gl.journals"]))
    front(view)
    press(Qt.Key.Key_O, CONTROL)
    assert window.opened[-1] == ("kernel.entry", entry.id)
    front(view)
    press(Qt.Key.Key_R, CONTROL)
    question = dialog()
    type_keys("2", TAB, ENTER)
    assert question.isVisible()
    type_keys("Wrong account", ENTER)
    newest, oldest = entries(company)
    assert (newest["kind"], newest["date"]) == ("reversal", date(2026, 6, 2))
    assert oldest["reversed_by"] == newest["number"]
    view.table.select_row(1)
    reverse = next(action for action in view.spec.actions if action.id == "gl.journal.reverse")
    assert not view.actions_of_screen.is_enabled(reverse, view.selected_values())


def test_a_reversal_into_a_closed_period_is_refused_in_the_question(
    context: ViewContext, show: Show, company: Company,
) -> None:
    post(company, ("6100", "100", ""), ("1300", "", "100"))
    july = next(row for row in rows(company, "periods.list_all") if row["code"] == "2026-07")
    company.call("periods.move", {"period_id": july["id"], "status": "closed"})
    view: ScreenView = show(ScreenView(context, context.screens["gl.journals"]))
    front(view)
    press(Qt.Key.Key_R, CONTROL)
    question = dialog()
    type_keys("7-5", TAB, "Accrual", ENTER)
    assert question.isVisible()
    assert question._grid is not None
    assert question._grid.boxes["on"].error.startswith("2026-07 is closed.")
    assert len(entries(company)) == 1
    question.reject()


def test_enter_shows_a_posted_entry_read_only(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    entry = post(company, ("6100", "100", ""), ("1300", "", "100"))
    view: ScreenView = show(ScreenView(context, context.screens["gl.journals"]))
    front(view)
    type_keys(ENTER)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert form.title == f"Entry {entry.entry_no}"
    assert [row[0] for row in form.preview.rows] == ["6100 Rent", "1300 Prepaid expenses"]
    assert not lines(form).model.is_editable


def test_a_journal_is_duplicated_and_corrected(
    qtbot: QtBot, context: ViewContext, company: Company, window: Window,
) -> None:
    entry = post(company, ("6100", "100", ""), ("1300", "", "100"))
    context.open_screen("kernel.entry", record=entry.id)
    press(Qt.Key.Key_D, CONTROL)
    copy = window.tabs[-1]
    assert isinstance(copy, DuplicateForm)
    assert [line["debit"] for line in copy.body.values()["lines"]] == [D(100), None]
    with qtbot.waitSignal(copy.closed):
        copy.save()
    assert [row["description"] for row in entries(company)] == ["Rent", "Rent"]
    assert company.call("kernel.drafts", "gl.journal") == ()
    context.open_screen("gl.correct", record=entries(company)[1])
    form = window.tabs[-1]
    assert isinstance(form, CorrectionForm)
    form.body.grid.set_values({"entry_date": date(2026, 6, 10)})
    type_lines(form, ("1300", "100", ""), ("6100", "", "100"))
    press(Qt.Key.Key_S, CONTROL)
    corrections = rows(company, "gl.list_journals", kind="adjusting")
    assert company.call("gl.journal", corrections[0]["id"]).corrects.entry_no == entry.entry_no


def test_an_adjusting_entry_takes_itself_back(
    context: ViewContext, company: Company, window: Window,
) -> None:
    form = new_form(context, window, "gl.adjustment")
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("5-31", TAB, TAB, "Electricity May", TAB, "6-1", TAB)
    type_lines(form, ("6100", "180", ""), ("1300", "", "180"))
    press(Qt.Key.Key_S, CONTROL)
    assert [(row["date"], row["kind"], row["description"]) for row in entries(company)] == [
        (date(2026, 6, 1), "reversal", "Reversal of JE-2026-00001: Electricity May"),
        (date(2026, 5, 31), "adjusting", "Accrual: Electricity May")]


def type_recurring(form: RecurringForm, name: str) -> None:
    form.body.grid.boxes["name"].editor.setFocus()
    type_keys(name)
    lines(form).grid.go_to(0, "account_id")
    type_keys("6100", TAB)
    lines(form).grid.go_to(0, "amount")
    type_keys("1250", ENTER)
    lines(form).grid.go_to(1, "account_id")
    type_keys("1300", TAB)
    lines(form).model.set_value(1, "side", "credit")
    lines(form).grid.go_to(1, "amount")
    type_keys("1250", ENTER)


def test_a_recurring_entry_shows_its_dates_while_it_is_typed(
    qtbot: QtBot, context: ViewContext, company: Company,
) -> None:
    form = RecurringForm(context)
    context.open_tab(form, form.title)
    form.body.grid.boxes["start_date"].editor.setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("31-10-2026" if context.formats.rules.date_order == "dMy" else "10-31-2026", TAB)
    dates = form.body.grid.boxes["next_dates"].editor
    qtbot.waitUntil(lambda: dates.text().startswith("Oct 31, 2026, Nov 30, 2026, Dec 31, 2026, Jan 31, 2027"))
    type_recurring(form, "Office rent")
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    (entry,) = rows(company, "gl.list_recurring")
    assert (entry["name"], entry["rhythm"], entry["next_due"]) == (
        "Office rent", "every month on day 31", date(2026, 10, 31))


def test_a_recurring_entry_from_the_past_asks_at_its_field(
    context: ViewContext, company: Company, window: Window,
) -> None:
    form = RecurringForm(context)
    context.open_tab(form, form.title)
    form.body.grid.set_values({"start_date": date(2026, 4, 1)})
    type_recurring(form, "Rent")
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["catch_up"].error.startswith("3 due dates from 2026-04-01 lie before today.")
    assert rows(company, "gl.list_recurring") == []
    type_keys(Qt.Key.Key_Down)
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "gl.list_recurring")[0]["next_due"] == date(2026, 4, 1)
    assert window.notices[-1].kind == "success"


def make_recurring(company: Company, name: str, start: date, **more: Any) -> Any:
    request = {"name": name, "start_date": start, "catch_up": True, "lines": [
        {"account_id": account(company, "6100"), "side": "debit", "amount": D("1250")},
        {"account_id": account(company, "1300"), "side": "credit", "amount": D("1250")}], **more}
    return company.call("gl.create_recurring_entry", request).value


def test_due_entries_are_ticked_and_posted_with_one_key(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    make_recurring(company, "Cleaning", date(2026, 6, 1))
    make_recurring(company, "Rent", date(2026, 5, 1))
    view: DueView = show(DueView(context), 1200, 600)
    front(view)
    assert [(item.name, item.due_date) for item in view.items] == [
        ("Rent", date(2026, 5, 1)), ("Cleaning", date(2026, 6, 1)), ("Rent", date(2026, 6, 1))]
    assert view.post.text() == "Post selected (3)"
    press(Qt.Key.Key_Down)
    type_keys(Qt.Key.Key_Space)
    assert view.post.text() == "Post selected (2)"
    press(Qt.Key.Key_Return, CONTROL)
    assert view.notice.text == "2 posted."
    assert [(row["date"], row["description"]) for row in entries(company)] == [
        (date(2026, 6, 1), "Rent"), (date(2026, 5, 1), "Rent")]
    button(view, "Show what is due").click()
    assert [item.name for item in view.items] == ["Cleaning"]
    front(view)
    type_keys(ENTER)
    assert window.opened[-1][0] == "gl.recurring"


def test_a_due_entry_that_fails_or_moves_says_so(context: ViewContext, show: Show, company: Company) -> None:
    make_recurring(company, "Rent", date(2026, 5, 1), max_occurrences=1)
    may = next(row for row in rows(company, "periods.list_all") if row["code"] == "2026-05")
    company.call("periods.move", {"period_id": may["id"], "status": "closed"})
    view: DueView = show(DueView(context), 1200, 600)
    view.post_selected()
    assert (view.notice.text, view.items[0].posting_date) == ("1 moved.", date(2026, 6, 1))
    assert view.model.text(0, 5) == "Moved"


def test_the_detail_of_a_recurring_entry_shows_dates_and_what_is_left(
    qtbot: QtBot, context: ViewContext, show: Show, company: Company,
) -> None:
    company.call("gl.recognize_deferred_expense", {
        "name": "Insurance", "total_amount": D("1200"), "target_account_id": account(company, "6100"),
        "service_start": date(2026, 6, 1), "periods": 12})
    view: ScreenView = show(ScreenView(context, context.screens["gl.recurring"]), 1500, 760)
    detail = view.findChild(RecurringDetail)
    assert isinstance(detail, RecurringDetail)
    qtbot.waitUntil(lambda: detail.model.count == 12)
    assert [detail.model.text(0, column) for column in range(3)] == ["Jun 30, 2026", "100.00", "1,100.00"]
    assert detail.model.text(11, 2) == "0.00"


def test_a_recurring_entry_is_changed_paused_and_resumed(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    make_recurring(company, "Rent", date(2026, 6, 20))
    view: ScreenView = show(ScreenView(context, context.screens["gl.recurring"]))
    front(view)
    type_keys(ENTER)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    lines(form).grid.go_to(0, "amount")
    type_keys("1300", ENTER)
    lines(form).grid.go_to(1, "amount")
    type_keys("1300", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "gl.list_recurring")[0]["amount"] == D("1300")
    for action, status in (("gl.recurring.pause", "paused"), ("gl.recurring.resume", "active")):
        view.reload()
        view.run_action(next(one for one in view.spec.actions if one.id == action))
        assert rows(company, "gl.list_recurring")[0]["status"] == status


def test_a_recurring_entry_keeps_what_its_form_does_not_show(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    dimension = next(row for row in rows(company, "dimensions.list_dimensions") if row["code"] == "PROJECT")
    project = company.call("dimensions.save_value", {
        "dimension_id": dimension["id"], "code": "P1", "name": "New hall"}).value.id
    sides = (("6100", "debit", {"weight": D("0.25"), "dim_project_id": project}),
             ("6200", "debit", {"weight": D("0.75")}))
    made = make_recurring(company, "Shared rent", date(2026, 6, 20), template_type="allocation",
                          basis="period_movement", basis_account_id=account(company, "1300"), lines=[
        {"account_id": account(company, code), "side": side, **more} for code, side, more in sides])
    view: ScreenView = show(ScreenView(context, context.screens["gl.recurring"]))
    front(view)
    type_keys(ENTER)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert lines(form).model.index(0, 3).data() == "25 %"
    lines(form).grid.go_to(0, "weight")
    type_keys("30", ENTER)
    lines(form).grid.go_to(1, "weight")
    type_keys("70", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    first, second = company.call("gl.recurring", made.id).lines
    assert (first.weight, first.dim_project_id, second.weight) == (D("0.3"), project, D("0.7"))


def test_the_list_narrows_by_source(context: ViewContext, show: Show, company: Company) -> None:
    post(company, ("6100", "100", ""), ("1300", "", "100"))
    company.call("cash.create_bank_account", {"name": "Main", "opening_balance": D(50),
                                              "opening_date": date(2026, 1, 1)})
    view: ScreenView = show(ScreenView(context, context.screens["gl.journals"]))
    assert view.model.count == 2
    button(view, "Bank").click()
    assert [view.model.text(row, 5) for row in range(view.model.count)] == ["Banking"]
    button(view, "Journals").click()
    assert [view.model.text(row, 5) for row in range(view.model.count)] == ["Accounting"]
    page = company.call("gl.list_journals", ListQuery(filters={"source": "gl"}))
    assert view.model.totals == page.totals


def test_save_and_new_keeps_the_date(context: ViewContext, company: Company, window: Window) -> None:
    form = new_form(context, window, "gl.journal")
    type_head("5", "First")
    type_lines(form, ("6100", "10", ""), ("1300", "", "10"))
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert form.body.values()["entry_date"] == date(2026, 6, 5)
    assert form.body.values()["lines"] == []
    assert len(entries(company)) == 1
