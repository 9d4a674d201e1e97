"""Drill-down never lies: what opens behind a figure adds up to it, to the document (reporting.md rule 11)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import EntryKind
from finance_core.modules.reporting.api import DrillKey, DrillKind, ReportRow, ReportTable
from finance_core.modules.reporting.service import drilling
from tests.company_fixtures import CLOCK, us_answers
from tests.modules.reporting_books import Ledger, row_of

D = Decimal
CODES = (
    "1000",
    "1010",
    "1200",
    "1530",
    "1531",
    "2140",
    "3000",
    "4010",
    "4100",
    "5000",
    "6000",
    "6400",
    "6920",
    "1990",
)
FIRST = date(2026, 1, 1)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Sixteen months of entries between fourteen accounts, with an adjustment and a closing entry."""
    chance = random.Random(7)  # noqa: S311 - the same ledger every time, no secret
    path = tmp_path_factory.mktemp("books") / "random.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        books = Ledger.open(company)
        for _ in range(120):
            debit, credit = chance.sample(CODES, 2)
            books.post(
                FIRST + timedelta(days=chance.randrange(480)),
                debit,
                credit,
                f"{chance.randrange(1, 10**6) / 100:.2f}",
            )
        books.post(
            date(2026, 12, 31),
            "6500",
            "1531",
            "12.34",
            "Adjustment",
            period="2026-ADJ",
            kind=EntryKind.ADJUSTING,
        )
        books.post(
            date(2026, 12, 31), "4010", "3300", "55.55", "Closing", period="2026-ADJ", kind=EntryKind.CLOSING
        )
        yield books


def figures(table: ReportTable) -> list[tuple[DrillKey, Decimal]]:
    return [
        (cell.drill, cell.value)
        for row in table.rows
        for cell in row.cells
        if cell.drill is not None and isinstance(cell.value, Decimal)
    ]


def amount(row: ReportRow, column: int) -> Decimal:
    value = row.cells[column].value
    return value if isinstance(value, Decimal) else D(0)


def drill(ledger: Ledger, key: DrillKey) -> ReportTable:
    return ledger.company.reporting.drill(key)


def walk(ledger: Ledger, key: DrillKey, figure: Decimal) -> int:
    """Open a figure down to lines; return how many steps the longest path takes to its document."""
    table = drill(ledger, key)
    assert table.totals["amount"] == figure
    if key.kind is DrillKind.LINES and table.columns[0].key == "date":
        lines = [row for row in table.rows if row.kind == "line"]
        debit, credit = (sum((amount(row, column) for row in lines), D(0)) for column in (5, 6))
        assert abs(debit - credit) == abs(figure)
        return 3
    inside = figures(table)
    assert sum((share for _, share in inside), D(0)) == figure
    return 1 + max(walk(ledger, each, share) for each, share in inside)


REPORTS: list[tuple[str, dict[str, Any]]] = [
    ("balance_sheet", {"as_of": "2026-08-17"}),
    ("balance_sheet", {"as_of": "2026-12-31", "level": 1}),
    (
        "balance_sheet",
        {"as_of": "2027-03-05", "comparison": "previous_year", "layout": "ifrs_current_non_current"},
    ),
    ("income_statement", {"date_from": "2026-02-10", "date_to": "2027-02-20"}),
    (
        "income_statement",
        {"date_from": "2026-01-01", "date_to": "2026-12-31", "split": "quarter", "level": 1},
    ),
    ("trial_balance", {"as_of": "2026-12-31"}),
    ("trial_balance", {"as_of": "2027-02-14", "level": 2}),
    ("trial_balance", {"as_of": "2026-12-31", "before_closing": True, "level": 1}),
]


@pytest.mark.parametrize("most_lines", [drilling.MOST_LINES, 5])
@pytest.mark.parametrize(("name", "options"), REPORTS)
def test_what_opens_behind_a_figure_adds_up_to_it(
    ledger: Ledger, name: str, options: dict[str, Any], most_lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drilling, "MOST_LINES", most_lines)
    table = ledger.report(name, **options)
    found = figures(table)
    assert len(found) >= 8
    assert max(walk(ledger, key, figure) for key, figure in found if figure) <= 5


def test_a_figure_leads_through_account_month_line_and_entry_to_its_document(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drilling, "MOST_LINES", 1)
    row = row_of(ledger.report("balance_sheet", as_of="2026-12-31", level=1), "Cash and cash equivalents")
    assert row.drill is not None
    accounts = drill(ledger, row.drill)
    assert [each.cells[0].value for each in accounts.rows[:-1]] == ["1000", "1010"]
    assert accounts.rows[0].drill is not None
    months = drill(ledger, accounts.rows[0].drill)
    assert (months.title, months.rows[0].cells[0].value) == ("1000 Checking account", "January 2026")
    assert months.rows[0].drill is not None
    lines = drill(ledger, months.rows[0].drill)
    assert lines.title == "January 2026"
    assert lines.rows[0].drill is not None
    entry = drill(ledger, lines.rows[0].drill)
    assert entry.totals["debit"] == entry.totals["credit"] > 0
    document = entry.rows[0].drill
    assert document is not None
    assert (document.kind, document.source_module, document.source_type) == (
        DrillKind.DOCUMENT,
        "gl",
        "gl_journal",
    )
    assert drill(ledger, document).rows == entry.rows


@pytest.mark.parametrize(
    "kind", [DrillKind.ACCOUNTS, DrillKind.LINES, DrillKind.ENTRY, DrillKind.DOCUMENT, DrillKind.AGING]
)
def test_an_incomplete_key_is_refused(ledger: Ledger, kind: DrillKind) -> None:
    with pytest.raises(InvalidInput, match="from its report"):
        drill(ledger, DrillKey(kind=kind, title="Nothing"))


def test_a_key_can_be_called_as_plain_data(ledger: Ledger) -> None:
    key = {
        "kind": "lines",
        "title": "Cash",
        "scopes": [
            {
                "accounts": [str(ledger.account("1000"))],
                "span": {"date_to": "2026-12-31", "closing_to": "2026-12-31"},
            },
        ],
    }
    balance = row_of(ledger.report("trial_balance", as_of="2026-12-31"), "1000")
    wanted = next(cell.value for cell in balance.cells[2:] if cell.value)
    assert abs(ledger.company.call("reporting.drill", key).totals["amount"]) == wanted
