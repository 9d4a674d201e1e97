"""Base value released and realised result, for bills and invoices alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.settlement import DocumentBalance, Settlement, SettlementSide, settle
from finance_core.errors import RuleViolation
from finance_core.money.rounding import rounded_product

PAYABLE, RECEIVABLE = SettlementSide.PAYABLE, SettlementSide.RECEIVABLE


def balance(total: str, base_total: str, settled: str = "0", base_settled: str = "0") -> DocumentBalance:
    return DocumentBalance(
        total=Decimal(total),
        settled=Decimal(settled),
        base_total=Decimal(base_total),
        base_settled=Decimal(base_settled),
    )


@pytest.mark.parametrize(
    ("document", "side", "reduction_value_released_result"),
    [
        # ap.md example 3: EUR 10,000.00 at 1.0850 paid in two parts at 1.1020 and 1.0700
        (balance("10000.00", "10850.00"), PAYABLE, "3333.33 3673.33 3616.66 -56.67"),
        (balance("10000.00", "10850.00", "3333.33", "3616.66"), PAYABLE, "6666.67 7133.34 7233.34 100.00"),
        # gl.md example 3: EUR 10,000 carried 10,800.00, received at 1.11
        (balance("10000", "10800.00"), RECEIVABLE, "10000 11100.00 10800.00 300.00"),
        # vector GL-01 settled at its closing rate: 100 at 80, received at 85
        (balance("100", "8000"), RECEIVABLE, "100 8500 8000 500"),
        # base currency: nothing realised
        (balance("1200.00", "1200.00"), PAYABLE, "600.00 600.00 600.00 0.00"),
    ],
)
def test_settlements(
    document: DocumentBalance, side: SettlementSide, reduction_value_released_result: str
) -> None:
    reduction, base_value, released, result = map(Decimal, reduction_value_released_result.split())
    found = settle(document, reduction, base_value, side, 2)
    assert found == Settlement(released=released, fx_result=result, in_full=reduction == document.open)


def test_the_same_figures_give_opposite_results_for_bill_and_invoice() -> None:
    document = balance("100.00", "110.00")
    assert settle(document, Decimal(100), Decimal(112), PAYABLE, 2).fx_result == Decimal(-2)
    assert settle(document, Decimal(100), Decimal(112), RECEIVABLE, 2).fx_result == Decimal(2)


@pytest.mark.parametrize("reduction", ["0", "-1", "120.01"])
def test_more_than_is_open_is_refused_with_both_figures(reduction: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        settle(balance("200.00", "200.00", "80.00", "80.00"), Decimal(reduction), Decimal(1), PAYABLE, 2)
    assert refusal.value.message == (
        f"120 is open; {reduction} was applied. Apply an amount above zero and not above what is open."
    )
    assert refusal.value.facts["open"] == Decimal("120.00")


@given(
    st.lists(st.decimals(min_value="0.01", max_value="5000", places=2), min_size=1, max_size=8),
    st.decimals(min_value="0.000123", max_value="250", places=6),
    st.sampled_from(SettlementSide),
)
def test_settled_in_full_leaves_no_base_cent_and_never_releases_more_than_is_carried(
    parts: list[Decimal], rate: Decimal, side: SettlementSide
) -> None:
    total = sum(parts, Decimal())
    base_total = rounded_product(2, total, rate)
    settled = released = Decimal()
    for part in parts:
        document = DocumentBalance(total=total, settled=settled, base_total=base_total, base_settled=released)
        found = settle(document, part, rounded_product(2, part, rate), side, 2)
        settled, released = settled + part, released + found.released
        assert 0 <= released <= base_total
    assert found.in_full
    assert released == base_total
