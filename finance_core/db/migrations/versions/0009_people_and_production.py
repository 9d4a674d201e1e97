"""Create the tables of payroll, work in process and intercompany."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from finance_core.db import types
from finance_core.db.upgrade import check_empty

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = (
    "payroll_pay_periods",
    "intercompany_agreements",
    "payroll_employees",
    "intercompany_settlements",
    "intercompany_transactions",
    "payroll_runs",
    "wip_work_orders",
    "payroll_paychecks",
    "payroll_timecards",
    "wip_operations",
    "wip_production_cost_summaries",
    "wip_unit_cost_breakdowns",
    "wip_work_order_lines",
    "payroll_benefits_deductions",
    "payroll_timecard_lines",
    "payroll_withholding_results",
    "wip_byproduct_records",
    "wip_labor_entries",
    "payroll_employer_contributions",
    "wip_overhead_applications",
)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "payroll_pay_periods",
        sa.Column("group_code", types.Words(20), nullable=False),
        sa.Column("pay_frequency", types.Words(50), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("period_number", sa.BigInteger(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=False),
        sa.Column("pay_date", sa.Date(), nullable=False),
        sa.Column("periods_per_year", sa.BigInteger(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_pay_periods_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_pay_periods_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_pay_periods")),
        sa.UniqueConstraint(
            "group_code",
            "pay_frequency",
            "year",
            "period_number",
            name=op.f("uq_payroll_pay_periods_group_code_pay_frequency_year_period_number"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "intercompany_agreements",
        sa.Column("agreement_number", types.Words(50), nullable=False),
        sa.Column("entity_a", types.Words(100), nullable=False),
        sa.Column("entity_b", types.Words(100), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("agreement_type", types.Words(50), nullable=False),
        sa.Column("markup_rate", types.ExactDecimal(), nullable=False),
        sa.Column("price_list", types.Words(100), nullable=True),
        sa.Column("interest_rate", types.ExactDecimal(), nullable=True),
        sa.Column("day_count", types.Words(50), nullable=True),
        sa.Column("compounding", types.Words(50), nullable=True),
        sa.Column("billing_frequency", types.Words(50), nullable=False),
        sa.Column("next_charge_date", sa.Date(), nullable=True),
        sa.Column("cost_accounts", types.Words(500), nullable=True),
        sa.Column("share_weights", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("is_net_investment", sa.Boolean(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("due_from_account_id", types.Key(), nullable=True),
        sa.Column("due_to_account_id", types.Key(), nullable=True),
        sa.Column("income_account_id", types.Key(), nullable=True),
        sa.Column("expense_account_id", types.Key(), nullable=True),
        sa.Column("withholding_rate", types.ExactDecimal(), nullable=True),
        sa.Column("tax_code_id", types.Key(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("method_note", sa.Text(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint("entity_a <> entity_b", name=op.f("ck_intercompany_agreements_two_entities")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_intercompany_agreements_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["due_from_account_id"],
            ["accounts.id"],
            name=op.f("fk_intercompany_agreements_due_from_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["due_to_account_id"], ["accounts.id"], name=op.f("fk_intercompany_agreements_due_to_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["expense_account_id"],
            ["accounts.id"],
            name=op.f("fk_intercompany_agreements_expense_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["income_account_id"], ["accounts.id"], name=op.f("fk_intercompany_agreements_income_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["tax_code_id"], ["tax_codes.id"], name=op.f("fk_intercompany_agreements_tax_code_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_intercompany_agreements_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intercompany_agreements")),
        sa.UniqueConstraint("agreement_number", name=op.f("uq_intercompany_agreements_agreement_number")),
        sa.UniqueConstraint(
            "entity_a",
            "entity_b",
            "agreement_type",
            "effective_from",
            name=op.f("uq_intercompany_agreements_entity_a_entity_b_agreement_type_effective_from"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_intercompany_agreements_status_next_charge_date"),
        "intercompany_agreements",
        ["status", "next_charge_date"],
        unique=False,
    )
    op.create_table(
        "payroll_employees",
        sa.Column("party_id", types.Key(), nullable=False),
        sa.Column("employee_number", types.Words(50), nullable=False),
        sa.Column("first_name", types.Words(100), nullable=False),
        sa.Column("last_name", types.Words(100), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("tax_id", types.Words(40), nullable=True),
        sa.Column("hire_date", sa.Date(), nullable=False),
        sa.Column("termination_date", sa.Date(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("group_code", types.Words(20), nullable=False),
        sa.Column("pay_type", types.Words(50), nullable=False),
        sa.Column("pay_frequency", types.Words(50), nullable=False),
        sa.Column("base_pay", types.ExactDecimal(), nullable=False),
        sa.Column("pay_rates", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("standard_hours_per_week", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("overtime_rule", types.Words(60), nullable=True),
        sa.Column("jurisdictions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("tax_profile", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=False),
        sa.Column("deposits", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("bank_details_changed_at", types.Instant(), nullable=True),
        sa.Column("leave_plans", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("wage_account_id", types.Key(), nullable=True),
        sa.Column("work_center_code", types.Words(100), nullable=True),
        sa.Column("payslip_delivery", types.Words(50), nullable=False),
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
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_employees_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_payroll_employees_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_payroll_employees_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_payroll_employees_dim_project_id")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("fk_payroll_employees_party_id")),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_employees_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["wage_account_id"], ["accounts.id"], name=op.f("fk_payroll_employees_wage_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_employees")),
        sa.UniqueConstraint("employee_number", name=op.f("uq_payroll_employees_employee_number")),
        sa.UniqueConstraint("party_id", name=op.f("uq_payroll_employees_party_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "intercompany_settlements",
        sa.Column("settlement_number", types.Words(50), nullable=False),
        sa.Column("from_entity", types.Words(100), nullable=False),
        sa.Column("to_entity", types.Words(100), nullable=False),
        sa.Column("settlement_date", sa.Date(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("settlement_type", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("gross_payable", types.ExactDecimal(), nullable=False),
        sa.Column("gross_receivable", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("fx_difference", types.ExactDecimal(), nullable=False),
        sa.Column("payment_method", types.Words(50), nullable=True),
        sa.Column("bank_account_from", types.Words(100), nullable=True),
        sa.Column("bank_account_to", types.Words(100), nullable=True),
        sa.Column("settlement_reference", types.Words(100), nullable=True),
        sa.Column("lines", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("settled_by", types.Words(200), nullable=True),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        sa.Column("reverse_reason", types.Words(500), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("mirror_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint("from_entity <> to_entity", name=op.f("ck_intercompany_settlements_two_entities")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_intercompany_settlements_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_intercompany_settlements_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["mirror_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_intercompany_settlements_mirror_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_intercompany_settlements_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intercompany_settlements")),
        sa.UniqueConstraint("settlement_number", name=op.f("uq_intercompany_settlements_settlement_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_intercompany_settlements_from_entity_to_entity_settlement_date"),
        "intercompany_settlements",
        ["from_entity", "to_entity", "settlement_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_settlements_journal_entry_id"),
        "intercompany_settlements",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_settlements_mirror_entry_id"),
        "intercompany_settlements",
        ["mirror_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_settlements_status"), "intercompany_settlements", ["status"], unique=False
    )
    op.create_table(
        "intercompany_transactions",
        sa.Column("transaction_number", types.Words(50), nullable=False),
        sa.Column("agreement_id", types.Key(), nullable=True),
        sa.Column("transaction_type", types.Words(50), nullable=False),
        sa.Column("from_entity", types.Words(100), nullable=False),
        sa.Column("to_entity", types.Words(100), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("tax_amount", types.ExactDecimal(), nullable=False),
        sa.Column("markup_amount", types.ExactDecimal(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("base_amount", types.ExactDecimal(), nullable=False),
        sa.Column("transaction_date", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("description", types.Words(500), nullable=True),
        sa.Column("from_account_id", types.Key(), nullable=True),
        sa.Column("to_account_id", types.Key(), nullable=True),
        sa.Column("external_reference", types.Words(100), nullable=True),
        sa.Column("file_message_id", types.Words(100), nullable=True),
        sa.Column("counter_status", types.Words(50), nullable=False),
        sa.Column("settled_amount", types.ExactDecimal(), nullable=False),
        sa.Column("profit_in_stock", types.ExactDecimal(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("reconciled_at", types.Instant(), nullable=True),
        sa.Column("eliminated_period", types.Words(20), nullable=True),
        sa.Column("source_module", types.Words(30), nullable=True),
        sa.Column("source_type", types.Words(50), nullable=True),
        sa.Column("source_id", types.Key(), nullable=True),
        sa.Column("reversed_on", sa.Date(), nullable=True),
        sa.Column("reverse_reason", types.Words(500), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("mirror_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "from_entity <> to_entity", name=op.f("ck_intercompany_transactions_two_entities")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["intercompany_agreements.id"],
            name=op.f("fk_intercompany_transactions_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_intercompany_transactions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_account_id"], ["accounts.id"], name=op.f("fk_intercompany_transactions_from_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_intercompany_transactions_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["mirror_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_intercompany_transactions_mirror_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["to_account_id"], ["accounts.id"], name=op.f("fk_intercompany_transactions_to_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_intercompany_transactions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intercompany_transactions")),
        sa.UniqueConstraint("file_message_id", name=op.f("uq_intercompany_transactions_file_message_id")),
        sa.UniqueConstraint(
            "transaction_number", name=op.f("uq_intercompany_transactions_transaction_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_agreement_id"),
        "intercompany_transactions",
        ["agreement_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_from_entity_to_entity_transaction_date"),
        "intercompany_transactions",
        ["from_entity", "to_entity", "transaction_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_journal_entry_id"),
        "intercompany_transactions",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_mirror_entry_id"),
        "intercompany_transactions",
        ["mirror_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_source_module_source_id"),
        "intercompany_transactions",
        ["source_module", "source_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intercompany_transactions_status"), "intercompany_transactions", ["status"], unique=False
    )
    op.create_table(
        "payroll_runs",
        sa.Column("run_number", types.Words(50), nullable=False),
        sa.Column("pay_period_id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("run_date", sa.Date(), nullable=False),
        sa.Column("pay_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=False),
        sa.Column("currency", types.Words(3), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("total_gross", types.ExactDecimal(), nullable=False),
        sa.Column("total_taxes", types.ExactDecimal(), nullable=False),
        sa.Column("total_deductions", types.ExactDecimal(), nullable=False),
        sa.Column("total_net", types.ExactDecimal(), nullable=False),
        sa.Column("total_employer_taxes", types.ExactDecimal(), nullable=False),
        sa.Column("total_employer_contributions", types.ExactDecimal(), nullable=False),
        sa.Column("total_payment", types.ExactDecimal(), nullable=False),
        sa.Column("employee_count", sa.BigInteger(), nullable=False),
        sa.Column("table_versions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("input_hash", types.Words(64), nullable=False),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approved_date", sa.Date(), nullable=True),
        sa.Column("approval_note", types.Words(500), nullable=True),
        sa.Column("bank_account_id", types.Key(), nullable=True),
        sa.Column("payment_file_name", types.Words(255), nullable=True),
        sa.Column("payment_file_sha256", types.Words(64), nullable=True),
        sa.Column("payment_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_payroll_runs_approved_by_id")
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["actors.id"], name=op.f("fk_payroll_runs_created_by_id")),
        sa.ForeignKeyConstraint(
            ["pay_period_id"], ["payroll_pay_periods.id"], name=op.f("fk_payroll_runs_pay_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_entry_id"], ["journal_entries.id"], name=op.f("fk_payroll_runs_payment_entry_id")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_runs_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_runs")),
        sa.UniqueConstraint("run_number", name=op.f("uq_payroll_runs_run_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_runs_bank_account_id"), "payroll_runs", ["bank_account_id"], unique=False
    )
    op.create_index(op.f("ix_payroll_runs_pay_date"), "payroll_runs", ["pay_date"], unique=False)
    op.create_index(op.f("ix_payroll_runs_status"), "payroll_runs", ["status"], unique=False)
    op.create_table(
        "wip_work_orders",
        sa.Column("order_number", types.Words(50), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("unit", types.Words(20), nullable=False),
        sa.Column("quantity_ordered", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_completed", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_scrapped", types.ExactDecimal(), nullable=False),
        sa.Column("costing", types.Words(50), nullable=False),
        sa.Column("recipe_code", types.Words(60), nullable=True),
        sa.Column("recipe_version", sa.BigInteger(), nullable=True),
        sa.Column("location_code", types.Words(100), nullable=False),
        sa.Column("material_location_code", types.Words(100), nullable=False),
        sa.Column("planned_start_date", sa.Date(), nullable=True),
        sa.Column("planned_end_date", sa.Date(), nullable=True),
        sa.Column("actual_start_date", sa.Date(), nullable=True),
        sa.Column("actual_end_date", sa.Date(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("issue_method", types.Words(50), nullable=False),
        sa.Column("planned_material", types.ExactDecimal(), nullable=False),
        sa.Column("planned_labor", types.ExactDecimal(), nullable=False),
        sa.Column("planned_overhead", types.ExactDecimal(), nullable=False),
        sa.Column("planned_outside", types.ExactDecimal(), nullable=False),
        sa.Column("planned_byproduct", types.ExactDecimal(), nullable=False),
        sa.Column("planned_unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("material_cost", types.ExactDecimal(), nullable=False),
        sa.Column("labor_cost", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_cost", types.ExactDecimal(), nullable=False),
        sa.Column("outside_cost", types.ExactDecimal(), nullable=False),
        sa.Column("byproduct_credit", types.ExactDecimal(), nullable=False),
        sa.Column("scrap_loss", types.ExactDecimal(), nullable=False),
        sa.Column("transferred_out", types.ExactDecimal(), nullable=False),
        sa.Column("variance_total", types.ExactDecimal(), nullable=False),
        sa.Column("balance", types.ExactDecimal(), nullable=False),
        sa.Column("parent_work_order_id", types.Key(), nullable=True),
        sa.Column("sales_order_reference", types.Words(100), nullable=True),
        sa.Column("customer_id", types.Key(), nullable=True),
        sa.Column("contract_id", types.Key(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_entry_id", types.Key(), nullable=True),
        sa.Column("cancel_reason", types.Words(500), nullable=True),
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
            ["close_entry_id"], ["journal_entries.id"], name=op.f("fk_wip_work_orders_close_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["contracts.id"], name=op.f("fk_wip_work_orders_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_work_orders_created_by_id")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["parties.id"], name=op.f("fk_wip_work_orders_customer_id")),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_wip_work_orders_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_wip_work_orders_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["parent_work_order_id"],
            ["wip_work_orders.id"],
            name=op.f("fk_wip_work_orders_parent_work_order_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_work_orders_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_work_orders")),
        sa.UniqueConstraint("order_number", name=op.f("uq_wip_work_orders_order_number")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_work_orders_close_entry_id"), "wip_work_orders", ["close_entry_id"], unique=False
    )
    op.create_index(op.f("ix_wip_work_orders_contract_id"), "wip_work_orders", ["contract_id"], unique=False)
    op.create_index(op.f("ix_wip_work_orders_item_code"), "wip_work_orders", ["item_code"], unique=False)
    op.create_index(
        op.f("ix_wip_work_orders_parent_work_order_id"),
        "wip_work_orders",
        ["parent_work_order_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_work_orders_planned_start_date"), "wip_work_orders", ["planned_start_date"], unique=False
    )
    op.create_index(
        op.f("ix_wip_work_orders_sales_order_reference"),
        "wip_work_orders",
        ["sales_order_reference"],
        unique=False,
    )
    op.create_index(op.f("ix_wip_work_orders_status"), "wip_work_orders", ["status"], unique=False)
    op.create_table(
        "payroll_paychecks",
        sa.Column("payroll_run_id", types.Key(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("pay_period_id", types.Key(), nullable=False),
        sa.Column("gross_pay", types.ExactDecimal(), nullable=False),
        sa.Column("imputed_pay", types.ExactDecimal(), nullable=False),
        sa.Column("pre_tax_deductions", types.ExactDecimal(), nullable=False),
        sa.Column("employee_taxes", types.ExactDecimal(), nullable=False),
        sa.Column("post_tax_deductions", types.ExactDecimal(), nullable=False),
        sa.Column("net_pay", types.ExactDecimal(), nullable=False),
        sa.Column("reimbursements", types.ExactDecimal(), nullable=False),
        sa.Column("advance_repayment", types.ExactDecimal(), nullable=False),
        sa.Column("recovery", types.ExactDecimal(), nullable=False),
        sa.Column("payment_amount", types.ExactDecimal(), nullable=False),
        sa.Column("employer_taxes", types.ExactDecimal(), nullable=False),
        sa.Column("employer_contributions", types.ExactDecimal(), nullable=False),
        sa.Column("earnings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("leave", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("deposit_snapshot", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("direct_deposit", sa.Boolean(), nullable=False),
        sa.Column("check_number", types.Words(20), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("replaces_id", types.Key(), nullable=True),
        sa.Column("void_reason", types.Words(500), nullable=True),
        sa.Column("voided_on", sa.Date(), nullable=True),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("void_entry_id", types.Key(), nullable=True),
        sa.Column("payment_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_paychecks_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["payroll_employees.id"], name=op.f("fk_payroll_paychecks_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_payroll_paychecks_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["pay_period_id"], ["payroll_pay_periods.id"], name=op.f("fk_payroll_paychecks_pay_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["payment_entry_id"], ["journal_entries.id"], name=op.f("fk_payroll_paychecks_payment_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["payroll_run_id"], ["payroll_runs.id"], name=op.f("fk_payroll_paychecks_payroll_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["payroll_paychecks.id"], name=op.f("fk_payroll_paychecks_replaces_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_paychecks_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["void_entry_id"], ["journal_entries.id"], name=op.f("fk_payroll_paychecks_void_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_paychecks")),
        sa.UniqueConstraint(
            "payroll_run_id", "employee_id", name=op.f("uq_payroll_paychecks_payroll_run_id_employee_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_paychecks_employee_id_pay_period_id"),
        "payroll_paychecks",
        ["employee_id", "pay_period_id"],
        unique=False,
    )
    op.create_index(op.f("ix_payroll_paychecks_status"), "payroll_paychecks", ["status"], unique=False)
    op.create_table(
        "payroll_timecards",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("pay_period_id", types.Key(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("source", types.Words(50), nullable=False),
        sa.Column("total_regular_hours", types.ExactDecimal(), nullable=False),
        sa.Column("total_overtime_hours", types.ExactDecimal(), nullable=False),
        sa.Column("total_leave_hours", types.ExactDecimal(), nullable=False),
        sa.Column("total_amount", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("submitted_at", types.Instant(), nullable=True),
        sa.Column("approved_by_id", types.Key(), nullable=True),
        sa.Column("approved_at", types.Instant(), nullable=True),
        sa.Column("rejection_reason", types.Words(500), nullable=True),
        sa.Column("corrects_id", types.Key(), nullable=True),
        sa.Column("paid_run_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["actors.id"], name=op.f("fk_payroll_timecards_approved_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["payroll_timecards.id"], name=op.f("fk_payroll_timecards_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_timecards_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["payroll_employees.id"], name=op.f("fk_payroll_timecards_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["paid_run_id"], ["payroll_runs.id"], name=op.f("fk_payroll_timecards_paid_run_id")
        ),
        sa.ForeignKeyConstraint(
            ["pay_period_id"], ["payroll_pay_periods.id"], name=op.f("fk_payroll_timecards_pay_period_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_timecards_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_timecards")),
        sa.UniqueConstraint(
            "employee_id",
            "pay_period_id",
            "sequence",
            name=op.f("uq_payroll_timecards_employee_id_pay_period_id_sequence"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_timecards_pay_period_id_status"),
        "payroll_timecards",
        ["pay_period_id", "status"],
        unique=False,
    )
    op.create_table(
        "wip_operations",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("work_center_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(255), nullable=False),
        sa.Column("setup_time_hours", types.ExactDecimal(), nullable=False),
        sa.Column("batch_quantity", types.ExactDecimal(), nullable=False),
        sa.Column("run_time_hours", types.ExactDecimal(), nullable=False),
        sa.Column("labor_rate", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_rate", types.ExactDecimal(), nullable=False),
        sa.Column("is_outside", sa.Boolean(), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("outside_unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("quantity_completed", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_scrapped", types.ExactDecimal(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_operations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_operations_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_wip_operations_vendor_id")),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_operations_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_operations")),
        sa.UniqueConstraint(
            "work_order_id", "sequence", name=op.f("uq_wip_operations_work_order_id_sequence")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "wip_production_cost_summaries",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("snapshot_kind", types.Words(50), nullable=False),
        sa.Column("as_of_date", sa.Date(), nullable=False),
        sa.Column("fiscal_period_id", types.Key(), nullable=True),
        sa.Column("material_cost", types.ExactDecimal(), nullable=False),
        sa.Column("labor_cost", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_cost", types.ExactDecimal(), nullable=False),
        sa.Column("outside_cost", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("byproduct_credit", types.ExactDecimal(), nullable=False),
        sa.Column("scrap_loss", types.ExactDecimal(), nullable=False),
        sa.Column("transferred_out", types.ExactDecimal(), nullable=False),
        sa.Column("ending_wip", types.ExactDecimal(), nullable=False),
        sa.Column("standard_cost", types.ExactDecimal(), nullable=False),
        sa.Column("material_price_variance", types.ExactDecimal(), nullable=False),
        sa.Column("material_usage_variance", types.ExactDecimal(), nullable=False),
        sa.Column("labor_rate_variance", types.ExactDecimal(), nullable=False),
        sa.Column("labor_efficiency_variance", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_variance", types.ExactDecimal(), nullable=False),
        sa.Column("outside_variance", types.ExactDecimal(), nullable=False),
        sa.Column("byproduct_variance", types.ExactDecimal(), nullable=False),
        sa.Column("standard_difference", types.ExactDecimal(), nullable=False),
        sa.Column("units_produced", types.ExactDecimal(), nullable=False),
        sa.Column("units_scrapped", types.ExactDecimal(), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_production_cost_summaries_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["fiscal_period_id"],
            ["fiscal_periods.id"],
            name=op.f("fk_wip_production_cost_summaries_fiscal_period_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_production_cost_summaries_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["work_order_id"],
            ["wip_work_orders.id"],
            name=op.f("fk_wip_production_cost_summaries_work_order_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_production_cost_summaries")),
        sa.UniqueConstraint(
            "work_order_id",
            "snapshot_kind",
            "as_of_date",
            name=op.f("uq_wip_production_cost_summaries_work_order_id_snapshot_kind_as_of_date"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_production_cost_summaries_fiscal_period_id"),
        "wip_production_cost_summaries",
        ["fiscal_period_id"],
        unique=False,
    )
    op.create_table(
        "wip_unit_cost_breakdowns",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("event", types.Words(50), nullable=False),
        sa.Column("event_date", sa.Date(), nullable=False),
        sa.Column("units_produced", types.ExactDecimal(), nullable=False),
        sa.Column("material_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("labor_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("outside_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("byproduct_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("total_per_unit", types.ExactDecimal(), nullable=False),
        sa.Column("total_cost", types.ExactDecimal(), nullable=False),
        sa.Column("cost_method", types.Words(50), nullable=False),
        sa.Column("lot_number", types.Words(60), nullable=True),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.Column("inventory_receipt_id", types.Key(), nullable=True),
        sa.Column("adjusts_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adjusts_id"],
            ["wip_unit_cost_breakdowns.id"],
            name=op.f("fk_wip_unit_cost_breakdowns_adjusts_id"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_unit_cost_breakdowns_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_unit_cost_breakdowns_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_unit_cost_breakdowns_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_unit_cost_breakdowns_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_unit_cost_breakdowns_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_unit_cost_breakdowns")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_unit_cost_breakdowns_adjusts_id"),
        "wip_unit_cost_breakdowns",
        ["adjusts_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_unit_cost_breakdowns_inventory_receipt_id"),
        "wip_unit_cost_breakdowns",
        ["inventory_receipt_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_unit_cost_breakdowns_journal_entry_id"),
        "wip_unit_cost_breakdowns",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_unit_cost_breakdowns_reversal_entry_id"),
        "wip_unit_cost_breakdowns",
        ["reversal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_unit_cost_breakdowns_work_order_id"),
        "wip_unit_cost_breakdowns",
        ["work_order_id"],
        unique=False,
    )
    op.create_table(
        "wip_work_order_lines",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("item_code", types.Words(100), nullable=False),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("unit", types.Words(20), nullable=False),
        sa.Column("operation_seq", sa.BigInteger(), nullable=False),
        sa.Column("quantity_per", types.ExactDecimal(), nullable=False),
        sa.Column("scrap_percent", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_required", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_issued", types.ExactDecimal(), nullable=False),
        sa.Column("quantity_returned", types.ExactDecimal(), nullable=False),
        sa.Column("unit_cost", types.ExactDecimal(), nullable=False),
        sa.Column("issued_cost", types.ExactDecimal(), nullable=False),
        sa.Column("location_code", types.Words(100), nullable=True),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.Column("substitute_of_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_work_order_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_of_id"],
            ["wip_work_order_lines.id"],
            name=op.f("fk_wip_work_order_lines_substitute_of_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_work_order_lines_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_work_order_lines_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_work_order_lines")),
        sa.UniqueConstraint(
            "work_order_id", "line_number", name=op.f("uq_wip_work_order_lines_work_order_id_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_work_order_lines_item_code"), "wip_work_order_lines", ["item_code"], unique=False
    )
    op.create_index(
        op.f("ix_wip_work_order_lines_substitute_of_id"),
        "wip_work_order_lines",
        ["substitute_of_id"],
        unique=False,
    )
    op.create_table(
        "payroll_benefits_deductions",
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("paycheck_id", types.Key(), nullable=True),
        sa.Column("enrolment_id", types.Key(), nullable=True),
        sa.Column("plan_code", types.Words(60), nullable=False),
        sa.Column("plan_name", types.Words(255), nullable=False),
        sa.Column("category", types.Words(50), nullable=False),
        sa.Column("calculation", types.Words(50), nullable=False),
        sa.Column("employee_amount", types.ExactDecimal(), nullable=False),
        sa.Column("employee_rate", types.ExactDecimal(), nullable=True),
        sa.Column("employer_amount", types.ExactDecimal(), nullable=False),
        sa.Column("annual_limit", types.ExactDecimal(), nullable=True),
        sa.Column("total_limit", types.ExactDecimal(), nullable=True),
        sa.Column("taken_total", types.ExactDecimal(), nullable=False),
        sa.Column("arrears", types.ExactDecimal(), nullable=False),
        sa.Column("priority", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("payee_id", types.Key(), nullable=True),
        sa.Column("case_number", types.Words(60), nullable=True),
        sa.Column("liability_account_id", types.Key(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_benefits_deductions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["payroll_employees.id"], name=op.f("fk_payroll_benefits_deductions_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["payroll_benefits_deductions.id"],
            name=op.f("fk_payroll_benefits_deductions_enrolment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["liability_account_id"],
            ["accounts.id"],
            name=op.f("fk_payroll_benefits_deductions_liability_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["paycheck_id"], ["payroll_paychecks.id"], name=op.f("fk_payroll_benefits_deductions_paycheck_id")
        ),
        sa.ForeignKeyConstraint(
            ["payee_id"], ["parties.id"], name=op.f("fk_payroll_benefits_deductions_payee_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_benefits_deductions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_benefits_deductions")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_benefits_deductions_employee_id_plan_code"),
        "payroll_benefits_deductions",
        ["employee_id", "plan_code"],
        unique=False,
    )
    op.create_index(
        op.f("ix_payroll_benefits_deductions_paycheck_id"),
        "payroll_benefits_deductions",
        ["paycheck_id"],
        unique=False,
    )
    op.create_table(
        "payroll_timecard_lines",
        sa.Column("timecard_id", types.Key(), nullable=False),
        sa.Column("line_number", sa.BigInteger(), nullable=False),
        sa.Column("work_date", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("break_minutes", sa.BigInteger(), nullable=False),
        sa.Column("hours", types.ExactDecimal(), nullable=False),
        sa.Column("pay_code", types.Words(30), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=True),
        sa.Column("amount", types.ExactDecimal(), nullable=True),
        sa.Column("regular_hours", types.ExactDecimal(), nullable=False),
        sa.Column("overtime_hours", types.ExactDecimal(), nullable=False),
        sa.Column("double_hours", types.ExactDecimal(), nullable=False),
        sa.Column("project_id", types.Key(), nullable=True),
        sa.Column("work_order_id", types.Key(), nullable=True),
        sa.Column("operation_id", types.Key(), nullable=True),
        sa.Column("filled_from_id", types.Key(), nullable=True),
        sa.Column("late_reason", types.Words(500), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
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
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_timecard_lines_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_cost_centre_id"],
            ["dimension_values.id"],
            name=op.f("fk_payroll_timecard_lines_dim_cost_centre_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom1_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_custom1_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom2_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_custom2_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom3_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_custom3_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom4_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_custom4_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_custom5_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_custom5_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_department_id"],
            ["dimension_values.id"],
            name=op.f("fk_payroll_timecard_lines_dim_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["dim_entity_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_entity_id")
        ),
        sa.ForeignKeyConstraint(
            ["dim_project_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_dim_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["dimension_values.id"], name=op.f("fk_payroll_timecard_lines_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["timecard_id"], ["payroll_timecards.id"], name=op.f("fk_payroll_timecard_lines_timecard_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_timecard_lines_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_timecard_lines")),
        sa.UniqueConstraint(
            "timecard_id", "line_number", name=op.f("uq_payroll_timecard_lines_timecard_id_line_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_timecard_lines_operation_id"),
        "payroll_timecard_lines",
        ["operation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_payroll_timecard_lines_project_id"), "payroll_timecard_lines", ["project_id"], unique=False
    )
    op.create_index(
        op.f("ix_payroll_timecard_lines_work_date"), "payroll_timecard_lines", ["work_date"], unique=False
    )
    op.create_index(
        op.f("ix_payroll_timecard_lines_work_order_id"),
        "payroll_timecard_lines",
        ["work_order_id"],
        unique=False,
    )
    op.create_table(
        "payroll_withholding_results",
        sa.Column("paycheck_id", types.Key(), nullable=False),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("component_code", types.Words(30), nullable=False),
        sa.Column("name", types.Words(255), nullable=False),
        sa.Column("jurisdiction", types.Words(50), nullable=False),
        sa.Column("payer", types.Words(50), nullable=False),
        sa.Column("subject_wages", types.ExactDecimal(), nullable=False),
        sa.Column("taxable_wages", types.ExactDecimal(), nullable=False),
        sa.Column("ytd_wages_before", types.ExactDecimal(), nullable=False),
        sa.Column("ytd_tax_before", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("table_code", types.Words(50), nullable=False),
        sa.Column("table_version", sa.BigInteger(), nullable=False),
        sa.Column("trace", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("is_override", sa.Boolean(), nullable=False),
        sa.Column("override_reason", types.Words(500), nullable=True),
        sa.Column("liability_account_id", types.Key(), nullable=False),
        sa.Column("report_tags", types.Words(200), nullable=False),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_withholding_results_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["payroll_employees.id"], name=op.f("fk_payroll_withholding_results_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["liability_account_id"],
            ["accounts.id"],
            name=op.f("fk_payroll_withholding_results_liability_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["paycheck_id"], ["payroll_paychecks.id"], name=op.f("fk_payroll_withholding_results_paycheck_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_withholding_results_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_withholding_results")),
        sa.UniqueConstraint(
            "paycheck_id",
            "component_code",
            name=op.f("uq_payroll_withholding_results_paycheck_id_component_code"),
        ),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_withholding_results_component_code_paycheck_id"),
        "payroll_withholding_results",
        ["component_code", "paycheck_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_payroll_withholding_results_employee_id_component_code"),
        "payroll_withholding_results",
        ["employee_id", "component_code"],
        unique=False,
    )
    op.create_table(
        "wip_byproduct_records",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("record_date", sa.Date(), nullable=False),
        sa.Column("operation_id", types.Key(), nullable=True),
        sa.Column("item_code", types.Words(100), nullable=True),
        sa.Column("description", types.Words(500), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("unit_value", types.ExactDecimal(), nullable=False),
        sa.Column("value", types.ExactDecimal(), nullable=False),
        sa.Column("cost_share", types.ExactDecimal(), nullable=True),
        sa.Column("material_part", types.ExactDecimal(), nullable=False),
        sa.Column("labor_part", types.ExactDecimal(), nullable=False),
        sa.Column("overhead_part", types.ExactDecimal(), nullable=False),
        sa.Column("reason_code", types.Words(50), nullable=True),
        sa.Column("inventory_receipt_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_byproduct_records_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_byproduct_records_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["wip_operations.id"], name=op.f("fk_wip_byproduct_records_operation_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_byproduct_records_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_byproduct_records_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_byproduct_records_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_byproduct_records")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_byproduct_records_inventory_receipt_id"),
        "wip_byproduct_records",
        ["inventory_receipt_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_byproduct_records_journal_entry_id"),
        "wip_byproduct_records",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_byproduct_records_operation_id"), "wip_byproduct_records", ["operation_id"], unique=False
    )
    op.create_index(
        op.f("ix_wip_byproduct_records_reversal_entry_id"),
        "wip_byproduct_records",
        ["reversal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_byproduct_records_work_order_id"),
        "wip_byproduct_records",
        ["work_order_id"],
        unique=False,
    )
    op.create_table(
        "wip_labor_entries",
        sa.Column("work_order_id", types.Key(), nullable=False),
        sa.Column("operation_id", types.Key(), nullable=True),
        sa.Column("employee_id", types.Key(), nullable=True),
        sa.Column("work_date", sa.Date(), nullable=False),
        sa.Column("posting_date", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("hours", types.ExactDecimal(), nullable=False),
        sa.Column("machine_hours", types.ExactDecimal(), nullable=False),
        sa.Column("labor_rate", types.ExactDecimal(), nullable=False),
        sa.Column("standard_rate", types.ExactDecimal(), nullable=False),
        sa.Column("labor_cost", types.ExactDecimal(), nullable=False),
        sa.Column("entry_type", types.Words(50), nullable=False),
        sa.Column("vendor_id", types.Key(), nullable=True),
        sa.Column("bill_line_id", types.Key(), nullable=True),
        sa.Column("timecard_line_id", types.Key(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_labor_entries_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["parties.id"], name=op.f("fk_wip_labor_entries_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"], ["journal_entries.id"], name=op.f("fk_wip_labor_entries_journal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["wip_operations.id"], name=op.f("fk_wip_labor_entries_operation_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"], ["journal_entries.id"], name=op.f("fk_wip_labor_entries_reversal_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_labor_entries_updated_by_id")
        ),
        sa.ForeignKeyConstraint(["vendor_id"], ["parties.id"], name=op.f("fk_wip_labor_entries_vendor_id")),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_labor_entries_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_labor_entries")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_labor_entries_bill_line_id"), "wip_labor_entries", ["bill_line_id"], unique=False
    )
    op.create_index(
        op.f("ix_wip_labor_entries_employee_id_work_date"),
        "wip_labor_entries",
        ["employee_id", "work_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_labor_entries_journal_entry_id"), "wip_labor_entries", ["journal_entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_wip_labor_entries_operation_id"), "wip_labor_entries", ["operation_id"], unique=False
    )
    op.create_index(
        op.f("ix_wip_labor_entries_reversal_entry_id"),
        "wip_labor_entries",
        ["reversal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_labor_entries_work_order_id_status"),
        "wip_labor_entries",
        ["work_order_id", "status"],
        unique=False,
    )
    op.create_index(
        "uq_wip_labor_entries_timecard_line_id",
        "wip_labor_entries",
        ["timecard_line_id"],
        unique=True,
        sqlite_where=sa.text("status = 'posted'"),
        postgresql_where=sa.text("status = 'posted'"),
    )
    op.create_table(
        "payroll_employer_contributions",
        sa.Column("paycheck_id", types.Key(), nullable=True),
        sa.Column("employee_id", types.Key(), nullable=False),
        sa.Column("deduction_id", types.Key(), nullable=True),
        sa.Column("plan_code", types.Words(60), nullable=False),
        sa.Column("plan_name", types.Words(255), nullable=False),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("base_wages", types.ExactDecimal(), nullable=False),
        sa.Column("contribution_date", sa.Date(), nullable=False),
        sa.Column("period", types.Words(20), nullable=False),
        sa.Column("liability_account_id", types.Key(), nullable=False),
        sa.Column("expense_account_id", types.Key(), nullable=False),
        sa.Column("payee_id", types.Key(), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_payroll_employer_contributions_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["deduction_id"],
            ["payroll_benefits_deductions.id"],
            name=op.f("fk_payroll_employer_contributions_deduction_id"),
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"],
            ["payroll_employees.id"],
            name=op.f("fk_payroll_employer_contributions_employee_id"),
        ),
        sa.ForeignKeyConstraint(
            ["expense_account_id"],
            ["accounts.id"],
            name=op.f("fk_payroll_employer_contributions_expense_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_payroll_employer_contributions_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["liability_account_id"],
            ["accounts.id"],
            name=op.f("fk_payroll_employer_contributions_liability_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["paycheck_id"],
            ["payroll_paychecks.id"],
            name=op.f("fk_payroll_employer_contributions_paycheck_id"),
        ),
        sa.ForeignKeyConstraint(
            ["payee_id"], ["parties.id"], name=op.f("fk_payroll_employer_contributions_payee_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_payroll_employer_contributions_updated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payroll_employer_contributions")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_payroll_employer_contributions_paycheck_id"),
        "payroll_employer_contributions",
        ["paycheck_id"],
        unique=False,
    )
    op.create_table(
        "wip_overhead_applications",
        sa.Column("work_order_id", types.Key(), nullable=True),
        sa.Column("operation_id", types.Key(), nullable=True),
        sa.Column("labor_entry_id", types.Key(), nullable=True),
        sa.Column("kind", types.Words(50), nullable=False),
        sa.Column("application_date", sa.Date(), nullable=False),
        sa.Column("pool_code", types.Words(60), nullable=False),
        sa.Column("rate_version", sa.BigInteger(), nullable=False),
        sa.Column("overhead_type", types.Words(50), nullable=False),
        sa.Column("basis", types.Words(50), nullable=False),
        sa.Column("rate", types.ExactDecimal(), nullable=False),
        sa.Column("quantity", types.ExactDecimal(), nullable=False),
        sa.Column("amount", types.ExactDecimal(), nullable=False),
        sa.Column("actual_amount", types.ExactDecimal(), nullable=True),
        sa.Column("spending_variance", types.ExactDecimal(), nullable=True),
        sa.Column("volume_variance", types.ExactDecimal(), nullable=True),
        sa.Column("run_number", types.Words(30), nullable=True),
        sa.Column("status", types.Words(50), nullable=False),
        sa.Column("journal_entry_id", types.Key(), nullable=True),
        sa.Column("reversal_entry_id", types.Key(), nullable=True),
        sa.Column("id", types.Key(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("updated_at", types.Instant(), nullable=False),
        sa.Column("created_by_id", types.Key(), nullable=False),
        sa.Column("updated_by_id", types.Key(), nullable=False),
        sa.CheckConstraint(
            "work_order_id IS NOT NULL OR kind = 'disposition'",
            name=op.f("ck_wip_overhead_applications_order_named"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["actors.id"], name=op.f("fk_wip_overhead_applications_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_overhead_applications_journal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["labor_entry_id"],
            ["wip_labor_entries.id"],
            name=op.f("fk_wip_overhead_applications_labor_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["wip_operations.id"], name=op.f("fk_wip_overhead_applications_operation_id")
        ),
        sa.ForeignKeyConstraint(
            ["reversal_entry_id"],
            ["journal_entries.id"],
            name=op.f("fk_wip_overhead_applications_reversal_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["updated_by_id"], ["actors.id"], name=op.f("fk_wip_overhead_applications_updated_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["work_order_id"], ["wip_work_orders.id"], name=op.f("fk_wip_overhead_applications_work_order_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wip_overhead_applications")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_journal_entry_id"),
        "wip_overhead_applications",
        ["journal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_operation_id"),
        "wip_overhead_applications",
        ["operation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_pool_code_application_date"),
        "wip_overhead_applications",
        ["pool_code", "application_date"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_reversal_entry_id"),
        "wip_overhead_applications",
        ["reversal_entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_run_number"),
        "wip_overhead_applications",
        ["run_number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_wip_overhead_applications_work_order_id_status"),
        "wip_overhead_applications",
        ["work_order_id", "status"],
        unique=False,
    )
    op.create_index(
        op.f("uq_wip_overhead_applications_labor_entry_id_pool_code_overhead_type"),
        "wip_overhead_applications",
        ["labor_entry_id", "pool_code", "overhead_type"],
        unique=True,
        sqlite_where=sa.text("status = 'posted'"),
        postgresql_where=sa.text("status = 'posted'"),
    )


def downgrade() -> None:
    """Drop the tables, unless they hold something."""
    check_empty(op.get_bind(), *TABLES)
    op.drop_index(
        op.f("uq_wip_overhead_applications_labor_entry_id_pool_code_overhead_type"),
        table_name="wip_overhead_applications",
        sqlite_where=sa.text("status = 'posted'"),
        postgresql_where=sa.text("status = 'posted'"),
    )
    op.drop_index(
        op.f("ix_wip_overhead_applications_work_order_id_status"), table_name="wip_overhead_applications"
    )
    op.drop_index(op.f("ix_wip_overhead_applications_run_number"), table_name="wip_overhead_applications")
    op.drop_index(
        op.f("ix_wip_overhead_applications_reversal_entry_id"), table_name="wip_overhead_applications"
    )
    op.drop_index(
        op.f("ix_wip_overhead_applications_pool_code_application_date"),
        table_name="wip_overhead_applications",
    )
    op.drop_index(op.f("ix_wip_overhead_applications_operation_id"), table_name="wip_overhead_applications")
    op.drop_index(
        op.f("ix_wip_overhead_applications_journal_entry_id"), table_name="wip_overhead_applications"
    )
    op.drop_table("wip_overhead_applications")
    op.drop_index(
        op.f("ix_payroll_employer_contributions_paycheck_id"), table_name="payroll_employer_contributions"
    )
    op.drop_table("payroll_employer_contributions")
    op.drop_index(
        "uq_wip_labor_entries_timecard_line_id",
        table_name="wip_labor_entries",
        sqlite_where=sa.text("status = 'posted'"),
        postgresql_where=sa.text("status = 'posted'"),
    )
    op.drop_index(op.f("ix_wip_labor_entries_work_order_id_status"), table_name="wip_labor_entries")
    op.drop_index(op.f("ix_wip_labor_entries_reversal_entry_id"), table_name="wip_labor_entries")
    op.drop_index(op.f("ix_wip_labor_entries_operation_id"), table_name="wip_labor_entries")
    op.drop_index(op.f("ix_wip_labor_entries_journal_entry_id"), table_name="wip_labor_entries")
    op.drop_index(op.f("ix_wip_labor_entries_employee_id_work_date"), table_name="wip_labor_entries")
    op.drop_index(op.f("ix_wip_labor_entries_bill_line_id"), table_name="wip_labor_entries")
    op.drop_table("wip_labor_entries")
    op.drop_index(op.f("ix_wip_byproduct_records_work_order_id"), table_name="wip_byproduct_records")
    op.drop_index(op.f("ix_wip_byproduct_records_reversal_entry_id"), table_name="wip_byproduct_records")
    op.drop_index(op.f("ix_wip_byproduct_records_operation_id"), table_name="wip_byproduct_records")
    op.drop_index(op.f("ix_wip_byproduct_records_journal_entry_id"), table_name="wip_byproduct_records")
    op.drop_index(op.f("ix_wip_byproduct_records_inventory_receipt_id"), table_name="wip_byproduct_records")
    op.drop_table("wip_byproduct_records")
    op.drop_index(
        op.f("ix_payroll_withholding_results_employee_id_component_code"),
        table_name="payroll_withholding_results",
    )
    op.drop_index(
        op.f("ix_payroll_withholding_results_component_code_paycheck_id"),
        table_name="payroll_withholding_results",
    )
    op.drop_table("payroll_withholding_results")
    op.drop_index(op.f("ix_payroll_timecard_lines_work_order_id"), table_name="payroll_timecard_lines")
    op.drop_index(op.f("ix_payroll_timecard_lines_work_date"), table_name="payroll_timecard_lines")
    op.drop_index(op.f("ix_payroll_timecard_lines_project_id"), table_name="payroll_timecard_lines")
    op.drop_index(op.f("ix_payroll_timecard_lines_operation_id"), table_name="payroll_timecard_lines")
    op.drop_table("payroll_timecard_lines")
    op.drop_index(
        op.f("ix_payroll_benefits_deductions_paycheck_id"), table_name="payroll_benefits_deductions"
    )
    op.drop_index(
        op.f("ix_payroll_benefits_deductions_employee_id_plan_code"), table_name="payroll_benefits_deductions"
    )
    op.drop_table("payroll_benefits_deductions")
    op.drop_index(op.f("ix_wip_work_order_lines_substitute_of_id"), table_name="wip_work_order_lines")
    op.drop_index(op.f("ix_wip_work_order_lines_item_code"), table_name="wip_work_order_lines")
    op.drop_table("wip_work_order_lines")
    op.drop_index(op.f("ix_wip_unit_cost_breakdowns_work_order_id"), table_name="wip_unit_cost_breakdowns")
    op.drop_index(
        op.f("ix_wip_unit_cost_breakdowns_reversal_entry_id"), table_name="wip_unit_cost_breakdowns"
    )
    op.drop_index(op.f("ix_wip_unit_cost_breakdowns_journal_entry_id"), table_name="wip_unit_cost_breakdowns")
    op.drop_index(
        op.f("ix_wip_unit_cost_breakdowns_inventory_receipt_id"), table_name="wip_unit_cost_breakdowns"
    )
    op.drop_index(op.f("ix_wip_unit_cost_breakdowns_adjusts_id"), table_name="wip_unit_cost_breakdowns")
    op.drop_table("wip_unit_cost_breakdowns")
    op.drop_index(
        op.f("ix_wip_production_cost_summaries_fiscal_period_id"), table_name="wip_production_cost_summaries"
    )
    op.drop_table("wip_production_cost_summaries")
    op.drop_table("wip_operations")
    op.drop_index(op.f("ix_payroll_timecards_pay_period_id_status"), table_name="payroll_timecards")
    op.drop_table("payroll_timecards")
    op.drop_index(op.f("ix_payroll_paychecks_status"), table_name="payroll_paychecks")
    op.drop_index(op.f("ix_payroll_paychecks_employee_id_pay_period_id"), table_name="payroll_paychecks")
    op.drop_table("payroll_paychecks")
    op.drop_index(op.f("ix_wip_work_orders_status"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_sales_order_reference"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_planned_start_date"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_parent_work_order_id"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_item_code"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_contract_id"), table_name="wip_work_orders")
    op.drop_index(op.f("ix_wip_work_orders_close_entry_id"), table_name="wip_work_orders")
    op.drop_table("wip_work_orders")
    op.drop_index(op.f("ix_payroll_runs_status"), table_name="payroll_runs")
    op.drop_index(op.f("ix_payroll_runs_pay_date"), table_name="payroll_runs")
    op.drop_index(op.f("ix_payroll_runs_bank_account_id"), table_name="payroll_runs")
    op.drop_table("payroll_runs")
    op.drop_index(op.f("ix_intercompany_transactions_status"), table_name="intercompany_transactions")
    op.drop_index(
        op.f("ix_intercompany_transactions_source_module_source_id"), table_name="intercompany_transactions"
    )
    op.drop_index(
        op.f("ix_intercompany_transactions_mirror_entry_id"), table_name="intercompany_transactions"
    )
    op.drop_index(
        op.f("ix_intercompany_transactions_journal_entry_id"), table_name="intercompany_transactions"
    )
    op.drop_index(
        op.f("ix_intercompany_transactions_from_entity_to_entity_transaction_date"),
        table_name="intercompany_transactions",
    )
    op.drop_index(op.f("ix_intercompany_transactions_agreement_id"), table_name="intercompany_transactions")
    op.drop_table("intercompany_transactions")
    op.drop_index(op.f("ix_intercompany_settlements_status"), table_name="intercompany_settlements")
    op.drop_index(op.f("ix_intercompany_settlements_mirror_entry_id"), table_name="intercompany_settlements")
    op.drop_index(op.f("ix_intercompany_settlements_journal_entry_id"), table_name="intercompany_settlements")
    op.drop_index(
        op.f("ix_intercompany_settlements_from_entity_to_entity_settlement_date"),
        table_name="intercompany_settlements",
    )
    op.drop_table("intercompany_settlements")
    op.drop_table("payroll_employees")
    op.drop_index(
        op.f("ix_intercompany_agreements_status_next_charge_date"), table_name="intercompany_agreements"
    )
    op.drop_table("intercompany_agreements")
    op.drop_table("payroll_pay_periods")
