"""What every module needs to write the lines of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from finance_core.kernel.models.ledger import Dims, Side
from finance_core.kernel.models.posting import PostingLine

Lines = tuple[PostingLine, ...]


def signed_line(side: Side, amount: Decimal, **facts: Any) -> PostingLine | None:
    """Return a line on a side, on the other one for a negative amount, none for zero.

    A base amount among the facts may carry the amount's sign; the line has neither.
    """
    if not amount:
        return None
    if (base := facts.get("base_amount")) is not None:
        facts["base_amount"] = abs(base)
    return PostingLine(side=side if amount > 0 else side.other, amount=abs(amount), **facts)


def kept(*lines: PostingLine | None) -> Lines:
    """Return the lines that have an amount."""
    return tuple(line for line in lines if line is not None)


def swapped(lines: Iterable[PostingLine]) -> Lines:
    """Return the lines with debit and credit exchanged."""
    return tuple(replace(line, side=line.side.other) for line in lines)


def credited(lines: Iterable[PostingLine], *, in_base: bool = False) -> Decimal:
    """Return credits less debits of lines, in their currency or in base currency."""
    amounts = ((line, (line.base_amount or Decimal(0)) if in_base else line.amount) for line in lines)
    return sum((amount if line.side is Side.CREDIT else -amount for line, amount in amounts), Decimal(0))


def fx_line(result: Decimal, party_id: UUID) -> PostingLine | None:
    """Return a realised result in base currency: a gain is credited, a loss debited (IAS 21.28)."""
    role = "REALIZED_FX_GAIN" if result > 0 else "REALIZED_FX_LOSS"
    return signed_line(Side.CREDIT, result, role=role, party_id=party_id,
                       reason="realised exchange difference")


def dims_of(line: Dims) -> Dims | None:
    """Return the dimensions of a document line, none when it has none."""
    values = {name: getattr(line, name) for name in Dims.__dataclass_fields__}
    return Dims(**values) if any(values.values()) else None
