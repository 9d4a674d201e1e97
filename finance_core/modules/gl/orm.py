"""Tables of the general ledger's templates, batches and month-end work."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import S3, S20, S30, S50, S64, S100, S255, S500, Data, LongText, TrackedBase, fk
from finance_core.db.codec import DtoMixin
from finance_core.modules.gl.models import (
    AccountReconciliation,
    JournalBatch,
    PeriodCloseTask,
    RecurringEntry,
    RecurringLine,
    RevaluationResult,
    TranslationResult,
)


class RecurringLineModel(DtoMixin[RecurringLine], TrackedBase):
    """Lines of recurring entries."""

    __tablename__ = "gl_recurring_lines"
    __table_args__ = (UniqueConstraint("recurring_entry_id", "line_no"),)

    recurring_entry_id: Mapped[UUID] = fk("gl_recurring_entries")
    line_no: Mapped[int]
    account_id: Mapped[UUID] = fk("accounts")
    side: Mapped[S50]
    amount: Mapped[Decimal | None]
    weight: Mapped[Decimal | None]
    description: Mapped[S500 | None]
    party_id: Mapped[UUID | None] = fk("parties")
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    dim_project_id: Mapped[UUID | None] = fk("dimension_values")
    dim_department_id: Mapped[UUID | None] = fk("dimension_values")
    dim_cost_centre_id: Mapped[UUID | None] = fk("dimension_values")
    dim_entity_id: Mapped[UUID | None] = fk("dimension_values")


class RecurringEntryModel(DtoMixin[RecurringEntry], TrackedBase):
    """Entries that repeat."""

    __tablename__ = "gl_recurring_entries"
    __table_args__ = (
        CheckConstraint("interval >= 1", name="interval"),
        CheckConstraint("anchor_day BETWEEN 1 AND 31", name="anchor_day"),
        CheckConstraint("days_ahead BETWEEN 0 AND 60", name="days_ahead"),
        Index(None, "status", "next_due_date"),
        Index(None, "source_type", "source_id"),
    )

    name: Mapped[S255] = mapped_column(unique=True)
    description: Mapped[LongText]
    template_type: Mapped[S50]
    currency: Mapped[S3]
    frequency: Mapped[S50]
    start_date: Mapped[date]
    status: Mapped[S50]
    book: Mapped[S20]
    interval: Mapped[int]
    anchor: Mapped[S50]
    anchor_day: Mapped[int | None]
    end_date: Mapped[date | None]
    max_occurrences: Mapped[int | None]
    occurrences_done: Mapped[int]
    next_due_date: Mapped[date | None]
    last_generated_date: Mapped[date | None]
    posting_mode: Mapped[S50]
    days_ahead: Mapped[int]
    is_active: Mapped[bool]
    total_amount: Mapped[Decimal | None]
    periods: Mapped[int | None]
    proration: Mapped[S50 | None]
    service_start: Mapped[date | None]
    service_end: Mapped[date | None]
    recognised_amount: Mapped[Decimal]
    restated_amount: Mapped[Decimal]
    restated_done: Mapped[int]
    restated_from: Mapped[date | None]
    basis_account_id: Mapped[UUID | None] = fk("accounts")
    basis: Mapped[S50 | None]
    party_id: Mapped[UUID | None] = fk("parties")
    document_ref: Mapped[S100 | None]
    source_module: Mapped[S30 | None]
    source_type: Mapped[S50 | None]
    source_id: Mapped[UUID | None]
    lines: Mapped[list[RecurringLineModel]] = relationship(
        order_by=RecurringLineModel.line_no, cascade="all, delete-orphan", lazy="raise"
    )


class JournalBatchModel(DtoMixin[JournalBatch], TrackedBase):
    """Batches of journals."""

    __tablename__ = "gl_journal_batches"
    __table_args__ = (Index(None, "status", "batch_date"),)

    batch_number: Mapped[S50] = mapped_column(unique=True)
    batch_date: Mapped[date]
    description: Mapped[LongText]
    source: Mapped[S50]
    status: Mapped[S50]
    entry_count: Mapped[int]
    total_debits: Mapped[Decimal]
    total_credits: Mapped[Decimal]
    control_total: Mapped[Decimal | None]
    control_count: Mapped[int | None]
    submitted_at: Mapped[datetime | None]
    approved_by_id: Mapped[UUID | None] = fk("actors")
    approved_at: Mapped[datetime | None]
    posted_at: Mapped[datetime | None]
    rejection_reason: Mapped[S500 | None]
    auto_reverse_date: Mapped[date | None]
    import_sha256: Mapped[S64 | None] = mapped_column(unique=True)


class AccountReconciliationModel(DtoMixin[AccountReconciliation], TrackedBase):
    """Signed account balances."""

    __tablename__ = "gl_account_reconciliations"
    __table_args__ = (UniqueConstraint("account_id", "period", "currency"),)

    account_id: Mapped[UUID] = fk("accounts")
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods", index=True)
    period: Mapped[S20]
    as_of_date: Mapped[date]
    currency: Mapped[S3]
    gl_balance: Mapped[Decimal]
    balance_confirmed: Mapped[Decimal]
    evidence_type: Mapped[S50]
    explained_amount: Mapped[Decimal]
    difference: Mapped[Decimal]
    items: Mapped[Data]
    status: Mapped[S50]
    reconciled_date: Mapped[date | None]
    reconciled_by_id: Mapped[UUID | None] = fk("actors")
    reviewed_by_id: Mapped[UUID | None] = fk("actors")
    review_date: Mapped[date | None]
    ledger_seq: Mapped[int | None]
    notes: Mapped[LongText | None]


class PeriodCloseTaskModel(DtoMixin[PeriodCloseTask], TrackedBase):
    """Steps of closing a period."""

    __tablename__ = "gl_period_close_tasks"
    __table_args__ = (
        CheckConstraint("phase BETWEEN 0 AND 6", name="phase"),
        UniqueConstraint("period", "module", "task_key"),
    )

    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods", index=True)
    period: Mapped[S20]
    task_key: Mapped[S100]
    task_name: Mapped[S255]
    module: Mapped[S50]
    phase: Mapped[int]
    sequence: Mapped[int]
    kind: Mapped[S50]
    is_blocking: Mapped[bool]
    status: Mapped[S50]
    depends_on: Mapped[S500 | None]
    completed_by_id: Mapped[UUID | None] = fk("actors")
    completed_date: Mapped[date | None]
    skip_reason: Mapped[S500 | None]
    result: Mapped[LongText | None]
    entries_posted: Mapped[int]
    due_offset_days: Mapped[int | None]


class TranslationResultModel(DtoMixin[TranslationResult], TrackedBase):
    """Translations of foreign entities."""

    __tablename__ = "gl_translation_results"
    __table_args__ = (
        UniqueConstraint("entity_id", "period", "source_currency", "target_currency", "method", "run_no"),
    )

    entity_id: Mapped[S100]
    period: Mapped[S20]
    as_of_date: Mapped[date]
    source_currency: Mapped[S3]
    target_currency: Mapped[S3]
    method: Mapped[S50]
    run_no: Mapped[int]
    exchange_rate: Mapped[Decimal]
    average_rate: Mapped[Decimal]
    translated_amount: Mapped[Decimal]
    cta_opening: Mapped[Decimal]
    cta_movement: Mapped[Decimal]
    cta_amount: Mapped[Decimal]
    remeasurement_gain: Mapped[Decimal]
    source_kind: Mapped[S50]
    details: Mapped[Data]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)


class RevaluationResultModel(DtoMixin[RevaluationResult], TrackedBase):
    """Revaluations of foreign balances."""

    __tablename__ = "gl_revaluation_results"

    run_number: Mapped[S50] = mapped_column(unique=True)
    period: Mapped[S20]
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods", index=True)
    revaluation_date: Mapped[date]
    rate_type: Mapped[S50]
    currencies_processed: Mapped[int]
    total_gain: Mapped[Decimal]
    total_loss: Mapped[Decimal]
    entries_posted: Mapped[int]
    details: Mapped[Data]
    status: Mapped[S50]
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    reversal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
