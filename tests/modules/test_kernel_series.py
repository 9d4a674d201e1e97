"""Number series as the user keeps them, on a real file."""

from __future__ import annotations

from datetime import date

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.errors import NoPeriod
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.master import NumberSeries, SeriesReset
from finance_core.kernel.number_patterns import check_pattern, read_number
from finance_core.kernel.orm import NumberCounterModel
from finance_core.kernel.series import NumberGap, SeriesOn
from finance_core.modules.ap.api import SaveVendor
from tests.modules.ap_books import Books

FISCAL, CALENDAR, MONTH, NEVER = (SeriesReset.FISCAL_YEAR, SeriesReset.CALENDAR_YEAR, SeriesReset.MONTH,
                                  SeriesReset.NEVER)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def series(company: Company, code: str) -> NumberSeries:
    page = company.kernel.series.list_series(ListQuery(text=code))
    return company.kernel.series.series(next(row[0] for row in page.rows if row[1] == code))


def change(company: Company, code: str, pattern: str, reset: SeriesReset = FISCAL, start: int = 1) -> None:
    key = series(company, code).id
    company.call("numbers.save", {"id": key, "pattern": pattern, "reset": reset, "start": start})


def number(company: Company, code: str, on: str) -> str:
    return company.kernel.series.preview(SeriesOn(series=code, on=date.fromisoformat(on))).number


def test_the_list_shows_the_next_number_and_draws_none(books: Books) -> None:
    def shown() -> dict[str, str]:
        page = books.company.kernel.series.list_series(ListQuery())
        return {row[1]: row[-1] for row in page.rows}

    assert (shown()["AP-BILL"], shown()["AR-INV"]) == ("BILL-2026-00001", "INV-2026-00001")
    assert books.bill("2026-03-10", "10.00", invoice_number="A-1").internal_number == "BILL-2026-00001"
    assert (shown()["AP-BILL"], shown()["JE"]) == ("BILL-2026-00002", "JE-2026-00002")
    assert number(books.company, "AP-BILL", "2027-01-31") == "BILL-2027-00001"
    with pytest.raises(NoPeriod):
        number(books.company, "AP-BILL", "2031-01-01")
    with pytest.raises(NotFound):
        number(books.company, "NONE", "2026-01-01")


def test_a_new_pattern_holds_from_the_next_number(books: Books) -> None:
    books.bill("2026-03-10", "10.00", invoice_number="A-1")
    change(books.company, "AP-BILL", "ER{FY}/{SEQ:3}")
    assert number(books.company, "AP-BILL", "2026-03-11") == "ER2026/002"
    assert books.bill("2026-03-11", "10.00", invoice_number="A-2").internal_number == "ER2026/002"
    assert books.company.kernel.series.gaps("AP-BILL") == ()
    change(books.company, "AP-RUN", "RUN-{SEQ}", NEVER, start=500)
    assert number(books.company, "AP-RUN", "2026-03-11") == "RUN-500"


@pytest.mark.parametrize(("pattern", "reset", "text"), [
    ("BILL-{FY}", FISCAL, "needs the count once"),
    ("{SEQ}-{SEQ:5}-{FY}", FISCAL, "needs the count once"),
    ("BILL-{YEAR}-{SEQ}", FISCAL, "has a field that is none"),
    ("BILL-{FY-{SEQ}", FISCAL, "has a field that is none"),
    ("BILL-{SEQ:5}", FISCAL, r"starts again by fiscal year .* Put \{FY\} into it"),
    ("BILL-{YYYY}-{SEQ}", FISCAL, r"Put \{FY\} into it"),
    ("BILL-{FY}-{SEQ}", CALENDAR, r"Put \{YYYY\} or \{YY\} into it"),
    ("BILL-{YYYY}-{SEQ}", MONTH, r"Put \{YYYY\} and \{MM\} or \{YY\} and \{MM\} into it"),
    ("A LONG WORD BEFORE IT {FY}-{SEQ:9}", FISCAL, "longer than 30 characters"),
])
def test_a_pattern_that_would_repeat_numbers_is_refused(
    company: Company, pattern: str, reset: SeriesReset, text: str
) -> None:
    with pytest.raises(InvalidInput, match=text) as refused:
        change(company, "AP-BILL", pattern, reset)
    assert refused.value.field == "pattern"
    assert series(company, "AP-BILL").pattern == "BILL-{FY}-{SEQ:5}"


@pytest.mark.parametrize(("pattern", "reset"), [
    ("{FY}{SEQ:6}", FISCAL), ("{YY}-{MM}-{SEQ}", MONTH), ("{YY}/{SEQ}", CALENDAR), ("{SEQ}", NEVER),
])
def test_a_pattern_that_tells_its_scope_is_accepted(pattern: str, reset: SeriesReset) -> None:
    check_pattern(pattern, reset)


@pytest.mark.parametrize(("pattern", "reset", "text", "read"), [
    ("INV-{YYYY}-{SEQ:5}", CALENDAR, "INV-2027-00012", ("2027", 12)),
    ("{YY}.{MM}.{SEQ:3}", MONTH, "26.03.123456", ("2026-03", 123456)),
    ("R{SEQ}", NEVER, "R7", ("", 7)),
    ("JE-{FY}-{SEQ:5}", FISCAL, "JE-2026-00001", ("2026", 1)),
    ("JE-{FY}-{SEQ:5}", FISCAL, "JE-2026-00001-X", None),
    ("A.{SEQ}", NEVER, "AB7", None),
])
def test_a_number_is_read_back(
    pattern: str, reset: SeriesReset, text: str, read: tuple[str, int] | None
) -> None:
    assert read_number(pattern, reset, text) == read


def test_a_gapless_series_keeps_its_start_and_restart_once_used(company: Company) -> None:
    change(company, "JE", "JE-{FY}-{SEQ:5}", start=100)
    Books.open(company).bill("2026-03-10", "10.00", invoice_number="A-1")
    assert number(company, "JE", "2026-03-11") == "JE-2026-00101"
    change(company, "JE", "J{FY}-{SEQ:6}", start=100)
    with pytest.raises(RuleViolation, match="JE has given numbers without a gap"):
        change(company, "JE", "JE-{SEQ:5}", NEVER, start=100)
    with pytest.raises(RuleViolation, match="Change the pattern only"):
        change(company, "JE", "JE-{FY}-{SEQ:5}", start=200)
    with pytest.raises(InvalidInput, match="1 or above"):
        change(company, "AP-BILL", "BILL-{FY}-{SEQ:5}", start=0)


def test_gaps_name_numbers_that_stand_nowhere(books: Books) -> None:
    company = books.company
    for invoice in ("A-1", "A-2"):
        books.bill("2026-03-10", "10.00", invoice_number=invoice)
    for code in ("AP-BILL", "JE"):
        assert company.call("numbers.gaps", code) == ()
    with company.database.transaction() as unit:
        counter = unit.session.get_one(NumberCounterModel, (series(company, "AP-BILL").id, "2026"))
        counter.last_number = 5
    books.bill("2026-03-12", "10.00", invoice_number="A-3")
    assert company.kernel.series.gaps("AP-BILL") == (NumberGap(scope="2026", first=3, last=5),)
    with pytest.raises(NotFound):
        company.kernel.series.gaps("NONE")


def test_every_series_of_the_company_can_be_checked(company: Company) -> None:
    company.ap.save_vendor(SaveVendor(name="Acme"))
    page = company.kernel.series.list_series(ListQuery())
    assert [company.kernel.series.gaps(row[1]) for row in page.rows] == [()] * len(page.rows)
    for row in page.rows:
        check_pattern(row[2], SeriesReset(row[3]))


def test_a_change_is_in_the_history(company: Company) -> None:
    change(company, "AP-BILL", "B-{FY}-{SEQ:5}")
    (event,) = company.kernel.audit.history(series(company, "AP-BILL").id)
    assert [(found.field, found.old, found.new) for found in event.changes] == [
        ("pattern", "BILL-{FY}-{SEQ:5}", "B-{FY}-{SEQ:5}")]
