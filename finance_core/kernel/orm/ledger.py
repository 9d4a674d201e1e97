"""Tables of the ledger."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from finance_core.db.base import (
    DIMS,
    S3,
    S10,
    S20,
    S30,
    S50,
    S60,
    S64,
    S100,
    S200,
    S255,
    S500,
    Base,
    DimsColumns,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.db.types import LedgerAmount
from finance_core.kernel.models.ledger import (
    Account,
    AccountPeriodBalance,
    AccountRole,
    Book,
    FiscalPeriod,
    FiscalYear,
    JournalEntry,
    JournalLine,
)


class AccountModel(DtoMixin[Account], TrackedBase):
    """Chart of accounts."""

    __tablename__ = "accounts"

    code: Mapped[S20] = mapped_column(unique=True)
    name: Mapped[S200]
    type: Mapped[S50]
    subtype: Mapped[S50]
    normal_side: Mapped[S50]
    parent_id: Mapped[UUID | None] = fk("accounts", index=True)
    is_summary: Mapped[bool]
    control_kind: Mapped[S50]
    requires_party: Mapped[bool]
    requires_dimensions: Mapped[S200 | None]
    currency: Mapped[S3 | None]
    is_monetary: Mapped[bool]
    reval: Mapped[S50]
    allow_manual: Mapped[bool]
    requires_reconciliation: Mapped[bool]
    is_active: Mapped[bool]
    cash_flow_category: Mapped[S50]
    function_tag: Mapped[S30 | None]
    nature_tag: Mapped[S30 | None]
    default_tax_code_id: Mapped[UUID | None] = mapped_column(ForeignKey("tax_codes.id", use_alter=True))
    alt_code: Mapped[S30 | None]
    description: Mapped[S500 | None]
    sort: Mapped[int]


class AccountRoleModel(DtoMixin[AccountRole], TrackedBase):
    """Role → account of this company."""

    __tablename__ = "account_roles"

    role: Mapped[S60] = mapped_column(unique=True)
    account_id: Mapped[UUID | None] = fk("accounts", index=True)
    module: Mapped[S30]
    is_required: Mapped[bool]
    description: Mapped[S255]


class BookModel(DtoMixin[Book], TrackedBase):
    """Books."""

    __tablename__ = "books"

    code: Mapped[S20] = mapped_column(unique=True)
    name: Mapped[S100]
    kind: Mapped[S50]
    is_active: Mapped[bool]


class JournalEntryModel(DtoMixin[JournalEntry], TrackedBase):
    """Posted entries. Written once by the posting service; triggers refuse any change."""

    __tablename__ = "journal_entries"
    __table_args__ = (
        Index(None, "source_type", "source_id"),
        Index(None, "entry_date", "seq"),
    )

    seq: Mapped[int] = mapped_column(BigInteger, unique=True)
    entry_no: Mapped[S30] = mapped_column(unique=True)
    book: Mapped[S20]
    kind: Mapped[S50]
    entry_date: Mapped[date]
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    document_date: Mapped[date | None]
    description: Mapped[S500]
    reference: Mapped[S100 | None]
    source_module: Mapped[S30]
    source_type: Mapped[S50]
    source_id: Mapped[UUID]
    idempotency_key: Mapped[S200] = mapped_column(unique=True)
    reversal_of_id: Mapped[UUID | None] = fk("journal_entries", unique=True)
    original_entry_id: Mapped[UUID | None] = fk("journal_entries")
    posted_at: Mapped[datetime]
    posted_by_id: Mapped[UUID] = fk("actors")
    prev_hash: Mapped[S64]
    entry_hash: Mapped[S64]


class JournalLineModel(DtoMixin[JournalLine], DimsColumns, Base):
    """Posted lines. Date, period, book and closing mark are copied from the header for the covering index."""

    __tablename__ = "journal_lines"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("journal_entries.id", deferrable=True,
                                                      initially="DEFERRED"))
    line_no: Mapped[int]
    entry_date: Mapped[date]
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods")
    book: Mapped[S20]
    is_closing: Mapped[bool]
    account_id: Mapped[UUID] = fk("accounts")
    side: Mapped[S50]
    amount: Mapped[Decimal] = mapped_column(LedgerAmount)
    currency: Mapped[S3]
    rate: Mapped[Decimal]
    base_amount: Mapped[Decimal] = mapped_column(LedgerAmount)
    is_base_only: Mapped[bool]
    party_id: Mapped[UUID | None] = fk("parties")
    counter_entity: Mapped[S100 | None]
    tax_code_id: Mapped[UUID | None] = fk("tax_codes")
    due_date: Mapped[date | None]
    quantity: Mapped[Decimal | None]
    unit: Mapped[S20 | None]
    memo: Mapped[S500 | None]
    reason: Mapped[S100 | None]
    corrects_line_id: Mapped[int | None] = mapped_column(ForeignKey("journal_lines.id"))


JOURNAL_LINES = JournalLineModel.__table__
UniqueConstraint(JOURNAL_LINES.c.entry_id, JOURNAL_LINES.c.line_no)
Index(
    "ix_journal_lines_account_id_entry_date_base_amount",
    *(JOURNAL_LINES.c[name]
      for name in ("account_id", "entry_date", "base_amount", "side", "is_closing", "book",
                   "fiscal_period_id")),
)
Index(None, JOURNAL_LINES.c.account_id, JOURNAL_LINES.c.currency)
for _name in ("party_id", *DIMS, "corrects_line_id"):
    _second = (JOURNAL_LINES.c.account_id,) if _name == "party_id" else ()
    _given = JOURNAL_LINES.c[_name].is_not(None)
    Index(None, JOURNAL_LINES.c[_name], *_second, sqlite_where=_given, postgresql_where=_given)


class AccountPeriodBalanceModel(DtoMixin[AccountPeriodBalance], Base):
    """Turnover by account and period, written by the posting service in the entry's transaction."""

    __tablename__ = "account_period_balances"
    __table_args__ = (
        Index(None, "fiscal_period_id", "account_id"),
        {"sqlite_with_rowid": False},
    )

    account_id: Mapped[UUID] = fk("accounts", primary_key=True)
    fiscal_period_id: Mapped[UUID] = fk("fiscal_periods", primary_key=True)
    book: Mapped[S20] = mapped_column(primary_key=True)
    kind_group: Mapped[S10] = mapped_column(primary_key=True)
    currency: Mapped[S3] = mapped_column(primary_key=True)
    dim_entity_id: Mapped[UUID] = mapped_column(primary_key=True)
    debit: Mapped[Decimal] = mapped_column(LedgerAmount)
    credit: Mapped[Decimal] = mapped_column(LedgerAmount)
    base_debit: Mapped[Decimal] = mapped_column(LedgerAmount)
    base_credit: Mapped[Decimal] = mapped_column(LedgerAmount)
    line_count: Mapped[int]


class FiscalYearModel(DtoMixin[FiscalYear], TrackedBase):
    """Fiscal years."""

    __tablename__ = "fiscal_years"

    code: Mapped[S20] = mapped_column(unique=True)
    start_date: Mapped[date]
    end_date: Mapped[date]
    calendar: Mapped[S50]
    status: Mapped[S50]


class FiscalPeriodModel(DtoMixin[FiscalPeriod], TrackedBase):
    """Periods of fiscal years."""

    __tablename__ = "fiscal_periods"
    __table_args__ = (Index(None, "start_date", "end_date"),)

    fiscal_year_id: Mapped[UUID] = fk("fiscal_years", index=True)
    code: Mapped[S20] = mapped_column(unique=True)
    number: Mapped[int]
    name: Mapped[S100]
    start_date: Mapped[date]
    end_date: Mapped[date]
    is_adjustment: Mapped[bool]
    status: Mapped[S50]
    closed_modules: Mapped[S200 | None]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = fk("actors")
