"""What a caller may ask of the general ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from finance_core.kernel.models.ledger import Dims, Side
from finance_core.kernel.request import Request
from finance_core.modules.gl.models import AdjustmentType, Basis, PostingMode, Proration, TemplateType
from finance_core.money.dates import Anchor, Frequency


class JournalLineInput(Request):
    """A line as typed: an account and a debit or a credit; without a currency in the journal's."""

    account_id: UUID | None = None
    debit: Decimal | None = None
    credit: Decimal | None = None
    tax_code_id: UUID | None = None
    party_id: UUID | None = None
    currency: str | None = None
    rate: Decimal | None = Field(default=None, gt=0)
    memo: str | None = Field(default=None, max_length=500)
    dims: Dims | None = None


class RecordJournal(Request):
    """Write a journal; a draft of it may have gaps and need not balance."""

    entry_date: date
    reference: str | None = Field(default=None, max_length=100)
    description: str = Field(default="", max_length=500)
    currency: str | None = None
    rate: Decimal | None = Field(default=None, gt=0)
    prices_include_tax: bool = False
    lines: tuple[JournalLineInput, ...] = ()
    draft_id: UUID | None = None


class PostAdjustment(Request):
    """Write an adjusting entry, in the adjustment period `period` if given, taken back on `reverse_on`."""

    entry_date: date
    adjustment_type: AdjustmentType
    reason: str = Field(min_length=1, max_length=400)
    reference: str | None = Field(default=None, max_length=100)
    currency: str | None = None
    rate: Decimal | None = Field(default=None, gt=0)
    prices_include_tax: bool = False
    lines: tuple[JournalLineInput, ...] = ()
    period: str | None = None
    reverse_on: date | None = None
    original_entry_id: UUID | None = None


class ReverseEntry(Request):
    """Take a posted entry back; without a day on its own date, else on the first open day after it."""

    entry_id: UUID
    on: date | None = None
    reason: str = ""


class SaveAsTemplate(Request):
    """Make a recurring entry, paused, of a posted journal."""

    entry_id: UUID
    name: str = Field(min_length=1, max_length=255)
    frequency: Frequency = Frequency.MONTHLY
    anchor: Anchor = Anchor.SAME_DAY


class RecurringLineInput(Request):
    """A line of a recurring entry: an amount, or a weight (0.03 = 3 %) where a basis is shared out."""

    account_id: UUID
    side: Side
    amount: Decimal | None = None
    weight: Decimal | None = None
    description: str | None = Field(default=None, max_length=500)
    party_id: UUID | None = None
    tax_code_id: UUID | None = None
    dim_project_id: UUID | None = None
    dim_department_id: UUID | None = None
    dim_cost_centre_id: UUID | None = None
    dim_entity_id: UUID | None = None


class PreviewDates(Request):
    """A rhythm whose first dates are wanted."""

    frequency: Frequency
    start_date: date
    interval: int = Field(default=1, ge=1)
    anchor: Anchor = Anchor.SAME_DAY
    anchor_day: int | None = Field(default=None, ge=1, le=31)
    count: int = Field(default=6, ge=1, le=120)


class CreateRecurring(Request):
    """Set up an entry that repeats. `catch_up` answers what happens with due dates before today."""

    name: str = Field(min_length=1, max_length=255)
    description: str = Field(default="", max_length=400)
    template_type: TemplateType = TemplateType.FIXED
    currency: str | None = None
    frequency: Frequency = Frequency.MONTHLY
    interval: int = Field(default=1, ge=1)
    anchor: Anchor = Anchor.SAME_DAY
    anchor_day: int | None = Field(default=None, ge=1, le=31)
    start_date: date
    end_date: date | None = None
    max_occurrences: int | None = Field(default=None, ge=1)
    posting_mode: PostingMode = PostingMode.POST
    days_ahead: int = Field(default=0, ge=0, le=60)
    total_amount: Decimal | None = None
    periods: int | None = Field(default=None, ge=1)
    proration: Proration | None = None
    service_start: date | None = None
    service_end: date | None = None
    basis_account_id: UUID | None = None
    basis: Basis | None = None
    party_id: UUID | None = None
    document_ref: str | None = Field(default=None, max_length=100)
    lines: tuple[RecurringLineInput, ...] = ()
    catch_up: bool | None = Field(
        default=None, description="Post due dates before today, or start with the next."
    )


class UpdateRecurring(Request):
    """Change a recurring entry; only the fields given change, and never what was generated."""

    recurring_id: UUID
    name: str | None = Field(default=None, min_length=1, max_length=255)
    description: str | None = Field(default=None, max_length=400)
    frequency: Frequency | None = None
    interval: int | None = Field(default=None, ge=1)
    anchor: Anchor | None = None
    anchor_day: int | None = Field(default=None, ge=1, le=31)
    start_date: date | None = None
    end_date: date | None = None
    max_occurrences: int | None = Field(default=None, ge=1)
    posting_mode: PostingMode | None = None
    days_ahead: int | None = Field(default=None, ge=0, le=60)
    total_amount: Decimal | None = None
    periods: int | None = Field(default=None, ge=1)
    service_end: date | None = None
    document_ref: str | None = Field(default=None, max_length=100)
    lines: tuple[RecurringLineInput, ...] | None = None


class RecurringRequest(Request):
    """Name a recurring entry, with a reason where the method wants one."""

    recurring_id: UUID
    reason: str = ""


class PreviewRecurring(Request):
    """Ask what a recurring entry would post next."""

    recurring_id: UUID
    count: int = Field(default=6, ge=1, le=120)


class DueRequest(Request):
    """Due dates up to a day (else today and each entry's days ahead), of some recurring entries or of all."""

    up_to: date | None = None
    ids: tuple[UUID, ...] = ()


class RecognizeDeferred(Request):
    """Spread an amount over time: by days of a service, or in equal parts over `periods` months.

    Without `deferred_account_id` the account mapped to DEFERRED_REVENUE or PREPAID_EXPENSE is taken.
    """

    name: str = Field(min_length=1, max_length=255)
    description: str = Field(default="", max_length=400)
    total_amount: Decimal = Field(gt=0)
    target_account_id: UUID
    deferred_account_id: UUID | None = None
    currency: str | None = None
    service_start: date
    service_end: date | None = None
    periods: int | None = Field(default=None, ge=1)
    posting_mode: PostingMode = PostingMode.POST
    party_id: UUID | None = None
    document_ref: str | None = Field(default=None, max_length=100)
    dims: Dims | None = None
    source_module: str | None = None
    source_type: str | None = None
    source_id: UUID | None = None


class CancelDeferral(Request):
    """End a deferral and take back what it recognised."""

    recurring_id: UUID
    on: date | None = None
    reason: str = Field(min_length=1)


class ImportJournals(Request):
    """Import journals from CSV text.

    Columns: date, reference, account, debit, credit, and optionally currency, rate, memo, party. Rows with
    the same date and reference form one entry. `date_format` and `decimal_mark` hold for the whole text.
    """

    text: str = Field(min_length=1)
    file_name: str = ""
    delimiter: str = Field(default=",", min_length=1, max_length=1)
    decimal_mark: str = Field(default=".", pattern=r"^[.,]$")
    date_format: str = "%Y-%m-%d"
    allow_repeat: bool = False
