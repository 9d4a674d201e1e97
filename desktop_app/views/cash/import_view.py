"""Importing a bank's file: choose or drop it, see what it would bring, then import; nothing before that.

The file is read off the GUI thread. What is shown is the import itself, rehearsed and rolled back.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.dialogs import files
from desktop_app.theme.fonts import Text
from desktop_app.views.cash.import_reading import (
    Answers,
    BankFile,
    Preview,
    bring_in,
    open_file,
    rehearse,
    request_of,
)
from desktop_app.views.cash.import_result import ResultPane
from desktop_app.views.cash.mapping_editor import MappingEditor
from desktop_app.widgets.basics import Button, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent

    from desktop_app.widgets.context import ViewContext

_KINDS = "Bank files (*.ofx *.qfx *.csv *.txt)"
_REHEARSE_AFTER_MS = 250


class ImportView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.context = context
        self.file: BankFile | None = None
        self.preview = Preview()
        self._answers = Answers()
        self._account: UUID | None = None
        self._is_importing = False
        self._reads, self._rehearsals = Latest(context.runner, self), Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=_REHEARSE_AFTER_MS)
        self._timer.timeout.connect(self._rehearse)
        self._build()
        self._connect()
        self._show_file()

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Import into an account, as a link from elsewhere asks."""
        self._account = record or filters.get("bank_account_id")

    def choose(self) -> None:
        """Ask for a file."""
        path = files.ask_open(self, "Import a bank statement", _KINDS)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self.start_anew()
        self.notice.clear()
        self._busy.start()
        company = self.context.company
        self._reads.read(lambda: open_file(company, path), self._opened, self._fail)

    def bring_in(self) -> None:
        """Import what is shown."""
        file, answers = self.file, self._answers
        if file is None or not self.result.is_ready or self._is_importing:
            return
        self._is_importing = True
        self._busy.start()
        company, request, name = self.context.company, request_of(file, answers), self.editor.name
        self.context.runner.write(
            lambda: bring_in(company, request, name, answers), self._imported, self._fail)

    def start_anew(self) -> None:
        """Give the file up; another one can be chosen."""
        self.file, self.preview, self._answers = None, Preview(), Answers()
        self._timer.stop()
        self._show_file()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            self.drop.set_wanted(wanted=True)

    @override
    def dragLeaveEvent(self, event: Any) -> None:
        self.drop.set_wanted(wanted=False)
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.set_wanted(wanted=False)
        event.acceptProposedAction()
        self.open(Path(event.mimeData().urls()[0].toLocalFile()))

    def _build(self) -> None:
        theme = self.context.theme
        self._other = Button(theme, "Another file", "", "folder-open")
        self._mapping = Button(theme, "How it is read", "chip", "table-properties")
        self._mapping.setCheckable(True)
        self.import_button = Button(theme, "Import", "primary", "check")
        self.import_button.setToolTip("Ctrl+Return")
        self.notice = NoticeBar(theme)
        self.drop = DropPage(self.context)
        self.editor = MappingEditor(self.context)
        self.result = ResultPane(self.context)
        self.done = StatePage(theme, "circle-check")
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.result)
        column.addWidget(self.editor, 1)
        self._work = work
        self._stack = QStackedWidget()
        for widget in (self.drop, work, self.done):
            self._stack.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        title = Label(theme, "Import statement", Text.TITLE)
        page.addLayout(row_of(title, None, self._mapping, self._other, self.import_button, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(self._stack, 1)
        self._busy = BusyOverlay(theme, self)
        FocusLead(self, self.drop, self.done)

    def _connect(self) -> None:
        self.drop.acted.connect(self.choose)
        self._other.clicked.connect(self.start_anew)
        self.import_button.clicked.connect(self.bring_in)
        self._mapping.toggled.connect(self._show_mapping)
        self.editor.changed.connect(self._on_mapping)
        self.result.account_chosen.connect(self._choose_account)
        self.result.problems_accepted.connect(self._accept_problems)
        self.done.acted.connect(self._reconcile)
        for keys, act in (("Ctrl+O", self.choose), ("Ctrl+Return", self.bring_in), ("Esc", self.start_anew)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _opened(self, file: BankFile) -> None:
        self._busy.stop()
        self.file = file
        self._answers = Answers(account=self._account, mapping=file.csv.mapping if file.csv else None)
        self.result.show_file(file, self._account)
        self._show_file()
        if file.csv is not None:
            self.editor.show_file(file.csv)
            self._mapping.setChecked(not (self.editor.is_settled and file.csv.saved_as))
        else:
            self._rehearse()

    def _show_file(self) -> None:
        has_file = self.file is not None
        self._stack.setCurrentWidget(self._work if has_file else self.drop)
        self._other.setVisible(has_file)
        self.import_button.setVisible(has_file)
        self._mapping.setVisible(has_file and self.file is not None and self.file.csv is not None)
        self._show_mapping(shown=self._mapping.isVisibleTo(self) and self._mapping.isChecked())
        if not has_file:
            self.drop.setFocus()

    def _show_mapping(self, shown: bool) -> None:
        self.editor.setVisible(shown)
        self.result.set_lines_shown(shown=not shown)

    def _on_mapping(self) -> None:
        self._answers = replace(self._answers, mapping=self.editor.mapping, accept_problems=False)
        if self.editor.is_settled:
            self._timer.start()
        else:
            self._mapping.setChecked(True)
            self._timer.stop()
            self._show_preview(Preview())

    def _choose_account(self, account: UUID | None) -> None:
        self._answers = replace(self._answers, account=account, confirm_other_account=False)
        self._rehearse()

    def _accept_problems(self, accepted: bool) -> None:
        self._answers = replace(self._answers, accept_problems=accepted)
        self._rehearse()

    def _rehearse(self) -> None:
        if self.file is None or (self.file.csv is not None and not self.editor.is_settled):
            return
        self._busy.start()
        company, request = self.context.company, request_of(self.file, self._answers)
        self._rehearsals.write(lambda: rehearse(company, request), self._show_preview, self._fail)

    def _show_preview(self, preview: Preview) -> None:
        self._busy.stop()
        self.preview = preview
        self.notice.clear()
        self.result.show_preview(preview)
        count = self.result.new_lines
        lines = "1 line" if count == 1 else f"{count} lines"
        self.import_button.setText(f"Import {lines}" if count else "Import")
        self.import_button.setEnabled(self.result.is_ready and not self.context.company.read_only)
        refusal = preview.refusal
        if refusal is not None and refusal.field == "confirm_other_account":
            self.notice.show_notice(Notice("warning", refusal.message), "Import all the same",
                                    self._confirm_account)
        elif refusal is not None and refusal.field not in ("bank_account_id", "accept_problems"):
            was_imported = "on" in refusal.facts
            self.notice.show_notice(Notice("info", refusal.message) if was_imported else notice_of(refusal))
        elif preview.warnings:
            self.notice.show_notice(Notice("warning", " ".join(preview.warnings)))

    def _confirm_account(self) -> None:
        self._answers = replace(self._answers, confirm_other_account=True)
        self._rehearse()

    def _imported(self, saved: Any) -> None:
        self._is_importing = False
        self._busy.stop()
        new = sum(statement.new_lines for statement in saved.value)
        known = sum(statement.known_lines for statement in saved.value)
        names = ", ".join(dict.fromkeys(statement.bank_account for statement in saved.value))
        self._account = saved.value[0].bank_account_id
        lines = "1 new line" if new == 1 else f"{new} new lines"
        self.done.say(f"{lines} for {names}",
                      f"{known} were known already. The file is kept with the statement.",
                      "Reconcile now")
        self.context.notify(Notice("success", f"{lines} imported for {names}, {known} known."))
        self.start_anew()
        self._stack.setCurrentWidget(self.done)
        self.done.setFocus()
        if saved.warnings:
            self.notice.show_notice(Notice("warning", " ".join(saved.warnings)))

    def _reconcile(self) -> None:
        self.context.open_screen("cash.reconcile", record=self._account)

    def _fail(self, error: BaseException) -> None:
        self._is_importing = False
        self._busy.stop()
        self.notice.show_notice(notice_of(error))


class DropPage(QWidget):
    """Where a file is dropped, or chosen.

    Signals:
        acted: a file shall be chosen.
    """

    acted = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._theme = context.theme
        self._is_wanted = False
        self._page = StatePage(context.theme, "file-down")
        self._page.say("Drop a bank file here", "OFX, QFX or CSV, as your bank offers it for download. "
                       "You see what it would bring before anything is saved.", "Choose a file")
        self._page.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(self._page)
        self.setFocusProxy(self._page)
        context.theme.changed.connect(self.update)

    def set_wanted(self, *, wanted: bool) -> None:
        """Show that a file hangs over the page."""
        self._is_wanted = wanted
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = QPen(tokens.color("accent" if self._is_wanted else "control"), 2, Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.setBrush(tokens.color("selection" if self._is_wanted else "surface"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 12, 12)
