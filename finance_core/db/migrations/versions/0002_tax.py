"""Create tax rates, transactions and returns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "tax_temporary_differences",
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("source", types.Words(255), nullable=False),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("asset_ref", types.Words(100), nullable=True),
        sa.Column("book_basis", types.ExactDecimal(), nullable=False),
        sa.Column("tax_basis", types.ExactDecimal(), nullable=False),
        sa.Column("difference_amount", types.ExactDecimal(), nullable=False),
        sa.Column("side", types.Words(50), nullable=False),
        sa.Column("difference_type", types.Words(50), nullable=False),
        sa.Column("tax_rate", types.ExactDecimal(), nullable=False),
        sa.Column("enacted_reference", types.Words(200), nullable=True),
        sa.Column("deferred_amount", types.ExactDecimal(), nullable=False),
        sa.Column("recognised_in", types.Words(50), nullable=False),
        sa.Column("reversal_year", sa.BigInteger(), nullable=True),
        sa.Column("expiry_date", sa.Date(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_tax_temporary_differences_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_temporary_differences_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_temporary_differences_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_temporary_differences")),
        sa.UniqueConstraint(
            "period", "source", "side", name=op.f("uq_tax_temporary_differences_period_source_side")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_jurisdictions",
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("jurisdiction_type", types.Words(50), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("tax_type", types.Words(50), nullable=False),
        sa.Column("country", types.Words(2), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("authority_party_id", types.Key(), nullable=True),
        sa.Column("rounding_mode", types.Words(50), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_tax_jurisdictions_no_cycle")),
        sa.ForeignKeyConstraint(
            ["authority_party_id"], ["parties.id"], name=op.f("fk_tax_jurisdictions_authority_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_jurisdictions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["tax_jurisdictions.id"], name=op.f("fk_tax_jurisdictions_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_jurisdictions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_jurisdictions")),
        sa.UniqueConstraint("code", name=op.f("uq_tax_jurisdictions_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tax_jurisdictions_parent_id"), "tax_jurisdictions", ["parent_id"], unique=False)
    op.create_table(
        "tax_deferred_assets",
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("source", types.Words(255), nullable=False),
        sa.Column("temporary_difference_id", types.Key(), nullable=True),
        sa.Column("opening_amount", types.ExactDecimal(), nullable=False),
        sa.Column("movement", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("valuation_allowance", types.ExactDecimal(), nullable=False),
        sa.Column("net_amount", types.ExactDecimal(), nullable=False),
        sa.Column("realizability", types.ExactDecimal(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_deferred_assets_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_tax_deferred_assets_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["temporary_difference_id"],
            ["tax_temporary_differences.id"],
            name=op.f("fk_tax_deferred_assets_temporary_difference_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_deferred_assets_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_deferred_assets")),
        sa.UniqueConstraint("period", "source", name=op.f("uq_tax_deferred_assets_period_source")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_deferred_liabilities",
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("source", types.Words(255), nullable=False),
        sa.Column("temporary_difference_id", types.Key(), nullable=True),
        sa.Column("opening_amount", types.ExactDecimal(), nullable=False),
        sa.Column("movement", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_deferred_liabilities_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_tax_deferred_liabilities_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["temporary_difference_id"],
            ["tax_temporary_differences.id"],
            name=op.f("fk_tax_deferred_liabilities_temporary_difference_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_deferred_liabilities_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_deferred_liabilities")),
        sa.UniqueConstraint("period", "source", name=op.f("uq_tax_deferred_liabilities_period_source")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_exemptions",
        sa.Column("exemption_type", types.Words(50), nullable=False),
        sa.Column("jurisdiction_id", types.Key(), nullable=False),
        sa.Column("certificate_number", types.Words(100), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("expiration_date", sa.Date(), nullable=True),
        sa.Column("blanket", sa.Boolean(), nullable=False),
        sa.Column("reference", types.Words(100), nullable=True),
        sa.Column("exempt_percent", types.ExactDecimal(), nullable=False),
        sa.Column("categories", types.Words(500), nullable=True),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "(customer_id IS NULL) <> (vendor_id IS NULL)", name=op.f("ck_tax_exemptions_one_party")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_exemptions_created_by_id")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_tax_exemptions_customer_id")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["tax_jurisdictions.id"], name=op.f("fk_tax_exemptions_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_exemptions_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_tax_exemptions_vendor_id")),
        sa.ForeignKeyConstraint(
            ["verified_by_id"], ["actors.id"], name=op.f("fk_tax_exemptions_verified_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_exemptions")),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "certificate_number",
            "customer_id",
            "vendor_id",
            name=op.f("uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id_vendor_id"),
        ),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "certificate_number",
            "customer_id",
            name=op.f("uq_tax_exemptions_jurisdiction_id_certificate_number_customer_id"),
        ),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "certificate_number",
            "vendor_id",
            name=op.f("uq_tax_exemptions_jurisdiction_id_certificate_number_vendor_id"),
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tax_exemptions_customer_id"), "tax_exemptions", ["customer_id"], unique=False)
    op.create_index(op.f("ix_tax_exemptions_vendor_id"), "tax_exemptions", ["vendor_id"], unique=False)
    op.create_table(
        "tax_jurisdiction_configs",
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("tax_jurisdiction_id", types.Key(), nullable=False),
        sa.Column("jurisdiction_type", types.Words(50), nullable=False),
        sa.Column("tax_rate", types.ExactDecimal(), nullable=False),
        sa.Column("registration_number", types.Words(50), nullable=True),
        sa.Column("registered_from", sa.Date(), nullable=False),
        sa.Column("registered_to", sa.Date(), nullable=True),
        sa.Column("scheme", types.Words(50), nullable=False),
        sa.Column("flat_rate_percent", types.ExactDecimal(), nullable=True),
        sa.Column("basis", types.Words(50), nullable=False),
        sa.Column("filing_frequency", types.Words(50), nullable=False),
        sa.Column("first_period_start", sa.Date(), nullable=False),
        sa.Column("due_days", sa.BigInteger(), nullable=False),
        sa.Column("due_months", sa.BigInteger(), nullable=False),
        sa.Column("due_rule", types.Words(50), nullable=False),
        sa.Column("template_code", types.Words(50), nullable=False),
        sa.Column("boxes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("rounding_level", types.Words(50), nullable=False),
        sa.Column("tax_due_rule", types.Words(50), nullable=False),
        sa.Column("timely_discount_rate", types.ExactDecimal(), nullable=True),
        sa.Column("timely_discount_cap", types.ExactDecimal(), nullable=True),
        sa.Column("input_recovery_percent", types.ExactDecimal(), nullable=False),
        sa.Column("use_tax", sa.Boolean(), nullable=False),
        sa.Column("nexus", types.Words(50), nullable=False),
        sa.Column("threshold_amount", types.ExactDecimal(), nullable=True),
        sa.Column("threshold_count", sa.BigInteger(), nullable=True),
        sa.Column("authority_party_id", types.Key(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authority_party_id"],
            ["parties.id"],
            name=op.f("fk_tax_jurisdiction_configs_authority_party_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_jurisdiction_configs_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_jurisdiction_id"],
            ["tax_jurisdictions.id"],
            name=op.f("fk_tax_jurisdiction_configs_tax_jurisdiction_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_jurisdiction_configs_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_jurisdiction_configs")),
        sa.UniqueConstraint("code", name=op.f("uq_tax_jurisdiction_configs_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_provisions",
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("run_no", sa.BigInteger(), nullable=False),
        sa.Column("pre_tax_income", types.ExactDecimal(), nullable=False),
        sa.Column("permanent_differences", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("taxable_income", types.ExactDecimal(), nullable=False),
        sa.Column("losses_used", types.ExactDecimal(), nullable=False),
        sa.Column("credits", types.ExactDecimal(), nullable=False),
        sa.Column("current_tax_expense", types.ExactDecimal(), nullable=False),
        sa.Column("deferred_tax_expense", types.ExactDecimal(), nullable=False),
        sa.Column("prior_year_adjustment", types.ExactDecimal(), nullable=False),
        sa.Column("total_tax_expense", types.ExactDecimal(), nullable=False),
        sa.Column("statutory_rate", types.ExactDecimal(), nullable=False),
        sa.Column("effective_rate", types.ExactDecimal(), nullable=True),
        sa.Column("reconciliation", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("annual_effective_rate", types.ExactDecimal(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_provisions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_tax_provisions_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_provisions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_provisions")),
        sa.UniqueConstraint("period", "run_no", name=op.f("uq_tax_provisions_period_run_no")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_rates",
        sa.Column("jurisdiction_id", types.Key(), nullable=False),
        sa.Column("tax_category", types.Words(50), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("fixed_amount", types.ExactDecimal(), nullable=True),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("max_taxable_amount", types.ExactDecimal(), nullable=True),
        sa.Column("min_taxable_amount", types.ExactDecimal(), nullable=True),
        sa.Column("legal_reference", types.Words(200), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_tax_rates_created_by_id")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["tax_jurisdictions.id"], name=op.f("fk_tax_rates_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_tax_rates_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_rates")),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "tax_category",
            "effective_date",
            name=op.f("uq_tax_rates_jurisdiction_id_tax_category_effective_date"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_returns",
        sa.Column("return_number", types.Words(50), nullable=False),
        sa.Column("jurisdiction_id", types.Key(), nullable=False),
        sa.Column("registration_id", types.Key(), nullable=False),
        sa.Column("tax_type", types.Words(50), nullable=False),
        sa.Column("template_code", types.Words(50), nullable=False),
        sa.Column("template_version", sa.BigInteger(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("filing_due_date", sa.Date(), nullable=False),
        sa.Column("payment_due_date", sa.Date(), nullable=False),
        sa.Column("gross_sales", types.ExactDecimal(), nullable=False),
        sa.Column("taxable_sales", types.ExactDecimal(), nullable=False),
        sa.Column("exempt_sales", types.ExactDecimal(), nullable=False),
        sa.Column("tax_collected", types.ExactDecimal(), nullable=False),
        sa.Column("tax_recoverable", types.ExactDecimal(), nullable=False),
        sa.Column("adjustments", types.ExactDecimal(), nullable=False),
        sa.Column("discount", types.ExactDecimal(), nullable=False),
        sa.Column("penalty", types.ExactDecimal(), nullable=False),
        sa.Column("interest", types.ExactDecimal(), nullable=False),
        sa.Column("tax_due", types.ExactDecimal(), nullable=False),
        sa.Column("boxes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("filed_date", sa.Date(), nullable=True),
        sa.Column("confirmation_number", types.Words(100), nullable=True),
        sa.Column("amends_id", types.Key(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("paid_amount", types.ExactDecimal(), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("snapshot_sha256", types.Words(64), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["amends_id"], ["tax_returns.id"], name=op.f("fk_tax_returns_amends_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_tax_returns_created_by_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_tax_returns_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["tax_jurisdictions.id"], name=op.f("fk_tax_returns_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["tax_jurisdiction_configs.id"], name=op.f("fk_tax_returns_registration_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_tax_returns_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_returns")),
        sa.UniqueConstraint(
            "registration_id",
            "period_start",
            "period_end",
            "sequence",
            name=op.f("uq_tax_returns_registration_id_period_start_period_end_sequence"),
        ),
        sa.UniqueConstraint("return_number", name=op.f("uq_tax_returns_return_number")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_transactions",
        sa.Column("source_module", types.Words(30), nullable=False),
        sa.Column("source_type", types.Words(50), nullable=False),
        sa.Column("source_id", types.Key(), nullable=False),
        sa.Column("source_line", sa.BigInteger(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("transaction_date", sa.Date(), nullable=False),
        sa.Column("recognition_date", sa.Date(), nullable=True),
        sa.Column("direction", types.Words(50), nullable=False),
        sa.Column("origin", types.Words(50), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("tax_code", types.Words(20), nullable=False),
        sa.Column("treatment", types.Words(50), nullable=False),
        sa.Column("component", sa.BigInteger(), nullable=False),
        sa.Column("jurisdiction_id", types.Key(), nullable=False),
        sa.Column("registration_id", types.Key(), nullable=True),
        sa.Column("tax_type", types.Words(50), nullable=False),
        sa.Column("tax_category", types.Words(50), nullable=False),
        sa.Column("tax_rate", types.ExactDecimal(), nullable=False),
        sa.Column("taxable_amount", types.ExactDecimal(), nullable=False),
        sa.Column("exempt_amount", types.ExactDecimal(), nullable=False),
        sa.Column("exempt_reason", types.Words(50), nullable=True),
        sa.Column("exemption_id", types.Key(), nullable=True),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("non_recoverable_amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("taxable_base", types.ExactDecimal(), nullable=False),
        sa.Column("exempt_base", types.ExactDecimal(), nullable=False),
        sa.Column("tax_base", types.ExactDecimal(), nullable=False),
        sa.Column("non_recoverable_base", types.ExactDecimal(), nullable=False),
        sa.Column("base_boxes", types.Words(100), nullable=True),
        sa.Column("tax_boxes", types.Words(100), nullable=True),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("party_tax_id", types.Words(50), nullable=True),
        sa.Column("country", types.Words(2), nullable=True),
        sa.Column("recognition", types.Words(50), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("is_reported", sa.Boolean(), nullable=False),
        sa.Column("tax_return_id", types.Key(), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("reverses_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_transactions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["exemption_id"], ["tax_exemptions.id"], name=op.f("fk_tax_transactions_exemption_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_tax_transactions_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["tax_jurisdictions.id"], name=op.f("fk_tax_transactions_jurisdiction_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["tax_transactions.id"], name=op.f("fk_tax_transactions_parent_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_tax_transactions_party_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["tax_jurisdiction_configs.id"],
            name=op.f("fk_tax_transactions_registration_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["tax_transactions.id"], name=op.f("fk_tax_transactions_reverses_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_tax_transactions_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_return_id"], ["tax_returns.id"], name=op.f("fk_tax_transactions_tax_return_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_transactions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_transactions")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_tax_transactions_reverses_id")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tax_transactions_parent_id"), "tax_transactions", ["parent_id"], unique=False)
    op.create_index(
        op.f("ix_tax_transactions_registration_id_recognition_date_is_reported"),
        "tax_transactions",
        ["registration_id", "recognition_date", "is_reported"],
        unique=False,
    )
    op.create_index(
        op.f("ix_tax_transactions_source_type_source_id"),
        "tax_transactions",
        ["source_type", "source_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_tax_transactions_tax_code_id"), "tax_transactions", ["tax_code_id"], unique=False
    )
    op.create_index(
        op.f("ix_tax_transactions_tax_return_id"), "tax_transactions", ["tax_return_id"], unique=False
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f("ix_tax_transactions_tax_return_id"), table_name="tax_transactions")
    op.drop_index(op.f("ix_tax_transactions_tax_code_id"), table_name="tax_transactions")
    op.drop_index(op.f("ix_tax_transactions_source_type_source_id"), table_name="tax_transactions")
    op.drop_index(
        op.f("ix_tax_transactions_registration_id_recognition_date_is_reported"),
        table_name="tax_transactions",
    )
    op.drop_index(op.f("ix_tax_transactions_parent_id"), table_name="tax_transactions")
    op.drop_table("tax_transactions")
    op.drop_table("tax_returns")
    op.drop_table("tax_rates")
    op.drop_table("tax_provisions")
    op.drop_table("tax_jurisdiction_configs")
    op.drop_index(op.f("ix_tax_exemptions_vendor_id"), table_name="tax_exemptions")
    op.drop_index(op.f("ix_tax_exemptions_customer_id"), table_name="tax_exemptions")
    op.drop_table("tax_exemptions")
    op.drop_table("tax_deferred_liabilities")
    op.drop_table("tax_deferred_assets")
    op.drop_index(op.f("ix_tax_jurisdictions_parent_id"), table_name="tax_jurisdictions")
    op.drop_table("tax_jurisdictions")
    op.drop_table("tax_temporary_differences")
