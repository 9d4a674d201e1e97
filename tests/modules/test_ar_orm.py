"""Tables of receivables: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.ar import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "ar_invoice_lines": {"credit_memo_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
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
