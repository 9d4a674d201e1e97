"""Which lines must name a value of a dimension, and which values they may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from finance_core.db.base import DIMS
from finance_core.errors import InvalidInput
from finance_core.kernel.errors import MissingDimension
from finance_core.kernel.models.ledger import AccountType
from finance_core.kernel.models.master import Dimension, DimensionValue, RequiredFor

if TYPE_CHECKING:
    from finance_core.kernel.models.ledger import Account
    from finance_core.kernel.models.posting import PostingLine

ALL = tuple(name.removeprefix("dim_").removesuffix("_id").upper() for name in DIMS)
OWN = tuple(code for code in ALL if code.startswith("CUSTOM"))
_RESULT = frozenset({AccountType.INCOME, AccountType.EXPENSE})


@dataclass(frozen=True, slots=True)
class DimensionFacts:
    """The dimensions of a company by code, and all their values by id."""

    dimensions: Mapping[str, Dimension]
    values: Mapping[UUID, DimensionValue]

    def required(self, account: Account, *, is_typed: bool) -> Iterator[str]:
        """Give the codes of the dimensions a line on an account must name.

        An account's own list binds every line; what a dimension asks for binds the lines a user typed, since
        nobody could choose a value on the others.
        """
        yield from filter(None, map(str.strip, (account.requires_dimensions or "").split(",")))
        for code, dimension in self.dimensions.items():
            wanted = dimension.is_required_for if is_typed and dimension.is_active else RequiredFor.NONE
            if wanted is RequiredFor.ALL or (wanted is RequiredFor.INCOME_EXPENSE
                                             and account.type in _RESULT):
                yield code

    def word(self, code: str) -> str:
        """Return what a message calls a dimension."""
        known = self.dimensions.get(code)
        return known.name.lower() if known else code.lower().replace("_", " ")


def column_of(code: str) -> str:
    """Return the column of a line that holds the value of a dimension."""
    return f"dim_{code.lower()}_id"


def check_dimensions(facts: DimensionFacts, account: Account, line: PostingLine, number: int,
                     on: date) -> None:
    """Refuse a line without a required value, or with one that is unknown, inactive or out of its days.

    Raises:
        MissingDimension: the account or a dimension requires a value.
        InvalidInput: the value cannot be used on this day.
    """
    given = {code: getattr(line.dims, column_of(code), None) for code in ALL} if line.dims else {}
    for code in facts.required(account, is_typed=line.is_typed):
        if given.get(code) is None:
            raise MissingDimension(number, account.code, facts.word(code))
    for code, key in given.items():
        if key is not None and (problem := _problem(facts, code, key, on)):
            raise InvalidInput(f"lines.{number - 1}.dimensions", f"Line {number}: {problem}")


def _problem(facts: DimensionFacts, code: str, key: UUID, on: date) -> str | None:
    word, value, dimension = facts.word(code), facts.values.get(key), facts.dimensions.get(code)
    if value is None or dimension is None or value.dimension_id != dimension.id:
        return f"{value.name if value else key} is no {word}. Choose another."
    called = f"{word} {value.code} {value.name}"
    if not value.is_active:
        return f"{called} is inactive. Choose another, or activate it in Company › Dimension values."
    if value.valid_from is not None and on < value.valid_from:
        return f"{called} starts on {value.valid_from.isoformat()}, after {on.isoformat()}. Choose another."
    if value.valid_to is not None and on > value.valid_to:
        return f"{called} ended on {value.valid_to.isoformat()}, before {on.isoformat()}. Choose another."
    return None
