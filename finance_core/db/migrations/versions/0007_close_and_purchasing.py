"""Create the tables of budget, procurement, inventory, expenses, assets and period close."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types
from finance_core.db.upgrade import check_empty

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = (
    "inventory_abc_classifications",
    "assets_categories",
    "budget_budgets",
    "budget_allocations",
    "budget_lines",
    "budget_versions",
    "expense_policies",
    "inventory_cycle_counts",
    "inventory_reorder_points",
    "period_close_certificates",
    "procurement_requisitions",
    "assets_assets",
    "budget_transfers",
    "expense_reports",
    "inventory_receipts",
    "inventory_transfers",
    "period_close_runs",
    "procurement_requisition_lines",
    "assets_depreciation_components",
    "assets_transfers",
    "expense_lines",
    "expense_reimbursements",
    "inventory_issues",
    "procurement_receiving_reports",
    "assets_depreciation_schedules",
    "assets_disposals",
    "assets_revaluations",
    "inventory_adjustments",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "inventory_abc_classifications",
        sa.Column("run_number", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("from_date", sa.Date(), nullable=False),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("annual_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("annual_value", types.ExactDecimal(), nullable=False),
        sa.Column("percent_of_value", types.ExactDecimal(), nullable=False),
        sa.Column("cumulative_percent", types.ExactDecimal(), nullable=False),
        sa.Column("classification", types.Words(50), nullable=False),
        sa.Column("previous_classification", types.Words(50), nullable=True),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_abc_classifications_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_abc_classifications_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_abc_classifications")),
        sa.UniqueConstraint(
            "run_number", "item_code", name=op.f("uq_inventory_abc_classifications_run_number_item_code")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_abc_classifications_item_code_as_of_date"),
        "inventory_abc_classifications",
        ["item_code", "as_of_date"],
        unique=False,
    )
    op.create_table(
        "assets_categories",
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(200), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("depreciation_method", types.Words(50), nullable=False),
        sa.Column("declining_rate", types.ExactDecimal(), nullable=True),
        sa.Column("declining_factor", types.ExactDecimal(), nullable=False),
        sa.Column("switch_to_straight_line", sa.Boolean(), nullable=False),
        sa.Column("convention", types.Words(50), nullable=False),
        sa.Column("useful_life_months", sa.BigInteger(), nullable=False),
        sa.Column("salvage_value_percent", types.ExactDecimal(), nullable=False),
        sa.Column("measurement_model", types.Words(50), nullable=False),
        sa.Column("capitalization_threshold", types.ExactDecimal(), nullable=False),
        sa.Column("asset_account_id", types.Key(), nullable=True),
        sa.Column("accumulated_account_id", types.Key(), nullable=True),
        sa.Column("expense_account_id", types.Key(), nullable=True),
        sa.Column("impairment_account_id", types.Key(), nullable=True),
        sa.Column("surplus_account_id", types.Key(), nullable=True),
        sa.Column("gain_account_id", types.Key(), nullable=True),
        sa.Column("loss_account_id", types.Key(), nullable=True),
        sa.Column("tax_system", types.Words(30), nullable=True),
        sa.Column("tax_class", types.Words(20), nullable=True),
        sa.Column("tax_convention", types.Words(50), nullable=True),
        sa.Column("tax_life_months", sa.BigInteger(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["accumulated_account_id"],
            ["accounts.id"],
            name=op.f("fk_assets_categories_accumulated_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["asset_account_id"], ["accounts.id"], name=op.f("fk_assets_categories_asset_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_categories_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["expense_account_id"], ["accounts.id"], name=op.f("fk_assets_categories_expense_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["gain_account_id"], ["accounts.id"], name=op.f("fk_assets_categories_gain_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["impairment_account_id"],
            ["accounts.id"],
            name=op.f("fk_assets_categories_impairment_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["loss_account_id"], ["accounts.id"], name=op.f("fk_assets_categories_loss_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["surplus_account_id"], ["accounts.id"], name=op.f("fk_assets_categories_surplus_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_categories_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_categories")),
        sa.UniqueConstraint("code", name=op.f("uq_assets_categories_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "budget_budgets",
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("fiscal_year", sa.BigInteger(), nullable=False),
        sa.Column("fiscal_year_id", types.Key(), nullable=False),
        sa.Column("budget_type", types.Words(50), nullable=False),
        sa.Column("scenario", types.Words(50), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("granularity", types.Words(50), nullable=False),
        sa.Column("description", types.Words(500), nullable=True),
        sa.Column("dimension_codes", types.Words(200), nullable=True),
        sa.Column("control_level", types.Words(50), nullable=False),
        sa.Column("control_scope", types.Words(50), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("current_version", sa.BigInteger(), nullable=False),
        sa.Column("created_date", sa.Date(), nullable=False),
        sa.Column("submitted_at", types.Instant(), nullable=True),
        sa.Column("approved_at", types.Instant(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approval_note", types.Words(500), nullable=True),
        sa.Column("lock_through_period", types.Words(20), nullable=True),
        sa.Column("copied_from_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_budget_budgets_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["copied_from_id"], ["budget_budgets.id"], name=op.f("fk_budget_budgets_copied_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_budget_budgets_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_year_id"], ["fiscal_years.id"], name=op.f("fk_budget_budgets_fiscal_year_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_budget_budgets_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_budgets")),
        sa.UniqueConstraint("name", "fiscal_year", name=op.f("uq_budget_budgets_name_fiscal_year")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_budget_budgets_copied_from_id"), "budget_budgets", ["copied_from_id"], unique=False
    )
    op.create_index(
        op.f("ix_budget_budgets_fiscal_year_id"), "budget_budgets", ["fiscal_year_id"], unique=False
    )
    op.create_index(op.f("ix_budget_budgets_status"), "budget_budgets", ["status"], unique=False)
    op.create_index(
        "uq_budget_budgets_fiscal_year_budget_type",
        "budget_budgets",
        ["fiscal_year", "budget_type"],
        unique=True,
        sqlite_where=sa.text("is_primary"),
        postgresql_where=sa.text("is_primary"),
    )
    op.create_table(
        "budget_allocations",
        sa.Column("budget_id", types.Key(), nullable=False),
        sa.Column("batch_no", sa.BigInteger(), nullable=False),
        sa.Column("source_account_id", types.Key(), nullable=True),
        sa.Column("source_amount", types.ExactDecimal(), nullable=False),
        sa.Column("target_entity_type", types.Words(50), nullable=False),
        sa.Column("target_entity_id", types.Words(100), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("weight", types.ExactDecimal(), nullable=False),
        sa.Column("allocated_amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("allocation_method", types.Words(50), nullable=False),
        sa.Column("allocation_date", sa.Date(), nullable=False),
        sa.Column("allocated_by", types.Words(200), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_budget_allocations_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["budget_id"], ["budget_budgets.id"], name=op.f("fk_budget_allocations_budget_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_budget_allocations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_budget_allocations_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_account_id"], ["accounts.id"], name=op.f("fk_budget_allocations_source_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_budget_allocations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_allocations")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_budget_allocations_budget_id_batch_no"),
        "budget_allocations",
        ["budget_id", "batch_no"],
        unique=False,
    )
    op.create_table(
        "budget_lines",
        sa.Column("budget_id", types.Key(), nullable=False),
        sa.Column("line_no", sa.BigInteger(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=True),
        sa.Column("unit_price", types.ExactDecimal(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("dim_project_id", types.Key(), nullable=True),
        sa.Column("dim_department_id", types.Key(), nullable=True),
        sa.Column("dim_cost_centre_id", types.Key(), nullable=True),
        sa.Column("dim_entity_id", types.Key(), nullable=True),
        sa.Column("method", types.Words(50), nullable=False),
        sa.Column("note", types.Words(500), nullable=True),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_budget_lines_account_id")),
        sa.ForeignKeyConstraint(["budget_id"], ["budget_budgets.id"], name=op.f("fk_budget_lines_budget_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_budget_lines_created_by_id")),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"], ["dimension_values.id"], name=op.f("fk_budget_lines_dim_cost_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_budget_lines_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_budget_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_budget_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_budget_lines_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_budget_lines_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_lines")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f(
            "uq_budget_lines_budget_id_account_id_fiscal_period_id_"
            "dim_project_id_dim_department_id_dim_cost_centre_id_dim_entity_id"
        ),
        "budget_lines",
        [
            "budget_id",
            "account_id",
            "fiscal_period_id",
            sa.text("coalesce(CAST(dim_project_id AS TEXT), '')"),
            sa.text("coalesce(CAST(dim_department_id AS TEXT), '')"),
            sa.text("coalesce(CAST(dim_cost_centre_id AS TEXT), '')"),
            sa.text("coalesce(CAST(dim_entity_id AS TEXT), '')"),
        ],
        unique=True,
    )
    op.create_index(
        op.f("ix_budget_lines_account_id_fiscal_period_id"),
        "budget_lines",
        ["account_id", "fiscal_period_id"],
        unique=False,
    )
    op.create_table(
        "budget_versions",
        sa.Column("budget_id", types.Key(), nullable=False),
        sa.Column("version_number", sa.BigInteger(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("amendment_date", sa.Date(), nullable=False),
        sa.Column("amendment_reason", types.Words(500), nullable=False),
        sa.Column("previous_total", types.ExactDecimal(), nullable=False),
        sa.Column("new_total", types.ExactDecimal(), nullable=False),
        sa.Column("amended_by", types.Words(200), nullable=False),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("snapshot_sha256", types.Words(64), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_budget_versions_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["budget_id"], ["budget_budgets.id"], name=op.f("fk_budget_versions_budget_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_budget_versions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_budget_versions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_versions")),
        sa.UniqueConstraint(
            "budget_id", "version_number", name=op.f("uq_budget_versions_budget_id_version_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "expense_policies",
        sa.Column("category", types.Words(50), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("per_transaction_limit", types.ExactDecimal(), nullable=True),
        sa.Column("daily_limit", types.ExactDecimal(), nullable=True),
        sa.Column("trip_limit", types.ExactDecimal(), nullable=True),
        sa.Column("requires_receipt_above", types.ExactDecimal(), nullable=True),
        sa.Column("requires_justification", sa.Boolean(), nullable=False),
        sa.Column("requires_attendees", sa.Boolean(), nullable=False),
        sa.Column("max_age_days", sa.BigInteger(), nullable=True),
        sa.Column("severity", types.Words(50), nullable=False),
        sa.Column("default_account_id", types.Key(), nullable=True),
        sa.Column("default_tax_code_id", types.Key(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_expense_policies_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_account_id"], ["accounts.id"], name=op.f("fk_expense_policies_default_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["default_tax_code_id"], ["tax_codes.id"], name=op.f("fk_expense_policies_default_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_expense_policies_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_policies")),
        sa.UniqueConstraint("category", "valid_from", name=op.f("uq_expense_policies_category_valid_from")),
        sqlite_strict=True,
    )
    op.create_table(
        "inventory_cycle_counts",
        sa.Column("count_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("count_date", sa.Date(), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("snapshot_seq", sa.BigInteger(), nullable=False),
        sa.Column("expected_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("actual_quantity", types.ExactDecimal(), nullable=True),
        sa.Column("recount_quantity", types.ExactDecimal(), nullable=True),
        sa.Column("variance_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("variance_amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("counter_name", types.Words(100), nullable=True),
        sa.Column("counter_id", types.Key(), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("reason_code", types.Words(50), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["counter_id"], ["parties.id"], name=op.f("fk_inventory_cycle_counts_counter_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_cycle_counts_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_cycle_counts_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_cycle_counts")),
        sa.UniqueConstraint(
            "count_number", "line_number", name=op.f("uq_inventory_cycle_counts_count_number_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_cycle_counts_item_code_count_date"),
        "inventory_cycle_counts",
        ["item_code", "count_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_cycle_counts_status"), "inventory_cycle_counts", ["status"], unique=False
    )
    op.create_table(
        "inventory_reorder_points",
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("reorder_point", types.ExactDecimal(), nullable=False),
        sa.Column("safety_stock", types.ExactDecimal(), nullable=False),
        sa.Column("eoq", types.ExactDecimal(), nullable=False),
        sa.Column("avg_daily_usage", types.ExactDecimal(), nullable=False),
        sa.Column("usage_deviation", types.ExactDecimal(), nullable=False),
        sa.Column("annual_demand", types.ExactDecimal(), nullable=False),
        sa.Column("lead_time_days", sa.BigInteger(), nullable=False),
        sa.Column("lead_time_deviation", types.ExactDecimal(), nullable=False),
        sa.Column("safety_method", types.Words(50), nullable=False),
        sa.Column("safety_days", sa.BigInteger(), nullable=True),
        sa.Column("service_level", types.ExactDecimal(), nullable=True),
        sa.Column("order_cost", types.ExactDecimal(), nullable=False),
        sa.Column("holding_rate", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("minimum_order_quantity", types.ExactDecimal(), nullable=True),
        sa.Column("order_multiple", types.ExactDecimal(), nullable=True),
        sa.Column("maximum_stock", types.ExactDecimal(), nullable=True),
        sa.Column("preferred_vendor_id", types.Key(), nullable=True),
        sa.Column("calculated_on", sa.Date(), nullable=False),
        sa.Column("is_manual", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_reorder_points_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["preferred_vendor_id"],
            ["parties.id"],
            name=op.f("fk_inventory_reorder_points_preferred_vendor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_reorder_points_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_reorder_points")),
        sa.UniqueConstraint(
            "item_code", "location_code", name=op.f("uq_inventory_reorder_points_item_code_location_code")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_inventory_reorder_points_item_code",
        "inventory_reorder_points",
        ["item_code"],
        unique=True,
        sqlite_where=sa.text("location_code IS NULL"),
        postgresql_where=sa.text("location_code IS NULL"),
    )
    op.create_table(
        "period_close_certificates",
        sa.Column("certificate_no", types.Words(50), nullable=False),
        sa.Column("period_code", types.Words(20), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("correlation_id", types.Words(100), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=False),
        sa.Column("closed_by", types.Words(200), nullable=False),
        sa.Column("approved_by", types.Words(200), nullable=True),
        sa.Column("approval_note", types.Words(500), nullable=True),
        sa.Column("ledger_hash", types.Words(128), nullable=False),
        sa.Column("previous_ledger_hash", types.Words(128), nullable=False),
        sa.Column("first_seq", sa.BigInteger(), nullable=True),
        sa.Column("last_seq", sa.BigInteger(), nullable=True),
        sa.Column("entry_count", sa.BigInteger(), nullable=False),
        sa.Column("line_count", sa.BigInteger(), nullable=False),
        sa.Column("trial_balance_debits", types.ExactDecimal(), nullable=False),
        sa.Column("trial_balance_credits", types.ExactDecimal(), nullable=False),
        sa.Column("net_income", types.ExactDecimal(), nullable=False),
        sa.Column("total_assets", types.ExactDecimal(), nullable=False),
        sa.Column("total_liabilities_and_equity", types.ExactDecimal(), nullable=False),
        sa.Column("subledgers_closed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("reconciliations", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("warnings_accepted", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("adjustments_posted", sa.BigInteger(), nullable=False),
        sa.Column("closing_entries_posted", sa.BigInteger(), nullable=False),
        sa.Column("phases_completed", sa.BigInteger(), nullable=False),
        sa.Column("phases_skipped", sa.BigInteger(), nullable=False),
        sa.Column("audit_event_id", sa.Integer(), nullable=True),
        sa.Column("audit_head_hash", types.Words(64), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("superseded_at", types.Instant(), nullable=True),
        sa.Column("superseded_reason", types.Words(500), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "trial_balance_debits = trial_balance_credits", name=op.f("ck_period_close_certificates_balanced")
        ),
        sa.ForeignKeyConstraint(
            ["audit_event_id"], ["audit_events.seq"], name=op.f("fk_period_close_certificates_audit_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_period_close_certificates_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_period_close_certificates_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_period_close_certificates_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_close_certificates")),
        sa.UniqueConstraint("certificate_no", name=op.f("uq_period_close_certificates_certificate_no")),
        sa.UniqueConstraint(
            "period_code",
            "correlation_id",
            name=op.f("uq_period_close_certificates_period_code_correlation_id"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "procurement_requisitions",
        sa.Column("requisition_number", types.Words(50), nullable=False),
        sa.Column("requester_id", types.Key(), nullable=False),
        sa.Column("request_date", sa.Date(), nullable=False),
        sa.Column("source", types.Words(50), nullable=False),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("justification", sa.Text(), nullable=True),
        sa.Column("preferred_vendor_id", types.Key(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_total", types.ExactDecimal(), nullable=False),
        sa.Column("priority", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approved_date", sa.Date(), nullable=True),
        sa.Column("approval_note", types.Words(500), nullable=True),
        sa.Column("rejection_reason", types.Words(500), nullable=True),
        sa.Column("cancel_reason", types.Words(500), nullable=True),
        sa.Column("budget_result", types.Words(50), nullable=False),
        sa.Column("copied_from_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_procurement_requisitions_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["copied_from_id"],
            ["procurement_requisitions.id"],
            name=op.f("fk_procurement_requisitions_copied_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_procurement_requisitions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_custom1_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_custom2_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_custom3_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_custom4_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_custom5_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_procurement_requisitions_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisitions_dim_project_id"),
        ),
        sa.ForeignKeyConstraint(
            ["preferred_vendor_id"],
            ["parties.id"],
            name=op.f("fk_procurement_requisitions_preferred_vendor_id"),
        ),
        sa.ForeignKeyConstraint(
            ["requester_id"], ["parties.id"], name=op.f("fk_procurement_requisitions_requester_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_procurement_requisitions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procurement_requisitions")),
        sa.UniqueConstraint(
            "requisition_number", name=op.f("uq_procurement_requisitions_requisition_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_procurement_requisitions_copied_from_id"),
        "procurement_requisitions",
        ["copied_from_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_requisitions_requester_id"),
        "procurement_requisitions",
        ["requester_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_requisitions_status_request_date"),
        "procurement_requisitions",
        ["status", "request_date"],
        unique=False,
    )
    op.create_table(
        "assets_assets",
        sa.Column("asset_number", types.Words(50), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("category_id", types.Key(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("acquisition_date", sa.Date(), nullable=False),
        sa.Column("in_service_date", sa.Date(), nullable=True),
        sa.Column("parent_asset_id", types.Key(), nullable=True),
        sa.Column("acquisition_cost", types.ExactDecimal(), nullable=False),
        sa.Column("gross_cost", types.ExactDecimal(), nullable=False),
        sa.Column("salvage_value", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_depreciation", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_impairment", types.ExactDecimal(), nullable=False),
        sa.Column("net_book_value", types.ExactDecimal(), nullable=False),
        sa.Column("surplus_balance", types.ExactDecimal(), nullable=False),
        sa.Column("useful_life_months", sa.BigInteger(), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("purchase_currency", types.Words(3), nullable=False),
        sa.Column("purchase_amount", types.ExactDecimal(), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("purchase_order_reference", types.Words(100), nullable=True),
        sa.Column("payment_source", types.Words(50), nullable=False),
        sa.Column("serial_number", types.Words(200), nullable=True),
        sa.Column("tag_number", types.Words(60), nullable=True),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("custodian_id", types.Key(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
        sa.Column("insured_amount", types.ExactDecimal(), nullable=True),
        sa.Column("insurance_policy", types.Words(100), nullable=True),
        sa.Column("last_verified_on", sa.Date(), nullable=True),
        sa.Column("last_verified_result", types.Words(50), nullable=True),
        sa.Column("tax_system", types.Words(30), nullable=True),
        sa.Column("tax_class", types.Words(20), nullable=True),
        sa.Column("tax_convention", types.Words(50), nullable=True),
        sa.Column("tax_business_use", types.ExactDecimal(), nullable=False),
        sa.Column("tax_expensed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_special_rate", types.ExactDecimal(), nullable=False),
        sa.Column("tax_accumulated", types.ExactDecimal(), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
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
        sa.CheckConstraint("parent_asset_id <> id", name=op.f("ck_assets_assets_no_cycle")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["assets_categories.id"], name=op.f("fk_assets_assets_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_assets_created_by_id")
        ),
        sa.ForeignKeyConstraint(["custodian_id"], ["parties.id"], name=op.f("fk_assets_assets_custodian_id")),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_cost_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_assets_assets_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_assets_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_asset_id"], ["assets_assets.id"], name=op.f("fk_assets_assets_parent_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_assets_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_assets_assets_vendor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_assets")),
        sa.UniqueConstraint("asset_number", name=op.f("uq_assets_assets_asset_number")),
        sa.UniqueConstraint("tag_number", name=op.f("uq_assets_assets_tag_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_assets_assets_category_id_status"), "assets_assets", ["category_id", "status"], unique=False
    )
    op.create_index(op.f("ix_assets_assets_location_code"), "assets_assets", ["location_code"], unique=False)
    op.create_index(op.f("ix_assets_assets_serial_number"), "assets_assets", ["serial_number"], unique=False)
    op.create_index(op.f("ix_assets_assets_status"), "assets_assets", ["status"], unique=False)
    op.create_index(op.f("ix_assets_assets_vendor_id"), "assets_assets", ["vendor_id"], unique=False)
    op.create_table(
        "budget_transfers",
        sa.Column("transfer_number", types.Words(50), nullable=False),
        sa.Column("budget_id", types.Key(), nullable=False),
        sa.Column("from_account_id", types.Key(), nullable=False),
        sa.Column("to_account_id", types.Key(), nullable=False),
        sa.Column("from_fiscal_period_id", types.Key(), nullable=False),
        sa.Column("to_fiscal_period_id", types.Key(), nullable=False),
        sa.Column("from_dims", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("to_dims", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("transfer_date", sa.Date(), nullable=False),
        sa.Column("reason", types.Words(500), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("transferred_by", types.Words(200), nullable=False),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("version_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_budget_transfers_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["budget_id"], ["budget_budgets.id"], name=op.f("fk_budget_transfers_budget_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_budget_transfers_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_account_id"], ["accounts.id"], name=op.f("fk_budget_transfers_from_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_budget_transfers_from_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_budget_transfers_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_account_id"], ["accounts.id"], name=op.f("fk_budget_transfers_to_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_budget_transfers_to_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_budget_transfers_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["budget_versions.id"], name=op.f("fk_budget_transfers_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_transfers")),
        sa.UniqueConstraint("transfer_number", name=op.f("uq_budget_transfers_transfer_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_budget_transfers_budget_id_status"),
        "budget_transfers",
        ["budget_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_budget_transfers_journal_entry_id"), "budget_transfers", ["journal_entry_id"], unique=False
    )
    op.create_table(
        "expense_reports",
        sa.Column("report_number", types.Words(50), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("report_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("purpose", types.Words(255), nullable=False),
        sa.Column("destination", types.Words(255), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("out_of_pocket_amount", types.ExactDecimal(), nullable=False),
        sa.Column("card_amount", types.ExactDecimal(), nullable=False),
        sa.Column("personal_amount", types.ExactDecimal(), nullable=False),
        sa.Column("advance_applied", types.ExactDecimal(), nullable=False),
        sa.Column("payable_amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_total", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("submitted_date", sa.Date(), nullable=True),
        sa.Column("approved_date", sa.Date(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("rejection_reason", sa.Text(), nullable=True),
        sa.Column("paid_date", sa.Date(), nullable=True),
        sa.Column("travel_start", types.Instant(), nullable=True),
        sa.Column("travel_end", types.Instant(), nullable=True),
        sa.Column("corrects_report_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_expense_reports_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_report_id"], ["expense_reports.id"], name=op.f("fk_expense_reports_corrects_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_expense_reports_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_expense_reports_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_expense_reports_dim_project_id")
        ),
        sa.ForeignKeyConstraint(["employee_id"], ["parties.id"], name=op.f("fk_expense_reports_employee_id")),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_expense_reports_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_expense_reports_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_expense_reports_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_reports")),
        sa.UniqueConstraint("report_number", name=op.f("uq_expense_reports_report_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_expense_reports_employee_id_status"),
        "expense_reports",
        ["employee_id", "status"],
        unique=False,
    )
    op.create_index(op.f("ix_expense_reports_report_date"), "expense_reports", ["report_date"], unique=False)
    op.create_table(
        "inventory_receipts",
        sa.Column("receipt_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=False),
        sa.Column("receipt_date", sa.Date(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit", types.Words(20), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("cost_variance", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("currency_cost", types.ExactDecimal(), nullable=True),
        sa.Column("source_type", types.Words(50), nullable=False),
        sa.Column("source_module", types.Words(30), nullable=True),
        sa.Column("source_id", types.Key(), nullable=True),
        sa.Column("source_line_id", types.Key(), nullable=True),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("original_issue_id", types.Key(), nullable=True),
        sa.Column("invoiced_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("invoiced_base", types.ExactDecimal(), nullable=False),
        sa.Column("expiry_date", sa.Date(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("movement_seq", sa.BigInteger(), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("stock_account_id", types.Key(), nullable=False),
        sa.Column("counter_account_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["counter_account_id"], ["accounts.id"], name=op.f("fk_inventory_receipts_counter_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_receipts_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_receipts_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_receipts_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_inventory_receipts_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_receipts_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_issue_id"],
            ["inventory_issues.id"],
            name="fk_inventory_receipts_original_issue_id",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["stock_account_id"], ["accounts.id"], name=op.f("fk_inventory_receipts_stock_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_receipts_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_inventory_receipts_vendor_id")),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_receipts_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_receipts")),
        sa.UniqueConstraint(
            "receipt_number", "line_number", name=op.f("uq_inventory_receipts_receipt_number_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_receipts_item_code_movement_seq"),
        "inventory_receipts",
        ["item_code", "movement_seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_receipts_journal_entry_id"),
        "inventory_receipts",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_receipts_location_code_item_code"),
        "inventory_receipts",
        ["location_code", "item_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_receipts_lot_number"), "inventory_receipts", ["lot_number"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_receipts_original_issue_id"),
        "inventory_receipts",
        ["original_issue_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_receipts_posting_date"), "inventory_receipts", ["posting_date"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_receipts_source_line_id"), "inventory_receipts", ["source_line_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_receipts_source_module_source_id"),
        "inventory_receipts",
        ["source_module", "source_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_receipts_void_entry_id"), "inventory_receipts", ["void_entry_id"], unique=False
    )
    op.create_table(
        "inventory_transfers",
        sa.Column("transfer_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("from_location_code", types.Words(100), nullable=False),
        sa.Column("to_location_code", types.Words(100), nullable=False),
        sa.Column("transfer_date", sa.Date(), nullable=False),
        sa.Column("received_date", sa.Date(), nullable=True),
        sa.Column("receive_posting_date", sa.Date(), nullable=True),
        sa.Column("receive_seq", sa.BigInteger(), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_received", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_lost", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("receive_entry_id", types.Key(), nullable=True),
        sa.Column("loss_entry_id", types.Key(), nullable=True),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("movement_seq", sa.BigInteger(), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("stock_account_id", types.Key(), nullable=False),
        sa.Column("counter_account_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
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
            "from_location_code <> to_location_code", name=op.f("ck_inventory_transfers_two_locations")
        ),
        sa.ForeignKeyConstraint(
            ["counter_account_id"], ["accounts.id"], name=op.f("fk_inventory_transfers_counter_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_transfers_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_transfers_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_transfers_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_inventory_transfers_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_transfers_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["loss_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_transfers_loss_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["receive_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_transfers_receive_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["stock_account_id"], ["accounts.id"], name=op.f("fk_inventory_transfers_stock_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_transfers_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_transfers_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_transfers")),
        sa.UniqueConstraint(
            "transfer_number", "line_number", name=op.f("uq_inventory_transfers_transfer_number_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_transfers_from_location_code_item_code"),
        "inventory_transfers",
        ["from_location_code", "item_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_item_code_movement_seq"),
        "inventory_transfers",
        ["item_code", "movement_seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_journal_entry_id"),
        "inventory_transfers",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_loss_entry_id"), "inventory_transfers", ["loss_entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_transfers_lot_number"), "inventory_transfers", ["lot_number"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_transfers_posting_date"), "inventory_transfers", ["posting_date"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_transfers_receive_entry_id"),
        "inventory_transfers",
        ["receive_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_receive_posting_date"),
        "inventory_transfers",
        ["receive_posting_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_to_location_code_item_code"),
        "inventory_transfers",
        ["to_location_code", "item_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_transfers_void_entry_id"), "inventory_transfers", ["void_entry_id"], unique=False
    )
    op.create_table(
        "period_close_runs",
        sa.Column("run_no", sa.BigInteger(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=False),
        sa.Column("period_code", types.Words(20), nullable=False),
        sa.Column("fiscal_year", sa.BigInteger(), nullable=False),
        sa.Column("fiscal_year_id", types.Key(), nullable=False),
        sa.Column("is_year_end", sa.Boolean(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("current_phase", sa.BigInteger(), nullable=False),
        sa.Column("correlation_id", types.Words(100), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("started_by", types.Words(200), nullable=False),
        sa.Column("completed_at", types.Instant(), nullable=True),
        sa.Column("phases_completed", sa.BigInteger(), nullable=False),
        sa.Column("phases_skipped", sa.BigInteger(), nullable=False),
        sa.Column("phase_log", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("issues", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("overrides", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("ledger_hash", types.Words(128), nullable=True),
        sa.Column("certificate_id", types.Key(), nullable=True),
        sa.Column("failure_phase", sa.BigInteger(), nullable=True),
        sa.Column("failure_message", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"],
            ["period_close_certificates.id"],
            name=op.f("fk_period_close_runs_certificate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_period_close_runs_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_period_close_runs_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_year_id"], ["fiscal_years.id"], name=op.f("fk_period_close_runs_fiscal_year_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_period_close_runs_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_close_runs")),
        sa.UniqueConstraint("correlation_id", name=op.f("uq_period_close_runs_correlation_id")),
        sa.UniqueConstraint(
            "fiscal_period_id", "run_no", name=op.f("uq_period_close_runs_fiscal_period_id_run_no")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "procurement_requisition_lines",
        sa.Column("requisition_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("line_kind", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit_of_measure", types.Words(20), nullable=False),
        sa.Column("estimated_unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("estimated_total", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("required_date", sa.Date(), nullable=True),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("po_reference", types.Words(100), nullable=True),
        sa.Column("po_line_reference", types.Words(100), nullable=True),
        sa.Column("ordered_on", sa.Date(), nullable=True),
        sa.Column("promised_date", sa.Date(), nullable=True),
        sa.Column("ordered_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("ordered_unit_price", types.ExactDecimal(), nullable=False),
        sa.Column("order_currency", types.Words(3), nullable=True),
        sa.Column("accepted_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("invoiced_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("committed_base", types.ExactDecimal(), nullable=False),
        sa.Column("relieved_base", types.ExactDecimal(), nullable=False),
        sa.Column("line_status", types.Words(50), nullable=False),
        sa.Column("closed_reason", types.Words(500), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_procurement_requisition_lines_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_procurement_requisition_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_custom1_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_custom2_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_custom3_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_custom4_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_custom5_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_entity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_requisition_lines_dim_project_id"),
        ),
        sa.ForeignKeyConstraint(
            ["requisition_id"],
            ["procurement_requisitions.id"],
            name=op.f("fk_procurement_requisition_lines_requisition_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_procurement_requisition_lines_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_procurement_requisition_lines_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["vendor_id"], ["parties.id"], name=op.f("fk_procurement_requisition_lines_vendor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procurement_requisition_lines")),
        sa.UniqueConstraint(
            "requisition_id",
            "line_number",
            name=op.f("uq_procurement_requisition_lines_requisition_id_line_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_procurement_requisition_lines_line_status_required_date"),
        "procurement_requisition_lines",
        ["line_status", "required_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_requisition_lines_vendor_id"),
        "procurement_requisition_lines",
        ["vendor_id"],
        unique=False,
    )
    op.create_index(
        "uq_procurement_requisition_lines_po_reference_po_line_reference",
        "procurement_requisition_lines",
        ["po_reference", "po_line_reference"],
        unique=True,
        sqlite_where=sa.text(
            "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
        ),
        postgresql_where=sa.text(
            "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
        ),
    )
    op.create_table(
        "assets_depreciation_components",
        sa.Column("asset_id", types.Key(), nullable=False),
        sa.Column("component_number", sa.BigInteger(), nullable=False),
        sa.Column("component_name", types.Words(200), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("cost", types.ExactDecimal(), nullable=False),
        sa.Column("original_cost", types.ExactDecimal(), nullable=False),
        sa.Column("residual_value", types.ExactDecimal(), nullable=False),
        sa.Column("acquisition_date", sa.Date(), nullable=False),
        sa.Column("in_service_date", sa.Date(), nullable=True),
        sa.Column("useful_life_months", sa.BigInteger(), nullable=False),
        sa.Column("depreciation_method", types.Words(50), nullable=False),
        sa.Column("declining_rate", types.ExactDecimal(), nullable=True),
        sa.Column("declining_factor", types.ExactDecimal(), nullable=False),
        sa.Column("switch_to_straight_line", sa.Boolean(), nullable=False),
        sa.Column("write_off_at_end", sa.Boolean(), nullable=False),
        sa.Column("convention", types.Words(50), nullable=False),
        sa.Column("table_code", types.Words(60), nullable=True),
        sa.Column("unit_name", types.Words(30), nullable=True),
        sa.Column("total_units", types.ExactDecimal(), nullable=True),
        sa.Column("units_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_depreciation", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_impairment", types.ExactDecimal(), nullable=False),
        sa.Column("surplus_balance", types.ExactDecimal(), nullable=False),
        sa.Column("loss_in_profit", types.ExactDecimal(), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("basis_carrying", types.ExactDecimal(), nullable=True),
        sa.Column("basis_elapsed", types.ExactDecimal(), nullable=False),
        sa.Column("depreciated_through", sa.Date(), nullable=True),
        sa.Column("opening_depreciation", types.ExactDecimal(), nullable=False),
        sa.Column("opening_as_of", sa.Date(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("replaced_by_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets_assets.id"], name=op.f("fk_assets_depreciation_components_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_depreciation_components_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_assets_depreciation_components_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"],
            ["assets_depreciation_components.id"],
            name=op.f("fk_assets_depreciation_components_replaced_by_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_depreciation_components_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_depreciation_components")),
        sa.UniqueConstraint(
            "asset_id",
            "component_number",
            name=op.f("uq_assets_depreciation_components_asset_id_component_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_assets_depreciation_components_asset_id"),
        "assets_depreciation_components",
        ["asset_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_assets_depreciation_components_status_depreciated_through"),
        "assets_depreciation_components",
        ["status", "depreciated_through"],
        unique=False,
    )
    op.create_table(
        "assets_transfers",
        sa.Column("transfer_number", types.Words(50), nullable=False),
        sa.Column("asset_id", types.Key(), nullable=False),
        sa.Column("transfer_date", sa.Date(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("from_cost_center", types.Words(50), nullable=True),
        sa.Column("to_cost_center", types.Words(50), nullable=True),
        sa.Column("from_dimensions", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("to_dimensions", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("from_location_code", types.Words(100), nullable=True),
        sa.Column("to_location_code", types.Words(100), nullable=True),
        sa.Column("from_custodian_id", types.Key(), nullable=True),
        sa.Column("to_custodian_id", types.Key(), nullable=True),
        sa.Column("from_category_id", types.Key(), nullable=True),
        sa.Column("to_category_id", types.Key(), nullable=True),
        sa.Column("fraction", types.ExactDecimal(), nullable=True),
        sa.Column("new_asset_id", types.Key(), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets_assets.id"], name=op.f("fk_assets_transfers_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_transfers_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_category_id"], ["assets_categories.id"], name=op.f("fk_assets_transfers_from_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_custodian_id"], ["parties.id"], name=op.f("fk_assets_transfers_from_custodian_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_transfers_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["new_asset_id"], ["assets_assets.id"], name=op.f("fk_assets_transfers_new_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_transfers_reversal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_category_id"], ["assets_categories.id"], name=op.f("fk_assets_transfers_to_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["to_custodian_id"], ["parties.id"], name=op.f("fk_assets_transfers_to_custodian_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_transfers_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_transfers")),
        sa.UniqueConstraint("transfer_number", name=op.f("uq_assets_transfers_transfer_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_assets_transfers_asset_id"), "assets_transfers", ["asset_id"], unique=False)
    op.create_table(
        "expense_lines",
        sa.Column("report_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("line_kind", types.Words(50), nullable=False),
        sa.Column("expense_date", sa.Date(), nullable=False),
        sa.Column("category", types.Words(50), nullable=False),
        sa.Column("merchant", types.Words(200), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("original_amount", types.ExactDecimal(), nullable=False),
        sa.Column("original_currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("rate_source", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("claimed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("recoverable_tax", types.ExactDecimal(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("is_personal", sa.Boolean(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("receipt_attached", sa.Boolean(), nullable=False),
        sa.Column("receipt_group", sa.BigInteger(), nullable=True),
        sa.Column("receipt_sha256", types.Words(64), nullable=True),
        sa.Column("attendees", sa.Text(), nullable=True),
        sa.Column("justification", sa.Text(), nullable=True),
        sa.Column("violation_notes", sa.Text(), nullable=True),
        sa.Column("violation_accepted", sa.Boolean(), nullable=False),
        sa.Column("distance", types.ExactDecimal(), nullable=True),
        sa.Column("distance_unit", types.Words(50), nullable=True),
        sa.Column("vehicle_type", types.Words(50), nullable=True),
        sa.Column("route", types.Words(500), nullable=True),
        sa.Column("odometer_start", types.ExactDecimal(), nullable=True),
        sa.Column("odometer_end", types.ExactDecimal(), nullable=True),
        sa.Column("mileage_rate", types.ExactDecimal(), nullable=True),
        sa.Column("rate_location", types.Words(100), nullable=True),
        sa.Column("meals_provided", types.Words(3), nullable=True),
        sa.Column("card_transaction_id", types.Key(), nullable=True),
        sa.Column("billable", sa.Boolean(), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("markup_percent", types.ExactDecimal(), nullable=False),
        sa.Column("billed_line_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_expense_lines_account_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_expense_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_expense_lines_customer_id")),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_cost_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_expense_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["expense_reports.id"], name=op.f("fk_expense_lines_report_id")
        ),
        sa.ForeignKeyConstraint(["tax_code_id"], ["tax_codes.id"], name=op.f("fk_expense_lines_tax_code_id")),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_expense_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_lines")),
        sa.UniqueConstraint("report_id", "line_number", name=op.f("uq_expense_lines_report_id_line_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_expense_lines_billed_line_id"), "expense_lines", ["billed_line_id"], unique=False
    )
    op.create_index(
        op.f("ix_expense_lines_card_transaction_id"), "expense_lines", ["card_transaction_id"], unique=False
    )
    op.create_index(
        op.f("ix_expense_lines_category_expense_date"),
        "expense_lines",
        ["category", "expense_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_expense_lines_customer_id_billable"),
        "expense_lines",
        ["customer_id", "billable"],
        unique=False,
    )
    op.create_index(
        op.f("ix_expense_lines_receipt_sha256"), "expense_lines", ["receipt_sha256"], unique=False
    )
    op.create_table(
        "expense_reimbursements",
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("payment_number", types.Words(50), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("report_id", types.Key(), nullable=True),
        sa.Column("advance_id", types.Key(), nullable=True),
        sa.Column("payment_date", sa.Date(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("bank_account_id", types.Key(), nullable=True),
        sa.Column("payment_reference", types.Words(100), nullable=True),
        sa.Column("payroll_run_id", types.Key(), nullable=True),
        sa.Column("purpose", types.Words(255), nullable=True),
        sa.Column("due_back_on", sa.Date(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("file_message_id", types.Words(100), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "(report_id IS NOT NULL OR kind NOT IN ('reimbursement', 'advance_clearing')) AND (report_id IS NULL OR kind <> 'advance')",
            name=op.f("ck_expense_reimbursements_report_of_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["advance_id"], ["expense_reimbursements.id"], name=op.f("fk_expense_reimbursements_advance_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_expense_reimbursements_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["parties.id"], name=op.f("fk_expense_reimbursements_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_expense_reimbursements_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["expense_reports.id"], name=op.f("fk_expense_reimbursements_report_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_expense_reimbursements_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_expense_reimbursements_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_reimbursements")),
        sa.UniqueConstraint(
            "payment_number", "report_id", name=op.f("uq_expense_reimbursements_payment_number_report_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_expense_reimbursements_bank_account_id"),
        "expense_reimbursements",
        ["bank_account_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_expense_reimbursements_employee_id_kind"),
        "expense_reimbursements",
        ["employee_id", "kind"],
        unique=False,
    )
    op.create_index(
        op.f("ix_expense_reimbursements_payroll_run_id"),
        "expense_reimbursements",
        ["payroll_run_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_expense_reimbursements_report_id"), "expense_reimbursements", ["report_id"], unique=False
    )
    op.create_table(
        "inventory_issues",
        sa.Column("issue_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit", types.Words(20), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("recost_total", types.ExactDecimal(), nullable=False),
        sa.Column("issue_type", types.Words(50), nullable=False),
        sa.Column("destination_module", types.Words(30), nullable=True),
        sa.Column("destination_type", types.Words(50), nullable=True),
        sa.Column("destination_id", types.Key(), nullable=True),
        sa.Column("destination_line_id", types.Key(), nullable=True),
        sa.Column("party_id", types.Key(), nullable=True),
        sa.Column("original_receipt_id", types.Key(), nullable=True),
        sa.Column("reason_code", types.Words(50), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("movement_seq", sa.BigInteger(), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("stock_account_id", types.Key(), nullable=False),
        sa.Column("counter_account_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["counter_account_id"], ["accounts.id"], name=op.f("fk_inventory_issues_counter_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_issues_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_issues_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_inventory_issues_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_issues_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_receipt_id"],
            ["inventory_receipts.id"],
            name=op.f("fk_inventory_issues_original_receipt_id"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_inventory_issues_party_id")),
        sa.ForeignKeyConstraint(
            ["stock_account_id"], ["accounts.id"], name=op.f("fk_inventory_issues_stock_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_issues_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_issues_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_issues")),
        sa.UniqueConstraint(
            "issue_number", "line_number", name=op.f("uq_inventory_issues_issue_number_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_issues_destination_line_id"),
        "inventory_issues",
        ["destination_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_issues_destination_module_destination_id"),
        "inventory_issues",
        ["destination_module", "destination_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_issues_item_code_movement_seq"),
        "inventory_issues",
        ["item_code", "movement_seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_issues_journal_entry_id"), "inventory_issues", ["journal_entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_issues_location_code_item_code"),
        "inventory_issues",
        ["location_code", "item_code"],
        unique=False,
    )
    op.create_index(op.f("ix_inventory_issues_lot_number"), "inventory_issues", ["lot_number"], unique=False)
    op.create_index(
        op.f("ix_inventory_issues_original_receipt_id"),
        "inventory_issues",
        ["original_receipt_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_issues_posting_date"), "inventory_issues", ["posting_date"], unique=False
    )
    op.create_index(op.f("ix_inventory_issues_status"), "inventory_issues", ["status"], unique=False)
    op.create_index(
        op.f("ix_inventory_issues_void_entry_id"), "inventory_issues", ["void_entry_id"], unique=False
    )
    op.create_table(
        "procurement_receiving_reports",
        sa.Column("receipt_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("receipt_kind", types.Words(50), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=False),
        sa.Column("receipt_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("delivery_note_number", types.Words(100), nullable=True),
        sa.Column("requisition_line_id", types.Key(), nullable=True),
        sa.Column("po_reference", types.Words(100), nullable=True),
        sa.Column("po_line_reference", types.Words(100), nullable=True),
        sa.Column("line_kind", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("unit_of_measure", types.Words(20), nullable=False),
        sa.Column("ordered_quantity", types.ExactDecimal(), nullable=True),
        sa.Column("quantity_received", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_accepted", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_rejected", types.ExactDecimal(), nullable=False),
        sa.Column("reject_reason", types.Words(500), nullable=True),
        sa.Column("unit_factor", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("base_cost", types.ExactDecimal(), nullable=False),
        sa.Column("account_id", types.Key(), nullable=True),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("expiry_date", sa.Date(), nullable=True),
        sa.Column("receiver_id", types.Key(), nullable=True),
        sa.Column("original_receipt_id", types.Key(), nullable=True),
        sa.Column("invoiced_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("invoiced_base", types.ExactDecimal(), nullable=False),
        sa.Column("stock_movement_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
        sa.Column("cleared_on", sa.Date(), nullable=True),
        sa.Column("clear_reason", types.Words(500), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("clear_entry_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_procurement_receiving_reports_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["clear_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_procurement_receiving_reports_clear_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_procurement_receiving_reports_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_custom1_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_custom2_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_custom3_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_custom4_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_custom5_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_entity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"],
            ["dimension_values.id"],
            name=op.f("fk_procurement_receiving_reports_dim_project_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_procurement_receiving_reports_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["original_receipt_id"],
            ["procurement_receiving_reports.id"],
            name=op.f("fk_procurement_receiving_reports_original_receipt_id"),
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["parties.id"], name=op.f("fk_procurement_receiving_reports_receiver_id")
        ),
        sa.ForeignKeyConstraint(
            ["requisition_line_id"],
            ["procurement_requisition_lines.id"],
            name=op.f("fk_procurement_receiving_reports_requisition_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_procurement_receiving_reports_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["vendor_id"], ["parties.id"], name=op.f("fk_procurement_receiving_reports_vendor_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_procurement_receiving_reports_void_entry_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procurement_receiving_reports")),
        sa.UniqueConstraint(
            "receipt_number",
            "line_number",
            name=op.f("uq_procurement_receiving_reports_receipt_number_line_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_clear_entry_id"),
        "procurement_receiving_reports",
        ["clear_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_journal_entry_id"),
        "procurement_receiving_reports",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_original_receipt_id"),
        "procurement_receiving_reports",
        ["original_receipt_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_po_reference_po_line_reference"),
        "procurement_receiving_reports",
        ["po_reference", "po_line_reference"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_requisition_line_id"),
        "procurement_receiving_reports",
        ["requisition_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_status"),
        "procurement_receiving_reports",
        ["status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_stock_movement_id"),
        "procurement_receiving_reports",
        ["stock_movement_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_vendor_id_receipt_date"),
        "procurement_receiving_reports",
        ["vendor_id", "receipt_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_procurement_receiving_reports_void_entry_id"),
        "procurement_receiving_reports",
        ["void_entry_id"],
        unique=False,
    )
    op.create_table(
        "assets_depreciation_schedules",
        sa.Column("asset_id", types.Key(), nullable=False),
        sa.Column("component_id", types.Key(), nullable=False),
        sa.Column("book", types.Words(50), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=True),
        sa.Column("tax_year", sa.BigInteger(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("units", types.ExactDecimal(), nullable=True),
        sa.Column("opening_carrying", types.ExactDecimal(), nullable=False),
        sa.Column("depreciation_amount", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_depreciation", types.ExactDecimal(), nullable=False),
        sa.Column("net_book_value", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("run_number", types.Words(30), nullable=True),
        sa.Column("override_reason", types.Words(500), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets_assets.id"], name=op.f("fk_assets_depreciation_schedules_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["component_id"],
            ["assets_depreciation_components.id"],
            name=op.f("fk_assets_depreciation_schedules_component_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_depreciation_schedules_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_assets_depreciation_schedules_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_assets_depreciation_schedules_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_assets_depreciation_schedules_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_depreciation_schedules_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_depreciation_schedules")),
        sa.UniqueConstraint(
            "component_id",
            "book",
            "period_end",
            "kind",
            "sequence",
            name=op.f("uq_assets_depreciation_schedules_component_id_book_period_end_kind_sequence"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_assets_depreciation_schedules_book_period_end"),
        "assets_depreciation_schedules",
        ["book", "period_end"],
        unique=False,
    )
    op.create_index(
        op.f("ix_assets_depreciation_schedules_journal_entry_id"),
        "assets_depreciation_schedules",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_assets_depreciation_schedules_run_number"),
        "assets_depreciation_schedules",
        ["run_number"],
        unique=False,
    )
    op.create_table(
        "assets_disposals",
        sa.Column("disposal_number", types.Words(50), nullable=False),
        sa.Column("asset_id", types.Key(), nullable=False),
        sa.Column("component_id", types.Key(), nullable=True),
        sa.Column("disposal_date", sa.Date(), nullable=False),
        sa.Column("disposal_type", types.Words(50), nullable=False),
        sa.Column("fraction", types.ExactDecimal(), nullable=False),
        sa.Column("cost_disposed", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_depreciation_at_disposal", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_impairment_at_disposal", types.ExactDecimal(), nullable=False),
        sa.Column("net_book_value_at_disposal", types.ExactDecimal(), nullable=False),
        sa.Column("proceeds", types.ExactDecimal(), nullable=False),
        sa.Column("selling_costs", types.ExactDecimal(), nullable=False),
        sa.Column("gain_loss", types.ExactDecimal(), nullable=False),
        sa.Column("surplus_transferred", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("ar_invoice_id", types.Key(), nullable=True),
        sa.Column("replacement_asset_id", types.Key(), nullable=True),
        sa.Column("reason", types.Words(500), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets_assets.id"], name=op.f("fk_assets_disposals_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["component_id"],
            ["assets_depreciation_components.id"],
            name=op.f("fk_assets_disposals_component_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_disposals_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_assets_disposals_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_disposals_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["replacement_asset_id"],
            ["assets_assets.id"],
            name=op.f("fk_assets_disposals_replacement_asset_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_disposals_reversal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_disposals_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_disposals")),
        sa.UniqueConstraint("disposal_number", name=op.f("uq_assets_disposals_disposal_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_assets_disposals_ar_invoice_id"), "assets_disposals", ["ar_invoice_id"], unique=False
    )
    op.create_index(op.f("ix_assets_disposals_asset_id"), "assets_disposals", ["asset_id"], unique=False)
    op.create_index(
        op.f("ix_assets_disposals_disposal_date"), "assets_disposals", ["disposal_date"], unique=False
    )
    op.create_table(
        "assets_revaluations",
        sa.Column("revaluation_number", types.Words(50), nullable=False),
        sa.Column("asset_id", types.Key(), nullable=False),
        sa.Column("component_id", types.Key(), nullable=True),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("revaluation_date", sa.Date(), nullable=False),
        sa.Column("old_carrying_value", types.ExactDecimal(), nullable=False),
        sa.Column("new_fair_value", types.ExactDecimal(), nullable=False),
        sa.Column("revaluation_surplus", types.ExactDecimal(), nullable=False),
        sa.Column("profit_or_loss", types.ExactDecimal(), nullable=False),
        sa.Column("gross_change", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_change", types.ExactDecimal(), nullable=False),
        sa.Column("method", types.Words(50), nullable=False),
        sa.Column("old_useful_life_months", sa.BigInteger(), nullable=True),
        sa.Column("new_useful_life_months", sa.BigInteger(), nullable=True),
        sa.Column("old_residual_value", types.ExactDecimal(), nullable=True),
        sa.Column("new_residual_value", types.ExactDecimal(), nullable=True),
        sa.Column("old_depreciation_method", types.Words(50), nullable=True),
        sa.Column("new_depreciation_method", types.Words(50), nullable=True),
        sa.Column("total_units", types.ExactDecimal(), nullable=True),
        sa.Column("valuer", types.Words(200), nullable=True),
        sa.Column("evidence", types.Words(1000), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets_assets.id"], name=op.f("fk_assets_revaluations_asset_id")
        ),
        sa.ForeignKeyConstraint(
            ["component_id"],
            ["assets_depreciation_components.id"],
            name=op.f("fk_assets_revaluations_component_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_assets_revaluations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_assets_revaluations_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_assets_revaluations_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_assets_revaluations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets_revaluations")),
        sa.UniqueConstraint("revaluation_number", name=op.f("uq_assets_revaluations_revaluation_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_assets_revaluations_asset_id"), "assets_revaluations", ["asset_id"], unique=False
    )
    op.create_table(
        "inventory_adjustments",
        sa.Column("adjustment_number", types.Words(50), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("adjustment_date", sa.Date(), nullable=False),
        sa.Column("quantity_change", types.ExactDecimal(), nullable=False),
        sa.Column("value_change", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=True),
        sa.Column("reason_code", types.Words(50), nullable=False),
        sa.Column("reference", types.Words(255), nullable=True),
        sa.Column("batch_id", types.Key(), nullable=True),
        sa.Column("receipt_id", types.Key(), nullable=True),
        sa.Column("issue_id", types.Key(), nullable=True),
        sa.Column("count_id", types.Key(), nullable=True),
        sa.Column("charge_line_id", types.Key(), nullable=True),
        sa.Column("costing_method", types.Words(50), nullable=True),
        sa.Column("tracking", types.Words(50), nullable=True),
        sa.Column("base_unit", types.Words(20), nullable=True),
        sa.Column("cogs_account_id", types.Key(), nullable=True),
        sa.Column("old_unit_cost", types.ExactDecimal(), nullable=True),
        sa.Column("new_unit_cost", types.ExactDecimal(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=True),
        sa.Column("movement_seq", sa.BigInteger(), nullable=True),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("serial_numbers", sa.Text(), nullable=True),
        sa.Column("stock_account_id", types.Key(), nullable=False),
        sa.Column("counter_account_id", types.Key(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
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
        sa.ForeignKeyConstraint(
            ["cogs_account_id"], ["accounts.id"], name=op.f("fk_inventory_adjustments_cogs_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["count_id"], ["inventory_cycle_counts.id"], name=op.f("fk_inventory_adjustments_count_id")
        ),
        sa.ForeignKeyConstraint(
            ["counter_account_id"], ["accounts.id"], name=op.f("fk_inventory_adjustments_counter_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_inventory_adjustments_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_adjustments_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_inventory_adjustments_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_inventory_adjustments_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["inventory_issues.id"], name=op.f("fk_inventory_adjustments_issue_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_inventory_adjustments_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["inventory_receipts.id"], name=op.f("fk_inventory_adjustments_receipt_id")
        ),
        sa.ForeignKeyConstraint(
            ["stock_account_id"], ["accounts.id"], name=op.f("fk_inventory_adjustments_stock_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_inventory_adjustments_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_inventory_adjustments_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_adjustments")),
        sa.UniqueConstraint(
            "adjustment_number",
            "line_number",
            name=op.f("uq_inventory_adjustments_adjustment_number_line_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_batch_id"), "inventory_adjustments", ["batch_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_charge_line_id"),
        "inventory_adjustments",
        ["charge_line_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_count_id"), "inventory_adjustments", ["count_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_issue_id"), "inventory_adjustments", ["issue_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_item_code_movement_seq"),
        "inventory_adjustments",
        ["item_code", "movement_seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_journal_entry_id"),
        "inventory_adjustments",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_kind_item_code"),
        "inventory_adjustments",
        ["kind", "item_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_location_code_item_code"),
        "inventory_adjustments",
        ["location_code", "item_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_inventory_adjustments_lot_number"), "inventory_adjustments", ["lot_number"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_posting_date"), "inventory_adjustments", ["posting_date"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_receipt_id"), "inventory_adjustments", ["receipt_id"], unique=False
    )
    op.create_index(
        op.f("ix_inventory_adjustments_void_entry_id"),
        "inventory_adjustments",
        ["void_entry_id"],
        unique=False,
    )
    if op.get_bind().dialect.name == "postgresql":  # SQLite has it in the table already
        op.create_foreign_key(
            "fk_inventory_receipts_original_issue_id",
            "inventory_receipts",
            "inventory_issues",
            ["original_issue_id"],
            ["id"],
        )


def downgrade() -> None:
    """Drop the tables, unless they hold something."""
    check_empty(op.get_bind(), *TABLES)
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("fk_inventory_receipts_original_issue_id", "inventory_receipts")
    op.drop_index(op.f("ix_inventory_adjustments_void_entry_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_receipt_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_posting_date"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_lot_number"), table_name="inventory_adjustments")
    op.drop_index(
        op.f("ix_inventory_adjustments_location_code_item_code"), table_name="inventory_adjustments"
    )
    op.drop_index(op.f("ix_inventory_adjustments_kind_item_code"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_journal_entry_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_item_code_movement_seq"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_issue_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_count_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_charge_line_id"), table_name="inventory_adjustments")
    op.drop_index(op.f("ix_inventory_adjustments_batch_id"), table_name="inventory_adjustments")
    op.drop_table("inventory_adjustments")
    op.drop_index(op.f("ix_assets_revaluations_asset_id"), table_name="assets_revaluations")
    op.drop_table("assets_revaluations")
    op.drop_index(op.f("ix_assets_disposals_disposal_date"), table_name="assets_disposals")
    op.drop_index(op.f("ix_assets_disposals_asset_id"), table_name="assets_disposals")
    op.drop_index(op.f("ix_assets_disposals_ar_invoice_id"), table_name="assets_disposals")
    op.drop_table("assets_disposals")
    op.drop_index(
        op.f("ix_assets_depreciation_schedules_run_number"), table_name="assets_depreciation_schedules"
    )
    op.drop_index(
        op.f("ix_assets_depreciation_schedules_journal_entry_id"), table_name="assets_depreciation_schedules"
    )
    op.drop_index(
        op.f("ix_assets_depreciation_schedules_book_period_end"), table_name="assets_depreciation_schedules"
    )
    op.drop_table("assets_depreciation_schedules")
    op.drop_index(
        op.f("ix_procurement_receiving_reports_void_entry_id"), table_name="procurement_receiving_reports"
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_vendor_id_receipt_date"),
        table_name="procurement_receiving_reports",
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_stock_movement_id"), table_name="procurement_receiving_reports"
    )
    op.drop_index(op.f("ix_procurement_receiving_reports_status"), table_name="procurement_receiving_reports")
    op.drop_index(
        op.f("ix_procurement_receiving_reports_requisition_line_id"),
        table_name="procurement_receiving_reports",
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_po_reference_po_line_reference"),
        table_name="procurement_receiving_reports",
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_original_receipt_id"),
        table_name="procurement_receiving_reports",
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_journal_entry_id"), table_name="procurement_receiving_reports"
    )
    op.drop_index(
        op.f("ix_procurement_receiving_reports_clear_entry_id"), table_name="procurement_receiving_reports"
    )
    op.drop_table("procurement_receiving_reports")
    op.drop_index(op.f("ix_inventory_issues_void_entry_id"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_status"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_posting_date"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_original_receipt_id"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_lot_number"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_location_code_item_code"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_journal_entry_id"), table_name="inventory_issues")
    op.drop_index(op.f("ix_inventory_issues_item_code_movement_seq"), table_name="inventory_issues")
    op.drop_index(
        op.f("ix_inventory_issues_destination_module_destination_id"), table_name="inventory_issues"
    )
    op.drop_index(op.f("ix_inventory_issues_destination_line_id"), table_name="inventory_issues")
    op.drop_table("inventory_issues")
    op.drop_index(op.f("ix_expense_reimbursements_report_id"), table_name="expense_reimbursements")
    op.drop_index(op.f("ix_expense_reimbursements_payroll_run_id"), table_name="expense_reimbursements")
    op.drop_index(op.f("ix_expense_reimbursements_employee_id_kind"), table_name="expense_reimbursements")
    op.drop_index(op.f("ix_expense_reimbursements_bank_account_id"), table_name="expense_reimbursements")
    op.drop_table("expense_reimbursements")
    op.drop_index(op.f("ix_expense_lines_receipt_sha256"), table_name="expense_lines")
    op.drop_index(op.f("ix_expense_lines_customer_id_billable"), table_name="expense_lines")
    op.drop_index(op.f("ix_expense_lines_category_expense_date"), table_name="expense_lines")
    op.drop_index(op.f("ix_expense_lines_card_transaction_id"), table_name="expense_lines")
    op.drop_index(op.f("ix_expense_lines_billed_line_id"), table_name="expense_lines")
    op.drop_table("expense_lines")
    op.drop_index(op.f("ix_assets_transfers_asset_id"), table_name="assets_transfers")
    op.drop_table("assets_transfers")
    op.drop_index(
        op.f("ix_assets_depreciation_components_status_depreciated_through"),
        table_name="assets_depreciation_components",
    )
    op.drop_index(
        op.f("ix_assets_depreciation_components_asset_id"), table_name="assets_depreciation_components"
    )
    op.drop_table("assets_depreciation_components")
    op.drop_index(
        "uq_procurement_requisition_lines_po_reference_po_line_reference",
        table_name="procurement_requisition_lines",
        sqlite_where=sa.text(
            "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
        ),
        postgresql_where=sa.text(
            "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
        ),
    )
    op.drop_index(
        op.f("ix_procurement_requisition_lines_vendor_id"), table_name="procurement_requisition_lines"
    )
    op.drop_index(
        op.f("ix_procurement_requisition_lines_line_status_required_date"),
        table_name="procurement_requisition_lines",
    )
    op.drop_table("procurement_requisition_lines")
    op.drop_table("period_close_runs")
    op.drop_index(op.f("ix_inventory_transfers_void_entry_id"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_to_location_code_item_code"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_receive_posting_date"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_receive_entry_id"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_posting_date"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_lot_number"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_loss_entry_id"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_journal_entry_id"), table_name="inventory_transfers")
    op.drop_index(op.f("ix_inventory_transfers_item_code_movement_seq"), table_name="inventory_transfers")
    op.drop_index(
        op.f("ix_inventory_transfers_from_location_code_item_code"), table_name="inventory_transfers"
    )
    op.drop_table("inventory_transfers")
    op.drop_index(op.f("ix_inventory_receipts_void_entry_id"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_source_module_source_id"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_source_line_id"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_posting_date"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_original_issue_id"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_lot_number"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_location_code_item_code"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_journal_entry_id"), table_name="inventory_receipts")
    op.drop_index(op.f("ix_inventory_receipts_item_code_movement_seq"), table_name="inventory_receipts")
    op.drop_table("inventory_receipts")
    op.drop_index(op.f("ix_expense_reports_report_date"), table_name="expense_reports")
    op.drop_index(op.f("ix_expense_reports_employee_id_status"), table_name="expense_reports")
    op.drop_table("expense_reports")
    op.drop_index(op.f("ix_budget_transfers_journal_entry_id"), table_name="budget_transfers")
    op.drop_index(op.f("ix_budget_transfers_budget_id_status"), table_name="budget_transfers")
    op.drop_table("budget_transfers")
    op.drop_index(op.f("ix_assets_assets_vendor_id"), table_name="assets_assets")
    op.drop_index(op.f("ix_assets_assets_status"), table_name="assets_assets")
    op.drop_index(op.f("ix_assets_assets_serial_number"), table_name="assets_assets")
    op.drop_index(op.f("ix_assets_assets_location_code"), table_name="assets_assets")
    op.drop_index(op.f("ix_assets_assets_category_id_status"), table_name="assets_assets")
    op.drop_table("assets_assets")
    op.drop_index(
        op.f("ix_procurement_requisitions_status_request_date"), table_name="procurement_requisitions"
    )
    op.drop_index(op.f("ix_procurement_requisitions_requester_id"), table_name="procurement_requisitions")
    op.drop_index(op.f("ix_procurement_requisitions_copied_from_id"), table_name="procurement_requisitions")
    op.drop_table("procurement_requisitions")
    op.drop_table("period_close_certificates")
    op.drop_index(
        "uq_inventory_reorder_points_item_code",
        table_name="inventory_reorder_points",
        sqlite_where=sa.text("location_code IS NULL"),
        postgresql_where=sa.text("location_code IS NULL"),
    )
    op.drop_table("inventory_reorder_points")
    op.drop_index(op.f("ix_inventory_cycle_counts_status"), table_name="inventory_cycle_counts")
    op.drop_index(op.f("ix_inventory_cycle_counts_item_code_count_date"), table_name="inventory_cycle_counts")
    op.drop_table("inventory_cycle_counts")
    op.drop_table("expense_policies")
    op.drop_table("budget_versions")
    op.drop_index(op.f("ix_budget_lines_account_id_fiscal_period_id"), table_name="budget_lines")
    op.drop_table("budget_lines")
    op.drop_index(op.f("ix_budget_allocations_budget_id_batch_no"), table_name="budget_allocations")
    op.drop_table("budget_allocations")
    op.drop_index(
        "uq_budget_budgets_fiscal_year_budget_type",
        table_name="budget_budgets",
        sqlite_where=sa.text("is_primary"),
        postgresql_where=sa.text("is_primary"),
    )
    op.drop_index(op.f("ix_budget_budgets_status"), table_name="budget_budgets")
    op.drop_index(op.f("ix_budget_budgets_fiscal_year_id"), table_name="budget_budgets")
    op.drop_index(op.f("ix_budget_budgets_copied_from_id"), table_name="budget_budgets")
    op.drop_table("budget_budgets")
    op.drop_table("assets_categories")
    op.drop_index(
        op.f("ix_inventory_abc_classifications_item_code_as_of_date"),
        table_name="inventory_abc_classifications",
    )
    op.drop_table("inventory_abc_classifications")
