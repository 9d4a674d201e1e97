"""Journals from CSV text: all or none, each problem with its row and column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finance_core.errors import InvalidInput
from finance_core.modules.gl.api import (
    BatchStatus,
    FileImportedBefore,
    ImportedJournal,
    ImportJournals,
    ReverseEntry,
)
from tests.modules.gl_books import Books, copied_books

D = Decimal
HEADER = "date,reference,account,debit,credit,currency,memo,party\n"
GOOD = HEADER + (
    "2026-06-01,J1,6100,1200.00,,,June rent,\n"
    '2026-06-01,J1,"Checking account",,"1,200.00",,,\n'
    "\n"
    "2026-06-02,J2,1165,-50,,,,\n"
    "2026-06-02,J2,4700,,-50,,,Dunn & Co\n"
)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def imported(books: Books, text: str, **more: Any) -> ImportedJournal:
    return books.gl.import_journals(ImportJournals(text=text, **more)).value


def problems(books: Books, text: str, **more: Any) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.text) for one in imported(books, text, **more).problems]


def test_rows_of_one_date_and_reference_form_an_entry(books: Books) -> None:
    result = imported(books, GOOD, file_name="june.csv")
    assert (result.entry_count, result.line_count, result.turned_amounts, result.problems) == (2, 4, 2, ())
    assert result.batch is not None
    assert (
        result.batch.batch_number,
        result.batch.status,
        result.batch.total_debits,
        result.batch.description,
    ) == (
        "GLB-2026-0001",
        BatchStatus.POSTED,
        D(1250),
        "june.csv",
    )
    assert [books.balance(code) for code in ("6100", "1000", "1165", "4700")] == [
        D(1200),
        D(-1200),
        D(-50),
        D(50),
    ]
    first = books.kernel.records.entries_of(result.batch.id)[0]
    assert (first.source_type, first.description) == ("journal_batch", "June rent")
    assert books.gl.reverse_entry(ReverseEntry(entry_id=first.id)).value.entry_no == "JE-2026-00003"


def test_foreign_rows_carry_their_rate(books: Books) -> None:
    header = "date;reference;account;debit;credit;currency;rate\n"
    text = f"\ufeff{header}02.06.2026;J1;6100;1.000,50;;EUR;1,1\n02.06.2026;J1;1000;;1.000,50;EUR;1,1\n"
    assert imported(books, text, delimiter=";", decimal_mark=",", date_format="%d.%m.%Y").problems == ()
    assert books.balance("6100") == D("1100.55")


def test_one_signed_amount_column_is_enough(books: Books) -> None:
    text = "date,reference,account,amount\n2026-06-02,J1,6100,10\n2026-06-02,J1,1000,-10\n"
    assert imported(books, text).problems == ()
    assert (books.balance("6100"), books.balance("1000")) == (D(10), D(-10))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("02.06.2026,J1,6100,10,,,,\n", (2, "date", "“02.06.2026” is no date of the form %Y-%m-%d.")),
        (
            "2026-06-02,,6100,10,,,,\n",
            (2, "reference", "The reference is empty; rows with one date and reference form an entry."),
        ),
        ("2026-06-02,J1,,10,,,,\n", (2, "account", "The account is empty.")),
        ("2026-06-02,J1,Rental,10,,,,\n", (2, "account", "There is no account “Rental”.")),
        ("2026-06-02,J1,6100,10,,,,Nobody\n", (2, "party", "There is no party “Nobody”.")),
        (
            "2026-06-02,J1,6100,10,10,,,\n",
            (2, "debit", "A row needs a debit or a credit, and only one of them."),
        ),
        ("2026-06-02,J1,6100,,,,,\n", (2, "debit", "A row needs a debit or a credit, and only one of them.")),
        ("2026-06-02,J1,6100,1.000.00,5,,,\n", (2, "debit", "“1.000.00” is no amount.")),
        (
            "2026-06-02,J1,6100,10,,,,\n2026-06-02,J1,1000,,9.50,,,\n",
            (2, "", "Debits exceed credits by 0.50 USD."),
        ),
        (
            "2026-06-02,J1,6100,10,,,,\n2026-06-02,J1,1100,,10,,,\n",
            (
                3,
                "account",
                "1100 Accounts receivable is a control account: record an invoice or credit note instead.",
            ),
        ),
        (
            "2026-06-02,J1,6100,10.005,,,,\n2026-06-02,J1,1000,,10.005,,,\n",
            (2, "debit", "Line 1: 10.005 has more decimals than USD allows (2)."),
        ),
        (
            "2026-06-02,J1,6100,10,,XXX,,\n2026-06-02,J1,1000,,10,XXX,,\n",
            (2, "currency", "There is no currency with the key XXX."),
        ),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_posted(
    books: Books, rows: str, found: tuple[int, str, str]
) -> None:
    good = "2026-06-01,J0,6100,5,,,,\n2026-06-01,J0,1000,,5,,,\n"
    before = books.contents()
    assert problems(books, HEADER + rows + good) == [found]
    assert books.contents() == before


def test_every_problem_of_a_file_is_reported_at_once(books: Books) -> None:
    text = (
        HEADER
        + "x,J1,6100,1,,,,\n2026-06-02,J2,Rental,1,,,,\n2031-06-02,J3,6100,1,,,,\n2031-06-02,J3,1000,,1,,,\n"
    )
    assert [(row, column) for row, column, _ in problems(books, text)] == [
        (2, "date"),
        (3, "account"),
        (4, "date"),
    ]


def test_missing_and_unknown_columns_are_named(books: Books) -> None:
    found = problems(books, "date,account,debit,colour\n2026-06-01,6100,5,red\n")
    assert [(row, column) for row, column, _ in found] == [(1, "colour"), (1, "reference"), (1, "debit")]


def test_the_same_file_is_imported_twice_only_when_confirmed(books: Books) -> None:
    imported(books, GOOD)
    with pytest.raises(FileImportedBefore, match="This file was imported before as GLB-2026-0001"):
        imported(books, GOOD)
    again = imported(books, GOOD, allow_repeat=True)
    assert again.batch is not None
    assert again.batch.batch_number == "GLB-2026-0002"


def test_an_empty_file_posts_nothing(books: Books) -> None:
    before = books.contents()
    result = imported(books, HEADER)
    assert (result.batch, result.entry_count) == (None, 0)
    assert books.contents() == before


def test_a_broken_quote_is_no_csv(books: Books) -> None:
    with pytest.raises(InvalidInput, match="is no CSV"):
        imported(books, HEADER + '2026-06-01,"J1" x,6100,5,,,,\n')
