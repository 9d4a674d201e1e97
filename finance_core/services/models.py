"""Data objects of the period close (period_close.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.shape import Shape, above_zero, between, in_order, not_negative

ZERO = Decimal(0)


class CloseRunStatus(StrEnum):
    """State of a close run."""

    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REVERSED = "reversed"


class CertificateStatus(StrEnum):
    """State of a certificate."""

    VALID = "valid"
    SUPERSEDED = "superseded"


class Severity(StrEnum):
    """What a finding means for the close."""

    BLOCKING = "blocking"
    WARNING = "warning"
    INFO = "info"


class PhaseOutcome(StrEnum):
    """How a phase ended."""

    COMPLETED = "completed"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCloseRun:
    """One attempt to close a period, with its phases, findings and overrides."""

    SHAPE: ClassVar[Shape] = (
        above_zero("run_no"),
        between(0, 6, "current_phase", "failure_phase"),
        between(0, 7, "phases_completed", "phases_skipped"),
        in_order("started_at", "completed_at"),
    )

    id: UUID
    run_no: int
    fiscal_period_id: UUID
    period_code: str
    fiscal_year: int
    fiscal_year_id: UUID
    is_year_end: bool
    status: CloseRunStatus
    correlation_id: str
    started_at: datetime
    started_by: str
    current_phase: int = 0
    completed_at: datetime | None = None
    phases_completed: int = 0
    phases_skipped: int = 0
    phase_log: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    overrides: list[dict[str, Any]] = field(default_factory=list)
    ledger_hash: str | None = None
    certificate_id: UUID | None = None
    failure_phase: int | None = None
    failure_message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCertificate:
    """Proof of what a period held when it was closed; only being superseded ever changes it."""

    SHAPE: ClassVar[Shape] = (
        in_order("first_seq", "last_seq"),
        between(0, 7, "phases_completed", "phases_skipped"),
        not_negative("entry_count", "line_count", "trial_balance_debits", "trial_balance_credits",
                     "adjustments_posted", "closing_entries_posted"),
        in_order("closed_at", "superseded_at"),
    )

    id: UUID
    certificate_no: str
    period_code: str
    fiscal_period_id: UUID
    correlation_id: str
    closed_at: datetime
    closed_by: str
    ledger_hash: str
    previous_ledger_hash: str
    entry_count: int
    line_count: int
    trial_balance_debits: Decimal
    trial_balance_credits: Decimal
    net_income: Decimal
    total_assets: Decimal
    total_liabilities_and_equity: Decimal
    audit_head_hash: str
    status: CertificateStatus
    approved_by: str | None = None
    approval_note: str | None = None
    first_seq: int | None = None
    last_seq: int | None = None
    subledgers_closed: list[dict[str, Any]] = field(default_factory=list)
    reconciliations: list[dict[str, Any]] = field(default_factory=list)
    warnings_accepted: list[dict[str, Any]] = field(default_factory=list)
    adjustments_posted: int = 0
    closing_entries_posted: int = 0
    phases_completed: int = 0
    phases_skipped: int = 0
    audit_event_id: int | None = None
    superseded_at: datetime | None = None
    superseded_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseException:
    """A finding of the health check, with the screen that cures it."""

    key: str
    category: str
    severity: Severity
    module: str
    text: str
    cure: str
    screen: str
    account_code: str | None = None
    party: str | None = None
    document: str | None = None
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheckResult:
    """What stands in the way of a close."""

    period_code: str
    checked_at: datetime
    exceptions: tuple[CloseException, ...]

    @property
    def blocking(self) -> tuple[CloseException, ...]:
        """Return the findings that stop the close."""
        return tuple(found for found in self.exceptions if found.severity is Severity.BLOCKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePhaseResult:
    """How one phase ended."""

    phase: int
    name: str
    outcome: PhaseOutcome
    started_at: datetime
    ended_at: datetime
    entries_posted: int
    message: str
    exceptions: tuple[CloseException, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCloseResult:
    """What a close did; the certificate once phase 6 is done."""

    run: PeriodCloseRun
    phases: tuple[ClosePhaseResult, ...]
    certificate: CloseCertificate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDifference:
    """A party, entry or document that explains part of a difference."""

    party: str | None
    document: str | None
    entry_no: str | None
    amount: Decimal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubledgerTie:
    """A control account against the documents behind it, in one currency."""

    module: str
    role: str
    account_id: UUID
    account_code: str
    currency: str
    gl: Decimal
    subledger: Decimal
    differences: tuple[TieDifference, ...] = ()

    @property
    def difference(self) -> Decimal:
        """Return ledger less documents."""
        return self.gl - self.subledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLine:
    """A line of the closing entry of an entity, in base currency; a credit is negative."""

    entity_id: UUID | None
    account_id: UUID
    account_code: str
    account_name: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class YearEndPreview:
    """What the closing entries of a year would do to retained earnings."""

    fiscal_year: int
    lines: tuple[ClosingLine, ...]
    opening_retained_earnings: Decimal
    profit: Decimal
    dividends: Decimal
    drawings: Decimal
    other: Decimal = ZERO

    @property
    def closing_retained_earnings(self) -> Decimal:
        """Return what the next year opens with."""
        return self.opening_retained_earnings + self.profit - self.dividends - self.drawings + self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSinceClose:
    """An entry posted to a certified period later, or one that no longer matches; base currency."""

    entry_no: str
    seq: int
    account_code: str
    statement_line: str
    before: Decimal
    after: Decimal
    profit_effect: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateCheck:
    """A certificate recomputed; `first_differing_entry` names where the ledger no longer matches."""

    certificate_id: UUID
    certificate_no: str
    hash_matches: bool
    totals_match: bool
    audit_chain_matches: bool
    first_differing_entry: str | None = None

    @property
    def is_valid(self) -> bool:
        """Tell whether nothing was changed since the close."""
        return self.hash_matches and self.totals_match and self.audit_chain_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTaskTemplate:
    """A task of a close checklist, before it belongs to a period."""

    key: str
    name: str
    module: str
    phase: int
    sequence: int
    is_automatic: bool
    is_blocking: bool
    depends_on: tuple[str, ...] = ()
    due_offset_days: int | None = None
