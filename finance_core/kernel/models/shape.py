"""What a data object must look like on its own, as data: a DTO lists its rules in `SHAPE`.

What its types say - required, member of an enum, a date - is checked for every DTO without a rule. The codec
applies both before a row is made, so nothing out of shape can reach the file.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from finance_core.errors import InvalidInput, field_words

Rule: TypeAlias = Callable[[Any], None]
Shape: TypeAlias = tuple[Rule, ...]
_ZERO, _ONE = Decimal(0), Decimal(1)


def in_order(first: str, then: str) -> Rule:
    """Refuse dates or numbers of which the second lies before the first; an empty one is passed over."""

    def rule(dto: Any) -> None:
        start, end = getattr(dto, first), getattr(dto, then)
        if start is not None and end is not None and end < start:
            raise InvalidInput(then, f"{field_words(then)} {end} lies before "
                               f"{field_words(first).lower()} {start}. Change one of the two.")

    return rule


def not_negative(*names: str) -> Rule:
    """Refuse figures below zero; empty ones are passed over."""
    return _each(names, lambda value: value >= _ZERO, "must not be below zero")


def above_zero(*names: str) -> Rule:
    """Refuse figures of zero and below; empty ones are passed over."""
    return _each(names, lambda value: value > _ZERO, "must be above zero")


def share(*names: str) -> Rule:
    """Refuse shares outside 0 to 1 (0.02 is 2 %); empty ones are passed over."""
    return _each(names, lambda value: _ZERO <= value <= _ONE, "must be from 0 to 1 (0.02 is 2 %)")


def below_one(*names: str) -> Rule:
    """Refuse shares that leave nothing: they are from 0 to less than 1; empty ones are passed over."""
    return _each(names, lambda value: _ZERO <= value < _ONE, "must be from 0 to less than 1 (0.02 is 2 %)")


def between(low: int, high: int, *names: str) -> Rule:
    """Refuse numbers outside the range, both ends included; empty ones are passed over."""
    return _each(names, lambda value: low <= value <= high, f"must be from {low} to {high}")


def one_of(*names: str) -> Rule:
    """Refuse an object in which not exactly one of the fields is filled."""

    def rule(dto: Any) -> None:
        filled = [name for name in names if getattr(dto, name) is not None]
        if len(filled) != 1:
            wanted = ", ".join(field_words(name).lower() for name in names)
            raise InvalidInput((filled or names)[-1], f"Exactly one of these is given: {wanted}.")

    return rule


def different(first: str, second: str) -> Rule:
    """Refuse an object in which both fields hold the same value; empty ones are passed over."""

    def rule(dto: Any) -> None:
        value = getattr(dto, second)
        if value is not None and value == getattr(dto, first):
            raise InvalidInput(second, f"{field_words(first)} and {field_words(second).lower()} "
                               f"are the same: {value}. Change one of the two.")

    return rule


def _each(names: tuple[str, ...], holds: Callable[[Any], bool], text: str) -> Rule:
    def rule(dto: Any) -> None:
        for name in names:
            value = getattr(dto, name)
            if value is not None and not holds(value):
                raise InvalidInput(name, f"{field_words(name)} {value} {text}.")

    return rule
