"""A hand-written page of the window, named as data so that the sidebar and the palette can list it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A hand-written page: `view` is `module:Class`, made with the context.

    `words` are more words the palette finds it by. A page that shows one record has no group: it is made
    with the context and the record's id, and opened as a tab.
    """

    id: str
    title: str
    view: str
    icon: str
    group: str = ""
    words: str = ""

    def make(self, context: Any, *record: Any) -> Any:
        """Return the page as a widget."""
        module, _, name = self.view.partition(":")
        return getattr(import_module(module), name)(context, *record)
