"""Taking the old books over, by keys on a real company file (kernel rule 10, worked example 5)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.models.roles import ERROR
from desktop_app.views.company.opening_view import OpeningView
from desktop_app.views.form_view import FormView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    Window,
    button,
    context,
    front,
    make_customer,
    make_vendor,
    rows,
    window,
)
from tests.gui.keys import ALT, CONTROL, ENTER, TAB, dialog, focused, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file

D = Decimal
TRIAL_BALANCE = """Account\tName\tDebit\tCredit
1000\tCash\t12,000.00\t
1100\tReceivables\t3,500.00\t
1530\tEquipment\t8,000.00\t
1531\tDepreciation\t\t2,000.00
2000\tPayables\t\t1,900.00
3000\tCapital\t\t10,000.00
"""


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CONTROL)


@pytest.fixture
def page(company: Company, context: ViewContext, show: Show) -> OpeningView:
    make_vendor(company, "Acme Paper Inc", code="ACME")
    make_customer(company, "Brook Trading", code="BROOK")
    view: OpeningView = show(OpeningView(context), 1068, 740)
    front(view)
    return view


@pytest.fixture
def started(page: OpeningView) -> OpeningView:
    button(page, "Start").click()
    front(page)
    paste(TRIAL_BALANCE)
    return page


def enter_items(owed: str = "1900") -> None:
    press(Qt.Key.Key_2, ALT)
    type_keys("acme", TAB, "A-1", TAB, "11-20-2025", TAB, "1-20-2026", TAB, owed, ENTER)
    press(Qt.Key.Key_3, ALT)
    paste("Brook Trading\tOLD-1\t11/20/2025\t1/20/2026\t2,000.00\nBROOK\tOLD-2\t11/20/2025\t\t1,500.00\n")


def refresh(qtbot: QtBot, page: OpeningView) -> None:
    qtbot.waitUntil(lambda: not page._timer.isActive())


def test_nothing_is_started_before_the_user_says_so(page: OpeningView, company: Company) -> None:
    assert page.start_page.sentence == "Take your old books over."
    assert page.sheets.isHidden() or not page.sheets.isVisible()
    front(page)
    type_keys(Qt.Key.Key_Space)
    assert page._state.text() == "Not posted yet · as of Dec 31, 2025"
    assert company.call("opening.batch").lines == ()
    assert page.preview.message == "The entries appear here as you type."


def test_the_sheets_are_reached_by_tab_and_arrow(started: OpeningView) -> None:
    press(Qt.Key.Key_Backtab)
    assert focused() is started.sheets._chips.checkedButton()
    press(Qt.Key.Key_Right)
    assert started.sheets.front.sheet.name == "payables"
    press(TAB)
    assert focused() is started.sheets.front.grid


def test_a_pasted_trial_balance_is_compared_with_open_items_and_posted(
    qtbot: QtBot, started: OpeningView, company: Company, window: Window,
) -> None:
    page = started
    refresh(qtbot, page)
    assert [line.account_code for line in company.call("opening.batch").lines] == [
        "1000", "1100", "1530", "1531", "2000", "3000"]
    assert page.sheets.front._sums.text() == "6 lines     Debit 23,500.00     Credit 13,900.00"
    assert "Trial balance 3,500.00, open items 0.00: 3,500.00 apart" in page.checks.texts
    assert page.preview.message.startswith("2000 Accounts payable is -1,900.00")
    enter_items()
    refresh(qtbot, page)
    assert page.checks.texts == [
        "2000 Accounts payable", "−1,900.00 on both sides",
        "1100 Accounts receivable", "3,500.00 on both sides",
        "Trial balance", "Debits exceed credits by 9,600.00; opening balance equity takes it."]
    assert page.preview.rows[0][:1] == ("1000 Checking account",)
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text == "The opening is posted in 4 entries. Finish it when it is right."
    assert page._state.text() == "Posted · as of Dec 31, 2025"
    assert not page.sheets.front.model.is_editable
    assert [row["open"] for row in rows(company, "ap.list_bills")] == [D(1900)]
    assert sorted(row["open"] for row in rows(company, "ar.list_invoices")) == [D(1500), D(2000)]


def test_the_opening_is_finished_and_taken_back(
    qtbot: QtBot, started: OpeningView, company: Company, window: Window,
) -> None:
    page = started
    enter_items()
    refresh(qtbot, page)
    press(Qt.Key.Key_S, CONTROL)
    assert {(row[0], row[2], row[3]) for row in page.preview.rows} == {
        ("3200 Opening balance equity", "9,600.00", ""), ("3300 Retained earnings", "", "9,600.00")}
    front(page)
    press(Qt.Key.Key_Return, CONTROL)
    dialog()
    type_keys(ENTER)
    assert window.notices[-1].text == "The opening is finished."
    assert company.call("opening.batch").status == "finished"
    front(page)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys("The bank was wrong", ENTER)
    assert company.call("opening.batch").status == "entered"
    assert page.sheets.front.model.is_editable
    assert rows(company, "ap.list_bills", open=True) == []
    assert button(page, "Post").isEnabled()


def test_what_does_not_fit_is_marked_in_its_cell(
    qtbot: QtBot, started: OpeningView, company: Company,
) -> None:
    page = started
    press(Qt.Key.Key_3, ALT)
    type_keys("brook", TAB, "OLD-1", TAB, "1-5-2026", TAB, TAB, "3500", ENTER)
    refresh(qtbot, page)
    invoices = page.sheets.names["receivables"]
    at = invoices.model.column_of("document_date")
    said = "OLD-1 is dated after 2025-12-31. Enter it as a normal document."
    assert invoices.model.index(0, at).data(ERROR) == said
    assert page.preview.message == said
    invoices.grid.go_to(0, "document_date")
    type_keys("12-5-2025", ENTER)
    invoices.grid.go_to(1, "number")
    type_keys("OLD-2", ENTER)
    refresh(qtbot, page)
    press(Qt.Key.Key_1, ALT)
    press(Qt.Key.Key_S, CONTROL)
    assert page.sheets.front is invoices
    assert invoices.model.index(1, at).data(ERROR) == "Date is needed."
    assert company.call("opening.batch").status == "entered"
    assert [item.number for item in company.call("opening.batch").receivables] == ["OLD-1"]


def test_an_item_without_a_rate_is_marked_until_its_value_is_typed(
    qtbot: QtBot, started: OpeningView,
) -> None:
    press(Qt.Key.Key_3, ALT)
    paste("BROOK\tOLD-1\t11/20/2025\t\t3000\tCHF\n")
    refresh(qtbot, started)
    invoices = started.sheets.names["receivables"]
    at = invoices.model.column_of("currency")
    assert invoices.model.index(0, at).data(ERROR).startswith("Rate CHF→USD for 2025-12-31 is missing")
    invoices.grid.go_to(0, "base_amount")
    type_keys("3500", ENTER)
    refresh(qtbot, started)
    assert "3,500.00 on both sides" in started.checks.texts


def test_a_foreign_balance_asks_for_its_amount(qtbot: QtBot, started: OpeningView, company: Company) -> None:
    balances = started.sheets.names["lines"]
    column = balances.model.column_of("currency_amount")
    assert balances.grid.isColumnHidden(column)
    balances.grid.go_to(0, "currency")
    type_keys("EUR", TAB)
    assert not balances.grid.isColumnHidden(column)
    type_keys("11000", ENTER)
    refresh(qtbot, started)
    line = company.call("opening.batch").lines[0]
    assert (line.currency, line.currency_amount, line.debit) == ("EUR", D(11000), D(12000))


def test_a_missing_vendor_is_made_from_the_sheet(
    started: OpeningView, company: Company, window: Window,
) -> None:
    press(Qt.Key.Key_2, ALT)
    bills: Any = started.sheets.front
    bills.grid.create_asked.emit("party_id", "Neu GmbH")
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    press(Qt.Key.Key_S, CONTROL)
    assert window.opened[-1][0] == "company.opening"
    (vendor,) = [row for row in rows(company, "ap.list_vendors") if row["name"] == "Neu GmbH"]
    assert bills.model.lines()[0]["party_id"] == vendor["vendor_id"]


def test_many_open_items_are_told_not_worked_out_while_typing(qtbot: QtBot, started: OpeningView) -> None:
    press(Qt.Key.Key_3, ALT)
    paste("".join(f"BROOK\tOLD-{number}\t11/20/2025\t\t10\n" for number in range(101)))
    refresh(qtbot, started)
    assert started.preview.message == ("One entry for the trial balance, and one for each of 101 open items, "
                                       "against opening balance equity.")
    assert any(text.endswith("open items 1,010.00: 2,490.00 apart") for text in started.checks.texts)
