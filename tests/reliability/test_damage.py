"""Damaged, foreign and newer files: noticed, never made worse, never taken for sound books."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from finance_core.company import Company
from finance_core.company.backup import restore
from finance_core.company.check import check_file
from finance_core.company.encryption import change_passphrase
from finance_core.errors import CountinghouseError, NewerFile, NotACompanyFile, StorageError
from tests.company_fixtures import CLOCK
from tests.integration.test_company import KILLED_WHILE_SAVING
from tests.reliability.damage import flip_bits
from tests.reliability.saves import Books, call
from tests.unit.finance_core.kernel.ledger_books import raw_writer

FLIPS, SEED = 60, 20260615


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def refused(path: Path, kind: type[CountinghouseError], text: str) -> None:
    """See that nothing opens, restores or checks a file, and that nothing happens to it."""
    before = contents(path.parent)
    for deed in (
        lambda: Company.open(path, CLOCK), lambda: Company.open(path, CLOCK, read_only=True),
        lambda: restore(path, path.with_name("restored.countinghouse")), lambda: check_file(path),
    ):
        with pytest.raises(kind, match=text):
            deed()
    assert contents(path.parent) == before


def test_a_file_cut_off_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    lengths = [0, 1, 15, 16, 18, 99, 100, 101, 512, 1024, 4095, 4096, 4097, 8192]
    lengths += [len(whole) * part // 6 for part in range(1, 6)] + [len(whole) - 1]
    assert len(lengths) == 20
    for length in lengths:
        path.write_bytes(whole[:length])
        refused(path, NotACompanyFile, "is not a Countinghouse company file: .* Nothing was changed")


@pytest.mark.parametrize("kind", ["text", "zip", "database"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "other.countinghouse"
    if kind == "text":
        path.write_text("Dear Sir or Madam, " * 500, encoding="ascii")
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("books.txt", "x" * 5000)
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE journal_entries (id INTEGER)")
    refused(path, NotACompanyFile, "is not a Countinghouse company file: .* Nothing was changed")


def test_a_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    with raw_writer(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    refused(path, NewerFile, r"saved by a newer Countinghouse \(schema 99\).* the file was not touched")


def test_no_flipped_bit_that_changes_data_goes_unseen(path: Path) -> None:
    found = flip_bits(path, FLIPS, SEED)
    assert (found.made, found.unseen) == (FLIPS, [])
    assert found.harmful > FLIPS / 20


def test_no_flipped_bit_of_an_encrypted_company_goes_unseen(path: Path) -> None:
    key = change_passphrase(path, None, "four words never put together")
    found = flip_bits(path, FLIPS // 3, SEED, key)
    assert (found.made, found.unseen) == (FLIPS // 3, [])
    assert found.harmful > 0


def test_a_seal_speaks_until_the_next_save(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.rindex(b"Mill Lane")
    path.write_bytes(whole[:place] + b"Bill" + whole[place + 4:])
    assert [finding.code for finding in check_file(path)] == ["seal"]
    with raw_writer(path) as raw:
        raw.execute("UPDATE parties SET note = 'by another program' WHERE code = 'CUSTOMER'")
    assert check_file(path) == ()
    with Company.open(path, CLOCK) as company:
        call(Books.of(company), 15)
    assert check_file(path) == ()


def test_opening_and_closing_changes_nothing(path: Path) -> None:
    whole = path.read_bytes()
    with Company.open(path, CLOCK) as company:
        assert company.name
    assert path.read_bytes() == whole


def test_what_another_program_put_into_the_file_is_named(path: Path) -> None:
    with raw_writer(path) as raw:
        raw.execute("CREATE VIEW spy AS SELECT 1")
        raw.execute("CREATE TRIGGER thief AFTER INSERT ON parties BEGIN DELETE FROM templates; END")
    assert [(finding.code, finding.message) for finding in check_file(path)] == [
        ("trigger", "The view spy was put into the file by someone else."),
        ("trigger", "The trigger thief was put into the file by someone else."),
    ]


@pytest.fixture
def hot(path: Path) -> Path:
    """A company whose program was killed in the middle of a save; its journal lies beside it."""
    command = [sys.executable, "-c", KILLED_WHILE_SAVING, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own script
        assert child.stdout is not None
        assert child.stdout.readline() == "saving\n"
        child.kill()
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    return path


def test_an_older_copy_put_beside_the_journal_is_not_mixed_with_it(hot: Path, kept_books: Path) -> None:
    older = hot.with_name("older.countinghouse")
    shutil.copy(kept_books, older)
    with Company.open(older, CLOCK) as company:  # another state of the same books
        for number in (15, 18, 20):
            call(Books.of(company), number)
    journal = older.with_name(f"{older.name}-journal")
    shutil.copy(hot.with_name(f"{hot.name}-journal"), journal)
    before = contents(hot.parent)
    with pytest.raises(StorageError, match=r"journal of another file, or of another state .* delete “older"):
        Company.open(older, CLOCK)
    assert contents(hot.parent) == before
    journal.unlink()
    assert check_file(older) == ()
    Company.open(hot, CLOCK).close()
    assert check_file(hot) == ()


def test_a_restored_file_does_not_play_back_a_journal_of_its_name(hot: Path, kept_books: Path) -> None:
    target = hot.with_name("restored.countinghouse")
    shutil.copy(hot.with_name(f"{hot.name}-journal"), target.with_name(f"{target.name}-journal"))
    restore(kept_books, target)
    assert [each.name for each in hot.parent.glob("restored*")] == [target.name]
    Company.open(target, CLOCK).close()
    assert check_file(target) == ()
