"""Reports against the floor of raw SQL, measured in the same run: `python -m benchmarks.bench_reports`.

Processor time of this process, medians. Each figure is the report as the window gets it, every row and key
made; each floor is the least SQL that finds the same sums.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from typing_extensions import override

from benchmarks.ledger import build_ledger
from finance_core.company import Company, NewCompany
from finance_core.modules.reporting.api import ReportOptions, Split

YEARS = (date(2024, 1, 1), 3)
MONTH_END, ANY_DAY, LAST_DAY = date(2026, 11, 30), date(2026, 11, 17), date(2026, 12, 31)
COVER = """
SELECT account_id, sum(CASE side WHEN 'debit' THEN base_amount ELSE -base_amount END)
FROM journal_lines INDEXED BY ix_journal_lines_account_id_entry_date_base_amount
WHERE book = 'MAIN' AND entry_date <= ? GROUP BY account_id"""
MONTHS = """
SELECT b.account_id, p.start_date, sum(b.base_debit - b.base_credit)
FROM account_period_balances b JOIN accounts a ON a.id = b.account_id
JOIN fiscal_periods p ON p.id = b.fiscal_period_id
WHERE a.type IN ('income', 'expense') AND b.book = 'MAIN' AND b.kind_group = 'normal' GROUP BY 1, 2"""
NEWEST = """
SELECT l.entry_date, e.id, e.entry_no, e.description, p.name, l.memo, l.side, l.base_amount,
    (SELECT CASE WHEN min(a.code) = max(a.code) THEN min(a.code) ELSE 'Split' END
     FROM journal_lines o JOIN accounts a ON a.id = o.account_id
     WHERE o.entry_id = l.entry_id AND o.account_id <> l.account_id)
FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id LEFT JOIN parties p ON p.id = l.party_id
WHERE l.account_id = ? ORDER BY l.entry_date DESC, l.id DESC LIMIT ?"""
BALANCE = """
SELECT sum(base_debit - base_credit) FROM account_period_balances WHERE account_id = ? AND book = 'MAIN'"""
NEAREST = """
SELECT account_id FROM account_period_balances
GROUP BY account_id ORDER BY abs(sum(line_count) - ?) LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Result:
    """One figure against its floor."""

    name: str
    floor: float | None
    ours: float
    goal: str

    @override
    def __str__(self) -> str:
        floor = "" if self.floor is None else f"{self.floor:9.2f}"
        ratio = "" if self.floor is None else f"{self.ours / self.floor:7.2f}"
        return f"{self.name:<44}{floor:>10}{self.ours:10.2f}{ratio:>8}   {self.goal}"


def milliseconds(work: Callable[[], Any], repeats: int) -> float:
    """Return the median processor time of some work, which was done once before."""
    work()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def busiest_near(connection: Any, lines: int) -> UUID:
    """Return the account whose number of lines is nearest to the one wanted."""
    found = connection.execute(NEAREST, [lines]).fetchone()
    return UUID(bytes=found[0])


def measure(company: Company, repeats: int) -> list[Result]:
    """Return the figures of one company."""
    reporting, raw = company.reporting, company.database.raw().driver_connection
    account = busiest_near(raw, 10_000)

    def sql(statement: str, *values: Any) -> Callable[[], Any]:
        return lambda: raw.execute(statement, values).fetchall()

    def both(*works: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: [work() for work in works]

    def register(limit: int) -> Callable[[], Any]:
        options = ReportOptions(account_id=account, date_from=YEARS[0], date_to=LAST_DAY, limit=limit)
        return lambda: reporting.account_register(options)

    def floor(work: Callable[[], Any]) -> float:
        return milliseconds(work, repeats)

    newest = [
        both(sql(NEWEST, account.bytes, limit), sql(BALANCE, account.bytes)) for limit in (100, 1_000_000)
    ]
    by_month = ReportOptions(date_from=YEARS[0], date_to=LAST_DAY, split=Split.MONTH)
    return [
        Result(
            "trial balance, any day",
            floor(sql(COVER, ANY_DAY.isoformat())),
            milliseconds(lambda: reporting.trial_balance(ReportOptions(as_of=ANY_DAY)), repeats),
            "≤ 0.5; ≤ 0.1 at 1M",
        ),
        Result(
            "trial balance, month end",
            floor(sql(COVER, MONTH_END.isoformat())),
            milliseconds(lambda: reporting.trial_balance(ReportOptions(as_of=MONTH_END)), repeats),
            "1M ≤ 2 × 10k",
        ),
        Result(
            "balance sheet, any day",
            None,
            milliseconds(lambda: reporting.balance_sheet(ReportOptions(as_of=ANY_DAY)), repeats),
            "",
        ),
        Result(
            "income statement, 36 months",
            floor(sql(MONTHS)),
            milliseconds(lambda: reporting.income_statement(by_month), repeats),
            "≤ 5",
        ),
        Result("register, newest 100 lines", floor(newest[0]), milliseconds(register(100), repeats), "≤ 5"),
        Result(
            "register, about 10,000 lines",
            floor(newest[1]),
            milliseconds(register(1_000_000), repeats),
            "≤ 3",
        ),
        Result("dashboard", None, milliseconds(lambda: reporting.dashboard(ANY_DAY), repeats), ""),
    ]


def report_on(transactions: int, folder: Path, repeats: int) -> None:
    """Build a company of a size and print its figures."""
    start = time.perf_counter()
    answers = NewCompany(name="Benchmark", fiscal_year_start=YEARS[0], years=YEARS[1])
    path = folder / f"{transactions}.countinghouse"
    with Company.create(path, answers) as company:
        build_ledger(company, transactions)
    with Company.open(path) as company:
        lines = (
            company.database.raw()
            .driver_connection.execute("SELECT count(*) FROM journal_lines")
            .fetchone()[0]
        )
        print(
            f"\n{transactions:,} entries, {lines:,} lines, {path.stat().st_size / 1e6:,.0f} MB, "
            f"built in {time.perf_counter() - start:.0f} s"
        )
        print(f"{'milliseconds of processor time':<44}{'floor':>10}{'ours':>10}{'ratio':>8}   goal")
        for result in measure(company, repeats):
            print(result)
        sys.stdout.flush()
    path.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the ledgers and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--entries", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the ledgers"
    )
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=".") as folder:
        for transactions in options.entries:
            report_on(transactions, Path(folder), options.repeats)


if __name__ == "__main__":
    main()
