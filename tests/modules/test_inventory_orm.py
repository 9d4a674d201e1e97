"""Tables of inventory: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.inventory import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)


def movement(table: str, *columns: str) -> set[str]:
    """Return the names all movement tables share, and those of further indexes."""
    common = ("posting_date", "lot_number", "journal_entry_id", "void_entry_id", "item_code_movement_seq")
    return {f"ix_{table}_{name}" for name in (*common, *columns)}


APART = {"from_location_code": "MAIN", "to_location_code": "SHOP"}


@pytest.mark.parametrize("table", [table for table in MODELS if table != "inventory_transfers"])
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused_field(MODELS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("inventory_receipts", "quantity", D(0)),
        ("inventory_receipts", "exchange_rate", D(0)),
        ("inventory_receipts", "unit_cost", D("-0.01")),
        ("inventory_receipts", "total_cost", D("-0.01")),
        ("inventory_receipts", "currency_cost", D(-1)),
        ("inventory_receipts", "invoiced_quantity", D(-1)),
        ("inventory_receipts", "voided_on", EARLY),
        ("inventory_issues", "quantity", D(-2)),
        ("inventory_issues", "unit_cost", D(-1)),
        ("inventory_issues", "total_cost", D(-1)),
        ("inventory_issues", "voided_on", EARLY),
        ("inventory_adjustments", "unit_cost", D(-1)),
        ("inventory_adjustments", "new_unit_cost", D(-1)),
        ("inventory_adjustments", "voided_on", EARLY),
        ("inventory_cycle_counts", "actual_quantity", D(-1)),
        ("inventory_cycle_counts", "recount_quantity", D(-1)),
        ("inventory_abc_classifications", "percent_of_value", D(52)),
        ("inventory_abc_classifications", "annual_value", D(-1)),
        ("inventory_abc_classifications", "as_of_date", EARLY),
        ("inventory_reorder_points", "lead_time_days", -1),
        ("inventory_reorder_points", "safety_stock", D(-1)),
        ("inventory_reorder_points", "order_multiple", D(0)),
        ("inventory_reorder_points", "service_level", D(1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("to_location_code", "MAIN"),
        ("quantity", D(0)),
        ("quantity_received", D(-1)),
        ("quantity_lost", D(-1)),
        ("received_date", EARLY),
        ("receive_posting_date", EARLY),
        ("voided_on", EARLY),
    ],
)
def test_a_transfer_goes_somewhere_else_and_arrives_later(field: str, wrong: Any) -> None:
    assert refused_field(orm.StockTransferModel, **APART) is None
    assert refused_field(orm.StockTransferModel, **(APART | {field: wrong})) == field


def test_changes_and_variances_are_signed() -> None:
    assert refused_field(orm.InventoryAdjustmentModel, quantity_change=D(-4), value_change=D("-3.82")) is None
    assert refused_field(orm.InventoryReceiptModel, cost_variance=D(-40)) is None
    assert refused_field(orm.InventoryIssueModel, recost_total=D("-1.50")) is None


def test_rows_of_other_modules_are_named_without_a_key_of_the_file() -> None:
    found = {
        f"{model.__tablename__}.{name}"
        for model in MODELS.values()
        for name in ("source_id", "source_line_id", "destination_id", "destination_line_id", "charge_line_id")
        if name in model.__table__.c and not model.__table__.c[name].foreign_keys
    }
    assert found == {
        "inventory_receipts.source_id", "inventory_receipts.source_line_id",
        "inventory_issues.destination_id", "inventory_issues.destination_line_id",
        "inventory_adjustments.charge_line_id",
    }
