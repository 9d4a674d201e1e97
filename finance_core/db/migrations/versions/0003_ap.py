"""Create accounts payable."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "ap_payment_batches",
        sa.Column("batch_number", types.Words(50), nullable=False),
        sa.Column("batch_date", sa.Date(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("payment_count", sa.BigInteger(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("output", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("file_name", types.Words(255), nullable=True),
        sa.Column("file_sha256", types.Words(64), nullable=True),
        sa.Column("message_id", types.Words(100), nullable=True),
        sa.Column("exported_at", types.Instant(), nullable=True),
        sa.Column("export_count", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_payment_batches_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_payment_batches_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_payment_batches")),
        sa.UniqueConstraint("batch_number", name=op.f("uq_ap_payment_batches_batch_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_payment_batches_bank_account_id"), "ap_payment_batches", ["bank_account_id"], unique=False
    )
    op.create_table(
        "ap_payment_runs",
        sa.Column("run_number", types.Words(50), nullable=False),
        sa.Column("payment_date", sa.Date(), nullable=False),
        sa.Column("pay_through_date", sa.Date(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=True),
        sa.Column("take_discounts", sa.Boolean(), nullable=False),
        sa.Column("cash_limit", types.ExactDecimal(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_total", types.ExactDecimal(), nullable=False),
        sa.Column("failure_note", sa.Text(), nullable=True),
        sa.Column("executed_by_id", types.Key(), nullable=True),
        sa.Column("executed_at", types.Instant(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_payment_runs_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["executed_by_id"], ["actors.id"], name=op.f("fk_ap_payment_runs_executed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_payment_runs_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_payment_runs")),
        sa.UniqueConstraint("run_number", name=op.f("uq_ap_payment_runs_run_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_payment_runs_bank_account_id"), "ap_payment_runs", ["bank_account_id"], unique=False
    )
    op.create_table(
        "ap_vendor_holds",
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("reason_code", types.Words(50), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hold_date", sa.Date(), nullable=False),
        sa.Column("held_by_id", types.Key(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("released_date", sa.Date(), nullable=True),
        sa.Column("released_by_id", types.Key(), nullable=True),
        sa.Column("release_note", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_holds_created_by_id")
        ),
        sa.ForeignKeyConstraint(["held_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_holds_held_by_id")),
        sa.ForeignKeyConstraint(
            ["released_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_holds_released_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_holds_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_ap_vendor_holds_vendor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_vendor_holds")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_ap_vendor_holds_vendor_id_reason_code",
        "ap_vendor_holds",
        ["vendor_id", "reason_code"],
        unique=True,
        sqlite_where=sa.text("status = 'active'"),
        postgresql_where=sa.text("status = 'active'"),
    )
    op.create_table(
        "ap_vendor_profiles",
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("code", types.Words(30), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("legal_name", types.Words(255), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("payment_terms_days", sa.BigInteger(), nullable=False),
        sa.Column("discount_on", types.Words(50), nullable=False),
        sa.Column("default_payment_method", types.Words(50), nullable=False),
        sa.Column("default_account_id", types.Key(), nullable=True),
        sa.Column("default_tax_code_id", types.Key(), nullable=True),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("withholding_tax_code_id", types.Key(), nullable=True),
        sa.Column("tax_id", types.Words(50), nullable=True),
        sa.Column("is_1099_eligible", sa.Boolean(), nullable=False),
        sa.Column("info_return_code", types.Words(20), nullable=True),
        sa.Column("tax_form_received_on", sa.Date(), nullable=True),
        sa.Column("requires_match", sa.Boolean(), nullable=False),
        sa.Column("iban", types.Words(50), nullable=True),
        sa.Column("bic", types.Words(20), nullable=True),
        sa.Column("bank_account_number", types.Words(50), nullable=True),
        sa.Column("bank_routing_number", types.Words(20), nullable=True),
        sa.Column("bank_account_type", types.Words(50), nullable=True),
        sa.Column("bank_details_changed_at", types.Instant(), nullable=True),
        sa.Column("bank_details_verified_on", sa.Date(), nullable=True),
        sa.Column("remittance_email", types.Words(255), nullable=True),
        sa.Column("our_customer_number", types.Words(50), nullable=True),
        sa.Column("minimum_payment", types.ExactDecimal(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_profiles_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_account_id"], ["accounts.id"], name=op.f("fk_ap_vendor_profiles_default_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_tax_code_id"], ["tax_codes.id"], name=op.f("fk_ap_vendor_profiles_default_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_ap_vendor_profiles_payment_term_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_vendor_profiles_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_ap_vendor_profiles_vendor_id")),
        sa.ForeignKeyConstraint(
            ["withholding_tax_code_id"],
            ["tax_codes.id"],
            name=op.f("fk_ap_vendor_profiles_withholding_tax_code_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_vendor_profiles")),
        sa.UniqueConstraint("code", name=op.f("uq_ap_vendor_profiles_code")),
        sa.UniqueConstraint("vendor_id", name=op.f("uq_ap_vendor_profiles_vendor_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "ap_invoices",
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("document_type", types.Words(50), nullable=False),
        sa.Column("internal_number", types.Words(50), nullable=True),
        sa.Column("invoice_number", types.Words(60), nullable=True),
        sa.Column("invoice_number_key", types.Words(60), nullable=True),
        sa.Column("invoice_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("discount_date", sa.Date(), nullable=True),
        sa.Column("discount_percent", types.ExactDecimal(), nullable=True),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("subtotal", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("settled_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_total", types.ExactDecimal(), nullable=False),
        sa.Column("base_settled", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("match_status", types.Words(50), nullable=False),
        sa.Column("match_variance", types.ExactDecimal(), nullable=True),
        sa.Column("po_reference", types.Words(100), nullable=True),
        sa.Column("payment_reference", types.Words(140), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("dispute_reason", sa.Text(), nullable=True),
        sa.Column("corrects_invoice_id", types.Key(), nullable=True),
        sa.Column("reverses_on", sa.Date(), nullable=True),
        sa.Column("frequency", types.Words(50), nullable=True),
        sa.Column("interval", sa.BigInteger(), nullable=True),
        sa.Column("anchor", types.Words(50), nullable=True),
        sa.Column("anchor_day", sa.BigInteger(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("next_due_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("posting_mode", types.Words(50), nullable=True),
        sa.Column("template_id", types.Key(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approved_at", types.Instant(), nullable=True),
        sa.Column("approval_note", sa.Text(), nullable=True),
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
            ["approved_by_id"], ["actors.id"], name=op.f("fk_ap_invoices_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_invoice_id"], ["ap_invoices.id"], name=op.f("fk_ap_invoices_corrects_invoice_id")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_ap_invoices_created_by_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_ap_invoices_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_ap_invoices_payment_term_id")
        ),
        sa.ForeignKeyConstraint(["template_id"], ["ap_invoices.id"], name=op.f("fk_ap_invoices_template_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_ap_invoices_updated_by_id")),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_ap_invoices_vendor_id")),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_ap_invoices_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_invoices")),
        sa.UniqueConstraint("internal_number", name=op.f("uq_ap_invoices_internal_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_invoices_corrects_invoice_id"), "ap_invoices", ["corrects_invoice_id"], unique=False
    )
    op.create_index(op.f("ix_ap_invoices_invoice_date"), "ap_invoices", ["invoice_date"], unique=False)
    op.create_index(op.f("ix_ap_invoices_po_reference"), "ap_invoices", ["po_reference"], unique=False)
    op.create_index(op.f("ix_ap_invoices_posting_date"), "ap_invoices", ["posting_date"], unique=False)
    op.create_index(
        op.f("ix_ap_invoices_status_due_date"), "ap_invoices", ["status", "due_date"], unique=False
    )
    op.create_index(op.f("ix_ap_invoices_template_id"), "ap_invoices", ["template_id"], unique=False)
    op.create_index(
        op.f("ix_ap_invoices_vendor_id_status"), "ap_invoices", ["vendor_id", "status"], unique=False
    )
    op.create_index(
        "uq_ap_invoices_vendor_id_document_type_invoice_number_key",
        "ap_invoices",
        ["vendor_id", "document_type", "invoice_number_key"],
        unique=True,
        sqlite_where=sa.text("invoice_number_key IS NOT NULL AND status <> 'cancelled'"),
        postgresql_where=sa.text("invoice_number_key IS NOT NULL AND status <> 'cancelled'"),
    )
    op.create_table(
        "ap_payments",
        sa.Column("payment_number", types.Words(50), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("payment_date", sa.Date(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("bank_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_taken", types.ExactDecimal(), nullable=False),
        sa.Column("withholding_amount", types.ExactDecimal(), nullable=False),
        sa.Column("fee_amount", types.ExactDecimal(), nullable=False),
        sa.Column("unapplied_amount", types.ExactDecimal(), nullable=False),
        sa.Column("reference", types.Words(60), nullable=True),
        sa.Column("memo", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("run_id", types.Key(), nullable=True),
        sa.Column("batch_id", types.Key(), nullable=True),
        sa.Column("cleared_on", sa.Date(), nullable=True),
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
            ["batch_id"], ["ap_payment_batches.id"], name=op.f("fk_ap_payments_batch_id")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_ap_payments_created_by_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_ap_payments_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["ap_payment_runs.id"], name=op.f("fk_ap_payments_run_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_ap_payments_updated_by_id")),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_ap_payments_vendor_id")),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_ap_payments_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_payments")),
        sa.UniqueConstraint("payment_number", name=op.f("uq_ap_payments_payment_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_payments_bank_account_id_payment_date"),
        "ap_payments",
        ["bank_account_id", "payment_date"],
        unique=False,
    )
    op.create_index(op.f("ix_ap_payments_batch_id"), "ap_payments", ["batch_id"], unique=False)
    op.create_index(op.f("ix_ap_payments_run_id"), "ap_payments", ["run_id"], unique=False)
    op.create_index(op.f("ix_ap_payments_status"), "ap_payments", ["status"], unique=False)
    op.create_index(
        op.f("ix_ap_payments_vendor_id_payment_date"),
        "ap_payments",
        ["vendor_id", "payment_date"],
        unique=False,
    )
    op.create_index(
        "uq_ap_payments_bank_account_id_reference",
        "ap_payments",
        ["bank_account_id", "reference"],
        unique=True,
        sqlite_where=sa.text("payment_method = 'check' AND reference IS NOT NULL"),
        postgresql_where=sa.text("payment_method = 'check' AND reference IS NOT NULL"),
    )
    op.create_table(
        "ap_invoice_lines",
        sa.Column("invoice_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit_price", types.ExactDecimal(), nullable=False),
        sa.Column("discount_percent", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("recoverable_tax", types.ExactDecimal(), nullable=False),
        sa.Column("tax_overridden", sa.Boolean(), nullable=False),
        sa.Column("info_return_code", types.Words(20), nullable=True),
        sa.Column("po_line_reference", types.Words(100), nullable=True),
        sa.Column("requisition_line_id", types.Key(), nullable=True),
        sa.Column("receipt_id", types.Key(), nullable=True),
        sa.Column("stock_receipt_id", types.Key(), nullable=True),
        sa.Column("matched_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("service_from", sa.Date(), nullable=True),
        sa.Column("service_to", sa.Date(), nullable=True),
        sa.Column("gl_recurring_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_ap_invoice_lines_account_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_invoice_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_ap_invoice_lines_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_ap_invoice_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["ap_invoices.id"], name=op.f("fk_ap_invoice_lines_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_ap_invoice_lines_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_invoice_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_invoice_lines")),
        sa.UniqueConstraint(
            "invoice_id", "line_number", name=op.f("uq_ap_invoice_lines_invoice_id_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_invoice_lines_gl_recurring_id"), "ap_invoice_lines", ["gl_recurring_id"], unique=False
    )
    op.create_index(op.f("ix_ap_invoice_lines_receipt_id"), "ap_invoice_lines", ["receipt_id"], unique=False)
    op.create_index(
        op.f("ix_ap_invoice_lines_requisition_line_id"),
        "ap_invoice_lines",
        ["requisition_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ap_invoice_lines_stock_receipt_id"), "ap_invoice_lines", ["stock_receipt_id"], unique=False
    )
    op.create_table(
        "ap_payment_run_lines",
        sa.Column("invoice_id", types.Key(), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("run_id", types.Key(), nullable=True),
        sa.Column("payment_id", types.Key(), nullable=True),
        sa.Column("credit_invoice_id", types.Key(), nullable=True),
        sa.Column("application_date", sa.Date(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("withholding_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_cash", types.ExactDecimal(), nullable=False),
        sa.Column("base_released", types.ExactDecimal(), nullable=False),
        sa.Column("fx_gain_loss", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("exclusion_reason", types.Words(255), nullable=True),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "payment_id IS NULL OR credit_invoice_id IS NULL", name=op.f("ck_ap_payment_run_lines_one_source")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_ap_payment_run_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["credit_invoice_id"], ["ap_invoices.id"], name=op.f("fk_ap_payment_run_lines_credit_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["ap_invoices.id"], name=op.f("fk_ap_payment_run_lines_invoice_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_ap_payment_run_lines_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["ap_payments.id"], name=op.f("fk_ap_payment_run_lines_payment_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_ap_payment_run_lines_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["ap_payment_runs.id"], name=op.f("fk_ap_payment_run_lines_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_ap_payment_run_lines_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["vendor_id"], ["parties.id"], name=op.f("fk_ap_payment_run_lines_vendor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ap_payment_run_lines")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ap_payment_run_lines_credit_invoice_id"),
        "ap_payment_run_lines",
        ["credit_invoice_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ap_payment_run_lines_invoice_id_status"),
        "ap_payment_run_lines",
        ["invoice_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ap_payment_run_lines_payment_id"), "ap_payment_run_lines", ["payment_id"], unique=False
    )
    op.create_index(op.f("ix_ap_payment_run_lines_run_id"), "ap_payment_run_lines", ["run_id"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f("ix_ap_payment_run_lines_run_id"), table_name="ap_payment_run_lines")
    op.drop_index(op.f("ix_ap_payment_run_lines_payment_id"), table_name="ap_payment_run_lines")
    op.drop_index(op.f("ix_ap_payment_run_lines_invoice_id_status"), table_name="ap_payment_run_lines")
    op.drop_index(op.f("ix_ap_payment_run_lines_credit_invoice_id"), table_name="ap_payment_run_lines")
    op.drop_table("ap_payment_run_lines")
    op.drop_index(op.f("ix_ap_invoice_lines_stock_receipt_id"), table_name="ap_invoice_lines")
    op.drop_index(op.f("ix_ap_invoice_lines_requisition_line_id"), table_name="ap_invoice_lines")
    op.drop_index(op.f("ix_ap_invoice_lines_receipt_id"), table_name="ap_invoice_lines")
    op.drop_index(op.f("ix_ap_invoice_lines_gl_recurring_id"), table_name="ap_invoice_lines")
    op.drop_table("ap_invoice_lines")
    op.drop_index(
        "uq_ap_payments_bank_account_id_reference",
        table_name="ap_payments",
        sqlite_where=sa.text("payment_method = 'check' AND reference IS NOT NULL"),
        postgresql_where=sa.text("payment_method = 'check' AND reference IS NOT NULL"),
    )
    op.drop_index(op.f("ix_ap_payments_vendor_id_payment_date"), table_name="ap_payments")
    op.drop_index(op.f("ix_ap_payments_status"), table_name="ap_payments")
    op.drop_index(op.f("ix_ap_payments_run_id"), table_name="ap_payments")
    op.drop_index(op.f("ix_ap_payments_batch_id"), table_name="ap_payments")
    op.drop_index(op.f("ix_ap_payments_bank_account_id_payment_date"), table_name="ap_payments")
    op.drop_table("ap_payments")
    op.drop_index(
        "uq_ap_invoices_vendor_id_document_type_invoice_number_key",
        table_name="ap_invoices",
        sqlite_where=sa.text("invoice_number_key IS NOT NULL AND status <> 'cancelled'"),
        postgresql_where=sa.text("invoice_number_key IS NOT NULL AND status <> 'cancelled'"),
    )
    op.drop_index(op.f("ix_ap_invoices_vendor_id_status"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_template_id"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_status_due_date"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_posting_date"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_po_reference"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_invoice_date"), table_name="ap_invoices")
    op.drop_index(op.f("ix_ap_invoices_corrects_invoice_id"), table_name="ap_invoices")
    op.drop_table("ap_invoices")
    op.drop_table("ap_vendor_profiles")
    op.drop_index(
        "uq_ap_vendor_holds_vendor_id_reason_code",
        table_name="ap_vendor_holds",
        sqlite_where=sa.text("status = 'active'"),
        postgresql_where=sa.text("status = 'active'"),
    )
    op.drop_table("ap_vendor_holds")
    op.drop_index(op.f("ix_ap_payment_runs_bank_account_id"), table_name="ap_payment_runs")
    op.drop_table("ap_payment_runs")
    op.drop_index(op.f("ix_ap_payment_batches_bank_account_id"), table_name="ap_payment_batches")
    op.drop_table("ap_payment_batches")
