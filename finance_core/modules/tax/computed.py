"""What documents hand to the tax service and what it works out; none of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import TaxDirection

ZERO = Decimal(0)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxLineInput:
    """A document line to tax: the amount after its own discount, gross when prices include tax."""

    line_no: int
    amount: Decimal
    tax_code_id: UUID | None = None
    quantity: Decimal = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxDocument:
    """What the calculator needs of a document; `on` is its tax point (credit note: the original's)."""

    direction: TaxDirection
    on: date
    currency: str
    lines: tuple[TaxLineInput, ...]
    prices_include_tax: bool = False
    header_discount: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSource:
    """The document behind tax transactions; `rate` turns its currency into the books'."""

    module: str
    type: str
    id: UUID
    on: date
    currency: str
    rate: Decimal = ONE
    party_id: UUID | None = None
    entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSummaryRow:
    """One code and direction over a period, in the books' currency."""

    direction: TaxDirection
    tax_code: str
    name: str
    base: Decimal
    exempt: Decimal
    tax: Decimal
    recoverable: Decimal
    non_recoverable: Decimal
    count: int
