"""How old open items are, as of any date: buckets, days overdue and what was open then (ap.md Aging)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class AgeingBuckets:
    """Upper ends of the overdue buckets in days; the first bucket is always “not due”, the last is open."""

    limits: tuple[int, ...] = (30, 60, 90)

    def __post_init__(self) -> None:
        rising = all(low < high for low, high in zip((0, *self.limits), self.limits, strict=False))
        if not self.limits or not rising:
            raise InvalidInput("report.ageing_buckets", "Write rising days above zero, such as 30, 60, 90.")

    @classmethod
    def parse(cls, text: str) -> AgeingBuckets:
        """Read the setting `report.ageing_buckets`, days separated by commas.

        Raises:
            InvalidInput: a part is no number, or they do not rise.
        """
        parts = [part.strip() for part in text.split(",")]
        if not all(part.isascii() and part.isdigit() and len(part) <= 5 for part in parts):
            raise InvalidInput("report.ageing_buckets", "Write rising days above zero, such as 30, 60, 90.")
        return cls(tuple(map(int, parts)))

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the column headings: Not due, 1–30, 31–60, 61–90, Over 90."""
        starts = (1, *(limit + 1 for limit in self.limits[:-1]))
        spans = (f"{first}–{last}" for first, last in zip(starts, self.limits, strict=True))
        return ("Not due", *spans, f"Over {self.limits[-1]}")

    def index_of(self, days: int) -> int:
        """Return the bucket of a number of days overdue; 0 is not due."""
        if days <= 0:
            return 0
        return 1 + sum(days > limit for limit in self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """One settlement of a document, and the day it was undone if it was."""

    applied_on: date
    amount: Decimal
    reversed_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Tell whether the settlement stood at the end of a day."""
        return self.applied_on <= day and (self.reversed_on is None or self.reversed_on > day)


def days_overdue(due: date, as_of: date) -> int:
    """Return the days since the due date; the due date itself and the days before it give 0."""
    return max((as_of - due).days, 0)


def open_as_of(total: Decimal, applications: Iterable[Application], as_of: date) -> Decimal:
    """Return what was open at the end of a day: the total less what was applied and not undone by then."""
    return total - sum((each.amount for each in applications if each.counts_on(as_of)), Decimal())


def age(items: Iterable[tuple[date, Decimal]], as_of: date, buckets: AgeingBuckets) -> tuple[Decimal, ...]:
    """Sum open amounts by bucket; each item is its due (or invoice) date and its open amount."""
    totals = [Decimal()] * (len(buckets.limits) + 2)
    for dated, amount in items:
        totals[buckets.index_of((as_of - dated).days)] += amount
    return tuple(totals)
