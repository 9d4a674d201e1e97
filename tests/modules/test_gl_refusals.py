"""Journals that are refused (gl.md rule 9): the text, the field, and that nothing is left behind."""



from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.errors import CountinghouseError
from finance_core.kernel.accounts import SaveAccount
from finance_core.kernel.errors import MissingRate
from finance_core.kernel.records import SetRate
from finance_core.modules.gl.api import RecordJournal
from tests.modules.gl_books import Books, copied_books, day

D = Decimal
RENT = (("6100", "1200", ""), ("1000", "", "1200"))


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def refused_journals(books: Books) -> dict[str, tuple[RecordJournal, str, str]]:
    """Name → request, message, field."""
    euro = {"currency": "EUR", "rate": D("1.1")}
    return {
        "unbalanced": (
            books.journal("2026-06-15", ("6100", "1012.50", ""), ("1000", "", "1000"), **euro),
            "Debits exceed credits by 12.50 EUR.",
            "lines",
        ),
        "unbalanced base": (
            books.journal("2026-06-15", ("6100", "10", ""), ("1000", "", "10.01")),
            "Credits exceed debits by 0.01 USD.",
            "lines",
        ),
        "control": (
            books.journal("2026-06-15", ("1100", "10", ""), ("4000", "", "10")),
            "1100 Accounts receivable is a control account: record an invoice or credit note instead.",
            "lines.0.account_id",
        ),
        "header": (
            books.journal("2026-06-15", ("6200", "10", ""), ("10", "", "10")),
            "10 Cash and cash equivalents is a header account. Choose one of its sub-accounts.",
            "lines.1.account_id",
        ),
        "party": (
            books.journal("2026-06-15", ("6100", "10", ""), ("1000", "", "5"), ("2999", "", "5")),
            "Line 3: choose a party, account 2999 requires one.",
            "lines.2.party_id",
        ),
        "decimals": (
            books.journal("2026-06-15", ("6100", "10", ""), ("1000", "", "10.005")),
            "Line 2: 10.005 has more decimals than USD allows (2).",
            "lines.1.credit",
        ),
        "negative": (
            books.journal("2026-06-15", ("6100", "-10", ""), ("1000", "", "10")),
            "Line 1: the amount must be above zero.",
            "lines.0.debit",
        ),
    }


def unfinished_journals(books: Books) -> dict[str, tuple[RecordJournal, str, str]]:
    """Name → request, message, field."""
    return {
        "both columns": (
            books.journal("2026-06-15", ("6100", "10", "10"), ("1000", "", "10")),
            "Line 1: enter a debit or a credit, not both.",
            "lines.0.credit",
        ),
        "no amount": (
            books.journal("2026-06-15", ("6100", "10", ""), ("1000", "", "")),
            "Line 2: enter a debit or a credit.",
            "lines.1.debit",
        ),
        "no account": (
            books.journal("2026-06-15", ("", "10", ""), ("1000", "", "10")),
            "Line 1: choose an account.",
            "lines.0.account_id",
        ),
        "one line": (
            books.journal("2026-06-15", ("6100", "10", "")),
            "An entry needs at least two lines.",
            "lines",
        ),
        "closed": (
            books.journal("2026-02-10", *RENT),
            "2026-02 is closed. Reopen it in Accounting › Periods or use 2026-03-01.",
            "entry_date",
        ),
        "no period": (
            books.journal("2031-02-10", *RENT),
            "No fiscal period contains 2031-02-10 – create fiscal year 2031 in Accounting › Periods.",
            "entry_date",
        ),
    }


@pytest.mark.parametrize(
    "case",
    [
        "unbalanced",
        "unbalanced base",
        "control",
        "header",
        "party",
        "decimals",
        "negative",
        "both columns",
        "no amount",
        "no account",
        "one line",
        "closed",
        "no period",
    ],
)
def test_a_refusal_says_what_to_do_and_leaves_nothing(books: Books, case: str) -> None:
    books.kernel.accounts.save(
        SaveAccount(
            code="2999", name="Deposits by person", subtype="other_current_liability", requires_party=True
        )
    )
    books.close_period("2026-02")
    request, message, field = (refused_journals(books) | unfinished_journals(books))[case]
    before = books.contents()
    with pytest.raises(CountinghouseError) as refused:
        books.gl.record_journal_entry(request)
    assert (refused.value.message, refused.value.field) == (message, field)
    assert books.contents() == before
    posted = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).value
    assert posted.entry_no == "JE-2026-00001"


def test_a_missing_rate_names_currency_and_day(books: Books) -> None:
    books.kernel.records.set_rate(
        SetRate(from_currency="CHF", to_currency="USD", rate_date=day("2026-03-12"), rate=D("1.1"))
    )
    before = books.contents()
    with pytest.raises(MissingRate) as refused:
        books.gl.record_journal_entry(books.journal("2026-03-31", *RENT, currency="CHF"))
    assert refused.value.message.startswith("Rate CHF→USD for 2026-03-31 is missing (newest 2026-03-12)")
    assert books.contents() == before
