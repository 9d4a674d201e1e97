"""Companies with a passphrase: nothing of the books in clear, and no way to lose them."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.company.backup import restore
from finance_core.company.check import check_file
from finance_core.company.encryption import change_passphrase
from finance_core.company.schema import unlock
from finance_core.errors import (
    FileLocked,
    InvalidInput,
    NotACompanyFile,
    PassphraseNeeded,
    StorageError,
    WrongPassphrase,
)
from finance_core.modules.ap.api import SaveVendor
from tests.company_fixtures import CLOCK, us_answers
from tests.unit.finance_core.kernel.ledger_books import checksums, post

PASSPHRASE = "häuser 'and' quotes; \"DROP\" 🦊"  # noqa: S105 - of the companies in these tests
CANARY = "Kanarienvogel Quittung"


def save_canary(company: Company) -> None:
    company.call("ap.save_vendor", SaveVendor(name=CANARY))


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "locked.countinghouse"
    with Company.create(path, us_answers(), CLOCK, passphrase=PASSPHRASE) as company:
        post(company)
        save_canary(company)
    return path


def test_an_encrypted_company_works_like_any_other(encrypted: Path) -> None:
    key = unlock(encrypted, PASSPHRASE)
    assert key is not None
    with Company.open(encrypted, CLOCK, key=key) as company:
        assert company.name == "Harbour Supplies Inc"
        post(company)
        assert company.call("kernel.search", {"text": "Kanarienvogel"})
    assert check_file(encrypted, key) == ()
    with Company.open(encrypted, CLOCK, key=key, read_only=True) as company:
        assert company.key == key


def test_any_sqlcipher_tool_opens_it_with_the_passphrase(encrypted: Path) -> None:
    with closing(sqlite.connect(str(encrypted))) as tool:
        quoted = PASSPHRASE.replace("'", "''")
        tool.execute(f"PRAGMA key = '{quoted}'")
        assert tool.execute("SELECT count(*) FROM journal_entries").fetchone() == (1,)


@pytest.mark.parametrize("secret", ["", "wrong passphrase", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_a_wrong_passphrase_is_refused_and_nothing_changes(encrypted: Path, secret: str) -> None:
    before = encrypted.read_bytes()
    with pytest.raises(WrongPassphrase, match="does not open"):
        unlock(encrypted, secret)
    for attempt in (Company.open, check_file):
        with pytest.raises(PassphraseNeeded, match="Type its passphrase"):
            attempt(encrypted)
    assert encrypted.read_bytes() == before
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(encrypted)) as stranger:
        stranger.execute("SELECT * FROM sqlite_master")


def test_the_recovery_code_opens_it(encrypted: Path) -> None:
    key = unlock(encrypted, PASSPHRASE)
    assert key is not None
    assert unlock(encrypted, key.recovery_code.lower()) == key
    other = key.recovery_code[:-1] + ("A" if key.recovery_code[-1] != "A" else "B")
    with pytest.raises(InvalidInput, match="typing error"):
        unlock(encrypted, other)


def test_nothing_of_the_books_is_in_clear(encrypted: Path, tmp_path: Path) -> None:
    key = unlock(encrypted, PASSPHRASE)
    with Company.open(encrypted, CLOCK, key=key) as company:
        company.back_up(tmp_path / "backup.countinghouse")
        with company.database.transaction() as unit:
            connection = unit.session.connection()
            connection.exec_driver_sql("PRAGMA cache_size = 1")
            save_canary(company)
            connection.exec_driver_sql(f"CREATE TEMP TABLE t AS SELECT '{CANARY}' AS x")
            unit.session.flush()
            journals = [path for path in tmp_path.iterdir() if path.name.endswith("-journal")]
            assert journals, "the save has a journal while it runs"
            assert_no_canary(tmp_path)
    assert_no_canary(tmp_path)


def names_in(folder: Path) -> list[str]:
    """Return the files of a folder; SQLite leaves its journal there, empty, between saves."""
    return sorted(path.name for path in folder.iterdir()
                  if path.stat().st_size or not path.name.endswith("-journal"))


def assert_no_canary(folder: Path) -> None:
    for path in folder.iterdir():
        content = path.read_bytes()
        for text in ("Kanarien", "Harbour", "SQLite format"):
            assert text.encode() not in content, (path, text)


def test_a_backup_opens_with_the_same_passphrase(encrypted: Path, tmp_path: Path) -> None:
    key = unlock(encrypted, PASSPHRASE)
    with Company.open(encrypted, CLOCK, key=key) as company:
        before = checksums(company)
        backup = company.back_up(tmp_path / "backup.countinghouse")
    restored = tmp_path / "again.countinghouse"
    with pytest.raises(PassphraseNeeded):
        restore(backup, restored)
    assert not restored.exists()
    restore(backup, restored, unlock(backup, PASSPHRASE))
    with Company.open(restored, CLOCK, key=unlock(restored, PASSPHRASE)) as again:
        assert checksums(again) == before


def test_a_plain_company_is_encrypted_later_and_decrypted_again(tmp_path: Path) -> None:
    path = tmp_path / "books.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        post(company)
        save_canary(company)
        before = checksums(company)
        with pytest.raises(FileLocked):
            change_passphrase(path, None, PASSPHRASE)
    key = change_passphrase(path, None, PASSPHRASE)
    assert_no_canary(tmp_path)
    other = change_passphrase(path, key, "another passphrase, longer")
    assert other is not None
    with pytest.raises(WrongPassphrase):
        Company.open(path, CLOCK, key=key)
    with Company.open(path, CLOCK, key=other) as company:
        assert checksums(company) == before
        post(company)
    assert check_file(path, other) == ()
    assert change_passphrase(path, other, None) is None
    assert check_file(path) == ()
    assert names_in(tmp_path) == [path.name, f"{path.name}.lock"]


def test_a_refused_change_leaves_the_file_as_it_was(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = encrypted.read_bytes()
    key = unlock(encrypted, PASSPHRASE)
    with pytest.raises(InvalidInput, match="at least 12"):
        change_passphrase(encrypted, key, "short")
    with pytest.raises(PassphraseNeeded):
        change_passphrase(encrypted, None, "another passphrase")
    monkeypatch.setattr("finance_core.company.encryption._facts", lambda _: object())
    with pytest.raises(StorageError, match="does not hold the same books"):
        change_passphrase(encrypted, key, "another passphrase")
    assert encrypted.read_bytes() == before
    assert not encrypted.with_name(f"{encrypted.name}.converting").exists()


@pytest.mark.parametrize("cut", [1, 4095, 4097])
def test_an_encrypted_file_that_is_cut_off_is_not_opened(encrypted: Path, cut: int) -> None:
    whole = encrypted.read_bytes()
    encrypted.write_bytes(whole[:-cut])
    with pytest.raises(NotACompanyFile):
        unlock(encrypted, PASSPHRASE)
    encrypted.write_bytes(whole[:-8192])
    with pytest.raises((NotACompanyFile, WrongPassphrase)):
        unlock(encrypted, PASSPHRASE)


def test_a_half_made_conversion_is_taken_away_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "books.countinghouse"
    Company.create(path, us_answers(), CLOCK).close()
    left = path.with_name(f"{path.name}.converting")
    left.write_bytes(b"half")
    left.with_name(f"{left.name}-journal").write_bytes(b"half")
    Company.open(path, CLOCK).close()
    assert names_in(tmp_path) == [path.name, f"{path.name}.lock"]


KILLED_WHILE_CONVERTING = """
import os, signal, sys
from pathlib import Path
from finance_core.company import encryption
path, step, passphrase = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
opened, placed = encryption.open_plain, encryption.put_in_place
def slow(*arguments, **options):
    connection = opened(*arguments, **options)
    connection.set_progress_handler(die, 20_000)
    return connection
def place_and_die(*arguments):
    placed(*arguments)
    die()
if step == "amid the copy":
    encryption.open_plain = slow
if step == "before the comparison":
    encryption._facts = die
if step == "before the rename":
    encryption.put_in_place = die
if step == "after the rename":
    encryption.put_in_place = place_and_die
encryption.change_passphrase(path, None, passphrase)
"""


@pytest.mark.parametrize("step", ["amid the copy", "before the comparison", "before the rename",
                                  "after the rename"])
def test_a_program_killed_while_it_encrypts_loses_nothing(tmp_path: Path, step: str) -> None:
    path = tmp_path / "books.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        post(company)
        before = checksums(company)
    plain = path.read_bytes()
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", KILLED_WHILE_CONVERTING, str(path), step, PASSPHRASE], check=False,
        capture_output=True, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    key = unlock(path, PASSPHRASE)
    assert (key is not None) == (step == "after the rename")
    if key is None:
        assert path.read_bytes() == plain
    with Company.open(path, CLOCK, key=key) as company:
        assert checksums(company) == before
    assert names_in(tmp_path) == [path.name, f"{path.name}.lock"]
    assert check_file(path, key) == ()


KILLED_WHILE_SAVING = """
import sys, time
from pathlib import Path
from finance_core.company import Company
from finance_core.company.schema import unlock
from finance_core.kernel.orm import AccountModel
path = Path(sys.argv[1])
company = Company.open(path, key=unlock(path, sys.argv[2]))
with company.database.transaction() as unit:
    connection = unit.session.connection()
    connection.exec_driver_sql("PRAGMA cache_size = 1")
    for text in ("x", "y"):
        for row in unit.session.query(AccountModel):
            row.description = text * 500
        unit.session.flush()
    print("saving", flush=True)
    time.sleep(60)
"""


def test_a_first_page_torn_by_a_power_cut_is_healed_by_the_journal(encrypted: Path) -> None:
    with Company.open(encrypted, CLOCK, key=unlock(encrypted, PASSPHRASE)) as company:
        before = checksums(company)
    command = [sys.executable, "-c", KILLED_WHILE_SAVING, str(encrypted), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own script
        assert child.stdout is not None
        assert child.stdout.readline() == "saving\n"
        child.kill()
    with encrypted.open("rb+") as file:  # half of page 1 was on its way when the power went
        file.seek(2048)
        file.write(b"\x5a" * 1024)
    with pytest.raises(WrongPassphrase):
        unlock(encrypted, "not the passphrase")
    key = unlock(encrypted, PASSPHRASE)
    with Company.open(encrypted, CLOCK, key=key) as company:
        assert checksums(company) == before
    assert check_file(encrypted, key) == ()


def test_a_first_page_broken_without_a_journal_opens_with_nothing(encrypted: Path) -> None:
    with encrypted.open("rb+") as file:
        file.seek(2048)
        file.write(b"\x5a" * 1024)
    with pytest.raises(WrongPassphrase, match="the file is damaged: restore the newest backup"):
        unlock(encrypted, PASSPHRASE)


def test_the_signature_of_a_page_is_that_of_sqlcipher(encrypted: Path) -> None:
    key = unlock(encrypted, PASSPHRASE)
    assert key is not None
    page = encrypted.read_bytes()[:4096]
    assert key.signed(page)
    assert not key.signed(page[:2000] + b"\x00" + page[2001:])
