"""The history of a record, reached by a key from its list and its form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.views import catalogue
from desktop_app.views.form_view import open_form
from desktop_app.views.history_view import HistoryView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.kernel.accounts import SaveAccount
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    Window,
    context,
    front,
    make_bill,
    make_customer,
    make_vendor,
    rows,
    term,
    window,
)
from tests.gui.keys import CONTROL, ENTER, ESC, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


def history(window: Window) -> HistoryView:
    view = window.tabs[-1]
    assert isinstance(view, HistoryView)
    return view


def texts(view: HistoryView) -> list[list[str]]:
    return [[view.model.text(row, column) for column in range(1, 7)] for row in range(view.model.count)]


def screen(context: ViewContext, show: Show, screen_id: str) -> ScreenView:
    view: ScreenView = show(ScreenView(context, catalogue.screens()[screen_id]), 1600, 860)
    front(view)
    return view


def test_a_changed_account_shows_old_and_new(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    request = SaveAccount(code="6299", name="Postage", subtype="operating_expense")
    key = company.call("accounts.save", request).value.id
    company.call("accounts.save", request.model_copy(update={"id": key, "name": "Freight", "alt_code": "18"}))
    view = screen(context, show, "company.accounts")
    view.search.setText("6299")
    view._search_now()
    front(view)
    press(Qt.Key.Key_H, CONTROL)
    assert window.opened[-1] == ("company.history", {"id": key, "title": "6299"})
    assert texts(history(window)) == [
        ["Bookkeeper", "Update", "6299 Freight", "Alt", "", "18"],
        ["", "", "", "Name", "Postage", "Freight"],
        ["Bookkeeper", "Create", "6299 Postage", "", "", ""]]


def test_records_figures_and_days_are_written_as_in_the_window(
    company: Company, context: ViewContext, window: Window,
) -> None:
    vendor: dict[str, Any] = {"name": "Acme Paper Inc", "code": "ACME"}
    make_vendor(company, **vendor)
    (row,) = rows(company, "ap.list_vendors")
    company.call("ap.save_vendor", {**vendor, "id": row["id"], "payment_term_id": term(company, "2/10"),
                                    "minimum_payment": "1250.50", "is_active": False})
    open_form(context, "ap.vendors", record=row["id"])
    front(window.tabs[-1])
    press(Qt.Key.Key_H, CONTROL)
    found = {line[3]: (line[4], line[5]) for line in texts(history(window))}
    assert found["Payment term"][1] == "2/10N30 2 % within 10 days, net 30"
    assert found["Minimum payment"][1] == "1,250.50"
    assert found["Is active"] == ("Yes", "No")


def test_an_entry_is_written_by_its_number(company: Company, context: ViewContext, window: Window) -> None:
    receipt = company.call("ar.record_receipt", {
        "customer_id": make_customer(company, "Café Luna"), "receipt_date": "2026-06-20",
        "payment_method": "check", "amount": "100"})
    context.open_screen("company.history", record={"id": receipt.value.id})
    found = {line[3]: line[5] for line in texts(history(window))}
    assert found["Journal entry"] == receipt.entries[0].entry_no


def test_the_menu_of_a_list_leads_to_the_history_and_escape_back(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    make_bill(company, make_vendor(company, "Acme Paper Inc"), "A-1", "100", date(2026, 6, 1))
    screen(context, show, "ap.bills")
    press(Qt.Key.Key_E, CONTROL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    while (active := menu.activeAction()) is not None and active.text() != "History of this record":
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, ENTER)
    view = history(window)
    assert [line[1] for line in texts(view)][-1] in {"Create", "Post"}
    closed: list[bool] = []
    view.closed.connect(lambda: closed.append(True))
    front(view)
    type_keys(ESC)
    assert closed == [True]


@pytest.mark.usefixtures("company")
def test_a_list_without_a_row_has_no_history(context: ViewContext, show: Show, window: Window) -> None:
    view = screen(context, show, "ap.bills")
    press(Qt.Key.Key_H, CONTROL)
    assert view.more.record is None
    assert window.opened == []
