"""Names that look like markup stay text, wherever the window shows them (reliability F39)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Application, Opened
from desktop_app.shell.session import read_facts
from desktop_app.theme.theme import Theme
from desktop_app.views import catalogue
from desktop_app.work.notice import Notice
from finance_core.company import Company, NewCompany
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.modules.ar.api import CreateInvoice, InvoiceLine, SaveCustomer
from finance_core.money.clock import FixedClock
from tests.gui.shell_company import NOON
from tests.gui.shell_desk import close_application, make_application, show_window

NAME = '<img src="file:///etc/hostname"><b>Acme</b>'
DAY = date(2026, 6, 1)


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Application]:
    answers = NewCompany(name=NAME, fiscal_year_start=date(2026, 1, 1), address=NAME, legal_form=NAME[:40])
    company = Company.create(tmp_path / "books.countinghouse", answers, FixedClock(NOON))
    fill(company)
    made = make_application(tmp_path, theme)
    show_window(qtbot, made.window)
    made.enter(Opened(company, read_facts(company, made.clock)))
    yield made
    close_application(made)
    company.close()


def fill(company: Company) -> None:
    vendor = company.ap.save_vendor(SaveVendor(name=NAME)).value
    customer = company.ar.save_customer(SaveCustomer(name=NAME)).value
    expense, income = (company.kernel.accounts.by_code(code).id for code in ("6410", "4000"))
    company.ap.record_invoice(RecordInvoice(
        vendor_id=vendor.vendor_id, invoice_number=NAME[:30], invoice_date=DAY, description=NAME,
        lines=(BillLine(account_id=expense, description=NAME, unit_price=Decimal(100)),)))
    company.ar.create_invoice(CreateInvoice(
        customer_id=customer.customer_id, invoice_date=DAY, issue=True,
        lines=(InvoiceLine(account_id=income, description=NAME, unit_price=Decimal(100)),)))


def assert_nothing_is_markup(where: str) -> int:
    """Check every label and every tip that is alive; returns how many of them show the name."""
    QApplication.processEvents()
    shown = 0
    for widget in QApplication.allWidgets():
        tip = widget.toolTip()
        assert "<img" not in tip, (where, type(widget).__name__, tip)  # Qt reads a tip as rich text
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            assert_no_cell_is(widget.model(), where)
        if isinstance(widget, QLabel) and "<img" in widget.text():
            shown += 1
            assert widget.textFormat() is Qt.TextFormat.PlainText, (where, widget.text())
    return shown


def assert_no_cell_is(model: QAbstractItemModel, where: str) -> None:
    top = QModelIndex()
    for row in range(min(model.rowCount(top), 20)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top)):
            tip = str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            assert "<img" not in tip, (where, type(model).__name__, row, column)


def test_no_page_reads_a_name_as_markup(application: Application) -> None:
    session = application.session
    assert session is not None
    company, context, shown = session.company, session.context, 0
    for page in catalogue.pages().values():
        if page.group:
            context.open_screen(page.id)
            shown += assert_nothing_is_markup(page.title)
    for spec in context.screens.values():
        context.open_screen(spec.id)
        view: Any = application.window.pages.current
        detail = getattr(view, "detail", None)
        if isinstance(detail, QWidget):
            detail.show()
        shown += assert_nothing_is_markup(spec.title)
        record = view.model.id_at(0) if hasattr(view, "model") and spec.load and view.model.count else None
        if record is not None:
            context.open_screen(spec.id, record=record)
            shown += assert_nothing_is_markup(f"{spec.title}, a record")
    (entry, *_rest) = company.call("gl.list_journals", ListQuery(limit=1)).rows
    context.open_screen(catalogue.ENTRY, record=entry[0])
    shown += assert_nothing_is_markup("entry")
    for info in company.call("reporting.catalogue"):
        context.open_screen(catalogue.REPORTS, filters={"report": info.name})
        shown += assert_nothing_is_markup(info.title)
    session.palette.open()
    session.palette.box.setText("Acme")
    session.palette.ask_now()
    shown += assert_nothing_is_markup("palette")
    session.palette.dismiss()
    application.window.notify(Notice("error", NAME, title=NAME, details=NAME))
    shown += assert_nothing_is_markup("notice")
    assert shown > 5, "the name is shown in labels"
    assert NAME in application.window.windowTitle()
