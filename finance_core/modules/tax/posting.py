"""Which accounts a tax moves: the lines a document adds to its entry, and the same table for the tie-out.

A sale credits SALES_TAX_PAYABLE, a purchase debits INPUT_TAX_RECOVERABLE with what comes back; under reverse
charge the buyer books both (tax.md rule 6); use tax is owed on USE_TAX_PAYABLE and is cost. A code with
accounts of its own goes there instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import TaxCalculation, TaxDirection, TaxEffect, TaxSummary
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.master import TaxCode
from finance_core.kernel.models.posting import PostingLine
from finance_core.modules.tax.computed import TaxDocument
from finance_core.modules.tax.rules import percent_text

OUTPUT_TAX = "SALES_TAX_PAYABLE"
INPUT_TAX = "INPUT_TAX_RECOVERABLE"
USE_TAX = "USE_TAX_PAYABLE"


@dataclass(frozen=True, slots=True)
class Movement:
    """What a tax does to one account; a negative amount means the other side."""

    role: str
    side: Side
    amount: Decimal

    def own_account(self, output_account_id: UUID | None, input_account_id: UUID | None) -> UUID | None:
        """Return the account of the code that stands in for the role."""
        return {OUTPUT_TAX: output_account_id, INPUT_TAX: input_account_id}.get(self.role)


def movements(
    direction: TaxDirection, effect: TaxEffect, tax: Decimal, recoverable: Decimal
) -> Iterator[Movement]:
    """Return what a tax moves; `recoverable` is the part of a purchase's tax that comes back."""
    if effect is TaxEffect.USE_TAX:
        yield Movement(USE_TAX, Side.CREDIT, tax)
    elif effect is not TaxEffect.NONE:
        if direction is TaxDirection.INPUT:
            yield Movement(INPUT_TAX, Side.DEBIT, recoverable)
        if direction is TaxDirection.OUTPUT or effect is TaxEffect.SELF_ASSESSED:
            yield Movement(OUTPUT_TAX, Side.CREDIT, tax)


def tax_posting_lines(
    document: TaxDocument, calculation: TaxCalculation, codes: Mapping[str, TaxCode], sign: int = 1
) -> tuple[PostingLine, ...]:
    """Return a line per code, component and account, in the document's currency; `sign` −1 swaps sides."""
    return tuple(
        _line(movement, row, codes[row.code], document.currency, sign)
        for row in calculation.summary()
        for movement in movements(document.direction, row.effect, row.tax, row.recoverable)
        if movement.amount
    )


def _line(movement: Movement, row: TaxSummary, code: TaxCode, currency: str, sign: int) -> PostingLine:
    account_id = movement.own_account(code.output_account_id, code.input_account_id)
    return PostingLine(
        side=movement.side if movement.amount * sign > 0 else movement.side.other,
        amount=abs(movement.amount),
        role=None if account_id else movement.role,
        account_id=account_id,
        currency=currency,
        tax_code_id=code.id,
        memo=f"{code.code} {percent_text(row.rate)} {row.jurisdiction}",
        reason=f"tax code {code.code}",
    )
