"""Customers' money: recorded, returned, voided, paid back, marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import TooEarly
from finance_core.modules.ar.models import (
    AllocationKind,
    AllocationStatus,
    ARReceipt,
    ARReceiptAllocation,
    CustomerProfile,
    ReceiptKind,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import ARReceiptModel
from finance_core.modules.ar.posting import RECEIPT, receipt_entry, refund_entry
from finance_core.modules.ar.requests import Application, RecordReceipt, RecordRefund
from finance_core.modules.ar.rules.settlement import taken_from_memo, taken_from_receipt
from finance_core.modules.ar.rules.states import memo_after, receipt_after
from finance_core.modules.ar.service.applications import Applications, Part
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.issuing import Issuing
from finance_core.money.ids import new_id
from finance_core.money.rounding import EXACT, round_half_up, rounded_product

_DUPLICATE_DAYS = timedelta(days=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Money:
    """Money in document, bank and base currency."""

    bank: BankFacts | None
    rate: Decimal
    bank_amount: Decimal
    base_cash: Decimal
    base_fee: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What decides the worth of money: amount and fee in its currency, the day, and what was typed."""

    amount: Decimal
    fee: Decimal
    currency: str
    on: date
    bank_account_id: UUID | None
    rate: Decimal | None
    bank_amount: Decimal | None


class Receipts(Issuing, Applications):
    """Receipts and refunds."""

    @operation
    def record_receipt(self, unit: Unit, request: RecordReceipt) -> Saved[ARReceipt]:
        """Record a customer's money and apply it; what no invoice takes stays unapplied.

        Dr bank account or UNDEPOSITED_FUNDS, Dr fee, Dr discount with the tax in it, Dr small rests / Cr
        AR_CONTROL released, Cr UNAPPLIED_CASH rest, realised exchange result (ar.md R11; IAS 21.28, ASC
        830-20-35). An invoice dated later than the money is settled on its own day, by an entry of its own.

        Raises:
            InvalidInput: more is applied than was received, or the fee takes all.
            StatusMoveRefused, OtherCustomer, CurrencyDiffers, DiscountEnded, RuleViolation: as their texts
                say.
        """
        customer = self._customer(unit.session, request.customer_id)
        self._check_amounts(request)
        currency = request.currency or self._currency_of(unit.session, request, customer)
        money = self._money(
            unit,
            _Asked(
                amount=request.amount,
                fee=request.fee_amount,
                currency=currency,
                on=request.receipt_date,
                bank_account_id=request.bank_account_id,
                rate=request.exchange_rate,
                bank_amount=request.bank_amount,
            ),
        )
        self._warn_of_duplicate(unit, request)
        receipt = self._new_receipt(unit, request, currency, money)
        now, later = self._by_day(unit.session, request)
        parts: list[Part] = []
        for field, application in now:
            part = self._settle_by_money(unit, receipt, application, field)
            receipt = receipt_after(receipt, part.settled.given.amount, part.settled.given.base_amount)
            parts.append(part)
        row = ARReceiptModel.from_dto(receipt, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        lines = [(part.settled, part.discount_tax.lines) for part in parts]
        entry = self.kernel.posting.post(unit, receipt_entry(receipt, money.bank, money.base_fee, lines))
        row.journal_entry_id = entry.id
        for part in parts:
            self._store_part(unit, receipt, part, (new_id(), entry.id, receipt.receipt_date))
        for field, application in later:
            self._apply_later(unit, row, application, (receipt.receipt_date, field))
        self._note(unit, receipt, customer, "received")
        return unit.saved(row.to_dto())

    def _check_amounts(self, request: RecordReceipt) -> None:
        applied = sum((application.amount for application in request.applications), ZERO)
        if applied > request.amount:
            raise InvalidInput(
                "applications",
                f"{money_text(applied)} is applied, but {money_text(request.amount)} was "
                "received. Reduce an application.",
            )
        if request.fee_amount >= request.amount:
            raise InvalidInput("fee_amount", "The fee takes all of the money. Check both amounts.")

    def _currency_of(self, session: Session, request: RecordReceipt, customer: CustomerProfile) -> str:
        if request.applications:
            return self._invoice_row(
                session, request.applications[0].invoice_id, "applications.0.invoice_id"
            ).currency
        return customer.currency

    def _by_day(
        self, session: Session, request: RecordReceipt
    ) -> tuple[list[tuple[str, Application]], list[tuple[str, Application]]]:
        """Divide applications into those on the receipt's day and those on their invoice's later day."""
        now: list[tuple[str, Application]] = []
        later: list[tuple[str, Application]] = []
        for index, application in enumerate(request.applications):
            field = f"applications.{index}"
            posted = self._invoice_row(session, application.invoice_id, f"{field}.invoice_id").posting_date
            (later if posted > request.receipt_date else now).append((field, application))
        return now, later

    def _money(self, unit: Unit, asked: _Asked) -> _Money:
        """Return what money is worth; what a base-currency account got decides the rate (ap.md R5)."""
        base, minor = self.kernel.base_currency, self.kernel.base_minor_unit(unit)
        bank = self.bank.account_of(unit, asked.bank_account_id) if asked.bank_account_id else None
        net = asked.amount - asked.fee
        if bank is None or bank.currency == asked.currency:
            rate = self._rate(unit, asked.rate, asked.currency, asked.on)
            return self._worth(minor, bank, rate, net, asked)
        if bank.currency == base and asked.bank_amount is not None:
            rate = round_half_up(EXACT.divide(asked.bank_amount, net), 9)
            return _Money(
                bank=bank,
                rate=rate,
                bank_amount=asked.bank_amount,
                base_cash=asked.bank_amount,
                base_fee=rounded_product(minor, asked.fee, rate),
            )
        rate = self._rate(unit, asked.rate, asked.currency, asked.on)
        arrived = asked.bank_amount
        if arrived is None:
            cross = (
                rate
                if bank.currency == base
                else self.kernel.fx.rate(unit, asked.currency, bank.currency, asked.on).rate
            )
            arrived = rounded_product(self.kernel.reference.minor_unit(unit, bank.currency), net, cross)
        return self._worth(minor, bank, rate, arrived, asked)

    def _worth(
        self, minor: int, bank: BankFacts | None, rate: Decimal, arrived: Decimal, asked: _Asked
    ) -> _Money:
        base_fee = rounded_product(minor, asked.fee, rate)
        base_cash = rounded_product(minor, asked.amount, rate) - base_fee
        return _Money(bank=bank, rate=rate, bank_amount=arrived, base_cash=base_cash, base_fee=base_fee)

    def _new_receipt(self, unit: Unit, request: RecordReceipt, currency: str, money: _Money) -> ARReceipt:
        base_amount = money.base_cash + money.base_fee
        return ARReceipt(
            id=new_id(),
            receipt_number=self.kernel.numbers.next(unit, "AR-REC", request.receipt_date),
            kind=ReceiptKind.RECEIPT,
            customer_id=request.customer_id,
            receipt_date=request.receipt_date,
            amount=request.amount,
            currency=currency,
            exchange_rate=money.rate,
            bank_amount=money.bank_amount,
            base_amount=base_amount,
            fee_amount=request.fee_amount,
            unallocated_amount=request.amount,
            base_unallocated=base_amount,
            payment_method=request.payment_method,
            reference=request.reference,
            bank_account_id=request.bank_account_id,
            statement_line_id=request.statement_line_id,
            status=ReceiptStatus.UNALLOCATED,
        )

    def _warn_of_duplicate(self, unit: Unit, request: RecordReceipt) -> None:
        table = ARReceiptModel
        day = request.receipt_date
        alike = unit.session.execute(
            select(table.receipt_number).where(
                table.customer_id == request.customer_id,
                table.amount == request.amount,
                func.coalesce(table.reference, "") == (request.reference or ""),
                table.kind == ReceiptKind.RECEIPT.value,
                table.status.not_in((ReceiptStatus.RETURNED.value, ReceiptStatus.VOIDED.value)),
                table.receipt_date.between(day - _DUPLICATE_DAYS, day + _DUPLICATE_DAYS),
            )
        ).scalar()
        if alike is not None:
            unit.warn(f"{alike} has the same amount and reference within 5 days. Is this another receipt?")

    def _note(self, unit: Unit, receipt: ARReceipt, customer: CustomerProfile, verb: str) -> None:
        number = receipt.receipt_number
        unit.record(
            AuditAction.CREATE,
            RECEIPT,
            receipt.id,
            f"{number} {verb} {money_text(receipt.amount)} {receipt.currency} {customer.name}",
        )
        unit.find_later(
            (RECEIPT, receipt.id),
            number,
            party=customer.name,
            amount=receipt.amount,
            body=receipt.reference or "",
            on=receipt.receipt_date,
        )

    @operation
    def record_refund(self, unit: Unit, request: RecordRefund) -> Saved[ARReceipt]:
        """Pay back unapplied money (Dr UNAPPLIED_CASH) or a credit note (Dr AR_CONTROL) / Cr bank account.

        Raises:
            InvalidInput: not exactly one source.
            NotEnoughLeft: more than the source has left.
            TooEarly: before the source was recorded.
        """
        if (request.receipt_id is None) == (request.credit_memo_id is None):
            raise InvalidInput("receipt_id", "Choose the receipt or the credit note that is paid back.")
        minor = self.kernel.base_minor_unit(unit)
        if request.receipt_id is not None:
            source = self._receipt_row(unit.session, request.receipt_id).to_dto()
            released = taken_from_receipt(source, request.amount, minor, "amount")
            refund, money = self._new_refund(
                unit, request, (source.customer_id, source.currency, source.receipt_date)
            )
            role = "UNAPPLIED_CASH"
        else:
            memo = self._memo_row(unit.session, request.credit_memo_id or new_id()).to_dto()
            released = taken_from_memo(memo, request.amount, minor, "amount")
            refund, money = self._new_refund(
                unit, request, (memo.customer_id, memo.currency, memo.posting_date)
            )
            role = "AR_CONTROL"
        row = ARReceiptModel.from_dto(refund, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, refund_entry(refund, money.bank, role, released))
        row.journal_entry_id = entry.id
        self._store_allocation(
            unit,
            ARReceiptAllocation(
                id=new_id(),
                kind=AllocationKind.REFUND,
                receipt_id=request.receipt_id,
                credit_memo_id=request.credit_memo_id,
                refund_receipt_id=refund.id,
                application_date=request.refund_date,
                amount=request.amount,
                base_amount=released,
                base_released=refund.base_amount,
                fx_gain_loss=released - refund.base_amount,
                status=AllocationStatus.POSTED,
                journal_entry_id=entry.id,
            ),
        )
        self._take_refunded(unit, request, released)
        self._note(unit, refund, self._customer(unit.session, refund.customer_id), "paid back")
        return unit.saved(row.to_dto())

    def _new_refund(
        self, unit: Unit, request: RecordRefund, source: tuple[UUID, str, date]
    ) -> tuple[ARReceipt, _Money]:
        customer_id, currency, dated = source
        if request.refund_date < dated:
            raise TooEarly("refund_date", "The refund", dated)
        money = self._money(
            unit,
            _Asked(
                amount=request.amount,
                fee=ZERO,
                currency=currency,
                on=request.refund_date,
                rate=request.exchange_rate,
                bank_account_id=request.bank_account_id,
                bank_amount=request.bank_amount,
            ),
        )
        refund = ARReceipt(
            id=new_id(),
            receipt_number=self.kernel.numbers.next(unit, "AR-REC", request.refund_date),
            kind=ReceiptKind.REFUND,
            customer_id=customer_id,
            receipt_date=request.refund_date,
            amount=request.amount,
            currency=currency,
            exchange_rate=money.rate,
            bank_amount=money.bank_amount,
            base_amount=money.base_cash,
            payment_method=request.payment_method,
            reference=request.reference,
            bank_account_id=request.bank_account_id,
            statement_line_id=request.statement_line_id,
            status=ReceiptStatus.FULLY_ALLOCATED,
        )
        return refund, money

    def _take_refunded(self, unit: Unit, request: RecordRefund, released: Decimal) -> None:
        if request.receipt_id is not None:
            receipt = self._receipt_row(unit.session, request.receipt_id)
            self._store_receipt(unit, receipt, receipt_after(receipt.to_dto(), request.amount, released))
        elif request.credit_memo_id is not None:
            memo = self._memo_row(unit.session, request.credit_memo_id)
            self._store_memo(unit, memo, memo_after(memo.to_dto(), request.amount, released, refunded=True))
