"""Tables of the intercompany module: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.intercompany import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
PAIRS = {
    "intercompany_agreements": {"entity_a": "NORTH", "entity_b": "SOUTH"},
    "intercompany_transactions": {"from_entity": "NORTH", "to_entity": "SOUTH"},
    "intercompany_settlements": {"from_entity": "NORTH", "to_entity": "SOUTH"},
}


@pytest.mark.parametrize("table", MODELS)
def test_a_filled_row_of_two_entities_is_taken(table: str) -> None:
    assert refused_field(MODELS[table], **PAIRS[table]) is None


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("intercompany_agreements", "entity_b", "NORTH"),
        ("intercompany_agreements", "markup_rate", D("10.01")),
        ("intercompany_agreements", "markup_rate", D("-0.01")),
        ("intercompany_agreements", "interest_rate", D("-0.01")),
        ("intercompany_agreements", "withholding_rate", D(15)),
        ("intercompany_agreements", "effective_to", EARLY),
        ("intercompany_transactions", "to_entity", "NORTH"),
        ("intercompany_transactions", "amount", D(0)),
        ("intercompany_transactions", "rate", D(0)),
        ("intercompany_transactions", "settled_amount", D(-1)),
        ("intercompany_transactions", "due_date", EARLY),
        ("intercompany_settlements", "to_entity", "NORTH"),
        ("intercompany_settlements", "amount", D(-1)),
        ("intercompany_settlements", "gross_payable", D(-1)),
        ("intercompany_settlements", "gross_receivable", D(-1)),
        ("intercompany_settlements", "rate", D(0)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused_field(MODELS[table], **(PAIRS[table] | {field: wrong})) == field


def test_a_netting_moves_no_cash_and_may_lose_on_exchange() -> None:
    netting = PAIRS["intercompany_settlements"] | {"amount": D(0), "fx_difference": D("-340.00")}
    assert refused_field(orm.IntercompanySettlementModel, **netting) is None


def test_a_fee_of_cost_plus_five_percent_is_a_share() -> None:
    agreement = PAIRS["intercompany_agreements"] | {"markup_rate": D("0.05")}
    assert refused_field(orm.IntercompanyAgreementModel, **agreement) is None
