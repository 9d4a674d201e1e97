"""Figures and dates as a reader of a locale expects them, exact to the last decimal written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

DASH = "–"
MINUS = "−"


def money(amount: Decimal | int, decimals: int, locale: str) -> str:
    """Return an amount with groups and a fixed number of decimals, negative with a real minus sign."""
    pattern = _pattern(decimals)
    return _signed(format_decimal(amount, format=pattern, locale=locale, decimal_quantization=False))


def plain_number(number: Decimal | int, locale: str) -> str:
    """Return a number with groups and only the decimals it needs."""
    return _signed(format_decimal(number, format="#,##0.#########", locale=locale))


def percent(fraction: Decimal | int, locale: str) -> str:
    """Return a fraction as a percentage with at most two decimals; 0.125 is 12.5 %."""
    return _signed(format_percent(fraction, format="#,##0.##%", locale=locale))


def day(on: date, locale: str) -> str:
    """Return a date as written in text, such as Jan 5, 2026."""
    return format_date(on, format="medium", locale=locale)


@cache
def _pattern(decimals: int) -> str:
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _signed(text: str) -> str:
    return text.replace("-", MINUS)
