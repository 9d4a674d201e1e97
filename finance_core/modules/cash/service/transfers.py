"""Transfers between bank accounts, deposit slips and bounced payments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import JournalLineModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.api import ARReceipt, MarkDeposited, ReturnReceipt
from finance_core.modules.cash.models import BankTransaction, TransactionStatus, TransactionType
from finance_core.modules.cash.orm import BankTransactionModel
from finance_core.modules.cash.posting import (
    SOURCE,
    PostedSplit,
    TransferLeg,
    arrival_entry,
    departure_entry,
    deposit_entry,
    split_memory,
    transfer_entry,
)
from finance_core.modules.cash.requests import RecordDeposit, RecordNsfReturn, RecordTransfer, Split
from finance_core.modules.cash.service.ledger import signed_amount
from finance_core.modules.cash.service.transactions import Transactions
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


class Transfers(Transactions):
    """Money between our own accounts and from the hand to the bank."""

    @operation
    def record_transfer(self, unit: Unit, request: RecordTransfer) -> Saved[BankTransaction]:
        """Move money between two bank accounts; returns the giving half.

        Dr receiving / Cr giving account, fee Dr BANK_FEE_EXPENSE. Each leg at its own day's rate, the
        difference in base currency is a realised exchange result (cash.md R6). A later arrival goes through
        CASH_IN_TRANSIT.

        Raises:
            InvalidInput: same account twice, no amount in between currencies, or amounts that do not fit.
        """
        giving, taking, fee = self._legs(unit, request)
        moved = replace(
            giving,
            amount=giving.amount - (fee.amount if fee else ZERO),
            base_amount=giving.base_amount - (fee.base_amount if fee else ZERO),
        )
        arrival = request.arrival_date or request.transfer_date
        in_transit = arrival > request.transfer_date or bool(
            self.kernel.settings.get("cash.transfer_in_transit")
        )
        out, into = self._halves(unit, request, giving, taking)
        out_row, in_row = (
            BankTransactionModel.from_dto(half, created_by_id=unit.actor_id) for half in (out, into)
        )
        unit.session.add_all((out_row, in_row))
        unit.session.flush()
        if in_transit:
            first = self.kernel.posting.post(unit, departure_entry(out, giving, moved, fee))
            second = self.kernel.posting.post(unit, arrival_entry(into, moved, taking))
        else:
            first = second = self.kernel.posting.post(unit, transfer_entry(out, giving, taking, fee))
        self._link(unit, out_row, self._account(unit.session, giving.bank.id).to_dto(), first)
        self._link(unit, in_row, self._account(unit.session, taking.bank.id).to_dto(), second)
        text = f"{out.transaction_number} {giving.bank.name} → {taking.bank.name} {giving.amount}"
        unit.record(AuditAction.CREATE, SOURCE, out.id, text)
        for half in (out, into):
            unit.find_later(
                (SOURCE, half.id),
                half.transaction_number,
                body=text,
                amount=half.amount,
                on=half.transaction_date,
            )
        return unit.saved(out_row.to_dto())

    def _legs(
        self, unit: Unit, request: RecordTransfer
    ) -> tuple[TransferLeg, TransferLeg, TransferLeg | None]:
        source = self.account_of(unit, request.from_account_id)
        target = self.account_of(unit, request.to_account_id)
        if source.id == target.id:
            raise InvalidInput("to_account_id", "Choose two different bank accounts.")
        arrival = request.arrival_date or request.transfer_date
        if arrival < request.transfer_date:
            raise InvalidInput("arrival_date", "Money arrives on or after the day it left.")
        left = request.amount_out - request.fee
        if left <= 0:
            raise InvalidInput(
                "fee", f"The fee of {request.fee} leaves nothing of {request.amount_out} to transfer."
            )
        amount_in = request.amount_in if request.amount_in is not None else left
        if source.currency != target.currency and request.amount_in is None:
            raise InvalidInput("amount_in", f"Enter what arrived in {target.currency}.")
        if source.currency == target.currency and amount_in != left:
            raise InvalidInput(
                "amount_in", f"{request.amount_out} less the fee of {request.fee} is {left}, not {amount_in}."
            )
        minor = self.kernel.base_minor_unit(unit)
        out_rate = self._rate(unit, source.currency, request.transfer_date)
        in_rate = self._rate(unit, target.currency, arrival)
        giving = TransferLeg(
            bank=source,
            amount=request.amount_out,
            rate=out_rate,
            base_amount=rounded_product(minor, request.amount_out, out_rate),
        )
        taking = TransferLeg(
            bank=target,
            amount=amount_in,
            rate=in_rate,
            base_amount=rounded_product(minor, amount_in, in_rate),
        )
        fee = (
            TransferLeg(
                bank=source,
                amount=request.fee,
                rate=out_rate,
                base_amount=rounded_product(minor, request.fee, out_rate),
            )
            if request.fee
            else None
        )
        return giving, taking, fee

    def _halves(
        self, unit: Unit, request: RecordTransfer, giving: TransferLeg, taking: TransferLeg
    ) -> tuple[BankTransaction, BankTransaction]:
        group, numbers = new_id(), self.kernel.numbers
        arrival = request.arrival_date or request.transfer_date
        out = BankTransaction(
            id=new_id(),
            transaction_number=numbers.next(unit, "CASH-TX", request.transfer_date),
            bank_account_id=giving.bank.id,
            transaction_date=request.transfer_date,
            transaction_type=TransactionType.TRANSFER_OUT,
            amount=-giving.amount,
            exchange_rate=giving.rate,
            base_amount=-giving.base_amount,
            status=TransactionStatus.POSTED,
            payee_name=f"Transfer to {taking.bank.name}",
            reference=request.reference,
            description=request.description,
            transfer_group=group,
            counter_bank_account_id=taking.bank.id,
        )
        into = replace(
            out,
            id=new_id(),
            transaction_number=numbers.next(unit, "CASH-TX", arrival),
            bank_account_id=taking.bank.id,
            transaction_date=arrival,
            transaction_type=TransactionType.TRANSFER_IN,
            amount=taking.amount,
            exchange_rate=taking.rate,
            base_amount=taking.base_amount,
            payee_name=f"Transfer from {giving.bank.name}",
            counter_bank_account_id=giving.bank.id,
        )
        return out, into

    @operation
    def record_deposit(self, unit: Unit, request: RecordDeposit) -> Saved[BankTransaction]:
        """Take receipts in hand to the bank as one line.

        Dr bank, Dr cash kept back / Cr UNDEPOSITED_FUNDS, Cr other lines.

        Raises:
            InvalidInput: nothing to deposit, a receipt not in hand or in another currency, no account.
        """
        account = self._active_account(unit, request.bank_account_id).to_dto()
        in_hand = [
            self._in_hand(unit, key, index, account.currency) for index, key in enumerate(request.receipt_ids)
        ]
        others = [_other(index, line) for index, line in enumerate(request.other_lines)]
        back = self._cash_back(request)
        parts = [*(part for _, part in in_hand), *others, *back]
        total = sum((part.amount for part in parts), ZERO)
        if total <= 0:
            raise InvalidInput("receipt_ids", "There is nothing to deposit. Choose receipts, or add a line.")
        rate = self._rate(unit, account.currency, request.deposit_date)
        minor = self.kernel.base_minor_unit(unit)
        memory = [
            {
                **split_memory(part.account_id, part.text, (part.amount, ZERO), None, part.dims),
                "receipt_id": str(in_hand[index][0].id) if index < len(in_hand) else None,
            }
            for index, part in enumerate(parts)
        ]
        transaction = BankTransaction(
            id=new_id(),
            transaction_number=self.kernel.numbers.next(unit, "CASH-TX", request.deposit_date),
            bank_account_id=account.id,
            transaction_date=request.deposit_date,
            transaction_type=TransactionType.DEPOSIT,
            amount=total,
            exchange_rate=rate,
            base_amount=rounded_product(minor, total, rate),
            status=TransactionStatus.POSTED,
            payee_name="Deposit",
            reference=request.reference,
            description=request.description,
            splits=memory,
        )
        result = sum(
            (rounded_product(minor, part.amount, rate) - (part.base_amount or ZERO) for _, part in in_hand),
            ZERO,
        )
        posted = deposit_entry(transaction, self.account_of(unit, account.id), parts, result)
        transaction, _ = self._store(unit, transaction, account, posted)
        if request.receipt_ids:
            self.ar.mark_deposited(
                MarkDeposited(receipt_ids=request.receipt_ids, transaction_id=transaction.id)
            )
        return unit.saved(transaction)

    def _in_hand(
        self, unit: Unit, receipt_id: UUID, index: int, currency: str
    ) -> tuple[ARReceipt, PostedSplit]:
        receipt, field = self.ar.receipt(receipt_id), f"receipt_ids.{index}"
        if receipt.deposit_transaction_id is not None or receipt.bank_account_id is not None:
            raise InvalidInput(field, f"{receipt.receipt_number} is at the bank already.")
        line = JournalLineModel
        funds = self.kernel.account_id(unit, "UNDEPOSITED_FUNDS")
        held = unit.session.execute(
            select(signed_amount(), line.base_amount, line.currency, line.party_id).where(
                line.entry_id == receipt.journal_entry_id, line.account_id == funds
            )
        ).first()
        if held is None or receipt.returned_on is not None or receipt.void_entry_id is not None:
            raise InvalidInput(
                field, f"{receipt.receipt_number} is not in hand. Choose receipts that are not deposited yet."
            )
        amount, base, held_in, party_id = held
        if held_in != currency:
            raise InvalidInput(
                field, f"{receipt.receipt_number} is in {held_in}. Deposit it into an account in {held_in}."
            )
        return receipt, PostedSplit(
            amount=amount,
            base_amount=base,
            role="UNDEPOSITED_FUNDS",
            party_id=party_id,
            text=receipt.receipt_number,
        )

    def _cash_back(self, request: RecordDeposit) -> Sequence[PostedSplit]:
        if not request.cash_back:
            return ()
        if request.cash_back_account_id is None:
            raise InvalidInput("cash_back_account_id", "Choose the account that takes the cash kept back.")
        return (
            PostedSplit(
                amount=-request.cash_back, account_id=request.cash_back_account_id, text="Cash kept back"
            ),
        )

    @operation
    def record_nsf_return(self, unit: Unit, request: RecordNsfReturn) -> Saved[ARReceipt]:
        """Book a customer's payment that bounced; receivables post it and open its invoices again.

        A deposited one comes back on the account of its deposit slip.

        Raises:
            StatusMoveRefused: the receipt is returned or voided already.
        """
        slip = self.ar.receipt(request.receipt_id).deposit_transaction_id
        returned = self.ar.return_receipt(
            ReturnReceipt(
                receipt_id=request.receipt_id,
                on=request.on,
                reason=request.reason,
                fee_amount=request.fee,
                charge_customer=request.charge_customer,
                bank_account_id=self._transaction_row(unit.session, slip).bank_account_id if slip else None,
            )
        )
        return unit.saved(returned.value)


def _other(index: int, line: Split) -> PostedSplit:
    if line.account_id is None or not line.amount:
        raise InvalidInput(
            f"other_lines.{index}.account_id", f"Line {index + 1}: choose an account and enter an amount."
        )
    return PostedSplit(amount=line.amount, account_id=line.account_id, text=line.text, dims=line.dims)
