"""Every screen of the real window: known groups, known links, known icons, importable pages."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unittest.mock import MagicMock

import pytest
from lucide import lucide_icon

from desktop_app.shell.commands import register_commands
from desktop_app.spec.commands import CommandRegistry
from desktop_app.spec.page import PageSpec
from desktop_app.spec.screen import ScreenSpec
from desktop_app.views import catalogue

if TYPE_CHECKING:
    from desktop_app.shell.main_window import MainWindow
    from desktop_app.shell.navigator import Navigator

ACTS = (
    "company.file.new",
    "company.file.open",
    "company.file.backup",
    "company.file.safety",
    "company.file.close",
    "shell.palette.open",
    "shell.keys.show",
    "shell.rows.toggle",
    "shell.window.quit",
)


def nothing() -> None:
    """Stand for what a command does."""


ENTRIES: list[PageSpec | ScreenSpec] = [*catalogue.screens().values(), *catalogue.pages().values()]
VIEWS = Path(catalogue.__file__).parent
LINK = re.compile(r"open_screen\(\s*\"([a-z_.]+)\"")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_screen_has_a_known_group_and_a_current_icon(entry: PageSpec | ScreenSpec) -> None:
    assert entry.group in ("", *catalogue.GROUPS)
    assert "<svg" in lucide_icon(entry.icon)
    for action in getattr(entry, "actions", ()):
        if action.icon:
            assert "<svg" in lucide_icon(action.icon)


@pytest.mark.parametrize("page", catalogue.pages().values(), ids=lambda page: page.id)
def test_a_page_can_be_imported(page: PageSpec) -> None:
    module, _, name = page.view.partition(":")
    assert callable(getattr(import_module(module), name))


def test_no_id_is_given_twice() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert sorted(ids) == sorted(set(ids))


def test_every_link_leads_somewhere() -> None:
    known = {entry.id for entry in ENTRIES}
    links = {link for path in VIEWS.rglob("*.py") for link in LINK.findall(path.read_text(encoding="utf-8"))}
    links |= {subject.screen for subject in catalogue.SUBJECTS.values()}
    links |= {catalogue.HOME, catalogue.ENTRY, catalogue.REPORTS, catalogue.PERIODS, catalogue.JOURNALS}
    assert links - known == set()


def test_every_group_of_the_sidebar_has_a_screen() -> None:
    assert {one.group for one in catalogue.listed()} == set(catalogue.GROUPS)


def test_no_action_takes_a_key_of_the_window() -> None:
    """Two shortcuts on one key would make Qt run neither."""
    registry = CommandRegistry()
    acts = dict.fromkeys(ACTS, nothing)
    register_commands(
        registry, cast("MainWindow", MagicMock()), cast("Navigator", MagicMock(groups=())), acts
    )
    taken = {command.shortcut for command in registry if command.shortcut} | {
        f"Ctrl+{number}" for number in range(1, 10)
    }
    used = {
        action.shortcut for spec in catalogue.screens().values() for action in spec.actions if action.shortcut
    }
    assert used & taken == set()
