"""Books with a vendor and a bank account, and short words for what a bookkeeper does with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from finance_core.company import Company
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.models.master import DueRule, PaymentTerm
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.orm import PaymentTermModel
from finance_core.kernel.records import SetRate
from finance_core.modules.ap.api import (
    APInvoice,
    APPayment,
    Application,
    Apply,
    BillLine,
    PaymentRequest,
    RecordCreditNote,
    RecordInvoice,
    RecordPayment,
    SaveVendor,
    SettlementsOf,
    UndoApplication,
)
from finance_core.modules.cash.api import CreateBankAccount
from finance_core.money.ids import new_id

D = Decimal
Lines = list[tuple[str, str, str]]


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass(slots=True)
class Books:
    """A company with one vendor and one bank account in its base currency."""

    company: Company
    vendor: UUID
    bank: UUID
    expense: UUID

    @classmethod
    def open(cls, company: Company) -> Books:
        bank = company.kernel.accounts.by_code("1000").id
        expense = company.kernel.accounts.by_code("6200").id
        account = company.cash.create_bank_account(CreateBankAccount(name="Main bank", account_id=bank,
                                                                     next_check_number=1001))
        vendor = company.ap.save_vendor(SaveVendor(name="Acme Supplies",
                                                   payment_term_id=term(company, "NET30")))
        return cls(company, vendor.value.vendor_id, account.value.id, expense)

    def bank_in(self, currency: str) -> UUID:
        request = CreateBankAccount(name=f"{currency} bank", currency=currency, next_check_number=1)
        return self.company.cash.create_bank_account(request).value.id

    def new_vendor(self, name: str, **facts: Any) -> UUID:
        return self.company.ap.save_vendor(SaveVendor(name=name, **facts)).value.vendor_id

    def rate(self, on: str, source: str, rate: str, target: str = "USD") -> None:
        self.company.kernel.records.set_rate(
            SetRate(from_currency=source, to_currency=target, rate_date=day(on), rate=D(rate))
        )

    def bill(self, on: str, *amounts: str, **facts: Any) -> APInvoice:
        return self.bill_saved(on, *amounts, **facts).value

    def bill_saved(self, on: str, *amounts: str, **facts: Any) -> Saved[APInvoice]:
        lines = facts.pop("lines", None) or tuple(
            BillLine(account_id=self.expense, unit_price=D(amount)) for amount in amounts
        )
        facts.setdefault("vendor_id", self.vendor)
        return self.company.ap.record_invoice(RecordInvoice(invoice_date=day(on), lines=lines, **facts))

    def credit(self, on: str, amount: str, **facts: Any) -> APInvoice:
        facts.setdefault("vendor_id", self.vendor)
        lines = (BillLine(account_id=self.expense, unit_price=D(amount)),)
        request = RecordCreditNote(invoice_date=day(on), lines=lines, **facts)
        return self.company.ap.record_credit_note(request).value

    def pay(self, on: str, amount: str, *applications: Application, **facts: Any) -> APPayment:
        return self.pay_saved(on, amount, *applications, **facts).value

    def pay_saved(self, on: str, amount: str, *applications: Application, **facts: Any) -> Saved[APPayment]:
        facts.setdefault("vendor_id", self.vendor)
        facts.setdefault("bank_account_id", self.bank)
        return self.company.ap.record_payment(RecordPayment(
            payment_date=day(on), amount=D(amount), applications=applications, **facts
        ))

    def apply_credit(self, on: str, source: UUID, *applications: Application) -> APInvoice:
        request = Apply(source_id=source, on=day(on), applications=applications)
        return self.company.ap.apply_credit_note(request).value

    def apply_prepayment(self, on: str, source: UUID, *applications: Application) -> APPayment:
        request = Apply(source_id=source, on=day(on), applications=applications)
        return self.company.ap.apply_prepayment(request).value

    def void(self, payment: APPayment, **facts: Any) -> APPayment:
        request = PaymentRequest(payment_id=payment.id, **{"reason": "wrong"} | facts)
        return self.company.ap.void_payment(request).value

    def undo(self, line_id: UUID, **facts: Any) -> None:
        self.company.ap.undo_application(UndoApplication(settlement_id=line_id, **facts))

    def reread(self, bill: APInvoice) -> APInvoice:
        return self.company.ap.invoice(bill.id)

    def settlements(self, bill: APInvoice | APPayment) -> list[UUID]:
        """Return the live settlements of a bill or payment, oldest first."""
        request = SettlementsOf(document_id=bill.id)
        return [line.id for line in self.company.ap.settlements(request)]

    def tax_code(self, code: str) -> UUID:
        return self.company.tax.lookup(LookupQuery(text=code))[0].id

    def tax_ties(self, on: str) -> tuple[Decimal, Decimal]:
        """Return the balance of the input tax account on a day, and what tax transactions explain of it."""
        subledger = next(ledger for ledger in self.company.kernel.subledgers if ledger.module == "tax")
        with self.company.database.reading() as session:
            explained = subledger.explained(session, day(on))
        return self.balance("1320", on), explained["INPUT_TAX_RECOVERABLE"]

    def entry(self, entry_id: UUID | None) -> Lines:
        """Return an entry as (account code, side, base amount), sorted."""
        assert entry_id is not None
        entry = self.company.kernel.records.entry(entry_id)
        return sorted((line.account_code, line.side.value[:2], f"{line.base_amount:.2f}")
                      for line in entry.lines)

    def entries(self, source_id: UUID) -> list[Lines]:
        return [self.entry(entry.id) for entry in self.company.kernel.records.entries_of(source_id)]

    def balance(self, code: str, as_of: str = "2027-12-31") -> Decimal:
        """Return debit less credit of an account, added up from the lines by plain SQL."""
        sql = (
            "SELECT coalesce(sum(CASE side WHEN 'debit' THEN base_amount ELSE -base_amount END), 0) "
            "FROM journal_lines JOIN accounts ON accounts.id = account_id WHERE code = ? AND entry_date <= ?"
        )
        with self.company.database.reading() as session:
            units = session.connection().exec_driver_sql(sql, (code, as_of)).scalar_one()
        return D(units).scaleb(-4)

    def ties(self, on: date) -> dict[str, tuple[Decimal, Decimal]]:
        """Return, by control account of payables, its balance on a day and what documents explain of it."""
        codes = {"AP_CONTROL": "2000", "VENDOR_PREPAYMENT": "1310"}
        subledger = next(ledger for ledger in self.company.kernel.subledgers if ledger.module == "ap")
        with self.company.database.reading() as session:
            explained = subledger.explained(session, on)
        return {role: (self.balance(code, on.isoformat()), explained[role]) for role, code in codes.items()}


def term(company: Company, code: str) -> UUID:
    return company.kernel.parties.lookup_terms(LookupQuery(text=code))[0].id


def on(bill: APInvoice, amount: str, **facts: Any) -> Application:
    """Return an amount for a bill."""
    return Application(invoice_id=bill.id, amount=D(amount), **facts)


def add_term(books: Books, code: str, **facts: Any) -> Any:
    new = PaymentTerm(id=new_id(), code=code, name=code, **{"due_rule": DueRule.NET_DAYS} | facts)
    with books.company.database.transaction() as unit:
        unit.add(PaymentTermModel.from_dto(new, created_by_id=unit.actor_id))
    return new.id
