"""Register, general ledger and journal on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.records import SetRate
from finance_core.modules.reporting.api import DrillKind
from finance_core.money.ids import new_id
from tests.modules.reporting_books import Ledger, printing_plus, row_of, shown

pytest_plugins = ("tests.company_fixtures",)
D = Decimal


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with printing_plus(tmp_path_factory.mktemp("books")) as books:
        yield books


def test_a_register_carries_the_balance_and_names_the_other_account(ledger: Ledger) -> None:
    table = ledger.report("account_register", account_id=ledger.account("1100"), date_from="2019-01-15")
    assert shown(table) == [
        ("Balance brought forward", "5500.00"),
        (
            "2019-01-23",
            "JE-2019-00010",
            "Customer pays",
            "Larry's Lamps",
            "1000 Checking account",
            "5500.00",
            "0.00",
        ),
        (
            "2019-01-27",
            "JE-2019-00011",
            "Service on account",
            "Larry's Lamps",
            "4010 Service revenue",
            "1200.00",
            "1200.00",
        ),
        ("Balance carried forward", "1200.00", "5500.00", "1200.00"),
    ]
    assert table.rows[1].drill is not None
    assert table.rows[1].drill.kind is DrillKind.ENTRY


def test_a_register_cut_short_shows_the_newest_lines_and_still_adds_up(ledger: Ledger) -> None:
    table = ledger.report("account_register", account_id=ledger.account("1000"), limit=2)
    assert [cells[:2] for cells in shown(table)[1:-1]] == [
        ("2019-01-20", "JE-2019-00009"),
        ("2019-01-23", "JE-2019-00010"),
    ]
    assert shown(table)[0] == ("Balance brought forward", "22900.00")
    assert shown(table)[-1] == ("Balance carried forward", "5500.00", "3600.00", "24800.00")
    assert table.notes == (
        "Only the newest 2 lines are shown; the balance brought forward covers the others.",
    )


def test_a_register_of_a_header_account_shows_the_accounts_below(ledger: Ledger) -> None:
    table = ledger.report("account_register", account_id=ledger.account("15"))
    assert shown(table)[-1] == ("Balance carried forward", "3500.00", "75.00", "3425.00")


def test_a_register_needs_its_account(ledger: Ledger) -> None:
    with pytest.raises(InvalidInput, match="Choose it"):
        ledger.report("account_register")
    with pytest.raises(NotFound):
        ledger.report("account_register", account_id=uuid4())


def test_foreign_lines_show_their_own_amount(company: Company) -> None:
    books = Ledger.open(company)
    on = date(2026, 3, 1)
    company.kernel.records.set_rate(
        SetRate(from_currency="EUR", to_currency="USD", rate_date=on, rate=D("1.10"))
    )
    sides = ((Side.DEBIT, "1010"), (Side.CREDIT, "4010"))
    lines = tuple(
        PostingLine(side=side, amount=D(100), currency="EUR", account_id=books.account(code))
        for side, code in sides
    )
    with company.database.transaction() as unit:
        company.kernel.posting.post(
            unit,
            PostingRequest(
                entry_date=on,
                description="Sale abroad",
                lines=lines,
                source_module="gl",
                source_type="gl_journal",
                source_id=new_id(),
            ),
        )
    table = books.report("account_register", account_id=books.account("1010"))
    assert [column.key for column in table.columns][5:7] == ["foreign", "currency"]
    assert shown(table)[1][3:] == ("4010 Service revenue", "100", "EUR", "110.00", "110.00")


def test_the_general_ledger_opens_lists_and_closes_each_account(ledger: Ledger) -> None:
    table = ledger.report("general_ledger_detail", date_from="2019-01-20", date_to="2019-01-31")
    rows = shown(table)
    start = rows.index(("1100 Accounts receivable",))
    assert rows[start : start + 5] == [
        ("1100 Accounts receivable",),
        ("Opening balance", "5500.00"),
        ("Customer pays", "2019-01-23", "JE-2019-00010", "Larry's Lamps", "Journal", "5500.00", "0.00"),
        (
            "Service on account",
            "2019-01-27",
            "JE-2019-00011",
            "Larry's Lamps",
            "Journal",
            "1200.00",
            "1200.00",
        ),
        ("Closing balance 1100", "1200.00", "5500.00", "1200.00"),
    ]
    assert table.totals == {"debit": D("13215.00"), "credit": D("13215.00")}
    assert [check.is_ok for check in table.metadata.checks] == [True]


def test_the_general_ledger_of_one_party_counts_only_its_lines(ledger: Ledger) -> None:
    table = ledger.report(
        "general_ledger_detail", date_from="2019-01-15", date_to="2019-01-31", party_id=ledger.party
    )
    assert [row.label for row in table.rows if row.kind == "header"] == [
        "1100 Accounts receivable",
        "2000 Accounts payable",
    ]
    assert row_of(table, "Closing balance 2000").cells[-1].value == D("-500.00")
    assert table.metadata.filters == ("Larry's Lamps",)


def test_a_general_ledger_cut_short_keeps_its_balances(ledger: Ledger) -> None:
    table = ledger.report("general_ledger_detail", limit=3)
    assert len([row for row in table.rows if row.drill]) == 3
    assert row_of(table, "Closing balance 1000").cells[-1].value == D("24800.00")
    assert table.notes == ("Only the first 3 lines are listed. Choose fewer accounts or a shorter span.",)


def test_the_journal_lists_entries_in_posting_order(ledger: Ledger) -> None:
    table = ledger.report("journal_report", date_from="2019-01-10", date_to="2019-01-12")
    assert shown(table) == [
        ("JE-2019-00004 · 10 January 2019 · Service on account",),
        ("1100 Accounts receivable", "Larry's Lamps", "5500.00"),
        ("4010 Service revenue", "5500.00"),
        ("JE-2019-00005 · 12 January 2019 · Utility bill",),
        ("6120 Electricity, gas and water", "300.00"),
        ("1000 Checking account", "300.00"),
        ("Total", "5800.00", "5800.00"),
    ]
    assert table.rows[0].drill is not None
    assert (table.rows[0].drill.kind, table.rows[0].drill.source_type) == (DrillKind.DOCUMENT, "gl_journal")


@pytest.mark.parametrize(("account", "entries"), [("1305", 2), ("2300", 1)])
def test_the_journal_of_an_account_shows_whole_entries(ledger: Ledger, account: str, entries: int) -> None:
    table = ledger.report("journal_report", account_id=ledger.account(account))
    assert len([row for row in table.rows if row.kind == "header"]) == entries
    assert len(table.rows) == 3 * entries + 1


def test_a_journal_cut_short_says_so(ledger: Ledger) -> None:
    table = ledger.report("journal_report", limit=2)
    assert table.notes == ("The first 2 of 17 entries are listed. Choose a shorter span for the rest.",)
