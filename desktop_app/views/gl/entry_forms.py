"""Journals that begin with a posted entry: its correction, and a copy of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from typing_extensions import override

from desktop_app.views.form_view import FormView
from desktop_app.views.gl import forms, screens
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext


class CorrectionForm(FormView):
    """An adjusting entry linked to the one that was wrong; made with that entry's row."""

    def __init__(self, context: ViewContext, entry: Mapping[str, Any]) -> None:
        self._entry = entry
        super().__init__(context, screens.CORRECTION, None, {"reason": f"Correction of {entry['number']}"})
        self._hint.setText(f"Corrects {entry['number']}: {entry['description']}")
        self.body.grid.focus_first()

    @override
    def request(self) -> dict[str, Any]:
        return {**super().request(), "adjustment_type": "correction", "original_entry_id": self._entry["id"]}


class DuplicateForm(FormView):
    """A new journal with the lines of a posted entry, without the tax lines its tax codes add again."""

    def __init__(self, context: ViewContext, entry_id: UUID) -> None:
        super().__init__(context, screens.JOURNAL)
        self._copies = Latest(context.runner, self)
        company = context.company

        def work() -> Mapping[str, Any]:
            draft = company.call("gl.duplicate_entry", entry_id)
            company.call("gl.delete_draft", draft.id)
            body: Mapping[str, Any] = draft.body
            return body

        self._copies.write(work, self._show_copy, self._miss_copy)
        self.body.grid.focus_first()

    def _show_copy(self, body: Mapping[str, Any]) -> None:
        self.notice.clear()
        self.body.reset(forms.draft_values(body))
        self._on_changed("")

    def _miss_copy(self, error: BaseException) -> None:
        self.notice.show_notice(notice_of(error))
