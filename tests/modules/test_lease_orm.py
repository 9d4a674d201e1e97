"""Tables of leases: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.lease import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "lease_leases": {
        "uq_lease_leases_lease_number",
        "ix_lease_leases_status_end_date",
        "ix_lease_leases_lessor_id",
    },
    "lease_payments": {
        "uq_lease_payments_lease_id_revision_line_kind_payment_number",
        "ix_lease_payments_lease_id_payment_date",
        "ix_lease_payments_status_payment_date",
        "ix_lease_payments_run_number",
        "ix_lease_payments_ap_invoice_id",
        "ix_lease_payments_bank_transaction_id",
    },
    "lease_rou_assets": {"uq_lease_rou_assets_lease_id"},
    "lease_liabilities": {"uq_lease_liabilities_lease_id"},
    "lease_modifications": {
        "uq_lease_modifications_modification_number",
        "ix_lease_modifications_lease_id_modification_date",
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
