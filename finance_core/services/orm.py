"""Tables of the period close."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import S20, S50, S64, S100, S200, S500, Data, LongText, TrackedBase, fk
from finance_core.db.codec import DtoMixin
from finance_core.db.types import Words
from finance_core.services.models import CloseCertificate, PeriodCloseRun


class PeriodCloseRunModel(DtoMixin[PeriodCloseRun], TrackedBase):
    """Attempts to close a period."""

    __tablename__ = "period_close_runs"
    __table_args__ = (UniqueConstraint("fiscal_period_id", "run_no"),)

    run_no: Mapped[int]
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    period_code: Mapped[S20]
    fiscal_year: Mapped[int]
    fiscal_year_id: Mapped[UUID] = fk("fiscal_years")
    is_year_end: Mapped[bool]
    status: Mapped[S50]
    current_phase: Mapped[int]
    correlation_id: Mapped[S100] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    started_by: Mapped[S200]
    completed_at: Mapped[datetime | None]
    phases_completed: Mapped[int]
    phases_skipped: Mapped[int]
    phase_log: Mapped[Data]
    issues: Mapped[Data]
    overrides: Mapped[Data]
    ledger_hash: Mapped[str | None] = mapped_column(Words(128))
    certificate_id: Mapped[UUID | None] = fk("period_close_certificates")
    failure_phase: Mapped[int | None]
    failure_message: Mapped[LongText | None]


class CloseCertificateModel(DtoMixin[CloseCertificate], TrackedBase):
    """Certificates of closed periods."""

    __tablename__ = "period_close_certificates"
    __table_args__ = (
        UniqueConstraint("period_code", "correlation_id"),
        CheckConstraint("trial_balance_debits = trial_balance_credits", name="balanced"),
    )

    certificate_no: Mapped[S50] = mapped_column(unique=True)
    period_code: Mapped[S20]
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    correlation_id: Mapped[S100]
    closed_at: Mapped[datetime]
    closed_by: Mapped[S200]
    approved_by: Mapped[S200 | None]
    approval_note: Mapped[S500 | None]
    ledger_hash: Mapped[str] = mapped_column(Words(128))
    previous_ledger_hash: Mapped[str] = mapped_column(Words(128))
    first_seq: Mapped[int | None]
    last_seq: Mapped[int | None]
    entry_count: Mapped[int]
    line_count: Mapped[int]
    trial_balance_debits: Mapped[Decimal]
    trial_balance_credits: Mapped[Decimal]
    net_income: Mapped[Decimal]
    total_assets: Mapped[Decimal]
    total_liabilities_and_equity: Mapped[Decimal]
    subledgers_closed: Mapped[Data]
    reconciliations: Mapped[Data]
    warnings_accepted: Mapped[Data]
    adjustments_posted: Mapped[int]
    closing_entries_posted: Mapped[int]
    phases_completed: Mapped[int]
    phases_skipped: Mapped[int]
    audit_event_id: Mapped[int | None] = mapped_column(ForeignKey("audit_events.seq"))
    audit_head_hash: Mapped[S64]
    status: Mapped[S50]
    superseded_at: Mapped[datetime | None]
    superseded_reason: Mapped[S500 | None]
