"""The surroundings of a page that is shown while no company is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from desktop_app.dialogs.wizard_lists import find
from desktop_app.models.lookups import Lookups
from desktop_app.shell.session import formats_for
from desktop_app.spec.commands import CommandRegistry
from desktop_app.widgets.context import ViewContext
from desktop_app.work.hub import ChangeHub

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop_app.shell.main_window import MainWindow
    from desktop_app.work.runner import Runner


class NoCompany:
    """Stands where a company would be; it knows countries and currencies only."""

    name = ""
    read_only = False

    def call(self, method: str, request: Any = None) -> Any:
        return find(method, request)

    def preview(self, method: str, request: Any = None) -> NoReturn:
        raise LookupError(f"No company is open, so {method} has no preview of {request}.")

    def method_info(self, method: str) -> None:
        """Nothing is known of any method."""

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> None:
        """Nothing ever changes."""


def bare_context(window: MainWindow, runner: Runner, locale: str, today: Callable[[], date]) -> ViewContext:
    """Return a context for pages that need inputs but no company."""
    company = NoCompany()
    hub = ChangeHub(company, window)

    def open_screen(screen_id: str, *, record: Any = None, filters: Any = None) -> None:
        raise LookupError(f"No company is open, so {screen_id} {record or filters or ''} cannot be shown.")

    return ViewContext(
        company=company, runner=runner, hub=hub, registry=CommandRegistry(), theme=window.theme,
        formats=formats_for(locale, "EUR"), lookups=Lookups(company, runner, hub, window), screens={},
        memory=window.memory, open_tab=window.pages.open_tab, open_screen=open_screen,
        notify=window.notify, today=today)
