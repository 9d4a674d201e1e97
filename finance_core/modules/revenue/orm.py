"""Tables of revenue recognition."""

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
    S100,
    S500,
    Data,
    DimsColumns,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.db.types import Words
from finance_core.modules.revenue.models import (
    ContractModification,
    PerformanceObligation,
    RecognitionSchedule,
    RevenueContract,
    SSPAllocation,
    TransactionPrice,
)


class RevenueContractModel(DtoMixin[RevenueContract], DimsColumns, TrackedBase):
    """Contracts with customers."""

    __tablename__ = "revenue_contracts"
    __table_args__ = (Index(None, "customer_id", "status"), Index(None, "status", "end_date"))

    contract_number: Mapped[S50] = mapped_column(unique=True)
    customer_id: Mapped[UUID] = fk("parties")
    contract_id: Mapped[UUID | None] = fk("contracts")
    parent_contract_id: Mapped[UUID | None] = fk("revenue_contracts")
    description: Mapped[S500]
    signed_on: Mapped[date | None]
    start_date: Mapped[date]
    end_date: Mapped[date | None]
    currency: Mapped[S3]
    total_consideration: Mapped[Decimal]
    variable_consideration: Mapped[Decimal]
    transaction_price: Mapped[Decimal]
    recognized_to_date: Mapped[Decimal]
    billed_to_date: Mapped[Decimal]
    interest_to_date: Mapped[Decimal]
    refund_liability: Mapped[Decimal]
    credits_to_classify: Mapped[Decimal]
    base_liability: Mapped[Decimal]
    price_version: Mapped[int]
    status: Mapped[S50]
    is_approved: Mapped[bool]
    rights_identified: Mapped[bool]
    terms_identified: Mapped[bool]
    has_substance: Mapped[bool]
    collectable: Mapped[bool]
    financing: Mapped[S50]
    financing_rate: Mapped[Decimal | None]
    expedient_one_year: Mapped[bool]
    right_to_invoice: Mapped[bool]
    billing_plan: Mapped[S50]
    billing_frequency: Mapped[S50 | None]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    terminated_on: Mapped[date | None]
    end_reason: Mapped[S500 | None]


class PerformanceObligationModel(DtoMixin[PerformanceObligation], TrackedBase):
    """Promises of contracts."""

    __tablename__ = "revenue_performance_obligations"
    __table_args__ = (
        UniqueConstraint("contract_id", "obligation_number"),
        Index(None, "contract_id"),
        Index(None, "project_phase_id"),
    )

    contract_id: Mapped[UUID] = fk("revenue_contracts")
    obligation_number: Mapped[int]
    description: Mapped[S500]
    kind: Mapped[S50]
    is_distinct: Mapped[bool]
    combined_into_id: Mapped[UUID | None] = fk("revenue_performance_obligations")
    item_code: Mapped[S100 | None]
    quantity: Mapped[Decimal]
    standalone_selling_price: Mapped[Decimal]
    ssp_method: Mapped[S50]
    ssp_evidence: Mapped[S500 | None]
    allocated_price: Mapped[Decimal]
    recognized_to_date: Mapped[Decimal]
    recognition_method: Mapped[S50]
    measure: Mapped[S50 | None]
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    total_expected: Mapped[Decimal | None]
    done_to_date: Mapped[Decimal]
    uninstalled_cost: Mapped[Decimal]
    uninstalled_expected: Mapped[Decimal]
    progress: Mapped[Decimal]
    basis_date: Mapped[date | None]
    basis_recognized: Mapped[Decimal]
    basis_done: Mapped[Decimal]
    progress_source: Mapped[S50]
    project_phase_id: Mapped[UUID | None]
    expected_return_rate: Mapped[Decimal]
    unit_cost: Mapped[Decimal | None]
    revenue_account_id: Mapped[UUID | None] = fk("accounts")
    satisfied: Mapped[bool]
    satisfaction_date: Mapped[date | None]
    evidence: Mapped[LongText | None]
    status: Mapped[S50]


class TransactionPriceModel(DtoMixin[TransactionPrice], TrackedBase):
    """Versions of contract prices."""

    __tablename__ = "revenue_transaction_prices"
    __table_args__ = (UniqueConstraint("contract_id", "version"),)

    contract_id: Mapped[UUID] = fk("revenue_contracts")
    version: Mapped[int]
    effective_date: Mapped[date]
    reason: Mapped[S50]
    base_price: Mapped[Decimal]
    variable_estimate: Mapped[Decimal]
    variable_consideration: Mapped[Decimal]
    estimation_method: Mapped[S50]
    scenarios: Mapped[Data]
    constraint_applied: Mapped[bool]
    constraint_reason: Mapped[str | None] = mapped_column(Words(1000))
    financing_component: Mapped[Decimal]
    noncash_consideration: Mapped[Decimal]
    consideration_payable: Mapped[Decimal]
    total_transaction_price: Mapped[Decimal]


class SSPAllocationModel(DtoMixin[SSPAllocation], TrackedBase):
    """Shares of the price."""

    __tablename__ = "revenue_ssp_allocations"
    __table_args__ = (UniqueConstraint("transaction_price_id", "obligation_id"),)

    contract_id: Mapped[UUID] = fk("revenue_contracts")
    transaction_price_id: Mapped[UUID] = fk("revenue_transaction_prices")
    obligation_id: Mapped[UUID] = fk("revenue_performance_obligations", index=True)
    standalone_selling_price: Mapped[Decimal]
    allocation_percentage: Mapped[Decimal]
    allocated_amount: Mapped[Decimal]
    discount_share: Mapped[Decimal]
    variable_share: Mapped[Decimal]
    rounding_cents: Mapped[Decimal]
    basis: Mapped[S50]


class RecognitionScheduleModel(DtoMixin[RecognitionSchedule], TrackedBase):
    """Rows of recognition."""

    __tablename__ = "revenue_recognition_schedules"
    __table_args__ = (
        UniqueConstraint("obligation_id", "period_end", "kind", "sequence"),
        Index(None, "status", "period_end"),
        Index(None, "obligation_id", "period_end"),
        Index(None, "run_number"),
    )

    contract_id: Mapped[UUID] = fk("revenue_contracts")
    obligation_id: Mapped[UUID] = fk("revenue_performance_obligations")
    fiscal_period_id: Mapped[UUID | None] = fk("fiscal_periods")
    period: Mapped[S20]
    period_end: Mapped[date]
    kind: Mapped[S50]
    sequence: Mapped[int]
    amount: Mapped[Decimal]
    progress_after: Mapped[Decimal | None]
    cumulative: Mapped[Decimal]
    from_liability: Mapped[Decimal]
    to_asset: Mapped[Decimal]
    recognized: Mapped[bool]
    recognized_date: Mapped[date | None]
    override_reason: Mapped[S500 | None]
    run_number: Mapped[S30 | None]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ContractModificationModel(DtoMixin[ContractModification], TrackedBase):
    """Changes of contracts."""

    __tablename__ = "revenue_contract_modifications"

    modification_number: Mapped[S50] = mapped_column(unique=True)
    contract_id: Mapped[UUID] = fk("revenue_contracts")
    modification_date: Mapped[date]
    modification_type: Mapped[S50]
    description: Mapped[S500]
    price_change: Mapped[Decimal]
    scope_change: Mapped[LongText | None]
    adds_distinct_goods: Mapped[bool]
    price_reflects_ssp: Mapped[bool]
    remaining_distinct: Mapped[bool]
    override_reason: Mapped[S500 | None]
    catch_up_amount: Mapped[Decimal]
    from_version: Mapped[int]
    to_version: Mapped[int]
    new_contract_id: Mapped[UUID | None] = fk("revenue_contracts")
    actor_id: Mapped[UUID] = fk("actors")
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries")
