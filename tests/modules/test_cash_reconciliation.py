"""Proving that books and bank agree (cash.md R7, worked example 1; vectors CASH-01 and CASH-03)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ap.api import PaymentMethod, PaymentRequest, RecordPayment, SaveVendor
from finance_core.modules.ar.api import (
    Application,
    ARReceipt,
    CreateInvoice,
    InvoiceLine,
    RecordReceipt,
    SaveCustomer,
)
from finance_core.modules.cash.api import (
    BankAccount,
    CreateFromLine,
    ExcludeLine,
    LineAction,
    MarkBankError,
    MatchManually,
    PostAdjustment,
    Reconciliation,
    ReconciliationRequest,
    ReconciliationStatus,
    RecordDeposit,
    RecordNsfReturn,
    Split,
    StartReconciliation,
    TickLine,
    TransactionType,
    Unmatch,
    VoidTransaction,
)
from finance_core.modules.cash.errors import (
    DifferenceTooLarge,
    NotFinished,
    Reconciled,
    ReconciledUpTo,
    ReconciliationOpen,
)
from tests.modules.cash_books import Books

D = Decimal
JULY = date(2026, 7, 31)
DUES = "6250"


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


def start(books: Books, bank: BankAccount, on: date, balance: str) -> Reconciliation:
    request = StartReconciliation(bank_account_id=bank.id, statement_date=on, statement_balance=D(balance))
    return books.cash.start_reconciliation(request).value


def finish(books: Books, reconciliation: Reconciliation) -> Reconciliation:
    request = ReconciliationRequest(reconciliation_id=reconciliation.id)
    books.cash.submit_reconciliation(request)
    return books.cash.complete_reconciliation(request).value


def match(books: Books, bank: BankAccount, line: object, *amounts: str) -> None:
    """Match a bank line with the open book lines of these amounts."""
    lines = books.book_lines(bank, open=True)
    request = {
        "statement_line_ids": (line,),
        "journal_line_ids": tuple(lines[D(amount)] for amount in amounts),
    }
    books.cash.match_manually(MatchManually.model_validate(request))


def paid_by_check(books: Books, bank: BankAccount, amount: str, number: str, on: date) -> object:
    vendor = books.company.ap.save_vendor(SaveVendor(name=f"Vendor of check {number}")).value
    return books.company.ap.record_payment(
        RecordPayment(
            vendor_id=vendor.vendor_id,
            payment_date=on,
            bank_account_id=bank.id,
            amount=D(amount),
            payment_method=PaymentMethod.CHECK,
            reference=number,
        )
    ).value.id


def paid_invoice(books: Books, bank: BankAccount) -> ARReceipt:
    """Return the receipt of a customer's check of 2,200 for an invoice; the check will bounce."""
    ar = books.company.ar
    customer = ar.save_customer(SaveCustomer(name="Slow payer")).value
    work = InvoiceLine(description="Repairs", unit_price=D(2200), account_id=books.account("4010"))
    invoice = ar.create_invoice(
        CreateInvoice(customer_id=customer.customer_id, invoice_date=date(2026, 7, 1), lines=(work,))
    ).value
    return ar.record_receipt(
        RecordReceipt(
            customer_id=customer.customer_id,
            receipt_date=date(2026, 7, 3),
            amount=D(2200),
            bank_account_id=bank.id,
            applications=(Application(invoice_id=invoice.id, amount=D(2200)),),
        )
    ).value


def feeter_plumbing(books: Books) -> BankAccount:
    """Enter Feeter Plumbing's July: the books stand at 32,760, the bank's lines at 77,040."""
    bank = books.bank("Feeter checking", opening="17640", on=date(2026, 6, 30))
    books.money(bank, "34300", date(2026, 7, 31), "4000")
    paid_by_check(books, bank, "9620", "2001", date(2026, 7, 20))
    paid_by_check(books, bank, "10000", "2002", date(2026, 7, 25))
    books.money(bank, "-1760", date(2026, 7, 6), DUES, check_number="1770")
    return bank


def work_through_the_statement(books: Books, bank: BankAccount, receipt: ARReceipt) -> list[tuple[str, ...]]:
    """Enter and decide the bank's July; returns the entries that were posted for it."""
    paid_in = books.line(bank, "2200", date(2026, 7, 3), "Deposit")
    collected = books.line(bank, "61800", date(2026, 7, 15), "Collection of card slips with interest")
    check = books.line(bank, "-2000", date(2026, 7, 16), "Check", check_number="1770")
    error = books.line(bank, "-320", date(2026, 7, 18), "Check of another customer")
    bounced = books.line(bank, "-2200", date(2026, 7, 20), "NSF check")
    fee = books.line(bank, "-80", date(2026, 7, 31), "Service charge")
    match(books, bank, paid_in, "2200")
    books.cash.mark_bank_error(MarkBankError(statement_line_id=error))
    card_slips = (
        Split(account_id=books.account("1190"), amount=D(60000)),
        Split(account_id=books.account("1165")),
    )
    number_1770 = books.book_lines(bank, open=True)[D(-1760)]
    action = LineAction.TRANSACTION
    collection = CreateFromLine(statement_line_id=collected, action=action, splits=card_slips)
    charge = CreateFromLine(statement_line_id=fee, action=action, transaction_type=TransactionType.FEE)
    correction = MatchManually(
        statement_line_ids=(check,),
        journal_line_ids=(number_1770,),
        rest=Split(account_id=books.account(DUES), text="Check 1770 entered as 1,760"),
    )
    refs = [
        *books.cash.create_from_line(collection).entries,
        *books.cash.record_nsf_return(RecordNsfReturn(receipt_id=receipt.id, on=date(2026, 7, 20))).entries,
        *books.cash.match_manually(correction).entries,
        *books.cash.create_from_line(charge).entries,
    ]
    match(books, bank, bounced, "-2200")
    entries = [books.company.kernel.records.entry(ref.id) for ref in refs]
    return [
        tuple(f"{line.side.value} {line.account_code} {line.amount:.0f}" for line in entry.lines)
        for entry in entries
    ]


def test_feeter_plumbing_reconciles_at_92040(books: Books) -> None:
    bank = feeter_plumbing(books)
    receipt = paid_invoice(books, bank)
    assert books.balance(bank) == D(32760)
    own = bank.code
    assert work_through_the_statement(books, bank, receipt) == [
        (f"debit {own} 61800", "credit 1190 60000", "credit 1165 1800"),
        (f"credit {own} 2200", "debit 1100 2200"),
        (f"credit {own} 240", f"debit {DUES} 240"),
        (f"credit {own} 80", "debit 6910 80"),
    ]
    reconciliation = start(books, bank, JULY, "77040")
    figures = books.cash.reconciliation_status(reconciliation.id).figures
    assert (figures.statement_balance, figures.deposits_in_transit) == (D(77040), D(34300))
    assert (figures.outstanding_payments, figures.bank_errors) == (D(19620), D(320))
    assert (figures.adjusted_bank_balance, figures.book_balance) == (D(92040), D(92040))
    assert figures.variance == D(0)
    assert figures.missing == ()
    done = finish(books, reconciliation)
    assert (done.status, done.adjusted_book_balance, done.variance) == (
        ReconciliationStatus.COMPLETED,
        D(92040),
        D(0),
    )
    report = books.cash.reconciliation_report(done.id)
    assert [(item.number, item.amount) for item in report.outstanding_items] == [
        ("2001", D(9620)),
        ("2002", D(10000)),
    ]
    assert [item.amount for item in report.in_transit_items] == [D(34300)]
    assert [(item.text, item.amount) for item in report.bank_error_items] == [
        ("Check of another customer", D(320))
    ]


def test_a_note_collected_with_interest(books: Books) -> None:
    """CASH-03: bank 3,678 and books 2,547 both come to 3,557; worked by ticking a paper statement."""
    bank = books.bank(opening="2668", on=date(2026, 6, 30))
    books.money(bank, "321", date(2026, 7, 31), "4000")
    for amount, on in (("-108", 20), ("-334", 21)):
        books.money(bank, amount, date(2026, 7, on), DUES)
    assert books.balance(bank) == D(2547)
    seen = [books.fee(bank, "-25", JULY)]
    note = (Split(account_id=books.account("1190"), amount=D(1000)), Split(role="INTEREST_INCOME"))
    seen.append(books.money(bank, "1035", JULY, splits=note))
    reconciliation = start(books, bank, JULY, "3678")
    for transaction in seen:
        line = transaction.matched_journal_line_id
        assert line is not None
        figures = books.cash.tick_line(
            TickLine(reconciliation_id=reconciliation.id, journal_line_id=line)
        ).value
    assert (figures.adjusted_bank_balance, figures.adjusted_book_balance) == (D(3557), D(3557))
    assert finish(books, reconciliation).variance == D(0)


def reconciled_june(books: Books) -> tuple[BankAccount, Reconciliation]:
    """Return an account reconciled at the end of June with one payment and one transaction cleared."""
    bank = books.bank(opening="1000", on=date(2026, 5, 31), next_check_number=501)
    books.payment = paid_by_check(books, bank, "300", "501", date(2026, 6, 10))  # type: ignore[attr-defined]
    fee = books.line(bank, "-5", date(2026, 6, 30), "Fee")
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=fee, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
        )
    )
    check = books.line(bank, "-300", date(2026, 6, 12), "Check", check_number="501")
    match(books, bank, check, "-300")
    return bank, finish(books, start(books, bank, date(2026, 6, 30), "695"))


def marks(books: Books, bank: BankAccount) -> list[str]:
    page = books.cash.list_register(
        ListQuery(filters={"bank_account_id": bank.id}, sort="date", descending=False)
    )
    return [row[page.columns.index("mark")] for row in page.rows]


def test_cleared_only_after_completion_and_reopening_takes_it_back(books: Books) -> None:
    bank, done = reconciled_june(books)
    payment_id = books.payment  # type: ignore[attr-defined]
    assert books.company.ap.payment(payment_id).cleared_on == date(2026, 6, 12)
    assert marks(books, bank) == ["R", "R", "R"]
    books.cash.reopen_reconciliation(ReconciliationRequest(reconciliation_id=done.id, reason="Fee was wrong"))
    assert books.company.ap.payment(payment_id).cleared_on is None
    assert marks(books, bank) == ["c", "c", "c"]
    assert books.cash.bank_account(bank.id).last_reconciled_date is None
    reopened = books.cash.reconciliation_status(done.id)
    assert (reopened.reconciliation.status, reopened.figures.variance) == (
        ReconciliationStatus.IN_PROGRESS,
        D(0),
    )
    finish(books, done)
    assert books.company.ap.payment(payment_id).cleared_on == date(2026, 6, 12)


def test_receipts_clear_with_the_slip_that_took_them_to_the_bank(books: Books) -> None:
    bank = books.bank(opening="0.00", on=date(2026, 5, 31))
    customer = books.company.ar.save_customer(SaveCustomer(name="By check")).value
    receipt = books.company.ar.record_receipt(
        RecordReceipt(customer_id=customer.customer_id, receipt_date=date(2026, 6, 1), amount=D(70))
    ).value
    slip = RecordDeposit(bank_account_id=bank.id, deposit_date=date(2026, 6, 2), receipt_ids=(receipt.id,))
    books.cash.record_deposit(slip)
    match(books, bank, books.line(bank, "70", date(2026, 6, 3), "Deposit"), "70")
    done = finish(books, start(books, bank, date(2026, 6, 30), "70"))
    assert books.company.ar.receipt(receipt.id).cleared_on == date(2026, 6, 3)
    books.cash.reopen_reconciliation(ReconciliationRequest(reconciliation_id=done.id, reason="Typing error"))
    assert books.company.ar.receipt(receipt.id).cleared_on is None


def test_a_deposited_check_that_bounced_does_not_stop_the_proof(books: Books) -> None:
    bank = books.bank(opening="0.00", on=date(2026, 5, 31))
    customer = books.company.ar.save_customer(SaveCustomer(name="By check")).value
    good, bad = (
        books.company.ar.record_receipt(
            RecordReceipt(customer_id=customer.customer_id, receipt_date=date(2026, 6, 1), amount=D(amount))
        ).value.id
        for amount in ("70", "30")
    )
    slip = RecordDeposit(bank_account_id=bank.id, deposit_date=date(2026, 6, 2), receipt_ids=(good, bad))
    books.cash.record_deposit(slip)
    books.cash.record_nsf_return(RecordNsfReturn(receipt_id=bad, on=date(2026, 6, 9)))
    match(books, bank, books.line(bank, "100", date(2026, 6, 3), "Deposit"), "100")
    match(books, bank, books.line(bank, "-30", date(2026, 6, 9), "Returned check"), "-30")
    assert finish(books, start(books, bank, date(2026, 6, 30), "70")).variance == D(0)
    assert books.company.ar.receipt(good).cleared_on == date(2026, 6, 3)
    assert books.company.ar.receipt(bad).cleared_on is None


def test_reopening_needs_a_reason_and_takes_the_newest_only(books: Books) -> None:
    bank, june = reconciled_june(books)
    with pytest.raises(InvalidInput, match="Say why"):
        books.cash.reopen_reconciliation(ReconciliationRequest(reconciliation_id=june.id))
    july = start(books, bank, JULY, "695")
    with pytest.raises(ReconciliationOpen):
        books.cash.reopen_reconciliation(
            ReconciliationRequest(reconciliation_id=june.id, reason="Typing error")
        )
    finish(books, july)
    with pytest.raises(InvalidInput, match="Reopen 2026-07-31 first"):
        books.cash.reopen_reconciliation(
            ReconciliationRequest(reconciliation_id=june.id, reason="Typing error")
        )


def test_nothing_is_booked_in_a_reconciled_time(books: Books) -> None:
    bank, _ = reconciled_june(books)
    with pytest.raises(ReconciledUpTo, match="reconciled up to 2026-06-30"):
        books.fee(bank, "-1", date(2026, 6, 30))
    with pytest.raises(ReconciledUpTo):
        paid_by_check(books, bank, "10", "502", date(2026, 6, 29))
    assert books.fee(bank, "-1", date(2026, 7, 1)).amount == D(-1)


def test_what_a_completed_reconciliation_proved_stays(books: Books) -> None:
    bank, _ = reconciled_june(books)
    page = books.cash.list_transactions(ListQuery(filters={"bank_account_id": bank.id, "type": "fee"}))
    with pytest.raises(Reconciled, match="Reopen 2026-06-30 first"):
        books.cash.void_transaction(VoidTransaction(transaction_id=page.rows[0][0], reason="Wrong"))
    lines = books.cash.list_statement_lines(ListQuery(filters={"bank_account_id": bank.id}))
    with pytest.raises(Reconciled):
        books.cash.unmatch(Unmatch(statement_line_id=lines.rows[0][0]))


def test_a_completed_report_never_changes(books: Books) -> None:
    bank, done = reconciled_june(books)
    before = books.cash.reconciliation_report(done.id)
    books.money(bank, "-40", date(2026, 7, 2), DUES)
    late = books.line(bank, "-7", date(2026, 6, 29), "Came late")
    books.cash.exclude_line(ExcludeLine(statement_line_id=late, reason="duplicate"))
    assert books.cash.reconciliation_report(done.id) == before


def test_a_reconciliation_moves_only_along_its_states(books: Books) -> None:
    bank = books.bank(opening="100")
    reconciliation = start(books, bank, JULY, "100")
    request = ReconciliationRequest(reconciliation_id=reconciliation.id)
    with pytest.raises(StatusMoveRefused):
        books.cash.complete_reconciliation(request)
    with pytest.raises(StatusMoveRefused):
        books.cash.reopen_reconciliation(
            ReconciliationRequest(reconciliation_id=reconciliation.id, reason="Why not")
        )
    books.cash.submit_reconciliation(request)
    with pytest.raises(StatusMoveRefused):
        books.cash.submit_reconciliation(request)
    with pytest.raises(StatusMoveRefused):
        books.cash.discard_reconciliation(request)
    books.cash.complete_reconciliation(request)
    with pytest.raises(StatusMoveRefused):
        books.cash.complete_reconciliation(request)
    with pytest.raises(StatusMoveRefused):
        books.cash.post_adjustment(
            PostAdjustment(reconciliation_id=reconciliation.id, amount=D("0.01"), reason="Cent")
        )


def test_one_open_reconciliation_and_later_dates_only(books: Books) -> None:
    bank, _ = reconciled_june(books)
    with pytest.raises(ReconciledUpTo):
        start(books, bank, date(2026, 6, 30), "695")
    july = start(books, bank, JULY, "695")
    assert july.opening_balance == D(695)
    with pytest.raises(ReconciliationOpen):
        start(books, bank, date(2026, 8, 31), "695")
    books.cash.discard_reconciliation(ReconciliationRequest(reconciliation_id=july.id))
    assert start(books, bank, date(2026, 8, 31), "695").statement_date == date(2026, 8, 31)


def test_what_is_missing_is_listed(books: Books) -> None:
    bank = books.bank(opening="100")
    books.line(bank, "-7", date(2026, 7, 3), "Unknown")
    request = ReconciliationRequest(reconciliation_id=start(books, bank, JULY, "93").id)
    with pytest.raises(NotFinished, match=r"1 bank line is not decided yet.*differ by -7\.00"):
        books.cash.submit_reconciliation(request)


def test_a_small_difference_is_booked_away_and_a_large_one_is_not(books: Books) -> None:
    bank = books.bank(opening="100")
    reconciliation = start(books, bank, JULY, "99.60")
    with pytest.raises(DifferenceTooLarge, match=r"limit of 1\.00"):
        books.cash.post_adjustment(
            PostAdjustment(reconciliation_id=reconciliation.id, amount=D("-1.01"), reason="Gap")
        )
    saved = books.cash.post_adjustment(
        PostAdjustment(reconciliation_id=reconciliation.id, amount=D("-0.40"), reason="Coins")
    )
    assert (saved.value.variance, len(saved.entries)) == (D(0), 1)
    entry = books.company.kernel.records.entry(saved.entries[0].id)
    assert [(line.account_code, line.side.value, line.amount) for line in entry.lines] == [
        (bank.code, "credit", D("0.40")),
        ("6991", "debit", D("0.40")),
    ]


def test_a_tick_is_taken_back(books: Books) -> None:
    bank = books.bank(opening="100")
    line = books.fee(bank, "-5", date(2026, 7, 4)).matched_journal_line_id
    reconciliation = start(books, bank, JULY, "95")
    request = TickLine(reconciliation_id=reconciliation.id, journal_line_id=line or 0)
    assert books.cash.reconciliation_status(reconciliation.id).figures.outstanding_payments == D(5)
    assert books.cash.tick_line(request).value.variance == D(0)
    assert books.cash.untick_line(request).value.outstanding_payments == D(5)
    with pytest.raises(InvalidInput, match="not ticked"):
        books.cash.untick_line(request)


def test_a_line_booked_in_the_next_period_counts_on_the_book_side(books: Books) -> None:
    bank = books.bank(opening="100")
    fee = books.line(bank, "-5", JULY, "Fee")
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=fee,
            action=LineAction.TRANSACTION,
            transaction_type=TransactionType.FEE,
            on=date(2026, 8, 1),
        )
    )
    figures = books.cash.reconciliation_status(start(books, bank, JULY, "95").id).figures
    assert (figures.book_balance, figures.adjustments, figures.variance) == (D(100), D(-5), D(0))


def test_a_voided_payment_and_its_reversal_cancel_out(books: Books) -> None:
    bank = books.bank(opening="100")
    payment = paid_by_check(books, bank, "30", "77", date(2026, 7, 5))
    books.company.ap.void_payment(
        PaymentRequest.model_validate({"payment_id": payment, "reason": "Lost in the mail"})
    )
    figures = books.cash.reconciliation_status(start(books, bank, JULY, "100").id).figures
    assert (figures.deposits_in_transit, figures.outstanding_payments, figures.variance) == (D(0), D(0), D(0))


def test_an_error_counts_until_the_bank_corrects_it(books: Books) -> None:
    bank = books.bank(opening="100")
    error = books.line(bank, "-32", date(2026, 7, 18), "Not ours")
    books.cash.mark_bank_error(MarkBankError(statement_line_id=error))
    july = finish(books, start(books, bank, JULY, "68"))
    assert july.bank_errors == D(32)
    correction = books.line(bank, "32", date(2026, 8, 3), "Our error of July")
    books.cash.mark_bank_error(MarkBankError(statement_line_id=error, corrected_by_line_id=correction))
    august = start(books, bank, date(2026, 8, 31), "100")
    assert books.cash.reconciliation_status(august.id).figures.bank_errors == D(0)
    assert finish(books, august).variance == D(0)


def test_completion_is_all_or_nothing(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = books.bank(opening="1000", on=date(2026, 5, 31))
    payment = paid_by_check(books, bank, "300", "501", date(2026, 6, 10))
    match(books, bank, books.line(bank, "-300", date(2026, 6, 12), "Check"), "-300")
    reconciliation = start(books, bank, date(2026, 6, 30), "700")
    request = ReconciliationRequest(reconciliation_id=reconciliation.id)
    books.cash.submit_reconciliation(request)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("finance_core.modules.cash.service.completion.keep_file", dies)
        with pytest.raises(KeyboardInterrupt):
            books.cash.complete_reconciliation(request)
    state = books.cash.reconciliation_status(reconciliation.id)
    assert state.reconciliation.status is ReconciliationStatus.PENDING_REVIEW
    assert state.bank_account.last_reconciled_date is None
    assert books.company.ap.payment(payment).cleared_on is None  # type: ignore[arg-type]
    assert books.cash.complete_reconciliation(request).value.status is ReconciliationStatus.COMPLETED
