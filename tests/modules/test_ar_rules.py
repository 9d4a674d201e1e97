"""Pure rules of receivables by table: states, dunning steps, payment references, credited shares."""

from __future__ import annotations

from datetime import timedelta

import pytest

from finance_core.kernel.models.master import ContactKind, PartyContact
from finance_core.modules.ar.rules.credit import Creditable
from finance_core.modules.ar.rules.documents import payment_reference, printed_address
from finance_core.modules.ar.rules.dunning import LEVELS, Overdue, Policy, next_level
from finance_core.money.ids import new_id
from tests.modules.ar_books import D, day

ONE = D(1)
DAY = day("2026-03-02")


@pytest.mark.parametrize(
    ("days_late", "last", "expected"),
    [
        (2, 0, 0),
        (3, 0, 1),
        (13, 1, 1),
        (14, 1, 2),
        (60, 0, 1),
        (60, 3, 4),
        (60, 4, 5),
        (100, 5, 5),
    ],
)
def test_an_invoice_rises_one_step_at_a_time(days_late: int, last: int, expected: int) -> None:
    """ar.md R7: the highest step whose days (3, 14, 28, 42, 60) are reached, at most one above the last."""
    item = Overdue(invoice_id=new_id(), number="INV-1", due_date=DAY, open=ONE, level=last, is_disputed=False)
    policy = Policy(as_of=DAY + timedelta(days=days_late), levels=LEVELS, min_days_between=10, minimum=D(0))
    assert next_level(item, policy) == expected


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        ("539007547034", "RF18539007547034"),
        ("INV-2026-00042", "RF36INV202600042"),
        ("A number that is much too long", None),
        ("–", None),
    ],
)
def test_payment_references_of_the_specification(number: str, reference: str | None) -> None:
    assert payment_reference(number) == reference


@pytest.mark.parametrize(
    ("home", "country", "region", "lines"),
    [
        ("US", "US", "ME", ["17 Market Street", "Portland, ME 04101"]),
        ("GB", "US", "ME", ["17 Market Street", "Portland, ME 04101", "US"]),
        ("US", None, None, ["17 Market Street", "Portland 04101"]),
        ("DE", "FR", None, ["17 Market Street", "04101 Portland", "FR"]),
        ("DE", "DE", "Hessen", ["17 Market Street", "04101 Portland", "Hessen"]),
    ],
)
def test_an_address_is_printed_as_its_country_writes_it(
    home: str, country: str | None, region: str | None, lines: list[str]
) -> None:
    contact = PartyContact(
        id=new_id(), party_id=new_id(), kind=ContactKind.BILLING, street1="17 Market Street",
        postal_code="04101", city="Portland", region=region, country=country,
    )
    assert printed_address(contact, home) == lines


@pytest.mark.parametrize(("quantity", "share"), [("1", "3.33"), ("2", "6.67"), ("3", "10.00")])
def test_the_last_quantity_takes_what_is_left(quantity: str, share: str) -> None:
    line = Creditable(what="INV-1 line 1", quantity=D(3), amount=D("10.00"))
    assert line.share(D(quantity), 2) == D(share)
