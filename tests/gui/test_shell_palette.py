"""Ctrl+K, driven by keys, and how it ranks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.shell.palette import Palette
from desktop_app.shell.palette_model import Hit, rank, score
from desktop_app.theme.theme import Theme
from desktop_app.views.entry_view import EntryView
from desktop_app.views.form_view import FormView
from desktop_app.views.report_view import ReportView
from desktop_app.views.screen_view import ScreenView
from tests.gui.keys import CONTROL, ENTER, ESC, focused, press, type_keys
from tests.gui.shell_desk import Desk, open_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


def look_for(desk: Desk, text: str) -> Palette:
    """Open the palette, type, and wait for the company's answer."""
    press(Qt.Key.Key_K, CONTROL)
    type_keys(text)
    desk.session.palette.ask_now()
    return desk.session.palette


def titles(palette: Palette) -> list[tuple[str, str]]:
    return [(hit.title, hit.kind) for hit in palette.model.hits]


@pytest.mark.parametrize(
    ("title", "wanted", "points"),
    [
        ("Balance sheet", "bal", 100),
        ("Balance sheet", "sheet bal", 95),
        ("Trial balance", "tb", 90),
        ("Journals", "nal", 85),
        ("Journals", "xq", 0),
    ],
)
def test_beginnings_come_before_words_initials_and_parts(title: str, wanted: str, points: int) -> None:
    assert score(title, wanted) == points


def test_a_typing_slip_still_finds_its_screen() -> None:
    names = ("Vendors", "Tie-out board", "Preferences")
    hits = [Hit(title=name, kind="Screen", icon="search", run=lambda: None) for name in names]
    assert [hit.title for hit in rank(hits, "prefrences", 5)] == ["Preferences"]


def test_one_word_that_fits_does_not_carry_the_others() -> None:
    hit = Hit(title="New vendor", kind="Command", icon="plus", run=lambda: None)
    assert rank([hit], "new vendor credit", 5) == []


def test_an_empty_box_offers_everything_in_its_own_order() -> None:
    hits = [Hit(title=name, kind="Screen", icon="search", run=lambda: None) for name in ("b", "a")]
    assert rank(hits, "  ", 5) == hits


def test_a_screen_opens_by_a_few_letters(desk: Desk) -> None:
    look_for(desk, "vend")
    press(ENTER)
    assert isinstance(desk.page, ScreenView)
    assert desk.page.spec.title == "Vendors"
    assert not desk.session.palette.isVisible()


def test_a_new_record_starts_from_anywhere(desk: Desk) -> None:
    look_for(desk, "new bill")
    press(ENTER)
    assert isinstance(desk.page, FormView)


def test_a_report_opens_by_its_question(desk: Desk) -> None:
    palette = look_for(desk, "balance")
    assert ("Balance sheet", "Report") in titles(palette)
    palette.box.setText("balance sheet")
    press(ENTER)
    assert isinstance(desk.page, ReportView)
    assert desk.page.info.name == "balance_sheet"


def test_records_of_the_company_come_after_what_the_window_knows(desk: Desk) -> None:
    palette = look_for(desk, "nordlicht")
    assert titles(palette) == [("BILL-0007", "Bill"), ("Nordlicht GmbH", "Party"), ("JE-2026-00012", "Entry")]
    assert palette.model.hits[0].detail == "Nordlicht GmbH · 15 Jun 2026"
    type_keys(Qt.Key.Key_Up, ENTER)
    assert isinstance(desk.page, EntryView)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("@nord", [("Nordlicht GmbH", "Party")]),
        ("#nord", [("BILL-0007", "Bill"), ("JE-2026-00012", "Entry")]),
        ("=1190", [("BILL-0007", "Bill"), ("JE-2026-00012", "Entry")]),
        ("=1,000+190", [("BILL-0007", "Bill"), ("JE-2026-00012", "Entry")]),
        ("=nord", []),
    ],
)
def test_a_sign_narrows_what_is_looked_for(desk: Desk, typed: str, found: list[tuple[str, str]]) -> None:
    assert titles(look_for(desk, typed)) == found


def test_the_command_sign_shows_commands_only(desk: Desk) -> None:
    palette = look_for(desk, ">back")
    assert titles(palette)[0] == ("Back up now", "Command")
    press(ENTER)
    assert desk.company.backups == 1


def test_nothing_found_is_said(desk: Desk) -> None:
    palette = look_for(desk, "qqqqqq")
    assert palette._nothing.isVisible()
    press(ENTER)
    assert palette.isVisible()


def test_escape_gives_the_focus_back(desk: Desk) -> None:
    before = focused()
    press(Qt.Key.Key_K, CONTROL)
    assert focused() is desk.session.palette.box
    press(ESC)
    assert focused() is before
    assert not desk.session.palette.isVisible()


def test_the_hits_are_a_sound_model(desk: Desk) -> None:
    QAbstractItemModelTester(desk.session.palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    look_for(desk, "b")
    assert desk.session.palette.model.rowCount() > 3


def test_a_read_only_company_offers_no_new_records(desk: Desk) -> None:
    desk.company.read_only = True
    press(Qt.Key.Key_K, CONTROL)
    assert not [hit for hit in desk.session.palette.model.hits if hit.title.startswith("New bill")]
