"""Pure rules of receivables by table: states, dunning steps, payment references, credited shares."""

from __future__ import annotations

from datetime import timedelta

import pytest

from finance_core.errors import StatusMoveRefused
from finance_core.modules.ar.models import (
    ARCreditMemo,
    ARInvoice,
    ARReceipt,
    CreditMemoStatus,
    CreditReason,
    InvoiceStatus,
    InvoiceType,
    ReceiptKind,
    ReceiptMethod,
    ReceiptStatus,
)
from finance_core.modules.ar.rules.credit import Creditable
from finance_core.modules.ar.rules.documents import payment_reference
from finance_core.modules.ar.rules.dunning import LEVELS, Overdue, Policy, next_level
from finance_core.modules.ar.rules.states import check_invoice_move, check_memo_move, check_receipt_move
from finance_core.money.ids import new_id
from tests.modules.ar_books import D, day

ONE = D(1)
DAY = day("2026-03-02")
INVOICE_MOVES = """
draft: issued paid
issued: delivered partially_paid paid written_off cancelled
delivered: partially_paid paid written_off cancelled
partially_paid: paid written_off issued delivered
paid: partially_paid issued delivered
written_off: partially_paid issued delivered
cancelled:
"""
RECEIPT_MOVES = """
unallocated: partially_allocated fully_allocated returned voided
partially_allocated: unallocated fully_allocated returned voided
fully_allocated: unallocated partially_allocated returned voided
returned:
voided:
"""
MEMO_MOVES = """
draft: issued
issued: partially_applied applied refunded cancelled
partially_applied: issued applied refunded
applied: issued partially_applied refunded
refunded: issued partially_applied applied
cancelled:
"""


def moves(table: str) -> dict[str, set[str]]:
    return {
        now: set(later.split()) for now, _, later in (row.partition(":") for row in table.split("\n") if row)
    }


def invoice(status: InvoiceStatus) -> ARInvoice:
    return ARInvoice(
        id=new_id(),
        customer_id=new_id(),
        document_type=InvoiceType.INVOICE,
        invoice_date=DAY,
        posting_date=DAY,
        currency="USD",
        exchange_rate=ONE,
        status=status,
        billing_snapshot={},
        invoice_number="INV-1",
    )


def receipt(status: ReceiptStatus) -> ARReceipt:
    return ARReceipt(
        id=new_id(),
        receipt_number="REC-1",
        kind=ReceiptKind.RECEIPT,
        customer_id=new_id(),
        receipt_date=DAY,
        amount=ONE,
        currency="USD",
        exchange_rate=ONE,
        bank_amount=ONE,
        base_amount=ONE,
        payment_method=ReceiptMethod.CHECK,
        status=status,
    )


def memo(status: CreditMemoStatus) -> ARCreditMemo:
    return ARCreditMemo(
        id=new_id(),
        customer_id=new_id(),
        issue_date=DAY,
        posting_date=DAY,
        currency="USD",
        exchange_rate=ONE,
        reason_code=CreditReason.RETURN,
        reason="",
        billing_snapshot={},
        status=status,
        credit_memo_number="CN-1",
    )


@pytest.mark.parametrize("now", InvoiceStatus)
@pytest.mark.parametrize("wanted", InvoiceStatus)
def test_an_invoice_moves_as_the_table_says(now: InvoiceStatus, wanted: InvoiceStatus) -> None:
    if wanted.value in moves(INVOICE_MOVES)[now.value]:
        check_invoice_move(invoice(now), wanted)
        return
    with pytest.raises(StatusMoveRefused, match="INV-1 is"):
        check_invoice_move(invoice(now), wanted)


@pytest.mark.parametrize("now", ReceiptStatus)
@pytest.mark.parametrize("wanted", ReceiptStatus)
def test_a_receipt_moves_as_the_table_says(now: ReceiptStatus, wanted: ReceiptStatus) -> None:
    if wanted.value in moves(RECEIPT_MOVES)[now.value]:
        check_receipt_move(receipt(now), wanted)
        return
    with pytest.raises(StatusMoveRefused, match="REC-1 is"):
        check_receipt_move(receipt(now), wanted)


@pytest.mark.parametrize("now", CreditMemoStatus)
@pytest.mark.parametrize("wanted", CreditMemoStatus)
def test_a_credit_note_moves_as_the_table_says(now: CreditMemoStatus, wanted: CreditMemoStatus) -> None:
    if wanted.value in moves(MEMO_MOVES)[now.value]:
        check_memo_move(memo(now), wanted)
        return
    with pytest.raises(StatusMoveRefused, match="CN-1 is"):
        check_memo_move(memo(now), wanted)


@pytest.mark.parametrize(
    ("days_late", "last", "expected"),
    [
        (2, 0, 0),
        (3, 0, 1),
        (13, 1, 1),
        (14, 1, 2),
        (60, 0, 1),
        (60, 3, 4),
        (60, 4, 5),
        (100, 5, 5),
    ],
)
def test_an_invoice_rises_one_step_at_a_time(days_late: int, last: int, expected: int) -> None:
    """ar.md R7: the highest step whose days (3, 14, 28, 42, 60) are reached, at most one above the last."""
    item = Overdue(invoice_id=new_id(), number="INV-1", due_date=DAY, open=ONE, level=last, is_disputed=False)
    policy = Policy(as_of=DAY + timedelta(days=days_late), levels=LEVELS, min_days_between=10, minimum=D(0))
    assert next_level(item, policy) == expected


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        ("539007547034", "RF18539007547034"),
        ("INV-2026-00042", "RF36INV202600042"),
        ("A number that is much too long", None),
        ("–", None),
    ],
)
def test_payment_references_of_the_specification(number: str, reference: str | None) -> None:
    assert payment_reference(number) == reference


@pytest.mark.parametrize(("quantity", "share"), [("1", "3.33"), ("2", "6.67"), ("3", "10.00")])
def test_the_last_quantity_takes_what_is_left(quantity: str, share: str) -> None:
    line = Creditable(what="INV-1 line 1", quantity=D(3), amount=D("10.00"))
    assert line.share(D(quantity), 2) == D(share)
