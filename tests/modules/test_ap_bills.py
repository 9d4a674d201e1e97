"""Bills and credit notes through the service, on a real file (ap.md R1, R3, R4)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.errors import AccountNotPostable
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.periods import MovePeriod
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import BillLine, BillRequest, BillStatus, RecordInvoice
from finance_core.modules.ap.errors import BillSettled, DuplicateBill
from tests.modules.ap_books import Books, D, day, on, term


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books.open(gb_company)


def tax_code(books: Books, code: str) -> Any:
    return books.company.tax.lookup(LookupQuery(text=code))[0].id


def test_a_bill_posts_expense_against_payables(books: Books) -> None:
    bill = books.bill("2026-03-10", "100.00", "49.99", invoice_number="A-1")
    assert (bill.internal_number, bill.status, bill.total_amount) == ("BILL-2026-00001", BillStatus.APPROVED,
                                                                      D("149.99"))
    assert bill.due_date == day("2026-04-09")
    assert books.entry(bill.journal_entry_id) == [
        ("2000", "cr", "149.99"), ("6200", "de", "100.00"), ("6200", "de", "49.99"),
    ]


@pytest.mark.parametrize(("code", "invoiced", "due", "discount"), [
    ("NET30", "2026-01-15", "2026-02-14", None),
    ("2/10N30", "2026-03-01", "2026-03-31", "2026-03-11"),
    ("EOM", "2026-02-03", "2026-02-28", None),
    ("CASH", "2026-02-03", "2026-02-03", None),
])
def test_terms_are_copied_to_the_bill(
    books: Books, code: str, invoiced: str, due: str, discount: str | None
) -> None:
    bill = books.bill(invoiced, "10.00", payment_term_id=term(books.company, code))
    assert bill.due_date == day(due)
    assert bill.discount_date == (day(discount) if discount else None)


def test_value_added_tax_goes_to_input_tax(gb_books: Books) -> None:
    line = BillLine(account_id=gb_books.expense, unit_price=D("1000.00"),
                    tax_code_id=tax_code(gb_books, "GB20"))
    bill = gb_books.bill("2026-03-01", lines=(line,))
    assert (bill.subtotal, bill.tax_amount, bill.total_amount) == (D(1000), D(200), D(1200))
    assert gb_books.entry(bill.journal_entry_id) == [
        ("1320", "de", "200.00"), ("2000", "cr", "1200.00"), ("6200", "de", "1000.00"),
    ]


def test_sales_tax_that_does_not_come_back_is_cost(books: Books) -> None:
    line = BillLine(account_id=books.expense, unit_price=D("100.00"), tax_code_id=tax_code(books, "SALESTAX"))
    bill = books.bill("2026-03-01", lines=(line,))
    assert bill.tax_amount > 0
    assert books.entry(bill.journal_entry_id) == [
        ("2000", "cr", f"{bill.total_amount:.2f}"), ("6200", "de", f"{bill.total_amount:.2f}"),
    ]


@pytest.mark.parametrize(("prices", "price", "net", "total"), [
    ("net", "100.00", "100.00", "120.50"),
    ("gross", "120.00", "99.50", "120.00"),
])
def test_a_typed_tax_within_the_tolerance_is_kept(
    gb_books: Books, prices: str, price: str, net: str, total: str
) -> None:
    line = BillLine(account_id=gb_books.expense, unit_price=D(price), tax_code_id=tax_code(gb_books, "GB20"),
                    tax_amount=D("20.50"))
    bill = gb_books.bill("2026-03-01", lines=(line,), prices_include_tax=prices == "gross")
    assert (bill.subtotal, bill.tax_amount, bill.total_amount) == (D(net), D("20.50"), D(total))
    assert bill.lines[0].tax_overridden
    assert gb_books.balance("1320") == D("20.50")


@pytest.mark.parametrize(("typed", "code"), [("21.01", "GB20"), ("18.99", "GB20"), ("0.50", None)])
def test_a_typed_tax_beyond_the_tolerance_is_refused(gb_books: Books, typed: str, code: str | None) -> None:
    line = BillLine(account_id=gb_books.expense, unit_price=D("100.00"), tax_amount=D(typed),
                    tax_code_id=tax_code(gb_books, code) if code else None)
    with pytest.raises(InvalidInput, match="Line 1: the tax computes to") as refused:
        gb_books.bill("2026-03-01", lines=(line,))
    assert refused.value.field == "lines.0.tax_amount"


def test_the_printed_total_may_differ_by_cents(books: Books) -> None:
    bill = books.bill("2026-03-01", "33.33", "33.33", "33.33", total_amount=D("100.00"))
    assert bill.total_amount == D("100.00")
    assert books.balance("2000") == D("-100.00")
    with pytest.raises(InvalidInput, match=r"The lines add to 50\.00, the paper says 52\.00"):
        books.bill("2026-03-01", "50.00", total_amount=D("52.00"))


def test_line_amounts_are_rounded_once(books: Books) -> None:
    line = BillLine(account_id=books.expense, quantity=D("3"), unit_price=D("9.995"),
                    discount_percent=D("0.1"))
    assert books.bill("2026-03-01", lines=(line,)).total_amount == D("26.99")


def test_a_negative_line_is_allowed_a_negative_total_not(books: Books) -> None:
    assert books.bill("2026-03-01", "100.00", "-30.00").total_amount == D("70.00")
    with pytest.raises(InvalidInput, match="Record a credit note instead"):
        books.bill("2026-03-01", "10.00", "-30.00")


def test_a_total_of_zero_is_paid_at_once(books: Books) -> None:
    bill = books.bill("2026-03-01", "30.00", "-30.00")
    assert bill.status is BillStatus.PAID
    assert books.entry(bill.journal_entry_id) == [("6200", "cr", "30.00"), ("6200", "de", "30.00")]
    with pytest.raises(InvalidInput, match="All lines are zero"):
        books.bill("2026-03-01", "0.00")


@pytest.mark.parametrize(("number", "again"), [("inv 123", "INV-123"), ("00-123", "123"), ("Ä-7", "ä7")])
def test_the_same_number_in_another_spelling_is_refused(books: Books, number: str, again: str) -> None:
    first = books.bill("2026-03-01", "10.00", invoice_number=number)
    with pytest.raises(DuplicateBill, match=f"already {first.internal_number}"):
        books.bill("2026-04-01", "99.00", invoice_number=again)
    books.company.ap.cancel_invoice(BillRequest(invoice_id=first.id, reason="wrong vendor"))
    assert books.bill("2026-04-01", "99.00", invoice_number=again).internal_number == "BILL-2026-00002"


def test_other_numbers_vendors_and_kinds_are_no_duplicates(books: Books) -> None:
    books.bill("2026-03-01", "10.00", invoice_number="1-05")
    books.bill("2026-04-01", "11.00", invoice_number="15")
    books.bill("2026-04-01", "12.00", invoice_number="1-05", vendor_id=books.new_vendor("Bolt"))
    books.credit("2026-04-01", "1.00", invoice_number="1-05")


def test_an_equal_amount_within_a_week_is_only_warned_of(books: Books) -> None:
    books.bill("2026-03-01", "10.00", invoice_number="1")
    assert books.bill_saved("2026-03-08", "10.00", invoice_number="2").warnings != ()
    assert books.bill_saved("2026-03-20", "10.00", invoice_number="3").warnings == ()


@pytest.mark.parametrize(("facts", "field", "text"), [
    ({"lines": ()}, "lines", "A bill needs at least one line."),
    ({"due_date": day("2026-02-01")}, "due_date", "The due date 2026-02-01 is before the invoice date."),
    ({"exchange_rate": Decimal(0), "currency": "EUR"}, "exchange_rate",
     "The exchange rate must be above zero."),
])
def test_what_does_not_fit_names_its_field(
    books: Books, facts: dict[str, Any], field: str, text: str
) -> None:
    books.rate("2026-03-01", "EUR", "1.1")
    facts = {"lines": (BillLine(account_id=books.expense, unit_price=D(5)),)} | facts
    with pytest.raises(InvalidInput) as refused:
        books.company.ap.record_invoice(
            RecordInvoice(vendor_id=books.vendor, invoice_date=day("2026-03-01"), **facts)
        )
    assert (refused.value.field, refused.value.message) == (field, text)


def test_an_account_is_needed_and_no_control_account(books: Books) -> None:
    with pytest.raises(InvalidInput, match="Line 1: choose an account"):
        books.bill("2026-03-01", lines=(BillLine(unit_price=D(5)),))
    control = books.company.kernel.accounts.by_code("2000").id
    with pytest.raises(AccountNotPostable, match="2000 Accounts payable is a control account"):
        books.bill("2026-03-01", lines=(BillLine(unit_price=D(5), account_id=control),))


def test_a_credit_note_swaps_the_sides(books: Books) -> None:
    note = books.credit("2026-03-05", "40.00", invoice_number="CN-1")
    assert books.entry(note.journal_entry_id) == [("2000", "de", "40.00"), ("6200", "cr", "40.00")]
    assert note.status is BillStatus.APPROVED


def test_more_than_was_billed_cannot_be_credited(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    note = books.credit("2026-03-05", "60.00", corrects_invoice_id=bill.id)
    with pytest.raises(InvalidInput, match=r"billed 100\.00, credited 60\.00, so at most 40\.00 is left"):
        books.credit("2026-03-06", "40.01", corrects_invoice_id=bill.id)
    books.company.ap.cancel_invoice(BillRequest(invoice_id=note.id, reason="withdrawn"))
    books.credit("2026-03-06", "100.00", corrects_invoice_id=bill.id)


def test_a_cancelled_bill_cannot_be_credited(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="wrong"))
    with pytest.raises(InvalidInput, match="cancelled"):
        books.credit("2026-03-05", "60.00", corrects_invoice_id=bill.id)


def test_cancelling_reverses_and_keeps_the_number(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    cancelled = books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="entered twice")).value
    assert (cancelled.status, cancelled.voided_on) == (BillStatus.CANCELLED, day("2026-03-01"))
    assert books.balance("2000") == books.balance("6200") == 0
    with pytest.raises(StatusMoveRefused, match="is cancelled and cannot become cancelled"):
        books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="again"))


def test_a_settled_bill_names_the_payment_to_undo(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    payment = books.pay("2026-03-02", "40.00", on(bill, "40.00"))
    with pytest.raises(BillSettled, match=f"Undo payment {payment.payment_number} first"):
        books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="wrong"))


def test_a_bill_is_not_cancelled_before_its_date(books: Books) -> None:
    bill = books.bill("2026-03-10", "100.00")
    with pytest.raises(InvalidInput, match="Use that day or a later one"):
        books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, on=day("2026-03-09"), reason="wrong"))


def test_large_bills_wait_for_an_approval(books: Books) -> None:
    books.company.kernel.settings.set(SetSetting(key="ap.approval_from_amount", value="1000"))
    bill = books.bill("2026-03-01", "1000.00")
    assert bill.status is BillStatus.PENDING_APPROVAL
    with pytest.raises(StatusMoveRefused, match="is pending approval and cannot become paid"):
        books.pay("2026-03-02", "1000.00", on(bill, "1000.00"))
    approved = books.company.ap.approve_invoice(BillRequest(invoice_id=bill.id, reason="checked")).value
    assert (approved.status, approved.approval_note) == (BillStatus.APPROVED, "checked")
    assert books.bill("2026-03-01", "999.99").status is BillStatus.APPROVED


def test_a_closed_period_moves_the_posting_date(books: Books) -> None:
    periods = books.company.kernel.periods
    january = next(p for p in periods.list_periods() if p.code == "2026-01")
    periods.move(MovePeriod(period_id=january.id, status=PeriodStatus.CLOSED))
    saved = books.bill_saved("2026-01-20", "10.00")
    assert (saved.value.invoice_date, saved.value.posting_date) == (day("2026-01-20"), day("2026-02-01"))
    assert "posted on 2026-02-01" in saved.warnings[0]


def test_a_copy_carries_no_numbers(books: Books) -> None:
    bill = books.bill("2026-03-01", "10.00", invoice_number="A-1", description="Paper")
    copy = books.company.ap.copy_bill(bill.id)
    assert (copy.invoice_number, copy.invoice_date, copy.description) == (None, day("2026-06-15"), "Paper")
    assert books.company.ap.record_invoice(copy).value.total_amount == D("10.00")


def test_the_list_shows_open_amounts_and_overdue_days(books: Books) -> None:
    old = books.bill("2026-05-01", "100.00", invoice_number="OLD", due_date=day("2026-06-05"))
    books.bill("2026-06-10", "50.00", invoice_number="NEW")
    books.pay("2026-06-01", "25.00", on(old, "25.00"))
    books.credit("2026-06-11", "10.00")
    page = books.company.ap.list_bills(ListQuery(sort="due_date"))
    rows = [dict(zip(page.columns, row, strict=True)) for row in page.rows]
    assert page.count == 3
    assert page.totals["open_base"] == D("115.00")
    assert (rows[0]["invoice_number"], rows[0]["open"], rows[0]["days_overdue"]) == ("OLD", D("75.00"), 10)
    overdue = books.company.ap.list_bills(ListQuery(filters={"overdue": True}))
    assert [row[0] for row in overdue.rows] == [old.id]
    assert books.company.ap.list_bills(ListQuery(text="NEW")).count == 1
