"""A second start finds the window that runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.doorbell import Callers, Doorbell, answer, ring, usual_address
from desktop_app.theme.theme import Theme
from tests.gui.shell_desk import Desk, open_desk


@pytest.fixture
def bell(tmp_path: Path) -> Iterator[Doorbell]:
    made = Doorbell(str(tmp_path / "window"))
    yield made
    made.close()


def test_nobody_answers_where_no_window_runs(tmp_path: Path) -> None:
    assert not ring(str(tmp_path / "window"), None)


def test_the_window_hears_which_file_is_wanted(qtbot: QtBot, bell: Doorbell, tmp_path: Path) -> None:
    wanted = tmp_path / "Müller & Söhne\n2026.countinghouse"
    with qtbot.waitSignal(bell.rung, timeout=5000) as heard:
        assert ring(str(tmp_path / "window"), wanted)
    assert heard.args == [str(wanted)]
    with qtbot.waitSignal(bell.rung, timeout=5000) as heard:
        assert ring(str(tmp_path / "window"), None)
    assert heard.args == [""]


def test_the_socket_of_a_killed_window_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    address = str(tmp_path / "window")
    Path(address).touch()
    assert not ring(address, None)
    bell = Doorbell(address)
    with qtbot.waitSignal(bell.rung, timeout=5000):
        assert ring(address, None)
    bell.close()
    assert not ring(address, None)


def test_a_socket_that_was_cleared_away_does_not_keep_the_program(bell: Doorbell, tmp_path: Path) -> None:
    (tmp_path / "window").rename(tmp_path / "cleared away")
    bell.close()
    (tmp_path / "cleared away").rename(tmp_path / "window")
    assert ring(str(tmp_path / "window"), None)


def test_who_hangs_up_at_once_does_not_silence_it(qtbot: QtBot, bell: Doorbell, tmp_path: Path) -> None:
    Client(str(tmp_path / "window")).close()
    with qtbot.waitSignal(bell.rung, timeout=5000):
        assert ring(str(tmp_path / "window"), None)


def test_each_screen_has_its_own_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    addresses = []
    for display in (":0", ":1"):
        monkeypatch.setenv("DISPLAY", display)
        addresses.append(usual_address())
    assert addresses == [str(tmp_path / "countinghouse" / name) for name in ("window-0", "window-1")]


def test_only_the_user_can_reach_it(tmp_path: Path) -> None:
    bell = Doorbell(str(tmp_path / "run" / "window"))
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
    bell.close()


def test_the_window_opens_without_a_place_for_a_bell(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert answer(str(tmp_path / "file" / "window"), desk.application) is None


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    yield from open_desk(qtbot, tmp_path, theme, monkeypatch)


@pytest.fixture
def opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []
    monkeypatch.setattr(desk.application, "open_file", paths.append)
    return paths


def test_it_comes_forward_and_keeps_the_company_that_is_open(desk: Desk, opened: list[Path]) -> None:
    desk.window.showMinimized()
    callers = Callers(desk.application)
    callers.let_in("")
    assert not desk.window.isMinimized()
    callers.let_in(str(desk.session.path))
    assert opened == []


def test_it_opens_another_file_once_it_is_free(
    qtbot: QtBot, desk: Desk, opened: list[Path], tmp_path: Path
) -> None:
    callers, other, page = Callers(desk.application), tmp_path / "Other.countinghouse", desk.page
    desk.window.say("Backing up ...")
    callers.let_in(str(other))
    assert opened == []
    desk.window.pages.show_base(page, "Home")
    qtbot.waitUntil(lambda: opened == [other])


def test_a_question_on_the_screen_is_answered_first(desk: Desk, opened: list[Path], tmp_path: Path) -> None:
    question = QDialog(desk.window)
    question.open()
    Callers(desk.application).let_in(str(tmp_path / "Other.countinghouse"))
    assert opened == []
    question.close()


def test_the_file_that_macos_names_is_heard() -> None:
    program = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop_app.app import make_qt_application
from desktop_app.doorbell import ReachableApplication
app = make_qt_application(["countinghouse"], ReachableApplication)
app.file_asked.connect(print)
QCoreApplication.sendEvent(app, QFileOpenEvent("/Books/Harbour.countinghouse"))
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl("https://example.org")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,  # noqa: S603
                          check=True, timeout=60)
    assert done.stdout == "/Books/Harbour.countinghouse\n"
