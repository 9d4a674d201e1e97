"""What was done to one record: when, by whom, and which fields it changed from what to what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.models.lookups import label_of
from desktop_app.models.rows_model import RowsModel
from desktop_app.spec import fields
from desktop_app.spec.screen import Column, Tone
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Card, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import StatePage
from desktop_app.widgets.table import TableView
from finance_core.errors import CountinghouseError
from finance_core.kernel.listing import LookupQuery, Page

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats
    from desktop_app.spec.screen import Values
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

COLUMNS = (
    Column("occurred_at", "When", "datetime", 156), Column("actor", "Who", width=120),
    Column("action", "What", "status", 96), Column("summary", "Record", width=300),
    Column("field", "Field", width=110), Column("old", "Before", width=104),
    Column("new", "After", width=104),
)
_TONES: dict[str, Tone] = {"create": "info", "post": "positive", "update": "neutral", "reverse": "warning",
                           "undo": "warning", "delete": "negative"}
# How a key in the audit chain gets its name, by the end of the field's own.
_LOOKUPS = {
    "account_id": "accounts.lookup_all", "vendor_id": "ap.lookup_vendors", "party_id": "parties.lookup",
    "customer_id": "ar.lookup_customers", "payment_term_id": "parties.lookup_terms",
    "tax_code_id": "tax.lookup", "bank_account_id": "cash.lookup_bank_accounts",
}
_ENTRY = "_entry_id"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURE = re.compile(r"-?\d+\.\d+")


class HistoryView(QWidget):
    """The history of one record; `record` has its id and title.

    Signals:
        closed: its tab goes.
    """

    closed = Signal()

    def __init__(self, context: ViewContext, record: Values) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, company, key = context, context.company, record["id"]
        self.model = RowsModel(lambda _query: read_history(company, key, context.formats), COLUMNS,
                               context.runner, context.formats, self)
        self.model.tones = _TONES
        self.notice = NoticeBar(context.theme)
        self.table = TableView(context.theme, compact=context.compact)
        self._none = StatePage(context.theme, "rotate-ccw-clock")
        self._none.say("Nothing is recorded of it.", "What is done to it from now on stands here.")
        self._build(record)
        self.model.loaded.connect(self._show)
        self.model.failed.connect(self.notice.show_notice)
        context.hub.changed.connect(self._on_books)
        self.model.reload()

    def request_close(self) -> None:
        """Close the tab."""
        self.closed.emit()

    def _build(self, record: Values) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self.table.setModel(self.model)
        self.table.setAccessibleName("History")
        self.table.set_columns(COLUMNS, {})
        self._none.hide()
        card = Card(margin=1, spacing=0)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self._none, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        title = f"History of {record['title']}" if record.get("title") else "History"
        page.addLayout(row_of(back, Label(theme, title, Text.TITLE), None, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(card, 1)
        FocusLead(self, self.table, self._none)
        for keys, act in (("Esc", self.request_close), ("F5", self.model.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self) -> None:
        self.table.setVisible(bool(self.model.count))
        self._none.setVisible(not self.model.count)
        self.table.select_row(0)

    def _on_books(self, tables: frozenset[str]) -> None:
        if "audit_events" in tables:
            self.model.reload()


def read_history(company: CompanyPort, record_id: UUID, formats: Formats) -> Page:
    """Return the events of a record, newest first, a row for each field an event changed."""
    events = company.call("audit.history", record_id)
    written = _Writer(company, formats)
    rows = tuple((at, *row) for at, row in enumerate(_rows(reversed(events), written)))
    return Page(columns=("id", *(column.key for column in COLUMNS)), rows=rows, count=len(rows), totals={})


def _rows(events: Iterator[Any], written: _Writer) -> Iterator[tuple[Any, ...]]:
    for event in events:
        said: tuple[Any, ...] = (event.occurred_at, event.actor, event.action, event.summary)
        if not event.changes:
            yield (*said, "", "", "")
        for change in event.changes:
            values = (written.text(change.field, value) for value in (change.old, change.new))
            yield (*said, fields.label_of(change.field), *values)
            said = (None, "", None, "")


class _Writer:
    """Writes what the audit chain holds the way the window writes it."""

    def __init__(self, company: CompanyPort, formats: Formats) -> None:
        self._company, self._formats = company, formats

    def text(self, name: str, value: Any) -> str:
        """Return a field's value: figures and days by the locale, records by name."""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if value is None or isinstance(value, list | dict):
            return "" if not value else f"{len(value)} lines"
        text = str(value)
        readers: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
            (_DAY, lambda day: self._formats.date(date.fromisoformat(day))),
            (_FIGURE, lambda figure: self._formats.money(Decimal(figure))),
        )
        for pattern, read in readers:
            if pattern.fullmatch(text):
                return read(text)
        return self._name(name, text) if name.endswith("_id") else text

    def _name(self, name: str, text: str) -> str:
        method = next((method for end, method in _LOOKUPS.items() if name.endswith(end)), "")
        with suppress(ValueError, CountinghouseError):
            if name.endswith(_ENTRY):
                return str(self._company.call("kernel.entry", UUID(text)).entry_no)
            found = self._company.call(method, LookupQuery(id=UUID(text))) if method else ()
            return label_of(found[0]) if found else text
        return text
