"""Tables of procurement: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.db.base import table_of
from finance_core.modules.procurement import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "procurement_requisitions": {
        "uq_procurement_requisitions_requisition_number",
        "ix_procurement_requisitions_status_request_date",
        "ix_procurement_requisitions_requester_id",
        "ix_procurement_requisitions_copied_from_id",
    },
    "procurement_requisition_lines": {
        "uq_procurement_requisition_lines_requisition_id_line_number",
        "uq_procurement_requisition_lines_po_reference_po_line_reference",
        "ix_procurement_requisition_lines_line_status_required_date",
        "ix_procurement_requisition_lines_vendor_id",
    },
    "procurement_receiving_reports": {
        "uq_procurement_receiving_reports_receipt_number_line_number",
        "ix_procurement_receiving_reports_po_reference_po_line_reference",
        "ix_procurement_receiving_reports_vendor_id_receipt_date",
        "ix_procurement_receiving_reports_status",
        "ix_procurement_receiving_reports_requisition_line_id",
        "ix_procurement_receiving_reports_original_receipt_id",
        "ix_procurement_receiving_reports_stock_movement_id",
        "ix_procurement_receiving_reports_journal_entry_id",
        "ix_procurement_receiving_reports_void_entry_id",
        "ix_procurement_receiving_reports_clear_entry_id",
    },
}


def test_tables_keys_and_indexes_are_as_specified() -> None:
    assert {table: names(model) for table, model in MODELS.items()} == TABLES


@pytest.mark.parametrize("table", TABLES)
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
