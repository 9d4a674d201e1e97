"""Data objects of leases (lease.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import Shape, above_zero, in_order, not_negative, share

ZERO = Decimal(0)
ONE = Decimal(1)


class AssetClass(StrEnum):
    """What is leased."""

    PROPERTY = "property"
    VEHICLE = "vehicle"
    EQUIPMENT = "equipment"
    LAND = "land"
    IT = "it"
    OTHER = "other"


class LeaseFramework(StrEnum):
    """The standard a lease is measured by; fixed at commencement."""

    IFRS16 = "ifrs16"
    ASC842 = "asc842"


class LeaseClassification(StrEnum):
    """How a lease is accounted for; on-balance leases under IFRS are finance."""

    FINANCE = "finance"
    OPERATING = "operating"
    SHORT_TERM = "short_term"
    LOW_VALUE = "low_value"


class LeaseStatus(StrEnum):
    """State of a lease."""

    DRAFT = "draft"
    ACTIVE = "active"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    PURCHASED = "purchased"
    VOIDED = "voided"


class PaymentFrequency(StrEnum):
    """How often rent falls due."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"
    IRREGULAR = "irregular"


class PaymentTiming(StrEnum):
    """Whether rent is paid for the time ahead or the time past."""

    ADVANCE = "advance"
    ARREARS = "arrears"


class Escalation(StrEnum):
    """How rent rises."""

    NONE = "none"
    PERCENT = "percent"
    AMOUNT = "amount"
    INDEX = "index"


class RateKind(StrEnum):
    """Where the discount rate comes from."""

    IMPLICIT = "implicit"
    INCREMENTAL = "incremental"
    RISK_FREE = "risk_free"


class RateConvention(StrEnum):
    """How a yearly rate becomes a discount factor."""

    EFFECTIVE = "effective"
    NOMINAL = "nominal"


class TimeBasis(StrEnum):
    """How time to a payment is measured."""

    MONTHS = "months"
    ACTUAL_365 = "actual_365"


class ScheduleLineKind(StrEnum):
    """What a line of the schedule stands for."""

    PAYMENT = "payment"
    PERIOD_END = "period_end"
    VARIABLE = "variable"
    PURCHASE_OPTION = "purchase_option"
    RESIDUAL_GUARANTEE = "residual_guarantee"
    PENALTY = "penalty"
    DEPOSIT = "deposit"
    DEPOSIT_REFUND = "deposit_refund"


class ScheduleLineStatus(StrEnum):
    """State of a line of the schedule."""

    PLANNED = "planned"
    POSTED = "posted"
    SUPERSEDED = "superseded"
    VOID = "void"


class SettledBy(StrEnum):
    """What pays a line of the schedule."""

    BILL = "bill"
    BANK = "bank"
    CLEARING = "clearing"


class ModificationKind(StrEnum):
    """What changes in a lease."""

    SEPARATE_LEASE = "separate_lease"
    SCOPE_DECREASE = "scope_decrease"
    TERM_SHORTENED = "term_shortened"
    TERM_EXTENDED = "term_extended"
    CONSIDERATION = "consideration"
    INDEX_CHANGE = "index_change"
    OPTION_REASSESSED = "option_reassessed"
    RESIDUAL_GUARANTEE = "residual_guarantee"
    RATE_CHANGE = "rate_change"
    ROU_IMPAIRMENT = "rou_impairment"
    TERMINATION = "termination"
    PURCHASE = "purchase"


class ModificationStatus(StrEnum):
    """State of a modification."""

    POSTED = "posted"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease(Dims):
    """A lease contract, its plan and the facts it is measured by; rates are shares a year (0.06 is 6 %)."""

    SHAPE: ClassVar[Shape] = (
        in_order("commencement_date", "end_date"),
        in_order("commencement_date", "contract_end_date"),
        in_order("contract_end_date", "extension_end"),
        in_order("commencement_date", "termination_option_on"),
        in_order("commencement_date", "first_payment_date"),
        in_order("first_payment_date", "end_date"),
        in_order("commencement_date", "ended_on"),
        not_negative("monthly_payment", "non_lease_amount", "rent_free_payments", "discount_rate",
                     "restoration_rate", "initial_direct_costs", "prepaid_payments", "incentives_received",
                     "incentives_receivable", "restoration_cost", "residual_guarantee", "purchase_option",
                     "fair_value", "deposit_amount", "opening_liability", "opening_rou"),
        above_zero("escalation_every_months", "index_base", "economic_life_months", "scope_quantity"),
    )

    id: UUID
    lease_number: str
    description: str
    lessor_id: UUID
    asset_class: AssetClass
    framework: LeaseFramework
    classification: LeaseClassification
    status: LeaseStatus
    commencement_date: date
    end_date: date
    contract_end_date: date
    currency: str
    monthly_payment: Decimal
    payment_frequency: PaymentFrequency
    payment_timing: PaymentTiming
    first_payment_date: date
    discount_rate: Decimal
    rate_kind: RateKind
    rate_convention: RateConvention
    time_basis: TimeBasis
    contract_reference: str | None = None
    classification_reason: str = ""
    extension_end: date | None = None
    extension_certain: bool = False
    termination_option_on: date | None = None
    termination_certain: bool = False
    options_note: str | None = None
    rent_free_payments: int = 0
    escalation: Escalation = Escalation.NONE
    escalation_value: Decimal | None = None
    escalation_every_months: int | None = None
    index_name: str | None = None
    index_base: Decimal | None = None
    non_lease_amount: Decimal = ZERO
    separate_components: bool = False
    tax_code_id: UUID | None = None
    initial_direct_costs: Decimal = ZERO
    prepaid_payments: Decimal = ZERO
    incentives_received: Decimal = ZERO
    incentives_receivable: Decimal = ZERO
    incentive_expected_on: date | None = None
    restoration_cost: Decimal = ZERO
    restoration_rate: Decimal | None = None
    residual_guarantee: Decimal = ZERO
    purchase_option: Decimal = ZERO
    purchase_option_certain: bool = False
    ownership_transfers: bool = False
    specialised_asset: bool = False
    economic_life_months: int | None = None
    fair_value: Decimal | None = None
    deposit_amount: Decimal = ZERO
    scope_quantity: Decimal = ONE
    scope_unit: str | None = None
    opening_as_of: date | None = None
    opening_liability: Decimal | None = None
    opening_rou: Decimal | None = None
    ended_on: date | None = None
    end_reason: str | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasePayment:
    """A line of a lease's schedule: a payment of the plan, or what a period's end posts."""

    SHAPE: ClassVar[Shape] = (not_negative("revision", "payment_number"), above_zero("index_value"))

    id: UUID
    lease_id: UUID
    line_kind: ScheduleLineKind
    payment_number: int
    payment_date: date
    amount: Decimal
    status: ScheduleLineStatus
    revision: int = 0
    fiscal_period_id: UUID | None = None
    non_lease_amount: Decimal = ZERO
    tax_amount: Decimal = ZERO
    settled_amount: Decimal = ZERO
    index_value: Decimal | None = None
    interest_portion: Decimal = ZERO
    principal_portion: Decimal = ZERO
    amortization_portion: Decimal = ZERO
    lease_cost: Decimal = ZERO
    opening_liability: Decimal = ZERO
    closing_liability: Decimal = ZERO
    closing_rou: Decimal = ZERO
    settled_by: SettledBy | None = None
    ap_invoice_id: UUID | None = None
    bank_transaction_id: UUID | None = None
    run_number: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ROUAsset:
    """The right-of-use asset of a lease: where its first value came from and what is left of it."""

    SHAPE: ClassVar[Shape] = (
        in_order("commencement_date", "amortization_end"),
        in_order("commencement_date", "basis_date"),
        not_negative("accumulated_amortization", "accumulated_impairment", "carrying_value",
                     "basis_carrying"),
    )

    id: UUID
    lease_id: UUID
    initial_value: Decimal
    from_liability: Decimal
    gross_value: Decimal
    carrying_value: Decimal
    commencement_date: date
    amortization_end: date
    basis_date: date
    basis_carrying: Decimal
    from_prepaid: Decimal = ZERO
    from_direct_costs: Decimal = ZERO
    from_incentives: Decimal = ZERO
    from_restoration: Decimal = ZERO
    remeasurements: Decimal = ZERO
    accumulated_amortization: Decimal = ZERO
    accumulated_impairment: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseLiability:
    """The liability of a lease as posted; `due_unpaid` below zero is paid early."""

    SHAPE: ClassVar[Shape] = (
        in_order("commencement_date", "measured_on"),
        not_negative("current_rate", "revision", "restoration_balance"),
    )

    id: UUID
    lease_id: UUID
    initial_value: Decimal
    current_balance: Decimal
    base_balance: Decimal
    commencement_date: date
    current_rate: Decimal
    measured_on: date
    due_unpaid: Decimal = ZERO
    interest_to_date: Decimal = ZERO
    paid_to_date: Decimal = ZERO
    revision: int = 0
    restoration_balance: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseModification:
    """A change of a lease with what it did to liability and right-of-use asset."""

    SHAPE: ClassVar[Shape] = (
        in_order("from_revision", "to_revision"),
        in_order("modification_date", "new_end_date"),
        share("scope_remaining"),
        not_negative("new_monthly_payment", "new_discount_rate", "penalty", "from_revision"),
    )

    id: UUID
    modification_number: str
    lease_id: UUID
    modification_date: date
    kind: ModificationKind
    description: str
    from_revision: int
    to_revision: int
    actor_id: UUID
    status: ModificationStatus
    agreed_on: date | None = None
    new_monthly_payment: Decimal | None = None
    new_end_date: date | None = None
    scope_remaining: Decimal = ONE
    new_discount_rate: Decimal | None = None
    liability_before: Decimal = ZERO
    liability_after: Decimal = ZERO
    remeasurement_amount: Decimal = ZERO
    rou_before: Decimal = ZERO
    rou_after: Decimal = ZERO
    rou_adjustment: Decimal = ZERO
    gain_loss: Decimal = ZERO
    penalty: Decimal = ZERO
    new_lease_id: UUID | None = None
    approved_note: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None
