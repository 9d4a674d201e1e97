"""The real window on a real file with its threads: painted first, loaded behind, closed when all is saved."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.dialogs.open_company import OpenFailedPage
from desktop_app.dialogs.welcome import WelcomePage
from desktop_app.shell.main_window import MainWindow
from desktop_app.theme.theme import Theme
from desktop_app.views.dashboard import Dashboard
from desktop_app.work.runner import ThreadRunner
from finance_core.company import Company, NewCompany
from finance_core.company.backups import Backups
from finance_core.money.clock import FixedClock
from tests.gui.shell_company import NOON
from tests.gui.shell_desk import close_application, make_application

WAIT_MS = 30_000


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "books.countinghouse"
    Company.create(
        path, NewCompany(name="Books", fiscal_year_start=date(2026, 1, 1)), FixedClock(NOON)
    ).close()
    return path


def home_is_filled(window: MainWindow) -> bool:
    page = window.pages.current
    return isinstance(page, Dashboard) and page._page is not None


def test_a_file_opens_behind_the_painted_window_and_is_backed_up_when_it_changed(
    qtbot: QtBot, tmp_path: Path, theme: Theme, books: Path
) -> None:
    application = make_application(tmp_path, theme, ThreadRunner())
    window = application.window
    with qtbot.waitSignal(window.painted, timeout=WAIT_MS):
        application.start(books)
    assert not isinstance(window.pages.current, Dashboard)
    qtbot.waitUntil(lambda: home_is_filled(window), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.status.fact("period") == "June 2026: open", timeout=WAIT_MS)
    assert application.session is not None
    company = application.session.company
    saved: list[object] = []
    application.runner.write(
        lambda: company.call("settings.set", {"key": "company.legal_form", "value": "LLC"}),
        saved.append,
        saved.append,
    )
    application.quit()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    assert [getattr(answer, "value", answer) for answer in saved] == ["LLC"]
    (copy,) = Backups(tmp_path / "backups", books.resolve()).made()
    with Company.open(copy, FixedClock(NOON), read_only=True) as kept:
        assert kept.kernel.settings.get("company.legal_form") == "LLC"
    Company.open(books, FixedClock(NOON)).close()
    close_application(application)


def test_a_file_in_use_is_refused_with_the_name_of_its_holder(
    qtbot: QtBot, tmp_path: Path, theme: Theme, books: Path
) -> None:
    application = make_application(tmp_path, theme, ThreadRunner())
    window = application.window
    with Company.open(books, FixedClock(NOON)):
        application.start(books)
        qtbot.waitUntil(lambda: isinstance(window.pages.current, OpenFailedPage), timeout=WAIT_MS)
    failed = window.pages.current
    assert isinstance(failed, OpenFailedPage)
    assert "is open in another program (Countinghouse, process" in failed.message.text()
    application.quit()
    close_application(application)


def test_without_a_file_the_first_page_comes(qtbot: QtBot, tmp_path: Path, theme: Theme) -> None:
    application = make_application(tmp_path, theme, ThreadRunner())
    application.start()
    qtbot.waitUntil(lambda: isinstance(application.window.pages.current, WelcomePage), timeout=WAIT_MS)
    application.quit()
    close_application(application)


def test_nothing_heavy_is_imported_before_the_window_is_painted() -> None:
    """A process of its own tells what the modules of the window pull in."""
    import subprocess

    code = (
        "import sys, desktop_app.__main__\n"
        "heavy = ('sqlalchemy', 'pydantic', 'babel', 'sqlcipher3', 'rapidfuzz', 'finance_core.company')\n"
        "print(*[name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
