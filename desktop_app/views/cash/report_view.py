"""The printed proof of a reconciliation, shown as it will stand on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.dialogs import files
from desktop_app.theme.fonts import Text
from desktop_app.views.cash.proof_table import Printed, as_table
from desktop_app.views.report_view_table import ReportTableView
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.reporting.api import ReportTable

_PDF = "PDF (*.pdf)"


class ReconciliationReportView(QWidget):
    """The proof of one reconciliation.

    Signals:
        closed: its tab goes.
        title_changed: carries the tab's new title.
    """

    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, reconciliation_id: UUID) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self._key = context, reconciliation_id
        self.table: ReportTable | None = None
        self._settings: dict[str, Any] = {}
        self._latest = Latest(context.runner, self)
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self.reload()

    def reload(self) -> None:
        """Read the proof; that of a completed reconciliation never changes."""
        self._busy.start()
        company, key = self.context.company, self._key

        def read() -> tuple[Any, dict[str, Any]]:
            settings = {one.key: one.value for one in company.call("settings.list_settings")}
            return company.call("cash.reconciliation_report", key), settings

        self._latest.read(read, self._show, self._fail)

    def request_close(self) -> None:
        """Close the tab."""
        self.closed.emit()

    def export(self) -> None:
        """Write the proof as PDF."""
        if self.table is None:
            return
        table, paper = self.table, self._settings["company.paper"]
        name = f"{table.title} {table.metadata.date_to.isoformat()}.pdf"
        path = files.ask_save(self, "Save as PDF", files.documents() / name, _PDF)
        if path is None:
            return
        locale = self.context.formats.locale

        def write() -> Path:
            from finance_core.documents.report import render_report

            return files.write(path, render_report(table, table.metadata.date_to, paper=paper, locale=locale))

        self._busy.start()
        self.context.runner.read(write, self._exported, self._fail)

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._title = Label(theme, "Reconciliation", Text.TITLE)
        self._subtitle = Label(theme, "", look="muted")
        self._state = Label(theme, "", Text.SMALL_MEDIUM)
        save = Button(theme, "Save as PDF", "primary", "download")
        save.setToolTip("Ctrl+P")
        save.clicked.connect(self.export)
        self.notice = NoticeBar(theme)
        self.view = ReportTableView(theme, self.context.formats, compact=self.context.compact)
        self.view.setAccessibleName("Proof of the reconciliation")
        card = Card(margin=1, spacing=0)
        card.column.addWidget(self.view)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, self._title, None, save, spacing=12))
        page.addLayout(row_of(self._subtitle, None, self._state))
        page.addWidget(self.notice)
        page.addWidget(card, 1)
        FocusLead(self, self.view)
        for keys, act in (("Esc", self.request_close), ("Ctrl+P", self.export), ("F5", self.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, read: tuple[Any, dict[str, Any]]) -> None:
        self._busy.stop()
        report, self._settings = read
        formats = self.context.formats
        self.table = as_table(report, Printed(
            company=self._settings["company.name"], decimals=formats.decimals,
            day=formats.date(report.statement_date), now=datetime.now(UTC)))
        self._title.setText(self.table.title)
        self._subtitle.setText(self.table.subtitle)
        self._state.setText(" ".join(self.table.notes))
        look = "warning" if self.table.banner else "positive"
        self._state.set_look("negative" if report.variance else look)
        self.view.show_report(self.table)
        self.title_changed.emit(self.table.title)

    def _exported(self, path: Path) -> None:
        self._busy.stop()
        self.context.notify(Notice("success", f"{path.name} is saved in {path.parent}."))

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error))
