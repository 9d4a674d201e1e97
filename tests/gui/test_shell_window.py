"""The window around the pages, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.dialogs.welcome import WelcomePage
from desktop_app.shell.main_window import MainWindow
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.views.dashboard import Dashboard, TieOutBoard
from desktop_app.views.form_view import FormView
from desktop_app.views.screen_view import ScreenView
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.work.notice import Notice
from finance_core.company.backups import Backups
from tests.gui.keys import CONTROL, ENTER, ESC, dialog, focused, press, type_keys
from tests.gui.shell_company import NOON, ShellCompany
from tests.gui.shell_desk import Desk, open_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


def rows(desk: Desk) -> list[str]:
    return [row.title for row in desk.window.sidebar.view.nav.rows]


def test_the_sidebar_has_only_groups_with_screens(desk: Desk) -> None:
    assert rows(desk) == ["Home", "Purchases", "Accounting", "Reports", "Company"]
    assert isinstance(desk.page, Dashboard)
    QAbstractItemModelTester(
        desk.window.sidebar.view.nav, QAbstractItemModelTester.FailureReportingMode.Fatal
    )


def test_the_keyboard_walks_the_sidebar(desk: Desk) -> None:
    press(Qt.Key.Key_F6)
    assert focused() is desk.window.sidebar.view
    type_keys(Qt.Key.Key_Down, ENTER)
    assert isinstance(desk.page, ScreenView)
    assert desk.page.spec.title == "Bills"
    assert rows(desk) == ["Home", "Purchases", "Bills", "Vendors", "Accounting", "Reports", "Company"]
    press(Qt.Key.Key_F6)
    type_keys(Qt.Key.Key_Down, ENTER)
    assert desk.page.spec.title == "Vendors"


def test_control_and_a_digit_go_to_a_group_and_back_to_its_last_screen(desk: Desk) -> None:
    desk.session.context.open_screen("reporting.tie_out")
    press(Qt.Key.Key_1, CONTROL)
    assert isinstance(desk.page, Dashboard)
    press(Qt.Key.Key_3, CONTROL)
    assert isinstance(desk.page, TieOutBoard)


def test_a_key_meant_for_the_page_works_from_the_sidebar(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_N, CONTROL)
    assert isinstance(desk.page, FormView)
    assert desk.page.title == "New bill"


@pytest.mark.parametrize("place", ["_find", "_switch"])
def test_a_key_meant_for_the_page_works_from_the_buttons_of_the_sidebar(desk: Desk, place: str) -> None:
    desk.session.context.open_screen("demo.bills")
    getattr(desk.window.sidebar, place).setFocus()
    press(Qt.Key.Key_N, CONTROL)
    assert isinstance(desk.page, FormView)


def test_keys_of_the_page_work_from_its_tab(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_N, CONTROL)
    desk.window.pages.bar.setFocus()
    press(ESC)
    assert desk.window.pages.tabs == ()


def test_tabs_show_only_when_more_than_the_screen_is_open(desk: Desk) -> None:
    bar = desk.window.pages.bar
    desk.session.context.open_screen("demo.bills")
    assert bar.isHidden()
    press(Qt.Key.Key_N, CONTROL)
    assert not bar.isHidden()
    assert [bar.tabText(at) for at in range(bar.count())] == ["Bills", "New bill"]
    press(Qt.Key.Key_Tab, CONTROL)
    assert isinstance(desk.page, ScreenView)
    press(Qt.Key.Key_Tab, CONTROL)
    press(Qt.Key.Key_W, CONTROL)
    assert bar.isHidden()
    assert isinstance(desk.page, ScreenView)


def test_a_closed_tab_leads_back_to_where_it_was_opened(desk: Desk) -> None:
    bar = desk.window.pages.bar
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_N, CONTROL)
    desk.window.pages.go(-1)
    press(Qt.Key.Key_N, CONTROL)
    assert bar.count() == 3
    press(Qt.Key.Key_W, CONTROL)
    assert isinstance(desk.page, ScreenView)


def test_a_form_keeps_the_cursor_while_another_page_is_in_front(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_N, CONTROL)
    form = desk.page
    form.body.grid.boxes["number"].editor.setFocus()
    press(Qt.Key.Key_1, CONTROL)
    desk.window.pages.go(1)
    assert focused() is form.body.grid.boxes["number"].editor


def test_the_theme_switches_and_is_remembered(desk: Desk) -> None:
    desk.window.sidebar.theme_toggled.emit()
    assert desk.application.theme.tokens.is_dark
    assert desk.memory.get("theme") == Mode.DARK.value
    desk.session.registry.run("shell.theme.light")
    assert not desk.application.theme.tokens.is_dark


def test_zoom_by_keys_stays_within_its_limits(desk: Desk) -> None:
    for _ in range(9):
        press(Qt.Key.Key_Plus, CONTROL)
    assert desk.application.theme.fonts.zoom == 1.5
    press(Qt.Key.Key_0, CONTROL)
    assert desk.memory.get("zoom") == 1.0


def test_the_status_bar_tells_whose_books_and_whether_all_is_safe(desk: Desk) -> None:
    status = desk.window.status
    assert [status.fact(name) for name in ("company", "currency", "period", "saved", "backup")] == [
        "Harbour & Vale Ltd",
        "EUR",
        "June 2026: open",
        "All saved",
        "No backup yet",
    ]
    desk.company.changed("ap_invoices")
    assert status.fact("saved") == f"Saved {NOON.astimezone():%H:%M}"


def test_a_read_only_company_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.application.close_company()
    desk.open(ShellCompany(path=tmp_path / "copy.countinghouse", read_only=True))
    assert desk.window.status.fact("mode") == "Read-only"
    assert not desk.window.status.fact("saved")


def test_the_turning_ring_stops_with_the_first_page(desk: Desk, qtbot: QtBot) -> None:
    desk.window._busy._delay.setInterval(1)
    desk.application.close_company()
    desk.window.say("Opening …")
    desk.window.pages.clear()
    desk.open(ShellCompany())
    qtbot.wait(20)
    assert desk.window._busy.isHidden()


def test_good_news_goes_away_by_itself_and_bad_news_stays(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window._toast.setInterval(10)
    window.notify(Notice("error", "The disk is full. Free some space."))
    window.notify(Notice("success", "Bill 7 is saved."))
    qtbot.waitUntil(window.notices.isHidden)
    window.notify(Notice("error", "The disk is full. Free some space."))
    qtbot.wait(40)
    assert window.notices.text == "The disk is full. Free some space."


def test_a_notice_leaves_the_page_readable(desk: Desk) -> None:
    window = desk.window
    desk.session.context.open_screen("demo.bills")
    window.notify(Notice("success", "Bill BILL-2026-00319 is saved, entry JE-2026-01440."))
    footer = desk.page.list.footer
    totals = footer.mapTo(window.area, footer.rect().center()).y()
    assert window.notices.geometry().top() > totals


def test_backing_up_writes_a_copy_and_says_where(desk: Desk) -> None:
    press(Qt.Key.Key_B, CONTROL)
    backups = Backups(desk.backups, desk.company.path)
    assert [path.read_bytes() for path in backups.made()] == [b"copy"]
    assert desk.window.notices.text == f"The backup is in {backups.folder}."
    assert desk.window.status.fact("backup") == "Backup today, 12:00"


def test_leaving_backs_up_what_changed_and_closes_the_file(desk: Desk) -> None:
    desk.company.changed("ap_invoices")
    press(Qt.Key.Key_Q, CONTROL)
    assert desk.company.backups == 1
    assert desk.company.calls[-1] == ("close", None)
    assert not desk.window.isVisible()


def test_leaving_without_changes_needs_no_backup(desk: Desk) -> None:
    desk.window.close()
    assert desk.company.backups == 0
    assert desk.company.calls[-1] == ("close", None)


def test_leaving_asks_about_unsaved_forms_and_keeps_drafts(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_N, CONTROL)
    desk.page.body.grid.boxes["number"].editor.setFocus()
    type_keys("R-17")
    press(Qt.Key.Key_Q, CONTROL)
    press_in(dialog(), ESC)
    assert desk.window.isVisible()
    desk.window.activateWindow()
    QApplication.processEvents()
    press(Qt.Key.Key_Q, CONTROL)
    press_in(dialog(), ENTER)
    assert not desk.window.isVisible()
    assert [draft.body["number"] for draft in desk.company.drafts.values()] == ["R-17"]


def press_in(window: AskDialog, key: Qt.Key) -> None:
    window.verb.setFocus()
    press(key)


def test_closing_the_company_leads_back_to_the_first_page(desk: Desk) -> None:
    desk.session.registry.run("company.file.close")
    assert isinstance(desk.page, WelcomePage)
    assert rows(desk) == []
    assert desk.window.status.isHidden()
    assert desk.window.windowTitle() == "Countinghouse"


def test_the_size_of_the_window_is_remembered(desk: Desk) -> None:
    desk.window.resize(900, 640)
    desk.application.quit()
    window = MainWindow(desk.application.theme, desk.memory)
    assert (window.width(), window.height()) == (900, 640)
    window.deleteLater()


def test_question_mark_lists_the_keys_of_the_page(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    type_keys("?")
    card = desk.session.keys
    assert card.isVisible()
    assert "Ctrl+N: New bill" in card.accessibleDescription()
    assert "Ctrl+K: Find anything" in card.accessibleDescription()
    press(ESC)
    assert not card.isVisible()
    assert focused() is desk.page.table


def test_question_mark_in_a_field_is_just_typed(desk: Desk) -> None:
    desk.session.context.open_screen("demo.bills")
    press(Qt.Key.Key_F, CONTROL)
    type_keys("a?")
    field = focused()
    assert isinstance(field, QLineEdit)
    assert field.text() == "a?"
    assert not desk.session.keys.isVisible()


def test_compact_rows_count_for_the_next_page(desk: Desk) -> None:
    desk.session.registry.run("shell.rows.toggle")
    desk.session.context.open_screen("demo.bills")
    assert desk.page.table.verticalHeader().defaultSectionSize() == desk.application.theme.px(28)


def test_an_unknown_link_is_said_and_not_raised(desk: Desk) -> None:
    desk.session.context.open_screen("nowhere.at_all")
    assert desk.window.notices.text == "There is no screen “nowhere.at_all” in this company."


def test_the_clipboard_is_left_alone_by_opening_and_closing(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("mine")
    desk.application.close_company()
    assert QGuiApplication.clipboard().text() == "mine"
