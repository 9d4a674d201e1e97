"""What documents hand to the tax service and what it works out; none of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import TaxCalculation, TaxDirection
from finance_core.kernel.posting_lines import Lines

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
class TaxedLine:
    """What a stored document line was taxed with; `amount` is net."""

    tax_code_id: UUID | None
    amount: Decimal
    tax_amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Discounted:
    """A posted document of which a cash discount is taken; `rate` is that of the payment."""

    direction: TaxDirection
    on: date
    currency: str
    total: Decimal
    lines: tuple[TaxedLine, ...]
    rate: Decimal = ONE
    party_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountTax:
    """The tax inside a cash discount: what is posted, and what is recorded for the return."""

    lines: Lines = ()
    document: TaxDocument | None = None
    calculation: TaxCalculation | None = None

    @property
    def tax(self) -> Decimal:
        """Return the tax in the discount, in document currency."""
        return self.calculation.tax if self.calculation else ZERO


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
