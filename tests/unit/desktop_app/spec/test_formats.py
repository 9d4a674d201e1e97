"""Amounts, numbers and dates as each locale writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.spec.formats import Formats, reason_in_words


@pytest.mark.parametrize(("locale", "currency", "amount", "text"), [
    ("en_GB", "EUR", "1234567.50", "1,234,567.50"),
    ("en_GB", "EUR", "-1460.04", "−1,460.04"),
    ("de_DE", "EUR", "-1460.04", "−1.460,04"),
    ("fr_FR", "EUR", "1460.04", "1\u202f460,04"),
    ("en_GB", "JPY", "1460", "1,460"),
    ("en_GB", "KWD", "1.5", "1.500"),
    ("en_GB", "EUR", "0.125", "0.125"),
    ("en_GB", "EUR", "12.500000000", "12.50"),
    ("en_GB", "EUR", "0", "0.00"),
])
def test_money(locale: str, currency: str, amount: str, text: str) -> None:
    assert Formats(locale, currency).money(Decimal(amount)) == text


@pytest.mark.parametrize(("locale", "text"), [
    ("en_GB", "3 Jun 2025"), ("en_US", "Jun 3, 2025"), ("de_DE", "03.06.2025"), ("ja_JP", "2025/06/03"),
])
def test_dates(locale: str, text: str) -> None:
    assert Formats(locale).date(date(2025, 6, 3)) == text


@pytest.mark.parametrize(("kind", "value", "text"), [
    ("number", Decimal("1500.500000000"), "1,500.5"), ("number", 1500, "1,500"),
    ("number", Decimal(100), "100"),
    ("percent", Decimal("0.190"), "19 %"), ("bool", True, "Yes"), ("bool", False, ""),
    ("rate", Decimal("1.1"), "1.1000"), ("rate", Decimal("0.123456789"), "0.123456789"),
    ("module", "ap", "Purchases"), ("module", "payroll", "Payroll"),
    ("role", "AR_CONTROL", "AR control"), ("role", "USE_TAX_PAYABLE", "Use tax payable"),
    ("status", "partly_paid", "Partly paid"), ("text", None, ""), ("money", None, ""), ("date", None, ""),
])
def test_each_kind_has_its_formatter(kind: str, value: object, text: str) -> None:
    assert Formats("en_GB").of_kind(kind)(value) == text


@pytest.mark.parametrize(("reason", "shown"), [
    ("role SALES_REVENUE", "role Sales revenue"), ("role AR_CONTROL", "role AR control"),
    ("tax code SALESTAX", "tax code SALESTAX"), ("Delta Marine · role GRNI", "Delta Marine · role GRNI"),
    (None, ""),
])
def test_a_reason_names_its_role_in_words(reason: str | None, shown: str) -> None:
    assert reason_in_words(reason) == shown
