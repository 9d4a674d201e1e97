"""Tables of the intercompany module: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.intercompany import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
PAIRS = {
    "intercompany_agreements": {"entity_a": "NORTH", "entity_b": "SOUTH"},
    "intercompany_transactions": {"from_entity": "NORTH", "to_entity": "SOUTH"},
    "intercompany_settlements": {"from_entity": "NORTH", "to_entity": "SOUTH"},
}
TABLES: dict[str, set[str]] = {
    "intercompany_agreements": {
        "ck_intercompany_agreements_two_entities",
        "uq_intercompany_agreements_agreement_number",
        "uq_intercompany_agreements_entity_a_entity_b_agreement_type_effective_from",
        "ix_intercompany_agreements_status_next_charge_date",
    },
    "intercompany_transactions": {
        "ck_intercompany_transactions_two_entities",
        "uq_intercompany_transactions_transaction_number",
        "uq_intercompany_transactions_file_message_id",
        "ix_intercompany_transactions_from_entity_to_entity_transaction_date",
        "ix_intercompany_transactions_status",
        "ix_intercompany_transactions_source_module_source_id",
        "ix_intercompany_transactions_agreement_id",
        "ix_intercompany_transactions_journal_entry_id",
        "ix_intercompany_transactions_mirror_entry_id",
    },
    "intercompany_settlements": {
        "ck_intercompany_settlements_two_entities",
        "uq_intercompany_settlements_settlement_number",
        "ix_intercompany_settlements_from_entity_to_entity_settlement_date",
        "ix_intercompany_settlements_status",
        "ix_intercompany_settlements_journal_entry_id",
        "ix_intercompany_settlements_mirror_entry_id",
    },
}


def test_tables_keys_and_indexes_are_as_specified() -> None:
    assert {table: names(model) for table, model in MODELS.items()} == TABLES


@pytest.mark.parametrize("table", TABLES)
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
