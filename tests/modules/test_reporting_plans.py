"""How reports read the file: whole months from the table of balances, days through the covering index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from finance_core.company import Company
from finance_core.modules.reporting.api import DrillKey
from tests.modules.reporting_books import Ledger, row_of

pytest_plugins = ("tests.company_fixtures",)
COVERING = "ix_journal_lines_account_id_entry_date_base_amount"
SOUGHT = f"{COVERING} (account_id=? AND entry_date>? AND entry_date<?)"
Plan = tuple[str, list[str]]


@pytest.fixture
def ledger(company: Company) -> Ledger:
    books = Ledger.open(company)
    for month in range(1, 7):
        books.post(date(2026, month, 10), "1000", "4010", f"{month}00")
    return books


@contextmanager
def watching(company: Company, plans: list[Plan]) -> Iterator[None]:
    """Note every statement the readers run, with SQLite's plan for it."""
    engine = company.database._reader

    def note(connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        raw = connection.connection.driver_connection
        plans.append(
            (statement, [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)])
        )

    event.listen(engine, "before_cursor_execute", note)
    yield
    event.remove(engine, "before_cursor_execute", note)


def plans_of(ledger: Ledger, work: Callable[[], Any]) -> list[Plan]:
    """Return what a report runs once chart and calendar are known."""
    work()
    plans: list[Plan] = []
    with watching(ledger.company, plans):
        work()
    return [(statement, plan) for statement, plan in plans if not statement.startswith("BEGIN")]


def steps_on(plans: list[Plan], table: str) -> list[str]:
    return [step for _, plan in plans for step in plan if step.split()[1] == table]


def test_a_trial_balance_at_month_end_reads_only_the_table_of_balances(ledger: Ledger) -> None:
    plans = plans_of(ledger, lambda: ledger.report("trial_balance", as_of="2026-04-30"))
    assert len(plans) == 3
    assert steps_on(plans, "account_period_balances") == ["SCAN account_period_balances"]
    assert steps_on(plans, "journal_lines") == []
    assert not [step for _, plan in plans for step in plan if "TEMP B-TREE" in step]


def test_a_trial_balance_of_any_day_adds_the_days_through_the_covering_index(ledger: Ledger) -> None:
    plans = plans_of(ledger, lambda: ledger.report("trial_balance", as_of="2026-04-17"))
    assert len(plans) == 4
    assert steps_on(plans, "account_period_balances") == ["SCAN account_period_balances"]
    assert steps_on(plans, "journal_lines") == [f"SEARCH journal_lines USING COVERING INDEX {SOUGHT}"]


def test_an_income_statement_by_months_is_one_query(ledger: Ledger) -> None:
    plans = plans_of(
        ledger,
        lambda: ledger.report(
            "income_statement", date_from="2026-01-01", date_to="2026-12-31", split="month"
        ),
    )
    assert len(plans) == 3
    assert steps_on(plans, "journal_lines") == []


def test_a_balance_sheet_reads_each_part_once(ledger: Ledger) -> None:
    plans = plans_of(ledger, lambda: ledger.report("balance_sheet", as_of="2026-12-31"))
    assert len(plans) == 3
    assert steps_on(plans, "journal_lines") == []


def test_a_register_seeks_its_lines_in_the_covering_index(ledger: Ledger) -> None:
    cash = ledger.account("1000")
    plans = plans_of(
        ledger, lambda: ledger.report("account_register", account_id=cash, date_from="2026-03-01", limit=100)
    )
    assert len(plans) == 5
    lines = [step.replace("COVERING ", "") for step in steps_on(plans, "journal_lines")]
    assert set(lines) == {f"SEARCH journal_lines USING INDEX {SOUGHT}"}
    assert not [step for _, plan in plans for step in plan if step.startswith("SCAN journal")]


def test_drilling_to_lines_seeks_them(ledger: Ledger) -> None:
    row = row_of(ledger.report("balance_sheet", as_of="2026-04-30"), "1000 Checking account")
    assert row.drill is not None
    key: DrillKey = row.drill
    lines = steps_on(plans_of(ledger, lambda: ledger.company.reporting.drill(key)), "journal_lines")
    assert lines
    assert all(COVERING in step for step in lines)
