"""What happens to money afterwards: it bounces, is voided, clears, goes to the bank; and its list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import String, and_, case, cast, select, type_coerce
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact, exact_sum
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import ReceiptCleared, ReceiptDeposited
from finance_core.modules.ar.models import (
    AllocationKind,
    ARReceipt,
    InvoiceType,
    ReceiptKind,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import ARReceiptAllocationModel, ARReceiptModel, CustomerProfileModel
from finance_core.modules.ar.posting import RECEIPT, return_entry
from finance_core.modules.ar.requests import (
    ClearReceipt,
    CreateInvoice,
    InvoiceLine,
    MarkDeposited,
    ReceiptRequest,
    ReturnReceipt,
)
from finance_core.modules.ar.rules.states import RECEIPT_MOVES
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.receipts import Receipts
from finance_core.money.rounding import rounded_product

_GONE = (ReceiptStatus.RETURNED.value, ReceiptStatus.VOIDED.value)


class MoneyEvents(Receipts):
    """Returns, voids, marks and lists of receipts."""

    @operation
    def return_receipt(self, unit: Unit, request: ReturnReceipt) -> Saved[ARReceipt]:
        """Record that money bounced: entries are reversed, invoices open again with their old dates.

        Also Dr BANK_FEE_EXPENSE / Cr bank account for the bank's fee, and an invoice for it when it is
        charged on.

        Raises:
            StatusMoveRefused: it was returned or voided before.
            TooEarly: the day lies before the receipt or its last settlement.
            InvalidInput: the bank account is not known.
            RuleViolation: part of it was paid back.
        """
        row = self._receipt_row(unit.session, request.receipt_id)
        receipt = row.to_dto()
        check_move(RECEIPT_MOVES, receipt.receipt_number, receipt.status, ReceiptStatus.RETURNED)
        if receipt.kind is ReceiptKind.REFUND:
            raise InvalidInput("receipt_id", f"{receipt.receipt_number} is a refund. Void it instead.")
        bank = self._returning_bank(unit, receipt, request)
        on, entry_id = self._reversed(unit, receipt, request.on, request.reason)
        if bank is not None:
            deposited = self._deposited_worth(unit, receipt, bank) if receipt.deposit_transaction_id else None
            entry = return_entry(receipt, bank, deposited, request.fee_amount, on)
            if entry is not None:
                self.kernel.posting.post(unit, entry)
        row.apply(
            replace(
                receipt,
                status=ReceiptStatus.RETURNED,
                returned_on=on,
                return_reason=request.reason,
                unallocated_amount=ZERO,
                base_unallocated=ZERO,
                void_entry_id=entry_id,
            ),
            changed_by_id=unit.actor_id,
        )
        if request.charge_customer and request.fee_amount and bank is not None:
            self._charge_fee(unit, receipt, bank, request)
        unit.record(
            AuditAction.REVERSE, RECEIPT, receipt.id, f"{receipt.receipt_number} returned: {request.reason}"
        )
        return unit.saved(row.to_dto())

    def _returning_bank(self, unit: Unit, receipt: ARReceipt, request: ReturnReceipt) -> BankFacts | None:
        key = request.bank_account_id or receipt.bank_account_id
        if key is not None:
            return self.bank.account_of(unit, key)
        if receipt.deposit_transaction_id is not None or request.fee_amount:
            raise InvalidInput(
                "bank_account_id", f"Choose the bank account that took {receipt.receipt_number} back."
            )
        return None

    def _deposited_worth(self, unit: Unit, receipt: ARReceipt, bank: BankFacts) -> tuple[Decimal, Decimal]:
        """Return what the bank takes back of a deposit, in its currency and in base currency."""
        minor = self.kernel.base_minor_unit(unit)
        base = receipt.base_amount - rounded_product(minor, receipt.fee_amount, receipt.exchange_rate)
        if bank.currency == receipt.currency:
            return receipt.bank_amount, base
        if bank.currency == self.kernel.base_currency:
            return base, base
        raise InvalidInput(
            "bank_account_id", f"{bank.name} is in {bank.currency}. Choose an account in {receipt.currency}."
        )

    def _reversed(
        self, unit: Unit, receipt: ARReceipt, wanted: date | None, reason: str
    ) -> tuple[date, UUID | None]:
        """Reverse all of a receipt's entries, open its invoices; return the day and its entry's reversal."""
        table = ARReceiptAllocationModel
        is_refund = receipt.kind is ReceiptKind.REFUND
        settlements = self._settlements(
            unit.session, table.refund_receipt_id if is_refund else table.receipt_id, receipt.id
        )
        live = self._live(settlements)
        if not is_refund and any(row.kind == AllocationKind.REFUND.value for row in live):
            raise RuleViolation(
                f"Part of {receipt.receipt_number} was paid back. Void the refund first.", field="receipt_id"
            )
        on = self._undo_date(unit, wanted, receipt.receipt_date, settlements)
        entries = self.kernel.posting.void(unit, RECEIPT, receipt.id, on=on, reason=reason)
        entry_id = entries[-1].id if entries else None
        for row in live:
            if is_refund:
                self._give_back(unit, row)
            self._take_off(unit, row, on, entry_id)
        return on, entry_id

    def _charge_fee(self, unit: Unit, receipt: ARReceipt, bank: BankFacts, request: ReturnReceipt) -> None:
        line = InvoiceLine(
            description=f"Fee for returned payment {receipt.receipt_number}",
            unit_price=request.fee_amount,
            role="FINANCE_CHARGE_INCOME",
        )
        self._issue(
            unit,
            CreateInvoice(
                customer_id=receipt.customer_id,
                invoice_date=request.on,
                currency=bank.currency,
                lines=(line,),
                document_type=InvoiceType.FINANCE_CHARGE,
                override_reason=f"fee for returned payment {receipt.receipt_number}",
            ),
        )

    @operation
    def void_receipt(self, unit: Unit, request: ReceiptRequest) -> Saved[ARReceipt]:
        """Void a receipt or refund entered by mistake: its entries are reversed, what it settled opens again.

        Raises:
            InvalidInput: no reason given.
            ReceiptCleared, ReceiptDeposited: the bank has it.
            StatusMoveRefused: it was voided or returned before.
            RuleViolation: part of it was paid back.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the receipt is voided.")
        row = self._receipt_row(unit.session, request.receipt_id)
        receipt = row.to_dto()
        check_move(RECEIPT_MOVES, receipt.receipt_number, receipt.status, ReceiptStatus.VOIDED)
        if receipt.cleared_on is not None:
            raise ReceiptCleared(receipt.receipt_number, receipt.cleared_on)
        if receipt.deposit_transaction_id is not None:
            raise ReceiptDeposited(receipt.receipt_number)
        on, entry_id = self._reversed(unit, receipt, request.on, request.reason)
        row.apply(
            replace(
                receipt,
                status=ReceiptStatus.VOIDED,
                voided_on=on,
                void_reason=request.reason,
                unallocated_amount=ZERO,
                base_unallocated=ZERO,
                void_entry_id=entry_id,
            ),
            changed_by_id=unit.actor_id,
        )
        unit.record(
            AuditAction.REVERSE, RECEIPT, receipt.id, f"{receipt.receipt_number} voided: {request.reason}"
        )
        return unit.saved(row.to_dto())

    @operation
    def mark_receipt_cleared(self, unit: Unit, request: ClearReceipt) -> Saved[ARReceipt]:
        """Note that the bank has the money, or (without a date) that the reconciliation was opened again.

        Raises:
            RuleViolation: it was returned or voided.
        """
        row = self._standing(unit, request.receipt_id)
        row.cleared_on = request.cleared_on
        unit.record(
            AuditAction.UPDATE,
            RECEIPT,
            row.id,
            f"{row.receipt_number} cleared {request.cleared_on or 'taken back'}",
        )
        return unit.saved(row.to_dto())

    @operation
    def mark_deposited(self, unit: Unit, request: MarkDeposited) -> Saved[tuple[ARReceipt, ...]]:
        """Note the deposit slip that took receipts to the bank, or (without one) that the slip was undone.

        Raises:
            RuleViolation: a receipt went to the bank already, was returned or voided.
        """
        rows = [self._standing(unit, key) for key in request.receipt_ids]
        for row in rows:
            if request.transaction_id and (row.bank_account_id or row.deposit_transaction_id):
                raise RuleViolation(
                    f"{row.receipt_number} is in the bank already. Take it off the slip.",
                    field="receipt_ids",
                    record=row.receipt_number,
                )
            row.deposit_transaction_id = request.transaction_id
            unit.record(
                AuditAction.UPDATE,
                RECEIPT,
                row.id,
                f"{row.receipt_number} {'deposited' if request.transaction_id else 'no longer deposited'}",
            )
        return unit.saved(tuple(row.to_dto() for row in rows))

    def _standing(self, unit: Unit, receipt_id: UUID) -> ARReceiptModel:
        row = self._receipt_row(unit.session, receipt_id)
        if row.status in _GONE:
            raise RuleViolation(
                f"{row.receipt_number} was {row.status}. Choose another receipt.",
                field="receipt_id",
                record=row.receipt_number,
            )
        return row

    @query
    def receipt(self, session: Session, receipt_id: UUID) -> ARReceipt:
        """Return a receipt or refund.

        Raises:
            NotFound: there is none with this id.
        """
        return self._receipt_row(session, receipt_id).to_dto()

    @query
    def list_receipts(self, session: Session, request: ListQuery) -> Page:
        """Return receipts and refunds (negative); the total is what is unapplied, in base currency."""
        receipt, customer = ARReceiptModel, CustomerProfileModel
        sign = case((receipt.kind == ReceiptKind.REFUND.value, -1), else_=1)
        stands = receipt.status.not_in(_GONE)
        unapplied = and_(stands, exact(receipt.unallocated_amount) != ZERO)
        in_hand = and_(
            stands,
            receipt.bank_account_id.is_(None),
            receipt.deposit_transaction_id.is_(None),
            receipt.kind == ReceiptKind.RECEIPT.value,
        )
        spec = ListSpec(
            columns={
                "id": receipt.id,
                "number": receipt.receipt_number,
                "customer": customer.name,
                "receipt_date": receipt.receipt_date,
                "payment_method": receipt.payment_method,
                "reference": receipt.reference,
                "amount": type_coerce(exact(receipt.amount) * sign, LedgerAmount()),
                "unallocated": exact(receipt.unallocated_amount),
                "currency": receipt.currency,
                "status": receipt.status,
                "kind": receipt.kind,
                "cleared_on": receipt.cleared_on,
                "customer_id": receipt.customer_id,
                "bank_account_id": receipt.bank_account_id,
            },
            source=select().select_from(receipt).join(customer, customer.customer_id == receipt.customer_id),
            search=(receipt.receipt_number, customer.name, receipt.reference, cast(receipt.amount, String)),
            filters={
                "customer_id": lambda value: receipt.customer_id == value,
                "status": lambda value: receipt.status == value,
                "kind": lambda value: receipt.kind == value,
                "unapplied": lambda _value: unapplied,
                "undeposited": lambda _value: in_hand,
                "bank_account_id": lambda value: receipt.bank_account_id == value,
                "date_from": lambda value: receipt.receipt_date >= value,
                "date_to": lambda value: receipt.receipt_date <= value,
            },
            totals={"unapplied_base": exact_sum(receipt.base_unallocated)},
            sort="receipt_date",
            descending=True,
        )
        return run_list(session, spec, request)
