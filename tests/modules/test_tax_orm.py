"""Tables of the tax module: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.tax import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
WHOLE: dict[str, dict[str, Any]] = {
    "tax_jurisdictions": {"parent_id": None},
    "tax_exemptions": {"vendor_id": None},
    "tax_transactions": {"reverses_id": None},
    "tax_returns": {"amends_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_is_taken(table: str) -> None:
    assert refused(table) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("tax_jurisdictions", "parent_id", UUID(int=1)),
        ("tax_rates", "end_date", EARLY),
        ("tax_rates", "max_taxable_amount", D(0)),
        ("tax_rates", "rate", D("-0.2")),
        ("tax_exemptions", "expiration_date", EARLY),
        ("tax_exemptions", "exempt_percent", D(100)),
        ("tax_exemptions", "vendor_id", UUID(int=2)),
        ("tax_transactions", "rate", D(0)),
        ("tax_returns", "period_end", EARLY),
        ("tax_returns", "sequence", -1),
        ("tax_deferred_assets", "realizability", D(2)),
        ("tax_provisions", "run_no", 0),
        ("tax_jurisdiction_configs", "registered_to", EARLY),
        ("tax_jurisdiction_configs", "input_recovery_percent", D(100)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field

def test_a_certificate_has_exactly_one_party() -> None:
    assert refused("tax_exemptions", customer_id=None) == "vendor_id"
    assert refused("tax_exemptions", customer_id=None, vendor_id=UUID(int=1)) is None


def test_nothing_is_deleted_with_another_row() -> None:
    assert [model.__tablename__ for model in MODELS.values() if model.__mapper__.relationships] == []
