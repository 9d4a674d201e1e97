"""Migrations end where a new company begins, and an older file keeps its ledger."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.company import upgrade as upgrading
from finance_core.company.schema import create_tables
from finance_core.company.upgrade import backup_name, ledger_digest, upgrade_if_due
from finance_core.db.base import Base
from finance_core.db.engine import writer_engine
from finance_core.db.upgrade import migrate
from finance_core.errors import StorageError
from finance_core.kernel.ddl import create_search, create_triggers
from finance_core.modules._orm_registry import import_all_orm_models
from finance_core.modules.gl.api import JournalLineInput, RecordJournal
from tests.company_fixtures import CLOCK


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


def test_migrations_give_the_schema_of_a_new_company(tmp_path: Path) -> None:
    import_all_orm_models()
    created, migrated = tmp_path / "created.db", tmp_path / "migrated.db"
    for path, build in ((created, create_tables), (migrated, None)):
        engine = writer_engine(path)
        with engine.begin() as connection:
            if build is not None:
                build(connection)
            else:
                migrate(connection, Base.metadata, "base")
                create_search(connection)
                create_triggers(connection)
        engine.dispose()
    assert columns(migrated) == columns(created)
    new, old = objects(created), objects(migrated)
    assert set(old) == set(new)
    assert {name: sql for name, sql in old.items() if name.startswith(("index", "trigger"))} == {
        name: sql for name, sql in new.items() if name.startswith(("index", "trigger"))
    }


@pytest.fixture
def older(company: Company, tmp_path: Path) -> Path:
    """A company file as it was before the general ledger's own tables, with one entry."""
    cash, capital = (company.kernel.accounts.by_code(code).id for code in ("1000", "3000"))
    company.gl.record_journal_entry(RecordJournal(entry_date=CLOCK.today(), description="Capital", lines=(
        JournalLineInput(account_id=cash, debit=Decimal(1000)),
        JournalLineInput(account_id=capital, credit=Decimal(1000)),
    )))
    company.close()
    path = tmp_path / "older.countinghouse"
    shutil.copy(company.path, path)
    connection = sqlite.connect(str(path))
    connection.execute("PRAGMA foreign_keys = 0")
    own = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'gl\\_%' ESCAPE '\\'"
    for (table,) in connection.execute(own).fetchall():
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 0")
    connection.commit()
    connection.close()
    return path


def test_an_older_file_is_upgraded_and_its_backup_kept(older: Path) -> None:
    before = ledger_digest(sqlite.connect(str(older)))
    with Company.open(older, CLOCK) as company:
        assert company.call("gl.list_journals", {}).count == 1
    assert ledger_digest(sqlite.connect(str(older))) == before
    assert ledger_digest(sqlite.connect(str(backup_name(older, 0)))) == before


def test_an_upgrade_that_fails_leaves_the_old_file(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()

    def fail(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(upgrading, "_migrate_copy", fail)
    with pytest.raises(StorageError, match="disk is full"):
        upgrade_if_due(older)
    assert older.read_bytes() == before
    assert not list(older.parent.glob("*.upgrading"))
