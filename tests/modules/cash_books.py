"""A company with bank accounts for the tests of Cash, and short ways to say what happened on them."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import ValidationError

from finance_core.company import Company
from finance_core.errors import InvalidInput
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.reader import read_statement_here
from finance_core.kernel.listing import ListQuery
from finance_core.modules.cash.api import (
    BankAccount,
    BankAccountKind,
    BankTransaction,
    CreateBankAccount,
    EnterStatementLine,
    FileStatement,
    ImportStatement,
    RecordTransaction,
    Split,
    TransactionType,
)

D = Decimal


def read_here(content: bytes, file: str, mapping: object) -> tuple[FileStatement, ...]:
    """Read a statement in this process; the company reads in a child of its own."""
    try:
        return read_statement_here(content, file, CsvMapping.model_validate(mapping) if mapping else None)
    except ValidationError as error:
        raise InvalidInput("mapping", f"The mapping does not fit: {error}.") from error


class Books:
    """Bank accounts of a company, spoken to in few words."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.cash = company.cash
        self.cash.read_statement = read_here

    def account(self, code: str) -> UUID:
        return self.company.kernel.accounts.by_code(code).id

    def bank(
        self, name: str = "Main checking", opening: str = "0", on: date = date(2026, 1, 1), **more: object
    ) -> BankAccount:
        values = {"name": name, "opening_balance": D(opening), "opening_date": on} | more
        return self.cash.create_bank_account(CreateBankAccount.model_validate(values)).value

    def card(self, name: str = "Company card") -> BankAccount:
        return self.cash.create_bank_account(
            CreateBankAccount(name=name, kind=BankAccountKind.CREDIT_CARD)
        ).value

    def money(
        self, bank: BankAccount, amount: str, on: date, code: str | None = None, **more: object
    ) -> BankTransaction:
        splits = (Split(account_id=self.account(code)),) if code else ()
        values = {
            "bank_account_id": bank.id,
            "amount": D(amount),
            "transaction_date": on,
            "splits": splits,
        } | more
        return self.cash.record_transaction(RecordTransaction.model_validate(values)).value

    def fee(self, bank: BankAccount, amount: str, on: date) -> BankTransaction:
        return self.money(bank, amount, on, transaction_type=TransactionType.FEE)

    def line(self, bank: BankAccount, amount: str, on: date, text: str = "", **more: object) -> UUID:
        """Type a booking of the bank and return its id."""
        values = {
            "bank_account_id": bank.id,
            "amount": D(amount),
            "transaction_date": on,
            "description": text,
        } | more
        return self.cash.enter_statement_line(EnterStatementLine.model_validate(values)).value.id

    def file(
        self, bank: BankAccount | None, name: str, content: bytes | str, **more: object
    ) -> ImportStatement:
        """Return the request that imports a file."""
        data = content if isinstance(content, bytes) else content.encode()
        values = {
            "file_name": name,
            "content": b64encode(data).decode(),
            "bank_account_id": bank.id if bank else None,
        }
        return ImportStatement.model_validate(values | more)

    def statuses(self, bank: BankAccount) -> list[str]:
        page = self.cash.list_statement_lines(ListQuery(filters={"bank_account_id": bank.id}))
        return [row[page.columns.index("status")] for row in page.rows]

    def book_lines(self, bank: BankAccount, **filters: object) -> dict[Decimal, int]:
        """Return the journal lines of a bank account by amount."""
        page = self.cash.list_book_lines(ListQuery(filters={"bank_account_id": bank.id, **filters}))
        return {row[page.columns.index("amount")]: row[0] for row in page.rows}

    def balance(self, bank: BankAccount) -> Decimal:
        page = self.cash.list_bank_accounts(ListQuery())
        at = page.columns.index("book_balance")
        found: Decimal = next(row[at] for row in page.rows if row[0] == bank.id)
        return found
