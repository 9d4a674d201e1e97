"""One open company in the window: its context, its keys, its palette, its facts in the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import UnknownLocaleError
from PySide6.QtCore import QObject

from desktop_app.models.lookups import Lookups
from desktop_app.shell.commands import register_commands
from desktop_app.shell.finder import Finder
from desktop_app.shell.navigator import Navigator
from desktop_app.shell.palette import Palette
from desktop_app.shell.places import place_warning
from desktop_app.shell.safekeeping import Safekeeping
from desktop_app.shell.shortcuts import KeysCard, Shortcuts, forward, keys_of
from desktop_app.shell.surroundings import Surroundings
from desktop_app.spec.commands import CommandRegistry
from desktop_app.spec.formats import Formats
from desktop_app.views import catalogue
from desktop_app.widgets.context import ViewContext
from desktop_app.work.hub import ChangeHub
from desktop_app.work.notice import Notice
from finance_core.kernel.listing import ListQuery
from finance_core.money.clock import Clock

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination

_COMPACT = "compact"
_CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is read of a company before its first page is made, off the GUI thread."""

    name: str
    formats: Formats
    reports: tuple[Any, ...]
    warning: str = ""


def read_facts(company: Any, clock: Clock) -> Facts:
    """Read the facts of a company, and what is odd about the time or the place it is opened at."""
    settings = {setting.key: setting.value for setting in company.call("settings.list_settings")}
    locale = f"{settings['company.language']}_{settings['company.country']}"
    return Facts(
        name=settings["company.name"], formats=formats_for(locale, settings["company.base_currency"]),
        reports=tuple(company.call("reporting.catalogue")),
        warning=_clock_warning(company, clock) or place_warning(Path(company.path)))


def _clock_warning(company: Any, clock: Clock) -> str:
    """Return that the clock is before the last save, or an empty text: it would date new entries wrongly."""
    rows, now = company.call("kernel.list_audit", ListQuery(limit=1, with_count=False)).rows, clock.now()
    last = rows[0][1] if rows else now
    if last - now < _CLOCKS_DIFFER:
        return ""
    return (f"The clock of this computer shows {now:%Y-%m-%d %H:%M}, but the last save was on "
            f"{last:%Y-%m-%d %H:%M}. Set the clock before you enter anything.")


def formats_for(locale: str, currency: str) -> Formats:
    """Return the formats of a locale; of its language alone, or English, when it is not known."""
    for known in (locale, locale.partition("_")[0], "en_GB"):
        try:
            return Formats(known, currency)
        except (UnknownLocaleError, ValueError):
            continue
    raise UnknownLocaleError(locale)


class Session(QObject):
    """Wires the window to an open company, and lets go of it again."""

    def __init__(self, around: Surroundings, company: Any, facts: Facts) -> None:
        super().__init__(around.window)
        self._window, self._around = around.window, around
        self.company, self.path = company, Path(company.path)
        self.hub = ChangeHub(company, self)
        self.navigator = Navigator(around.window)
        self.registry = CommandRegistry()
        self.context = self._make_context(facts)
        self.safety = Safekeeping(around, self.context, company, self)
        self.navigator.start(self.context)
        own = {"shell.palette.open": self._open_palette, "shell.keys.show": self._show_keys,
               "shell.rows.toggle": self._toggle_rows, **self.safety.acts}
        register_commands(self.registry, around.window, self.navigator, {**around.acts, **own})
        self._finder = Finder(self.navigator)
        self._finder.reports = facts.reports
        area, theme = around.window.area, around.window.theme
        self.palette = Palette(theme, area, around.runner, self._finder.known, self._finder.ask)
        self.keys = KeysCard(theme, area)
        self._shortcuts = Shortcuts(around.window, self.registry)
        self._show_facts(facts)
        self._connect()
        self.navigator.open_screen(catalogue.HOME)
        self._warn(facts.warning)

    @property
    def unsaved(self) -> list[Any]:
        """Return the open forms in which something was typed."""
        return [tab for tab in self._window.pages.tabs if getattr(tab, "is_dirty", False)]

    def keep_drafts(self) -> None:
        """Keep what was typed in open forms as drafts."""
        for form in self.unsaved:
            form.draft.keep()

    def close(self) -> None:
        """Let go of the company's pages, keys and signals; the file itself is the application's business."""
        window = self._window
        window.sidebar.find_asked.disconnect(self._open_palette)
        window.sidebar.typed.disconnect(self._forward)
        self._shortcuts.remove()
        for overlay in (self.palette, self.keys):
            overlay.dismiss()
            overlay.deleteLater()
        window.pages.clear()
        window.status.clear()
        self.navigator.stop()
        self.hub.close()
        self.context.lookups.deleteLater()
        self.deleteLater()

    def _make_context(self, facts: Facts) -> ViewContext:
        window, around = self._window, self._around
        return ViewContext(
            company=self.company, runner=around.runner, hub=self.hub, registry=self.registry,
            theme=window.theme, formats=facts.formats,
            lookups=Lookups(self.company, around.runner, self.hub, self), screens=catalogue.screens(),
            memory=window.memory, open_tab=window.pages.open_tab, open_screen=self.navigator.open_screen,
            notify=window.notify, today=around.clock.today,
            compact=bool(window.memory.get(_COMPACT, default=False)))

    def _connect(self) -> None:
        self._window.sidebar.find_asked.connect(self._open_palette)
        self._window.sidebar.typed.connect(self._forward)
        self.hub.changed.connect(self._on_changed)

    def _show_facts(self, facts: Facts) -> None:
        status = self._window.status
        self._show_name(facts)
        status.show_fact("currency", facts.formats.currency)
        if self.company.read_only:
            status.show_fact("mode", "Read-only", "warning", tip="Nothing can be saved in this file now.")
        else:
            status.show_fact("saved", "All saved", tip="Every save is on disk when it is confirmed.")
        self.safety.show_age()
        self._ask_period()

    def _warn(self, text: str) -> None:
        """Warn of an odd time or place, the same warning of one file only once."""
        told = f"told/{self.path}"
        if text and self._window.memory.get(told) != text:
            self._window.memory.put(told, text)
            self._window.notify(Notice("warning", text))

    def _show_name(self, facts: Facts) -> None:
        self._window.setWindowTitle(f"{facts.name} – Countinghouse")
        self._window.status.show_fact("company", facts.name, "", tip=str(self.path))

    def _ask_period(self) -> None:
        company, runner = self.company, self._around.runner
        runner.read(lambda: company.call("periods.list_periods"), self._show_period, lambda _: None)

    def _show_period(self, periods: Sequence[Any]) -> None:
        today = self._around.clock.today()
        now = next((one for one in periods if _holds(one, today)), None)
        if now is None:
            self._window.status.show_fact("period", "No period today", "warning")
            return
        state = str(now.status)
        look = "muted" if state == "open" else "warning"
        self._window.status.show_fact("period", f"{now.name}: {state}", look, tip="The period of today")

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables - {"drafts"}:
            now = self._around.clock.now().astimezone()
            self._window.status.show_fact("saved", f"Saved {now:%H:%M}")
        if "fiscal_periods" in tables:
            self._ask_period()
        if "company_settings" in tables:
            company = self.company
            clock = self._around.clock
            self._around.runner.read(lambda: read_facts(company, clock), self._show_name, lambda _: None)

    def _open_palette(self) -> None:
        self.palette.open()

    def _show_keys(self) -> None:
        self.keys.show_keys(keys_of(self._window.pages.current, self.registry))

    def _toggle_rows(self) -> None:
        compact = not self.context.compact
        self._window.memory.put(_COMPACT, compact)
        self.context = replace(self.context, compact=compact)
        self.navigator.use(self.context)
        self._window.notify(Notice("info", "Rows are compact now." if compact else "Rows are normal now."))

    def _forward(self, keys: QKeyCombination) -> None:
        page = self._window.pages.current
        if page is not None:
            forward(page, keys)


def _holds(period: Any, day: date) -> bool:
    return period.start_date <= day <= period.end_date and not period.is_adjustment
