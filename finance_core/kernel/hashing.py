"""Canonical texts and hashes of the ledger and of the audit chain (kernel.md rules 7 and 8).

Plain strings over small dataclasses, because every save hashes its entry. The forms never change: files
written years ago must still verify.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.money.numbers import decimal_text

FIRST_PREVIOUS_HASH = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedLine:
    """What the entry hash covers of a line; `dims` maps dimension codes to value ids."""

    line_no: int
    account_id: UUID
    is_debit: bool
    amount: Decimal
    currency: str
    rate: Decimal
    base_amount: Decimal
    party_id: UUID | None = None
    dims: Mapping[str, UUID] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedEntry:
    """What the entry hash covers of the header; `reversed_seq` is the entry it reverses."""

    seq: int
    entry_no: str
    book: str
    entry_date: date
    period: str
    kind: str
    source_module: str
    source_type: str
    source_id: UUID
    description: str
    reversed_seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HashedEvent:
    """What the audit hash covers of an event."""

    seq: int
    occurred_at: datetime
    actor_id: UUID
    action: str
    entity_type: str
    entity_id: UUID | None
    payload_hash: str
    prev_hash: str = FIRST_PREVIOUS_HASH


def canonical_json(value: Any) -> str:
    """Write a value as JSON with sorted keys and no spaces.

    Decimals become plain text, dates ISO text, ids and enumerations their text, dataclasses objects.

    Raises:
        TypeError: the value holds something else, such as a set.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
    )


def event_hash(event: HashedEvent) -> str:
    """Return the hash that chains an audit event to the one before (kernel.md rule 7).

    The instant is written in UTC to the second; fractions are cut off.

    Raises:
        InvalidInput: the instant has no time zone.
    """
    if event.occurred_at.tzinfo is None:
        raise InvalidInput("occurred_at", "An audit event needs an instant with a time zone.")
    facts = {
        "seq": event.seq,
        "occurred_at": event.occurred_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "actor_id": event.actor_id,
        "action": event.action,
        "entity_type": event.entity_type,
        "entity_id": event.entity_id,
        "payload_hash": event.payload_hash,
        "prev_hash": event.prev_hash,
    }
    return text_hash(canonical_json(facts))


def entry_text(entry: HashedEntry, lines: Sequence[HashedLine]) -> str:
    """Return the canonical text of a posted entry, lines in the order of their numbers (kernel.md rule 8)."""
    header = (
        f"E|{entry.seq}|{_escaped(entry.entry_no)}|{_escaped(entry.book)}|{entry.entry_date.isoformat()}"
        f"|{_escaped(entry.period)}|{entry.kind}|{_escaped(entry.source_module)}"
        f"|{_escaped(entry.source_type)}"
        f"|{entry.source_id}|{_or_empty(entry.reversed_seq)}|{_escaped(entry.description)}\n"
    )
    return header + "".join(map(_line_text, sorted(lines, key=lambda line: line.line_no)))


def entry_hash(entry: HashedEntry, lines: Sequence[HashedLine]) -> str:
    """Return the SHA-256 of a posted entry's canonical text, in hexadecimal."""
    return text_hash(entry_text(entry, lines))


def _line_text(line: HashedLine) -> str:
    dims = line.dims and ";".join(f"{_escaped(code)}={value}" for code, value in sorted(line.dims.items()))
    return (
        f"L|{line.line_no}|{line.account_id}|{'D' if line.is_debit else 'C'}|{decimal_text(line.amount)}"
        f"|{line.currency}|{decimal_text(line.rate)}|{decimal_text(line.base_amount)}"
        f"|{_or_empty(line.party_id)}|{dims or ''}\n"
    )


def _or_empty(value: object | None) -> str:
    return "" if value is None else str(value)


def _escaped(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\\" in text or "|" in text or "\n" in text:
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
    return text


def text_hash(text: str) -> str:
    """Return the SHA-256 of a canonical text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    match value:
        case Decimal():
            return decimal_text(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return str(value.value)
    raise TypeError(f"{type(value).__name__} has no canonical text")
