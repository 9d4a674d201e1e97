"""A real company file behind the screens: fixtures, a stand-in for the window, and ways to fill the books."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.models.lookups import Lookups
from desktop_app.spec.commands import CommandRegistry
from desktop_app.spec.formats import Formats
from desktop_app.theme.theme import Theme
from desktop_app.views import catalogue
from desktop_app.views.form_view import open_form
from desktop_app.widgets.context import ViewContext
from desktop_app.work.company import CompanyPort
from desktop_app.work.hub import ChangeHub
from desktop_app.work.notice import Notice
from desktop_app.work.runner import InlineRunner
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.modules.ar.api import CreateInvoice, InvoiceLine, SaveCustomer
from finance_core.modules.cash.api import CreateBankAccount
from tests.gui.conftest import DictMemory

TODAY = date(2026, 6, 15)


@dataclass
class Window:
    """Stands for the window: what was opened, said and shown as a tab."""

    tabs: list[QWidget] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    opened: list[tuple[str, Any]] = field(default_factory=list)
    context: ViewContext | None = None

    def open_tab(self, widget: QWidget, _title: str) -> None:
        if widget not in self.tabs:
            self.tabs.append(widget)
        widget.resize(1120, 760)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()

    def open_screen(self, screen_id: str, *, record: Any = None, filters: Any = None) -> None:
        assert self.context is not None
        page, spec = catalogue.pages().get(screen_id), catalogue.screens().get(screen_id)
        assert page or spec, f"There is no screen {screen_id}."
        self.opened.append((screen_id, filters or record))
        if page is not None and record is not None and not page.group:
            self.open_tab(page.make(self.context, record), page.title)
        elif spec is not None and record is not None and spec.load:
            open_form(self.context, screen_id, record=record)

    def close(self) -> None:
        for widget in self.tabs:
            widget.close()
            widget.deleteLater()


def context_over(company: Any, theme: Theme, window: Window, formats: Formats | None = None) -> ViewContext:
    """Return a context over a real company; whoever made it closes its hub."""
    hub, runner = ChangeHub(company), InlineRunner()
    context = ViewContext(
        company=company, runner=runner, hub=hub, registry=CommandRegistry(), theme=theme,
        formats=formats or Formats("en_US", "USD"), lookups=Lookups(company, runner, hub),
        screens=catalogue.screens(), memory=DictMemory(), open_tab=window.open_tab,
        open_screen=window.open_screen, notify=window.notices.append, today=lambda: TODAY)
    window.context = context
    return context


@pytest.fixture
def window() -> Iterator[Window]:
    made = Window()
    yield made
    made.close()


@pytest.fixture
def context(theme: Theme, company: CompanyPort, window: Window) -> Iterator[ViewContext]:
    made = context_over(company, theme, window)
    yield made
    made.hub.close()
    made.lookups.deleteLater()
    made.hub.deleteLater()


def account(company: CompanyPort, text: str) -> UUID:
    """Return the first account whose code or name has a text."""
    found: tuple[Any, ...] = company.call("accounts.lookup_all", LookupQuery(text=text))
    return found[0].id  # type: ignore[no-any-return]


def term(company: CompanyPort, text: str) -> UUID:
    """Return the payment terms of a name."""
    found: tuple[Any, ...] = company.call("parties.lookup_terms", LookupQuery(text=text))
    return found[0].id  # type: ignore[no-any-return]


def make_bank(company: CompanyPort, balance: str = "20000.00") -> UUID:
    """Open the main bank account."""
    saved = company.call("cash.create_bank_account", CreateBankAccount(
        name="Main bank", opening_balance=Decimal(balance), opening_date=date(2026, 1, 1),
        next_check_number=1001))
    return saved.value.id  # type: ignore[no-any-return]


def make_vendor(company: CompanyPort, name: str, **values: Any) -> UUID:
    """Make a vendor and return its party."""
    saved = company.call("ap.save_vendor", SaveVendor(name=name, **values))
    return saved.value.vendor_id  # type: ignore[no-any-return]


def make_bill(company: CompanyPort, vendor: UUID, number: str, amount: str, on: date, **values: Any) -> UUID:
    """Enter a bill of one line on office supplies."""
    line = BillLine(account_id=account(company, "Office supplies"), description="Goods",
                    unit_price=Decimal(amount))
    saved = company.call("ap.record_invoice", RecordInvoice(
        vendor_id=vendor, invoice_number=number, invoice_date=on, lines=(line,), **values))
    return saved.value.id  # type: ignore[no-any-return]


def make_customer(company: CompanyPort, name: str, **values: Any) -> UUID:
    """Make a customer and return its party."""
    saved = company.call("ar.save_customer", SaveCustomer(name=name, **values))
    return saved.value.customer_id  # type: ignore[no-any-return]


def make_invoice(company: CompanyPort, customer: UUID, amount: str, on: date, **values: Any) -> UUID:
    """Issue an invoice of one line."""
    line = InvoiceLine(description="Consulting", unit_price=Decimal(amount))
    saved = company.call("ar.create_invoice", CreateInvoice(
        customer_id=customer, invoice_date=on, lines=(line,), **values))
    return saved.value.id  # type: ignore[no-any-return]


def rows(company: CompanyPort, query: str, **filters: Any) -> list[dict[str, Any]]:
    """Return the rows of a list by column name."""
    page = company.call(query, ListQuery(filters=filters))
    return [dict(zip(page.columns, row, strict=True)) for row in page.rows]


def button(view: QWidget, text: str) -> QPushButton:
    """Return the one visible button of a text."""
    found = [one for one in view.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons say {text}"
    return found[0]


def front(view: QWidget) -> None:
    """Bring a window to the front and give it the keys."""
    view.activateWindow()
    QApplication.processEvents()
    view.setFocus()


Show = Callable[..., Any]
