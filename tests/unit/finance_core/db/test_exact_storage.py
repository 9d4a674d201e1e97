"""Every Decimal column of every table keeps 38 digits; SQL sums are exact; what does not fit is refused."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table, create_engine, insert, inspect, select
from sqlalchemy.orm import Session

from finance_core.company import Company
from finance_core.db.base import Base, table_of
from finance_core.db.types import (
    ExactDecimal,
    Instant,
    Key,
    LedgerAmount,
    Words,
    check_decimal,
    exact,
    exact_sum,
    ledger_units,
)
from finance_core.errors import InvalidInput
from finance_core.kernel.orm import CurrencyModel
from finance_core.modules._orm_registry import import_all_orm_models

LONG = Decimal("12345678901234567890123456789.123456789")
LEDGER = Decimal("922337203685477.5807")


def mapped() -> list[type[Any]]:
    import_all_orm_models()
    return sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__name__)


def decimal_columns(model: type[Any]) -> dict[str, Decimal]:
    kept: dict[str, Decimal] = {}
    for attribute in inspect(model).column_attrs:
        column = attribute.columns[0]
        if isinstance(column.type, LedgerAmount):
            kept[column.name] = LEDGER
        elif isinstance(column.type, ExactDecimal):
            kept[column.name] = LONG
    return kept


def filler(table: Table, own: dict[str, Any]) -> dict[str, Any]:
    """Return a row with something in every column that must not be empty."""
    samples: dict[type, Any] = {uuid.UUID: uuid.UUID(int=1), str: "x", int: 1, bool: True,
                                date: date(2026, 1, 1), datetime: datetime(2026, 1, 1, tzinfo=UTC),
                                bytes: b"x", Decimal: Decimal(1)}
    row = {}
    for column in table.columns:
        kind = column.type.python_type if not isinstance(column.type, (Key, Instant)) else (
            uuid.UUID if isinstance(column.type, Key) else datetime)
        if not column.nullable and column.name not in own:
            row[column.name] = samples.get(kind, "{}")
    return row | own


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    import_all_orm_models()
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        opened.connection().exec_driver_sql("PRAGMA ignore_check_constraints = 1")
        yield opened
    engine.dispose()


@pytest.mark.parametrize("model", [model for model in mapped() if decimal_columns(model)],
                         ids=lambda model: model.__name__)
def test_decimals_come_back_digit_for_digit(session: Session, model: type[Any]) -> None:
    table, own = table_of(model), decimal_columns(model)
    session.execute(insert(table).values(filler(table, own)))
    columns = [table.c[name] for name in own]
    assert session.execute(select(*columns)).one() == tuple(own.values())
    negative = {name: -value for name, value in own.items()}
    session.execute(table.update().values(negative))
    assert session.execute(select(*columns)).one() == tuple(negative.values())


def test_there_are_many_decimal_columns() -> None:
    assert sum(len(decimal_columns(model)) for model in mapped()) > 100


def test_no_column_is_a_float_or_numeric_in_the_file(company: Company) -> None:
    with closing(company.database.raw()) as raw:
        tables = [row[0] for row in raw.execute(
            "SELECT name FROM sqlite_master "
            "WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()]
        kinds = {row[2] for table in tables
                 for row in raw.execute(f"PRAGMA table_info('{table}')").fetchall()}
        strict = {row[0]
                  for row in raw.execute("SELECT name FROM pragma_table_list WHERE strict = 1").fetchall()}
    assert kinds == {"TEXT", "INTEGER", "BLOB"}
    assert set(tables) <= strict


@given(st.lists(st.decimals(-10**11, 10**11, places=4), min_size=1, max_size=20))
def test_sums_in_sql_are_exact(session: Session, amounts: list[Decimal]) -> None:
    nested = session.begin_nested()
    table = table_of(CurrencyModel)
    session.execute(table.delete())
    for number, amount in enumerate(amounts):
        session.execute(insert(table).values(filler(table,
                                                    {"id": uuid.UUID(int=number), "code": f"{number:03d}",
                                                             "cash_step": amount})))
    step = CurrencyModel.cash_step
    assert session.execute(select(exact_sum(step))).scalar() == sum(amounts)
    assert sorted(amounts) == list(session.execute(select(exact(step)).order_by(exact(step))).scalars())
    assert session.execute(select(exact_sum(step)).where(exact(step) > max(amounts))).scalar() is None
    nested.rollback()


@pytest.mark.parametrize("text",
                         ["1E29", "100000000000000000000000000000", "0.0000000001", "NaN", "Infinity",
                          "-Infinity"])
def test_what_no_column_can_hold_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        check_decimal(Decimal(text))


@pytest.mark.parametrize("text",
                         ["0", "-0", "1E28", "0.100000000000", "99999999999999999999999999999.999999999",
                          "0E-30"])
def test_what_a_column_can_hold_is_kept(text: str) -> None:
    assert check_decimal(Decimal(text)) == Decimal(text)


@pytest.mark.parametrize(("text", "error"), [
    ("0.00001", "more than 4 decimals"), ("922337203685477.5808", "beyond what the ledger can hold"),
    ("NaN", "not a number"), ("Infinity", "not a number"),
])
def test_posted_amounts_have_four_decimals_and_a_ceiling(text: str, error: str) -> None:
    with pytest.raises(InvalidInput, match=error):
        ledger_units(Decimal(text))
    assert ledger_units(LEDGER) == 2**63 - 1
    assert ledger_units(-LEDGER) == 1 - 2**63


def test_instants_are_kept_in_universal_time_and_need_a_zone() -> None:
    kept = Instant()
    tokyo = datetime(2026, 1, 1, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=9)))
    text = kept.process_bind_param(tokyo, None)  # type: ignore[arg-type]
    assert text == "2026-01-01T00:30:00.123456Z"
    assert kept.process_result_value(text, None) == tokyo  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="has no time zone"):
        kept.process_bind_param(tokyo.replace(tzinfo=None), None)  # type: ignore[arg-type]


def test_text_longer_than_its_column_is_refused() -> None:
    words = Words(3)
    assert words.process_bind_param("äöü", None) == "äöü"  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="longer than 3 characters"):
        words.process_bind_param("abcd", None)  # type: ignore[arg-type]
