"""Commercial rounding: halves away from zero, in any currency, on figures of 38 digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finance_core.money.rounding import round_half_up, round_money, rounded_product, rounded_share


@pytest.mark.parametrize(
    ("value", "minor_unit", "rounded"),
    [
        ("2.345", 2, "2.35"),
        ("2.335", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("2.3449999", 2, "2.34"),
        ("0.5", 0, "1"),
        ("1.0005", 3, "1.001"),
        ("1.00005", 4, "1.0001"),
        ("7", 2, "7.00"),
        ("12345678901234567890123456789.125", 2, "12345678901234567890123456789.13"),
    ],
)
def test_halves_go_away_from_zero(value: str, minor_unit: int, rounded: str) -> None:
    assert str(round_money(Decimal(value), minor_unit)) == rounded


def test_rates_round_to_nine_decimals() -> None:
    assert round_half_up(Decimal("0.9090909095"), 9) == Decimal("0.909090910")


def test_a_product_is_rounded_once_and_keeps_every_digit_until_then() -> None:
    """1.0850 × 3,333.33 EUR = 3,616.66305 (ap.md example 3)."""
    assert rounded_product(2, Decimal("3333.33"), Decimal("1.0850")) == Decimal("3616.66")
    many_digits = rounded_product(2, Decimal("123456789012345678901.05"), Decimal("1.000000001"), Decimal(1))
    assert many_digits == Decimal("123456789135802467913.40")


def test_a_share_of_a_negative_total_mirrors_the_positive_one() -> None:
    assert rounded_share(Decimal("10.01"), Decimal(1), Decimal(2), 2) == Decimal("5.01")
    assert rounded_share(Decimal("-10.01"), Decimal(1), Decimal(2), 2) == Decimal("-5.01")
