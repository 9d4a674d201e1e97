"""Tab in the whole window over real books: on every page the focus arrives, moves on and comes round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_app.app import Application, Opened
from desktop_app.shell.session import Session, read_facts
from desktop_app.theme.theme import Theme
from desktop_app.views import catalogue
from desktop_app.views.form_view import open_form
from finance_core.company import Company
from tests.company_fixtures import company
from tests.gui.keys import CONTROL, ENTER, NONE, SHIFT, TAB, focused, press, type_keys
from tests.gui.shell_desk import close_application, make_application, show_window

__all__ = ["company"]  # a fixture over a real company file
STEPS = 250


@pytest.fixture
def application(qtbot: QtBot, tmp_path: Path, theme: Theme, company: Company) -> Iterator[Application]:
    made = make_application(tmp_path, theme)
    show_window(qtbot, made.window)
    made.enter(Opened(company, read_facts(company, made.clock)))
    QApplication.processEvents()
    yield made
    close_application(made)


@pytest.fixture
def session(application: Application) -> Session:
    assert application.session is not None
    return application.session


class Strays(QObject):
    """Notes every widget that shows as a window of its own: it was shown before it had a parent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow() \
                and watched is not self._window:
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}".strip())
        return False


@pytest.fixture
def strays(application: Application) -> Iterator[Strays]:
    watcher = Strays(application.window)
    qt = QApplication.instance()
    assert qt is not None
    qt.installEventFilter(watcher)
    yield watcher
    qt.removeEventFilter(watcher)


def page_of(application: Application) -> QWidget:
    page = application.window.pages.current
    assert page is not None
    return page


def holds(page: QWidget, widget: QWidget) -> bool:
    return widget is page or page.isAncestorOf(widget)


def standstill(key: Qt.Key) -> str:
    """Press Tab until the focus is back where it was; tell where it stood still, or that it never came."""
    start, modifiers = focused(), NONE if key == TAB else SHIFT
    for _ in range(STEPS):
        before = focused()
        press(key, modifiers)
        if focused() is before:
            return f"stands still at {type(before).__name__} {before.accessibleName()}"
        if focused() is start:
            return ""
    return f"never came back to {type(start).__name__} {start.accessibleName()}"


@pytest.mark.parametrize("key", [TAB, Qt.Key.Key_Backtab])
def test_tab_goes_round_on_every_page_of_empty_books(
    application: Application, session: Session, key: Qt.Key,
) -> None:
    found = {}
    for spec in catalogue.listed():
        session.context.open_screen(spec.id)
        QApplication.processEvents()
        page, start = page_of(application), QApplication.focusWidget()
        if start is None or not holds(page, start):
            found[spec.id] = f"the focus is at {type(start).__name__}"
            continue
        application.window.sidebar.view.setFocus()
        if problem := standstill(key):
            found[spec.id] = problem
    assert found == {}


def test_no_page_flashes_a_window_of_its_own(session: Session, strays: Strays) -> None:
    for spec in catalogue.listed():
        session.context.open_screen(spec.id)
        QApplication.processEvents()
    for screen in session.context.screens.values():
        if screen.has_form:
            open_form(session.context, screen.id)
            QApplication.processEvents()
    assert sorted(set(strays.seen)) == []


@pytest.mark.parametrize(("page", "field"), [("ap.pay", "vendor_id"), ("ar.receive", "customer_id")])
def test_a_page_of_its_own_opens_with_the_cursor_in_its_first_field(
    session: Session, page: str, field: str,
) -> None:
    session.context.open_screen(page, record={})
    QApplication.processEvents()
    assert focused().objectName() == field


@pytest.mark.parametrize(("typed", "title"), [
    ("receive", "Receive a payment"), ("pay a v", "Pay a vendor"), ("new vendor cr", "New vendor credit"),
])
def test_the_palette_begins_what_no_screen_has_shown_yet(
    application: Application, session: Session, typed: str, title: str,
) -> None:
    press(Qt.Key.Key_K, CONTROL)
    type_keys(typed)
    session.palette.ask_now()
    press(ENTER)
    assert page_of(application).title == title  # type: ignore[attr-defined]  # a form's title
