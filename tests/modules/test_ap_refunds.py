"""Money vendors pay back, against credit notes and prepayments (ap.md, record_vendor_refund)."""

from __future__ import annotations

from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.modules.ap.api import (
    BillStatus,
    RecordRefund,
)
from finance_core.modules.ap.errors import (
    OverApplied,
    RefundedPayment,
)
from finance_core.money.ids import new_id
from tests.modules.ap_books import Books, D, day


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def test_a_refunded_credit_note(books: Books) -> None:
    note = books.credit("2026-03-05", "40.00")
    facts: dict[str, Any] = {"payment_date": day("2026-03-10"), "bank_account_id": books.bank,
                             "credit_invoice_id": note.id}
    with pytest.raises(OverApplied):
        books.company.ap.record_vendor_refund(RecordRefund(amount=D("40.01"), **facts))
    refund = books.company.ap.record_vendor_refund(RecordRefund(amount=D("40.00"), **facts)).value
    assert books.entry(refund.journal_entry_id) == [("1000", "de", "40.00"), ("2000", "cr", "40.00")]
    assert books.reread(note).status is BillStatus.PAID
    with pytest.raises(RuleViolation, match=r"is a refund\. Void it"):
        books.undo(books.settlements(note)[0])
    books.void(refund)
    assert (books.reread(note).status, books.balance("2000")) == (BillStatus.APPROVED, D(40))


def test_a_refunded_prepayment(books: Books) -> None:
    prepaid = books.pay("2026-03-05", "100.00")
    request = RecordRefund(payment_date=day("2026-03-10"), bank_account_id=books.bank, amount=D("30.00"),
                           prepayment_id=prepaid.id)
    refund = books.company.ap.record_vendor_refund(request).value
    assert books.entry(refund.journal_entry_id) == [("1000", "de", "30.00"), ("1310", "cr", "30.00")]
    assert books.company.ap.payment(prepaid.id).unapplied_amount == D(70)
    with pytest.raises(RefundedPayment,
                       match=f"was paid back by {refund.payment_number}. Void that refund first"):
        books.void(prepaid)
    books.void(refund)
    assert books.company.ap.payment(prepaid.id).unapplied_amount == D(100)
    books.void(prepaid)
    assert (books.balance("1310"), books.balance("1000")) == (D(0), D(0))


def test_a_refund_in_foreign_currency_shows_its_result(books: Books) -> None:
    books.rate("2026-03-05", "EUR", "1.10")
    books.rate("2026-03-10", "EUR", "1.15")
    note = books.credit("2026-03-05", "100.00", currency="EUR")
    request = RecordRefund(payment_date=day("2026-03-10"), bank_account_id=books.bank_in("EUR"),
                           amount=D("100.00"), credit_invoice_id=note.id)
    books.company.ap.record_vendor_refund(request)
    assert (books.balance("2000"), books.balance("4720")) == (D(0), D(-5))


@pytest.mark.parametrize("names", [(), ("credit_invoice_id", "prepayment_id")])
def test_a_refund_names_one_source(books: Books, names: tuple[str, ...]) -> None:
    sources: dict[str, Any] = {name: new_id() for name in names}
    request = RecordRefund(payment_date=day("2026-03-10"), bank_account_id=books.bank, amount=D(1), **sources)
    with pytest.raises(InvalidInput, match="Name the credit note or the prepayment"):
        books.company.ap.record_vendor_refund(request)
