"""Receipts, their settlements and what happens to them later, on a real file (ar.md R5, R11)."""

from __future__ import annotations

from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, RuleViolation, StatusMoveRefused
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ar.api import (
    ARInvoice,
    ClearReceipt,
    CreditReason,
    InvoiceStatus,
    MarkDeposited,
    OpenItemsOf,
    ReceiptRequest,
    ReceiptStatus,
    RecordRefund,
    ReturnReceipt,
    UndoApplication,
    WriteOffSmallBalances,
)
from finance_core.modules.ar.errors import (
    CurrencyDiffers,
    DiscountEnded,
    NotEnoughLeft,
    OtherCustomer,
    ReceiptCleared,
    ReceiptDeposited,
    TooEarly,
)
from finance_core.modules.cash.api import CreateBankAccount
from finance_core.money.ids import new_id
from tests.modules.ar_books import Books, D, day, line, on

pytest_plugins = ("tests.company_fixtures",)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books.open(gb_company)


def with_discount(books: Books, on_day: str, amount: str, **facts: Any) -> ARInvoice:
    return books.invoice(on_day, amount, payment_term_id=books.term("2/10N30"), **facts)


def test_worked_example_2_one_receipt_four_effects(books: Books) -> None:
    first, third = books.invoice("2026-03-02", "1200.00"), books.invoice("2026-03-02", "500.00")
    second = with_discount(books, "2026-03-02", "800.00")
    receipt = books.receive(
        "2026-03-10",
        "2500.00",
        on(first, "1200.00"),
        on(second, "784.00", take_discount=True),
        on(third, "499.50", write_off_rest=True),
    )
    assert books.entry(receipt.journal_entry_id) == {
        "bank": "2500.00",
        "SALES_DISCOUNT": "16.00",
        "SMALL_BALANCE_WRITE_OFF": "0.50",
        "AR_CONTROL": "-2500.00",
        "UNAPPLIED_CASH": "-16.50",
    }
    assert (receipt.status, receipt.unallocated_amount) == (ReceiptStatus.PARTIALLY_ALLOCATED, D("16.50"))
    assert [books.reread(each).status for each in (first, second, third)] == [InvoiceStatus.PAID] * 3


def test_sales_discount_of_the_vector_ar_03(books: Books) -> None:
    """OpenStax, Principles of Accounting 1: 56 × 300 at 2/10, n/30: 16,800, discount 336, cash 16,464."""
    invoice = books.invoice("2026-03-02", lines=(line("300", "56"),), payment_term_id=books.term("2/10N30"))
    [item] = books.company.ar.open_items(OpenItemsOf(party_id=books.customer, on=day("2026-03-12")))
    assert (item.total, item.discount) == (D(16800), D(336))
    receipt = books.receive("2026-03-12", "16464", on(invoice, "16464", take_discount=True))
    assert books.entry(receipt.journal_entry_id) == {
        "bank": "16464.00",
        "SALES_DISCOUNT": "336.00",
        "AR_CONTROL": "-16800.00",
    }


def test_the_discount_ends_after_its_last_day(books: Books) -> None:
    invoice = with_discount(books, "2026-03-02", "800.00")
    with pytest.raises(DiscountEnded, match="ended on 2026-03-12"):
        books.receive("2026-03-13", "784.00", on(invoice, "784.00", take_discount=True))
    books.set("ar.discount_grace_days", 1)
    books.receive("2026-03-13", "784.00", on(invoice, "784.00", take_discount=True))
    assert books.reread(invoice).status is InvoiceStatus.PAID


def test_a_part_payment_earns_its_share_of_the_discount(books: Books) -> None:
    """ap.md example 2: 588.00 paid at 2 % clears 600.00."""
    invoice = with_discount(books, "2026-03-02", "1200.00")
    books.receive("2026-03-10", "588.00", on(invoice, "588.00", take_discount=True))
    assert books.reread(invoice).balance_due == D("600.00")


def test_returned_goods_earn_no_discount(books: Books) -> None:
    """ap.md example 1 from the seller's side: discount (here 2 %) on 8,000 less returns of 1,620."""
    invoice = with_discount(books, "2026-03-02", "8000.00")
    memo = books.credit("2026-03-06", "1620.00")
    books.apply_credit("2026-03-06", memo, invoice, "1620.00")
    [item] = books.company.ar.open_items(OpenItemsOf(party_id=books.customer, on=day("2026-03-10")))
    assert (item.open, item.discount) == (D("6380.00"), D("127.60"))


def test_a_discount_takes_its_tax_back(gb_books: Books) -> None:
    """ap.md example 2 from the seller's side: 24.00 off 1,200.00 with 20 % is 20.00 net and 4.00 tax."""
    invoice = gb_books.invoice(
        "2026-03-02",
        lines=(line("1000.00", tax_code_id=gb_books.tax("GB20")),),
        payment_term_id=gb_books.term("2/10N30"),
    )
    receipt = gb_books.receive("2026-03-12", "1176.00", on(invoice, "1176.00", take_discount=True))
    assert gb_books.entry(receipt.journal_entry_id) == {
        "bank": "1176.00",
        "SALES_DISCOUNT": "20.00",
        "SALES_TAX_PAYABLE": "4.00",
        "AR_CONTROL": "-1200.00",
    }
    gb_books.undo("2026-03-13", receipt)
    assert gb_books.balance("SALES_TAX_PAYABLE") == D("-200.00")
    assert gb_books.balance("SALES_DISCOUNT") == 0
    [tax] = [each for each in gb_books.company.kernel.subledgers if each.module == "tax"]
    with gb_books.company.database.reading() as session:
        for on_day, owed in (("2026-03-12", "-196.00"), ("2026-03-13", "-200.00")):
            assert tax.explained(session, day(on_day))["SALES_TAX_PAYABLE"] == D(owed)
            assert gb_books.balance("SALES_TAX_PAYABLE", on_day) == D(owed)


def test_the_tax_in_a_discount_is_rounded_from_the_document(gb_books: Books) -> None:
    """tax.md rule 5: round(2.43 × 20.01 ÷ 120.04) is 0.41, where 2.43 ÷ 6 alone would give 0.40."""
    invoice = gb_books.invoice(
        "2026-03-02",
        lines=(line("100.03", tax_code_id=gb_books.tax("GB20")),),
        payment_term_id=gb_books.term("2/10N30"),
    )
    assert (invoice.tax_amount, invoice.total_amount) == (D("20.01"), D("120.04"))
    saved = gb_books.receive("2026-03-12", "119.07", on(invoice, "119.07", take_discount=True))
    assert gb_books.entry(saved.journal_entry_id)["SALES_DISCOUNT"] == "0.81"


def test_foreign_currency_in_two_parts_leaves_nothing(books: Books) -> None:
    """ap.md example 3 from the seller's side: the results change sides."""
    bank = books.company.cash.create_bank_account(
        CreateBankAccount(name="Euro bank", currency="EUR")
    ).value.id
    for on_day, rate in (("2026-03-02", "1.0850"), ("2026-03-10", "1.1020"), ("2026-03-20", "1.0700")):
        books.rate(on_day, "EUR", rate)
    invoice = books.invoice("2026-03-02", "10000.00", currency="EUR")
    first = books.receive("2026-03-10", "3333.33", on(invoice, "3333.33"), bank_account_id=bank)
    second = books.receive("2026-03-20", "6666.67", on(invoice, "6666.67"), bank_account_id=bank)
    assert {k: v for k, v in books.entry(first.journal_entry_id).items() if k.isupper()} == {
        "AR_CONTROL": "-3616.66",
        "REALIZED_FX_GAIN": "-56.67",
    }
    assert {k: v for k, v in books.entry(second.journal_entry_id).items() if k.isupper()} == {
        "AR_CONTROL": "-7233.34",
        "REALIZED_FX_LOSS": "100.00",
    }
    settled = books.reread(invoice)
    assert (settled.status, settled.balance_due, settled.base_balance) == (InvoiceStatus.PAID, D(0), D(0))
    assert books.balance("AR_CONTROL") == books.balance("AR_CONTROL", currency="EUR") == 0


def test_what_the_bank_got_decides_the_rate(books: Books) -> None:
    books.rate("2026-03-02", "EUR", "1.1000")
    invoice = books.invoice("2026-03-02", "1000.00", currency="EUR")
    receipt = books.receive("2026-03-10", "1000.00", on(invoice, "1000.00"), bank_amount=D("1120.00"))
    assert (receipt.exchange_rate, receipt.base_amount) == (D("1.12"), D("1120.00"))
    assert books.entry(receipt.journal_entry_id) == {
        "bank": "1120.00",
        "AR_CONTROL": "-1100.00",
        "REALIZED_FX_GAIN": "-20.00",
    }


def test_unapplied_foreign_money_keeps_the_value_of_its_day(books: Books) -> None:
    books.rate("2026-03-02", "EUR", "1.1000")
    books.rate("2026-03-05", "EUR", "1.2000")
    early = books.receive("2026-03-02", "1000.00", currency="EUR", bank_amount=D("1100.00"))
    invoice = books.invoice("2026-03-05", "1000.00", currency="EUR")
    books.apply("2026-03-06", early, on(invoice, "1000.00"))
    assert books.entries(early.id)[1] == {
        "UNAPPLIED_CASH": "1100.00",
        "AR_CONTROL": "-1200.00",
        "REALIZED_FX_LOSS": "100.00",
    }
    assert books.balance("AR_CONTROL") == books.balance("UNAPPLIED_CASH") == 0


def test_a_fee_kept_back_is_an_expense(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    receipt = books.receive("2026-03-03", "100.00", on(invoice, "100.00"), fee_amount=D("2.90"))
    assert books.entry(receipt.journal_entry_id) == {
        "bank": "97.10",
        "MERCHANT_FEE_EXPENSE": "2.90",
        "AR_CONTROL": "-100.00",
    }
    with pytest.raises(InvalidInput, match="The fee takes all"):
        books.receive("2026-03-03", "2.00", fee_amount=D("2.00"))


def test_money_before_the_invoice_is_applied_on_the_later_day(books: Books) -> None:
    invoice = books.invoice("2026-03-20", "100.00")
    receipt = books.receive("2026-03-10", "100.00", on(invoice, "100.00"))
    assert books.entries(receipt.id) == [
        {"bank": "100.00", "UNAPPLIED_CASH": "-100.00"},
        {"UNAPPLIED_CASH": "100.00", "AR_CONTROL": "-100.00"},
    ]
    assert books.settlements(receipt)[0].application_date == day("2026-03-20")
    assert books.aged("2026-03-15") == {"Brook Trading": (("0.00",) * 5, "-100.00")}


def test_more_than_is_open_stays_unapplied_with_a_warning(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "120.00")
    saved = books.receive_saved("2026-03-10", "150.00", on(invoice, "150.00"))
    assert saved.value.unallocated_amount == D("30.00")
    assert saved.warnings == ("INV-2026-00001 has 120.00 open; 30.00 of 150.00 will stay unapplied.",)


def test_what_cannot_be_applied_is_refused(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "120.00")
    other = books.new_customer("Other")
    books.rate("2026-03-02", "EUR", "1.1000")
    euros = books.invoice("2026-03-02", "10.00", currency="EUR")
    with pytest.raises(InvalidInput, match=r"120\.00 is applied, but 100\.00 was received"):
        books.receive("2026-03-10", "100.00", on(invoice, "120.00"))
    with pytest.raises(OtherCustomer):
        books.receive("2026-03-10", "100.00", on(invoice, "100.00"), customer_id=other)
    with pytest.raises(CurrencyDiffers, match="is in EUR"):
        books.receive("2026-03-10", "10.00", on(euros, "10.00"), currency="USD")
    with pytest.raises(RuleViolation, match="more than a small balance"):
        books.receive("2026-03-10", "100.00", on(invoice, "100.00", write_off_rest=True))
    draft = books.invoice("2026-03-02", "10.00", issue=False)
    with pytest.raises(StatusMoveRefused, match="is draft"):
        books.receive("2026-03-10", "10.00", on(draft, "10.00"))
    assert books.company.ar.list_receipts(ListQuery()).count == 0


def test_a_second_receipt_like_the_first_is_warned(books: Books) -> None:
    books.receive("2026-03-02", "50.00", reference="4711")
    assert books.receive_saved("2026-03-07", "50.00", reference="4711").warnings == (
        "REC-2026-00001 has the same amount and reference within 5 days. Is this another receipt?",
    )
    assert books.receive_saved("2026-03-13", "50.00", reference="4711").warnings == ()


def test_undo_makes_money_unapplied_and_the_invoice_open(books: Books) -> None:
    first, second = with_discount(books, "2026-03-02", "800.00"), books.invoice("2026-03-02", "100.00")
    receipt = books.receive(
        "2026-03-10", "884.00", on(second, "100.00"), on(first, "784.00", take_discount=True)
    )
    books.undo("2026-03-20", receipt)
    assert books.entries(receipt.id)[-1] == {
        "AR_CONTROL": "800.00",
        "UNAPPLIED_CASH": "-784.00",
        "SALES_DISCOUNT": "-16.00",
    }
    assert books.reread(first).status is InvoiceStatus.ISSUED
    assert books.reread(second).status is InvoiceStatus.PAID
    assert books.company.ar.receipt(receipt.id).unallocated_amount == D("784.00")
    assert books.aged("2026-03-19") == {}
    assert books.aged("2026-03-21")["Brook Trading"][1] == "-784.00"
    again = books.apply("2026-03-22", receipt, on(first, "784.00", take_discount=True))
    assert (again.unallocated_amount, books.reread(first).status) == (D(0), InvoiceStatus.PAID)


def test_undo_is_refused_twice_or_before_its_day(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    receipt = books.receive("2026-03-10", "100.00", on(invoice, "100.00"))
    with pytest.raises(TooEarly, match="before 2026-03-10"):
        books.undo("2026-03-09", receipt)
    [settlement] = books.settlements(receipt)
    books.undo("2026-03-10", receipt)
    with pytest.raises(RuleViolation, match="taken back before"):
        books.company.ar.undo_application(UndoApplication(settlement_id=settlement.id))


def test_a_bounced_receipt_reopens_its_invoices_and_changes_no_past_ageing(books: Books) -> None:
    first = with_discount(books, "2026-03-02", "800.00")
    second = books.invoice("2026-03-02", "500.00", due_date=day("2026-03-20"))
    receipt = books.receive(
        "2026-03-10",
        "1283.50",
        on(first, "784.00", take_discount=True),
        on(second, "499.50", write_off_rest=True),
    )
    before = books.aged("2026-04-10")
    books.company.ar.return_receipt(
        ReturnReceipt(
            receipt_id=receipt.id,
            on=day("2026-04-15"),
            reason="no funds",
            fee_amount=D("25.00"),
            charge_customer=True,
        )
    )
    assert books.aged("2026-04-10") == before == {}
    assert books.aged("2026-04-15") == {
        "Brook Trading": (("25.00", "1300.00", "0.00", "0.00", "0.00"), "0.00")
    }
    returned = books.company.ar.receipt(receipt.id)
    assert (returned.status, returned.unallocated_amount) == (ReceiptStatus.RETURNED, D(0))
    assert books.reread(second).due_date == day("2026-03-20")
    assert books.entries(receipt.id)[1:] == [
        {
            "bank": "-1283.50",
            "SALES_DISCOUNT": "-16.00",
            "SMALL_BALANCE_WRITE_OFF": "-0.50",
            "AR_CONTROL": "1300.00",
        },
        {"BANK_FEE_EXPENSE": "25.00", "bank": "-25.00"},
    ]
    with pytest.raises(StatusMoveRefused):
        books.company.ar.return_receipt(
            ReturnReceipt(receipt_id=receipt.id, on=day("2026-04-16"), reason="again")
        )


def test_a_deposited_receipt_bounces_at_the_bank(books: Books) -> None:
    receipt = books.receive("2026-03-10", "100.00", bank_account_id=None)
    books.company.ar.mark_deposited(MarkDeposited(receipt_ids=(receipt.id,), transaction_id=new_id()))
    with pytest.raises(RuleViolation, match="in the bank already"):
        books.company.ar.mark_deposited(MarkDeposited(receipt_ids=(receipt.id,), transaction_id=new_id()))
    with pytest.raises(ReceiptDeposited):
        books.company.ar.void_receipt(ReceiptRequest(receipt_id=receipt.id, reason="wrong"))
    with pytest.raises(InvalidInput, match="Choose the bank account that took REC-2026-00001 back"):
        books.company.ar.return_receipt(
            ReturnReceipt(receipt_id=receipt.id, on=day("2026-03-12"), reason="no funds")
        )
    books.company.ar.return_receipt(
        ReturnReceipt(
            receipt_id=receipt.id, on=day("2026-03-12"), reason="no funds", bank_account_id=books.bank
        )
    )
    assert books.entries(receipt.id)[-1] == {"UNDEPOSITED_FUNDS": "100.00", "bank": "-100.00"}
    assert books.balance("UNAPPLIED_CASH") == 0


def test_voiding_takes_everything_back(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    receipt = books.receive("2026-03-10", "150.00", on(invoice, "60.00"))
    books.undo("2026-03-12", receipt)
    books.apply("2026-03-14", receipt, on(invoice, "100.00"))
    with pytest.raises(TooEarly, match="before 2026-03-14"):
        books.company.ar.void_receipt(
            ReceiptRequest(receipt_id=receipt.id, on=day("2026-03-13"), reason="typed twice")
        )
    voided = books.company.ar.void_receipt(
        ReceiptRequest(receipt_id=receipt.id, on=day("2026-03-16"), reason="typed twice")
    ).value
    assert (voided.status, voided.voided_on) == (ReceiptStatus.VOIDED, day("2026-03-16"))
    assert books.balance("UNAPPLIED_CASH") == 0
    assert books.balance("AR_CONTROL") == books.reread(invoice).balance_due == D("100.00")
    assert books.aged("2026-03-13")["Brook Trading"] == (
        ("100.00", "0.00", "0.00", "0.00", "0.00"),
        "-150.00",
    )


def test_cleared_money_is_not_voided(books: Books) -> None:
    receipt = books.receive("2026-03-10", "150.00")
    books.company.ar.mark_receipt_cleared(ClearReceipt(receipt_id=receipt.id, cleared_on=day("2026-03-12")))
    with pytest.raises(ReceiptCleared, match="cleared the bank on 2026-03-12"):
        books.company.ar.void_receipt(ReceiptRequest(receipt_id=receipt.id, reason="typed twice"))
    books.company.ar.mark_receipt_cleared(ClearReceipt(receipt_id=receipt.id))
    books.company.ar.void_receipt(ReceiptRequest(receipt_id=receipt.id, reason="typed twice"))
    with pytest.raises(RuleViolation, match="was voided"):
        books.company.ar.mark_receipt_cleared(ClearReceipt(receipt_id=receipt.id))


def test_refunds_pay_back_money_and_credit_notes(books: Books) -> None:
    receipt, memo = books.receive("2026-03-10", "150.00"), books.credit("2026-03-10", "40.00")
    refund = books.company.ar.record_refund(
        RecordRefund(
            refund_date=day("2026-03-12"),
            amount=D("150.00"),
            receipt_id=receipt.id,
            bank_account_id=books.bank,
        )
    ).value
    paid_back = books.company.ar.record_refund(
        RecordRefund(
            refund_date=day("2026-03-12"),
            amount=D("40.00"),
            credit_memo_id=memo.id,
            bank_account_id=books.bank,
        )
    ).value
    assert books.entries(refund.id) == [{"UNAPPLIED_CASH": "150.00", "bank": "-150.00"}]
    assert books.entries(paid_back.id) == [{"AR_CONTROL": "40.00", "bank": "-40.00"}]
    assert books.company.ar.credit_memo(memo.id).status.value == "refunded"
    with pytest.raises(NotEnoughLeft, match=r"has 0\.00 left; 1\.00 was asked for"):
        books.company.ar.record_refund(
            RecordRefund(
                refund_date=day("2026-03-12"),
                amount=D("1.00"),
                receipt_id=receipt.id,
                bank_account_id=books.bank,
            )
        )
    with pytest.raises(RuleViolation, match="Void the refund first"):
        books.company.ar.void_receipt(ReceiptRequest(receipt_id=receipt.id, reason="wrong"))
    books.company.ar.void_receipt(ReceiptRequest(receipt_id=refund.id, on=day("2026-03-13"), reason="wrong"))
    assert books.company.ar.receipt(receipt.id).unallocated_amount == D("150.00")
    books.company.ar.void_receipt(
        ReceiptRequest(receipt_id=paid_back.id, on=day("2026-03-13"), reason="wrong")
    )
    assert books.company.ar.credit_memo(memo.id).unapplied_amount == D("40.00")


def test_small_rests_are_given_up_or_kept(books: Books) -> None:
    short, untouched = books.invoice("2026-03-02", "100.00"), books.invoice("2026-03-02", "0.80")
    exact = books.invoice("2026-03-02", "10.00")
    books.receive("2026-03-10", "99.60", on(short, "99.60"))
    over = books.receive("2026-03-10", "10.70", on(exact, "10.00"))
    run = books.company.ar.write_off_small_balances(WriteOffSmallBalances(on=day("2026-03-31"))).value
    assert (run.total, run.problems, len(run.written_off)) == (D("-0.30"), (), 2)
    assert books.reread(short).status is InvoiceStatus.PAID
    assert books.reread(untouched).status is InvoiceStatus.ISSUED
    assert books.company.ar.receipt(over.id).status is ReceiptStatus.FULLY_ALLOCATED
    assert books.balance("SMALL_BALANCE_WRITE_OFF") == D("-0.30")
    books.undo("2026-04-01", over)
    assert books.company.ar.receipt(over.id).unallocated_amount == D("0.70")


def test_the_receipt_list_finds_money_in_hand(books: Books) -> None:
    books.receive("2026-03-10", "150.00")
    hand = books.receive("2026-03-11", "20.00", bank_account_id=None, reference="check 77")
    page = books.company.ar.list_receipts(ListQuery(filters={"undeposited": True}))
    assert [row[0] for row in page.rows] == [hand.id]
    assert page.columns[:7] == (
        "id",
        "number",
        "customer",
        "receipt_date",
        "payment_method",
        "reference",
        "amount",
    )
    assert books.company.ar.list_receipts(ListQuery(text="77")).count == 1
    assert books.company.ar.list_receipts(ListQuery()).totals == {"unapplied_base": D("170.00")}


def test_repeating_a_request_saves_once(books: Books) -> None:
    key = new_id()
    first = books.receive_saved("2026-03-10", "150.00", request_id=key)
    again = books.receive_saved("2026-03-10", "150.00", request_id=key)
    assert again.value.id == first.value.id
    assert books.company.ar.list_receipts(ListQuery()).count == 1


def test_a_reason_code_is_needed_where_accounts_differ(books: Books) -> None:
    memo = books.credit("2026-03-10", "40.00", reason_code=CreditReason.GOODWILL)
    assert books.entry(memo.journal_entry_id) == {"SALES_ALLOWANCE": "40.00", "AR_CONTROL": "-40.00"}
