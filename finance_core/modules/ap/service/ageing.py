"""What is owed to whom as of any day, and the proof against the ledger.

Rebuilt from documents and settlements dated up to that day, never from today's settled amounts (ap.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from finance_core.db.types import exact, from_ledger_units
from finance_core.engines.ageing import AgeingBuckets, days_overdue
from finance_core.kernel.kernel import Subledger
from finance_core.kernel.open_items import AgedDocument, AgingDetail, AgingRow, OpenItem, OpenItemsOf
from finance_core.kernel.operation import query
from finance_core.kernel.orm import CurrencyModel, DocumentLinkModel, PartyModel
from finance_core.modules.ap.models import (
    APInvoice,
    BillStatus,
    BillType,
    DiscountOn,
    PaymentKind,
    RunLineStatus,
)
from finance_core.modules.ap.orm import APInvoiceModel, APPaymentModel, APPaymentRunLineModel
from finance_core.modules.ap.rules import OWED, SETTLEABLE, DiscountTerms, available_discount
from finance_core.modules.ap.service.base import APBase

ZERO = Decimal(0)


class Ageing(APBase):
    """Open items, ageing and tie-out."""

    def subledger(self) -> Subledger:
        """Return what payables explain of the ledger."""
        return Subledger(module="ap", roles=("AP_CONTROL", "VENDOR_PREPAYMENT"), explained=self._explained)

    def _explained(self, session: Session, as_of: date) -> Mapping[str, Decimal]:
        documents = sum((row.base_open for row in self._documents(session, as_of)), ZERO)
        prepaid = sum((row.base_open for row in self._prepaid(session, as_of)), ZERO)
        return {"AP_CONTROL": -documents, "VENDOR_PREPAYMENT": -prepaid}

    @query
    def calculate_aging(self, session: Session, as_of: date) -> tuple[AgingRow, ...]:
        """Return what is owed to each vendor by days overdue, in base currency.

        Amounts owed are positive; `unapplied` holds credit notes and prepayments and is negative or zero, so
        that total = sum of buckets + unapplied.
        """
        buckets = self._buckets()
        width = len(buckets.labels)
        rows: dict[UUID, list[Decimal]] = {}
        for document in chain(self._documents(session, as_of), self._prepaid(session, as_of)):
            sums = rows.setdefault(document.party_id, [ZERO] * (width + 1))
            late = days_overdue(document.due, as_of)
            sums[width if document.is_credit else buckets.index_of(late)] += document.base_open
        names = _party_names(session, rows)
        found = [
            AgingRow(party_id=key, party_code=names[key][0], party_name=names[key][1],
                     buckets=tuple(sums[:width]), unapplied=sums[width], total=sum(sums, ZERO))
            for key, sums in rows.items() if any(sums)
        ]
        return tuple(sorted(found, key=lambda row: row.party_name.casefold()))

    @query
    def aging_documents(self, session: Session, request: AgingDetail) -> tuple[AgedDocument, ...]:
        """Return what was open as of a day, of one vendor or of all; credits and prepayments are negative."""
        buckets = self._buckets()
        wanted = (session, request.as_of, request.party_id)
        found = []
        for row in chain(self._documents(*wanted), self._prepaid(*wanted)):
            late = 0 if row.is_credit else days_overdue(row.due, request.as_of)
            found.append(AgedDocument(
                id=row.id, document_type=row.kind, number=row.number,
                document_date=row.document_date, due_date=row.due, currency=row.currency, open=row.open,
                base_open=row.base_open, days_overdue=max(late, 0),
                bucket=len(buckets.labels) if row.is_credit else buckets.index_of(late),
                entry_id=row.entry_id,
            ))
        return tuple(found)

    @query
    def open_items(self, session: Session, request: OpenItemsOf) -> tuple[OpenItem, ...]:
        """Return the bills of a vendor that can be paid on a day, oldest due first."""
        vendor = self._vendor(session, request.party_id)
        rows = session.scalars(
            select(APInvoiceModel)
            .where(APInvoiceModel.vendor_id == request.party_id,
                   APInvoiceModel.document_type.in_(OWED),
                   APInvoiceModel.status.in_([status.value for status in SETTLEABLE]))
            .order_by(APInvoiceModel.due_date, APInvoiceModel.id)
        )
        items = []
        minor_units = dict(session.execute(select(CurrencyModel.code,
                                                  CurrencyModel.minor_unit)).all())
        for row in rows:
            terms = DiscountTerms(paid_on=request.on, on_net=vendor.discount_on is DiscountOn.NET,
                                  minor_unit=minor_units[row.currency])
            bill = _without_lines(row)
            items.append(OpenItem(
                id=row.id, number=row.internal_number or "", their_number=row.invoice_number,
                document_date=row.invoice_date, due_date=row.due_date or row.invoice_date,
                currency=row.currency, total=row.total_amount, open=row.total_amount - row.settled_amount,
                discount=available_discount(bill, terms), discount_date=row.discount_date,
                days_overdue=days_overdue(row.due_date or row.invoice_date, request.on),
                dispute_reason=row.dispute_reason,
            ))
        return tuple(items)

    def _buckets(self) -> AgeingBuckets:
        return AgeingBuckets(tuple(self.kernel.settings.get("report.ageing_buckets")))

    def _documents(self, session: Session, as_of: date, vendor_id: UUID | None = None) -> Iterator[_Open]:
        """Yield what was open on a day; a bill paid before its own date is open below zero until then."""
        bill = APInvoiceModel
        settled = _settled(as_of).subquery()
        sign = case((bill.document_type == BillType.CREDIT_NOTE.value, -1), else_=1)
        stands = and_(bill.posting_date <= as_of, or_(bill.voided_on.is_(None), bill.voided_on > as_of))
        rest = case((stands, exact(bill.total_amount)), else_=0) - func.coalesce(settled.c.amount, 0)
        base_rest = case((stands, exact(bill.base_total)), else_=0) - func.coalesce(settled.c.base, 0)
        statement = (
            select(bill.id, bill.vendor_id, bill.internal_number, bill.invoice_date, bill.due_date,
                   bill.currency, (sign * rest).label("open"), (sign * base_rest).label("base_open"),
                   bill.document_type, bill.journal_entry_id)
            .outerjoin(settled, settled.c.invoice_id == bill.id)
            .where(bill.status != BillStatus.DRAFT.value,
                   bill.document_type.in_(("invoice", "credit_note", "opening")),
                   or_(rest != 0, base_rest != 0))
            .order_by(bill.due_date, bill.internal_number)
        )
        if vendor_id is not None:
            statement = statement.where(bill.vendor_id == vendor_id)
        for key, party, number, dated, due, currency, open_, base, kind, entry in session.execute(statement):
            is_credit = kind == BillType.CREDIT_NOTE.value
            yield _Open("credit_note" if is_credit else "invoice", key, party, number or "", dated,
                        due or dated, currency, _amount(open_), _amount(base), entry)

    def _prepaid(self, session: Session, as_of: date, vendor_id: UUID | None = None) -> Iterator[_Open]:
        """Yield, below zero, what payments had not applied on a day, at the value of their own day."""
        payment = APPaymentModel
        rests = _unapplied(as_of).subquery()
        statement = (
            select(payment.id, payment.vendor_id, payment.payment_number, payment.payment_date,
                   payment.currency, rests.c.amount, rests.c.base, payment.journal_entry_id)
            .join(rests, rests.c.payment_id == payment.id)
            .order_by(payment.payment_date, payment.payment_number)
        )
        if vendor_id is not None:
            statement = statement.where(payment.vendor_id == vendor_id)
        for key, party, number, dated, currency, rest, base, entry in session.execute(statement):
            yield _Open("prepayment", key, party, number, dated, dated, currency, -_amount(rest),
                        -_amount(base), entry)


@dataclass(frozen=True, slots=True)
class _Open:
    """A document with what was open of it on a day; credits are negative."""

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

    @property
    def is_credit(self) -> bool:
        """Tell whether the vendor owes us."""
        return self.kind != "invoice"


def _live(as_of: date) -> ColumnElement[bool]:
    line = APPaymentRunLineModel
    return and_(line.application_date <= as_of, or_(line.reversed_on.is_(None), line.reversed_on > as_of),
                line.status.in_((RunLineStatus.POSTED.value, RunLineStatus.REVERSED.value)))


def _settled(as_of: date) -> Select[Any]:
    """Sum, by document, what settlements dated up to a day took from it; a credit note settles two."""
    line = APPaymentRunLineModel
    reduction = exact(line.amount) + exact(line.discount_amount) + exact(line.withholding_amount)
    bills = select(line.invoice_id.label("invoice_id"), reduction.label("amount"),
                   exact(line.base_released).label("base")).where(_live(as_of))
    notes = select(line.credit_invoice_id.label("invoice_id"), exact(line.amount).label("amount"),
                     (exact(line.base_released) - exact(line.fx_gain_loss)).label("base"))
    notes = notes.where(_live(as_of), line.credit_invoice_id.is_not(None))
    both = union_all(bills, notes).subquery()
    return select(both.c.invoice_id, func.sum(both.c.amount).label("amount"),
                  func.sum(both.c.base).label("base")).group_by(
        both.c.invoice_id
    )


def _unapplied(as_of: date) -> Select[Any]:
    """Sum, by payment, what it gave less what was applied or paid back up to a day."""
    payment, line, link, refund = APPaymentModel, APPaymentRunLineModel, DocumentLinkModel, aliased(
        APPaymentModel
    )
    is_paid = payment.kind != PaymentKind.REFUND.value
    given = select(payment.id.label("payment_id"), exact(payment.amount).label("amount"),
                   exact(payment.base_amount).label("base")).where(_standing(payment, as_of), is_paid)
    used = (
        select(line.payment_id, -exact(line.amount), -exact(line.base_cash))
        .join(payment, payment.id == line.payment_id).where(_live(as_of), is_paid)
    )
    refunded = (
        select(link.to_id, -exact(refund.amount), -exact(link.amount))
        .join(refund, refund.id == link.from_id)
        .where(_standing(refund, as_of), link.from_type == "ap_payment")
    )
    rests = union_all(given, used, refunded).subquery()
    amount, base = func.sum(rests.c.amount), func.sum(rests.c.base)
    return (
        select(rests.c.payment_id, amount.label("amount"), base.label("base"))
        .group_by(rests.c.payment_id).having(or_(amount != 0, base != 0))
    )


def _standing(payment: Any, as_of: date) -> ColumnElement[bool]:
    return and_(payment.payment_date <= as_of,
                or_(payment.voided_on.is_(None), payment.voided_on > as_of))


def _amount(units: Any) -> Decimal:
    return units if isinstance(units, Decimal) else from_ledger_units(int(units or 0))


def _party_names(session: Session, keys: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = session.execute(select(PartyModel.id, PartyModel.code,
                                  PartyModel.name).where(PartyModel.id.in_(list(keys))))
    return {key: (code, name) for key, code, name in rows}


_HEADER = tuple(field.name for field in fields(APInvoice) if field.name != "lines")


def _without_lines(row: APInvoiceModel) -> APInvoice:
    """Return the header of a stored bill; discount and terms need no lines."""
    values = {name: getattr(row, name) for name in _HEADER}
    values["status"], values["document_type"] = BillStatus(row.status), BillType(row.document_type)
    return APInvoice(**values)
