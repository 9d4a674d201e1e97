"""What is owed by whom as of any day, and the proof against the ledger.

Rebuilt from documents and settlements dated up to that day, never from today's balances (ar.md R10, ap.md
Aging).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, from_ledger_units
from finance_core.engines.ageing import days_overdue
from finance_core.kernel.kernel import Subledger
from finance_core.kernel.operation import query
from finance_core.kernel.orm import AccountRoleModel, PartyModel
from finance_core.modules.ar.computed import AgedDocument, AgingRow, OpenInvoice
from finance_core.modules.ar.models import (
    ARInvoice,
    Delivery,
    InvoiceStatus,
    InvoiceType,
    PostingMode,
    ReceiptKind,
)
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceLineModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
)
from finance_core.modules.ar.requests import AgingDetail, OpenItemsOf
from finance_core.modules.ar.rules.settlement import DiscountDay, available_discount
from finance_core.modules.ar.service.base import ZERO, ARBase
from finance_core.modules.ar.service.credit import OPEN_VALUES
from finance_core.money.currencies import minor_unit
from finance_core.money.rounding import rounded_product

_Sum = ColumnElement[Decimal]
_Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Open:
    """A document with what was open of it on a day; money and credits are negative."""

    kind: str
    id: UUID
    party_id: UUID
    number: str
    document_date: date
    due: date
    currency: str
    open: Decimal
    base_open: Decimal
    entry_id: UUID | None


class Ageing(ARBase):
    """Open items, ageing and tie-out."""

    def subledger(self) -> Subledger:
        """Return what receivables explain of the ledger."""
        return Subledger(
            module="ar",
            roles=("AR_CONTROL", "UNAPPLIED_CASH", "CUSTOMER_DEPOSITS"),
            explained=self._explained,
        )

    def _explained(self, session: Session, as_of: date) -> Mapping[str, Decimal]:
        sums = {"invoice": ZERO, "credit_memo": ZERO, "receipt": ZERO}
        for row in self._documents(session, as_of):
            sums[row.kind] += row.base_open
        return {
            "AR_CONTROL": sums["invoice"] + sums["credit_memo"],
            "UNAPPLIED_CASH": sums["receipt"],
            "CUSTOMER_DEPOSITS": -self._deposits(session, as_of),
        }

    @query
    def calculate_aging(self, session: Session, as_of: date) -> tuple[AgingRow, ...]:
        """Return what each customer owes by days overdue, in base currency.

        Amounts owed are positive; `unapplied` holds money and credit notes and is negative or zero, so that
        total = sum of buckets + unapplied.
        """
        buckets = self._buckets()
        width = len(buckets.labels)
        rows: dict[UUID, list[Decimal]] = {}
        for document in self._documents(session, as_of):
            sums = rows.setdefault(document.party_id, [ZERO] * (width + 1))
            is_credit = document.kind != "invoice"
            sums[width if is_credit else buckets.index_of(days_overdue(document.due, as_of))] += (
                document.base_open
            )
        names = _party_names(session, rows)
        found = [
            AgingRow(
                party_id=key,
                party_code=names[key][0],
                party_name=names[key][1],
                buckets=tuple(sums[:width]),
                unapplied=sums[width],
                total=sum(sums, ZERO),
            )
            for key, sums in rows.items()
            if any(sums)
        ]
        return tuple(sorted(found, key=lambda row: row.party_name.casefold()))

    @query
    def aging_documents(self, session: Session, request: AgingDetail) -> tuple[AgedDocument, ...]:
        """Return the documents open as of a day, of one customer or all; money and credits are negative."""
        buckets = self._buckets()
        found = []
        for row in self._documents(session, request.as_of, request.party_id):
            is_credit = row.kind != "invoice"
            late = 0 if is_credit else days_overdue(row.due, request.as_of)
            found.append(
                AgedDocument(
                    id=row.id,
                    document_type=row.kind,
                    number=row.number,
                    document_date=row.document_date,
                    due_date=row.due,
                    currency=row.currency,
                    open=row.open,
                    base_open=row.base_open,
                    days_overdue=late,
                    bucket=len(buckets.labels) if is_credit else buckets.index_of(late),
                    entry_id=row.entry_id,
                )
            )
        return tuple(found)

    @query
    def open_items(self, session: Session, request: OpenItemsOf) -> tuple[OpenInvoice, ...]:
        """Return a customer's invoices that can be settled, oldest first, with that day's discount."""
        table = ARInvoiceModel
        rows = session.scalars(
            select(table)
            .where(table.customer_id == request.customer_id, table.status.in_(OPEN_VALUES))
            .order_by(table.due_date, table.invoice_number)
        )
        grace = int(self.kernel.settings.get("ar.discount_grace_days"))
        return tuple(
            OpenInvoice(
                id=row.id,
                number=row.invoice_number or "",
                invoice_date=row.invoice_date,
                due_date=row.due_date,
                currency=row.currency,
                total=row.total_amount,
                open=row.balance_due,
                discount_date=row.discount_date,
                discount_available=available_discount(
                    without_lines(row),
                    DiscountDay(on=request.on, grace_days=grace, minor_unit=minor_unit(row.currency)),
                ),
                days_overdue=days_overdue(row.due_date or row.invoice_date, request.on),
                customer_reference=row.customer_reference,
                dispute_reason=row.dispute_reason,
            )
            for row in rows
        )

    def _documents(self, session: Session, as_of: date, customer_id: UUID | None = None) -> Iterator[_Open]:
        for kind, statement in (
            ("invoice", _invoices(as_of)),
            ("credit_memo", _memos(as_of)),
            ("receipt", _receipts(as_of)),
        ):
            chosen = statement
            if customer_id is not None:
                chosen = statement.where(statement.selected_columns["party"] == customer_id)
            for key, party, number, dated, due, currency, rest, base, entry in session.execute(chosen):
                sign = 1 if kind == "invoice" else -1
                yield _Open(
                    kind,
                    key,
                    party,
                    number or "",
                    dated,
                    due or dated,
                    currency,
                    sign * _amount(rest),
                    sign * _amount(base),
                    entry,
                )

    def _deposits(self, session: Session, as_of: date) -> Decimal:
        """Return deposits invoiced and not yet taken off, in base currency."""
        line, invoice, memo, role = ARInvoiceLineModel, ARInvoiceModel, ARCreditMemoModel, AccountRoleModel
        account_id = session.execute(select(role.account_id).where(role.role == "CUSTOMER_DEPOSITS")).scalar()
        invoiced = (
            select(line.amount, invoice.exchange_rate)
            .join(invoice, invoice.id == line.invoice_id)
            .where(
                line.account_id == account_id,
                invoice.status != InvoiceStatus.DRAFT.value,
                _stands(invoice, as_of),
            )
        )
        credited = (
            select(-line.amount, memo.exchange_rate)
            .join(memo, memo.id == line.credit_memo_id)
            .where(line.account_id == account_id, _stands(memo, as_of))
        )
        minor = minor_unit(self.kernel.base_currency)
        found = (*session.execute(invoiced), *session.execute(credited))
        return sum((rounded_product(minor, amount, rate) for amount, rate in found), ZERO)


def _stands(table: Any, as_of: date) -> ColumnElement[bool]:
    return and_(table.posting_date <= as_of, or_(table.voided_on.is_(None), table.voided_on > as_of))


def _counts(as_of: date) -> ColumnElement[bool]:
    table = ARReceiptAllocationModel
    return and_(table.application_date <= as_of, or_(table.reversed_on.is_(None), table.reversed_on > as_of))


def _moved_since(key: Any, as_of: date) -> _Rows:
    """Return the documents whose settlements changed after a day; all others are open as they are today."""
    table = ARReceiptAllocationModel
    return select(key).where(key.is_not(None), or_(table.application_date > as_of, table.reversed_on > as_of))


def _taken(key: Any, amount: _Sum, base: _Sum, chosen: _Rows, as_of: date) -> Any:
    """Sum, by document, what settlements that stood on a day took from it."""
    return (
        select(key.label("key"), func.sum(amount).label("amount"), func.sum(base).label("base"))
        .where(_counts(as_of), key.in_(chosen))
        .group_by(key)
        .subquery()
    )


def _invoices(as_of: date) -> _Rows:
    invoice, table = ARInvoiceModel, ARReceiptAllocationModel
    changed = or_(
        exact(invoice.balance_due) != ZERO,
        invoice.voided_on > as_of,
        invoice.id.in_(_moved_since(table.invoice_id, as_of)),
    )
    chosen = select(invoice.id).where(
        invoice.status != InvoiceStatus.DRAFT.value,
        _stands(invoice, as_of),
        changed,
        invoice.document_type != InvoiceType.TEMPLATE.value,
    )
    reduction = exact(table.amount) + exact(table.discount_taken) + exact(table.write_off_amount)
    taken = _taken(table.invoice_id, reduction, exact(table.base_released), chosen, as_of)
    rest = exact(invoice.total_amount) - func.coalesce(taken.c.amount, ZERO)
    base = exact(invoice.base_total) - func.coalesce(taken.c.base, ZERO)
    return (
        select(
            invoice.id,
            invoice.customer_id.label("party"),
            invoice.invoice_number,
            invoice.invoice_date,
            invoice.due_date,
            invoice.currency,
            rest.label("rest"),
            base.label("base"),
            invoice.journal_entry_id,
        )
        .outerjoin(taken, taken.c.key == invoice.id)
        .where(invoice.id.in_(chosen), or_(rest != ZERO, base != ZERO))
        .order_by(invoice.due_date, invoice.invoice_number)
    )


def _memos(as_of: date) -> _Rows:
    memo, table = ARCreditMemoModel, ARReceiptAllocationModel
    changed = or_(
        exact(memo.unapplied_amount) != ZERO,
        memo.voided_on > as_of,
        memo.id.in_(_moved_since(table.credit_memo_id, as_of)),
    )
    chosen = select(memo.id).where(_stands(memo, as_of), changed)
    taken = _taken(table.credit_memo_id, exact(table.amount), exact(table.base_amount), chosen, as_of)
    rest = exact(memo.amount) - func.coalesce(taken.c.amount, ZERO)
    base = exact(memo.base_total) - func.coalesce(taken.c.base, ZERO)
    return (
        select(
            memo.id,
            memo.customer_id.label("party"),
            memo.credit_memo_number,
            memo.issue_date,
            memo.issue_date.label("due"),
            memo.currency,
            rest.label("rest"),
            base.label("base"),
            memo.journal_entry_id,
        )
        .outerjoin(taken, taken.c.key == memo.id)
        .where(memo.id.in_(chosen), or_(rest != ZERO, base != ZERO))
        .order_by(memo.issue_date, memo.credit_memo_number)
    )


def _receipts(as_of: date) -> _Rows:
    receipt, table = ARReceiptModel, ARReceiptAllocationModel
    gone_on = func.coalesce(receipt.returned_on, receipt.voided_on)
    changed = or_(
        exact(receipt.unallocated_amount) != ZERO,
        gone_on > as_of,
        receipt.id.in_(_moved_since(table.receipt_id, as_of)),
    )
    chosen = select(receipt.id).where(
        receipt.kind == ReceiptKind.RECEIPT.value,
        receipt.receipt_date <= as_of,
        or_(gone_on.is_(None), gone_on > as_of),
        changed,
    )
    taken = _taken(table.receipt_id, exact(table.amount), exact(table.base_amount), chosen, as_of)
    rest = exact(receipt.amount) - func.coalesce(taken.c.amount, ZERO)
    base = exact(receipt.base_amount) - func.coalesce(taken.c.base, ZERO)
    return (
        select(
            receipt.id,
            receipt.customer_id.label("party"),
            receipt.receipt_number,
            receipt.receipt_date,
            receipt.receipt_date.label("due"),
            receipt.currency,
            rest.label("rest"),
            base.label("base"),
            receipt.journal_entry_id,
        )
        .outerjoin(taken, taken.c.key == receipt.id)
        .where(receipt.id.in_(chosen), or_(rest != ZERO, base != ZERO))
        .order_by(receipt.receipt_date, receipt.receipt_number)
    )


def _amount(units: Any) -> Decimal:
    return units if isinstance(units, Decimal) else from_ledger_units(int(units or 0))


def _party_names(session: Session, keys: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = session.execute(
        select(PartyModel.id, PartyModel.code, PartyModel.name).where(PartyModel.id.in_(list(keys)))
    )
    return {key: (code, name) for key, code, name in rows}


_ENUMS = {
    "status": InvoiceStatus,
    "document_type": InvoiceType,
    "sent_via": Delivery,
    "posting_mode": PostingMode,
}


def without_lines(row: ARInvoiceModel) -> ARInvoice:
    """Return the header of a stored invoice; discounts and proposals need no lines."""
    values = {name: getattr(row, name) for name in ARInvoice.__dataclass_fields__ if name != "lines"}
    for name, enum in _ENUMS.items():
        values[name] = enum(values[name]) if values[name] is not None else None
    return ARInvoice(**values)
