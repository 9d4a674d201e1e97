"""Saving and previewing a bill of three lines against the same statements run by the driver alone.

The floor runs the very reads and rows of a save (bill, 3 lines, entry, 4 journal lines, balances, audit
events, search rows) on a copy of the file: its indexes and keys, but no triggers, checks, hashes or objects.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, event

from finance_core.company import Company, NewCompany
from finance_core.db.engine import PRAGMAS, connect
from finance_core.modules.ap.api import BillLine, RecordInvoice, SaveVendor
from finance_core.money.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 6, 15, 9, tzinfo=UTC))
RUNS = 100


def timed(*runs: Callable[[int], Any]) -> list[tuple[float, float, float]]:
    """Return for each work, done in turn, CPU median, wall median and wall p95 in milliseconds."""
    cpu: list[list[float]] = [[] for _ in runs]
    wall: list[list[float]] = [[] for _ in runs]
    for number in range(RUNS):
        for place, run in enumerate(runs):
            before, started = time.process_time(), time.perf_counter()
            run(number)
            cpu[place].append(time.process_time() - before)
            wall[place].append(time.perf_counter() - started)
    return [
        (statistics.median(own) * 1e3, statistics.median(real) * 1e3, sorted(real)[int(RUNS * 0.95)] * 1e3)
        for own, real in zip(cpu, wall, strict=True)
    ]


def recorded(save: Callable[[int], Any]) -> list[list[tuple[str, Any, bool]]]:
    """Return the statements of each save with their values, as the driver gets them."""
    saves: list[list[tuple[str, Any, bool]]] = []

    def note(*call: Any) -> None:
        _connection, _cursor, statement, values, _context, is_many = call
        saves[-1].append((statement, values, is_many))

    event.listen(Engine, "before_cursor_execute", note)
    for number in range(RUNS):
        saves.append([])
        save(number)
    event.remove(Engine, "before_cursor_execute", note)
    return saves


def replay(path: Path, saves: Sequence[Sequence[tuple[str, Any, bool]]]) -> Callable[[int], None]:
    """Return a function that runs the statements of a save again: the same reads and rows, by the driver."""
    connection = connect(path, pragmas=PRAGMAS, read_only=False)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')

    def write(number: int) -> None:
        for statement, values, is_many in saves[number]:
            if is_many:
                connection.executemany(statement, values)
            else:
                connection.execute(statement, values or ()).fetchall()
        connection.commit()

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
        copyfile(company.path, path / "floor.countinghouse")
        saves = recorded(lambda number: company.ap.record_invoice(bill(number, "R")))
        raw, save, preview = timed(
            replay(path / "floor.countinghouse", saves),
            lambda number: company.ap.record_invoice(bill(number, "S")),
            lambda number: company.preview("ap.record_invoice", bill(number, "P")),
        )
        company.close()
    print(f"SQLite {sqlite.sqlite_version}; medians of {RUNS}, milliseconds: CPU / wall / wall p95")
    for name, figures in (("floor", raw), ("save a bill", save), ("preview a bill", preview)):
        print(
            f"{name:20} {figures[0]:8.2f} {figures[1]:8.2f} {figures[2]:8.2f}"
            f"   {figures[0] / raw[0]:6.1f} × floor CPU"
        )
    print(f"preview / save CPU: {preview[0] / save[0]:.2f}")


if __name__ == "__main__":
    main()
