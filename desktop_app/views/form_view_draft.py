"""Unsaved forms kept as drafts outside the ledger, and offered again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from desktop_app.spec.values import from_draft, to_draft
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.spec.screen import ScreenSpec
    from desktop_app.widgets.context import ViewContext

AUTOSAVE_MS = 2_000
_log = logging.getLogger("countinghouse.drafts")


class FormDraft(QObject):
    """The draft of one form: saved when typing pauses, deleted when the form is saved or given up."""

    def __init__(self, context: ViewContext, spec: ScreenSpec, values: Callable[[], dict[str, Any]],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._spec, self._values = context, spec, values
        self._id = uuid4()
        self._is_kept = False
        self._latest = Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something was typed; keep it soon."""
        if not self._context.company.read_only:
            self._timer.start()

    def keep(self) -> None:
        """Keep what stands in the form now."""
        self._timer.stop()
        self._is_kept = True
        spec = self._spec
        title, body = spec.form_title or spec.new_title, to_draft(self._values())
        self._call("kernel.save_draft", {"id": self._id, "kind": spec.id, "title": title, "body": body})

    def drop(self) -> None:
        """The form was saved or given up: no draft remains, and the next one is another."""
        self._timer.stop()
        if self._is_kept:
            self._call("kernel.delete_draft", self._id)
        self._is_kept = False
        self._id = uuid4()

    def look_for(self, offer: Callable[[Any], None]) -> None:
        """Ask for a draft left from before and offer the newest."""
        company, kind = self._context.company, self._spec.id

        def show(drafts: Any) -> None:
            if drafts:
                offer(drafts[0])

        self._latest.read(lambda: company.call("kernel.drafts", kind), show, _note)

    def take_over(self, draft: Any) -> dict[str, Any]:
        """Go on with an offered draft under its own id and return its values."""
        self._id, self._is_kept = draft.id, True
        return from_draft(draft.body, self._spec.fields, self._spec.lines)

    def forget(self, draft: Any) -> None:
        """Delete an offered draft."""
        self._call("kernel.delete_draft", draft.id)

    def _call(self, method: str, request: Any) -> None:
        company = self._context.company
        self._context.runner.write(lambda: company.call(method, request), lambda _: None, _note)


def _note(error: BaseException) -> None:
    """A draft is a convenience: what it fails with is logged and does not disturb the typing."""
    _log.warning("draft not kept: %s", error)
