"""Applying credit notes, cancelling them, and their list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, exact_sum
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import MemoApplied
from finance_core.modules.ar.models import (
    AllocationKind,
    AllocationStatus,
    ARCreditMemo,
    ARReceiptAllocation,
    CreditMemoStatus,
)
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    CustomerProfileModel,
)
from finance_core.modules.ar.posting import MEMO, memo_application_entry
from finance_core.modules.ar.requests import ApplyCreditMemo, CreditMemoRequest, MemoApplication
from finance_core.modules.ar.rules.settlement import Given, settled, taken_from_memo
from finance_core.modules.ar.rules.states import MEMO_MOVES, invoice_after, memo_after, memo_name
from finance_core.modules.ar.service.applications import Applications
from finance_core.modules.ar.service.base import ZERO
from finance_core.money.ids import new_id

_USABLE = frozenset({CreditMemoStatus.ISSUED, CreditMemoStatus.PARTIALLY_APPLIED})


class MemoApplications(Applications):
    """Settlements by credit note."""

    @operation
    def apply_credit_memo(self, unit: Unit, request: ApplyCreditMemo) -> Saved[ARCreditMemo]:
        """Apply a credit note to invoices of its customer and currency; only a rate difference is posted.

        More than an invoice has open stays unapplied, with a warning.

        Raises:
            StatusMoveRefused: the credit note or an invoice is in no state to be settled.
            NotEnoughLeft, OtherCustomer, CurrencyDiffers: as their texts say.
        """
        row = self._memo_row(unit.session, request.credit_memo_id)
        for index, application in enumerate(request.applications):
            self._apply_memo(unit, row, application, f"applications.{index}", request.on)
        unit.record(AuditAction.UPDATE, MEMO, row.id, f"{row.credit_memo_number} applied")
        return unit.saved(row.to_dto())

    def _apply_memo(
        self,
        unit: Unit,
        row: ARCreditMemoModel,
        application: MemoApplication,
        field: str,
        wanted: date | None = None,
    ) -> None:
        memo = row.to_dto()
        if memo.status not in _USABLE:
            raise StatusMoveRefused(memo_name(memo), memo.status.value, CreditMemoStatus.APPLIED.value)
        invoice_row = self._settleable(unit, application.invoice_id, memo.customer_id, memo.currency, field)
        invoice, minor = invoice_row.to_dto(), self.kernel.base_minor_unit(unit)
        amount = self._at_most_open(unit, invoice, application.amount)
        base = taken_from_memo(memo, amount, minor, f"{field}.amount")
        part = settled(invoice, Given(amount=amount, base_amount=base, rate=memo.exchange_rate), minor)
        on = max(wanted or memo.posting_date, memo.posting_date, invoice.posting_date)
        self._store_invoice(unit, invoice_row, invoice_after(invoice, amount, part.settlement.released))
        self._store_memo(unit, row, memo_after(memo, amount, base))
        key, entry_id = new_id(), None
        if part.settlement.fx_result:
            entry_id = self.kernel.posting.post(unit, memo_application_entry(memo, key, part, on)).id
        self._store_allocation(
            unit,
            ARReceiptAllocation(
                id=key,
                kind=AllocationKind.CREDIT_MEMO,
                credit_memo_id=memo.id,
                invoice_id=invoice.id,
                application_date=on,
                amount=amount,
                base_amount=base,
                base_released=part.settlement.released,
                fx_gain_loss=part.settlement.fx_result,
                status=AllocationStatus.POSTED,
                journal_entry_id=entry_id,
            ),
        )

    @operation
    def cancel_credit_memo(self, unit: Unit, request: CreditMemoRequest) -> Saved[ARCreditMemo]:
        """Cancel a credit note of which nothing is applied: its entry is reversed, its number kept.

        Raises:
            InvalidInput: no reason given.
            MemoApplied: it is applied or refunded in part.
            StatusMoveRefused: it was cancelled before.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the credit note is cancelled.")
        row = self._memo_row(unit.session, request.credit_memo_id)
        memo = row.to_dto()
        if memo.status is not CreditMemoStatus.CANCELLED and memo.unapplied_amount != memo.amount:
            raise MemoApplied(memo_name(memo))
        check_move(MEMO_MOVES, memo_name(memo), memo.status, CreditMemoStatus.CANCELLED)
        before = self._settlements(unit.session, ARReceiptAllocationModel.credit_memo_id, memo.id)
        on = self._undo_date(unit, request.on, memo.posting_date, before)
        entries = self.kernel.posting.void(unit, MEMO, memo.id, on=on, reason=request.reason)
        self.tax.reverse_tax_transactions(unit, MEMO, memo.id, on)
        self._store_memo(
            unit,
            row,
            replace(
                memo,
                status=CreditMemoStatus.CANCELLED,
                unapplied_amount=ZERO,
                base_unapplied=ZERO,
                voided_on=on,
                void_reason=request.reason,
                void_entry_id=entries[-1].id if entries else None,
            ),
        )
        unit.record(AuditAction.REVERSE, MEMO, memo.id, f"{memo_name(memo)} cancelled: {request.reason}")
        return unit.saved(row.to_dto())

    @query
    def credit_memo(self, session: Session, credit_memo_id: UUID) -> ARCreditMemo:
        """Return a credit note with its lines.

        Raises:
            NotFound: there is none with this id.
        """
        return self._memo_row(session, credit_memo_id).to_dto()

    @query
    def list_credit_memos(self, session: Session, request: ListQuery) -> Page:
        """Return credit notes; the total is what is unapplied, in base currency."""
        memo, customer, original = ARCreditMemoModel, CustomerProfileModel, ARInvoiceModel
        spec = ListSpec(
            columns={
                "id": memo.id,
                "number": memo.credit_memo_number,
                "customer": customer.name,
                "issue_date": memo.issue_date,
                "invoice": original.invoice_number,
                "reason_code": memo.reason_code,
                "amount": exact(memo.amount),
                "unapplied": exact(memo.unapplied_amount),
                "currency": memo.currency,
                "status": memo.status,
                "reason": memo.reason,
                "customer_id": memo.customer_id,
            },
            source=select()
            .select_from(memo)
            .join(customer, customer.customer_id == memo.customer_id)
            .outerjoin(original, original.id == memo.original_invoice_id),
            search=(
                memo.credit_memo_number,
                customer.name,
                memo.reason,
                original.invoice_number,
                cast(memo.amount, String),
            ),
            filters={
                "customer_id": lambda value: memo.customer_id == value,
                "status": lambda value: memo.status == value,
                "unapplied": lambda _value: exact(memo.unapplied_amount) > ZERO,
                "invoice_id": lambda value: memo.original_invoice_id == value,
                "date_from": lambda value: memo.issue_date >= value,
                "date_to": lambda value: memo.issue_date <= value,
            },
            totals={"unapplied_base": exact_sum(memo.base_unapplied)},
            sort="issue_date",
            descending=True,
        )
        return run_list(session, spec, request)
