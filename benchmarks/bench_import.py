"""A bank file of 10,000 lines: imported, imported again, matched, against a raw executemany of the same rows.

Processor time of this process. The floor writes the very rows that the import stored into the same table,
with its indexes and foreign keys, in one transaction and nothing else. Run it by
`python -m benchmarks.bench_import --lines 10000`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from finance_core.company import Company, NewCompany
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.reader import read_statement_here
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.modules.cash.api import BankAccount, CreateBankAccount, ImportStatement, StartReconciliation
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id

CLOCK = FixedClock(datetime(2026, 6, 15, 9, tzinfo=UTC))
FIRST = date(2026, 1, 1)
DAYS = 150
MAPPING = CsvMapping(
    header=("Date", "Payee", "Text", "Amount"),
    date_column=0,
    payee_column=1,
    text_columns=(2,),
    amount_column=3,
)


def booking(number: int) -> tuple[date, Decimal]:
    """Return day and amount of a line; amounts repeat now and then, as they do."""
    return FIRST + timedelta(days=number % DAYS), -Decimal(100 + number * 7 % 250_000) / 100


def statement(lines: int) -> bytes:
    """Return a bank's CSV file."""
    rows = ["Date,Payee,Text,Amount"]
    for number in range(lines):
        on, amount = booking(number)
        rows.append(f"{on.isoformat()},Merchant {number % 400},Card payment ref {number:06d},{amount}")
    return "\n".join(rows).encode()


def cpu_seconds(work: Callable[[], Any]) -> float:
    """Return the processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def write_floor(company: Company) -> float:
    """Return the processor time of writing the stored rows again, alone."""
    connection = company.database.writer_connection()
    rows = connection.execute("SELECT * FROM cash_bank_statement_lines").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM cash_bank_statement_lines")
    insert = f"INSERT INTO cash_bank_statement_lines VALUES ({', '.join('?' * len(rows[0]))})"
    seconds = cpu_seconds(lambda: connection.executemany(insert, rows))
    connection.execute("ROLLBACK")
    return seconds


def book(company: Company, bank: BankAccount, lines: int) -> None:
    """Post a book line for every bank line, one entry a day."""
    expense = company.kernel.accounts.by_code("6200").id
    by_day: dict[date, list[Decimal]] = {}
    for number in range(lines):
        on, amount = booking(number)
        by_day.setdefault(on, []).append(-amount)
    for on, amounts in by_day.items():
        posted = [
            PostingLine(side=Side.CREDIT, amount=amount, account_id=bank.account_id) for amount in amounts
        ]
        total = sum(amounts, Decimal(0))
        cost = PostingLine(side=Side.DEBIT, amount=total, account_id=expense)
        request = PostingRequest(
            entry_date=on,
            description=f"Card payments of {on.isoformat()}",
            lines=(cost, *posted),
            source_module="gl",
            source_type="gl_journal",
            source_id=new_id(),
        )
        with company.database.transaction() as unit:
            company.kernel.posting.post(unit, request)


def measure(company: Company, lines: int) -> list[tuple[str, float]]:
    """Return what was measured and its processor time in seconds."""
    cash = company.cash
    bank = cash.create_bank_account(CreateBankAccount(name="Main checking")).value
    cash.read_statement = lambda content, file, mapping: read_statement_here(
        content, file, CsvMapping.model_validate(mapping) if mapping else None
    )
    content = statement(lines)

    def bring(data: bytes, name: str) -> None:
        request = ImportStatement(
            file_name=name,
            content=b64encode(data).decode(),
            bank_account_id=bank.id,
            mapping=MAPPING.model_dump(mode="json"),
        )
        cash.import_bank_statement(request)

    found = [("parse the file", cpu_seconds(lambda: read_statement_here(content, "bank.csv", MAPPING)))]
    found.append(("import, all lines new", cpu_seconds(lambda: bring(content, "bank.csv"))))
    found.append(("floor: raw executemany of the same rows", write_floor(company)))
    found.append(("import again, all lines known", cpu_seconds(lambda: bring(content + b"\n", "again.csv"))))
    book(company, bank, lines)
    found.append((f"match with {lines:,} book lines", cpu_seconds(lambda: cash.auto_match(bank.id))))
    found.append(("workbench opens", workbench(company, bank.id)))
    return found


def workbench(company: Company, bank_account_id: UUID) -> float:
    """Return the processor time of what the reconciliation page shows first."""
    cash = company.cash
    request = StartReconciliation(
        bank_account_id=bank_account_id, statement_date=date(2026, 5, 31), statement_balance=Decimal(0)
    )
    reconciliation = cash.start_reconciliation(request).value
    page = ListQuery(filters={"bank_account_id": bank_account_id})

    def open_page() -> None:
        cash.reconciliation_status(reconciliation.id)
        cash.list_statement_lines(page)
        cash.list_book_lines(page)

    open_page()
    return cpu_seconds(open_page)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=10_000)
    lines = parser.parse_args().lines
    with tempfile.TemporaryDirectory() as folder:
        answers = NewCompany(name="Bench", fiscal_year_start=FIRST)
        company = Company.create(Path(folder) / "bench.countinghouse", answers, CLOCK)
        for name, seconds in measure(company, lines):
            print(f"{name:<44}{seconds * 1000:>10.0f} ms {lines / max(seconds, 1e-9):>12,.0f} lines/s")
        company.close()


if __name__ == "__main__":
    main()
