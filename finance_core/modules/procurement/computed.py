"""What procurement computes and never stores (procurement.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.modules.procurement.models import LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLineView:
    """One line of an order as the bill match and the planning see it."""

    requisition_line_id: UUID
    po_reference: str
    po_line_reference: str | None
    vendor_id: UUID
    line_kind: LineKind
    item_code: str | None
    description: str
    ordered: Decimal
    unit_price: Decimal
    currency: str
    received: Decimal
    accepted: Decimal
    rejected: Decimal
    invoiced: Decimal
    promised_date: date | None = None

    @property
    def open_to_receive(self) -> Decimal:
        """Return what is still to come."""
        return max(self.ordered - self.accepted, Decimal(0))

    @property
    def open_to_invoice(self) -> Decimal:
        """Return what may still be billed: services as ordered, goods as accepted."""
        limit = self.ordered if self.line_kind is LineKind.SERVICE else self.accepted
        return max(limit - self.invoiced, Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCheck(Dims):
    """What the budget says to the lines of one account, dimensions and period."""

    account_id: UUID
    period: str
    budget: Decimal
    actual: Decimal
    committed: Decimal
    requested: Decimal
    decision: str
    text: str

    @property
    def free(self) -> Decimal:
        """Return what would be left after the request."""
        return self.budget - self.actual - self.committed - self.requested


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMatch:
    """A receipt line that may be billed: living quantities and the liability behind them in base currency."""

    receipt_id: UUID
    receipt_number: str
    line_number: int
    receipt_date: date
    accepted: Decimal
    returned: Decimal
    invoiced: Decimal
    unit_cost: Decimal
    currency: str
    open_base: Decimal

    @property
    def open_quantity(self) -> Decimal:
        """Return what may still be billed; below zero when the vendor owes a credit note."""
        return self.accepted - self.returned - self.invoiced


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Dims):
    """What a line binds of the budget, in base currency."""

    requisition_line_id: UUID
    document: str
    account_id: UUID
    period: str
    committed: Decimal
    relieved: Decimal

    @property
    def open(self) -> Decimal:
        """Return what is still bound."""
        return self.committed - self.relieved


@dataclass(frozen=True, slots=True, kw_only=True)
class GrniItem:
    """Goods received and not invoiced of one receipt line, as of a day; `value` is base currency."""

    receipt_id: UUID
    receipt_number: str
    line_number: int
    vendor_id: UUID
    receipt_date: date
    po_reference: str | None
    accepted: Decimal
    returned: Decimal
    invoiced: Decimal
    value: Decimal
    age_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierScore:
    """How a vendor did within a range, 0 to 100 each; None where there is nothing to judge."""

    vendor_id: UUID
    from_date: date
    to_date: date
    receipts: int
    delivery: Decimal | None
    quality: Decimal | None
    price: Decimal | None
    overall: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseOrderVersion:
    """The facts of an order line as noted at one time, read from the audit trail."""

    requisition_line_id: UUID
    version: int
    noted_on: date
    quantity: Decimal
    unit_price: Decimal
    promised_date: date | None
    reason: str | None
