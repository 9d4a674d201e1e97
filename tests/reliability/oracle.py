"""What is in a company file, read by plain DB-API: no service, no mapping, so none of their mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlite

from finance_core.db.cipher import Key
from finance_core.db.engine import open_plain

_MARKED = """
SELECT invoice_number AS mark, id, journal_entry_id AS entry FROM ap_invoices
UNION ALL SELECT reference, id, journal_entry_id FROM ap_payments
UNION ALL SELECT void_reason, id, void_entry_id FROM ap_payments WHERE voided_on IS NOT NULL
UNION ALL SELECT customer_reference, id, journal_entry_id FROM ar_invoices
UNION ALL SELECT reference, id, journal_entry_id FROM ar_receipts
UNION ALL SELECT reason, id, journal_entry_id FROM ar_credit_memos
UNION ALL SELECT reference, id, id FROM journal_entries WHERE source_module = 'gl' AND reversal_of_id IS NULL
UNION ALL SELECT substr(description, -7), id, id FROM journal_entries
          WHERE source_module = 'gl' AND reversal_of_id IS NOT NULL
UNION ALL SELECT reference, id, journal_entry_id FROM cash_bank_transactions
UNION ALL SELECT name, id, NULL FROM parties WHERE name GLOB 'K[0-9]*'"""
_DOCUMENTS = (
    "ap_invoices", "ap_payments", "ar_invoices", "ar_receipts", "ar_credit_memos", "cash_bank_transactions"
)


@dataclass(frozen=True, slots=True)
class State:
    """The marks a file holds, what is only half there, and whether a cut-off save had to be undone."""

    present: frozenset[int]
    halves: tuple[str, ...]
    was_hot: bool


def recover(path: Path) -> State:
    """Open a file as any program would, which undoes a cut-off save, and say what it holds."""
    journal = path.with_name(f"{path.name}-journal")
    was_hot = journal.exists() and journal.stat().st_size > 0
    with closing(sqlite.connect(str(path))) as connection:
        marked = [(int(mark[1:]), key, entry) for mark, key, entry in connection.execute(_MARKED) if mark]
        requests = {UUID(bytes=key).int for (key,) in
                    connection.execute("SELECT request_id FROM processed_requests")}
        documents = {mark for mark, _, _ in marked}
        halves = (
            *(f"save {n}: document and request disagree" for n in sorted(documents ^ requests)),
            *_without_entry(connection, marked), *_without_document(connection),
        )
    return State(frozenset(documents | requests), halves, was_hot)


def tables(path: Path, key: Key | None = None) -> dict[str, list[Any]]:
    """Return every row of every table.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the file cannot be read to the end.
    """
    with closing(open_plain(path, key)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            "schema": connection.execute("SELECT * FROM sqlite_master").fetchall(),
            **{name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names},
        }


def _without_entry(connection: Any, marked: list[tuple[int, bytes, bytes | None]]) -> Iterator[str]:
    entries = {key for (key,) in connection.execute("SELECT id FROM journal_entries")}
    audited = {key for (key,) in connection.execute("SELECT entity_id FROM audit_events")}
    # Of a transfer's two halves the audit log names one.
    known = {number for number, key, _ in marked if key in audited}
    for number, _, entry in marked:
        if entry is not None and entry not in entries:
            yield f"save {number}: a document without its entry"
        if number not in known:
            yield f"save {number}: a document the audit log does not know"


def _without_document(connection: Any) -> Iterator[str]:
    known = {key for table in _DOCUMENTS for (key,) in connection.execute(f"SELECT id FROM {table}")}
    query = "SELECT entry_no, source_id FROM journal_entries WHERE source_module <> 'gl'"
    for number, source in connection.execute(query):
        if source not in known:
            yield f"entry {number} without its document"
