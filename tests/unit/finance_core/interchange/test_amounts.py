from __future__ import annotations

from decimal import Decimal

import pytest

from finance_core.interchange.amounts import (
    DecimalMark,
    UnreadableAmount,
    at_currency_precision,
    possible_marks,
    read_amount,
)


@pytest.mark.parametrize(
    ("text", "mark", "amount"),
    [
        ("5", ".", "5"),
        ("-$1,036.47", ".", "-1036.47"),
        ("$-5.00", ".", "-5.00"),
        ("(5,00)", ",", "-5.00"),
        ("5,00-", ",", "-5.00"),
        ("CR 5", ".", "5"),
        ("5.00 DR", ".", "-5.00"),
        ("−12.00", ".", "-12.00"),
        ("1.234,56", ",", "1234.56"),
        ("1'234.50", ".", "1234.50"),
        ("1\u202f234,50 €", ",", "1234.50"),
        ("12,34,567.00", ".", "1234567.00"),
        ("EUR 5", ",", "5"),
        (".50", ".", "0.50"),
        ("999999999999999", ".", "999999999999999"),
    ],
)
def test_amounts_as_banks_write_them(text: str, mark: str, amount: str) -> None:
    assert read_amount(text, DecimalMark(mark)) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Infinity",
        "1e9",
        "--5",
        "-5-",
        "(-5)",
        "(5",
        "\u0665",
        "\uff15",
        "1_000",
        "1,23,45",
        "1.2.3",
        "",
        "-",
        "0x10",
        "1234567890123456",
        "5 DR CR",
        "five",
    ],
)
@pytest.mark.parametrize("mark", list(DecimalMark))
def test_what_is_no_amount_is_refused(text: str, mark: DecimalMark) -> None:
    with pytest.raises(UnreadableAmount):
        read_amount(text, mark)


def test_a_lone_group_of_three_fits_both_readings() -> None:
    assert possible_marks(["1.234"]) == {DecimalMark.POINT, DecimalMark.COMMA}
    assert possible_marks(["1.234", "5,00"]) == {DecimalMark.COMMA}
    assert possible_marks(["1.234", "5.00"]) == {DecimalMark.POINT}
    assert possible_marks(["5.00", "5,00"]) == set()


@pytest.mark.parametrize(
    ("amount", "currency", "fitting"),
    [
        ("5", "USD", "5.00"),
        ("5.1000", "USD", "5.10"),
        ("5.00", "JPY", "5"),
        ("1.234", "KWD", "1.234"),
        ("7.5", None, "7.50"),
    ],
)
def test_amounts_take_the_decimals_of_their_currency(amount: str, currency: str | None, fitting: str) -> None:
    assert str(at_currency_precision(Decimal(amount), currency)) == fitting


@pytest.mark.parametrize(
    ("amount", "currency"), [("1.234", "USD"), ("1.230", "EUR"), ("5.50", "JPY"), ("1.234", None)]
)
def test_amounts_finer_than_their_currency_are_refused(amount: str, currency: str | None) -> None:
    with pytest.raises(UnreadableAmount):
        at_currency_precision(Decimal(amount), currency)
