"""Tables of accounts payable: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.ap import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "ap_vendor_profiles": {"uq_ap_vendor_profiles_code", "uq_ap_vendor_profiles_vendor_id"},
    "ap_invoice_lines": {
        "ix_ap_invoice_lines_gl_recurring_id",
        "ix_ap_invoice_lines_receipt_id",
        "ix_ap_invoice_lines_requisition_line_id",
        "ix_ap_invoice_lines_stock_receipt_id",
        "uq_ap_invoice_lines_invoice_id_line_number",
    },
    "ap_invoices": {
        "ix_ap_invoices_po_reference",
        "ix_ap_invoices_posting_date",
        "ix_ap_invoices_status_due_date",
        "ix_ap_invoices_vendor_id_status",
        "uq_ap_invoices_internal_number",
        "uq_ap_invoices_vendor_id_document_type_invoice_number_key",
    },
    "ap_payments": {
        "ix_ap_payments_bank_account_id_payment_date",
        "ix_ap_payments_status",
        "ix_ap_payments_vendor_id_payment_date",
        "uq_ap_payments_bank_account_id_reference",
        "uq_ap_payments_payment_number",
    },
    "ap_payment_batches": {"ix_ap_payment_batches_bank_account_id", "uq_ap_payment_batches_batch_number"},
    "ap_payment_run_lines": {
        "ck_ap_payment_run_lines_one_source",
        "ix_ap_payment_run_lines_invoice_id_status",
        "ix_ap_payment_run_lines_payment_id",
        "ix_ap_payment_run_lines_run_id",
    },
    "ap_payment_runs": {"ix_ap_payment_runs_bank_account_id", "uq_ap_payment_runs_run_number"},
    "ap_vendor_holds": {"uq_ap_vendor_holds_vendor_id_reason_code"},
}
WHOLE: dict[str, dict[str, Any]] = {
    "ap_invoices": {"corrects_invoice_id": None},
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
        ("ap_vendor_profiles", "payment_terms_days", -1),
        ("ap_vendor_profiles", "minimum_payment", D(-1)),
        ("ap_invoice_lines", "service_to", EARLY),
        ("ap_invoice_lines", "discount_percent", D(2)),
        ("ap_invoices", "end_date", EARLY),
        ("ap_invoices", "discount_percent", D("1.01")),
        ("ap_invoices", "exchange_rate", D(0)),
        ("ap_invoices", "interval", 0),
        ("ap_invoices", "anchor_day", 32),
        ("ap_invoices", "corrects_invoice_id", UUID(int=1)),
        ("ap_payments", "amount", D(-1)),
        ("ap_payments", "withholding_amount", D(-1)),
        ("ap_payment_batches", "payment_count", -1),
        ("ap_payment_runs", "cash_limit", D(-1)),
        ("ap_vendor_holds", "released_date", EARLY),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field

def test_lines_go_with_their_bill_and_settlements_stay() -> None:
    assert orm.APInvoiceModel.__mapper__.relationships["lines"].cascade.delete_orphan
    kept = orm.APPaymentRunModel.__mapper__.relationships["lines"].cascade
    assert (kept.delete, kept.delete_orphan) == (False, False)
