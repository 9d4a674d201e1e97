"""What every ledger of open documents is asked and answers, in one vocabulary.

"Party" is the vendor or customer, "document" what is open, "settlement" what closed a part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.kernel.request import Request


class OpenItemsOf(Request):
    """Name a party and a day: which of its documents can be settled then, and with what discount."""

    party_id: UUID
    on: date


class AgingDetail(Request):
    """Name a day and, for one party only, the party."""

    as_of: date
    party_id: UUID | None = None


class SettlementsOf(Request):
    """Name the document, payment or credit note whose settlements are wanted."""

    document_id: UUID
    with_reversed: bool = False


class UndoApplication(Request):
    """Take one settlement back: the money or credit becomes unapplied, the document open again."""

    settlement_id: UUID
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A document that can be settled on a day, with the discount that paying in full would earn then."""

    id: UUID
    number: str
    their_number: str | None
    document_date: date
    due_date: date
    currency: str
    total: Decimal
    open: Decimal
    discount: Decimal
    discount_date: date | None
    days_overdue: int
    dispute_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementInfo:
    """One settlement with the numbers a reader knows, amounts in `currency`."""

    id: UUID
    kind: str
    application_date: date
    source_number: str
    target_number: str
    currency: str
    amount: Decimal
    discount: Decimal
    write_off: Decimal
    status: str
    reversed_on: date | None
    rule_name: str | None
    entry_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgingRow:
    """What is open with one party by age, in base currency.

    `unapplied` money and credits are negative or zero: total = sum of buckets + unapplied.
    """

    party_id: UUID
    party_code: str
    party_name: str
    buckets: tuple[Decimal, ...]
    unapplied: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedDocument:
    """An open document as of a date; money and credits are negative, in the bucket after the last."""

    id: UUID
    document_type: str
    number: str
    document_date: date
    due_date: date
    currency: str
    open: Decimal
    base_open: Decimal
    days_overdue: int
    bucket: int
    entry_id: UUID | None
