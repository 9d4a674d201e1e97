"""Bank accounts: opening, changing, listing, and what other modules ask of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact
from finance_core.engines.references import checked_bic, checked_iban, checked_routing_number
from finance_core.errors import InvalidInput
from finance_core.kernel.chart import NATURE, cash_flow_of
from finance_core.kernel.errors import money_text
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
)
from finance_core.kernel.models.ledger import Account, ControlKind, Reval, Side
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import AccountModel, AccountPeriodBalanceModel, JournalLineModel
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import AccountNotUsable, NoCheckNumber
from finance_core.modules.cash.models import (
    BankAccount,
    BankAccountKind,
    BankTransaction,
    CashPosition,
    LineStatus,
    TransactionStatus,
    TransactionType,
)
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementLineModel,
    BankStatementModel,
    BankTransactionModel,
)
from finance_core.modules.cash.posting import opening_entry
from finance_core.modules.cash.requests import (
    BankAccountFields,
    CashPositionOn,
    ChangeBankAccount,
    CreateBankAccount,
)
from finance_core.modules.cash.rules import masked
from finance_core.modules.cash.service.base import CashBase
from finance_core.modules.cash.service.ledger import Tick, lines_of_entries, signed_amount, tick
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


class BankAccounts(CashBase):
    """Keeps bank accounts."""

    @operation
    def create_bank_account(self, unit: Unit, request: CreateBankAccount) -> Saved[BankAccount]:
        """Open a bank account; its ledger account is created when none is named.

        The opening balance is posted Dr bank account / Cr OPENING_BALANCE_EQUITY, the other way round when it
        is owed, and counts as cleared by the bank.

        Raises:
            AccountNotUsable: the ledger account is a header, taken, or of another kind or currency.
            InvalidInput: wrong IBAN, BIC or routing number, a code that is taken, an opening without a date.
        """
        currency = request.currency or self.kernel.base_currency
        self.kernel.records.ensure_currency(unit, currency)
        ledger = (
            self._given_ledger(unit, request, currency)
            if request.account_id
            else self._new_ledger(unit, request, currency)
        )
        code = request.code or ledger.code
        if unit.session.scalar(select(BankAccountModel.id).where(BankAccountModel.code == code)):
            raise InvalidInput("code", f"There is a bank account {code} already. Choose another code.")
        if request.opening_balance and request.opening_date is None:
            raise InvalidInput("opening_date", "Say on which day the account held its opening balance.")
        account = BankAccount(
            id=new_id(),
            code=code,
            kind=request.kind,
            currency=currency,
            account_id=ledger.id,
            opening_date=request.opening_date,
            opening_balance=request.opening_balance,
            **_checked_fields(request),
        )
        row = BankAccountModel.from_dto(account, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        if request.opening_balance and request.opening_date is not None:
            self._open_with(unit, account, request.opening_date, request.exchange_rate)
        unit.record(
            AuditAction.CREATE, "cash_bank_account", account.id, f"{account.code} {account.name} {currency}"
        )
        self._let_search_find(unit, account)
        return unit.saved(account)

    @operation
    def change_bank_account(self, unit: Unit, request: ChangeBankAccount) -> Saved[BankAccount]:
        """Change what is known of a bank account.

        Raises:
            InvalidInput: wrong IBAN, BIC or routing number.
        """
        row = self._account(unit.session, request.bank_account_id)
        for name, value in _checked_fields(request).items():
            setattr(row, name, value)
        row.is_active = request.is_active
        account = row.to_dto()
        unit.record(
            AuditAction.UPDATE,
            "cash_bank_account",
            account.id,
            f"{account.code} {account.name}",
            request.model_dump(mode="json"),
        )
        self._let_search_find(unit, account)
        return unit.saved(account)

    def _let_search_find(self, unit: Unit, account: BankAccount) -> None:
        words = (account.code, account.institution, account.iban, account.account_number)
        unit.find_later(
            ("cash_bank_account", account.id), account.name, body=" ".join(word for word in words if word)
        )

    def _given_ledger(self, unit: Unit, request: CreateBankAccount, currency: str) -> Account:
        row = unit.get(AccountModel, request.account_id or new_id(), what="account", field="account_id")
        account = row.to_dto()
        name = f"{account.code} {account.name}"
        taken = unit.session.scalar(
            select(BankAccountModel.name).where(BankAccountModel.account_id == account.id)
        )
        if taken is not None:
            raise AccountNotUsable(name, f"belongs to {taken}")
        if account.is_summary or not account.is_active:
            raise AccountNotUsable(name, "is a header or inactive")
        if account.control_kind is not ControlKind.NONE:
            raise AccountNotUsable(name, "is a control account")
        if account.type is not request.kind.account_type:
            raise AccountNotUsable(
                name, f"is of type {account.type.value}, not {request.kind.account_type.value}"
            )
        balances = AccountPeriodBalanceModel
        others = unit.session.scalar(
            select(balances.currency)
            .where(balances.account_id == account.id, balances.currency != currency)
            .limit(1)
        )
        if others is not None or account.currency not in (None, currency):
            raise AccountNotUsable(name, f"holds {others or account.currency}, not {currency}")
        row.currency = currency
        row.requires_reconciliation = True
        return account

    def _new_ledger(self, unit: Unit, request: CreateBankAccount, currency: str) -> Account:
        subtype = request.kind.subtype
        header, code = _place_in_chart(unit.session, subtype)
        type_, side = NATURE[subtype]
        account = Account(
            id=new_id(),
            code=code,
            name=request.name,
            type=type_,
            subtype=subtype,
            normal_side=side,
            parent_id=header,
            currency=currency,
            is_monetary=True,
            reval=Reval.CUMULATIVE,
            requires_reconciliation=True,
            cash_flow_category=cash_flow_of(subtype),
        )
        unit.add(AccountModel.from_dto(account, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, "account", account.id, f"{account.code} {account.name}")
        unit.find_later(("account", account.id), f"{account.code} {account.name}")
        return account

    def _open_with(self, unit: Unit, account: BankAccount, on: date, given_rate: Decimal | None) -> None:
        rate = self._rate(unit, account.currency, on, given_rate)
        if account.kind.is_debt and account.opening_balance > 0:
            unit.warn(
                f"{account.name} starts with {money_text(account.opening_balance)} in our favour. "
                "What is owed is entered below zero."
            )
        transaction = BankTransaction(
            id=new_id(),
            transaction_number=self.kernel.numbers.next(unit, "CASH-TX", on),
            bank_account_id=account.id,
            transaction_date=on,
            transaction_type=TransactionType.OPENING,
            amount=account.opening_balance,
            exchange_rate=rate,
            base_amount=rounded_product(self.kernel.base_minor_unit(unit), account.opening_balance, rate),
            description=account.name,
            status=TransactionStatus.POSTED,
        )
        row = BankTransactionModel.from_dto(transaction, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, opening_entry(transaction, _facts(account)))
        (line_id,) = lines_of_entries(unit.session, account.account_id, [entry.id])
        row.journal_entry_id, row.matched_journal_line_id = entry.id, line_id
        tick(unit, Tick(line_id=line_id, amount=account.opening_balance, cleared_on=on))

    def account_of(self, unit: Unit, bank_account_id: UUID) -> BankFacts:
        """Return a bank account as payments and receipts see it.

        Raises:
            NotFound: there is none with this id.
            InvalidInput: it is not in use.
        """
        return _facts(self._active_account(unit, bank_account_id).to_dto())

    def next_check_number_in(self, unit: Unit, bank_account_id: UUID) -> str:
        """Draw the next check number inside a unit of work; numbers typed in Cash are skipped.

        Raises:
            NoCheckNumber: the account has none.
        """
        row = self._active_account(unit, bank_account_id)
        if row.next_check_number is None:
            raise NoCheckNumber(row.name)
        table, number = BankTransactionModel, row.next_check_number
        while unit.session.scalar(
            select(table.id).where(table.bank_account_id == row.id, table.check_number == str(number))
        ):
            number += 1
        row.next_check_number = number + 1
        unit.session.flush()
        return str(number)

    @query
    def bank_account(self, session: Session, bank_account_id: UUID) -> BankAccount:
        """Return a bank account.

        Raises:
            NotFound: there is none with this id.
        """
        return self._account(session, bank_account_id).to_dto()

    @query
    def list_bank_accounts(self, session: Session, request: ListQuery) -> Page:
        """Return bank accounts with both balances, last statement, lines to match and last reconciliation."""
        table, account, book = BankAccountModel, AccountModel, AccountPeriodBalanceModel
        line, statement = BankStatementLineModel, BankStatementModel
        balance = (
            select(func.coalesce(func.sum(book.debit - book.credit), 0))
            .where(book.account_id == table.account_id, book.currency == table.currency, book.book == "MAIN")
            .correlate(table)
            .scalar_subquery()
        )
        newest = (
            select(statement)
            .where(statement.bank_account_id == table.id)
            .order_by(statement.statement_date.desc())
        )
        known = newest.where(statement.balance_known).with_only_columns(exact(statement.closing_balance))
        waiting = select(func.count()).where(
            line.bank_account_id == table.id,
            line.status.in_((LineStatus.UNMATCHED.value, LineStatus.SUGGESTED.value)),
        )
        spec = ListSpec(
            columns={
                "id": table.id,
                "code": table.code,
                "name": table.name,
                "kind": table.kind,
                "currency": table.currency,
                "account": account.code,
                "book_balance": func.coalesce(balance, 0, type_=LedgerAmount()),
                "bank_balance": known.limit(1).correlate(table).scalar_subquery(),
                "last_statement": newest.with_only_columns(statement.statement_date)
                .limit(1)
                .correlate(table)
                .scalar_subquery(),
                "unmatched_lines": waiting.correlate(table).scalar_subquery(),
                "last_reconciled": table.last_reconciled_date,
                "number": table.account_number_masked,
                "is_active": table.is_active,
                "account_id": table.account_id,
            },
            source=select().select_from(table).join(account, account.id == table.account_id),
            search=(table.code, table.name, table.institution, table.iban, account.code),
            filters={
                "active": lambda value: table.is_active.is_(bool(value)),
                "kind": lambda value: table.kind == value,
            },
            sort="code",
        )
        return run_list(session, spec, request)

    @query
    def lookup_bank_accounts(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return bank accounts in use, by code or name; the detail is the currency."""
        table = BankAccountModel
        statement = select(table.id, table.code, table.name, table.currency)
        statement = statement.where(table.id == request.id if request.id is not None else table.is_active)
        found = find_choices(session, statement, (table.code, table.name), request)
        return tuple(
            LookupItem(id=key, code=code, name=name, detail=currency, defaults={"currency": currency})
            for key, code, name, currency in found
        )

    @query
    def cash_position(self, session: Session, request: CashPositionOn) -> tuple[CashPosition, ...]:
        """Return what each bank account in use held at the end of a day, in its own and in base currency."""
        table, line = BankAccountModel, JournalLineModel
        own = func.sum(case((line.is_base_only, 0), else_=signed_amount()), type_=LedgerAmount())
        base = func.sum(
            case((line.side == Side.DEBIT.value, line.base_amount), else_=-line.base_amount),
            type_=LedgerAmount(),
        )
        sums = (
            select(line.account_id, own.label("own"), base.label("base"))
            .where(
                line.account_id.in_(select(table.account_id)),
                line.book == "MAIN",
                line.entry_date <= request.as_of,
            )
            .group_by(line.account_id)
            .subquery()
        )
        rows = session.execute(
            select(table.id, table.name, table.kind, table.currency, sums.c.own, sums.c.base)
            .outerjoin(sums, sums.c.account_id == table.account_id)
            .where(table.is_active)
            .order_by(table.code)
        )
        return tuple(
            CashPosition(
                bank_account_id=key,
                name=name,
                kind=BankAccountKind(kind),
                currency=currency,
                balance=own or ZERO,
                base_balance=based or ZERO,
            )
            for key, name, kind, currency, own, based in rows
        )


def _facts(account: BankAccount) -> BankFacts:
    return BankFacts(
        id=account.id, name=account.name, currency=account.currency, account_id=account.account_id
    )


def _checked_fields(request: BankAccountFields) -> dict[str, Any]:
    """Return the fields both requests share, payment numbers checked and written without spaces."""
    values = request.model_dump(include=set(BankAccountFields.model_fields) - {"request_id"})
    for name, check in (
        ("iban", checked_iban),
        ("bic", checked_bic),
        ("routing_number", checked_routing_number),
    ):
        values[name] = check(values[name], name) if values[name] else None
    return values | {"account_number_masked": masked(values["iban"] or values["account_number"] or "")}


def _place_in_chart(session: Session, subtype: str) -> tuple[UUID | None, str]:
    """Return header and free code of a new account: beside its subtype, else beside the bank accounts."""
    table = AccountModel
    alike = session.execute(
        select(table.code, table.parent_id)
        .where(table.subtype.in_((subtype, "bank")), ~table.is_summary)
        .order_by(table.subtype != subtype, table.code.desc())
    ).first()
    code, header = alike if alike is not None else ("1000", None)
    taken = set(session.scalars(select(table.code)))
    if not code.isdigit():
        code = f"{code}-1"
    while code in taken:
        head, number = (code[:-1], code[-1]) if not code.isdigit() else ("", code)
        code = f"{head}{int(number) + 1}"
    return header, code
