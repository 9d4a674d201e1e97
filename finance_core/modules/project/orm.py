"""Tables of projects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import S3, S20, S30, S50, S60, S255, S500, TrackedBase, fk
from finance_core.db.codec import DtoMixin
from finance_core.modules.project.models import Project, ProjectCostEntry, ProjectPhase


class ProjectModel(DtoMixin[Project], TrackedBase):
    """Projects."""

    __tablename__ = "project_projects"
    __table_args__ = (Index(None, "customer_id", "status"), Index(None, "contract_id"))

    project_code: Mapped[S50] = mapped_column(unique=True)
    name: Mapped[S255]
    customer_id: Mapped[UUID | None] = fk("parties")
    contract_id: Mapped[UUID | None] = fk("contracts")
    revenue_contract_id: Mapped[UUID | None] = mapped_column(index=True)
    dimension_value_id: Mapped[UUID] = fk("dimension_values", unique=True)
    project_type: Mapped[S50]
    billing_method: Mapped[S50]
    revenue_method: Mapped[S50]
    cost_policy: Mapped[S50]
    labour_costing: Mapped[S50]
    currency: Mapped[S3]
    contract_value: Mapped[Decimal]
    billing_cap: Mapped[Decimal | None]
    retention_percent: Mapped[Decimal]
    default_bill_rate: Mapped[Decimal | None]
    markup_material: Mapped[Decimal]
    markup_subcontract: Mapped[Decimal]
    markup_expense: Mapped[Decimal]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    manager_id: Mapped[UUID | None] = fk("parties")
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    actual_end: Mapped[date | None]
    total_budget: Mapped[Decimal]
    original_budget: Mapped[Decimal]
    total_actual: Mapped[Decimal]
    total_committed: Mapped[Decimal]
    total_billed: Mapped[Decimal]
    recognized_revenue: Mapped[Decimal]
    relieved_cost: Mapped[Decimal]
    loss_provision: Mapped[Decimal]
    budget_control: Mapped[S50]
    status: Mapped[S50]


class ProjectPhaseModel(DtoMixin[ProjectPhase], TrackedBase):
    """Phases of projects."""

    __tablename__ = "project_phases"
    __table_args__ = (UniqueConstraint("project_id", "code"), Index(None, "project_id", "parent_id"))

    project_id: Mapped[UUID] = fk("project_projects")
    code: Mapped[S50]
    name: Mapped[S255]
    parent_id: Mapped[UUID | None] = fk("project_phases")
    level: Mapped[int]
    sort_order: Mapped[int]
    dimension_value_id: Mapped[UUID] = fk("dimension_values", unique=True)
    planned_start: Mapped[date | None]
    planned_end: Mapped[date | None]
    actual_start: Mapped[date | None]
    actual_end: Mapped[date | None]
    spread: Mapped[S50]
    budget_labour: Mapped[Decimal]
    budget_material: Mapped[Decimal]
    budget_subcontract: Mapped[Decimal]
    budget_other: Mapped[Decimal]
    budget_amount: Mapped[Decimal]
    original_budget_amount: Mapped[Decimal]
    budget_hours: Mapped[Decimal]
    progress_method: Mapped[S50]
    percent_complete: Mapped[Decimal]
    total_units: Mapped[Decimal | None]
    weight: Mapped[Decimal | None]
    estimate_to_complete: Mapped[Decimal | None]
    is_milestone: Mapped[bool]
    billing_amount: Mapped[Decimal]
    billed_amount: Mapped[Decimal]
    contract_milestone_id: Mapped[UUID | None] = mapped_column(index=True)
    bill_rate: Mapped[Decimal | None]
    actual_cost: Mapped[Decimal]
    committed_cost: Mapped[Decimal]
    status: Mapped[S50]


class ProjectCostEntryModel(DtoMixin[ProjectCostEntry], TrackedBase):
    """The project ledger."""

    __tablename__ = "project_cost_entries"
    __table_args__ = (
        UniqueConstraint("project_id", "entry_number"),
        Index(None, "project_id", "entry_kind", "entry_date"),
        Index(None, "phase_id", "entry_kind"),
        Index(None, "bill_status", "project_id"),
        Index(None, "source_id"),
        Index(None, "person_id", "entry_date"),
    )

    project_id: Mapped[UUID] = fk("project_projects")
    phase_id: Mapped[UUID | None] = fk("project_phases")
    entry_number: Mapped[int]
    entry_kind: Mapped[S50]
    entry_date: Mapped[date]
    period: Mapped[S20]
    cost_type: Mapped[S50 | None]
    description: Mapped[S500 | None]
    person_id: Mapped[UUID | None] = fk("parties")
    labour_category: Mapped[S60 | None]
    quantity: Mapped[Decimal]
    unit: Mapped[S20 | None]
    unit_cost: Mapped[Decimal]
    amount: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    currency: Mapped[S3]
    exchange_rate: Mapped[Decimal]
    source_module: Mapped[S30]
    source_type: Mapped[S50]
    source_id: Mapped[UUID | None]
    journal_line_id: Mapped[int | None] = fk("journal_lines", unique=True)
    gl_account_id: Mapped[UUID | None] = fk("accounts")
    percent_complete: Mapped[Decimal | None]
    plan_start: Mapped[date | None]
    plan_end: Mapped[date | None]
    uninstalled: Mapped[bool]
    billable: Mapped[bool]
    unallowable: Mapped[bool]
    bill_rate: Mapped[Decimal | None]
    bill_amount: Mapped[Decimal]
    bill_status: Mapped[S50]
    billed_id: Mapped[UUID | None]
    billed_on: Mapped[date | None]
    write_down: Mapped[Decimal]
    reverses_id: Mapped[UUID | None] = fk("project_cost_entries", unique=True)
    run_number: Mapped[S50 | None]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries")
