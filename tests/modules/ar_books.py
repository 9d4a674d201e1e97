"""Books with a customer and a bank account, and short words for what a bookkeeper does with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from finance_core.company import Company
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.orm import AccountRoleModel
from finance_core.kernel.records import SetRate
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ar.api import (
    Application,
    ApplyCreditMemo,
    ApplyReceipt,
    ARCreditMemo,
    ARInvoice,
    ARReceipt,
    CreateInvoice,
    CreditReason,
    InvoiceLine,
    MemoApplication,
    RecordCreditMemo,
    RecordReceipt,
    SaveCustomer,
    SettlementInfo,
    SettlementsOf,
    UndoApplication,
)
from finance_core.modules.cash.api import CreateBankAccount
from finance_core.modules.cash.orm import BankAccountModel

D = Decimal
ZERO = Decimal(0)
BANK = "bank"


def day(text: str) -> date:
    return date.fromisoformat(text)


def line(price: str, quantity: str = "1", discount: str = "0", **facts: Any) -> InvoiceLine:
    return InvoiceLine(
        description="goods", quantity=D(quantity), unit_price=D(price), discount_percent=D(discount), **facts
    )


@dataclass(slots=True)
class Books:
    """A company with one customer and one bank account in its base currency."""

    company: Company
    customer: UUID
    bank: UUID
    roles: dict[UUID, str]

    @classmethod
    def open(cls, company: Company) -> Books:
        ledger = company.kernel.accounts.by_code("1000").id
        company.cash.create_bank_account(CreateBankAccount(name="Main bank", account_id=ledger))
        company.kernel.settings.set(SetSetting(key="company.address", value="1 Harbour Way"))
        company.ar.save_customer(SaveCustomer(name="Brook Trading", street="5 Mill Lane", city="Dover"))
        return cls.open_again(company)

    @classmethod
    def open_again(cls, company: Company) -> Books:
        """Return the books of a company that `open` prepared before."""
        ledger = company.kernel.accounts.by_code("1000").id
        [customer] = company.ar.lookup_customers(LookupQuery(text="Brook Trading"))
        with company.database.reading() as session:
            table = AccountRoleModel
            rows = session.execute(
                select(table.account_id, table.role)
                .where(table.account_id.is_not(None))
                .order_by(table.role.desc())
            )
            roles = {account_id: role for account_id, role in rows if account_id is not None}
            bank = session.scalars(
                select(BankAccountModel.id).where(BankAccountModel.account_id == ledger)
            ).one()
        return cls(company, customer.id, bank, roles | {ledger: BANK})

    def new_customer(self, name: str, **facts: Any) -> UUID:
        return self.company.ar.save_customer(SaveCustomer(name=name, **facts)).value.customer_id

    def set(self, key: str, value: Any) -> None:
        self.company.kernel.settings.set(SetSetting(key=key, value=value))

    def term(self, code: str) -> UUID:
        return self.company.kernel.parties.lookup_terms(LookupQuery(text=code))[0].id

    def tax(self, code: str) -> UUID:
        [found] = [each for each in self.company.tax.lookup(LookupQuery(text=code)) if each.code == code]
        return found.id

    def rate(self, on: str, source: str, rate: str, target: str = "USD") -> None:
        self.company.kernel.records.set_rate(
            SetRate(from_currency=source, to_currency=target, rate_date=day(on), rate=D(rate))
        )

    def invoice(self, on: str, *amounts: str, **facts: Any) -> ARInvoice:
        return self.invoice_saved(on, *amounts, **facts).value

    def invoice_saved(self, on: str, *amounts: str, **facts: Any) -> Saved[ARInvoice]:
        facts.setdefault("customer_id", self.customer)
        lines = facts.pop("lines", None) or tuple(line(amount) for amount in amounts)
        return self.company.ar.create_invoice(CreateInvoice(invoice_date=day(on), lines=lines, **facts))

    def credit(self, on: str, amount: str = "", **facts: Any) -> ARCreditMemo:
        facts.setdefault("customer_id", self.customer)
        facts.setdefault("reason_code", CreditReason.RETURN)
        facts.setdefault("reason", "came back")
        if amount:
            facts["lines"] = ({"unit_price": amount, "description": "goods"},)
        return self.company.ar.record_credit_memo(RecordCreditMemo(issue_date=day(on), **facts)).value

    def receive(self, on: str, amount: str, *applications: Application, **facts: Any) -> ARReceipt:
        return self.receive_saved(on, amount, *applications, **facts).value

    def receive_saved(
        self, on: str, amount: str, *applications: Application, **facts: Any
    ) -> Saved[ARReceipt]:
        facts.setdefault("customer_id", self.customer)
        facts.setdefault("bank_account_id", self.bank)
        return self.company.ar.record_receipt(
            RecordReceipt(receipt_date=day(on), amount=D(amount), applications=applications, **facts)
        )

    def apply(self, on: str, receipt: ARReceipt, *applications: Application) -> ARReceipt:
        request = ApplyReceipt(receipt_id=receipt.id, on=day(on), applications=applications)
        return self.company.ar.apply_receipt(request).value

    def apply_credit(self, on: str, memo: ARCreditMemo, invoice: ARInvoice, amount: str) -> ARCreditMemo:
        request = ApplyCreditMemo(
            credit_memo_id=memo.id,
            on=day(on),
            applications=(MemoApplication(invoice_id=invoice.id, amount=D(amount)),),
        )
        return self.company.ar.apply_credit_memo(request).value

    def settlements(self, document: ARInvoice | ARReceipt | ARCreditMemo) -> tuple[SettlementInfo, ...]:
        return self.company.ar.settlements(SettlementsOf(document_id=document.id))

    def undo(self, on: str, document: ARInvoice | ARReceipt | ARCreditMemo) -> None:
        """Take the newest settlement of a document back."""
        request = UndoApplication(settlement_id=self.settlements(document)[-1].id, on=day(on))
        self.company.ar.undo_application(request)

    def reread(self, invoice: ARInvoice) -> ARInvoice:
        return self.company.ar.invoice(invoice.id)

    def entry(self, entry_id: UUID | None) -> dict[str, str]:
        """Return an entry as role → base amount, debits above zero; lines of one account are added up."""
        assert entry_id is not None
        sums: dict[str, Decimal] = {}
        for each in self.company.kernel.records.entry(entry_id).lines:
            name = self.roles.get(each.account_id, each.account_code)
            amount = each.base_amount if each.side.value == "debit" else -each.base_amount
            sums[name] = sums.get(name, ZERO) + amount
        return {name: f"{amount:.2f}" for name, amount in sums.items()}

    def entries(self, source_id: UUID) -> list[dict[str, str]]:
        return [self.entry(each.id) for each in self.company.kernel.records.entries_of(source_id)]

    def balance(self, role: str, as_of: str = "2027-12-31", *, currency: str | None = None) -> Decimal:
        """Return debit less credit of a role's account by plain SQL, in base or in one currency."""
        column = "amount" if currency else "base_amount"
        sql = (
            f"SELECT coalesce(sum(CASE side WHEN 'debit' THEN {column} ELSE -{column} END), 0) "
            "FROM journal_lines l JOIN account_roles r ON r.account_id = l.account_id "
            "WHERE r.role = ? AND l.entry_date <= ? AND l.currency = coalesce(?, l.currency)"
        )
        connection = self.company.database.raw()
        try:
            return D(connection.execute(sql, (role, as_of, currency)).fetchone()[0]).scaleb(-4)
        finally:
            connection.close()

    def ties(self, as_of: str) -> dict[str, tuple[Decimal, Decimal]]:
        """Return (ledger, documents) of each control account on a day, from independent queries."""
        [subledger] = [each for each in self.company.kernel.subledgers if each.module == "ar"]
        with self.company.database.reading() as session:
            explained = subledger.explained(session, day(as_of))
        return {role: (self.balance(role, as_of), explained[role]) for role in subledger.roles}

    def aged(self, as_of: str) -> dict[str, tuple[tuple[str, ...], str]]:
        """Return customer → (buckets, unapplied)."""
        return {
            row.party_name: (tuple(f"{each:.2f}" for each in row.buckets), f"{row.unapplied:.2f}")
            for row in self.company.ar.calculate_aging(day(as_of))
        }


def on(invoice: ARInvoice, amount: str, **facts: Any) -> Application:
    """Return an amount for an invoice."""
    return Application(invoice_id=invoice.id, amount=D(amount), **facts)
