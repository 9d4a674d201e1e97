"""The catalogue, export, dashboard, tie-out, and a published balance (vector RPT-01)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.accounts import SaveAccount
from finance_core.modules.reporting.api import (
    ExportFormat,
    ExportReport,
    MonthFigures,
    ReportPeriod,
    ReportRequest,
    ReportTable,
)
from tests.company_fixtures import CLOCK
from tests.modules.reporting_books import Ledger, printing_plus, row_of

pytest_plugins = ("tests.company_fixtures",)
D = Decimal
VECTORS = Path(__file__).parents[3] / "shared" / "vectors" / "open.json"
CODES = {
    "cash": "1000",
    "accounts_receivable": "1100",
    "interest_receivable": "1165",
    "supplies": "1305",
    "equipment": "1530",
    "accumulated_depreciation": "1531",
    "accounts_payable": "2000",
    "salaries_payable": "2300",
    "unearned_revenue": "2140",
    "common_stock": "3000",
    "dividends": "3320",
    "interest_revenue": "4700",
    "service_revenue": "4010",
    "supplies_expense": "6200",
    "depreciation_expense": "6500",
    "salaries_expense": "6000",
    "utility_expense": "6120",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with printing_plus(tmp_path_factory.mktemp("books")) as books:
        yield books


def test_every_report_of_the_catalogue_runs(ledger: Ledger) -> None:
    reporting = ledger.company.reporting
    infos = reporting.catalogue()
    assert {info.name for info in infos} == {
        "trial_balance",
        "balance_sheet",
        "income_statement",
        "general_ledger_detail",
        "account_register",
        "journal_report",
        "aged_receivables",
        "aged_payables",
    }
    for info in infos:
        account = ledger.account("1000") if info.name == "account_register" else None
        table = reporting.run(ReportRequest(name=info.name, as_of=date(2019, 1, 31), account_id=account))
        assert table.title == info.title
        assert (table.metadata.date_from is None) is (info.period is ReportPeriod.AS_OF)
        assert all(len(row.cells) in {0, 1, len(table.columns)} for row in table.rows)


def test_an_unknown_report_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="no report with the key nonsense"):
        ledger.company.reporting.run(ReportRequest(name="nonsense"))


def test_plain_data_name_a_report_as_the_command_line_does(ledger: Ledger) -> None:
    table = ledger.company.call("reporting.run", {"name": "trial_balance", "as_of": "2019-01-31"})
    assert table.totals["debit"] == D("35715.00")
    with pytest.raises(InvalidInput, match="level"):
        ledger.company.call("reporting.run", {"name": "trial_balance", "level": 0})


def test_a_report_becomes_json_without_loss(ledger: Ledger) -> None:
    request = ExportReport(
        report=ReportRequest(name="trial_balance", as_of=date(2019, 1, 31)), format=ExportFormat.JSON
    )
    data = json.loads(ledger.company.reporting.export(request))
    assert (data["title"], data["date_to"], data["status"], data["currency"]) == (
        "Trial balance",
        "2019-01-31",
        "provisional",
        "USD",
    )
    assert data["totals"] == {"debit": "35715.00", "credit": "35715.00"}
    assert data["rows"][0] == {
        "kind": "line",
        "level": 0,
        "label": "",
        "cells": ["1000", "Checking account", "24800.00", None],
    }
    assert data["checks"] == [
        {
            "name": "Debits equal credits on 31 January 2019",
            "expected": "35715.00",
            "found": "35715.00",
            "ok": True,
        }
    ]


def test_other_forms_are_the_exporters(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str, str]] = []

    def exporter(table: ReportTable, form: str) -> bytes:
        seen.append((table.title, table.subtitle, form))
        return b"file"

    monkeypatch.setattr(ledger.company.reporting, "exporter", exporter)
    request = ExportReport(
        report=ReportRequest(name="trial_balance", as_of=date(2019, 1, 31)), format=ExportFormat.XLSX
    )
    assert ledger.company.reporting.export(request) == b"file"
    assert seen == [("Trial balance", "As of 31 January 2019 · USD", "xlsx")]


@pytest.mark.parametrize(
    ("form", "start", "held"),
    [
        (ExportFormat.CSV, b"", b"29965.00"),
        (ExportFormat.HTML, b"<!", b"29,965.00"),
        (ExportFormat.XLSX, b"PK", b"xl/worksheets"),
        (ExportFormat.PDF, b"%PDF", b"%%EOF"),
    ],
)
def test_a_statement_leaves_in_every_form(
    ledger: Ledger, form: ExportFormat, start: bytes, held: bytes
) -> None:
    request = ExportReport(report=ReportRequest(name="balance_sheet", as_of=date(2019, 1, 31)), format=form)
    content = ledger.company.reporting.export(request)
    assert content.startswith(start)
    assert held in content


def test_the_dashboard_shows_the_month_and_the_year(ledger: Ledger) -> None:
    figures = ledger.company.reporting.dashboard(date(2019, 1, 31))
    assert (figures.cash, figures.profit_month, figures.profit_year) == (
        D("24800.00"),
        D("4665.00"),
        D("4665.00"),
    )
    assert figures.months[-1] == MonthFigures(
        month=date(2019, 1, 1), income=D("10240.00"), expenses=D("5575.00")
    )
    assert figures.months[0] == MonthFigures(month=date(2018, 2, 1), income=D("0.00"), expenses=D("0.00"))
    assert len(figures.months) == 12
    assert ledger.company.reporting.dashboard(date(2019, 1, 15)).profit_year == D("5200.00")


def test_a_new_account_and_a_new_year_are_seen_at_once(company: Company) -> None:
    books = Ledger.open(company)
    books.report("trial_balance")
    company.kernel.accounts.save(SaveAccount(code="1015", name="Second savings", subtype="bank"))
    books.post(date(2026, 5, 1), "1015", "3000", "10")
    assert row_of(books.report("trial_balance"), "1015").cells[1].value == "Second savings"


def test_a_reader_sees_what_another_program_added(company: Company) -> None:
    books = Ledger.open(company)
    with Company.open(company.path, CLOCK, read_only=True) as reader:
        reader.reporting.run(ReportRequest(name="trial_balance"))
        company.kernel.accounts.save(SaveAccount(code="1015", name="Second savings", subtype="bank"))
        books.post(date(2026, 5, 1), "1015", "3000", "10")
        table = reader.reporting.run(ReportRequest(name="trial_balance"))
    assert row_of(table, "1015").cells[2].value == D("10.00")


def test_the_published_trial_balance_gives_the_published_statements(company: Company) -> None:
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not here")
    (vector,) = [
        each for each in json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"] if each["id"] == "RPT-01"
    ]
    books = Ledger.open(company)
    for name, amount in vector["inputs"]["trial_balance"].items():
        sides = (CODES[name], "1990") if D(amount) > 0 else ("1990", CODES[name])
        books.post(date(2026, 1, 31), *sides, str(abs(D(amount))))
    expected = {key: D(value) for key, value in vector["expected"].items()}
    assert books.report("trial_balance", as_of="2026-01-31").totals["debit"] == expected["tb_total"]
    income = books.report("income_statement", date_to="2026-01-31", layout="us_gaap_single_step").totals
    assert (income["revenue"], income["expenses"], income["profit"]) == (
        expected["revenue"],
        expected["expenses"],
        expected["net_income"],
    )
    sheet = books.report("balance_sheet", as_of="2026-01-31").totals
    assert (sheet["assets"], sheet["liabilities"], sheet["equity"]) == (
        expected["total_assets"],
        expected["total_liabilities"],
        expected["total_equity"],
    )
    assert sheet["profit_for_the_year"] + sheet["dividends"] == expected["ending_retained"]
