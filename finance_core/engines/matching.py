"""Recognising bank lines seen before and finding the book lines they belong to (cash.md R2 and R5).

Nothing here depends on the order in which lines were imported; of equally good answers none is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import islice
from uuid import UUID

from finance_core.engines.text_keys import normalised_text
from finance_core.money.numbers import decimal_text
from finance_core.money.rounding import EXACT

_SHORTEST_REFERENCE = 4
_MOST_CANDIDATES = 25
_LARGEST_COMBINATION = 6
_WORD = re.compile(r"\w{3,}")


class MatchMethod(StrEnum):
    """Which fact made a match."""

    EXACT = "exact"
    REFERENCE = "reference"
    AMOUNT_DATE = "amount_date"
    COMBINATION = "combination"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedLine:
    """What identifies a line of a bank file: signed amount, the bank's id if it gives one, the texts."""

    booked_on: date
    amount: Decimal
    external_id: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class BankLine:
    """A statement line to be matched; money in is above zero. `text` joins payee, reference and remarks."""

    id: UUID
    booked_on: date
    amount: Decimal
    text: str = ""
    end_to_end_id: str | None = None
    check_number: str | None = None

    @cached_property
    def searched_text(self) -> str:
        """Return the text in which document numbers are looked for."""
        return normalised_text(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that are compared with a book line's."""
        return _words(self.text)


@dataclass(frozen=True, kw_only=True)
class BookLine:
    """An unmatched journal line of the bank's ledger account; a debit is above zero.

    `references` are numbers that may appear in the bank's text; lines of one payment batch share `batch`.
    """

    id: int
    booked_on: date
    amount: Decimal
    text: str = ""
    references: tuple[str, ...] = ()
    end_to_end_id: str | None = None
    check_number: str | None = None
    batch: str | None = None
    party_id: UUID | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that are compared with a bank line's."""
        return _words(self.text)

    @cached_property
    def reference_keys(self) -> tuple[str, ...]:
        """Return the references long enough to be found in a text without chance."""
        keys = map(normalised_text, self.references)
        return tuple(key for key in keys if len(key) >= _SHORTEST_REFERENCE and any(map(str.isdigit, key)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """Windows and thresholds: `date_window_days` of the account, the rest from company settings."""

    date_window_days: int = 5
    check_days: int = 180
    auto_confirm_at: Decimal = Decimal("0.95")
    suggest_at: Decimal = Decimal("0.50")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchProposal:
    """One answer for one bank line; `is_certain` when it may be confirmed without asking."""

    bank_line_id: UUID
    book_line_ids: tuple[int, ...]
    confidence: Decimal
    method: MatchMethod
    is_certain: bool = False


@dataclass(slots=True)
class _Books:
    """Book lines by what they are looked up by; days and lines run parallel, oldest first."""

    lines: list[BookLine]
    days: list[date]
    by_amount: dict[Decimal, list[BookLine]] = field(default_factory=lambda: defaultdict(list))
    by_batch: dict[str, list[BookLine]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, book_lines: Iterable[BookLine]) -> _Books:
        lines = sorted(book_lines, key=lambda line: (line.booked_on, line.id))
        books = cls(lines, [line.booked_on for line in lines])
        for line in lines:
            books.by_amount[line.amount].append(line)
            if line.batch:
                books.by_batch[line.batch].append(line)
        return books

    def near(self, day: date, days: int) -> list[BookLine]:
        reach = timedelta(days=days)
        return self.lines[bisect_left(self.days, day - reach) : bisect_right(self.days, day + reach)]


def fingerprints(account_id: UUID, lines: Sequence[ImportedLine]) -> tuple[str, ...]:
    """Return the fingerprint of each line of one file, in the order of the file (cash.md R2).

    SHA-256 of account, date, amount, the bank's id or else the normalised text, and how often that key
    occurred before in the same file; so two equal coffees stay two and an overlapping export adds none.
    """
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        told_apart_by = f"id:{line.external_id}" if line.external_id else f"text:{normalised_text(line.text)}"
        key = f"{account_id}|{line.booked_on.isoformat()}|{decimal_text(line.amount)}|{told_apart_by}"
        seen[key] += 1
        found.append(sha256(f"{key}|{seen[key]}".encode()).hexdigest())
    return tuple(found)


def propose_matches(
    bank_lines: Iterable[BankLine], book_lines: Iterable[BookLine], settings: MatchSettings
) -> tuple[MatchProposal, ...]:
    """Return the possible matches of each bank line, best first; both sides in one currency (cash.md R5).

    Same end-to-end id, check number or batch total with equal amount: 1.00. Equal amount and a reference
    found in the text: 0.98. Equal amount: 0.60 + 0.25 × (1 − days ÷ window) + 0.15 × likeness of the texts.
    Several book lines of one party or day with an equal sum: 0.80. Certain is a match at or above
    `auto_confirm_at` that is the single best of its bank line and of each of its book lines.
    """
    books = _Books.of(book_lines)
    proposals = [
        proposal
        for line in sorted(bank_lines, key=lambda line: (line.booked_on, line.id))
        for proposal in _proposals_for(line, books, settings)
        if proposal.confidence >= settings.suggest_at
    ]
    return _mark_certain(proposals, settings.auto_confirm_at)


def _proposals_for(line: BankLine, books: _Books, settings: MatchSettings) -> list[MatchProposal]:
    found = [
        _single(line, candidate, settings)
        for candidate in books.by_amount.get(line.amount, ())
        if _is_in_window(line, candidate, settings)
    ]
    near = books.near(line.booked_on, settings.date_window_days)
    found += _batches(line, near, books)
    if not found:
        found = _combinations(line, near)
    return sorted(found, key=lambda proposal: (-proposal.confidence, proposal.book_line_ids))


def _is_in_window(line: BankLine, candidate: BookLine, settings: MatchSettings) -> bool:
    days = (line.booked_on - candidate.booked_on).days
    latest = settings.check_days if candidate.check_number else settings.date_window_days
    return -settings.date_window_days <= days <= latest


def _single(line: BankLine, candidate: BookLine, settings: MatchSettings) -> MatchProposal:
    identifiers = ((line.end_to_end_id, candidate.end_to_end_id), (line.check_number, candidate.check_number))
    if any(_is_same(ours, theirs) for ours, theirs in identifiers):
        confidence, method = Decimal("1.00"), MatchMethod.EXACT
    elif any(key in line.searched_text for key in candidate.reference_keys):
        confidence, method = Decimal("0.98"), MatchMethod.REFERENCE
    else:
        confidence, method = _likelihood(line, candidate, settings), MatchMethod.AMOUNT_DATE
    return _proposal(line, (candidate,), confidence, method)


def _likelihood(line: BankLine, candidate: BookLine, settings: MatchSettings) -> Decimal:
    days = abs((line.booked_on - candidate.booked_on).days)
    nearness = max(1 - Decimal(days) / max(settings.date_window_days, 1), Decimal())
    shared = len(line.words & candidate.words)
    likeness = Decimal(shared) / min(len(line.words), len(candidate.words)) if shared else Decimal()
    score = Decimal("0.60") + Decimal("0.25") * nearness + Decimal("0.15") * likeness
    return score.quantize(Decimal("0.0001"))


def _batches(line: BankLine, near: Sequence[BookLine], books: _Books) -> Iterator[MatchProposal]:
    for batch in sorted({candidate.batch for candidate in near if candidate.batch}):
        members = books.by_batch[batch]
        if len(members) > 1 and sum(member.amount for member in members) == line.amount:
            yield _proposal(line, members, Decimal("1.00"), MatchMethod.EXACT)


def _combinations(line: BankLine, near: Sequence[BookLine]) -> list[MatchProposal]:
    """Look for several lines of one party or one day; the fewest lines win, two answers show the tie."""
    groups: dict[object, list[BookLine]] = defaultdict(list)
    for candidate in sorted(near, key=lambda book: (abs((line.booked_on - book.booked_on).days), book.id)):
        if 0 < candidate.amount < line.amount or line.amount < candidate.amount < 0:
            groups[candidate.booked_on].append(candidate)
            if candidate.party_id:
                groups[candidate.party_id].append(candidate)
    usable = [group[:_MOST_CANDIDATES] for group in groups.values() if len(group) > 1]
    for size in range(2, _LARGEST_COMBINATION + 1):
        sums = {
            tuple(sorted(book.id for book in chosen)): chosen
            for group in usable
            if len(group) >= size
            for chosen in islice(_subsets(group, line.amount, size), 2)
        }
        if sums:
            return [
                _proposal(line, chosen, Decimal("0.80"), MatchMethod.COMBINATION) for chosen in sums.values()
            ]
    return []


def _subsets(group: Sequence[BookLine], target: Decimal, size: int) -> Iterator[tuple[BookLine, ...]]:
    """Yield the subsets of one size that sum to the target; all amounts have the target's sign."""
    lines = sorted(group, key=lambda line: (-abs(line.amount), line.id))
    amounts = [int(EXACT.scaleb(abs(line.amount), 9)) for line in lines]

    def search(start: int, rest: int, left: int) -> Iterator[tuple[int, ...]]:
        for index in range(start, len(amounts) - left + 1):
            amount = amounts[index]
            if amount * left < rest:
                return  # amounts fall, so no later one can reach the rest
            if left == 1 and amount == rest:
                yield (index,)
            elif left > 1 and amount < rest:
                yield from ((index, *others) for others in search(index + 1, rest - amount, left - 1))

    for chosen in search(0, int(EXACT.scaleb(abs(target), 9)), size):
        yield tuple(lines[index] for index in chosen)


def _mark_certain(proposals: Sequence[MatchProposal], threshold: Decimal) -> tuple[MatchProposal, ...]:
    by_bank_line: dict[UUID, list[Decimal]] = defaultdict(list)
    by_book_line: dict[int, list[Decimal]] = defaultdict(list)
    for proposal in proposals:
        by_bank_line[proposal.bank_line_id].append(proposal.confidence)
        for book_line_id in proposal.book_line_ids:
            by_book_line[book_line_id].append(proposal.confidence)

    def is_single_best(proposal: MatchProposal) -> bool:
        best = proposal.confidence
        rivals = [by_bank_line[proposal.bank_line_id], *(by_book_line[key] for key in proposal.book_line_ids)]
        return all(max(scores) == best and scores.count(best) == 1 for scores in rivals)

    return tuple(
        replace(proposal, is_certain=proposal.confidence >= threshold and is_single_best(proposal))
        for proposal in proposals
    )


def _proposal(
    line: BankLine, chosen: Sequence[BookLine], confidence: Decimal, method: MatchMethod
) -> MatchProposal:
    return MatchProposal(
        bank_line_id=line.id,
        book_line_ids=tuple(sorted(book.id for book in chosen)),
        confidence=confidence,
        method=method,
    )


def _is_same(one: str | None, other: str | None) -> bool:
    return bool(one) and bool(other) and _number_key(one) == _number_key(other)


def _number_key(text: str | None) -> str:
    return normalised_text(text or "").lstrip("0")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
