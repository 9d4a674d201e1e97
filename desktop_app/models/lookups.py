"""What a lookup found, remembered: ids become code and name, texts become candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from finance_core.kernel.listing import LookupItem, LookupQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop_app.work.company import CompanyPort
    from desktop_app.work.hub import ChangeHub
    from desktop_app.work.runner import Latest, Runner

LIMIT = 50
Found = tuple[LookupItem, ...]


def label_of(item: LookupItem) -> str:
    """Return how a chosen record reads: code and name, or the name alone."""
    return f"{item.code} {item.name}" if item.code and item.code != item.name else item.name


class Lookups(QObject):
    """Asks the company's lookup methods and keeps each item by method and id.

    Signals:
        resolved: an id's item arrived; whoever shows ids looks again.
    """

    resolved = Signal()

    def __init__(self, company: CompanyPort, runner: Runner, hub: ChangeHub,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._company = company
        self._runner = runner
        self._items: dict[tuple[str, UUID], LookupItem] = {}
        self._asked: set[tuple[str, UUID]] = set()
        hub.changed.connect(self._forget)

    def remember(self, method: str, item: LookupItem) -> None:
        """Keep an item the user chose."""
        self._items[method, item.id] = item

    def item(self, method: str, record_id: UUID) -> LookupItem | None:
        """Return the item of an id; when it is not known yet, ask and announce it through `resolved`."""
        key = (method, record_id)
        if key not in self._items and key not in self._asked:
            self._asked.add(key)
            query = LookupQuery(id=record_id)
            self._runner.read(lambda: self._company.call(method, query),
                              lambda found: self._resolve(key, found), lambda _: None)
        return self._items.get(key)

    def search(self, method: str, text: str, latest: Latest, show: Callable[[Found], None]) -> None:
        """Ask for the records a text may mean, the newest question only."""
        query = LookupQuery(text=text, limit=LIMIT)
        latest.read(lambda: self._company.call(method, query), show, lambda _: show(()))

    def find_all(self, wanted: Iterable[tuple[str, str]], latest: Latest,
                 show: Callable[[Mapping[tuple[str, str], LookupItem]], None]) -> None:
        """Ask which records texts stand for, each with its method; what no record answers to is left out."""
        asked, company = tuple(dict.fromkeys(wanted)), self._company

        def work() -> dict[tuple[str, str], LookupItem]:
            found = {key: _match(company, *key) for key in asked}
            return {key: item for key, item in found.items() if item is not None}

        latest.read(work, show, lambda _: show({}))

    def _resolve(self, key: tuple[str, UUID], found: Found) -> None:
        for item in found:
            self._items[key[0], item.id] = item
        self.resolved.emit()

    def _forget(self) -> None:
        self._asked.clear()
        self._items.clear()


def _match(company: CompanyPort, method: str, text: str) -> LookupItem | None:
    """Return the record a text names by its code, its name or both, or the only one it finds."""
    words = text.split()
    for candidate in dict.fromkeys((text, words[0])):
        found: Found = company.call(method, LookupQuery(text=candidate, limit=LIMIT))
        named = [item for item in found
                 if candidate.casefold() in {item.code.casefold(), item.name.casefold()}]
        if named or len(found) == 1:
            return (named or found)[0]
    return None
