"""Settlements as they are listed and looked up, and the tax inside a discount (ap.md R2, tax.md rule 5)."""

from __future__ import annotations

from typing import Any

import pytest

from finance_core.company import Company
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.modules.ap.api import BillLine, BillRequest, SettlementsOf
from finance_core.modules.tax.api import CodeNotUsable
from tests.modules.ap_books import Books, D, day, on, term


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books.open(gb_company)


def taxed(books: Books, code: str, net: str = "1000.00") -> dict[str, Any]:
    line = BillLine(account_id=books.expense, unit_price=D(net), tax_code_id=books.tax_code(code))
    return {"lines": (line,), "payment_term_id": term(books.company, "2/10N30")}


def listed(books: Books, document: Any, *, with_reversed: bool = False) -> list[tuple[str, ...]]:
    request = SettlementsOf(document_id=document.id, with_reversed=with_reversed)
    return [(one.kind, one.source_number, one.target_number, f"{one.amount:.2f}", one.status)
            for one in books.company.ap.settlements(request)]


def test_a_document_lists_what_settled_it(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    note = books.credit("2026-03-02", "30.00")
    books.apply_credit("2026-03-03", note.id, on(bill, "30.00"))
    payment = books.pay("2026-03-04", "50.00", on(bill, "50.00"))
    credited = ("credit_note", "BILL-2026-00002", "BILL-2026-00001", "30.00", "posted")
    paid = ("payment", "PAY-2026-00001", "BILL-2026-00001", "50.00", "posted")
    assert listed(books, bill) == [credited, paid]
    assert listed(books, note) == [credited]
    assert listed(books, payment) == [paid]
    books.undo(books.settlements(payment)[0], on=day("2026-03-05"))
    assert listed(books, bill) == [credited]
    assert listed(books, bill, with_reversed=True) == [credited, (*paid[:4], "reversed")]


def test_open_bills_are_looked_up_by_number_or_vendor(books: Books) -> None:
    other = books.new_vendor("Bolt Works")
    first = books.bill("2026-03-01", "100.00", invoice_number="A-17", due_date=day("2026-04-20"))
    second = books.bill("2026-03-01", "40.00", vendor_id=other, due_date=day("2026-04-10"))
    books.pay("2026-03-04", "40.00", on(books.bill("2026-03-01", "40.01"), "40.00"))
    books.pay("2026-03-04", "60.00", on(first, "60.00"))
    found = books.company.ap.lookup_bills
    assert [item.id for item in found(LookupQuery(text="bolt"))] == [second.id]
    [item] = found(LookupQuery(text="a-17", party_id=books.vendor))
    assert (item.code, item.name, item.detail) == ("BILL-2026-00001", "Acme Supplies", "A-17 40.00 USD")
    assert found(LookupQuery(text="A-17", party_id=other)) == ()
    assert [item.defaults["amount"] for item in found(LookupQuery())] == [D("0.01"), D(40), D(40)]


def test_days_overdue_are_whole_numbers(books: Books) -> None:
    books.bill("2026-03-01", "100.00", due_date=day("2026-06-12"))
    page = books.company.ap.list_bills(ListQuery())
    days = page.rows[0][page.columns.index("days_overdue")]
    assert (days, type(days)) == (3, int)


def test_example_2_the_tax_in_a_discount_ties_with_the_return(gb_books: Books) -> None:
    """Net 1,000.00, VAT 20 %, 2/10: 4.00 of the tax goes with the discount, and comes back with the undo."""
    bill = gb_books.bill("2026-03-01", **taxed(gb_books, "GB20"))
    payment = gb_books.pay("2026-03-11", "1176.00", on(bill, "1176.00", take_discount=True))
    assert gb_books.tax_ties("2026-03-10") == (D(200), D(200))
    assert gb_books.tax_ties("2026-03-11") == (D(196), D(196))
    gb_books.undo(gb_books.settlements(payment)[0], on=day("2026-03-12"))
    assert gb_books.tax_ties("2026-03-12") == (D(200), D(200))
    assert gb_books.balance("5090") == 0
    assert gb_books.tax_ties("2026-03-11") == (D(196), D(196))


def test_voiding_a_payment_gives_the_tax_in_its_discount_back(gb_books: Books) -> None:
    bill = gb_books.bill("2026-03-01", **taxed(gb_books, "GB20"))
    payment = gb_books.pay("2026-03-11", "588.00", on(bill, "588.00", take_discount=True))
    assert gb_books.tax_ties("2026-03-11") == (D(198), D(198))
    gb_books.void(payment, on=day("2026-03-20"))
    assert gb_books.tax_ties("2026-03-20") == (D(200), D(200))
    [summary] = gb_books.company.call(
        "tax.tax_summary", {"date_from": "2026-03-01", "date_to": "2026-03-31"}
    )
    assert (summary.base, summary.tax, summary.recoverable) == (D(1000), D(200), D(200))


def test_tax_that_never_came_back_stays_in_the_discount(gb_books: Books) -> None:
    """Half of 200.00 is recoverable: of the 24.00 discount 2.00 is given back as tax, 22.00 lowers cost."""
    gb_books.company.call("tax.save_code", {
        "code": "GB20H", "name": "Half recoverable", "recoverable_percent": "0.5",
        "discount_changes_tax": True,
        "components": [{"jurisdiction_code": "GB", "tax_category": "standard"}],
    })
    bill = gb_books.bill("2026-03-01", **taxed(gb_books, "GB20H"))
    payment = gb_books.pay("2026-03-11", "1176.00", on(bill, "1176.00", take_discount=True))
    assert gb_books.entry(payment.journal_entry_id) == [
        ("1000", "cr", "1176.00"), ("1320", "cr", "2.00"), ("2000", "de", "1200.00"), ("5090", "cr", "22.00"),
    ]
    assert gb_books.tax_ties("2026-03-11") == (D(98), D(98))


def test_a_code_switched_off_still_serves_a_credit_note_of_an_old_bill(gb_books: Books) -> None:
    bill = gb_books.bill("2026-03-01", **taxed(gb_books, "GB20"))
    code = gb_books.company.tax.tax_code(gb_books.tax_code("GB20"))
    gb_books.company.call("tax.save_code", {
        "id": code.id, "code": "GB20", "name": code.name, "is_active": False, "discount_changes_tax": True,
        "valid_to": "2026-03-31", "components": [{"jurisdiction_code": "GB", "tax_category": "standard"}],
    })
    note = gb_books.company.call("ap.record_credit_note", {
        "vendor_id": gb_books.vendor, "invoice_date": "2026-05-01", "corrects_invoice_id": bill.id,
        "lines": [{"account_id": gb_books.expense, "unit_price": "100.00", "tax_code_id": code.id}],
    }).value
    assert note.total_amount == D(120)
    with pytest.raises(CodeNotUsable):
        gb_books.bill("2026-05-01", lines=(
            BillLine(account_id=gb_books.expense, unit_price=D(1), tax_code_id=code.id),
        ))
    cancelled = gb_books.company.ap.cancel_invoice(BillRequest(invoice_id=note.id, reason="typed twice"))
    assert cancelled.value.status == "cancelled"
    assert gb_books.tax_ties("2026-06-30") == (D(200), D(200))
