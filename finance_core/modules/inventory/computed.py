"""What inventory computes and never stores (inventory.md, Models: computed). Values are base currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.modules.inventory.models import CostingMethod, Tracking

ZERO = Decimal(0)


class MovementKind(StrEnum):
    """Which table a row of the stock ledger comes from."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    ADJUSTMENT = "adjustment"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockOnHand:
    """What lies where on a day and what it cost; the unit cost is empty where nothing lies."""

    item_code: str
    location_code: str
    quantity: Decimal
    value: Decimal
    unit_cost: Decimal | None
    lot_number: str | None = None
    expiry_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPolicy:
    """How an item is costed, tracked and booked on a day."""

    item_code: str
    valid_from: date
    costing_method: CostingMethod
    tracking: Tracking
    stock_account_id: UUID
    base_unit: str
    cogs_account_id: UUID | None = None
    standard_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLedgerRow:
    """One movement of an item with the balance after it; in and out are both positive."""

    movement_id: UUID
    kind: MovementKind
    movement_date: date
    movement_seq: int
    posting_date: date
    document_number: str
    location_code: str
    quantity_in: Decimal
    quantity_out: Decimal
    value_in: Decimal
    value_out: Decimal
    balance_quantity: Decimal
    balance_value: Decimal
    source_module: str | None = None
    source_id: UUID | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLayer:
    """What is left of one receipt, or of the pool of an item at average or standard cost."""

    item_code: str
    layer_date: date
    movement_seq: int
    quantity: Decimal
    value: Decimal
    source_id: UUID
    location_code: str | None = None
    lot_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDifference:
    """An issue that costs more (+) or less (−) than was booked for it so far."""

    issue_id: UUID
    issue_number: str
    issue_date: date
    old_cost: Decimal
    new_cost: Decimal

    @property
    def difference(self) -> Decimal:
        """Return what is still to be booked."""
        return self.new_cost - self.old_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayPosting(Dims):
    """One recost to be booked: `amount` above zero debits the counter account."""

    issue_id: UUID
    posting_date: date
    stock_account_id: UUID
    counter_account_id: UUID
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayResult:
    """What recomputing the pool of an item found and books."""

    item_code: str
    rows: tuple[StockLedgerRow, ...]
    differences: tuple[CostDifference, ...]
    postings: tuple[ReplayPosting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandedCostShare:
    """The part of a charge that one receipt bears: what stays in stock, what the sold part takes."""

    receipt_id: UUID
    basis: Decimal
    amount: Decimal
    to_stock: Decimal
    to_cost_of_sales: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class NrvTest:
    """Cost against net realisable value of an item or group, per unit and in total."""

    name: str
    item_codes: tuple[str, ...]
    quantity: Decimal
    carrying: Decimal
    nrv_per_unit: Decimal
    evidence: str
    earlier_write_down: Decimal = ZERO
    write_down: Decimal = ZERO
    reversal: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderSuggestion:
    """What to order of an item, and the figures that led there."""

    item_code: str
    location_code: str | None
    on_hand: Decimal
    on_order: Decimal
    reorder_point: Decimal
    eoq: Decimal
    quantity: Decimal
    unit_cost: Decimal
    vendor_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotStep:
    """One document a lot went through, `depth` steps from the one asked for."""

    depth: int
    movement_id: UUID
    kind: MovementKind
    movement_date: date
    document_number: str
    item_code: str
    lot_number: str
    quantity: Decimal
    party_id: UUID | None = None
    work_order_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotTrace:
    """Where a lot or serial number came from and who got it."""

    item_code: str
    lot_number: str
    backward: tuple[LotStep, ...]
    forward: tuple[LotStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockTie:
    """Stock against the ledger of one account on a day."""

    account_id: UUID
    as_of: date
    stock: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return what is not explained; zero when the books agree."""
        return self.stock - self.ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValue:
    """One row of a valuation."""

    item_code: str
    location_code: str | None
    lot_number: str | None
    quantity: Decimal
    unit_cost: Decimal | None
    value: Decimal
    stock_account_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementSummary:
    """How the value of an item or account moved within a range (IAS 2.36); outgoing figures are negative."""

    key: str
    opening: Decimal
    purchases: Decimal = ZERO
    production: Decimal = ZERO
    returns: Decimal = ZERO
    landed_cost: Decimal = ZERO
    cost_of_sales: Decimal = ZERO
    adjustments: Decimal = ZERO
    write_downs: Decimal = ZERO

    @property
    def closing(self) -> Decimal:
        """Return the value at the end of the range."""
        return sum(
            (self.purchases, self.production, self.returns, self.landed_cost, self.cost_of_sales,
             self.adjustments, self.write_downs),
            self.opening,
        )
