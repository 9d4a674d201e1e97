"""The ledger's texts and hashes are fixed for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.errors import InvalidInput
from finance_core.kernel.hashing import (
    FIRST_PREVIOUS_HASH,
    HashedEntry,
    HashedEvent,
    HashedLine,
    canonical_json,
    entry_hash,
    entry_text,
    event_hash,
    text_hash,
)


def uid(number: int) -> UUID:
    return UUID(f"00000000-0000-0000-0000-{number:012d}")


def line(number: int, account: int, *, is_debit: bool, amount: str) -> HashedLine:
    return HashedLine(
        line_no=number,
        account_id=uid(account),
        is_debit=is_debit,
        amount=Decimal(amount),
        currency="USD",
        rate=Decimal("1.000000000"),
        base_amount=Decimal(amount),
    )


FIRST = HashedEntry(
    seq=1,
    entry_no="JE-2027-00001",
    book="MAIN",
    entry_date=date(2027, 1, 5),
    period="2027-01",
    kind="normal",
    source_module="gl",
    source_type="manual_journal",
    source_id=uid(101),
    description="Owner pays in capital",
)
FIRST_LINES = (line(1, 1, is_debit=True, amount="20000.00"), line(2, 2, is_debit=False, amount="20000.00"))
SECOND = HashedEntry(
    seq=2,
    entry_no="JE-2027-00002",
    book="MAIN",
    entry_date=date(2027, 1, 31),
    period="2027-01",
    kind="adjusting",
    source_module="gl",
    source_type="adjustment",
    source_id=uid(102),
    description="Supplies used | January",
)
SECOND_LINES = (line(1, 3, is_debit=True, amount="100.50"), line(2, 4, is_debit=False, amount="100.50"))
EVENT = HashedEvent(
    seq=1,
    occurred_at=datetime(2027, 1, 5, 9, 0, 0, 999999, tzinfo=UTC),
    actor_id=uid(900),
    action="post",
    entity_type="journal_entry",
    entity_id=uid(201),
    payload_hash="44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
)


def test_entry_hash_vectors() -> None:
    """kernel.md example 1."""
    first = "f3e58e1ab56267e2b29c2447a3171456ba52753e387a9c69200a4182e7bf04f0"
    second = "3b95cbaf32583f8256502a390ae77eca7ca6bc3868ffaf6cc3fde73416b00d2c"
    assert entry_hash(FIRST, FIRST_LINES) == first
    assert entry_hash(SECOND, SECOND_LINES) == second


def test_audit_event_vector() -> None:
    """kernel.md example 2."""
    assert text_hash(canonical_json({})) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert FIRST_PREVIOUS_HASH == "0" * 64
    assert event_hash(EVENT) == "d2ba4c2f9248d271a04dc44a146cf5ab637cf669e023ab55cd28ec5ee56d4d54"


def test_the_canonical_text_sorts_lines_and_writes_party_reversal_and_dimensions() -> None:
    full = replace(FIRST_LINES[0], party_id=uid(7), dims={"PROJECT": uid(9), "DEPARTMENT": uid(8)})
    text = entry_text(replace(FIRST, reversed_seq=41), (FIRST_LINES[1], full))
    assert text == (
        "E|1|JE-2027-00001|MAIN|2027-01-05|2027-01|normal|gl|manual_journal"
        "|00000000-0000-0000-0000-000000000101|41|Owner pays in capital\n"
        "L|1|00000000-0000-0000-0000-000000000001|D|20000|USD|1|20000|00000000-0000-0000-0000-000000000007"
        "|DEPARTMENT=00000000-0000-0000-0000-000000000008;PROJECT=00000000-0000-0000-0000-000000000009\n"
        "L|2|00000000-0000-0000-0000-000000000002|C|20000|USD|1|20000||\n"
    )


@pytest.mark.parametrize(
    ("description", "written"),
    [
        ("a|b", "a\\|b"),
        ("a\\b", "a\\\\b"),
        ("a\nb", "a\\nb"),
        ("a\\nb", "a\\\\nb"),
        ("Cafe\u0301", "Caf\u00e9"),
    ],
)
def test_descriptions_are_escaped_and_composed(description: str, written: str) -> None:
    assert entry_text(replace(FIRST, description=description), ()).endswith(f"|{written}\n")


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 2},
        {"entry_no": "JE-2027-00002"},
        {"book": "MEMO"},
        {"entry_date": date(2027, 1, 6)},
        {"period": "2027-02"},
        {"kind": "adjusting"},
        {"source_module": "ap"},
        {"source_type": "bill"},
        {"source_id": uid(102)},
        {"reversed_seq": 0},
        {"description": "Owner pays in capital."},
    ],
)
def test_every_field_of_the_header_is_hashed(change: dict[str, Any]) -> None:
    assert entry_hash(replace(FIRST, **change), FIRST_LINES) != entry_hash(FIRST, FIRST_LINES)


@pytest.mark.parametrize(
    "change",
    [
        {"line_no": 3},
        {"account_id": uid(3)},
        {"is_debit": False},
        {"amount": Decimal("20000.01")},
        {"currency": "EUR"},
        {"rate": Decimal("1.000000001")},
        {"base_amount": Decimal("20000.01")},
        {"party_id": uid(1)},
        {"dims": {"PROJECT": uid(1)}},
    ],
)
def test_every_field_of_a_line_is_hashed(change: dict[str, Any]) -> None:
    changed = (replace(FIRST_LINES[0], **change), FIRST_LINES[1])
    assert entry_hash(FIRST, changed) != entry_hash(FIRST, FIRST_LINES)


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 2},
        {"occurred_at": datetime(2027, 1, 5, 9, 0, 1, tzinfo=UTC)},
        {"actor_id": uid(901)},
        {"action": "reverse"},
        {"entity_type": "account"},
        {"entity_id": None},
        {"payload_hash": FIRST_PREVIOUS_HASH},
        {"prev_hash": "1" * 64},
    ],
)
def test_every_field_of_an_event_is_hashed(change: dict[str, Any]) -> None:
    assert event_hash(replace(EVENT, **change)) != event_hash(EVENT)


def test_an_instant_counts_wherever_it_is_written() -> None:
    elsewhere = EVENT.occurred_at.astimezone(timezone(timedelta(hours=-5)))
    assert event_hash(replace(EVENT, occurred_at=elsewhere)) == event_hash(EVENT)
    with pytest.raises(InvalidInput, match="time zone"):
        event_hash(replace(EVENT, occurred_at=datetime(2027, 1, 5, 9)))  # noqa: DTZ001 # what is tested


def test_canonical_json() -> None:
    value = {"z": Decimal("1.50"), "a": [date(2027, 1, 5), uid(1), None], "é": "ß", "k": {"b": 2, "a": 1}}
    assert canonical_json(value) == (
        '{"a":["2027-01-05","00000000-0000-0000-0000-000000000001",null],"k":{"a":1,"b":2},"z":"1.5","é":"ß"}'
    )
    with pytest.raises(TypeError, match="set has no canonical text"):
        canonical_json({"x": {1}})
