"""What contracts compute and never store (contracts.md, Models: computed). Money is in contract currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from finance_core.modules.contracts.models import (
    BillingBasis,
    BillingType,
    FeeBasis,
    FundingControl,
    MilestoneStatus,
    RetentionTax,
    RevenuePolicy,
)


class RateStatus(StrEnum):
    """How certain an indirect rate is."""

    PROVISIONAL = "provisional"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """The terms in force on a day: those of the newest posted action up to it."""

    contract_id: UUID
    on: date
    action_id: UUID
    billing_basis: BillingBasis
    revenue_policy: RevenuePolicy
    retention_percent: Decimal
    retention_cap_percent: Decimal | None
    tax_on_retention: RetentionTax
    advance_percent: Decimal | None
    advance_recovery_percent: Decimal | None
    fee_basis: FeeBasis
    fee_rate: Decimal | None
    damages_per_day: Decimal | None
    damages_cap_percent: Decimal | None
    requires_certificate: bool
    funding_control: FundingControl
    tax_code_id: UUID | None = None
    payment_term_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPosition:
    """Where a contract stands."""

    value: Decimal
    funded: Decimal
    earned: Decimal
    billed: Decimal
    retention: Decimal
    advance_open: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingLine:
    """One line of a billing as it is frozen: a milestone, a cost type, a pool or a unit."""

    text: str
    to_date: Decimal
    previous: Decimal
    this: Decimal
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingProposal:
    """What may be billed, before the user lowers it."""

    contract_id: UUID
    billing_type: BillingType
    billing_date: date
    lines: tuple[BillingLine, ...]
    work_to_date: Decimal
    previously_billed: Decimal
    gross: Decimal
    retention: Decimal
    advance_recovered: Decimal
    net: Decimal
    tax: Decimal
    total: Decimal
    refusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolCharge:
    """The indirect cost of one pool: base times rate."""

    pool: str
    base: Decimal
    rate: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CostVoucher:
    """Allowable cost of a period with indirect cost and fee; the fee ends at its ceiling."""

    contract_id: UUID
    period_start: date
    period_end: date
    direct: tuple[tuple[str, Decimal], ...]
    pools: tuple[PoolCharge, ...]
    cost: Decimal
    fee: Decimal
    total: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndirectRate:
    """The rate of a pool in a fiscal year."""

    pool: str
    fiscal_year: int
    status: RateStatus
    rate: Decimal
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateReconciliation:
    """Applied at the provisional against the final rate, by contract and pool."""

    contract_id: UUID
    pool: str
    base: Decimal
    provisional_rate: Decimal
    final_rate: Decimal
    applied: Decimal
    final: Decimal

    @property
    def difference(self) -> Decimal:
        """Return final less applied; below zero is owed to the customer."""
        return self.final - self.applied


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractModification:
    """A signed change of value, scope, dates or terms, as the log shows it."""

    modification_number: str
    effective_date: date
    signed_on: date | None
    document_reference: str | None
    value_change: Decimal
    funding_change: Decimal
    value_after: Decimal
    funded_after: Decimal
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subcontract:
    """What a subcontractor has billed on a contract."""

    contract_id: UUID
    vendor_id: UUID
    vendor_name: str
    ordered: Decimal
    billed: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDisallowance:
    """A cost the customer does not bear."""

    contract_id: UUID
    cost_entry_id: UUID
    amount: Decimal
    reason: str
    was_billed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingAlert:
    """A contract that has used a share of its funding limit."""

    contract_id: UUID
    limit: Decimal
    used: Decimal
    share: Decimal
    threshold: Decimal
    exhausted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseoutCheck:
    """One item of the close-out list."""

    key: str
    title: str
    is_met: bool
    detail: str = ""
    override_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleOfValuesRow:
    """A line of the schedule of values: to date, previous and this."""

    milestone_id: UUID
    milestone_number: str
    name: str
    amount: Decimal
    completion_pct: Decimal
    to_date: Decimal
    previous: Decimal
    this: Decimal
    stored_materials: Decimal
    retention: Decimal
    status: MilestoneStatus

    @property
    def balance(self) -> Decimal:
        """Return what is left of the line."""
        return self.amount - self.to_date


@dataclass(frozen=True, slots=True, kw_only=True)
class TieOutRow:
    """This module's share of a role, in base currency."""

    role: str
    contract_number: str
    amount: Decimal
