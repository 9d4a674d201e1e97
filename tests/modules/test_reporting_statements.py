"""Trial balance, balance sheet, income statement on a real file (reporting.md example 1, vector RPT-01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select, update

from finance_core.company import Company
from finance_core.documents.html import report_html
from finance_core.documents.report import printable
from finance_core.errors import InvalidInput
from finance_core.kernel.accounts import SaveAccount
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.orm import AccountModel, AccountPeriodBalanceModel, JournalEntryModel
from finance_core.kernel.periods import MovePeriod
from finance_core.modules.reporting.api import ReportStatus, RowKind
from tests.modules.reporting_books import Ledger, printing_plus, row_of, shown

pytest_plugins = ("tests.company_fixtures",)
D = Decimal
END = "2019-01-31"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with printing_plus(tmp_path_factory.mktemp("books")) as books:
        yield books


@pytest.fixture
def own_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Printing Plus to change."""
    with printing_plus(tmp_path) as books:
        yield books


@pytest.fixture
def books(company: Company) -> Ledger:
    return Ledger.open(company)


def test_the_adjusted_trial_balance_is_that_of_the_book(ledger: Ledger) -> None:
    table = ledger.report("trial_balance", as_of=END)
    assert table.totals == {"debit": D("35715.00"), "credit": D("35715.00")}
    assert shown(table)[:2] == [
        ("1000", "Checking account", "24800.00"),
        ("1100", "Accounts receivable", "1200.00"),
    ]
    assert shown(table)[-1] == ("Total", "35715.00", "35715.00")
    assert len(table.rows) == 17 + 1
    assert (table.metadata.status, table.banner) == (ReportStatus.PROVISIONAL, "Provisional")


def test_a_trial_balance_in_mid_month_counts_the_lines_to_that_day(ledger: Ledger) -> None:
    table = ledger.report("trial_balance", as_of="2019-01-17")
    assert row_of(table, "1000").cells[2].value == D("26400.00")
    assert table.totals["debit"] == D("35800.00")


def test_header_accounts_sum_debit_and_credit_balances_apart(ledger: Ledger) -> None:
    table = ledger.report("trial_balance", as_of=END, level=2)
    assert ("15", "Property and equipment", "3500.00", "75.00") in shown(table)
    assert table.totals == {"debit": D("35715.00"), "credit": D("35715.00")}


def test_a_trial_balance_stands_beside_an_earlier_one(ledger: Ledger) -> None:
    table = ledger.report("trial_balance", as_of="2019-02-28", comparison="previous_period")
    assert [column.title for column in table.columns[2:]] == [
        "Debit 28 February 2019",
        "Credit 28 February 2019",
        "Debit 31 January 2019",
        "Credit 31 January 2019",
    ]
    assert shown(table)[-1] == ("Total", "35715.00", "35715.00", "35715.00", "35715.00")


def test_zero_rows_are_shown_on_request(ledger: Ledger) -> None:
    codes = [row.cells[0].value for row in ledger.report("trial_balance", as_of=END, zero_rows=True).rows]
    assert "1010" in codes
    assert "1010" not in [row.cells[0].value for row in ledger.report("trial_balance", as_of=END).rows]


def test_the_income_statement_is_that_of_the_book(ledger: Ledger) -> None:
    table = ledger.report(
        "income_statement", date_from="2019-01-01", date_to=END, layout="us_gaap_single_step"
    )
    assert (table.totals["revenue"], table.totals["expenses"], table.totals["profit"]) == (
        D("10240.00"),
        D("5575.00"),
        D("4665.00"),
    )
    assert all(check.is_ok for check in table.metadata.checks)


def test_the_layout_follows_the_framework_of_the_company(ledger: Ledger) -> None:
    table = ledger.report("income_statement", date_from="2019-01-01", date_to=END)
    assert shown(table) == [
        ("Revenue",),
        ("4010 Service revenue", "10100.00"),
        ("Net revenue", "10100.00"),
        ("Gross profit", "10100.00"),
        ("Operating expenses",),
        ("General and administrative",),
        ("6000 Salaries", "5100.00"),
        ("6120 Electricity, gas and water", "300.00"),
        ("6200 Office supplies", "100.00"),
        ("6500 Depreciation", "75.00"),
        ("Total general and administrative", "5575.00"),
        ("Total operating expenses", "5575.00"),
        ("Operating income", "4525.00"),
        ("Other income and expenses",),
        ("4700 Interest income", "140.00"),
        ("Total other income and expenses", "140.00"),
        ("Income before income taxes", "4665.00"),
        ("Net income", "4665.00"),
    ]


def test_the_balance_sheet_is_that_of_the_book(ledger: Ledger) -> None:
    table = ledger.report("balance_sheet", as_of=END, level=1)
    assert shown(table) == [
        ("Assets",),
        ("Current assets",),
        ("Cash and cash equivalents", "24800.00"),
        ("Receivables, net", "1200.00"),
        ("Other current assets", "540.00"),
        ("Total current assets", "26540.00"),
        ("Non-current assets",),
        ("Property and equipment, net", "3425.00"),
        ("Total non-current assets", "3425.00"),
        ("Total assets", "29965.00"),
        ("Liabilities and equity",),
        ("Liabilities",),
        ("Current liabilities",),
        ("Accounts payable", "500.00"),
        ("Payroll liabilities", "1500.00"),
        ("Deferred revenue and customer deposits", "3400.00"),
        ("Total current liabilities", "5400.00"),
        ("Total liabilities", "5400.00"),
        ("Equity",),
        ("Contributed capital", "20000.00"),
        ("Profit for the year", "4665.00"),
        ("Dividends and drawings", "-100.00"),
        ("Total equity", "24565.00"),
        ("Total liabilities and equity", "29965.00"),
    ]
    assert [check.is_ok for check in table.metadata.checks] == [True, True]


@pytest.mark.parametrize("layout", ["us_gaap_classified", "ifrs_current_non_current"])
@pytest.mark.parametrize("day", ["2018-12-31", "2019-01-04", "2019-01-20", END, "2020-06-30", "2025-01-01"])
def test_a_balance_sheet_balances_on_any_day_in_any_layout(ledger: Ledger, layout: str, day: str) -> None:
    table = ledger.report("balance_sheet", as_of=day, layout=layout)
    assert table.totals["assets"] == table.totals["liabilities_and_equity"]
    assert table.notes == ()


@pytest.mark.parametrize(
    "layout", ["us_gaap_multi_step", "us_gaap_single_step", "ifrs_by_function", "ifrs_by_nature"]
)
def test_every_layout_finds_the_same_profit(ledger: Ledger, layout: str) -> None:
    table = ledger.report("income_statement", date_from="2019-01-01", date_to=END, layout=layout)
    assert table.totals["profit"] == D("4665.00")
    assert table.notes == ()


def test_profit_of_an_unclosed_year_is_unallocated_in_the_next(ledger: Ledger) -> None:
    table = ledger.report("balance_sheet", as_of="2020-03-31")
    assert (table.totals["earlier_profit"], table.totals["profit_for_the_year"]) == (D("4665.00"), D("0.00"))


def test_closing_a_year_changes_no_figure_of_it(own_ledger: Ledger) -> None:
    options = {"date_from": "2019-01-01", "date_to": "2019-12-31"}
    before = [
        shown(own_ledger.report("income_statement", **options)),
        shown(own_ledger.report("balance_sheet", as_of="2019-12-31")),
    ]
    own_ledger.close(date(2019, 12, 31), "4665")
    assert [
        shown(own_ledger.report("income_statement", **options)),
        shown(own_ledger.report("balance_sheet", as_of="2019-12-31")),
    ] == before
    later = own_ledger.report("balance_sheet", as_of="2020-01-31").totals
    assert (later["retained_earnings"], later["earlier_profit"]) == (D("4665.00"), D("0.00"))
    closed = own_ledger.report("trial_balance", as_of="2019-12-31")
    assert row_of(closed, "3300").cells[3].value == D("4665.00")
    unclosed = own_ledger.report("trial_balance", as_of="2019-12-31", before_closing=True)
    assert unclosed.totals["debit"] == D("35715.00")


def test_months_stand_side_by_side_with_their_total(books: Ledger) -> None:
    for on, amount in ((date(2026, 1, 10), "100"), (date(2026, 2, 10), "250"), (date(2026, 3, 20), "50")):
        books.post(on, "1000", "4010", amount)
    table = books.report("income_statement", date_from="2026-01-15", date_to="2026-03-31", split="month")
    assert [column.title for column in table.columns] == [
        "15 January 2026 – 31 January 2026",
        "February 2026",
        "March 2026",
        "Total",
    ]
    assert shown(table)[-1] == ("Net income", "0.00", "250.00", "50.00", "300.00")


def test_a_comparison_shows_change_and_percent(books: Ledger) -> None:
    books.post(date(2026, 1, 10), "1000", "4010", "300")
    books.post(date(2027, 1, 10), "1000", "4010", "400")
    table = books.report(
        "income_statement", date_from="2027-01-01", date_to="2027-01-31", comparison="previous_year"
    )
    assert shown(table)[-1] == ("Net income", "400.00", "300.00", "100.00", "0.333")


def test_an_account_no_line_takes_is_named_and_totals_stay_right(own_ledger: Ledger) -> None:
    company = own_ledger.company
    company.kernel.accounts.save(SaveAccount(code="1999", name="Odd asset", subtype="other_current_asset"))
    own_ledger.post(date(2019, 1, 31), "1999", "3000", "11")
    with company.database.transaction() as unit:
        unit.session.execute(
            update(AccountModel).where(AccountModel.code == "1999").values(subtype="unheard_of")
        )
        unit.changed.add("accounts")
    table = own_ledger.report("balance_sheet", as_of=END)
    assert table.totals["assets"] == table.totals["liabilities_and_equity"] == D("29976.00")
    assert table.totals["assets_not_assigned"] == D("11.00")
    assert table.notes == ("No line of this layout takes: 1999 Odd asset.",)


def test_a_report_out_of_balance_says_so(own_ledger: Ledger) -> None:
    table = AccountPeriodBalanceModel
    cash = own_ledger.account("1000")
    with own_ledger.company.database.transaction() as unit:
        unit.session.execute(update(table).where(table.account_id == cash).values(base_debit=D(1)))
    trial = own_ledger.report("trial_balance", as_of=END)
    assert trial.metadata.status is ReportStatus.UNBALANCED
    assert trial.banner == "Unbalanced: Debits equal credits on 31 January 2019"
    assert trial.notes == (
        "Every entry balances, so the table of balances differs from the lines. Rebuild it.",
    )
    sheet = own_ledger.report("balance_sheet", as_of=END)
    assert sheet.banner.startswith("Unbalanced: Debits equal credits; Assets equal liabilities and equity")


def test_a_report_over_closed_periods_is_final(own_ledger: Ledger) -> None:
    periods = own_ledger.company.kernel.periods
    january = periods.list_periods()[0]
    periods.move(MovePeriod(period_id=january.id, status=PeriodStatus.CLOSED))
    table = own_ledger.report("income_statement", date_from="2019-01-01", date_to=END)
    assert (table.metadata.status, table.banner) == (ReportStatus.FINAL, "")


@pytest.mark.parametrize(
    ("name", "options", "field"),
    [
        ("income_statement", {"date_from": "2019-02-01", "date_to": "2019-01-01"}, "date_from"),
        ("balance_sheet", {"layout": "unheard_of"}, "layout"),
        ("income_statement", {"date_from": "2010-01-01", "date_to": "2019-01-01", "split": "month"}, "split"),
        ("income_statement", {"split": "month", "comparison": "previous_year"}, "comparison"),
        ("trial_balance", {"split": "month"}, "split"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    ledger: Ledger, name: str, options: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        ledger.report(name, **options)
    assert refused.value.field == field


def test_dates_left_out_mean_today_and_the_fiscal_year_to_it(ledger: Ledger) -> None:
    about = ledger.report("income_statement").metadata
    assert (about.date_from, about.date_to, about.in_words) == (
        date(2019, 1, 1),
        date(2019, 1, 31),
        "January 2019",
    )
    assert ledger.report("balance_sheet").metadata.in_words == "As of 31 January 2019"


def test_rows_know_their_level_and_kind(ledger: Ledger) -> None:
    rows = ledger.report("balance_sheet", as_of=END).rows
    assert [(row.kind, row.level) for row in rows[:4]] == [
        (RowKind.HEADER, 0),
        (RowKind.HEADER, 1),
        (RowKind.LINE, 2),
        (RowKind.LINE, 2),
    ]
    assert (row_of(ledger.report("balance_sheet", as_of=END), "Total assets").kind) is RowKind.TOTAL


def test_a_report_names_the_seal_of_the_last_entry_it_knows(own_ledger: Ledger) -> None:
    """Printed on paper it shows later whether the books before it were rewritten (reliability F23)."""
    table = own_ledger.report("trial_balance", as_of=END)
    with own_ledger.company.database.reading() as session:
        newest = select(JournalEntryModel).order_by(JournalEntryModel.seq.desc()).limit(1)
        last = session.execute(newest).scalar_one()
        assert table.metadata.ledger_seq == last.seq
        assert table.seal == f"{last.entry_no} · {last.entry_hash[:16]}"
    assert table.to_dict()["seal"] == table.seal
    assert f"Books up to {table.seal}" in report_html(table)
    assert printable(table, "a4", "en_US")["seal"] == f"Books up to {table.seal}"


def test_books_without_entries_have_no_seal(books: Ledger) -> None:
    table = books.report("trial_balance", as_of="2026-01-31")
    assert (table.metadata.ledger_seq, table.seal) == (0, "")
    assert "Books up to" not in report_html(table)
