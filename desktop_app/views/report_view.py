"""The viewer of every report: options, table, the way down to the documents, export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.dialogs import files
from desktop_app.theme.fonts import Text
from desktop_app.views.report_view_bar import OptionBar
from desktop_app.views.report_view_drill import DrillPanel
from desktop_app.views.report_view_options import OWN_DATES, dates_of, fields_for, request_of
from desktop_app.views.report_view_table import ReportTableView
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.work.notice import Notice, notice_of, notices_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.reporting.models import DrillKey, ReportInfo, ReportTable

RUN_AFTER_MS = 250
_NARROW = 860
# What a report does without while the drill-down stands beside it.
_SPARED = {"aged_receivables": ("code",), "aged_payables": ("code",)}
_FORMATS = (("csv", "CSV"), ("xlsx", "XLSX"), ("pdf", "PDF"))
_LEDGER_TABLES = frozenset({"journal_entries", "journal_lines"})
_STALE = Notice("info", "Something was posted since this report was made.")


class ReportView(QWidget):
    """One report with its options, its table, its way down to the documents, and its export.

    Signals:
        closed: its tab goes.
        title_changed: carries the tab's new title.
    """

    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, info: ReportInfo, year_start: tuple[int, int],
                 values: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.info, self._year_start = context, info, year_start
        self.report: ReportTable | None = None
        self._latest = Latest(context.runner, self)
        self._asked: dict[str, Any] = {}
        fields = fields_for(info, context.today(), year_start)
        self.options = OptionBar(fields, context)
        self.notice = NoticeBar(context.theme)
        self.table = ReportTableView(context.theme, context.formats, compact=context.compact)
        self.drill = DrillPanel(context)
        self.nothing = StatePage(context.theme, "chart-column")
        self._timer = QTimer(self, singleShot=True, interval=RUN_AFTER_MS)
        self._build()
        self._busy = BusyOverlay(context.theme, self._stack)
        self._connect()
        self.show_values(values or {})

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Set options and make the report."""
        if any(name in values for name in ("as_of", "date_from", "date_to")):
            values = {"preset": OWN_DATES, **values}
        self.options.set_values(values)
        self._place_dates()
        self.run()

    def run(self) -> None:
        """Make the report anew with the options as they stand."""
        self._timer.stop()
        missing = self.options.missing()
        if missing is not None:
            self.nothing.say(f"Choose the {missing.label.lower()} first.", "Type its number or name above.")
            self._stack.setCurrentWidget(self.nothing)
            self.options.editors[missing.name].setFocus()
            return
        if not self.options.check():
            return
        self._asked = request_of(self.info, self.options.values())
        company, request = self.context.company, self._asked
        self._busy.start()
        self._latest.read(lambda: company.call("reporting.run", request), self._show, self._fail)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drill()

    def request_close(self) -> None:
        """Close the tab; a report has nothing to lose."""
        self.closed.emit()

    def export(self, form: str) -> None:
        """Ask for a name and write the report as it stands to a file."""
        if self.report is None:
            return
        name = f"{self.report.title} {self.report.metadata.date_to.isoformat()}.{form}"
        path = files.ask_save(self, f"Export as {form.upper()}", files.documents() / name,
                              f"{form.upper()} (*.{form})")
        if path is None:
            return
        company, request = self.context.company, {"report": self._asked, "format": form}

        def write() -> Path:
            return files.write(path, company.call("reporting.export", request))

        self._busy.start()
        self.context.runner.read(write, self._exported, self._fail)

    def open_export_menu(self) -> None:
        """Offer the formats; an unbalanced report asks first."""
        if self.report is not None and self.report.banner.startswith("Unbalanced"):
            dialog = AskDialog(self.context, "Export an unbalanced report?", "Export", self)
            dialog.say(f"{self.report.banner}. The warning is printed on it.")
            dialog.answered.connect(dialog.accept)
            dialog.answered.connect(self._pop_menu)
            dialog.open()
        else:
            self._pop_menu()

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._subtitle = Label(theme, "", look="muted")
        self._banner = Label(theme, "", Text.SMALL_MEDIUM, "warning")
        refresh = IconButton(theme, "refresh-cw", "Refresh (F5)")
        refresh.clicked.connect(self.run)
        self._export = Button(theme, "Export", "", "download")
        self._export.setToolTip("Ctrl+E")
        self._export.clicked.connect(self.open_export_menu)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(Label(theme, self.info.title, Text.TITLE))
        titles.addLayout(row_of(self._subtitle, self._banner, None, spacing=12))
        head = row_of(back, spacing=12)
        head.addLayout(titles, 1)
        head.addWidget(refresh)
        head.addWidget(self._export)
        card = self._card = Card(margin=1, spacing=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        card.column.addWidget(self._stack, 1)
        self._notes = Label(theme, "", Text.SMALL, "muted")
        self._notes.setContentsMargins(14, 8, 14, 10)
        self._notes.setWordWrap(True)
        card.column.addWidget(self._notes)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(card, 1)
        panes.addWidget(self.drill)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(head)
        page.addWidget(self.options)
        page.addWidget(self.notice)
        page.addLayout(panes, 1)
        self.table.setAccessibleName(self.info.title)
        FocusLead(self, self.table, self.nothing)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.run)
        self.options.changed.connect(self._on_option)
        self.table.drilled.connect(self._drill)
        self.drill.left.connect(self._leave_drill)
        self.context.hub.changed.connect(self._on_changed)
        for keys, act in (("F5", self.run), ("Ctrl+E", self.open_export_menu), ("Esc", self._escape)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _on_option(self, name: str) -> None:
        if name == "preset":
            self._place_dates()
        elif name in ("as_of", "date_from", "date_to"):
            self.options.set_values({"preset": OWN_DATES})
        self._timer.start()

    def _place_dates(self) -> None:
        preset = self.options.values()["preset"]
        if preset != OWN_DATES:
            is_range = str(self.info.period) == "range"
            today = self.context.today()
            self.options.set_values(dates_of(preset, today, self._year_start, is_range=is_range))

    def _show(self, report: ReportTable) -> None:
        self._busy.stop()
        self.notice.clear()
        self.report = report
        self._subtitle.setText(report.subtitle)
        self._banner.setText(report.banner)
        self._banner.set_look("negative" if report.banner.startswith("Unbalanced") else "warning")
        self._notes.setText("\n".join(report.notes))
        self._notes.setVisible(bool(report.notes))
        if not report.rows:
            self.nothing.say("Nothing was posted in this period.", "Choose other dates.")
            self._stack.setCurrentWidget(self.nothing)
            return
        self._stack.setCurrentWidget(self.table)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.table.show_report(report, _SPARED.get(self.info.name, ()))
        if self.isVisible() and not had_focus:
            self.table.setFocus()

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        refusals = {notice.field: notice.text for notice in notices_of(error) if notice.field}
        known = {name: text for name, text in refusals.items() if name in self.options.editors}
        if known:
            self.options.set_errors(known)
        else:
            self.notice.show_notice(notice_of(error), "Try again", self.run)

    def _place_drill(self) -> None:
        """Give the panel half of the page, or all of it when the page is narrow for its zoom."""
        is_narrow = self.width() < self.context.theme.px(_NARROW)
        self.drill.set_room(self.width(), is_alone=is_narrow)
        self._card.setVisible(not is_narrow or self.drill.isHidden())

    def _leave_drill(self) -> None:
        self._place_drill()
        self.table.setFocus()

    def _drill(self, key: DrillKey) -> None:
        self.drill.start(self.info.title, key)
        self._place_drill()

    def _escape(self) -> None:
        if self.drill.isVisible():
            self.drill.go_to(0)
        else:
            self.request_close()

    def _pop_menu(self, _answers: object = None) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, title in _FORMATS:
            menu.addAction(title, partial(self.export, form))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height() + 4)))

    def _exported(self, path: Path) -> None:
        self._busy.stop()
        self.context.notify(Notice("success", f"{path.name} is in {path.parent}."))

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self.report is not None and tables & _LEDGER_TABLES:
            self.notice.show_notice(_STALE, "Refresh", self.run)
