"""Create the tables of leases, revenue, projects and contracts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types
from finance_core.db.upgrade import check_empty

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "contracts_funding",
    "lease_leases",
    "project_projects",
    "revenue_contracts",
    "contracts_deliverables",
    "lease_liabilities",
    "lease_modifications",
    "lease_payments",
    "lease_rou_assets",
    "project_phases",
    "revenue_contract_modifications",
    "revenue_performance_obligations",
    "revenue_transaction_prices",
    "contracts_milestones",
    "project_cost_entries",
    "revenue_recognition_schedules",
    "revenue_ssp_allocations",
    "contracts_billings",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "contracts_funding",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("funding_action_number", types.Words(50), nullable=False),
        sa.Column("funding_type", types.Words(50), nullable=False),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("modification_number", types.Words(50), nullable=True),
        sa.Column("document_reference", types.Words(100), nullable=True),
        sa.Column("authorized_by", types.Words(200), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("value_change", types.ExactDecimal(), nullable=False),
        sa.Column("ceiling_change", types.ExactDecimal(), nullable=False),
        sa.Column("fee_change", types.ExactDecimal(), nullable=False),
        sa.Column("cumulative_funded", types.ExactDecimal(), nullable=False),
        sa.Column("cumulative_value", types.ExactDecimal(), nullable=False),
        sa.Column("ceiling_after", types.ExactDecimal(), nullable=True),
        sa.Column("fee_after", types.ExactDecimal(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("billing_basis", types.Words(50), nullable=False),
        sa.Column("revenue_policy", types.Words(50), nullable=False),
        sa.Column("revenue_contract_id", types.Key(), nullable=True),
        sa.Column("project_id", types.Key(), nullable=True),
        sa.Column("retention_percent", types.ExactDecimal(), nullable=False),
        sa.Column("retention_cap_percent", types.ExactDecimal(), nullable=True),
        sa.Column("tax_on_retention", types.Words(50), nullable=False),
        sa.Column("advance_percent", types.ExactDecimal(), nullable=True),
        sa.Column("advance_recovery_percent", types.ExactDecimal(), nullable=True),
        sa.Column("fee_basis", types.Words(50), nullable=False),
        sa.Column("fee_rate", types.ExactDecimal(), nullable=True),
        sa.Column("damages_per_day", types.ExactDecimal(), nullable=True),
        sa.Column("damages_cap_percent", types.ExactDecimal(), nullable=True),
        sa.Column("requires_certificate", sa.Boolean(), nullable=False),
        sa.Column("funding_control", types.Words(50), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("payment_term_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_contracts_funding_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_contracts_funding_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_term_id"], ["payment_terms.id"], name=op.f("fk_contracts_funding_payment_term_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_contracts_funding_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_contracts_funding_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts_funding")),
        sa.UniqueConstraint(
            "contract_id",
            "funding_action_number",
            name=op.f("uq_contracts_funding_contract_id_funding_action_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_contracts_funding_contract_id_effective_date"),
        "contracts_funding",
        ["contract_id", "effective_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contracts_funding_project_id"), "contracts_funding", ["project_id"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_funding_revenue_contract_id"),
        "contracts_funding",
        ["revenue_contract_id"],
        unique=False,
    )
    op.create_table(
        "lease_leases",
        sa.Column("lease_number", types.Words(50), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("lessor_id", types.Key(), nullable=False),
        sa.Column("contract_reference", types.Words(100), nullable=True),
        sa.Column("asset_class", types.Words(50), nullable=False),
        sa.Column("framework", types.Words(50), nullable=False),
        sa.Column("classification", types.Words(50), nullable=False),
        sa.Column("classification_reason", types.Words(500), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("commencement_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("contract_end_date", sa.Date(), nullable=False),
        sa.Column("extension_end", sa.Date(), nullable=True),
        sa.Column("extension_certain", sa.Boolean(), nullable=False),
        sa.Column("termination_option_on", sa.Date(), nullable=True),
        sa.Column("termination_certain", sa.Boolean(), nullable=False),
        sa.Column("options_note", sa.Text(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("monthly_payment", types.ExactDecimal(), nullable=False),
        sa.Column("payment_frequency", types.Words(50), nullable=False),
        sa.Column("payment_timing", types.Words(50), nullable=False),
        sa.Column("first_payment_date", sa.Date(), nullable=False),
        sa.Column("rent_free_payments", sa.BigInteger(), nullable=False),
        sa.Column("escalation", types.Words(50), nullable=False),
        sa.Column("escalation_value", types.ExactDecimal(), nullable=True),
        sa.Column("escalation_every_months", sa.BigInteger(), nullable=True),
        sa.Column("index_name", types.Words(60), nullable=True),
        sa.Column("index_base", types.ExactDecimal(), nullable=True),
        sa.Column("non_lease_amount", types.ExactDecimal(), nullable=False),
        sa.Column("separate_components", sa.Boolean(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("discount_rate", types.ExactDecimal(), nullable=False),
        sa.Column("rate_kind", types.Words(50), nullable=False),
        sa.Column("rate_convention", types.Words(50), nullable=False),
        sa.Column("time_basis", types.Words(50), nullable=False),
        sa.Column("initial_direct_costs", types.ExactDecimal(), nullable=False),
        sa.Column("prepaid_payments", types.ExactDecimal(), nullable=False),
        sa.Column("incentives_received", types.ExactDecimal(), nullable=False),
        sa.Column("incentives_receivable", types.ExactDecimal(), nullable=False),
        sa.Column("incentive_expected_on", sa.Date(), nullable=True),
        sa.Column("restoration_cost", types.ExactDecimal(), nullable=False),
        sa.Column("restoration_rate", types.ExactDecimal(), nullable=True),
        sa.Column("residual_guarantee", types.ExactDecimal(), nullable=False),
        sa.Column("purchase_option", types.ExactDecimal(), nullable=False),
        sa.Column("purchase_option_certain", sa.Boolean(), nullable=False),
        sa.Column("ownership_transfers", sa.Boolean(), nullable=False),
        sa.Column("specialised_asset", sa.Boolean(), nullable=False),
        sa.Column("economic_life_months", sa.BigInteger(), nullable=True),
        sa.Column("fair_value", types.ExactDecimal(), nullable=True),
        sa.Column("deposit_amount", types.ExactDecimal(), nullable=False),
        sa.Column("scope_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("scope_unit", types.Words(20), nullable=True),
        sa.Column("opening_as_of", sa.Date(), nullable=True),
        sa.Column("opening_liability", types.ExactDecimal(), nullable=True),
        sa.Column("opening_rou", types.ExactDecimal(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", types.Words(500), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
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
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_lease_leases_created_by_id")),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_cost_centre_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_lease_leases_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_lease_leases_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(["lessor_id"], ["parties.id"], name=op.f("fk_lease_leases_lessor_id")),
        sa.ForeignKeyConstraint(["tax_code_id"], ["tax_codes.id"], name=op.f("fk_lease_leases_tax_code_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_lease_leases_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_leases")),
        sa.UniqueConstraint("lease_number", name=op.f("uq_lease_leases_lease_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_lease_leases_lessor_id"), "lease_leases", ["lessor_id"], unique=False)
    op.create_index(
        op.f("ix_lease_leases_status_end_date"), "lease_leases", ["status", "end_date"], unique=False
    )
    op.create_table(
        "project_projects",
        sa.Column("project_code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("contract_id", types.Key(), nullable=True),
        sa.Column("revenue_contract_id", types.Key(), nullable=True),
        sa.Column("dimension_value_id", types.Key(), nullable=False),
        sa.Column("project_type", types.Words(50), nullable=False),
        sa.Column("billing_method", types.Words(50), nullable=False),
        sa.Column("revenue_method", types.Words(50), nullable=False),
        sa.Column("cost_policy", types.Words(50), nullable=False),
        sa.Column("labour_costing", types.Words(50), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("contract_value", types.ExactDecimal(), nullable=False),
        sa.Column("billing_cap", types.ExactDecimal(), nullable=True),
        sa.Column("retention_percent", types.ExactDecimal(), nullable=False),
        sa.Column("default_bill_rate", types.ExactDecimal(), nullable=True),
        sa.Column("markup_material", types.ExactDecimal(), nullable=False),
        sa.Column("markup_subcontract", types.ExactDecimal(), nullable=False),
        sa.Column("markup_expense", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("manager_id", types.Key(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("actual_end", sa.Date(), nullable=True),
        sa.Column("total_budget", types.ExactDecimal(), nullable=False),
        sa.Column("original_budget", types.ExactDecimal(), nullable=False),
        sa.Column("total_actual", types.ExactDecimal(), nullable=False),
        sa.Column("total_committed", types.ExactDecimal(), nullable=False),
        sa.Column("total_billed", types.ExactDecimal(), nullable=False),
        sa.Column("recognized_revenue", types.ExactDecimal(), nullable=False),
        sa.Column("relieved_cost", types.ExactDecimal(), nullable=False),
        sa.Column("loss_provision", types.ExactDecimal(), nullable=False),
        sa.Column("budget_control", types.Words(50), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_project_projects_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_project_projects_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_project_projects_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["dimension_value_id"],
            ["dimension_values.id"],
            name=op.f("fk_project_projects_dimension_value_id"),
        ),
        sa.ForeignKeyConstraint(["manager_id"], ["parties.id"], name=op.f("fk_project_projects_manager_id")),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_project_projects_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_project_projects_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_projects")),
        sa.UniqueConstraint("dimension_value_id", name=op.f("uq_project_projects_dimension_value_id")),
        sa.UniqueConstraint("project_code", name=op.f("uq_project_projects_project_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_project_projects_contract_id"), "project_projects", ["contract_id"], unique=False
    )
    op.create_index(
        op.f("ix_project_projects_customer_id_status"),
        "project_projects",
        ["customer_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_projects_revenue_contract_id"),
        "project_projects",
        ["revenue_contract_id"],
        unique=False,
    )
    op.create_table(
        "revenue_contracts",
        sa.Column("contract_number", types.Words(50), nullable=False),
        sa.Column("customer_id", types.Key(), nullable=False),
        sa.Column("contract_id", types.Key(), nullable=True),
        sa.Column("parent_contract_id", types.Key(), nullable=True),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("total_consideration", types.ExactDecimal(), nullable=False),
        sa.Column("variable_consideration", types.ExactDecimal(), nullable=False),
        sa.Column("transaction_price", types.ExactDecimal(), nullable=False),
        sa.Column("recognized_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("billed_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("interest_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("refund_liability", types.ExactDecimal(), nullable=False),
        sa.Column("credits_to_classify", types.ExactDecimal(), nullable=False),
        sa.Column("base_liability", types.ExactDecimal(), nullable=False),
        sa.Column("price_version", sa.BigInteger(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("is_approved", sa.Boolean(), nullable=False),
        sa.Column("rights_identified", sa.Boolean(), nullable=False),
        sa.Column("terms_identified", sa.Boolean(), nullable=False),
        sa.Column("has_substance", sa.Boolean(), nullable=False),
        sa.Column("collectable", sa.Boolean(), nullable=False),
        sa.Column("financing", types.Words(50), nullable=False),
        sa.Column("financing_rate", types.ExactDecimal(), nullable=True),
        sa.Column("expedient_one_year", sa.Boolean(), nullable=False),
        sa.Column("right_to_invoice", sa.Boolean(), nullable=False),
        sa.Column("billing_plan", types.Words(50), nullable=False),
        sa.Column("billing_frequency", types.Words(50), nullable=True),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("terminated_on", sa.Date(), nullable=True),
        sa.Column("end_reason", types.Words(500), nullable=True),
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
            ["contract_id"], ["contracts.id"], name=op.f("fk_revenue_contracts_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_contracts_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["parties.id"], name=op.f("fk_revenue_contracts_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_revenue_contracts_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_revenue_contracts_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_revenue_contracts_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_contract_id"],
            ["revenue_contracts.id"],
            name=op.f("fk_revenue_contracts_parent_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_revenue_contracts_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_contracts_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_contracts")),
        sa.UniqueConstraint("contract_number", name=op.f("uq_revenue_contracts_contract_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_revenue_contracts_customer_id_status"),
        "revenue_contracts",
        ["customer_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_revenue_contracts_status_end_date"),
        "revenue_contracts",
        ["status", "end_date"],
        unique=False,
    )
    op.create_table(
        "contracts_deliverables",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("deliverable_number", types.Words(50), nullable=False),
        sa.Column("contract_line_id", types.Key(), nullable=True),
        sa.Column("title", types.Words(255), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("deliverable_type", types.Words(50), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit", types.Words(20), nullable=True),
        sa.Column("price", types.ExactDecimal(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("late_after_days", sa.BigInteger(), nullable=False),
        sa.Column("recurrence", types.Words(50), nullable=False),
        sa.Column("series_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("submitted_date", sa.Date(), nullable=True),
        sa.Column("submission_count", sa.BigInteger(), nullable=False),
        sa.Column("review_days", sa.BigInteger(), nullable=True),
        sa.Column("accepted_date", sa.Date(), nullable=True),
        sa.Column("accepted_by", types.Words(200), nullable=True),
        sa.Column("rejection_reason", types.Words(500), nullable=True),
        sa.Column("billed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("revenue_obligation_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_contracts_deliverables_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_line_id"],
            ["contract_line_items.id"],
            name=op.f("fk_contracts_deliverables_contract_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_contracts_deliverables_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_contracts_deliverables_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts_deliverables")),
        sa.UniqueConstraint(
            "contract_id",
            "deliverable_number",
            name=op.f("uq_contracts_deliverables_contract_id_deliverable_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_contracts_deliverables_contract_id"), "contracts_deliverables", ["contract_id"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_deliverables_revenue_obligation_id"),
        "contracts_deliverables",
        ["revenue_obligation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contracts_deliverables_series_id"), "contracts_deliverables", ["series_id"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_deliverables_status_due_date"),
        "contracts_deliverables",
        ["status", "due_date"],
        unique=False,
    )
    op.create_table(
        "lease_liabilities",
        sa.Column("lease_id", types.Key(), nullable=False),
        sa.Column("initial_value", types.ExactDecimal(), nullable=False),
        sa.Column("current_balance", types.ExactDecimal(), nullable=False),
        sa.Column("due_unpaid", types.ExactDecimal(), nullable=False),
        sa.Column("base_balance", types.ExactDecimal(), nullable=False),
        sa.Column("interest_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("paid_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("commencement_date", sa.Date(), nullable=False),
        sa.Column("current_rate", types.ExactDecimal(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("restoration_balance", types.ExactDecimal(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_lease_liabilities_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["lease_id"], ["lease_leases.id"], name=op.f("fk_lease_liabilities_lease_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_lease_liabilities_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_liabilities")),
        sa.UniqueConstraint("lease_id", name=op.f("uq_lease_liabilities_lease_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "lease_modifications",
        sa.Column("modification_number", types.Words(50), nullable=False),
        sa.Column("lease_id", types.Key(), nullable=False),
        sa.Column("modification_date", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("new_monthly_payment", types.ExactDecimal(), nullable=True),
        sa.Column("new_end_date", sa.Date(), nullable=True),
        sa.Column("scope_remaining", types.ExactDecimal(), nullable=False),
        sa.Column("new_discount_rate", types.ExactDecimal(), nullable=True),
        sa.Column("liability_before", types.ExactDecimal(), nullable=False),
        sa.Column("liability_after", types.ExactDecimal(), nullable=False),
        sa.Column("remeasurement_amount", types.ExactDecimal(), nullable=False),
        sa.Column("rou_before", types.ExactDecimal(), nullable=False),
        sa.Column("rou_after", types.ExactDecimal(), nullable=False),
        sa.Column("rou_adjustment", types.ExactDecimal(), nullable=False),
        sa.Column("gain_loss", types.ExactDecimal(), nullable=False),
        sa.Column("penalty", types.ExactDecimal(), nullable=False),
        sa.Column("new_lease_id", types.Key(), nullable=True),
        sa.Column("from_revision", sa.BigInteger(), nullable=False),
        sa.Column("to_revision", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", types.Key(), nullable=False),
        sa.Column("approved_note", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_lease_modifications_actor_id")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_lease_modifications_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_lease_modifications_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["lease_id"], ["lease_leases.id"], name=op.f("fk_lease_modifications_lease_id")
        ),
        sa.ForeignKeyConstraint(
            ["new_lease_id"], ["lease_leases.id"], name=op.f("fk_lease_modifications_new_lease_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_lease_modifications_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_lease_modifications_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_modifications")),
        sa.UniqueConstraint("modification_number", name=op.f("uq_lease_modifications_modification_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_lease_modifications_lease_id_modification_date"),
        "lease_modifications",
        ["lease_id", "modification_date"],
        unique=False,
    )
    op.create_table(
        "lease_payments",
        sa.Column("lease_id", types.Key(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("line_kind", types.Words(50), nullable=False),
        sa.Column("payment_number", sa.BigInteger(), nullable=False),
        sa.Column("payment_date", sa.Date(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("non_lease_amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("settled_amount", types.ExactDecimal(), nullable=False),
        sa.Column("index_value", types.ExactDecimal(), nullable=True),
        sa.Column("interest_portion", types.ExactDecimal(), nullable=False),
        sa.Column("principal_portion", types.ExactDecimal(), nullable=False),
        sa.Column("amortization_portion", types.ExactDecimal(), nullable=False),
        sa.Column("lease_cost", types.ExactDecimal(), nullable=False),
        sa.Column("opening_liability", types.ExactDecimal(), nullable=False),
        sa.Column("closing_liability", types.ExactDecimal(), nullable=False),
        sa.Column("closing_rou", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("settled_by", types.Words(50), nullable=True),
        sa.Column("ap_invoice_id", types.Key(), nullable=True),
        sa.Column("bank_transaction_id", types.Key(), nullable=True),
        sa.Column("run_number", types.Words(30), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_lease_payments_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"], ["fiscal_periods.id"], name=op.f("fk_lease_payments_fiscal_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_lease_payments_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(["lease_id"], ["lease_leases.id"], name=op.f("fk_lease_payments_lease_id")),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"], ["journal_entries.id"], name=op.f("fk_lease_payments_reversal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_lease_payments_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_payments")),
        sa.UniqueConstraint(
            "lease_id",
            "revision",
            "line_kind",
            "payment_number",
            name=op.f("uq_lease_payments_lease_id_revision_line_kind_payment_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_lease_payments_ap_invoice_id"), "lease_payments", ["ap_invoice_id"], unique=False
    )
    op.create_index(
        op.f("ix_lease_payments_bank_transaction_id"), "lease_payments", ["bank_transaction_id"], unique=False
    )
    op.create_index(
        op.f("ix_lease_payments_lease_id_payment_date"),
        "lease_payments",
        ["lease_id", "payment_date"],
        unique=False,
    )
    op.create_index(op.f("ix_lease_payments_run_number"), "lease_payments", ["run_number"], unique=False)
    op.create_index(
        op.f("ix_lease_payments_status_payment_date"),
        "lease_payments",
        ["status", "payment_date"],
        unique=False,
    )
    op.create_table(
        "lease_rou_assets",
        sa.Column("lease_id", types.Key(), nullable=False),
        sa.Column("initial_value", types.ExactDecimal(), nullable=False),
        sa.Column("from_liability", types.ExactDecimal(), nullable=False),
        sa.Column("from_prepaid", types.ExactDecimal(), nullable=False),
        sa.Column("from_direct_costs", types.ExactDecimal(), nullable=False),
        sa.Column("from_incentives", types.ExactDecimal(), nullable=False),
        sa.Column("from_restoration", types.ExactDecimal(), nullable=False),
        sa.Column("gross_value", types.ExactDecimal(), nullable=False),
        sa.Column("remeasurements", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_amortization", types.ExactDecimal(), nullable=False),
        sa.Column("accumulated_impairment", types.ExactDecimal(), nullable=False),
        sa.Column("carrying_value", types.ExactDecimal(), nullable=False),
        sa.Column("commencement_date", sa.Date(), nullable=False),
        sa.Column("amortization_end", sa.Date(), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=False),
        sa.Column("basis_carrying", types.ExactDecimal(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_lease_rou_assets_created_by_id")
        ),
        sa.ForeignKeyConstraint(["lease_id"], ["lease_leases.id"], name=op.f("fk_lease_rou_assets_lease_id")),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_lease_rou_assets_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lease_rou_assets")),
        sa.UniqueConstraint("lease_id", name=op.f("uq_lease_rou_assets_lease_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "project_phases",
        sa.Column("project_id", types.Key(), nullable=False),
        sa.Column("code", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("parent_id", types.Key(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("sort_order", sa.BigInteger(), nullable=False),
        sa.Column("dimension_value_id", types.Key(), nullable=False),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("actual_start", sa.Date(), nullable=True),
        sa.Column("actual_end", sa.Date(), nullable=True),
        sa.Column("spread", types.Words(50), nullable=False),
        sa.Column("budget_labour", types.ExactDecimal(), nullable=False),
        sa.Column("budget_material", types.ExactDecimal(), nullable=False),
        sa.Column("budget_subcontract", types.ExactDecimal(), nullable=False),
        sa.Column("budget_other", types.ExactDecimal(), nullable=False),
        sa.Column("budget_amount", types.ExactDecimal(), nullable=False),
        sa.Column("original_budget_amount", types.ExactDecimal(), nullable=False),
        sa.Column("budget_hours", types.ExactDecimal(), nullable=False),
        sa.Column("progress_method", types.Words(50), nullable=False),
        sa.Column("percent_complete", types.ExactDecimal(), nullable=False),
        sa.Column("total_units", types.ExactDecimal(), nullable=True),
        sa.Column("weight", types.ExactDecimal(), nullable=True),
        sa.Column("estimate_to_complete", types.ExactDecimal(), nullable=True),
        sa.Column("is_milestone", sa.Boolean(), nullable=False),
        sa.Column("billing_amount", types.ExactDecimal(), nullable=False),
        sa.Column("billed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("contract_milestone_id", types.Key(), nullable=True),
        sa.Column("bill_rate", types.ExactDecimal(), nullable=True),
        sa.Column("actual_cost", types.ExactDecimal(), nullable=False),
        sa.Column("committed_cost", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_project_phases_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dimension_value_id"], ["dimension_values.id"], name=op.f("fk_project_phases_dimension_value_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["project_phases.id"], name=op.f("fk_project_phases_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project_projects.id"], name=op.f("fk_project_phases_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_project_phases_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_phases")),
        sa.UniqueConstraint("dimension_value_id", name=op.f("uq_project_phases_dimension_value_id")),
        sa.UniqueConstraint("project_id", "code", name=op.f("uq_project_phases_project_id_code")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_project_phases_contract_milestone_id"),
        "project_phases",
        ["contract_milestone_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_phases_project_id_parent_id"),
        "project_phases",
        ["project_id", "parent_id"],
        unique=False,
    )
    op.create_table(
        "revenue_contract_modifications",
        sa.Column("modification_number", types.Words(50), nullable=False),
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("modification_date", sa.Date(), nullable=False),
        sa.Column("modification_type", types.Words(50), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("price_change", types.ExactDecimal(), nullable=False),
        sa.Column("scope_change", sa.Text(), nullable=True),
        sa.Column("adds_distinct_goods", sa.Boolean(), nullable=False),
        sa.Column("price_reflects_ssp", sa.Boolean(), nullable=False),
        sa.Column("remaining_distinct", sa.Boolean(), nullable=False),
        sa.Column("override_reason", types.Words(500), nullable=True),
        sa.Column("catch_up_amount", types.ExactDecimal(), nullable=False),
        sa.Column("from_version", sa.BigInteger(), nullable=False),
        sa.Column("to_version", sa.BigInteger(), nullable=False),
        sa.Column("new_contract_id", types.Key(), nullable=True),
        sa.Column("actor_id", types.Key(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_revenue_contract_modifications_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["revenue_contracts.id"],
            name=op.f("fk_revenue_contract_modifications_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_contract_modifications_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_revenue_contract_modifications_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["new_contract_id"],
            ["revenue_contracts.id"],
            name=op.f("fk_revenue_contract_modifications_new_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_revenue_contract_modifications_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_contract_modifications_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_contract_modifications")),
        sa.UniqueConstraint(
            "modification_number", name=op.f("uq_revenue_contract_modifications_modification_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "revenue_performance_obligations",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("obligation_number", sa.BigInteger(), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("is_distinct", sa.Boolean(), nullable=False),
        sa.Column("combined_into_id", types.Key(), nullable=True),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("standalone_selling_price", types.ExactDecimal(), nullable=False),
        sa.Column("ssp_method", types.Words(50), nullable=False),
        sa.Column("ssp_evidence", types.Words(500), nullable=True),
        sa.Column("allocated_price", types.ExactDecimal(), nullable=False),
        sa.Column("recognized_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("recognition_method", types.Words(50), nullable=False),
        sa.Column("measure", types.Words(50), nullable=True),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("total_expected", types.ExactDecimal(), nullable=True),
        sa.Column("done_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("uninstalled_cost", types.ExactDecimal(), nullable=False),
        sa.Column("uninstalled_expected", types.ExactDecimal(), nullable=False),
        sa.Column("progress", types.ExactDecimal(), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("basis_recognized", types.ExactDecimal(), nullable=False),
        sa.Column("basis_done", types.ExactDecimal(), nullable=False),
        sa.Column("progress_source", types.Words(50), nullable=False),
        sa.Column("project_phase_id", types.Key(), nullable=True),
        sa.Column("expected_return_rate", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=True),
        sa.Column("revenue_account_id", types.Key(), nullable=True),
        sa.Column("satisfied", sa.Boolean(), nullable=False),
        sa.Column("satisfaction_date", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["combined_into_id"],
            ["revenue_performance_obligations.id"],
            name=op.f("fk_revenue_performance_obligations_combined_into_id"),
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["revenue_contracts.id"],
            name=op.f("fk_revenue_performance_obligations_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_performance_obligations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["revenue_account_id"],
            ["accounts.id"],
            name=op.f("fk_revenue_performance_obligations_revenue_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_performance_obligations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_performance_obligations")),
        sa.UniqueConstraint(
            "contract_id",
            "obligation_number",
            name=op.f("uq_revenue_performance_obligations_contract_id_obligation_number"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_revenue_performance_obligations_contract_id"),
        "revenue_performance_obligations",
        ["contract_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_revenue_performance_obligations_project_phase_id"),
        "revenue_performance_obligations",
        ["project_phase_id"],
        unique=False,
    )
    op.create_table(
        "revenue_transaction_prices",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("reason", types.Words(50), nullable=False),
        sa.Column("base_price", types.ExactDecimal(), nullable=False),
        sa.Column("variable_estimate", types.ExactDecimal(), nullable=False),
        sa.Column("variable_consideration", types.ExactDecimal(), nullable=False),
        sa.Column("estimation_method", types.Words(50), nullable=False),
        sa.Column("scenarios", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("constraint_applied", sa.Boolean(), nullable=False),
        sa.Column("constraint_reason", types.Words(1000), nullable=True),
        sa.Column("financing_component", types.ExactDecimal(), nullable=False),
        sa.Column("noncash_consideration", types.ExactDecimal(), nullable=False),
        sa.Column("consideration_payable", types.ExactDecimal(), nullable=False),
        sa.Column("total_transaction_price", types.ExactDecimal(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["revenue_contracts.id"], name=op.f("fk_revenue_transaction_prices_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_transaction_prices_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_transaction_prices_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_transaction_prices")),
        sa.UniqueConstraint(
            "contract_id", "version", name=op.f("uq_revenue_transaction_prices_contract_id_version")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "contracts_milestones",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("milestone_number", types.Words(50), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("contract_line_id", types.Key(), nullable=True),
        sa.Column("deliverable_id", types.Key(), nullable=True),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=True),
        sa.Column("unit_price", types.ExactDecimal(), nullable=True),
        sa.Column("completion_pct", types.ExactDecimal(), nullable=False),
        sa.Column("stored_materials", types.ExactDecimal(), nullable=False),
        sa.Column("billed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("is_billed", sa.Boolean(), nullable=False),
        sa.Column("billed_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("achieved_date", sa.Date(), nullable=True),
        sa.Column("evidence", types.Words(500), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("project_phase_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_contracts_milestones_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_line_id"],
            ["contract_line_items.id"],
            name=op.f("fk_contracts_milestones_contract_line_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_contracts_milestones_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["deliverable_id"],
            ["contracts_deliverables.id"],
            name=op.f("fk_contracts_milestones_deliverable_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_contracts_milestones_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts_milestones")),
        sa.UniqueConstraint(
            "contract_id",
            "milestone_number",
            name=op.f("uq_contracts_milestones_contract_id_milestone_number"),
        ),
        sa.UniqueConstraint("contract_id", "name", name=op.f("uq_contracts_milestones_contract_id_name")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_contracts_milestones_contract_id_status"),
        "contracts_milestones",
        ["contract_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contracts_milestones_deliverable_id"),
        "contracts_milestones",
        ["deliverable_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contracts_milestones_due_date"), "contracts_milestones", ["due_date"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_milestones_project_phase_id"),
        "contracts_milestones",
        ["project_phase_id"],
        unique=False,
    )
    op.create_table(
        "project_cost_entries",
        sa.Column("project_id", types.Key(), nullable=False),
        sa.Column("phase_id", types.Key(), nullable=True),
        sa.Column("entry_number", sa.BigInteger(), nullable=False),
        sa.Column("entry_kind", types.Words(50), nullable=False),
        sa.Column("entry_date", sa.Date(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("cost_type", types.Words(50), nullable=True),
        sa.Column("description", types.Words(500), nullable=True),
        sa.Column("person_id", types.Key(), nullable=True),
        sa.Column("labour_category", types.Words(60), nullable=True),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit", types.Words(20), nullable=True),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("source_module", types.Words(30), nullable=False),
        sa.Column("source_type", types.Words(50), nullable=False),
        sa.Column("source_id", types.Key(), nullable=True),
        sa.Column("journal_line_id", sa.Integer(), nullable=True),
        sa.Column("gl_account_id", types.Key(), nullable=True),
        sa.Column("percent_complete", types.ExactDecimal(), nullable=True),
        sa.Column("plan_start", sa.Date(), nullable=True),
        sa.Column("plan_end", sa.Date(), nullable=True),
        sa.Column("uninstalled", sa.Boolean(), nullable=False),
        sa.Column("billable", sa.Boolean(), nullable=False),
        sa.Column("unallowable", sa.Boolean(), nullable=False),
        sa.Column("bill_rate", types.ExactDecimal(), nullable=True),
        sa.Column("bill_amount", types.ExactDecimal(), nullable=False),
        sa.Column("bill_status", types.Words(50), nullable=False),
        sa.Column("billed_id", types.Key(), nullable=True),
        sa.Column("billed_on", sa.Date(), nullable=True),
        sa.Column("write_down", types.ExactDecimal(), nullable=False),
        sa.Column("reverses_id", types.Key(), nullable=True),
        sa.Column("run_number", types.Words(50), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_project_cost_entries_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["gl_account_id"], ["accounts.id"], name=op.f("fk_project_cost_entries_gl_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_project_cost_entries_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_line_id"], ["journal_lines.id"], name=op.f("fk_project_cost_entries_journal_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["parties.id"], name=op.f("fk_project_cost_entries_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["phase_id"], ["project_phases.id"], name=op.f("fk_project_cost_entries_phase_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project_projects.id"], name=op.f("fk_project_cost_entries_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["project_cost_entries.id"], name=op.f("fk_project_cost_entries_reverses_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_project_cost_entries_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_cost_entries")),
        sa.UniqueConstraint("journal_line_id", name=op.f("uq_project_cost_entries_journal_line_id")),
        sa.UniqueConstraint(
            "project_id", "entry_number", name=op.f("uq_project_cost_entries_project_id_entry_number")
        ),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_project_cost_entries_reverses_id")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_project_cost_entries_bill_status_project_id"),
        "project_cost_entries",
        ["bill_status", "project_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_cost_entries_person_id_entry_date"),
        "project_cost_entries",
        ["person_id", "entry_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_cost_entries_phase_id_entry_kind"),
        "project_cost_entries",
        ["phase_id", "entry_kind"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_cost_entries_project_id_entry_kind_entry_date"),
        "project_cost_entries",
        ["project_id", "entry_kind", "entry_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_project_cost_entries_source_id"), "project_cost_entries", ["source_id"], unique=False
    )
    op.create_table(
        "revenue_recognition_schedules",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("obligation_id", types.Key(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=True),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("progress_after", types.ExactDecimal(), nullable=True),
        sa.Column("cumulative", types.ExactDecimal(), nullable=False),
        sa.Column("from_liability", types.ExactDecimal(), nullable=False),
        sa.Column("to_asset", types.ExactDecimal(), nullable=False),
        sa.Column("recognized", sa.Boolean(), nullable=False),
        sa.Column("recognized_date", sa.Date(), nullable=True),
        sa.Column("override_reason", types.Words(500), nullable=True),
        sa.Column("run_number", types.Words(30), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"],
            ["revenue_contracts.id"],
            name=op.f("fk_revenue_recognition_schedules_contract_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_recognition_schedules_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_revenue_recognition_schedules_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_revenue_recognition_schedules_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["obligation_id"],
            ["revenue_performance_obligations.id"],
            name=op.f("fk_revenue_recognition_schedules_obligation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_revenue_recognition_schedules_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_recognition_schedules_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_recognition_schedules")),
        sa.UniqueConstraint(
            "obligation_id",
            "period_end",
            "kind",
            "sequence",
            name=op.f("uq_revenue_recognition_schedules_obligation_id_period_end_kind_sequence"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_revenue_recognition_schedules_obligation_id_period_end"),
        "revenue_recognition_schedules",
        ["obligation_id", "period_end"],
        unique=False,
    )
    op.create_index(
        op.f("ix_revenue_recognition_schedules_run_number"),
        "revenue_recognition_schedules",
        ["run_number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_revenue_recognition_schedules_status_period_end"),
        "revenue_recognition_schedules",
        ["status", "period_end"],
        unique=False,
    )
    op.create_table(
        "revenue_ssp_allocations",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("transaction_price_id", types.Key(), nullable=False),
        sa.Column("obligation_id", types.Key(), nullable=False),
        sa.Column("standalone_selling_price", types.ExactDecimal(), nullable=False),
        sa.Column("allocation_percentage", types.ExactDecimal(), nullable=False),
        sa.Column("allocated_amount", types.ExactDecimal(), nullable=False),
        sa.Column("discount_share", types.ExactDecimal(), nullable=False),
        sa.Column("variable_share", types.ExactDecimal(), nullable=False),
        sa.Column("rounding_cents", types.ExactDecimal(), nullable=False),
        sa.Column("basis", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["revenue_contracts.id"], name=op.f("fk_revenue_ssp_allocations_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_revenue_ssp_allocations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["obligation_id"],
            ["revenue_performance_obligations.id"],
            name=op.f("fk_revenue_ssp_allocations_obligation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["transaction_price_id"],
            ["revenue_transaction_prices.id"],
            name=op.f("fk_revenue_ssp_allocations_transaction_price_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_revenue_ssp_allocations_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revenue_ssp_allocations")),
        sa.UniqueConstraint(
            "transaction_price_id",
            "obligation_id",
            name=op.f("uq_revenue_ssp_allocations_transaction_price_id_obligation_id"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_revenue_ssp_allocations_obligation_id"),
        "revenue_ssp_allocations",
        ["obligation_id"],
        unique=False,
    )
    op.create_table(
        "contracts_billings",
        sa.Column("contract_id", types.Key(), nullable=False),
        sa.Column("billing_number", types.Words(50), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("billing_type", types.Words(50), nullable=False),
        sa.Column("billing_period", types.Words(20), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("billing_date", sa.Date(), nullable=False),
        sa.Column("milestone_id", types.Key(), nullable=True),
        sa.Column("lines", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("work_to_date", types.ExactDecimal(), nullable=False),
        sa.Column("previously_billed", types.ExactDecimal(), nullable=False),
        sa.Column("claimed_amount", types.ExactDecimal(), nullable=False),
        sa.Column("certified_amount", types.ExactDecimal(), nullable=True),
        sa.Column("direct_costs", types.ExactDecimal(), nullable=False),
        sa.Column("indirect_costs", types.ExactDecimal(), nullable=False),
        sa.Column("fee_amount", types.ExactDecimal(), nullable=False),
        sa.Column("gross_amount", types.ExactDecimal(), nullable=False),
        sa.Column("retention_amount", types.ExactDecimal(), nullable=False),
        sa.Column("advance_recovered", types.ExactDecimal(), nullable=False),
        sa.Column("damages", types.ExactDecimal(), nullable=False),
        sa.Column("net_amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("exchange_rate", types.ExactDecimal(), nullable=False),
        sa.Column("certificate_number", types.Words(60), nullable=True),
        sa.Column("approved_by", types.Words(200), nullable=True),
        sa.Column("approved_date", sa.Date(), nullable=True),
        sa.Column("rejection_reason", sa.Text(), nullable=True),
        sa.Column("corrects_billing_id", types.Key(), nullable=True),
        sa.Column("ar_invoice_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_contracts_billings_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_billing_id"],
            ["contracts_billings.id"],
            name=op.f("fk_contracts_billings_corrects_billing_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_contracts_billings_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_contracts_billings_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["contracts_milestones.id"], name=op.f("fk_contracts_billings_milestone_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_contracts_billings_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_contracts_billings_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts_billings")),
        sa.UniqueConstraint(
            "contract_id", "billing_number", name=op.f("uq_contracts_billings_contract_id_billing_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_contracts_billings_ar_invoice_id"), "contracts_billings", ["ar_invoice_id"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_billings_billing_date"), "contracts_billings", ["billing_date"], unique=False
    )
    op.create_index(
        op.f("ix_contracts_billings_contract_id_sequence"),
        "contracts_billings",
        ["contract_id", "sequence"],
        unique=False,
    )
    op.create_index(op.f("ix_contracts_billings_status"), "contracts_billings", ["status"], unique=False)


def downgrade() -> None:
    """Drop the tables, unless they hold something."""
    check_empty(op.get_bind(), *TABLES)
    op.drop_index(op.f("ix_contracts_billings_status"), table_name="contracts_billings")
    op.drop_index(op.f("ix_contracts_billings_contract_id_sequence"), table_name="contracts_billings")
    op.drop_index(op.f("ix_contracts_billings_billing_date"), table_name="contracts_billings")
    op.drop_index(op.f("ix_contracts_billings_ar_invoice_id"), table_name="contracts_billings")
    op.drop_table("contracts_billings")
    op.drop_index(op.f("ix_revenue_ssp_allocations_obligation_id"), table_name="revenue_ssp_allocations")
    op.drop_table("revenue_ssp_allocations")
    op.drop_index(
        op.f("ix_revenue_recognition_schedules_status_period_end"), table_name="revenue_recognition_schedules"
    )
    op.drop_index(
        op.f("ix_revenue_recognition_schedules_run_number"), table_name="revenue_recognition_schedules"
    )
    op.drop_index(
        op.f("ix_revenue_recognition_schedules_obligation_id_period_end"),
        table_name="revenue_recognition_schedules",
    )
    op.drop_table("revenue_recognition_schedules")
    op.drop_index(op.f("ix_project_cost_entries_source_id"), table_name="project_cost_entries")
    op.drop_index(
        op.f("ix_project_cost_entries_project_id_entry_kind_entry_date"), table_name="project_cost_entries"
    )
    op.drop_index(op.f("ix_project_cost_entries_phase_id_entry_kind"), table_name="project_cost_entries")
    op.drop_index(op.f("ix_project_cost_entries_person_id_entry_date"), table_name="project_cost_entries")
    op.drop_index(op.f("ix_project_cost_entries_bill_status_project_id"), table_name="project_cost_entries")
    op.drop_table("project_cost_entries")
    op.drop_index(op.f("ix_contracts_milestones_project_phase_id"), table_name="contracts_milestones")
    op.drop_index(op.f("ix_contracts_milestones_due_date"), table_name="contracts_milestones")
    op.drop_index(op.f("ix_contracts_milestones_deliverable_id"), table_name="contracts_milestones")
    op.drop_index(op.f("ix_contracts_milestones_contract_id_status"), table_name="contracts_milestones")
    op.drop_table("contracts_milestones")
    op.drop_table("revenue_transaction_prices")
    op.drop_index(
        op.f("ix_revenue_performance_obligations_project_phase_id"),
        table_name="revenue_performance_obligations",
    )
    op.drop_index(
        op.f("ix_revenue_performance_obligations_contract_id"), table_name="revenue_performance_obligations"
    )
    op.drop_table("revenue_performance_obligations")
    op.drop_table("revenue_contract_modifications")
    op.drop_index(op.f("ix_project_phases_project_id_parent_id"), table_name="project_phases")
    op.drop_index(op.f("ix_project_phases_contract_milestone_id"), table_name="project_phases")
    op.drop_table("project_phases")
    op.drop_table("lease_rou_assets")
    op.drop_index(op.f("ix_lease_payments_status_payment_date"), table_name="lease_payments")
    op.drop_index(op.f("ix_lease_payments_run_number"), table_name="lease_payments")
    op.drop_index(op.f("ix_lease_payments_lease_id_payment_date"), table_name="lease_payments")
    op.drop_index(op.f("ix_lease_payments_bank_transaction_id"), table_name="lease_payments")
    op.drop_index(op.f("ix_lease_payments_ap_invoice_id"), table_name="lease_payments")
    op.drop_table("lease_payments")
    op.drop_index(op.f("ix_lease_modifications_lease_id_modification_date"), table_name="lease_modifications")
    op.drop_table("lease_modifications")
    op.drop_table("lease_liabilities")
    op.drop_index(op.f("ix_contracts_deliverables_status_due_date"), table_name="contracts_deliverables")
    op.drop_index(op.f("ix_contracts_deliverables_series_id"), table_name="contracts_deliverables")
    op.drop_index(
        op.f("ix_contracts_deliverables_revenue_obligation_id"), table_name="contracts_deliverables"
    )
    op.drop_index(op.f("ix_contracts_deliverables_contract_id"), table_name="contracts_deliverables")
    op.drop_table("contracts_deliverables")
    op.drop_index(op.f("ix_revenue_contracts_status_end_date"), table_name="revenue_contracts")
    op.drop_index(op.f("ix_revenue_contracts_customer_id_status"), table_name="revenue_contracts")
    op.drop_table("revenue_contracts")
    op.drop_index(op.f("ix_project_projects_revenue_contract_id"), table_name="project_projects")
    op.drop_index(op.f("ix_project_projects_customer_id_status"), table_name="project_projects")
    op.drop_index(op.f("ix_project_projects_contract_id"), table_name="project_projects")
    op.drop_table("project_projects")
    op.drop_index(op.f("ix_lease_leases_status_end_date"), table_name="lease_leases")
    op.drop_index(op.f("ix_lease_leases_lessor_id"), table_name="lease_leases")
    op.drop_table("lease_leases")
    op.drop_index(op.f("ix_contracts_funding_revenue_contract_id"), table_name="contracts_funding")
    op.drop_index(op.f("ix_contracts_funding_project_id"), table_name="contracts_funding")
    op.drop_index(op.f("ix_contracts_funding_contract_id_effective_date"), table_name="contracts_funding")
    op.drop_table("contracts_funding")
