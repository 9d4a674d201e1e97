"""The workbench by keys: match, create what is missing, prove 0.00, finish, print, reopen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.dialogs import files
from desktop_app.views.cash.line_form import LineForm, PaymentForm, ReceiptForm
from desktop_app.views.cash.reconcile_view import ReconcileView
from desktop_app.views.cash.report_view import ReconciliationReportView
from desktop_app.views.form_view import FormView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.modules.cash.api import BankAccount
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    Window,
    button,
    context,
    make_bill,
    make_customer,
    make_invoice,
    make_vendor,
    rows,
    window,
)
from tests.gui.keys import CONTROL, ENTER, SHIFT, TAB, dialog, focused, press, type_keys
from tests.modules.cash_books import Books

__all__ = ["company", "context", "window"]  # fixtures over a real company file
OURS = Path(__file__).parents[1] / "data" / "bank"
D = Decimal


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


@pytest.fixture
def bank(books: Books) -> BankAccount:
    return books.bank(opening="100.00", account_number="000-4711")


def open_bench(context: ViewContext, show: Show, bank: BankAccount) -> ReconcileView:
    view: ReconcileView = show(ReconcileView(context), 1240, 800)
    view.show_filters({}, bank.id)
    view.bank.table.setFocus()
    return view


def texts(side_model: object, column: int) -> list[str]:
    model = side_model
    return [model.text(row, column) for row in range(model.count)]  # type: ignore[attr-defined]


def front(view: ReconcileView) -> None:
    """Bring the page back to the front, as closing a form or a question does in the window."""
    view.activateWindow()
    QTest.qWaitForWindowActive(view)


def choose_bank(view: ReconcileView, amount: str) -> None:
    """Put the cursor on the bank line of an amount, by the arrow keys."""
    front(view)
    view.bank.table.setFocus()
    wanted = texts(view.bank.model, 2).index(amount)
    press(Qt.Key.Key_Home, CONTROL)
    for _ in range(wanted):
        press(Qt.Key.Key_Down)
    assert view.bank.current()["amount"] == D(amount.replace("−", "-").replace(",", ""))


def choose_books(view: ReconcileView, *amounts: str) -> None:
    """Select book lines by their amounts, the mouse held away."""
    wanted = [D(amount) for amount in amounts]
    ids = [row[0] for row in view.books.model._pages[0] if row[view.books.model._names["open"]] in wanted]
    assert len(ids) == len(amounts)
    view.books.select(ids)


def statuses(company: Company) -> dict[Decimal, str]:
    return {row["amount"]: str(row["status"]) for row in rows(company, "cash.list_statement_lines")}


def last_form(window: Window, kind: type[FormView]) -> FormView:
    form = window.tabs[-1]
    assert isinstance(form, kind)
    form.activateWindow()
    return form


def start(view: ReconcileView) -> None:
    """Begin with the statement that was imported last, by keys."""
    view.figures._start.button.setFocus()
    type_keys(Qt.Key.Key_Space)


def book_the_coffee(qtbot: QtBot, window: Window, account_code: str) -> None:
    """Code the bank line of the open form to an account, by keys."""
    form = last_form(window, LineForm)
    assert form._hint.text() == "Bank line of Jan 5, 2026: Smith & Sons <East>, −5.00"
    type_keys(TAB, TAB, "Coffee", TAB, TAB, account_code, TAB)
    qtbot.waitUntil(lambda: [row[2:] for row in form.preview.rows] == [("", "5.00"), ("5.00", "")])
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    form.close()


def take_the_payment(qtbot: QtBot, window: Window) -> None:
    """Give the bank line of the open form to a customer's invoice, by keys."""
    receipt = last_form(window, ReceiptForm)
    type_keys("okon", TAB)
    assert receipt.request()["settles"][0]["amount"] == D("1000.00")
    with qtbot.waitSignal(receipt.closed):
        press(Qt.Key.Key_S, CONTROL)
    receipt.close()


@pytest.fixture
def finished(  # one month, from the file to 0.00
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
    window: Window,
) -> ReconcileView:
    office = next(row["code"] for row in rows(company, "accounts.list_accounts") if "Office" in row["name"])
    books.money(bank, "-250.00", date(2026, 1, 8), office, check_number="1042")
    make_invoice(company, make_customer(company, "Okonkwo Studio"), "1000.00", date(2026, 1, 12))
    file = books.file(bank, "checking.ofx", (OURS / "checking.ofx").read_bytes())
    company.call("cash.import_bank_statement", file)
    view = open_bench(context, show, bank)
    assert view.notice.text == "1 bank line was matched for certain. U under Matched takes that back."
    assert texts(view.bank.model, 2) == ["−5.00", "1,000.00"]
    assert view.figures._start.grid.values()["statement_balance"] == D("845.00")
    start(view)
    assert view.figures.variance == "Difference: 995.00 2 bank lines to do"
    choose_bank(view, "−5.00")
    type_keys("n")
    book_the_coffee(qtbot, window, office)
    assert view.figures.variance == "Difference: 1,000.00 1 bank line to do"
    choose_bank(view, "1,000.00")
    type_keys("r")
    take_the_payment(qtbot, window)
    assert view.figures.variance == "Difference: 0.00 all decided"
    assert set(statuses(company).values()) == {"matched"}
    front(view)
    view.bank.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    return view


def test_a_month_is_matched_created_proved_finished_and_reopened(
    finished: ReconcileView, company: Company, window: Window,
) -> None:
    assert window.notices[-1].text == "Main checking is reconciled up to Jan 31, 2026."
    assert rows(company, "cash.list_reconciliations")[0]["status"] == "completed"
    assert rows(company, "ar.list_receipts")[0]["cleared_on"] == date(2026, 1, 31)
    start = finished.figures._start
    assert start.title.text() == "Main checking is reconciled up to Jan 31, 2026"
    finished.resize(1068, 780)
    QApplication.processEvents()
    grid, reopen = start.grid.geometry(), button(finished, "Reopen").geometry()
    assert not grid.intersects(reopen)
    button(finished, "Reopen").click()
    dialog()
    type_keys(ENTER)
    assert rows(company, "cash.list_reconciliations")[0]["status"] == "completed"
    type_keys("Fee forgotten", ENTER)
    assert rows(company, "cash.list_reconciliations")[0]["status"] == "in_progress"
    assert rows(company, "ar.list_receipts")[0]["cleared_on"] is None
    assert finished.figures.variance == "Difference: 0.00 all decided"


@pytest.mark.usefixtures("finished")
def test_the_proof_is_shown_and_printed(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    press(Qt.Key.Key_P, CONTROL)
    report = window.tabs[-1]
    assert isinstance(report, ReconciliationReportView)
    assert report.table is not None
    assert [row.label for row in report.table.rows if row.kind == "total"] == [
        "Adjusted balance of the bank", "Adjusted balance of the books", "Difference"]
    assert report.table.rows[0].cells[3].value == D("845.00")
    assert report.table.rows[-1].cells[3].value == 0
    paper = tmp_path / "proof.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: paper)
    report.export()
    assert paper.read_bytes().startswith(b"%PDF-")


def test_choosing_a_bank_line_lifts_its_candidates_and_enter_confirms(
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    for amount, day, payee in (("-15.00", 2, "Bus"), ("-86.40", 3, "Paper"), ("-86.40", 5, "Copier")):
        books.money(bank, amount, date(2026, 6, day), "6910", payee_name=payee)
    books.line(bank, "-86.40", date(2026, 6, 4), "Stationery")
    books.line(bank, "-3.00", date(2026, 6, 4), "Coffee")
    view = open_bench(context, show, bank)
    choose_bank(view, "−86.40")
    qtbot.waitUntil(lambda: texts(view.books.model, 4) == ["80 %", "80 %", ""])
    assert texts(view.books.model, 5) == ["Amount and date", "Amount and date", ""]
    assert view._sums.text() == "Bank (1) −86.40     Books (1) −86.40     Difference 0.00"
    type_keys(ENTER)
    assert statuses(company)[D("-86.40")] == "matched"
    assert view.notice.text == "Matched."
    assert texts(view.bank.model, 2) == ["−3.00"]
    qtbot.waitUntil(lambda: texts(view.books.model, 4) == ["", ""])
    type_keys(ENTER)
    assert view.notice.text.startswith("Nothing is suggested here.")


def test_space_matches_several_lines_and_asks_about_a_rest(
    context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    for amount, day in (("-40.00", 2), ("-60.00", 20)):
        books.money(bank, amount, date(2026, 5, day), "6910")
    books.line(bank, "-102.50", date(2026, 6, 12), "Both, with a fee")
    view = open_bench(context, show, bank)
    choose_bank(view, "−102.50")
    choose_books(view, "-40.00", "-60.00")
    assert view._sums.text() == "Bank (1) −102.50     Books (2) −100.00     Difference −2.50"
    type_keys(Qt.Key.Key_Space)
    question = dialog()
    type_keys("6910", TAB, ENTER)
    assert not question.isVisible()
    assert statuses(company) == {D("-102.50"): "matched"}
    assert view.books.model.count == 0


def test_the_only_book_line_is_found_and_matched_by_keys(
    context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    for amount in ("-40.00", "-60.00"):
        books.money(bank, amount, date(2026, 3, 2), "6910")
    books.line(bank, "-60.00", date(2026, 6, 12), "Somebody")
    view = open_bench(context, show, bank)
    choose_bank(view, "−60.00")
    view.books.start_search()
    type_keys("60.00", ENTER)
    assert view._sums.text() == "Bank (1) −60.00     Books (1) −60.00     Difference 0.00"
    type_keys(Qt.Key.Key_Space)
    assert statuses(company) == {D("-60.00"): "matched"}
    view.bank.show_chip("excluded")
    assert view.bank.list.nothing.sentence == "No bank lines match."
    button(view.books.list.nothing, "Clear filter").click()
    assert button(view.books, "Open").isChecked()
    assert texts(view.books.model, 3) == ["−40.00"]


def test_tab_selects_the_book_line_under_the_cursor(
    context: ViewContext, show: Show, books: Books, bank: BankAccount,
) -> None:
    books.money(bank, "-40.00", date(2026, 3, 2), "6910")
    view = open_bench(context, show, bank)
    view.books.search.setFocus()
    type_keys(TAB, TAB)
    assert focused() is view.books.table
    assert len(view.books.selected_ids()) == 1


def test_what_was_decided_behind_another_page_is_shown_on_the_way_back(
    context: ViewContext, show: Show, books: Books, bank: BankAccount,
) -> None:
    for amount in ("-7.00", "-320.00"):
        books.line(bank, amount, date(2026, 6, 3), "Line")
    view = open_bench(context, show, bank)
    choose_bank(view, "−7.00")
    view.hide()
    line = view.bank.current()["id"]
    context.company.call("cash.exclude_line", {"statement_line_id": line, "reason": "Test"})
    view.show()
    assert texts(view.bank.model, 2) == ["−320.00"]


def test_a_mistyped_balance_is_typed_anew(
    context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    books.line(bank, "-7.00", date(2026, 6, 3), "Line")
    view = open_bench(context, show, bank)
    view.figures._start.grid.set_values({"statement_date": date(2026, 6, 3), "statement_balance": D("1.00")})
    start(view)
    assert focused() is view.bank.table
    assert not view.over.isHidden()
    press(Qt.Key.Key_R, CONTROL)
    dialog()
    type_keys(ENTER)
    assert rows(company, "cash.list_reconciliations") == []
    assert view.over.isHidden()


def test_x_e_and_u_decide_and_take_back(
    context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    for amount in ("-7.00", "-320.00", "320.00"):
        books.line(bank, amount, date(2026, 6, 3), "Line")
    view = open_bench(context, show, bank)
    choose_bank(view, "−7.00")
    type_keys("x")
    dialog()
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("Not ours", ENTER)
    assert statuses(company)[D("-7.00")] == "excluded"
    choose_bank(view, "−320.00")
    type_keys("e")
    assert statuses(company)[D("-320.00")] == "bank_error"
    view.bank.show_chip("errors")
    choose_bank(view, "−320.00")
    type_keys("u")
    assert statuses(company)[D("-320.00")] == "unmatched"
    view.bank.show_chip("excluded")
    choose_bank(view, "−7.00")
    type_keys("u")
    assert statuses(company)[D("-7.00")] == "unmatched"
    view.bank.show_chip("waiting")
    choose_bank(view, "−320.00")
    press(Qt.Key.Key_Down, SHIFT)
    type_keys("e")
    assert statuses(company) == {D("-7.00"): "unmatched", D("-320.00"): "excluded", D("320.00"): "excluded"}


def test_p_pays_a_bill_and_undo_voids_what_was_made(
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
    window: Window,
) -> None:
    make_bill(company, make_vendor(company, "Nordlicht GmbH"), "R-118", "412.30", date(2026, 5, 25))
    books.line(bank, "-412.30", date(2026, 6, 11), "Nordlicht R-118")
    view = open_bench(context, show, bank)
    choose_bank(view, "−412.30")
    type_keys("r")
    assert view.notice.text.startswith("A customer's payment is money in.")
    type_keys("p")
    form = last_form(window, PaymentForm)
    type_keys("nord", TAB)
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    form.close()
    assert rows(company, "ap.list_bills")[0]["status"] == "paid"
    view.bank.show_chip("matched")
    choose_bank(view, "−412.30")
    type_keys("u")
    dialog()
    type_keys(Qt.Key.Key_Space, ENTER)
    assert statuses(company)[D("-412.30")] == "unmatched"
    assert rows(company, "ap.list_payments")[0]["status"] == "voided"
    assert rows(company, "ap.list_bills")[0]["open"] == D("412.30")


def test_t_makes_a_transfer(
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
    window: Window,
) -> None:
    books.bank("Savings")
    books.line(bank, "-75.00", date(2026, 6, 11), "To savings")
    view = open_bench(context, show, bank)
    choose_bank(view, "−75.00")
    type_keys("t")
    form = last_form(window, LineForm)
    type_keys("Sav", TAB)
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    form.close()
    balances = {row["name"]: row["book_balance"] for row in rows(company, "cash.list_bank_accounts")}
    assert balances == {"Main checking": D("25.00"), "Savings": D("75.00")}


def test_a_accepts_what_became_certain_and_delete_rejects(
    *, qtbot: QtBot, context: ViewContext, show: Show, company: Company, books: Books, bank: BankAccount,
) -> None:
    books.line(bank, "-29.00", date(2026, 6, 10), "AWS EMEA", reference="INV-77")
    view = open_bench(context, show, bank)
    books.money(bank, "-29.00", date(2026, 6, 10), "6910", reference="INV-77")
    books.line(bank, "-11.00", date(2026, 6, 10), "Parking")
    books.money(bank, "-11.00", date(2026, 6, 13), "6910", payee_name="Garage")
    view.bank.setFocus()
    type_keys("a")
    assert view.notice.text == "1 bank line is matched for certain. 1 have suggestions, 0 have none."
    assert statuses(company) == {D("-29.00"): "matched", D("-11.00"): "suggested"}
    choose_bank(view, "−11.00")
    qtbot.waitUntil(lambda: bool(view._found))
    type_keys(Qt.Key.Key_Delete)
    assert statuses(company)[D("-11.00")] == "unmatched"
    type_keys("a")
    assert statuses(company)[D("-11.00")] == "unmatched"


def test_finish_lists_what_is_missing_and_ticking_alone_is_enough(
    context: ViewContext, show: Show, books: Books, bank: BankAccount,
) -> None:
    books.money(bank, "-20.00", date(2026, 6, 2), "6910")
    view = open_bench(context, show, bank)
    grid = view.figures._start.grid
    grid.boxes["statement_date"].editor.setFocus()
    type_keys("10", TAB, "79.50", TAB)
    view.figures._start.start()
    view.bank.setFocus()
    assert view.figures.variance == "Difference: −20.50 all decided"
    press(Qt.Key.Key_Return, CONTROL)
    assert view.notice.text == "Not finished yet: Bank and books differ by -20.50."
    choose_books(view, "-20.00")
    view.books.setFocus()
    type_keys(Qt.Key.Key_Space)
    assert view.figures.variance == "Difference: −0.50 all decided"
    press(Qt.Key.Key_Return, CONTROL)
    button(view, "Book the difference away").click()
    dialog()
    type_keys("Rounding of the bank", ENTER)
    assert view.figures.variance == "Difference: 0.00 all decided"
    front(view)
    view.books.show_chip("all")
    view.books.setFocus()
    ticked = next(row[0] for row in view.books.model._pages[0] if D("-20.00") in row)
    view.books.select((ticked,))
    type_keys("u")
    assert view.figures.variance == "Difference: −20.00 all decided"


def test_search_finds_an_amount_on_both_sides_and_the_empty_bench_says_what_to_do(
    qtbot: QtBot, context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    view: ReconcileView = show(ReconcileView(context), 1240, 800)
    assert view._empty.isVisible()
    books = Books(company)
    bank = books.bank()
    for amount, day in (("-40.00", 2), ("-60.00", 20)):
        books.money(bank, amount, date(2026, 5, day), "6910")
        books.line(bank, amount, date(2026, 2, day), "Somewhere")
    view.show_filters({}, bank.id)
    view.bank.setFocus()
    press(Qt.Key.Key_F, CONTROL)
    type_keys("60.00", ENTER)
    assert texts(view.bank.model, 2) == ["−60.00"]
    view.books.setFocus()
    press(Qt.Key.Key_F, CONTROL)
    type_keys("40.00", ENTER)
    assert texts(view.books.model, 3) == ["−40.00"]
    QApplication.processEvents()
    view.books.table.opened.emit(0)
    assert window.opened[-1][0] == "kernel.entry"
    qtbot.wait(1)
