"""A themed application, and a context over the demo company for every view."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.models.lookups import Lookups
from desktop_app.spec.commands import CommandRegistry
from desktop_app.spec.formats import Formats
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from desktop_app.widgets.context import ViewContext
from desktop_app.work.hub import ChangeHub
from desktop_app.work.notice import Notice
from desktop_app.work.runner import InlineRunner
from tests.gui.demo import SCREENS, TODAY, DemoCompany


@dataclass
class DictMemory:
    """Remembers for one test."""

    kept: dict[str, Any] = field(default_factory=dict)

    def get(self, key: str, default: Any = None) -> Any:
        return self.kept.get(key, default)

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = value


@dataclass
class Shell:
    """Stands for the window around a view: its tabs, notices and links."""

    tabs: list[tuple[QWidget, str]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    opened: list[tuple[str, Any]] = field(default_factory=list)

    def open_tab(self, widget: QWidget, title: str) -> None:
        self.tabs.append((widget, title))
        widget.show()

    def open_screen(self, screen_id: str, *, record: Any = None, filters: Any = None) -> None:
        self.opened.append((screen_id, filters or record))


@pytest.fixture(autouse=True)
def garbage_is_taken_between_tests() -> Iterator[None]:
    """Look for cycles outside Qt's handlers only: a widget freed amid an event ends the process."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    qapp.setCursorFlashTime(0)
    return Theme(qapp, Mode.LIGHT)


@pytest.fixture
def company() -> DemoCompany:
    return DemoCompany()


@pytest.fixture
def shell() -> Iterator[Shell]:
    made = Shell()
    yield made
    for widget, _title in made.tabs:
        widget.close()
        widget.deleteLater()


@pytest.fixture
def context(theme: Theme, company: DemoCompany, shell: Shell) -> Iterator[ViewContext]:
    hub, runner = ChangeHub(company), InlineRunner()
    lookups = Lookups(company, runner, hub)
    yield ViewContext(
        company=company, runner=runner, hub=hub, registry=CommandRegistry(), theme=theme,
        formats=Formats("en_GB", "EUR"), lookups=lookups, screens=SCREENS, memory=DictMemory(),
        open_tab=shell.open_tab, open_screen=shell.open_screen, notify=shell.notices.append,
        today=lambda: TODAY)
    hub.close()
    lookups.deleteLater()
    hub.deleteLater()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Any]:
    """Show a widget at a size, active, and see it away at the end of the test."""

    kept: list[Any] = []  # qtbot holds its widgets weakly

    def shown(widget: Any, width: int = 1300, height: int = 720) -> Any:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return shown
