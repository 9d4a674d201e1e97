"""Tables of the tax module. Tax codes themselves are kernel tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    S2,
    S3,
    S20,
    S30,
    S50,
    S64,
    S100,
    S200,
    S255,
    S500,
    Data,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.tax.models import (
    DeferredTaxAsset,
    DeferredTaxLiability,
    Jurisdiction,
    TaxExemption,
    TaxJurisdiction,
    TaxProvision,
    TaxRate,
    TaxReturn,
    TaxTransaction,
    TemporaryDifference,
)


class TaxJurisdictionModel(DtoMixin[TaxJurisdiction], TrackedBase):
    """Who levies taxes; a tree without cycles."""

    __tablename__ = "tax_jurisdictions"
    __table_args__ = (CheckConstraint("parent_id <> id", name="no_cycle"),)

    code: Mapped[S50] = mapped_column(unique=True)
    name: Mapped[S255]
    jurisdiction_type: Mapped[S50]
    parent_id: Mapped[UUID | None] = fk("tax_jurisdictions", index=True)
    tax_type: Mapped[S50]
    country: Mapped[S2]
    currency: Mapped[S3]
    authority_party_id: Mapped[UUID | None] = fk("parties")
    rounding_mode: Mapped[S50]
    is_active: Mapped[bool]


class TaxRateModel(DtoMixin[TaxRate], TrackedBase):
    """Dated rates; the ranges of a jurisdiction and category never overlap."""

    __tablename__ = "tax_rates"
    __table_args__ = (UniqueConstraint("jurisdiction_id", "tax_category", "effective_date"),)

    jurisdiction_id: Mapped[UUID] = fk("tax_jurisdictions")
    tax_category: Mapped[S50]
    rate: Mapped[Decimal]
    fixed_amount: Mapped[Decimal | None]
    effective_date: Mapped[date]
    end_date: Mapped[date | None]
    max_taxable_amount: Mapped[Decimal | None]
    min_taxable_amount: Mapped[Decimal | None]
    legal_reference: Mapped[S200 | None]


class TaxExemptionModel(DtoMixin[TaxExemption], TrackedBase):
    """Certificates of one customer or vendor.

    One of the two parties is always empty, and empty values never clash in a unique constraint; the two
    shorter constraints therefore keep the numbers unique.
    """

    __tablename__ = "tax_exemptions"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "certificate_number", "customer_id", "vendor_id"),
        UniqueConstraint("jurisdiction_id", "certificate_number", "customer_id"),
        UniqueConstraint("jurisdiction_id", "certificate_number", "vendor_id"),
        CheckConstraint("(customer_id IS NULL) <> (vendor_id IS NULL)", name="one_party"),
    )

    exemption_type: Mapped[S50]
    jurisdiction_id: Mapped[UUID] = fk("tax_jurisdictions")
    certificate_number: Mapped[S100]
    customer_id: Mapped[UUID | None] = fk("parties", index=True)
    vendor_id: Mapped[UUID | None] = fk("parties", index=True)
    effective_date: Mapped[date]
    expiration_date: Mapped[date | None]
    blanket: Mapped[bool]
    reference: Mapped[S100 | None]
    exempt_percent: Mapped[Decimal]
    categories: Mapped[S500 | None]
    is_verified: Mapped[bool]
    verified_on: Mapped[date | None]
    verified_by_id: Mapped[UUID | None] = fk("actors")
    status: Mapped[S50]
    revoked_on: Mapped[date | None]


class TaxTransactionModel(DtoMixin[TaxTransaction], TrackedBase):
    """Every taxed amount of every document."""

    __tablename__ = "tax_transactions"
    __table_args__ = (
        Index(None, "registration_id", "recognition_date", "is_reported"),
        Index(None, "source_type", "source_id"),
    )

    source_module: Mapped[S30]
    source_type: Mapped[S50]
    source_id: Mapped[UUID]
    source_line: Mapped[int | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    transaction_date: Mapped[date]
    recognition_date: Mapped[date | None]
    direction: Mapped[S50]
    origin: Mapped[S50]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes", index=True)
    tax_code: Mapped[S20]
    treatment: Mapped[S50]
    component: Mapped[int]
    jurisdiction_id: Mapped[UUID] = fk("tax_jurisdictions")
    registration_id: Mapped[UUID | None] = fk("tax_jurisdiction_configs")
    tax_type: Mapped[S50]
    tax_category: Mapped[S50]
    tax_rate: Mapped[Decimal]
    taxable_amount: Mapped[Decimal]
    exempt_amount: Mapped[Decimal]
    exempt_reason: Mapped[S50 | None]
    exemption_id: Mapped[UUID | None] = fk("tax_exemptions")
    tax_amount: Mapped[Decimal]
    non_recoverable_amount: Mapped[Decimal]
    currency: Mapped[S3]
    rate: Mapped[Decimal]
    taxable_base: Mapped[Decimal]
    exempt_base: Mapped[Decimal]
    tax_base: Mapped[Decimal]
    non_recoverable_base: Mapped[Decimal]
    base_boxes: Mapped[S100 | None]
    tax_boxes: Mapped[S100 | None]
    party_id: Mapped[UUID | None] = fk("parties")
    party_tax_id: Mapped[S50 | None]
    country: Mapped[S2 | None]
    recognition: Mapped[S50]
    parent_id: Mapped[UUID | None] = fk("tax_transactions", index=True)
    is_reported: Mapped[bool]
    tax_return_id: Mapped[UUID | None] = fk("tax_returns", index=True)
    is_late: Mapped[bool]
    reverses_id: Mapped[UUID | None] = fk("tax_transactions", unique=True)


class TaxReturnModel(DtoMixin[TaxReturn], TrackedBase):
    """Returns, originals and amendments."""

    __tablename__ = "tax_returns"
    __table_args__ = (UniqueConstraint("registration_id", "period_start", "period_end", "sequence"),)

    return_number: Mapped[S50] = mapped_column(unique=True)
    jurisdiction_id: Mapped[UUID] = fk("tax_jurisdictions")
    registration_id: Mapped[UUID] = fk("tax_jurisdiction_configs")
    tax_type: Mapped[S50]
    template_code: Mapped[S50]
    template_version: Mapped[int]
    period_start: Mapped[date]
    period_end: Mapped[date]
    filing_due_date: Mapped[date]
    payment_due_date: Mapped[date]
    gross_sales: Mapped[Decimal]
    taxable_sales: Mapped[Decimal]
    exempt_sales: Mapped[Decimal]
    tax_collected: Mapped[Decimal]
    tax_recoverable: Mapped[Decimal]
    adjustments: Mapped[Decimal]
    discount: Mapped[Decimal]
    penalty: Mapped[Decimal]
    interest: Mapped[Decimal]
    tax_due: Mapped[Decimal]
    boxes: Mapped[Data]
    status: Mapped[S50]
    filed_date: Mapped[date | None]
    confirmation_number: Mapped[S100 | None]
    amends_id: Mapped[UUID | None] = fk("tax_returns")
    sequence: Mapped[int]
    paid_amount: Mapped[Decimal]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    snapshot_sha256: Mapped[S64 | None]


class TemporaryDifferenceModel(DtoMixin[TemporaryDifference], TrackedBase):
    """Book against tax basis."""

    __tablename__ = "tax_temporary_differences"
    __table_args__ = (UniqueConstraint("period", "source", "side"),)

    period: Mapped[S20]
    description: Mapped[S500]
    source: Mapped[S255]
    account_id: Mapped[UUID | None] = fk("accounts")
    asset_ref: Mapped[S100 | None]
    book_basis: Mapped[Decimal]
    tax_basis: Mapped[Decimal]
    difference_amount: Mapped[Decimal]
    side: Mapped[S50]
    difference_type: Mapped[S50]
    tax_rate: Mapped[Decimal]
    enacted_reference: Mapped[S200 | None]
    deferred_amount: Mapped[Decimal]
    recognised_in: Mapped[S50]
    reversal_year: Mapped[int | None]
    expiry_date: Mapped[date | None]


class DeferredTaxAssetModel(DtoMixin[DeferredTaxAsset], TrackedBase):
    """Deferred tax assets by period and source."""

    __tablename__ = "tax_deferred_assets"
    __table_args__ = (UniqueConstraint("period", "source"),)

    period: Mapped[S20]
    source: Mapped[S255]
    temporary_difference_id: Mapped[UUID | None] = fk("tax_temporary_differences")
    opening_amount: Mapped[Decimal]
    movement: Mapped[Decimal]
    amount: Mapped[Decimal]
    valuation_allowance: Mapped[Decimal]
    net_amount: Mapped[Decimal]
    realizability: Mapped[Decimal]
    evidence: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class DeferredTaxLiabilityModel(DtoMixin[DeferredTaxLiability], TrackedBase):
    """Deferred tax liabilities by period and source."""

    __tablename__ = "tax_deferred_liabilities"
    __table_args__ = (UniqueConstraint("period", "source"),)

    period: Mapped[S20]
    source: Mapped[S255]
    temporary_difference_id: Mapped[UUID | None] = fk("tax_temporary_differences")
    opening_amount: Mapped[Decimal]
    movement: Mapped[Decimal]
    amount: Mapped[Decimal]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class TaxProvisionModel(DtoMixin[TaxProvision], TrackedBase):
    """Income-tax provisions by period and run."""

    __tablename__ = "tax_provisions"
    __table_args__ = (UniqueConstraint("period", "run_no"),)

    period: Mapped[S20]
    run_no: Mapped[int]
    pre_tax_income: Mapped[Decimal]
    permanent_differences: Mapped[Data]
    taxable_income: Mapped[Decimal]
    losses_used: Mapped[Decimal]
    credits: Mapped[Decimal]
    current_tax_expense: Mapped[Decimal]
    deferred_tax_expense: Mapped[Decimal]
    prior_year_adjustment: Mapped[Decimal]
    total_tax_expense: Mapped[Decimal]
    statutory_rate: Mapped[Decimal]
    effective_rate: Mapped[Decimal | None]
    reconciliation: Mapped[Data]
    annual_effective_rate: Mapped[Decimal | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class JurisdictionModel(DtoMixin[Jurisdiction], TrackedBase):
    """Our registrations."""

    __tablename__ = "tax_jurisdiction_configs"

    code: Mapped[S50] = mapped_column(unique=True)
    name: Mapped[S255]
    tax_jurisdiction_id: Mapped[UUID] = fk("tax_jurisdictions")
    jurisdiction_type: Mapped[S50]
    tax_rate: Mapped[Decimal]
    registration_number: Mapped[S50 | None]
    registered_from: Mapped[date]
    registered_to: Mapped[date | None]
    scheme: Mapped[S50]
    flat_rate_percent: Mapped[Decimal | None]
    basis: Mapped[S50]
    filing_frequency: Mapped[S50]
    first_period_start: Mapped[date]
    due_days: Mapped[int]
    due_months: Mapped[int]
    due_rule: Mapped[S50]
    template_code: Mapped[S50]
    boxes: Mapped[Data]
    rounding_level: Mapped[S50]
    tax_due_rule: Mapped[S50]
    timely_discount_rate: Mapped[Decimal | None]
    timely_discount_cap: Mapped[Decimal | None]
    input_recovery_percent: Mapped[Decimal]
    use_tax: Mapped[bool]
    nexus: Mapped[S50]
    threshold_amount: Mapped[Decimal | None]
    threshold_count: Mapped[int | None]
    authority_party_id: Mapped[UUID | None] = fk("parties")
    is_active: Mapped[bool]
