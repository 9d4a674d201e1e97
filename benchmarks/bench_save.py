"""Saving and previewing a bill of three lines against the same rows written by plain SQLite, in one run.

The floor writes what the save writes (bill, 3 lines, entry, 4 journal lines, balances, audit events, search
rows) with prepared statements and nothing else: no checks, no hashes, no objects.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company, NewCompany
from finance_core.db.engine import PRAGMAS, connect
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.money.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 6, 15, 9, tzinfo=UTC))
RUNS = 100


def timed(run: Callable[[int], Any]) -> tuple[float, float, float]:
    """Return CPU median, wall median and wall 95th percentile in milliseconds."""
    cpu, wall = [], []
    for number in range(RUNS):
        before, started = time.process_time(), time.perf_counter()
        run(number)
        cpu.append(time.process_time() - before)
        wall.append(time.perf_counter() - started)
    return statistics.median(cpu) * 1e3, statistics.median(wall) * 1e3, sorted(wall)[int(RUNS * 0.95)] * 1e3


def floor(path: Path) -> Callable[[int], None]:
    """Return a function that writes the rows of one bill by plain SQLite."""
    connection = connect(path, pragmas=PRAGMAS, read_only=False)
    tables = ("bill", "line", "entry", "posting", "balance", "audit", "search")
    for table in tables:
        connection.execute(
            f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INTEGER, d BLOB, e TEXT) STRICT"
        )
    rows = {"bill": 1, "line": 3, "entry": 1, "posting": 4, "balance": 2, "audit": 2, "search": 2}
    values = ("x" * 40, "2026-06-01", 12_345_600, b"0123456789abcdef", "y" * 60)

    def write(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for table in ("bill", "entry", "audit", "balance"):
            connection.execute(f"SELECT id FROM {table} ORDER BY id DESC LIMIT 1").fetchone()
        for table, count in rows.items():
            connection.executemany(
                f"INSERT INTO {table} (a, b, c, d, e) VALUES (?, ?, ?, ?, ?)", [values] * count
            )
        connection.execute("COMMIT")

    return write


def main() -> None:
    """Print the figures and their ratio to the floor."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        answers = NewCompany(name="Bench", fiscal_year_start=date(2026, 1, 1))
        company = Company.create(path / "bench.countinghouse", answers, CLOCK)
        vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value
        account = company.kernel.accounts.by_code("6100").id

        def bill(number: int, prefix: str) -> RecordInvoice:
            lines = tuple(
                BillLine(account_id=account, description="Rent", unit_price=Decimal(1000 + number))
                for _ in range(3)
            )
            return RecordInvoice(
                vendor_id=vendor.vendor_id,
                invoice_number=f"{prefix}{number}",
                invoice_date=date(2026, 6, 1),
                lines=lines,
            )

        for number in range(20):
            company.ap.record_invoice(bill(number, "W"))
        raw = timed(floor(path / "floor.db"))
        save = timed(lambda number: company.ap.record_invoice(bill(number, "S")))
        preview = timed(lambda number: company.preview("ap.record_invoice", bill(number, "P")))
        company.close()
    print(f"SQLite {sqlite.sqlite_version}; medians of {RUNS}, milliseconds: CPU / wall / wall p95")
    for name, figures in (("plain SQLite floor", raw), ("save a bill", save), ("preview a bill", preview)):
        print(
            f"{name:20} {figures[0]:8.2f} {figures[1]:8.2f} {figures[2]:8.2f}"
            f"   {figures[0] / raw[0]:6.1f} × floor CPU"
        )
    print(f"preview / save CPU: {preview[0] / save[0]:.2f}")


if __name__ == "__main__":
    main()
