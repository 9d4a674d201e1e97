"""Tables of contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    S3,
    S20,
    S50,
    S60,
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
from finance_core.modules.contracts.models import (
    ContractBilling,
    ContractDeliverable,
    ContractFunding,
    ContractMilestone,
)


class ContractDeliverableModel(DtoMixin[ContractDeliverable], TrackedBase):
    """Deliverables."""

    __tablename__ = "contracts_deliverables"
    __table_args__ = (
        UniqueConstraint("contract_id", "deliverable_number"),
        Index(None, "status", "due_date"),
        Index(None, "contract_id"),
        Index(None, "series_id"),
    )

    contract_id: Mapped[UUID] = fk("contracts")
    deliverable_number: Mapped[S50]
    contract_line_id: Mapped[UUID | None] = fk("contract_line_items")
    title: Mapped[S255]
    description: Mapped[LongText | None]
    deliverable_type: Mapped[S50]
    quantity: Mapped[Decimal]
    unit: Mapped[S20 | None]
    price: Mapped[Decimal | None]
    due_date: Mapped[date | None]
    late_after_days: Mapped[int]
    recurrence: Mapped[S50]
    series_id: Mapped[UUID | None]
    status: Mapped[S50]
    submitted_date: Mapped[date | None]
    submission_count: Mapped[int]
    review_days: Mapped[int | None]
    accepted_date: Mapped[date | None]
    accepted_by: Mapped[S200 | None]
    rejection_reason: Mapped[S500 | None]
    billed_amount: Mapped[Decimal]
    revenue_obligation_id: Mapped[UUID | None] = mapped_column(index=True)


class ContractMilestoneModel(DtoMixin[ContractMilestone], TrackedBase):
    """Milestones: the schedule of values."""

    __tablename__ = "contracts_milestones"
    __table_args__ = (
        UniqueConstraint("contract_id", "milestone_number"),
        UniqueConstraint("contract_id", "name"),
        Index(None, "contract_id", "status"),
        Index(None, "due_date"),
        Index(None, "deliverable_id"),
    )

    contract_id: Mapped[UUID] = fk("contracts")
    milestone_number: Mapped[S50]
    name: Mapped[S255]
    description: Mapped[LongText | None]
    contract_line_id: Mapped[UUID | None] = fk("contract_line_items")
    deliverable_id: Mapped[UUID | None] = fk("contracts_deliverables")
    kind: Mapped[S50]
    amount: Mapped[Decimal]
    quantity: Mapped[Decimal | None]
    unit_price: Mapped[Decimal | None]
    completion_pct: Mapped[Decimal]
    stored_materials: Mapped[Decimal]
    billed_amount: Mapped[Decimal]
    is_billed: Mapped[bool]
    billed_date: Mapped[date | None]
    due_date: Mapped[date | None]
    achieved_date: Mapped[date | None]
    evidence: Mapped[S500 | None]
    currency: Mapped[S3]
    project_phase_id: Mapped[UUID | None] = mapped_column(index=True)
    status: Mapped[S50]


class ContractBillingModel(DtoMixin[ContractBilling], TrackedBase):
    """Applications for payment, vouchers and milestone billings."""

    __tablename__ = "contracts_billings"
    __table_args__ = (
        UniqueConstraint("contract_id", "billing_number"),
        Index(None, "contract_id", "sequence"),
        Index(None, "status"),
        Index(None, "billing_date"),
        Index(None, "ar_invoice_id"),
    )

    contract_id: Mapped[UUID] = fk("contracts")
    billing_number: Mapped[S50]
    sequence: Mapped[int]
    billing_type: Mapped[S50]
    billing_period: Mapped[S20]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    billing_date: Mapped[date]
    milestone_id: Mapped[UUID | None] = fk("contracts_milestones")
    lines: Mapped[Data]
    work_to_date: Mapped[Decimal]
    previously_billed: Mapped[Decimal]
    claimed_amount: Mapped[Decimal]
    certified_amount: Mapped[Decimal | None]
    direct_costs: Mapped[Decimal]
    indirect_costs: Mapped[Decimal]
    fee_amount: Mapped[Decimal]
    gross_amount: Mapped[Decimal]
    retention_amount: Mapped[Decimal]
    advance_recovered: Mapped[Decimal]
    damages: Mapped[Decimal]
    net_amount: Mapped[Decimal]
    tax_amount: Mapped[Decimal]
    total_amount: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    certificate_number: Mapped[S60 | None]
    approved_by: Mapped[S200 | None]
    approved_date: Mapped[date | None]
    rejection_reason: Mapped[LongText | None]
    corrects_billing_id: Mapped[UUID | None] = fk("contracts_billings")
    ar_invoice_id: Mapped[UUID | None]
    status: Mapped[S50]
    voided_on: Mapped[date | None]
    void_reason: Mapped[LongText | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ContractFundingModel(DtoMixin[ContractFunding], TrackedBase):
    """Signed actions with money and terms."""

    __tablename__ = "contracts_funding"
    __table_args__ = (
        UniqueConstraint("contract_id", "funding_action_number"),
        Index(None, "contract_id", "effective_date"),
    )

    contract_id: Mapped[UUID] = fk("contracts")
    funding_action_number: Mapped[S50]
    funding_type: Mapped[S50]
    effective_date: Mapped[date]
    signed_on: Mapped[date | None]
    modification_number: Mapped[S50 | None]
    document_reference: Mapped[S100 | None]
    authorized_by: Mapped[S200 | None]
    amount: Mapped[Decimal]
    value_change: Mapped[Decimal]
    ceiling_change: Mapped[Decimal]
    fee_change: Mapped[Decimal]
    cumulative_funded: Mapped[Decimal]
    cumulative_value: Mapped[Decimal]
    ceiling_after: Mapped[Decimal | None]
    fee_after: Mapped[Decimal | None]
    currency: Mapped[S3]
    billing_basis: Mapped[S50]
    revenue_policy: Mapped[S50]
    revenue_contract_id: Mapped[UUID | None] = mapped_column(index=True)
    project_id: Mapped[UUID | None] = mapped_column(index=True)
    retention_percent: Mapped[Decimal]
    retention_cap_percent: Mapped[Decimal | None]
    tax_on_retention: Mapped[S50]
    advance_percent: Mapped[Decimal | None]
    advance_recovery_percent: Mapped[Decimal | None]
    fee_basis: Mapped[S50]
    fee_rate: Mapped[Decimal | None]
    damages_per_day: Mapped[Decimal | None]
    damages_cap_percent: Mapped[Decimal | None]
    requires_certificate: Mapped[bool]
    funding_control: Mapped[S50]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    payment_term_id: Mapped[UUID | None] = fk("payment_terms")
    status: Mapped[S50]
