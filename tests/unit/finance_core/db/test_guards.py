"""The program's own connections cannot take the guards of a company file away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.errors import StorageError
from tests.company_fixtures import CLOCK, us_answers

REFUSED = (
    "DROP TRIGGER journal_lines_no_update",
    "CREATE TRIGGER mine AFTER INSERT ON parties BEGIN DELETE FROM templates; END",
    "DROP TABLE journal_lines",
    "ALTER TABLE journal_lines RENAME TO mine",
    "CREATE TABLE mine (x)",
    "CREATE VIEW mine AS SELECT 1",
    "DROP INDEX {index}",
    "CREATE VIRTUAL TABLE mine USING fts5(x)",
    "ATTACH DATABASE ':memory:' AS mine",
    "PRAGMA writable_schema = ON",
    "PRAGMA foreign_keys = OFF",
    "pragma Recursive_Triggers = 0",
    "PRAGMA ignore_check_constraints = 1",
    "PRAGMA trusted_schema = ON",
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = OFF",
    "PRAGMA main.journal_mode(memory)",
)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    path = tmp_path_factory.mktemp("guards") / "books.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as made:
        yield made


@pytest.mark.parametrize("statement", REFUSED)
def test_no_statement_of_ours_weakens_the_file(company: Company, statement: str) -> None:
    connection = company.database.writer_connection()
    index = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                               "ORDER BY name").fetchone()[0]
    statement = statement.format(index=index)
    before = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    with pytest.raises(sqlite.DatabaseError, match=r"not authorized|prohibited"):
        connection.execute(statement)
    assert connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall() == before
    with pytest.raises(StorageError, match="refused the request"), company.database.transaction() as unit:
        unit.session.connection().exec_driver_sql(statement)


def test_reading_a_pragma_and_aids_of_a_session_stay_allowed(company: Company) -> None:
    connection = company.database.writer_connection()
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.execute("CREATE TEMP TABLE aid (x)")
    connection.execute("DROP TABLE aid")


def test_the_guards_stand_again_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "books.countinghouse"
    Company.create(path, us_answers(), CLOCK).close()
    with Company.open(path, CLOCK) as again, pytest.raises(sqlite.DatabaseError, match="not authorized"):
        again.database.writer_connection().execute(REFUSED[0])
