"""Preferences, about and the dialog after a crash."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.__main__ import CrashReports
from desktop_app.dialogs.about import AboutPage
from desktop_app.dialogs.crash import CrashDialog
from desktop_app.dialogs.preferences import PreferencesPage
from desktop_app.theme.theme import Theme
from desktop_app.work import log
from tests.gui.keys import ENTER, focused, type_keys
from tests.gui.shell_desk import Desk, open_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


@pytest.fixture
def preferences(desk: Desk) -> PreferencesPage:
    desk.session.context.open_screen("company.preferences")
    page = desk.page
    assert isinstance(page, PreferencesPage)
    return page


def test_the_theme_is_chosen_by_an_arrow_key(desk: Desk, preferences: PreferencesPage) -> None:
    assert focused() is preferences.look.boxes["theme"].editor
    type_keys(Qt.Key.Key_Down)
    assert desk.application.theme.tokens.is_dark
    assert desk.memory.get("theme") == "dark"


def test_the_size_is_chosen_in_percent(desk: Desk, preferences: PreferencesPage) -> None:
    preferences.look.boxes["zoom"].editor.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert desk.application.theme.fonts.zoom == 1.1
    assert desk.memory.get("zoom") == 1.1


def test_rows_become_compact(desk: Desk, preferences: PreferencesPage) -> None:
    preferences.look.boxes["compact"].editor.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert desk.session.context.compact
    assert desk.page is preferences


def test_a_setting_is_saved_when_the_cursor_leaves_it(desk: Desk, preferences: PreferencesPage) -> None:
    row = preferences.rows["company.name"]
    row.editor.setFocus()
    row.editor.selectAll()
    type_keys("Vale & Sons", ENTER)
    assert desk.company.saved == [{"key": "company.name", "value": "Vale & Sons"}]
    assert desk.window.notices.text == "Name is changed."
    row.editor.editingFinished.emit()
    assert len(desk.company.saved) == 1


def test_values_keep_the_type_of_their_setting(desk: Desk, preferences: PreferencesPage) -> None:
    for key, typed in (("fx.rate_max_age_days", "14"), ("report.ageing_buckets", "15, 30,60")):
        editor = preferences.rows[key].editor
        editor.setFocus()
        editor.selectAll()
        type_keys(typed, ENTER)
    preferences.rows["ap.block_duplicates"].editor.setFocus()
    type_keys(Qt.Key.Key_Space)
    assert [(saved["key"], saved["value"]) for saved in desk.company.saved] == [
        ("fx.rate_max_age_days", 14),
        ("report.ageing_buckets", [15, 30, 60]),
        ("ap.block_duplicates", False),
    ]


def test_one_of_a_few_values_is_chosen_and_not_typed(desk: Desk, preferences: PreferencesPage) -> None:
    editor = preferences.rows["company.paper"].editor
    assert editor.currentText() == "A4"
    editor.setFocus()
    type_keys(Qt.Key.Key_Down)
    assert desk.company.saved == [{"key": "company.paper", "value": "letter"}]


def test_a_list_with_a_word_in_it_is_refused_here(desk: Desk, preferences: PreferencesPage) -> None:
    editor = preferences.rows["report.ageing_buckets"].editor
    editor.setFocus()
    editor.selectAll()
    type_keys("30, soon", ENTER)
    assert editor.accessibleDescription() == "Type whole numbers with commas between them."
    assert desk.company.saved == []


def test_what_the_core_refuses_stands_at_its_setting(desk: Desk, preferences: PreferencesPage) -> None:
    editor = preferences.rows["company.country"].editor
    editor.setFocus()
    editor.selectAll()
    type_keys("Germany", ENTER)
    assert editor.accessibleDescription() == "A country has two letters. Type a code such as DE."
    assert desk.company.saved == []


def test_words_narrow_the_settings(desk: Desk, preferences: PreferencesPage) -> None:
    preferences.search.setFocus()
    type_keys("exchange")
    assert [key for key, row in preferences.rows.items() if row.isVisible()] == ["fx.rate_max_age_days"]
    assert desk.page is preferences


def test_about_names_the_version_and_every_licence(desk: Desk) -> None:
    desk.session.context.open_screen("company.about")
    page = desk.page
    assert isinstance(page, AboutPage)
    assert page.version.text().startswith("Version 0.")
    parts = {page.model.text(row, 0): page.model.text(row, 1) for row in range(page.model.count)}
    assert parts["Inter"] == "OFL-1.1"
    assert parts["Qt 6, PySide6, Shiboken6"] == "LGPL-3.0-only"
    assert len(parts) > 20


def test_about_opens_the_folder_of_logs(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    desk.session.context.open_screen("company.about")
    assert desk.page.logs.isHidden()
    log.start(tmp_path)
    try:
        page = AboutPage(desk.session.context)
        page.logs.click()
        page.deleteLater()
    finally:
        log.stop()
    assert opened == [str(tmp_path)]


def test_a_crash_is_reported_without_its_words_and_shown_once_at_a_time(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.start(tmp_path)
    reports = CrashReports(desk.application, tmp_path)
    try:
        for number in (1, 2):
            try:
                raise ZeroDivisionError(f"Nordlicht GmbH owes {number}.50")
            except ZeroDivisionError as error:
                reports.report(type(error), error, sys.exc_info()[2])
    finally:
        log.stop()
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len(dialogs) == 1
    assert "test_dialogs_pages.py" in dialogs[0].report.toPlainText()
    assert "ZeroDivisionError" in dialogs[0].report.toPlainText()
    assert any("Nordlicht GmbH owes 1.50" in label.text() for label in dialogs[0].findChildren(QLabel))
    buttons = {button.text(): button for button in dialogs[0].findChildren(QPushButton)}
    buttons["Copy the report"].click()
    assert QGuiApplication.clipboard().text() == dialogs[0].report.toPlainText()
    buttons["Go on"].click()
    written = "".join(path.read_text() for path in tmp_path.glob("*.*") if path.is_file())
    assert written.count("ZeroDivisionError") >= 2
    assert "Nordlicht" not in written
    assert "Nordlicht GmbH owes 2.50" in capsys.readouterr().err
