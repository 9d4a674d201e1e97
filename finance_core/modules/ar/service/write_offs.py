"""Giving up: bad debts and small rests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from finance_core.db.types import exact
from finance_core.errors import CountinghouseError, StatusMoveRefused
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import Approval, AuditAction, Decision
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import ApprovalModel
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.computed import WriteOffRun
from finance_core.modules.ar.errors import ApprovalNeeded, NotEnoughLeft, TooEarly
from finance_core.modules.ar.models import (
    AllocationKind,
    AllocationStatus,
    ARInvoice,
    ARReceiptAllocation,
    InvoiceStatus,
    ReceiptKind,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import ARInvoiceModel, ARReceiptModel
from finance_core.modules.ar.posting import INVOICE, kept_rest_entry, write_off_entry
from finance_core.modules.ar.requests import WriteOffInvoice, WriteOffSmallBalances
from finance_core.modules.ar.rules.settlement import Settled, given_up
from finance_core.modules.ar.rules.states import OPEN, invoice_after, invoice_name, receipt_after
from finance_core.modules.ar.service.applications import Applications
from finance_core.modules.ar.service.base import ZERO
from finance_core.money.ids import new_id

_ROLES = {"allowance": "ALLOWANCE_DOUBTFUL", "direct": "BAD_DEBT_EXPENSE"}


class WriteOffs(Applications):
    """Write-offs."""

    @operation
    def write_off_invoice(self, unit: Unit, request: WriteOffInvoice) -> Saved[ARReceiptAllocation]:
        """Give an invoice up: Dr ALLOWANCE_DOUBTFUL or (direct) BAD_DEBT_EXPENSE, gross / Cr AR_CONTROL.

        Valued at what the invoice carries in base currency, so there is no exchange result.

        Raises:
            StatusMoveRefused: the invoice is not open.
            NotEnoughLeft: more than is open.
            TooEarly: before the invoice was posted.
            ApprovalNeeded: the amount needs an approval, and none is recorded.
        """
        row = self._invoice_row(unit.session, request.invoice_id)
        invoice = row.to_dto()
        if invoice.status not in OPEN:
            raise StatusMoveRefused(
                invoice_name(invoice), invoice.status.value, InvoiceStatus.WRITTEN_OFF.value
            )
        if request.on < invoice.posting_date:
            raise TooEarly("on", "The write-off", invoice.posting_date)
        amount = request.amount or invoice.balance_due
        if amount > invoice.balance_due:
            raise NotEnoughLeft(invoice_name(invoice), invoice.balance_due, amount, "amount")
        part = given_up(invoice, amount, self.kernel.base_minor_unit(unit))
        self._approve(unit, invoice, part, request)
        role = _ROLES[request.method or str(self.kernel.settings.get("ar.write_off_method"))]
        allocation = self._give_up(
            unit, row, part, (AllocationKind.WRITE_OFF, role, request.on, request.reason)
        )
        unit.record(
            AuditAction.UPDATE,
            INVOICE,
            invoice.id,
            f"{invoice_name(invoice)} written off {amount}: {request.reason}",
        )
        return unit.saved(allocation)

    def _approve(self, unit: Unit, invoice: ARInvoice, part: Settled, request: WriteOffInvoice) -> None:
        limit = Decimal(self.kernel.settings.get("ar.write_off_approval_from"))
        released = part.settlement.released
        if released < limit:
            return
        if not request.approval_note:
            raise ApprovalNeeded(released, limit)
        unit.add(
            ApprovalModel.from_dto(
                Approval(
                    id=new_id(),
                    subject_type=INVOICE,
                    subject_id=invoice.id,
                    step="write_off",
                    decision=Decision.APPROVED,
                    actor_id=unit.actor_id,
                    decided_at=unit.now,
                    note=request.approval_note,
                    amount=released,
                ),
                created_by_id=unit.actor_id,
            )
        )
        unit.record(
            AuditAction.APPROVE,
            INVOICE,
            invoice.id,
            f"Write-off of {invoice_name(invoice)}: {request.approval_note}",
        )

    def _give_up(
        self, unit: Unit, row: ARInvoiceModel, part: Settled, how: tuple[AllocationKind, str, date, str]
    ) -> ARReceiptAllocation:
        kind, role, on, reason = how
        key, settlement, amount = new_id(), part.settlement, part.given.write_off
        entry = self.kernel.posting.post(unit, write_off_entry(part, key, role, on, reason))
        gives_up = kind is AllocationKind.WRITE_OFF
        self._store_invoice(
            unit, row, invoice_after(part.invoice, amount, settlement.released, gives_up=gives_up)
        )
        allocation = ARReceiptAllocation(
            id=key,
            kind=kind,
            invoice_id=part.invoice.id,
            application_date=on,
            amount=ZERO,
            write_off_amount=amount,
            base_released=settlement.released,
            status=AllocationStatus.POSTED,
            journal_entry_id=entry.id,
        )
        self._store_allocation(unit, allocation)
        return allocation

    @operation
    def write_off_small_balances(self, unit: Unit, request: WriteOffSmallBalances) -> Saved[WriteOffRun]:
        """Give up small rests of part-paid invoices (Dr SMALL_BALANCE_WRITE_OFF), keep receipts' (Cr).

        The limit is in base currency, without one the setting's. A rest the ledger refuses is left, with
        the reason.
        """
        limit = request.limit or Decimal(self.kernel.settings.get("ar.small_balance_limit"))
        done: list[UUID] = []
        problems: list[str] = []
        total = ZERO
        for key, number, is_invoice in self._small_rests(unit, request, limit):
            try:
                with unit.attempt():
                    total += self._clear_rest(unit, key, request.on, is_invoice=is_invoice)
                done.append(key)
            except CountinghouseError as error:
                problems.append(f"{number}: {error.message}")
        return unit.saved(WriteOffRun(written_off=tuple(done), total=total, problems=tuple(problems)))

    def _small_rests(
        self, unit: Unit, request: WriteOffSmallBalances, limit: Decimal
    ) -> list[tuple[UUID, str, bool]]:
        invoice, receipt = ARInvoiceModel, ARReceiptModel
        rests = (
            select(invoice.id, invoice.invoice_number)
            .where(
                invoice.status == InvoiceStatus.PARTIALLY_PAID.value,
                invoice.dispute_reason.is_(None),
                exact(invoice.base_balance) <= limit,
                invoice.posting_date <= request.on,
            )
            .order_by(invoice.invoice_number)
        )
        over = (
            select(receipt.id, receipt.receipt_number)
            .where(
                receipt.status == ReceiptStatus.PARTIALLY_ALLOCATED.value,
                receipt.kind == ReceiptKind.RECEIPT.value,
                exact(receipt.base_unallocated) <= limit,
                receipt.receipt_date <= request.on,
            )
            .order_by(receipt.receipt_number)
        )
        if request.customer_id is not None:
            rests = rests.where(invoice.customer_id == request.customer_id)
            over = over.where(receipt.customer_id == request.customer_id)
        return [
            *((key, number or "", True) for key, number in unit.session.execute(rests)),
            *((key, number, False) for key, number in unit.session.execute(over)),
        ]

    def _clear_rest(self, unit: Unit, key: UUID, on: date, *, is_invoice: bool) -> Decimal:
        """Give up or keep one rest; return what it was worth in base currency, a rest kept is negative."""
        if is_invoice:
            row = self._invoice_row(unit.session, key)
            invoice = row.to_dto()
            part = given_up(invoice, invoice.balance_due, self.kernel.base_minor_unit(unit))
            self._give_up(
                unit, row, part, (AllocationKind.SMALL_BALANCE, "SMALL_BALANCE_WRITE_OFF", on, "small rest")
            )
            return part.settlement.released
        source = self._receipt_row(unit.session, key)
        receipt, allocation_id = source.to_dto(), new_id()
        entry = self.kernel.posting.post(unit, kept_rest_entry(receipt, allocation_id, on))
        self._store_receipt(
            unit, source, receipt_after(receipt, receipt.unallocated_amount, receipt.base_unallocated)
        )
        self._store_allocation(
            unit,
            ARReceiptAllocation(
                id=allocation_id,
                kind=AllocationKind.SMALL_BALANCE,
                receipt_id=receipt.id,
                application_date=on,
                amount=receipt.unallocated_amount,
                base_amount=receipt.base_unallocated,
                base_released=receipt.base_unallocated,
                status=AllocationStatus.POSTED,
                journal_entry_id=entry.id,
            ),
        )
        return -receipt.base_unallocated
