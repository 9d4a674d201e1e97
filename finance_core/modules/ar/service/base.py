"""What every part of the service has: kernel, tax, bank, and the stored objects by id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from finance_core.db.unit_of_work import stored
from finance_core.engines.ageing import AgeingBuckets
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.ports import BankPort
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import TooEarly
from finance_core.modules.ar.models import (
    AllocationStatus,
    ARCreditMemo,
    ARInvoice,
    ARReceipt,
    CreditMemoStatus,
    CustomerProfile,
    InvoiceStatus,
    ReceiptStatus,
)
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptAllocationModel,
    ARReceiptModel,
    CustomerProfileModel,
)
from finance_core.modules.ar.rules.documents import printed_address
from finance_core.modules.ar.rules.settlement import DiscountDay
from finance_core.modules.ar.rules.states import (
    INVOICE_MOVES,
    MEMO_MOVES,
    RECEIPT_MOVES,
    invoice_name,
    memo_name,
)
from finance_core.modules.gl.api import GLService
from finance_core.modules.tax.api import TaxService

ONE = Decimal(1)
ZERO = Decimal(0)


class ARBase:
    """Shared by the parts of `ARService`."""

    name = "ar"
    bank: BankPort
    gl: GLService

    def __init__(self, kernel: Kernel, tax: TaxService) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self.tax = tax

    def _customer(self, session: Session, customer_id: UUID, field: str = "customer_id") -> CustomerProfile:
        row = session.scalar(
            select(CustomerProfileModel).where(CustomerProfileModel.customer_id == customer_id)
        )
        if row is None:
            raise NotFound("customer", customer_id, field=field)
        return row.to_dto()

    def _active_customer(self, unit: Unit, customer_id: UUID) -> CustomerProfile:
        customer = self._customer(unit.session, customer_id)
        if not customer.is_active:
            raise InvalidInput(
                "customer_id", f"{customer.name} is inactive. Activate the customer, or choose another."
            )
        return customer

    def _invoice_row(self, session: Session, invoice_id: UUID, field: str = "invoice_id") -> ARInvoiceModel:
        row = session.scalar(
            select(ARInvoiceModel)
            .where(ARInvoiceModel.id == invoice_id)
            .options(selectinload(ARInvoiceModel.lines))
        )
        if row is None:
            raise NotFound("invoice", invoice_id, field=field)
        return row

    def _memo_row(self, session: Session, memo_id: UUID, field: str = "credit_memo_id") -> ARCreditMemoModel:
        row = session.scalar(
            select(ARCreditMemoModel)
            .where(ARCreditMemoModel.id == memo_id)
            .options(selectinload(ARCreditMemoModel.lines))
        )
        if row is None:
            raise NotFound("credit note", memo_id, field=field)
        return row

    def _receipt_row(self, session: Session, receipt_id: UUID, field: str = "receipt_id") -> ARReceiptModel:
        return stored(session, ARReceiptModel, receipt_id, "receipt", field=field)

    def _store_invoice(self, unit: Unit, row: ARInvoiceModel, invoice: ARInvoice) -> None:
        if row.status != invoice.status.value:
            check_move(INVOICE_MOVES, invoice_name(invoice), InvoiceStatus(row.status), invoice.status)
        row.apply(invoice, changed_by_id=unit.actor_id)

    def _store_receipt(self, unit: Unit, row: ARReceiptModel, receipt: ARReceipt) -> None:
        if row.status != receipt.status.value:
            check_move(RECEIPT_MOVES, receipt.receipt_number, ReceiptStatus(row.status), receipt.status)
        row.apply(receipt, changed_by_id=unit.actor_id)

    def _store_memo(self, unit: Unit, row: ARCreditMemoModel, memo: ARCreditMemo) -> None:
        if row.status != memo.status.value:
            check_move(MEMO_MOVES, memo_name(memo), CreditMemoStatus(row.status), memo.status)
        row.apply(memo, changed_by_id=unit.actor_id)

    def _settlements(self, session: Session, column: Any, key: UUID) -> Sequence[ARReceiptAllocationModel]:
        """Return all settlements of a document, those taken back too."""
        table = ARReceiptAllocationModel
        return session.scalars(select(table).where(column == key).order_by(table.id)).all()

    def _live(self, settlements: Sequence[ARReceiptAllocationModel]) -> list[ARReceiptAllocationModel]:
        return [row for row in settlements if row.status == AllocationStatus.POSTED.value]

    def _posting_date(self, unit: Unit, typed: date | None, dated: date) -> date:
        """Return the posting date: as typed, the document's, or the first open day with a warning."""
        if typed is not None:
            return typed
        if self.kernel.reference.period_of(unit, dated).status is PeriodStatus.OPEN:
            return dated
        wanted = self.kernel.reference.first_open_day(unit, dated) or dated
        unit.warn(f"{dated.isoformat()} is closed, so the document is posted on {wanted.isoformat()}.")
        return wanted

    def _rate(self, unit: Unit, typed: Decimal | None, currency: str, on: date) -> Decimal:
        base = self.kernel.base_currency
        if currency == base:
            return ONE
        return typed if typed is not None else self.kernel.fx.rate(unit, currency, base, on).rate

    def _discount_day(self, unit: Unit, on: date, currency: str) -> DiscountDay:
        return DiscountDay(
            on=on,
            grace_days=int(self.kernel.settings.get("ar.discount_grace_days")),
            minor_unit=self.kernel.reference.minor_unit(unit, currency),
        )

    def _buckets(self) -> AgeingBuckets:
        return AgeingBuckets(tuple(self.kernel.settings.get("report.ageing_buckets")))

    def _undo_date(
        self, unit: Unit, wanted: date | None, dated: date, before: Sequence[ARReceiptAllocationModel]
    ) -> date:
        """Return the day something is taken back: never before it was recorded or last settled.

        Raises:
            TooEarly: the wanted day lies before that.
        """
        days = [
            dated,
            *(row.application_date for row in before),
            *(row.reversed_on for row in before if row.reversed_on),
        ]
        earliest = max(days)
        if wanted is not None and wanted < earliest:
            raise TooEarly("on", "Taking this back", earliest)
        return wanted or max(unit.today, earliest)

    def _snapshot(self, session: Session, customer: CustomerProfile) -> dict[str, Any]:
        """Return name, address and tax number as they are printed; kept with the document for ever."""
        contact = self.kernel.parties.address(session, customer.customer_id)
        home = str(self.kernel.settings.get("company.country"))
        return {
            "name": customer.name,
            "address": [] if contact is None else printed_address(contact, home),
            "tax_id": customer.tax_id,
            "email": customer.invoice_email,
            "exemption_reference": customer.exemption_reference,
        }
