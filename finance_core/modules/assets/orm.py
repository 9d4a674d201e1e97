"""Tables of fixed assets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S100,
    S200,
    S500,
    Data,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.db.types import Words
from finance_core.modules.assets.models import (
    Asset,
    AssetCategory,
    AssetDisposal,
    AssetRevaluation,
    AssetTransfer,
    DepreciationComponent,
    DepreciationSchedule,
)


class AssetCategoryModel(DtoMixin[AssetCategory], TrackedBase):
    """Categories with defaults and accounts."""

    __tablename__ = "assets_categories"

    code: Mapped[S50] = mapped_column(unique=True)
    name: Mapped[S200]
    kind: Mapped[S50]
    is_active: Mapped[bool]
    depreciation_method: Mapped[S50]
    declining_rate: Mapped[Decimal | None]
    declining_factor: Mapped[Decimal]
    switch_to_straight_line: Mapped[bool]
    convention: Mapped[S50]
    useful_life_months: Mapped[int]
    salvage_value_percent: Mapped[Decimal]
    measurement_model: Mapped[S50]
    capitalization_threshold: Mapped[Decimal]
    asset_account_id: Mapped[UUID | None] = fk("accounts")
    accumulated_account_id: Mapped[UUID | None] = fk("accounts")
    expense_account_id: Mapped[UUID | None] = fk("accounts")
    impairment_account_id: Mapped[UUID | None] = fk("accounts")
    surplus_account_id: Mapped[UUID | None] = fk("accounts")
    gain_account_id: Mapped[UUID | None] = fk("accounts")
    loss_account_id: Mapped[UUID | None] = fk("accounts")
    tax_system: Mapped[S30 | None]
    tax_class: Mapped[S20 | None]
    tax_convention: Mapped[S50 | None]
    tax_life_months: Mapped[int | None]


class AssetModel(DtoMixin[Asset], DimsColumns, TrackedBase):
    """The register."""

    __tablename__ = "assets_assets"
    __table_args__ = (
        CheckConstraint("parent_asset_id <> id", name="no_cycle"),
        Index(None, "status"),
        Index(None, "category_id", "status"),
        Index(None, "location_code"),
        Index(None, "vendor_id"),
        Index(None, "serial_number"),
    )

    asset_number: Mapped[S50] = mapped_column(unique=True)
    description: Mapped[S500]
    category_id: Mapped[UUID] = fk("assets_categories")
    status: Mapped[S50]
    acquisition_date: Mapped[date]
    in_service_date: Mapped[date | None]
    parent_asset_id: Mapped[UUID | None] = fk("assets_assets")
    acquisition_cost: Mapped[Decimal]
    gross_cost: Mapped[Decimal]
    salvage_value: Mapped[Decimal]
    accumulated_depreciation: Mapped[Decimal]
    accumulated_impairment: Mapped[Decimal]
    net_book_value: Mapped[Decimal]
    surplus_balance: Mapped[Decimal]
    useful_life_months: Mapped[int]
    vendor_id: Mapped[UUID | None] = fk("parties")
    purchase_currency: Mapped[S3]
    purchase_amount: Mapped[Decimal]
    exchange_rate: Mapped[Decimal]
    purchase_order_reference: Mapped[S100 | None]
    payment_source: Mapped[S50]
    serial_number: Mapped[S200 | None]
    tag_number: Mapped[S60 | None] = mapped_column(unique=True)
    location_code: Mapped[S100 | None]
    custodian_id: Mapped[UUID | None] = fk("parties")
    warranty_until: Mapped[date | None]
    insured_amount: Mapped[Decimal | None]
    insurance_policy: Mapped[S100 | None]
    last_verified_on: Mapped[date | None]
    last_verified_result: Mapped[S50 | None]
    tax_system: Mapped[S30 | None]
    tax_class: Mapped[S20 | None]
    tax_convention: Mapped[S50 | None]
    tax_business_use: Mapped[Decimal]
    tax_expensed_amount: Mapped[Decimal]
    tax_special_rate: Mapped[Decimal]
    tax_accumulated: Mapped[Decimal]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]


class DepreciationComponentModel(DtoMixin[DepreciationComponent], TrackedBase):
    """Components: the unit of every calculation."""

    __tablename__ = "assets_depreciation_components"
    __table_args__ = (
        UniqueConstraint("asset_id", "component_number"),
        Index(None, "asset_id"),
        Index(None, "status", "depreciated_through"),
    )

    asset_id: Mapped[UUID] = fk("assets_assets")
    component_number: Mapped[int]
    component_name: Mapped[S200]
    kind: Mapped[S50]
    cost: Mapped[Decimal]
    original_cost: Mapped[Decimal]
    residual_value: Mapped[Decimal]
    acquisition_date: Mapped[date]
    in_service_date: Mapped[date | None]
    useful_life_months: Mapped[int]
    depreciation_method: Mapped[S50]
    declining_rate: Mapped[Decimal | None]
    declining_factor: Mapped[Decimal]
    switch_to_straight_line: Mapped[bool]
    write_off_at_end: Mapped[bool]
    convention: Mapped[S50]
    table_code: Mapped[S60 | None]
    unit_name: Mapped[S30 | None]
    total_units: Mapped[Decimal | None]
    units_to_date: Mapped[Decimal]
    accumulated_depreciation: Mapped[Decimal]
    accumulated_impairment: Mapped[Decimal]
    surplus_balance: Mapped[Decimal]
    loss_in_profit: Mapped[Decimal]
    basis_date: Mapped[date | None]
    basis_carrying: Mapped[Decimal | None]
    basis_elapsed: Mapped[Decimal]
    depreciated_through: Mapped[date | None]
    opening_depreciation: Mapped[Decimal]
    opening_as_of: Mapped[date | None]
    status: Mapped[S50]
    replaced_by_id: Mapped[UUID | None] = fk("assets_depreciation_components")
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class DepreciationScheduleModel(DtoMixin[DepreciationSchedule], TrackedBase):
    """Charges by component, book and period."""

    __tablename__ = "assets_depreciation_schedules"
    __table_args__ = (
        UniqueConstraint("component_id", "book", "period_end", "kind", "sequence"),
        Index(None, "run_number"),
        Index(None, "book", "period_end"),
        Index(None, "journal_entry_id"),
    )

    asset_id: Mapped[UUID] = fk("assets_assets")
    component_id: Mapped[UUID] = fk("assets_depreciation_components")
    book: Mapped[S50]
    fiscal_period_id: Mapped[UUID | None] = fk("fiscal_periods")
    tax_year: Mapped[int | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    kind: Mapped[S50]
    sequence: Mapped[int]
    units: Mapped[Decimal | None]
    opening_carrying: Mapped[Decimal]
    depreciation_amount: Mapped[Decimal]
    accumulated_depreciation: Mapped[Decimal]
    net_book_value: Mapped[Decimal]
    status: Mapped[S50]
    run_number: Mapped[S30 | None]
    override_reason: Mapped[S500 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class AssetDisposalModel(DtoMixin[AssetDisposal], TrackedBase):
    """Disposals."""

    __tablename__ = "assets_disposals"
    __table_args__ = (Index(None, "asset_id"), Index(None, "disposal_date"))

    disposal_number: Mapped[S50] = mapped_column(unique=True)
    asset_id: Mapped[UUID] = fk("assets_assets")
    component_id: Mapped[UUID | None] = fk("assets_depreciation_components")
    disposal_date: Mapped[date]
    disposal_type: Mapped[S50]
    fraction: Mapped[Decimal]
    cost_disposed: Mapped[Decimal]
    accumulated_depreciation_at_disposal: Mapped[Decimal]
    accumulated_impairment_at_disposal: Mapped[Decimal]
    net_book_value_at_disposal: Mapped[Decimal]
    proceeds: Mapped[Decimal]
    selling_costs: Mapped[Decimal]
    gain_loss: Mapped[Decimal]
    surplus_transferred: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    customer_id: Mapped[UUID | None] = fk("parties")
    ar_invoice_id: Mapped[UUID | None] = mapped_column(index=True)
    replacement_asset_id: Mapped[UUID | None] = fk("assets_assets")
    reason: Mapped[S500]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class AssetTransferModel(DtoMixin[AssetTransfer], TrackedBase):
    """Transfers and splits."""

    __tablename__ = "assets_transfers"

    transfer_number: Mapped[S50] = mapped_column(unique=True)
    asset_id: Mapped[UUID] = fk("assets_assets", index=True)
    transfer_date: Mapped[date]
    kind: Mapped[S50]
    from_cost_center: Mapped[S50 | None]
    to_cost_center: Mapped[S50 | None]
    from_dimensions: Mapped[Data | None]
    to_dimensions: Mapped[Data | None]
    from_location_code: Mapped[S100 | None]
    to_location_code: Mapped[S100 | None]
    from_custodian_id: Mapped[UUID | None] = fk("parties")
    to_custodian_id: Mapped[UUID | None] = fk("parties")
    from_category_id: Mapped[UUID | None] = fk("assets_categories")
    to_category_id: Mapped[UUID | None] = fk("assets_categories")
    fraction: Mapped[Decimal | None]
    new_asset_id: Mapped[UUID | None] = fk("assets_assets")
    amount: Mapped[Decimal]
    reason: Mapped[LongText | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class AssetRevaluationModel(DtoMixin[AssetRevaluation], TrackedBase):
    """Revaluations, impairments and changes of estimate."""

    __tablename__ = "assets_revaluations"

    revaluation_number: Mapped[S50] = mapped_column(unique=True)
    asset_id: Mapped[UUID] = fk("assets_assets", index=True)
    component_id: Mapped[UUID | None] = fk("assets_depreciation_components")
    kind: Mapped[S50]
    revaluation_date: Mapped[date]
    old_carrying_value: Mapped[Decimal]
    new_fair_value: Mapped[Decimal]
    revaluation_surplus: Mapped[Decimal]
    profit_or_loss: Mapped[Decimal]
    gross_change: Mapped[Decimal]
    accumulated_change: Mapped[Decimal]
    method: Mapped[S50]
    old_useful_life_months: Mapped[int | None]
    new_useful_life_months: Mapped[int | None]
    old_residual_value: Mapped[Decimal | None]
    new_residual_value: Mapped[Decimal | None]
    old_depreciation_method: Mapped[S50 | None]
    new_depreciation_method: Mapped[S50 | None]
    total_units: Mapped[Decimal | None]
    valuer: Mapped[S200 | None]
    evidence: Mapped[str | None] = mapped_column(Words(1000))
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")
