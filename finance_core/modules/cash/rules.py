"""Pure rules of cash and bank: states, splits, parts of a match, proofs of a statement (cash.md R2-R7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from finance_core.engines.text_keys import normalised_text
from finance_core.kernel.states import Moves
from finance_core.modules.cash.errors import SplitsDiffer, SumsDiffer
from finance_core.modules.cash.models import (
    LineStatus,
    MatchStatus,
    ReconciliationFigures,
    ReconciliationStatus,
    TransactionStatus,
)

if TYPE_CHECKING:
    from collections import Counter

ZERO = Decimal(0)

TRANSACTION_MOVES: Moves[TransactionStatus] = {
    TransactionStatus.DRAFT: frozenset({TransactionStatus.POSTED}),
    TransactionStatus.POSTED: frozenset({TransactionStatus.VOIDED}),
    TransactionStatus.VOIDED: frozenset(),
}
LINE_MOVES: Moves[LineStatus] = {
    LineStatus.UNMATCHED: frozenset(
        {LineStatus.SUGGESTED, LineStatus.MATCHED, LineStatus.EXCLUDED, LineStatus.BANK_ERROR}
    ),
    LineStatus.SUGGESTED: frozenset(
        {LineStatus.UNMATCHED, LineStatus.MATCHED, LineStatus.EXCLUDED, LineStatus.BANK_ERROR}
    ),
    LineStatus.MATCHED: frozenset({LineStatus.UNMATCHED}),
    LineStatus.EXCLUDED: frozenset({LineStatus.UNMATCHED}),
    LineStatus.BANK_ERROR: frozenset({LineStatus.UNMATCHED, LineStatus.EXCLUDED}),
}
MATCH_MOVES: Moves[MatchStatus] = {
    MatchStatus.SUGGESTED: frozenset({MatchStatus.CONFIRMED, MatchStatus.REJECTED}),
    MatchStatus.CONFIRMED: frozenset(),
    MatchStatus.REJECTED: frozenset(),
}
RECONCILIATION_MOVES: Moves[ReconciliationStatus] = {
    ReconciliationStatus.DRAFT: frozenset({ReconciliationStatus.IN_PROGRESS}),
    ReconciliationStatus.IN_PROGRESS: frozenset({ReconciliationStatus.PENDING_REVIEW}),
    ReconciliationStatus.PENDING_REVIEW: frozenset(
        {ReconciliationStatus.COMPLETED, ReconciliationStatus.IN_PROGRESS}
    ),
    ReconciliationStatus.COMPLETED: frozenset({ReconciliationStatus.IN_PROGRESS}),
}


def masked(number: str) -> str:
    """Return an account number of which only the last four characters can be read."""
    compact = "".join(filter(str.isalnum, number))
    return f"…{compact[-4:]}" if compact else ""


def is_same_number(ours: str | None, theirs: str) -> bool:
    """Tell whether two writings name one account; a masked one (****4789) is compared by what it shows."""
    one, other = normalised_text(ours or ""), normalised_text(theirs)
    if not one or not other:
        return False
    return one == other or (len(other) <= 4 and other != theirs.strip().casefold() and one.endswith(other))


def split_amounts(amount: Decimal, given: Sequence[Decimal | None], currency: str) -> tuple[Decimal, ...]:
    """Return the amount of each split of a transaction; one without amount takes the rest.

    Raises:
        SplitsDiffer: several are empty, or the sum is not the transaction's amount.
    """
    stated = sum((value for value in given if value is not None), ZERO)
    if list(given).count(None) == 1:
        return tuple(amount - stated if value is None else value for value in given)
    if stated != amount or None in given:
        raise SplitsDiffer(amount, stated, currency)
    return tuple(value for value in given if value is not None)


@dataclass(frozen=True, slots=True)
class MatchPart:
    """A part of a match; `bank` is None where book lines cancel each other out."""

    bank: UUID | None
    book: int
    amount: Decimal


def match_parts(
    bank: Sequence[tuple[UUID, Decimal]], books: Sequence[tuple[int, Decimal]]
) -> tuple[MatchPart, ...]:
    """Share the money of bank lines and book lines so that each is used up exactly, with the fewest parts.

    All bank lines meet the first book line, the first bank line meets all book lines.

    Raises:
        SumsDiffer: the two sides have different sums.
    """
    bank_sum, book_sum = sum((a for _, a in bank), ZERO), sum((a for _, a in books), ZERO)
    if bank_sum != book_sum:
        raise SumsDiffer(bank_sum, book_sum)
    if not bank:
        return tuple(MatchPart(None, key, amount) for key, amount in books)
    (first_bank, first_amount), first_book = bank[0], books[0][0]
    others = tuple(MatchPart(key, first_book, amount) for key, amount in bank[1:])
    further = tuple(MatchPart(first_bank, key, amount) for key, amount in books[1:])
    rest = first_amount - sum((part.amount for part in further), ZERO)
    return (MatchPart(first_bank, first_book, rest), *further, *others) if rest else (*further, *others)


LineKey = tuple[date, Decimal, str]


def line_key(on: date, amount: Decimal, text: str) -> LineKey:
    """Return what equal bookings share when the bank gave them different ids."""
    return on, amount, normalised_text(text)


def probable_duplicates(
    new: Iterable[tuple[int, LineKey]], known_in_file: Counter[LineKey], stored: Counter[LineKey]
) -> frozenset[int]:
    """Return the positions of new lines that equal a stored one under another id (banks that renumber, R2).

    A stored line that the file repeats under its own id explains no other line of the file.
    """
    left = stored - known_in_file
    found = set()
    for position, key in new:
        if left[key] > 0:
            left[key] -= 1
            found.add(position)
    return frozenset(found)


def sum_difference(opening: Decimal, amounts: Iterable[Decimal], closing: Decimal) -> Decimal:
    """Return opening + Σ lines − closing; zero when the file is complete (R3)."""
    return sum(amounts, opening) - closing


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A statement's place in the chain of an account's statements.

    `known_amount` are its lines that were there before it, `typed_amount` lines typed since the statement
    before it.
    """

    id: UUID
    opening: Decimal
    closing: Decimal
    known_amount: Decimal
    typed_amount: Decimal


def chain_differences(links: Iterable[ChainLink]) -> Iterator[tuple[UUID, Decimal]]:
    """Yield how far each statement's opening is from the closing before it (R3).

    Known lines of an overlap and lines typed in between are allowed for.
    """
    before: Decimal | None = None
    for link in links:
        yield (
            link.id,
            ZERO if before is None else link.opening + link.known_amount - before - link.typed_amount,
        )
        before = link.closing


def missing_steps(figures: ReconciliationFigures, sums: Decimal, chain: Decimal) -> tuple[str, ...]:
    """Return what keeps a reconciliation from being finished, as sentences."""
    found = []
    if figures.undecided_lines:
        lines = (
            "1 bank line is" if figures.undecided_lines == 1 else f"{figures.undecided_lines} bank lines are"
        )
        found.append(f"{lines} not decided yet: match, create, exclude or mark as the bank's error.")
    if figures.variance:
        found.append(f"Bank and books differ by {figures.variance:,.2f}.")
    if sums:
        found.append(
            f"The lines of the statement miss its closing balance by {-sums:,.2f}: enter the missing lines."
        )
    if chain:
        found.append(
            f"{chain:,.2f} was booked between the statement before and this one: import the missing days."
        )
    return tuple(found)
