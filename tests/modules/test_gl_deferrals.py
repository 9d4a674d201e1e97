"""Prepaid expenses and deferred revenue: recognised by days, changed, cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.modules.gl.api import (
    CancelDeferral,
    CreateRecurring,
    DueRequest,
    OwnedByDeferral,
    PreviewRecurring,
    RecognizeDeferred,
    RecurringEntry,
    RecurringLineInput,
    RecurringStatus,
    ReverseEntry,
    TemplateType,
    UpdateRecurring,
)
from finance_core.money.ids import new_id
from tests.modules.gl_books import Books, copied_books, day

D = Decimal


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def insurance(books: Books, **more: Any) -> RecognizeDeferred:
    fields: dict[str, Any] = {
        "name": "Insurance 2028",
        "total_amount": D("1200.00"),
        "target_account_id": books.account("6330"),
        "service_start": day("2027-11-15"),
        "service_end": day("2028-11-14"),
        "document_ref": "BILL-7",
    }
    return RecognizeDeferred(**(fields | more))


def prepaid(books: Books, **more: Any) -> RecurringEntry:
    """Pay the premium into prepaid expenses and set up its recognition."""
    books.gl.record_journal_entry(books.journal("2027-11-15", ("1300", "1200", ""), ("1000", "", "1200")))
    return books.gl.recognize_deferred_expense(insurance(books, **more)).value


MONTHS = [  # gl.md, worked example 2
    ("2027-11-30", "52.46"),
    ("2027-12-31", "101.64"),
    ("2028-01-31", "101.64"),
    ("2028-02-29", "95.08"),
    ("2028-03-31", "101.64"),
    ("2028-04-30", "98.36"),
    ("2028-05-31", "101.64"),
    ("2028-06-30", "98.36"),
    ("2028-07-31", "101.64"),
    ("2028-08-31", "101.64"),
    ("2028-09-30", "98.36"),
    ("2028-10-31", "101.64"),
    ("2028-11-30", "45.90"),
]


def test_insurance_over_a_leap_day_month_by_month(books: Books) -> None:
    template = prepaid(books)
    planned = books.gl.preview_recurring(PreviewRecurring(recurring_id=template.id, count=24))
    assert [(one.date.isoformat(), one.amount) for one in planned] == [
        (on, D(amount)) for on, amount in MONTHS
    ]
    for step, (on, amount) in zip(planned, MONTHS, strict=True):
        [item] = books.gl.generate_due_recurring(DueRequest(up_to=day(on))).value
        assert (item.amount, item.posting_date) == (D(amount), day(on))
        assert books.balance("1300", on) == step.remaining == books.gl.recurring(template.id).remaining
    assert books.balance("1300", "2027-12-31") == D("1045.90")
    assert (books.balance("6330"), books.balance("1300")) == (D("1200.00"), D(0))
    assert books.gl.recurring(template.id).status is RecurringStatus.FINISHED


def test_deferred_revenue_in_equal_months(books: Books) -> None:
    template = books.gl.recognize_deferred_revenue(
        RecognizeDeferred(
            name="Support",
            total_amount=D(100),
            target_account_id=books.account("4010"),
            service_start=day("2026-04-01"),
            periods=3,
            party_id=books.party_id,
            source_module="ar",
            source_type="ar_invoice_line",
            source_id=new_id(),
        )
    ).value
    books.gl.generate_due_recurring(DueRequest(up_to=day("2026-06-30")))
    assert (books.balance("2140"), books.balance("4010")) == (D(100), D(-100))
    assert [books.balance("4010", on) for on in ("2026-04-30", "2026-05-31")] == [D("-33.33"), D("-66.67")]
    assert books.value("SELECT count(DISTINCT party_id) FROM journal_lines") == 1
    assert books.gl.recurring(template.id).remaining == 0


def test_a_partial_credit_lowers_what_is_left(books: Books) -> None:
    template = prepaid(books, service_end=None, periods=12)
    books.gl.generate_due_recurring(DueRequest(up_to=day("2028-02-29")))
    assert books.balance("1300") == D(800)
    books.gl.update_recurring_entry(UpdateRecurring(recurring_id=template.id, total_amount=D(1000)))
    [item] = books.gl.generate_due_recurring(DueRequest(up_to=day("2028-03-31"))).value
    assert item.amount == D(75)
    assert books.balance("6330", "2028-02-29") == D(400)


def test_saving_a_form_unchanged_changes_nothing(books: Books) -> None:
    template = prepaid(books)
    books.gl.generate_due_recurring(DueRequest(up_to=day("2028-12-31")))
    before = books.gl.recurring(template.id)
    same = UpdateRecurring(
        recurring_id=template.id,
        total_amount=D(1200),
        service_end=day("2028-11-14"),
        start_date=day("2027-11-15"),
        periods=None,
    )
    assert books.gl.update_recurring_entry(same).value == before


def test_cancelling_takes_back_what_was_recognised(books: Books) -> None:
    template = prepaid(books)
    books.gl.generate_due_recurring(DueRequest(up_to=day("2027-12-31")))
    saved = books.gl.cancel_deferral(
        CancelDeferral(recurring_id=template.id, on=day("2028-01-10"), reason="policy cancelled")
    )
    assert [ref.entry_date for ref in saved.entries] == [day("2028-01-10")] * 2
    assert (saved.value.status, saved.value.next_due_date) == (RecurringStatus.FINISHED, None)
    assert (books.balance("6330"), books.balance("1300")) == (D(0), D(1200))
    assert books.gl.generate_due_recurring(DueRequest(up_to=day("2028-12-31"))).value == ()


def test_one_step_of_a_deferral_is_not_reversed_alone(books: Books) -> None:
    prepaid(books)
    [item] = books.gl.generate_due_recurring(DueRequest(up_to=day("2027-11-30"))).value
    assert item.entry_id is not None
    before = books.contents()
    with pytest.raises(
        OwnedByDeferral, match="is a step of Insurance 2028: change or cancel Insurance 2028 instead"
    ):
        books.gl.reverse_entry(ReverseEntry(entry_id=item.entry_id))
    assert books.contents() == before


@pytest.mark.parametrize("more", [{"service_end": None}, {"periods": 12}])
def test_a_deferral_has_an_end_or_a_number_of_months(books: Books, more: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="Enter the last day of the service, or a number of months"):
        books.gl.recognize_deferred_expense(insurance(books, **more))


def test_only_a_deferral_is_cancelled(books: Books) -> None:
    lines = tuple(
        RecurringLineInput(account_id=books.account(code), side=side, amount=D(5))
        for code, side in (("6100", Side.DEBIT), ("1000", Side.CREDIT))
    )
    rent = books.gl.create_recurring_entry(
        CreateRecurring(
            name="Rent", template_type=TemplateType.FIXED, start_date=day("2026-07-01"), lines=lines
        )
    ).value
    with pytest.raises(InvalidInput, match=r"Rent is no deferral\. Pause it instead\."):
        books.gl.cancel_deferral(CancelDeferral(recurring_id=rent.id, reason="x"))
