"""The ledger: accounts, roles, books, entries, lines, balances, fiscal years and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class AccountType(StrEnum):
    """The element of the financial statements an account belongs to."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"
    MEMO = "memo"


class Side(StrEnum):
    """The side of a posting."""

    DEBIT = "debit"
    CREDIT = "credit"

    @property
    def other(self) -> Side:
        """Return the opposite side."""
        return Side.CREDIT if self is Side.DEBIT else Side.DEBIT


class ControlKind(StrEnum):
    """Which subledger proves a control account."""

    NONE = "none"
    AR = "ar"
    AP = "ap"
    GRNI = "grni"
    INVENTORY = "inventory"
    WIP = "wip"
    ASSETS = "assets"
    LEASE = "lease"
    REVENUE = "revenue"
    EMPLOYEE = "employee"
    TAX = "tax"
    INTERCOMPANY = "intercompany"


class Reval(StrEnum):
    """How foreign balances of an account are revalued at period end."""

    NONE = "none"
    REVERSING = "reversing"
    CUMULATIVE = "cumulative"


class CashFlowCategory(StrEnum):
    """Where an account's movement stands in the cash-flow statement."""

    OPERATING = "operating"
    INVESTING = "investing"
    FINANCING = "financing"
    CASH = "cash"
    NONE = "none"


class BookKind(StrEnum):
    """What a book of entries is for."""

    MAIN = "main"
    MEMO = "memo"
    CONSOLIDATION = "consolidation"
    OVERLAY = "overlay"


class EntryKind(StrEnum):
    """Why an entry was posted."""

    NORMAL = "normal"
    ADJUSTING = "adjusting"
    CLOSING = "closing"
    OPENING = "opening"
    REVERSAL = "reversal"
    REVALUATION = "revaluation"
    CONSOLIDATION = "consolidation"


class KindGroup(StrEnum):
    """Balances of closing entries are kept apart, so that closing a year changes no income statement."""

    NORMAL = "normal"
    CLOSING = "closing"


class FiscalCalendar(StrEnum):
    """How a fiscal year is cut into periods."""

    MONTHS = "months"
    W445 = "4-4-5"
    W454 = "4-5-4"
    W544 = "5-4-4"
    W52_53 = "52_53"
    CUSTOM = "custom"


class YearStatus(StrEnum):
    """State of a fiscal year."""

    OPEN = "open"
    CLOSED = "closed"
    LOCKED = "locked"


class PeriodStatus(StrEnum):
    """State of a fiscal period; posting only while open (closing: the close run)."""

    FUTURE = "future"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of the chart."""

    id: UUID
    code: str
    name: str
    type: AccountType
    subtype: str
    normal_side: Side
    parent_id: UUID | None = None
    is_summary: bool = False
    control_kind: ControlKind = ControlKind.NONE
    requires_party: bool = False
    requires_dimensions: str | None = None
    currency: str | None = None
    is_monetary: bool = False
    reval: Reval = Reval.NONE
    allow_manual: bool = True
    requires_reconciliation: bool = False
    is_active: bool = True
    cash_flow_category: CashFlowCategory = CashFlowCategory.NONE
    function_tag: str | None = None
    nature_tag: str | None = None
    default_tax_code_id: UUID | None = None
    alt_code: str | None = None
    description: str | None = None
    sort: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRole:
    """A name modules post to, and the account this company mapped it to."""

    id: UUID
    role: str
    account_id: UUID | None
    module: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A set of entries that statements read together."""

    id: UUID
    code: str
    name: str
    kind: BookKind
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dims:
    """Analysis dimensions of a line; None where not given."""

    dim_project_id: UUID | None = None
    dim_department_id: UUID | None = None
    dim_cost_centre_id: UUID | None = None
    dim_entity_id: UUID | None = None
    dim_custom1_id: UUID | None = None
    dim_custom2_id: UUID | None = None
    dim_custom3_id: UUID | None = None
    dim_custom4_id: UUID | None = None
    dim_custom5_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine(Dims):
    """One posted line; amounts are positive, the side says which way."""

    id: int
    entry_id: UUID
    line_no: int
    entry_date: date
    fiscal_period_id: UUID
    book: str
    is_closing: bool
    account_id: UUID
    side: Side
    amount: Decimal
    currency: str
    rate: Decimal
    base_amount: Decimal
    is_base_only: bool = False
    party_id: UUID | None = None
    counter_entity: str | None = None
    tax_code_id: UUID | None = None
    due_date: date | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    memo: str | None = None
    reason: str | None = None
    corrects_line_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """The header of a posted, immutable entry."""

    id: UUID
    seq: int
    entry_no: str
    book: str
    kind: EntryKind
    entry_date: date
    fiscal_period_id: UUID
    document_date: date | None
    description: str
    reference: str | None
    source_module: str
    source_type: str
    source_id: UUID
    idempotency_key: str
    reversal_of_id: UUID | None
    original_entry_id: UUID | None
    posted_at: datetime
    posted_by_id: UUID
    prev_hash: str
    entry_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPeriodBalance:
    """Turnover of one account in one period; derived from the lines and rebuildable."""

    account_id: UUID
    fiscal_period_id: UUID
    book: str
    kind_group: KindGroup
    currency: str
    dim_entity_id: UUID
    debit: Decimal
    credit: Decimal
    base_debit: Decimal
    base_credit: Decimal
    line_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalYear:
    """A fiscal year; both ends included."""

    id: UUID
    code: str
    start_date: date
    end_date: date
    calendar: FiscalCalendar
    status: YearStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class FiscalPeriod:
    """A period of a fiscal year; both ends included. Adjustment periods lie on the year's last day."""

    id: UUID
    fiscal_year_id: UUID
    code: str
    number: int
    name: str
    start_date: date
    end_date: date
    is_adjustment: bool
    status: PeriodStatus
    closed_modules: str | None = None
    closed_at: datetime | None = None
    closed_by_id: UUID | None = None
