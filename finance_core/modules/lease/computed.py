"""What leases compute and never store (lease.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.lease.models import (
    AssetClass,
    LeaseClassification,
    LeaseFramework,
    ModificationKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmortizationScheduleLine:
    """One period of a liability: what was paid, what of it is interest, what is left."""

    period: str
    payment_date: date
    payment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RouScheduleLine:
    """One period of a right-of-use asset."""

    period: str
    period_end: date
    opening: Decimal
    amortization: Decimal
    impairment: Decimal
    remeasurement: Decimal
    closing: Decimal
    lease_cost: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementPart:
    """One part of a first measurement, as the entry shows it."""

    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementStep:
    """One discounted row of the plan: payment, time in years and factor."""

    payment_date: date
    amount: Decimal
    years: Decimal
    factor: Decimal
    present_value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseMeasurement:
    """Liability and right-of-use asset of a lease with the way they were found."""

    liability: Decimal
    rou: Decimal
    parts: tuple[MeasurementPart, ...]
    steps: tuple[MeasurementStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationCriterion:
    """One test of ASC 842-10-25-2; `met` is None where it cannot be tested."""

    name: str
    figure: Decimal | None
    limit: Decimal | None
    met: bool | None
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationTest:
    """What the criteria make of a lease."""

    criteria: tuple[ClassificationCriterion, ...]
    result: LeaseClassification


@dataclass(frozen=True, slots=True, kw_only=True)
class ModificationPreview:
    """What a modification would do, before it is saved."""

    kind: ModificationKind
    rate: Decimal
    liability_before: Decimal
    liability_after: Decimal
    rou_before: Decimal
    rou_after: Decimal
    gain_loss: Decimal
    old_schedule: tuple[AmortizationScheduleLine, ...]
    new_schedule: tuple[AmortizationScheduleLine, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityRow:
    """Undiscounted payments of a lease (None: of all) that fall due in one band."""

    lease_id: UUID | None
    band: str
    date_from: date
    date_to: date | None
    undiscounted: Decimal
    future_interest: Decimal
    present_value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRow:
    """A line of a note: its figure, the comparative and the paragraph that asks for it."""

    label: str
    amount: Decimal
    comparative: Decimal | None
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureTable:
    """One table of the notes."""

    title: str
    framework: LeaseFramework
    date_from: date
    date_to: date
    rows: tuple[DisclosureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """A lease as it stands on a day."""

    lease_id: UUID
    lease_number: str
    description: str
    asset_class: AssetClass
    classification: LeaseClassification
    months_left: int
    rate: Decimal
    liability: Decimal
    current_part: Decimal
    rou: Decimal
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkComparison:
    """One year of a lease under both frameworks."""

    year: int
    ifrs_interest: Decimal
    ifrs_amortization: Decimal
    asc_cost: Decimal
    ifrs_liability: Decimal
    asc_liability: Decimal
    ifrs_rou: Decimal
    asc_rou: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOutRow:
    """What the schedules say of an account role against the ledger, in base currency."""

    lease_id: UUID | None
    role: str
    schedule: Decimal
    ledger: Decimal

    @property
    def difference(self) -> Decimal:
        """Return ledger less schedule."""
        return self.ledger - self.schedule
