"""Create general ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "gl_journal_batches",
        sa.Column("batch_number", types.Words(50), nullable=False),
        sa.Column("batch_date", sa.Date(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("source", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("entry_count", sa.BigInteger(), nullable=False),
        sa.Column("total_debits", types.ExactDecimal(), nullable=False),
        sa.Column("total_credits", types.ExactDecimal(), nullable=False),
        sa.Column("control_total", types.ExactDecimal(), nullable=True),
        sa.Column("control_count", sa.BigInteger(), nullable=True),
        sa.Column("submitted_at", types.Instant(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approved_at", types.Instant(), nullable=True),
        sa.Column("posted_at", types.Instant(), nullable=True),
        sa.Column("rejection_reason", types.Words(500), nullable=True),
        sa.Column("auto_reverse_date", sa.Date(), nullable=True),
        sa.Column("import_sha256", types.Words(64), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_gl_journal_batches_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_journal_batches_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_journal_batches_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_journal_batches")),
        sa.UniqueConstraint("batch_number", name=op.f("uq_gl_journal_batches_batch_number")),
        sa.UniqueConstraint("import_sha256", name=op.f("uq_gl_journal_batches_import_sha256")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_journal_batches_status_batch_date"),
        "gl_journal_batches",
        ["status", "batch_date"],
        unique=False,
    )
    op.create_table(
        "gl_account_reconciliations",
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("gl_balance", types.ExactDecimal(), nullable=False),
        sa.Column("balance_confirmed", types.ExactDecimal(), nullable=False),
        sa.Column("evidence_type", types.Words(50), nullable=False),
        sa.Column("explained_amount", types.ExactDecimal(), nullable=False),
        sa.Column("difference", types.ExactDecimal(), nullable=False),
        sa.Column("items", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("reconciled_date", sa.Date(), nullable=True),
        sa.Column("reconciled_by_id", types.Key(), nullable=True),
        sa.Column("reviewed_by_id", types.Key(), nullable=True),
        sa.Column("review_date", sa.Date(), nullable=True),
        sa.Column("ledger_seq", sa.BigInteger(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_gl_account_reconciliations_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_account_reconciliations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_gl_account_reconciliations_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reconciled_by_id"], ["actors.id"], name=op.f("fk_gl_account_reconciliations_reconciled_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by_id"], ["actors.id"], name=op.f("fk_gl_account_reconciliations_reviewed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_account_reconciliations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_account_reconciliations")),
        sa.UniqueConstraint(
            "account_id",
            "period",
            "currency",
            name=op.f("uq_gl_account_reconciliations_account_id_period_currency"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_account_reconciliations_fiscal_period_id"),
        "gl_account_reconciliations",
        ["fiscal_period_id"],
        unique=False,
    )
    op.create_table(
        "gl_period_close_tasks",
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("task_key", types.Words(100), nullable=False),
        sa.Column("task_name", types.Words(255), nullable=False),
        sa.Column("module", types.Words(50), nullable=False),
        sa.Column("phase", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("is_blocking", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("depends_on", types.Words(500), nullable=True),
        sa.Column("completed_by_id", types.Key(), nullable=True),
        sa.Column("completed_date", sa.Date(), nullable=True),
        sa.Column("skip_reason", types.Words(500), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("entries_posted", sa.BigInteger(), nullable=False),
        sa.Column("due_offset_days", sa.BigInteger(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint("phase BETWEEN 0 AND 6", name=op.f("ck_gl_period_close_tasks_phase")),
        sa.ForeignKeyConstraint(
            ["completed_by_id"], ["actors.id"], name=op.f("fk_gl_period_close_tasks_completed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_period_close_tasks_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_gl_period_close_tasks_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_period_close_tasks_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_period_close_tasks")),
        sa.UniqueConstraint(
            "period", "module", "task_key", name=op.f("uq_gl_period_close_tasks_period_module_task_key")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_period_close_tasks_fiscal_period_id"),
        "gl_period_close_tasks",
        ["fiscal_period_id"],
        unique=False,
    )
    op.create_table(
        "gl_recurring_entries",
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("template_type", types.Words(50), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("frequency", types.Words(50), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("book", types.Words(20), nullable=False),
        sa.Column("interval", sa.BigInteger(), nullable=False),
        sa.Column("anchor", types.Words(50), nullable=False),
        sa.Column("anchor_day", sa.BigInteger(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("max_occurrences", sa.BigInteger(), nullable=True),
        sa.Column("occurrences_done", sa.BigInteger(), nullable=False),
        sa.Column("next_due_date", sa.Date(), nullable=True),
        sa.Column("last_generated_date", sa.Date(), nullable=True),
        sa.Column("posting_mode", types.Words(50), nullable=False),
        sa.Column("days_ahead", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=True),
        sa.Column("periods", sa.BigInteger(), nullable=True),
        sa.Column("proration", types.Words(50), nullable=True),
        sa.Column("service_start", sa.Date(), nullable=True),
        sa.Column("service_end", sa.Date(), nullable=True),
        sa.Column("recognised_amount", types.ExactDecimal(), nullable=False),
        sa.Column("restated_amount", types.ExactDecimal(), nullable=False),
        sa.Column("restated_done", sa.BigInteger(), nullable=False),
        sa.Column("restated_from", sa.Date(), nullable=True),
        sa.Column("basis_account_id", types.Key(), nullable=True),
        sa.Column("basis", types.Words(50), nullable=True),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("document_ref", types.Words(100), nullable=True),
        sa.Column("source_module", types.Words(30), nullable=True),
        sa.Column("source_type", types.Words(50), nullable=True),
        sa.Column("source_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint("anchor_day BETWEEN 1 AND 31", name=op.f("ck_gl_recurring_entries_anchor_day")),
        sa.CheckConstraint("days_ahead BETWEEN 0 AND 60", name=op.f("ck_gl_recurring_entries_days_ahead")),
        sa.CheckConstraint("interval >= 1", name=op.f("ck_gl_recurring_entries_interval")),
        sa.ForeignKeyConstraint(
            ["basis_account_id"], ["accounts.id"], name=op.f("fk_gl_recurring_entries_basis_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_recurring_entries_created_by_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_gl_recurring_entries_party_id")),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_recurring_entries_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_recurring_entries")),
        sa.UniqueConstraint("name", name=op.f("uq_gl_recurring_entries_name")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_recurring_entries_source_type_source_id"),
        "gl_recurring_entries",
        ["source_type", "source_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_gl_recurring_entries_status_next_due_date"),
        "gl_recurring_entries",
        ["status", "next_due_date"],
        unique=False,
    )
    op.create_table(
        "gl_recurring_lines",
        sa.Column("recurring_entry_id", types.Key(), nullable=False),
        sa.Column("line_no", sa.BigInteger(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("side", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=True),
        sa.Column("weight", types.ExactDecimal(), nullable=True),
        sa.Column("description", types.Words(500), nullable=True),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("dim_project_id", types.Key(), nullable=True),
        sa.Column("dim_department_id", types.Key(), nullable=True),
        sa.Column("dim_cost_centre_id", types.Key(), nullable=True),
        sa.Column("dim_entity_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_gl_recurring_lines_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_recurring_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_gl_recurring_lines_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_gl_recurring_lines_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_gl_recurring_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_gl_recurring_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_gl_recurring_lines_party_id")),
        sa.ForeignKeyConstraint(
            ["recurring_entry_id"],
            ["gl_recurring_entries.id"],
            name=op.f("fk_gl_recurring_lines_recurring_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_gl_recurring_lines_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_recurring_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_recurring_lines")),
        sa.UniqueConstraint(
            "recurring_entry_id", "line_no", name=op.f("uq_gl_recurring_lines_recurring_entry_id_line_no")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "gl_revaluation_results",
        sa.Column("run_number", types.Words(50), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("revaluation_date", sa.Date(), nullable=False),
        sa.Column("rate_type", types.Words(50), nullable=False),
        sa.Column("currencies_processed", sa.BigInteger(), nullable=False),
        sa.Column("total_gain", types.ExactDecimal(), nullable=False),
        sa.Column("total_loss", types.ExactDecimal(), nullable=False),
        sa.Column("entries_posted", sa.BigInteger(), nullable=False),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_revaluation_results_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_gl_revaluation_results_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_gl_revaluation_results_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_gl_revaluation_results_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_revaluation_results_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_revaluation_results")),
        sa.UniqueConstraint("run_number", name=op.f("uq_gl_revaluation_results_run_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_revaluation_results_fiscal_period_id"),
        "gl_revaluation_results",
        ["fiscal_period_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_gl_revaluation_results_journal_entry_id"),
        "gl_revaluation_results",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_gl_revaluation_results_reversal_entry_id"),
        "gl_revaluation_results",
        ["reversal_entry_id"],
        unique=False,
    )
    op.create_table(
        "gl_translation_results",
        sa.Column("entity_id", types.Words(100), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("source_currency", types.Words(3), nullable=False),
        sa.Column("target_currency", types.Words(3), nullable=False),
        sa.Column("method", types.Words(50), nullable=False),
        sa.Column("run_no", sa.BigInteger(), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("average_rate", types.ExactDecimal(), nullable=False),
        sa.Column("translated_amount", types.ExactDecimal(), nullable=False),
        sa.Column("cta_opening", types.ExactDecimal(), nullable=False),
        sa.Column("cta_movement", types.ExactDecimal(), nullable=False),
        sa.Column("cta_amount", types.ExactDecimal(), nullable=False),
        sa.Column("remeasurement_gain", types.ExactDecimal(), nullable=False),
        sa.Column("source_kind", types.Words(50), nullable=False),
        sa.Column("details", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_gl_translation_results_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_gl_translation_results_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_gl_translation_results_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gl_translation_results")),
        sa.UniqueConstraint(
            "entity_id",
            "period",
            "source_currency",
            "target_currency",
            "method",
            "run_no",
            name=op.f(
                "uq_gl_translation_results_entity_id_period_source_currency_target_currency_method_run_no"
            ),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_gl_translation_results_journal_entry_id"),
        "gl_translation_results",
        ["journal_entry_id"],
        unique=False,
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f("ix_gl_translation_results_journal_entry_id"), table_name="gl_translation_results")
    op.drop_table("gl_translation_results")
    op.drop_index(op.f("ix_gl_revaluation_results_reversal_entry_id"), table_name="gl_revaluation_results")
    op.drop_index(op.f("ix_gl_revaluation_results_journal_entry_id"), table_name="gl_revaluation_results")
    op.drop_index(op.f("ix_gl_revaluation_results_fiscal_period_id"), table_name="gl_revaluation_results")
    op.drop_table("gl_revaluation_results")
    op.drop_table("gl_recurring_lines")
    op.drop_index(op.f("ix_gl_recurring_entries_status_next_due_date"), table_name="gl_recurring_entries")
    op.drop_index(op.f("ix_gl_recurring_entries_source_type_source_id"), table_name="gl_recurring_entries")
    op.drop_table("gl_recurring_entries")
    op.drop_index(op.f("ix_gl_period_close_tasks_fiscal_period_id"), table_name="gl_period_close_tasks")
    op.drop_table("gl_period_close_tasks")
    op.drop_index(
        op.f("ix_gl_account_reconciliations_fiscal_period_id"), table_name="gl_account_reconciliations"
    )
    op.drop_table("gl_account_reconciliations")
    op.drop_index(op.f("ix_gl_journal_batches_status_batch_date"), table_name="gl_journal_batches")
    op.drop_table("gl_journal_batches")
