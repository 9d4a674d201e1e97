"""Dates, columns and layouts of reports: pure rules by table (reporting.md rules 4 to 6)."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import AccountType, Side
from finance_core.modules.reporting.layouts import parse_layout, shipped_layouts
from finance_core.modules.reporting.models import (
    Comparison,
    LayoutLine,
    Measure,
    ReportAccount,
    Selector,
    Split,
    StatementLayout,
)
from finance_core.modules.reporting.rules import (
    compared_span,
    cut,
    fill,
    relative_change,
    signed,
    span_in_words,
)

D = Decimal
RESOURCES = Path(__file__).parents[2] / "resources"
CHARTS = ("us_gaap", "ifrs")


def day(text: str) -> date:
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    return day(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, "2019-01-31", "As of 31 January 2019"),
        ("2019-01-01", "2019-01-31", "January 2019"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-04-01", "2020-03-31", "1 April 2019 – 31 March 2020"),
        ("2019-01-01", "2019-01-30", "1 January 2019 – 30 January 2019"),
    ],
)
def test_a_span_reads_as_an_accountant_says_it(start: str | None, end: str, words: str) -> None:
    assert span_in_words(maybe(start), day(end)) == words


@pytest.mark.parametrize(
    ("start", "end", "comparison", "expected"),
    [
        (None, "2026-03-31", Comparison.PREVIOUS_PERIOD, (None, "2026-02-28")),
        (None, "2026-03-15", Comparison.PREVIOUS_PERIOD, (None, "2026-02-15")),
        (None, "2028-02-29", Comparison.PREVIOUS_YEAR, (None, "2027-02-28")),
        (None, "2027-02-28", Comparison.PREVIOUS_YEAR, (None, "2026-02-28")),
        (None, "2029-02-28", Comparison.PREVIOUS_YEAR, (None, "2028-02-29")),
        ("2026-03-01", "2026-03-31", Comparison.PREVIOUS_PERIOD, ("2026-02-01", "2026-02-28")),
        ("2026-04-01", "2026-06-30", Comparison.PREVIOUS_PERIOD, ("2026-01-01", "2026-03-31")),
        ("2026-01-01", "2026-12-31", Comparison.PREVIOUS_PERIOD, ("2025-01-01", "2025-12-31")),
        ("2026-03-11", "2026-03-20", Comparison.PREVIOUS_PERIOD, ("2026-03-01", "2026-03-10")),
        ("2026-01-01", "2026-06-15", Comparison.PREVIOUS_YEAR, ("2025-01-01", "2025-06-15")),
    ],
)
def test_compared_dates(
    start: str | None, end: str, comparison: Comparison, expected: tuple[str | None, str]
) -> None:
    first, last = expected
    assert compared_span(maybe(start), day(end), comparison) == (maybe(first), day(last))


@pytest.mark.parametrize(
    ("start", "end", "split", "first_month", "expected"),
    [
        (
            "2026-01-15",
            "2026-03-10",
            Split.MONTH,
            1,
            [("2026-01-15", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-10")],
        ),
        (
            "2026-01-01",
            "2026-06-30",
            Split.QUARTER,
            1,
            [("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")],
        ),
        (
            "2026-01-01",
            "2026-06-30",
            Split.QUARTER,
            2,
            [("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-04-30"), ("2026-05-01", "2026-06-30")],
        ),
        (
            "2025-04-01",
            "2027-03-31",
            Split.YEAR,
            4,
            [("2025-04-01", "2026-03-31"), ("2026-04-01", "2027-03-31")],
        ),
        ("2026-05-31", "2026-05-31", Split.MONTH, 1, [("2026-05-31", "2026-05-31")]),
    ],
)
def test_a_span_is_cut_at_months_and_fiscal_quarters(
    start: str, end: str, split: Split, first_month: int, expected: list[tuple[str, str]]
) -> None:
    assert cut(day(start), day(end), split, first_month) == tuple((day(a), day(b)) for a, b in expected)


def test_sixty_columns_are_the_most() -> None:
    assert len(cut(day("2021-01-01"), day("2025-12-31"), Split.MONTH, 1)) == 60
    with pytest.raises(InvalidInput, match="at most 60 columns"):
        cut(day("2021-01-01"), day("2026-01-01"), Split.MONTH, 1)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("400", "300", "0.333"),
        ("300", "400", "-0.250"),
        ("100", "-50", "3.000"),
        ("-100", "-50", "-1.000"),
        ("1.0005", "1", "0.001"),
        ("5", "0", None),
    ],
)
def test_change_is_measured_by_the_size_of_the_old_figure(
    now: str, before: str, expected: str | None
) -> None:
    assert relative_change(D(now), D(before)) == (None if expected is None else D(expected))


def account(subtype: str, **more: str | None) -> ReportAccount:
    type_ = AccountType(more.pop("type", None) or "asset")
    return ReportAccount(
        id=uuid4(),
        code=subtype,
        name=subtype,
        type=type_,
        subtype=subtype,
        parent_id=None,
        is_summary=False,
        **more,
    )


def filled(
    lines: tuple[LayoutLine, ...], figures: dict[ReportAccount, list[str]]
) -> tuple[dict[str, list[Decimal]], list[str], list[str]]:
    """Return figures by key, and the names of accounts left over and claimed twice."""
    layout = StatementLayout(code="x", name="X", report="balance_sheet", frameworks=(), lines=lines)
    amounts: dict[UUID, list[Decimal]] = {each.id: list(map(D, texts)) for each, texts in figures.items()}
    result = fill(layout, list(figures), {Measure.BALANCE: amounts}, 2)
    by_key = {key: line.amounts for key, line in result.by_key.items()}
    return by_key, [a.name for a in result.not_assigned], [a.name for a in result.assigned_twice]


def line(key: str, *selectors: Selector, **more: object) -> LayoutLine:
    return LayoutLine(key=key, label=key, side=Side.DEBIT, select=selectors, **more)  # type: ignore[arg-type]


def test_sections_and_formulas_add_their_lines() -> None:
    cash, land = account("cash"), account("fixed_asset")
    current = line("current", lines=(line("cash", Selector(subtypes=frozenset({"cash"}))),))
    total = line("total", operands=("current", "land"))
    by_key, left, twice = filled(
        (current, line("land", Selector(subtypes=frozenset({"fixed_asset"}))), total),
        {cash: ["10", "20"], land: ["5", "-1"]},
    )
    assert (by_key["current"], by_key["total"], left, twice) == ([D(10), D(20)], [D(15), D(19)], [], [])


def test_the_first_line_has_an_account_and_the_second_claim_is_named() -> None:
    cash = account("cash")
    by_key, left, twice = filled(
        (
            line("one", Selector(subtypes=frozenset({"cash"}))),
            line("two", Selector(types=frozenset({AccountType.ASSET}))),
        ),
        {cash: ["10", "0"]},
    )
    assert (by_key["one"], by_key["two"], left, twice) == ([D(10), D(0)], [D(0), D(0)], [], ["cash"])


def test_a_rest_line_takes_what_is_left_and_names_it() -> None:
    cash, odd, still = account("cash"), account("odd"), account("still")
    by_key, left, twice = filled(
        (
            line("rest", Selector(types=frozenset({AccountType.ASSET})), is_rest=True),
            line("cash", Selector(subtypes=frozenset({"cash"}))),
        ),
        {cash: ["10", "0"], odd: ["3", "0"], still: ["0", "0"]},
    )
    assert (by_key["rest"], by_key["cash"], left, twice) == ([D(3), D(0)], [D(10), D(0)], ["odd"], [])


@pytest.mark.parametrize(
    ("balance", "debit", "credit"), [("5", "5", "0"), ("-5", "0", "-5"), ("0", "0", "0")]
)
def test_clearing_accounts_stand_where_their_balance_lies(balance: str, debit: str, credit: str) -> None:
    clearing = account("clearing")
    by_key, _, _ = filled(
        tuple(line(side.value, Selector(subtypes=frozenset({"clearing"}), balance=side)) for side in Side),
        {clearing: [balance, "0"]},
    )
    assert (by_key["debit"][0], by_key["credit"][0]) == (D(debit), D(credit))


def test_signs_follow_the_side() -> None:
    assert (signed(D(5), Side.DEBIT), signed(D(5), Side.CREDIT), signed(D(0), Side.CREDIT)) == (
        D(5),
        D(-5),
        D(0),
    )


def chart_accounts(chart: str) -> list[ReportAccount]:
    data = json.loads((RESOURCES / "charts_of_accounts" / f"{chart}.json").read_text(encoding="utf-8"))[
        "accounts"
    ]
    subtypes = {each["code"]: each["subtype"] for each in data}
    return [
        ReportAccount(
            id=UUID(int=number),
            code=each["code"],
            name=each["name"]["en"],
            type=AccountType(each["type"]),
            subtype=each["subtype"],
            parent_id=None,
            is_summary=False,
            function_tag=each.get("function_tag"),
            nature_tag=each.get("nature_tag"),
            parent_subtype=subtypes.get(each.get("parent", "")),
        )
        for number, each in enumerate(data)
        if not each.get("is_summary") and each["type"] != "memo"
    ]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_every_account_of_a_chart_has_exactly_one_line(layout: StatementLayout, chart: str) -> None:
    accounts = chart_accounts(chart)
    if layout.report == "income_statement":
        accounts = [each for each in accounts if each.type in {AccountType.INCOME, AccountType.EXPENSE}]
    ones = {each.id: [D(1)] for each in accounts}
    result = fill(layout, accounts, dict.fromkeys(Measure, ones), 1)
    assert ([a.title for a in result.not_assigned], [a.title for a in result.assigned_twice]) == ([], [])


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_a_layout_names_only_lines_it_has(layout: StatementLayout) -> None:
    keys = set(fill(layout, [], {measure: {} for measure in Measure}, 1).by_key)
    wanted = {"assets", "liabilities_and_equity"} if layout.report == "balance_sheet" else {"profit"}
    assert wanted <= keys


@pytest.mark.parametrize("framework", ["us_gaap", "ifrs", "local"])
@pytest.mark.parametrize("report", ["balance_sheet", "income_statement"])
def test_every_framework_has_one_first_choice(report: str, framework: str) -> None:
    chosen = [
        each.code for each in shipped_layouts() if each.report == report and framework in each.frameworks
    ]
    assert len(chosen) == 1


def test_lines_inherit_the_side_of_their_section() -> None:
    section = {
        "key": "s",
        "label": "S",
        "side": "credit",
        "lines": [{"key": "a", "label": "A", "select": []}],
    }
    layout = parse_layout(
        {"code": "c", "name": "C", "report": "balance_sheet", "frameworks": [], "lines": [section]}
    )
    assert layout.lines[0].lines[0].side is Side.CREDIT
