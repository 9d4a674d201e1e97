"""What the palette offers: the window's screens, commands and reports, and the company's own records."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_app.shell.palette_model import Hit
from desktop_app.spec.grammar import NotUnderstood, parse_amount
from desktop_app.views import catalogue
from desktop_app.views.form_view import open_form
from finance_core.kernel.listing import LookupQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from desktop_app.shell.navigator import Navigator
    from desktop_app.spec.screen import Action, ScreenSpec
    from desktop_app.widgets.context import ViewContext

_MOST = 20
_WINDOW_WIDE = ("shell.", "company.file.")
_PARTIES = frozenset({"party", "vendor", "customer"})
_NOT_NUMBERED = _PARTIES | {"account"}
_SPACES = re.compile(r"\s+")


class Finder:
    """Makes hits; `reports` are those of the company's catalogue, once they are known."""

    def __init__(self, navigator: Navigator) -> None:
        self._navigator = navigator
        self.reports: Sequence[Any] = ()

    def known(self) -> list[Hit]:
        """Return what can be gone to or done without asking the company."""
        begun = (*self._new_records(), *self._beginnings())
        return [*self._screens(), *begun, *self._reports(), *self._commands()]

    def ask(self, prefix: str, text: str) -> list[Hit]:
        """Return records of the company that match; runs off the GUI thread."""
        context = self._navigator.context
        amount = _amount(text, context) if prefix in ("", "=") else None
        if prefix == "=" and amount is None:
            return []
        wanted = f"{abs(amount).normalize():f}" if amount is not None and prefix == "=" else text
        found = context.company.call("kernel.search", LookupQuery(text=wanted, limit=_MOST))
        return [self._hit(context, hit) for hit in _matching(found, prefix, amount)]

    def _screens(self) -> Iterable[Hit]:
        context = self._navigator.context
        for one in catalogue.listed():
            yield Hit(title=one.title, kind="Screen", icon=one.icon, note=one.group,
                      run=partial(context.open_screen, one.id), words=getattr(one, "words", one.group))

    def _new_records(self) -> Iterable[Hit]:
        context = self._navigator.context
        for spec in context.screens.values():
            if spec.has_form and not context.company.read_only:
                yield Hit(title=spec.new_title, kind="Command", icon="plus", note=spec.group,
                          run=partial(_open_new, context, spec.id), words=spec.title)

    def _beginnings(self) -> Iterable[Hit]:
        """Yield what a screen's buttons begin, whether that screen was seen or not."""
        context = self._navigator.context
        for spec, action in _actions_without_row(context):
            yield Hit(title=action.title, kind="Command", icon=action.icon or "command", note=spec.group,
                      run=partial(_begin, context, spec.id, action.id), words=spec.title)

    def _reports(self) -> Iterable[Hit]:
        context = self._navigator.context
        for info in self.reports:
            yield Hit(title=info.title, kind="Report", icon="chart-column", detail=info.question,
                      run=partial(context.open_screen, catalogue.REPORTS, filters={"report": info.name}))

    def _commands(self) -> Iterable[Hit]:
        context = self._navigator.context
        known = {f"{spec.id}.new" for spec in context.screens.values()}
        known |= {action.id for _spec, action in _actions_without_row(context)}
        own_first = sorted(context.registry, key=lambda command: command.id.startswith(_WINDOW_WIDE))
        for command in own_first:
            if command.id not in known and command.is_enabled():
                yield Hit(title=command.title, kind="Command", icon=command.icon or "command",
                          note=command.shortcut, detail=command.about, words=command.about,
                          run=command.run)

    def _hit(self, context: ViewContext, found: Any) -> Hit:
        subject = catalogue.SUBJECTS.get(found.subject_type)
        title = found.title if subject else _SPACES.sub(" ", found.title)
        day = context.formats.date(date.fromisoformat(found.on)) if found.on else ""
        about = [found.party if found.party != found.title else "", day]
        amount = "" if found.amount is None else context.formats.money(found.amount)
        open_it = partial(context.open_screen, subject.screen if subject else "", record=found.subject_id)
        kind = subject.title if subject else found.subject_type.replace("_", " ").capitalize()
        return Hit(title=title, kind=kind, icon=subject.icon if subject else "file-text", note=amount,
                   detail=" · ".join(filter(None, about)), run=open_it)


def _open_new(context: ViewContext, screen_id: str) -> None:
    open_form(context, screen_id)


def _actions_without_row(context: ViewContext) -> Iterator[tuple[ScreenSpec, Action]]:
    return ((spec, action) for spec in context.screens.values() if spec.group
            for action in spec.actions if not action.needs_selection)


def _begin(context: ViewContext, screen_id: str, action_id: str) -> None:
    context.open_screen(screen_id)
    context.registry.run(action_id)


def _amount(text: str, context: ViewContext) -> Decimal | None:
    try:
        return parse_amount(text, context.formats.rules)
    except NotUnderstood:
        return None


def _matching(found: Iterable[Any], prefix: str, amount: Decimal | None) -> list[Any]:
    if prefix == "@":
        return [hit for hit in found if hit.subject_type in _PARTIES]
    if prefix == "#":
        return [hit for hit in found if hit.subject_type not in _NOT_NUMBERED]
    if prefix == "=" and amount is not None:
        return [hit for hit in found if hit.amount is not None and abs(hit.amount) == abs(amount)]
    return list(found)
