"""What may be typed for a date and an amount, by table and by Hypothesis."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.spec.formats import Formats
from desktop_app.spec.grammar import NotUnderstood, parse_amount, parse_date
from desktop_app.spec.locales import locale_rules

TODAY = date(2025, 6, 15)
LOCALES = ("en_GB", "en_US", "de_DE", "fr_FR", "de_CH", "en_IN", "sv_SE", "ja_JP", "nl_NL", "pl_PL")


@pytest.mark.parametrize(("typed", "locale", "day"), [
    ("5", "en_GB", "2025-06-05"),
    ("05", "en_GB", "2025-06-05"),
    ("5.", "de_DE", "2025-06-05"),
    ("3-2", "en_GB", "2025-02-03"),
    ("3-2", "en_US", "2025-03-02"),
    ("3.2", "de_DE", "2025-02-03"),
    ("3 2", "en_GB", "2025-02-03"),
    ("0302", "en_GB", "2025-02-03"),
    ("0302", "en_US", "2025-03-02"),
    ("+7", "en_GB", "2025-06-22"),
    ("-1", "en_GB", "2025-06-14"),
    ("−1", "en_GB", "2025-06-14"),
    ("+0", "en_GB", "2025-06-15"),
    ("t", "en_GB", "2025-06-15"),
    ("T", "en_GB", "2025-06-15"),
    ("m", "en_GB", "2025-06-01"),
    ("h", "en_GB", "2025-06-30"),
    ("y", "en_GB", "2025-01-01"),
    ("r", "en_GB", "2025-12-31"),
    ("3-2-25", "en_GB", "2025-02-03"),
    ("3/2/1999", "en_GB", "1999-02-03"),
    ("3-2-99", "en_GB", "1999-02-03"),
    ("3-2-45", "en_GB", "2045-02-03"),
    ("3-2-46", "en_GB", "1946-02-03"),
    ("2025-02-03", "en_GB", "2025-02-03"),
    ("2025-02-03", "en_US", "2025-02-03"),
    ("20250203", "en_GB", "2025-02-03"),
    ("03022025", "en_GB", "2025-02-03"),
    ("030225", "en_GB", "2025-02-03"),
    ("30 Jun 2025", "en_GB", "2025-06-30"),
    ("30jun", "en_GB", "2025-06-30"),
    ("Jun 30, 2025", "en_US", "2025-06-30"),
    ("3. März 2024", "de_DE", "2024-03-03"),
    ("29-2-24", "en_GB", "2024-02-29"),
])
def test_a_date_is_read_as_the_bookkeeper_means_it(typed: str, locale: str, day: str) -> None:
    assert parse_date(typed, TODAY, locale_rules(locale)) == date.fromisoformat(day)


@pytest.mark.parametrize("typed", [
    "", "x", "31", "0", "32", "30-2", "13-13", "29-2-25", "1-2-3-4", "1-2-12345", "\u0665", "5_", "tomorrow",
    "1-1-1850", "1-1-2300", "+99999", "++1", "12345", "-", "2025-13-01",
])
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse_date(typed, TODAY, locale_rules("en_GB"))
    example = "Type a day such as 5 or 31-12-2025, t for today or +7."
    assert caught.value.message == f"“{typed}” is not a date. {example}"


@pytest.mark.parametrize(("typed", "locale", "amount"), [
    ("120", "en_GB", "120"),
    ("1,234.50", "en_GB", "1234.50"),
    ("1234.5", "en_GB", "1234.5"),
    ("1.234,50", "de_DE", "1234.50"),
    ("1234,5", "de_DE", "1234.5"),
    ("1 234,50", "fr_FR", "1234.50"),
    ("1’234.50", "de_CH", "1234.50"),
    ("1'234.50", "de_CH", "1234.50"),
    ("12,34,567.00", "en_IN", "1234567.00"),
    ("120+35*2", "en_GB", "190.00"),
    ("=120+35*2", "en_GB", "190.00"),
    ("(1+2)*3", "en_GB", "9.00"),
    ("120*1.19", "en_GB", "142.80"),
    ("100/3", "en_GB", "33.33"),
    ("200/3", "en_GB", "66.67"),
    ("0.125*1", "en_GB", "0.13"),
    ("10-15", "en_GB", "-5.00"),
    ("-5", "en_GB", "-5"),
    ("−5", "en_GB", "-5"),
    ("2*-3", "en_GB", "-6.00"),
    (".5", "en_GB", "0.5"),
    ("5.", "en_GB", "5"),
    ("0", "en_GB", "0"),
    (" 7 ", "en_GB", "7"),
    ("12 * 2", "en_GB", "24.00"),
    ("99999999999999999999999999999", "en_GB", "99999999999999999999999999999"),
])
def test_an_amount_is_read_exactly(typed: str, locale: str, amount: str) -> None:
    assert parse_amount(typed, locale_rules(locale), 2) == Decimal(amount)


@pytest.mark.parametrize("typed", [
    "", "x", "NaN", "Infinity", "1e5", "1_000", "\u0663", "\uff11\uff12", "1,5", "1.234,50", "1.2.3",
    "12,3456", "1,,234", "5 5", "1/0", "1//2", "(", ")", "(1", "1)", "2**3", "--5", "1+", "1 +", "1.234",
    "1" + "0" * 29, "(" * 30 + "1" + ")" * 30, "1+" * 200 + "1", "$5",
])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse_amount(typed, locale_rules("en_GB"), 2)
    assert caught.value.message.endswith(".")


def test_too_many_decimals_are_refused_not_rounded() -> None:
    with pytest.raises(NotUnderstood, match="has more than 2 decimals"):
        parse_amount("1.005", locale_rules("en_GB"), 2)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(LOCALES))
def test_every_date_reads_back_from_its_own_writing(day: date, locale: str) -> None:
    formats = Formats(locale)
    assert parse_date(formats.date(day), TODAY, formats.rules) == day


@given(st.decimals(-10**20, 10**20, allow_nan=False, places=2), st.sampled_from(LOCALES))
def test_every_amount_reads_back_from_its_own_writing(amount: Decimal, locale: str) -> None:
    formats = Formats(locale)
    assert parse_amount(formats.money(amount), formats.rules, 2) == amount


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_sums_are_exact(cents: list[int]) -> None:
    typed = "+".join(f"{cent // 100}.{cent % 100:02}" for cent in cents)
    assert parse_amount(typed, locale_rules("en_GB"), 2) * 100 == sum(cents)


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    with suppress(NotUnderstood):
        assert parse_amount(text, locale_rules("en_GB"), 2).is_finite()
    with suppress(NotUnderstood):
        assert 1900 <= parse_date(text, TODAY, locale_rules("de_DE")).year < 2200
