"""Tables of the general ledger: what an object must look like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finance_core.modules.gl import orm
from tests.modules.orm_checks import models_of, refused_field

D = Decimal
EARLY = date(2020, 1, 1)
MODELS = models_of(orm)


def refused(table: str, **changed: Any) -> str | None:
    return refused_field(MODELS[table], **changed)


@pytest.mark.parametrize("table", MODELS)
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
