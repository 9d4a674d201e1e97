"""Early-payment discount: its amount, what a part payment earns, the tax that goes with it (ap.md R2, R7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput
from finance_core.money.rounding import EXACT, round_money, rounded_product, rounded_share


def earns_discount(paid_on: date, discount_date: date | None) -> bool:
    """Tell whether a payment of that day is in time; the last day itself still is."""
    return discount_date is not None and paid_on <= discount_date


def full_discount(base: Decimal, share: Decimal, minor_unit: int) -> Decimal:
    """Return base × share, rounded half up; the base is the open total, or the open net when terms say so."""
    return rounded_product(minor_unit, base, share)


def effective_share(share: Decimal, base: Decimal, total: Decimal) -> Decimal:
    """Turn a share of the net into a share of the total, unrounded, for `part_payment_discount`."""
    return EXACT.divide(EXACT.multiply(share, base), total) if total else share


def part_payment_discount(paid: Decimal, share: Decimal, unearned: Decimal, minor_unit: int) -> Decimal:
    """Return the discount that a part payment in time earns: round(paid ÷ (1 − share)) − paid.

    Never more than the discount not yet earned (ap.md R2: 588.00 paid at 2 % clears 600.00).

    Raises:
        InvalidInput: the share is not between 0 and 1.
    """
    _check_share(share)
    cleared = round_money(EXACT.divide(paid, 1 - share), minor_unit)
    return min(cleared - paid, unearned)


def discount_tax(discount: Decimal, tax: Decimal, total: Decimal, minor_unit: int) -> Decimal:
    """Return the tax inside a discount: round(discount × tax ÷ total).

    For codes whose discount changes the tax (Directive 2006/112/EC art. 79 and 90; tax.md rule 5).
    """
    return rounded_share(discount, tax, total, minor_unit) if total else Decimal()


def annual_return(share: Decimal, days_gained: int) -> Decimal:
    """Return what taking a discount earns in a year, as a share: share ÷ (1 − share) × 365 ÷ days.

    Days gained are those from the last discount day to the due date; 2/10 n/30 is worth 0.3724 (ap.md
    example 2). Rounded to four decimals.

    Raises:
        InvalidInput: the share is not between 0 and 1, or no day is gained by paying later.
    """
    _check_share(share)
    if days_gained < 1:
        raise InvalidInput("due_date", "The discount does not end before the due date. Take it.")
    return rounded_share(EXACT.divide(share, 1 - share), Decimal(365), Decimal(days_gained), 4)


def _check_share(share: Decimal) -> None:
    if not 0 <= share < 1:
        raise InvalidInput("discount_percent", "A discount must be at least 0 % and below 100 %.")
