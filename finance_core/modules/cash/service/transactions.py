"""Entering, correcting and voiding bank transactions."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact
from finance_core.db.unit_of_work import stored
from finance_core.kernel.listing import ListQuery, ListSpec, LookupItem, LookupQuery, Page, run_list
from finance_core.kernel.models.ledger import ControlKind
from finance_core.kernel.models.posting import PostedEntry, PostingRequest, Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.api import MarkDeposited
from finance_core.modules.cash.errors import CheckNumberUsed, ControlAccountSplit
from finance_core.modules.cash.models import (
    BankAccount,
    BankTransaction,
    MatchStatus,
    TransactionStatus,
    TransactionType,
)
from finance_core.modules.cash.orm import BankAccountModel, BankTransactionModel
from finance_core.modules.cash.posting import SOURCE, transaction_entry
from finance_core.modules.cash.requests import RecordTransaction, Split, VoidTransaction
from finance_core.modules.cash.rules import TRANSACTION_MOVES
from finance_core.modules.cash.service.accounts import BankAccounts
from finance_core.modules.cash.service.coding import (
    Coding,
    check_gross,
    code_splits,
    splits_of,
    type_of,
)
from finance_core.modules.cash.service.ledger import groups_of, lines_of_entries, release
from finance_core.modules.tax.api import TaxSource
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)
_SCREENS = {ControlKind.AR: "Receive payment", ControlKind.AP: "Pay bills"}


class Transactions(BankAccounts):
    """Money in and out of bank accounts."""

    @operation
    def record_transaction(self, unit: Unit, request: RecordTransaction) -> Saved[BankTransaction]:
        """Enter money in or out of a bank account.

        Out: Dr split accounts net, Dr INPUT_TAX_RECOVERABLE / Cr bank. In: Dr bank / Cr split accounts, Cr
        SALES_TAX_PAYABLE. Without splits a fee goes to BANK_FEE_EXPENSE, interest to INTEREST_INCOME or
        INTEREST_EXPENSE.
        Splits include their tax unless `prices_include_tax` is off; amounts are in the account's currency.

        Raises:
            SplitsDiffer: the splits and their tax do not add up to the amount.
            ControlAccountSplit, CheckNumberUsed, ReconciledUpTo, InvalidInput: as their texts say.
        """
        return unit.saved(self._record(unit, request))

    def _record(
        self, unit: Unit, request: RecordTransaction, statement_line_id: UUID | None = None
    ) -> BankTransaction:
        account = self._active_account(unit, request.bank_account_id).to_dto()
        kind = type_of(request)
        coding = self._coded(unit, request, splits_of(request, kind), account.currency)
        rate = self._rate(unit, account.currency, request.transaction_date, request.exchange_rate)
        self._use_check_number(unit, account, request.check_number)
        transaction = BankTransaction(
            id=new_id(),
            transaction_number=self.kernel.numbers.next(unit, "CASH-TX", request.transaction_date),
            transaction_type=kind,
            exchange_rate=rate,
            status=TransactionStatus.POSTED,
            statement_line_id=statement_line_id,
            base_amount=rounded_product(self.kernel.base_minor_unit(unit), request.amount, rate),
            splits=coding.memory(),
            payee_name=request.payee_name or self._party_name(unit, request.party_id),
            value_date=request.value_date,
            **request.model_dump(
                include={
                    "bank_account_id",
                    "transaction_date",
                    "amount",
                    "party_id",
                    "reference",
                    "check_number",
                    "description",
                }
            ),
        )
        taxes = (
            ()
            if coding.calculation is None
            else self.tax.posting_lines(
                unit, coding.document, coding.calculation, party_id=request.party_id, rate=rate
            )
        )
        posted = transaction_entry(transaction, self.account_of(unit, account.id), coding.posted(), taxes)
        transaction, entry = self._store(unit, transaction, account, posted)
        if coding.calculation is not None:
            source = TaxSource(
                module="cash",
                type=SOURCE,
                id=transaction.id,
                on=transaction.transaction_date,
                party_id=transaction.party_id,
                currency=account.currency,
                rate=rate,
                entry_id=entry.id,
            )
            self.tax.record_tax_transactions(unit, source, coding.document, coding.calculation)
        return transaction

    def _coded(
        self, unit: Unit, request: RecordTransaction, splits: tuple[Split, ...], currency: str
    ) -> Coding:
        for index, split in enumerate(splits):
            self._refuse_control(unit, index, split)
        document, amounts = code_splits(request, splits, currency)
        calculation = (
            self.tax.calculate(unit, document) if any(split.tax_code_id for split in splits) else None
        )
        if calculation is not None:
            check_gross(request, calculation, currency)
        return Coding(splits=splits, amounts=amounts, document=document, calculation=calculation)

    def _refuse_control(self, unit: Unit, index: int, split: Split) -> None:
        if split.account_id is not None:
            account = self.kernel.reference.account(unit, split.account_id, f"splits.{index}.account_id")
            if account.control_kind in _SCREENS:
                raise ControlAccountSplit(
                    index, f"{account.code} {account.name}", _SCREENS[account.control_kind]
                )

    def _party_name(self, unit: Unit, party_id: UUID | None) -> str:
        return self.kernel.reference.party_name(unit, party_id) if party_id else ""

    def _use_check_number(self, unit: Unit, account: BankAccount, number: str | None) -> None:
        if number is None:
            return
        table = BankTransactionModel
        used_by = unit.session.scalar(
            select(table.transaction_number).where(
                table.bank_account_id == account.id, table.check_number == number
            )
        )
        if used_by is not None:
            raise CheckNumberUsed(number, account.name, used_by)
        if (
            number.isdigit()
            and account.next_check_number is not None
            and int(number) >= account.next_check_number
        ):
            self._account(unit.session, account.id).next_check_number = int(number) + 1

    def _store(
        self, unit: Unit, transaction: BankTransaction, account: BankAccount, posted: PostingRequest
    ) -> tuple[BankTransaction, PostedEntry]:
        """Write a transaction and its entry, and note which journal line is the bank's side."""
        row = BankTransactionModel.from_dto(transaction, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, posted)
        self._link(unit, row, account, entry)
        unit.record(
            AuditAction.CREATE,
            SOURCE,
            transaction.id,
            f"{transaction.transaction_number} {transaction.payee_name} {transaction.amount}",
        )
        unit.find_later(
            (SOURCE, transaction.id),
            transaction.transaction_number,
            party=transaction.payee_name,
            body=f"{transaction.reference} {transaction.check_number or ''} {transaction.description}",
            amount=transaction.amount,
            on=transaction.transaction_date,
        )
        return row.to_dto(), entry

    def _link(self, unit: Unit, row: BankTransactionModel, account: BankAccount, entry: PostedEntry) -> None:
        (line_id,) = lines_of_entries(unit.session, account.account_id, [entry.id])
        row.journal_entry_id, row.matched_journal_line_id = entry.id, line_id
        unit.session.flush()

    @operation
    def void_transaction(self, unit: Unit, request: VoidTransaction) -> Saved[BankTransaction]:
        """Void a bank transaction: its entries are reversed, matches taken back, receipts given back.

        Both halves of a transfer go together.

        Raises:
            Reconciled: a completed reconciliation contains it.
            StatusMoveRefused: it is voided already.
        """
        row = self._transaction_row(unit.session, request.transaction_id)
        table = BankTransactionModel
        rows = (
            [row]
            if row.transfer_group is None
            else unit.session.scalars(
                select(table).where(table.transfer_group == row.transfer_group).order_by(table.id)
            ).all()
        )
        for part in rows:
            self._void(unit, part, request)
        return unit.saved(row.to_dto())

    def _void(self, unit: Unit, row: BankTransactionModel, request: VoidTransaction) -> None:
        old = row.to_dto()
        check_move(TRANSACTION_MOVES, old.transaction_number, old.status, TransactionStatus.VOIDED)
        if old.matched_journal_line_id is not None:
            groups = groups_of(unit.session, [old.matched_journal_line_id], MatchStatus.CONFIRMED)
            release(unit, groups, old.transaction_number)
        entries = self.kernel.posting.void(unit, SOURCE, old.id, on=request.on, reason=request.reason)
        if entries:
            self.tax.reverse_tax_transactions(unit, SOURCE, old.id, entries[0].entry_date)
        if receipts := receipts_of(old):
            self.ar.mark_deposited(MarkDeposited(receipt_ids=receipts))
        row.status = TransactionStatus.VOIDED.value
        row.void_entry_id = entries[0].id if entries else None
        unit.session.flush()
        unit.record(AuditAction.REVERSE, SOURCE, old.id, f"{old.transaction_number} voided: {request.reason}")

    def _transaction_row(self, session: Session, transaction_id: UUID) -> BankTransactionModel:
        return stored(session, BankTransactionModel, transaction_id, "bank transaction",
                      field="transaction_id")

    @query
    def transaction(self, session: Session, transaction_id: UUID) -> BankTransaction:
        """Return a bank transaction.

        Raises:
            NotFound: there is none with this id.
        """
        return self._transaction_row(session, transaction_id).to_dto()

    @query
    def list_transactions(self, session: Session, request: ListQuery) -> Page:
        """Return what was entered in Cash (transactions, transfers, deposits), newest first."""
        table, account = BankTransactionModel, BankAccountModel
        spec = ListSpec(
            columns={
                "id": table.id,
                "number": table.transaction_number,
                "transaction_date": table.transaction_date,
                "bank_account": account.name,
                "type": table.transaction_type,
                "payee": table.payee_name,
                "description": table.description,
                "reference": table.reference,
                "check_number": table.check_number,
                "amount": exact(table.amount),
                "currency": account.currency,
                "status": table.status,
                "reconciled": table.reconciled,
                "bank_account_id": table.bank_account_id,
                "transfer_group": table.transfer_group,
            },
            source=select().select_from(table).join(account, account.id == table.bank_account_id),
            search=(
                table.transaction_number,
                table.payee_name,
                table.description,
                table.reference,
                table.check_number,
            ),
            filters={
                "bank_account_id": lambda value: table.bank_account_id == value,
                "status": lambda value: table.status == value,
                "type": lambda value: table.transaction_type == value,
                "transfers": lambda _value: table.transaction_type == TransactionType.TRANSFER_OUT.value,
                "date_from": lambda value: table.transaction_date >= value,
                "date_to": lambda value: table.transaction_date <= value,
            },
            sort="transaction_date",
            descending=True,
        )
        return run_list(session, spec, request)

    @query
    def lookup_payees(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return payees entered before, with how the newest transaction of each was coded."""
        table = BankTransactionModel
        newest = (
            select(func.max(table.id))
            .where(table.payee_name != "", table.status == TransactionStatus.POSTED.value)
            .group_by(table.payee_name)
        )
        statement = select(table).where(
            table.id == request.id if request.id is not None else table.id.in_(newest)
        )
        for word in request.text.split():
            statement = statement.where(table.payee_name.icontains(word, autoescape=True))
        rows = session.scalars(statement.order_by(table.payee_name).limit(request.limit))
        return tuple(_payee(row.to_dto()) for row in rows)


def _payee(transaction: BankTransaction) -> LookupItem:
    first = transaction.splits[0] if transaction.splits else {}
    known = {
        "party_id": transaction.party_id,
        "account_id": first.get("account_id"),
        "tax_code_id": first.get("tax_code_id"),
        "text": first.get("text"),
    }
    return LookupItem(
        id=transaction.id,
        code="",
        name=transaction.payee_name,
        detail=f"{transaction.amount:,.2f} on {transaction.transaction_date.isoformat()}",
        defaults={name: value for name, value in known.items() if value},
    )


def receipts_of(transaction: BankTransaction) -> tuple[UUID, ...]:
    """Return the receipts a deposit slip took to the bank."""
    return tuple(UUID(split["receipt_id"]) for split in transaction.splits if split.get("receipt_id"))
