"""The registry holds exactly the specified objects: names and tables as typed from the catalogue."""

from __future__ import annotations

import pytest

from tests.modules.orm_samples import business_models

SPECIFIED: dict[str, dict[str, str]] = {
    "ap": {
        "VendorProfile": "ap_vendor_profiles",
        "APInvoice": "ap_invoices",
        "APInvoiceLine": "ap_invoice_lines",
        "APPayment": "ap_payments",
        "APPaymentBatch": "ap_payment_batches",
        "APPaymentRun": "ap_payment_runs",
        "APPaymentRunLine": "ap_payment_run_lines",
        "APVendorHold": "ap_vendor_holds",
    },
    "ar": {
        "CustomerProfile": "ar_customer_profiles",
        "ARInvoice": "ar_invoices",
        "ARInvoiceLine": "ar_invoice_lines",
        "ARReceipt": "ar_receipts",
        "ARReceiptAllocation": "ar_receipt_allocations",
        "ARCreditMemo": "ar_credit_memos",
        "ARDunningHistory": "ar_dunning_history",
        "ARCreditDecision": "ar_credit_decisions",
        "ARAutoApplyRule": "ar_auto_apply_rules",
    },
    "assets": {
        "AssetCategory": "assets_categories",
        "Asset": "assets_assets",
        "DepreciationComponent": "assets_depreciation_components",
        "DepreciationSchedule": "assets_depreciation_schedules",
        "AssetDisposal": "assets_disposals",
        "AssetTransfer": "assets_transfers",
        "AssetRevaluation": "assets_revaluations",
    },
    "budget": {
        "Budget": "budget_budgets",
        "BudgetLine": "budget_lines",
        "BudgetVersion": "budget_versions",
        "BudgetTransfer": "budget_transfers",
        "BudgetAllocation": "budget_allocations",
    },
    "cash": {
        "BankAccount": "cash_bank_accounts",
        "BankTransaction": "cash_bank_transactions",
        "Reconciliation": "cash_reconciliations",
        "BankStatement": "cash_bank_statements",
        "BankStatementLine": "cash_bank_statement_lines",
        "ReconciliationMatch": "cash_reconciliation_matches",
    },
    "contracts": {
        "ContractDeliverable": "contracts_deliverables",
        "ContractMilestone": "contracts_milestones",
        "ContractBilling": "contracts_billings",
        "ContractFunding": "contracts_funding",
    },
    "expense": {
        "ExpenseReport": "expense_reports",
        "ExpenseLine": "expense_lines",
        "ExpensePolicy": "expense_policies",
        "Reimbursement": "expense_reimbursements",
    },
    "gl": {
        "RecurringEntry": "gl_recurring_entries",
        "RecurringLine": "gl_recurring_lines",
        "JournalBatch": "gl_journal_batches",
        "AccountReconciliation": "gl_account_reconciliations",
        "PeriodCloseTask": "gl_period_close_tasks",
        "TranslationResult": "gl_translation_results",
        "RevaluationResult": "gl_revaluation_results",
    },
    "intercompany": {
        "IntercompanyAgreement": "intercompany_agreements",
        "IntercompanyTransaction": "intercompany_transactions",
        "IntercompanySettlement": "intercompany_settlements",
    },
    "inventory": {
        "InventoryReceipt": "inventory_receipts",
        "InventoryIssue": "inventory_issues",
        "InventoryAdjustment": "inventory_adjustments",
        "StockTransfer": "inventory_transfers",
        "CycleCount": "inventory_cycle_counts",
        "ABCClassification": "inventory_abc_classifications",
        "ReorderPoint": "inventory_reorder_points",
    },
    "lease": {
        "Lease": "lease_leases",
        "LeasePayment": "lease_payments",
        "ROUAsset": "lease_rou_assets",
        "LeaseLiability": "lease_liabilities",
        "LeaseModification": "lease_modifications",
    },
    "payroll": {
        "Employee": "payroll_employees",
        "PayPeriod": "payroll_pay_periods",
        "Timecard": "payroll_timecards",
        "TimecardLine": "payroll_timecard_lines",
        "PayrollRun": "payroll_runs",
        "Paycheck": "payroll_paychecks",
        "WithholdingResult": "payroll_withholding_results",
        "BenefitsDeduction": "payroll_benefits_deductions",
        "EmployerContribution": "payroll_employer_contributions",
    },
    "period_close": {
        "PeriodCloseRun": "period_close_runs",
        "CloseCertificate": "period_close_certificates",
    },
    "procurement": {
        "PurchaseRequisition": "procurement_requisitions",
        "RequisitionLine": "procurement_requisition_lines",
        "ReceivingReport": "procurement_receiving_reports",
    },
    "project": {
        "Project": "project_projects",
        "ProjectPhase": "project_phases",
        "ProjectCostEntry": "project_cost_entries",
    },
    "revenue": {
        "RevenueContract": "revenue_contracts",
        "PerformanceObligation": "revenue_performance_obligations",
        "TransactionPrice": "revenue_transaction_prices",
        "SSPAllocation": "revenue_ssp_allocations",
        "RecognitionSchedule": "revenue_recognition_schedules",
        "ContractModification": "revenue_contract_modifications",
    },
    "tax": {
        "TaxJurisdiction": "tax_jurisdictions",
        "TaxRate": "tax_rates",
        "TaxExemption": "tax_exemptions",
        "TaxTransaction": "tax_transactions",
        "TaxReturn": "tax_returns",
        "TemporaryDifference": "tax_temporary_differences",
        "DeferredTaxAsset": "tax_deferred_assets",
        "DeferredTaxLiability": "tax_deferred_liabilities",
        "TaxProvision": "tax_provisions",
        "Jurisdiction": "tax_jurisdiction_configs",
    },
    "wip": {
        "WorkOrder": "wip_work_orders",
        "WorkOrderLine": "wip_work_order_lines",
        "Operation": "wip_operations",
        "LaborEntry": "wip_labor_entries",
        "OverheadApplication": "wip_overhead_applications",
        "ByproductRecord": "wip_byproduct_records",
        "ProductionCostSummary": "wip_production_cost_summaries",
        "UnitCostBreakdown": "wip_unit_cost_breakdowns",
    },
}
COUNTS = {
    "ap": 8, "ar": 9, "assets": 7, "budget": 5, "cash": 6, "contracts": 4, "expense": 4, "gl": 7,
    "intercompany": 3, "inventory": 7, "lease": 5, "payroll": 9, "period_close": 2, "procurement": 3,
    "project": 3, "revenue": 6, "tax": 10, "wip": 8,
}
OWNED_ELSEWHERE = {"Item", "Location", "StockLevel", "PurchaseOrder", "Company"}


def built() -> dict[str, dict[str, str]]:
    """Return the tables of every model by module and name of its object."""
    found: dict[str, dict[str, str]] = {}
    for model in business_models():
        package = model.__module__.removeprefix("finance_core.modules.").split(".")[0]
        module = "period_close" if model.__module__.startswith("finance_core.services.") else package
        found.setdefault(module, {})[model.__name__.removesuffix("Model")] = model.__tablename__
    return found


def test_the_list_counts_106() -> None:
    assert {module: len(models) for module, models in SPECIFIED.items()} == COUNTS
    assert sum(COUNTS.values()) == 106


@pytest.mark.parametrize("module", SPECIFIED)
def test_a_module_has_its_objects_and_no_other(module: str) -> None:
    assert built().get(module, {}) == SPECIFIED[module]


def test_no_other_module_has_tables() -> None:
    assert set(built()) == set(SPECIFIED)


def test_what_the_catalogue_owns_has_no_table() -> None:
    assert OWNED_ELSEWHERE.isdisjoint(name for models in built().values() for name in models)
