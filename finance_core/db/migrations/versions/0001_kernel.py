"""Create the ledger, master data and records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "actors",
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("initials", types.Words(10), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_actors_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_actors_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sa.UniqueConstraint("name", name=op.f("uq_actors_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "attachment_blobs",
        sa.Column("sha256", types.Words(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_blobs")),
        sqlite_strict=True,
    )
    op.create_table(
        "processed_requests",
        sa.Column("request_id", types.Key(), nullable=False),
        sa.Column("method", types.Words(100), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_processed_requests")),
        sqlite_strict=True,
    )
    op.create_table(
        "accounts",
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("name", types.Words(200), nullable=False),
        sa.Column("type", types.Words(50), nullable=False),
        sa.Column("subtype", types.Words(50), nullable=False),
        sa.Column("normal_side", types.Words(50), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("is_summary", sa.Boolean(), nullable=False),
        sa.Column("control_kind", types.Words(50), nullable=False),
        sa.Column("requires_party", sa.Boolean(), nullable=False),
        sa.Column("requires_dimensions", types.Words(200), nullable=True),
        sa.Column("currency", types.Words(3), nullable=True),
        sa.Column("is_monetary", sa.Boolean(), nullable=False),
        sa.Column("reval", types.Words(50), nullable=False),
        sa.Column("allow_manual", sa.Boolean(), nullable=False),
        sa.Column("requires_reconciliation", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("cash_flow_category", types.Words(50), nullable=False),
        sa.Column("function_tag", types.Words(30), nullable=True),
        sa.Column("nature_tag", types.Words(30), nullable=True),
        sa.Column("default_tax_code_id", types.Key(), nullable=True),
        sa.Column("alt_code", types.Words(30), nullable=True),
        sa.Column("description", types.Words(500), nullable=True),
        sa.Column("sort", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_accounts_created_by_id")),
        sa.ForeignKeyConstraint(
            ["default_tax_code_id"],
            ["tax_codes.id"],
            name=op.f("fk_accounts_default_tax_code_id"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["accounts.id"], name=op.f("fk_accounts_parent_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_accounts_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("code", name=op.f("uq_accounts_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_accounts_parent_id"), "accounts", ["parent_id"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("subject_type", types.Words(50), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("step", types.Words(50), nullable=False),
        sa.Column("decision", types.Words(50), nullable=False),
        sa.Column("actor_id", types.Key(), nullable=False),
        sa.Column("on_behalf_of", types.Words(100), nullable=True),
        sa.Column("decided_at", types.Instant(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_approvals_actor_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_approvals_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_approvals_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_approvals_subject_type_subject_id"),
        "approvals",
        ["subject_type", "subject_id"],
        unique=False,
    )
    op.create_table(
        "attachments",
        sa.Column("subject_type", types.Words(50), nullable=False),
        sa.Column("subject_id", types.Key(), nullable=False),
        sa.Column("file_name", types.Words(255), nullable=False),
        sa.Column("mime", types.Words(100), nullable=False),
        sa.Column("sha256", types.Words(64), nullable=False),
        sa.Column("note", types.Words(500), nullable=True),
        sa.Column("removed_at", types.Instant(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_attachments_created_by_id")),
        sa.ForeignKeyConstraint(["sha256"], ["attachment_blobs.sha256"], name=op.f("fk_attachments_sha256")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_attachments_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_attachments_sha256"), "attachments", ["sha256"], unique=False)
    op.create_index(
        op.f("ix_attachments_subject_type_subject_id"),
        "attachments",
        ["subject_type", "subject_id"],
        unique=False,
    )
    op.create_table(
        "audit_events",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("occurred_at", types.Instant(), nullable=False),
        sa.Column("actor_id", types.Key(), nullable=False),
        sa.Column("action", types.Words(50), nullable=False),
        sa.Column("method", types.Words(100), nullable=False),
        sa.Column("entity_type", types.Words(50), nullable=False),
        sa.Column("entity_id", types.Key(), nullable=False),
        sa.Column("summary", types.Words(500), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("payload_hash", types.Words(64), nullable=False),
        sa.Column("prev_hash", types.Words(64), nullable=False),
        sa.Column("hash", types.Words(64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_audit_events_actor_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_events")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_audit_events_entity_type_entity_id"),
        "audit_events",
        ["entity_type", "entity_id"],
        unique=False,
    )
    op.create_table(
        "books",
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_books_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_books_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_books")),
        sa.UniqueConstraint("code", name=op.f("uq_books_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "catalog_entries",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("code", types.Words(100), nullable=False),
        sa.Column("sub_code", types.Words(100), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("parent_code", types.Words(100), nullable=True),
        sa.Column("attributes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("search_text", types.Words(1000), nullable=False),
        sa.Column("source_code", types.Words(60), nullable=False),
        sa.Column("locked_fields", types.Words(500), nullable=True),
        sa.Column("row_hash", types.Words(64), nullable=False),
        sa.Column("alias_of", types.Words(100), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("last_seen_at", types.Instant(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_catalog_entries_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_catalog_entries_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog_entries")),
        sa.UniqueConstraint("kind", "code", "sub_code", name=op.f("uq_catalog_entries_kind_code_sub_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_catalog_entries_kind_is_active_search_text"),
        "catalog_entries",
        ["kind", "is_active", "search_text"],
        unique=False,
    )
    op.create_index(
        op.f("ix_catalog_entries_kind_parent_code"), "catalog_entries", ["kind", "parent_code"], unique=False
    )
    op.create_table(
        "company_settings",
        sa.Column("key", types.Words(100), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("module", types.Words(30), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_company_settings_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_company_settings_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_settings")),
        sa.UniqueConstraint("key", name=op.f("uq_company_settings_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "cost_lots",
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("lot_date", sa.Date(), nullable=False),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("original_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("remaining_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("original_cost", types.ExactDecimal(), nullable=False),
        sa.Column("remaining_cost", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("source_module", types.Words(30), nullable=False),
        sa.Column("source_id", types.Key(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_cost_lots_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_cost_lots_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_lots")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_cost_lots_item_code_location_code_lot_date"),
        "cost_lots",
        ["item_code", "location_code", "lot_date"],
        unique=False,
    )
    op.create_table(
        "currencies",
        sa.Column("code", types.Words(3), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("symbol", types.Words(10), nullable=False),
        sa.Column("minor_unit", sa.BigInteger(), nullable=False),
        sa.Column("cash_step", types.ExactDecimal(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_currencies_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_currencies_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_currencies")),
        sa.UniqueConstraint("code", name=op.f("uq_currencies_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "dimensions",
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("is_required_for", types.Words(50), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_dimensions_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_dimensions_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dimensions")),
        sa.UniqueConstraint("code", name=op.f("uq_dimensions_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "document_links",
        sa.Column("from_type", types.Words(50), nullable=False),
        sa.Column("from_id", types.Key(), nullable=False),
        sa.Column("to_type", types.Words(50), nullable=False),
        sa.Column("to_id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_document_links_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_document_links_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_links")),
        sa.UniqueConstraint("from_id", "to_id", "kind", name=op.f("uq_document_links_from_id_to_id_kind")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_document_links_to_id"), "document_links", ["to_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(60), nullable=False),
        sa.Column("title", types.Words(255), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("actor_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_drafts_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_drafts_kind"), "drafts", ["kind"], unique=False)
    op.create_table(
        "exchange_rates",
        sa.Column("from_currency", types.Words(3), nullable=False),
        sa.Column("to_currency", types.Words(3), nullable=False),
        sa.Column("rate_date", sa.Date(), nullable=False),
        sa.Column("rate_type", types.Words(50), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("per", sa.BigInteger(), nullable=False),
        sa.Column("source", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_exchange_rates_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_exchange_rates_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_rates")),
        sa.UniqueConstraint(
            "from_currency",
            "to_currency",
            "rate_date",
            "rate_type",
            name=op.f("uq_exchange_rates_from_currency_to_currency_rate_date_rate_type"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "fiscal_years",
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("calendar", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_fiscal_years_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_fiscal_years_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fiscal_years")),
        sa.UniqueConstraint("code", name=op.f("uq_fiscal_years_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "holidays",
        sa.Column("calendar", types.Words(20), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_holidays_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_holidays_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
        sa.UniqueConstraint("calendar", "date", name=op.f("uq_holidays_calendar_date")),
        sqlite_strict=True,
    )
    op.create_table(
        "import_batches",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("file_name", types.Words(255), nullable=False),
        sa.Column("sha256", types.Words(64), nullable=False),
        sa.Column("mapping", types.Words(60), nullable=True),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("failed", sa.BigInteger(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_import_batches_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_import_batches_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_import_batches_sha256"), "import_batches", ["sha256"], unique=False)
    op.create_table(
        "number_series",
        sa.Column("code", types.Words(30), nullable=False),
        sa.Column("pattern", types.Words(60), nullable=False),
        sa.Column("reset", types.Words(50), nullable=False),
        sa.Column("gapless", sa.Boolean(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_number_series_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_number_series_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("code", name=op.f("uq_number_series_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "payment_terms",
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("due_rule", types.Words(50), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("months", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=True),
        sa.Column("discount_percent", types.ExactDecimal(), nullable=True),
        sa.Column("discount_days", sa.BigInteger(), nullable=True),
        sa.Column("next_business_day", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payment_terms_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payment_terms_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_terms")),
        sa.UniqueConstraint("code", name=op.f("uq_payment_terms_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "saved_views",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("screen", types.Words(60), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("is_favourite", sa.Boolean(), nullable=False),
        sa.Column("sort", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_saved_views_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_saved_views_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_saved_views_screen"), "saved_views", ["screen"], unique=False)
    op.create_table(
        "templates",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("code", types.Words(60), nullable=False),
        sa.Column("name", types.Words(200), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("jurisdiction", types.Words(50), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("sort", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_shipped", sa.Boolean(), nullable=False),
        sa.Column("source_text", types.Words(255), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_templates_created_by_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_templates_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
        sa.UniqueConstraint("kind", "code", "version", name=op.f("uq_templates_kind_code_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_roles",
        sa.Column("role", types.Words(60), nullable=False),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("module", types.Words(30), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("description", types.Words(255), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_roles_account_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_account_roles_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_account_roles_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_roles")),
        sa.UniqueConstraint("role", name=op.f("uq_account_roles_role")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_account_roles_account_id"), "account_roles", ["account_id"], unique=False)
    op.create_table(
        "cost_lot_uses",
        sa.Column("cost_lot_id", types.Key(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("cost", types.ExactDecimal(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("source_module", types.Words(30), nullable=False),
        sa.Column("source_id", types.Key(), nullable=False),
        sa.Column("reversed_by_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["cost_lot_id"], ["cost_lots.id"], name=op.f("fk_cost_lot_uses_cost_lot_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_cost_lot_uses_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversed_by_id"], ["cost_lot_uses.id"], name=op.f("fk_cost_lot_uses_reversed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_cost_lot_uses_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_lot_uses")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_cost_lot_uses_cost_lot_id"), "cost_lot_uses", ["cost_lot_id"], unique=False)
    op.create_index(op.f("ix_cost_lot_uses_source_id"), "cost_lot_uses", ["source_id"], unique=False)
    op.create_table(
        "dimension_values",
        sa.Column("dimension_id", types.Key(), nullable=False),
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(200), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("external_ref", types.Words(100), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_dimension_values_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dimension_id"], ["dimensions.id"], name=op.f("fk_dimension_values_dimension_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["dimension_values.id"], name=op.f("fk_dimension_values_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_dimension_values_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dimension_values")),
        sa.UniqueConstraint("dimension_id", "code", name=op.f("uq_dimension_values_dimension_id_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_dimension_values_parent_id"), "dimension_values", ["parent_id"], unique=False)
    op.create_table(
        "fiscal_periods",
        sa.Column("fiscal_year_id", types.Key(), nullable=False),
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", types.Words(100), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("is_adjustment", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("closed_modules", types.Words(200), nullable=True),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("closed_by_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["actors.id"], name=op.f("fk_fiscal_periods_closed_by_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_fiscal_periods_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_year_id"], ["fiscal_years.id"], name=op.f("fk_fiscal_periods_fiscal_year_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_fiscal_periods_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fiscal_periods")),
        sa.UniqueConstraint("code", name=op.f("uq_fiscal_periods_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_fiscal_periods_fiscal_year_id"), "fiscal_periods", ["fiscal_year_id"], unique=False
    )
    op.create_index(
        op.f("ix_fiscal_periods_start_date_end_date"),
        "fiscal_periods",
        ["start_date", "end_date"],
        unique=False,
    )
    op.create_table(
        "number_counters",
        sa.Column("series_id", types.Key(), nullable=False),
        sa.Column("scope_key", types.Words(50), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_number_counters_series_id")
        ),
        sa.PrimaryKeyConstraint("series_id", "scope_key", name=op.f("pk_number_counters")),
        sqlite_strict=True,
    )
    op.create_table(
        "parties",
        sa.Column("code", types.Words(30), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("legal_name", types.Words(255), nullable=True),
        sa.Column("is_customer", sa.Boolean(), nullable=False),
        sa.Column("is_vendor", sa.Boolean(), nullable=False),
        sa.Column("is_employee", sa.Boolean(), nullable=False),
        sa.Column("is_bank", sa.Boolean(), nullable=False),
        sa.Column("is_authority", sa.Boolean(), nullable=False),
        sa.Column("is_shareholder", sa.Boolean(), nullable=False),
        sa.Column("is_entity", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("merged_into_id", types.Key(), nullable=True),
        sa.Column("tax_id", types.Words(50), nullable=True),
        sa.Column("vat_id", types.Words(50), nullable=True),
        sa.Column("registration_no", types.Words(50), nullable=True),
        sa.Column("country", types.Words(2), nullable=True),
        sa.Column("language", types.Words(5), nullable=True),
        sa.Column("default_currency", types.Words(3), nullable=True),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("website", types.Words(255), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_parties_created_by_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["parties.id"], name=op.f("fk_parties_merged_into_id")),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_parties_payment_term_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_parties_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint("code", name=op.f("uq_parties_code")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_parties_name"), "parties", ["name"], unique=False)
    op.create_table(
        "tax_codes",
        sa.Column("code", types.Words(20), nullable=False),
        sa.Column("name", types.Words(200), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("treatment", types.Words(50), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("recoverable_percent", types.ExactDecimal(), nullable=False),
        sa.Column("discount_changes_tax", sa.Boolean(), nullable=False),
        sa.Column("basis", types.Words(50), nullable=False),
        sa.Column("output_account_id", types.Key(), nullable=True),
        sa.Column("input_account_id", types.Key(), nullable=True),
        sa.Column("sale_base_boxes", types.Words(100), nullable=True),
        sa.Column("sale_tax_boxes", types.Words(100), nullable=True),
        sa.Column("purchase_base_boxes", types.Words(100), nullable=True),
        sa.Column("purchase_tax_boxes", types.Words(100), nullable=True),
        sa.Column("en16931_category", types.Words(2), nullable=True),
        sa.Column("invoice_text", types.Words(200), nullable=True),
        sa.Column("country", types.Words(2), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_tax_codes_created_by_id")),
        sa.ForeignKeyConstraint(
            ["input_account_id"], ["accounts.id"], name=op.f("fk_tax_codes_input_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["output_account_id"], ["accounts.id"], name=op.f("fk_tax_codes_output_account_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_tax_codes_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_codes")),
        sa.UniqueConstraint("code", name=op.f("uq_tax_codes_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_period_balances",
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("book", types.Words(20), nullable=False),
        sa.Column("kind_group", types.Words(10), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("dim_entity_id", types.Key(), nullable=False),
        sa.Column("debit", types.LedgerAmount(), nullable=False),
        sa.Column("credit", types.LedgerAmount(), nullable=False),
        sa.Column("base_debit", types.LedgerAmount(), nullable=False),
        sa.Column("base_credit", types.LedgerAmount(), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_account_period_balances_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_account_period_balances_fiscal_period_id"),
        ),
        sa.PrimaryKeyConstraint(
            "account_id",
            "fiscal_period_id",
            "book",
            "kind_group",
            "currency",
            "dim_entity_id",
            name=op.f("pk_account_period_balances"),
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_account_period_balances_fiscal_period_id_account_id"),
        "account_period_balances",
        ["fiscal_period_id", "account_id"],
        unique=False,
    )
    op.create_table(
        "contracts",
        sa.Column("contract_number", types.Words(50), nullable=False),
        sa.Column("contract_name", types.Words(255), nullable=False),
        sa.Column("contract_type", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("customer_party_id", types.Key(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("funded_amount", types.ExactDecimal(), nullable=False),
        sa.Column("ceiling_amount", types.ExactDecimal(), nullable=True),
        sa.Column("fee_rate", types.ExactDecimal(), nullable=True),
        sa.Column("ceiling_fee", types.ExactDecimal(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("prime_contract_number", types.Words(100), nullable=True),
        sa.Column("external_ref", types.Words(100), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_contracts_created_by_id")),
        sa.ForeignKeyConstraint(
            ["customer_party_id"], ["parties.id"], name=op.f("fk_contracts_customer_party_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_contracts_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        sa.UniqueConstraint("contract_number", name=op.f("uq_contracts_contract_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_contracts_customer_party_id"), "contracts", ["customer_party_id"], unique=False)
    op.create_table(
        "journal_entries",
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("entry_no", types.Words(30), nullable=False),
        sa.Column("book", types.Words(20), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("entry_date", sa.Date(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("document_date", sa.Date(), nullable=True),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("reference", types.Words(100), nullable=True),
        sa.Column("source_module", types.Words(30), nullable=False),
        sa.Column("source_type", types.Words(50), nullable=False),
        sa.Column("source_id", types.Key(), nullable=False),
        sa.Column("idempotency_key", types.Words(200), nullable=False),
        sa.Column("reversal_of_id", types.Key(), nullable=True),
        sa.Column("original_entry_id", types.Key(), nullable=True),
        sa.Column("posted_at", types.Instant(), nullable=False),
        sa.Column("posted_by_id", types.Key(), nullable=False),
        sa.Column("prev_hash", types.Words(64), nullable=False),
        sa.Column("entry_hash", types.Words(64), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_journal_entries_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_journal_entries_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_entry_id"], ["journal_entries.id"], name=op.f("fk_journal_entries_original_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["posted_by_id"], ["actors.id"], name=op.f("fk_journal_entries_posted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_of_id"], ["journal_entries.id"], name=op.f("fk_journal_entries_reversal_of_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_journal_entries_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entries")),
        sa.UniqueConstraint("entry_no", name=op.f("uq_journal_entries_entry_no")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_journal_entries_idempotency_key")),
        sa.UniqueConstraint("reversal_of_id", name=op.f("uq_journal_entries_reversal_of_id")),
        sa.UniqueConstraint("seq", name=op.f("uq_journal_entries_seq")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_journal_entries_entry_date_seq"), "journal_entries", ["entry_date", "seq"], unique=False
    )
    op.create_index(
        op.f("ix_journal_entries_source_type_source_id"),
        "journal_entries",
        ["source_type", "source_id"],
        unique=False,
    )
    op.create_table(
        "party_contacts",
        sa.Column("party_id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=True),
        sa.Column("street1", types.Words(255), nullable=True),
        sa.Column("street2", types.Words(255), nullable=True),
        sa.Column("postal_code", types.Words(20), nullable=True),
        sa.Column("city", types.Words(100), nullable=True),
        sa.Column("region", types.Words(100), nullable=True),
        sa.Column("country", types.Words(2), nullable=True),
        sa.Column("email", types.Words(255), nullable=True),
        sa.Column("phone", types.Words(50), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_party_contacts_created_by_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_party_contacts_party_id")),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_party_contacts_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_contacts")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_party_contacts_party_id"), "party_contacts", ["party_id"], unique=False)
    op.create_table(
        "tax_code_components",
        sa.Column("tax_code_id", types.Key(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("jurisdiction_code", types.Words(50), nullable=False),
        sa.Column("tax_category", types.Words(50), nullable=False),
        sa.Column("is_compound", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_tax_code_components_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_tax_code_components_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_tax_code_components_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_code_components")),
        sa.UniqueConstraint(
            "tax_code_id", "sequence", name=op.f("uq_tax_code_components_tax_code_id_sequence")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "contract_line_items",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("type", types.Words(50), nullable=False),
        sa.Column("funded_amount", types.ExactDecimal(), nullable=False),
        sa.Column("ceiling_amount", types.ExactDecimal(), nullable=True),
        sa.Column("hourly_rate", types.ExactDecimal(), nullable=True),
        sa.Column("estimated_hours", types.ExactDecimal(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_contract_line_items_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_contract_line_items_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_contract_line_items_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_line_items")),
        sa.UniqueConstraint(
            "contract_id", "line_number", name=op.f("uq_contract_line_items_contract_id_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "journal_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", types.Key(), nullable=False),
        sa.Column("line_no", sa.BigInteger(), nullable=False),
        sa.Column("entry_date", sa.Date(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("book", types.Words(20), nullable=False),
        sa.Column("is_closing", sa.Boolean(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("side", types.Words(50), nullable=False),
        sa.Column("amount", types.LedgerAmount(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.LedgerAmount(), nullable=False),
        sa.Column("is_base_only", sa.Boolean(), nullable=False),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("counter_entity", types.Words(100), nullable=True),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=True),
        sa.Column("unit", types.Words(20), nullable=True),
        sa.Column("memo", types.Words(500), nullable=True),
        sa.Column("reason", types.Words(100), nullable=True),
        sa.Column("corrects_line_id", sa.Integer(), nullable=True),
        sa.Column("dim_project_id", types.Key(), nullable=True),
        sa.Column("dim_department_id", types.Key(), nullable=True),
        sa.Column("dim_cost_centre_id", types.Key(), nullable=True),
        sa.Column("dim_entity_id", types.Key(), nullable=True),
        sa.Column("dim_custom1_id", types.Key(), nullable=True),
        sa.Column("dim_custom2_id", types.Key(), nullable=True),
        sa.Column("dim_custom3_id", types.Key(), nullable=True),
        sa.Column("dim_custom4_id", types.Key(), nullable=True),
        sa.Column("dim_custom5_id", types.Key(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_journal_lines_account_id")),
        sa.ForeignKeyConstraint(
            ["corrects_line_id"], ["journal_lines.id"], name=op.f("fk_journal_lines_corrects_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_cost_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_journal_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_journal_lines_entry_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_journal_lines_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_journal_lines_party_id")),
        sa.ForeignKeyConstraint(["tax_code_id"], ["tax_codes.id"], name=op.f("fk_journal_lines_tax_code_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_lines")),
        sa.UniqueConstraint("entry_id", "line_no", name=op.f("uq_journal_lines_entry_id_line_no")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_journal_lines_account_id_currency"),
        "journal_lines",
        ["account_id", "currency"],
        unique=False,
    )
    op.create_index(
        "ix_journal_lines_account_id_entry_date_base_amount",
        "journal_lines",
        ["account_id", "entry_date", "base_amount", "side", "is_closing", "book", "fiscal_period_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_journal_lines_corrects_line_id"),
        "journal_lines",
        ["corrects_line_id"],
        unique=False,
        sqlite_where=sa.text("corrects_line_id IS NOT NULL"),
        postgresql_where=sa.text("corrects_line_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_cost_centre_id"),
        "journal_lines",
        ["dim_cost_centre_id"],
        unique=False,
        sqlite_where=sa.text("dim_cost_centre_id IS NOT NULL"),
        postgresql_where=sa.text("dim_cost_centre_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_custom1_id"),
        "journal_lines",
        ["dim_custom1_id"],
        unique=False,
        sqlite_where=sa.text("dim_custom1_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom1_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_custom2_id"),
        "journal_lines",
        ["dim_custom2_id"],
        unique=False,
        sqlite_where=sa.text("dim_custom2_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom2_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_custom3_id"),
        "journal_lines",
        ["dim_custom3_id"],
        unique=False,
        sqlite_where=sa.text("dim_custom3_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom3_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_custom4_id"),
        "journal_lines",
        ["dim_custom4_id"],
        unique=False,
        sqlite_where=sa.text("dim_custom4_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom4_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_custom5_id"),
        "journal_lines",
        ["dim_custom5_id"],
        unique=False,
        sqlite_where=sa.text("dim_custom5_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom5_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_department_id"),
        "journal_lines",
        ["dim_department_id"],
        unique=False,
        sqlite_where=sa.text("dim_department_id IS NOT NULL"),
        postgresql_where=sa.text("dim_department_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_entity_id"),
        "journal_lines",
        ["dim_entity_id"],
        unique=False,
        sqlite_where=sa.text("dim_entity_id IS NOT NULL"),
        postgresql_where=sa.text("dim_entity_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_dim_project_id"),
        "journal_lines",
        ["dim_project_id"],
        unique=False,
        sqlite_where=sa.text("dim_project_id IS NOT NULL"),
        postgresql_where=sa.text("dim_project_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_journal_lines_party_id_account_id"),
        "journal_lines",
        ["party_id", "account_id"],
        unique=False,
        sqlite_where=sa.text("party_id IS NOT NULL"),
        postgresql_where=sa.text("party_id IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "postgresql":  # SQLite has it in the table already
        op.create_foreign_key(
            "fk_accounts_default_tax_code_id", "accounts", "tax_codes", ["default_tax_code_id"], ["id"]
        )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(
        op.f("ix_journal_lines_party_id_account_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("party_id IS NOT NULL"),
        postgresql_where=sa.text("party_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_project_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_project_id IS NOT NULL"),
        postgresql_where=sa.text("dim_project_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_entity_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_entity_id IS NOT NULL"),
        postgresql_where=sa.text("dim_entity_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_department_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_department_id IS NOT NULL"),
        postgresql_where=sa.text("dim_department_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_custom5_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_custom5_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom5_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_custom4_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_custom4_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom4_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_custom3_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_custom3_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom3_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_custom2_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_custom2_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom2_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_custom1_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_custom1_id IS NOT NULL"),
        postgresql_where=sa.text("dim_custom1_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_dim_cost_centre_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("dim_cost_centre_id IS NOT NULL"),
        postgresql_where=sa.text("dim_cost_centre_id IS NOT NULL"),
    )
    op.drop_index(
        op.f("ix_journal_lines_corrects_line_id"),
        table_name="journal_lines",
        sqlite_where=sa.text("corrects_line_id IS NOT NULL"),
        postgresql_where=sa.text("corrects_line_id IS NOT NULL"),
    )
    op.drop_index("ix_journal_lines_account_id_entry_date_base_amount", table_name="journal_lines")
    op.drop_index(op.f("ix_journal_lines_account_id_currency"), table_name="journal_lines")
    op.drop_table("journal_lines")
    op.drop_table("contract_line_items")
    op.drop_table("tax_code_components")
    op.drop_index(op.f("ix_party_contacts_party_id"), table_name="party_contacts")
    op.drop_table("party_contacts")
    op.drop_index(op.f("ix_journal_entries_source_type_source_id"), table_name="journal_entries")
    op.drop_index(op.f("ix_journal_entries_entry_date_seq"), table_name="journal_entries")
    op.drop_table("journal_entries")
    op.drop_index(op.f("ix_contracts_customer_party_id"), table_name="contracts")
    op.drop_table("contracts")
    op.drop_index(
        op.f("ix_account_period_balances_fiscal_period_id_account_id"), table_name="account_period_balances"
    )
    op.drop_table("account_period_balances")
    op.drop_table("tax_codes")
    op.drop_index(op.f("ix_parties_name"), table_name="parties")
    op.drop_table("parties")
    op.drop_table("number_counters")
    op.drop_index(op.f("ix_fiscal_periods_start_date_end_date"), table_name="fiscal_periods")
    op.drop_index(op.f("ix_fiscal_periods_fiscal_year_id"), table_name="fiscal_periods")
    op.drop_table("fiscal_periods")
    op.drop_index(op.f("ix_dimension_values_parent_id"), table_name="dimension_values")
    op.drop_table("dimension_values")
    op.drop_index(op.f("ix_cost_lot_uses_source_id"), table_name="cost_lot_uses")
    op.drop_index(op.f("ix_cost_lot_uses_cost_lot_id"), table_name="cost_lot_uses")
    op.drop_table("cost_lot_uses")
    op.drop_index(op.f("ix_account_roles_account_id"), table_name="account_roles")
    op.drop_table("account_roles")
    op.drop_table("templates")
    op.drop_index(op.f("ix_saved_views_screen"), table_name="saved_views")
    op.drop_table("saved_views")
    op.drop_table("payment_terms")
    op.drop_table("number_series")
    op.drop_index(op.f("ix_import_batches_sha256"), table_name="import_batches")
    op.drop_table("import_batches")
    op.drop_table("holidays")
    op.drop_table("fiscal_years")
    op.drop_table("exchange_rates")
    op.drop_index(op.f("ix_drafts_kind"), table_name="drafts")
    op.drop_table("drafts")
    op.drop_index(op.f("ix_document_links_to_id"), table_name="document_links")
    op.drop_table("document_links")
    op.drop_table("dimensions")
    op.drop_table("currencies")
    op.drop_index(op.f("ix_cost_lots_item_code_location_code_lot_date"), table_name="cost_lots")
    op.drop_table("cost_lots")
    op.drop_table("company_settings")
    op.drop_index(op.f("ix_catalog_entries_kind_parent_code"), table_name="catalog_entries")
    op.drop_index(op.f("ix_catalog_entries_kind_is_active_search_text"), table_name="catalog_entries")
    op.drop_table("catalog_entries")
    op.drop_table("books")
    op.drop_index(op.f("ix_audit_events_entity_type_entity_id"), table_name="audit_events")
    op.drop_table("audit_events")
    op.drop_index(op.f("ix_attachments_subject_type_subject_id"), table_name="attachments")
    op.drop_index(op.f("ix_attachments_sha256"), table_name="attachments")
    op.drop_table("attachments")
    op.drop_index(op.f("ix_approvals_subject_type_subject_id"), table_name="approvals")
    op.drop_table("approvals")
    op.drop_index(op.f("ix_accounts_parent_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_table("processed_requests")
    op.drop_table("attachment_blobs")
    op.drop_table("actors")
