"""Tables of the general ledger: names as specified, and what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.gl import orm
from tests.modules.orm_checks import models_of, names, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)
TABLES: dict[str, set[str]] = {
    "gl_recurring_lines": {"uq_gl_recurring_lines_recurring_entry_id_line_no"},
    "gl_recurring_entries": {
        "ck_gl_recurring_entries_anchor_day",
        "ck_gl_recurring_entries_days_ahead",
        "ck_gl_recurring_entries_interval",
        "ix_gl_recurring_entries_source_type_source_id",
        "ix_gl_recurring_entries_status_next_due_date",
        "uq_gl_recurring_entries_name",
    },
    "gl_journal_batches": {
        "ix_gl_journal_batches_status_batch_date",
        "uq_gl_journal_batches_batch_number",
        "uq_gl_journal_batches_import_sha256",
    },
    "gl_account_reconciliations": {
        "ix_gl_account_reconciliations_fiscal_period_id",
        "uq_gl_account_reconciliations_account_id_period_currency",
    },
    "gl_period_close_tasks": {
        "ck_gl_period_close_tasks_phase",
        "ix_gl_period_close_tasks_fiscal_period_id",
        "uq_gl_period_close_tasks_period_module_task_key",
    },
    "gl_translation_results": {
        "ix_gl_translation_results_journal_entry_id",
        "uq_gl_translation_results_entity_id_period_source_currency_target_currency_method_run_no",
    },
    "gl_revaluation_results": {
        "ix_gl_revaluation_results_fiscal_period_id",
        "ix_gl_revaluation_results_journal_entry_id",
        "ix_gl_revaluation_results_reversal_entry_id",
        "uq_gl_revaluation_results_run_number",
    },
}


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **changed)


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
        ("gl_recurring_entries", "end_date", EARLY),
        ("gl_recurring_entries", "service_end", EARLY),
        ("gl_recurring_entries", "interval", 0),
        ("gl_recurring_entries", "anchor_day", 32),
        ("gl_recurring_entries", "days_ahead", 61),
        ("gl_journal_batches", "auto_reverse_date", EARLY),
        ("gl_journal_batches", "total_debits", D(-1)),
        ("gl_period_close_tasks", "phase", 7),
        ("gl_translation_results", "run_no", 0),
        ("gl_revaluation_results", "total_loss", D(-1)),
    ],
)
def test_an_object_out_of_shape_is_refused_by_field(table: str, field: str, wrong: Any) -> None:
    assert refused(table, **{field: wrong}) == field

def test_lines_go_with_their_recurring_entry() -> None:
    assert orm.RecurringEntryModel.__mapper__.relationships["lines"].cascade.delete_orphan
