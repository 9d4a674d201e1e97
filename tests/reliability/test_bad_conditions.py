"""Disks, folders and neighbours that fail: nothing is lost, and the message says what to do."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finance_core.company import Company
from finance_core.company.backup import read_manifest, restore
from finance_core.company.check import check_file
from finance_core.company.schema import SCHEMA_VERSION, check_header
from finance_core.errors import (
    CountinghouseError,
    FileLocked,
    ReadOnlyFile,
    RuleViolation,
    StorageError,
)
from finance_core.money.clock import FixedClock
from tests.company_fixtures import CLOCK, us_answers
from tests.reliability.conditions import fill, small_disk, unplug, unwritable
from tests.reliability.kills import digest
from tests.reliability.oracle import recover
from tests.reliability.saves import Books, call

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses the deed itself")


def present(path: Path) -> frozenset[int]:
    """Return the saves in a file, after seeing that it is sound."""
    state = recover(path)
    assert state.halves == ()
    assert check_file(path) == ()
    return state.present


def names(folder: Path) -> set[str]:
    """Return the files of a folder, without those that SQLite and the lock always leave."""
    return {each.name for each in folder.iterdir() if not each.name.endswith(("-journal", ".lock"))}


def test_a_full_disk_refuses_the_save_and_takes_it_again(kept_books: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 6) as disk:
        path = Path(shutil.copy(kept_books, disk))
        with Company.open(path, CLOCK) as company:
            books = Books.of(company)
            ballast = fill(disk)
            for number in (15, 18):
                with pytest.raises(StorageError, match=r"^The disk is full, so nothing was saved\. Free some "
                                                       r"space, then save again\.$"):
                    call(books, number)
            assert books.newest("SELECT id FROM ap_invoices") is not None
            ballast.unlink()
            call(books, 15)
        assert present(path) == {*range(1, 13), 15}


def test_a_limit_on_the_size_of_files_refuses_the_save(path: Path) -> None:
    resource = pytest.importorskip("resource")
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
        try:
            with pytest.raises(StorageError, match=r"could not be written|disk is full"):
                call(books, 15)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        call(books, 15)
    assert present(path) == {*range(1, 13), 15}


def test_a_full_disk_takes_no_backup_and_keeps_the_last_one(path: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 6) as disk, Company.open(path, CLOCK) as company:
        target = company.back_up(disk / "copy.countinghouse")
        kept = digest(target)
        call(Books.of(company), 15)
        ballast = fill(disk)
        with pytest.raises(StorageError, match=r"could not be written to .*full\. Choose another place\.$"):
            company.back_up(target)
        assert names(disk) == {target.name, f"{target.name}.json", ballast.name}
        assert digest(target) == kept
        assert read_manifest(target) is not None


def test_a_backup_to_a_drive_that_is_gone_is_refused(path: Path, tmp_path: Path) -> None:
    with Company.open(path, CLOCK) as company:
        with small_disk(tmp_path / "disk", 6) as disk:
            company.back_up(disk / "copies.countinghouse")
            unplug(disk)
            disk.rmdir()
            with pytest.raises(StorageError, match="could not be written to"):
                company.back_up(disk / "copies.countinghouse")
        call(Books.of(company), 15)
    assert 15 in present(path)


def test_a_full_disk_takes_no_new_company_and_no_restored_one(path: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 2) as disk:
        with pytest.raises(StorageError, match="disk is full"):
            Company.create(disk / "new.countinghouse", us_answers(), CLOCK)
        with pytest.raises(StorageError, match="disk is full"):
            restore(path, disk / "again.countinghouse")
        assert names(disk) == set()


def test_a_full_disk_leaves_an_old_company_as_it_is(old: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3) as disk:
        path = Path(shutil.copy(old, disk))
        with pytest.raises(StorageError, match=r"could not be upgraded, since its backup .* could not be "
                                               r"written.*It is unchanged\. Make room beside it, then open"):
            Company.open(path, CLOCK)
        assert path.read_bytes() == old.read_bytes()
        assert names(disk) == {path.name}


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_opens_for_reading(path: Path, what: str) -> None:
    whole = path.read_bytes()
    with unwritable(path if what == "file" else path.parent):
        with pytest.raises(ReadOnlyFile, match=r"is read-only.* Copy it to a folder you may write to"):
            Company.open(path, CLOCK)
        with Company.open(path, CLOCK, read_only=True) as reader, pytest.raises(ReadOnlyFile):
            call(Books.of(reader), 15)
        assert path.read_bytes() == whole
    with Company.open(path, CLOCK) as again:
        call(Books.of(again), 15)


@needs_posix
@pytest.mark.parametrize("deed", ["moved", "deleted", "replaced"])
def test_a_file_that_is_not_there_any_more_takes_no_save_but_gives_a_copy(
    path: Path, kept_books: Path, deed: str, tmp_path: Path
) -> None:
    copy, moved = tmp_path / "saved copy.countinghouse", path.with_name("moved.countinghouse")
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        call(books, 15)
        if deed == "deleted":
            path.unlink()
        else:
            path.rename(moved)
        if deed == "replaced":
            shutil.copy(kept_books, path)
        said = "was replaced" if deed == "replaced" else "was moved or deleted"
        with pytest.raises(StorageError, match=rf"{said} while open, so nothing was saved.*[Ss]ave a copy"):
            call(books, 18)
        assert company.back_up(copy) == copy
        company.database._reader.dispose()  # every connection busy: a new one would find another file
        with pytest.raises(StorageError, match=said):
            company.back_up(tmp_path / "another.countinghouse")
    assert present(copy) == {*range(1, 13), 15}
    if deed == "replaced":
        assert path.read_bytes() == kept_books.read_bytes()
    else:
        assert not path.exists()
    if deed != "deleted":
        assert present(moved) == {*range(1, 13), 15}


@needs_posix
def test_a_file_moved_before_its_first_save_makes_no_empty_one(path: Path) -> None:
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        path.rename(path.with_name("moved.countinghouse"))
        with pytest.raises(StorageError, match="was moved or deleted while open"):
            call(books, 15)
    assert names(path.parent) == {"moved.countinghouse"}


def test_a_drive_pulled_out_ends_in_plain_words(kept_books: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.countinghouse"
    with small_disk(tmp_path / "disk", 8) as disk:
        path = Path(shutil.copy(kept_books, disk))
        with Company.open(path, CLOCK) as company:
            books = Books.of(company)
            unplug(disk)
            with pytest.raises(StorageError, match="was moved or deleted while open"):
                call(books, 15)
            company.back_up(copy)
        with pytest.raises(CountinghouseError, match="There is no company file"):
            Company.open(path, CLOCK)
    assert present(copy) == {*range(1, 13)}


@needs_posix
def test_a_second_name_does_not_open_the_file_twice(path: Path) -> None:
    symbolic = path.with_name("link.countinghouse")
    symbolic.symlink_to(path)
    hard = path.with_name("hard.countinghouse")
    with Company.open(path, CLOCK):
        with pytest.raises(FileLocked, match=rf"another program \(Countinghouse, process {os.getpid()} on "):
            Company.open(symbolic, CLOCK)
        os.link(path, hard)
        for name in (path, hard):
            with pytest.raises(StorageError):
                Company.open(name, CLOCK)
    for name in (path, hard):
        with pytest.raises(StorageError, match=r"has a second name .*\(a hard link\).* Copy it, and open"):
            Company.open(name, CLOCK)
    hard.unlink()
    Company.open(symbolic, CLOCK).close()


@pytest.mark.parametrize("text", [
    "", "{", '{"pid": 1, "host": "elsewhere", "program": "Countinghouse"}', "\x00\xff",
])
def test_whatever_a_lock_file_says_only_the_lock_counts(path: Path, text: str) -> None:
    path.with_name(f"{path.name}.lock").write_bytes(text.encode("latin-1"))
    with Company.open(path, CLOCK) as company:
        call(Books.of(company), 15)
        with pytest.raises(FileLocked):
            Company.open(path, CLOCK)
    assert 15 in present(path)


@pytest.mark.parametrize("name", [
    "what? #1 100%.countinghouse", "new\nline.countinghouse", "📚 %41.countinghouse",
    "a'b\";--.countinghouse", "é" * 100 + ".countinghouse",
])
def test_the_file_of_that_very_name_is_opened(path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('?\n"'):
        pytest.skip("Windows has no such name")
    odd = path.rename(path.with_name(name))
    decoy = Path(shutil.copy(odd, path.with_name("A.countinghouse")))
    before = decoy.read_bytes()
    with Company.open(odd, CLOCK) as company:
        call(Books.of(company), 15)
        backup = company.back_up(odd.with_name(f"backup {len(name)}.countinghouse"))
    assert 15 in present(odd)
    assert present(backup) == present(odd)
    assert decoy.read_bytes() == before


def test_restoring_never_overwrites(path: Path) -> None:
    with Company.open(path, CLOCK) as company:
        backup = company.back_up(path.with_name("backup.countinghouse"))
        call(Books.of(company), 15)
    whole = path.read_bytes()
    with pytest.raises(RuleViolation, match=r"exists already\. Restore to a new name"):
        restore(backup, path)
    assert path.read_bytes() == whole


def test_a_backup_of_an_older_schema_is_restored_and_upgraded(old: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copy(old, tmp_path / "backup.countinghouse"))
    restored = restore(backup, tmp_path / "restored.countinghouse")
    Company.open(restored, CLOCK).close()
    assert check_header(restored) == SCHEMA_VERSION
    assert check_file(restored) == ()
    assert digest(restored) == digest(old)
    assert backup.read_bytes() == old.read_bytes()


def test_a_clock_set_back_does_not_break_the_order(path: Path) -> None:
    earlier = FixedClock(datetime(2026, 2, 1, 9, tzinfo=UTC))
    with Company.open(path, earlier) as company:
        call(Books.of(company), 15)
    with Company.open(path, CLOCK) as company:
        call(Books.of(company), 18)
    assert {15, 18} <= present(path)
