"""What was owed to and by vendors when the books start (kernel rule 10)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select

from finance_core.engines.text_keys import duplicate_key
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
from finance_core.modules.ap.errors import DuplicateBill
from finance_core.modules.ap.models import (
    APInvoice,
    APPayment,
    BillStatus,
    BillType,
    PaymentKind,
    PaymentMethod,
    PaymentStatus,
    VendorProfile,
)
from finance_core.modules.ap.orm import APInvoiceModel, APPaymentModel
from finance_core.modules.ap.requests import BillRequest, PaymentRequest
from finance_core.modules.ap.service.bill_states import BillStates
from finance_core.modules.ap.service.voids import Voids
from finance_core.money.ids import new_id


class Openings(Voids, BillStates):
    """Takes over open bills, credit notes and prepayments, and gives them back."""

    @operation
    def import_opening_balances(self, unit: Unit, request: ImportOpeningBalances) -> Saved[tuple[UUID, ...]]:
        """Take over open items: Dr OPENING_BALANCE_EQUITY / Cr AP_CONTROL; credits and prepayments swapped.

        All or none. Taxes and costs were booked in the old books, so none are recorded here.

        Raises:
            NotFound: unknown vendor or bank account.
            DuplicateBill: the vendor's number was entered before.
            InvalidInput: an item that does not fit the opening; the message names it.
        """
        keys = []
        for index, item in enumerate(request.items):
            vendor = self._vendor(unit.session, item.party_id, f"items.{index}.party_id")
            value = value_of(self.kernel, unit, item, request.on, f"items.{index}")
            if item.kind == "money":
                keys.append(self._take_money(unit, (item, index), vendor, value, request.on))
            else:
                keys.append(self._take_document(unit, item, vendor, value, request.on))
        return unit.saved(tuple(keys))

    def _take_document(
        self, unit: Unit, item: OpeningItem, vendor: VendorProfile, value: OpeningValue, on: date
    ) -> UUID:
        is_credit = item.kind == "credit"
        bill = APInvoice(
            id=new_id(), vendor_id=vendor.vendor_id,
            document_type=BillType.CREDIT_NOTE if is_credit else BillType.OPENING,
            invoice_date=item.document_date, posting_date=on, due_date=item.due_date or item.document_date,
            currency=value.currency, exchange_rate=value.rate, status=BillStatus.APPROVED,
            internal_number=self.kernel.numbers.next(unit, "AP-BILL", on), invoice_number=item.number,
            invoice_number_key=duplicate_key(item.number)[:60] or None, subtotal=value.amount,
            total_amount=value.amount, base_total=value.base_amount, description="Opening balance",
        )
        self._refuse_known(unit, bill)
        row = APInvoiceModel.from_dto(bill, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, opening_entry(
            Side.DEBIT if is_credit else Side.CREDIT, "AP_CONTROL", value, on, party_id=vendor.vendor_id,
            due_date=bill.due_date, reference=item.number, source_module="ap", source_type="ap_invoice",
            source_id=bill.id, document_date=item.document_date,
            description=f"Opening {bill.internal_number} {item.number} of {vendor.name}",
        ))
        row.journal_entry_id = entry.id
        unit.record(AuditAction.CREATE, "ap_invoice", bill.id, f"Opening {item.number} {vendor.name}")
        unit.find_later(("ap_invoice", bill.id), bill.internal_number or "", party=vendor.name,
                        amount=bill.total_amount, body=item.number, on=item.document_date)
        return bill.id

    def _refuse_known(self, unit: Unit, bill: APInvoice) -> None:
        table = APInvoiceModel
        known = unit.session.execute(
            select(table.internal_number).where(
                table.vendor_id == bill.vendor_id, table.document_type == bill.document_type.value,
                table.status != BillStatus.CANCELLED.value,
                table.invoice_number_key == bill.invoice_number_key, table.invoice_number_key.is_not(None),
            )
        ).scalar()
        if known is not None:
            raise DuplicateBill(bill.invoice_number or "", known)

    def _take_money(
        self, unit: Unit, asked: tuple[OpeningItem, int], vendor: VendorProfile, value: OpeningValue, on: date
    ) -> UUID:
        item, index = asked
        if item.bank_account_id is None:
            raise InvalidInput(f"items.{index}.bank_account_id",
                               f"{item.number}: choose the bank account the prepayment was made from.")
        bank = self.bank.account_of(unit, item.bank_account_id)
        payment = APPayment(
            id=new_id(), payment_number=self.kernel.numbers.next(unit, "AP-PAY", on),
            vendor_id=vendor.vendor_id, kind=PaymentKind.PREPAYMENT, payment_date=on,
            payment_method=PaymentMethod.OTHER, bank_account_id=bank.id, amount=value.amount,
            currency=value.currency, exchange_rate=value.rate, bank_amount=value.amount,
            base_amount=value.base_amount, unapplied_amount=value.amount, status=PaymentStatus.SUBMITTED,
            reference=item.number, memo="Opening balance",
        )
        row = APPaymentModel.from_dto(payment, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        entry = self.kernel.posting.post(unit, opening_entry(
            Side.DEBIT, "VENDOR_PREPAYMENT", value, on, party_id=vendor.vendor_id, reference=item.number,
            source_module="ap", source_type="ap_payment", source_id=payment.id,
            document_date=item.document_date,
            description=f"Opening {payment.payment_number} {item.number} of {vendor.name}",
        ))
        row.journal_entry_id = entry.id
        unit.record(AuditAction.CREATE, "ap_payment", payment.id, f"Opening {item.number} {vendor.name}")
        return payment.id

    @operation
    def cancel_opening_balances(self, unit: Unit, request: CancelOpeningBalances) -> Saved[int]:
        """Take every open item of the opening back by reversals; return how many.

        Raises:
            BillSettled, RefundedPayment: something was paid or applied meanwhile; the message names it.
        """
        documents = opening_documents(unit, "ap")
        for source_type, key in documents:
            if source_type == "ap_payment":
                self.void_payment(PaymentRequest(payment_id=key, on=request.on, reason=request.reason))
            else:
                self.cancel_invoice(BillRequest(invoice_id=key, on=request.on, reason=request.reason))
        return unit.saved(len(documents))
