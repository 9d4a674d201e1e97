"""Tables of leases: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.lease import orm
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
        ("lease_leases", "end_date", EARLY),
        ("lease_leases", "contract_end_date", EARLY),
        ("lease_leases", "extension_end", EARLY),
        ("lease_leases", "termination_option_on", EARLY),
        ("lease_leases", "first_payment_date", EARLY),
        ("lease_leases", "ended_on", EARLY),
        ("lease_leases", "discount_rate", D("-0.01")),
        ("lease_leases", "monthly_payment", D(-1)),
        ("lease_leases", "rent_free_payments", -1),
        ("lease_leases", "escalation_every_months", 0),
        ("lease_leases", "index_base", D(0)),
        ("lease_leases", "scope_quantity", D(0)),
        ("lease_leases", "opening_liability", D(-1)),
        ("lease_payments", "revision", -1),
        ("lease_payments", "payment_number", -1),
        ("lease_rou_assets", "amortization_end", EARLY),
        ("lease_rou_assets", "carrying_value", D("-0.01")),
        ("lease_liabilities", "measured_on", EARLY),
        ("lease_liabilities", "current_rate", D("-0.01")),
        ("lease_modifications", "to_revision", 0),
        ("lease_modifications", "new_end_date", EARLY),
        ("lease_modifications", "scope_remaining", D("1.01")),
        ("lease_modifications", "penalty", D(-1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **{field: wrong}) == field


def test_the_first_payment_lies_inside_the_term() -> None:
    late = {"first_payment_date": date(2030, 1, 1), "end_date": date(2029, 12, 31)}
    assert refused_field(orm.LeaseModel, **late) == "end_date"


def test_paid_early_and_received_incentives_are_below_zero() -> None:
    assert refused_field(orm.LeaseLiabilityModel, due_unpaid=D(-100)) is None
    assert refused_field(orm.ROUAssetModel, from_incentives=D(-5000)) is None
