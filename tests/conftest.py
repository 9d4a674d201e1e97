"""What every test stands on: an offscreen Qt that draws alike everywhere, and nothing left behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Subpixel and hinting settings of the desktop would change the pictures.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "data" / "fonts.conf")

pytest_plugins = ["tests.company_fixtures"]

# Busy machines are slow without being wrong, so examples have no deadline.
settings.register_profile("countinghouse", deadline=None)
settings.load_profile("countinghouse")


def delete_deferred() -> None:
    """Delete the widgets that asked for it; without an event loop they would pile up."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    core = sys.modules.get("PySide6.QtCore")
    if widgets and core and widgets.QApplication.instance():
        widgets.QApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Delete what the test's own teardown gave up."""
    try:
        return (yield)
    finally:
        delete_deferred()


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a window test that leaves a visible window or a running thread."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtWidgets import QApplication

    threads = set(threading.enumerate())
    yield
    delete_deferred()
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not windows, f"Windows left open: {windows}"
    # A QThread that once ran Python leaves a dummy entry that stays for the life of the process.
    left = [t for t in set(threading.enumerate()) - threads if not isinstance(t, threading._DummyThread)]
    assert not left, f"Threads left running: {left}"
