"""Aged reports and the tie-out board against documents of both subledgers (reporting.md example 5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.modules.ar.api import Application, CreateInvoice, InvoiceLine, RecordReceipt, SaveCustomer
from finance_core.modules.reporting.api import DrillKind, ReportOptions, ReportTable
from tests.modules.reporting_books import row_of, shown

pytest_plugins = ("tests.company_fixtures",)
D = Decimal


@pytest.fixture
def customer(company: Company) -> UUID:
    """A customer whose invoice of 1,200.00 is due on 31 January 2027; 700.00 of it are paid on 5 March."""
    saved = company.ar.save_customer(SaveCustomer(name="Baker & Sons")).value
    invoice = company.ar.create_invoice(
        CreateInvoice(
            customer_id=saved.customer_id,
            invoice_date=date(2027, 1, 1),
            due_date=date(2027, 1, 31),
            lines=(InvoiceLine(description="Ovens", unit_price=D("1200.00")),),
        )
    ).value
    company.ar.record_receipt(
        RecordReceipt(
            customer_id=saved.customer_id,
            receipt_date=date(2027, 3, 5),
            amount=D("700.00"),
            applications=(Application(invoice_id=invoice.id, amount=D("700.00")),),
        )
    )
    return saved.customer_id


def aged(company: Company, name: str, day: str) -> ReportTable:
    table: ReportTable = getattr(company.reporting, name)(ReportOptions(as_of=date.fromisoformat(day)))
    return table


@pytest.mark.parametrize(
    ("day", "bucket", "amount"),
    [
        ("2027-01-31", "Not due", "1200.00"),
        ("2027-02-28", "1–30", "1200.00"),
        ("2027-03-31", "31–60", "500.00"),
    ],
)
def test_receivables_age_as_of_any_past_day(
    company: Company, customer: UUID, day: str, bucket: str, amount: str
) -> None:
    table = aged(company, "aged_receivables", day)
    row = row_of(table, "Baker & Sons")
    titles = [column.title for column in table.columns]
    assert titles == ["Party", "Name", "Not due", "1–30", "31–60", "61–90", "Over 90", "Unapplied", "Total"]
    filled = {
        title: cell.value
        for title, cell in zip(titles, row.cells, strict=True)
        if isinstance(cell.value, Decimal)
    }
    assert filled == {bucket: D(amount), "Total": D(amount)}
    assert table.metadata.checks[0].expected == D(amount)
    assert all(check.is_ok for check in table.metadata.checks)
    assert row.drill is not None
    assert row.drill.party_id == customer


def test_an_aged_figure_opens_its_documents_and_they_add_up(company: Company, customer: UUID) -> None:
    company.ar.record_receipt(
        RecordReceipt(customer_id=customer, receipt_date=date(2027, 3, 10), amount=D("30.00"))
    )
    row = row_of(aged(company, "aged_receivables", "2027-03-31"), "Baker & Sons")
    assert [cell.value for cell in row.cells[2:]] == [
        None,
        None,
        D("500.00"),
        None,
        None,
        D("-30.00"),
        D("470.00"),
    ]
    for cell in row.cells[2:]:
        if cell.drill is not None:
            assert company.reporting.drill(cell.drill).totals["amount"] == cell.value
    assert row.cells[4].drill is not None
    documents = company.reporting.drill(row.cells[4].drill)
    assert shown(documents)[0][1:] == ("2027-01-01", "2027-01-31", "59", "USD", "500", "500.00")
    document = documents.rows[0].drill
    assert document is not None
    assert (document.kind, document.source_module, document.source_type) == (
        DrillKind.DOCUMENT,
        "ar",
        "ar_invoice",
    )
    assert company.reporting.drill(document).totals["debit"] == D("1200.00")


def test_payables_age_and_prove_the_control_account(company: Company) -> None:
    vendor = company.ap.save_vendor(SaveVendor(name="Acme Supplies")).value.vendor_id
    expense = company.kernel.accounts.by_code("6200").id
    company.ap.record_invoice(
        RecordInvoice(
            vendor_id=vendor,
            invoice_date=date(2026, 1, 15),
            due_date=date(2026, 2, 14),
            invoice_number="A-1",
            lines=(BillLine(account_id=expense, unit_price=D("99.50")),),
        )
    )
    table = aged(company, "aged_payables", "2026-06-15")
    assert shown(table)[0][1:] == ("Acme Supplies", "99.50", "99.50")
    assert table.totals["bucket_4"] == table.totals["total"] == D("99.50")
    assert {check.name: check.is_ok for check in table.metadata.checks}[
        "Documents agree with 2000 Accounts payable"
    ]


def test_the_tie_out_board_shows_every_control_account(company: Company, customer: UUID) -> None:
    del customer
    ties = company.reporting.tie_out(date(2027, 3, 31))
    assert all(tie.difference == 0 for tie in ties)
    assert {tie.account_code: tie.ledger for tie in ties}["1100"] == D("500.00")
    assert {"1100", "2000"} <= {tie.account_code for tie in ties}


def test_the_dashboard_counts_open_documents_and_what_is_late(company: Company, customer: UUID) -> None:
    del customer
    figures = company.reporting.dashboard(date(2027, 2, 28))
    assert (figures.receivables, figures.receivables_overdue, figures.payables) == (
        D("1200.00"),
        D("1200.00"),
        D("0.00"),
    )
    assert company.reporting.dashboard(date(2027, 1, 31)).receivables_overdue == D("0.00")
