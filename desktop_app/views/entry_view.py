"""One posted entry, which nobody can change: what, when, why, from where, and what may be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.formats import reason_in_words
from desktop_app.spec.screen import Column, Field
from desktop_app.theme.fonts import Text
from desktop_app.views import catalogue
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.footer import TotalsFooter
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.widgets.table import TableView
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import InlineRunner, Latest
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from desktop_app.theme.theme import Theme
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

_LINES = (
    Column("account", "Account", width=200), Column("party", "Party", width=140),
    Column("memo", "Memo", width=130), Column("reason", "Why this account", width=196),
    Column("foreign", "In currency", "money", 100), Column("currency", "", width=56),
    Column("debit", "Debit", "money", 92, total="debit"),
    Column("credit", "Credit", "money", 92, total="credit"),
)
_HISTORY = (
    Column("occurred_at", "When", width=170), Column("actor", "Who", width=130),
    Column("action", "What", "status", 110), Column("summary", "Record", width=300),
)
_HISTORY_HEIGHT = 170
_REVERSE = (
    Field(name="on", label="Date of the reversal", kind="date", help="Empty: the entry's own date, if open."),
    Field(name="reason", label="Reason", help="Kept in the audit trail."),
)


@dataclass(frozen=True, slots=True)
class EntryFile:
    """An entry with its header, its links and its history."""

    entry: Any
    header: Any
    reversal: Any
    reversed_entry: Any
    history: Page


def read_entry(company: CompanyPort, entry_id: UUID) -> EntryFile:
    """Read all that is known of an entry, off the GUI thread."""
    entry = company.call("kernel.entry", entry_id)
    header = company.call("kernel.entry_header", entry_id)
    of_source: Sequence[Any] = company.call("kernel.entries_of", entry.source_id)
    headers = {one.id: company.call("kernel.entry_header", one.id) for one in of_source}
    reversal = next((one for one in of_source if headers[one.id].reversal_of_id == entry_id), None)
    taken_back = company.call("kernel.entry", header.reversal_of_id) if header.reversal_of_id else None
    pages = [company.call("kernel.list_audit", ListQuery(filters={"entity_id": key}))
             for key in dict.fromkeys((entry_id, entry.source_id))]
    rows = sorted((row for page in pages for row in page.rows), key=lambda row: row[0], reverse=True)
    history = Page(columns=pages[0].columns, rows=tuple(rows), count=len(rows), totals={})
    return EntryFile(entry, header, reversal, taken_back, history)


class EntryView(QWidget):
    """The viewer.

    Signals:
        closed: its tab goes.
        title_changed: carries the tab's new title.
    """

    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, entry_id: UUID) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.entry_id = context, entry_id
        self.file: EntryFile | None = None
        self._latest = Latest(context.runner, self)
        self.notice = NoticeBar(context.theme)
        runner, formats = InlineRunner(), context.formats
        self.lines = RowsModel(lambda _query: self._line_page(), _LINES, runner, formats, self)
        self.history = RowsModel(lambda _query: self._history_page(), _HISTORY, runner, formats, self)
        self.facts = FactGrid(context)
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self._connect()
        self.reload()
        FocusLead(self, self.table)

    def reload(self) -> None:
        """Read the entry again."""
        self._busy.start()
        company, key = self.context.company, self.entry_id
        self._latest.read(lambda: read_entry(company, key), self._show, self._fail)

    def request_close(self) -> None:
        """Close the tab."""
        self.closed.emit()

    def reverse(self) -> None:
        """Ask for the date and reason, then take the entry back by a new one."""
        if not self.reverse_button.isVisible():
            return
        dialog = AskDialog(self.context, "Reverse this entry?", "Reverse", self)
        dialog.say("A new entry takes it back. Both stay in the books.")
        dialog.ask(_REVERSE)
        company, key = self.context.company, self.entry_id

        def send(answers: dict[str, Any]) -> None:
            request = {name: value for name, value in answers.items() if value is not None}
            self.context.runner.write(
                lambda: company.call("gl.reverse_entry", {"entry_id": key, **request}), done, dialog.refuse)

        def done(saved: Any) -> None:
            dialog.done_with()
            numbers = ", ".join(entry.entry_no for entry in saved.entries)
            self.context.notify(Notice("success", f"The entry is reversed by {numbers}."))
            self.reload()

        dialog.answered.connect(send)
        dialog.open()

    def duplicate(self) -> None:
        """Open a new journal with the same lines."""
        if self.duplicate_button.isVisible():
            self.context.open_screen("gl.duplicate", record=self.entry_id)

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._title = Label(theme, "Entry", Text.TITLE)
        self._description = Label(theme, "", look="muted")
        self.duplicate_button = Button(theme, "Duplicate", "", "copy")
        self.duplicate_button.setToolTip("Ctrl+D")
        self.reverse_button = Button(theme, "Reverse", "", "undo-2")
        self.reverse_button.setToolTip("Ctrl+R")
        for button in (self.duplicate_button, self.reverse_button):
            button.hide()
        facts = Card(margin=20)
        facts.column.addWidget(self.facts)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, self._title, self._description, None, self.duplicate_button,
                              self.reverse_button, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(facts)
        page.addWidget(self._lines_card(), 1)
        page.addWidget(self._history_card())

    def _lines_card(self) -> Card:
        card = Card(margin=1, spacing=0)
        self.table = TableView(self.context.theme, compact=self.context.compact)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Lines of the entry")
        self.footer = TotalsFooter(self.context.theme, self.table)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self.footer)
        return card

    def _history_card(self) -> Card:
        card = Card(margin=1, spacing=0)
        title = Label(self.context.theme, "History", Text.SECTION)
        title.setContentsMargins(14, 12, 14, 6)
        table = TableView(self.context.theme, compact=True)
        table.setModel(self.history)
        table.setAccessibleName("History")
        table.set_columns(_HISTORY, {})
        card.column.addWidget(title)
        card.column.addWidget(table, 1)
        card.setFixedHeight(self.context.theme.px(_HISTORY_HEIGHT))
        return card

    def _connect(self) -> None:
        self.reverse_button.clicked.connect(self.reverse)
        self.duplicate_button.clicked.connect(self.duplicate)
        self.context.hub.changed.connect(self._on_changed)
        for keys, act in (("Esc", self.request_close), ("Ctrl+R", self.reverse), ("Ctrl+D", self.duplicate),
                          ("F5", self.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, file: EntryFile) -> None:
        self._busy.stop()
        self.notice.clear()
        self.file = file
        entry = file.entry
        self._title.setText(f"Entry {entry.entry_no}")
        self._description.setText(entry.description)
        QTimer.singleShot(0, partial(self.title_changed.emit, f"Entry {entry.entry_no}"))
        can_write = not self.context.company.read_only
        self.reverse_button.setVisible(can_write and file.reversal is None)
        self.duplicate_button.setVisible(can_write)
        self.facts.show_facts(self._facts(file))
        is_foreign = any(line.currency != self.context.formats.currency for line in entry.lines)
        shown = tuple(column for column in _LINES if is_foreign or column.key not in ("foreign", "currency"))
        self.lines.reload()
        self.table.set_columns(_LINES, {})
        for at, column in enumerate(_LINES):
            self.table.setColumnHidden(at, column not in shown)
        self.history.reload()
        self.table.select_row(0)
        self._show_totals()

    def _facts(self, file: EntryFile) -> tuple[tuple[str, str, Any], ...]:
        formats, entry, header = self.context.formats, file.entry, file.header
        subject = catalogue.SUBJECTS.get(entry.source_type)
        source, go = entry.source_type.replace("_", " ").capitalize(), None
        if subject is not None:
            source = subject.title
            go = partial(self.context.open_screen, subject.screen, record=entry.source_id)
        facts: list[tuple[str, str, Any]] = [
            ("Date", formats.date(entry.entry_date), None), ("Period", entry.period, None),
            ("Kind", str(entry.kind).capitalize(), None), ("Document", source, go),
            ("Document date", formats.date(header.document_date), None),
            ("Reference", header.reference or "", None),
            ("Posted", formats.moment(header.posted_at), None),
        ]
        for name, other in (("Reversed by", file.reversal), ("Takes back", file.reversed_entry)):
            if other is not None:
                facts.append((name, other.entry_no, partial(self.context.open_screen, catalogue.ENTRY,
                                                            record=other.id)))
        return (*(fact for fact in facts if fact[1]), ("Seal", header.entry_hash[:16], None))

    def _line_page(self) -> Page:
        entry = self.file.entry if self.file else None
        lines = entry.lines if entry else ()
        rows = tuple(
            (UUID(int=line.line_no), f"{line.account_code} {line.account_name}", line.party_name, line.memo,
             reason_in_words(line.reason), line.amount, line.currency,
             *(line.base_amount if str(line.side) == side else None for side in ("debit", "credit")))
            for line in lines)
        return Page(columns=("id", *(column.key for column in _LINES)), rows=rows, count=len(rows), totals={})

    def _history_page(self) -> Page:
        if self.file is None:
            return Page(columns=("id",), rows=(), count=0, totals={})
        page, formats = self.file.history, self.context.formats
        at = page.columns.index("occurred_at")
        rows = tuple((*row[:at], formats.moment(row[at]), *row[at + 1:]) for row in page.rows)
        return Page(columns=page.columns, rows=rows, count=len(rows), totals={})

    def _show_totals(self) -> None:
        if self.file is None:
            return
        money, lines = self.context.formats.money, self.file.entry.lines
        sums = {side: sum((line.base_amount for line in lines if str(line.side) == side), Decimal(0))
                for side in ("debit", "credit")}
        places = {at: column.total for at, column in enumerate(_LINES) if column.total}
        texts = {at: (money(sums[key]), False) for at, key in places.items()}
        note = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        spoken = f"{note}, debit {money(sums['debit'])}, credit {money(sums['credit'])}"
        self.footer.show_totals(note, texts, spoken)

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error), "Try again", self.reload)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "journal_entries" in tables and self.file is not None:
            self.reload()


class FactGrid(QWidget):
    """Short facts in three columns; a fact with a way to go is a link."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._shown: list[QWidget] = []

    def show_facts(self, facts: Sequence[tuple[str, str, Any]]) -> None:
        """Show (name, text, what a click does or `None`)."""
        for widget in self._shown:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._shown = []
        for at, (name, text, go) in enumerate(facts):
            box = self._box(name, text, go)
            self._grid.addWidget(box, at // 4, at % 4)
            self._shown.append(box)
        for column in range(4):
            self._grid.setColumnStretch(column, 1)

    def _box(self, name: str, text: str, go: Any) -> QWidget:
        theme, box = self._context.theme, QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(theme, name, Text.SMALL, "muted"))
        value = Label(theme, text, Text.MEDIUM) if go is None else _link(theme, text, go)
        value.setAccessibleName(f"{name}: {text}")
        column.addLayout(row_of(value, None))
        column.addStretch(1)
        return box


def _link(theme: Theme, text: str, go: Any) -> Button:
    link = Button(theme, text, "inline")
    link.clicked.connect(lambda _=False: go())
    return link
