"""Screens of dimensions, number series, holidays and templates, by keys."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.views import catalogue
from desktop_app.views.company.screens_kept import gap_text
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.series import NumberGap
from tests.company_fixtures import company
from tests.gui.books import Show, Window, account, button, context, front, rows, window
from tests.gui.keys import CONTROL, ENTER, SHIFT, TAB, dialog, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


def screen(context: ViewContext, show: Show, screen_id: str) -> ScreenView:
    view: ScreenView = show(ScreenView(context, catalogue.screens()[screen_id]), 1600, 860)
    view.setFocus()
    return view


def find(view: ScreenView, words: str) -> dict[str, Any]:
    view.search.setText(words)
    view._search_now()
    return view.selected_values()


def retype(form: FormView, name: str, text: str) -> None:
    editor = form.body.grid.boxes[name].editor
    editor.setFocus()
    editor.selectAll()
    type_keys(text)


def test_an_own_dimension_is_added_and_leads_to_its_values(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "company.dimensions")
    press(Qt.Key.Key_N, CONTROL)
    assert isinstance(window.tabs[-1], FormView)
    type_keys("Region")
    press(Qt.Key.Key_S, CONTROL)
    (region,) = [row for row in rows(company, "dimensions.list_dimensions") if row["name"] == "Region"]
    assert (region["code"], region["is_required_for"], region["values"]) == ("CUSTOM1", "none", 0)
    front(view)
    assert find(view, "Region")["code"] == "CUSTOM1"
    press(Qt.Key.Key_V, CONTROL | SHIFT)
    assert window.opened[-1] == ("company.dimension_values", {"dimension": "CUSTOM1"})


def test_a_value_is_entered_used_and_not_deleted(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    form = open_form(context, "company.dimension_values")
    type_keys("Project", TAB, "P1", TAB, "New hall", TAB, TAB, "3/1/2026")
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert form.body.grid.values()["code"] in {None, ""}
    retype(form, "code", "P2")
    type_keys(TAB, "Old hall")
    press(Qt.Key.Key_S, CONTROL)
    listed = rows(company, "dimensions.list_values", dimension="PROJECT")
    assert [(row["code"], row["name"], row["valid_from"]) for row in listed] == [
        ("P1", "New hall", date(2026, 3, 1)), ("P2", "Old hall", None)]
    project = company.kernel.dimensions.lookup_project(LookupQuery(text="P1"))[0].id
    company.call("gl.record_journal_entry", {"entry_date": "2026-03-10", "description": "Rent", "lines": [
        {"account_id": account(company, "6200"), "debit": "10.00", "dims": {"dim_project_id": project}},
        {"account_id": account(company, "1000"), "credit": "10.00"}]})
    view = screen(context, show, "company.dimension_values")
    find(view, "P1")
    button(view, "Delete value").click()
    question = dialog()
    type_keys(ENTER)
    said = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "P1 New hall is used in journal lines and stays." in said
    question.reject()
    view = screen(context, show, "company.dimension_values")
    find(view, "P2")
    button(view, "Delete value").click()
    dialog()
    type_keys(ENTER)
    assert [row["code"] for row in rows(company, "dimensions.list_values")] == ["P1"]
    assert window.notices[-1].text == "The value is deleted."


def test_an_account_says_which_dimensions_it_needs(company: Company, context: ViewContext) -> None:
    key = account(company, "6200")
    form = open_form(context, "company.accounts", record=key)
    retype(form, "requires_dimensions", "colour")
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["requires_dimensions"].error.startswith("There is no dimension COLOUR.")
    retype(form, "requires_dimensions", "project")
    press(Qt.Key.Key_S, CONTROL)
    assert company.call("accounts.account", key).requires_dimensions == "PROJECT"


def test_a_pattern_is_changed_and_the_next_number_shown(
    context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "company.series")
    row = find(view, "AP-BILL")
    assert row["next"] == "BILL-2026-00001"
    form = open_form(context, "company.series", record=row["id"])
    retype(form, "pattern", "IN-{SEQ:4}")
    press(Qt.Key.Key_S, CONTROL)
    assert "Put {FY} into it" in form.body.grid.boxes["pattern"].error
    retype(form, "pattern", "IN-{FY}-{SEQ:4}")
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].kind == "success"
    front(view)
    assert find(view, "AP-BILL")["next"] == "IN-2026-0001"
    press(Qt.Key.Key_G, CONTROL)
    assert window.notices[-1].text == "AP-BILL: no number is missing."


def test_missing_numbers_are_named() -> None:
    assert gap_text(NumberGap(scope="2026", first=3, last=5)) == "3–5 (2026)"
    assert gap_text(NumberGap(scope="", first=7, last=7)) == "7"


def test_a_holiday_is_entered_and_deleted(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    open_form(context, "company.holidays")
    type_keys("7/3/2026", TAB, "Independence Day")
    press(Qt.Key.Key_S, CONTROL)
    (kept,) = rows(company, "holidays.list_holidays")
    assert (kept["date"], kept["name"], kept["calendar"]) == (date(2026, 7, 3), "Independence Day", "US")
    view = screen(context, show, "company.holidays")
    find(view, "Independence")
    button(view, "Delete holiday").click()
    assert rows(company, "holidays.list_holidays") == []
    assert window.notices[-1].text == "It is a day like any other."


def test_an_earlier_version_of_a_template_is_restored(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    for delimiter in (",", ";"):
        company.call("cash.save_csv_mapping", {"name": "House bank", "mapping": {"delimiter": delimiter}})
    view = screen(context, show, "company.templates")
    assert find(view, "House")["version"] == 2
    button(view, "Restore a version").click()
    dialog()
    type_keys("1", ENTER)
    assert company.cash.csv_mappings()[0].body == {"delimiter": ","}
    assert find(view, "House")["version"] == 3
    button(view, "Offer no more").click()
    assert company.cash.csv_mappings() == ()
    assert window.notices[-1].text == "The template is offered no more."
