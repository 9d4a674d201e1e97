"""Tables of projects: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.project import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "project_projects": {
        "uq_project_projects_project_code",
        "uq_project_projects_dimension_value_id",
        "ix_project_projects_customer_id_status",
        "ix_project_projects_contract_id",
        "ix_project_projects_revenue_contract_id",
    },
    "project_phases": {
        "uq_project_phases_project_id_code",
        "uq_project_phases_dimension_value_id",
        "ix_project_phases_project_id_parent_id",
        "ix_project_phases_contract_milestone_id",
    },
    "project_cost_entries": {
        "uq_project_cost_entries_project_id_entry_number",
        "uq_project_cost_entries_journal_line_id",
        "uq_project_cost_entries_reverses_id",
        "ix_project_cost_entries_project_id_entry_kind_entry_date",
        "ix_project_cost_entries_phase_id_entry_kind",
        "ix_project_cost_entries_bill_status_project_id",
        "ix_project_cost_entries_source_id",
        "ix_project_cost_entries_person_id_entry_date",
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
