"""What recurring entries have due: tick what shall be posted, post it, see what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import ALL, Column, EmptyState, Field, ScreenSpec, Tone
from desktop_app.theme.fonts import Text
from desktop_app.views.screen_view_list import ListPane
from desktop_app.widgets.basics import Button, Label, row_of
from desktop_app.widgets.date_edit import DateEdit
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import InlineRunner, Latest
from finance_core.kernel.listing import ListQuery, Page
from finance_core.modules.gl.api import DueItem, DueOutcome

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop_app.widgets.context import ViewContext

_TONES: dict[str, Tone] = {
    "due": "info", "overdue": "warning", "posted": "positive", "moved": "warning", "drafted": "info",
    "reminded": "info", "nothing": "neutral", "failed": "negative",
}
DUE = ScreenSpec(
    id="gl.due", title="Due entries", group="", icon="calendar-check", record="due entry",
    query="gl.due_recurring",
    columns=(
        Column("is_chosen", "Post", "bool", 64), Column("due_date", "Due", "date", 112),
        Column("name", "Recurring entry", width=260), Column("amount", "Amount", "money", 120),
        Column("currency", "Cur.", width=58), Column("state", "State", "status", 110),
        Column("entry_no", "Entry", width=146), Column("posting_date", "Booked on", "date", 112),
        Column("message", "Note", width=200),
    ),
    status_tones=_TONES, chips=(ALL,),
    empty=EmptyState("Nothing is due.",
                     help="Recurring entries show here from their date, or some days ahead."),
    searchable=False,
)
_SKIP = (Field(name="reason", label="Reason", required=True),)
_DATE = 140
Row = tuple[Any, ...]


class DueView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.items: Sequence[DueItem] = ()
        self._left: set[UUID] = set()
        self._is_stale = True
        self._latest = Latest(context.runner, self)
        self.model = RowsModel(self._page, DUE.columns, InlineRunner(), context.formats, self)
        self.model.tones = _TONES
        self.list = ListPane(context, DUE, self.model, {})
        self.table = self.list.table
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask what is due."""
        self._is_stale = False
        self._left.clear()
        company, request = self.context.company, self._request()
        self._latest.read(lambda: company.call("gl.due_recurring", request), self._show, self._fail)

    def post_selected(self) -> None:
        """Post what is ticked."""
        everything = dict.fromkeys(item.recurring_id for item in self.items)
        chosen = [key for key in everything if key not in self._left]
        if not chosen or not self._is_open:
            return
        company, request = self.context.company, {**self._request(), "ids": chosen}
        self.context.runner.write(
            lambda: company.call("gl.generate_due_recurring", request), self._posted, self._fail)

    def toggle(self) -> None:
        """Tick or untick the recurring entry of the current row, with all its dates."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.items):
            self._left ^= {self.items[row].recurring_id}
            self._refresh(row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress \
                and event.key() == Qt.Key.Key_Space:
            self.toggle()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self.context.theme
        self.until = DateEdit(theme, self.context.formats, self.context.today)
        self.until.setAccessibleName("Due up to")
        self.until.setPlaceholderText("Today")
        self.until.setFixedWidth(theme.px(_DATE))
        label = Label(theme, "Due up to", look="muted")
        label.setBuddy(self.until)
        self.post = Button(theme, "Post selected", "primary", "check")
        self.post.setToolTip("Ctrl+Return")
        self.notice = NoticeBar(theme)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(Label(theme, "Due today", Text.TITLE), None, label, self.until, self.post,
                              spacing=12))
        page.addWidget(self.notice)
        page.addWidget(self.list, 1)
        FocusLead(self, *self.list.places)

    def _connect(self) -> None:
        self.post.clicked.connect(self.post_selected)
        self.until.returnPressed.connect(self._take_date)
        self.until.editingFinished.connect(self._take_date)
        self.table.installEventFilter(self)
        self.table.clicked.connect(lambda index: self.toggle() if index.column() == 0 else None)
        self.table.opened.connect(self._open_entry)
        self.list.first_asked.connect(lambda: self.context.open_screen("gl.recurring"))
        self.list.again_asked.connect(self.reload)
        self.context.hub.changed.connect(self._on_changed)
        self._asked: date | None = None
        for keys, act in (("F5", self.reload), ("Ctrl+Return", self.post_selected)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def _is_open(self) -> bool:
        """Tell whether what is shown is still due."""
        is_due = any(item.outcome is DueOutcome.DUE for item in self.items)
        return is_due and not self.context.company.read_only

    def _request(self) -> dict[str, Any]:
        return {"up_to": self.until.value()} if self.until.value() else {}

    def _take_date(self) -> None:
        if self.until.value() != self._asked:
            self._asked = self.until.value()
            self.reload()

    def _show(self, items: Sequence[DueItem]) -> None:
        self.items = items
        self._refresh(0)

    def _refresh(self, row: int) -> None:
        self.model.reload()
        self.list.show_rows(is_filtered=False, select=None)
        self.table.select_row(row)
        chosen = sum(item.recurring_id not in self._left for item in self.items)
        self.post.setText(f"Post selected ({chosen})" if chosen and self._is_open else "Post selected")
        self.post.setEnabled(bool(chosen) and self._is_open)

    def _posted(self, saved: Any) -> None:
        self._show(saved.value)
        counts = {outcome: sum(item.outcome is outcome for item in saved.value) for outcome in DueOutcome}
        said = [f"{counts[outcome]} {outcome.value}" for outcome in DueOutcome if counts[outcome]]
        failed = counts[DueOutcome.FAILED]
        text = f"{', '.join(said)}." if said else "Nothing was due."
        kind: Any = "error" if failed else "warning" if counts[DueOutcome.MOVED] else "success"
        self.notice.show_notice(Notice(kind, text[0].upper() + text[1:]), "Show what is due", self.reload)

    def _open_entry(self, row: int) -> None:
        item = self.items[row]
        if item.entry_id is not None:
            self.context.open_screen("kernel.entry", record=item.entry_id)
        else:
            self.context.open_screen("gl.recurring", record=item.recurring_id)

    def _page(self, _query: ListQuery) -> Page:
        today = self.context.today()
        rows = tuple(self._row(at, item, today) for at, item in enumerate(self.items))
        return Page(columns=("id", *(column.key for column in DUE.columns)), rows=rows, count=len(rows),
                    totals={})

    def _row(self, at: int, item: DueItem, today: date) -> Row:
        is_due = item.outcome is DueOutcome.DUE
        state = "overdue" if is_due and item.due_date < today else item.outcome.value
        chosen = item.recurring_id not in self._left if is_due else None
        return (at, chosen, item.due_date, item.name, item.amount, item.currency, state, item.entry_no or "",
                item.posting_date, item.message)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "gl_recurring_entries" in tables and not self.isVisible():
            self._is_stale = True

    def _fail(self, error: BaseException) -> None:
        self.notice.show_notice(notice_of(error))
