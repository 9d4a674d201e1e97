"""Tables of Cash: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.cash import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "cash_bank_statement_lines": {"offset_line_id": None},
    "cash_bank_transactions": {"counter_bank_account_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("cash_bank_accounts", "next_check_number", 0),
        ("cash_bank_accounts", "date_window_days", -1),
        ("cash_bank_transactions", "exchange_rate", D(0)),
        ("cash_bank_transactions", "counter_bank_account_id", UUID(int=1)),
        ("cash_bank_statements", "statement_date", EARLY),
        ("cash_bank_statements", "duplicate_count", -1),
        ("cash_bank_statement_lines", "offset_line_id", UUID(int=1)),
        ("cash_reconciliation_matches", "match_confidence", D("1.01")),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field

def test_lines_go_with_their_statement() -> None:
    assert orm.BankStatementModel.__mapper__.relationships["lines"].cascade.delete_orphan


def test_money_out_is_below_zero() -> None:
    assert refused("cash_bank_transactions", amount=D("-3.50"), base_amount=D("-3.50")) is None
