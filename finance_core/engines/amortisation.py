"""Spreading a prepaid or deferred amount over time (gl.md rule 2).

Each occurrence is the rounded cumulative amount less what was recognised before, so rounding never adds up
and the last occurrence leaves exactly zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from finance_core.errors import InvalidInput
from finance_core.money.allocation import next_share
from finance_core.money.dates import days_inclusive, end_of_month


@dataclass(frozen=True, slots=True, kw_only=True)
class AmortisationStep:
    """One occurrence: the last day it covers, its amount and what is left after it."""

    through: date
    amount: Decimal
    remaining: Decimal


def equal_amount(total: Decimal, number: int, periods: int, recognised: Decimal, minor_unit: int) -> Decimal:
    """Return one of equal occurrences, counted from 1: round(total × number ÷ periods) − recognised.

    Raises:
        InvalidInput: there are no periods.
    """
    return next_share(total, min(number, periods), periods, recognised, minor_unit)


def daily_amount(
    total: Decimal, service: tuple[date, date], through: date, recognised: Decimal, minor_unit: int
) -> Decimal:
    """Return what is due up to a day: round(total × days elapsed ÷ total days) − recognised.

    The service period includes both its ends and counts actual days, 29 February too.

    Raises:
        InvalidInput: the period ends before it starts.
    """
    start, end = service
    if end < start:
        raise InvalidInput("service_end", "The service period ends before it starts. Enter a later end.")
    elapsed = max(days_inclusive(start, min(through, end)), 0)
    return next_share(total, elapsed, days_inclusive(start, end), recognised, minor_unit)


def daily_schedule(total: Decimal, start: date, end: date, minor_unit: int) -> tuple[AmortisationStep, ...]:
    """Return the month-by-month recognition of a service period, first and last month in part.

    Raises:
        InvalidInput: the period ends before it starts.
    """
    steps: list[AmortisationStep] = []
    recognised = Decimal()
    month_end = end_of_month(start)
    while not steps or steps[-1].through < end:
        through = min(month_end, end)
        amount = daily_amount(total, (start, end), through, recognised, minor_unit)
        recognised += amount
        steps.append(AmortisationStep(through=through, amount=amount, remaining=total - recognised))
        if through < end:
            month_end = end_of_month(month_end + timedelta(days=1))
    return tuple(steps)
