"""Manual and adjusting journals: what they post, what they refuse, and that a refusal leaves nothing."""



from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from finance_core.errors import CountinghouseError, InvalidInput, NotFound, RuleViolation
from finance_core.kernel.errors import AlreadyReversed, Duplicate, PeriodNotOpen
from finance_core.kernel.models.ledger import EntryKind, Side
from finance_core.kernel.models.posting import PostedEntry, PostingLine, PostingRequest
from finance_core.kernel.settings import SetSetting
from finance_core.modules.gl.api import (
    AdjustmentType,
    JournalLineInput,
    OwnedByDocument,
    PostAdjustment,
    RecordJournal,
    ReverseEntry,
    SaveAsTemplate,
)
from finance_core.modules.tax.api import TaxPeriod
from finance_core.money.ids import new_id
from tests.modules.gl_books import Books, copied_books, day

D = Decimal
RENT = (("6100", "1200", ""), ("1000", "", "1200"))


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def sides(entry: PostedEntry) -> list[tuple[str, str, Decimal]]:
    return [(line.account_code, line.side.value, line.base_amount) for line in entry.lines]


def adjustment(
    books: Books, on: str, kind: str, *, accounts: tuple[str, str], amount: str, **more: Any
) -> PostAdjustment:
    """Return an adjusting entry: debit the first account, credit the second."""
    debit, credit = accounts
    return PostAdjustment(
        entry_date=day(on),
        adjustment_type=AdjustmentType(kind),
        lines=books.lines((debit, amount, ""), (credit, "", amount)),
        **({"reason": "month end"} | more),
    )


# OpenStax, Principles of Accounting Vol. 1, chapter 4: Printing Plus, January 2019.
UNADJUSTED = {
    "1000": "24800",
    "1100": "1200",
    "1305": "500",
    "1560": "3500",
    "2000": "-500",
    "2140": "-4000",
    "3000": "-20000",
    "3320": "100",
    "4010": "-9500",
    "6120": "300",
    "6000": "3600",
}
ADJUSTMENTS = [
    ("other", "6200", "1305", "100"),
    ("depreciation", "6500", "1561", "75"),
    ("deferral", "2140", "4010", "600"),
    ("accrual", "1165", "4700", "140"),
    ("accrual", "6000", "2300", "1500"),
]


def printing_plus(books: Books) -> None:
    with books.database.transaction() as unit:
        lines = tuple(
            PostingLine(
                side=Side.DEBIT if D(amount) > 0 else Side.CREDIT,
                amount=abs(D(amount)),
                account_id=books.account(code),
                party_id=books.party_id,
            )
            for code, amount in UNADJUSTED.items()
        )
        books.kernel.posting.post(
            unit,
            PostingRequest(
                entry_date=day("2019-01-31"),
                description="unadjusted",
                lines=lines,
                source_module="test",
                source_type="test",
                source_id=new_id(),
            ),
        )


def trial_balance(books: Books) -> tuple[Decimal, Decimal]:
    rows = books.rows(
        "SELECT sum(base_amount * CASE side WHEN 'debit' THEN 1 ELSE -1 END) "
        "FROM journal_lines GROUP BY account_id"
    )
    balances = [D(amount) / 10_000 for (amount,) in rows]
    return sum(b for b in balances if b > 0), -sum(b for b in balances if b < 0)  # type: ignore[return-value]


def test_printing_plus_adjustments(books: Books) -> None:
    printing_plus(books)
    assert trial_balance(books) == (D(34000), D(34000))
    for kind, debit, credit, amount in ADJUSTMENTS:
        entry = books.gl.post_adjustment(
            adjustment(books, "2019-01-31", kind, accounts=(debit, credit), amount=amount)
        ).value
        assert entry.kind is EntryKind.ADJUSTING
        assert books.gl.journal(entry.id).entry == entry
    assert trial_balance(books) == (D(35715), D(35715))
    assert [books.balance(code) for code in ("1305", "2140", "4010")] == [D(400), D(-3400), D(-10100)]


def test_a_foreign_journal_keeps_both_amounts(books: Books) -> None:
    saved = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT, currency="eur", rate=D("1.08")))
    assert [(line.amount, line.currency, line.base_amount) for line in saved.value.lines] == [
        (D(1200), "EUR", D(1296)),
        (D(1200), "EUR", D(1296)),
    ]


def test_lines_in_two_currencies_balance_in_the_books(books: Books) -> None:
    lines = (
        JournalLineInput(account_id=books.account("1010"), debit=D(108)),
        JournalLineInput(account_id=books.account("1000"), credit=D(100), currency="EUR", rate=D("1.08")),
    )
    entry = books.gl.record_journal_entry(RecordJournal(entry_date=day("2026-06-15"), lines=lines)).value
    assert sides(entry) == [("1010", "debit", D(108)), ("1000", "credit", D(108))]


@pytest.mark.parametrize(("net", "inclusive"), [("100", False), ("120", True)])
def test_a_tax_code_adds_its_tax_and_records_it(books: Books, net: str, *, inclusive: bool) -> None:
    lines = (
        *books.lines(("6200", net, ""), tax_code_id=books.tax_code("GB20")),
        *books.lines(("1000", "", "120")),
    )
    request = RecordJournal(entry_date=day("2026-06-15"), lines=lines, prices_include_tax=inclusive)
    entry = books.gl.record_journal_entry(request).value
    assert sides(entry) == [("6200", "debit", D(100)), ("1000", "credit", D(120)), ("1320", "debit", D(20))]
    year = TaxPeriod(date_from=day("2026-01-01"), date_to=day("2026-12-31"))
    assert [(row.base, row.tax) for row in books.tax.tax_summary(year)] == [(D(100), D(20))]
    books.gl.reverse_entry(ReverseEntry(entry_id=entry.id))
    assert [(row.base, row.tax) for row in books.tax.tax_summary(year)] == [(D(0), D(0))]


def test_a_sale_with_tax_credits_the_tax_owed(books: Books) -> None:
    lines = (
        *books.lines(("1000", "120", "")),
        *books.lines(("4000", "", "100"), tax_code_id=books.tax_code("GB20")),
    )
    entry = books.gl.record_journal_entry(RecordJournal(entry_date=day("2026-06-15"), lines=lines)).value
    assert sides(entry) == [("1000", "debit", D(120)), ("4000", "credit", D(100)), ("2200", "credit", D(20))]


def test_a_repeated_request_posts_once(books: Books) -> None:
    request = books.journal("2026-06-15", *RENT, request_id=new_id())
    first, second = books.gl.record_journal_entry(request), books.gl.record_journal_entry(request)
    assert second == first
    assert books.value("SELECT count(*) FROM journal_entries") == 1


def test_a_preview_leaves_every_table_as_it_was(books: Books) -> None:
    before = books.contents()
    with books.database.rehearse() as unit:
        saved = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT))
        assert sides(unit.posted[0]) == [("6100", "debit", D(1200)), ("1000", "credit", D(1200))]
    assert saved.value.entry_no == "JE-2026-00001"
    assert books.contents() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_lines SET base_amount = base_amount + 1",
        "DELETE FROM journal_lines",
        "UPDATE journal_entries SET description = 'x'",
        "DELETE FROM journal_entries",
    ],
)
def test_the_file_itself_keeps_posted_lines(books: Books, statement: str) -> None:
    books.gl.record_journal_entry(books.journal("2026-06-15", *RENT))
    before = books.contents()
    with pytest.raises(RuleViolation, match="are final"), books.database.transaction() as unit:
        unit.session.execute(text(statement))
    assert books.contents() == before


@pytest.mark.parametrize(
    ("on", "lines", "more", "warning"),
    [
        ("2026-06-13", RENT, {}, "2026-06-13 is a Saturday. Check the date."),
        ("2027-06-17", RENT, {}, "2027-06-17 is more than a year from today. Check the date."),
        ("2026-06-15", RENT, {"description": ""}, "The journal has no description. Say what it is for."),
        (
            "2026-06-15",
            (("6100", "20000", ""), ("1000", "", "20000")),
            {},
            "20,000.00 is a round amount. Check it against its document.",
        ),
        (
            "2026-06-15",
            (("1990", "12", ""), ("1000", "", "12")),
            {},
            "Line 1 posts to 1990 Suspense: to be clarified, which must be empty at every close.",
        ),
        (
            "2026-06-15",
            (("4000", "12", ""), ("1000", "", "12")),
            {},
            "Line 1 debits the revenue account 4000 Sales. Check the side.",
        ),
        (
            "2026-06-15",
            (("1000", "12", ""), ("6100", "", "12")),
            {},
            "Line 2 credits the expense account 6100 Rent. Check the side.",
        ),
    ],
)
def test_a_warning_does_not_stop_the_posting(
    books: Books, on: str, lines: Any, more: dict[str, Any], warning: str
) -> None:
    saved = books.gl.record_journal_entry(books.journal(on, *lines, **more))
    assert saved.warnings == (warning,)
    assert len(saved.entries) == 1


def test_a_like_journal_within_a_week_is_pointed_out(books: Books) -> None:
    books.gl.record_journal_entry(books.journal("2026-06-08", *RENT))
    swapped = (("6100", "", "1200"), ("1000", "1200", ""))
    assert "same accounts" not in str(
        books.gl.record_journal_entry(books.journal("2026-06-09", *swapped)).warnings
    )
    assert books.gl.record_journal_entry(books.journal("2026-06-16", *RENT)).warnings == ()
    assert books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).warnings == (
        "JE-2026-00003 has the same accounts and amounts. Is this another journal?",
    )
    books.kernel.settings.set(SetSetting(key="gl.duplicate_window_days", value=0))
    assert books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).warnings == ()


def test_an_adjustment_may_stand_in_the_adjustment_period(books: Books) -> None:
    entry = books.gl.post_adjustment(
        adjustment(books, "2026-12-31", "tax", accounts=("7000", "2240"), amount="50", period="2026-ADJ")
    ).value
    assert (entry.period, entry.description) == ("2026-ADJ", "Tax: month end")


def test_an_accrual_is_reversed_on_its_day(books: Books) -> None:
    request = adjustment(
        books, "2026-06-30", "accrual", accounts=("6000", "2300"), amount="1500", reverse_on=day("2026-07-01")
    )
    saved = books.gl.post_adjustment(request)
    accrual, reversal = (books.gl.journal(ref.id) for ref in saved.entries)
    assert (reversal.entry.kind, reversal.entry.entry_date) == (EntryKind.REVERSAL, day("2026-07-01"))
    assert accrual.reversed_by is not None
    assert (accrual.reversed_by.id, reversal.reversal_of) == (reversal.entry.id, saved.entries[0])
    assert (books.balance("6000", "2026-06-30"), books.balance("6000")) == (D(1500), D(0))


def test_a_correction_names_and_keeps_its_entry(books: Books) -> None:
    wrong = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).entries[0]
    with pytest.raises(
        InvalidInput, match=r"A correction names the entry it corrects\. Choose it\."
    ) as refused:
        books.gl.post_adjustment(
            adjustment(books, "2026-06-15", "correction", accounts=("6200", "6100"), amount="1200")
        )
    assert refused.value.field == "original_entry_id"
    fixed = books.gl.post_adjustment(
        adjustment(
            books,
            "2026-06-15",
            "correction",
            accounts=("6200", "6100"),
            amount="1200",
            original_entry_id=wrong.id,
        )
    )
    assert books.gl.journal(fixed.value.id).corrects == wrong


@pytest.mark.parametrize(
    ("reverse_on", "message"),
    [
        (
            "2026-06-30",
            (
                "2026-06-30 is not after the adjustment. Choose a later day, "
                "as a rule the first of the next period."
            ),
        ),
        (
            "2030-01-01",
            "No fiscal period contains 2030-01-01 – create fiscal year 2030 in Accounting › Periods.",
        ),
        ("2026-07-01", "2026-07 is closed. Reopen it in Accounting › Periods or use 2026-08-01."),
    ],
)
def test_a_reversal_that_cannot_be_dated_refuses_the_whole(
    books: Books, reverse_on: str, message: str
) -> None:
    books.close_period("2026-07")
    before = books.contents()
    with pytest.raises(CountinghouseError) as refused:
        books.gl.post_adjustment(
            adjustment(
                books,
                "2026-06-30",
                "accrual",
                accounts=("6000", "2300"),
                amount="1500",
                reverse_on=day(reverse_on),
            )
        )
    assert (refused.value.message, refused.value.field) == (message, "reverse_on")
    assert books.contents() == before


def test_a_reversal_swaps_sides_and_is_linked_both_ways(books: Books) -> None:
    first = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).entries[0]
    saved = books.gl.reverse_entry(ReverseEntry(entry_id=first.id, reason="wrong month"))
    assert sides(saved.value) == [("6100", "credit", D(1200)), ("1000", "debit", D(1200))]
    assert saved.value.description == "Reversal of JE-2026-00001: wrong month"
    assert books.gl.journal(first.id).reversed_by == saved.entries[0]
    assert books.gl.journal(saved.value.id).reversal_of == first
    before = books.contents()
    with pytest.raises(AlreadyReversed, match="JE-2026-00001 was already reversed by JE-2026-00002"):
        books.gl.reverse_entry(ReverseEntry(entry_id=first.id))
    assert books.contents() == before


def test_a_reversal_leaves_a_closed_period_alone(books: Books) -> None:
    first = books.gl.record_journal_entry(books.journal("2026-05-20", *RENT)).entries[0]
    books.close_period("2026-05")
    with pytest.raises(PeriodNotOpen) as refused:
        books.gl.reverse_entry(ReverseEntry(entry_id=first.id, on=day("2026-05-20")))
    assert refused.value.field == "on"
    assert books.gl.reverse_entry(ReverseEntry(entry_id=first.id)).value.entry_date == day("2026-06-01")


def test_an_entry_of_a_document_is_undone_by_its_document(books: Books) -> None:
    printing_plus(books)
    [(key, source)] = books.rows("SELECT id, source_id FROM journal_entries")
    with pytest.raises(OwnedByDocument) as refused:
        books.gl.reverse_entry(ReverseEntry(entry_id=UUID(bytes=key)))
    assert (
        refused.value.message
        == "JE-2019-00001 cannot be reversed alone: void the document unadjusted instead."
    )
    assert refused.value.facts["source_id"] == UUID(bytes=source)


def test_an_unknown_entry_is_not_found(books: Books) -> None:
    with pytest.raises(NotFound, match="There is no journal entry"):
        books.gl.reverse_entry(ReverseEntry(entry_id=new_id()))


def test_a_draft_has_gaps_and_no_number_and_is_posted_once(books: Books) -> None:
    unfinished = books.journal("2026-06-15", ("6100", "1200", ""), ("", "", ""))
    draft = books.gl.save_draft(unfinished)
    assert books.value("SELECT count(*) FROM journal_entries") == 0
    before = books.contents()
    with pytest.raises(InvalidInput, match="Line 2: enter a debit or a credit"):
        books.gl.post_journal(draft.id)
    assert books.contents() == before
    finished = books.journal("2026-06-15", *RENT, draft_id=draft.id)
    assert books.gl.save_draft(finished).id == draft.id
    entry = books.gl.post_journal(draft.id).value
    assert (entry.source_type, entry.source_id) == ("manual_journal", draft.id)
    assert books.kernel.records.drafts("gl.journal") == ()
    with pytest.raises(NotFound, match="There is no draft"):
        books.gl.post_journal(draft.id)
    with pytest.raises(Duplicate, match="already posted as JE-2026-00001"):
        books.gl.record_journal_entry(finished)


def test_a_deleted_draft_is_gone(books: Books) -> None:
    draft = books.gl.save_draft(books.journal("2026-06-15", *RENT))
    books.gl.delete_draft(draft.id)
    assert books.kernel.records.drafts("gl.journal") == ()
    with pytest.raises(NotFound, match="There is no draft"):
        books.gl.delete_draft(draft.id)


def test_a_duplicate_is_a_draft_of_today_without_tax_lines(books: Books) -> None:
    lines = (
        *books.lines(("6200", "100", ""), tax_code_id=books.tax_code("GB20"), memo="paper"),
        *books.lines(("1000", "", "120")),
    )
    entry = books.gl.record_journal_entry(
        RecordJournal(entry_date=day("2026-03-31"), lines=lines, description="x")
    ).value
    draft = books.gl.duplicate_entry(entry.id)
    assert (draft.title, draft.body["entry_date"]) == ("x", "2026-06-15")
    again = books.gl.post_journal(draft.id).value
    assert sides(again) == sides(entry)


def test_a_template_of_a_journal_waits_paused(books: Books) -> None:
    entry = books.gl.record_journal_entry(books.journal("2026-06-15", *RENT)).value
    template = books.gl.save_as_template(SaveAsTemplate(entry_id=entry.id, name="Rent")).value
    assert (template.status.value, template.next_due_date) == ("paused", day("2026-06-15"))
    assert [(line.side.value, line.amount) for line in template.lines] == [
        ("debit", D(1200)),
        ("credit", D(1200)),
    ]
