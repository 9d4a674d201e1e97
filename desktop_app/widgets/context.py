"""What every view is given: the company, the work, the look, and ways to reach the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.models.lookups import Lookups
from desktop_app.spec.commands import CommandRegistry
from desktop_app.spec.formats import Formats
from desktop_app.spec.screen import ScreenSpec
from desktop_app.theme.theme import Theme
from desktop_app.widgets.table import Memory
from desktop_app.work.company import CompanyPort
from desktop_app.work.hub import ChangeHub
from desktop_app.work.notice import Notice
from desktop_app.work.runner import Runner


class OpenScreen(Protocol):
    """Brings a screen to the front; `record` opens that record, `filters` narrows the list."""

    def __call__(
        self, screen_id: str, *, record: Any = None, filters: Mapping[str, Any] | None = None,
    ) -> None:
        """Open the screen."""


@dataclass(frozen=True, kw_only=True)
class ViewContext:
    """The surroundings of a view.

    `open_tab` shows a widget as a tab of the page under a title and puts it in front; the widget may have
    `may_close() -> bool` and a signal `closed`. `notify` shows a notice for the whole window.
    `compact` asks for 28-pixel rows. `today` is the clock of date fields.
    """

    company: CompanyPort
    runner: Runner
    hub: ChangeHub
    registry: CommandRegistry
    theme: Theme
    formats: Formats
    lookups: Lookups
    screens: Mapping[str, ScreenSpec]
    memory: Memory
    open_tab: Callable[[QWidget, str], None]
    open_screen: OpenScreen
    notify: Callable[[Notice], None]
    today: Callable[[], date] = date.today
    compact: bool = False
