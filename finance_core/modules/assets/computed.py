"""What fixed assets compute and never store (assets.md, Models: computed). Money is in base currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.assets.models import (
    AssetStatus,
    ChargeKind,
    DepreciationMethod,
    EventStatus,
    TaxConvention,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepreciationLine:
    """The charge of one component for one period, and why it is so much."""

    asset_id: UUID
    component_id: UUID
    component_name: str
    period: str
    kind: ChargeKind
    opening: Decimal
    amount: Decimal
    closing: Decimal
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedComponent:
    """A component a run leaves out, and why."""

    component_id: UUID
    component_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTotal:
    """What a run charges a category."""

    category_id: UUID
    category_name: str
    opening: Decimal
    amount: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DepreciationPreview:
    """What a run would charge."""

    lines: tuple[DepreciationLine, ...]
    skipped: tuple[SkippedComponent, ...]
    totals: tuple[CategoryTotal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastLine:
    """The expected charge of a component for a period to come."""

    asset_id: UUID
    component_id: UUID
    period: str
    amount: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualAmount:
    """The amount of one fiscal year, the part of the year it stands for, and the rule that made it."""

    fiscal_year: str
    fraction: Decimal
    amount: Decimal
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalResult:
    """The figures of a disposal; a loss is below zero."""

    cost: Decimal
    accumulated_depreciation: Decimal
    accumulated_impairment: Decimal
    net_book_value: Decimal
    proceeds: Decimal
    selling_costs: Decimal
    gain_loss: Decimal
    surplus_transferred: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpairmentTest:
    """Carrying against recoverable amount; the ceiling bounds a reversal."""

    carrying: Decimal
    recoverable: Decimal
    loss: Decimal
    ceiling: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MidQuarterTest:
    """Whether too much of a year's purchases fell into its last three months."""

    total: Decimal
    last_quarter: Decimal
    ratio: Decimal
    applies: bool
    assets: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxYearRow:
    """One asset in the tax book of a year."""

    asset_id: UUID
    asset_number: str
    tax_class: str
    convention: TaxConvention
    basis: Decimal
    prior: Decimal
    percent: Decimal
    current: Decimal
    book_current: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RollForwardRow:
    """A category from opening to closing: cost, then what was written off it."""

    category_id: UUID
    category_name: str
    cost_opening: Decimal
    additions: Decimal
    transfers: Decimal
    revaluations: Decimal
    disposals: Decimal
    cost_closing: Decimal
    accumulated_opening: Decimal
    charge: Decimal
    impairment: Decimal
    reversals: Decimal
    accumulated_transfers: Decimal
    accumulated_disposals: Decimal
    accumulated_closing: Decimal
    net_closing: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """An asset as it stood on a day."""

    asset_id: UUID
    asset_number: str
    description: str
    category_name: str
    status: AssetStatus
    in_service_date: date | None
    method: DepreciationMethod
    cost: Decimal
    accumulated_depreciation: Decimal
    accumulated_impairment: Decimal
    net_book_value: Decimal
    monthly_charge: Decimal
    charged_through: date | None
    location_code: str | None = None
    custodian_name: str | None = None
    last_verified_on: date | None = None

    @property
    def is_impaired(self) -> bool:
        """Tell whether a loss stands against the asset."""
        return self.accumulated_impairment > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionCandidate:
    """A line of the clearing account that may become an asset."""

    journal_line_id: int
    entry_date: date
    vendor_name: str | None
    text: str
    amount: Decimal
    used: Decimal
    left: Decimal
    age_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetEvent:
    """What happened to an asset on a day, for the cash flow statement and the notes."""

    asset_id: UUID
    event_date: date
    kind: str
    acquisition: Decimal
    proceeds: Decimal
    charge: Decimal
    status: EventStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOutRow:
    """A role in the register against the ledger."""

    role: str
    category_name: str
    register: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return register less ledger."""
        return self.register - self.ledger
