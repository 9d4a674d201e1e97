"""The list page, driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.spec.screen import ActionCall
from desktop_app.views.form_view import FormView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from tests.gui.conftest import Shell
from tests.gui.demo import BILLS, DemoCompany, bill, key
from tests.gui.keys import CONTROL, ENTER, ESC, TAB, dialog, focused, press, type_keys

Show = Callable[..., Any]


@pytest.fixture
def screen(context: ViewContext, show: Show) -> ScreenView:
    view: ScreenView = show(ScreenView(context, BILLS))
    view.setFocus()
    return view


def button(view: QWidget, text: str) -> QPushButton:
    found = [made for made in view.findChildren(QPushButton) if made.text() == text and made.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons say {text}"
    return found[0]


def test_the_list_shows_rows_totals_and_the_first_row_in_detail(screen: ScreenView) -> None:
    assert screen.list.stack.currentWidget() is screen.table
    assert screen.table.currentIndex().row() == 0
    assert screen.list.footer.accessibleName() == "600 bills, Total 2,404,513.00, Open 1,923,610.40"
    assert screen.selected_values()["number"] == "BILL-1400"


def test_the_keyboard_finds_a_bill_and_opens_it(
    qtbot: QtBot, screen: ScreenView, company: DemoCompany, shell: Shell,
) -> None:
    press(Qt.Key.Key_F, CONTROL)
    assert focused() is screen.search
    type_keys("nord")
    with qtbot.waitSignal(screen.model.loaded):
        pass
    assert company.calls[-1][1].text == "nord"
    type_keys(ENTER)
    assert focused() is screen.table
    press(Qt.Key.Key_F, CONTROL)
    assert screen.search.selectedText() == "nord"
    type_keys(ENTER, Qt.Key.Key_Down, ENTER)
    form, title = shell.tabs[0]
    assert isinstance(form, FormView)
    assert form.title == f"Bill {bill(7)[1]}"
    assert title == form.title


def test_a_chip_narrows_and_clear_filter_widens(screen: ScreenView) -> None:
    button(screen, "Overdue").click()
    assert screen.model.query.filters == {"status": "overdue"}
    assert screen.model.count == 120
    button(screen, "Clear filter").click()
    assert (screen.model.query.filters, screen.model.count) == ({}, 600)


def test_tab_reaches_the_chosen_chip(screen: ScreenView) -> None:
    screen.table.setFocus()
    press(Qt.Key.Key_Backtab)
    assert focused() is button(screen, "All")
    type_keys(Qt.Key.Key_Right, Qt.Key.Key_Space, TAB)
    assert focused() is screen.table
    assert screen.model.query.filters == {"status": "open"}
    press(Qt.Key.Key_Backtab)
    assert focused() is button(screen, "Open")


def test_filtered_to_nothing_says_so_and_offers_the_way_back(screen: ScreenView) -> None:
    screen.search.setFocus()
    type_keys("zzz", ENTER)
    assert screen.list.stack.currentWidget() is screen.list.nothing
    assert screen.list.nothing.sentence == "No bills match."
    assert screen.list.footer.isHidden()
    screen.list.nothing.findChildren(QPushButton)[0].click()
    assert screen.list.stack.currentWidget() is screen.table


def test_an_empty_list_offers_the_first_record(
    context: ViewContext, company: DemoCompany, show: Show, shell: Shell,
) -> None:
    company.bills = 0
    view = show(ScreenView(context, BILLS))
    assert view.list.empty.sentence == "No bills yet."
    view.list.empty.findChildren(QPushButton)[0].click()
    assert shell.tabs[0][1] == "New bill"


def test_a_refused_list_says_why_and_can_be_tried_again(screen: ScreenView) -> None:
    screen.show_filters({"break": True})
    assert screen.list.stack.currentWidget() is screen.list.broken
    assert screen.list.broken.sentence == "The list cannot be read now. Try again later."
    screen.show_filters({})
    assert screen.list.stack.currentWidget() is screen.table


@pytest.mark.usefixtures("screen")
def test_ctrl_n_opens_a_new_form_with_the_cursor_in_its_first_field(shell: Shell) -> None:
    press(Qt.Key.Key_N, CONTROL)
    form, title = shell.tabs[0]
    assert title == "New bill"
    assert isinstance(form, FormView)
    form.activateWindow()
    assert form.focusWidget().objectName() == "vendor_id"


def test_what_a_form_saved_is_selected_where_it_is_listed(
    screen: ScreenView, company: DemoCompany, context: ViewContext,
) -> None:
    screen.hide()
    context.hub.saved.emit(key(3, 4))
    company.changed("ap_invoices")
    screen.show()
    assert screen.selected_values()["number"] == "BILL-1396"
    screen.table.select_row(5)
    context.hub.saved.emit(key(4, 0))
    company.changed("ap_invoices")
    assert screen.selected_values()["number"] == "BILL-1395"


def test_a_header_click_sorts_and_the_second_turns_it_round(screen: ScreenView) -> None:
    header = screen.table.horizontalHeader()
    x = header.sectionViewportPosition(5) + 20
    for descending in (False, True):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
        assert (screen.model.query.sort, screen.model.query.descending) == ("total", descending)


@pytest.mark.usefixtures("screen")
def test_an_action_asks_is_refused_at_the_field_and_then_done(company: DemoCompany, shell: Shell) -> None:
    type_keys(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CONTROL)
    asked = dialog()
    assert asked.windowTitle() == f"Void {bill(1)[1]}"
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("3-5", TAB, "typed twice", ENTER)
    assert dialog() is asked
    grid = asked._grid
    assert grid is not None
    assert grid.boxes["void_date"].error == "May 2025 is closed. The first open day is 1 Jun 2025."
    assert focused().objectName() == "void_date"
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("t", TAB, ENTER)
    asked_for = [request for method, request in company.calls if method == "demo.void_bill"]
    assert asked_for[-1] == {"id": key(3, 1), "void_date": date(2025, 6, 30), "reason": "typed twice"}
    assert [notice.text for notice in shell.notices] == ["The bill is void."]


def test_an_action_that_does_not_fit_the_row_is_not_offered(screen: ScreenView, context: ViewContext) -> None:
    assert not context.registry["demo.bill.void"].is_enabled()
    press(Qt.Key.Key_R, CONTROL)
    assert QApplication.activeWindow() is screen
    type_keys(Qt.Key.Key_Down)
    assert context.registry["demo.bill.void"].is_enabled()


@pytest.mark.usefixtures("screen")
def test_escape_leaves_a_question_unanswered(company: DemoCompany) -> None:
    type_keys(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys(ESC)
    assert QApplication.activeModalWidget() is None
    assert "demo.void_bill" not in [method for method, _ in company.calls]


def test_a_function_action_gets_the_row_and_may_open_a_form(
    screen: ScreenView, context: ViewContext, shell: Shell,
) -> None:
    seen: list[ActionCall] = []
    action = replace(BILLS.actions[2], run=seen.append)
    screen.run_action(action)
    assert seen[0].values["number"] == "BILL-1400"
    context.registry.run("demo.bill.copy")
    form, _title = shell.tabs[0]
    assert isinstance(form, FormView)
    assert form.body.grid.values()["number"] == "BILL-1400"


@pytest.mark.usefixtures("screen")
def test_every_action_and_the_new_form_are_commands(context: ViewContext, shell: Shell) -> None:
    ids = [command.id for command in context.registry]
    assert ids == ["demo.bills.new", "demo.bill.export", "demo.bill.void", "demo.bill.copy"]
    about = [command.about for command in context.registry]
    assert about == ["", "", "This bill", "This bill"]
    context.registry.run("demo.bill.export")
    assert shell.opened == [("demo.export", None)]
    context.registry.run("demo.bills.new")
    assert shell.tabs[0][1] == "New bill"


def test_a_change_reloads_a_visible_list_at_once_and_keeps_the_row(
    screen: ScreenView, company: DemoCompany,
) -> None:
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    before = len([1 for method, _ in company.calls if method == "demo.bills"])
    company.changed("ar_invoices")
    company.changed("ap_invoices", "audit_events")
    asked = [request for method, request in company.calls if method == "demo.bills"][before:]
    assert [query.limit for query in asked] == [256, 0], "rows first, then count and sums"
    assert screen.table.currentIndex().row() == 2


def test_a_hidden_list_reloads_when_it_is_seen_again(screen: ScreenView, company: DemoCompany) -> None:
    screen.hide()
    count = len(company.calls)
    company.changed("ap_invoices")
    assert len(company.calls) == count
    screen.show()
    assert len(company.calls) > count


def test_widths_sort_and_details_are_remembered(screen: ScreenView, context: ViewContext, show: Show) -> None:
    screen.table.horizontalHeader().resizeSection(0, 222)
    screen.model.sort(6, Qt.SortOrder.AscendingOrder)
    press(Qt.Key.Key_I, CONTROL)
    shown = not screen.detail.isHidden()
    screen.hide()
    again = show(ScreenView(context, BILLS))
    assert again.table.columnWidth(0) == 222
    assert (again.model.query.sort, again.model.query.descending) == ("open", False)
    assert (not again.detail.isHidden()) == shown


@pytest.mark.usefixtures("screen")
def test_the_selection_is_copied_with_titles() -> None:
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Number\tVendor\tDate\tDue\tStatus\tTotal\tOpen",
        "BILL-1400\tCafé Fenêtre\t30 Jun 2025\t14 Jul 2025\tDraft\t−1,876.55\t−1,876.55"]


def test_tab_walks_out_of_the_table(screen: ScreenView) -> None:
    type_keys(TAB)
    assert focused() is not screen.table


def test_the_detail_shows_the_entry_the_row_posted(qtbot: QtBot, screen: ScreenView) -> None:
    type_keys(Qt.Key.Key_Down)
    posted = [
        ("5200 Materials", "Account of the line", "202.64", ""),
        ("2100 Trade payables", "Nordlicht GmbH · Role AP_CONTROL", "", "202.64")]
    qtbot.waitUntil(lambda: screen.detail._entry.rows == posted)


def test_a_read_only_file_offers_nothing_new(
    context: ViewContext, company: DemoCompany, show: Show, shell: Shell,
) -> None:
    company.read_only = True
    view = show(ScreenView(context, BILLS))
    assert not button(view, "New bill").isEnabled()
    view.setFocus()
    press(Qt.Key.Key_N, CONTROL)
    assert shell.tabs == []
