"""Percentages as users type them, shares as services keep them: 10 % is 0.1."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HUNDRED = Decimal(100)


def as_shares(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return values with the named percentages as shares."""
    return {**values, **{name: values[name] / _HUNDRED for name in _present(values, names)}}


def as_percents(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return values with the named shares as percentages."""
    return {**values, **{name: values[name] * _HUNDRED for name in _present(values, names)}}


def _present(values: Mapping[str, Any], names: Iterable[str]) -> list[str]:
    return [name for name in names if values.get(name) is not None]
