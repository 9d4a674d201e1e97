"""Others at the same file: readers during saves, our own hands on the live file, foreign programs."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.company.company import MODULES
from finance_core.errors import CountinghouseError, StorageError
from finance_core.kernel.listing import ListQuery, LookupQuery
from tests.company_fixtures import CLOCK
from tests.reliability.kills import PATIENCE, child
from tests.reliability.saves import CALLS, Books, call, invoice
from tests.unit.finance_core.kernel.ledger_books import raw_writer

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_SIDES = """
SELECT sum(CASE side WHEN 'debit' THEN base_amount ELSE -base_amount END),
       count(DISTINCT entry_id) - (SELECT count(*) FROM journal_entries) FROM journal_lines"""


def test_reports_read_during_saves_always_balance(path: Path) -> None:
    wrong: list[Any] = []
    done = threading.Event()

    def read(company: Company) -> None:
        while not done.is_set():
            with closing(company.database.raw()) as raw:
                found = raw.execute(_SIDES).fetchone()
            if found != (0, 0):
                wrong.append(found)

    with Company.open(path, CLOCK) as company:
        readers = [threading.Thread(target=read, args=(company,)) for _ in range(4)]
        for reader in readers:
            reader.start()
        try:
            books = Books.of(company)
            for number in range(13, 13 + 2 * len(CALLS)):
                call(books, number)
        finally:
            done.set()
            for reader in readers:
                reader.join(PATIENCE)
    assert wrong == []


def open_the_live_file(told: Connection, path: Path) -> None:
    """Work with a company; tell which of its files Python itself opened meanwhile."""
    opened: list[str] = []
    watching = False

    def hear(event: str, args: tuple[Any, ...]) -> None:
        if watching and event == "open" and isinstance(args[0], str | bytes | os.PathLike):
            opened.append(os.fsdecode(args[0]))

    told.send_bytes(b"READY")
    sys.addaudithook(hear)
    with Company.open(path, CLOCK) as company:
        watching = True
        books = Books.of(company)
        for number in range(13, 13 + len(CALLS)):
            call(books, number)
        company.call("ap.list_vendors", ListQuery())
        company.call("reporting.export", {
            "report": {"name": "trial_balance", "as_of": "2026-06-15"}, "format": "csv",
        })
        company.back_up(path.with_name("backup.countinghouse"))
        watching = False
    told.send([name for name in opened if Path(name).name.startswith(path.name)])


def test_nothing_of_ours_opens_the_live_file(path: Path) -> None:
    """On POSIX, closing a file drops every lock the process holds on it, SQLite's too (F17)."""
    with child(open_the_live_file, path) as (_, hears):
        assert hears.recv() == []


def test_another_program_that_writes_is_waited_for_then_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules["finance_core.db.engine"].PRAGMAS, "busy_timeout", 50)
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        with raw_writer(path) as raw:
            raw.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match=r"^Another program is writing to the file, so nothing was "
                                                   r"saved\. Save again in a moment\.$"):
                call(books, 15)
            raw.execute("ROLLBACK")
        call(books, 15)


def test_saves_of_four_threads_take_turns_and_leave_no_gap(path: Path) -> None:
    refusals: list[Exception] = []

    def save(company: Company, first: int) -> None:
        books = Books.of(company)
        for number in range(first, first + 3 * len(CALLS), len(CALLS)):  # an invoice each
            try:
                call(books, number)
            except CountinghouseError as error:
                refusals.append(error)

    with Company.open(path, CLOCK) as company:
        firsts = [1000 * len(CALLS) * turn + CALLS.index(invoice) for turn in range(1, 5)]
        savers = [threading.Thread(target=save, args=(company, first)) for first in firsts]
        for saver in savers:
            saver.start()
        for saver in savers:
            saver.join(PATIENCE)
    assert refusals == []
    assert check_file(path) == ()
    with closing(sqlite3.connect(path)) as connection:
        numbers = [number for (number,) in connection.execute(
            "SELECT invoice_number FROM ar_invoices ORDER BY invoice_number")]
    assert numbers == [f"INV-2026-{number:05}" for number in range(1, 14)]


@pytest.mark.parametrize("text", [
    '"', "'", "100%", "a_b", "12-34", "AND", "NEAR(a b)", "a* OR b", "^x", "-x", "{a} : b", "(", "col:umn",
    "\x00", "a " * 5000, "'; DROP TABLE parties; --", "Ω≈ç√∫", "x" * 100_000,
])
def test_search_takes_whatever_is_typed(kept_books: Path, text: str) -> None:
    with Company.open(kept_books, CLOCK, read_only=True) as company:
        begun = time.monotonic()
        assert isinstance(company.kernel.records.search(LookupQuery(text=text)), tuple)
        assert isinstance(company.ap.list_vendors(ListQuery(text=text)).rows, tuple)
        assert isinstance(company.ap.lookup_vendors(LookupQuery(text=text)), tuple)
        assert time.monotonic() - begun < 3


def test_every_module_that_posts_is_among_those_killed(kept_books: Path) -> None:
    with closing(sqlite3.connect(kept_books)) as connection:
        called = {method.split(".")[0] for (method,) in connection.execute(
            "SELECT method FROM processed_requests")}
    assert called == {module.name for module in MODULES} - {"tax"}


def test_what_another_program_wrote_is_seen_by_the_next_save(path: Path) -> None:
    """Caches hold accounts, roles and settings; a save must not stand on what they were before."""
    told: list[frozenset[str]] = []
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        call(books, 15)
        company.subscribe(told.append)
        call(books, 30)
        told.clear()
        with raw_writer(path) as raw:
            raw.execute("UPDATE accounts SET name = 'Renamed elsewhere' WHERE code = '4000'")
        call(books, 45)
        assert {"accounts", "parties", "journal_lines"} <= told[0]
        assert company.kernel.accounts.by_code("4000").name == "Renamed elsewhere"
        told.clear()
        call(books, 60)
        assert all("accounts" not in tables for tables in told)
