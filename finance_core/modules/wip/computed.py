"""What work in process computes and never stores (wip.md, Models: computed). Money is base currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostSheetLine:
    """One cost of an order, planned and actual."""

    name: str
    planned: Decimal
    actual: Decimal
    per_unit: Decimal | None = None
    source_id: UUID | None = None

    @property
    def variance(self) -> Decimal:
        """Return what it cost beyond the plan."""
        return self.actual - self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class CostSheet:
    """What an order was planned to cost and did cost, line by line."""

    work_order_id: UUID
    order_number: str
    units: Decimal
    lines: tuple[CostSheetLine, ...]
    transferred_out: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCost:
    """Planned cost of one unit; by-products are a credit."""

    material: Decimal
    labor: Decimal
    overhead: Decimal
    outside: Decimal
    byproduct: Decimal

    @property
    def total(self) -> Decimal:
        """Return the planned unit cost."""
        return self.material + self.labor + self.overhead + self.outside - self.byproduct


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine:
    """Material that orders still need."""

    item_code: str
    location_code: str
    required: Decimal
    issued: Decimal
    on_hand: Decimal
    needed_on: date | None = None
    work_order_id: UUID | None = None

    @property
    def missing(self) -> Decimal:
        """Return what neither is issued nor lies in stock."""
        return max(self.required - self.issued - self.on_hand, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceSet:
    """The variances of a standard order (wip.md R7); above zero is unfavourable."""

    work_order_id: UUID
    material_price: Decimal = ZERO
    material_usage: Decimal = ZERO
    labor_rate: Decimal = ZERO
    labor_efficiency: Decimal = ZERO
    overhead: Decimal = ZERO
    outside: Decimal = ZERO
    byproduct: Decimal = ZERO
    standard_difference: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Return their sum, the balance of the order before it is closed."""
        return (
            self.material_price + self.material_usage + self.labor_rate + self.labor_efficiency
            + self.overhead + self.outside + self.byproduct + self.standard_difference
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EquivalentUnits:
    """Weighted-average equivalent units of an order and what one costs."""

    work_order_id: UUID
    completed: Decimal
    in_process: Decimal
    material_units: Decimal
    conversion_units: Decimal
    material_unit_cost: Decimal
    conversion_unit_cost: Decimal
    transferred_out: Decimal
    ending_wip: Decimal

    @property
    def unit_cost(self) -> Decimal:
        """Return the cost of a finished unit."""
        return self.material_unit_cost + self.conversion_unit_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class OverheadAnalysis:
    """A pool at period end: what it cost, what was applied and why the two differ."""

    pool_code: str
    actual: Decimal
    applied: Decimal
    spending: Decimal
    volume: Decimal

    @property
    def under_applied(self) -> Decimal:
        """Return what was not applied; below zero when too much was."""
        return self.actual - self.applied


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRollUp:
    """The standard cost a recipe leads to beside the one in force."""

    item_code: str
    recipe_code: str
    recipe_version: int
    cost: PlanCost
    old_cost: Decimal | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereUsed:
    """A recipe that takes an item, `level` steps above it."""

    item_code: str
    recipe_code: str
    recipe_version: int
    parent_item_code: str
    quantity_per: Decimal
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadByWorkCenter:
    """Hours that open orders ask of a work centre within a range."""

    work_center_code: str
    from_date: date
    to_date: date
    capacity_hours: Decimal | None
    planned_hours: Decimal
    done_hours: Decimal
    orders: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WipTie:
    """The balances of the orders against the ledger on a day."""

    as_of: date
    orders: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return what is not explained; zero when the books agree."""
        return self.orders - self.ledger
