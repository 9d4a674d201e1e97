"""Screens of the company file, by keys: chart, roles, periods, rates, tax."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from desktop_app.views import catalogue
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import Show, Window, account, button, context, front, make_vendor, rows, window
from tests.gui.keys import CONTROL, ENTER, SHIFT, TAB, dialog, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


def screen(context: ViewContext, show: Show, screen_id: str) -> ScreenView:
    view: ScreenView = show(ScreenView(context, catalogue.screens()[screen_id]), 1600, 860)
    view.setFocus()
    return view


def period(company: Company, code: str) -> str:
    return str(next(row["status"] for row in rows(company, "periods.list_all") if row["code"] == code))


def test_an_account_is_added_changed_and_leads_to_its_register(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "company.accounts")
    press(Qt.Key.Key_N, CONTROL)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    type_keys("6299", TAB, "Postage")
    form.body.grid.boxes["subtype"].editor.set_value("operating_expense")
    press(Qt.Key.Key_S, CONTROL)
    key = account(company, "6299")
    assert company.call("accounts.account", key).name == "Postage"
    again = open_form(context, "company.accounts", record=key)
    again.body.grid.boxes["name"].editor.setFocus()
    again.body.grid.boxes["name"].editor.selectAll()
    type_keys("Postage and freight")
    press(Qt.Key.Key_S, CONTROL)
    changed = company.call("accounts.account", key)
    assert (changed.code, changed.name, changed.subtype) == ("6299", "Postage and freight",
                                                             "operating_expense")
    front(view)
    view.search.setText("6299")
    view._search_now()
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    assert window.opened[-1] == ("reporting.centre", {"report": "account_register", "account_id": key})


def test_enter_opens_a_party_as_the_vendor_it_is(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    make_vendor(company, "Acme Paper Inc")
    (vendor,) = rows(company, "ap.list_vendors")
    view = screen(context, show, "company.parties")
    view.table.setFocus()
    type_keys(ENTER)
    assert window.opened[-1] == ("ap.vendors", vendor["id"])


def test_a_role_is_mapped_on_its_row(context: ViewContext, show: Show, window: Window) -> None:
    view = screen(context, show, "company.roles")
    view.search.setText("BANK_FEE_EXPENSE")
    view._search_now()
    assert view.selected_values()["role"] == "BANK_FEE_EXPENSE"
    press(Qt.Key.Key_M, CONTROL)
    question = dialog()
    type_keys("6200", TAB)
    button(question, "Map to an account").click()
    assert view.selected_values()["account"] == "6200 Office supplies"
    assert window.notices[-1].text.startswith("The role is mapped.")


def test_a_period_is_closed_reopened_with_a_reason_and_locked(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "company.periods")
    view.search.setText("2026-01")
    view._search_now()
    button(view, "Close").click()
    dialog()
    type_keys(ENTER)
    assert period(company, "2026-01") == "closed"
    button(view, "Reopen").click()
    question = dialog()
    type_keys(ENTER)
    assert question._grid is not None
    assert question._grid.boxes["reason"].error == "Reason is needed."
    type_keys("A bill came late", ENTER)
    assert period(company, "2026-01") == "open"
    for step in ("Close", "Lock"):
        button(view, step).click()
        dialog()
        type_keys("Filed", ENTER)
    assert period(company, "2026-01") == "locked"
    assert window.notices[-1].text == "The period is locked."
    button(view, "Unlock").click()
    dialog()
    type_keys("Auditor's adjustment", ENTER)
    assert period(company, "2026-01") == "closed"


def test_a_fiscal_year_is_added_and_an_overlap_refused(
    company: Company, context: ViewContext, show: Show,
) -> None:
    screen(context, show, "company.periods")
    press(Qt.Key.Key_N, CONTROL)
    question = dialog()
    type_keys("1/1/2027", ENTER)
    assert question._grid is not None
    assert question._grid.boxes["start_date"].error == (
        "2027-01-01 – 2027-12-31 overlaps fiscal year FY2027.")
    question._grid.boxes["start_date"].editor.selectAll()
    type_keys("1/1/2028", ENTER)
    assert len(rows(company, "periods.list_all", year="FY2028")) == 13


def test_a_rate_is_entered_and_the_next_keeps_its_currencies(
    company: Company, context: ViewContext, window: Window,
) -> None:
    form = open_form(context, "company.rates")
    type_keys("EUR", TAB, "USD", TAB, "6/1/2026", TAB, "1.0850")
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert (form.body.grid.values()["from_currency"], form.body.grid.values()["rate"]) == ("EUR", None)
    (rate,) = rows(company, "kernel.list_rates")
    assert (rate["from_currency"], rate["rate"], rate["rate_date"]) == ("EUR", Decimal("1.085"),
                                                                        date(2026, 6, 1))
    assert window.notices[-1].kind == "success"


def test_a_tax_code_opened_and_saved_keeps_its_boxes_and_components(
    company: Company, context: ViewContext, window: Window,
) -> None:
    key = company.call("tax.save_code", {
        "code": "HALF", "name": "Half recoverable", "components": [
            {"jurisdiction_code": rows(company, "tax.list_jurisdictions")[0]["code"],
             "tax_category": "standard"}],
        "recoverable_percent": Decimal("0.5"), "purchase_tax_boxes": "4,7", "invoice_text": "Note"}).value.id
    before = company.call("tax.tax_code", key)
    form = open_form(context, "company.tax_codes", record=key)
    assert form.body.grid.boxes["recoverable_percent"].editor.text() == "50"
    form.body.grid.boxes["invoice_text"].editor.setFocus()
    form.body.grid.boxes["invoice_text"].editor.selectAll()
    type_keys("Half is ours")
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].kind != "error"
    after = company.call("tax.tax_code", key)
    assert after.invoice_text == "Half is ours"
    assert (after.recoverable_percent, after.purchase_tax_boxes, after.components) == (
        before.recoverable_percent, before.purchase_tax_boxes, before.components)


def test_a_tax_rate_is_typed_in_percent(company: Company, context: ViewContext, show: Show) -> None:
    place = rows(company, "tax.list_jurisdictions")[0]["code"]
    form = open_form(context, "company.tax_rates")
    type_keys(place, TAB, "services", TAB, "8.25", TAB, "1/1/2026")
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["rate"].error == ""
    (rate,) = rows(company, "tax.list_rates", tax_category="services")
    assert rate["rate"] == Decimal("0.0825")
    view = screen(context, show, "company.tax_rates")
    view.show_filters({"tax_category": "services"})
    button(view, "End rate").click()
    dialog()
    type_keys("12/31/2026", ENTER)
    assert rows(company, "tax.list_rates", tax_category="services")[0]["end_date"] == date(2026, 12, 31)
