"""The whole window over the shell company, as the application builds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Application, Opened, Setting
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.memory import SettingsMemory
from desktop_app.shell.session import Session, read_facts
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.views import catalogue
from desktop_app.work.runner import InlineRunner, Runner
from finance_core.money.clock import FixedClock
from tests.gui.demo import BILLS, JOURNALS, VENDOR_LIST
from tests.gui.shell_company import NOON, ShellCompany

if TYPE_CHECKING:
    import pytest

GROUPED = (
    replace(BILLS, group="Purchases"),
    replace(VENDOR_LIST, group="Purchases"),
    replace(JOURNALS, group="Accounting"),
)


@dataclass
class Desk:
    """A window with a company open in it."""

    application: Application
    company: ShellCompany
    memory: SettingsMemory
    backups: Path

    @property
    def window(self) -> MainWindow:
        return self.application.window

    @property
    def session(self) -> Session:
        assert self.application.session is not None
        return self.application.session

    @property
    def page(self) -> Any:
        return self.window.pages.current

    def open(self, company: ShellCompany) -> None:
        """Show a company as if its file had just been opened."""
        self.company = company
        self.application.enter(Opened(company, read_facts(company, FixedClock(NOON))))
        QApplication.processEvents()


def make_application(tmp_path: Path, theme: Theme, runner: Runner | None = None) -> Application:
    """Return the application with its own memory, as a test needs it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    setting = Setting(
        memory=SettingsMemory(tmp_path / "window.ini"),
        backups=tmp_path / "backups",
        theme=theme,
        runner=runner or InlineRunner(),
        clock=FixedClock(NOON),
    )
    return Application(app, setting)


def show_window(qtbot: QtBot, window: MainWindow) -> None:
    """Show the window, active."""
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()


def open_desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Give a window with the demo screens and a company; everything is gone afterwards."""
    screens = {spec.id: spec for spec in GROUPED}
    pages = {page.id: page for page in catalogue.OWN_PAGES}
    monkeypatch.setattr(catalogue, "screens", lambda: screens)
    monkeypatch.setattr(catalogue, "pages", lambda: pages)
    application = make_application(tmp_path, theme)
    desk = Desk(
        application,
        ShellCompany(path=tmp_path / "Harbour & Vale.countinghouse"),
        application.memory,
        tmp_path / "backups",
    )
    show_window(qtbot, application.window)
    desk.open(desk.company)
    yield desk
    close_application(application)


def close_application(application: Application) -> None:
    """Take the window away without asking."""
    if application.session is not None:
        application.session.close()
    application.window.leave()
    application.window.deleteLater()
    theme = application.theme
    application.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if theme.mode is not Mode.LIGHT:
        theme.set_mode(Mode.LIGHT)
    if theme.fonts.zoom != 1.0:
        theme.set_zoom(1.0)
