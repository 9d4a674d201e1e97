"""Fill a company with as many entries as a benchmark needs, past the services but as they would have written.

Numbers, hashes, chain and balances are those of the posting service, so the file passes every check; only the
audit events are left out. Triggers and indexes of the lines are put aside meanwhile. For benchmarks alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Any
from uuid import UUID

from finance_core.company import Company
from finance_core.db.types import from_ledger_units
from finance_core.kernel.hashing import FIRST_PREVIOUS_HASH, HashedEntry, HashedLine, entry_hash
from finance_core.money.ids import new_id

BATCH = 20_000
NO_ENTITY = bytes(16)
MOMENT = "2026-01-01T00:00:00.000000Z"
ONE = Decimal(1)
# Account, whether it is debited, and the amount in 1/10,000.
Amounts = Sequence[tuple[UUID, bool, int]]
LINES = """
INSERT INTO journal_lines (entry_id, line_no, entry_date, fiscal_period_id, book, is_closing, account_id,
    side, amount, currency, rate, base_amount, is_base_only)
VALUES (?, ?, ?, ?, 'MAIN', 0, ?, ?, ?, ?, '1.000000000', ?, 0)"""
ENTRIES = """
INSERT INTO journal_entries (id, created_at, updated_at, created_by_id, updated_by_id, seq, entry_no, book,
    kind, entry_date, fiscal_period_id, description, source_module, source_type, source_id, idempotency_key,
    posted_at, posted_by_id, prev_hash, entry_hash)
VALUES (?, ?, ?, ?, ?, ?, ?, 'MAIN', 'normal', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
BALANCES = """
INSERT INTO account_period_balances (account_id, fiscal_period_id, book, kind_group, currency, dim_entity_id,
    debit, credit, base_debit, base_credit, line_count)
VALUES (?, ?, 'MAIN', 'normal', ?, ?, ?, ?, ?, ?, ?)"""
ACCOUNTS = "SELECT id FROM accounts WHERE is_summary = 0 AND type <> 'memo' ORDER BY code"
PERIODS = """
SELECT id, code, start_date, end_date FROM fiscal_periods WHERE is_adjustment = 0 ORDER BY start_date"""


@dataclass(slots=True)
class _Writer:
    """Rows on their way into the file."""

    connection: Any
    currency: str
    actor: bytes
    entries: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[tuple[Any, ...]] = field(default_factory=list)
    sums: dict[tuple[bytes, bytes], list[int]] = field(default_factory=dict)
    previous: str = FIRST_PREVIOUS_HASH

    def add(self, seq: int, on: date, period: tuple[bytes, str], amounts: Amounts) -> None:
        """Add an entry dated in a period (its id and code)."""
        key, source = new_id().bytes, new_id()
        hashed = HashedEntry(
            seq=seq,
            entry_no=f"JE-{on.year}-{seq:07}",
            book="MAIN",
            entry_date=on,
            period=period[1],
            kind="normal",
            source_module="gl",
            source_type="gl_journal",
            source_id=source,
            description=f"Benchmark entry {seq}",
        )
        digest = entry_hash(hashed, [self._hashed(number, *line) for number, line in enumerate(amounts, 1)])
        made = (key, MOMENT, MOMENT, self.actor, self.actor)
        what = (seq, hashed.entry_no, on.isoformat(), period[0], hashed.description, "gl", "gl_journal")
        proof = (f"gl:gl_journal:{source}:post", MOMENT, self.actor, self.previous, digest)
        self.entries.append((*made, *what, source.bytes, *proof))
        self._add_lines(key, on.isoformat(), period[0], amounts)
        self.previous = digest
        if len(self.entries) >= BATCH:
            self.flush()

    def _hashed(self, number: int, account: UUID, is_debit: bool, units: int) -> HashedLine:  # noqa: FBT001 - a row
        amount = from_ledger_units(units)
        return HashedLine(
            line_no=number,
            account_id=account,
            is_debit=is_debit,
            amount=amount,
            currency=self.currency,
            rate=ONE,
            base_amount=amount,
        )

    def _add_lines(self, key: bytes, day: str, period: bytes, amounts: Amounts) -> None:
        for number, (account, is_debit, units) in enumerate(amounts, 1):
            side = "debit" if is_debit else "credit"
            self.lines.append((key, number, day, period, account.bytes, side, units, self.currency, units))
            sums = self.sums.setdefault((account.bytes, period), [0, 0, 0])
            sums[not is_debit] += units
            sums[2] += 1

    def flush(self) -> None:
        """Write what has gathered."""
        self.connection.executemany(LINES, self.lines)
        self.connection.executemany(ENTRIES, self.entries)
        self.lines.clear()
        self.entries.clear()

    def finish(self) -> None:
        """Write the rest and the balances."""
        self.flush()
        self.connection.executemany(
            BALANCES,
            [
                (account, period, self.currency, NO_ENTITY, debit, credit, debit, credit, count)
                for (account, period), (debit, credit, count) in self.sums.items()
            ],
        )


def build_ledger(company: Company, transactions: int, seed: int = 1) -> None:
    """Fill the whole fiscal calendar of an empty company evenly with balanced entries of two to four lines.

    A few accounts take most of the lines, as in real books; amounts are 1.00 to 5,000.00.
    """
    chance = random.Random(seed)  # noqa: S311 - the same ledger every time, no secret
    connection = company.database.writer_connection()
    accounts = [UUID(bytes=row[0]) for row in connection.execute(ACCOUNTS)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(len(accounts))))
    periods = list(connection.execute(PERIODS))
    first, last = date.fromisoformat(periods[0][2]), date.fromisoformat(periods[-1][3])
    actor = connection.execute("SELECT id FROM actors").fetchone()[0]
    days = (last - first).days + 1
    with _bulk(connection):
        writer = _Writer(connection, company.base_currency, actor)
        position = 0
        for seq in range(1, transactions + 1):
            on = first + timedelta(days=(seq - 1) * days // transactions)
            while on.isoformat() > periods[position][3]:
                position += 1
            chosen = chance.choices(accounts, cum_weights=weights, k=chance.choice((2, 3, 3, 3, 2, 3, 4, 2)))
            parts = [chance.randrange(100, 500_000) * 100 for _ in chosen[1:]]
            is_debit = chance.random() < 0.5
            amounts = [(chosen[0], is_debit, sum(parts))]
            amounts += [
                (account, not is_debit, part) for account, part in zip(chosen[1:], parts, strict=True)
            ]
            writer.add(seq, on, (periods[position][0], periods[position][1]), amounts)
        writer.finish()
        _continue_numbers(connection, transactions)


@contextmanager
def _bulk(connection: Any) -> Iterator[None]:
    """Put the triggers and the indexes of the lines aside while rows go in, all in one transaction."""
    aside = list(
        connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
            "(type = 'trigger' AND tbl_name LIKE 'journal%' OR type = 'index' AND tbl_name = 'journal_lines')"
        )
    )
    connection.set_authorizer(None)  # the program's own connection changes no schema
    connection.execute("BEGIN IMMEDIATE")
    for kind, name, _ in aside:
        connection.execute(f'DROP {kind} "{name}"')
    yield
    for _, _, statement in aside:
        connection.execute(statement)
    connection.execute("COMMIT")


def _continue_numbers(connection: Any, transactions: int) -> None:
    """Let the next entry number follow those given here."""
    series = connection.execute("SELECT id FROM number_series WHERE code = 'JE'").fetchone()[0]
    years = connection.execute("SELECT DISTINCT substr(end_date, 1, 4) FROM fiscal_years").fetchall()
    connection.executemany(
        "INSERT INTO number_counters (series_id, scope_key, last_number) VALUES (?, ?, ?)",
        [(series, year, transactions) for (year,) in years],
    )
