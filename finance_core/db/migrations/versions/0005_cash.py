"""Create cash and bank."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "cash_bank_accounts",
        sa.Column("code", types.Words(30), nullable=False),
        sa.Column("name", types.Words(140), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("institution", types.Words(140), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("account_number", types.Words(60), nullable=True),
        sa.Column("account_number_masked", types.Words(20), nullable=False),
        sa.Column("iban", types.Words(50), nullable=True),
        sa.Column("bic", types.Words(20), nullable=True),
        sa.Column("routing_number", types.Words(20), nullable=True),
        sa.Column("holder_party_id", types.Key(), nullable=True),
        sa.Column("opening_date", sa.Date(), nullable=True),
        sa.Column("opening_balance", types.ExactDecimal(), nullable=False),
        sa.Column("credit_limit", types.ExactDecimal(), nullable=True),
        sa.Column("imprest_amount", types.ExactDecimal(), nullable=True),
        sa.Column("next_check_number", sa.BigInteger(), nullable=True),
        sa.Column("statement_format", types.Words(50), nullable=True),
        sa.Column("csv_mapping_name", types.Words(60), nullable=True),
        sa.Column("date_window_days", sa.BigInteger(), nullable=False),
        sa.Column("last_reconciled_date", sa.Date(), nullable=True),
        sa.Column("last_reconciled_balance", types.ExactDecimal(), nullable=True),
        sa.Column("ach_immediate_destination", types.Words(20), nullable=True),
        sa.Column("ach_immediate_origin", types.Words(20), nullable=True),
        sa.Column("ach_company_id", types.Words(20), nullable=True),
        sa.Column("ach_odfi", types.Words(20), nullable=True),
        sa.Column("sepa_initiator_name", types.Words(140), nullable=True),
        sa.Column("sepa_initiator_id", types.Words(50), nullable=True),
        sa.Column("sepa_batch_booking", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_cash_bank_accounts_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_bank_accounts_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["holder_party_id"], ["parties.id"], name=op.f("fk_cash_bank_accounts_holder_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_bank_accounts_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_bank_accounts")),
        sa.UniqueConstraint("account_id", name=op.f("uq_cash_bank_accounts_account_id")),
        sa.UniqueConstraint("code", name=op.f("uq_cash_bank_accounts_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_bank_accounts_holder_party_id"), "cash_bank_accounts", ["holder_party_id"], unique=False
    )
    op.create_table(
        "cash_bank_statements",
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("statement_number", types.Words(50), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("statement_date", sa.Date(), nullable=False),
        sa.Column("opening_balance", types.ExactDecimal(), nullable=False),
        sa.Column("closing_balance", types.ExactDecimal(), nullable=False),
        sa.Column("balance_known", sa.Boolean(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("format", types.Words(50), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.Column("duplicate_count", sa.BigInteger(), nullable=False),
        sa.Column("known_amount", types.ExactDecimal(), nullable=False),
        sa.Column("chain_difference", types.ExactDecimal(), nullable=False),
        sa.Column("sum_difference", types.ExactDecimal(), nullable=False),
        sa.Column("source_file_name", types.Words(255), nullable=False),
        sa.Column("source_sha256", types.Words(64), nullable=False),
        sa.Column("statement_index", sa.BigInteger(), nullable=False),
        sa.Column("imported_at", types.Instant(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"],
            ["cash_bank_accounts.id"],
            name=op.f("fk_cash_bank_statements_bank_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_bank_statements_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_bank_statements_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_bank_statements")),
        sa.UniqueConstraint(
            "bank_account_id",
            "source_sha256",
            "statement_index",
            name=op.f("uq_cash_bank_statements_bank_account_id_source_sha256_statement_index"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_bank_statements_bank_account_id_statement_date"),
        "cash_bank_statements",
        ["bank_account_id", "statement_date"],
        unique=False,
    )
    op.create_table(
        "cash_bank_statement_lines",
        sa.Column("statement_id", types.Key(), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("transaction_date", sa.Date(), nullable=False),
        sa.Column("value_date", sa.Date(), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("original_amount", types.ExactDecimal(), nullable=True),
        sa.Column("original_currency", types.Words(3), nullable=True),
        sa.Column("balance_after", types.ExactDecimal(), nullable=True),
        sa.Column("counterparty_name", types.Words(255), nullable=True),
        sa.Column("counterparty_account", types.Words(60), nullable=True),
        sa.Column("reference", types.Words(255), nullable=False),
        sa.Column("end_to_end_id", types.Words(100), nullable=True),
        sa.Column("bank_reference", types.Words(100), nullable=True),
        sa.Column("check_number", types.Words(50), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("transaction_type", types.Words(50), nullable=False),
        sa.Column("external_id", types.Words(255), nullable=True),
        sa.Column("fingerprint", types.Words(64), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("exclude_reason", types.Words(255), nullable=True),
        sa.Column("offset_line_id", types.Key(), nullable=True),
        sa.Column("expense_line_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"],
            ["cash_bank_accounts.id"],
            name=op.f("fk_cash_bank_statement_lines_bank_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_bank_statement_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["offset_line_id"],
            ["cash_bank_statement_lines.id"],
            name=op.f("fk_cash_bank_statement_lines_offset_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["cash_bank_statements.id"],
            name=op.f("fk_cash_bank_statement_lines_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_bank_statement_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_bank_statement_lines")),
        sa.UniqueConstraint(
            "bank_account_id",
            "fingerprint",
            name=op.f("uq_cash_bank_statement_lines_bank_account_id_fingerprint"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_amount"), "cash_bank_statement_lines", ["amount"], unique=False
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_external_id"),
        "cash_bank_statement_lines",
        ["bank_account_id", "external_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_status_transaction_date"),
        "cash_bank_statement_lines",
        ["bank_account_id", "status", "transaction_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_transaction_date"),
        "cash_bank_statement_lines",
        ["bank_account_id", "transaction_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_expense_line_id"),
        "cash_bank_statement_lines",
        ["expense_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_offset_line_id"),
        "cash_bank_statement_lines",
        ["offset_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_statement_lines_statement_id"),
        "cash_bank_statement_lines",
        ["statement_id"],
        unique=False,
    )
    op.create_table(
        "cash_reconciliations",
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("statement_id", types.Key(), nullable=True),
        sa.Column("previous_id", types.Key(), nullable=True),
        sa.Column("statement_date", sa.Date(), nullable=False),
        sa.Column("opening_balance", types.ExactDecimal(), nullable=False),
        sa.Column("statement_balance", types.ExactDecimal(), nullable=False),
        sa.Column("book_balance", types.ExactDecimal(), nullable=False),
        sa.Column("deposits_in_transit", types.ExactDecimal(), nullable=False),
        sa.Column("outstanding_payments", types.ExactDecimal(), nullable=False),
        sa.Column("bank_errors", types.ExactDecimal(), nullable=False),
        sa.Column("adjusted_book_balance", types.ExactDecimal(), nullable=False),
        sa.Column("variance", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("completed_by_id", types.Key(), nullable=True),
        sa.Column("completed_at", types.Instant(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"],
            ["cash_bank_accounts.id"],
            name=op.f("fk_cash_reconciliations_bank_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["completed_by_id"], ["actors.id"], name=op.f("fk_cash_reconciliations_completed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_reconciliations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["cash_reconciliations.id"], name=op.f("fk_cash_reconciliations_previous_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["cash_bank_statements.id"], name=op.f("fk_cash_reconciliations_statement_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_reconciliations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_reconciliations")),
        sa.UniqueConstraint(
            "bank_account_id",
            "statement_date",
            name=op.f("uq_cash_reconciliations_bank_account_id_statement_date"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_reconciliations_previous_id"), "cash_reconciliations", ["previous_id"], unique=False
    )
    op.create_index(
        op.f("ix_cash_reconciliations_statement_id"), "cash_reconciliations", ["statement_id"], unique=False
    )
    op.create_table(
        "cash_bank_transactions",
        sa.Column("transaction_number", types.Words(50), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("transaction_date", sa.Date(), nullable=False),
        sa.Column("value_date", sa.Date(), nullable=True),
        sa.Column("transaction_type", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("payee_name", types.Words(255), nullable=False),
        sa.Column("reference", types.Words(100), nullable=False),
        sa.Column("check_number", types.Words(50), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("splits", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("transfer_group", types.Key(), nullable=True),
        sa.Column("counter_bank_account_id", types.Key(), nullable=True),
        sa.Column("external_id", types.Words(255), nullable=True),
        sa.Column("statement_line_id", types.Key(), nullable=True),
        sa.Column("rule_name", types.Words(60), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("reconciled", sa.Boolean(), nullable=False),
        sa.Column("matched_journal_line_id", sa.Integer(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"],
            ["cash_bank_accounts.id"],
            name=op.f("fk_cash_bank_transactions_bank_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["counter_bank_account_id"],
            ["cash_bank_accounts.id"],
            name=op.f("fk_cash_bank_transactions_counter_bank_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_bank_transactions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_cash_bank_transactions_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["matched_journal_line_id"],
            ["journal_lines.id"],
            name=op.f("fk_cash_bank_transactions_matched_journal_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_cash_bank_transactions_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_line_id"],
            ["cash_bank_statement_lines.id"],
            name=op.f("fk_cash_bank_transactions_statement_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_bank_transactions_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_cash_bank_transactions_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_bank_transactions")),
        sa.UniqueConstraint("transaction_number", name=op.f("uq_cash_bank_transactions_transaction_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_bank_account_id_transaction_date"),
        "cash_bank_transactions",
        ["bank_account_id", "transaction_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_counter_bank_account_id"),
        "cash_bank_transactions",
        ["counter_bank_account_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_journal_entry_id"),
        "cash_bank_transactions",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_matched_journal_line_id"),
        "cash_bank_transactions",
        ["matched_journal_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_party_id"), "cash_bank_transactions", ["party_id"], unique=False
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_payee_name"), "cash_bank_transactions", ["payee_name"], unique=False
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_statement_line_id"),
        "cash_bank_transactions",
        ["statement_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_status"), "cash_bank_transactions", ["status"], unique=False
    )
    op.create_index(
        op.f("ix_cash_bank_transactions_transfer_group"),
        "cash_bank_transactions",
        ["transfer_group"],
        unique=False,
    )
    op.create_index(
        "uq_cash_bank_transactions_bank_account_id_check_number",
        "cash_bank_transactions",
        ["bank_account_id", "check_number"],
        unique=True,
        sqlite_where=sa.text("check_number IS NOT NULL"),
        postgresql_where=sa.text("check_number IS NOT NULL"),
    )
    op.create_table(
        "cash_reconciliation_matches",
        sa.Column("match_group", types.Key(), nullable=False),
        sa.Column("reconciliation_id", types.Key(), nullable=True),
        sa.Column("statement_line_id", types.Key(), nullable=True),
        sa.Column("journal_line_id", sa.Integer(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("match_confidence", types.ExactDecimal(), nullable=False),
        sa.Column("match_method", types.Words(50), nullable=False),
        sa.Column("rule_name", types.Words(60), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("cleared_on", sa.Date(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cash_reconciliation_matches_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_line_id"],
            ["journal_lines.id"],
            name=op.f("fk_cash_reconciliation_matches_journal_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reconciliation_id"],
            ["cash_reconciliations.id"],
            name=op.f("fk_cash_reconciliation_matches_reconciliation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["statement_line_id"],
            ["cash_bank_statement_lines.id"],
            name=op.f("fk_cash_reconciliation_matches_statement_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cash_reconciliation_matches_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_reconciliation_matches")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cash_reconciliation_matches_journal_line_id_status"),
        "cash_reconciliation_matches",
        ["journal_line_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_reconciliation_matches_match_group"),
        "cash_reconciliation_matches",
        ["match_group"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_reconciliation_matches_reconciliation_id"),
        "cash_reconciliation_matches",
        ["reconciliation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cash_reconciliation_matches_statement_line_id"),
        "cash_reconciliation_matches",
        ["statement_line_id"],
        unique=False,
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(
        op.f("ix_cash_reconciliation_matches_statement_line_id"), table_name="cash_reconciliation_matches"
    )
    op.drop_index(
        op.f("ix_cash_reconciliation_matches_reconciliation_id"), table_name="cash_reconciliation_matches"
    )
    op.drop_index(
        op.f("ix_cash_reconciliation_matches_match_group"), table_name="cash_reconciliation_matches"
    )
    op.drop_index(
        op.f("ix_cash_reconciliation_matches_journal_line_id_status"),
        table_name="cash_reconciliation_matches",
    )
    op.drop_table("cash_reconciliation_matches")
    op.drop_index(
        "uq_cash_bank_transactions_bank_account_id_check_number",
        table_name="cash_bank_transactions",
        sqlite_where=sa.text("check_number IS NOT NULL"),
        postgresql_where=sa.text("check_number IS NOT NULL"),
    )
    op.drop_index(op.f("ix_cash_bank_transactions_transfer_group"), table_name="cash_bank_transactions")
    op.drop_index(op.f("ix_cash_bank_transactions_status"), table_name="cash_bank_transactions")
    op.drop_index(op.f("ix_cash_bank_transactions_statement_line_id"), table_name="cash_bank_transactions")
    op.drop_index(op.f("ix_cash_bank_transactions_payee_name"), table_name="cash_bank_transactions")
    op.drop_index(op.f("ix_cash_bank_transactions_party_id"), table_name="cash_bank_transactions")
    op.drop_index(
        op.f("ix_cash_bank_transactions_matched_journal_line_id"), table_name="cash_bank_transactions"
    )
    op.drop_index(op.f("ix_cash_bank_transactions_journal_entry_id"), table_name="cash_bank_transactions")
    op.drop_index(
        op.f("ix_cash_bank_transactions_counter_bank_account_id"), table_name="cash_bank_transactions"
    )
    op.drop_index(
        op.f("ix_cash_bank_transactions_bank_account_id_transaction_date"),
        table_name="cash_bank_transactions",
    )
    op.drop_table("cash_bank_transactions")
    op.drop_index(op.f("ix_cash_reconciliations_statement_id"), table_name="cash_reconciliations")
    op.drop_index(op.f("ix_cash_reconciliations_previous_id"), table_name="cash_reconciliations")
    op.drop_table("cash_reconciliations")
    op.drop_index(op.f("ix_cash_bank_statement_lines_statement_id"), table_name="cash_bank_statement_lines")
    op.drop_index(op.f("ix_cash_bank_statement_lines_offset_line_id"), table_name="cash_bank_statement_lines")
    op.drop_index(
        op.f("ix_cash_bank_statement_lines_expense_line_id"), table_name="cash_bank_statement_lines"
    )
    op.drop_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_transaction_date"),
        table_name="cash_bank_statement_lines",
    )
    op.drop_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_status_transaction_date"),
        table_name="cash_bank_statement_lines",
    )
    op.drop_index(
        op.f("ix_cash_bank_statement_lines_bank_account_id_external_id"),
        table_name="cash_bank_statement_lines",
    )
    op.drop_index(op.f("ix_cash_bank_statement_lines_amount"), table_name="cash_bank_statement_lines")
    op.drop_table("cash_bank_statement_lines")
    op.drop_index(
        op.f("ix_cash_bank_statements_bank_account_id_statement_date"), table_name="cash_bank_statements"
    )
    op.drop_table("cash_bank_statements")
    op.drop_index(op.f("ix_cash_bank_accounts_holder_party_id"), table_name="cash_bank_accounts")
    op.drop_table("cash_bank_accounts")
