"""What is owed by whom as of any day, and the proof against the ledger.

Rebuilt from documents and settlements dated up to that day, never from today's balances (ar.md R10, ap.md
Aging).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact, from_ledger_units
from finance_core.engines.ageing import days_overdue
from finance_core.kernel.kernel import Subledger
from finance_core.kernel.open_items import AgedDocument, AgingDetail, AgingRow, OpenItem, OpenItemsOf
from finance_core.kernel.operation import query
from finance_core.kernel.orm import AccountRoleModel, PartyModel
from finance_core.modules.ar.models import (
    AllocationStatus,
    ARInvoice,
    CreditMemoStatus,
    Delivery,
    InvoiceStatus,
    InvoiceType,
    PostingMode,
    ReceiptKind,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceLineModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
)
from finance_core.modules.ar.rules.settlement import DiscountDay, available_discount
from finance_core.modules.ar.service.base import ZERO, ARBase
from finance_core.modules.ar.service.credit import OPEN_VALUES
from finance_core.money.currencies import minor_unit
from finance_core.money.rounding import rounded_product

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
    def open_items(self, session: Session, request: OpenItemsOf) -> tuple[OpenItem, ...]:
        """Return a customer's invoices that can be settled, oldest first, with that day's discount."""
        table = ARInvoiceModel
        rows = session.scalars(
            select(table)
            .where(table.customer_id == request.party_id, table.status.in_(OPEN_VALUES))
            .order_by(table.due_date, table.invoice_number)
        )
        grace = int(self.kernel.settings.get("ar.discount_grace_days"))
        return tuple(
            OpenItem(
                id=row.id,
                number=row.invoice_number or "",
                their_number=row.customer_reference,
                document_date=row.invoice_date,
                due_date=row.due_date or row.invoice_date,
                currency=row.currency,
                total=row.total_amount,
                open=row.balance_due,
                discount_date=row.discount_date,
                discount=available_discount(
                    without_lines(row),
                    DiscountDay(on=request.on, grace_days=grace, minor_unit=minor_unit(row.currency)),
                ),
                days_overdue=days_overdue(row.due_date or row.invoice_date, request.on),
                dispute_reason=row.dispute_reason,
            )
            for row in rows
        )

    def _documents(self, session: Session, as_of: date, customer_id: UUID | None = None) -> Iterator[_Open]:
        for source in _SOURCES:
            sign = 1 if source.kind == "invoice" else -1
            for statement in _open_on(source, as_of):
                chosen = statement
                if customer_id is not None:
                    chosen = statement.where(source.table.customer_id == customer_id)
                for key, party, number, dated, due, currency, rest, base, entry in session.execute(chosen):
                    yield _Open(
                        source.kind,
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
            select(line.amount, memo.exchange_rate)
            .join(memo, memo.id == line.credit_memo_id)
            .where(line.account_id == account_id, _stands(memo, as_of))
        )
        minor = minor_unit(self.kernel.base_currency)
        taken, given = (
            sum((rounded_product(minor, amount, rate) for amount, rate in session.execute(each)), ZERO)
            for each in (invoiced, credited)
        )
        return taken - given


def _stands(table: Any, as_of: date) -> ColumnElement[bool]:
    return and_(table.posting_date <= as_of, or_(table.voided_on.is_(None), table.voided_on > as_of))


_GONE_ON = func.coalesce(ARReceiptModel.returned_on, ARReceiptModel.voided_on)


def _receipt_stands(as_of: date) -> ColumnElement[bool]:
    table = ARReceiptModel
    return and_(
        table.kind == ReceiptKind.RECEIPT.value,
        table.receipt_date <= as_of,
        or_(_GONE_ON.is_(None), as_of < _GONE_ON),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Where a kind of document keeps its figures, and what a settlement takes from it."""

    kind: str
    table: Any
    number: Any
    dated: Any
    due: Any
    total: Any
    base_total: Any
    left: Any
    base_left: Any
    ended: Any
    open: tuple[str, ...]
    gone: tuple[str, ...]
    stands: Callable[[date], ColumnElement[bool]]
    key: Any
    taken: ColumnElement[Decimal]
    base_taken: ColumnElement[Decimal]


_SETTLED = ARReceiptAllocationModel
_NOTHING: Any = literal_column("0")
_SOURCES = (
    _Source(
        kind="invoice",
        table=ARInvoiceModel,
        number=ARInvoiceModel.invoice_number,
        dated=ARInvoiceModel.invoice_date,
        due=ARInvoiceModel.due_date,
        total=ARInvoiceModel.total_amount,
        base_total=ARInvoiceModel.base_total,
        left=ARInvoiceModel.balance_due,
        base_left=ARInvoiceModel.base_balance,
        ended=ARInvoiceModel.voided_on,
        open=OPEN_VALUES,
        gone=(InvoiceStatus.CANCELLED.value,),
        stands=lambda as_of: and_(
            _stands(ARInvoiceModel, as_of),
            ARInvoiceModel.status != InvoiceStatus.DRAFT.value,
            ARInvoiceModel.document_type != InvoiceType.TEMPLATE.value,
        ),
        key=_SETTLED.invoice_id,
        taken=exact(_SETTLED.amount) + exact(_SETTLED.discount_taken) + exact(_SETTLED.write_off_amount),
        base_taken=exact(_SETTLED.base_released),
    ),
    _Source(
        kind="credit_memo",
        table=ARCreditMemoModel,
        number=ARCreditMemoModel.credit_memo_number,
        dated=ARCreditMemoModel.issue_date,
        due=ARCreditMemoModel.issue_date,
        total=ARCreditMemoModel.amount,
        base_total=ARCreditMemoModel.base_total,
        left=ARCreditMemoModel.unapplied_amount,
        base_left=ARCreditMemoModel.base_unapplied,
        ended=ARCreditMemoModel.voided_on,
        gone=(CreditMemoStatus.CANCELLED.value,),
        open=(CreditMemoStatus.ISSUED.value, CreditMemoStatus.PARTIALLY_APPLIED.value),
        stands=lambda as_of: _stands(ARCreditMemoModel, as_of),
        key=_SETTLED.credit_memo_id,
        taken=exact(_SETTLED.amount),
        base_taken=exact(_SETTLED.base_amount),
    ),
    _Source(
        kind="receipt",
        table=ARReceiptModel,
        number=ARReceiptModel.receipt_number,
        dated=ARReceiptModel.receipt_date,
        due=ARReceiptModel.receipt_date,
        total=ARReceiptModel.amount,
        base_total=ARReceiptModel.base_amount,
        left=ARReceiptModel.unallocated_amount,
        base_left=ARReceiptModel.base_unallocated,
        ended=_GONE_ON,
        gone=(ReceiptStatus.RETURNED.value, ReceiptStatus.VOIDED.value),
        open=(ReceiptStatus.UNALLOCATED.value, ReceiptStatus.PARTIALLY_ALLOCATED.value),
        stands=_receipt_stands,
        key=_SETTLED.receipt_id,
        taken=exact(_SETTLED.amount),
        base_taken=exact(_SETTLED.base_amount),
    ),
)


def _open_on(source: _Source, as_of: date) -> tuple[_Rows, _Rows]:
    """Return the queries for what was open on a day: of documents open today, and of those closed since.

    What is open today is taken back by what happened after the day, so that a recent day costs little.
    """
    table, since = source.table, _undone_since(source, as_of)
    rest = exact(source.left) + func.coalesce(since.c.amount, _NOTHING)
    base = exact(source.base_left) + func.coalesce(since.c.base, _NOTHING)
    wanted = and_(source.stands(as_of), or_(rest != _NOTHING, base != _NOTHING))
    rows = select(
        table.id,
        table.customer_id,
        source.number,
        source.dated,
        source.due,
        table.currency,
        rest.label("rest"),
        base.label("base"),
        table.journal_entry_id,
    ).order_by(source.due, source.number)
    still = rows.outerjoin(since, since.c.key == table.id).where(table.status.in_(source.open), wanted)
    closed = rows.join(since, since.c.key == table.id).where(table.status.not_in(source.open), wanted)
    return still, closed


def _undone_since(source: _Source, as_of: date) -> Subquery:
    """Sum, by document, what taking back all that happened after a day adds to what is open."""
    table = source.table
    given = (source.key.label("key"), source.taken.label("amount"), source.base_taken.label("base"))
    applied = select(*given).where(
        _SETTLED.application_date > as_of, _SETTLED.status == AllocationStatus.POSTED.value
    )
    stood = case((_SETTLED.application_date <= as_of, -1), else_=0)
    undone = select(source.key, stood * source.taken, stood * source.base_taken).where(
        _SETTLED.reversed_on > as_of
    )
    ended = select(table.id, exact(source.total), exact(source.base_total)).where(
        table.status.in_(source.gone), source.ended > as_of
    )
    parts = union_all(applied, undone, ended).subquery()
    sums = select(parts.c.key, func.sum(parts.c.amount).label("amount"), func.sum(parts.c.base).label("base"))
    return sums.where(parts.c.key.is_not(None)).group_by(parts.c.key).subquery()


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
_HEADER = tuple(field.name for field in fields(ARInvoice) if field.name != "lines")


def without_lines(row: ARInvoiceModel) -> ARInvoice:
    """Return the header of a stored invoice; discounts and proposals need no lines."""
    values = {name: getattr(row, name) for name in _HEADER}
    for name, enum in _ENUMS.items():
        values[name] = enum(values[name]) if values[name] is not None else None
    return ARInvoice(**values)
