"""State tables and arithmetic of payables without a file (ap.md, States, R2 and R5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.modules.ap.errors import BillDisputed, CurrencyDiffers, DiscountEnded, OverApplied
from finance_core.modules.ap.models import APInvoice, BillStatus, BillType
from finance_core.modules.ap.rules import (
    DiscountTerms,
    Offered,
    applied,
    available_discount,
    check_payable,
    discount_for,
    settled_status,
    with_settlement,
)
from finance_core.money.ids import new_id

D = Decimal
BILL = APInvoice(
    id=new_id(), vendor_id=new_id(), document_type=BillType.INVOICE, invoice_date=date(2026, 3, 1),
    posting_date=date(2026, 3, 1), currency="EUR", exchange_rate=D("1.0850"), status=BillStatus.APPROVED,
    internal_number="BILL-7", discount_date=date(2026, 3, 11), discount_percent=D("0.02"), subtotal=D(1000),
    tax_amount=D(200), total_amount=D(1200), base_total=D("1302.00"),
)
TERMS = DiscountTerms(paid_on=date(2026, 3, 11), on_net=False, minor_unit=2)

@pytest.mark.parametrize(("settled", "status"),
                         [("0", "approved"), ("0.01", "partially_paid"), ("1200", "paid")])
def test_what_is_settled_decides_the_state(settled: str, status: str) -> None:
    assert settled_status(replace(BILL, settled_amount=D(settled))) == status


@pytest.mark.parametrize(("change", "error"), [
    ({"status": BillStatus.DRAFT}, StatusMoveRefused), ({"status": BillStatus.PAID}, StatusMoveRefused),
    ({"status": BillStatus.CANCELLED}, StatusMoveRefused), ({"currency": "USD"}, CurrencyDiffers),
    ({"dispute_reason": "broken"}, BillDisputed),
])
def test_what_cannot_be_paid(change: dict[str, Any], error: type[Exception]) -> None:
    bill = replace(BILL, **change)
    with pytest.raises(error):
        check_payable(bill, "EUR", None)


@pytest.mark.parametrize(("settled", "on_net", "paid_on", "discount"), [
    ("0", "total", "2026-03-11", "24.00"), ("0", "total", "2026-03-12", "0"),
    ("0", "net", "2026-03-11", "20.00"), ("600", "total", "2026-03-01", "12.00"),
    ("600", "net", "2026-03-01", "10.00"), ("1200", "total", "2026-03-01", "0.00"),
])
def test_the_discount_is_computed_on_what_is_open(
    settled: str, on_net: str, paid_on: str, discount: str
) -> None:
    terms = replace(TERMS, on_net=on_net == "net", paid_on=date.fromisoformat(paid_on))
    assert available_discount(replace(BILL, settled_amount=D(settled)), terms) == D(discount)


@pytest.mark.parametrize(("paid", "earned"), [
    ("1176", "24.00"), ("588", "12.00"), ("1190", "10"), ("1200", "0"), ("1300", "0"),
])
def test_discount_earned(paid: str, earned: str) -> None:
    assert discount_for(BILL, D(paid), TERMS, 0) == D(earned)


def test_without_terms_no_discount_was_agreed() -> None:
    bill = replace(BILL, discount_date=None, discount_percent=None)
    with pytest.raises(DiscountEnded, match="No discount was agreed"):
        discount_for(bill, D(1), TERMS, 2)


def test_more_than_open_and_nothing_at_all_are_refused() -> None:
    with pytest.raises(OverApplied) as refused:
        applied(BILL, Offered(cash=D("1200.01"), base_cash=D(1), rate=D(1)), 2, 3)
    assert refused.value.field == "applications.3.amount"
    for cash in ("0", "-1"):
        with pytest.raises(InvalidInput):
            applied(BILL, Offered(cash=D(cash), base_cash=D(1), rate=D(1)), 2, 0)


@given(st.lists(st.tuples(st.integers(1, 60000), st.decimals("0.5", "2", places=6)), min_size=1, max_size=12))
def test_a_bill_settled_in_parts_leaves_no_base_cent(parts: list[tuple[int, Decimal]]) -> None:
    bill, result, paid = BILL, D(0), D(0)
    for cents, rate in [*parts, (120000, D(1))]:
        cash = min(D(cents).scaleb(-2), bill.open_amount)
        if not cash:
            break
        base_cash = round(cash * rate, 2)
        part = applied(bill, Offered(cash=cash, base_cash=base_cash, rate=rate), 2, 0)
        bill = with_settlement(bill, part.reduction, part.settlement.released)
        result, paid = result + part.settlement.fx_result, paid + base_cash
    assert (bill.status, bill.open_amount, bill.base_settled) == (BillStatus.PAID, D(0), BILL.base_total)
    assert result == BILL.base_total - paid
