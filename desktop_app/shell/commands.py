"""The commands of the window itself; screens register their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.dialogs.preferences import ROWS_COMMAND
from desktop_app.spec.commands import Command
from desktop_app.theme.tokens import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.shell.main_window import MainWindow
    from desktop_app.shell.navigator import Navigator
    from desktop_app.spec.commands import CommandRegistry

_WINDOW, _FILE = "Window", "Company"


def register_commands(registry: CommandRegistry, window: MainWindow, navigator: Navigator,
                      acts: Mapping[str, Callable[[], None]]) -> None:
    """Register every command; `acts` holds those of the application by command id."""
    pages = window.pages
    own = (
        ("company.file.new", "New company", "", "plus"),
        ("company.file.open", "Open a company", "Ctrl+Shift+O", "folder-open"),
        ("company.file.backup", "Back up now", "Ctrl+B", "archive"),
        ("company.file.safety", "Backups and passphrase", "", "shield-check"),
        ("company.file.close", "Close the company", "", "log-out"),
        ("shell.palette.open", "Find anything", "Ctrl+K", "search"),
        ("shell.keys.show", "Keys on this page", "?", "keyboard"),
        (ROWS_COMMAND, "Compact or normal rows", "", "rows-3"),
        ("shell.window.quit", "Quit", "Ctrl+Q", "power"),
    )
    for command_id, title, shortcut, icon in own:
        group = _FILE if command_id.startswith("company") else _WINDOW
        registry.register(Command(
            id=command_id, title=title, run=acts[command_id], shortcut=shortcut, icon=icon, group=group))
    looks: tuple[tuple[str, str, str, str, Callable[[], None]], ...] = (
        ("shell.tab.close", "Close the tab", "Ctrl+W", "x", pages.close_current),
        ("shell.tab.next", "Next tab", "Ctrl+Tab", "chevron-right", partial(pages.go, 1)),
        ("shell.tab.previous", "Previous tab", "Ctrl+Shift+Tab", "chevron-left", partial(pages.go, -1)),
        ("shell.sidebar.focus", "Go to the sidebar", "F6", "panel-left", window.sidebar.view.setFocus),
        ("shell.theme.light", "Light theme", "", "sun", partial(window.set_mode, Mode.LIGHT)),
        ("shell.theme.dark", "Dark theme", "", "moon", partial(window.set_mode, Mode.DARK)),
        ("shell.theme.system", "Theme of the desktop", "", "monitor", partial(window.set_mode, Mode.SYSTEM)),
        ("shell.zoom.larger", "Larger", "Ctrl++", "zoom-in", partial(window.zoom_by, 1)),
        ("shell.zoom.smaller", "Smaller", "Ctrl+-", "zoom-out", partial(window.zoom_by, -1)),
        ("shell.zoom.plain", "Plain size", "Ctrl+0", "maximize", partial(window.zoom_by, 0)),
    )
    for command_id, title, shortcut, icon, run in looks:
        registry.register(Command(
            id=command_id, title=title, run=run, shortcut=shortcut, icon=icon, group=_WINDOW))
    for at, group_of_screens in enumerate(navigator.groups[:9]):
        registry.register(Command(
            id=f"shell.group.{group_of_screens.title.lower()}", title=f"Go to {group_of_screens.title}",
            run=partial(navigator.open_group, at), shortcut=f"Ctrl+{at + 1}", icon=group_of_screens.icon,
            group=_WINDOW))
