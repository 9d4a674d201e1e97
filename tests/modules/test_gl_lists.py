"""The journals list, one journal with its links, and the methods as window and command line see them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import ListQuery, Page
from finance_core.modules.gl.api import ReverseEntry
from finance_core.money.ids import new_id
from tests.modules.gl_books import Books, copied_books, day

pytest_plugins = ("tests.company_fixtures",)
D = Decimal


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


@pytest.fixture
def filled(books: Books) -> Books:
    """Three journals and a reversal: rent in May, a sale in EUR, paper taken back."""
    gl = books.gl
    gl.record_journal_entry(
        books.journal("2026-05-31", ("6100", "1200", ""), ("1000", "", "1200"), reference="LEASE")
    )
    gl.record_journal_entry(
        books.journal(
            "2026-06-02",
            ("1010", "100", ""),
            ("4000", "", "100"),
            description="sale",
            currency="EUR",
            rate=D("1.1"),
        )
    )
    paper = gl.record_journal_entry(
        books.journal("2026-06-03", ("6200", "40", ""), ("1000", "", "40"), description="paper")
    )
    gl.reverse_entry(ReverseEntry(entry_id=paper.value.id, on=day("2026-06-10")))
    return books


def shown(page: Page, *names: str) -> list[Any]:
    rows = [tuple(row[page.columns.index(name)] for name in names) for row in page.rows]
    return [row[0] for row in rows] if len(names) == 1 else rows


def test_the_newest_journal_stands_first_with_its_totals(filled: Books) -> None:
    page = filled.gl.list_journals(ListQuery())
    names = ("number", "date", "period", "kind", "debit_total", "amount", "currency", "reversed_by")
    assert shown(page, *names) == [
        ("JE-2026-00004", day("2026-06-10"), "2026-06", "reversal", D(40), D(40), "USD", None),
        ("JE-2026-00003", day("2026-06-03"), "2026-06", "normal", D(40), D(40), "USD", "JE-2026-00004"),
        ("JE-2026-00002", day("2026-06-02"), "2026-06", "normal", D(110), D(100), "EUR", None),
        ("JE-2026-00001", day("2026-05-31"), "2026-05", "normal", D(1200), D(1200), "USD", None),
    ]
    assert (page.count, page.totals) == (4, {"debit_total": D(1390)})


@pytest.mark.parametrize(
    ("filters", "numbers", "total"),
    [
        ({"period": "2026-05"}, [1], "1200"),
        ({"period": "2026-06"}, [4, 3, 2], "190"),
        ({"date_from": day("2026-06-02"), "date_to": day("2026-06-03")}, [3, 2], "150"),
        ({"amount_from": D(100), "amount_to": D(110)}, [2], "110"),
        ({"kind": "reversal"}, [4], "40"),
        ({"source": "gl"}, [4, 3, 2, 1], "1390"),
        ({"source": "ap"}, [], "0"),
        ({"period": "", "source": None}, [4, 3, 2, 1], "1390"),
    ],
)
def test_filters_narrow_rows_and_totals(
    filled: Books, filters: dict[str, Any], numbers: list[int], total: str
) -> None:
    page = filled.gl.list_journals(ListQuery(filters=filters))
    assert shown(page, "number") == [f"JE-2026-0000{number}" for number in numbers]
    assert (page.count, page.totals["debit_total"]) == (len(numbers), D(total))


def test_account_and_words_find_their_journals(filled: Books) -> None:
    page = filled.gl.list_journals(ListQuery(filters={"account_id": filled.account("1010")}))
    assert shown(page, "number") == ["JE-2026-00002"]
    assert shown(filled.gl.list_journals(ListQuery(text="lease")), "number") == ["JE-2026-00001"]


def test_pages_follow_one_another_in_any_order(filled: Books) -> None:
    first = filled.gl.list_journals(ListQuery(sort="debit_total", descending=True, limit=2))
    assert shown(first, "number", "debit_total") == [("JE-2026-00001", D(1200)), ("JE-2026-00002", D(110))]
    second = filled.gl.list_journals(
        ListQuery(sort="debit_total", descending=True, limit=2, after=first.next_after)
    )
    assert shown(second, "debit_total") == [D(40), D(40)]
    assert shown(filled.gl.list_journals(ListQuery(limit=1, offset=3)), "number") == ["JE-2026-00001"]
    with pytest.raises(InvalidInput, match="There is no column colour"):
        filled.gl.list_journals(ListQuery(sort="colour"))


def test_an_unknown_journal_is_not_found(books: Books) -> None:
    with pytest.raises(NotFound, match="There is no journal entry"):
        books.gl.journal(new_id())


def rent_of(company: Company) -> dict[str, Any]:
    account = company.kernel.accounts.by_code
    return {
        "entry_date": "2026-06-15",
        "description": "Rent",
        "lines": [
            {"account_id": str(account("6100").id), "debit": "1200.00"},
            {"account_id": str(account("1000").id), "credit": "1200.00"},
        ],
    }


def test_a_journal_from_plain_data_is_previewed_then_posted(company: Company) -> None:
    preview = company.preview("gl.record_journal_entry", rent_of(company))
    assert [(line.account_code, line.base_amount) for line in preview.entries[0].lines] == [
        ("6100", D(1200)),
        ("1000", D(1200)),
    ]
    assert company.call("gl.list_journals", {}).count == 0
    saved = company.call("gl.record_journal_entry", rent_of(company))
    assert [ref.entry_no for ref in saved.entries] == ["JE-2026-00001"]
    assert company.call("gl.journal", str(saved.value.id)).entry == saved.value


def test_every_public_method_names_its_request(company: Company) -> None:
    methods = company.methods("gl")
    assert {
        "gl.record_journal_entry",
        "gl.save_draft",
        "gl.post_journal",
        "gl.delete_draft",
        "gl.post_adjustment",
        "gl.reverse_entry",
        "gl.duplicate_entry",
        "gl.save_as_template",
        "gl.list_journals",
        "gl.journal",
        "gl.import_journals",
        "gl.create_recurring_entry",
        "gl.update_recurring_entry",
        "gl.pause_recurring",
        "gl.resume_recurring",
        "gl.skip_occurrence",
        "gl.preview_recurring",
        "gl.preview_dates",
        "gl.due_recurring",
        "gl.generate_due_recurring",
        "gl.recurring",
        "gl.list_recurring",
        "gl.recognize_deferred_revenue",
        "gl.recognize_deferred_expense",
        "gl.cancel_deferral",
    } == set(methods)
    assert all(info.request_type is not None and info.summary for info in methods.values())
