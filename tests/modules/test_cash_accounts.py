"""Bank accounts: opening them, their ledger accounts, what other modules ask of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.records import SetRate
from finance_core.modules.cash.api import (
    BankAccountKind,
    CashPositionOn,
    ChangeBankAccount,
    CreateBankAccount,
    RecordTransaction,
    Split,
)
from finance_core.modules.cash.errors import AccountNotUsable, NoCheckNumber
from tests.modules.cash_books import Books

D = Decimal
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


def lines_of(books: Books, entry_id: object) -> list[tuple[str, str, Decimal]]:
    entry = books.company.kernel.records.entry(entry_id)  # type: ignore[arg-type]
    return [(line.account_code, line.side.value, line.amount) for line in entry.lines]


@pytest.mark.parametrize(
    ("kind", "code", "header", "subtype"),
    [
        (BankAccountKind.CHECKING, "1011", "10", "bank"),
        (BankAccountKind.PETTY_CASH, "1051", "10", "cash"),
        (BankAccountKind.CREDIT_CARD, "2051", "20", "credit_card"),
        (BankAccountKind.LOAN, "2661", "26", "long_term_debt"),
    ],
)
def test_a_ledger_account_is_created_beside_its_kind(
    books: Books, kind: BankAccountKind, code: str, header: str, subtype: str
) -> None:
    bank = books.bank("New one", kind=kind)
    account = books.company.kernel.accounts.account(bank.account_id)
    parent = books.company.kernel.accounts.account(account.parent_id)  # type: ignore[arg-type]
    assert (bank.code, account.code, account.subtype, parent.code) == (code, code, subtype, header)
    assert (account.currency, account.name, account.requires_reconciliation) == ("USD", "New one", True)


def test_the_opening_balance_is_posted_against_equity(books: Books) -> None:
    saved = books.cash.create_bank_account(
        CreateBankAccount(name="Main", opening_balance=D("1500.50"), opening_date=NEW_YEAR)
    )
    assert lines_of(books, saved.entries[0].id) == [
        ("1011", "debit", D("1500.50")),
        ("3200", "credit", D("1500.50")),
    ]


def test_what_is_owed_opens_on_the_other_side(books: Books) -> None:
    saved = books.cash.create_bank_account(
        CreateBankAccount(
            name="Card", kind=BankAccountKind.CREDIT_CARD, opening_balance=D(-400), opening_date=NEW_YEAR
        )
    )
    assert lines_of(books, saved.entries[0].id) == [("2051", "credit", D(400)), ("3200", "debit", D(400))]
    assert saved.warnings == ()


def test_money_owed_to_us_by_a_card_is_doubted(books: Books) -> None:
    saved = books.cash.create_bank_account(
        CreateBankAccount(
            name="Card", kind=BankAccountKind.CREDIT_CARD, opening_balance=D(400), opening_date=NEW_YEAR
        )
    )
    assert saved.warnings == ("Card starts with 400.00 in our favour. What is owed is entered below zero.",)


def test_an_opening_balance_needs_its_day_and_nothing_is_left_of_a_refusal(books: Books) -> None:
    with pytest.raises(InvalidInput, match="on which day"):
        books.cash.create_bank_account(CreateBankAccount(name="Main", opening_balance=D(1)))
    assert books.cash.list_bank_accounts(ListQuery()).count == 0
    with pytest.raises(NotFound):
        books.company.kernel.accounts.by_code("1011")


def test_an_existing_ledger_account_is_taken_over_once(books: Books) -> None:
    ledger = books.account("1000")
    assert books.bank("First", account_id=ledger).code == "1000"
    with pytest.raises(AccountNotUsable, match="belongs to First"):
        books.bank("Second", account_id=ledger)


@pytest.mark.parametrize(
    ("code", "kind", "why"),
    [
        ("10", "checking", "header"),
        ("1100", "checking", "control account"),
        ("2050", "checking", "is of type liability"),
        ("1000", "credit_card", "is of type asset"),
    ],
)
def test_unfit_ledger_accounts_are_refused(books: Books, code: str, kind: str, why: str) -> None:
    with pytest.raises(AccountNotUsable, match=why):
        books.bank("Unfit", account_id=books.account(code), kind=kind)


def test_a_ledger_account_with_another_currency_is_refused(books: Books) -> None:
    books.money(books.bank(), "-10", date(2026, 2, 1), "1010")
    with pytest.raises(AccountNotUsable, match="holds USD, not EUR"):
        books.bank("Euros", account_id=books.account("1010"), currency="EUR")


@pytest.mark.parametrize(
    ("field", "value"),
    [("iban", "DE02120300000000202052"), ("bic", "DEUT"), ("routing_number", "021000022")],
)
def test_check_digits_are_checked(books: Books, field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        books.cash.create_bank_account(CreateBankAccount.model_validate({"name": "Wrong", field: value}))
    assert refusal.value.field == field


def test_an_account_number_is_shown_masked(books: Books) -> None:
    bank = books.bank(iban="de02 1203 0000 0000 2020 51")
    assert (bank.iban, bank.account_number_masked) == ("DE02120300000000202051", "…2051")
    changed = books.cash.change_bank_account(
        ChangeBankAccount(
            bank_account_id=bank.id, name="Renamed", account_number="12-345678", is_active=False
        )
    ).value
    assert (changed.name, changed.iban, changed.account_number_masked) == ("Renamed", None, "…5678")
    assert books.cash.lookup_bank_accounts(LookupQuery()) == ()
    with pytest.raises(InvalidInput, match="not in use"):
        books.money(changed, "-1", date(2026, 2, 1), "6100")


def test_a_foreign_account_keeps_its_currency_and_its_base_value(books: Books) -> None:
    books.company.kernel.records.set_rate(
        SetRate(from_currency="EUR", to_currency="USD", rate_date=NEW_YEAR, rate=D("1.10"))
    )
    bank = books.bank("Euros", currency="EUR", opening="1000")
    opening = books.cash.transaction(books.cash.list_transactions(ListQuery()).rows[0][0])
    entry = books.company.kernel.records.entry(opening.journal_entry_id or opening.id)
    assert {(line.amount, line.currency, line.base_amount) for line in entry.lines} == {
        (D(1000), "EUR", D(1100))
    }
    assert [
        (p.currency, p.balance, p.base_balance)
        for p in books.cash.cash_position(CashPositionOn(as_of=NEW_YEAR))
    ] == [
        ("EUR", D(1000), D(1100)),
    ]
    assert books.cash.cash_position(CashPositionOn(as_of=date(2025, 12, 31)))[0].balance == D(0)
    assert books.balance(bank) == D(1000)


def test_check_numbers_are_drawn_in_order_and_typed_ones_are_passed_over(books: Books) -> None:
    bank = books.bank(next_check_number=100)
    books.money(bank, "-10", date(2026, 2, 1), "6100", check_number="101")
    with books.company.database.transaction() as unit:
        assert books.cash.next_check_number_in(unit, bank.id) == "102"
        assert books.cash.next_check_number_in(unit, bank.id) == "103"


def test_an_account_without_check_numbers_says_so(books: Books) -> None:
    bank = books.bank()
    with (
        books.company.database.transaction() as unit,
        pytest.raises(NoCheckNumber, match="no next check number"),
    ):
        books.cash.next_check_number_in(unit, bank.id)


def test_the_list_shows_book_and_bank_side(books: Books) -> None:
    bank = books.bank(opening="100")
    books.fee(bank, "-5", date(2026, 2, 3))
    books.line(bank, "-5", date(2026, 2, 3), "Fee")
    page = books.cash.list_bank_accounts(ListQuery())
    row = dict(zip(page.columns, page.rows[0], strict=True))
    assert (row["book_balance"], row["bank_balance"], row["unmatched_lines"]) == (D(95), None, 1)
    assert (row["last_statement"], row["last_reconciled"]) == (date(2026, 2, 3), None)


def test_a_request_with_the_same_id_opens_one_account(books: Books) -> None:
    request = CreateBankAccount(name="Once", request_id=books.company.database.actor_id)
    first, second = (books.cash.create_bank_account(request).value for _ in range(2))
    assert first == second
    assert books.cash.list_bank_accounts(ListQuery()).count == 1


def test_a_preview_shows_the_entry_and_keeps_nothing(books: Books) -> None:
    bank = books.bank()
    request = RecordTransaction(
        bank_account_id=bank.id,
        amount=D(-20),
        transaction_date=date(2026, 2, 1),
        splits=(Split(account_id=books.account("6100")),),
    )
    preview = books.company.preview("cash.record_transaction", request)
    assert [(line.account_code, line.amount) for line in preview.entries[0].lines] == [
        (bank.code, D(20)),
        ("6100", D(20)),
    ]
    assert books.cash.list_transactions(ListQuery()).count == 0
