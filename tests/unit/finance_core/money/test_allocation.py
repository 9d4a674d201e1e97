"""Parts always add up to the whole; equal remainders favour the first part."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.errors import InvalidInput
from finance_core.money.allocation import allocate, allocate_equally, next_share, round_together

MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=10**6, places=4), min_size=1, max_size=12).filter(any)


def amounts(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(part) for part in text.split())


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        ("1000.00", "1 1 1", "333.34 333.33 333.33"),  # gl.md example 5
        ("-100.01", "1 1 1", "-33.34 -33.34 -33.33"),  # gl.md example 5
        ("1000.00", "45.5 30.25 24.25", "455.00 302.50 242.50"),  # gl.md example 5
        ("50.00", "324.00 597.45 24.98", "17.12 31.56 1.32"),  # ar.md example 1
        ("0.02", "1 1 1", "0.01 0.01 0.00"),
        ("0.00", "1 2", "0.00 0.00"),
        ("10.00", "1 0 1", "5.00 0.00 5.00"),
        ("60.00", "100 -40", "100.00 -40.00"),
        ("5.00", "-1 -1", "2.50 2.50"),
    ],
)
def test_allocation(total: str, weights: str, parts: str) -> None:
    assert allocate(Decimal(total), amounts(weights), 2) == amounts(parts)


@pytest.mark.parametrize(
    ("minor_unit", "parts"),
    [(0, "34 33 33"), (3, "33.334 33.333 33.333"), (4, "33.3334 33.3333 33.3333")],
)
def test_allocation_follows_the_minor_unit(minor_unit: int, parts: str) -> None:
    assert allocate_equally(Decimal(100), 3, minor_unit) == amounts(parts)


@pytest.mark.parametrize(
    ("price", "prices_alone", "allocated"),
    [
        ("100", "50 25 75", "33 17 50"),  # IFRS 15 IE33 (vector REV-01)
        ("100000", "75000 14000 20000", "68807 12844 18349"),  # vector REV-03
    ],
)
def test_published_allocations_to_whole_units(price: str, prices_alone: str, allocated: str) -> None:
    assert allocate(Decimal(price), amounts(prices_alone), 0) == amounts(allocated)


@pytest.mark.parametrize(
    ("total", "weights", "message"),
    [
        ("1.00", "0 0", "Weights are all zero. Enter at least one weight above zero."),
        ("1.00", "", "Weights are all zero. Enter at least one weight above zero."),
        ("1.00", "1 -1", "Weights add up to zero, so they share nothing out. Change a weight."),
        ("1.005", "1 1", "1.005 has more than 2 decimals. Round it first."),
    ],
)
def test_refusals_name_the_cure(total: str, weights: str, message: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        allocate(Decimal(total), amounts(weights), 2)
    assert refusal.value.message == message


@given(MONEY, WEIGHTS)
def test_parts_sum_to_the_whole_and_stay_within_a_cent_of_their_exact_share(
    total: Decimal, weights: list[Decimal]
) -> None:
    parts = allocate(total, weights, 2)
    whole = sum(weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < Decimal("0.01") * whole


@given(MONEY, WEIGHTS)
def test_a_credit_note_is_shared_like_its_invoice(total: Decimal, weights: list[Decimal]) -> None:
    assert allocate(-total, weights, 2) == tuple(-part for part in allocate(total, weights, 2))


def test_three_lines_of_one_tax_keep_the_rounded_total() -> None:
    """3 × 10.03 at 7.25 %: 0.727175 each, 2.18 in all (ar.md R1)."""
    assert round_together([Decimal("0.727175")] * 3, Decimal("2.18"), 2) == amounts("0.73 0.73 0.72")


def test_values_that_cancel_out_can_be_rounded_together() -> None:
    assert round_together(amounts("7.255 -7.255"), Decimal(0), 2) == amounts("7.26 -7.26")


@given(st.lists(st.decimals(min_value=-1000, max_value=1000, places=5), max_size=9))
def test_rounding_together_keeps_the_total(values: list[Decimal]) -> None:
    total = sum(values, Decimal()).quantize(Decimal("0.01"), "ROUND_HALF_UP") if values else Decimal()
    rounded = round_together(values, total, 2)
    assert sum(rounded) == total
    assert all(abs(part - value) <= Decimal("0.01") for part, value in zip(rounded, values, strict=True))


def test_cumulative_shares_leave_nothing() -> None:
    """Payments of 400.00, 333.33, 466.67 on 1,200.00 recognise the 200.00 tax (tax.md example 5)."""
    recognised = Decimal()
    shares = []
    for paid in amounts("400.00 733.33 1200.00"):
        shares.append(next_share(Decimal("200.00"), paid, Decimal("1200.00"), recognised, 2))
        recognised += shares[-1]
    assert shares == list(amounts("66.67 55.55 77.78"))


def test_spreading_over_nothing_is_refused() -> None:
    with pytest.raises(InvalidInput, match="one part or more, not over 0"):
        next_share(Decimal(1), 1, 0, Decimal(), 2)
