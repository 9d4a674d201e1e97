"""The same refusals and the search table for a PostgreSQL database, in its own words."""

from __future__ import annotations

FINAL = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% are final', replace(TG_TABLE_NAME, '_', ' '); END $$"""

LEDGER = {
    "journal_lines": """
IF EXISTS (SELECT 1 FROM journal_entries WHERE id = NEW.entry_id) THEN
  RAISE EXCEPTION 'the entry is posted and takes no more lines';
ELSIF NEW.amount < 0 OR NEW.base_amount < 0 OR NEW.side NOT IN ('debit', 'credit') THEN
  RAISE EXCEPTION 'a journal line needs a side and positive amounts';
END IF;""",
    "journal_entries": """
IF (SELECT count(*) FROM journal_lines WHERE entry_id = NEW.id) < 2
   OR (SELECT sum(CASE side WHEN 'debit' THEN base_amount ELSE -base_amount END) FROM journal_lines
       WHERE entry_id = NEW.id) <> 0
   OR EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id
              AND (entry_date <> NEW.entry_date OR book <> NEW.book
                   OR fiscal_period_id <> NEW.fiscal_period_id)) THEN
  RAISE EXCEPTION 'the entry does not balance';
ELSIF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal_entries)
   OR NEW.prev_hash <> coalesce(
        (SELECT entry_hash FROM journal_entries ORDER BY seq DESC LIMIT 1), repeat('0', 64))
   OR length(NEW.entry_hash) <> 64 THEN
  RAISE EXCEPTION 'the chain of entries has a gap';
ELSIF (SELECT status FROM fiscal_periods WHERE id = NEW.fiscal_period_id) NOT IN ('open', 'closing') THEN
  RAISE EXCEPTION 'the period is not open';
END IF;""",
    "audit_events": """
IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_events)
   OR NEW.prev_hash <> coalesce(
        (SELECT hash FROM audit_events ORDER BY seq DESC LIMIT 1), repeat('0', 64))
   OR length(NEW.hash) <> 64 THEN
  RAISE EXCEPTION 'the audit chain has a gap';
END IF;""",
}

SEARCH_TABLE = """CREATE TABLE search_index (
subject_type text, subject_id text, title text, body text, party text, amount text, date text,
words tsvector GENERATED ALWAYS AS (to_tsvector('simple',
  coalesce(title, '') || ' ' || coalesce(body, '') || ' ' || coalesce(party, '') || ' ' ||
  coalesce(amount, '') || ' ' || coalesce(date, ''))) STORED)"""
SEARCH_INDEX = "CREATE INDEX ix_search_index_words ON search_index USING gin (words)"


def triggers(final: tuple[str, ...], certificate: tuple[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the statements that make functions and triggers; run again, they change nothing."""
    table, free = certificate
    changed = "refuse_certificate_change"
    return (
        FINAL,
        *(_trigger(name, f"{name}_no_{verb.lower()}", f"BEFORE {verb}", "refuse_change")
          for name in final for verb in ("UPDATE", "DELETE")),
        *(statement for name, body in LEDGER.items() for statement in _check(name, body)),
        f"""CREATE OR REPLACE FUNCTION {changed}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
IF to_jsonb(NEW) - ARRAY[{_texts(free)}] <> to_jsonb(OLD) - ARRAY[{_texts(free)}] THEN
  RAISE EXCEPTION 'certificates are final';
END IF;
RETURN NEW; END $$""",
        _trigger(table, f"{table}_no_update", "BEFORE UPDATE", changed),
        _trigger(table, f"{table}_no_delete", "BEFORE DELETE", "refuse_change"),
    )


def _check(table: str, body: str) -> tuple[str, str]:
    name = f"check_{table}"
    made = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
    return f"{made}\nBEGIN{body}\nRETURN NEW; END $$", _trigger(table, name, "BEFORE INSERT", name)


def _trigger(table: str, name: str, when: str, function: str) -> str:
    return f"CREATE OR REPLACE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"


def _texts(names: frozenset[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))
