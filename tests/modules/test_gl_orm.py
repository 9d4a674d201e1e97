"""Tables of the general ledger: what goes in comes out, and the file refuses what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import select

from finance_core.errors import RuleViolation, StorageError
from finance_core.kernel.models.master import Dimension, DimensionValue
from finance_core.kernel.orm import ActorModel, DimensionModel, DimensionValueModel
from finance_core.modules.gl import models, orm
from finance_core.money.ids import new_id
from tests.modules.gl_books import Books, copied_books

D = Decimal

TABLES: dict[str, tuple[str, ...]] = {
    "gl_recurring_entries": (
        "uq_gl_recurring_entries_name",
        "ix_gl_recurring_entries_status_next_due_date",
        "ix_gl_recurring_entries_source_type_source_id",
        "ck_gl_recurring_entries_interval",
        "ck_gl_recurring_entries_anchor_day",
        "ck_gl_recurring_entries_days_ahead",
    ),
    "gl_recurring_lines": ("uq_gl_recurring_lines_recurring_entry_id_line_no",),
    "gl_journal_batches": (
        "uq_gl_journal_batches_batch_number",
        "uq_gl_journal_batches_import_sha256",
        "ix_gl_journal_batches_status_batch_date",
    ),
    "gl_account_reconciliations": (
        "uq_gl_account_reconciliations_account_id_period_currency",
        "ix_gl_account_reconciliations_fiscal_period_id",
    ),
    "gl_period_close_tasks": (
        "uq_gl_period_close_tasks_period_module_task_key",
        "ix_gl_period_close_tasks_fiscal_period_id",
        "ck_gl_period_close_tasks_phase",
    ),
    "gl_translation_results": (
        "uq_gl_translation_results_entity_id_period_source_currency_target_currency_method_run_no",
        "ix_gl_translation_results_journal_entry_id",
    ),
    "gl_revaluation_results": (
        "uq_gl_revaluation_results_run_number",
        "ix_gl_revaluation_results_fiscal_period_id",
        "ix_gl_revaluation_results_journal_entry_id",
        "ix_gl_revaluation_results_reversal_entry_id",
    ),
}
KINDS: dict[str, type[Any]] = {
    "gl_recurring_entries": models.RecurringEntry,
    "gl_journal_batches": models.JournalBatch,
    "gl_account_reconciliations": models.AccountReconciliation,
    "gl_period_close_tasks": models.PeriodCloseTask,
    "gl_translation_results": models.TranslationResult,
    "gl_revaluation_results": models.RevaluationResult,
}
MODELS: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in orm.RecurringEntryModel.registry.mappers
    if mapper.class_.__module__ == orm.__name__
}
PLAIN: dict[Any, Any] = {
    str: "QX",
    Decimal: D("12345678901234567890.123456789"),
    date: date(2026, 3, 31),
    datetime: datetime(2026, 3, 31, 12, 30, 1, 5, tzinfo=UTC),
    bool: True,
    int: 5,
    UUID: UUID(int=7),
    Any: [{"text": "cheque 17", "amount": "10.00"}],
}


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def filled(kind: type[Any], **known: Any) -> Any:
    """Return an object with every field filled: what is known, else a value of the field's type."""
    values: dict[str, Any] = {}
    hints = get_type_hints(kind)
    for name, hint in ((field.name, hints[field.name]) for field in fields(kind)):
        members = [member for member in get_args(hint) if member is not type(None)]
        wanted = members[0] if isinstance(hint, UnionType) else hint
        is_enum = isinstance(wanted, type) and issubclass(wanted, StrEnum)
        values[name] = known.get(name, list(wanted)[-1] if is_enum else PLAIN.get(wanted))
    return kind(**values)


def _dimension_value(books: Books) -> UUID:
    dimension, value_id = filled(Dimension, id=new_id()), new_id()
    value = filled(DimensionValue, id=value_id, dimension_id=dimension.id, parent_id=None)
    with books.database.transaction() as unit:
        unit.add(DimensionModel.from_dto(dimension, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.add(DimensionValueModel.from_dto(value, created_by_id=unit.actor_id))
    return value_id


@pytest.fixture
def samples(books: Books) -> dict[str, Any]:
    """One object of each kind, every field filled; they point at kernel rows."""
    entry = books.gl.record_journal_entry(
        books.journal("2026-06-15", ("6100", "5", ""), ("1000", "", "5"))
    ).value
    value_id = _dimension_value(books)
    with books.database.reading() as session:
        actor = session.scalars(select(ActorModel.id)).one()
    ids = {table: new_id() for table in TABLES}
    known: dict[str, Any] = {
        "account_id": books.account("1000"),
        "basis_account_id": books.account("4000"),
        "party_id": books.party_id,
        "tax_code_id": books.tax_code("GB20"),
        "fiscal_period_id": books.kernel.periods.list_periods()[0].id,
        "journal_entry_id": entry.id,
        "reversal_entry_id": entry.id,
        **dict.fromkeys(("approved_by_id", "reconciled_by_id", "reviewed_by_id", "completed_by_id"), actor),
        **dict.fromkeys(
            ("dim_project_id", "dim_department_id", "dim_cost_centre_id", "dim_entity_id"), value_id
        ),
        "recurring_entry_id": ids["gl_recurring_entries"],
    }
    lines = tuple(filled(models.RecurringLine, **known, id=new_id(), line_no=number) for number in (1, 2))
    return {table: filled(kind, **known, id=ids[table], lines=lines) for table, kind in KINDS.items()}


def store(books: Books, samples: dict[str, Any]) -> None:
    with books.database.transaction() as unit:
        for table, dto in samples.items():
            unit.add(MODELS[table].from_dto(dto, created_by_id=unit.actor_id))
            unit.session.flush()


def foreign_keys() -> list[tuple[str, str]]:
    return [
        (table, key.parent.name)
        for table, model in MODELS.items()
        for key in sorted(model.__table__.foreign_keys, key=lambda key: key.parent.name)
        if key.parent.name not in {"created_by_id", "updated_by_id", "recurring_entry_id"}
    ]


def test_the_seven_tables_are_mapped() -> None:
    assert set(MODELS) == set(TABLES)


def test_what_goes_in_comes_out_with_its_lines_in_order(books: Books, samples: dict[str, Any]) -> None:
    store(books, samples)
    assert books.gl.recurring(samples["gl_recurring_entries"].id) == samples["gl_recurring_entries"]
    with books.database.reading() as session:
        for table in KINDS.keys() - {"gl_recurring_entries"}:
            row = session.get(MODELS[table], samples[table].id)
            assert row is not None
            assert row.to_dto() == samples[table]
            assert row.created_by_id == books.database.actor_id


@pytest.mark.parametrize(("table", "column"), foreign_keys())
def test_an_orphan_is_refused(books: Books, samples: dict[str, Any], table: str, column: str) -> None:
    if table == "gl_recurring_lines":
        entry = samples["gl_recurring_entries"]
        wrong = replace(entry, lines=(replace(entry.lines[0], **{column: new_id()}),))
        changed = {"gl_recurring_entries": wrong}
    else:
        changed = {table: replace(samples[table], **{column: new_id()})}
    with pytest.raises(RuleViolation, match="FOREIGN KEY constraint failed"):
        store(books, samples | changed)


@pytest.mark.parametrize("table", TABLES)
def test_indexes_and_constraints_have_their_names(books: Books, table: str) -> None:
    rows = books.rows("SELECT sql FROM sqlite_master WHERE tbl_name = ?", table)
    text = "\n".join(sql for (sql,) in rows if sql)
    assert [name for name in TABLES[table] if name not in text] == []


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("gl_recurring_entries", {"lines": ()}),
        ("gl_journal_batches", {"batch_number": "B2"}),
        ("gl_journal_batches", {"import_sha256": "f" * 64}),
        ("gl_account_reconciliations", {}),
        ("gl_period_close_tasks", {}),
        ("gl_translation_results", {}),
        ("gl_revaluation_results", {}),
    ],
)
def test_a_second_one_is_refused(
    books: Books, samples: dict[str, Any], table: str, changed: dict[str, Any]
) -> None:
    store(books, samples)
    with pytest.raises(RuleViolation, match="UNIQUE constraint failed"):
        store(books, {table: replace(samples[table], id=new_id(), **changed)})


def test_two_lines_of_one_number_are_refused(books: Books, samples: dict[str, Any]) -> None:
    entry = samples["gl_recurring_entries"]
    twice = replace(entry, lines=(entry.lines[0], replace(entry.lines[1], line_no=1)))
    with pytest.raises(RuleViolation, match="UNIQUE constraint failed"):
        store(books, {"gl_recurring_entries": twice})


@pytest.mark.parametrize(
    ("table", "changed", "rule"),
    [
        ("gl_recurring_entries", {"interval": 0}, "ck_gl_recurring_entries_interval"),
        ("gl_recurring_entries", {"anchor_day": 32}, "ck_gl_recurring_entries_anchor_day"),
        ("gl_recurring_entries", {"days_ahead": 61}, "ck_gl_recurring_entries_days_ahead"),
        ("gl_period_close_tasks", {"phase": 7}, "ck_gl_period_close_tasks_phase"),
    ],
)
def test_a_figure_out_of_range_is_refused(
    books: Books, samples: dict[str, Any], table: str, changed: dict[str, Any], rule: str
) -> None:
    with pytest.raises(RuleViolation, match=rule):
        store(books, {table: replace(samples[table], **changed)})


def test_an_unknown_state_names_table_and_value(books: Books, samples: dict[str, Any]) -> None:
    store(books, samples)
    with books.database.transaction() as unit:
        row = unit.get(orm.JournalBatchModel, samples["gl_journal_batches"].id, what="batch")
        row.status = "lost"
    with (
        books.database.reading() as session,
        pytest.raises(StorageError, match=r"gl_journal_batches\.status .* “lost”"),
    ):
        session.scalars(select(orm.JournalBatchModel)).one().to_dto()
