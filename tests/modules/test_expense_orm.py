"""Tables of employee expenses: what an object must look like."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.expense import orm
from finance_core.modules.expense.models import MoneyKind
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "expense_reports": {"corrects_report_id": None},
    "expense_lines": {"meals_provided": "BL"},
    "expense_reimbursements": {"kind": MoneyKind.REIMBURSEMENT, "advance_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("expense_reports", "period_to", EARLY),
        ("expense_reports", "travel_end", datetime(2020, 1, 1, tzinfo=UTC)),
        ("expense_reports", "exchange_rate", D(0)),
        ("expense_reports", "advance_applied", D(-1)),
        ("expense_reports", "corrects_report_id", UUID(int=1)),
        ("expense_lines", "line_number", 0),
        ("expense_lines", "distance", D(0)),
        ("expense_lines", "odometer_end", D("0.1")),
        ("expense_lines", "mileage_rate", D("-0.70")),
        ("expense_lines", "markup_percent", D(-1)),
        ("expense_lines", "meals_provided", "BB"),
        ("expense_lines", "meals_provided", "X"),
        ("expense_policies", "valid_to", EARLY),
        ("expense_policies", "daily_limit", D(-1)),
        ("expense_policies", "max_age_days", -1),
        ("expense_reimbursements", "amount", D(0)),
        ("expense_reimbursements", "due_back_on", EARLY),
        ("expense_reimbursements", "report_id", None),
        ("expense_reimbursements", "advance_id", UUID(int=1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field


def test_an_advance_has_no_report() -> None:
    advance = {"kind": MoneyKind.ADVANCE}
    assert refused("expense_reimbursements", **advance) == "report_id"
    assert refused("expense_reimbursements", **advance, report_id=None) is None


def test_a_refund_on_a_line_is_below_zero() -> None:
    assert refused("expense_lines", amount=D("-19.90"), claimed_amount=D("-19.90")) is None


def test_lines_go_with_their_report() -> None:
    lines = orm.ExpenseReportModel.__mapper__.relationships["lines"]
    assert (lines.cascade.delete_orphan, lines.lazy) == (True, "raise")
