"""Pure rules of Cash: states, splits, parts of a match, duplicates, proofs of a statement (cash.md R2-R7)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.modules.cash.errors import SplitsDiffer, SumsDiffer
from finance_core.modules.cash.models import (
    ReconciliationFigures,
)
from finance_core.modules.cash.rules import (
    ChainLink,
    MatchPart,
    chain_differences,
    is_same_number,
    line_key,
    masked,
    match_parts,
    missing_steps,
    probable_duplicates,
    split_amounts,
    sum_difference,
)

D = Decimal
BANK = [UUID(int=number) for number in range(1, 6)]
DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("given", "amounts"),
    [
        (["80", "20"], ["80", "20"]),
        (["80", None], ["80", "20"]),
        ([None], ["100"]),
        (["110", "-10"], ["110", "-10"]),
    ],
)
def test_a_split_without_amount_takes_the_rest(given: list[str | None], amounts: list[str]) -> None:
    found = split_amounts(D(100), [D(text) if text else None for text in given], "USD")
    assert found == tuple(map(D, amounts))


@pytest.mark.parametrize("given", [["80", "19.99"], ["80", None, None], []])
def test_splits_that_do_not_add_up_are_refused(given: list[str | None]) -> None:
    with pytest.raises(SplitsDiffer):
        split_amounts(D(100), [D(text) if text else None for text in given], "USD")


def test_one_bank_line_takes_several_book_lines() -> None:
    assert match_parts([(BANK[0], D(-75))], [(7, D(-30)), (8, D(-45))]) == (
        MatchPart(BANK[0], 7, D(-30)),
        MatchPart(BANK[0], 8, D(-45)),
    )


def test_different_sums_do_not_match() -> None:
    with pytest.raises(SumsDiffer, match=r"1\.00 differs"):
        match_parts([(BANK[0], D(76))], [(7, D(75))])


@given(
    st.lists(st.integers(-500, 500).filter(bool), min_size=1, max_size=5),
    st.lists(st.integers(-500, 500).filter(bool), max_size=4),
)
def test_every_line_of_a_match_is_used_up_exactly(bank: list[int], books: list[int]) -> None:
    rest = sum(bank) - sum(books)
    book_lines = [(key, D(amount)) for key, amount in enumerate([*books, rest]) if amount]
    if not book_lines:
        return
    bank_lines = [(key, D(amount)) for key, amount in zip(BANK, bank, strict=False)]
    parts = match_parts(bank_lines, book_lines)
    for key, amount in bank_lines:
        assert sum(part.amount for part in parts if part.bank == key) == amount
    for number, amount in book_lines:
        assert sum(part.amount for part in parts if part.book == number) == amount
    assert len(parts) < len(bank_lines) + len(book_lines)


def test_two_equal_coffees_and_a_renumbered_one() -> None:
    coffee = line_key(DAY, D("-3.50"), "Coffee, corner")
    assert coffee == line_key(DAY, D("-3.5"), "COFFEE corner")
    stored = Counter([coffee])
    assert probable_duplicates([(4, coffee)], Counter(), stored) == {4}
    assert probable_duplicates([(4, coffee)], Counter([coffee]), stored) == frozenset()
    assert probable_duplicates([(4, coffee), (5, coffee)], Counter(), stored) == {4}


def test_the_sum_of_a_statement_is_proved() -> None:
    """Worked example 2: 3,236.28 − 321.44 against 876.84 leaves 2,038.00; example 3 leaves nothing."""
    assert sum_difference(D("3236.28"), [D("-321.44")], D("876.84")) == D("2038.00")
    assert sum_difference(D("700.29"), [D("-200.00"), D("-300.00")], D("200.29")) == D(0)


def link(number: int, opening: str, closing: str, known: str = "0", typed: str = "0") -> ChainLink:
    return ChainLink(
        id=UUID(int=number),
        opening=D(opening),
        closing=D(closing),
        known_amount=D(known),
        typed_amount=D(typed),
    )


@pytest.mark.parametrize(
    ("second", "difference"),
    [
        (link(2, "53", "73"), "0"),
        (link(2, "65", "73"), "12"),
        (link(2, "65", "73", typed="12"), "0"),
        (link(2, "100", "73", known="-47"), "0"),
    ],
)
def test_a_statement_follows_the_one_before(second: ChainLink, difference: str) -> None:
    first = link(1, "100", "53")
    assert list(chain_differences([first, second])) == [(first.id, D(0)), (second.id, D(difference))]


def test_what_is_missing_is_said_in_sentences() -> None:
    figures = ReconciliationFigures(
        statement_balance=D(100),
        deposits_in_transit=D(20),
        outstanding_payments=D(5),
        bank_errors=D(1),
        book_balance=D(110),
        adjustments=D(2),
        undecided_lines=2,
    )
    assert (figures.adjusted_bank_balance, figures.adjusted_book_balance, figures.variance) == (
        D(116),
        D(112),
        D(4),
    )
    assert missing_steps(figures, D("-3"), D("12")) == (
        "2 bank lines are not decided yet: match, create, exclude or mark as the bank's error.",
        "Bank and books differ by 4.00.",
        "The lines of the statement miss its closing balance by 3.00: enter the missing lines.",
        "12.00 was booked between the statement before and this one: import the missing days.",
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("DE02 1203 0000 0000 2020 51", "de02120300000000202051", True),
        ("000-4711", "0004711", True),
        ("12345678", "****5678", True),
        ("12345678", "5678", False),
        ("12345678", "87654321", False),
        (None, "12345678", False),
        ("12345678", "", False),
    ],
)
def test_account_numbers_are_compared_as_banks_write_them(
    ours: str | None, theirs: str, *, same: bool
) -> None:
    assert is_same_number(ours, theirs) is same


def test_an_account_number_is_masked() -> None:
    assert (masked("DE02 1203 0000 0000 2020 51"), masked("")) == ("…2051", "")
