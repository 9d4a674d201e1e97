"""Backups, passphrase, restore and the first page, in the whole window over real files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Application
from desktop_app.dialogs import files
from desktop_app.dialogs.new_company import NewCompanyPage
from desktop_app.dialogs.recovery import RecoveryDialog
from desktop_app.dialogs.safety import SafetyPage
from desktop_app.dialogs.unlock import UnlockPage
from desktop_app.dialogs.welcome import WelcomePage
from desktop_app.shell import places
from desktop_app.shell.safekeeping import said_age
from desktop_app.theme.theme import Theme
from desktop_app.views.company.opening_view import OpeningView
from desktop_app.views.dashboard import Dashboard
from desktop_app.widgets.ask_dialog import AskDialog
from finance_core.company import Company, NewCompany
from finance_core.company.backups import Backups
from finance_core.company.check import check_file
from finance_core.company.schema import is_encrypted, unlock
from finance_core.money.clock import FixedClock
from tests.gui.keys import CONTROL, ENTER, ESC, dialog, press, type_keys
from tests.gui.shell_company import NOON
from tests.gui.shell_desk import close_application, make_application, show_window

PASSPHRASE = "four words of mine"  # noqa: S105 - of the companies in these tests


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Application]:
    made = make_application(tmp_path, theme)
    show_window(qtbot, made.window)
    yield made
    company = made.session.company if made.session is not None else None
    close_application(made)
    if company is not None:
        company.close()


def books(tmp_path: Path, passphrase: str | None = None) -> Path:
    path = tmp_path / "Books.countinghouse"
    answers = NewCompany(name="Books", fiscal_year_start=date(2026, 1, 1))
    Company.create(path, answers, FixedClock(NOON), passphrase=passphrase).close()
    return path


def page_of(application: Application) -> Any:
    return application.window.pages.current


def company_of(application: Application) -> Any:
    assert application.session is not None
    return application.session.company


def open_safety(application: Application) -> SafetyPage:
    assert application.session is not None
    application.session.registry.run("company.file.safety")
    page = page_of(application)
    assert isinstance(page, SafetyPage)
    return page


def test_an_encrypted_company_asks_until_the_passphrase_is_right(
    application: Application, tmp_path: Path
) -> None:
    application.open_file(books(tmp_path, PASSPHRASE))
    page = page_of(application)
    assert isinstance(page, UnlockPage)
    page.grid.focus_first()
    type_keys("wrong words of mine", ENTER)
    assert "does not open" in page.grid.boxes["passphrase"].error
    assert page.open.isEnabled()
    type_keys(PASSPHRASE, ENTER)
    assert isinstance(page_of(application), Dashboard)
    assert application.window.status.fact("company") == "Books"


def test_escape_leaves_a_locked_company(application: Application, tmp_path: Path) -> None:
    application.open_file(books(tmp_path, PASSPHRASE))
    page_of(application).focusProxy().setFocus()
    type_keys(ESC)
    assert isinstance(page_of(application), WelcomePage)


def test_books_are_encrypted_and_the_recovery_sheet_opens_them(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = books(tmp_path)
    application.open_file(path)
    press(Qt.Key.Key_B, CONTROL)
    plain = Backups(tmp_path / "backups", path)
    assert len(plain.made()) == 1
    page = open_safety(application)
    page.buttons["passphrase"].click()
    type_passphrase(PASSPHRASE, "another word of mine")
    assert dialog()._grid.boxes["again"].error == "The two differ. Type the passphrase again."
    type_passphrase(PASSPHRASE, PASSPHRASE)
    recovery = dialog()
    assert isinstance(recovery, RecoveryDialog)
    assert is_encrypted(path)
    kept = Backups(tmp_path / "backups", path).made()
    assert [is_encrypted(backup) for backup in kept] == [True]
    recovery.copy.click()
    assert QGuiApplication.clipboard().text() == recovery.code
    sheet = tmp_path / "sheet.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: sheet)
    recovery.save.click()
    assert sheet.read_bytes().startswith(b"%PDF")
    assert str(sheet) in recovery.notice.text
    QApplication.processEvents()
    assert recovery.height() >= recovery.column.totalHeightForWidth(recovery.width())
    recovery.leave.click()
    application.close_company()
    key = unlock(path, recovery.code)
    assert check_file(path, key) == ()


def type_passphrase(first: str, second: str) -> None:
    window = dialog()
    assert isinstance(window, AskDialog)
    assert window._grid is not None
    for name, text in (("passphrase", first), ("again", second)):
        editor = window._grid.boxes[name].editor
        editor.setFocus()
        editor.selectAll()
        type_keys(text)
    window.verb.click()


def test_the_passphrase_is_taken_away_again(application: Application, tmp_path: Path) -> None:
    path = books(tmp_path, PASSPHRASE)
    application.open_file(path)
    page_of(application).focusProxy().setFocus()
    type_keys(PASSPHRASE, ENTER)
    page = open_safety(application)
    page.buttons["no_passphrase"].click()
    dialog().verb.click()
    assert not is_encrypted(path)
    assert isinstance(page_of(application), Dashboard)
    assert company_of(application).key is None


def test_a_backup_becomes_a_new_company(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = books(tmp_path), tmp_path / "Again.countinghouse"
    application.open_file(path)
    company_of(application).call("settings.set", {"key": "company.legal_form", "value": "LLC"})
    press(Qt.Key.Key_B, CONTROL)
    company_of(application).call("settings.set", {"key": "company.legal_form", "value": "Ltd"})
    page = open_safety(application)
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    assert page.table.selected_rows() == [0]
    page.table.setFocus()
    type_keys(ENTER)
    assert company_of(application).path == target
    assert application.window.notices.text == (
        "The backup is restored: this is the new file Again.countinghouse. The old one is as it was.")
    assert company_of(application).kernel.settings.get("company.legal_form") == "LLC"
    application.close_company()
    with Company.open(path, FixedClock(NOON)) as untouched:
        assert untouched.kernel.settings.get("company.legal_form") == "Ltd"


def test_an_encrypted_backup_is_restored_from_the_first_page(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = books(tmp_path, PASSPHRASE), tmp_path / "Again.countinghouse"
    with Company.open(path, FixedClock(NOON), key=unlock(path, PASSPHRASE)) as company:
        backup = company.back_up(tmp_path / "copy.countinghouse")
    monkeypatch.setattr(files, "ask_open", lambda *_, **__: backup)
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    application.show_welcome()
    page_of(application).restore.click()
    page_of(application).focusProxy().setFocus()
    type_keys(PASSPHRASE, ENTER)
    assert company_of(application).path == target
    application.close_company()
    application.show_welcome()
    page_of(application).restore.click()
    assert isinstance(page_of(application), WelcomePage)
    assert "exists already. Restore to a new name" in application.window.notices.text


def test_a_restore_that_is_refused_leaves_the_company_open(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = books(tmp_path)
    application.open_file(path)
    press(Qt.Key.Key_B, CONTROL)
    page = open_safety(application)
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    page.buttons["restore"].click()
    assert page_of(application) is page
    assert application.window.notices.text == f"{path} exists already. Restore to a new name."


def unlock_by_keys(application: Application) -> None:
    application.window.activateWindow()
    QApplication.processEvents()
    page = page_of(application)
    assert isinstance(page, UnlockPage)
    page.grid.focus_first()
    type_keys(PASSPHRASE, ENTER)


def test_a_backup_under_another_passphrase_asks_for_it_in_place_of_the_company(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = books(tmp_path, PASSPHRASE), tmp_path / "Again.countinghouse"
    application.open_file(path)
    unlock_by_keys(application)
    press(Qt.Key.Key_B, CONTROL)
    open_safety(application).buttons["passphrase"].click()
    type_passphrase("other words of mine", "other words of mine")
    dialog().leave.click()
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    page = open_safety(application)
    page.table.select_row(1)
    page.buttons["restore"].click()
    assert application.session is None
    unlock_by_keys(application)
    assert company_of(application).path == target


def test_a_plain_backup_of_an_encrypted_company_needs_no_passphrase(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = books(tmp_path), tmp_path / "Again.countinghouse"
    application.open_file(path)
    press(Qt.Key.Key_B, CONTROL)
    open_safety(application).buttons["passphrase"].click()
    dialog()._grid.boxes["forget"].editor.setChecked(False)
    type_passphrase(PASSPHRASE, PASSPHRASE)
    dialog().leave.click()
    assert [is_encrypted(one) for one in Backups(tmp_path / "backups", path).made()] == [False, True]
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    page = open_safety(application)
    page.table.select_row(1)
    page.buttons["restore"].click()
    assert company_of(application).path == target
    assert company_of(application).key is None


def test_encrypting_deletes_what_anyone_can_read_and_nothing_else(
    application: Application, tmp_path: Path
) -> None:
    """The backup made on closing counts too, and so do the twins at the second place."""
    path, stick = books(tmp_path, PASSPHRASE), tmp_path / "stick"
    stick.mkdir()
    application.memory.put("backup.second_place", str(stick))
    application.open_file(path)
    unlock_by_keys(application)
    press(Qt.Key.Key_B, CONTROL)
    open_safety(application).buttons["no_passphrase"].click()
    dialog().verb.click()
    company_of(application).call("settings.set", {"key": "company.legal_form", "value": "LLC"})
    assert [is_encrypted(one) for one in stick.rglob("*.countinghouse")].count(False) == 1
    open_safety(application).buttons["passphrase"].click()
    type_passphrase(PASSPHRASE, PASSPHRASE)
    dialog().leave.click()
    copies = [*(tmp_path / "backups").rglob("*.countinghouse"), *stick.rglob("*.countinghouse")]
    assert [is_encrypted(copy) for copy in copies] == [True] * 4


def test_backups_are_copied_to_a_second_place(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, stick = books(tmp_path), tmp_path / "stick"
    stick.mkdir()
    application.open_file(path)
    page = open_safety(application)
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path / "backups" / "inside")
    page.buttons["second"].click()
    assert application.window.notices.text == "The backups are there already. Choose another disk."
    monkeypatch.setattr(files, "ask_folder", lambda *_: stick)
    page.buttons["second"].click()
    twins = [twin.name for twin in stick.rglob("*.countinghouse")]
    assert twins == [copy.name for copy in Backups(tmp_path / "backups", path).made()]
    assert page.model.rowCount() == 1
    stick.rename(tmp_path / "pulled out")
    press(Qt.Key.Key_B, CONTROL)
    assert f"The second place {stick} is not there now." in application.window.notices.text
    page.buttons["no_second"].click()
    assert page.buttons["no_second"].isHidden()


def test_what_changed_is_backed_up_before_much_comes_in(application: Application, tmp_path: Path) -> None:
    path = books(tmp_path)
    application.open_file(path)
    company = company_of(application)
    request = {"file_name": "x.ofx", "content": "", "bank_account_id": "0" * 32}
    for changes, expected in ((False, 0), (True, 1), (False, 1)):
        if changes:
            company.call("settings.set", {"key": "company.legal_form", "value": "LLC"})
        with pytest.raises(Exception, match=r"bank account|empty"):
            company.call("cash.import_bank_statement", request)
        assert len(Backups(tmp_path / "backups", path).made()) == expected


def test_the_first_page_tells_size_and_backup_of_recent_files(
    application: Application, tmp_path: Path
) -> None:
    path = books(tmp_path)
    application.open_file(path)
    press(Qt.Key.Key_B, CONTROL)
    application.close_company()
    page = page_of(application)
    assert isinstance(page, WelcomePage)
    facts = page.recent[0].accessibleDescription()
    assert facts.startswith(f"{tmp_path} · ")
    assert facts.endswith(f"MB · Backup today, {NOON.astimezone():%H:%M}")
    path.unlink()
    application.show_welcome()
    assert not page_of(application).recent[0].isEnabled()


def test_moving_from_another_program_begins_with_the_opening_balances(
    application: Application, tmp_path: Path
) -> None:
    application.show_welcome()
    page_of(application).bring.click()
    wizard = page_of(application)
    assert isinstance(wizard, NewCompanyPage)
    answers = NewCompany(name="Moved", fiscal_year_start=date(2026, 1, 1))
    wizard.create_asked.emit(tmp_path / "Moved.countinghouse", answers, None)
    assert isinstance(page_of(application), OpeningView)


def test_the_wizard_makes_an_encrypted_company(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "Locked.countinghouse"
    application.new_company()
    wizard = page_of(application)
    wizard.grids[0].set_values({"name": "Locked"})
    for _ in range(3):
        wizard.go_on()
    wizard.grids[3].boxes["path"].editor.setFocus()
    wizard.grids[3].boxes["path"].editor.selectAll()
    type_keys(str(path))
    wizard.grids[3].set_values({"passphrase": PASSPHRASE, "again": "no"})
    wizard.go_on()
    assert wizard.grids[3].boxes["again"].error == "The two differ. Type the passphrase again."
    wizard.grids[3].set_values({"passphrase": "short", "again": "short"})
    wizard.go_on()
    assert "at least 12 characters" in wizard.grids[3].boxes["passphrase"].error
    wizard.grids[3].set_values({"passphrase": PASSPHRASE, "again": PASSPHRASE})
    wizard.go_on()
    assert is_encrypted(path)
    recovery = dialog()
    assert isinstance(recovery, RecoveryDialog)
    recovery.leave.click()


@pytest.mark.parametrize(("days", "said"), [(0, "Backup today, 12:00"), (1, "Backup yesterday"),
                                            (40, "Backup 40 days ago"), (-1, "Backup today, 12:00")])
def test_the_age_of_a_backup_in_words(days: int, said: str) -> None:
    assert said_age(NOON - timedelta(days=days), NOON.date()) == said


def test_a_backup_older_than_a_week_is_a_warning(application: Application, tmp_path: Path) -> None:
    path = books(tmp_path)
    old = Backups(tmp_path / "backups", path)

    def write(target: Path) -> Path:
        target.write_bytes(b"copy")
        return target

    old.make(write, NOON - timedelta(days=8))
    application.open_file(path)
    assert application.window.status.fact("backup") == "Backup 8 days ago"


def test_a_clock_before_the_last_save_is_a_warning_told_once(
    application: Application, tmp_path: Path
) -> None:
    path = books(tmp_path)
    application.clock = FixedClock(NOON - timedelta(days=400))
    application.open_file(path)
    said = ("The clock of this computer shows 2025-05-11 12:00, but the last save was on 2026-06-15 12:00. "
            "Set the clock before you enter anything.")
    assert application.window.notices.text == said
    application.window.notices.clear()
    application.close_company()
    application.open_file(path)
    assert application.window.notices.text == ""


@pytest.mark.parametrize(("folder", "system", "said"), [
    ("Dropbox/Books", b"ext4", "Books is synchronised by Dropbox."),
    ("OneDrive - Harbour Ltd", b"ext4", "is synchronised by OneDrive."),
    ("Library/Mobile Documents/com~apple~CloudDocs", b"apfs", "is synchronised by iCloud."),
    ("share", b"cifs", "is on a network drive."), ("share", b"fuse.sshfs", "is on a network drive."),
    ("Documents/Boxes", b"ext4", ""), ("My Dropbox story", b"NTFS", ""),
])
def test_a_shared_place_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, system: bytes, said: str
) -> None:
    storage = SimpleNamespace(fileSystemType=lambda: QByteArray(system))
    monkeypatch.setattr(places, "QStorageInfo", lambda _path: storage)
    warning = places.place_warning(tmp_path / folder / "Books.countinghouse")
    assert said in warning
    assert bool(warning) == bool(said)


def test_an_ordinary_folder_needs_no_warning(tmp_path: Path) -> None:
    assert places.place_warning(tmp_path / "Books.countinghouse") == ""
