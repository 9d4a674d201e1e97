"""Creating what a bank line stands for, in the module that owns it, and matching both in one save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import Application as BillApplication
from finance_core.modules.ap.api import PaymentMethod, RecordPayment, RecordRefund
from finance_core.modules.ar.api import Application as InvoiceApplication
from finance_core.modules.ar.api import ReceiptMethod, RecordReceipt
from finance_core.modules.cash.errors import AlreadyMatched
from finance_core.modules.cash.models import BankStatementLine, LineAction, LineStatus, MatchMethod
from finance_core.modules.cash.requests import CreateFromLine, RecordTransaction, RecordTransfer
from finance_core.modules.cash.service.corrections import Corrections
from finance_core.modules.cash.service.ledger import lines_of_entries, rows_of
from finance_core.modules.cash.service.transfers import Transfers

Create = Callable[[Unit, CreateFromLine, BankStatementLine], None]


class LineActions(Corrections, Transfers):
    """Books bank lines that the books do not know yet."""

    @operation
    def create_from_line(self, unit: Unit, request: CreateFromLine) -> Saved[BankStatementLine]:
        """Post what a bank line stands for and match it: transaction, payment, receipt, transfer, refund.

        The owner's entry is posted on the bank's day, or on `on`; its bank side must equal the line.

        Raises:
            AlreadyMatched: the line is matched.
            InvalidInput: the action lacks what it needs, or the direction of the money does not fit it.
            SumsDiffer: what was posted has another amount than the line.
        """
        row = self._line_row(unit.session, request.statement_line_id)
        line = row.to_dto()
        if line.status is LineStatus.MATCHED:
            raise AlreadyMatched(line.text or "The bank line")
        account = self._active_account(unit, line.bank_account_id)
        before = len(unit.posted)
        self._creators()[request.action](unit, request, line)
        entries = [entry.id for entry in unit.posted[before:]]
        books = rows_of(
            unit.session, account.account_id, lines_of_entries(unit.session, account.account_id, entries)
        )
        self._match(unit, [row], books, MatchMethod.CREATED)
        return unit.saved(row.to_dto())

    def _creators(self) -> Mapping[LineAction, Create]:
        return {
            LineAction.TRANSACTION: self._create_transaction,
            LineAction.PAYMENT: self._create_payment,
            LineAction.RECEIPT: self._create_receipt,
            LineAction.TRANSFER: self._create_transfer,
            LineAction.VENDOR_REFUND: self._create_refund,
        }

    def _create_transaction(self, unit: Unit, request: CreateFromLine, line: BankStatementLine) -> None:
        self._record(
            unit,
            RecordTransaction(
                bank_account_id=line.bank_account_id,
                transaction_date=_day(request, line),
                value_date=line.value_date,
                amount=line.amount,
                transaction_type=request.transaction_type,
                party_id=request.party_id,
                payee_name="" if request.party_id else line.counterparty_name or "",
                reference=line.reference[:100],
                check_number=line.check_number,
                description=request.description or line.description,
                splits=request.splits,
            ),
            line.id,
        )

    def _create_payment(self, unit: Unit, request: CreateFromLine, line: BankStatementLine) -> None:
        del unit
        vendor_id = _party(request, line, money_in=False)
        self.ap.record_payment(
            RecordPayment(
                vendor_id=vendor_id,
                payment_date=_day(request, line),
                bank_account_id=line.bank_account_id,
                amount=-line.amount,
                payment_method=PaymentMethod.CHECK if line.check_number else PaymentMethod.OTHER,
                reference=_reference(line)[:60] or None,
                memo=request.description or None,
                applications=tuple(
                    BillApplication(
                        invoice_id=part.document_id, amount=part.amount, take_discount=part.take_discount
                    )
                    for part in request.settles
                ),
            )
        )

    def _create_receipt(self, unit: Unit, request: CreateFromLine, line: BankStatementLine) -> None:
        del unit
        customer_id = _party(request, line, money_in=True)
        self.ar.record_receipt(
            RecordReceipt(
                customer_id=customer_id,
                receipt_date=_day(request, line),
                bank_account_id=line.bank_account_id,
                amount=line.amount,
                payment_method=ReceiptMethod.CHECK if line.check_number else ReceiptMethod.OTHER,
                reference=_reference(line)[:100] or None,
                statement_line_id=line.id,
                applications=tuple(
                    InvoiceApplication(
                        invoice_id=part.document_id, amount=part.amount, take_discount=part.take_discount
                    )
                    for part in request.settles
                ),
            )
        )

    def _create_transfer(self, unit: Unit, request: CreateFromLine, line: BankStatementLine) -> None:
        del unit
        if request.counter_bank_account_id is None:
            raise InvalidInput("counter_bank_account_id", "Choose the other bank account of the transfer.")
        ours, theirs, money = line.bank_account_id, request.counter_bank_account_id, abs(line.amount)
        out, into = (
            (money, request.counter_amount) if line.amount < 0 else (request.counter_amount or money, money)
        )
        self.record_transfer(
            RecordTransfer(
                from_account_id=ours if line.amount < 0 else theirs,
                to_account_id=theirs if line.amount < 0 else ours,
                transfer_date=_day(request, line),
                amount_out=out,
                amount_in=into,
                reference=line.reference[:100],
                description=request.description or line.description,
            )
        )

    def _create_refund(self, unit: Unit, request: CreateFromLine, line: BankStatementLine) -> None:
        del unit
        if line.amount < 0:
            raise InvalidInput("action", "A vendor's refund is money in; this line is money out.")
        self.ap.record_vendor_refund(
            RecordRefund(
                payment_date=_day(request, line),
                bank_account_id=line.bank_account_id,
                amount=line.amount,
                credit_invoice_id=request.settles[0].document_id if request.settles else None,
                prepayment_id=request.prepayment_id,
                reference=_reference(line)[:60] or None,
            )
        )


def _day(request: CreateFromLine, line: BankStatementLine) -> date:
    return request.on or line.transaction_date


def _reference(line: BankStatementLine) -> str:
    return line.check_number or line.reference or line.bank_reference or ""


def _party(request: CreateFromLine, line: BankStatementLine, *, money_in: bool) -> UUID:
    if (line.amount > 0) is not money_in:
        kind, way = ("receipt", "in") if money_in else ("payment", "out")
        raise InvalidInput("action", f"A {kind} is money {way}; this line goes the other way.")
    if request.party_id is None:
        raise InvalidInput("party_id", "Choose whose money it is.")
    return request.party_id
