"""The file keeps posted work final; its chains verify with code of another kind (kernel.md rules 7, 8)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import RuleViolation
from finance_core.kernel.models.posting import PostingLine
from finance_core.kernel.models.records import AuditAction
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id
from tests.unit.finance_core.kernel.ledger_books import CREDIT, DEBIT, D, line, post, raw_writer

DIMENSIONS = ("PROJECT", "DEPARTMENT", "COST_CENTRE", "ENTITY", "CUSTOM1", "CUSTOM2", "CUSTOM3", "CUSTOM4",
              "CUSTOM5")

HEADERS = """
SELECT e.id, e.seq, e.entry_no, e.book, e.entry_date, p.code, e.kind, e.source_module, e.source_type,
       e.source_id, (SELECT r.seq FROM journal_entries r WHERE r.id = e.reversal_of_id), e.description,
       e.prev_hash, e.entry_hash
FROM journal_entries e JOIN fiscal_periods p ON p.id = e.fiscal_period_id ORDER BY e.seq"""
LINES = """
SELECT line_no, account_id, side, amount, currency, rate, base_amount, party_id, dim_project_id,
       dim_department_id, dim_cost_centre_id, dim_entity_id, dim_custom1_id, dim_custom2_id, dim_custom3_id,
       dim_custom4_id, dim_custom5_id
FROM journal_lines WHERE entry_id = ? ORDER BY line_no"""


@pytest.fixture
def posted(company: Company) -> Path:
    """A closed company with three entries: one in a foreign currency, one the reversal of another."""
    first = post(company, description="Rent | March\\April, Größe")
    company.kernel.records.add_currency("EUR")
    facts: dict[str, Any] = {"currency": "EUR", "rate": D("1.0835")}
    post(company, line(company, "6200", DEBIT, "10.50", **facts),
         line(company, "1050", CREDIT, "10.50", **facts))
    with company.database.transaction() as unit:
        company.kernel.posting.reverse(unit, first.id, reason="wrong")
    company.close()
    return company.path


def plain(units: int) -> str:
    text = format(Decimal(units) / 10000, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def key(value: bytes | None) -> str:
    return str(UUID(bytes=value)) if value else ""


def escaped(text: str) -> str:
    return normalize("NFC", text).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def entry_texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Write every entry's canonical text from kernel.md rule 8 alone."""
    for row in connection.execute(HEADERS).fetchall():
        *plain_facts, source, reverses, text = row[1:12]
        facts = [*map(str, plain_facts), key(source), str(reverses or ""), escaped(text)]
        written = "|".join(["E", *facts]) + "\n"
        lines = connection.execute(LINES, (row[0],))
        for no, account, side, amount, currency, rate, base, party, *dims in lines:
            named = zip(DIMENSIONS, dims, strict=True)
            values = ";".join(sorted(f"{code}={key(value)}" for code, value in named if value))
            written += "|".join([
                "L", str(no), key(account), "D" if side == "debit" else "C", plain(amount), currency,
                str(rate).rstrip("0").rstrip("."), plain(base), key(party), values,
            ]) + "\n"
        yield written, row[12], row[13]


def test_the_entry_chain_verifies_with_code_of_its_own(posted: Path) -> None:
    with closing(sqlite3.connect(posted)) as connection:
        previous, count = "0" * 64, 0
        for text, before, digest in entry_texts(connection):
            assert (before, digest) == (previous, sha256(text.encode()).hexdigest())
            previous, count = digest, count + 1
    assert count == 3


def test_the_audit_chain_verifies_with_code_of_its_own(posted: Path) -> None:
    with closing(sqlite3.connect(posted)) as connection:
        rows = connection.execute(
            "SELECT seq, occurred_at, actor_id, action, entity_type, entity_id, payload, payload_hash, "
            "prev_hash, hash FROM audit_events ORDER BY seq"
        ).fetchall()
    previous = "0" * 64
    for number, (seq, at, actor, action, type_, entity, payload, payload_hash, before,
                 digest) in enumerate(rows, 1):
        assert (seq, before, payload_hash) == (number, previous, sha256(payload.encode()).hexdigest())
        facts = {"seq": seq, "occurred_at": at[:19] + "Z", "actor_id": key(actor), "action": action,
                 "entity_type": type_,
                 "entity_id": key(entity), "payload_hash": payload_hash, "prev_hash": before}
        text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
        assert digest == sha256(text.encode()).hexdigest()
        previous = digest
    assert len(rows) > 20


def test_an_audit_event_keeps_the_published_hash(company: Company) -> None:
    """The vector of kernel.md example 2, as the first event of an empty chain in a real file."""
    path = company.path
    company.close()
    with raw_writer(path) as raw:
        raw.execute("DROP TRIGGER audit_events_no_delete")
        raw.execute("DELETE FROM audit_events")
        raw.execute("UPDATE actors SET id = ?", (UUID(int=0x900).bytes,))
    with Company.open(path, FixedClock(datetime(2027, 1, 5, 9, tzinfo=UTC))) as again:
        again.database.actor_id = UUID("00000000-0000-0000-0000-000000000900")
        with again.database.transaction() as unit:
            unit.record(AuditAction.POST, "journal_entry", UUID("00000000-0000-0000-0000-000000000201"),
                        "vector")
        with closing(again.database.raw()) as connection:
            digests = connection.execute("SELECT payload_hash, hash FROM audit_events").fetchall()
    assert digests == [(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        "d2ba4c2f9248d271a04dc44a146cf5ab637cf669e023ab55cd28ec5ee56d4d54",
    )]


ATTACKS = [
    ("UPDATE journal_lines SET amount = 1", "journal lines are final"),
    ("DELETE FROM journal_lines", "journal lines are final"),
    ("UPDATE journal_entries SET description = 'x'", "journal entries are final"),
    ("DELETE FROM journal_entries", "journal entries are final"),
    ("UPDATE audit_events SET summary = 'x'", "audit events are final"),
    ("DELETE FROM audit_events", "audit events are final"),
    ("REPLACE INTO journal_lines SELECT * FROM journal_lines WHERE line_no = 1",
     "journal lines are final|posted"),
    ("REPLACE INTO journal_entries SELECT * FROM journal_entries WHERE seq = 2", "final|gap"),
    ("REPLACE INTO audit_events SELECT * FROM audit_events WHERE seq = 1", "gap"),
]


@pytest.mark.parametrize(("statement", "text"), ATTACKS)
@pytest.mark.parametrize("recursive", [0, 1])
def test_other_programs_cannot_change_posted_work(
    posted: Path, statement: str, text: str, recursive: int
) -> None:
    before = posted.read_bytes()
    with raw_writer(posted) as raw:
        raw.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(Exception, match=text):
            raw.execute(statement)
    assert posted.read_bytes() == before


def copied(raw: Any, table: str, where: str, **changes: Any) -> None:
    """Insert a copy of a row with some columns changed, as an outsider would."""
    cursor = raw.execute(f"SELECT * FROM {table} WHERE {where}")
    row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True)) | changes
    marks = ", ".join("?" * len(row))
    raw.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def test_a_line_cannot_be_put_into_a_posted_entry(posted: Path) -> None:
    with raw_writer(posted) as raw, pytest.raises(Exception, match="takes no more lines"):
        copied(raw, "journal_lines", "line_no = 1", id=None, line_no=9)


def test_a_header_cannot_take_the_place_of_another(posted: Path) -> None:
    with raw_writer(posted) as raw:
        last = raw.execute("SELECT entry_hash FROM journal_entries WHERE seq = 3").fetchone()[0]
        with pytest.raises(Exception, match="journal entries are final"):
            copied(raw, "journal_entries", "seq = 1", seq=4, prev_hash=last)


@pytest.mark.parametrize(("changes", "text"), [
    ({"side": "debit"}, "does not balance"),
    ({"base_amount": 999_999}, "does not balance"),
    ({"entry_date": "2026-03-11"}, "does not balance"),
    ({"side": "both"}, "needs a side"),
    ({"amount": -1}, "positive amounts"),
])
def test_an_unbalanced_entry_is_refused_by_the_file(posted: Path, changes: dict[str, Any], text: str) -> None:
    with raw_writer(posted) as raw:
        raw.execute("BEGIN")
        entry = new_id().bytes
        last = raw.execute("SELECT entry_hash FROM journal_entries WHERE seq = 3").fetchone()[0]
        where = "entry_id = (SELECT id FROM journal_entries WHERE seq = 1) AND line_no = "
        copied(raw, "journal_lines", where + "1", id=None, entry_id=entry)
        facts: dict[str, Any] = {"id": entry, "seq": 4, "entry_no": "JE-X", "idempotency_key": "x",
                                 "prev_hash": last}

        def forge() -> None:
            copied(raw, "journal_lines", where + "2", id=None, entry_id=entry, **changes)
            copied(raw, "journal_entries", "seq = 1", **facts)

        with pytest.raises(Exception, match=text):
            forge()
        raw.execute("ROLLBACK")


def test_a_gap_in_the_chain_and_a_closed_period_are_refused_by_the_file(posted: Path) -> None:
    where = "entry_id = (SELECT id FROM journal_entries WHERE seq = 1) AND line_no = "
    with raw_writer(posted) as raw:
        last = raw.execute("SELECT entry_hash FROM journal_entries WHERE seq = 3").fetchone()[0]
        for facts, text in (({"seq": 5, "prev_hash": last}, "has a gap"),
                            ({"seq": 4, "prev_hash": "f" * 64}, "has a gap"),
                            ({"seq": 4, "prev_hash": last}, "period is not open")):
            raw.execute("BEGIN")
            if "period" in text:
                raw.execute("UPDATE fiscal_periods SET status = 'closed'")
            entry = new_id().bytes
            for number in "12":
                copied(raw, "journal_lines", where + number, id=None, entry_id=entry)
            with pytest.raises(Exception, match=text):
                copied(raw, "journal_entries", "seq = 1", id=entry, entry_no="JE-X", idempotency_key="x",
                       **facts)
            raw.execute("ROLLBACK")


def test_an_error_between_document_and_entry_leaves_neither(company: Company) -> None:
    vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value.vendor_id
    expense = company.kernel.accounts.by_code("6200").id
    request = RecordInvoice(vendor_id=vendor, invoice_date=date(2026, 3, 1),
                            lines=(BillLine(account_id=expense, unit_price=D(5)),))

    def fail(*_: Any) -> None:
        raise RuntimeError("power cut")

    company.kernel.posting.handlers.append(fail)
    with pytest.raises(RuntimeError):
        company.ap.record_invoice(request)
    with closing(company.database.raw()) as raw:
        counts = [raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                  for table in ("ap_invoices", "ap_invoice_lines", "journal_entries", "journal_lines",
                                "tax_transactions")]
    assert counts == [0] * 5
    company.kernel.posting.handlers.clear()
    assert company.ap.record_invoice(request).value.internal_number == "BILL-2026-00001"


def test_a_line_without_its_entry_is_refused_at_commit(company: Company) -> None:
    entry = post(company)

    def forge() -> None:
        with company.database.transaction() as unit:
            raw = unit.session.connection().connection.driver_connection
            copied(raw, "journal_lines", "line_no = 1", id=None, entry_id=new_id().bytes)

    with pytest.raises(RuleViolation, match="FOREIGN KEY"):
        forge()
    assert company.kernel.records.entry(entry.id).seq == 1


def test_lines_carry_what_the_request_says(company: Company) -> None:
    entry = post(company,
                 PostingLine(account_id=company.kernel.accounts.by_code("6200").id, side=DEBIT, amount=D(7),
                                      memo="m" * 600, reason="because"), line(company, "1000", CREDIT, "7"))
    stored = company.kernel.records.entry(entry.id)
    assert (len(stored.lines[0].memo or ""), stored.lines[0].reason) == (500, "because")
