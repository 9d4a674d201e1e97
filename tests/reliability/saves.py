"""What the kill harness saves: real service calls in turn, each with a mark that plain SQL finds again.

The mark `K000123` stands in the document and, as a number, in the request id. So a reader that shares no code
with the program can tell which saves are in the file, and whether all of each save is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from finance_core.company import Company
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import SaveVendor
from finance_core.modules.ar.api import SaveCustomer
from finance_core.modules.cash.api import CreateBankAccount

Request = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Books:
    """The open company and the records every save leans on."""

    company: Company
    ids: dict[str, UUID]

    @classmethod
    def of(cls, company: Company) -> Books:
        """Read the records that `prepare` made."""
        with company.database.reading() as session:
            read = session.connection().exec_driver_sql
            rows = (
                *read("SELECT code, id FROM accounts WHERE code IN ('1000', '6200', '4000')"),
                *read("SELECT name, id FROM cash_bank_accounts"),
                *read("SELECT name, id FROM parties WHERE is_vendor OR is_customer"),
            )
        return cls(company, {name: UUID(bytes=key) for name, key in rows})

    def newest(self, statement: str) -> UUID | None:
        """Return the id a query finds first."""
        with self.company.database.reading() as session:
            row = session.connection().exec_driver_sql(statement).first()
        return UUID(bytes=row[0]) if row else None


def prepare(company: Company) -> None:
    """Give a new company a vendor, a customer and two bank accounts."""
    bank = company.kernel.accounts.by_code("1000").id
    company.cash.create_bank_account(CreateBankAccount(name="Bank", account_id=bank, next_check_number=1))
    company.cash.create_bank_account(CreateBankAccount(name="Savings"))
    company.kernel.settings.set(SetSetting(key="company.address", value="1 Harbour Way"))
    company.ap.save_vendor(SaveVendor(name="Vendor"))
    company.ar.save_customer(SaveCustomer(name="Customer", street="5 Mill Lane", city="Dover"))


def bill(books: Books, mark: str, day: date) -> Request:
    return "ap.record_invoice", {
        "vendor_id": books.ids["Vendor"], "invoice_number": mark, "invoice_date": day,
        "lines": [{"account_id": books.ids["6200"], "unit_price": "120.00"},
                  {"account_id": books.ids["6200"], "unit_price": "30.50", "quantity": "2"}],
    }


def payment(books: Books, mark: str, day: date) -> Request:
    open_bill = books.newest("SELECT id FROM ap_invoices WHERE status = 'approved' AND settled_amount = "
                             "'0.000000000' AND document_type = 'invoice' ORDER BY id DESC")
    return "ap.record_payment", {
        "vendor_id": books.ids["Vendor"], "payment_date": day, "amount": "45.00", "reference": mark,
        "bank_account_id": books.ids["Bank"],
        "applications": [{"invoice_id": open_bill, "amount": "40.00"}] if open_bill else [],
    }


def void_payment(books: Books, mark: str, day: date) -> Request:
    newest = books.newest("SELECT id FROM ap_payments WHERE voided_on IS NULL ORDER BY id DESC")
    if newest is None:  # the payment before was killed
        return payment(books, mark, day)
    return "ap.void_payment", {"payment_id": newest, "reason": mark, "on": day}


def invoice(books: Books, mark: str, day: date) -> Request:
    return "ar.create_invoice", {
        "customer_id": books.ids["Customer"], "invoice_date": day, "customer_reference": mark,
        "lines": [{"description": "goods", "quantity": "3", "unit_price": "99.99"}],
    }


def receipt(books: Books, mark: str, day: date) -> Request:
    unpaid = books.newest("SELECT id FROM ar_invoices WHERE balance_due = total_amount ORDER BY id DESC")
    return "ar.record_receipt", {
        "customer_id": books.ids["Customer"], "receipt_date": day, "amount": "60.00", "reference": mark,
        "bank_account_id": books.ids["Bank"],
        "applications": [{"invoice_id": unpaid, "amount": "50.00"}] if unpaid else [],
    }


def credit_memo(books: Books, mark: str, day: date) -> Request:
    return "ar.record_credit_memo", {
        "customer_id": books.ids["Customer"], "issue_date": day, "reason_code": "return", "reason": mark,
        "lines": [{"description": "came back", "unit_price": "12.00"}],
    }


def journal(books: Books, mark: str, day: date) -> Request:
    return "gl.record_journal_entry", {
        "entry_date": day, "reference": mark, "description": "Rent",
        "lines": [{"account_id": books.ids["6200"], "debit": "75.00"},
                  {"account_id": books.ids["1000"], "credit": "75.00"}],
    }


def reversal(books: Books, mark: str, day: date) -> Request:
    newest = books.newest(
        "SELECT e.id FROM journal_entries e WHERE source_type = 'manual_journal' AND reversal_of_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM journal_entries r WHERE r.reversal_of_id = e.id) ORDER BY seq DESC"
    )
    if newest is None:
        return journal(books, mark, day)
    return "gl.reverse_entry", {"entry_id": newest, "reason": mark, "on": day}


def bank_charge(books: Books, mark: str, day: date) -> Request:
    return "cash.record_transaction", {
        "bank_account_id": books.ids["Bank"], "transaction_date": day, "amount": "-8.25", "reference": mark,
        "splits": [{"account_id": books.ids["6200"]}],
    }


def transfer(books: Books, mark: str, day: date) -> Request:
    return "cash.record_transfer", {
        "from_account_id": books.ids["Bank"], "to_account_id": books.ids["Savings"], "amount_out": "20.00",
        "transfer_date": day, "reference": mark,
    }


def vendor(_books: Books, mark: str, _day: date) -> Request:
    return "ap.save_vendor", {"name": mark}


def vendor_credit(books: Books, mark: str, day: date) -> Request:
    return "ap.record_credit_note", bill(books, mark, day)[1]


# A payment is voided right after it is made, a journal reversed right after it is posted.
CALLS: tuple[Callable[[Books, str, date], Request], ...] = (
    bill, payment, void_payment, invoice, receipt, credit_memo, journal, reversal, bank_charge, transfer,
    vendor, vendor_credit,
)


def request_of(books: Books, number: int) -> Request:
    """Return the method and request of the save with this number, whose turn decides what it is."""
    day = date(2026, 1, 5) + timedelta(days=min(number // len(CALLS), 150))
    method, request = CALLS[number % len(CALLS)](books, f"K{number:06}", day)
    return method, request | {"request_id": UUID(int=number)}


def call(books: Books, number: int) -> None:
    """Save the record with this number."""
    books.company.call(*request_of(books, number))
