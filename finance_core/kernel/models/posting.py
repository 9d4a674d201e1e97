"""What modules hand to the posting service and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims, EntryKind, Side

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingLine:
    """One line to post: a role or an account, a side, a positive amount.

    Without `currency` the amount is in base currency. Without `rate` the rate of the entry date is taken,
    without `base_amount` the base amount is amount × rate, rounded half up to the base currency's minor unit.
    `is_typed` marks an account chosen by the user: control accounts are refused there. `reason` tells the
    user why this account.
    """

    side: Side
    amount: Decimal
    role: str | None = None
    account_id: UUID | None = None
    currency: str | None = None
    rate: Decimal | None = None
    base_amount: Decimal | None = None
    is_base_only: bool = False
    is_typed: bool = False
    party_id: UUID | None = None
    counter_entity: str | None = None
    dims: Dims | None = None
    tax_code_id: UUID | None = None
    due_date: date | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    memo: str | None = None
    reason: str | None = None
    corrects_line_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRequest:
    """An entry to post. `purpose` makes the key `module:type:id:purpose` unique for one source."""

    entry_date: date
    description: str
    lines: tuple[PostingLine, ...]
    source_module: str
    source_type: str
    source_id: UUID
    purpose: str = "post"
    kind: EntryKind = EntryKind.NORMAL
    book: str | None = None
    period: str | None = None
    document_date: date | None = None
    reference: str | None = None
    reversal_of_id: UUID | None = None
    original_entry_id: UUID | None = None

    @property
    def idempotency_key(self) -> str:
        """Return the key that lets the same entry be posted only once."""
        return f"{self.source_module}:{self.source_type}:{self.source_id}:{self.purpose}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedLine:
    """A posted line with the names a reader needs."""

    line_no: int
    account_id: UUID
    account_code: str
    account_name: str
    side: Side
    amount: Decimal
    currency: str
    rate: Decimal
    base_amount: Decimal
    party_name: str | None = None
    memo: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedEntry:
    """A posted entry as shown beside a form and in the entry viewer."""

    id: UUID
    seq: int
    entry_no: str
    entry_date: date
    period: str
    kind: EntryKind
    book: str
    description: str
    source_module: str
    source_type: str
    source_id: UUID
    lines: tuple[PostedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRef:
    """Number and date of an entry that a save posted."""

    id: UUID
    entry_no: str
    entry_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved(Generic[T]):
    """What a saving service method returns: the object, the entries it caused, and warnings."""

    value: T
    entries: tuple[EntryRef, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a call would post; nothing of it was kept."""

    entries: tuple[PostedEntry, ...]
    result: Any
    warnings: tuple[str, ...] = ()
