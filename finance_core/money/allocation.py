"""Sharing an amount so that the parts always add up to the whole (largest remainder).

The sign is taken off first and put back last, so that a credit note is shared like its invoice; of equal
remainders the first part gets the cent (kernel.md rule 14, gl.md rule 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from finance_core.errors import InvalidInput
from finance_core.money.rounding import EXACT, rounded_share


def allocate(total: Decimal, weights: Sequence[Decimal], minor_unit: int) -> tuple[Decimal, ...]:
    """Share a total by weights; the parts are in minor units and sum to the total exactly.

    Weights need not add up to 1 and may be negative as long as their sum is not zero.

    Raises:
        InvalidInput: no weight differs from zero, they cancel out, or the total is finer than the minor unit.
    """
    units = _whole_units(total, minor_unit)
    if not any(weights):
        raise InvalidInput("weights", "Weights are all zero. Enter at least one weight above zero.")
    whole = sum((Fraction(weight) for weight in weights), Fraction())
    if not whole:
        raise InvalidInput("weights", "Weights add up to zero, so they share nothing out. Change a weight.")
    sign = -1 if units < 0 else 1
    shares = [divmod(Fraction(weight) * abs(units) / whole, 1) for weight in weights]
    return tuple(_amount(sign * part, minor_unit) for part in _settle_remainders(shares, abs(units)))


def allocate_equally(total: Decimal, parts: int, minor_unit: int) -> tuple[Decimal, ...]:
    """Share a total into equal parts; leftover cents go to the first parts.

    Raises:
        InvalidInput: fewer than one part, or the total is finer than the minor unit.
    """
    return allocate(total, (Decimal(1),) * parts, minor_unit)


def round_together(values: Sequence[Decimal], total: Decimal, minor_unit: int) -> tuple[Decimal, ...]:
    """Round values so that they add up to a total that was rounded before, by largest remainder.

    Unlike `allocate` it works for values that cancel out, such as a line and its correction.

    Raises:
        InvalidInput: the total is finer than the minor unit.
    """
    units = _whole_units(total, minor_unit)
    sign = -1 if units < 0 else 1
    scaled = [EXACT.scaleb(value if sign > 0 else value.copy_negate(), minor_unit) for value in values]
    floors = [value.to_integral_value(ROUND_FLOOR) for value in scaled]
    shares = [(int(floor), Fraction(value - floor)) for value, floor in zip(scaled, floors, strict=True)]
    return tuple(_amount(sign * part, minor_unit) for part in _settle_remainders(shares, abs(units)))


def next_share(
    total: Decimal, done: int | Decimal, whole: int | Decimal, before: Decimal, minor_unit: int
) -> Decimal:
    """Return what is due once `done` of `whole` is reached: round(total × done / whole) − what came before.

    Rounding the cumulative amount keeps errors from adding up and makes the last share leave exactly zero
    (gl.md rule 2, tax.md rule 8).

    Raises:
        InvalidInput: the whole is not above zero.
    """
    if whole <= 0:
        raise InvalidInput("periods", f"An amount can be spread over one part or more, not over {whole}.")
    return rounded_share(total, Decimal(done), Decimal(whole), minor_unit) - before


def _whole_units(total: Decimal, minor_unit: int) -> int:
    units = EXACT.scaleb(total, minor_unit)
    if units != units.to_integral_value():
        raise InvalidInput("total", f"{total} has more than {minor_unit} decimals. Round it first.")
    return int(units)


def _amount(units: int, minor_unit: int) -> Decimal:
    return EXACT.scaleb(Decimal(units), -minor_unit)


def _settle_remainders(shares: Sequence[tuple[int, Fraction]], units: int) -> list[int]:
    parts = [whole for whole, _ in shares]
    if not parts:
        return parts
    each, extra = divmod(units - sum(parts), len(parts))
    largest_first = sorted(range(len(parts)), key=lambda index: -shares[index][1])
    lucky = set(largest_first[:extra])
    return [part + each + (index in lucky) for index, part in enumerate(parts)]
