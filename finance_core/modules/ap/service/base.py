"""What every part of the service has: kernel, tax, bank, and the stored objects by id."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, selectinload

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.ports import BankPort
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.errors import TooEarly
from finance_core.modules.ap.models import APInvoice, BillStatus, HoldStatus, RunLineStatus, VendorProfile
from finance_core.modules.ap.orm import (
    APInvoiceModel,
    APPaymentRunLineModel,
    APVendorHoldModel,
    VendorProfileModel,
)
from finance_core.modules.ap.rules import BILL_MOVES, bill_name
from finance_core.modules.gl.api import GLService
from finance_core.modules.tax.api import TaxService

_VENDOR = select(VendorProfileModel).where(VendorProfileModel.vendor_id == bindparam("vendor_id"))


class APBase:
    """Shared by the parts of `APService`."""

    name = "ap"
    bank: BankPort
    gl: GLService

    def __init__(self, kernel: Kernel, tax: TaxService) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self.tax = tax

    def _vendor(self, session: Session, vendor_id: UUID, field: str = "vendor_id") -> VendorProfile:
        row = session.scalar(_VENDOR, {"vendor_id": vendor_id})
        if row is None:
            raise NotFound("vendor", vendor_id, field=field)
        return row.to_dto()

    def _active_vendor(self, unit: Unit, vendor_id: UUID) -> VendorProfile:
        vendor = self._vendor(unit.session, vendor_id)
        if not vendor.is_active:
            raise InvalidInput("vendor_id",
                               f"{vendor.name} is inactive. Activate the vendor, or choose another.")
        return vendor

    def _bill_row(self, session: Session, invoice_id: UUID, field: str = "invoice_id") -> APInvoiceModel:
        row = session.scalar(
            select(APInvoiceModel).where(APInvoiceModel.id == invoice_id)
            .options(selectinload(APInvoiceModel.lines))
        )
        if row is None:
            raise NotFound("bill", invoice_id, field=field)
        return row

    def _store_bill(self, unit: Unit, row: APInvoiceModel, bill: APInvoice) -> None:
        if row.status != bill.status.value:
            check_move(BILL_MOVES, bill_name(bill), BillStatus(row.status), bill.status)
        row.apply(bill, changed_by_id=unit.actor_id)

    def _day_of_reversal(self, unit: Unit, wanted: date | None, earliest: date, what: str) -> date:
        """Return the day a reversal is posted on: as asked, else the earliest or first open day."""
        if wanted is not None:
            if wanted < earliest:
                raise TooEarly("on", what, earliest)
            return wanted
        if self.kernel.reference.period_of(unit, earliest).status is PeriodStatus.OPEN:
            return earliest
        return self.kernel.reference.first_open_day(unit, earliest) or earliest

    def _live_settlements(self, session: Session, invoice_id: UUID) -> list[APPaymentRunLineModel]:
        table = APPaymentRunLineModel
        return list(session.scalars(
            select(table)
            .where((table.invoice_id == invoice_id) | (table.credit_invoice_id == invoice_id),
                   table.status == RunLineStatus.POSTED.value)
            .order_by(table.id)
        ))

    def _active_holds(self, session: Session, vendor_id: UUID) -> list[APVendorHoldModel]:
        table = APVendorHoldModel
        return list(session.scalars(
            select(table).where(table.vendor_id == vendor_id, table.status == HoldStatus.ACTIVE.value)
        ))
