"""Check digits with published numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from finance_core.engines.references import (
    checked_bic,
    checked_iban,
    checked_routing_number,
    creditor_reference,
    is_creditor_reference,
)
from finance_core.errors import InvalidInput


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        ("539007547034", "RF18539007547034"),  # ar.md R3, ISO 11649
        ("INV202600042", "RF36INV202600042"),  # ar.md R3
        ("inv-2026-00042", "RF36INV202600042"),
    ],
)
def test_creditor_references(number: str, reference: str) -> None:
    assert creditor_reference(number) == reference
    assert is_creditor_reference(reference)
    assert is_creditor_reference(f"{reference[:4]} {reference[4:]}".lower())


@pytest.mark.parametrize("text", ["RF19539007547034", "RF18", "539007547034", "RF1853900754703Ä", ""])
def test_other_texts_are_no_creditor_reference(text: str) -> None:
    assert not is_creditor_reference(text)


@pytest.mark.parametrize("number", ["", "--", "INV_1", "Ä1", "1" * 22])
def test_a_number_that_gives_no_reference_is_refused(number: str) -> None:
    with pytest.raises(InvalidInput, match="1 to 21 letters") as refusal:
        creditor_reference(number)
    assert refusal.value.field == "payment_reference"


@pytest.mark.parametrize(
    ("check", "text", "clean"),
    [
        (checked_iban, "gb82 west 1234 5698 7654 32", "GB82WEST12345698765432"),  # ISO 13616 example
        (checked_iban, "NL26VAYB8060476890", "NL26VAYB8060476890"),  # genkgo/camt test file
        (checked_bic, "deutdeff", "DEUTDEFF"),
        (checked_bic, "DEUT DE FF 500", "DEUTDEFF500"),
        (checked_routing_number, "121042882", "121042882"),  # cash.md example 6
        (checked_routing_number, "0210-0002-1", "021000021"),  # cash.md example 6
    ],
)
def test_right_bank_details_come_back_clean(check: Callable[[str], str], text: str, clean: str) -> None:
    assert check(text) == clean


@pytest.mark.parametrize(
    ("check", "text", "message"),
    [
        (checked_iban, "GB82WEST12345698765433", "The check digits of GB82WEST12345698765433 do not fit"),
        (checked_iban, "GB82", "two letters, two digits"),
        (checked_iban, "", "two letters, two digits"),
        (checked_iban, "\uff27B82WEST12345698765432", "two letters, two digits"),
        (checked_bic, "DEUTDEF", "8 or 11 characters"),
        (checked_bic, "DEU1DEFF", "8 or 11 characters"),
        (checked_routing_number, "12104288", "nine digits"),
        (checked_routing_number, "121042883", "check digit or prefix"),
        (checked_routing_number, "000000000", "check digit or prefix"),
        (checked_routing_number, "١٢١٠٤٢٨٨٢", "nine digits"),
    ],
)
def test_wrong_bank_details_say_what_is_wrong(check: Callable[[str], str], text: str, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        check(text)
