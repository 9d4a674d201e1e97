"""Money in and out, transfers and deposit slips, with their entries on both sides (cash.md R6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.records import SetRate
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ar.api import ARReceipt, RecordReceipt, SaveCustomer
from finance_core.modules.cash.api import (
    BankAccount,
    EditTransaction,
    RecordDeposit,
    RecordTransaction,
    RecordTransfer,
    Split,
    TransactionStatus,
    TransactionType,
    VoidTransaction,
)
from finance_core.modules.cash.errors import CheckNumberUsed, ControlAccountSplit, SplitsDiffer
from tests.modules.cash_books import Books

D = Decimal
DAY = date(2026, 3, 2)
Lines = list[tuple[str, str, Decimal]]


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books(gb_company)


def lines_of(books: Books, entry_id: UUID | None) -> Lines:
    assert entry_id is not None
    entry = books.company.kernel.records.entry(entry_id)
    return [(line.account_code, line.side.value, line.amount) for line in entry.lines]


def transfer(
    books: Books, source: BankAccount, target: BankAccount, amount: str, **more: object
) -> list[Lines]:
    values = {
        "from_account_id": source.id,
        "to_account_id": target.id,
        "amount_out": D(amount),
        "transfer_date": DAY,
    }
    saved = books.cash.record_transfer(RecordTransfer.model_validate(values | more))
    return [lines_of(books, entry.id) for entry in saved.entries]


def tax_code(books: Books, text: str) -> UUID:
    return next(item.id for item in books.company.tax.lookup(LookupQuery(text=text)) if item.code == text)


def test_money_out_debits_the_splits(books: Books) -> None:
    bank = books.bank()
    splits = (
        Split(account_id=books.account("6100"), amount=D(80), text="March"),
        Split(account_id=books.account("6130")),
    )
    paid = books.money(bank, "-100", DAY, splits=splits, payee_name="Landlord", reference="R-3")
    assert lines_of(books, paid.journal_entry_id) == [
        (bank.code, "credit", D(100)),
        ("6100", "debit", D(80)),
        ("6130", "debit", D(20)),
    ]
    assert (paid.transaction_type, paid.transaction_number) == (TransactionType.WITHDRAWAL, "TX-2026-00001")


def test_money_in_credits_the_splits(books: Books) -> None:
    bank = books.bank()
    got = books.money(bank, "250", DAY, "4040")
    assert lines_of(books, got.journal_entry_id) == [(bank.code, "debit", D(250)), ("4040", "credit", D(250))]
    assert got.transaction_type is TransactionType.DEPOSIT


@pytest.mark.parametrize(
    ("kind", "amount", "account", "sides"),
    [
        (TransactionType.FEE, "-12.50", "6910", ("credit", "debit")),
        (TransactionType.INTEREST, "3.40", "4700", ("debit", "credit")),
        (TransactionType.INTEREST, "-7.00", "6920", ("credit", "debit")),
    ],
)
def test_fees_and_interest_know_their_account(
    books: Books, kind: TransactionType, amount: str, account: str, sides: tuple[str, str]
) -> None:
    bank = books.bank()
    posted = lines_of(books, books.money(bank, amount, DAY, transaction_type=kind).journal_entry_id)
    assert [(code, side) for code, side, _ in posted] == [(bank.code, sides[0]), (account, sides[1])]


def test_a_negative_split_goes_to_the_other_side(books: Books) -> None:
    bank = books.bank()
    splits = (
        Split(account_id=books.account("4000"), amount=D(110)),
        Split(account_id=books.account("6915"), amount=D(-10)),
    )
    got = books.money(bank, "100", DAY, splits=splits)
    assert lines_of(books, got.journal_entry_id) == [
        (bank.code, "debit", D(100)),
        ("4000", "credit", D(110)),
        ("6915", "debit", D(10)),
    ]


def test_splits_that_differ_say_by_how_much(books: Books) -> None:
    bank = books.bank()
    splits = (
        Split(account_id=books.account("6100"), amount=D(80)),
        Split(account_id=books.account("6130"), amount=D(19)),
    )
    with pytest.raises(SplitsDiffer, match=r"add to 99\.00, the transaction is 100\.00: 1\.00 USD is left"):
        books.money(bank, "-100", DAY, splits=splits)


@pytest.mark.parametrize(("code", "screen"), [("1100", "Receive payment"), ("2000", "Pay bills")])
def test_control_accounts_are_refused_with_their_screen(books: Books, code: str, screen: str) -> None:
    with pytest.raises(ControlAccountSplit, match=f"use {screen} instead"):
        books.money(books.bank(), "-5", DAY, code)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"amount": "5", "transaction_type": "withdrawal"}, "amount"),
        ({"transaction_type": "transfer_out"}, "transaction_type"),
        ({"splits": ()}, "splits.0.account_id"),
        ({"splits": ({"text": "no account"},)}, "splits.0.account_id"),
    ],
)
def test_what_cannot_be_entered_names_its_field(books: Books, changes: dict[str, object], field: str) -> None:
    values = {"amount": "-5", "splits": ({"account_id": books.account("6100")},)} | changes
    request = RecordTransaction.model_validate(
        {"bank_account_id": books.bank().id, "transaction_date": DAY} | values
    )
    with pytest.raises(InvalidInput) as refusal:
        books.cash.record_transaction(request)
    assert refusal.value.field == field


def test_value_added_tax_is_taken_out_of_what_was_paid(gb_books: Books) -> None:
    books = gb_books
    bank = books.bank()
    code = tax_code(books, "GB20")
    splits = (Split(account_id=books.account("6200"), tax_code_id=code),)
    paid = books.money(bank, "-120", DAY, splits=splits)
    assert lines_of(books, paid.journal_entry_id) == [
        (bank.code, "credit", D(120)),
        ("6200", "debit", D(100)),
        ("1320", "debit", D(20)),
    ]
    assert (paid.splits[0]["net"], paid.splits[0]["tax"]) == ("100.00", "20.00")
    on_top = (Split(account_id=books.account("6200"), tax_code_id=code, amount=D(100)),)
    same = books.money(bank, "-120", DAY, splits=on_top, prices_include_tax=False)
    assert lines_of(books, same.journal_entry_id) == lines_of(books, paid.journal_entry_id)
    with pytest.raises(SplitsDiffer):
        books.money(bank, "-121", DAY, splits=on_top, prices_include_tax=False)


def test_a_check_number_is_used_once(books: Books) -> None:
    bank = books.bank()
    books.money(bank, "-5", DAY, "6100", check_number="12")
    with pytest.raises(CheckNumberUsed, match="Check 12 of Main checking was used by TX-2026-00001"):
        books.money(bank, "-5", DAY, "6100", check_number="12")


def test_a_void_reverses_and_moves_no_further(books: Books) -> None:
    bank = books.bank()
    paid = books.money(bank, "-5", DAY, "6100")
    request = VoidTransaction(transaction_id=paid.id, reason="Entered twice")
    saved = books.cash.void_transaction(request)
    assert lines_of(books, saved.value.void_entry_id) == [
        (bank.code, "debit", D(5)),
        ("6100", "credit", D(5)),
    ]
    assert (saved.value.status, books.balance(bank)) == (TransactionStatus.VOIDED, D(0))
    with pytest.raises(StatusMoveRefused, match="is voided and cannot become voided"):
        books.cash.void_transaction(request)


def test_an_edit_is_a_reversal_and_a_new_entry(books: Books) -> None:
    bank = books.bank()
    old = books.money(bank, "-5", DAY, "6100", check_number="9")
    new = RecordTransaction(
        bank_account_id=bank.id,
        amount=D(-6),
        transaction_date=DAY,
        check_number="9",
        splits=(Split(account_id=books.account("6130")),),
    )
    saved = books.cash.edit_transaction(EditTransaction(transaction_id=old.id, transaction=new))
    assert [lines_of(books, entry.id) for entry in saved.entries] == [
        [(bank.code, "debit", D(5)), ("6100", "credit", D(5))],
        [(bank.code, "credit", D(6)), ("6130", "debit", D(6))],
    ]
    assert books.cash.transaction(old.id).status is TransactionStatus.VOIDED
    assert books.balance(bank) == D(-6)


def test_an_edit_that_is_refused_changes_nothing(books: Books) -> None:
    bank = books.bank()
    old = books.money(bank, "-5", DAY, "6100")
    new = RecordTransaction(
        bank_account_id=bank.id,
        amount=D(-6),
        transaction_date=DAY,
        splits=(Split(account_id=books.account("1100")),),
    )
    with pytest.raises(ControlAccountSplit):
        books.cash.edit_transaction(EditTransaction(transaction_id=old.id, transaction=new))
    assert books.cash.transaction(old.id).status is TransactionStatus.POSTED
    assert books.balance(bank) == D(-5)


def test_an_error_between_document_and_entry_leaves_neither(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = books.bank()

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(books.company.kernel.posting, "post", dies)
        with pytest.raises(KeyboardInterrupt):
            books.fee(bank, "-5", DAY)
    assert books.cash.list_transactions(ListQuery()).count == 0
    assert books.fee(bank, "-5", DAY).transaction_number == "TX-2026-00001"


def test_a_transfer_moves_money_in_one_entry(books: Books) -> None:
    checking, savings = books.bank(), books.bank("Savings")
    assert transfer(books, checking, savings, "500", fee=D(2)) == [
        [(savings.code, "debit", D(498)), ("6910", "debit", D(2)), (checking.code, "credit", D(500))],
    ]
    assert (books.balance(checking), books.balance(savings)) == (D(-500), D(498))


def test_a_transfer_between_currencies_realises_the_difference(books: Books) -> None:
    """Worked example 4: EUR 5,000.00 at 1.0850 leaves, USD 5,390.00 arrives."""
    books.company.kernel.records.set_rate(
        SetRate(from_currency="EUR", to_currency="USD", rate_date=DAY, rate=D("1.0850"))
    )
    euros, dollars = books.bank("Euros", currency="EUR"), books.bank("Dollars")
    assert transfer(books, euros, dollars, "5000", amount_in=D(5390)) == [
        [(dollars.code, "debit", D(5390)), (euros.code, "credit", D(5000)), ("6930", "debit", D(35))],
    ]
    half = books.cash.transaction(books.cash.list_transactions(ListQuery()).rows[0][0])
    entry = books.company.kernel.records.entry(half.journal_entry_id or half.id)
    assert [(line.currency, line.base_amount) for line in entry.lines] == [
        ("USD", D(5390)),
        ("EUR", D(5425)),
        ("USD", D(35)),
    ]


def test_a_later_arrival_goes_through_cash_in_transit(books: Books) -> None:
    checking, savings = books.bank(), books.bank("Savings")
    entries = transfer(books, checking, savings, "500", arrival_date=date(2026, 3, 5))
    assert entries == [
        [("1070", "debit", D(500)), (checking.code, "credit", D(500))],
        [(savings.code, "debit", D(500)), ("1070", "credit", D(500))],
    ]


def test_every_transfer_can_go_through_cash_in_transit(books: Books) -> None:
    books.company.kernel.settings.set(SetSetting(key="cash.transfer_in_transit", value=True))
    assert len(transfer(books, books.bank(), books.bank("Savings"), "500")) == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": "checking"}, "to_account_id"),
        ({"fee": D(500)}, "fee"),
        ({"amount_in": D(499)}, "amount_in"),
        ({"arrival_date": date(2026, 3, 1)}, "arrival_date"),
    ],
)
def test_transfers_that_cannot_be(books: Books, changes: dict[str, object], field: str) -> None:
    checking, savings = books.bank(), books.bank("Savings")
    target = checking if changes.pop("to", None) else savings
    with pytest.raises(InvalidInput) as refusal:
        transfer(books, checking, target, "500", **changes)
    assert refusal.value.field == field


def test_between_currencies_the_amount_that_arrived_is_asked(books: Books) -> None:
    with pytest.raises(InvalidInput, match="what arrived in EUR"):
        transfer(books, books.bank(), books.bank("Euros", currency="EUR"), "500")


def test_both_halves_of_a_transfer_are_voided_together(books: Books) -> None:
    checking, savings = books.bank(), books.bank("Savings")
    transfer(books, checking, savings, "500", arrival_date=date(2026, 3, 5))
    page = books.cash.list_transactions(ListQuery(filters={"bank_account_id": savings.id}))
    books.cash.void_transaction(VoidTransaction(transaction_id=page.rows[0][0], reason="Wrong account"))
    assert (books.balance(checking), books.balance(savings)) == (D(0), D(0))
    statuses = books.cash.list_transactions(ListQuery(filters={"status": "voided"}))
    assert statuses.count == 2


def in_hand(books: Books, amount: str) -> ARReceipt:
    customer = books.company.ar.save_customer(SaveCustomer(name=f"Customer {amount}")).value
    return books.company.ar.record_receipt(
        RecordReceipt(
            customer_id=customer.customer_id, receipt_date=DAY, amount=D(amount), reference=f"CHK {amount}"
        )
    ).value


def test_a_deposit_takes_many_receipts_as_one_line(books: Books) -> None:
    bank = books.bank()
    receipts = [in_hand(books, "300"), in_hand(books, "200")]
    saved = books.cash.record_deposit(
        RecordDeposit(
            bank_account_id=bank.id,
            deposit_date=DAY,
            receipt_ids=tuple(receipt.id for receipt in receipts),
            other_lines=(Split(account_id=books.account("4040"), amount=D(50)),),
            cash_back=D(20),
            cash_back_account_id=books.account("1050"),
        )
    )
    assert lines_of(books, saved.entries[0].id) == [
        (bank.code, "debit", D(530)),
        ("1060", "credit", D(300)),
        ("1060", "credit", D(200)),
        ("4040", "credit", D(50)),
        ("1050", "debit", D(20)),
    ]
    assert {books.company.ar.receipt(receipt.id).deposit_transaction_id for receipt in receipts} == {
        saved.value.id
    }
    with pytest.raises(InvalidInput, match="is at the bank already"):
        books.cash.record_deposit(
            RecordDeposit(bank_account_id=bank.id, deposit_date=DAY, receipt_ids=(receipts[0].id,))
        )
    books.cash.void_transaction(VoidTransaction(transaction_id=saved.value.id, reason="Bank was closed"))
    assert books.company.ar.receipt(receipts[0].id).deposit_transaction_id is None
    assert books.balance(bank) == D(0)


def test_nothing_to_deposit_is_refused(books: Books) -> None:
    with pytest.raises(InvalidInput, match="nothing to deposit"):
        books.cash.record_deposit(RecordDeposit(bank_account_id=books.bank().id, deposit_date=DAY))


def test_the_register_runs_its_balance_and_names_the_other_account(books: Books) -> None:
    bank = books.bank(opening="100")
    books.money(bank, "-30", DAY, "6100", payee_name="Landlord", description="March")
    splits = (Split(account_id=books.account("4000"), amount=D(40)), Split(account_id=books.account("4040")))
    books.money(bank, "60", date(2026, 3, 4), splits=splits)
    books.money(bank, "-5", date(2026, 3, 3), "6910")
    page = books.cash.list_register(ListQuery(filters={"bank_account_id": bank.id}))
    at = {name: index for index, name in enumerate(page.columns)}
    rows = [
        tuple(row[at[name]] for name in ("payee", "account", "money_in", "money_out", "balance"))
        for row in page.rows
    ]
    assert rows == [
        ("", "Split", D(60), None, D(125)),
        ("", "6910 Bank fees", None, D(5), D(65)),
        ("Landlord", "6100 Rent", None, D(30), D(70)),
        ("", "3200 Opening balance equity", D(100), None, D(100)),
    ]
    assert page.totals == {"balance": D(125), "cleared": D(100), "difference": D(25)}
    found = books.cash.list_register(ListQuery(filters={"bank_account_id": bank.id, "amount": "30"}))
    assert [row[at["balance"]] for row in found.rows] == [D(70)]


def test_a_payee_brings_its_last_coding(books: Books) -> None:
    bank = books.bank()
    books.money(bank, "-30", DAY, "6100", payee_name="City Power")
    books.money(bank, "-31", DAY, "6120", payee_name="City Power")
    (item,) = books.cash.lookup_payees(LookupQuery(text="city"))
    assert (item.name, item.defaults["account_id"]) == ("City Power", str(books.account("6120")))
