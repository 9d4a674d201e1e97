"""Decimals as plain text and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.errors import InvalidInput
from finance_core.money.numbers import decimal_text, parse_plain_decimal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("20000.00", "20000"),
        ("100.50", "100.5"),
        ("0.000", "0"),
        ("-0.0", "0"),
        ("1E+3", "1000"),
        ("1E-9", "0.000000001"),
        ("-12.3400", "-12.34"),
        ("12345678901234567890123456789.123456789", "12345678901234567890123456789.123456789"),
    ],
)
def test_decimal_text(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


@pytest.mark.parametrize("text", ["1", "-1.50", "+2.", ".5", "000.10"])
def test_plain_text_is_read(text: str) -> None:
    assert parse_plain_decimal(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "1e5", "NaN", "Infinity", "1,000", "١٢", "--1", "1_0", "0x1", "1\n", "9" * 61]
)
def test_anything_else_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_plain_decimal(text, "lines.2.amount")
    assert refusal.value.field == "lines.2.amount"
    assert "is not a plain number. Write it like 1234.56." in refusal.value.message


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**28), max_value=10**28, places=9))
def test_text_and_back_is_the_same_value(value: Decimal) -> None:
    assert parse_plain_decimal(decimal_text(value)) == value
