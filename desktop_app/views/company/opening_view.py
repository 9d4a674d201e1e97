"""Opening balances: the old books' trial balance and open items, compared, posted, finished, taken back.

What is typed is kept as soon as typing pauses; a line that still needs something waits in the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.views.company import opening_work as work
from desktop_app.views.company.opening_checks import ChecksCard
from desktop_app.views.company.opening_lines import SheetStack
from desktop_app.views.company.opening_sheets import SHEETS
from desktop_app.views.company.opening_work import Standing
from desktop_app.views.form_view import create_record
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.journal_preview import JournalPreview
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.work.notice import Notice, notice_of, notices_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop_app.widgets.context import ViewContext

KEEP_AFTER_MS = 300
_PANE = 320
_SUBTITLES = {work.ENTERED: "As it will be posted", work.POSTED: "When it is finished",
              work.FINISHED: "As posted; each open item has its own entry"}
_STATES = {work.ENTERED: "Not posted yet", work.POSTED: "Posted", work.FINISHED: "Finished"}
_TAKE_BACK = (Field(name="reason", label="Reason", required=True, help="Kept in the audit log."),)


class OpeningView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.standing = Standing()
        self._is_stale = True
        self._looks, self._keeps = Latest(context.runner, self), Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self._connect()

    def reload(self) -> None:
        """Read the opening again."""
        self._is_stale = False
        self._busy.start()
        company = self.context.company
        self._looks.read(lambda: work.look(company), self._show, self._fail)

    def keep(self) -> None:
        """Keep what was typed and show what it would post."""
        self._timer.stop()
        company, sent = self.context.company, self.sheets.sent()
        self.preview.start()
        self._keeps.write(lambda: work.keep(company, sent), self._show_standing, self._refuse_keeping)

    def post(self) -> None:
        """Post the opening, if every line is complete."""
        if not self._post.isVisible() or self.sheets.mark_missing():
            return
        self._timer.stop()
        self._keeps.cancel()
        self._busy.start()
        company, sent = self.context.company, self.sheets.sent()
        self.context.runner.write(lambda: work.post(company, sent), self._posted, self._refuse)

    def finish(self) -> None:
        """Ask, then move the rest and close the opening."""
        batch = self.standing.batch
        if batch is None or not self._finish.isVisible():
            return
        rest = abs(batch.rest)
        question = "Nothing is left on opening balance equity. The period of the opening is closed."
        if rest:
            question = (f"Opening balance equity holds {self.context.formats.money(rest)}. "
                        "It goes to retained earnings, and the period of the opening is closed.")
        dialog = AskDialog(self.context, "Finish the opening?", "Finish", self)
        dialog.say(question)
        self._carry_out(dialog, "opening.finish", {"move_rest": bool(rest)}, "The opening is finished.")

    def take_back(self) -> None:
        """Ask for the reason, then reverse all that was posted."""
        if not self._take_back.isVisible():
            return
        dialog = AskDialog(self.context, "Take the opening back?", "Take back", self)
        dialog.say("All it posted is reversed. What was entered stays, to be corrected and posted again.")
        dialog.ask(_TAKE_BACK)
        self._carry_out(dialog, "opening.take_back", {}, "The opening is taken back.")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._timer.isActive():
            self.keep()
        super().hideEvent(event)

    def _build(self) -> None:
        theme = self.context.theme
        self._state = Label(theme, "", look="muted")
        self._post = Button(theme, "Post", "primary", "check")
        self._post.setToolTip("Ctrl+S")
        self._finish = Button(theme, "Finish", "primary", "check")
        self._finish.setToolTip("Ctrl+Return")
        self._take_back = Button(theme, "Take back", "", "undo-2")
        self._take_back.setToolTip("Ctrl+R")
        self.notice = NoticeBar(theme)
        self.start_page = StatePage(theme, "scale")
        self.sheets = SheetStack(self.context)
        self.checks = ChecksCard(self.context)
        if self.context.company.read_only:
            self.checks.hide()
        self.preview = JournalPreview(theme, self.context.formats, "Journal entries")
        side = QVBoxLayout()
        side.setSpacing(14)
        for card in (self.checks, self.preview):
            card.setFixedWidth(theme.px(_PANE))
            side.addWidget(card, card is self.preview)
        self._work = QWidget()
        panes = QHBoxLayout(self._work)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(14)
        panes.addWidget(self.sheets, 1)
        panes.addLayout(side)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        title = Label(theme, "Opening balances", Text.TITLE)
        buttons = (self._take_back, self._finish, self._post)
        page.addLayout(row_of(title, self._state, None, *buttons, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(self.start_page, 1)
        page.addWidget(self._work, 1)
        for widget in (self._post, self._finish, self._take_back, self.start_page, self._work):
            widget.hide()
        FocusLead(self, self.sheets, self.start_page)

    def _connect(self) -> None:
        self.start_page.acted.connect(self._start)
        self.sheets.changed.connect(self._on_typed)
        self.sheets.create_asked.connect(self._create)
        for button, act in ((self._post, self.post), (self._finish, self.finish),
                            (self._take_back, self.take_back)):
            button.clicked.connect(act)
        keys: list[tuple[str, Callable[[], Any]]] = [
            ("Ctrl+S", self.post), ("Ctrl+Return", self.finish), ("Ctrl+R", self.take_back),
            ("F5", self.reload)]
        keys += [(f"Alt+{at + 1}", partial(self.sheets.show_sheet, at)) for at in range(len(SHEETS))]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _start(self) -> None:
        company = self.context.company
        self.context.runner.write(lambda: work.start(company), self._show, self._fail)

    def _show(self, standing: Standing) -> None:
        """Show the opening anew, its sheets as they were kept."""
        self._busy.stop()
        self.notice.clear()
        batch = standing.batch
        self._work.setVisible(batch is not None)
        self.start_page.setVisible(batch is None)
        if batch is None:
            self._invite()
            return
        can_write, status = not self.context.company.read_only, batch.status
        self._state.setText(f"{_STATES[status]} · as of {self.context.formats.date(batch.on)}")
        self._post.setVisible(can_write and status == work.ENTERED)
        self._finish.setVisible(can_write and status == work.POSTED)
        self._take_back.setVisible(can_write and status != work.ENTERED)
        self.sheets.show_batch(batch, is_editable=can_write and status == work.ENTERED)
        self._show_standing(standing)

    def _invite(self) -> None:
        read_only = self.context.company.read_only
        self._state.setText("")
        self.start_page.say(
            "Take your old books over.",
            "Enter their trial balance and open items, dated the day before these books start.",
            "" if read_only else "Start")

    def _show_standing(self, standing: Standing) -> None:
        """Show the comparison and the entries; the sheets stay as they are typed."""
        self.standing, batch = standing, standing.batch
        if batch is None:
            return
        self.sheets.set_errors({})
        self.checks.show_checks(standing.checks, batch.rest)
        if standing.unseen:
            self.preview.say(f"One entry for the trial balance, and one for each of {standing.unseen} open "
                             "items, against opening balance equity.")
            return
        if standing.refusal is None:
            self.preview.show_entries(standing.entries, _SUBTITLES[batch.status])
            return
        is_empty = not (batch.lines or batch.payables or batch.receivables)
        self.preview.say("The entries appear here as you type." if is_empty else standing.refusal.message,
                         is_refusal=not is_empty)

    def _on_typed(self) -> None:
        self.notice.clear()
        self._timer.start()

    def _refuse_keeping(self, error: BaseException) -> None:
        """Say why what stands in the sheets is not kept; the cursor stays where it is."""
        self.sheets.set_errors(self._cells(error))
        self.preview.say(notice_of(error).text, is_refusal=True)

    def _refuse(self, error: BaseException) -> None:
        self._busy.stop()
        cells = self._cells(error)
        self.sheets.set_errors(cells, goes_there=True)
        self.notice.show_notice(notice_of(error))

    def _cells(self, error: BaseException) -> Mapping[tuple[str, int, str], str]:
        """Return where a refusal belongs: sheet, line among those sent, column."""
        cells: dict[tuple[str, int, str], str] = {}
        for notice in notices_of(error):
            name, at, *rest = [*(notice.field or "").split("."), ""]
            if name in self.sheets.names and at.isdecimal():
                cells[name, int(at), rest[0]] = notice.text
        return cells

    def _posted(self, saved: Any) -> None:
        count = len(saved.entries)
        entries = "1 entry" if count == 1 else f"{count} entries"
        said = f"The opening is posted in {entries}. Finish it when it is right."
        self.context.notify(Notice("success", said))
        self.reload()

    def _carry_out(self, dialog: AskDialog, method: str, request: Mapping[str, Any], done: str) -> None:
        """Open a question; the answer is sent to a method, and then `done` is said."""
        company = self.context.company

        def finished(_saved: Any) -> None:
            dialog.done_with()
            self.context.notify(Notice("success", done))
            self.reload()

        dialog.answered.connect(lambda answers: self.context.runner.write(
            lambda: company.call(method, {**request, **answers}), finished, dialog.refuse))
        dialog.open()

    def _create(self, field: Field, text: str, take: Callable[[Any], None]) -> None:
        def made(key: Any) -> None:
            self.context.open_screen("company.opening")
            take(key)

        create_record(self.context, field, text, made)

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error), "Try again", self.reload)
