"""Payment runs: proposal, approval, execution in one piece (ap.md R7)."""

from __future__ import annotations

from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation, StatusMoveRefused
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import (
    APPaymentRun,
    BillRequest,
    BillStatus,
    CreateRun,
    HoldReason,
    HoldVendor,
    RunRequest,
    SaveVendor,
    UpdateRunLine,
)
from finance_core.modules.ap.models import RunLineStatus, RunStatus
from finance_core.money.ids import new_id
from tests.modules.ap_books import Books, D, add_term, day, on, term


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def propose(books: Books, **facts: Any) -> APPaymentRun:
    facts = {"payment_date": day("2026-04-01"), "pay_through_date": day("2026-04-10"),
             "bank_account_id": books.bank} | facts
    return books.company.ap.create_payment_run(CreateRun.model_validate(facts)).value


def approve(books: Books, run: APPaymentRun) -> APPaymentRun:
    return books.company.ap.approve_payment_run(RunRequest(run_id=run.id)).value


def execute(books: Books, run: APPaymentRun) -> APPaymentRun:
    return books.company.ap.execute_payment_run(RunRequest(run_id=run.id)).value


def reasons(run: APPaymentRun) -> list[str | None]:
    return [line.exclusion_reason for line in run.lines]


def payments(books: Books) -> int:
    return books.company.ap.list_payments(ListQuery()).count or 0


def test_due_bills_are_proposed_and_paid_by_vendor(books: Books) -> None:
    bolt = books.new_vendor("Bolt")
    bills = [books.bill("2026-03-01", "100.00"), books.bill("2026-03-05", "50.00"),
             books.bill("2026-03-02", "70.00", vendor_id=bolt)]
    later = books.bill("2026-03-20", "30.00")
    run = propose(books)
    assert (run.line_count, run.total_amount) == (3, D(220))
    assert later.id not in {line.invoice_id for line in run.lines}
    approved = approve(books, run)
    assert [books.reread(bill).status for bill in bills] == [BillStatus.SCHEDULED] * 3
    done = execute(books, approved)
    assert (done.status, done.line_count, done.total_amount) == (RunStatus.COMPLETED, 3, D(220))
    assert {line.status for line in done.lines} == {RunLineStatus.POSTED}
    assert [books.reread(bill).status for bill in bills] == [BillStatus.PAID] * 3
    assert (payments(books), books.balance("1000"), books.balance("2000")) == (2, D(-220), D(-30))


def test_executing_twice_pays_once(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    run = approve(books, propose(books))
    assert execute(books, run).lines == execute(books, run).lines
    assert (payments(books), books.balance("1000")) == (1, D(-100))


def test_one_refused_payment_leaves_the_whole_run_unpaid(books: Books) -> None:
    bolt = books.new_vendor("Bolt")
    first, second = books.bill("2026-03-01", "100.00"), books.bill("2026-03-02", "70.00", vendor_id=bolt)
    run = approve(books, propose(books))
    entries = books.company.kernel.records.entries_of(second.id)
    books.company.ap.hold_vendor(HoldVendor(vendor_id=bolt, reason_code=HoldReason.BANK_DETAILS,
                                            reason="new bank"))
    saved = books.company.ap.execute_payment_run(RunRequest(run_id=run.id))
    assert (saved.value.status, saved.entries) == (RunStatus.FAILED, ())
    assert saved.warnings == (saved.value.failure_note,)
    assert "Bolt is on hold: new bank" in str(saved.value.failure_note)
    assert (payments(books), books.balance("1000")) == (0, D(0))
    assert [books.reread(bill).status for bill in (first, second)] == [BillStatus.APPROVED] * 2
    assert books.company.kernel.records.entries_of(second.id) == entries
    bolt_line = next(line for line in saved.value.lines if line.vendor_id == bolt)
    again = books.company.ap.update_run_line(UpdateRunLine(run_line_id=bolt_line.id, include=False)).value
    assert again.status is RunStatus.DRAFT
    assert execute(books, approve(books, again)).status is RunStatus.COMPLETED
    assert books.balance("1000") == D(-100)


def test_held_disputed_changed_and_small_are_excluded_with_the_reason(books: Books) -> None:
    held = books.new_vendor("Held")
    books.bill("2026-03-01", "1.00", vendor_id=held)
    books.company.ap.hold_vendor(HoldVendor(vendor_id=held, reason_code=HoldReason.LEGAL, reason="lawsuit"))
    disputed = books.bill("2026-03-02", "2.00")
    books.company.ap.set_dispute(BillRequest(invoice_id=disputed.id, reason="broken"))
    changed = books.company.ap.save_vendor(SaveVendor(name="Changed")).value
    books.company.ap.save_vendor(SaveVendor(id=changed.id, name="Changed", bank_account_number="123"))
    books.bill("2026-03-03", "3.00", vendor_id=changed.vendor_id)
    books.bill("2026-03-04", "4.00", vendor_id=books.new_vendor("Small", minimum_payment=D(10)))
    books.bill("2026-03-05", "5.00")
    assert reasons(propose(books)) == [
        "vendor on hold: lawsuit", "disputed: broken",
        "bank details changed on 2026-06-15: confirm with the vendor by a known phone number",
        "below the minimum payment of 10.00", None,
    ]


def test_credit_notes_are_netted_before_money_is_paid(books: Books) -> None:
    """ap.md example 1 by a run: 8,000.00 less 1,500.00 and 120.00, 5 % of the rest, 6,061.00 paid."""
    terms = add_term(books, "5/15N40", days=40, discount_percent=D("0.05"), discount_days=15)
    bill = books.bill("2026-07-01", "8000.00", payment_term_id=terms)
    notes = [books.credit("2026-07-06", "1500.00"), books.credit("2026-07-10", "120.00")]
    run = propose(books, payment_date=day("2026-07-15"), pay_through_date=day("2026-07-15"))
    assert [(line.amount, line.discount_amount) for line in run.lines] == [
        (D("7681.00"), D("319.00")), (D("-1500.00"), D(0)), (D("-120.00"), D(0)),
    ]
    assert (run.line_count, run.total_amount, run.discount_total) == (1, D("6061.00"), D("319.00"))
    done = execute(books, approve(books, run))
    assert (done.status, done.line_count, done.total_amount) == (RunStatus.COMPLETED, 1, D("6061.00"))
    assert [books.reread(one).status for one in (bill, *notes)] == [BillStatus.PAID] * 3
    assert (books.balance("1000"), books.balance("5090"), books.balance("2000")) == (
        D("-6061.00"), D("-319.00"), D(0),
    )
    assert len(done.lines) == 3


def test_a_vendor_whose_credit_covers_the_bills_is_not_paid(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    books.credit("2026-03-02", "100.00")
    run = propose(books)
    assert reasons(run) == ["credit notes cover it: apply them to the bill"]
    assert run.total_amount == 0


def test_what_a_vendor_gets_is_measured_against_the_minimum_after_credit(books: Books) -> None:
    vendor = books.new_vendor("Small", minimum_payment=D(50))
    books.bill("2026-03-01", "40.00", vendor_id=vendor)
    books.bill("2026-03-02", "40.00", vendor_id=vendor)
    assert reasons(propose(books)) == [None, None]
    books.credit("2026-03-03", "31.00", vendor_id=vendor)
    assert reasons(propose(books)) == ["below the minimum payment of 50.00"] * 2


def test_a_credit_note_can_stay_out_of_the_run(books: Books) -> None:
    bill, note = books.bill("2026-03-01", "100.00"), books.credit("2026-03-02", "30.00")
    run = propose(books)
    change = books.company.ap.update_run_line
    key = run.lines[1].id
    assert change(UpdateRunLine(run_line_id=key, amount=D(-20))).value.total_amount == D(80)
    with pytest.raises(InvalidInput, match=r"-30\.00 open"):
        change(UpdateRunLine(run_line_id=key, amount=D(-31)))
    assert change(UpdateRunLine(run_line_id=key, include=False)).value.total_amount == D(100)
    execute(books, approve(books, run))
    assert (books.reread(bill).status, books.reread(note).settled_amount) == (BillStatus.PAID, D(0))


def test_more_credit_than_bills_fails_the_run(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    books.credit("2026-03-02", "30.00")
    run = propose(books)
    books.company.ap.update_run_line(UpdateRunLine(run_line_id=run.lines[0].id, include=False))
    failed = execute(books, approve(books, run))
    assert failed.status is RunStatus.FAILED
    assert "the credit notes are more than the bills" in str(failed.failure_note)


def test_the_cash_limit_pays_the_oldest_first(books: Books) -> None:
    for number, amount in enumerate(("60.00", "50.00", "40.00"), 1):
        books.bill(f"2026-03-0{number}", amount)
    run = propose(books, cash_limit=D(100))
    assert reasons(run) == [None, "beyond the cash limit", None]
    assert run.total_amount == D(100)


@pytest.mark.parametrize(("cost", "proposed"), [("0.12", 1), ("0.40", 0)])
def test_a_discount_is_taken_before_it_is_lost_when_it_pays(books: Books, cost: str, proposed: int) -> None:
    # 2/10 n/30 is worth 37.24 % a year.
    books.company.kernel.settings.set(SetSetting(key="ap.cost_of_money", value=cost))
    books.bill("2026-03-25", "100.00", payment_term_id=term(books.company, "2/10N30"))
    run = propose(books)
    assert (run.line_count, run.discount_total) == (proposed, D(2 * proposed))
    if proposed:
        execute(books, approve(books, run))
        assert (books.balance("1000"), books.balance("5090"), books.balance("2000")) == (D(-98), D(-2), D(0))


def test_lines_can_be_taken_off_put_back_and_changed_in_a_draft_only(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    run = propose(books)
    line = run.lines[0].id
    change = books.company.ap.update_run_line
    assert change(UpdateRunLine(run_line_id=line, include=False, reason="not now")).value.total_amount == 0
    with pytest.raises(RuleViolation, match="has no bill to pay"):
        approve(books, run)
    assert change(UpdateRunLine(run_line_id=line, amount=D(30))).value.total_amount == D(30)
    with pytest.raises(InvalidInput, match=r"has 100\.00 open"):
        change(UpdateRunLine(run_line_id=line, amount=D("100.01")))
    approve(books, run)
    with pytest.raises(RuleViolation, match="only a draft can change"):
        change(UpdateRunLine(run_line_id=line, include=False))
    execute(books, run)
    assert books.balance("2000") == D(-70)


def test_a_bill_stands_on_one_approved_run(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    first, second = propose(books), propose(books)
    approve(books, first)
    with pytest.raises(RuleViolation, match=f"already on {first.run_number}"):
        approve(books, second)
    assert reasons(propose(books)) == [f"on {first.run_number}"]


def test_cancelling_frees_only_the_bills_of_this_run(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    run = approve(books, propose(books))
    other = propose(books)
    books.company.ap.cancel_payment_run(RunRequest(run_id=other.id))
    assert books.reread(bill).status is BillStatus.SCHEDULED
    cancelled = books.company.ap.cancel_payment_run(RunRequest(run_id=run.id)).value
    assert (cancelled.status, books.reread(bill).status) == (RunStatus.CANCELLED, BillStatus.APPROVED)
    for refused in (execute, approve):
        with pytest.raises((StatusMoveRefused, RuleViolation)):
            refused(books, run)


def test_a_scheduled_bill_is_not_cancelled(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    approve(books, propose(books))
    with pytest.raises(RuleViolation, match=r"is on a payment run\. Take it off the run first"):
        books.company.ap.cancel_invoice(BillRequest(invoice_id=bill.id, reason="wrong"))


def test_only_an_approved_run_is_executed(books: Books) -> None:
    books.bill("2026-03-01", "100.00")
    run = propose(books)
    with pytest.raises(StatusMoveRefused, match="is draft and cannot become completed"):
        execute(books, run)
    with pytest.raises(NotFound, match="payment run"):
        books.company.ap.payment_run(new_id())


def test_part_of_a_bill_paid_before_is_not_paid_again(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    books.pay("2026-03-10", "40.00", on(bill, "40.00"))
    run = propose(books)
    assert run.total_amount == D(60)
    execute(books, approve(books, run))
    assert books.balance("2000") == 0
    listed = books.company.ap.list_payment_runs(ListQuery())
    assert [(row[1], row[5]) for row in listed.rows] == [(run.run_number, D(60))]
