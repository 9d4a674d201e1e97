"""What the file itself enforces: triggers that keep posted work final, and the search table.

SQLite text, with PostgreSQL's beside it; re-created from this one list after every migration, because batch
migrations drop triggers silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from finance_core.kernel import ddl_postgresql

if TYPE_CHECKING:
    from sqlalchemy import Connection

IMMUTABLE = ("journal_entries", "journal_lines", "audit_events")

_LEDGER = (
    """CREATE TRIGGER journal_lines_sealed BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'the entry is posted and takes no more lines'); END""",
    """CREATE TRIGGER journal_lines_amounts BEFORE INSERT ON journal_lines
WHEN NEW.amount < 0 OR NEW.base_amount < 0 OR NEW.side NOT IN ('debit', 'credit')
BEGIN SELECT RAISE(ABORT, 'a journal line needs a side and positive amounts'); END""",
    """CREATE TRIGGER journal_lines_replace BEFORE INSERT ON journal_lines
WHEN EXISTS (SELECT 1 FROM journal_lines
             WHERE id = NEW.id OR (entry_id = NEW.entry_id AND line_no = NEW.line_no))
BEGIN SELECT RAISE(ABORT, 'journal lines are final'); END""",
    """CREATE TRIGGER journal_entries_replace BEFORE INSERT ON journal_entries
WHEN EXISTS (SELECT 1 FROM journal_entries
             WHERE id = NEW.id OR entry_no = NEW.entry_no OR idempotency_key = NEW.idempotency_key
                OR reversal_of_id = NEW.reversal_of_id)
BEGIN SELECT RAISE(ABORT, 'journal entries are final'); END""",
    """CREATE TRIGGER journal_entries_balance BEFORE INSERT ON journal_entries
WHEN (SELECT count(*) FROM journal_lines WHERE entry_id = NEW.id) < 2
  OR (SELECT sum(CASE side WHEN 'debit' THEN base_amount ELSE -base_amount END) FROM journal_lines
      WHERE entry_id = NEW.id) <> 0
  OR EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id
             AND (entry_date <> NEW.entry_date OR book <> NEW.book
                  OR fiscal_period_id <> NEW.fiscal_period_id))
BEGIN SELECT RAISE(ABORT, 'the entry does not balance'); END""",
    """CREATE TRIGGER journal_entries_chain BEFORE INSERT ON journal_entries
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal_entries)
  OR NEW.prev_hash <> coalesce(
       (SELECT entry_hash FROM journal_entries ORDER BY seq DESC LIMIT 1), hex(zeroblob(32)))
  OR length(NEW.entry_hash) <> 64
BEGIN SELECT RAISE(ABORT, 'the chain of entries has a gap'); END""",
    """CREATE TRIGGER journal_entries_period BEFORE INSERT ON journal_entries
WHEN (SELECT status FROM fiscal_periods WHERE id = NEW.fiscal_period_id) NOT IN ('open', 'closing')
BEGIN SELECT RAISE(ABORT, 'the period is not open'); END""",
    """CREATE TRIGGER audit_events_chain BEFORE INSERT ON audit_events
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_events)
  OR NEW.prev_hash <> coalesce(
       (SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1), hex(zeroblob(32)))
  OR length(NEW.hash) <> 64
BEGIN SELECT RAISE(ABORT, 'the audit chain has a gap'); END""",
)


def _refusals(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table.replace('_', ' ')} are final'); END"
        for verb in ("UPDATE", "DELETE")
    ]


CERTIFICATES = "period_close_certificates"
# A certificate stays what it was; only a later close of the same period may mark it superseded.
FREE_ON_CERTIFICATES = frozenset({"status", "superseded_at", "superseded_reason", "updated_at",
                                  "updated_by_id"})
TRIGGERS = (*_LEDGER, *(statement for table in IMMUTABLE for statement in _refusals(table)))
SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "subject_type UNINDEXED, subject_id UNINDEXED, title, body, party, amount, date, "
    "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
)


def create_triggers(connection: Connection) -> None:
    """Create every trigger that is not there yet."""
    final = _columns(connection, CERTIFICATES) - FREE_ON_CERTIFICATES
    if connection.dialect.name == "postgresql":
        certificate = (CERTIFICATES, FREE_ON_CERTIFICATES)
        for statement in ddl_postgresql.triggers(IMMUTABLE, certificate):
            connection.exec_driver_sql(statement)
        return
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    present = set(found.scalars())
    for statement in (*TRIGGERS, *_certificate_triggers(final)):
        if statement.split()[2] not in present:
            connection.exec_driver_sql(statement)


def create_search(connection: Connection) -> None:
    """Create the full-text table."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(ddl_postgresql.SEARCH_TABLE)
        connection.exec_driver_sql(ddl_postgresql.SEARCH_INDEX)
    else:
        connection.exec_driver_sql(SEARCH_TABLE)


def _columns(connection: Connection, table: str) -> set[str]:
    found = inspect(connection)
    return {str(one["name"]) for one in found.get_columns(table)} if found.has_table(table) else set()


def _certificate_triggers(final: set[str]) -> tuple[str, ...]:
    if not final:
        return ()
    refuse = f"ON {CERTIFICATES} BEGIN SELECT RAISE(ABORT, 'certificates are final'); END"
    return (
        f"CREATE TRIGGER {CERTIFICATES}_no_update BEFORE UPDATE OF {', '.join(sorted(final))} {refuse}",
        f"CREATE TRIGGER {CERTIFICATES}_no_delete BEFORE DELETE {refuse}",
    )
