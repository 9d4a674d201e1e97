"""Bill and invoice lines with a service period: deferred, spread, credited, taken back (gl.md rule 2)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ap.api import APInvoice, BillLine, BillRequest
from finance_core.modules.ar.api import ARInvoice, CreditReason, InvoiceRequest
from finance_core.modules.gl.api import DueRequest, PreviewRecurring, RecurringStatus
from tests.modules import ar_books
from tests.modules.ap_books import Books, D, day

SERVICE: dict[str, Any] = {"service_from": day("2026-02-15"), "service_to": day("2027-02-14")}
# ar.md example 6: 1,200.00 over 365 days, cumulative 1,153.97 at 31 January 2027.
MONTHS = ["46.03", "101.92", "98.63", "101.91", "98.63", "101.92", "101.92", "98.63", "101.92", "98.63",
          "101.91", "101.92", "46.03"]


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def insured(books: Books, **facts: Any) -> APInvoice:
    line = BillLine(account_id=books.expense, description="Insurance", unit_price=D("1200.00"), **SERVICE)
    return books.bill("2026-02-15", lines=(line,), **facts)


def subscribed(books: ar_books.Books) -> ARInvoice:
    return books.invoice("2026-02-15", lines=(ar_books.line("1200.00", **SERVICE),))


def recognise(company: Company, up_to: str) -> None:
    company.gl.generate_due_recurring(DueRequest(up_to=day(up_to)))


def test_a_bill_line_with_a_service_period_is_prepaid_and_spread(books: Books) -> None:
    bill = insured(books)
    assert books.entry(bill.journal_entry_id) == [("1300", "de", "1200.00"), ("2000", "cr", "1200.00")]
    key = bill.lines[0].gl_recurring_id
    assert key is not None
    planned = books.company.gl.preview_recurring(PreviewRecurring(recurring_id=key, count=24))
    assert [f"{one.amount:.2f}" for one in planned] == MONTHS
    recognise(books.company, "2026-04-30")
    assert (books.balance("6200"), books.balance("1300")) == (D("246.58"), D("953.42"))
    page = books.company.gl.list_recurring(ListQuery())
    remaining = page.rows[0][page.columns.index("remaining")]
    assert (remaining, type(remaining)) == (D("953.42"), Decimal)
    assert books.reread(bill).lines == bill.lines


def test_cancelling_the_bill_takes_back_what_was_recognised(books: Books) -> None:
    bill = insured(books)
    recognise(books.company, "2026-04-30")
    with pytest.raises(InvalidInput, match="2026-04-30"):
        books.company.ap.cancel_invoice(
            BillRequest(invoice_id=bill.id, on=day("2026-04-29"), reason="not ours"))
    books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="not ours"))
    assert [books.balance(code) for code in ("6200", "1300", "2000")] == [D(0)] * 3
    key = bill.lines[0].gl_recurring_id
    assert key is not None
    deferral = books.company.gl.recurring(key)
    assert deferral.status is RecurringStatus.FINISHED
    recognise(books.company, "2027-03-31")
    assert books.balance("6200") == 0


def test_a_foreign_prepayment_keeps_the_value_of_its_day(books: Books) -> None:
    books.rate("2026-02-15", "EUR", "1.1000")
    books.rate("2026-05-01", "EUR", "1.3000")
    bill = insured(books, currency="EUR")
    recognise(books.company, "2027-02-28")
    assert (bill.base_total, books.balance("6200"), books.balance("1300")) == (D(1320), D(1320), D(0))


@pytest.mark.parametrize(("facts", "words"), [
    ({"service_from": day("2026-03-01")}, "first and the last day"),
    ({"service_from": day("2026-03-02"), "service_to": day("2026-03-01")}, "ends before it starts"),
    ({**SERVICE, "unit_price": D(-5)}, "above zero"),
])
def test_service_periods_that_cannot_be_spread(books: Books, facts: dict[str, Any], words: str) -> None:
    first = BillLine(account_id=books.expense, unit_price=D(100))
    second = BillLine.model_validate({"account_id": books.expense, "unit_price": D(10)} | facts)
    with pytest.raises(InvalidInput, match=words) as refused:
        books.bill("2026-02-15", lines=(first, second))
    assert refused.value.field == "lines.1.service_to"


def test_a_vendors_credit_note_has_no_service_period(books: Books) -> None:
    with pytest.raises(InvalidInput, match="no service period"):
        books.company.call("ap.record_credit_note", {
            "vendor_id": books.vendor, "invoice_date": "2026-03-01",
            "lines": [{"account_id": books.expense, "unit_price": "5", "service_from": "2026-03-01",
                       "service_to": "2026-03-31"}]})


def test_example_6_an_invoice_line_is_deferred_and_earned_by_days(company: Company) -> None:
    books = ar_books.Books.open(company)
    invoice = subscribed(books)
    assert books.entry(invoice.journal_entry_id) == {"AR_CONTROL": "1200.00", "DEFERRED_REVENUE": "-1200.00"}
    recognise(company, "2027-01-31")
    assert books.balance("DEFERRED_REVENUE") == D("-46.03")
    assert books.balance("SALES_REVENUE") == D("-1153.97")
    recognise(company, "2027-02-28")
    assert (books.balance("DEFERRED_REVENUE"), books.balance("SALES_REVENUE")) == (D(0), D(-1200))


def test_a_credit_note_lowers_what_is_still_deferred(company: Company) -> None:
    books = ar_books.Books.open(company)
    invoice = subscribed(books)
    recognise(company, "2026-04-30")
    memo = books.credit("2026-05-04", reason_code=CreditReason.SERVICE, original_invoice_id=invoice.id,
                        lines=({"original_line_id": invoice.lines[0].id, "unit_price": "953.42"},))
    assert books.entry(memo.journal_entry_id) == {"DEFERRED_REVENUE": "953.42", "AR_CONTROL": "-953.42"}
    recognise(company, "2027-03-31")
    assert (books.balance("DEFERRED_REVENUE"), books.balance("SALES_REVENUE")) == (D(0), D("-246.58"))


def test_a_credit_note_above_the_rest_lowers_revenue_too(company: Company) -> None:
    books = ar_books.Books.open(company)
    invoice = subscribed(books)
    recognise(company, "2026-04-30")
    memo = books.credit("2026-05-04", reason_code=CreditReason.SERVICE, original_invoice_id=invoice.id,
                        lines=({"original_line_id": invoice.lines[0].id, "unit_price": "1200.00"},))
    assert books.entry(memo.journal_entry_id) == {
        "DEFERRED_REVENUE": "953.42", "SALES_REVENUE": "246.58", "AR_CONTROL": "-1200.00",
    }
    recognise(company, "2027-03-31")
    assert (books.balance("DEFERRED_REVENUE"), books.balance("SALES_REVENUE")) == (D(0), D(0))


def test_cancelling_the_invoice_takes_its_revenue_back(company: Company) -> None:
    books = ar_books.Books.open(company)
    invoice = subscribed(books)
    recognise(company, "2026-03-31")
    company.ar.cancel_invoice(InvoiceRequest(invoice_id=invoice.id, reason="typed twice"))
    for role in ("DEFERRED_REVENUE", "SALES_REVENUE", "AR_CONTROL"):
        assert books.balance(role) == 0


def test_a_draft_keeps_its_service_period_until_it_is_issued(company: Company) -> None:
    books = ar_books.Books.open(company)
    draft = books.invoice("2026-02-15", lines=(ar_books.line("1200.00", **SERVICE),), issue=False)
    assert draft.lines[0].gl_recurring_id is None
    shown = {"customer_id": books.customer, "invoice_date": "2026-02-15", "draft_id": draft.id,
             "lines": [{"description": "goods", "unit_price": "600.00"}]}
    issued = company.call("ar.create_invoice", shown).value
    assert books.entry(issued.journal_entry_id) == {"AR_CONTROL": "600.00", "DEFERRED_REVENUE": "-600.00"}
