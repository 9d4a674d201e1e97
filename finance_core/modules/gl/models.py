"""Data objects of the general ledger (gl.md, Models). Journals themselves are the kernel's entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims, Side
from finance_core.kernel.models.posting import EntryRef, PostedEntry
from finance_core.kernel.models.shape import Shape, above_zero, between, in_order, not_negative
from finance_core.money.dates import Anchor, Frequency

ZERO = Decimal(0)
Day = date  # inside a class with a field `date` that name is the field


class AdjustmentType(StrEnum):
    """Why an adjusting entry is made."""

    ACCRUAL = "accrual"
    DEFERRAL = "deferral"
    ESTIMATE = "estimate"
    CORRECTION = "correction"
    RECLASSIFICATION = "reclassification"
    DEPRECIATION = "depreciation"
    TAX = "tax"
    OTHER = "other"


class TemplateType(StrEnum):
    """How a recurring entry finds its amounts."""

    FIXED = "fixed"
    REVERSING = "reversing"
    AMORTISATION = "amortisation"
    ALLOCATION = "allocation"
    PERCENTAGE = "percentage"


class PostingMode(StrEnum):
    """What happens with an occurrence that is due."""

    POST = "post"
    DRAFT = "draft"
    REMIND = "remind"


class RecurringStatus(StrEnum):
    """State of a recurring entry."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"


class Proration(StrEnum):
    """How an amortisation is spread."""

    EQUAL = "equal"
    DAILY = "daily"


class Basis(StrEnum):
    """Which figure of the basis account is shared out."""

    PERIOD_MOVEMENT = "period_movement"
    PERIOD_END_BALANCE = "period_end_balance"


class BatchSource(StrEnum):
    """Where a batch of journals came from."""

    MANUAL = "manual"
    IMPORT = "import"
    RECURRING = "recurring"
    ALLOCATION = "allocation"
    RECODE = "recode"
    EXTERNAL = "external"


class BatchStatus(StrEnum):
    """State of a batch of journals."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    POSTED = "posted"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class EvidenceType(StrEnum):
    """What proves an account's balance."""

    SUBLEDGER = "subledger"
    BANK_STATEMENT = "bank_statement"
    CONFIRMATION = "confirmation"
    SCHEDULE = "schedule"
    COUNT = "count"
    NONE = "none"


class ReconciliationStatus(StrEnum):
    """State of a signed balance."""

    PENDING = "pending"
    RECONCILED = "reconciled"
    EXCEPTION = "exception"
    STALE = "stale"


class TaskKind(StrEnum):
    """Who does a close task."""

    AUTOMATIC = "automatic"
    CHECK = "check"
    MANUAL = "manual"


class TaskStatus(StrEnum):
    """State of a close task."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    FAILED = "failed"


class TranslationMethod(StrEnum):
    """How a foreign entity is translated."""

    CURRENT_RATE = "current_rate"
    TEMPORAL = "temporal"


class TranslationSource(StrEnum):
    """Where the balances to translate come from."""

    ENTITY_DIMENSION = "entity_dimension"
    IMPORTED_TRIAL_BALANCE = "imported_trial_balance"


class TranslationStatus(StrEnum):
    """State of a translation run."""

    DRAFT = "draft"
    POSTED = "posted"
    SUPERSEDED = "superseded"


class RevaluationRate(StrEnum):
    """Which rate a revaluation takes."""

    SPOT = "spot"
    CLOSING = "closing"


class RevaluationStatus(StrEnum):
    """State of a revaluation run."""

    DRAFT = "draft"
    POSTED = "posted"
    UNDONE = "undone"


class DueOutcome(StrEnum):
    """What became of an occurrence that is due."""

    DUE = "due"
    POSTED = "posted"
    MOVED = "moved"
    DRAFTED = "drafted"
    REMINDED = "reminded"
    NOTHING = "nothing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringLine:
    """One line of a recurring entry: an amount, or a weight (0.03 = 3 %) of what is shared out."""

    id: UUID
    recurring_entry_id: UUID
    line_no: int
    account_id: UUID
    side: Side
    amount: Decimal | None = None
    weight: Decimal | None = None
    description: str | None = None
    party_id: UUID | None = None
    tax_code_id: UUID | None = None
    dim_project_id: UUID | None = None
    dim_department_id: UUID | None = None
    dim_cost_centre_id: UUID | None = None
    dim_entity_id: UUID | None = None

    @property
    def dims(self) -> Dims | None:
        """Return the line's dimensions, None when it has none."""
        names = ("dim_project_id", "dim_department_id", "dim_cost_centre_id", "dim_entity_id")
        given = {name: value for name in names if (value := getattr(self, name)) is not None}
        return Dims(**given) if given else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringEntry:
    """An entry that repeats.

    `occurrences_done` counts the due dates passed, skipped ones too. The `restated_` fields keep where an
    amortisation stood when its total or end last changed: what was left then is spread over the rest.
    """

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"), in_order("service_start", "service_end"),
        between(1, 31, "anchor_day"), between(0, 60, "days_ahead"),
        above_zero("interval", "max_occurrences", "periods"),
        not_negative("occurrences_done", "restated_done"),
    )

    id: UUID
    name: str
    description: str
    template_type: TemplateType
    currency: str
    frequency: Frequency
    start_date: date
    status: RecurringStatus
    book: str = "MAIN"
    interval: int = 1
    anchor: Anchor = Anchor.SAME_DAY
    anchor_day: int | None = None
    end_date: date | None = None
    max_occurrences: int | None = None
    occurrences_done: int = 0
    next_due_date: date | None = None
    last_generated_date: date | None = None
    posting_mode: PostingMode = PostingMode.POST
    days_ahead: int = 0
    is_active: bool = True
    total_amount: Decimal | None = None
    periods: int | None = None
    proration: Proration | None = None
    service_start: date | None = None
    service_end: date | None = None
    recognised_amount: Decimal = ZERO
    restated_amount: Decimal = ZERO
    restated_done: int = 0
    restated_from: date | None = None
    basis_account_id: UUID | None = None
    basis: Basis | None = None
    party_id: UUID | None = None
    document_ref: str | None = None
    source_module: str | None = None
    source_type: str | None = None
    source_id: UUID | None = None
    lines: tuple[RecurringLine, ...] = ()

    @property
    def remaining(self) -> Decimal:
        """Return what an amortisation has still to recognise, in its currency."""
        return (self.total_amount or ZERO) - self.recognised_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalBatch:
    """Journals that are posted together or not at all; totals in base currency."""

    SHAPE: ClassVar[Shape] = (
        in_order("batch_date", "auto_reverse_date"),
        not_negative("entry_count", "total_debits", "total_credits", "control_total", "control_count"),
    )

    id: UUID
    batch_number: str
    batch_date: date
    description: str
    source: BatchSource
    status: BatchStatus
    entry_count: int = 0
    total_debits: Decimal = ZERO
    total_credits: Decimal = ZERO
    control_total: Decimal | None = None
    control_count: int | None = None
    submitted_at: datetime | None = None
    approved_by_id: UUID | None = None
    approved_at: datetime | None = None
    posted_at: datetime | None = None
    rejection_reason: str | None = None
    auto_reverse_date: date | None = None
    import_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReconciliation:
    """An account's balance at a period's end against its evidence."""

    id: UUID
    account_id: UUID
    fiscal_period_id: UUID
    period: str
    as_of_date: date
    currency: str
    gl_balance: Decimal
    balance_confirmed: Decimal
    evidence_type: EvidenceType
    explained_amount: Decimal
    difference: Decimal
    items: Any
    status: ReconciliationStatus
    reconciled_date: date | None = None
    reconciled_by_id: UUID | None = None
    reviewed_by_id: UUID | None = None
    review_date: date | None = None
    ledger_seq: int | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCloseTask:
    """One step of a period's close."""

    SHAPE: ClassVar[Shape] = (between(0, 6, "phase"), not_negative("entries_posted"))

    id: UUID
    fiscal_period_id: UUID
    period: str
    task_key: str
    task_name: str
    module: str
    phase: int
    sequence: int
    kind: TaskKind
    is_blocking: bool
    status: TaskStatus
    depends_on: str | None = None
    completed_by_id: UUID | None = None
    completed_date: date | None = None
    skip_reason: str | None = None
    result: str | None = None
    entries_posted: int = 0
    due_offset_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationResult:
    """A foreign entity's balances in the group's currency."""

    SHAPE: ClassVar[Shape] = (above_zero("run_no", "exchange_rate", "average_rate"),)

    id: UUID
    entity_id: str
    period: str
    as_of_date: date
    source_currency: str
    target_currency: str
    method: TranslationMethod
    run_no: int
    exchange_rate: Decimal
    average_rate: Decimal
    translated_amount: Decimal
    cta_opening: Decimal
    cta_movement: Decimal
    cta_amount: Decimal
    remeasurement_gain: Decimal
    source_kind: TranslationSource
    details: Any
    status: TranslationStatus
    journal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevaluationResult:
    """A revaluation of foreign balances."""

    SHAPE: ClassVar[Shape] = (
        not_negative("currencies_processed", "total_gain", "total_loss", "entries_posted"),
    )

    id: UUID
    run_number: str
    period: str
    fiscal_period_id: UUID
    revaluation_date: date
    rate_type: RevaluationRate
    currencies_processed: int
    total_gain: Decimal
    total_loss: Decimal
    entries_posted: int
    details: Any
    status: RevaluationStatus
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """A posted entry with its references, links and seal."""

    entry: PostedEntry
    reference: str | None
    document_date: date | None
    posted_at: datetime
    entry_hash: str
    reversal_of: EntryRef | None = None
    reversed_by: EntryRef | None = None
    corrects: EntryRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewLine:
    """One line an occurrence would post, in the template's currency."""

    account_id: UUID
    account_code: str
    account_name: str
    side: Side
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrencePreview:
    """One occurrence to come: what it posts, and what an amortisation has left after it."""

    date: Day
    lines: tuple[PreviewLine, ...]
    amount: Decimal
    remaining: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """An occurrence that is due, and what became of it; `posting_date` differs when its period was closed."""

    recurring_id: UUID
    name: str
    due_date: date
    amount: Decimal
    currency: str
    outcome: DueOutcome
    posting_date: date | None = None
    entry_id: UUID | None = None
    entry_no: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProblem:
    """Why a row of an imported file cannot be posted; row 1 is the header."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedJournal:
    """What an import did: a posted batch, or the problems for which nothing was posted."""

    batch: JournalBatch | None
    entry_count: int
    line_count: int
    turned_amounts: int
    problems: tuple[ImportProblem, ...] = ()
