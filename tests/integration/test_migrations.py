"""Migrations end where a new company begins, on both databases; an older file keeps its ledger."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from alembic import command
from sqlalchemy import Connection, Engine, inspect, text

from finance_core.company import Company
from finance_core.company import upgrade as upgrading
from finance_core.company.schema import (
    SCHEMA_VERSION,
    check_header,
    create_company_tables,
    create_tables,
    snapshot,
)
from finance_core.company.upgrade import REVISIONS, backup_name, ledger_digest, upgrade_if_due
from finance_core.db.base import Base
from finance_core.db.engine import changing_schema, writer_engine
from finance_core.db.upgrade import check_empty, migrate, settings_for
from finance_core.errors import StorageError
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id
from tests.postgresql import database, server
from tools.schema import compiled

DATA = Path(__file__).parents[1] / "data"
DAY = date(2026, 6, 15)
CLOCK = FixedClock(datetime(2026, 6, 15, 12, tzinfo=UTC))
SCHEMAS = sorted(DATA.glob("schema_*"))
AS_OF = ("trial_balance", "balance_sheet", "aged_payables", "aged_receivables")


def objects(path: Path) -> dict[str, str]:
    connection = sqlite.connect(str(path))
    statement = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    rows = connection.execute(statement).fetchall()
    connection.close()
    return {name: " ".join(str(text).replace('"', "").split()) for name, text in rows}


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite.connect(str(path))
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    found = {
        table: sorted(tuple(row[1:]) for row in connection.execute(f"PRAGMA table_info('{table}')"))
        for (table,) in connection.execute(names).fetchall()
    }
    connection.close()
    return found


def build_by_migrations(connection: Connection) -> None:
    migrate(connection, Base.metadata, "base")
    create_search(connection)
    create_triggers(connection)


def test_the_statements_kept_as_text_are_those_of_the_models() -> None:
    """When this fails after a change of a model: `python -m tools.schema` writes them anew."""
    assert snapshot() == compiled()


def test_migrations_give_the_schema_of_a_new_company(tmp_path: Path) -> None:
    import_all_orm_models()
    created, migrated = tmp_path / "created.db", tmp_path / "migrated.db"
    for path, build in ((created, create_company_tables), (migrated, build_by_migrations)):
        engine = writer_engine(path)
        with engine.begin() as connection, changing_schema(connection):
            build(connection)
        engine.dispose()
    assert columns(migrated) == columns(created)
    new, old = objects(created), objects(migrated)
    assert set(old) == set(new)
    assert {name: sql for name, sql in old.items() if name.startswith(("index", "trigger"))} == {
        name: sql for name, sql in new.items() if name.startswith(("index", "trigger"))
    }


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with server() as address:
        yield address


def described(engine: Engine) -> dict[str, Any]:
    """Return what PostgreSQL says of a database: columns, constraints, indexes, triggers."""
    with engine.connect() as connection:
        facts: dict[str, Any] = {}
        for name, statement in {
            "columns": """SELECT table_name, column_name, data_type, is_nullable, numeric_precision,
                numeric_scale, character_maximum_length FROM information_schema.columns
                WHERE table_schema = 'public' AND table_name <> 'alembic_version' ORDER BY 1, 2""",
            "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2, 3""",
            "indexes": """SELECT tablename, indexname, indexdef FROM pg_indexes
                WHERE schemaname = 'public' ORDER BY 1, 2""",
            "triggers": """SELECT event_object_table, trigger_name, event_manipulation, action_statement
                FROM information_schema.triggers ORDER BY 1, 2, 3""",
        }.items():
            facts[name] = [tuple(row) for row in connection.execute(text(statement))]
        return facts


def test_migrations_give_the_same_schema_on_postgresql(postgresql: str) -> None:
    import_all_orm_models()
    with database(postgresql, "created") as created, database(postgresql, "migrated") as migrated:
        for engine, build in ((created, create_tables), (migrated, build_by_migrations)):
            with engine.begin() as connection:
                build(connection)
        wanted = described(created)
        assert len({row[0] for row in wanted["columns"]}) == len(Base.metadata.tables) + 1  # the search table
        found = described(migrated)
        for kind, facts in wanted.items():
            assert set(found[kind]) ^ set(facts) == set(), kind


def test_postgresql_keeps_posted_rows_too(postgresql: str) -> None:
    import_all_orm_models()
    with database(postgresql, "final") as engine:
        with engine.begin() as connection:
            create_tables(connection)
            connection.execute(text("SET LOCAL session_replication_role = replica"))  # no foreign keys here
            connection.execute(text(
                """INSERT INTO audit_events (seq, occurred_at, actor_id, action, method, entity_type,
                entity_id, summary, payload, payload_hash, prev_hash, hash) VALUES (1, now(), :id, 'create',
                'm', 't', :id, 's', '{}', 'p', repeat('0', 64), repeat('1', 64))"""), {"id": new_id()})
        for change in ("UPDATE audit_events SET summary = 'x'", "DELETE FROM audit_events"):
            with pytest.raises(Exception, match="audit events are final"), engine.begin() as connection:
                connection.execute(text(change))


@pytest.mark.parametrize("start", [f"{number:04}" for number in range(6, 9)])
def test_empty_tables_can_be_taken_back_and_made_again(tmp_path: Path, start: str) -> None:
    import_all_orm_models()
    engine = writer_engine(tmp_path / "company.db")
    with engine.begin() as connection, changing_schema(connection):
        build_by_migrations(connection)
    with engine.begin() as connection, changing_schema(connection):
        settings = settings_for(connection, Base.metadata)
        command.stamp(settings, "head")
        command.downgrade(settings, start)
        left = set(inspect(connection).get_table_names())
        assert "payroll_employees" not in left
        command.upgrade(settings, "head")
        assert set(inspect(connection).get_table_names()) > left
    engine.dispose()


def test_going_back_is_refused_where_it_would_lose_records(tmp_path: Path) -> None:
    engine = writer_engine(tmp_path / "company.db")
    with engine.begin() as connection, changing_schema(connection):
        connection.exec_driver_sql("CREATE TABLE lease_leases (id INTEGER)")
        check_empty(connection, "lease_leases")
        connection.exec_driver_sql("INSERT INTO lease_leases VALUES (1)")
        with pytest.raises(StorageError, match="lease_leases holds records that the older schema has no"):
            check_empty(connection, "lease_leases")
    engine.dispose()


@pytest.fixture(params=SCHEMAS, ids=lambda folder: folder.name)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A company file as a released version wrote it, and the reports that version gave."""
    folder: Path = request.param
    path = tmp_path / "older.countinghouse"
    path.write_bytes(lzma.decompress((folder / "sample.countinghouse.xz").read_bytes()))
    return path, folder


def rows_of(content: bytes) -> list[list[str]]:
    return [row for row in csv.reader(content.decode("utf-8-sig").splitlines()) if row]


def report(company: Company, name: str) -> list[list[str]]:
    dates = {"as_of": DAY} if name in AS_OF else {"date_from": date(2026, 1, 1), "date_to": DAY}
    return rows_of(company.call("reporting.export", {"report": {"name": name, **dates}, "format": "csv"}))


def test_every_released_schema_has_its_file_here() -> None:
    assert [folder.name for folder in SCHEMAS] == [f"schema_{version}" for version in sorted(REVISIONS)]


def test_an_older_file_opens_with_equal_reports(released: tuple[Path, Path]) -> None:
    path, folder = released
    before = ledger_digest(sqlite.connect(str(path)))
    with Company.open(path, CLOCK) as company:
        for kept in sorted(folder.glob("*.csv")):
            assert report(company, kept.stem) == rows_of(kept.read_bytes()), kept.stem
        assert company.call("ap.list_vendors", {}).count
    assert check_header(path) == SCHEMA_VERSION
    assert ledger_digest(sqlite.connect(str(path))) == before


def test_the_backup_before_an_upgrade_opens_in_the_old_schema(released: tuple[Path, Path]) -> None:
    path, folder = released
    old = int(folder.name.removeprefix("schema_"))
    tables = set(columns(path))
    with Company.open(path, CLOCK):
        pass
    kept = backup_name(path, old)
    assert check_header(kept) == old
    assert set(columns(kept)) == tables < set(columns(path))
    assert ledger_digest(sqlite.connect(str(kept))) == ledger_digest(sqlite.connect(str(path)))


def test_an_upgrade_that_fails_leaves_the_old_file(
    released: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, _ = released
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(upgrading, "_migrate_copy", fail)
    with pytest.raises(StorageError, match="disk is full"):
        upgrade_if_due(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.upgrading"))


def test_an_upgrade_that_would_change_the_ledger_is_given_up(
    released: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, _ = released
    before = path.read_bytes()
    digests = iter(("before", "after"))
    monkeypatch.setattr(upgrading, "ledger_digest", lambda _: next(digests))
    with pytest.raises(StorageError, match="changed the ledger, so it was given up"):
        upgrade_if_due(path)
    assert path.read_bytes() == before
