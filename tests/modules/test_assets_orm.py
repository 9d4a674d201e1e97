"""Tables of fixed assets: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.assets import orm
from finance_core.modules.assets.models import ComponentKind, DepreciationMethod
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "assets_assets": {"parent_asset_id": None},
    "assets_depreciation_components": {"replaced_by_id": None},
    "assets_depreciation_schedules": {"tax_year": None},
    "assets_disposals": {"replacement_asset_id": None},
    "assets_transfers": {"new_asset_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("assets_categories", "useful_life_months", 0),
        ("assets_categories", "salvage_value_percent", D("1.01")),
        ("assets_categories", "declining_rate", D("-0.25")),
        ("assets_categories", "declining_factor", D(0)),
        ("assets_categories", "tax_life_months", 0),
        ("assets_categories", "capitalization_threshold", D(-1)),
        ("assets_assets", "in_service_date", EARLY),
        ("assets_assets", "parent_asset_id", UUID(int=1)),
        ("assets_assets", "exchange_rate", D(0)),
        ("assets_assets", "insured_amount", D(-1)),
        ("assets_assets", "tax_business_use", D("1.5")),
        ("assets_assets", "tax_special_rate", D(-1)),
        ("assets_depreciation_components", "component_number", 0),
        ("assets_depreciation_components", "cost", D(-1)),
        ("assets_depreciation_components", "residual_value", D(-1)),
        ("assets_depreciation_components", "useful_life_months", 0),
        ("assets_depreciation_components", "total_units", D(0)),
        ("assets_depreciation_components", "units_to_date", D(-1)),
        ("assets_depreciation_schedules", "period_end", EARLY),
        ("assets_depreciation_schedules", "units", D(-1)),
        ("assets_depreciation_schedules", "tax_year", 2026),
        ("assets_disposals", "replacement_asset_id", UUID(int=1)),
        ("assets_disposals", "fraction", D(0)),
        ("assets_disposals", "fraction", D("1.01")),
        ("assets_disposals", "proceeds", D(-1)),
        ("assets_disposals", "selling_costs", D(-1)),
        ("assets_transfers", "fraction", D("1.01")),
        ("assets_transfers", "amount", D(-1)),
        ("assets_transfers", "new_asset_id", UUID(int=1)),
        ("assets_revaluations", "new_fair_value", D(-1)),
        ("assets_revaluations", "total_units", D(0)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field


def test_a_charge_belongs_to_a_period_or_to_a_tax_year() -> None:
    assert refused("assets_depreciation_schedules", fiscal_period_id=None) == "tax_year"
    assert refused("assets_depreciation_schedules", fiscal_period_id=None, tax_year=2026) is None


def test_only_method_none_has_no_life() -> None:
    land = {"useful_life_months": 0, "depreciation_method": DepreciationMethod.NONE}
    assert refused("assets_categories", **land) is None
    assert refused("assets_depreciation_components", **land) is None


def test_only_an_adjustment_may_lower_cost() -> None:
    kind = ComponentKind.COST_ADJUSTMENT
    assert refused("assets_depreciation_components", cost=D(-120), kind=kind) is None


def test_nothing_is_deleted_with_its_asset() -> None:
    assert [model.__tablename__ for model in MODELS.values() if model.__mapper__.relationships] == []
