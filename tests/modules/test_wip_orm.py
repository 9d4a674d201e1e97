"""Tables of work in process: what an object must look like."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from finance_core.db.base import table_of
from finance_core.modules.wip import orm
from finance_core.modules.wip.models import OverheadKind
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
        ("wip_work_orders", "quantity_ordered", D(0)),
        ("wip_work_orders", "quantity_completed", D(-1)),
        ("wip_work_orders", "recipe_version", 0),
        ("wip_work_orders", "planned_end_date", EARLY),
        ("wip_work_orders", "actual_end_date", EARLY),
        ("wip_work_order_lines", "scrap_percent", D(1)),
        ("wip_work_order_lines", "quantity_per", D(-1)),
        ("wip_work_order_lines", "quantity_returned", D(-1)),
        ("wip_operations", "batch_quantity", D(0)),
        ("wip_operations", "run_time_hours", D(-1)),
        ("wip_operations", "labor_rate", D(-24)),
        ("wip_labor_entries", "hours", D(-1)),
        ("wip_labor_entries", "labor_cost", D(-1)),
        ("wip_labor_entries", "start_time", "08:00"),
        ("wip_overhead_applications", "rate_version", 0),
        ("wip_byproduct_records", "quantity", D(0)),
        ("wip_byproduct_records", "cost_share", D("1.01")),
        ("wip_byproduct_records", "value", D(-60)),
        ("wip_production_cost_summaries", "units_produced", D(-1)),
        ("wip_unit_cost_breakdowns", "units_produced", D(-1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


@pytest.mark.parametrize("kind", OverheadKind)
def test_only_the_disposition_of_a_pool_names_no_order(kind: OverheadKind) -> None:
    wanted = None if kind is OverheadKind.DISPOSITION else "work_order_id"
    assert refused_field(orm.OverheadApplicationModel, kind=kind, work_order_id=None) == wanted


def test_work_may_end_after_midnight() -> None:
    assert refused_field(orm.LaborEntryModel, start_time=time(22), end_time=time(6, 30)) is None


def test_an_order_may_owe_and_a_settlement_take_back() -> None:
    assert refused_field(orm.WorkOrderModel, balance=D("-32.50"), variance_total=D(-1)) is None
    lower = {"total_per_unit": D("-0.541666667"), "total_cost": D("-32.50")}
    assert refused_field(orm.UnitCostBreakdownModel, **lower) is None


def test_what_is_charged_to_an_order_does_not_go_with_it() -> None:
    assert {one.key: one.mapper.class_ for one in orm.WorkOrderModel.__mapper__.relationships} == {
        "lines": orm.WorkOrderLineModel, "operations": orm.OperationModel,
    }
    assert all(key.ondelete is None for model in MODELS.values() for key in model.__table__.foreign_keys)


def test_a_timecard_line_is_charged_once_while_posted() -> None:
    for model in (orm.LaborEntryModel, orm.OverheadApplicationModel):
        [index] = [one for one in table_of(model).indexes if one.unique]
        for dialect in ("sqlite", "postgresql"):
            assert str(index.dialect_options[dialect]["where"]) == "status = 'posted'"
