"""Settling a document in foreign currency: base value released and realised result.

One implementation for payables and receivables (ap.md R5, ar.md R11; IAS 21.28, ASC 830-20-35). Period-end
revaluation plays no part: a settlement measures against the document's own rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from finance_core.errors import RuleViolation
from finance_core.money.numbers import decimal_text
from finance_core.money.rounding import rounded_share


class SettlementSide(StrEnum):
    """Whether the document is owed by us or to us."""

    PAYABLE = "payable"
    RECEIVABLE = "receivable"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBalance:
    """Totals of a document and what earlier settlements took, in its currency and in base currency."""

    total: Decimal
    settled: Decimal
    base_total: Decimal
    base_settled: Decimal

    @property
    def open(self) -> Decimal:
        """Return what is still open, in the document's currency."""
        return self.total - self.settled

    @property
    def base_open(self) -> Decimal:
        """Return the base value still carried for it."""
        return self.base_total - self.base_settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Result of one settlement in base currency; `fx_result` above zero is a gain, below zero a loss."""

    released: Decimal
    fx_result: Decimal
    in_full: bool


def settle(
    document: DocumentBalance,
    reduction: Decimal,
    base_value: Decimal,
    side: SettlementSide,
    base_minor_unit: int,
) -> Settlement:
    """Settle part or all of a document.

    `reduction` is cash + discount + withholding or write-off in the document's currency; `base_value` is
    what these are worth in base currency at the payment's rate, each rounded as it will be posted. Settled
    in full, the document releases all that is left, so no base cent stays; else its share of the base
    total, rounded half up.

    Raises:
        RuleViolation: the reduction is zero, of the wrong sign, or more than is open.
    """
    if not _is_within(reduction, document.open):
        raise RuleViolation(
            f"{decimal_text(document.open)} is open; {decimal_text(reduction)} was applied. "
            "Apply an amount above zero and not above what is open.",
            field="amount",
            open=document.open,
            applied=reduction,
        )
    in_full = reduction == document.open
    released = document.base_open
    if not in_full:
        share = rounded_share(document.base_total, reduction, document.total, base_minor_unit)
        released = share if abs(share) < abs(released) else released
    result = base_value - released
    return Settlement(
        released=released, fx_result=result if side is SettlementSide.RECEIVABLE else -result, in_full=in_full
    )


def _is_within(reduction: Decimal, limit: Decimal) -> bool:
    return 0 < reduction <= limit or limit <= reduction < 0
