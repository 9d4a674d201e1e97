"""Creating, opening, backing up and restoring company files."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from finance_core.company import Company, NewCompany
from finance_core.company.backup import restore
from finance_core.company.company import read_request
from finance_core.errors import (
    FileLocked,
    InvalidInput,
    NewerFile,
    NotACompanyFile,
    NotFound,
    ReadOnlyFile,
    RuleViolation,
    StorageError,
)
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import SaveVendor
from tests.company_fixtures import CLOCK, gb_answers, us_answers
from tests.unit.finance_core.kernel.ledger_books import checksums, entry_request, post

KILLED_WHILE_SAVING = """
import sys, time
from pathlib import Path
from finance_core.company import Company
from finance_core.kernel.orm import AccountModel
company = Company.open(Path(sys.argv[1]))
with company.database.transaction() as unit:
    for row in unit.session.query(AccountModel):
        row.description = "x" * 500
    unit.session.flush()
    unit.session.connection().exec_driver_sql("PRAGMA cache_spill = 1")
    unit.session.connection().exec_driver_sql("PRAGMA cache_size = 1")
    for row in unit.session.query(AccountModel):
        row.description = "y" * 500
    unit.session.flush()
    print("saving", flush=True)
    time.sleep(60)
"""


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("answers", [us_answers(), gb_answers()], ids=["US", "GB"])
def test_a_new_company_is_ready_to_work(tmp_path: Path, answers: NewCompany) -> None:
    path = tmp_path / "new.countinghouse"
    with Company.create(path, answers, CLOCK) as company:
        assert (company.name, company.base_currency) == (answers.name, answers.currency)
        unmapped = company.kernel.roles.list_roles(ListQuery(filters={"unmapped": True})).rows
        assert [row for row in unmapped if row[-1]] == []
        assert len(company.kernel.periods.list_periods()) == 26
        assert post(company).entry_no == "JE-2026-00001"
    with Company.open(path, CLOCK) as company:
        assert company.kernel.settings.get("books.start_date") == "2026-01-01"


@pytest.mark.parametrize("name",
                         ["a?b#c%20d.countinghouse", "Größe & Söhne GmbH.countinghouse",
                          "a b/c d.countinghouse",
                                  "日本.countinghouse", "a;b'c\"d.countinghouse"])
def test_names_of_files_are_taken_as_they_are(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    with Company.create(path, us_answers(), CLOCK) as company:
        post(company)
        backup = company.back_up(path.with_name("Kopie #1?.countinghouse"))
    with Company.open(path, CLOCK) as company:
        assert company.kernel.records.list_audit(ListQuery()).count
    with Company.open(backup, CLOCK) as company:
        assert company.name == "Harbour Supplies Inc"
    assert {item.name for item in path.parent.iterdir()
            if item.suffix == ".countinghouse"} == {path.name, backup.name}


def test_creating_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "taken.countinghouse"
    path.write_bytes(b"precious")
    with pytest.raises(RuleViolation, match=r"exists already\. Choose another name, or open it"):
        Company.create(path, us_answers(), CLOCK)
    assert content(tmp_path) == {path.name: b"precious"}


@pytest.mark.parametrize(("change", "error"), [
    ({"currency": "XXQ"}, InvalidInput), ({"chart": "none"}, InvalidInput),
    ({"fiscal_year_start": date(2026, 1, 15)}, InvalidInput),
])
def test_a_failed_creation_leaves_nothing(
    tmp_path: Path, change: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        Company.create(tmp_path / "x.countinghouse", us_answers().model_copy(update=change), CLOCK)
    assert content(tmp_path) == {}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadOnlyFile):
        Company.create(tmp_path / "missing" / "x.countinghouse", us_answers(), CLOCK)
    inner = tmp_path / "inner"
    inner.mkdir()
    # The superuser may write everywhere, so the question itself is answered for the test.
    monkeypatch.setattr(os, "access", lambda place, _mode: Path(place) != tmp_path)
    Company.create(inner / "x.countinghouse", us_answers(), CLOCK).close()
    with pytest.raises(ReadOnlyFile):
        Company.create(tmp_path / "x.countinghouse", us_answers(), CLOCK)


def damaged(path: Path, kind: str) -> None:
    whole = path.read_bytes()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_bytes(b"Dear Sir or Madam, " * 200)
    elif kind == "cut off":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "no header":
        path.write_bytes(whole[:60])
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA application_id = 1" if kind == "foreign"
                               else "PRAGMA user_version = 99")
            connection.commit()


@pytest.mark.parametrize(("kind", "error", "text"), [
    ("empty", NotACompanyFile, "is not a Countinghouse company file: it is empty"),
    ("text", NotACompanyFile, "it is no database"), ("no header", NotACompanyFile, "it is no database"),
    ("cut off", NotACompanyFile, "its end is missing"),
    ("foreign", NotACompanyFile, "another program made it"),
    ("newer", NewerFile, r"saved by a newer Countinghouse \(schema 99\)"),
])
@pytest.mark.parametrize("mode", ["write", "read"])
def test_a_file_that_is_no_company_is_refused_and_left_alone(
    company: Company, kind: str, error: type[Exception], text: str, mode: str
) -> None:
    company.close()
    damaged(company.path, kind)
    before = content(company.path.parent)
    with pytest.raises(error, match=text):
        Company.open(company.path, CLOCK, read_only=mode == "read")
    with pytest.raises(error, match=text):
        restore(company.path, company.path.with_name("restored.countinghouse"))
    assert content(company.path.parent) == before


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no company file with the key"):
        Company.open(tmp_path / "none.countinghouse", CLOCK)
    assert content(tmp_path) == {}


def test_garbage_behind_a_good_head_is_called_damage(company: Company) -> None:
    company.close()
    whole = company.path.read_bytes()
    company.path.write_bytes(whole[:100] + os.urandom(len(whole) - 100))
    with pytest.raises(StorageError, match="damaged"):
        Company.open(company.path, CLOCK)
    with pytest.raises(StorageError):
        Company.open(company.path, CLOCK, read_only=True)


def test_the_second_opening_is_refused_until_the_first_closes(company: Company) -> None:
    with pytest.raises(FileLocked, match="is open in another program"):
        Company.open(company.path, CLOCK)
    with Company.open(company.path, CLOCK, read_only=True) as reader:
        assert reader.name == "Harbour Supplies Inc"
    company.close()
    Company.open(company.path, CLOCK).close()


def test_a_reader_sees_saves_but_makes_none(company: Company) -> None:
    with Company.open(company.path, CLOCK, read_only=True) as reader:
        company.ap.save_vendor(SaveVendor(name="Acme"))
        assert reader.ap.list_vendors(ListQuery()).count == 1
        before = checksums(company)
        with pytest.raises(ReadOnlyFile):
            reader.call("ap.save_vendor", {"name": "Bolt"})
        with pytest.raises(ReadOnlyFile):
            reader.ap.save_vendor(SaveVendor(name="Bolt"))
        with pytest.raises(ReadOnlyFile):
            reader.preview("ap.save_vendor", {"name": "Bolt"})
        assert checksums(company) == before


def test_a_program_killed_while_saving_leaves_the_last_save(company: Company) -> None:
    post(company)
    before = checksums(company)
    company.close()
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", KILLED_WHILE_SAVING, str(company.path)],
                             stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "saving\n"
        with pytest.raises(FileLocked):
            Company.open(company.path, CLOCK)
        child.send_signal(signal.SIGKILL)
        child.wait(10)
    finally:
        child.kill()
        child.communicate()
    assert company.path.with_name(company.path.name + "-journal").stat().st_size > 0
    with pytest.raises(StorageError, match=r"was cut off and is not undone yet\. Close the company"):
        Company.open(company.path, CLOCK, read_only=True)
    with Company.open(company.path, CLOCK) as again:
        assert checksums(again) == before


def test_a_backup_is_a_whole_company(company: Company, tmp_path: Path) -> None:
    entry = post(company)
    target = tmp_path / "backups" / "copy.countinghouse"
    target.parent.mkdir()
    assert company.back_up(target) == target
    post(company)
    company.back_up(target)
    with Company.open(target, CLOCK, read_only=True) as copy:
        assert copy.kernel.records.entry(entry.id) == entry
        assert checksums(copy) == checksums(company)
    assert sorted(item.name for item in target.parent.iterdir()) == [target.name, f"{target.name}.json"]
    with pytest.raises(StorageError, match="cannot replace the company itself"):
        company.back_up(company.path)
    with pytest.raises(StorageError, match="could not be written"):
        company.back_up(tmp_path / "missing" / "copy.countinghouse")


def test_a_backup_during_a_save_holds_the_state_before_it(company: Company, tmp_path: Path) -> None:
    with company.database.transaction() as unit:
        company.kernel.posting.post(unit, entry_request(company))
        company.back_up(tmp_path / "copy.countinghouse")
    with Company.open(tmp_path / "copy.countinghouse", CLOCK) as copy, closing(copy.database.raw()) as raw:
        assert raw.execute("SELECT count(*) FROM journal_entries").fetchone()[0] == 0
    with closing(company.database.raw()) as raw:
        assert raw.execute("SELECT count(*) FROM journal_entries").fetchone()[0] == 1


def test_restoring_writes_a_new_name_only(company: Company, tmp_path: Path) -> None:
    backup = company.back_up(tmp_path / "copy.countinghouse")
    restored = restore(backup, tmp_path / "again.countinghouse")
    with Company.open(restored, CLOCK) as again:
        assert again.name == company.name
    with pytest.raises(RuleViolation, match="Restore to a new name"):
        restore(backup, restored)


def test_a_moved_file_is_whole_without_its_lock(company: Company, tmp_path: Path) -> None:
    entry = post(company)
    company.close()
    moved = Path(shutil.move(company.path, tmp_path / "moved.countinghouse"))
    with Company.open(moved, CLOCK) as again:
        assert again.kernel.records.entry(entry.id) == entry


def test_methods_are_found_and_called_by_name(company: Company) -> None:
    assert company.method_info("ap.save_vendor").is_writing
    assert not company.method_info("ap.list_vendors").is_writing
    saved = company.call("ap.save_vendor", {"name": "Acme", "currency": "EUR"})
    assert saved.value.currency == "EUR"
    assert company.call("ap.list_vendors", b'{"text": "acme"}').count == 1
    assert company.call("settings.list_settings") == company.kernel.settings.list_settings()
    assert {"ap", "ar", "cash", "gl", "tax", "reporting", "kernel", "settings"} <= {
        name.split(".")[0] for name in company.methods()
    }
    for name in ("ap.none", "none.none", "ap"):
        with pytest.raises(NotFound):
            company.call(name)
    with pytest.raises(NotFound):
        company.methods("none")


@pytest.mark.parametrize(("request_", "field", "text"), [
    ({}, "name", "name: this is required."),
    ({"name": "x", "colour": "red"}, "colour", "colour: there is no such field."),
    ({"name": ""}, "name", "name: string should have at least 1 character."),
    ({"name": "x", "minimum_payment": "many"}, "minimum_payment",
     "minimum_payment: input should be a valid decimal."),
])
def test_a_request_that_does_not_fit_names_the_field(
    company: Company, request_: Any, field: str, text: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_request(company.method_info("ap.save_vendor"), request_)
    assert (refused.value.field, refused.value.message) == (field, text)
    assert refused.value.as_dict()["error"] == "InvalidInput"


def test_a_ready_request_passes_unchanged(company: Company) -> None:
    request = SetSetting(key="company.name", value="New")
    assert read_request(company.method_info("settings.set"), request) is request
    company.call("settings.set", request)
    assert company.name == "New"
