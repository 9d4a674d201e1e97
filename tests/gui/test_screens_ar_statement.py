"""A customer's statement of account, by keys on a real company file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.dialogs import files
from desktop_app.views import catalogue
from desktop_app.views.ar.statement_table import screen_of
from desktop_app.views.ar.statement_view import StatementView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.books import Show, Window, button, context, front, make_customer, make_invoice, window
from tests.gui.keys import CONTROL, ENTER, TAB, press, type_keys

__all__ = ["company", "context", "window"]  # fixtures over a real company file


@pytest.fixture
def page(company: Company, context: ViewContext, show: Show) -> StatementView:
    cafe = make_customer(company, "Café Fenêtre", code="CAFE")
    make_invoice(company, cafe, "1200.00", date(2026, 2, 1))
    make_invoice(company, cafe, "800.00", date(2026, 6, 10))
    company.call("ar.record_receipt", {
        "customer_id": cafe, "receipt_date": date(2026, 3, 5), "amount": Decimal(500)})
    view: StatementView = show(StatementView(context), 1068, 740)
    front(view)
    return view


def cells(page: StatementView) -> list[list[str]]:
    return [[page.model.text(row, column) for column in range(5)] for row in range(page.model.count)]


def test_a_statement_is_chosen_by_keys_and_leads_to_its_documents(
    qtbot: QtBot, page: StatementView, window: Window,
) -> None:
    type_keys("cafe", TAB)
    qtbot.waitUntil(lambda: page.statement is not None)
    assert cells(page) == [
        ["Feb 1, 2026", "Invoice INV-2026-00001", "Mar 3, 2026", "1,200.00", "1,200.00"],
        ["Mar 5, 2026", "Receipt REC-2026-00001", "", "−500.00", "700.00"],
        ["Jun 10, 2026", "Invoice INV-2026-00002", "Jul 10, 2026", "800.00", "1,500.00"]]
    assert "Balance on Jun 15, 2026, USD: 1,500.00" in page._footer.accessibleName()
    page.grid.boxes["date_from"].editor.setFocus()
    page.grid.boxes["date_from"].editor.selectAll()
    type_keys("3-1-2026", TAB)
    qtbot.waitUntil(lambda: page.model.text(0, 1) == "Balance brought forward")
    assert cells(page)[0][4] == "1,200.00"
    page.table.setFocus()
    type_keys(ENTER)
    assert window.opened == []
    type_keys(Qt.Key.Key_Down, ENTER)
    assert window.opened[-1][0] == "ar.receipts"


def test_a_period_that_ends_before_it_starts_is_refused_at_its_field(
    qtbot: QtBot, page: StatementView,
) -> None:
    type_keys("cafe", TAB, TAB)
    page.grid.boxes["date_to"].editor.selectAll()
    type_keys("12-31-2025", TAB)
    box = page.grid.boxes["date_to"]
    qtbot.waitUntil(lambda: bool(box.error))
    assert box.error == "The statement ends before it starts. Choose a later end."


def test_a_statement_is_opened_from_the_customer(
    page: StatementView, context: ViewContext, show: Show, window: Window,
) -> None:
    customers: ScreenView = show(ScreenView(context, catalogue.screens()["ar.customers"]), 1600, 860)
    front(customers)
    press(Qt.Key.Key_T, CONTROL)
    screen, filters = window.opened[-1]
    assert screen == "ar.statement"
    page.show_filters(filters)
    assert page.model.count == 3
    assert button(page, "Save PDF").isEnabled()


def test_a_statement_is_saved_in_every_format(
    qtbot: QtBot, page: StatementView, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    type_keys("cafe", TAB)
    qtbot.waitUntil(lambda: page.statement is not None)
    for form, start in (("pdf", b"%PDF-"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        target = tmp_path / f"statement.{form}"
        monkeypatch.setattr(files, "ask_save", lambda *_, target=target: target)
        page.save(form)
        assert target.read_bytes().startswith(start)
    assert b"Balance due" in (tmp_path / "statement.csv").read_bytes()
    assert window.notices[-1].text.startswith("statement.xlsx is in ")


@pytest.mark.parametrize(("kind", "screen"), [
    ("invoice", "ar.invoices"), ("opening", "ar.invoices"), ("discount taken back", "ar.invoices"),
    ("credit_memo", "ar.credit_notes"), ("credit note cancelled", "ar.credit_notes"),
    ("receipt returned", "ar.receipts"), ("refund", "ar.receipts"), ("small rest given back", "ar.receipts")])
def test_every_line_knows_its_screen(kind: str, screen: str) -> None:
    assert screen_of(kind) == screen
