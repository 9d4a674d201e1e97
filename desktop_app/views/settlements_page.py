"""What settled a document, or was settled by money or a credit note; each can be taken back alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import Column, Field, Tone
from desktop_app.theme.fonts import Text
from desktop_app.views.row_action import given
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import StatePage
from desktop_app.widgets.table import TableView
from desktop_app.work.notice import Notice
from finance_core.kernel.listing import Page

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.spec.screen import Values
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

_TONES: Mapping[str, Tone] = {"posted": "positive", "reversed": "neutral"}
COLUMNS = (
    Column("application_date", "Date", "date", 124), Column("source_number", "From", width=146),
    Column("target_number", "Settles", width=146), Column("kind", "Kind", "status", 126),
    Column("amount", "Amount", "money", 92), Column("discount", "Discount", "money", 80),
    Column("write_off", "Given up", "money", 80), Column("currency", "Cur.", width=52),
    Column("status", "Status", "status", 96), Column("rule_name", "By rule", width=84),
)
_ASKS = (
    Field(name="on", label="Date", kind="date", help="Empty: today."),
    Field(name="reason", label="Reason", help="Kept in the audit log."),
)


class SettlementsPage(QWidget):
    """The settlements of one document; `record` has its id and number.

    A ledger's own page names its `service`, and the `tables` whose change makes it read again.

    Signals:
        closed: its tab goes.
    """

    closed = Signal()
    service: ClassVar[str]
    tables: ClassVar[frozenset[str]]
    columns: ClassVar[tuple[Column, ...]] = COLUMNS

    def __init__(self, context: ViewContext, record: Values) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, company, key = context, context.company, record["id"]
        method = f"{self.service}.settlements"
        self.model = RowsModel(lambda _query: _page(company, method, key), self.columns, context.runner,
                               context.formats, self)
        self.model.tones = _TONES
        self._selected: UUID | None = None
        self.notice = NoticeBar(context.theme)
        self.table = TableView(context.theme, compact=context.compact)
        self._none = StatePage(context.theme, "link")
        self._none.say("Nothing is settled yet.", "Money and credit notes applied appear here.")
        self._undo = Button(context.theme, "Take back", "", "undo-2")
        self._undo.setToolTip("Ctrl+R")
        self._build(record)
        self.model.loaded.connect(self._show)
        self.model.failed.connect(self.notice.show_notice)
        self.table.row_changed.connect(lambda _row: self._show_undo())
        context.hub.changed.connect(self._on_books)
        self.reload()

    def request_close(self) -> None:
        """Close the tab."""
        self.closed.emit()

    def take_back(self) -> None:
        """Ask, then take the selected settlement back."""
        if not self._undo.isEnabled():
            return
        row = self.model.values(self.table.currentIndex().row())
        question = AskDialog(self.context, "Take this settlement back?", "Take back", self)
        opened = row["target_number"] or "The document"
        question.say(f"{opened} opens again; the money or credit becomes unapplied.")
        question.ask(_ASKS)
        company, method = self.context.company, f"{self.service}.undo_application"

        def done(_saved: Any) -> None:
            question.done_with()
            self.context.notify(Notice("success", "The settlement is taken back."))

        question.answered.connect(lambda answers: self.context.runner.write(
            lambda: company.call(method, {"settlement_id": row["id"], **given(answers)}),
            done, question.refuse))
        question.open()

    def _build(self, record: Values) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._undo.clicked.connect(self.take_back)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Settlements")
        self.table.set_columns(self.columns, {})
        card = Card(margin=1, spacing=0)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self._none, 1)
        title = Label(theme, f"Settlements of {record['number']}", Text.TITLE)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, title, None, self._undo, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(card, 1)
        FocusLead(self, self.table, self._none)
        for keys, act in (("Ctrl+R", self.take_back), ("Esc", self.request_close), ("F5", self.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def reload(self) -> None:
        """Read again, keeping the selection."""
        row = self.table.currentIndex().row()
        self._selected = (self.model.id_at(row) if row >= 0 else None) or self._selected
        self.model.reload()

    def _show(self) -> None:
        self.table.setVisible(bool(self.model.count))
        self._none.setVisible(not self.model.count)
        row = self.model.row_of(self._selected) if self._selected else None
        self.table.select_row(row or 0)
        self._show_undo()

    def _show_undo(self) -> None:
        row = self.table.currentIndex().row()
        values = self.model.values(row) if row >= 0 and self.model.count else {}
        stands = str(values.get("status")) == "posted"
        self._undo.setEnabled(stands and not self.context.company.read_only)

    def _on_books(self, tables: frozenset[str]) -> None:
        if not tables.isdisjoint(self.tables):
            self.reload()


def _page(company: CompanyPort, method: str, key: Any) -> Page:
    """Read the settlements of a document as the rows of a table."""
    found = company.call(method, {"document_id": key, "with_reversed": True})
    names = ("id", *(column.key for column in COLUMNS))
    rows = tuple(tuple(getattr(one, name) for name in names) for one in found)
    return Page(columns=names, rows=rows, count=len(rows), totals={})
