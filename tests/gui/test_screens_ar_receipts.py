"""Receiving customers' money, by keys on a real company file: several invoices, applied, taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.views import catalogue
from desktop_app.views.ar.apply_view import ApplyView
from desktop_app.views.ar.receipt_view import ReceiptView
from desktop_app.views.ar.settlements_view import SettlementsView
from desktop_app.views.form_view import FormView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.modules.ar.api import SettlementsOf
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
    make_bank(company)
    return make_customer(company, "Café Fenêtre", code="CAFE")


@pytest.fixture
def invoices(company: Company, cafe: UUID) -> tuple[UUID, UUID, UUID]:
    """1,200.00 due first, 800.00 with 2 % until 20 June, 500.00 (ar.md, worked example 2)."""
    return (
        make_invoice(company, cafe, "1200.00", date(2026, 5, 1)),
        make_invoice(company, cafe, "800.00", date(2026, 6, 10), payment_term_id=term(company, "2/10")),
        make_invoice(company, cafe, "500.00", date(2026, 6, 12)))


def open_page(context: ViewContext, window: Window, **values: Any) -> ReceiptView:
    context.open_screen("ar.receive", record=values)
    page = window.tabs[-1]
    assert isinstance(page, ReceiptView)
    return page


def amounts(page: Any) -> list[Decimal | None]:
    return [line["amount"] for line in page.items.model.lines()]


def refresh(qtbot: QtBot, page: ReceiptView) -> None:
    qtbot.waitUntil(lambda: not page._timer.isActive())


def record(company: Company, cafe: UUID, amount: str, **values: Any) -> UUID:
    saved = company.call("ar.record_receipt", {
        "customer_id": cafe, "receipt_date": date(2026, 6, 15), "amount": Decimal(amount), **values})
    return saved.value.id  # type: ignore[no-any-return]


@pytest.mark.usefixtures("invoices")
def test_one_receipt_settles_three_invoices_with_discount_and_a_rest_given_up(
    qtbot: QtBot, company: Company, context: ViewContext, window: Window,
) -> None:
    page = open_page(context, window)
    type_keys("cafe", TAB, TAB, TAB, TAB, "2500")
    assert amounts(page) == [Decimal(1200), Decimal(784), Decimal(500)]
    assert page.items.rest == ("Stays unapplied", "16.00")
    page.items.grid.go_to(2, "amount")
    type_keys("499.50", ENTER)
    assert not page.items.grid.isColumnHidden(page.items.model.column_of("write_off_rest"))
    page.items.grid.go_to(2, "write_off_rest")
    type_keys(" ")
    refresh(qtbot, page)
    posted = {(row[0], row[1].rpartition(" · ")[2]): (row[2], row[3]) for row in page.preview.rows}
    assert posted["1011 Main bank", "bank account Main bank"] == ("2,500.00", "")
    assert posted["4120 Sales discounts", "discount taken"] == ("16.00", "")
    assert [figures for (name, _), figures in posted.items() if name.startswith("2130")] == [("", "16.50")]
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "ar.list_invoices", open=True) == []
    (receipt,) = rows(company, "ar.list_receipts")
    assert (receipt["amount"], receipt["unallocated"]) == (Decimal(2500), Decimal("16.50"))


def test_the_row_of_an_invoice_opens_the_page_with_it_ticked(
    invoices: tuple[UUID, UUID, UUID], company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ar.invoices"]), 1600, 860)
    view.setFocus()
    type_keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert view.selected_values()["id"] == invoices[0]
    press(Qt.Key.Key_P, CONTROL)
    page = window.tabs[-1]
    assert isinstance(page, ReceiptView)
    assert amounts(page) == [Decimal(1200), None, None]
    assert page.body.grid.values()["amount"] == Decimal(1200)
    assert focused() is page.body.grid.boxes["amount"].editor
    press(Qt.Key.Key_S, CONTROL)
    assert company.call("ar.invoice", invoices[0]).status == "paid"


@pytest.mark.usefixtures("invoices")
def test_a_fee_is_kept_back_and_the_balance_shows_it(context: ViewContext, window: Window,
                                                     cafe: UUID) -> None:
    page = open_page(context, window, customer_id=cafe)
    type_keys("1200")
    page.body.grid.boxes["fee_amount"].editor.setFocus()
    type_keys("30")
    assert page._after.text() == "In the books 20,000.00 USD, after this 21,170.00"


@pytest.mark.usefixtures("invoices")
def test_the_same_receipt_twice_warns_in_the_preview(
    qtbot: QtBot, company: Company, context: ViewContext, window: Window, cafe: UUID,
) -> None:
    record(company, cafe, "100", reference="4711")
    page = open_page(context, window, customer_id=cafe)
    page.body.grid.boxes["receipt_date"].editor.selectAll()
    type_keys("100")
    page.body.grid.boxes["reference"].editor.setFocus()
    type_keys("4711")
    refresh(qtbot, page)
    assert page.preview._warnings.text().startswith("REC-2026-00001 has the same amount and reference")


@pytest.mark.usefixtures("invoices")
def test_unapplied_money_is_applied_from_the_list_and_taken_back(
    company: Company, context: ViewContext, show: Show, window: Window, cafe: UUID,
) -> None:
    receipt = record(company, cafe, "1300")
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ar.receipts"]), 1600, 860)
    view.setFocus()
    press(Qt.Key.Key_P, CONTROL)
    page = window.tabs[-1]
    assert isinstance(page, ApplyView)
    assert amounts(page) == [Decimal(1200), Decimal(100), None]
    assert page._next.isHidden()
    press(Qt.Key.Key_S, CONTROL)
    assert company.call("ar.receipt", receipt).unallocated_amount == Decimal(0)
    button(view, "Settlements").click()
    settled = window.tabs[-1]
    assert isinstance(settled, SettlementsView)
    assert [row["target_number"] for row in (settled.model.values(0), settled.model.values(1))] == [
        "INV-2026-00001", "INV-2026-00002"]
    front(settled)
    settled.table.select_row(1)
    press(Qt.Key.Key_R, CONTROL)
    question = dialog()
    type_keys(TAB, "Wrong invoice")
    button(question, "Take back").click()
    assert company.call("ar.receipt", receipt).unallocated_amount == Decimal(100)
    assert settled.model.values(1)["status"] == "reversed"
    assert not button(settled, "Take back").isEnabled()


@pytest.mark.usefixtures("invoices")
def test_rules_apply_money_by_its_reference(
    company: Company, context: ViewContext, show: Show, window: Window, cafe: UUID,
) -> None:
    receipt = record(company, cafe, "500", reference="INV-2026-00003")
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ar.receipts"]), 1600, 860)
    button(view, "Apply by rules").click()
    dialog()
    type_keys(ENTER)
    assert window.notices[-1].text == "1 invoice got money."
    settled = company.call("ar.settlements", SettlementsOf(document_id=receipt))
    assert [one.target_number for one in settled] == ["INV-2026-00003"]
    front(view)
    type_keys(ENTER)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert form.body.lines is not None
    assert form.body.lines.model.index(0, 1).data() == "INV-2026-00003"


def test_a_bounced_receipt_opens_its_invoice_again(
    invoices: tuple[UUID, UUID, UUID], company: Company, context: ViewContext, show: Show, cafe: UUID,
) -> None:
    bank = rows(company, "cash.list_bank_accounts")[0]["id"]
    record(company, cafe, "1200", bank_account_id=bank,
           applications=[{"invoice_id": invoices[0], "amount": Decimal(1200)}])
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ar.receipts"]), 1600, 860)
    button(view, "Bounced").click()
    question = dialog()
    type_keys("6/15/2026", TAB, "No funds", TAB, "15")
    button(question, "Bounced").click()
    assert company.call("ar.invoice", invoices[0]).balance_due == Decimal(1200)
    assert view.selected_values()["status"] == "returned"


def test_unapplied_money_is_paid_back_and_a_receipt_voided(
    company: Company, context: ViewContext, show: Show, cafe: UUID,
) -> None:
    record(company, cafe, "300")
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ar.receipts"]), 1600, 860)
    button(view, "Pay back").click()
    question = dialog()
    type_keys("100", TAB, "6/15/2026", TAB, TAB, "main", TAB)
    button(question, "Pay back").click()
    assert [(row["kind"], row["amount"]) for row in rows(company, "ar.list_receipts", kind="refund")] == [
        ("refund", Decimal(-100))]
    voided = record(company, cafe, "50")
    front(view)
    at = view.model.row_of(voided)
    assert at is not None
    view.table.select_row(at)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys("Typed twice", ENTER)
    assert company.call("ar.receipt", voided).status == "voided"
