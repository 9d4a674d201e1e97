"""Tables of contracts: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.contracts import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)


def refused(table: str, **changed: Any) -> str | None:
    whole = {"corrects_billing_id": None} if table == "contracts_billings" else {}
    return refused_field(MODELS[table], **whole | changed)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("contracts_deliverables", "accepted_date", EARLY),
        ("contracts_deliverables", "quantity", D(-1)),
        ("contracts_deliverables", "price", D(-1)),
        ("contracts_deliverables", "late_after_days", -1),
        ("contracts_deliverables", "billed_amount", D(-1)),
        ("contracts_milestones", "amount", D(0)),
        ("contracts_milestones", "completion_pct", D("1.01")),
        ("contracts_milestones", "stored_materials", D(-1)),
        ("contracts_billings", "period_end", EARLY),
        ("contracts_billings", "sequence", 0),
        ("contracts_billings", "exchange_rate", D(0)),
        ("contracts_billings", "damages", D(-1)),
        ("contracts_billings", "corrects_billing_id", UUID(int=1)),
        ("contracts_funding", "cumulative_funded", D(-1)),
        ("contracts_funding", "cumulative_value", D(-1)),
        ("contracts_funding", "retention_percent", D(5)),
        ("contracts_funding", "retention_cap_percent", D(5)),
        ("contracts_funding", "advance_percent", D("1.1")),
        ("contracts_funding", "advance_recovery_percent", D(-1)),
        ("contracts_funding", "damages_cap_percent", D(10)),
        ("contracts_funding", "damages_per_day", D(-1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field


def test_a_deduction_is_below_zero_and_so_is_a_credit() -> None:
    assert refused("contracts_milestones", amount=D(-500)) is None
    assert refused("contracts_billings", gross_amount=D("-1646.60"), total_amount=D("-1646.60")) is None


def test_nothing_is_deleted_with_another_row() -> None:
    assert [model.__tablename__ for model in MODELS.values() if model.__mapper__.relationships] == []
