"""Create accounts receivable."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "ar_auto_apply_rules",
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("priority", sa.BigInteger(), nullable=False),
        sa.Column("match_field", types.Words(50), nullable=False),
        sa.Column("tolerance", types.ExactDecimal(), nullable=False),
        sa.Column("tolerance_percent", types.ExactDecimal(), nullable=False),
        sa.Column("date_window_days", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("write_off_difference", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_auto_apply_rules_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_ar_auto_apply_rules_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_auto_apply_rules_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_auto_apply_rules")),
        sa.UniqueConstraint("name", name=op.f("uq_ar_auto_apply_rules_name")),
        sa.UniqueConstraint("priority", name=op.f("uq_ar_auto_apply_rules_priority")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_auto_apply_rules_customer_id"), "ar_auto_apply_rules", ["customer_id"], unique=False
    )
    op.create_table(
        "ar_customer_profiles",
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("code", types.Words(30), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("payment_terms_days", sa.BigInteger(), nullable=False),
        sa.Column("credit_limit", types.ExactDecimal(), nullable=True),
        sa.Column("credit_hold", sa.Boolean(), nullable=False),
        sa.Column("default_account_id", types.Key(), nullable=True),
        sa.Column("default_tax_code_id", types.Key(), nullable=True),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("default_discount_percent", types.ExactDecimal(), nullable=False),
        sa.Column("tax_exempt", sa.Boolean(), nullable=False),
        sa.Column("exemption_reference", types.Words(100), nullable=True),
        sa.Column("tax_id", types.Words(50), nullable=True),
        sa.Column("tax_id_checked_on", sa.Date(), nullable=True),
        sa.Column("language", types.Words(5), nullable=False),
        sa.Column("delivery", types.Words(50), nullable=False),
        sa.Column("invoice_email", types.Words(255), nullable=True),
        sa.Column("buyer_reference", types.Words(100), nullable=True),
        sa.Column("layout_name", types.Words(100), nullable=True),
        sa.Column("dunning_level", sa.BigInteger(), nullable=False),
        sa.Column("last_dunned_on", sa.Date(), nullable=True),
        sa.Column("dunning_blocked_until", sa.Date(), nullable=True),
        sa.Column("finance_charge_rate", types.ExactDecimal(), nullable=True),
        sa.Column("statement_cycle", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_customer_profiles_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_ar_customer_profiles_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_account_id"], ["accounts.id"], name=op.f("fk_ar_customer_profiles_default_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_tax_code_id"],
            ["tax_codes.id"],
            name=op.f("fk_ar_customer_profiles_default_tax_code_id"),
        ),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_ar_customer_profiles_payment_term_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_customer_profiles_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_customer_profiles")),
        sa.UniqueConstraint("code", name=op.f("uq_ar_customer_profiles_code")),
        sa.UniqueConstraint("customer_id", name=op.f("uq_ar_customer_profiles_customer_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "ar_invoices",
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("document_type", types.Words(50), nullable=False),
        sa.Column("invoice_number", types.Words(50), nullable=True),
        sa.Column("invoice_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=False),
        sa.Column("supply_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("discount_date", sa.Date(), nullable=True),
        sa.Column("discount_percent", types.ExactDecimal(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("subtotal", types.ExactDecimal(), nullable=False),
        sa.Column("header_discount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("balance_due", types.ExactDecimal(), nullable=False),
        sa.Column("base_total", types.ExactDecimal(), nullable=False),
        sa.Column("base_balance", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("customer_reference", types.Words(100), nullable=True),
        sa.Column("sales_order_reference", types.Words(100), nullable=True),
        sa.Column("contract_id", types.Key(), nullable=True),
        sa.Column("payment_reference", types.Words(25), nullable=True),
        sa.Column("billing_snapshot", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("delivery_snapshot", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("intro_text", sa.Text(), nullable=True),
        sa.Column("closing_text", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_via", types.Words(50), nullable=True),
        sa.Column("dispute_reason", sa.Text(), nullable=True),
        sa.Column("dunning_level", sa.BigInteger(), nullable=False),
        sa.Column("last_dunned_on", sa.Date(), nullable=True),
        sa.Column("corrects_invoice_id", types.Key(), nullable=True),
        sa.Column("template_id", types.Key(), nullable=True),
        sa.Column("frequency", types.Words(50), nullable=True),
        sa.Column("interval", sa.BigInteger(), nullable=True),
        sa.Column("anchor", types.Words(50), nullable=True),
        sa.Column("anchor_day", sa.BigInteger(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("next_due_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("posting_mode", types.Words(50), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["contract_id"], ["contracts.id"], name=op.f("fk_ar_invoices_contract_id")),
        sa.ForeignKeyConstraint(
            ["corrects_invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_invoices_corrects_invoice_id")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_ar_invoices_created_by_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_ar_invoices_customer_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_invoices_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_ar_invoices_payment_term_id")
        ),
        sa.ForeignKeyConstraint(["template_id"], ["ar_invoices.id"], name=op.f("fk_ar_invoices_template_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_ar_invoices_updated_by_id")),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_invoices_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_invoices")),
        sa.UniqueConstraint("invoice_number", name=op.f("uq_ar_invoices_invoice_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ar_invoices_contract_id"), "ar_invoices", ["contract_id"], unique=False)
    op.create_index(
        op.f("ix_ar_invoices_corrects_invoice_id"), "ar_invoices", ["corrects_invoice_id"], unique=False
    )
    op.create_index(
        op.f("ix_ar_invoices_customer_id_status"), "ar_invoices", ["customer_id", "status"], unique=False
    )
    op.create_index(
        op.f("ix_ar_invoices_customer_reference"), "ar_invoices", ["customer_reference"], unique=False
    )
    op.create_index(op.f("ix_ar_invoices_invoice_date"), "ar_invoices", ["invoice_date"], unique=False)
    op.create_index(
        op.f("ix_ar_invoices_payment_reference"), "ar_invoices", ["payment_reference"], unique=False
    )
    op.create_index(op.f("ix_ar_invoices_posting_date"), "ar_invoices", ["posting_date"], unique=False)
    op.create_index(
        op.f("ix_ar_invoices_status_due_date"), "ar_invoices", ["status", "due_date"], unique=False
    )
    op.create_index(op.f("ix_ar_invoices_template_id"), "ar_invoices", ["template_id"], unique=False)
    op.create_table(
        "ar_receipts",
        sa.Column("receipt_number", types.Words(50), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("receipt_date", sa.Date(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("bank_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("fee_amount", types.ExactDecimal(), nullable=False),
        sa.Column("unallocated_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_unallocated", types.ExactDecimal(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("reference", types.Words(100), nullable=True),
        sa.Column("bank_account_id", types.Key(), nullable=True),
        sa.Column("deposit_transaction_id", types.Key(), nullable=True),
        sa.Column("statement_line_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("cleared_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_ar_receipts_created_by_id")),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_ar_receipts_customer_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_receipts_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_ar_receipts_updated_by_id")),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_receipts_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_receipts")),
        sa.UniqueConstraint("receipt_number", name=op.f("uq_ar_receipts_receipt_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ar_receipts_bank_account_id"), "ar_receipts", ["bank_account_id"], unique=False)
    op.create_index(
        op.f("ix_ar_receipts_customer_id_receipt_date"),
        "ar_receipts",
        ["customer_id", "receipt_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_receipts_deposit_transaction_id"), "ar_receipts", ["deposit_transaction_id"], unique=False
    )
    op.create_index(op.f("ix_ar_receipts_reference"), "ar_receipts", ["reference"], unique=False)
    op.create_index(
        op.f("ix_ar_receipts_statement_line_id"), "ar_receipts", ["statement_line_id"], unique=False
    )
    op.create_index(op.f("ix_ar_receipts_status"), "ar_receipts", ["status"], unique=False)
    op.create_table(
        "ar_credit_decisions",
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("decision_date", sa.Date(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("previous_limit", types.ExactDecimal(), nullable=True),
        sa.Column("new_limit", types.ExactDecimal(), nullable=True),
        sa.Column("exposure", types.ExactDecimal(), nullable=False),
        sa.Column("order_amount", types.ExactDecimal(), nullable=True),
        sa.Column("invoice_id", types.Key(), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by_id", types.Key(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_credit_decisions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_ar_credit_decisions_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["actors.id"], name=op.f("fk_ar_credit_decisions_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_credit_decisions_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_credit_decisions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_credit_decisions")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_credit_decisions_customer_id_decision_date"),
        "ar_credit_decisions",
        ["customer_id", "decision_date"],
        unique=False,
    )
    op.create_table(
        "ar_credit_memos",
        sa.Column("credit_memo_number", types.Words(50), nullable=True),
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("subtotal", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("unapplied_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_total", types.ExactDecimal(), nullable=False),
        sa.Column("base_unapplied", types.ExactDecimal(), nullable=False),
        sa.Column("reason_code", types.Words(50), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("original_invoice_id", types.Key(), nullable=True),
        sa.Column("billing_snapshot", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_credit_memos_created_by_id")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_ar_credit_memos_customer_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_credit_memos_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_credit_memos_original_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_credit_memos_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_ar_credit_memos_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_credit_memos")),
        sa.UniqueConstraint("credit_memo_number", name=op.f("uq_ar_credit_memos_credit_memo_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_credit_memos_customer_id_status"),
        "ar_credit_memos",
        ["customer_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_credit_memos_original_invoice_id"),
        "ar_credit_memos",
        ["original_invoice_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_credit_memos_posting_date"), "ar_credit_memos", ["posting_date"], unique=False
    )
    op.create_index(op.f("ix_ar_credit_memos_status"), "ar_credit_memos", ["status"], unique=False)
    op.create_table(
        "ar_dunning_history",
        sa.Column("run_number", types.Words(50), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("level", types.Words(50), nullable=False),
        sa.Column("sent_date", sa.Date(), nullable=True),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("total_overdue", types.ExactDecimal(), nullable=False),
        sa.Column("interest_amount", types.ExactDecimal(), nullable=False),
        sa.Column("fee_amount", types.ExactDecimal(), nullable=False),
        sa.Column("invoice_count", sa.BigInteger(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("items_snapshot", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("fee_invoice_id", types.Key(), nullable=True),
        sa.Column("delivery", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_dunning_history_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_ar_dunning_history_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["fee_invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_dunning_history_fee_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_dunning_history_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_dunning_history")),
        sa.UniqueConstraint(
            "run_number",
            "customer_id",
            "currency",
            name=op.f("uq_ar_dunning_history_run_number_customer_id_currency"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_dunning_history_customer_id_as_of_date"),
        "ar_dunning_history",
        ["customer_id", "as_of_date"],
        unique=False,
    )
    op.create_table(
        "ar_invoice_lines",
        sa.Column("invoice_id", types.Key(), nullable=True),
        sa.Column("credit_memo_id", types.Key(), nullable=True),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("line_kind", types.Words(50), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit", types.Words(20), nullable=True),
        sa.Column("unit_price", types.ExactDecimal(), nullable=False),
        sa.Column("discount_percent", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("tax_rate", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("service_from", sa.Date(), nullable=True),
        sa.Column("service_to", sa.Date(), nullable=True),
        sa.Column("gl_recurring_id", types.Key(), nullable=True),
        sa.Column("original_line_id", types.Key(), nullable=True),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("stock_return", types.Words(50), nullable=True),
        sa.Column("billed_module", types.Words(30), nullable=True),
        sa.Column("billed_id", types.Key(), nullable=True),
        sa.Column("dim_project_id", types.Key(), nullable=True),
        sa.Column("dim_department_id", types.Key(), nullable=True),
        sa.Column("dim_cost_centre_id", types.Key(), nullable=True),
        sa.Column("dim_entity_id", types.Key(), nullable=True),
        sa.Column("dim_custom1_id", types.Key(), nullable=True),
        sa.Column("dim_custom2_id", types.Key(), nullable=True),
        sa.Column("dim_custom3_id", types.Key(), nullable=True),
        sa.Column("dim_custom4_id", types.Key(), nullable=True),
        sa.Column("dim_custom5_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "(invoice_id IS NULL) <> (credit_memo_id IS NULL)", name=op.f("ck_ar_invoice_lines_one_parent")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_ar_invoice_lines_account_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_invoice_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["credit_memo_id"], ["ar_credit_memos.id"], name=op.f("fk_ar_invoice_lines_credit_memo_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_ar_invoice_lines_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_ar_invoice_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_invoice_lines_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_line_id"], ["ar_invoice_lines.id"], name=op.f("fk_ar_invoice_lines_original_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_ar_invoice_lines_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_invoice_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_invoice_lines")),
        sa.UniqueConstraint(
            "credit_memo_id", "line_number", name=op.f("uq_ar_invoice_lines_credit_memo_id_line_number")
        ),
        sa.UniqueConstraint(
            "invoice_id", "line_number", name=op.f("uq_ar_invoice_lines_invoice_id_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_invoice_lines_billed_module_billed_id"),
        "ar_invoice_lines",
        ["billed_module", "billed_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_invoice_lines_gl_recurring_id"), "ar_invoice_lines", ["gl_recurring_id"], unique=False
    )
    op.create_index(
        op.f("ix_ar_invoice_lines_original_line_id"), "ar_invoice_lines", ["original_line_id"], unique=False
    )
    op.create_table(
        "ar_receipt_allocations",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("receipt_id", types.Key(), nullable=True),
        sa.Column("credit_memo_id", types.Key(), nullable=True),
        sa.Column("invoice_id", types.Key(), nullable=True),
        sa.Column("refund_receipt_id", types.Key(), nullable=True),
        sa.Column("application_date", sa.Date(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_taken", types.ExactDecimal(), nullable=False),
        sa.Column("discount_tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("write_off_amount", types.ExactDecimal(), nullable=False),
        sa.Column("write_off_tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_released", types.ExactDecimal(), nullable=False),
        sa.Column("fx_gain_loss", types.ExactDecimal(), nullable=False),
        sa.Column("rule_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "((invoice_id IS NULL) <> (refund_receipt_id IS NULL)) OR (kind = 'small_balance' AND receipt_id IS NOT NULL AND invoice_id IS NULL AND refund_receipt_id IS NULL)",
            name=op.f("ck_ar_receipt_allocations_one_target"),
        ),
        sa.CheckConstraint(
            "receipt_id IS NULL OR credit_memo_id IS NULL", name=op.f("ck_ar_receipt_allocations_one_source")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ar_receipt_allocations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["credit_memo_id"], ["ar_credit_memos.id"], name=op.f("fk_ar_receipt_allocations_credit_memo_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["ar_invoices.id"], name=op.f("fk_ar_receipt_allocations_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_ar_receipt_allocations_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["ar_receipts.id"], name=op.f("fk_ar_receipt_allocations_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["refund_receipt_id"],
            ["ar_receipts.id"],
            name=op.f("fk_ar_receipt_allocations_refund_receipt_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_ar_receipt_allocations_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["ar_auto_apply_rules.id"], name=op.f("fk_ar_receipt_allocations_rule_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ar_receipt_allocations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ar_receipt_allocations")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_application_date"),
        "ar_receipt_allocations",
        ["application_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_credit_memo_id"),
        "ar_receipt_allocations",
        ["credit_memo_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_invoice_id_status"),
        "ar_receipt_allocations",
        ["invoice_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_receipt_id"), "ar_receipt_allocations", ["receipt_id"], unique=False
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_refund_receipt_id"),
        "ar_receipt_allocations",
        ["refund_receipt_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ar_receipt_allocations_reversed_on"), "ar_receipt_allocations", ["reversed_on"], unique=False
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f("ix_ar_receipt_allocations_reversed_on"), table_name="ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_receipt_allocations_refund_receipt_id"), table_name="ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_receipt_allocations_receipt_id"), table_name="ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_receipt_allocations_invoice_id_status"), table_name="ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_receipt_allocations_credit_memo_id"), table_name="ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_receipt_allocations_application_date"), table_name="ar_receipt_allocations")
    op.drop_table("ar_receipt_allocations")
    op.drop_index(op.f("ix_ar_invoice_lines_original_line_id"), table_name="ar_invoice_lines")
    op.drop_index(op.f("ix_ar_invoice_lines_gl_recurring_id"), table_name="ar_invoice_lines")
    op.drop_index(op.f("ix_ar_invoice_lines_billed_module_billed_id"), table_name="ar_invoice_lines")
    op.drop_table("ar_invoice_lines")
    op.drop_index(op.f("ix_ar_dunning_history_customer_id_as_of_date"), table_name="ar_dunning_history")
    op.drop_table("ar_dunning_history")
    op.drop_index(op.f("ix_ar_credit_memos_status"), table_name="ar_credit_memos")
    op.drop_index(op.f("ix_ar_credit_memos_posting_date"), table_name="ar_credit_memos")
    op.drop_index(op.f("ix_ar_credit_memos_original_invoice_id"), table_name="ar_credit_memos")
    op.drop_index(op.f("ix_ar_credit_memos_customer_id_status"), table_name="ar_credit_memos")
    op.drop_table("ar_credit_memos")
    op.drop_index(op.f("ix_ar_credit_decisions_customer_id_decision_date"), table_name="ar_credit_decisions")
    op.drop_table("ar_credit_decisions")
    op.drop_index(op.f("ix_ar_receipts_status"), table_name="ar_receipts")
    op.drop_index(op.f("ix_ar_receipts_statement_line_id"), table_name="ar_receipts")
    op.drop_index(op.f("ix_ar_receipts_reference"), table_name="ar_receipts")
    op.drop_index(op.f("ix_ar_receipts_deposit_transaction_id"), table_name="ar_receipts")
    op.drop_index(op.f("ix_ar_receipts_customer_id_receipt_date"), table_name="ar_receipts")
    op.drop_index(op.f("ix_ar_receipts_bank_account_id"), table_name="ar_receipts")
    op.drop_table("ar_receipts")
    op.drop_index(op.f("ix_ar_invoices_template_id"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_status_due_date"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_posting_date"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_payment_reference"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_invoice_date"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_customer_reference"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_customer_id_status"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_corrects_invoice_id"), table_name="ar_invoices")
    op.drop_index(op.f("ix_ar_invoices_contract_id"), table_name="ar_invoices")
    op.drop_table("ar_invoices")
    op.drop_table("ar_customer_profiles")
    op.drop_index(op.f("ix_ar_auto_apply_rules_customer_id"), table_name="ar_auto_apply_rules")
    op.drop_table("ar_auto_apply_rules")
