"""Tables of leases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S100,
    S500,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.lease.models import (
    Lease,
    LeaseLiability,
    LeaseModification,
    LeasePayment,
    ROUAsset,
)


class LeaseModel(DtoMixin[Lease], DimsColumns, TrackedBase):
    """Lease contracts."""

    __tablename__ = "lease_leases"
    __table_args__ = (Index(None, "status", "end_date"), Index(None, "lessor_id"))

    lease_number: Mapped[S50] = mapped_column(unique=True)
    description: Mapped[S500]
    lessor_id: Mapped[UUID] = fk("parties")
    contract_reference: Mapped[S100 | None]
    asset_class: Mapped[S50]
    framework: Mapped[S50]
    classification: Mapped[S50]
    classification_reason: Mapped[S500]
    status: Mapped[S50]
    commencement_date: Mapped[date]
    end_date: Mapped[date]
    contract_end_date: Mapped[date]
    extension_end: Mapped[date | None]
    extension_certain: Mapped[bool]
    termination_option_on: Mapped[date | None]
    termination_certain: Mapped[bool]
    options_note: Mapped[LongText | None]
    currency: Mapped[S3]
    monthly_payment: Mapped[Decimal]
    payment_frequency: Mapped[S50]
    payment_timing: Mapped[S50]
    first_payment_date: Mapped[date]
    rent_free_payments: Mapped[int]
    escalation: Mapped[S50]
    escalation_value: Mapped[Decimal | None]
    escalation_every_months: Mapped[int | None]
    index_name: Mapped[S60 | None]
    index_base: Mapped[Decimal | None]
    non_lease_amount: Mapped[Decimal]
    separate_components: Mapped[bool]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    discount_rate: Mapped[Decimal]
    rate_kind: Mapped[S50]
    rate_convention: Mapped[S50]
    time_basis: Mapped[S50]
    initial_direct_costs: Mapped[Decimal]
    prepaid_payments: Mapped[Decimal]
    incentives_received: Mapped[Decimal]
    incentives_receivable: Mapped[Decimal]
    incentive_expected_on: Mapped[date | None]
    restoration_cost: Mapped[Decimal]
    restoration_rate: Mapped[Decimal | None]
    residual_guarantee: Mapped[Decimal]
    purchase_option: Mapped[Decimal]
    purchase_option_certain: Mapped[bool]
    ownership_transfers: Mapped[bool]
    specialised_asset: Mapped[bool]
    economic_life_months: Mapped[int | None]
    fair_value: Mapped[Decimal | None]
    deposit_amount: Mapped[Decimal]
    scope_quantity: Mapped[Decimal]
    scope_unit: Mapped[S20 | None]
    opening_as_of: Mapped[date | None]
    opening_liability: Mapped[Decimal | None]
    opening_rou: Mapped[Decimal | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[S500 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class LeasePaymentModel(DtoMixin[LeasePayment], TrackedBase):
    """Schedules of leases, every revision."""

    __tablename__ = "lease_payments"
    __table_args__ = (
        UniqueConstraint("lease_id", "revision", "line_kind", "payment_number"),
        Index(None, "lease_id", "payment_date"),
        Index(None, "status", "payment_date"),
        Index(None, "run_number"),
    )

    lease_id: Mapped[UUID] = fk("lease_leases")
    revision: Mapped[int]
    line_kind: Mapped[S50]
    payment_number: Mapped[int]
    payment_date: Mapped[date]
    fiscal_period_id: Mapped[UUID | None] = fk("fiscal_periods")
    amount: Mapped[Decimal]
    non_lease_amount: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    settled_amount: Mapped[Decimal]
    index_value: Mapped[Decimal | None]
    interest_portion: Mapped[Decimal]
    principal_portion: Mapped[Decimal]
    amortization_portion: Mapped[Decimal]
    lease_cost: Mapped[Decimal]
    opening_liability: Mapped[Decimal]
    closing_liability: Mapped[Decimal]
    closing_rou: Mapped[Decimal]
    status: Mapped[S50]
    settled_by: Mapped[S50 | None]
    ap_invoice_id: Mapped[UUID | None] = mapped_column(index=True)
    bank_transaction_id: Mapped[UUID | None] = mapped_column(index=True)
    run_number: Mapped[S30 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ROUAssetModel(DtoMixin[ROUAsset], TrackedBase):
    """Right-of-use assets."""

    __tablename__ = "lease_rou_assets"

    lease_id: Mapped[UUID] = fk("lease_leases", unique=True)
    initial_value: Mapped[Decimal]
    from_liability: Mapped[Decimal]
    from_prepaid: Mapped[Decimal]
    from_direct_costs: Mapped[Decimal]
    from_incentives: Mapped[Decimal]
    from_restoration: Mapped[Decimal]
    gross_value: Mapped[Decimal]
    remeasurements: Mapped[Decimal]
    accumulated_amortization: Mapped[Decimal]
    accumulated_impairment: Mapped[Decimal]
    carrying_value: Mapped[Decimal]
    commencement_date: Mapped[date]
    amortization_end: Mapped[date]
    basis_date: Mapped[date]
    basis_carrying: Mapped[Decimal]


class LeaseLiabilityModel(DtoMixin[LeaseLiability], TrackedBase):
    """Liabilities of leases."""

    __tablename__ = "lease_liabilities"

    lease_id: Mapped[UUID] = fk("lease_leases", unique=True)
    initial_value: Mapped[Decimal]
    current_balance: Mapped[Decimal]
    due_unpaid: Mapped[Decimal]
    base_balance: Mapped[Decimal]
    interest_to_date: Mapped[Decimal]
    paid_to_date: Mapped[Decimal]
    commencement_date: Mapped[date]
    current_rate: Mapped[Decimal]
    measured_on: Mapped[date]
    revision: Mapped[int]
    restoration_balance: Mapped[Decimal]


class LeaseModificationModel(DtoMixin[LeaseModification], TrackedBase):
    """Changes of leases."""

    __tablename__ = "lease_modifications"
    __table_args__ = (Index(None, "lease_id", "modification_date"),)

    modification_number: Mapped[S50] = mapped_column(unique=True)
    lease_id: Mapped[UUID] = fk("lease_leases")
    modification_date: Mapped[date]
    agreed_on: Mapped[date | None]
    kind: Mapped[S50]
    description: Mapped[S500]
    new_monthly_payment: Mapped[Decimal | None]
    new_end_date: Mapped[date | None]
    scope_remaining: Mapped[Decimal]
    new_discount_rate: Mapped[Decimal | None]
    liability_before: Mapped[Decimal]
    liability_after: Mapped[Decimal]
    remeasurement_amount: Mapped[Decimal]
    rou_before: Mapped[Decimal]
    rou_after: Mapped[Decimal]
    rou_adjustment: Mapped[Decimal]
    gain_loss: Mapped[Decimal]
    penalty: Mapped[Decimal]
    new_lease_id: Mapped[UUID | None] = fk("lease_leases")
    from_revision: Mapped[int]
    to_revision: Mapped[int]
    actor_id: Mapped[UUID] = fk("actors")
    approved_note: Mapped[LongText | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")
