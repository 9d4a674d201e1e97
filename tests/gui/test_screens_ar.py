"""A bookkeeper's day in receivables, by keys on a real company file: customers, invoices, credit, dunning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.dialogs import files
from desktop_app.views import catalogue
from desktop_app.views.ar.print_view import PrintView
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from desktop_app.work.company import CompanyPort
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    Window,
    button,
    context,
    front,
    make_bank,
    make_customer,
    make_invoice,
    rows,
    term,
    window,
)
from tests.gui.keys import CONTROL, ENTER, TAB, dialog, focused, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def cafe(company: Company) -> UUID:
    return make_customer(company, "Café Fenêtre", code="CAFE")


def screen(context: ViewContext, show: Show, screen_id: str) -> ScreenView:
    view: ScreenView = show(ScreenView(context, catalogue.screens()[screen_id]), 1600, 860)
    view.setFocus()
    return view


def type_invoice(form: FormView, customer: str, on: str, price: str) -> None:
    """Type the head of an invoice or credit note and one line, from the first field on."""
    assert form.body.lines is not None
    type_keys(customer, TAB, on)
    form.body.lines.grid.go_to(0, "description")
    type_keys("Consulting", ENTER, "3", ENTER, "h", ENTER, price, ENTER)


def refresh(qtbot: QtBot, form: FormView) -> None:
    qtbot.waitUntil(lambda: not form._timer.isActive())


def status_of(company: CompanyPort, invoice: UUID) -> str:
    return str(company.call("ar.invoice", invoice).status)


def test_a_customer_is_entered_with_a_limit_and_a_discount(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view = screen(context, show, "ar.customers")
    assert view.list.empty.sentence == "No customers yet."
    press(Qt.Key.Key_N, CONTROL)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    type_keys("Okonkwo Studio", TAB, "OKO")
    form.body.grid.boxes["default_discount_percent"].editor.setFocus()
    type_keys("5", TAB, TAB, "20000")
    press(Qt.Key.Key_S, CONTROL)
    (row,) = rows(company, "ar.list_customers")
    saved = company.call("ar.customer_form", row["id"])
    assert (saved.code, saved.default_discount_percent, saved.credit_limit) == (
        "OKO", Decimal("0.05"), Decimal(20000))
    again = open_form(context, "ar.customers", record=row["id"])
    assert again.body.grid.boxes["default_discount_percent"].editor.text() == "5"
    again.body.grid.boxes["phone"].editor.setFocus()
    type_keys("555 0100")
    press(Qt.Key.Key_S, CONTROL)
    after = company.call("ar.customer_form", row["id"])
    assert after.model_dump() == {**saved.model_dump(), "phone": "555 0100"}


def test_an_invoice_shows_its_entry_before_it_is_issued(
    qtbot: QtBot, cafe: UUID, company: Company, context: ViewContext, window: Window,
) -> None:
    form = open_form(context, "ar.invoices")
    type_invoice(form, "cafe", "5/4/2026", "120")
    refresh(qtbot, form)
    assert form.preview.rows == [
        ("1100 Accounts receivable", "Café Fenêtre · receivables control", "360.00", ""),
        ("4000 Sales", "Café Fenêtre · role Sales revenue", "", "360.00")]
    assert form.body.lines is not None
    assert form.body.lines.model.index(0, 7).data() == "360.00"
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text.startswith("Invoice INV-2026-00001 is saved, entry JE-2026-00001.")
    (invoice,) = rows(company, "ar.list_invoices")
    assert (invoice["customer_id"], invoice["status"], invoice["open"]) == (cafe, "issued", Decimal("360.00"))


def test_a_line_of_text_and_a_discount_are_kept(
    cafe: UUID, company: Company, context: ViewContext,
) -> None:
    del cafe
    form = open_form(context, "ar.invoices")
    type_invoice(form, "cafe", "5/4/2026", "100")
    assert form.body.lines is not None
    form.body.lines.grid.go_to(0, "discount_percent")
    type_keys("10", ENTER)
    form.body.lines.grid.go_to(1, "description")
    type_keys("Delivered with note 17", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    invoice = company.call("ar.invoice", rows(company, "ar.list_invoices")[0]["id"])
    assert [(str(line.line_kind), line.description, line.discount_percent,
             line.amount) for line in invoice.lines] == [
        ("item", "Consulting", Decimal("0.1"), Decimal("270.00")),
        ("text", "Delivered with note 17", Decimal(0), Decimal(0))]
    again = open_form(context, "ar.invoices", record=invoice.id)
    assert again.body.lines is not None
    model = again.body.lines.model
    assert [model.index(0, at).data() for at in (1, 3, 4, 7)] == ["3", "100.00", "10 %", "270.00"]
    assert [model.index(1, at).data() for at in range(8)] == ["Delivered with note 17", *[""] * 7]


def test_a_draft_is_kept_changed_and_issued(
    qtbot: QtBot, cafe: UUID, context: ViewContext, show: Show, window: Window,
) -> None:
    company = context.company
    del cafe
    form = open_form(context, "ar.invoices")
    type_invoice(form, "cafe", "5/4/2026", "100")
    form.body.grid.boxes["issue"].editor.setFocus()
    type_keys(" ")
    refresh(qtbot, form)
    assert form.preview.message == "Nothing is posted."
    press(Qt.Key.Key_S, CONTROL)
    (draft,) = rows(company, "ar.list_invoices", draft=True)
    assert draft["number"] is None
    view = screen(context, show, "ar.invoices")
    type_keys(ENTER)
    again = window.tabs[-1]
    assert isinstance(again, FormView)
    assert again.body.lines is not None
    again.body.lines.grid.go_to(0, "unit_price")
    type_keys("200", ENTER)
    again.body.grid.boxes["issue"].editor.setFocus()
    type_keys(" ")
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "ar.list_invoices")[0]["total"] == Decimal(600)
    front(view)
    press(Qt.Key.Key_Return, CONTROL)
    assert window.notices[-1].text.startswith("Invoice INV-2026-00001 is issued.")
    (invoice,) = rows(company, "ar.list_invoices")
    assert (invoice["id"], invoice["status"]) == (draft["id"], "issued")


def test_an_invoice_over_the_limit_wants_a_reason_at_its_field(
    company: Company, context: ViewContext,
) -> None:
    make_customer(company, "Café Fenêtre", code="CAFE", credit_limit=Decimal(100))
    form = open_form(context, "ar.invoices")
    type_invoice(form, "cafe", "5/4/2026", "100")
    press(Qt.Key.Key_S, CONTROL)
    box = form.body.grid.boxes["override_reason"]
    assert "limit" in box.error
    assert focused() is box.editor
    type_keys("Paid tomorrow, by phone")
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "ar.list_invoices")[0]["status"] == "issued"


def test_an_invoice_is_written_from_the_customer_with_what_the_customer_brings(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    customer = make_customer(company, "Café Fenêtre", default_discount_percent=Decimal("0.05"),
                             payment_term_id=term(company, "NET10"))
    view = screen(context, show, "ar.customers")
    button(view, "Write invoice").click()
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert form.body.grid.values()["customer_id"] == customer
    assert form.body.grid.values()["payment_term_id"] == term(company, "NET10")
    assert form.body.lines is not None
    assert form.body.lines.model.lines()[0]["discount_percent"] == Decimal("0.05")


def test_an_invoice_is_shown_as_printed_saved_as_pdf_and_marked_as_sent(
    cafe: UUID, context: ViewContext, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    company = context.company
    company.call("settings.set", {"key": "company.address", "value": "14 Quayside\nPortland, ME 04101"})
    invoice = make_invoice(company, cafe, "360.00", date(2026, 6, 10), payment_term_id=term(company, "2/10"))
    view = screen(context, show, "ar.invoices")
    context.open_screen("ar.print", record={"kind": "invoice", "id": invoice})
    page = QApplication.activeWindow()
    assert isinstance(page, PrintView)
    assert len(page.pages) == 1
    target = tmp_path / "invoice.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    front(page)
    press(Qt.Key.Key_S, CONTROL)
    text = PdfReader(target).pages[0].extract_text()
    for printed in ("INV-2026-00001", "Café Fenêtre", "14 Quayside", "USD 360.00",
                    "Deduct 7.20 USD when you pay by Jun 20, 2026."):
        assert printed in text
    button(page, "Mark as sent").click()
    assert status_of(company, invoice) == "delivered"
    assert view.selected_values()["sent_on"] == date(2026, 6, 15)


def test_a_draft_is_printed_as_pro_forma(cafe: UUID, company: Company, context: ViewContext,
                                         window: Window) -> None:
    draft = make_invoice(company, cafe, "10.00", date(2026, 6, 10), issue=False)
    context.open_screen("ar.print", record={"kind": "invoice", "id": draft})
    page = window.tabs[-1]
    assert isinstance(page, PrintView)
    assert page.model is not None
    assert (page.model.mark, page.model.number) == ("PRO FORMA", "Draft")
    assert not button(page, "Mark as sent").isEnabled()


def test_a_whole_invoice_is_credited_from_the_list(
    cafe: UUID, company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    invoice = make_invoice(company, cafe, "360.00", date(2026, 6, 10))
    view = screen(context, show, "ar.invoices")
    button(view, "Credit").click()
    question = dialog()
    type_keys(TAB, "Order cancelled", TAB, "6/12/2026")
    button(question, "Credit").click()
    assert window.notices[-1].text == "Credit note CN-2026-00001 is written."
    assert status_of(company, invoice) == "paid"
    (memo,) = rows(company, "ar.list_credit_memos")
    assert (memo["status"], memo["unapplied"]) == ("applied", Decimal(0))


def test_a_credit_note_is_typed_and_applied(
    qtbot: QtBot, cafe: UUID, context: ViewContext, show: Show, window: Window,
) -> None:
    company = context.company
    invoice = make_invoice(company, cafe, "360.00", date(2026, 6, 10))
    form = open_form(context, "ar.credit_notes")
    type_keys("cafe", TAB, "6/12/2026")
    form.body.grid.boxes["reason"].editor.setFocus()
    type_keys("Late delivery")
    assert form.body.lines is not None
    form.body.lines.grid.go_to(0, "description")
    type_keys("Allowance", ENTER, ENTER, ENTER, "60", ENTER)
    refresh(qtbot, form)
    assert form.preview.rows[-1][0] == "1100 Accounts receivable"
    press(Qt.Key.Key_S, CONTROL)
    assert window.notices[-1].text == "Credit note CN-2026-00001 is saved, entry JE-2026-00002."
    view = screen(context, show, "ar.credit_notes")
    press(Qt.Key.Key_P, CONTROL)
    front(window.tabs[-1])
    press(Qt.Key.Key_S, CONTROL)
    assert company.call("ar.invoice", invoice).balance_due == Decimal(300)
    front(view)
    assert view.selected_values()["status"] == "applied"


def test_an_invoice_is_disputed_written_off_and_cancelled(
    cafe: UUID, company: Company, context: ViewContext, show: Show,
) -> None:
    lost = make_invoice(company, cafe, "50.00", date(2026, 6, 10))
    view = screen(context, show, "ar.invoices")
    button(view, "Dispute").click()
    dialog()
    type_keys("Half is missing", ENTER)
    assert rows(company, "ar.list_invoices", disputed=True)[0]["id"] == lost
    button(view, "End dispute").click()
    button(view, "Write off").click()
    question = dialog()
    type_keys("6/14/2026", TAB, "Bankrupt")
    button(question, "Write off").click()
    assert status_of(company, lost) == "written_off"
    wrong = make_invoice(company, cafe, "70.00", date(2026, 6, 12))
    front(view)
    view.table.select_row(0)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys("Wrong customer", ENTER)
    assert status_of(company, wrong) == "cancelled"


def test_a_large_write_off_asks_who_approved_it_at_its_field(
    cafe: UUID, company: Company, context: ViewContext, show: Show,
) -> None:
    lost = make_invoice(company, cafe, "500.00", date(2026, 6, 10))
    view = screen(context, show, "ar.invoices")
    button(view, "Write off").click()
    question = dialog()
    type_keys("6/14/2026", TAB, "Bankrupt")
    button(question, "Write off").click()
    assert question._grid is not None
    assert question._grid.boxes["approval_note"].error.startswith("Writing off 500.00 needs an approval")
    type_keys("Owner, court letter of 1 June")
    button(question, "Write off").click()
    assert status_of(company, lost) == "written_off"


def test_reminders_are_proposed_and_sent(
    cafe: UUID, company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    make_bank(company)
    make_invoice(company, cafe, "360.00", date(2026, 4, 1))
    view = screen(context, show, "ar.dunning")
    assert view.list.empty.sentence == "No reminders yet."
    press(Qt.Key.Key_N, CONTROL)
    question = dialog()
    type_keys("6/15/2026")
    button(question, "Propose reminders").click()
    assert window.notices[-1].text.startswith("1 letter is proposed in DUN-2026-0001.")
    assert view.selected_values()["total"] == Decimal(360)
    front(view)
    press(Qt.Key.Key_Return, CONTROL)
    dialog()
    type_keys(ENTER)
    assert window.notices[-1].text == "1 letter is sent."
    assert view.selected_values()["status"] == "sent"
    assert rows(company, "ar.list_invoices")[-1]["dunning_level"] == 1


def test_small_rests_are_given_up_together(
    cafe: UUID, company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    bank = make_bank(company)
    invoice = make_invoice(company, cafe, "100.00", date(2026, 6, 1))
    company.call("ar.record_receipt", {
        "customer_id": cafe, "receipt_date": date(2026, 6, 5), "amount": Decimal("99.50"),
        "bank_account_id": bank,
        "applications": [{"invoice_id": invoice, "amount": Decimal("99.50")}]})
    view = screen(context, show, "ar.invoices")
    button(view, "Write off small balances").click()
    question = dialog()
    type_keys("6/14/2026")
    button(question, "Write off small balances").click()
    assert window.notices[-1].text == "1 small rest is given up."
    assert status_of(company, invoice) == "paid"
