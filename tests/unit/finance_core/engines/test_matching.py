"""Fingerprints of bank lines and the search for their book lines."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.matching import (
    BankLine,
    BookLine,
    ImportedLine,
    MatchMethod,
    MatchProposal,
    MatchSettings,
    fingerprints,
    propose_matches,
)

ACCOUNT = UUID(int=1)
DAY = date(2027, 3, 10)
ACME = UUID(int=77)


def imported(amount: str, text: str, external_id: str | None = None, day: date = DAY) -> ImportedLine:
    return ImportedLine(booked_on=day, amount=Decimal(amount), external_id=external_id, text=text)


def bank(amount: str, text: str = "", *, number: int = 1, check: str = "", e2e: str = "") -> BankLine:
    return BankLine(
        id=UUID(int=number),
        booked_on=DAY,
        amount=Decimal(amount),
        text=text,
        check_number=check or None,
        end_to_end_id=e2e or None,
    )


def book(number: int, amount: str, days: int = 0, **facts: object) -> BookLine:
    values = {"id": number, "booked_on": DAY + timedelta(days=days), "amount": Decimal(amount)} | facts
    return BookLine(**values)  # type: ignore[arg-type] # the tests name the fields


def proposed(line: BankLine, *books: BookLine) -> list[MatchProposal]:
    return list(propose_matches([line], books, MatchSettings()))


def test_fingerprints_do_not_change_between_versions() -> None:
    """By sha256sum of `…0001|2027-03-10|-3.5|text:coffeecorner|1`: old imports must still be recognised."""
    expected = "34d583bbe790c8d41d4be131cb4b609acdde8f9394c619c8ced07a1b81c52d33"
    assert fingerprints(ACCOUNT, [imported("-3.50", "Coffee, corner")]) == (expected,)


def test_two_equal_coffees_stay_two_and_an_overlapping_export_adds_none() -> None:
    coffee = imported("-3.50", "Coffee")
    first = fingerprints(ACCOUNT, [coffee, imported("100", "Rent"), coffee])
    assert len(set(first)) == 3
    again = fingerprints(ACCOUNT, [imported("-3.5000", "COFFEE "), coffee, imported("7", "New")])
    assert again[:2] == (first[0], first[2])
    assert again[2] not in first


def test_the_bank_s_own_id_counts_before_the_text_and_a_reused_id_keeps_both() -> None:
    lines = [imported("-3.50", "Coffee", "A1"), imported("-3.5", "B", "A2"), imported("-4", "Coffee", "A1")]
    found = fingerprints(ACCOUNT, lines)
    assert len(set(found)) == 3
    assert fingerprints(ACCOUNT, [imported("-3.50", "renamed", "A1")]) == found[:1]
    assert fingerprints(UUID(int=2), lines[:1]) != found[:1]


@given(st.lists(st.sampled_from([("1", "a"), ("2", "a"), ("1", "b")]), max_size=8).flatmap(
    lambda lines: st.tuples(st.just(lines), st.permutations(lines))
))
def test_fingerprints_do_not_depend_on_the_order_of_the_file(
    orders: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    one, other = (fingerprints(ACCOUNT, [imported(*line) for line in order]) for order in orders)
    assert sorted(one) == sorted(other)


@pytest.mark.parametrize(
    ("line", "candidate", "confidence", "method", "certain"),
    [
        (bank("-50", check="01001"), book(1, "-50", -120, check_number="1001"), "1.00", "exact", True),
        (bank("-50", e2e="E2E-7"), book(1, "-50", 2, end_to_end_id="e2e 7"), "1.00", "exact", True),
        (bank("120", "INV 2027"), book(1, "120", -3, references=("INV-2027",)), "0.98", "reference", True),
        (bank("120", "ACME Paper"), book(1, "120", 0, text="Acme paper"), "1.00", "amount_date", True),
        (bank("120", "transfer"), book(1, "120", 0, text="ACME"), "0.85", "amount_date", False),
        (bank("120"), book(1, "120", -2), "0.75", "amount_date", False),
        (bank("120"), book(1, "120", 5), "0.60", "amount_date", False),
    ],
)
def test_scores(line: BankLine, candidate: BookLine, confidence: str, method: str, certain: object) -> None:
    [found] = proposed(line, candidate)
    assert (found.confidence, found.method, found.is_certain) == (Decimal(confidence), method, certain)


@pytest.mark.parametrize(
    "candidate",
    [
        book(1, "120", 6),
        book(1, "120", -6),
        book(1, "-120"),
        book(1, "120.01"),
        book(1, "-50", -181, check_number="1001"),
        book(1, "-50", 6, check_number="1001"),
    ],
)
def test_lines_out_of_reach_are_not_proposed(candidate: BookLine) -> None:
    assert proposed(bank("120"), candidate) == []
    assert proposed(bank("-50", check="1001"), candidate) == []


@pytest.mark.parametrize("reference", ["12", "777", "bill", "----"])
def test_short_references_prove_nothing(reference: str) -> None:
    [found] = proposed(bank("120", "bill 12 777"), book(1, "120", -5, references=(reference,)))
    assert found.method == "amount_date"


def test_of_two_equally_good_lines_none_is_certain() -> None:
    books = [book(1, "-3.50", text="coffee"), book(2, "-3.50", text="coffee")]
    found = proposed(bank("-3.50", "coffee"), *books)
    assert [(each.book_line_ids, each.is_certain) for each in found] == [((1,), False), ((2,), False)]


def test_one_book_line_is_not_given_to_two_equal_bank_lines() -> None:
    both = [bank("-3.50", "coffee", number=1), bank("-3.50", "coffee", number=2)]
    found = propose_matches(both, [book(1, "-3.50", text="coffee")], MatchSettings())
    assert [each.is_certain for each in found] == [False, False]


def test_the_better_claim_wins() -> None:
    both = [bank("-50", check="1001", number=2), bank("-50", number=1)]
    found = propose_matches(both, [book(1, "-50", check_number="1001")], MatchSettings())
    assert {each.bank_line_id.int: each.is_certain for each in found} == {1: False, 2: True}


def test_a_payment_batch_is_matched_by_its_total() -> None:
    books = [book(number, amount, batch="B-1") for number, amount in ((1, "-10"), (2, "-20"), (3, "-5.5"))]
    [found] = proposed(bank("-35.50"), *books)
    assert (found.book_line_ids, found.method, found.is_certain) == ((1, 2, 3), MatchMethod.EXACT, True)
    assert found.confidence == 1


@pytest.mark.parametrize(
    ("books", "expected"),
    [
        ([book(1, "30", -1, party_id=ACME), book(2, "70", -3, party_id=ACME)], [(1, 2)]),  # one party
        ([book(1, "30", -2), book(2, "70", -2)], [(1, 2)]),  # one day
        ([book(1, "30", -1), book(2, "70", -3)], []),  # neither
        ([book(1, "30"), book(2, "70"), book(3, "30")], [(1, 2), (2, 3)]),  # a tie is shown
        ([book(1, "30"), book(2, "70"), book(3, "20"), book(4, "10")], [(1, 2)]),  # the fewest lines win
        ([book(n, "10") for n in range(1, 8)] + [book(9, "40")], []),  # 100 would need seven
        ([book(n, "20") for n in range(1, 6)], [(1, 2, 3, 4, 5)]),
        ([book(1, "130"), book(2, "-30")], []),  # only lines of the same sign
    ],
)
def test_combinations(books: list[BookLine], expected: list[tuple[int, ...]]) -> None:
    found = proposed(bank("100"), *books)
    assert [each.book_line_ids for each in found] == expected
    assert {(each.confidence, each.method, each.is_certain) for each in found} <= {
        (Decimal("0.80"), "combination", False)
    }


def test_forty_equal_lines_are_searched_in_a_moment() -> None:
    """The oldest 25 candidates at most, and no more than six of them."""
    assert proposed(bank("99.99"), *(book(number, "10") for number in range(1, 41))) == []


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_proposals_do_not_depend_on_the_order_of_import(bank_order: list[int], book_order: list[int]) -> None:
    bank_lines = [bank(str(number // 2), "coffee", number=number + 1) for number in range(6)]
    book_lines = [book(number, str(number // 3), -(number % 3), text="coffee bar") for number in range(6)]
    mixed_bank = [bank_lines[index] for index in bank_order]
    mixed_books = [book_lines[index] for index in book_order]
    mixed = propose_matches(mixed_bank, mixed_books, MatchSettings())
    assert mixed == propose_matches(bank_lines, book_lines, MatchSettings())
