"""Commercial rounding, and the two products that money arithmetic needs, computed exactly.

Python's default context keeps 28 digits; a stored figure may have 38. Products and ratios are therefore
formed in `EXACT` and rounded once, half away from zero, nowhere half-even (conventions.md, posting rules).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce

EXACT = Context(prec=120, rounding=ROUND_HALF_UP)
STEPS = tuple(Decimal(1).scaleb(-places) for places in range(19))


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round to a number of decimals (0 to 18), halves away from zero."""
    return value.quantize(STEPS[places], ROUND_HALF_UP, EXACT)


def round_money(value: Decimal, minor_unit: int) -> Decimal:
    """Round to the minor unit of a currency (USD 2, JPY 0, KWD 3), halves away from zero."""
    return value.quantize(STEPS[minor_unit], ROUND_HALF_UP, EXACT)


def rounded_product(minor_unit: int, *factors: Decimal) -> Decimal:
    """Multiply exactly and round once to the minor unit, as in amount × rate."""
    return reduce(EXACT.multiply, factors).quantize(STEPS[minor_unit], ROUND_HALF_UP, EXACT)


def rounded_share(total: Decimal, part: Decimal, whole: Decimal, minor_unit: int) -> Decimal:
    """Return total × part / whole rounded once to the minor unit.

    Raises:
        DivisionByZero: the whole is zero; callers check that first, they know its name.
    """
    return EXACT.divide(EXACT.multiply(total, part), whole).quantize(STEPS[minor_unit], ROUND_HALF_UP, EXACT)
