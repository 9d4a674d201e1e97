"""Tables of cash and bank."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from finance_core.db.base import (
    S3,
    S20,
    S30,
    S50,
    S60,
    S64,
    S100,
    S140,
    S255,
    Data,
    LongText,
    TrackedBase,
    fk,
)
from finance_core.db.codec import DtoMixin
from finance_core.modules.cash.models import (
    BankAccount,
    BankStatement,
    BankStatementLine,
    BankTransaction,
    Reconciliation,
    ReconciliationMatch,
)


class BankAccountModel(DtoMixin[BankAccount], TrackedBase):
    """Bank, card, cash and wallet accounts; one ledger account each."""

    __tablename__ = "cash_bank_accounts"

    code: Mapped[S30] = mapped_column(unique=True)
    name: Mapped[S140]
    kind: Mapped[S50]
    institution: Mapped[S140 | None]
    currency: Mapped[S3]
    account_id: Mapped[UUID] = fk("accounts", unique=True)
    account_number: Mapped[S60 | None]
    account_number_masked: Mapped[S20]
    iban: Mapped[S50 | None]
    bic: Mapped[S20 | None]
    routing_number: Mapped[S20 | None]
    holder_party_id: Mapped[UUID | None] = fk("parties", index=True)
    opening_date: Mapped[date | None]
    opening_balance: Mapped[Decimal]
    credit_limit: Mapped[Decimal | None]
    imprest_amount: Mapped[Decimal | None]
    next_check_number: Mapped[int | None]
    statement_format: Mapped[S50 | None]
    csv_mapping_name: Mapped[S60 | None]
    date_window_days: Mapped[int]
    last_reconciled_date: Mapped[date | None]
    last_reconciled_balance: Mapped[Decimal | None]
    ach_immediate_destination: Mapped[S20 | None]
    ach_immediate_origin: Mapped[S20 | None]
    ach_company_id: Mapped[S20 | None]
    ach_odfi: Mapped[S20 | None]
    sepa_initiator_name: Mapped[S140 | None]
    sepa_initiator_id: Mapped[S50 | None]
    sepa_batch_booking: Mapped[bool]
    is_active: Mapped[bool]


class BankStatementLineModel(DtoMixin[BankStatementLine], TrackedBase):
    """Bookings of the bank."""

    __tablename__ = "cash_bank_statement_lines"
    __table_args__ = (
        UniqueConstraint("bank_account_id", "fingerprint"),
        Index(None, "bank_account_id", "external_id"),
        Index(None, "bank_account_id", "status", "transaction_date"),
        Index(None, "bank_account_id", "transaction_date"),
        Index(None, "amount"),
    )

    statement_id: Mapped[UUID] = fk("cash_bank_statements", index=True)
    bank_account_id: Mapped[UUID] = fk("cash_bank_accounts")
    line_number: Mapped[int]
    transaction_date: Mapped[date]
    value_date: Mapped[date | None]
    amount: Mapped[Decimal]
    original_amount: Mapped[Decimal | None]
    original_currency: Mapped[S3 | None]
    balance_after: Mapped[Decimal | None]
    counterparty_name: Mapped[S255 | None]
    counterparty_account: Mapped[S60 | None]
    reference: Mapped[S255]
    end_to_end_id: Mapped[S100 | None]
    bank_reference: Mapped[S100 | None]
    check_number: Mapped[S50 | None]
    description: Mapped[LongText]
    transaction_type: Mapped[S50]
    external_id: Mapped[S255 | None]
    fingerprint: Mapped[S64]
    raw: Mapped[LongText]
    status: Mapped[S50]
    exclude_reason: Mapped[S255 | None]
    offset_line_id: Mapped[UUID | None] = fk("cash_bank_statement_lines", index=True)
    expense_line_id: Mapped[UUID | None] = mapped_column(index=True)


class BankStatementModel(DtoMixin[BankStatement], TrackedBase):
    """Statements; the file itself is an attachment."""

    __tablename__ = "cash_bank_statements"
    __table_args__ = (
        UniqueConstraint("bank_account_id", "source_sha256", "statement_index"),
        Index(None, "bank_account_id", "statement_date"),
    )

    bank_account_id: Mapped[UUID] = fk("cash_bank_accounts")
    statement_number: Mapped[S50 | None]
    from_date: Mapped[date | None]
    statement_date: Mapped[date]
    opening_balance: Mapped[Decimal]
    closing_balance: Mapped[Decimal]
    balance_known: Mapped[bool]
    currency: Mapped[S3]
    format: Mapped[S50]
    line_count: Mapped[int]
    duplicate_count: Mapped[int]
    known_amount: Mapped[Decimal]
    chain_difference: Mapped[Decimal]
    sum_difference: Mapped[Decimal]
    source_file_name: Mapped[S255]
    source_sha256: Mapped[S64]
    statement_index: Mapped[int]
    imported_at: Mapped[datetime]
    lines: Mapped[list[BankStatementLineModel]] = relationship(
        order_by=BankStatementLineModel.line_number, cascade="all, delete-orphan", lazy="raise"
    )


_WITH_CHECK = text("check_number IS NOT NULL")


class BankTransactionModel(DtoMixin[BankTransaction], TrackedBase):
    """What was entered in Cash."""

    __tablename__ = "cash_bank_transactions"
    __table_args__ = (
        Index(
            "uq_cash_bank_transactions_bank_account_id_check_number",
            "bank_account_id",
            "check_number",
            unique=True,
            sqlite_where=_WITH_CHECK,
            postgresql_where=_WITH_CHECK,
        ),
        Index(None, "bank_account_id", "transaction_date"),
        Index(None, "status"),
        Index(None, "payee_name"),
    )

    transaction_number: Mapped[S50] = mapped_column(unique=True)
    bank_account_id: Mapped[UUID] = fk("cash_bank_accounts")
    transaction_date: Mapped[date]
    value_date: Mapped[date | None]
    transaction_type: Mapped[S50]
    amount: Mapped[Decimal]
    exchange_rate: Mapped[Decimal]
    base_amount: Mapped[Decimal]
    party_id: Mapped[UUID | None] = fk("parties", index=True)
    payee_name: Mapped[S255]
    reference: Mapped[S100]
    check_number: Mapped[S50 | None]
    description: Mapped[LongText]
    splits: Mapped[Data]
    transfer_group: Mapped[UUID | None] = mapped_column(index=True)
    counter_bank_account_id: Mapped[UUID | None] = fk("cash_bank_accounts", index=True)
    external_id: Mapped[S255 | None]
    statement_line_id: Mapped[UUID | None] = fk("cash_bank_statement_lines", index=True)
    rule_name: Mapped[S60 | None]
    status: Mapped[S50]
    reconciled: Mapped[bool]
    matched_journal_line_id: Mapped[int | None] = fk("journal_lines", index=True)
    journal_entry_id: Mapped[UUID | None] = fk("journal_entries", index=True)
    void_entry_id: Mapped[UUID | None] = fk("journal_entries")


class ReconciliationModel(DtoMixin[Reconciliation], TrackedBase):
    """Reconciliations, one per account and statement date."""

    __tablename__ = "cash_reconciliations"
    __table_args__ = (UniqueConstraint("bank_account_id", "statement_date"),)

    bank_account_id: Mapped[UUID] = fk("cash_bank_accounts")
    statement_id: Mapped[UUID | None] = fk("cash_bank_statements", index=True)
    previous_id: Mapped[UUID | None] = fk("cash_reconciliations", index=True)
    statement_date: Mapped[date]
    opening_balance: Mapped[Decimal]
    statement_balance: Mapped[Decimal]
    book_balance: Mapped[Decimal]
    deposits_in_transit: Mapped[Decimal]
    outstanding_payments: Mapped[Decimal]
    bank_errors: Mapped[Decimal]
    adjusted_book_balance: Mapped[Decimal]
    variance: Mapped[Decimal]
    status: Mapped[S50]
    completed_by_id: Mapped[UUID | None] = fk("actors")
    completed_at: Mapped[datetime | None]
    reopen_reason: Mapped[LongText | None]


class ReconciliationMatchModel(DtoMixin[ReconciliationMatch], TrackedBase):
    """Statement lines and journal lines that are the same money."""

    __tablename__ = "cash_reconciliation_matches"
    __table_args__ = (
        Index(None, "journal_line_id", "status"),
        Index(None, "statement_line_id"),
        Index(None, "reconciliation_id"),
        Index(None, "match_group"),
    )

    match_group: Mapped[UUID]
    reconciliation_id: Mapped[UUID | None] = fk("cash_reconciliations")
    statement_line_id: Mapped[UUID | None] = fk("cash_bank_statement_lines")
    journal_line_id: Mapped[int] = fk("journal_lines")
    amount: Mapped[Decimal]
    match_confidence: Mapped[Decimal]
    match_method: Mapped[S50]
    rule_name: Mapped[S60 | None]
    status: Mapped[S50]
    cleared_on: Mapped[date]
