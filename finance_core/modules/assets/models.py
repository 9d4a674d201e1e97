"""Data objects of fixed assets (assets.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    different,
    in_order,
    not_negative,
    one_of,
    share,
)

ZERO = Decimal(0)
ONE = Decimal(1)


class AssetKind(StrEnum):
    """What a category holds."""

    TANGIBLE = "tangible"
    INTANGIBLE = "intangible"
    LAND = "land"
    CONSTRUCTION = "construction"


class DepreciationMethod(StrEnum):
    """How cost is spread over time."""

    STRAIGHT_LINE = "straight_line"
    DECLINING_BALANCE = "declining_balance"
    DOUBLE_DECLINING = "double_declining"
    SUM_OF_YEARS = "sum_of_years"
    UNITS_OF_PRODUCTION = "units_of_production"
    MACRS = "macrs"
    TABLE = "table"
    IMMEDIATE = "immediate"
    NONE = "none"


class Convention(StrEnum):
    """When depreciation begins and ends."""

    FULL_MONTH = "full_month"
    FOLLOWING_MONTH = "following_month"
    MID_MONTH = "mid_month"
    ACTUAL_DAYS = "actual_days"
    HALF_YEAR = "half_year"
    FULL_YEAR = "full_year"
    MID_QUARTER = "mid_quarter"


class MeasurementModel(StrEnum):
    """How a category is carried after acquisition."""

    COST = "cost"
    REVALUATION = "revaluation"


class TaxConvention(StrEnum):
    """When depreciation begins in the tax book."""

    AUTO = "auto"
    HALF_YEAR = "half_year"
    MID_QUARTER = "mid_quarter"
    MID_MONTH = "mid_month"


class AssetStatus(StrEnum):
    """State of an asset."""

    DRAFT = "draft"
    PENDING = "pending"
    UNDER_CONSTRUCTION = "under_construction"
    IN_SERVICE = "in_service"
    FULLY_DEPRECIATED = "fully_depreciated"
    HELD_FOR_SALE = "held_for_sale"
    DISPOSED = "disposed"
    VOIDED = "voided"


class PaymentSource(StrEnum):
    """Where the cost of an asset comes from."""

    CLEARING = "clearing"
    ON_ACCOUNT = "on_account"
    BANK = "bank"
    CONSTRUCTION = "construction"
    OTHER = "other"
    OPENING = "opening"
    OPENING_IN_LEDGER = "opening_in_ledger"


class CheckResult(StrEnum):
    """What the physical check found."""

    FOUND = "found"
    MISSING = "missing"
    DAMAGED = "damaged"
    MOVED = "moved"


class ComponentKind(StrEnum):
    """How a component came about."""

    MAIN = "main"
    PART = "part"
    ADDITION = "addition"
    COST_ADJUSTMENT = "cost_adjustment"


class ComponentStatus(StrEnum):
    """State of a component."""

    PLANNED = "planned"
    ACTIVE = "active"
    FULLY_DEPRECIATED = "fully_depreciated"
    DISPOSED = "disposed"


class AssetBook(StrEnum):
    """Which book a charge belongs to; the tax book never posts."""

    FINANCIAL = "financial"
    TAX = "tax"


class ChargeKind(StrEnum):
    """Why a charge was made."""

    REGULAR = "regular"
    CATCH_UP = "catch_up"
    DISPOSAL = "disposal"
    OVERRIDE = "override"
    FIRST_YEAR_ALLOWANCE = "first_year_allowance"


class ChargeStatus(StrEnum):
    """State of a charge; the last two belong to the tax book."""

    ENTERED = "entered"
    POSTED = "posted"
    REVERSED = "reversed"
    RECORDED = "recorded"
    SUPERSEDED = "superseded"


class DisposalType(StrEnum):
    """How an asset leaves."""

    SALE = "sale"
    SCRAP = "scrap"
    TRADE_IN = "trade_in"
    THEFT = "theft"
    CASUALTY = "casualty"
    ABANDONMENT = "abandonment"
    DONATION = "donation"
    OWNER_WITHDRAWAL = "owner_withdrawal"


class TransferKind(StrEnum):
    """What a transfer changes."""

    LOCATION = "location"
    DIMENSION = "dimension"
    CUSTODIAN = "custodian"
    CATEGORY = "category"
    SPLIT = "split"


class RevaluationKind(StrEnum):
    """Why the carrying amount or its future changes."""

    REVALUATION = "revaluation"
    IMPAIRMENT = "impairment"
    IMPAIRMENT_REVERSAL = "impairment_reversal"
    ESTIMATE_CHANGE = "estimate_change"
    HELD_FOR_SALE = "held_for_sale"


class RevaluationMethod(StrEnum):
    """How gross cost follows a fair value."""

    ELIMINATION = "elimination"
    PROPORTIONAL = "proportional"


class EventStatus(StrEnum):
    """State of a disposal, transfer or revaluation."""

    POSTED = "posted"
    REVERSED = "reversed"


def _life_unless_none(dto: DepreciationComponent | AssetCategory) -> None:
    if dto.useful_life_months < (0 if dto.depreciation_method is DepreciationMethod.NONE else 1):
        raise InvalidInput("useful_life_months", "Useful life must be above zero; only method none has none.")


def _cost_unless_adjustment(component: DepreciationComponent) -> None:
    if component.cost < ZERO and component.kind is not ComponentKind.COST_ADJUSTMENT:
        raise InvalidInput("cost", f"Cost {component.cost} is below zero; only an adjustment of cost may be.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCategory:
    """Defaults and accounts of a class of assets."""

    SHAPE: ClassVar[Shape] = (
        _life_unless_none,
        share("declining_rate", "salvage_value_percent"),
        above_zero("declining_factor", "tax_life_months"),
        not_negative("capitalization_threshold"),
    )

    id: UUID
    code: str
    name: str
    kind: AssetKind
    depreciation_method: DepreciationMethod
    convention: Convention
    useful_life_months: int
    is_active: bool = True
    declining_rate: Decimal | None = None
    declining_factor: Decimal = Decimal(2)
    switch_to_straight_line: bool = True
    salvage_value_percent: Decimal = ZERO
    measurement_model: MeasurementModel = MeasurementModel.COST
    capitalization_threshold: Decimal = ZERO
    asset_account_id: UUID | None = None
    accumulated_account_id: UUID | None = None
    expense_account_id: UUID | None = None
    impairment_account_id: UUID | None = None
    surplus_account_id: UUID | None = None
    gain_account_id: UUID | None = None
    loss_account_id: UUID | None = None
    tax_system: str | None = None
    tax_class: str | None = None
    tax_convention: TaxConvention | None = None
    tax_life_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Dims):
    """A thing that serves for years; its money columns are the totals of its components, in base currency."""

    SHAPE: ClassVar[Shape] = (
        in_order("acquisition_date", "in_service_date"),
        different("id", "parent_asset_id"),
        not_negative("useful_life_months", "purchase_amount", "insured_amount", "tax_expensed_amount"),
        above_zero("exchange_rate"),
        share("tax_business_use", "tax_special_rate"),
    )

    id: UUID
    asset_number: str
    description: str
    category_id: UUID
    status: AssetStatus
    acquisition_date: date
    purchase_currency: str
    payment_source: PaymentSource
    in_service_date: date | None = None
    parent_asset_id: UUID | None = None
    acquisition_cost: Decimal = ZERO
    gross_cost: Decimal = ZERO
    salvage_value: Decimal = ZERO
    accumulated_depreciation: Decimal = ZERO
    accumulated_impairment: Decimal = ZERO
    net_book_value: Decimal = ZERO
    surplus_balance: Decimal = ZERO
    useful_life_months: int = 0
    vendor_id: UUID | None = None
    purchase_amount: Decimal = ZERO
    exchange_rate: Decimal = ONE
    purchase_order_reference: str | None = None
    serial_number: str | None = None
    tag_number: str | None = None
    location_code: str | None = None
    custodian_id: UUID | None = None
    warranty_until: date | None = None
    insured_amount: Decimal | None = None
    insurance_policy: str | None = None
    last_verified_on: date | None = None
    last_verified_result: CheckResult | None = None
    tax_system: str | None = None
    tax_class: str | None = None
    tax_convention: TaxConvention | None = None
    tax_business_use: Decimal = ONE
    tax_expensed_amount: Decimal = ZERO
    tax_special_rate: Decimal = ZERO
    tax_accumulated: Decimal = ZERO
    journal_entry_id: UUID | None = None
    voided_on: date | None = None
    void_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepreciationComponent:
    """The part of an asset that every calculation is made for."""

    SHAPE: ClassVar[Shape] = (
        _life_unless_none,
        _cost_unless_adjustment,
        in_order("acquisition_date", "in_service_date"),
        different("id", "replaced_by_id"),
        share("declining_rate"),
        above_zero("component_number", "declining_factor", "total_units"),
        not_negative("residual_value", "units_to_date", "loss_in_profit", "basis_elapsed",
                     "opening_depreciation"),
    )

    id: UUID
    asset_id: UUID
    component_number: int
    component_name: str
    kind: ComponentKind
    cost: Decimal
    original_cost: Decimal
    acquisition_date: date
    useful_life_months: int
    depreciation_method: DepreciationMethod
    convention: Convention
    status: ComponentStatus
    residual_value: Decimal = ZERO
    in_service_date: date | None = None
    declining_rate: Decimal | None = None
    declining_factor: Decimal = Decimal(2)
    switch_to_straight_line: bool = True
    write_off_at_end: bool = False
    table_code: str | None = None
    unit_name: str | None = None
    total_units: Decimal | None = None
    units_to_date: Decimal = ZERO
    accumulated_depreciation: Decimal = ZERO
    accumulated_impairment: Decimal = ZERO
    surplus_balance: Decimal = ZERO
    loss_in_profit: Decimal = ZERO
    basis_date: date | None = None
    basis_carrying: Decimal | None = None
    basis_elapsed: Decimal = ZERO
    depreciated_through: date | None = None
    opening_depreciation: Decimal = ZERO
    opening_as_of: date | None = None
    replaced_by_id: UUID | None = None
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepreciationSchedule:
    """What one component was charged in one book and period; the future is computed, never stored."""

    SHAPE: ClassVar[Shape] = (
        one_of("fiscal_period_id", "tax_year"),
        in_order("period_start", "period_end"),
        not_negative("units", "sequence"),
    )

    id: UUID
    asset_id: UUID
    component_id: UUID
    book: AssetBook
    period_start: date
    period_end: date
    kind: ChargeKind
    sequence: int
    opening_carrying: Decimal
    depreciation_amount: Decimal
    accumulated_depreciation: Decimal
    net_book_value: Decimal
    status: ChargeStatus
    fiscal_period_id: UUID | None = None
    tax_year: int | None = None
    units: Decimal | None = None
    run_number: str | None = None
    override_reason: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetDisposal:
    """An asset, a component or a fraction that left. Proceeds are net of tax; a loss is below zero."""

    SHAPE: ClassVar[Shape] = (
        above_zero("fraction", "exchange_rate"),
        share("fraction"),
        not_negative("proceeds", "selling_costs"),
        different("asset_id", "replacement_asset_id"),
    )

    id: UUID
    disposal_number: str
    asset_id: UUID
    disposal_date: date
    disposal_type: DisposalType
    fraction: Decimal
    cost_disposed: Decimal
    accumulated_depreciation_at_disposal: Decimal
    net_book_value_at_disposal: Decimal
    gain_loss: Decimal
    currency: str
    exchange_rate: Decimal
    reason: str
    status: EventStatus
    component_id: UUID | None = None
    accumulated_impairment_at_disposal: Decimal = ZERO
    proceeds: Decimal = ZERO
    selling_costs: Decimal = ZERO
    surplus_transferred: Decimal = ZERO
    customer_id: UUID | None = None
    ar_invoice_id: UUID | None = None
    replacement_asset_id: UUID | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetTransfer:
    """A change of place, dimensions, custodian or category, or a split; only what changes is filled."""

    SHAPE: ClassVar[Shape] = (
        above_zero("fraction"),
        share("fraction"),
        not_negative("amount"),
        different("asset_id", "new_asset_id"),
    )

    id: UUID
    transfer_number: str
    asset_id: UUID
    transfer_date: date
    kind: TransferKind
    status: EventStatus
    from_cost_center: str | None = None
    to_cost_center: str | None = None
    from_dimensions: dict[str, str] | None = None
    to_dimensions: dict[str, str] | None = None
    from_location_code: str | None = None
    to_location_code: str | None = None
    from_custodian_id: UUID | None = None
    to_custodian_id: UUID | None = None
    from_category_id: UUID | None = None
    to_category_id: UUID | None = None
    fraction: Decimal | None = None
    new_asset_id: UUID | None = None
    amount: Decimal = ZERO
    reason: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetRevaluation:
    """A change of value or of estimates; surplus, profit and the two changes are signed."""

    SHAPE: ClassVar[Shape] = (
        not_negative("new_fair_value", "old_useful_life_months", "new_useful_life_months",
                     "old_residual_value", "new_residual_value"),
        above_zero("total_units"),
    )

    id: UUID
    revaluation_number: str
    asset_id: UUID
    kind: RevaluationKind
    revaluation_date: date
    old_carrying_value: Decimal
    new_fair_value: Decimal
    status: EventStatus
    component_id: UUID | None = None
    revaluation_surplus: Decimal = ZERO
    profit_or_loss: Decimal = ZERO
    gross_change: Decimal = ZERO
    accumulated_change: Decimal = ZERO
    method: RevaluationMethod = RevaluationMethod.ELIMINATION
    old_useful_life_months: int | None = None
    new_useful_life_months: int | None = None
    old_residual_value: Decimal | None = None
    new_residual_value: Decimal | None = None
    old_depreciation_method: DepreciationMethod | None = None
    new_depreciation_method: DepreciationMethod | None = None
    total_units: Decimal | None = None
    valuer: str | None = None
    evidence: str | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None
