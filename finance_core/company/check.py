"""Checking a company file: the file, the ledger, its chains and every subledger, in plain SQL of its own.

The checks share no code with the mapping: a bug there cannot hide itself here. Only the subledgers are asked
through the open company, because their documents are what is being compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import SQLAlchemyError

from finance_core.company.company import Company
from finance_core.company.schema import check_header
from finance_core.company.seal import is_broken
from finance_core.db.cipher import Key
from finance_core.db.engine import cut_off_save, has_journal, open_plain
from finance_core.errors import StorageError
from finance_core.kernel.ddl import CERTIFICATES, TRIGGERS
from finance_core.kernel.hashing import (
    FIRST_PREVIOUS_HASH,
    HashedEntry,
    HashedEvent,
    HashedLine,
    entry_hash,
    event_hash,
)

_UNITS = Decimal("0.0001")
_DIMS = (
    "project", "department", "cost_centre", "entity", "custom1", "custom2", "custom3", "custom4", "custom5"
)
_NUMBERED = {
    "JE": ("journal_entries", "entry_no"),
    "AR-INV": ("ar_invoices", "invoice_number"),
    "AR-CN": ("ar_credit_memos", "credit_memo_number"),
}
_ACTIVE = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
_ENTRY_SUMS = """
SELECT e.entry_no, count(l.id),
       coalesce(sum(CASE l.side WHEN 'debit' THEN l.base_amount ELSE -l.base_amount END), 0) AS difference,
       coalesce(sum(l.entry_date <> e.entry_date OR l.book <> e.book
                    OR l.fiscal_period_id <> e.fiscal_period_id), 0) AS astray
FROM journal_entries e LEFT JOIN journal_lines l ON l.entry_id = e.id
GROUP BY e.id HAVING count(l.id) < 2 OR difference <> 0 OR astray > 0 ORDER BY e.seq"""
_ENTRIES = """
SELECT e.id, e.seq, e.entry_no, e.book, e.entry_date, p.code, e.kind, e.source_module, e.source_type,
       e.source_id, e.description, r.seq, e.prev_hash, e.entry_hash
FROM journal_entries e JOIN fiscal_periods p ON p.id = e.fiscal_period_id
LEFT JOIN journal_entries r ON r.id = e.reversal_of_id ORDER BY e.seq"""
_EVENTS = """
SELECT seq, occurred_at, actor_id, action, entity_type, entity_id, payload, payload_hash, prev_hash, hash
FROM audit_events ORDER BY seq"""
_TURNOVER = """
WITH lines AS (
  SELECT account_id, fiscal_period_id, book, is_closing, currency,
         coalesce(dim_entity_id, zeroblob(16)) AS entity,
         sum(CASE side WHEN 'debit' THEN amount ELSE 0 END) AS debit,
         sum(CASE side WHEN 'credit' THEN amount ELSE 0 END) AS credit,
         sum(CASE side WHEN 'debit' THEN base_amount ELSE 0 END) AS base_debit,
         sum(CASE side WHEN 'credit' THEN base_amount ELSE 0 END) AS base_credit, count(*) AS lines
  FROM journal_lines GROUP BY 1, 2, 3, 4, 5, 6),
kept AS (
  SELECT account_id, fiscal_period_id, book, kind_group = 'closing', currency, dim_entity_id, debit, credit,
         base_debit, base_credit, line_count FROM account_period_balances),
astray AS (
  SELECT * FROM (SELECT * FROM lines EXCEPT SELECT * FROM kept)
  UNION SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM lines))
SELECT DISTINCT a.code, p.code FROM astray d
JOIN accounts a ON a.id = d.account_id JOIN fiscal_periods p ON p.id = d.fiscal_period_id ORDER BY 1, 2"""
_DRAWN = """
SELECT s.code, sum(c.last_number - s.start + 1)
FROM number_counters c JOIN number_series s ON s.id = c.series_id WHERE s.gapless = 1 GROUP BY s.code"""
_SIDES = """
SELECT coalesce(sum(CASE side WHEN 'debit' THEN base_amount END), 0),
       coalesce(sum(CASE side WHEN 'credit' THEN base_amount END), 0) FROM journal_lines"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that does not agree: what was checked, and what was found."""

    code: str
    message: str


def check_file(path: Path, key: Key | None = None) -> tuple[Finding, ...]:
    """Return everything that does not agree in a company file; nothing when all does.

    Raises:
        NotFound, NotACompanyFile, NewerFile: it is no company file of this program.
        PassphraseNeeded, WrongPassphrase: it is encrypted, and the key is missing or of another file.
        StorageError: the file is so damaged that it cannot be read.
    """
    check_header(path, key)
    try:
        with closing(open_plain(path, key)) as connection:
            findings = [finding for check in _CHECKS for finding in check(connection)]
            if key is None and is_broken(path, connection):
                findings.append(_BROKEN)
        if not findings:
            findings += _subledgers(path, key)
    except _SIGNS_OF_DAMAGE as error:
        if has_journal(path):
            raise cut_off_save(path) from error
        raise StorageError(f"{path} is damaged ({error}). Open the newest backup.",
                           record=str(path)) from error
    return tuple(findings)


def _file(connection: Any) -> Iterator[Finding]:
    for (text,) in connection.execute("PRAGMA integrity_check"):
        if text != "ok":
            yield Finding(code="integrity", message=f"The file is damaged: {text}.")
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(code="foreign_key",
                      message=f"Row {row} of {table} points at a row of {parent} that is gone.")


def _triggers(connection: Any) -> Iterator[Finding]:
    stored = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    for statement in TRIGGERS:
        name = statement.split()[2]
        if " ".join(str(stored.get(name)).split()) != " ".join(statement.split()):
            yield Finding(code="trigger", message=f"The guard {name} is missing or was changed.")
    own = {statement.split()[2] for statement in TRIGGERS}
    for kind, name in connection.execute(_ACTIVE):
        if name not in own and not name.startswith(f"{CERTIFICATES}_no_"):
            yield Finding(code="trigger", message=f"The {kind} {name} was put into the file by someone else.")


def _balance(connection: Any) -> Iterator[Finding]:
    for number, lines, difference, astray in connection.execute(_ENTRY_SUMS):
        if lines < 2:
            yield Finding(code="unbalanced", message=f"Entry {number} has {lines} lines.")
        if difference:
            yield Finding(code="unbalanced", message=f"Entry {number} differs by {difference * _UNITS}.")
        if astray:
            yield Finding(code="line", message=f"A line of entry {number} has another date, period or book.")


def _entry_chain(connection: Any) -> Iterator[Finding]:
    lines = _lines_by_entry(connection)
    expected, previous = 1, FIRST_PREVIOUS_HASH
    for key, seq, number, *facts, before, digest in connection.execute(_ENTRIES):
        book, on, period, kind, module, type_, source, text, reversed_seq = facts
        entry = HashedEntry(
            seq=seq, entry_no=number, book=book, entry_date=date.fromisoformat(on), period=period, kind=kind,
            source_module=module, source_type=type_, source_id=_uuid(source), description=text,
            reversed_seq=reversed_seq,
        )
        if seq != expected:
            yield Finding(code="entry_gap", message=f"Entry {number} has number {seq}, expected {expected}.")
        if before != previous:
            yield Finding(code="entry_chain", message=f"Entry {number} does not follow the entry before it.")
        if entry_hash(entry, lines.get(bytes(key), [])) != digest:
            yield Finding(code="entry_hash", message=f"Entry {number} was changed after it was posted.")
        expected, previous = seq + 1, digest


def _lines_by_entry(connection: Any) -> dict[bytes, list[HashedLine]]:
    found: dict[bytes, list[HashedLine]] = {}
    names = ", ".join(f"dim_{name}_id" for name in _DIMS)
    rows = connection.execute(
        "SELECT entry_id, line_no, account_id, side, amount, currency, rate, base_amount, party_id, "  # noqa: S608
        f"{names} FROM journal_lines ORDER BY entry_id, line_no"
    )
    for key, number, account, side, amount, currency, rate, base, party, *dims in rows:
        values = {name.upper(): _uuid(value) for name, value in zip(_DIMS, dims, strict=True)
                  if value is not None}
        found.setdefault(bytes(key), []).append(HashedLine(
            line_no=number, account_id=_uuid(account), is_debit=side == "debit", amount=amount * _UNITS,
            currency=currency, rate=Decimal(rate), base_amount=base * _UNITS,
            party_id=_uuid(party) if party is not None else None, dims=values or None,
        ))
    return found


def _uuid(value: Any) -> UUID:
    return UUID(bytes=bytes(value))


def _audit_chain(connection: Any) -> Iterator[Finding]:
    expected, previous = 1, FIRST_PREVIOUS_HASH
    for seq, at, actor, action, type_, entity, payload, *digests in connection.execute(_EVENTS):
        payload_digest, before, digest = digests
        event = HashedEvent(
            seq=seq, occurred_at=datetime.fromisoformat(at).astimezone(UTC), actor_id=_uuid(actor),
            action=action, entity_type=type_, entity_id=_uuid(entity), payload_hash=payload_digest,
            prev_hash=before,
        )
        sound = sha256(payload.encode()).hexdigest() == payload_digest and event_hash(event) == digest
        if seq != expected or before != previous:
            yield Finding(code="audit_chain", message=f"The audit log has a gap before event {seq}.")
        if not sound:
            yield Finding(code="audit_hash", message=f"Event {seq} of the audit log was changed.")
        expected, previous = seq + 1, digest


def _balances(connection: Any) -> Iterator[Finding]:
    for account, period in connection.execute(_TURNOVER):
        yield Finding(code="balances",
                      message=f"The balance kept for account {account} in {period} is not its lines' sum.")


def _numbers(connection: Any) -> Iterator[Finding]:
    for code, drawn in connection.execute(_DRAWN).fetchall():
        if code not in _NUMBERED:
            continue
        table, column = _NUMBERED[code]
        given = connection.execute(
            f"SELECT count({column}) FROM {table}"  # noqa: S608 - names from our own table
        ).fetchone()[0]
        if given < drawn:
            yield Finding(code="number_gap",
                          message=f"Series {code} gave {drawn} numbers, {given} are there.")


def _totals(connection: Any) -> Iterator[Finding]:
    debit, credit = connection.execute(_SIDES).fetchone()
    if debit != credit:
        yield Finding(code="trial_balance",
                      message=f"Debits {debit * _UNITS} and credits {credit * _UNITS} differ.")


_BROKEN = Finding(code="seal", message="The file is not as Countinghouse closed it: the drive or a program "
                  "changed bytes in it. Compare it with the newest backup.")
_SIGNS_OF_DAMAGE = (
    sqlite.DatabaseError, SQLAlchemyError, ValueError, TypeError, LookupError, ArithmeticError
)
_CHECKS = (_file, _triggers, _totals, _balance, _entry_chain, _audit_chain, _balances, _numbers)


def _subledgers(path: Path, key: Key | None) -> list[Finding]:
    with Company.open(path, read_only=True, key=key) as company, company.database.reading() as session:
        last = session.connection().exec_driver_sql("SELECT max(entry_date) FROM journal_entries").scalar()
        today = company.database.clock.today()
        ties = company.reporting.tie_out(max(today, date.fromisoformat(last)) if last else today)
    return [
        Finding(code="subledger",
                message=f"{tie.account_code} {tie.account_name}: the ledger has {tie.ledger}, "
                f"its documents {tie.documents}, difference {tie.difference}.")
        for tie in ties if tie.difference
    ]
