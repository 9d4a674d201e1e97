"""Tables of revenue recognition: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.revenue import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "revenue_contracts": {
        "uq_revenue_contracts_contract_number",
        "ix_revenue_contracts_customer_id_status",
        "ix_revenue_contracts_status_end_date",
    },
    "revenue_performance_obligations": {
        "uq_revenue_performance_obligations_contract_id_obligation_number",
        "ix_revenue_performance_obligations_contract_id",
        "ix_revenue_performance_obligations_project_phase_id",
    },
    "revenue_transaction_prices": {"uq_revenue_transaction_prices_contract_id_version"},
    "revenue_ssp_allocations": {
        "uq_revenue_ssp_allocations_transaction_price_id_obligation_id",
        "ix_revenue_ssp_allocations_obligation_id",
    },
    "revenue_recognition_schedules": {
        "uq_revenue_recognition_schedules_obligation_id_period_end_kind_sequence",
        "ix_revenue_recognition_schedules_status_period_end",
        "ix_revenue_recognition_schedules_obligation_id_period_end",
        "ix_revenue_recognition_schedules_run_number",
    },
    "revenue_contract_modifications": {"uq_revenue_contract_modifications_modification_number"},
}


def test_tables_keys_and_indexes_are_as_specified() -> None:
    assert {table: names(model) for table, model in MODELS.items()} == TABLES


@pytest.mark.parametrize("table", TABLES)
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
