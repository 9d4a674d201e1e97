"""Open documents of earlier books: what a module is asked to take over, and how it stands in the ledger.

Kernel rule 10: one document each, dated as it was, posted on the day before the books start against
OPENING_BALANCE_EQUITY. Foreign balances keep their historical value in base currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import select

from finance_core.errors import InvalidInput
from finance_core.kernel.errors import MissingRate
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.models.ledger import EntryKind, Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.orm import JournalEntryModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.rounding import EXACT, round_half_up, rounded_product

OPENING_EQUITY = "OPENING_BALANCE_EQUITY"


class OpeningItem(Request):
    """One open item: a document (bill, invoice), a credit note, or money not applied yet."""

    party_id: UUID
    kind: Literal["document", "credit", "money"] = "document"
    number: str = Field(min_length=1, max_length=60)
    document_date: date
    due_date: date | None = None
    currency: str | None = Field(default=None, description="Empty: the currency of the books.")
    amount: Decimal = Field(gt=0, description="What is open, in the item's currency.")
    base_amount: Decimal | None = Field(
        default=None, gt=0, description="Its value in the old books; empty: at the rate."
    )
    exchange_rate: Decimal | None = Field(default=None, gt=0)
    bank_account_id: UUID | None = Field(
        default=None, description="Money only: the bank account it went through."
    )


class ImportOpeningBalances(Request):
    """Take open items over on the day before the books start."""

    on: date
    items: tuple[OpeningItem, ...] = Field(min_length=1)


class CancelOpeningBalances(Request):
    """Take every open item of the opening back."""

    on: date
    reason: str = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningValue:
    """An open item in its own and in base currency."""

    currency: str
    amount: Decimal
    rate: Decimal
    base_amount: Decimal


def value_of(kernel: Kernel, unit: Unit, item: OpeningItem, on: date, field: str) -> OpeningValue:
    """Return an item's value: as in the old books, else at the rate typed or the one of the day.

    `field` is where the item stands in the request, such as `payables.2`; a refusal names the place in it.

    Raises:
        InvalidInput: the item is dated after the opening, its currency is unknown, or it has two values.
        MissingRate: no rate is known.
    """
    if item.document_date > on:
        raise InvalidInput(f"{field}.document_date",
                           f"{item.number} is dated after {on.isoformat()}. Enter it as a normal document.")
    currency, base = item.currency or kernel.base_currency, kernel.base_currency
    kernel.records.ensure_currency(unit, currency)
    if currency == base:
        if item.base_amount not in {None, item.amount}:
            raise InvalidInput(f"{field}.base_amount", f"{item.number} is in {base}: leave its value "
                               "in the books empty.")
        return OpeningValue(currency=base, amount=item.amount, rate=Decimal(1), base_amount=item.amount)
    base_amount = item.base_amount
    if base_amount is None:
        try:
            rate = item.exchange_rate or kernel.fx.rate(unit, currency, base, on).rate
        except MissingRate as error:
            error.field = f"{field}.currency"
            raise
        base_amount = rounded_product(kernel.base_minor_unit(unit), item.amount, rate)
    rate = round_half_up(EXACT.divide(base_amount, item.amount), 9)
    return OpeningValue(currency=currency, amount=item.amount, rate=rate, base_amount=base_amount)


def opening_entry(
    side: Side, role: str, value: OpeningValue, on: date, **source: Any
) -> PostingRequest:
    """Return the entry of one open item: its control account against OPENING_BALANCE_EQUITY.

    `source` holds source_module, source_type, source_id, reference, party_id, due_date, description.
    """
    party_id, due_date = source.pop("party_id"), source.pop("due_date", None)
    facts: dict[str, Any] = {"amount": value.amount, "currency": value.currency, "rate": value.rate,
                             "base_amount": value.base_amount, "party_id": party_id,
                             "memo": source.get("reference")}
    lines = (
        PostingLine(side=side, role=role, due_date=due_date, reason="open in the old books", **facts),
        PostingLine(side=side.other, role=OPENING_EQUITY, reason="opening balance", **facts),
    )
    return PostingRequest(entry_date=on, lines=lines, kind=EntryKind.OPENING, **source)


def opening_documents(unit: Unit, module: str) -> list[tuple[str, UUID]]:
    """Return type and id of what a module's opening posted and nobody took back, newest first."""
    entry, undo = JournalEntryModel, select(JournalEntryModel.reversal_of_id)
    rows = unit.session.execute(
        select(entry.source_type, entry.source_id)
        .where(entry.kind == EntryKind.OPENING.value, entry.source_module == module,
               entry.id.not_in(undo.where(entry.reversal_of_id.is_not(None))))
        .order_by(entry.seq.desc())
    )
    return [(source_type, source_id) for source_type, source_id in rows]
