"""ISO 4217 decimals and circulation."""

from __future__ import annotations

import pytest

from finance_core.errors import InvalidInput
from finance_core.money.currencies import iso_currencies, iso_currency, minor_unit


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("USD", 2), ("EUR", 2), ("RSD", 2), ("LBP", 2), ("JPY", 0), ("KWD", 3), ("IQD", 3), ("CLF", 4)],
)
def test_minor_units_are_those_of_iso_4217(code: str, decimals: int) -> None:
    assert minor_unit(code) == decimals
    assert iso_currency(code).minor_unit == decimals


def test_the_list_holds_what_is_used_today() -> None:
    listed = iso_currencies()
    assert 150 < len(listed) < 200
    assert {"USD", "EUR", "GBP", "CHF", "XOF", "XCD", "ZAR"} <= set(listed)
    assert not {"DEM", "XAU", "XDR", "XXX", "SLL"} & set(listed)
    assert (listed["GBP"].name, listed["GBP"].symbol) == ("British Pound", "£")


@pytest.mark.parametrize("code", ["", "usd", "DOLLARS", "XYZ", "XAU"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(InvalidInput, match="is no currency in use") as refusal:
        iso_currency(code, "base_currency")
    assert refusal.value.field == "base_currency"
