"""Tables of accounts payable: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.ap import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "ap_invoices": {"corrects_invoice_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
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
