"""Matching bank lines and book lines, and creating what a bank line stands for (cash.md R5, States)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, StatusMoveRefused
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ap.api import BillLine, PaymentStatus, RecordInvoice, SaveVendor
from finance_core.modules.ar.api import CreateInvoice as WriteInvoice
from finance_core.modules.ar.api import InvoiceLine, RecordReceipt, SaveCustomer
from finance_core.modules.cash.api import (
    AutoMatched,
    BankAccount,
    BankTransaction,
    CreateFromLine,
    EditTransaction,
    ExcludeLine,
    LineAction,
    MarkBankError,
    MatchGroups,
    MatchManually,
    MatchMethod,
    RecordNsfReturn,
    RecordTransaction,
    Settles,
    Split,
    TransactionType,
    Unmatch,
    VoidTransaction,
)
from finance_core.modules.cash.errors import AlreadyMatched, SumsDiffer
from tests.modules.cash_books import Books

pytest_plugins = ("tests.company_fixtures",)
D = Decimal
DAY = date(2026, 3, 10)


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


@pytest.fixture
def bank(books: Books) -> BankAccount:
    return books.bank(on=date(2026, 1, 1), opening="1000")


def auto(books: Books, bank: BankAccount) -> AutoMatched:
    return books.cash.auto_match(bank.id).value


def best(books: Books, line: UUID) -> tuple[Decimal, MatchMethod]:
    candidate = books.cash.candidates(line)[0]
    return candidate.confidence, candidate.method


def matched(books: Books, line: UUID, *transactions: BankTransaction) -> None:
    keys = tuple(transaction.matched_journal_line_id or 0 for transaction in transactions)
    books.cash.match_manually(MatchManually(statement_line_ids=(line,), journal_line_ids=keys))


def test_a_check_number_decides_and_is_confirmed(books: Books, bank: BankAccount) -> None:
    books.money(bank, "-250", date(2026, 1, 12), "6100", check_number="1042")
    line = books.line(bank, "-250", DAY, "CHECK", check_number="001042")
    assert auto(books, bank) == AutoMatched(confirmed=1, suggested=0, unmatched=0)
    assert books.statuses(bank) == ["matched"]
    page = books.cash.list_statement_lines(ListQuery())
    row = dict(zip(page.columns, page.rows[0], strict=True))
    assert (row["id"], row["confidence"], row["method"]) == (line, D(1), "exact")


def test_a_reference_in_the_text_is_confirmed(books: Books, bank: BankAccount) -> None:
    books.money(bank, "-80", date(2026, 3, 7), "6100", reference="RG-4711")
    books.line(bank, "-80", DAY, "Transfer rg 4711 thanks")
    assert auto(books, bank).confirmed == 1


def test_ties_are_suggested_and_never_confirmed(books: Books, bank: BankAccount) -> None:
    for _ in range(2):
        books.money(bank, "-3.50", DAY, "6100", payee_name="Coffee corner")
    first, second = (books.line(bank, "-3.50", DAY, "Coffee corner") for _ in range(2))
    assert auto(books, bank) == AutoMatched(confirmed=0, suggested=2, unmatched=0)
    assert [len(books.cash.candidates(line)) for line in (first, second)] == [2, 2]
    one = books.cash.candidates(first)[0]
    other = next(c for c in books.cash.candidates(second) if c.journal_line_ids != one.journal_line_ids)
    books.cash.confirm_match(MatchGroups(match_groups=(one.match_group, other.match_group)))
    assert books.statuses(bank) == ["matched", "matched"]


def test_suggestions_that_share_a_line_are_not_confirmed_together(books: Books, bank: BankAccount) -> None:
    books.money(bank, "-3.50", DAY, "6100")
    lines = [books.line(bank, "-3.50", DAY, "Coffee") for _ in range(2)]
    auto(books, bank)
    groups = tuple(books.cash.candidates(line)[0].match_group for line in lines)
    with pytest.raises((AlreadyMatched, NotFound)):
        books.cash.confirm_match(MatchGroups(match_groups=groups))
    assert books.statuses(bank) == ["suggested", "suggested"]
    books.cash.confirm_match(MatchGroups(match_groups=groups[:1]))
    assert sorted(books.statuses(bank)) == ["matched", "unmatched"]


def test_several_book_lines_of_one_day_are_suggested(books: Books, bank: BankAccount) -> None:
    for amount in ("-30", "-45", "-99"):
        books.money(bank, amount, DAY, "6100")
    line = books.line(bank, "-75", DAY, "Collected")
    assert auto(books, bank).suggested == 1
    assert best(books, line) == (D("0.80"), MatchMethod.COMBINATION)
    books.cash.confirm_match(MatchGroups(match_groups=(books.cash.candidates(line)[0].match_group,)))
    assert set(books.book_lines(bank, open=True)) == {D(-99)}


def test_a_rejected_pair_is_not_suggested_again(books: Books, bank: BankAccount) -> None:
    books.money(bank, "-30", DAY, "6100")
    line = books.line(bank, "-30", date(2026, 3, 12), "Other")
    assert auto(books, bank).suggested == 1
    books.cash.reject_match(MatchGroups(match_groups=(books.cash.candidates(line)[0].match_group,)))
    assert books.statuses(bank) == ["unmatched"]
    assert auto(books, bank) == AutoMatched(confirmed=0, suggested=0, unmatched=1)


def test_the_result_does_not_depend_on_repeating(books: Books, bank: BankAccount) -> None:
    books.money(bank, "-30", DAY, "6100")
    books.line(bank, "-30", date(2026, 3, 12), "Other")
    assert auto(books, bank) == auto(books, bank) == AutoMatched(confirmed=0, suggested=1, unmatched=0)


def test_many_to_many_matches_use_every_line_up(books: Books, bank: BankAccount) -> None:
    book = [books.money(bank, amount, DAY, "6100") for amount in ("-70", "-30", "20")]
    lines = tuple(books.line(bank, amount, DAY) for amount in ("-50", "-30"))
    books.cash.match_manually(
        MatchManually(
            statement_line_ids=lines, journal_line_ids=tuple(t.matched_journal_line_id or 0 for t in book)
        )
    )
    assert books.statuses(bank) == ["matched", "matched"]
    assert books.book_lines(bank, open=True) == {}
    books.cash.unmatch(Unmatch(statement_line_id=lines[1]))
    assert books.statuses(bank) == ["unmatched", "unmatched"]
    assert len(books.book_lines(bank, open=True)) == 3


def test_sums_must_be_equal_or_the_rest_is_coded(books: Books, bank: BankAccount) -> None:
    paid = books.money(bank, "-100", DAY, "6100")
    line = books.line(bank, "-103", DAY)
    with pytest.raises(SumsDiffer, match=r"-103\.00, the book lines to -100\.00: -3\.00 differs"):
        matched(books, line, paid)
    saved = books.cash.match_manually(
        MatchManually(
            statement_line_ids=(line,),
            journal_line_ids=(paid.matched_journal_line_id or 0,),
            rest=Split(role="BANK_FEE_EXPENSE", text="Wire fee"),
        )
    )
    entry = books.company.kernel.records.entry(saved.entries[0].id)
    assert [(posted.account_code, posted.side.value, posted.amount) for posted in entry.lines] == [
        (bank.code, "credit", D(3)),
        ("6910", "debit", D(3)),
    ]
    assert books.statuses(bank) == ["matched"]


def test_a_line_is_matched_once(books: Books, bank: BankAccount) -> None:
    paid = books.money(bank, "-100", DAY, "6100")
    line, other = books.line(bank, "-100", DAY), books.line(bank, "-100", DAY)
    matched(books, line, paid)
    with pytest.raises(AlreadyMatched):
        matched(books, line, paid)
    with pytest.raises(AlreadyMatched):
        matched(books, other, paid)
    with pytest.raises(AlreadyMatched):
        books.cash.create_from_line(
            CreateFromLine(
                statement_line_id=line, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
            )
        )


def test_lines_of_two_accounts_do_not_match(books: Books, bank: BankAccount) -> None:
    savings = books.bank("Savings")
    paid = books.money(savings, "-100", DAY, "6100")
    with pytest.raises(InvalidInput, match="does not belong to Main checking"):
        matched(books, books.line(bank, "-100", DAY), paid)


def test_book_lines_cancel_each_other_out(books: Books, bank: BankAccount) -> None:
    wrong, right = books.money(bank, "-60", DAY, "6100"), books.money(bank, "60", DAY, "6100")
    keys = (wrong.matched_journal_line_id or 0, right.matched_journal_line_id or 0)
    with pytest.raises(SumsDiffer):
        books.cash.match_manually(MatchManually(journal_line_ids=keys[:1]))
    books.cash.match_manually(MatchManually(journal_line_ids=keys))
    assert books.book_lines(bank, open=True) == {}


def test_voiding_a_matched_transaction_frees_the_bank_line(books: Books, bank: BankAccount) -> None:
    paid = books.money(bank, "-100", DAY, "6100")
    matched(books, books.line(bank, "-100", DAY), paid)
    books.cash.void_transaction(VoidTransaction(transaction_id=paid.id, reason="Wrong account"))
    assert books.statuses(bank) == ["unmatched"]
    assert books.book_lines(bank, open=True) == {}


def test_an_edit_keeps_the_match_when_the_amount_stays(books: Books, bank: BankAccount) -> None:
    paid = books.money(bank, "-100", DAY, "6100")
    matched(books, books.line(bank, "-100", DAY), paid)
    recoded = RecordTransaction(
        bank_account_id=bank.id,
        amount=D(-100),
        transaction_date=DAY,
        splits=(Split(account_id=books.account("6130")),),
    )
    new = books.cash.edit_transaction(EditTransaction(transaction_id=paid.id, transaction=recoded)).value
    assert books.statuses(bank) == ["matched"]
    assert books.book_lines(bank, open=True) == {}
    dearer = recoded.model_copy(update={"amount": D(-101)})
    books.cash.edit_transaction(EditTransaction(transaction_id=new.id, transaction=dearer))
    assert books.statuses(bank) == ["unmatched"]
    assert set(books.book_lines(bank, open=True)) == {D(-101)}


def test_lines_move_only_along_their_states(books: Books, bank: BankAccount) -> None:
    line = books.line(bank, "-7", DAY, "Unclear")
    exclude = ExcludeLine(statement_line_id=line, reason="not ours")
    assert books.cash.exclude_line(exclude).value.exclude_reason == "not ours"
    with pytest.raises(StatusMoveRefused):
        books.cash.exclude_line(exclude)
    with pytest.raises(StatusMoveRefused):
        books.cash.mark_bank_error(MarkBankError(statement_line_id=line))
    with pytest.raises(StatusMoveRefused):
        matched(books, line, books.money(bank, "-7", DAY, "6100"))
    assert books.cash.restore_line(line).value.status.value == "unmatched"
    with pytest.raises(StatusMoveRefused):
        books.cash.restore_line(line)
    assert (
        books.cash.mark_bank_error(MarkBankError(statement_line_id=line)).value.status.value == "bank_error"
    )
    assert books.cash.restore_line(line).value.exclude_reason is None
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=line, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
        )
    )
    with pytest.raises(StatusMoveRefused):
        books.cash.exclude_line(exclude)
    with pytest.raises(InvalidInput, match="is not matched"):
        books.cash.unmatch(Unmatch(statement_line_id=books.line(bank, "-8", DAY)))


def test_an_error_and_its_correction_cancel_out_and_come_back_together(
    books: Books, bank: BankAccount
) -> None:
    error, correction = books.line(bank, "-32", DAY), books.line(bank, "32", date(2026, 3, 12))
    books.cash.mark_bank_error(MarkBankError(statement_line_id=error))
    with pytest.raises(SumsDiffer):
        books.cash.mark_bank_error(
            MarkBankError(statement_line_id=error, corrected_by_line_id=books.line(bank, "31", DAY))
        )
    done = books.cash.mark_bank_error(
        MarkBankError(statement_line_id=error, corrected_by_line_id=correction)
    ).value
    assert (done.status.value, done.exclude_reason, done.offset_line_id) == (
        "excluded",
        "corrected",
        correction,
    )
    books.cash.restore_line(correction)
    assert books.statuses(bank)[:1] + books.statuses(bank)[-1:] == ["unmatched", "unmatched"]


def test_what_was_created_from_a_line_can_be_undone_with_its_match(books: Books, bank: BankAccount) -> None:
    line = books.line(bank, "-12", DAY, "Monthly fee")
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=line, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
        )
    )
    created = books.cash.list_transactions(ListQuery(filters={"type": "fee"}))
    assert books.cash.transaction(created.rows[0][0]).statement_line_id == line
    undone = books.cash.unmatch(Unmatch(statement_line_id=line, undo_document=True)).value
    assert undone.status.value == "unmatched"
    assert books.balance(bank) == D(1000)
    hand_matched = books.line(bank, "-9", DAY)
    matched(books, hand_matched, books.money(bank, "-9", DAY, "6100"))
    with pytest.raises(InvalidInput, match="was not created from this line"):
        books.cash.unmatch(Unmatch(statement_line_id=hand_matched, undo_document=True))


def test_a_payment_is_created_from_a_line(books: Books, bank: BankAccount) -> None:
    ap = books.company.ap
    vendor = ap.save_vendor(SaveVendor(name="Paper mill")).value
    bill = ap.record_invoice(
        RecordInvoice(
            vendor_id=vendor.vendor_id,
            invoice_number="P-1",
            invoice_date=date(2026, 3, 1),
            lines=(BillLine(account_id=books.account("6200"), unit_price=D(90)),),
        )
    ).value
    line = books.line(bank, "-90", DAY, "Paper mill P-1", reference="P-1")
    request = CreateFromLine(
        statement_line_id=line,
        action=LineAction.PAYMENT,
        party_id=vendor.vendor_id,
        settles=(Settles(document_id=bill.id, amount=D(90)),),
    )
    books.cash.create_from_line(request)
    assert ap.invoice(bill.id).open_amount == D(0)
    page = ap.list_payments(ListQuery())
    row = dict(zip(page.columns, page.rows[0], strict=True))
    assert (row["payment_date"], row["amount"], row["reference"], row["method"]) == (
        DAY,
        D(90),
        "P-1",
        "other",
    )
    books.cash.unmatch(Unmatch(statement_line_id=line, undo_document=True, reason="Wrong vendor"))
    assert ap.payment(row["id"]).status is PaymentStatus.VOIDED
    assert ap.invoice(bill.id).open_amount == D(90)


def test_open_bills_and_invoices_of_the_amount_are_proposed(books: Books, bank: BankAccount) -> None:
    vendor = books.company.ap.save_vendor(SaveVendor(name="Paper mill")).value
    for number, price in (("P-1001", "90"), ("P-1002", "90"), ("P-1003", "91")):
        lines = (BillLine(account_id=books.account("6200"), unit_price=D(price)),)
        books.company.ap.record_invoice(
            RecordInvoice(
                vendor_id=vendor.vendor_id,
                invoice_number=number,
                invoice_date=date(2026, 3, 1),
                lines=lines,
            )
        )
    out = books.line(bank, "-90", DAY, "Your invoice P-1002")
    found = books.cash.propose_documents(out)
    assert [(item.number, item.method, item.party) for item in found] == [
        ("P-1002", MatchMethod.REFERENCE, "Paper mill"),
        ("P-1001", MatchMethod.AMOUNT_DATE, "Paper mill"),
    ]
    assert (found[0].action, found[0].open, found[0].confidence) == (LineAction.PAYMENT, D(90), D("0.98"))
    assert books.cash.propose_documents(books.line(bank, "90", DAY, "Money in")) == ()


def test_a_receipt_is_created_from_a_line(books: Books, bank: BankAccount) -> None:
    ar = books.company.ar
    customer = ar.save_customer(SaveCustomer(name="Good payer")).value
    invoice = ar.create_invoice(
        WriteInvoice(
            customer_id=customer.customer_id,
            invoice_date=date(2026, 3, 1),
            lines=(InvoiceLine(description="Work", unit_price=D(400), account_id=books.account("4000")),),
        )
    ).value
    line = books.line(bank, "400", DAY, "Good payer")
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=line,
            action=LineAction.RECEIPT,
            party_id=customer.customer_id,
            settles=(Settles(document_id=invoice.id, amount=D(400)),),
        )
    )
    assert ar.invoice(invoice.id).balance_due == D(0)
    assert books.statuses(bank) == ["matched"]


def test_a_transfer_is_created_from_a_line_of_either_account(books: Books, bank: BankAccount) -> None:
    savings = books.bank("Savings")
    out = books.line(bank, "-200", DAY, "To savings")
    books.cash.create_from_line(
        CreateFromLine(statement_line_id=out, action=LineAction.TRANSFER, counter_bank_account_id=savings.id)
    )
    into = books.line(savings, "200", date(2026, 3, 11), "From checking")
    assert auto(books, savings).suggested + auto(books, savings).confirmed >= 1
    back = books.line(bank, "50", DAY, "From savings")
    books.cash.create_from_line(
        CreateFromLine(statement_line_id=back, action=LineAction.TRANSFER, counter_bank_account_id=savings.id)
    )
    assert (books.balance(bank), books.balance(savings)) == (D(850), D(150))
    assert books.cash.candidates(into)


@pytest.mark.parametrize(
    ("amount", "action", "field"),
    [
        ("10", LineAction.PAYMENT, "action"),
        ("-10", LineAction.RECEIPT, "action"),
        ("-10", LineAction.VENDOR_REFUND, "action"),
        ("-10", LineAction.PAYMENT, "party_id"),
        ("-10", LineAction.TRANSFER, "counter_bank_account_id"),
        ("-10", LineAction.TRANSACTION, "splits.0.account_id"),
    ],
)
def test_an_action_that_does_not_fit_changes_nothing(
    books: Books, bank: BankAccount, amount: str, action: LineAction, field: str
) -> None:
    line = books.line(bank, amount, DAY)
    with pytest.raises(InvalidInput) as refusal:
        books.cash.create_from_line(CreateFromLine(statement_line_id=line, action=action))
    assert refusal.value.field == field
    assert books.statuses(bank) == ["unmatched"]


def test_a_bounced_receipt_stays_open_for_its_bank_line(books: Books, bank: BankAccount) -> None:
    customer = books.company.ar.save_customer(SaveCustomer(name="Slow payer")).value
    receipt = books.company.ar.record_receipt(
        RecordReceipt(
            customer_id=customer.customer_id, receipt_date=DAY, amount=D(70), bank_account_id=bank.id
        )
    ).value
    came = books.line(bank, "70", DAY, "Slow payer")
    lines = books.book_lines(bank, open=True)
    books.cash.match_manually(MatchManually(statement_line_ids=(came,), journal_line_ids=(lines[D(70)],)))
    books.cash.record_nsf_return(RecordNsfReturn(receipt_id=receipt.id, on=date(2026, 3, 15), fee=D(10)))
    assert books.statuses(bank) == ["matched"]
    assert set(books.book_lines(bank, open=True)) == {D(-70), D(-10)}
