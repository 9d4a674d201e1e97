"""Tables of budgets: names as specified, one line of each kind, and what an object must look like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from finance_core.modules.budget import orm
from finance_core.modules.budget.models import BudgetType
from tests.modules.orm_checks import models_of, refused_field
from tests.modules.orm_samples import Model, dto_of, empty_file, row_of, sample

D = Decimal
NOW = datetime(2026, 6, 15, tzinfo=UTC)
MODELS = models_of(orm)
LINE_KEY = (
    "uq_budget_lines_budget_id_account_id_fiscal_period_id_"
    "dim_project_id_dim_department_id_dim_cost_centre_id_dim_entity_id"
)
DIMS = ("dim_project_id", "dim_department_id", "dim_cost_centre_id", "dim_entity_id")
PLACE = dict.fromkeys(("budget_id", "account_id", "fiscal_period_id"), UUID(int=1))
NO_SPLIT = dict.fromkeys(DIMS)


@pytest.fixture
def session() -> Iterator[Session]:
    engine = empty_file()
    with Session(engine) as session:
        yield session
    engine.dispose()


def store(session: Session, model: Model, number: int, **changed: Any) -> None:
    row = row_of(model, dto_of(model, sample(model, number) | changed))
    row.created_at = row.updated_at = NOW
    session.add(row)
    session.flush()


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused_field(MODELS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("budget_budgets", "fiscal_year", 0),
        ("budget_budgets", "fiscal_year", 10_000),
        ("budget_budgets", "current_version", -1),
        ("budget_lines", "line_no", 0),
        ("budget_lines", "quantity", D(-1)),
        ("budget_versions", "version_number", 0),
        ("budget_versions", "line_count", -1),
        ("budget_transfers", "amount", D(0)),
        ("budget_allocations", "batch_no", 0),
        ("budget_allocations", "weight", D(-1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_lines_and_allocated_amounts_are_signed() -> None:
    assert refused_field(orm.BudgetLineModel, amount=D("-9249.60")) is None
    assert refused_field(orm.BudgetAllocationModel, allocated_amount=D("-8333.33")) is None


@pytest.mark.parametrize("filled", [(), DIMS[:1], DIMS[1:3], DIMS], ids=len)
def test_a_second_line_of_an_account_period_and_split_is_refused(
    session: Session, filled: tuple[str, ...]
) -> None:
    place = PLACE | NO_SPLIT | dict.fromkeys(filled, UUID(int=7))
    store(session, orm.BudgetLineModel, 1, **place)
    with pytest.raises(IntegrityError, match=f"UNIQUE constraint failed: index '{LINE_KEY}'"):
        store(session, orm.BudgetLineModel, 2, **place)


@pytest.mark.parametrize("dimension", DIMS)
def test_lines_that_differ_in_one_dimension_stand_side_by_side(session: Session, dimension: str) -> None:
    for number, value in enumerate((None, UUID(int=0), UUID(int=256)), start=1):
        store(session, orm.BudgetLineModel, number, **(PLACE | NO_SPLIT | {dimension: value}))


def test_a_year_and_type_has_one_primary_budget(session: Session) -> None:
    plan = {"fiscal_year": 2027, "budget_type": BudgetType.OPERATING}
    store(session, orm.BudgetModel, 1, **plan, is_primary=True)
    store(session, orm.BudgetModel, 2, **plan, is_primary=False)
    with pytest.raises(IntegrityError, match="UNIQUE constraint failed"):
        store(session, orm.BudgetModel, 3, **plan, is_primary=True)
