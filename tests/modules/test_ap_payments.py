"""Payments, discounts, currency, refunds, voids and undos (ap.md R2, R5, examples 1 to 3)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation, StatusMoveRefused
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.models.master import DueRule
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import (
    Application,
    BillLine,
    BillRequest,
    BillStatus,
    ClearPayment,
    HoldReason,
    HoldVendor,
    OpenItemsOf,
    PaymentKind,
    PaymentMethod,
    PaymentStatus,
    RecordPayment,
    ReleaseHold,
)
from finance_core.modules.ap.errors import (
    BillDisputed,
    CurrencyDiffers,
    DiscountEnded,
    OverApplied,
    PaymentCleared,
    TooEarly,
    VendorOnHold,
)
from finance_core.money.ids import new_id
from tests.modules.ap_books import Books, D, add_term, day, on, term

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "open.json"


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def vector(key: str) -> dict[str, Any]:
    if not VECTORS.exists():
        pytest.skip("the shared vectors are not on this machine")
    found = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    return next(entry for entry in found if entry["id"] == key)


def test_example_1_return_allowance_and_discount(books: Books) -> None:
    terms = add_term(books, "5/15N40", days=40, discount_percent=D("0.05"), discount_days=15)
    line = BillLine(account_id=books.expense, quantity=D(80), unit_price=D("100.00"))
    bill = books.bill("2026-07-01", lines=(line,), payment_term_id=terms)
    assert (bill.total_amount, bill.discount_date, bill.due_date) == (D(8000), day("2026-07-16"),
                                                                      day("2026-08-10"))
    for dated, amount in (("2026-07-06", "1500.00"), ("2026-07-10", "120.00")):
        books.apply_credit(dated, books.credit(dated, amount).id, on(bill, amount))
    item = books.company.ap.open_items(OpenItemsOf(party_id=books.vendor, on=day("2026-07-15")))[0]
    assert (item.open, item.discount) == (D(6380), D(319))
    payment = books.pay("2026-07-15", "6061.00", on(bill, "6061.00", take_discount=True))
    assert books.entry(payment.journal_entry_id) == [
        ("1000", "cr", "6061.00"), ("2000", "de", "6380.00"), ("5090", "cr", "319.00"),
    ]
    assert books.reread(bill).status is BillStatus.PAID


def test_example_2_discount_with_value_added_tax(gb_company: Company) -> None:
    books = Books.open(gb_company)
    code = gb_company.tax.lookup(LookupQuery(text="GB20"))[0].id
    line = BillLine(account_id=books.expense, unit_price=D("1000.00"), tax_code_id=code)
    facts: dict[str, Any] = {"lines": (line,), "payment_term_id": term(gb_company, "2/10N30")}
    whole = books.pay("2026-03-11", "1176.00",
                      on(books.bill("2026-03-01", **facts), "1176.00", take_discount=True))
    assert books.entry(whole.journal_entry_id) == [
        ("1000", "cr", "1176.00"), ("1320", "cr", "4.00"), ("2000", "de", "1200.00"), ("5090", "cr", "20.00"),
    ]
    bill = books.bill("2026-03-01", **facts)
    part = books.pay("2026-03-11", "588.00", on(bill, "588.00", take_discount=True))
    assert books.entry(part.journal_entry_id) == [
        ("1000", "cr", "588.00"), ("1320", "cr", "2.00"), ("2000", "de", "600.00"), ("5090", "cr", "10.00"),
    ]
    assert books.reread(bill).settled_amount == D(600)


def test_example_3_two_payments_in_a_foreign_currency(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.0850")
    books.rate("2026-03-10", "EUR", "1.1020")
    books.rate("2026-03-20", "EUR", "1.0700")
    bill = books.bill("2026-03-01", "10000.00", currency="EUR")
    assert books.entry(bill.journal_entry_id) == [("2000", "cr", "10850.00"), ("6200", "de", "10850.00")]
    first = books.pay("2026-03-10", "3333.33", on(bill, "3333.33"))
    assert books.entry(first.journal_entry_id) == [
        ("1000", "cr", "3673.33"), ("2000", "de", "3616.66"), ("6930", "de", "56.67"),
    ]
    second = books.pay("2026-03-20", "6666.67", on(bill, "6666.67"))
    assert books.entry(second.journal_entry_id) == [
        ("1000", "cr", "7133.34"), ("2000", "de", "7233.34"), ("4720", "cr", "100.00"),
    ]
    paid = books.reread(bill)
    assert (paid.status, paid.base_settled, books.balance("2000")) == (BillStatus.PAID, D(10850), D(0))


@pytest.mark.parametrize("index", [0, 1])
def test_vector_ap_01_discount_taken_and_missed(books: Books, index: int) -> None:
    facts, expected = vector("AP-01")["inputs"], vector("AP-01")["expected"]
    terms = facts["terms"]
    key = add_term(books, "VECTOR", days=terms["net_days"], discount_days=terms["discount_days"],
                   discount_percent=D(terms["discount_pct"]).scaleb(-2))
    line = BillLine(account_id=books.expense, quantity=D(facts["quantity"]),
                    unit_price=D(facts["unit_price"]))
    bill = books.bill(facts["invoice_date"].replace("2019", "2026"), lines=(line,), payment_term_id=key)
    assert bill.total_amount == D(expected["invoice"])
    paid_on, answer = facts["pay_dates"][index].replace("2019", "2026"), expected["payments"][index]
    item = books.company.ap.open_items(OpenItemsOf(party_id=books.vendor, on=day(paid_on)))[0]
    assert item.discount == D(answer["discount"])
    payment = books.pay(paid_on, answer["cash"], on(bill, answer["cash"], take_discount=bool(item.discount)))
    assert (payment.discount_taken, books.balance("2000")) == (D(answer["discount"]), D(0))


def test_vector_ap_05_due_dates(books: Books) -> None:
    found = vector("AP-05")
    rules = {
        "days_after_end_of_invoice_month": (DueRule.END_OF_MONTH_PLUS, "days"),
        "day_of_current_month": (DueRule.DAY_OF_MONTH, "day"),
    }
    for number, (case,
                 due) in enumerate(zip(found["inputs"]["cases"], found["expected"]["due_dates"],
                                       strict=True)):
        rule, name = rules[case["rule"]]
        key = add_term(books, f"T{number}", due_rule=rule, **{name: case[name]})
        dated = case["invoice_date"].replace("2019", "2026")
        bill = books.bill(dated, "10.00", payment_term_id=key)
        assert bill.due_date == day(due.replace("2019", "2026"))


def test_a_discount_late_by_a_day_needs_a_reason(books: Books) -> None:
    bill = books.bill("2026-03-01", "1000.00", payment_term_id=term(books.company, "2/10N30"))
    with pytest.raises(DiscountEnded, match="Discount ended on 2026-03-11"):
        books.pay("2026-03-12", "980.00", on(bill, "980.00", take_discount=True))
    payment = books.pay("2026-03-12", "980.00",
                        on(bill, "980.00", take_discount=True, discount_reason="agreed by phone"))
    assert payment.discount_taken == D(20)


def test_part_payments_earn_no_discount_when_the_setting_says_so(books: Books) -> None:
    books.company.kernel.settings.set(SetSetting(key="ap.discount_on_partial", value=False))
    bill = books.bill("2026-03-01", "1000.00", payment_term_id=term(books.company, "2/10N30"))
    assert books.pay("2026-03-05", "490.00", on(bill, "490.00", take_discount=True)).discount_taken == 0


def test_paying_more_than_open_with_a_discount_is_refused(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00", payment_term_id=term(books.company, "2/10N30"))
    with pytest.raises(OverApplied, match=r"has 100\.00 open; 150\.00 was applied"):
        books.pay("2026-03-05", "150.00", on(bill, "150.00", take_discount=True))


def test_what_is_not_applied_is_a_prepayment(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    payment = books.pay("2026-03-05", "130.00", on(bill, "100.00"))
    assert payment.unapplied_amount == D(30)
    assert books.entry(payment.journal_entry_id) == [
        ("1000", "cr", "130.00"), ("1310", "de", "30.00"), ("2000", "de", "100.00"),
    ]
    other = books.bill("2026-03-06", "50.00")
    applied = books.apply_prepayment("2026-03-07", payment.id, on(other, "30.00"))
    assert (applied.unapplied_amount, books.balance("1310"), books.balance("2000")) == (D(0), D(0), D(-20))


def test_a_prepayment_keeps_the_value_of_its_day(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.10")
    books.rate("2026-03-15", "EUR", "1.20")
    request = RecordPayment(vendor_id=books.vendor, payment_date=day("2026-03-01"), amount=D("100.00"),
                            currency="EUR", bank_account_id=books.bank)
    prepaid = books.company.ap.record_prepayment(request).value
    assert (prepaid.kind, books.balance("1310")) == (PaymentKind.PREPAYMENT, D(110))
    bill = books.bill("2026-03-15", "100.00", currency="EUR")
    books.apply_prepayment("2026-03-16", prepaid.id, on(bill, "33.33"))
    books.apply_prepayment("2026-03-17", prepaid.id, on(bill, "66.67"))
    assert (books.balance("2000"), books.balance("1310"), books.balance("4720")) == (D(0), D(0), D(-10))


def test_a_prepayment_names_no_bills_and_can_be_repeated_by_its_id(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    facts: dict[str, Any] = {"vendor_id": books.vendor, "payment_date": day("2026-03-05"), "amount": D(5),
                             "bank_account_id": books.bank}
    with pytest.raises(InvalidInput, match="A prepayment names no bills"):
        books.company.ap.record_prepayment(RecordPayment(**facts, applications=(on(bill, "5"),)))
    request = RecordPayment(**facts, request_id=new_id())
    assert books.company.ap.record_prepayment(request) == books.company.ap.record_prepayment(request)
    assert books.balance("1000") == D(-5)


def test_a_credit_note_at_another_rate_posts_only_the_difference(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.10")
    books.rate("2026-03-10", "EUR", "1.15")
    bill = books.bill("2026-03-01", "100.00", currency="EUR")
    note = books.credit("2026-03-10", "40.00", currency="EUR")
    applied = books.apply_credit("2026-03-11", note.id, on(bill, "40.00"))
    assert applied.status is BillStatus.PAID
    assert books.reread(bill).settled_amount == D(40)
    # 40 EUR were owed at 1.10 (44.00) and are credited at 1.15 (46.00).
    assert (books.balance("2000"), books.balance("6930")) == (D(-66), D(2))
    books.undo(books.settlements(bill)[0], on=day("2026-03-12"))
    assert (books.balance("2000"), books.balance("6930"),
            books.reread(note).settled_amount) == (D(-64), D(0), D(0))


@pytest.mark.parametrize(("amount", "applied", "text"), [
    ("150.00", "150.00", "has 120.00 open; 150.00 was applied. Reduce it or leave 30.00 as a prepayment."),
    ("100.00", "110.00", "10.00 more is applied than the 100.00 paid. Reduce an application."),
    ("0.00", "0.00", "apply an amount above zero."),
])
def test_amounts_that_do_not_fit(books: Books, amount: str, applied: str, text: str) -> None:
    bill = books.bill("2026-03-01", "120.00")
    with pytest.raises((InvalidInput, OverApplied)) as refused:
        books.pay("2026-03-05", amount, on(bill, applied))
    assert text in str(refused.value)


def test_a_bill_listed_twice_is_refused(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    with pytest.raises(InvalidInput, match="This bill is listed twice") as refused:
        books.pay("2026-03-05", "120.00", on(bill, "60.00"), on(bill, "60.00"))
    assert refused.value.field == "applications.1.invoice_id"


@pytest.mark.parametrize(("facts", "field"), [
    ({"fee_amount": D(-1)}, "fee_amount"), ({"exchange_rate": D(-1)}, "exchange_rate"),
    ({"bank_amount": D(0)}, "bank_amount"),
])
def test_amounts_below_zero_are_refused(books: Books, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        books.pay("2026-03-05", "10.00", **facts)
    assert refused.value.field == field


def test_a_bill_of_another_vendor_or_currency_is_refused(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.10")
    other = books.bill("2026-03-01", "10.00", vendor_id=books.new_vendor("Bolt"))
    with pytest.raises(InvalidInput, match="is no bill of Acme Supplies"):
        books.pay("2026-03-05", "10.00", on(other, "10.00"))
    foreign = books.bill("2026-03-01", "10.00", currency="EUR")
    with pytest.raises(CurrencyDiffers,
                       match=r"is in EUR\. Pay in EUR or convert the bill with a credit note"):
        books.pay("2026-03-05", "10.00", on(foreign, "10.00"), currency="USD")
    with pytest.raises(NotFound):
        books.pay("2026-03-05", "10.00", Application(invoice_id=new_id(), amount=D(10)))


def test_payment_before_the_bill_is_warned_of_or_refused(books: Books) -> None:
    bill = books.bill("2026-03-10", "100.00")
    saved = books.pay_saved("2026-03-05", "40.00", on(bill, "40.00"))
    assert "is paid before its date 2026-03-10" in saved.warnings[0]
    with pytest.raises(TooEarly, match=r"is dated 2026-03-10\. Use that day or a later one"):
        books.pay("2026-02-28", "40.00", on(bill, "40.00"))


def test_a_held_vendor_is_paid_only_with_a_reason(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    hold = books.company.ap.hold_vendor(
        HoldVendor(vendor_id=books.vendor, reason_code=HoldReason.LEGAL, reason="lawsuit")
    ).value
    with pytest.raises(VendorOnHold, match="Acme Supplies is on hold: lawsuit"):
        books.pay("2026-03-05", "10.00", on(bill, "10.00"))
    books.pay("2026-03-05", "10.00", on(bill, "10.00"), override_reason="court order")
    with pytest.raises(RuleViolation, match="already on hold for legal"):
        books.company.ap.hold_vendor(HoldVendor(vendor_id=books.vendor, reason_code=HoldReason.LEGAL,
                                                reason="x"))
    books.company.ap.release_hold(ReleaseHold(hold_id=hold.id, note="settled"))
    assert books.company.ap.holds(books.vendor) == ()
    books.pay("2026-03-05", "10.00", on(bill, "10.00"))
    with pytest.raises(InvalidInput, match="released before"):
        books.company.ap.release_hold(ReleaseHold(hold_id=hold.id, note="again"))


def test_a_disputed_bill_is_paid_only_with_a_reason_but_credited_freely(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    books.company.ap.set_dispute(BillRequest(invoice_id=bill.id, reason="two boxes missing"))
    with pytest.raises(BillDisputed, match="disputed: two boxes missing"):
        books.pay("2026-03-05", "10.00", on(bill, "10.00"))
    books.pay("2026-03-05", "10.00", on(bill, "10.00"), override_reason="agreed share")
    books.apply_credit("2026-03-06", books.credit("2026-03-06", "20.00").id, on(bill, "20.00"))
    books.company.ap.clear_dispute(BillRequest(invoice_id=bill.id))
    books.pay("2026-03-07", "70.00", on(bill, "70.00"))
    assert books.reread(bill).status is BillStatus.PAID


def test_check_numbers_are_used_once_also_after_a_void(books: Books) -> None:
    first = books.pay("2026-03-05", "10.00", payment_method=PaymentMethod.CHECK)
    assert first.reference == "1001"
    books.void(first)
    with pytest.raises(InvalidInput, match=f"Check 1001 of Main bank was used by {first.payment_number}"):
        books.pay("2026-03-06", "10.00", payment_method=PaymentMethod.CHECK, reference="1001")
    assert books.pay("2026-03-06", "10.00", payment_method=PaymentMethod.CHECK,
                     reference="1002").reference == "1002"
    assert books.pay("2026-03-06", "10.00", payment_method=PaymentMethod.CHECK).reference == "1003"
    assert books.pay("2026-03-06", "10.00", payment_method=PaymentMethod.WIRE,
                     reference="1001").reference == "1001"


def test_a_fee_is_posted_beside_the_payment(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    payment = books.pay("2026-03-05", "100.00", on(bill, "100.00"), fee_amount=D("1.50"))
    fee_account = next(row[0] for row in books.entry(payment.journal_entry_id) if row[2] == "1.50"
                       and row[1] == "de")
    assert books.entry(payment.journal_entry_id) == sorted([
        ("1000", "cr", "100.00"), ("1000", "cr", "1.50"), ("2000", "de", "100.00"),
        (fee_account, "de", "1.50"),
    ])


def test_a_fee_in_a_foreign_account_takes_the_rate_of_the_payment(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.10")
    bank = books.bank_in("EUR")
    bill = books.bill("2026-03-01", "100.00", currency="EUR")
    books.pay("2026-03-05", "100.00", on(bill, "100.00"), bank_account_id=bank, fee_amount=D("2.00"),
              exchange_rate=D("1.20"))
    assert books.balance("2000") == 0
    assert books.balance("6930") == D(10)
    account = books.company.cash.bank_account(bank).account_id
    code = books.company.kernel.accounts.account(account).code
    assert books.balance(code) == D("-122.40")


def test_a_third_currency_bank_posts_what_was_typed_and_warns_when_far_off(books: Books) -> None:
    books.rate("2026-03-01", "EUR", "1.10")
    books.rate("2026-03-01", "GBP", "1.25")
    bill = books.bill("2026-03-01", "100.00", currency="EUR")
    bank = books.bank_in("GBP")
    # 100 EUR are 110 USD, 88 GBP by the table; the bank took 90.
    saved = books.pay_saved("2026-03-01", "100.00", on(bill, "100.00"), bank_account_id=bank,
                            bank_amount=D("90.00"))
    assert saved.warnings == ()
    assert books.balance("2000") == 0
    entry = books.company.kernel.records.entry(saved.entries[0].id)
    bank_line = next(line for line in entry.lines if line.currency == "GBP")
    assert (bank_line.amount, bank_line.base_amount, bank_line.rate) == (D(90), D(110), D("1.222222222"))
    again = books.bill("2026-03-01", "10.00", currency="EUR")
    saved = books.pay_saved("2026-03-01", "10.00", on(again, "10.00"), bank_account_id=bank,
                            bank_amount=D("9.50"))
    assert "more than 5 % away from 8.80" in saved.warnings[0]


def test_voiding_opens_the_bill_again_with_its_old_dates(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00", payment_term_id=term(books.company, "2/10N30"))
    payment = books.pay("2026-03-05", "98.00", on(bill, "98.00", take_discount=True))
    voided = books.void(payment)
    again = books.reread(bill)
    assert (voided.status, voided.voided_on) == (PaymentStatus.VOIDED, day("2026-03-05"))
    assert (again.status, again.settled_amount, again.base_settled) == (BillStatus.APPROVED, D(0), D(0))
    assert (again.due_date, again.discount_date) == (bill.due_date, bill.discount_date)
    assert (books.balance("2000"), books.balance("1000"), books.balance("5090")) == (D(-100), D(0), D(0))
    with pytest.raises(StatusMoveRefused, match="is voided and cannot become voided"):
        books.void(payment)


def test_a_cleared_payment_is_not_voided(books: Books) -> None:
    payment = books.pay("2026-03-05", "10.00")
    books.company.ap.mark_payment_cleared(ClearPayment(payment_id=payment.id, cleared_on=day("2026-03-08")))
    with pytest.raises(PaymentCleared,
                       match="cleared the bank on 2026-03-08; record a vendor refund instead"):
        books.void(payment)
    books.company.ap.mark_payment_cleared(ClearPayment(payment_id=payment.id))
    assert books.void(payment).status is PaymentStatus.VOIDED
    with pytest.raises(StatusMoveRefused):
        books.company.ap.mark_payment_cleared(ClearPayment(payment_id=payment.id,
                                                           cleared_on=day("2026-03-08")))


def test_a_void_needs_a_reason_and_a_day_not_before_the_payment(books: Books) -> None:
    payment = books.pay("2026-03-05", "10.00")
    with pytest.raises(InvalidInput, match="Say why the payment is voided"):
        books.void(payment, reason="")
    with pytest.raises(TooEarly):
        books.void(payment, on=day("2026-03-04"))


def test_undoing_leaves_the_money_as_a_prepayment(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00", payment_term_id=term(books.company, "2/10N30"))
    payment = books.pay("2026-03-05", "98.00", on(bill, "98.00", take_discount=True))
    line = books.settlements(bill)[0]
    books.undo(line, on=day("2026-03-20"))
    assert books.company.ap.payment(payment.id).unapplied_amount == D(98)
    assert (books.balance("1310"), books.balance("2000"), books.balance("5090")) == (D(98), D(-100), D(0))
    assert books.balance("2000", "2026-03-19") == 0
    with pytest.raises(RuleViolation, match="taken back before"):
        books.undo(line)
    books.void(payment)
    assert (books.balance("1310"), books.balance("2000"), books.balance("1000")) == (D(0), D(-100), D(0))


def test_undoing_works_for_a_cleared_payment_but_not_before_its_day(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    payment = books.pay("2026-03-05", "100.00", on(bill, "100.00"))
    books.company.ap.mark_payment_cleared(ClearPayment(payment_id=payment.id, cleared_on=day("2026-03-08")))
    line = books.settlements(bill)[0]
    with pytest.raises(TooEarly):
        books.undo(line, on=day("2026-03-04"))
    books.undo(line)
    assert books.reread(bill).status is BillStatus.APPROVED


def test_an_application_before_its_document_is_refused(books: Books) -> None:
    bill = books.bill("2026-03-10", "100.00")
    prepaid, note = books.pay("2026-03-05", "10.00"), books.credit("2026-03-12", "10.00")
    with pytest.raises(TooEarly):
        books.apply_prepayment("2026-03-09", prepaid.id, on(bill, "10.00"))
    with pytest.raises(TooEarly):
        books.apply_credit("2026-03-11", note.id, on(bill, "10.00"))
    with pytest.raises(OverApplied):
        books.apply_prepayment("2026-03-10", prepaid.id, on(bill, "10.01"))
    with pytest.raises(InvalidInput, match="is no credit note"):
        books.apply_credit("2026-03-11", bill.id, on(bill, "10.00"))


def test_the_list_of_payments(books: Books) -> None:
    bill = books.bill("2026-03-01", "100.00")
    books.pay("2026-03-05", "120.00", on(bill, "100.00"), memo="March")
    page = books.company.ap.list_payments(ListQuery(filters={"unapplied": True}))
    row = dict(zip(page.columns, page.rows[0], strict=True))
    assert (row["amount"], row["unapplied"], row["vendor"]) == (D(120), D(20), "Acme Supplies")
    assert books.company.ap.list_payments(ListQuery(text="march")).count == 1
