"""Paying vendors, by keys on a real company file: one bill, several, in part, void, run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop_app.models.roles import ERROR
from desktop_app.views import catalogue
from desktop_app.views.ap.payment_view import PaymentView
from desktop_app.views.ap.run_view import RunView
from desktop_app.views.ap.settlements_view import SettlementsView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from desktop_app.work.company import CompanyPort
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
    term,
    window,
)
from tests.gui.keys import CONTROL, ENTER, ESC, SHIFT, TAB, dialog, focused, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def acme(company: Company) -> UUID:
    make_bank(company)
    return make_vendor(company, "Acme Paper Inc", code="ACME", default_account_id=account(company, "6200"))


@pytest.fixture
def bills(company: Company, acme: UUID) -> tuple[UUID, UUID, UUID]:
    """1,200.00 due 1 June, 450.00 with 2 % until 20 June, 80.00 due 12 July."""
    return (
        make_bill(company, acme, "A-17", "1200.00", date(2026, 5, 2)),
        make_bill(company, acme, "A-18", "450.00", date(2026, 6, 10), payment_term_id=term(company, "2/10")),
        make_bill(company, acme, "A-19", "80.00", date(2026, 6, 12)))


def open_page(context: ViewContext, window: Window, **values: Any) -> PaymentView:
    context.open_screen("ap.pay", record=values)
    page = window.tabs[-1]
    assert isinstance(page, PaymentView)
    return page


def amounts(page: PaymentView) -> list[Decimal | None]:
    return [line["amount"] for line in page.items.model.lines()]


def open_amounts(company: CompanyPort) -> dict[str, Decimal]:
    return {row["invoice_number"]: row["open"] for row in rows(company, "ap.list_bills")}


def refresh(qtbot: QtBot, page: PaymentView) -> None:
    qtbot.waitUntil(lambda: not page._timer.isActive())


def test_the_page_says_what_to_do_until_there_is_something_to_pay(
    acme: UUID, context: ViewContext, window: Window,
) -> None:
    page = open_page(context, window)
    assert focused() is page.body.grid.boxes["vendor_id"].editor
    assert page.items.sentence == "Choose the vendor; the open bills appear here, oldest due first."
    assert page.preview.message.startswith("The entry appears here")
    type_keys("acme", TAB)
    assert page.body.grid.values()["vendor_id"] == acme
    assert page.items.sentence == "Nothing is open. The whole amount stays as a prepayment."


@pytest.mark.usefixtures("bills")
def test_a_typed_total_goes_to_the_oldest_bills_and_the_balance_after_is_shown(
    qtbot: QtBot, context: ViewContext, window: Window,
) -> None:
    page = open_page(context, window)
    type_keys("acme", TAB, TAB, TAB, TAB)
    assert focused() is page.body.grid.boxes["amount"].editor
    assert page._after.text() == "In the books 20,000.00 USD"
    type_keys("1500")
    assert amounts(page) == [Decimal("1200.00"), Decimal("300.00"), None]
    assert page.items.rest == ("Stays as a prepayment", "0.00")
    assert page._after.text() == "In the books 20,000.00 USD, after this 18,500.00"
    refresh(qtbot, page)
    assert page.preview.rows == [
        ("2000 Accounts payable", "Acme Paper Inc · settles BILL-2026-00001", "1,200.00", ""),
        ("2000 Accounts payable", "Acme Paper Inc · settles BILL-2026-00002", "306.12", ""),
        ("5090 Purchase discounts", "Acme Paper Inc · discount taken", "", "6.12"),
        ("1011 Main bank", "Acme Paper Inc · bank account Main bank", "", "1,500.00")]


def test_ticking_fills_takes_the_discount_and_sums_up(
    bills: tuple[UUID, UUID, UUID], company: Company, context: ViewContext, window: Window, acme: UUID,
) -> None:
    page = open_page(context, window, vendor_id=acme)
    assert focused() is page.body.grid.boxes["amount"].editor
    page.items.grid.setFocus()
    type_keys(Qt.Key.Key_Down, " ")
    assert amounts(page) == [None, Decimal("441.00"), None]
    assert page.body.grid.values()["amount"] == Decimal("441.00")
    take = page.items.model.column_of("take_discount")
    page.items.grid.setCurrentIndex(page.items.model.index(1, take))
    type_keys(" ")
    assert page.body.grid.values()["amount"] == Decimal("450.00")
    type_keys(" ")
    press(Qt.Key.Key_S, CONTROL)
    assert open_amounts(company) == {"A-17": Decimal(1200), "A-18": Decimal(0), "A-19": Decimal(80)}
    (payment,) = rows(company, "ap.list_payments")
    assert (payment["amount"], payment["discount"], payment["reference"]) == (Decimal(441), Decimal(9),
                                                                              "1001")
    assert window.notices[-1].text == "Payment PAY-2026-00001 is saved, entry JE-2026-00005."
    assert company.call("ap.invoice", bills[1]).status == "paid"


@pytest.mark.usefixtures("bills")
def test_space_ticks_from_the_amount_too(context: ViewContext, window: Window, acme: UUID) -> None:
    page = open_page(context, window, vendor_id=acme)
    page.items.grid.go_to(1, "amount")
    type_keys(" ")
    assert amounts(page) == [None, Decimal("441.00"), None]
    type_keys(" ")
    assert amounts(page) == [None, None, None]


def test_a_click_ticks_and_another_takes_it_back(
    bills: tuple[UUID, UUID, UUID], context: ViewContext, window: Window, acme: UUID,
) -> None:
    page = open_page(context, window, vendor_id=acme, document_id=bills[0])
    assert amounts(page) == [Decimal("1200.00"), None, None]
    assert not page.is_dirty
    cell = page.items.grid.visualRect(page.items.model.index(0, 0)).center()
    QTest.mouseClick(page.items.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert amounts(page) == [None, None, None]
    QTest.mouseClick(page.items.grid.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert page.items.model.applied == Decimal("1200.00")


def test_a_bill_is_paid_in_part_and_then_in_full(
    bills: tuple[UUID, UUID, UUID], company: Company, context: ViewContext, window: Window, acme: UUID,
) -> None:
    page = open_page(context, window, vendor_id=acme, document_id=bills[0])
    page.items.grid.go_to(0, "amount")
    type_keys("500", ENTER)
    assert page.body.grid.values()["amount"] == Decimal(500)
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert company.call("ap.invoice", bills[0]).status == "partially_paid"
    assert page.items.sentence.startswith("Choose the vendor")
    assert page.body.grid.values()["bank_account_id"] is not None
    type_keys("acme", TAB, TAB, TAB, TAB, "700")
    assert amounts(page) == [Decimal(700), None, None]
    press(Qt.Key.Key_S, CONTROL)
    assert company.call("ap.invoice", bills[0]).status == "paid"
    assert [row["amount"] for row in rows(company, "ap.list_payments")] == [Decimal(700), Decimal(500)]


@pytest.mark.usefixtures("bills")
def test_what_is_not_applied_stays_as_a_prepayment_and_can_be_applied_later(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    page = open_page(context, window)
    type_keys("acme", TAB, TAB, TAB, TAB, "2000")
    assert page.items.rest == ("Stays as a prepayment", "279.00")
    press(Qt.Key.Key_S, CONTROL)
    (payment,) = rows(company, "ap.list_payments", unapplied=True)
    assert payment["unapplied"] == Decimal("279.00")
    make_bill(company, payment["vendor_id"], "A-20", "300.00", date(2026, 6, 14))
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.payments"]), 1600, 800)
    view.setFocus()
    press(Qt.Key.Key_P, CONTROL)
    apply = window.tabs[-1]
    assert focused() is apply.body.grid.boxes["on"].editor  # type: ignore[attr-defined]  # the apply page
    press(Qt.Key.Key_S, CONTROL)
    assert open_amounts(company)["A-20"] == Decimal("21.00")
    assert rows(company, "ap.list_payments", unapplied=True) == []


@pytest.mark.usefixtures("bills")
def test_more_applied_than_paid_is_said_at_once_and_refused_at_its_field(
    company: Company, context: ViewContext, window: Window,
) -> None:
    page = open_page(context, window)
    type_keys("acme", TAB, TAB, TAB, TAB, "100")
    page.items.grid.go_to(0, "amount")
    type_keys("150", ENTER)
    assert page.items.rest == ("More than there is", "50.00")
    press(Qt.Key.Key_S, CONTROL)
    assert page.body.grid.boxes["amount"].error == (
        "50.00 more is applied than the 100.00 paid. Reduce an application.")
    page.items.grid.go_to(0, "amount")
    type_keys("1300", ENTER)
    page.body.grid.boxes["amount"].editor.setFocus()
    page.body.grid.boxes["amount"].editor.selectAll()
    page.items.model.offered = Decimal(1300)
    page.body.grid.set_values({"amount": Decimal(1300)})
    press(Qt.Key.Key_S, CONTROL)
    cell = page.items.model.index(0, page.items.model.column_of("amount"))
    assert str(cell.data(ERROR)).startswith("BILL-2026-00001 has 1,200.00 open; 1,300.00 was applied.")
    assert rows(company, "ap.list_payments") == []


def test_a_held_vendor_is_paid_only_with_a_reason(
    bills: tuple[UUID, UUID, UUID], company: Company, context: ViewContext, window: Window, acme: UUID,
) -> None:
    company.call("ap.hold_vendor",
                 {"vendor_id": acme, "reason_code": "dispute", "reason": "Goods were damaged"})
    page = open_page(context, window, vendor_id=acme, document_id=bills[2])
    assert page.notice.text == "On hold: Goods were damaged. Release the hold, or give a reason to pay."
    assert page.body.grid.boxes["override_reason"].isHidden()
    press(Qt.Key.Key_S, CONTROL)
    box = page.body.grid.boxes["override_reason"]
    assert box.error.startswith("Acme Paper Inc is on hold: Goods were damaged.")
    assert focused() is box.editor
    type_keys("Agreed by phone")
    press(Qt.Key.Key_S, CONTROL)
    assert open_amounts(company)["A-19"] == Decimal(0)


@pytest.mark.usefixtures("bills")
def test_esc_asks_only_when_something_was_typed(context: ViewContext, window: Window, qtbot: QtBot) -> None:
    page = open_page(context, window)
    with qtbot.waitSignal(page.closed):
        press(ESC)
    type_keys("acme", TAB, TAB, TAB, TAB, "100", ESC)
    question = dialog()
    button(question, "Keep as draft").click()
    again = open_page(context, window)
    assert again.notice.text == "A payment you did not save is kept."
    button(again, "Continue with it").click()
    assert amounts(again) == [Decimal(100), None, None]


def test_a_payment_is_voided_and_its_bill_opens_again(
    bills: tuple[UUID, UUID, UUID], context: ViewContext, show: Show, window: Window, acme: UUID,
) -> None:
    company = context.company
    open_page(context, window, vendor_id=acme, document_id=bills[2])
    press(Qt.Key.Key_S, CONTROL)
    assert open_amounts(company)["A-19"] == Decimal(0)
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.payments"]), 1600, 800)
    view.setFocus()
    press(Qt.Key.Key_R, CONTROL)
    question = dialog()
    type_keys(ENTER)
    assert question._grid is not None
    assert question._grid.boxes["reason"].error == "Reason is needed."
    type_keys("Wrong vendor", ENTER)
    assert open_amounts(company)["A-19"] == Decimal(80)
    assert view.selected_values()["status"] == "voided"
    assert not view.actions_of_screen.is_enabled(view.spec.actions[3], view.selected_values())


def test_a_payment_opens_with_its_entry(
    bills: tuple[UUID, UUID, UUID], context: ViewContext, show: Show, window: Window, acme: UUID,
) -> None:
    open_page(context, window, vendor_id=acme, document_id=bills[2])
    press(Qt.Key.Key_S, CONTROL)
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.payments"]), 1600, 800)
    view.setFocus()
    type_keys(ENTER)
    form = window.tabs[-1]
    assert form.title == "Payment PAY-2026-00001"  # type: ignore[attr-defined]  # a form
    assert form.preview.rows[-1][0] == "1011 Main bank"  # type: ignore[attr-defined]  # as above


@pytest.fixture
def run(company: Company, bills: tuple[UUID, UUID, UUID], context: ViewContext, window: Window) -> RunView:
    del bills
    held = make_vendor(company, "Okonkwo Studio")
    make_bill(company, held, "X-1", "333.33", date(2026, 5, 1))
    company.call("ap.hold_vendor",
                 {"vendor_id": held, "reason_code": "dispute", "reason": "Goods were damaged"})
    context.open_screen("ap.run", record={})
    page = window.tabs[-1]
    assert isinstance(page, RunView)
    return page


def run_rows(page: RunView) -> list[tuple[Any, ...]]:
    names = ("is_paid", "vendor", "number", "amount", "reason")
    return [tuple(line[name] for name in names) for line in page.lines._lines]


def test_a_run_proposes_is_changed_approved_and_paid(run: RunView, company: Company, window: Window) -> None:
    QAbstractItemModelTester(run.lines, QAbstractItemModelTester.FailureReportingMode.Fatal, run.lines)
    assert focused() is run.criteria.boxes["payment_date"].editor
    press(Qt.Key.Key_S, CONTROL)
    assert run.status == "draft"
    assert run_rows(run) == [
        (True, "Acme Paper Inc", "BILL-2026-00001", Decimal("1200.00"), ""),
        (True, "Acme Paper Inc", "BILL-2026-00002", Decimal("441.00"), ""),
        (False, "Okonkwo Studio", "BILL-2026-00004", Decimal("333.33"), "vendor on hold: Goods were damaged")]
    assert run._count.text() == "2 bills of 1 vendor"
    assert run._sums.text() == "Discount 9.00   Total 1,641.00 USD"
    assert run._bank.text() == "Main bank holds 20,000.00, after the run 18,359.00"
    run.grid.go_to(1, "is_paid")
    type_keys(" ")
    assert run_rows(run)[1][0] is False
    run.grid.go_to(0, "amount")
    type_keys("1000", ENTER)
    assert run._sums.text() == "Total 1,000.00 USD"
    press(Qt.Key.Key_S, CONTROL)
    assert run.status == "approved"
    press(Qt.Key.Key_S, CONTROL)
    dialog()
    type_keys(ENTER)
    assert run.status == "completed"
    assert window.notices[-1].text == "RUN-2026-0001 is paid: 1 bill, 1,000.00 USD."
    assert open_amounts(company) == {"A-17": Decimal(200), "A-18": Decimal(450), "A-19": Decimal(80),
                                     "X-1": Decimal("333.33")}
    button(run, "Show payments").click()
    assert window.opened[-1][0] == "ap.payments"


def test_a_run_is_left_and_taken_up_again(
    run: RunView, company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    press(Qt.Key.Key_S, CONTROL)
    run.close()
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.runs"]), 1600, 800)
    view.setFocus()
    press(Qt.Key.Key_O, CONTROL)
    again = window.tabs[-1]
    assert isinstance(again, RunView)
    assert (again.status, len(run_rows(again))) == ("draft", 3)
    button(again, "Cancel run").click()
    dialog()
    type_keys(ENTER)
    assert again.status == "cancelled"
    assert rows(company, "ap.list_payment_runs")[0]["status"] == "cancelled"


def test_a_run_that_is_refused_pays_nothing_and_says_why(run: RunView, company: Company) -> None:
    press(Qt.Key.Key_S, CONTROL)
    run.grid.go_to(2, "is_paid")
    type_keys(" ")
    press(Qt.Key.Key_S, CONTROL)
    press(Qt.Key.Key_S, CONTROL)
    dialog()
    type_keys(ENTER)
    assert run.status == "failed"
    assert run.notice.text.startswith("Okonkwo Studio is on hold: Goods were damaged.")
    assert rows(company, "ap.list_payments") == []
    held = next(at for at, line in enumerate(run_rows(run)) if line[1] == "Okonkwo Studio")
    front(run)
    run.grid.go_to(held, "is_paid")
    type_keys(" ")
    press(Qt.Key.Key_S, CONTROL)
    assert run.status == "approved"


def test_a_run_needs_its_bank_account(company: Company, context: ViewContext, window: Window) -> None:
    del company
    context.open_screen("ap.run", record={})
    page = window.tabs[-1]
    assert isinstance(page, RunView)
    press(Qt.Key.Key_S, CONTROL)
    assert page.criteria.boxes["bank_account_id"].error == "Paid from is needed."
    assert page.status is None


@pytest.mark.usefixtures("bills")
def test_one_settlement_of_a_payment_is_taken_back_by_keys(
    company: Company, context: ViewContext, show: Show, window: Window,
) -> None:
    page = open_page(context, window)
    type_keys("acme", TAB, TAB, TAB, TAB, "1300")
    assert amounts(page) == [Decimal(1200), Decimal(100), None]
    press(Qt.Key.Key_S, CONTROL)
    view: ScreenView = show(ScreenView(context, catalogue.screens()["ap.payments"]), 1600, 860)
    button(view, "Settlements").click()
    settled = window.tabs[-1]
    assert isinstance(settled, SettlementsView)
    assert [(row["source_number"], row["target_number"], row["amount"]) for row in
            (settled.model.values(0), settled.model.values(1))] == [
        ("PAY-2026-00001", "BILL-2026-00001", Decimal(1200)),
        ("PAY-2026-00001", "BILL-2026-00002", Decimal(100))]
    front(settled)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys(TAB, "Wrong bill", ENTER)
    assert open_amounts(company)["A-18"] == Decimal(450)
    assert rows(company, "ap.list_payments")[0]["unapplied"] == Decimal(100)
    assert settled.model.values(1)["status"] == "reversed"
    bills: ScreenView = show(ScreenView(context, catalogue.screens()["ap.bills"]), 1600, 860)
    at = next(row for row in range(bills.model.count) if bills.model.values(row)["invoice_number"] == "A-17")
    bills.table.select_row(at)
    button(bills, "Settlements").click()
    assert window.tabs[-1].model.values(0)["source_number"] == "PAY-2026-00001"  # type: ignore[attr-defined]
