"""A bookkeeper's day in payables, by keys on a real company file: vendor, bills, credit note, refusals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.views import catalogue
from desktop_app.views.ap.apply_view import ApplyView
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    Window,
    account,
    button,
    context,
    front,
    make_bank,
    make_bill,
    make_vendor,
    rows,
    window,
)
from tests.gui.keys import CONTROL, ENTER, SHIFT, TAB, dialog, focused, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def acme(company: Company) -> UUID:
    return make_vendor(company, "Acme Paper Inc", code="ACME", default_account_id=account(company, "6200"))


def screen(context: ViewContext, show: Show, screen_id: str) -> ScreenView:
    view: ScreenView = show(ScreenView(context, catalogue.screens()[screen_id]), 1600, 800)
    view.setFocus()
    return view


def tab_to(target: object) -> None:
    """Press Tab until a widget has the focus."""
    for _ in range(40):
        if focused() is target:
            return
        type_keys(TAB)
    raise AssertionError(f"Tab never reached {target}")


def type_bill(form: FormView, vendor: str, number: str, on: str, price: str) -> None:
    """Type the head of a bill and one line, from the first field on."""
    assert form.body.lines is not None
    type_keys(vendor, TAB, number, TAB, on)
    tab_to(form.body.lines.grid)
    type_keys(ENTER, "Copier paper", ENTER, ENTER, price, ENTER)


def refresh(qtbot: QtBot, form: FormView) -> None:
    """Wait for the preview of what stands in the form."""
    qtbot.waitUntil(lambda: not form._timer.isActive())


def test_a_vendor_is_entered_from_the_empty_list(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "ap.vendors")
    assert view.list.empty.sentence == "No vendors yet."
    press(Qt.Key.Key_N, CONTROL)
    type_keys("Okonkwo Studio", TAB, "OKO")
    press(Qt.Key.Key_S, CONTROL)
    assert [note.text for note in window.notices] == ["Vendor OKO is saved."]
    front(view)
    assert [(row["code"], row["name"]) for row in rows(company, "ap.list_vendors")] == [("OKO",
                                                                                         "Okonkwo Studio")]
    assert view.selected_values()["code"] == "OKO"


def test_a_vendor_opened_and_saved_keeps_what_the_form_does_not_show(
    company: Company, context: ViewContext, window: Window,
) -> None:
    make_vendor(company, "Acme Paper Inc", discount_on="net", bank_account_type="savings",
                iban="DE89370400440532013000",
                street="1 Main St", city="Boston", minimum_payment=Decimal("25.00"))
    before = company.call("ap.vendor_form", rows(company, "ap.list_vendors")[0]["id"])
    form = open_form(context, "ap.vendors", record=before.id)
    form.activateWindow()
    form.body.grid.boxes["phone"].editor.setFocus()
    type_keys("555 0100")
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].kind == "success"
    after = company.call("ap.vendor_form", before.id)
    assert after.model_dump() == {**before.model_dump(), "phone": "555 0100"}


def test_a_bill_shows_its_entry_with_reasons_before_it_is_saved(
    qtbot: QtBot, acme: UUID, company: Company, context: ViewContext, window: Window,
) -> None:
    form = open_form(context, "ap.bills")
    type_bill(form, "acme", "A-17", "5/2/2026", "60*2")
    refresh(qtbot, form)
    assert form.preview.rows == [
        ("6200 Office supplies", "line account", "120.00", ""),
        ("2000 Accounts payable", "Acme Paper Inc · payables control", "", "120.00")]
    assert form.body.lines is not None
    assert form.body.lines.model.index(0, 6).data() == "120.00"
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text == "Bill BILL-2026-00001 is saved, entry JE-2026-00001."
    (bill,) = rows(company, "ap.list_bills")
    assert (bill["vendor_id"], bill["total"], bill["open"], bill["due_date"]) == (
        acme, Decimal("120.00"), Decimal("120.00"), date(2026, 6, 1))
    (entry,) = company.call("kernel.entries_of", bill["id"])
    assert [(line.account_code, str(line.side), line.amount) for line in entry.lines] == [
        ("6200", "debit", Decimal("120.00")), ("2000", "credit", Decimal("120.00"))]


def test_a_discount_is_typed_in_percent_and_kept_as_a_share(
    qtbot: QtBot, acme: UUID, company: Company, context: ViewContext,
) -> None:
    del acme
    form = open_form(context, "ap.bills")
    type_bill(form, "acme", "A-18", "5/2/2026", "200")
    type_keys(Qt.Key.Key_Up)
    assert form.body.lines is not None
    form.body.lines.grid.go_to(0, "discount_percent")
    type_keys("10", ENTER)
    refresh(qtbot, form)
    press(Qt.Key.Key_S, CONTROL)
    bill = company.call("ap.invoice", rows(company, "ap.list_bills")[0]["id"])
    assert (bill.total_amount, bill.lines[0].discount_percent) == (Decimal("180.00"), Decimal("0.1"))
    again = open_form(context, "ap.bills", record=bill.id)
    assert again.body.lines is not None
    assert again.body.lines.model.index(0, 4).data() == "10 %"


def test_a_refused_bill_says_so_at_its_field_and_loses_nothing(
    acme: UUID, company: Company, context: ViewContext, window: Window,
) -> None:
    make_bill(company, acme, "A-17", "80.00", date(2026, 5, 1))
    form = open_form(context, "ap.bills")
    type_bill(form, "acme", "a 17", "5/2/2026", "120")
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["invoice_number"].error == (
        "a 17 of this vendor is already BILL-2026-00001. Open it, or correct the number.")
    assert focused() is form.body.grid.boxes["invoice_number"].editor
    assert window.notices == []
    assert len(rows(company, "ap.list_bills")) == 1
    type_keys("A-17b")
    press(Qt.Key.Key_S, CONTROL)
    assert len(rows(company, "ap.list_bills")) == 2


def test_save_and_new_keeps_the_date_for_the_next_bill(
    acme: UUID, company: Company, context: ViewContext,
) -> None:
    del acme
    form = open_form(context, "ap.bills")
    type_bill(form, "acme", "A-17", "5/2/2026", "120")
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert focused() is form.body.grid.boxes["vendor_id"].editor
    assert form.body.grid.values()["invoice_date"] == date(2026, 5, 2)
    assert form.body.grid.values()["invoice_number"] is None
    assert len(rows(company, "ap.list_bills")) == 1


def test_a_bill_is_disputed_released_copied_and_cancelled(
    qtbot: QtBot, acme: UUID, context: ViewContext, show: Show, window: Window,
) -> None:
    company = context.company
    bill = make_bill(company, acme, "A-17", "80.00", date(2026, 5, 1))
    view = screen(context, show, "ap.bills")
    qtbot.waitUntil(lambda: bool(view.detail._entry.rows))
    assert view.detail._entry.rows[0] == ("6200 Office supplies", "line account", "80.00", "")
    button(view, "Dispute").click()
    question = dialog()
    type_keys("Half is missing")
    button(question, "Dispute").click()
    assert rows(company, "ap.list_bills", disputed=True)[0]["id"] == bill
    button(view, "End dispute").click()
    assert rows(company, "ap.list_bills", disputed=True) == []
    front(view)
    press(Qt.Key.Key_D, CONTROL)
    copy = window.tabs[-1]
    assert isinstance(copy, FormView)
    assert copy.body.lines is not None
    assert copy.body.lines.model.lines()[0]["unit_price"] == Decimal("80.00")
    front(view)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys("Sent twice", ENTER)
    assert [row["status"] for row in rows(company, "ap.list_bills")] == ["cancelled"]
    assert window.notices[-1].text == "The document is cancelled."


def test_a_vendor_is_held_and_released(company: Company, acme: UUID, context: ViewContext,
                                       show: Show) -> None:
    view = screen(context, show, "ap.vendors")
    button(view, "Hold").click()
    question = dialog()
    type_keys(TAB, "Goods were damaged")
    button(question, "Hold").click()
    assert [hold.reason for hold in company.call("ap.holds", acme)] == ["Goods were damaged"]
    assert view.selected_values()["on_hold"]
    button(view, "Release holds").click()
    dialog()
    type_keys("New goods came", ENTER)
    assert company.call("ap.holds", acme) == ()


def test_a_credit_note_is_entered_and_applied_to_the_oldest_bill(
    qtbot: QtBot, acme: UUID, company: Company, context: ViewContext, window: Window,
) -> None:
    make_bill(company, acme, "A-17", "80.00", date(2026, 5, 1))
    make_bill(company, acme, "A-18", "500.00", date(2026, 5, 9))
    form = open_form(context, "ap.credit_notes")
    type_bill(form, "acme", "CR-1", "5/20/2026", "100")
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text == "Vendor credit BILL-2026-00003 is saved, entry JE-2026-00003."
    (note,) = rows(company, "ap.list_credit_notes")
    assert note["open"] == Decimal("-100.00")
    context.open_screen("ap.apply", record=note)
    page = window.tabs[-1]
    assert isinstance(page, ApplyView)
    assert [(line["is_chosen"], line["amount"]) for line in page.items.model.lines()] == [
        (True, Decimal("80.00")), (True, Decimal("20.00"))]
    assert page.items.rest == ("Stays unapplied", "0.00")
    refresh(qtbot, page)
    assert page.preview.message == "Nothing is posted."
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text == "BILL-2026-00003 is applied."
    assert [(row["invoice_number"], row["open"]) for row in rows(company, "ap.list_bills", open=True)] == [
        ("A-18", Decimal("480.00"))]


def test_a_refund_of_a_credit_note_is_recorded_from_the_list(
    acme: UUID, company: Company, context: ViewContext, show: Show,
) -> None:
    make_bank(company)
    note = company.call("ap.record_credit_note", {
        "vendor_id": acme, "invoice_number": "CR-1", "invoice_date": date(2026, 6, 1),
        "lines": [{"description": "Returned", "unit_price": Decimal("60.00")}]}).value
    view = screen(context, show, "ap.credit_notes")
    button(view, "Refunded").click()
    question = dialog()
    type_keys("60", TAB, "6/12/2026", TAB, "main", TAB)
    button(question, "Refunded").click()
    assert company.call("ap.invoice", note.id).status == "paid"
    assert [(row["kind"], row["amount"]) for row in rows(company, "ap.list_payments")] == [
        ("refund", Decimal("60.00"))]


@pytest.mark.usefixtures("window")
def test_a_vendor_made_from_a_bill_stands_in_it(context: ViewContext, company: Company) -> None:
    bill = open_form(context, "ap.bills")
    type_keys("Neu GmbH")
    bill.body.grid.create_asked.emit("vendor_id", "Neu GmbH")
    press(Qt.Key.Key_S, CONTROL)
    (vendor,) = [row for row in rows(company, "ap.list_vendors") if row["name"] == "Neu GmbH"]
    assert bill.body.values()["vendor_id"] == vendor["vendor_id"]
