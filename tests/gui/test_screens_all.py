"""Every screen of payables, receivables and the company: empty, full, light, dark, nothing left behind."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.spec.screen import ScreenSpec
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.views import catalogue
from desktop_app.views.ap.payment_view import PaymentView
from desktop_app.views.ap.run_view import RunView
from desktop_app.views.ar.receipt_view import ReceiptView
from desktop_app.views.form_view import FormView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.context import ViewContext
from finance_core.company import Company
from finance_core.company.company import all_methods
from finance_core.kernel.listing import ListQuery
from tests.company_fixtures import company
from tests.gui.books import (
    Show,
    context,
    make_bank,
    make_bill,
    make_customer,
    make_invoice,
    make_vendor,
    window,
)

__all__ = ["company", "context", "window"]  # fixtures over a real company file
OURS = [spec for spec in catalogue.screens().values() if spec.id.startswith(("ap.", "ar.", "company."))]
LISTS = [pytest.param(spec, id=spec.id) for spec in OURS]
FORMS = [pytest.param(spec, id=spec.id) for spec in OURS if spec.has_form]
# A document is never edited: it is reversed and written again.
EDITED = [pytest.param(spec, id=spec.id) for spec in OURS
          if spec.has_form and spec.load and spec.editable_when is None]
PAGES = (PaymentView, ReceiptView, RunView)
KINDS = {"money": Decimal, "percent": Decimal, "date": date}


@pytest.fixture(params=[Mode.LIGHT, Mode.DARK])
def any_theme(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Theme]:
    theme.set_mode(request.param)
    yield theme
    theme.set_mode(Mode.LIGHT)


@pytest.fixture
def full_books(company: Company) -> None:
    """Fill every list of payables, receivables and the company with at least one row."""
    bank, vendor = make_bank(company), make_vendor(company, "Acme Paper Inc")
    bill = make_bill(company, vendor, "A-17", "1200.00", date(2026, 5, 2))
    company.call("ap.record_payment", {
        "vendor_id": vendor, "payment_date": date(2026, 6, 1), "bank_account_id": bank,
        "amount": Decimal(500),
        "applications": [{"invoice_id": bill, "amount": Decimal(400)}]})
    company.call("ap.record_credit_note", {
        "vendor_id": vendor, "invoice_number": "CR-1", "invoice_date": date(2026, 6, 1),
        "lines": [{"account_id": company.call("ap.invoice", bill).lines[0].account_id,
                   "unit_price": Decimal(10)}]})
    company.call("ap.create_payment_run", {
        "payment_date": date(2026, 6, 15), "pay_through_date": date(2026, 6, 30), "bank_account_id": bank})
    customer = make_customer(company, "Café Fenêtre")
    invoice = make_invoice(company, customer, "360.00", date(2026, 4, 1))
    make_invoice(company, customer, "50.00", date(2026, 6, 1), issue=False)
    company.call("ar.record_receipt", {
        "customer_id": customer, "receipt_date": date(2026, 6, 1), "amount": Decimal(100),
        "applications": [{"invoice_id": invoice, "amount": Decimal(60)}]})
    company.call("ar.record_credit_memo", {
        "customer_id": customer, "issue_date": date(2026, 6, 2), "reason_code": "goodwill", "reason": "Late",
        "lines": [{"description": "Allowance", "unit_price": Decimal(20)}]})
    company.call("ar.create_dunning", {"as_of": date(2026, 6, 15)})
    company.call("kernel.set_rate", {
        "from_currency": "EUR", "to_currency": "USD", "rate_date": date(2026, 6, 1),
        "rate": Decimal("1.085")})
    project = next(row[0] for row in company.call("dimensions.list_dimensions", ListQuery()).rows)
    company.call("dimensions.save_value", {"dimension_id": project, "code": "P1", "name": "New hall"})
    company.call("holidays.save", {"date": date(2026, 12, 25), "name": "Christmas Day"})
    company.call("cash.save_csv_mapping", {"name": "House bank", "mapping": {"delimiter": ";"}})


def painted(widget: QWidget) -> None:
    QApplication.processEvents()
    assert not widget.grab().isNull()


def nameless(view: QWidget) -> list[QWidget]:
    """Return what takes the focus without a spoken name."""
    takes_focus = [one for one in view.findChildren(QWidget)
                   if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert takes_focus
    spoken = [(one, QAccessible.queryAccessibleInterface(one)) for one in takes_focus]
    return [one for one, made in spoken if made is not None and not made.text(QAccessible.Text.Name)]


@pytest.mark.parametrize("spec", LISTS)
def test_a_list_opens_empty_and_says_what_comes_first(
    spec: ScreenSpec, context: ViewContext, show: Show, any_theme: Theme,
) -> None:
    del any_theme
    view: ScreenView = show(ScreenView(context, spec), 1600, 860)
    assert view.list.stack.currentWidget() is not view.list.broken
    if not view.model.count:
        assert view.list.empty.sentence == spec.empty.sentence
        assert spec.empty.help
    painted(view)


@pytest.mark.usefixtures("full_books")
@pytest.mark.parametrize("spec", LISTS)
def test_a_list_shows_every_row_and_column_it_names(
    spec: ScreenSpec, company: Company, context: ViewContext, show: Show, any_theme: Theme,
) -> None:
    del any_theme
    page = company.call(spec.query, ListQuery())
    assert page.rows
    assert {column.key for column in spec.columns} <= set(page.columns)
    for column in spec.columns:
        values = [row[page.columns.index(column.key)] for row in page.rows]
        wanted: Any = KINDS.get(column.kind, object)
        assert all(isinstance(value, wanted) for value in values if value is not None), column.key
    view: ScreenView = show(ScreenView(context, spec), 1600, 860)
    assert view.list.stack.currentWidget() is view.table
    assert nameless(view) == []
    for chip in spec.chips:
        view.show_filters(chip.filters)
        assert view.list.stack.currentWidget() is not view.list.broken, chip.label
    painted(view)


@pytest.mark.usefixtures("full_books")
@pytest.mark.parametrize("spec", [pytest.param(spec, id=spec.id) for spec in OURS if spec.load])
def test_every_row_opens_its_record(spec: ScreenSpec, company: Company, context: ViewContext,
                                    show: Show) -> None:
    record = company.call(spec.query, ListQuery()).rows[0][0]
    form: FormView = show(FormView(context, spec, record), 1120, 760)
    assert form.notice.text == ""
    shown = form.body.values()
    assert any(value not in (None, "", False) for value in shown.values())
    painted(form)


@pytest.mark.parametrize("spec", FORMS)
def test_a_form_opens_named_and_can_be_left_without_a_question(
    spec: ScreenSpec, context: ViewContext, show: Show, any_theme: Theme,
) -> None:
    del any_theme
    form: FormView = show(FormView(context, spec), 1120, 760)
    assert nameless(form) == []
    closed = []
    form.closed.connect(lambda: closed.append(True))
    form.request_close()
    assert closed == [True]
    painted(form)


@pytest.mark.usefixtures("full_books")
@pytest.mark.parametrize("view", PAGES)
def test_a_page_opens_named(view: Any, context: ViewContext, show: Show, any_theme: Theme) -> None:
    del any_theme
    made = show(view(context), 1120, 760)
    assert nameless(made) == []
    painted(made)


@pytest.mark.parametrize("spec", LISTS)
def test_every_method_a_screen_names_exists_and_takes_what_it_sends(spec: ScreenSpec) -> None:
    methods = all_methods()
    named = [spec.query, spec.save, spec.preview_method, *(one.lookup for one in spec.fields)]
    named += [spec.load] if isinstance(spec.load, str) else []
    named += [one.lookup for one in (spec.lines.columns if spec.lines else ())]
    for action in spec.actions:
        named += [field.lookup for field in action.asks]
        if isinstance(action.run, str):
            named.append(action.run)
            request: Any = methods[action.run].request_type
            sent = {field.name for field in action.asks}
            sent |= {action.id_field} if action.needs_selection else set()
            taken = set(getattr(request, "model_fields", sent))
            assert sent - {""} <= taken, action.id
    assert [name for name in named if name and name not in methods] == []


@pytest.mark.parametrize("spec", EDITED)
def test_a_form_that_edits_sends_all_that_its_method_would_reset(spec: ScreenSpec) -> None:
    taken = set(all_methods()[spec.save].request_type.model_fields)
    sent = {one.name for one in spec.fields} | ({spec.lines.name} if spec.lines else set())
    assert taken - sent - {"id", "request_id", "party_id"} == set()


def test_shortcuts_of_a_screen_are_its_own() -> None:
    engine = {"Ctrl+F", "Ctrl+I", "F5", "Ctrl+S", "Ctrl+K", "Ctrl+W"}
    for spec in OURS:
        keys = [action.shortcut for action in spec.actions if action.shortcut]
        keys += ["Ctrl+N"] if spec.has_form else []
        assert len(keys) == len(set(keys)), spec.id
        assert not engine & set(keys), spec.id


@pytest.mark.usefixtures("full_books")
@pytest.mark.parametrize("view", PAGES)
def test_a_closed_page_leaves_nothing_behind(view: Any, context: ViewContext) -> None:
    made = view(context)
    made.show()
    QApplication.processEvents()
    left = weakref.ref(made)
    made.close()
    made.deleteLater()
    del made
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    context.hub.changed.emit(frozenset({"ap_invoices", "ar_invoices"}))
    QApplication.processEvents()
    assert left() is None
