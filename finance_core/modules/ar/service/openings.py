"""What customers owed and were owed when the books start (kernel rule 10)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.opening_items import (
    CancelOpeningBalances,
    ImportOpeningBalances,
    OpeningItem,
    OpeningValue,
    opening_documents,
    opening_entry,
    value_of,
)
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.models import (
    ARCreditMemo,
    ARInvoice,
    ARReceipt,
    CreditMemoStatus,
    CreditReason,
    CustomerProfile,
    InvoiceStatus,
    InvoiceType,
    ReceiptKind,
    ReceiptMethod,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import ARCreditMemoModel, ARInvoiceModel, ARReceiptModel
from finance_core.modules.ar.posting import INVOICE, MEMO, RECEIPT
from finance_core.modules.ar.requests import CreditMemoRequest, InvoiceRequest, ReceiptRequest
from finance_core.modules.ar.rules.documents import payment_reference
from finance_core.modules.ar.service.invoices import Invoices
from finance_core.modules.ar.service.money_events import MoneyEvents
from finance_core.money.ids import new_id

_REASON = "Opening balance"


class Openings(Invoices, MoneyEvents):
    """Takes over open invoices, credit notes and unapplied money, and gives them back."""

    @operation
    def import_opening_balances(self, unit: Unit, request: ImportOpeningBalances) -> Saved[tuple[UUID, ...]]:
        """Take over open items: Dr AR_CONTROL / Cr OPENING_BALANCE_EQUITY; credits and money swapped.

        All or none. Documents keep their numbers; taxes and revenue were booked in the old books.

        Raises:
            NotFound: unknown customer or bank account.
            InvalidInput: an item that does not fit the opening, or a number used before.
        """
        keys = []
        for index, item in enumerate(request.items):
            customer = self._customer(unit.session, item.party_id, f"items.{index}.party_id")
            value = value_of(self.kernel, unit, item, request.on, f"items.{index}")
            if item.kind == "money":
                keys.append(self._take_money(unit, (item, index), customer, value, request.on))
            elif item.kind == "credit":
                keys.append(self._take_credit(unit, (item, index), customer, value, request.on))
            else:
                keys.append(self._take_invoice(unit, (item, index), customer, value, request.on))
        return unit.saved(tuple(keys))

    def _take_invoice(
        self, unit: Unit, asked: tuple[OpeningItem, int], customer: CustomerProfile, value: OpeningValue,
        on: date,
    ) -> UUID:
        item, index = asked
        table = ARInvoiceModel
        if unit.session.scalar(select(table.id).where(table.invoice_number == item.number)) is not None:
            raise _used(item, index)
        invoice = ARInvoice(
            id=new_id(), customer_id=customer.customer_id, document_type=InvoiceType.OPENING,
            status=InvoiceStatus.ISSUED, invoice_number=item.number, invoice_date=item.document_date,
            posting_date=on, due_date=item.due_date or item.document_date, currency=value.currency,
            exchange_rate=value.rate, subtotal=value.amount, total_amount=value.amount,
            balance_due=value.amount, base_total=value.base_amount, base_balance=value.base_amount,
            payment_reference=payment_reference(item.number),
            billing_snapshot=self._snapshot(unit.session, customer),
        )
        row = ARInvoiceModel.from_dto(invoice, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        row.journal_entry_id = self._post_opening(
            unit, item, customer, value, (on, Side.DEBIT, "AR_CONTROL", INVOICE, invoice.id)
        )
        return invoice.id

    def _take_credit(
        self, unit: Unit, asked: tuple[OpeningItem, int], customer: CustomerProfile, value: OpeningValue,
        on: date,
    ) -> UUID:
        item, index = asked
        table = ARCreditMemoModel
        if unit.session.scalar(select(table.id).where(table.credit_memo_number == item.number)) is not None:
            raise _used(item, index)
        memo = ARCreditMemo(
            id=new_id(), credit_memo_number=item.number, customer_id=customer.customer_id,
            issue_date=item.document_date, posting_date=on, currency=value.currency,
            exchange_rate=value.rate, subtotal=value.amount, amount=value.amount,
            unapplied_amount=value.amount, base_total=value.base_amount, base_unapplied=value.base_amount,
            reason_code=CreditReason.SERVICE, reason=_REASON, status=CreditMemoStatus.ISSUED,
            billing_snapshot=self._snapshot(unit.session, customer),
        )
        row = ARCreditMemoModel.from_dto(memo, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        row.journal_entry_id = self._post_opening(
            unit, item, customer, value, (on, Side.CREDIT, "AR_CONTROL", MEMO, memo.id)
        )
        return memo.id

    def _take_money(
        self, unit: Unit, asked: tuple[OpeningItem, int], customer: CustomerProfile, value: OpeningValue,
        on: date,
    ) -> UUID:
        item, index = asked
        if item.bank_account_id is None:
            raise InvalidInput(
                f"items.{index}.bank_account_id",
                f"{item.number}: choose the bank account the money was received in.",
            )
        bank = self.bank.account_of(unit, item.bank_account_id)
        receipt = ARReceipt(
            id=new_id(), receipt_number=self.kernel.numbers.next(unit, "AR-REC", on),
            kind=ReceiptKind.RECEIPT, customer_id=customer.customer_id, receipt_date=on,
            amount=value.amount, currency=value.currency, exchange_rate=value.rate,
            bank_amount=value.amount, base_amount=value.base_amount, payment_method=ReceiptMethod.OTHER,
            status=ReceiptStatus.UNALLOCATED, unallocated_amount=value.amount,
            base_unallocated=value.base_amount, reference=item.number, bank_account_id=bank.id,
        )
        row = ARReceiptModel.from_dto(receipt, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        row.journal_entry_id = self._post_opening(
            unit, item, customer, value, (on, Side.CREDIT, "UNAPPLIED_CASH", RECEIPT, receipt.id)
        )
        return receipt.id

    def _post_opening(
        self, unit: Unit, item: OpeningItem, customer: CustomerProfile, value: OpeningValue,
        how: tuple[date, Side, str, str, UUID],
    ) -> UUID:
        on, side, role, source_type, key = how
        entry = self.kernel.posting.post(unit, opening_entry(
            side, role, value, on, party_id=customer.customer_id, due_date=item.due_date,
            reference=item.number, source_module="ar", source_type=source_type, source_id=key,
            document_date=item.document_date, description=f"Opening {item.number} of {customer.name}",
        ))
        unit.record(AuditAction.CREATE, source_type, key, f"Opening {item.number} {customer.name}")
        unit.find_later((source_type, key), item.number, party=customer.name, amount=value.amount,
                        body=_REASON, on=item.document_date)
        return entry.id

    @operation
    def cancel_opening_balances(self, unit: Unit, request: CancelOpeningBalances) -> Saved[int]:
        """Take every open item of the opening back by reversals; return how many.

        Raises:
            InvoiceSettled, MemoApplied, RuleViolation: something was settled meanwhile; the message names it.
        """
        documents = opening_documents(unit, "ar")
        on, reason = request.on, request.reason
        for source_type, key in documents:
            if source_type == RECEIPT:
                self.void_receipt(ReceiptRequest(receipt_id=key, on=on, reason=reason))
            elif source_type == MEMO:
                self.cancel_credit_memo(CreditMemoRequest(credit_memo_id=key, on=on, reason=reason))
            else:
                self.cancel_invoice(InvoiceRequest(invoice_id=key, on=on, reason=reason))
        return unit.saved(len(documents))


def _used(item: OpeningItem, index: int) -> InvalidInput:
    return InvalidInput(f"items.{index}.number", f"The number {item.number} is used already. Enter another.")
