"""Differently written numbers and names that mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.text_keys import duplicate_key, normalised_text, party_name_key


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("inv 123", "inv123"),  # ap.md R3
        ("INV-123", "inv123"),
        ("00-123", "123"),
        ("123", "123"),
        ("1-05", "105"),
        ("15", "15"),
        ("STRASSE/7", "strasse7"),
        ("Straße 7", "strasse7"),
        ("株式 № 0042", "株式no0042"),
        ("\uff29\uff2e\uff36\uff11", "inv1"),
        ("000", "0"),
        ("--", ""),
        ("", ""),
    ],
)
def test_document_numbers(number: str, key: str) -> None:
    assert duplicate_key(number) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME Paper Supply, Inc.", "acme paper supply"),
        ("Müller & Söhne GmbH & Co. KG", "Müller und Söhne"),
        ("Foo S.p.A.", "FOO spa"),
        ("The Co-operative Group Ltd.", "the cooperative group limited"),
        ("Bar A/S", "Bar"),
    ],
)
def test_names_of_one_party(one: str, other: str) -> None:
    assert party_name_key(one) == party_name_key(other)


@pytest.mark.parametrize(
    ("name", "key"), [("Company Limited", "companylimited"), ("株式会社", "株式会社"), ("...", "")]
)
def test_a_name_of_nothing_but_legal_forms_keeps_them(name: str, key: str) -> None:
    assert party_name_key(name) == key


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert normalised_text(normalised_text(text)) == normalised_text(text)
    assert duplicate_key(duplicate_key(text)) == duplicate_key(text)
