"""Tables of Cash: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.modules.cash import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "cash_bank_accounts": {"uq_cash_bank_accounts_account_id", "uq_cash_bank_accounts_code"},
    "cash_bank_statement_lines": {
        "ix_cash_bank_statement_lines_amount",
        "ix_cash_bank_statement_lines_bank_account_id_external_id",
        "ix_cash_bank_statement_lines_bank_account_id_status_transaction_date",
        "uq_cash_bank_statement_lines_bank_account_id_fingerprint",
    },
    "cash_bank_statements": {"uq_cash_bank_statements_bank_account_id_source_sha256_statement_index"},
    "cash_bank_transactions": {
        "ix_cash_bank_transactions_bank_account_id_transaction_date",
        "ix_cash_bank_transactions_status",
        "uq_cash_bank_transactions_bank_account_id_check_number",
        "uq_cash_bank_transactions_transaction_number",
    },
    "cash_reconciliations": {"uq_cash_reconciliations_bank_account_id_statement_date"},
    "cash_reconciliation_matches": {
        "ix_cash_reconciliation_matches_journal_line_id_status",
        "ix_cash_reconciliation_matches_reconciliation_id",
        "ix_cash_reconciliation_matches_statement_line_id",
    },
}
WHOLE: dict[str, dict[str, Any]] = {
    "cash_bank_statement_lines": {"offset_line_id": None},
    "cash_bank_transactions": {"counter_bank_account_id": None},
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **WHOLE.get(table, {}) | changed)


def test_the_specified_tables_are_mapped() -> None:
    assert set(MODELS) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_specified_keys_and_indexes_have_their_names(table: str) -> None:
    assert TABLES[table] - names(MODELS[table]) == set()


@pytest.mark.parametrize("table", TABLES)
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
