"""Beside the list of recurring entries: what the selected one posts next, and what is left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import Column
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Label
from desktop_app.widgets.table import TableView
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import InlineRunner, Latest
from finance_core.kernel.listing import Page

if TYPE_CHECKING:
    from desktop_app.spec.screen import ScreenSpec, Values
    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.gl.api import OccurrencePreview

_COLUMNS = (Column("date", "Date", "date", 112), Column("amount", "Amount", "money", 96),
            Column("remaining", "Left", "money", 96))
_COUNT = 12
_ASK_AFTER_MS = 120
_MARGIN = 18


class RecurringDetail(QWidget):
    """The pane: name, rhythm, the next twelve dates, the accounts of the first."""

    def __init__(self, context: ViewContext, spec: ScreenSpec) -> None:
        del spec
        super().__init__()
        self._context = context
        self._found: tuple[OccurrencePreview, ...] = ()
        self._record: Any = None
        theme = context.theme
        self._name = Label(theme, "", Text.SECTION)
        self._rhythm = Label(theme, "", look="muted")
        self._accounts = Label(theme, "")
        for label in (self._name, self._rhythm, self._accounts):
            label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.model = RowsModel(lambda _query: self._page(), _COLUMNS, InlineRunner(), context.formats, self)
        self._table = TableView(theme, compact=True)
        self._table.setModel(self.model)
        self._table.setAccessibleName("Next dates")
        self._table.set_columns(_COLUMNS, {})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(6)
        for widget in (self._name, self._rhythm, self._accounts):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._table, 1)
        self._latest = Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    def show_row(self, values: Values) -> None:
        """Show a recurring entry."""
        self._record = values.get("id")
        self._name.setText(values.get("name") or "Nothing selected")
        self._rhythm.setText(str(values.get("rhythm") or ""))
        self._show(())
        if self._record:
            self._timer.start()

    def _ask(self) -> None:
        company, request = self._context.company, {"recurring_id": self._record, "count": _COUNT}
        self._latest.read(lambda: company.call("gl.preview_recurring", request), self._show, self._fail)

    def _show(self, found: tuple[OccurrencePreview, ...]) -> None:
        self._found = found
        lines = found[0].lines if found else ()
        money = self._context.formats.money
        self._accounts.setText("\n".join(
            f"{str(line.side).capitalize()} {line.account_code} {line.account_name}  {money(line.amount)}"
            for line in lines))
        self.model.reload()

    def _page(self) -> Page:
        rows = tuple((at, one.date, one.amount, one.remaining) for at, one in enumerate(self._found))
        return Page(columns=("id", "date", "amount", "remaining"), rows=rows, count=len(rows), totals={})

    def _fail(self, error: BaseException) -> None:
        self._accounts.setText(notice_of(error).text)
