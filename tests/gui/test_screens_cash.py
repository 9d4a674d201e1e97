"""Screens of cash and of the general ledger open empty and with data in both themes; cash's forms by keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.models.roles import ERROR
from desktop_app.theme.tokens import DARK, LIGHT, Mode
from desktop_app.views.cash import line_forms
from desktop_app.views.cash import screens as cash_screens
from desktop_app.views.cash.choose_form import DepositForm
from desktop_app.views.cash.line_form import LineForm
from desktop_app.views.cash.register_view import RegisterView
from desktop_app.views.form_view import FormView, open_form
from desktop_app.views.form_view_body import LinesCard
from desktop_app.views.gl import screens as gl_screens
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.notice_bar import NoticeBar
from tests.company_fixtures import company
from tests.gui.books import account, button, context, make_customer, make_invoice, rows, window
from tests.gui.keys import CONTROL, ENTER, TAB, dialog, focused, press, type_keys
from tests.modules.cash_books import Books

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from desktop_app.spec.page import PageSpec
    from desktop_app.spec.screen import ScreenSpec
    from desktop_app.theme.theme import Theme
    from desktop_app.widgets.context import ViewContext
    from finance_core.company import Company
    from tests.gui.books import Show, Window

__all__ = ["company", "context", "window"]  # fixtures over a real company file
D = Decimal
SPECS = (*cash_screens.SCREENS, *gl_screens.SCREENS)
LISTS = [spec for spec in SPECS if spec.group]
FORMS = [spec for spec in SPECS if spec.save and not spec.load]
PAGES = [page for page in (*cash_screens.PAGES, *gl_screens.PAGES) if page.group]
NAMES: dict[str, Any] = {"ids": lambda value: getattr(value, "id", str(value))}


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def mode(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Mode]:
    theme.set_mode(request.param)
    yield request.param
    theme.set_mode(Mode.LIGHT)


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def is_drawn(widget: QWidget, mode: Mode) -> bool:
    """Tell whether a page is drawn in the colours of its theme, with more than one of them."""
    image, tokens = picture(widget), DARK if mode is Mode.DARK else LIGHT
    places = [(x, y) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)]
    colors = [image.pixelColor(x, y).name() for x, y in places]
    ground = colors.count(tokens.page) + colors.count(tokens.surface)
    return ground > len(colors) // 2 and len(set(colors)) > 4


def complaints(widget: QWidget) -> list[str]:
    """Return the errors a page shows."""
    bars = [bar for bar in widget.findChildren(NoticeBar) if bar.isVisible()]
    return [bar.text for bar in bars if bar._notice is not None and bar._notice.kind == "error"]


def fill(company: Company) -> None:
    """Give every list a row."""
    books = Books(company)
    bank = books.bank(opening="500.00")
    books.money(bank, "-12.00", date(2026, 6, 2), "6910", payee_name="Café")
    books.line(bank, "-12.00", date(2026, 6, 3), "Café")
    company.call("cash.start_reconciliation", {"bank_account_id": bank.id, "statement_date": date(2026, 6,
                                                                                                  10),
                                               "statement_balance": D("488.00")})
    lines = [{"account_id": books.account("6100"), "side": "debit", "amount": D("50")},
             {"account_id": books.account("1300"), "side": "credit", "amount": D("50")}]
    company.call("gl.create_recurring_entry", {"name": "Rent", "start_date": date(2026, 6, 1),
                                               "catch_up": True,
                                               "lines": lines})


@pytest.mark.parametrize("spec", LISTS, **NAMES)
def test_every_list_opens_empty_and_with_data(
    *, context: ViewContext, show: Show, company: Company, mode: Mode, spec: ScreenSpec,
) -> None:
    view: ScreenView = show(ScreenView(context, spec), 1240, 700)
    assert view.list.stack.currentWidget() is view.list.empty
    assert view.list.empty.sentence == spec.empty.sentence
    assert is_drawn(view, mode)
    fill(company)
    view.reload()
    assert view.model.count > 0
    assert all(view.model.text(0, at) is not None for at in range(len(spec.columns)))
    assert {column.key for column in spec.columns} <= view.model._names.keys()
    assert is_drawn(view, mode)
    assert complaints(view) == []


@pytest.mark.parametrize("chip", [(spec, chip) for spec in LISTS for chip in spec.chips],
                         ids=lambda pair: f"{pair[0].id}-{pair[1].id}")
def test_every_chip_is_a_filter_the_service_knows(context: ViewContext, show: Show,
                                                  chip: tuple[Any, Any]) -> None:
    view: ScreenView = show(ScreenView(context, chip[0]), 1240, 700)
    view.show_filters(chip[1].filters)
    assert view.list.stack.currentWidget() is not view.list.broken


@pytest.mark.parametrize("spec", FORMS, **NAMES)
def test_every_form_opens(context: ViewContext, show: Show, mode: Mode, spec: ScreenSpec) -> None:
    form: FormView = show(FormView(context, spec), 1120, 760)
    assert is_drawn(form, mode)
    assert complaints(form) == []


@pytest.mark.parametrize("page", PAGES, **NAMES)
def test_every_page_opens_empty_and_with_data(
    *, context: ViewContext, show: Show, company: Company, mode: Mode, page: PageSpec,
) -> None:
    assert is_drawn(show(page.make(context), 1240, 760), mode)
    fill(company)
    view = show(page.make(context), 1240, 760)
    assert is_drawn(view, mode)
    assert complaints(view) == []


@pytest.mark.parametrize("spec", [line_forms.TRANSACTION, line_forms.TRANSFER], **NAMES)
def test_forms_of_a_bank_line_open(
    *, context: ViewContext, show: Show, company: Company, mode: Mode, spec: ScreenSpec,
) -> None:
    fill(company)
    line = rows(company, "cash.list_statement_lines")[0]
    form: LineForm = show(LineForm(context, spec, line), 1120, 700)
    assert form._hint.text() == "Bank line of Jun 3, 2026: Café, −12.00"
    assert form.body.values()["description"] == "Café"
    assert is_drawn(form, mode)


def lines(form: FormView) -> LinesCard:
    assert form.body.lines is not None
    return form.body.lines


def front(view: QWidget) -> None:
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.setFocus()


def new_form(context: ViewContext, window: Window, screen: str) -> FormView:
    form = open_form(context, screen)
    assert window.tabs[-1] is form
    return form


def test_a_bank_account_is_opened_with_its_balance_by_keys(
    qtbot: QtBot, context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    view: ScreenView = show(ScreenView(context, context.screens["cash.accounts"]))
    front(view)
    button(view.list.empty, "New bank account").click()
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    type_keys("Main checking", TAB, TAB, TAB, "1,500", TAB, "1-1", TAB)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 2)
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    (made,) = rows(company, "cash.list_bank_accounts")
    assert (made["name"], made["kind"], made["book_balance"]) == ("Main checking", "checking", D("1500"))
    front(view)
    type_keys(ENTER)
    change = window.tabs[-1]
    assert isinstance(change, FormView)
    assert change.body.grid.boxes["kind"].editor.value() == "checking"
    change.body.grid.boxes["iban"].editor.setFocus()
    type_keys("DE02 1203 0000 0000 2020 52", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert change.body.grid.boxes["iban"].error.startswith("The check digits of DE02120300000000202052")
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("DE02 1203 0000 0000 2020 51", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert rows(company, "cash.list_bank_accounts")[0]["number"] == "…2051"


def test_a_transaction_with_splits_is_typed_previewed_and_posted(
    qtbot: QtBot, context: ViewContext, company: Company, window: Window,
) -> None:
    books = Books(company)
    bank = books.bank(opening="500.00")
    form = new_form(context, window, "cash.transaction_new")
    type_keys("Main", TAB, TAB)
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("5", TAB, "120+5", TAB, "Paper & Co", TAB, TAB, "R-7", TAB, TAB, TAB, "Copier paper", TAB)
    type_keys("6100", TAB, "Rent part", TAB, TAB, "25", ENTER, "6910", TAB, "Fee part", TAB, TAB, ENTER)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 3)
    assert sorted(row[2:] for row in form.preview.rows) == [("", "125.00"), ("100.00", ""), ("25.00", "")]
    with qtbot.waitSignal(form.closed):
        press(Qt.Key.Key_S, CONTROL)
    found = rows(company, "cash.list_transactions", bank_account_id=bank.id, type="withdrawal")
    assert [(row["amount"], row["payee"], row["transaction_date"]) for row in found] == [
        (D("-125.00"), "Paper & Co", date(2026, 6, 5))]
    assert books.balance(bank) == D("375.00")


def test_money_in_and_interest_take_their_sign_from_what_they_are(
    context: ViewContext, company: Company, window: Window,
) -> None:
    bank = Books(company).bank()
    for downs, amount in ((1, D("40")), (2, D("-40")), (3, D("40")), (4, D("-40"))):
        form = new_form(context, window, "cash.transaction_new")
        form.body.grid.set_values({"bank_account_id": bank.id, "entry_date": date(2026, 6, 5),
                                   "amount": D(40)})
        form.body.grid.boxes["transaction_type"].editor.setFocus()
        type_keys(*[Qt.Key.Key_Down] * downs)
        lines(form).model.set_value(0, "account_id", account(company, "6910"))
        press(Qt.Key.Key_S, CONTROL)
        assert rows(company, "cash.list_transactions")[0]["amount"] == amount


def test_splits_that_differ_and_control_accounts_are_refused_with_nothing_saved(
    context: ViewContext, company: Company, window: Window,
) -> None:
    bank = Books(company).bank()
    form = new_form(context, window, "cash.transaction_new")
    form.body.grid.set_values({"bank_account_id": bank.id, "entry_date": date(2026, 6, 5), "amount": D(40)})
    lines(form).model.set_value(0, "account_id", account(company, "6910"))
    lines(form).model.set_value(0, "amount", D(30))
    press(Qt.Key.Key_S, CONTROL)
    said = "The splits add to 30.00, the transaction is 40.00: 10.00 USD is left."
    assert form.notice.text.startswith(said)
    lines(form).model.set_value(0, "amount", None)
    lines(form).model.set_value(0, "account_id", account(company, "1100"))
    press(Qt.Key.Key_S, CONTROL)
    cell = lines(form).model.index(0, 0)
    said = "1100 Accounts receivable is a control account: use Receive payment instead."
    assert cell.data(ERROR) == said
    assert rows(company, "cash.list_transactions") == []


def test_a_closed_period_is_shown_at_the_date(
    context: ViewContext, company: Company, window: Window,
) -> None:
    bank = Books(company).bank()
    march = next(row for row in rows(company, "periods.list_all") if row["code"] == "2026-03")
    company.call("periods.move", {"period_id": march["id"], "status": "closed"})
    form = new_form(context, window, "cash.transaction_new")
    form.body.grid.set_values({"bank_account_id": bank.id, "entry_date": date(2026, 3, 5), "amount": D(40)})
    lines(form).model.set_value(0, "account_id", account(company, "6910"))
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["entry_date"].error.startswith("2026-03 is closed.")
    assert focused().objectName() == "entry_date"


def test_a_transaction_is_changed_and_voided_from_the_list(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    books = Books(company)
    bank = books.bank(opening="500.00")
    books.money(bank, "-12.00", date(2026, 6, 2), "6910", payee_name="Café")
    view: ScreenView = show(ScreenView(context, context.screens["cash.transactions"]))
    front(view)
    type_keys(ENTER)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert form.body.values()["amount"] == D("12.00")
    form.body.grid.boxes["amount"].editor.setFocus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("15", TAB)
    lines(form).grid.go_to(0, "amount")
    type_keys("15", ENTER)
    press(Qt.Key.Key_S, CONTROL)
    assert books.balance(bank) == D("485.00")
    front(view)
    posted = next(row for row in range(view.model.count) if view.model.values(row)["amount"] == D("-15.00"))
    view.table.select_row(posted)
    press(Qt.Key.Key_R, CONTROL)
    question = dialog()
    type_keys("Never happened", ENTER)
    assert not question.isVisible()
    assert books.balance(bank) == D("500.00")


def test_a_transfer_is_typed_and_two_equal_accounts_are_refused(
    context: ViewContext, company: Company, window: Window,
) -> None:
    books = Books(company)
    bank, savings = books.bank(opening="500.00"), books.bank("Savings")
    form = new_form(context, window, "cash.transfer_new")
    type_keys("Main", TAB, "Main", TAB)
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("5", TAB, "120", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert form.body.grid.boxes["to_account_id"].error == "Choose two different bank accounts."
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("Sav", TAB)
    form.body.grid.boxes["fee"].editor.setFocus()
    type_keys("20", TAB)
    press(Qt.Key.Key_S, CONTROL)
    assert (books.balance(bank), books.balance(savings)) == (D("380.00"), D("100.00"))


def test_a_deposit_takes_the_ticked_receipts_to_the_bank(
    qtbot: QtBot, context: ViewContext, company: Company,
) -> None:
    books = Books(company)
    bank = books.bank()
    customer = make_customer(company, "Okonkwo Studio")
    make_invoice(company, customer, "310.00", date(2026, 6, 2))
    for amount in (D("200.00"), D("110.00")):
        company.call("ar.record_receipt", {"customer_id": customer, "receipt_date": date(2026, 6, 8),
                                           "amount": amount})
    form = DepositForm(context)
    context.open_tab(form, form.title)
    form.body.grid.focus_first()
    type_keys("Main", TAB)
    focused().selectAll()  # type: ignore[attr-defined]
    type_keys("9", TAB)
    assert lines(form).model.rowCount() == 3
    lines(form).grid.go_to(0, "is_taken")
    type_keys(Qt.Key.Key_Space)
    form.body.grid.boxes["other_amount"].editor.setFocus()
    type_keys("15", TAB, "6910", TAB)
    qtbot.waitUntil(lambda: len(form.preview.rows) == 3)
    taken = form.request()["receipt_ids"]
    press(Qt.Key.Key_S, CONTROL)
    assert len(taken) == 1
    left = rows(company, "ar.list_receipts", undeposited=True)
    assert [row["id"] in taken for row in left] == [False]
    assert books.balance(bank) == D("310.00") - left[0]["amount"] + D("15.00")


def test_the_register_shows_the_running_balance_of_the_chosen_account(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    books = Books(company)
    bank = books.bank(opening="500.00")
    books.bank("Savings")
    for amount, day in (("-12.00", 2), ("40.00", 3)):
        books.money(bank, amount, date(2026, 6, day), "6910", payee_name="Café")
    view: RegisterView = show(RegisterView(context), 1240, 700)
    view.show_filters({"bank_account_id": bank.id})
    assert [view.model.text(row, 8) for row in range(3)] == ["528.00", "488.00", "500.00"]
    assert view._cleared.text() == "Cleared 500.00     Not cleared 28.00"
    view.search.setFocus()
    type_keys("opening", ENTER)
    QTest.qWait(250)
    assert [view.model.text(row, 6) for row in range(view.model.count)] == ["500.00"]
    view.search.clear()
    button(view, "Not cleared").click()
    assert view.model.count == 2
    view.table.setFocus()
    type_keys(ENTER)
    assert window.opened[-1][0] == "cash.transactions"
    front(view)
    press(Qt.Key.Key_N, CONTROL)
    form = window.tabs[-1]
    assert isinstance(form, FormView)
    assert form.body.values()["bank_account_id"] == bank.id
    front(view)
    view.account.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert view.model.count == 0


def test_links_lead_from_accounts_and_statements_to_their_pages(
    context: ViewContext, show: Show, company: Company, window: Window,
) -> None:
    fill(company)
    account_id = rows(company, "cash.list_bank_accounts")[0]["id"]
    accounts: ScreenView = show(ScreenView(context, context.screens["cash.accounts"]))
    front(accounts)
    for key in (Qt.Key.Key_G, Qt.Key.Key_R, Qt.Key.Key_M):
        press(key, CONTROL)
    assert window.opened == [("cash.register", {"bank_account_id": account_id}),
                             ("cash.reconcile", account_id),
                             ("cash.import", account_id)]
    statements: ScreenView = show(ScreenView(context, context.screens["cash.statements"]))
    front(statements)
    press(Qt.Key.Key_R, CONTROL)
    assert window.opened[-1] == ("cash.reconcile", account_id)
