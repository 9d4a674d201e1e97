"""Decimals as plain text and back: the one form used in hashes, JSON, fingerprints and exports."""

from __future__ import annotations

import re
from decimal import Decimal

from finance_core.errors import InvalidInput

_PLAIN = re.compile(r"[+-]?(?:\d{1,60}(?:\.\d{0,60})?|\.\d{1,60})", re.ASCII)


def decimal_text(value: Decimal) -> str:
    """Write a finite decimal without exponent, grouping or trailing zeros; zero is `0`, never `-0`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def parse_plain_decimal(text: str, field: str = "amount") -> Decimal:
    """Read ASCII digits with an optional sign and decimal point; nothing else is a number here.

    Raises:
        InvalidInput: the text holds anything else: letters, spaces, an exponent, NaN, other scripts' digits.
    """
    if not _PLAIN.fullmatch(text):
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise InvalidInput(field, f"“{shown}” is not a plain number. Write it like 1234.56.")
    return Decimal(text)
