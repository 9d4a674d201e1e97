"""Tables of revenue recognition: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.revenue import orm
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
        ("revenue_contracts", "end_date", EARLY),
        ("revenue_contracts", "terminated_on", EARLY),
        ("revenue_contracts", "financing_rate", D("-0.06")),
        ("revenue_performance_obligations", "end_date", EARLY),
        ("revenue_performance_obligations", "satisfaction_date", EARLY),
        ("revenue_performance_obligations", "progress", D("1.07")),
        ("revenue_performance_obligations", "expected_return_rate", D(3)),
        ("revenue_performance_obligations", "obligation_number", 0),
        ("revenue_performance_obligations", "total_expected", D(0)),
        ("revenue_performance_obligations", "standalone_selling_price", D(-50)),
        ("revenue_performance_obligations", "done_to_date", D(-1)),
        ("revenue_transaction_prices", "version", 0),
        ("revenue_transaction_prices", "consideration_payable", D(-1)),
        ("revenue_ssp_allocations", "allocation_percentage", D(33)),
        ("revenue_recognition_schedules", "progress_after", D("-0.1")),
        ("revenue_recognition_schedules", "sequence", -1),
        ("revenue_contract_modifications", "to_version", 0),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_a_concession_takes_revenue_back() -> None:
    assert refused_field(orm.RecognitionScheduleModel, amount=D(-900)) is None
    assert refused_field(orm.ContractModificationModel, price_change=D(-900)) is None
