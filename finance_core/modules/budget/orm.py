"""Tables of the budget module."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint, cast, func, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import conv

from finance_core.db.base import S3, S20, S50, S64, S100, S200, S255, S500, Data, LongText, TrackedBase, fk
from finance_core.db.codec import DtoMixin
from finance_core.modules.budget.models import (
    Budget,
    BudgetAllocation,
    BudgetLine,
    BudgetTransfer,
    BudgetVersion,
)

_PRIMARY = text("is_primary")


class BudgetModel(DtoMixin[Budget], TrackedBase):
    """Budgets; one of a year and type is the primary one, the one compared by default."""

    __tablename__ = "budget_budgets"
    __table_args__ = (
        UniqueConstraint("name", "fiscal_year"),
        Index("uq_budget_budgets_fiscal_year_budget_type", "fiscal_year", "budget_type", unique=True,
              sqlite_where=_PRIMARY, postgresql_where=_PRIMARY),
        Index(None, "fiscal_year_id"),
        Index(None, "status"),
    )

    name: Mapped[S255]
    fiscal_year: Mapped[int]
    fiscal_year_id: Mapped[UUID] = fk("fiscal_years")
    budget_type: Mapped[S50]
    scenario: Mapped[S50]
    currency: Mapped[S3]
    granularity: Mapped[S50]
    description: Mapped[S500 | None]
    dimension_codes: Mapped[S200 | None]
    control_level: Mapped[S50]
    control_scope: Mapped[S50]
    is_primary: Mapped[bool]
    status: Mapped[S50]
    current_version: Mapped[int]
    created_date: Mapped[date]
    submitted_at: Mapped[datetime | None]
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approval_note: Mapped[S500 | None]
    lock_through_period: Mapped[S20 | None]
    copied_from_id: Mapped[UUID | None] = fk("budget_budgets", index=True)


class BudgetLineModel(DtoMixin[BudgetLine], TrackedBase):
    """Cells of budgets."""

    __tablename__ = "budget_lines"
    __table_args__ = (Index(None, "account_id", "fiscal_period_id"),)

    budget_id: Mapped[UUID] = fk("budget_budgets")
    line_no: Mapped[int]
    account_id: Mapped[UUID] = fk("accounts")
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    period: Mapped[S20]
    amount: Mapped[Decimal]
    quantity: Mapped[Decimal | None]
    unit_price: Mapped[Decimal | None]
    currency: Mapped[S3]
    dim_project_id: Mapped[UUID | None] = fk("dimension_values")
    dim_department_id: Mapped[UUID | None] = fk("dimension_values")
    dim_cost_centre_id: Mapped[UUID | None] = fk("dimension_values")
    dim_entity_id: Mapped[UUID | None] = fk("dimension_values")
    method: Mapped[S50]
    note: Mapped[S500 | None]
    is_locked: Mapped[bool]


# Empty values never clash in a unique index, so that it holds the text of each value, empty text for none.
Index(
    conv("uq_budget_lines_budget_id_account_id_fiscal_period_id_"
         "dim_project_id_dim_department_id_dim_cost_centre_id_dim_entity_id"),
    BudgetLineModel.budget_id,
    BudgetLineModel.account_id,
    BudgetLineModel.fiscal_period_id,
    func.coalesce(cast(BudgetLineModel.dim_project_id, Text), ""),
    func.coalesce(cast(BudgetLineModel.dim_department_id, Text), ""),
    func.coalesce(cast(BudgetLineModel.dim_cost_centre_id, Text), ""),
    func.coalesce(cast(BudgetLineModel.dim_entity_id, Text), ""),
    unique=True,
)


class BudgetVersionModel(DtoMixin[BudgetVersion], TrackedBase):
    """Snapshots of budgets."""

    __tablename__ = "budget_versions"
    __table_args__ = (UniqueConstraint("budget_id", "version_number"),)

    budget_id: Mapped[UUID] = fk("budget_budgets")
    version_number: Mapped[int]
    kind: Mapped[S50]
    amendment_date: Mapped[date]
    amendment_reason: Mapped[S500]
    previous_total: Mapped[Decimal]
    new_total: Mapped[Decimal]
    amended_by: Mapped[S200]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    snapshot: Mapped[LongText]
    snapshot_sha256: Mapped[S64]
    line_count: Mapped[int]


class BudgetTransferModel(DtoMixin[BudgetTransfer], TrackedBase):
    """Amounts moved between lines."""

    __tablename__ = "budget_transfers"
    __table_args__ = (Index(None, "budget_id", "status"),)

    transfer_number: Mapped[S50] = mapped_column(unique=True)
    budget_id: Mapped[UUID] = fk("budget_budgets")
    from_account_id: Mapped[UUID] = fk("accounts")
    to_account_id: Mapped[UUID] = fk("accounts")
    from_fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    to_fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    from_dims: Mapped[Data]
    to_dims: Mapped[Data]
    amount: Mapped[Decimal]
    currency: Mapped[S3]
    transfer_date: Mapped[date]
    reason: Mapped[S500]
    status: Mapped[S50]
    transferred_by: Mapped[S200]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    version_id: Mapped[UUID | None] = fk("budget_versions")
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class BudgetAllocationModel(DtoMixin[BudgetAllocation], TrackedBase):
    """Parts of allocated amounts."""

    __tablename__ = "budget_allocations"
    __table_args__ = (Index(None, "budget_id", "batch_no"),)

    budget_id: Mapped[UUID] = fk("budget_budgets")
    batch_no: Mapped[int]
    source_account_id: Mapped[UUID | None] = fk("accounts")
    source_amount: Mapped[Decimal]
    target_entity_type: Mapped[S50]
    target_entity_id: Mapped[S100]
    account_id: Mapped[UUID] = fk("accounts")
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    period: Mapped[S20]
    weight: Mapped[Decimal]
    allocated_amount: Mapped[Decimal]
    currency: Mapped[S3]
    allocation_method: Mapped[S50]
    allocation_date: Mapped[date]
    allocated_by: Mapped[S200]
    status: Mapped[S50]
