"""Tables of procurement: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.db.base import table_of
from finance_core.modules.procurement import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused_field(MODELS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("procurement_requisitions", "exchange_rate", D(0)),
        ("procurement_requisitions", "total_amount", D("-0.01")),
        ("procurement_requisitions", "base_total", D("-0.01")),
        ("procurement_requisitions", "needed_by", EARLY),
        ("procurement_requisition_lines", "line_number", 0),
        ("procurement_requisition_lines", "quantity", D(0)),
        ("procurement_requisition_lines", "estimated_unit_cost", D(-1)),
        ("procurement_requisition_lines", "ordered_quantity", D(-1)),
        ("procurement_requisition_lines", "accepted_quantity", D(-1)),
        ("procurement_requisition_lines", "relieved_base", D(-1)),
        ("procurement_receiving_reports", "quantity_received", D(0)),
        ("procurement_receiving_reports", "quantity_accepted", D(-1)),
        ("procurement_receiving_reports", "quantity_rejected", D(-1)),
        ("procurement_receiving_reports", "unit_factor", D(0)),
        ("procurement_receiving_reports", "unit_cost", D(-1)),
        ("procurement_receiving_reports", "exchange_rate", D(0)),
        ("procurement_receiving_reports", "voided_on", EARLY),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_an_order_line_is_named_once_among_lines_that_are_not_cancelled() -> None:
    [index] = [one for one in table_of(orm.RequisitionLineModel).indexes if one.unique]
    for dialect in ("sqlite", "postgresql"):
        assert str(index.dialect_options[dialect]["where"]) == (
            "po_reference IS NOT NULL AND po_line_reference IS NOT NULL AND line_status <> 'cancelled'"
        )


def test_a_return_of_billed_goods_leaves_a_claim_below_zero() -> None:
    back = {"invoiced_quantity": D(-8), "invoiced_base": D(-100)}
    assert refused_field(orm.ReceivingReportModel, **back) is None
