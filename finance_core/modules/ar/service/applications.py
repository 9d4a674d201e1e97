"""Settling invoices with money, and taking a settlement back (ar.md R5, R11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from finance_core.errors import RuleViolation, StatusMoveRefused
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.open_items import SettlementInfo, SettlementsOf, UndoApplication
from finance_core.kernel.operation import operation, query
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import CurrencyDiffers, OtherCustomer
from finance_core.modules.ar.models import (
    AllocationKind,
    AllocationStatus,
    ARInvoice,
    ARReceipt,
    ARReceiptAllocation,
    InvoiceStatus,
    ReceiptKind,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import (
    ARAutoApplyRuleModel,
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
)
from finance_core.modules.ar.posting import apply_entry, unapply_entry
from finance_core.modules.ar.requests import Application, ApplyReceipt
from finance_core.modules.ar.rules.settlement import (
    Given,
    Settled,
    as_posted,
    earned_discount,
    settled,
    taken_from_receipt,
)
from finance_core.modules.ar.rules.states import OPEN, invoice_after, invoice_name, memo_after, receipt_after
from finance_core.modules.ar.service.base import ZERO, ARBase
from finance_core.modules.tax.api import Discounted, DiscountTax, TaxDirection, TaxedLine, TaxSource
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ALLOCATION = "ar_receipt_allocation"
_USABLE = frozenset({ReceiptStatus.UNALLOCATED, ReceiptStatus.PARTIALLY_ALLOCATED})


@dataclass(frozen=True, slots=True)
class Part:
    """One application of money, worked out and taken off the invoice, not posted yet."""

    settled: Settled
    discount_tax: DiscountTax
    rule_id: UUID | None = None


class Applications(ARBase):
    """Settlements by money."""

    @operation
    def apply_receipt(self, unit: Unit, request: ApplyReceipt) -> Saved[ARReceipt]:
        """Apply money: Dr UNAPPLIED_CASH at the value of its day / Cr AR_CONTROL, discount, small rest, FX.

        Dated the day given (today without one), or the receipt's or invoice's if that is later. More than
        an invoice has open stays unapplied, with a warning.

        Raises:
            StatusMoveRefused: the receipt or invoice is in no state to be settled.
            NotEnoughLeft, OtherCustomer, CurrencyDiffers, DiscountEnded, RuleViolation: as their texts say.
        """
        row = self._receipt_row(unit.session, request.receipt_id)
        for index, application in enumerate(request.applications):
            self._apply_later(unit, row, application, (request.on or unit.today, f"applications.{index}"))
        unit.record(AuditAction.UPDATE, "ar_receipt", row.id, f"{row.receipt_number} applied")
        return unit.saved(row.to_dto())

    def _apply_later(
        self,
        unit: Unit,
        row: ARReceiptModel,
        application: Application,
        place: tuple[date, str],
        rule_id: UUID | None = None,
    ) -> ARReceiptAllocationModel:
        """Apply money that is already in the books, with an entry of its own."""
        wanted, field = place
        receipt = row.to_dto()
        if receipt.kind is ReceiptKind.REFUND or receipt.status not in _USABLE:
            raise StatusMoveRefused(receipt.receipt_number, receipt.status.value, "applied")
        part = self._settle_by_money(unit, receipt, application, field)
        on = max(wanted, receipt.receipt_date, part.settled.invoice.posting_date)
        key = new_id()
        entry = self.kernel.posting.post(
            unit, apply_entry(receipt, key, part.settled, part.discount_tax.lines, on)
        )
        given = part.settled.given
        self._store_receipt(unit, row, receipt_after(receipt, given.amount, given.base_amount))
        return self._store_part(unit, receipt, replace(part, rule_id=rule_id), (key, entry.id, on))

    def _settle_by_money(self, unit: Unit, receipt: ARReceipt, application: Application, field: str) -> Part:
        """Work an application out and take it off the invoice."""
        row = self._settleable(unit, application.invoice_id, receipt.customer_id, receipt.currency, field)
        invoice = row.to_dto()
        given = self._given(unit, receipt, invoice, application, field)
        part = settled(invoice, given, self.kernel.base_minor_unit(unit))
        self._store_invoice(unit, row, invoice_after(invoice, given.reduction, part.settlement.released))
        return Part(part, self._discount_tax(unit, invoice, given.discount, given.rate))

    def _settleable(
        self, unit: Unit, invoice_id: UUID, customer_id: UUID, currency: str, field: str
    ) -> ARInvoiceModel:
        row = self._invoice_row(unit.session, invoice_id, f"{field}.invoice_id")
        status, number = InvoiceStatus(row.status), row.invoice_number or "The draft"
        if row.customer_id != customer_id:
            raise OtherCustomer(number, f"{field}.invoice_id")
        if status not in OPEN:
            raise StatusMoveRefused(number, status.value, InvoiceStatus.PAID.value)
        if row.currency != currency:
            raise CurrencyDiffers(number, row.currency, f"{field}.invoice_id")
        return row

    def _given(
        self, unit: Unit, receipt: ARReceipt, invoice: ARInvoice, application: Application, field: str
    ) -> Given:
        amount = self._at_most_open(unit, invoice, application.amount)
        discount = ZERO
        if application.take_discount:
            day = self._discount_day(unit, receipt.receipt_date, invoice.currency)
            discount = earned_discount(invoice, amount, day, f"{field}.take_discount")
        rest = invoice.balance_due - amount - discount if application.write_off_rest else ZERO
        minor = self.kernel.base_minor_unit(unit)
        self._check_small(
            invoice, rounded_product(minor, rest, receipt.exchange_rate), f"{field}.write_off_rest"
        )
        base = taken_from_receipt(receipt, amount, minor, f"{field}.amount")
        return Given(
            amount=amount, base_amount=base, rate=receipt.exchange_rate, discount=discount, write_off=rest
        )

    def _at_most_open(self, unit: Unit, invoice: ARInvoice, amount: Decimal) -> Decimal:
        over = amount - invoice.balance_due
        if over <= 0:
            return amount
        unit.warn(
            f"{invoice_name(invoice)} has {money_text(invoice.balance_due)} open; {money_text(over)} of "
            f"{money_text(amount)} will stay unapplied."
        )
        return invoice.balance_due

    def _check_small(self, invoice: ARInvoice, base_rest: Decimal, field: str) -> None:
        limit = Decimal(self.kernel.settings.get("ar.small_balance_limit"))
        if base_rest > limit:
            raise RuleViolation(
                f"The rest of {invoice_name(invoice)} is worth {money_text(base_rest)}, more than a small "
                f"balance ({money_text(limit)}). Leave it open, or write the invoice off.",
                field=field,
            )

    def _discount_tax(self, unit: Unit, invoice: ARInvoice, discount: Decimal, rate: Decimal) -> DiscountTax:
        document = Discounted(
            direction=TaxDirection.OUTPUT,
            on=invoice.supply_date or invoice.invoice_date,
            currency=invoice.currency,
            total=invoice.total_amount,
            rate=rate,
            party_id=invoice.customer_id,
            lines=tuple(
                TaxedLine(tax_code_id=line.tax_code_id, amount=line.amount, tax_amount=line.tax_amount)
                for line in invoice.lines
            ),
        )
        return self.tax.discount_tax(unit, document, discount)

    def _store_part(
        self, unit: Unit, receipt: ARReceipt, part: Part, keys: tuple[UUID, UUID, date]
    ) -> ARReceiptAllocationModel:
        """Store a posted application as an allocation, with the tax its discount took back."""
        key, entry_id, on = keys
        given, settlement = part.settled.given, part.settled.settlement
        row = self._store_allocation(
            unit,
            ARReceiptAllocation(
                id=key,
                kind=AllocationKind.RECEIPT,
                receipt_id=receipt.id,
                invoice_id=part.settled.invoice.id,
                application_date=on,
                amount=given.amount,
                discount_taken=given.discount,
                discount_tax_amount=part.discount_tax.tax,
                write_off_amount=given.write_off,
                base_amount=given.base_amount,
                base_released=settlement.released,
                fx_gain_loss=settlement.fx_result,
                rule_id=part.rule_id,
                status=AllocationStatus.POSTED,
                journal_entry_id=entry_id,
            ),
        )
        source = TaxSource(
            module="ar",
            type=ALLOCATION,
            id=key,
            on=on,
            party_id=receipt.customer_id,
            currency=receipt.currency,
            rate=receipt.exchange_rate,
            entry_id=entry_id,
        )
        self.tax.record_discount_tax(unit, source, part.discount_tax)
        return row

    def _store_allocation(self, unit: Unit, allocation: ARReceiptAllocation) -> ARReceiptAllocationModel:
        row = ARReceiptAllocationModel.from_dto(allocation, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        return row

    @operation
    def undo_application(self, unit: Unit, request: UndoApplication) -> Saved[ARReceiptAllocation]:
        """Take one settlement back: the invoice opens, money or credit is unapplied, the entry is swapped.

        Raises:
            NotFound: there is no such settlement.
            RuleViolation: it was taken back before, or is a refund.
            TooEarly: the day lies before the settlement.
            StatusMoveRefused: the invoice was cancelled by it.
        """
        row = unit.get(
            ARReceiptAllocationModel, request.settlement_id, what="settlement", field="settlement_id"
        )
        if row.status != AllocationStatus.POSTED.value:
            raise RuleViolation("This settlement was taken back before.", field="settlement_id")
        if row.kind == AllocationKind.REFUND.value:
            raise RuleViolation(
                "A refund is taken back by voiding it. Open the refund.", field="settlement_id"
            )
        on = self._undo_date(unit, request.on, row.application_date, [])
        entry_id = self._unposted(unit, row, on, request.reason)
        self._give_back(unit, row)
        self._take_off(unit, row, on, entry_id)
        unit.record(AuditAction.UNDO, ALLOCATION, row.id, f"Settlement taken back {request.reason}".strip())
        return unit.saved(row.to_dto())

    def _unposted(self, unit: Unit, row: ARReceiptAllocationModel, on: date, reason: str) -> UUID | None:
        if row.journal_entry_id is None:
            return None
        receipt = self._receipt_row(unit.session, row.receipt_id).to_dto() if row.receipt_id else None
        if receipt is None or row.invoice_id is None or row.journal_entry_id != receipt.journal_entry_id:
            return self.kernel.posting.reverse(unit, row.journal_entry_id, on=on, reason=reason).id
        invoice = self._invoice_row(unit.session, row.invoice_id).to_dto()
        part = as_posted(invoice, row.to_dto(), receipt.exchange_rate, self.kernel.base_minor_unit(unit))
        taxes = self._discount_tax(unit, invoice, row.discount_taken, receipt.exchange_rate).lines
        return self.kernel.posting.post(unit, unapply_entry(receipt, row.id, part, taxes, on)).id

    def _give_back(self, unit: Unit, row: ARReceiptAllocationModel) -> None:
        """Give money or credit back to where it came from."""
        if row.receipt_id is not None:
            receipt = self._receipt_row(unit.session, row.receipt_id)
            self._store_receipt(unit, receipt, receipt_after(receipt.to_dto(), -row.amount, -row.base_amount))
        if row.credit_memo_id is not None:
            memo = self._memo_row(unit.session, row.credit_memo_id)
            self._store_memo(unit, memo, memo_after(memo.to_dto(), -row.amount, -row.base_amount))

    def _take_off(self, unit: Unit, row: ARReceiptAllocationModel, on: date, entry_id: UUID | None) -> None:
        """Mark a settlement as taken back and open its invoice again, with its old dates."""
        if row.invoice_id is not None:
            invoice = self._invoice_row(unit.session, row.invoice_id)
            reduction = row.to_dto().reduction
            self._store_invoice(
                unit, invoice, invoice_after(invoice.to_dto(), -reduction, -row.base_released)
            )
        row.status, row.reversed_on, row.reversal_entry_id = AllocationStatus.REVERSED.value, on, entry_id
        unit.session.flush()
        if row.discount_tax_amount:
            self.tax.reverse_tax_transactions(unit, ALLOCATION, row.id, on)

    @query
    def settlements(self, session: Session, request: SettlementsOf) -> tuple[SettlementInfo, ...]:
        """Return what settled an invoice, or what a receipt or credit note settled, oldest first."""
        table, key = ARReceiptAllocationModel, request.document_id
        columns = (table.invoice_id, table.receipt_id, table.credit_memo_id, table.refund_receipt_id)
        refund, rule = aliased(ARReceiptModel), ARAutoApplyRuleModel
        statement = (
            select(
                table,
                ARInvoiceModel.invoice_number,
                ARReceiptModel.receipt_number,
                ARCreditMemoModel.credit_memo_number,
                refund.receipt_number,
                rule.name,
                ARInvoiceModel.currency,
                ARReceiptModel.currency,
                ARCreditMemoModel.currency,
            )
            .outerjoin(ARInvoiceModel, ARInvoiceModel.id == table.invoice_id)
            .outerjoin(ARReceiptModel, ARReceiptModel.id == table.receipt_id)
            .outerjoin(ARCreditMemoModel, ARCreditMemoModel.id == table.credit_memo_id)
            .outerjoin(refund, refund.id == table.refund_receipt_id)
            .outerjoin(rule, rule.id == table.rule_id)
            .where(or_(*(column == key for column in columns)))
            .order_by(table.application_date, table.id)
        )
        if not request.with_reversed:
            statement = statement.where(table.status == AllocationStatus.POSTED.value)
        return tuple(_info(*row) for row in session.execute(statement))


def _info(row: ARReceiptAllocationModel, *names: Any) -> SettlementInfo:
    invoice, receipt, memo, refund, rule, *currencies = names
    allocation = row.to_dto()
    words: Mapping[AllocationKind, str] = {
        AllocationKind.WRITE_OFF: "Write-off",
        AllocationKind.SMALL_BALANCE: "Small rest",
    }
    return SettlementInfo(
        id=allocation.id,
        kind=allocation.kind,
        application_date=allocation.application_date,
        source_number=receipt or memo or words.get(allocation.kind, ""),
        target_number=invoice or refund or words.get(allocation.kind, ""),
        currency=_first(currencies),
        amount=allocation.amount,
        discount=allocation.discount_taken,
        write_off=allocation.write_off_amount,
        status=allocation.status,
        reversed_on=allocation.reversed_on,
        rule_name=rule,
        entry_id=allocation.journal_entry_id,
    )


def _first(values: Sequence[str | None]) -> str:
    return next(value for value in values if value)
