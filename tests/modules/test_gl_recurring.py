"""Recurring entries in the books: generated once, moved, reported, previewed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from finance_core.errors import CountinghouseError, InvalidInput, NotFound
from finance_core.kernel.errors import CurrencyNotInUse
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.records import Holiday
from finance_core.kernel.orm import HolidayModel
from finance_core.modules.gl.api import (
    Basis,
    CatchUpUndecided,
    CreateRecurring,
    DueOutcome,
    DueRequest,
    NameTaken,
    NotForTemplates,
    PostingMode,
    PreviewDates,
    PreviewRecurring,
    RecurringEntry,
    RecurringFinished,
    RecurringLineInput,
    RecurringRequest,
    RecurringStatus,
    ReverseEntry,
    TemplateType,
    UpdateRecurring,
)
from finance_core.modules.tax.api import TaxPeriod
from finance_core.money.dates import Anchor, Frequency
from finance_core.money.ids import new_id
from tests.modules.gl_books import Books, copied_books, day

D = Decimal


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def line(books: Books, code: str, side: Side, amount: str | None = None, **more: Any) -> RecurringLineInput:
    return RecurringLineInput(
        account_id=books.account(code), side=side, amount=D(amount) if amount else None, **more
    )


def rent(books: Books, **more: Any) -> CreateRecurring:
    fields: dict[str, Any] = {
        "name": "Rent",
        "description": "Office rent",
        "start_date": day("2026-06-30"),
        "lines": (line(books, "6100", Side.DEBIT, "1200"), line(books, "1000", Side.CREDIT, "1200")),
    }
    return CreateRecurring(**(fields | more))


def create(books: Books, request: CreateRecurring) -> RecurringEntry:
    return books.gl.create_recurring_entry(request).value


def generate(books: Books, up_to: str | None = None, **more: Any) -> list[tuple[str, str, str]]:
    """Return (name, due date, outcome) of what was generated."""
    saved = books.gl.generate_due_recurring(DueRequest(up_to=day(up_to) if up_to else None, **more))
    return [(item.name, item.due_date.isoformat(), item.outcome.value) for item in saved.value]


def entry_dates(books: Books) -> list[str]:
    return [on for (on,) in books.rows("SELECT entry_date FROM journal_entries ORDER BY seq")]


def test_day_31_after_four_months_without_opening_the_program(books: Books) -> None:
    books.stand_on("2027-10-01")
    template = create(books, rent(books, start_date=day("2027-10-31")))
    books.stand_on("2028-03-31")
    dates = ["2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]
    assert generate(books) == [("Rent", due, "posted") for due in dates]
    assert generate(books) == []
    assert entry_dates(books) == dates
    stored = books.gl.recurring(template.id)
    assert (stored.next_due_date, stored.occurrences_done) == (day("2028-04-30"), 6)


def test_an_occurrence_is_never_posted_twice(books: Books) -> None:
    template = create(books, rent(books))
    generate(books, "2026-06-30")
    with books.database.transaction() as unit:
        row = books.gl._recurring_row(unit.session, template.id)
        row.next_due_date = day("2026-06-30")
    saved = books.gl.generate_due_recurring(DueRequest(up_to=day("2026-06-30")))
    [item] = saved.value
    assert (item.outcome, item.message) == (
        DueOutcome.FAILED,
        "Office rent was already posted as JE-2026-00001. Open that entry.",
    )
    assert entry_dates(books) == ["2026-06-30"]


def test_the_rest_of_a_run_goes_on_when_one_fails(books: Books) -> None:
    create(books, rent(books, name="Abroad", start_date=day("2026-06-20"), currency="EUR"))
    create(books, rent(books, name="Home"))
    saved = books.gl.generate_due_recurring(DueRequest(up_to=day("2026-07-31")))
    assert [(item.name, item.outcome.value) for item in saved.value] == [
        ("Abroad", "failed"),
        ("Home", "posted"),
        ("Home", "posted"),
    ]
    assert saved.value[0].message.startswith("Rate EUR→USD for 2026-06-20 is missing")
    assert entry_dates(books) == ["2026-06-30", "2026-07-30"]
    assert len(saved.entries) == 2


def test_an_occurrence_in_a_closed_period_moves_to_the_first_open_day(books: Books) -> None:
    books.stand_on("2026-05-01")
    create(books, rent(books, start_date=day("2026-05-31"), document_ref="LEASE 7"))
    books.close_period("2026-05")
    [item] = books.gl.generate_due_recurring(DueRequest(up_to=day("2026-06-15"))).value
    assert (item.outcome, item.posting_date) == (DueOutcome.MOVED, day("2026-06-01"))
    assert item.entry_id is not None
    journal = books.gl.journal(item.entry_id)
    assert (journal.entry.entry_date, journal.reference) == (day("2026-06-01"), "LEASE 7 due 2026-05-31")


def test_a_reversing_accrual_turns_on_the_first_day_of_the_next_period(books: Books) -> None:
    create(books, rent(books, template_type=TemplateType.REVERSING))
    assert generate(books, "2026-06-30") == [("Rent", "2026-06-30", "posted")]
    assert entry_dates(books) == ["2026-06-30", "2026-07-01"]
    assert (books.balance("6100", "2026-06-30"), books.balance("6100")) == (D(1200), D(0))


def test_a_reversal_without_a_period_fails_with_the_cure_and_posts_nothing(books: Books) -> None:
    books.stand_on("2028-12-01")
    create(books, rent(books, start_date=day("2028-12-31"), template_type=TemplateType.REVERSING))
    [item] = books.gl.generate_due_recurring(DueRequest(up_to=day("2028-12-31"))).value
    assert item.message == (
        "No fiscal period contains 2029-01-01 – create fiscal year 2029 in Accounting › Periods.")
    assert entry_dates(books) == []


def test_draft_and_remind_do_not_post(books: Books) -> None:
    create(books, rent(books, name="Draft", posting_mode=PostingMode.DRAFT))
    remind = create(books, rent(books, name="Remind", posting_mode=PostingMode.REMIND))
    assert generate(books, "2026-06-30") == [
        ("Draft", "2026-06-30", "drafted"),
        ("Remind", "2026-06-30", "reminded"),
    ]
    assert generate(books, "2026-06-30") == [("Remind", "2026-06-30", "reminded")]
    assert entry_dates(books) == []
    [draft] = books.kernel.records.drafts("gl.journal")
    entry = books.gl.post_journal(draft.id).value
    assert [(row.account_code, row.side.value, row.amount) for row in entry.lines] == [
        ("6100", "debit", D(1200)),
        ("1000", "credit", D(1200)),
    ]
    assert generate(books, "2026-06-30", ids=(remind.id,)) == [("Remind", "2026-06-30", "posted")]


def test_what_is_due_is_listed_without_posting(books: Books) -> None:
    create(books, rent(books, days_ahead=20))
    create(books, rent(books, name="Later", start_date=day("2026-07-20")))
    before = books.contents()
    items = books.gl.due_recurring(DueRequest())
    assert [(item.name, item.due_date, item.amount, item.outcome) for item in items] == [
        ("Rent", day("2026-06-30"), D(1200), DueOutcome.DUE),
    ]
    assert [item.name for item in books.gl.due_recurring(DueRequest(up_to=day("2026-07-31")))] == [
        "Rent",
        "Later",
        "Rent",
    ]
    assert books.contents() == before


def test_a_preview_saves_nothing(books: Books) -> None:
    template = create(books, rent(books, start_date=day("2026-07-31")))
    before = books.contents()
    found = books.gl.preview_recurring(PreviewRecurring(recurring_id=template.id, count=3))
    assert [one.date.isoformat() for one in found] == ["2026-07-31", "2026-08-31", "2026-09-30"]
    assert [(row.account_code, row.side, row.amount) for row in found[0].lines] == [
        ("6100", Side.DEBIT, D(1200)),
        ("1000", Side.CREDIT, D(1200)),
    ]
    dates = books.gl.preview_dates(
        PreviewDates(frequency=Frequency.MONTHLY, start_date=day("2026-01-31"), count=2)
    )
    assert dates == (day("2026-01-31"), day("2026-02-28"))
    assert books.contents() == before


def test_working_days_keep_the_holidays_of_the_country(books: Books) -> None:
    holiday = Holiday(id=new_id(), calendar="US", date=day("2026-09-01"), name="Founders")
    with books.database.transaction() as unit:
        unit.add(HolidayModel.from_dto(holiday, created_by_id=unit.actor_id))
    rhythm = PreviewDates(
        frequency=Frequency.MONTHLY, start_date=day("2026-08-01"), anchor=Anchor.FIRST_WORKDAY, count=2
    )
    assert books.gl.preview_dates(rhythm) == (day("2026-08-03"), day("2026-09-02"))


def test_a_start_in_the_past_is_asked_about(books: Books) -> None:
    request = rent(books, start_date=day("2026-03-31"))
    with pytest.raises(CatchUpUndecided, match=r"3 due dates from 2026-03-31 lie before today"):
        create(books, request)
    late = create(books, request.model_copy(update={"catch_up": False, "name": "Next"}))
    assert late.next_due_date == day("2026-06-30")
    assert create(books, request.model_copy(update={"catch_up": True})).next_due_date == day("2026-03-31")


def test_names_and_accounts_are_checked(books: Books) -> None:
    create(books, rent(books))
    with pytest.raises(NameTaken, match="There is a recurring entry Rent already"):
        create(books, rent(books))
    control = (line(books, "1100", Side.DEBIT, "1200"), line(books, "4000", Side.CREDIT, "1200"))
    with pytest.raises(
        NotForTemplates, match="Line 1: 1100 Accounts receivable is a header or control account"
    ):
        create(books, rent(books, name="Control", lines=control))
    with pytest.raises(NotFound, match="There is no account"):
        create(
            books,
            rent(
                books,
                name="None",
                lines=(RecurringLineInput(account_id=new_id(), side=Side.DEBIT, amount=D(1200)), control[1]),
            ),
        )
    with pytest.raises(CurrencyNotInUse, match=r"These books do not use JPY yet\. Enter a rate for it in"):
        create(books, rent(books, name="Yen", currency="JPY"))


def test_pause_resume_skip_and_end(books: Books) -> None:
    template = create(books, rent(books, max_occurrences=3))
    by_id = RecurringRequest(recurring_id=template.id, reason="owner agreed")
    books.gl.pause_recurring(by_id)
    assert generate(books, "2026-12-31") == []
    books.gl.resume_recurring(by_id)
    assert books.gl.skip_occurrence(by_id).value.next_due_date == day("2026-07-30")
    with pytest.raises(InvalidInput, match="Say why"):
        books.gl.skip_occurrence(RecurringRequest(recurring_id=template.id))
    assert generate(books, "2026-12-31") == [
        ("Rent", "2026-07-30", "posted"),
        ("Rent", "2026-08-30", "posted"),
    ]
    assert books.gl.recurring(template.id).status is RecurringStatus.FINISHED
    with pytest.raises(RecurringFinished):
        books.gl.resume_recurring(by_id)
    extended = books.gl.update_recurring_entry(
        UpdateRecurring(recurring_id=template.id, max_occurrences=4)
    ).value
    assert (extended.status, extended.next_due_date) == (RecurringStatus.ACTIVE, day("2026-09-30"))


def test_a_change_is_for_what_is_to_come(books: Books) -> None:
    template = create(books, rent(books))
    generate(books, "2026-06-30")
    dearer = (line(books, "6100", Side.DEBIT, "1300"), line(books, "1000", Side.CREDIT, "1300"))
    changed = books.gl.update_recurring_entry(
        UpdateRecurring(recurring_id=template.id, anchor_day=15, lines=dearer, end_date=day("2026-08-31"))
    ).value
    assert changed.next_due_date == day("2026-07-15")
    assert generate(books, "2026-12-31") == [
        ("Rent", "2026-07-15", "posted"),
        ("Rent", "2026-08-15", "posted"),
    ]
    assert books.balance("6100") == D(3800)
    cleared = books.gl.update_recurring_entry(UpdateRecurring(recurring_id=template.id, end_date=None)).value
    assert (cleared.status, cleared.next_due_date) == (RecurringStatus.ACTIVE, day("2026-09-15"))


def test_a_fixed_entry_with_a_tax_code_records_the_tax_of_each_occurrence(books: Books) -> None:
    lines = (
        line(books, "6200", Side.DEBIT, "100", tax_code_id=books.tax_code("GB20")),
        line(books, "1000", Side.CREDIT, "120"),
    )
    create(books, rent(books, lines=lines))
    items = books.gl.generate_due_recurring(DueRequest(up_to=day("2026-07-31"))).value
    year = TaxPeriod(date_from=day("2026-01-01"), date_to=day("2026-12-31"))
    assert [(row.base, row.tax) for row in books.tax.tax_summary(year)] == [(D(200), D(40))]
    assert items[0].entry_id is not None
    books.gl.reverse_entry(ReverseEntry(entry_id=items[0].entry_id))
    assert [(row.base, row.tax) for row in books.tax.tax_summary(year)] == [(D(100), D(20))]


@pytest.mark.parametrize(("basis", "posted"), [("1000", "1000.00"), ("-1000", "-1000.00"), ("", "0")])
def test_an_allocation_empties_its_pool(books: Books, basis: str, posted: str) -> None:
    if basis:
        pool = ("6790", "1000", "") if basis == "1000" else ("6790", "", "1000")
        bank = ("1000", "", "1000") if basis == "1000" else ("1000", "1000", "")
        books.gl.record_journal_entry(books.journal("2026-06-10", pool, bank))
    weights = (("6100", "45.5"), ("6200", "30.25"), ("6330", "24.25"))
    create(
        books,
        rent(
            books,
            name="Overhead",
            template_type=TemplateType.ALLOCATION,
            basis_account_id=books.account("6790"),
            basis=Basis.PERIOD_MOVEMENT,
            lines=tuple(line(books, code, Side.DEBIT, weight=D(weight)) for code, weight in weights),
        ),
    )
    [item] = books.gl.generate_due_recurring(DueRequest(up_to=day("2026-06-30"))).value
    assert item.amount == D(posted)
    assert books.balance("6790") == 0
    if basis:
        sign = D(basis) / 1000
        assert [books.balance(code) for code, _ in weights] == [
            D("455.00") * sign,
            D("302.50") * sign,
            D("242.50") * sign,
        ]
    else:
        assert (item.outcome, item.message) == (DueOutcome.NOTHING, "Nothing to allocate.")


def test_a_royalty_takes_its_share_of_the_periods_revenue(books: Books) -> None:
    for on, amount in (("2026-05-31", "9999"), ("2026-06-10", "1000"), ("2026-06-30", "250")):
        books.gl.record_journal_entry(books.journal(on, ("1000", amount, ""), ("4000", "", amount)))
    create(
        books,
        rent(
            books,
            name="Royalty",
            template_type=TemplateType.PERCENTAGE,
            basis_account_id=books.account("4000"),
            basis=Basis.PERIOD_MOVEMENT,
            lines=(
                line(books, "6790", Side.DEBIT, weight=D("0.03")),
                line(books, "2100", Side.CREDIT, weight=D("0.03")),
            ),
        ),
    )
    generate(books, "2026-06-30")
    assert (books.balance("6790"), books.balance("2100")) == (D("37.50"), D("-37.50"))


def test_a_refused_template_leaves_nothing(books: Books) -> None:
    before = books.contents()
    with pytest.raises(CountinghouseError):
        create(books, rent(books, end_date=day("2026-01-01")))
    assert books.contents() == before


def test_an_unknown_template_is_not_found(books: Books) -> None:
    with pytest.raises(NotFound, match="There is no recurring entry"):
        books.gl.recurring(UUID(int=9))


def test_the_list_says_the_rhythm_in_words(books: Books) -> None:
    create(books, rent(books, interval=3, anchor=Anchor.LAST_DAY, max_occurrences=8))
    create(books, rent(books, name="Wages", start_date=day("2026-06-19"), frequency=Frequency.BIWEEKLY))
    page = books.gl.list_recurring(ListQuery())
    names = ("name", "rhythm", "next_due", "amount", "done", "of", "status")
    rows = [tuple(row[page.columns.index(name)] for name in names) for row in page.rows]
    assert rows == [
        ("Wages", "every 2 weeks on Friday", day("2026-06-19"), D(1200), 0, None, "active"),
        ("Rent", "every 3 months on the last day", day("2026-06-30"), D(1200), 0, 8, "active"),
    ]
    assert books.gl.list_recurring(ListQuery(filters={"due_by": day("2026-06-20")})).count == 1
    assert (
        books.gl.list_recurring(ListQuery(text="wag", filters={"type": "fixed", "status": "active"})).count
        == 1
    )
