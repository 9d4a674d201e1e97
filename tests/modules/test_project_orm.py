"""Tables of projects: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.project import orm
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
        ("project_projects", "end_date", EARLY),
        ("project_projects", "actual_end", EARLY),
        ("project_projects", "retention_percent", D(5)),
        ("project_projects", "contract_value", D(-1)),
        ("project_projects", "billing_cap", D(-1)),
        ("project_projects", "markup_material", D("-0.15")),
        ("project_phases", "planned_end", EARLY),
        ("project_phases", "actual_end", EARLY),
        ("project_phases", "percent_complete", D("1.1")),
        ("project_phases", "weight", D("-0.1")),
        ("project_phases", "total_units", D(0)),
        ("project_phases", "budget_labour", D(-1)),
        ("project_phases", "estimate_to_complete", D(-1)),
        ("project_cost_entries", "plan_end", EARLY),
        ("project_cost_entries", "percent_complete", D(40)),
        ("project_cost_entries", "entry_number", 0),
        ("project_cost_entries", "exchange_rate", D(0)),
        ("project_cost_entries", "bill_rate", D(-140)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_reversals_take_hours_and_cost_back() -> None:
    back = {"quantity": D("-7.25"), "amount": D(-3000), "base_amount": D(-3000), "bill_amount": D("-688.75")}
    assert refused_field(orm.ProjectCostEntryModel, **back) is None


def test_the_ledger_line_of_a_row_is_one_of_the_journal() -> None:
    [key] = orm.ProjectCostEntryModel.__table__.c.journal_line_id.foreign_keys
    assert key.target_fullname == "journal_lines.id"
