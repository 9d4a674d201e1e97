"""Tables of receivables: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.ar import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "ar_customer_profiles": {"uq_ar_customer_profiles_code", "uq_ar_customer_profiles_customer_id"},
    "ar_invoice_lines": {
        "ck_ar_invoice_lines_one_parent",
        "ix_ar_invoice_lines_billed_module_billed_id",
        "uq_ar_invoice_lines_credit_memo_id_line_number",
        "uq_ar_invoice_lines_invoice_id_line_number",
    },
    "ar_invoices": {
        "ix_ar_invoices_customer_id_status",
        "ix_ar_invoices_customer_reference",
        "ix_ar_invoices_payment_reference",
        "ix_ar_invoices_posting_date",
        "ix_ar_invoices_status_due_date",
        "uq_ar_invoices_invoice_number",
    },
    "ar_receipts": {
        "ix_ar_receipts_customer_id_receipt_date",
        "ix_ar_receipts_reference",
        "ix_ar_receipts_status",
        "uq_ar_receipts_receipt_number",
    },
    "ar_credit_memos": {"ix_ar_credit_memos_customer_id_status", "uq_ar_credit_memos_credit_memo_number"},
    "ar_auto_apply_rules": {"uq_ar_auto_apply_rules_name", "uq_ar_auto_apply_rules_priority"},
    "ar_receipt_allocations": {
        "ck_ar_receipt_allocations_one_source",
        "ck_ar_receipt_allocations_one_target",
        "ix_ar_receipt_allocations_credit_memo_id",
        "ix_ar_receipt_allocations_invoice_id_status",
        "ix_ar_receipt_allocations_receipt_id",
    },
    "ar_dunning_history": {"uq_ar_dunning_history_run_number_customer_id_currency"},
    "ar_credit_decisions": {"ix_ar_credit_decisions_customer_id_decision_date"},
}
WHOLE: dict[str, dict[str, Any]] = {
    "ar_invoice_lines": {"credit_memo_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


def test_the_specified_tables_are_mapped() -> None:
    assert set(MODELS) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_specified_keys_and_indexes_have_their_names(table: str) -> None:
    assert TABLES[table] - names(MODELS[table]) == set()


@pytest.mark.parametrize("table", TABLES)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("ar_customer_profiles", "credit_limit", D(-1)),
        ("ar_customer_profiles", "default_discount_percent", D(5)),
        ("ar_invoice_lines", "credit_memo_id", UUID(int=1)),
        ("ar_invoice_lines", "service_to", EARLY),
        ("ar_invoice_lines", "discount_percent", D(2)),
        ("ar_invoices", "end_date", EARLY),
        ("ar_invoices", "exchange_rate", D(0)),
        ("ar_invoices", "interval", 0),
        ("ar_invoices", "anchor_day", 0),
        ("ar_credit_decisions", "valid_until", EARLY),
        ("ar_credit_decisions", "new_limit", D(-1)),
        ("ar_auto_apply_rules", "tolerance", D(-1)),
        ("ar_auto_apply_rules", "tolerance_percent", D(3)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field

@pytest.mark.parametrize("model", [orm.ARInvoiceModel, orm.ARCreditMemoModel])
def test_lines_go_with_their_document(model: Any) -> None:
    assert model.__mapper__.relationships["lines"].cascade.delete_orphan


def test_a_line_has_one_parent() -> None:
    assert refused("ar_invoice_lines", invoice_id=None) == "credit_memo_id"
    assert refused("ar_invoice_lines", invoice_id=None, credit_memo_id=UUID(int=1)) is None
