"""What a payment run proposes: due bills, discounts that would be lost, credit notes netted (ap.md R7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from finance_core.engines.discount import annual_return
from finance_core.kernel.errors import money_text
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.models import (
    APInvoice,
    APPaymentRun,
    APPaymentRunLine,
    BillType,
    DiscountOn,
    RunLineStatus,
    RunStatus,
    VendorProfile,
)
from finance_core.modules.ap.orm import APInvoiceModel, APPaymentRunLineModel, APPaymentRunModel
from finance_core.modules.ap.requests import CreateRun
from finance_core.modules.ap.rules import OWED, SETTLEABLE, DiscountTerms, available_discount
from finance_core.modules.ap.service.applications import Applications
from finance_core.money.ids import new_id

ZERO = Decimal(0)
_NOTES = (BillType.CREDIT_NOTE.value,)


@dataclass(slots=True)
class _Candidate:
    """A bill that may be paid: what credit notes take of it, the discount on the rest, why it is left out."""

    bill: APInvoice
    discount: Decimal
    credit: Decimal = ZERO
    reason: str | None = None

    @property
    def amount(self) -> Decimal:
        """Return what money and credit notes pay together."""
        return self.bill.open_amount - self.discount

    @property
    def cash(self) -> Decimal:
        """Return what money pays."""
        return self.amount - self.credit


class RunProposals(Applications):
    """Chooses bills and credit notes for a run."""

    def _proposed(self, unit: Unit, request: CreateRun, run: APPaymentRun) -> list[APPaymentRunLine]:
        """Return a line for each bill, oldest due first, then a line below zero for each note netted."""
        vendors: dict[UUID, VendorProfile] = {}
        chosen: list[_Candidate] = []
        for bill in self._settleable_of(unit, request, run, OWED):
            vendor = vendors.setdefault(bill.vendor_id, self._vendor(unit.session, bill.vendor_id))
            discount = self._earned(unit, bill, vendor, request)
            is_due = (bill.due_date or bill.invoice_date) <= request.pay_through_date
            if is_due or self._would_be_lost(bill, request, discount):
                chosen.append(_Candidate(bill, discount, reason=self._exclusion(unit, bill, vendor)))
        notes = [note for note in self._settleable_of(unit, request, run, _NOTES)
                 if note.vendor_id in vendors and not note.dispute_reason
                 and note.posting_date <= request.payment_date]
        for vendor in vendors.values():
            key = vendor.vendor_id
            credit = sum((note.open_amount for note in notes if note.vendor_id == key), ZERO)
            self._net(unit, request, vendor, [each for each in chosen if each.bill.vendor_id == key], credit)
        _keep_to(request.cash_limit, chosen)
        lines = [_line(run, each.bill, each.amount, each.discount, each.reason) for each in chosen]
        return lines + _note_lines(run, chosen, notes)

    def _settleable_of(
        self, unit: Unit, request: CreateRun, run: APPaymentRun, kinds: tuple[str, ...]
    ) -> list[APInvoice]:
        table = APInvoiceModel
        wanted = [table.status.in_([status.value for status in SETTLEABLE]), table.currency == run.currency,
                  table.document_type.in_(kinds)]
        if request.vendor_ids:
            wanted.append(table.vendor_id.in_(request.vendor_ids))
        rows = unit.session.scalars(select(table).where(*wanted).options(selectinload(table.lines))
                                    .order_by(table.due_date, table.id))
        return [row.to_dto() for row in rows]

    def _net(
        self, unit: Unit, request: CreateRun, vendor: VendorProfile, bills: list[_Candidate], credit: Decimal
    ) -> None:
        """Give a vendor's credit notes to the oldest bills; a discount counts on what they leave open."""
        paying = [each for each in bills if each.reason is None]
        for each in paying:
            each.credit = min(credit, each.bill.open_amount)
            credit -= each.credit
            if each.credit:
                rest = replace(each.bill, settled_amount=each.bill.settled_amount + each.credit)
                each.discount = self._earned(unit, rest, vendor, request)
        if reason := _too_little(vendor, paying):
            for each in paying:
                each.reason = reason

    def _earned(self, unit: Unit, bill: APInvoice, vendor: VendorProfile, request: CreateRun) -> Decimal:
        if not request.take_discounts:
            return ZERO
        return available_discount(bill, DiscountTerms(
            paid_on=request.payment_date, on_net=vendor.discount_on is DiscountOn.NET,
            minor_unit=self.kernel.reference.minor_unit(unit, bill.currency),
        ))

    def _would_be_lost(self, bill: APInvoice, request: CreateRun, discount: Decimal) -> bool:
        if not discount or bill.discount_date is None or bill.due_date is None or not bill.discount_percent:
            return False
        next_run = request.payment_date + timedelta(days=int(self.kernel.settings.get("ap.next_run_days")))
        gained = (bill.due_date - bill.discount_date).days
        cost = self.kernel.settings.get("ap.cost_of_money")
        worth = gained <= 0 or annual_return(bill.discount_percent, gained) > cost
        return worth and bill.discount_date < next_run

    def _exclusion(self, unit: Unit, bill: APInvoice, vendor: VendorProfile) -> str | None:
        if holds := self._active_holds(unit.session, bill.vendor_id):
            return f"vendor on hold: {holds[0].reason}"[:255]
        if bill.dispute_reason:
            return f"disputed: {bill.dispute_reason}"[:255]
        if other := self._approved_run_of(unit, bill.id):
            return f"on {other}"
        changed, verified = vendor.bank_details_changed_at, vendor.bank_details_verified_on
        if changed is not None and (verified is None or verified < changed.date()):
            return (f"bank details changed on {changed.date().isoformat()}: confirm with the vendor by a "
                    "known phone number")
        return None

    def _approved_run_of(self, unit: Unit, invoice_id: UUID) -> str | None:
        """Return the number of the approved run that is going to pay a bill."""
        run, line = APPaymentRunModel, APPaymentRunLineModel
        return unit.session.execute(
            select(run.run_number).join(line, line.run_id == run.id)
            .where(line.invoice_id == invoice_id, line.status == RunLineStatus.PROPOSED.value,
                   run.status == RunStatus.APPROVED.value)
        ).scalar()


def _too_little(vendor: VendorProfile, paying: list[_Candidate]) -> str | None:
    """Return why a vendor is not paid at all: nothing or too little is left after credit notes."""
    cash = sum((each.cash for each in paying), ZERO)
    if paying and cash <= 0:
        return "credit notes cover it: apply them to the bill"
    if vendor.minimum_payment is not None and cash < vendor.minimum_payment:
        return f"below the minimum payment of {money_text(vendor.minimum_payment)}"
    return None


def _keep_to(limit: Decimal | None, chosen: list[_Candidate]) -> None:
    """Leave out what the money is not enough for, oldest due first."""
    for each in chosen:
        if limit is None or each.reason is not None:
            continue
        if each.cash > limit:
            each.reason = "beyond the cash limit"
        else:
            limit -= each.cash


def _note_lines(
    run: APPaymentRun, chosen: list[_Candidate], notes: list[APInvoice]
) -> list[APPaymentRunLine]:
    used: dict[UUID, Decimal] = {}
    for each in chosen:
        if each.reason is None:
            used[each.bill.vendor_id] = used.get(each.bill.vendor_id, ZERO) + each.credit
    lines = []
    for note in notes:
        if taken := min(used.get(note.vendor_id, ZERO), note.open_amount):
            used[note.vendor_id] -= taken
            lines.append(_line(run, note, -taken, ZERO, None))
    return lines


def _line(
    run: APPaymentRun, document: APInvoice, amount: Decimal, discount: Decimal, reason: str | None
) -> APPaymentRunLine:
    return APPaymentRunLine(
        id=new_id(), invoice_id=document.id, vendor_id=document.vendor_id, application_date=run.payment_date,
        amount=amount, discount_amount=discount, run_id=run.id, exclusion_reason=reason,
        status=RunLineStatus.EXCLUDED if reason else RunLineStatus.PROPOSED,
    )
