"""The panel at the right of a report: what lies behind a figure, level by level, with the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.theme.fonts import Text
from desktop_app.views import catalogue
from desktop_app.views.report_view_table import ReportTableView
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of, rule
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.reporting.models import DrillKey, ReportTable

_NARROWEST, _WIDEST, _SHARE = 480, 760, 0.53
# What a narrow panel does without, the first first.
_SPARED = ("source", "currency", "open", "balance", "reason", "memo", "text")
_LONGEST = 26


class DrillPanel(Card):
    """Breadcrumbs over a table; Enter goes deeper, Backspace back.

    Entries and documents open in a tab of their own.

    Signals:
        left: nothing is behind any more; the report has the focus again.
    """

    left = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__(margin=0, spacing=0)
        self._context = context
        self._latest = Latest(context.runner, self)
        self._root = ""
        self.path: list[DrillKey] = []
        self._crumbs = QWidget()
        self._crumb_row = QHBoxLayout(self._crumbs)
        self._crumb_row.setContentsMargins(0, 0, 0, 0)
        self._crumb_row.setSpacing(2)
        self._title = Label(context.theme, "", Text.SECTION)
        self._title.setWordWrap(True)
        self._total = Label(context.theme, "", look="muted")
        self.notice = NoticeBar(context.theme)
        self.table = ReportTableView(context.theme, context.formats, compact=True)
        self.table.setAccessibleName("What lies behind the figure")
        self._build()
        self._busy = BusyOverlay(context.theme, self.table)
        self.table.drilled.connect(self.open)
        self.table.went_back.connect(self.back)
        self.set_room(0)
        self.hide()

    def set_room(self, width: int, *, is_alone: bool = False) -> None:
        """Take the larger half of the page's width, within limits, or all there is."""
        px = self._context.theme.px
        wanted = min(max(round(width * _SHARE), px(_NARROWEST)), px(_WIDEST))
        self.setMinimumWidth(0 if is_alone else wanted)
        self.setMaximumWidth(width if is_alone else wanted)

    def start(self, root: str, key: DrillKey) -> None:
        """Show what lies behind a figure of the report named `root`."""
        self._root, self.path = root, []
        self.open(key)

    def open(self, key: DrillKey) -> None:
        """Go one level deeper; an entry or a document opens beside the report."""
        kind = str(key.kind)
        subject = catalogue.SUBJECTS.get(key.source_type or "")
        if kind == "entry":
            self._context.open_screen(catalogue.ENTRY, record=key.id)
        elif kind == "document" and subject is not None:
            self._context.open_screen(subject.screen, record=key.id)
        else:
            self.path.append(key)
            self._ask()

    def back(self) -> None:
        """Go back one level, or leave the panel."""
        self.go_to(len(self.path) - 1)

    def go_to(self, depth: int) -> None:
        """Go back to a level; 0 leaves the panel."""
        del self.path[depth:]
        if self.path:
            self._ask()
        else:
            self._latest.cancel()
            self.hide()
            self.left.emit()

    def _build(self) -> None:
        theme = self._context.theme
        close = IconButton(theme, "x", "Back to the report")
        close.clicked.connect(partial(self.go_to, 0))
        head = QVBoxLayout()
        head.setContentsMargins(18, 12, 12, 10)
        head.setSpacing(4)
        head.addLayout(row_of(self._crumbs, None, close))
        head.addWidget(self._title)
        head.addWidget(self._total)
        head.addWidget(self.notice)
        self.column.addLayout(head)
        self.column.addWidget(rule())
        body = row_of(self.table)
        body.setContentsMargins(1, 0, 1, 8)
        self.column.addLayout(body, 1)
        self.setAccessibleName("Drill-down")

    def _ask(self) -> None:
        key, company = self.path[-1], self._context.company
        self._title.setText(key.title)
        self._show_crumbs()
        self.notice.clear()
        self.show()
        self._busy.start()
        self._latest.read(lambda: company.call("reporting.drill", key), self._show, self._fail)

    def _show(self, table: ReportTable) -> None:
        self._busy.stop()
        amount = table.totals.get("amount")
        figure = "" if amount is None else f"{self._context.formats.money(amount)} {table.metadata.currency}"
        self._total.setText(" · ".join(filter(None, (table.metadata.in_words, figure))))
        self.table.show_report(table, _SPARED)
        self.table.setFocus()

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error))
        self.table.setFocus()

    def _show_crumbs(self) -> None:
        while (item := self._crumb_row.takeAt(0)) is not None:
            widget: Any = item.widget()
            widget.deleteLater()
        for depth, name in enumerate((self._root, *(key.title for key in self.path[:-1]))):
            crumb = Button(self._context.theme, f"{_short(name)} /", "inline")
            crumb.clicked.connect(partial(self.go_to, depth))
            self._crumb_row.addWidget(crumb)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
