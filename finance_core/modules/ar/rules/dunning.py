"""Whom to chase, and how sharply (ar.md R7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.ageing import days_overdue
from finance_core.modules.ar.models import CustomerProfile, DunningLevel

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """A step: the days overdue from which it is due, and the fee its letter charges."""

    level: DunningLevel
    days: int
    fee: Decimal = ZERO


LEVELS = tuple(
    LevelRule(level=level, days=days) for level, days in zip(DunningLevel, (3, 14, 28, 42, 60), strict=True)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """An overdue invoice; `level` is the number of letters it was in, mildest first."""

    invoice_id: UUID
    number: str
    due_date: date
    open: Decimal
    level: int
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the company decided about chasing."""

    as_of: date
    levels: Sequence[LevelRule]
    min_days_between: int
    minimum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a customer's letter says: step, invoices in it; or why there is none."""

    level: int
    items: tuple[Overdue, ...]
    total: Decimal
    skipped: str | None = None


def next_level(item: Overdue, policy: Policy) -> int:
    """Return the step of an invoice: the highest whose days are reached, at most one above its last."""
    late = days_overdue(item.due_date, policy.as_of)
    reached = sum(1 for rule in policy.levels if late >= rule.days)
    return min(reached, item.level + 1)


def letter_for(
    customer: CustomerProfile, items: Sequence[Overdue], covered: Decimal, policy: Policy
) -> Letter:
    """Return the letter of a customer in one currency; its step is the highest of the invoices in it.

    Disputed invoices are left out. There is no letter while the customer is blocked, was written to lately,
    has credits for all of it, owes less than the minimum, or no invoice reached a new step.
    """
    chased = tuple(item for item in items if not item.is_disputed)
    total = sum((item.open for item in chased), ZERO)
    rising = [level for item in chased if (level := next_level(item, policy)) > item.level]
    last, until = customer.last_dunned_on, customer.dunning_blocked_until
    skipped = None
    if until is not None and until >= policy.as_of:
        skipped = f"blocked until {until.isoformat()}"
    elif not chased:
        skipped = "everything overdue is disputed"
    elif covered >= total:
        skipped = "credits cover what is overdue"
    elif total < policy.minimum:
        skipped = "overdue below the minimum"
    elif last is not None and (policy.as_of - last).days < policy.min_days_between:
        skipped = f"last letter on {last.isoformat()}"
    elif not rising:
        skipped = "no new step reached"
    return Letter(level=max(rising, default=0), items=chased, total=total, skipped=skipped)


def level_number(level: DunningLevel) -> int:
    """Return the step's number, the mildest is 1."""
    return list(DunningLevel).index(level) + 1
