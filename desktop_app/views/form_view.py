"""The form page every record is typed in: fields and lines at the left, the entry as it will be at the right.

Ctrl+S saves, Ctrl+Shift+S saves and starts the next, Esc asks only when something was typed. What is shown
in the pane is the service's own preview of what would be saved: the same code, rolled back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.spec.values import values_of
from desktop_app.theme.fonts import Text
from desktop_app.views.attachment_strip import AttachmentStrip
from desktop_app.views.form_view_body import FormBody
from desktop_app.views.form_view_draft import FormDraft
from desktop_app.views.form_view_request import refusals_of, request_of, spoken_refusal
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.journal_preview import JournalPreview
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import Notice, notice_of, notices_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.spec.screen import Field, ScreenSpec, Values
    from desktop_app.widgets.context import ViewContext

PREVIEW_AFTER_MS = 150
_PANE = 350
_NUMBERS = ("number", "internal_number", "invoice_number", "payment_number", "receipt_number",
            "credit_memo_number", "code", "name")
_HINT = "The entry appears here as you type, with the reason of each account."
_DRAFT = "A {record} you did not save is kept."


class FormView(QWidget):
    """One record being typed or looked at.

    Signals:
        saved: carries the service's result.
        closed: the form has nothing more to do; its tab goes.
        title_changed: carries the tab's new title.
    """

    saved = Signal(object)
    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, spec: ScreenSpec, record: UUID | None = None,
                 values: Values | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.spec, self.record = context, spec, record
        self.is_dirty = False
        self._is_locked = False
        self._is_saving = False
        self._request_id = uuid4()
        self.body = FormBody(spec, context)
        self.notice = NoticeBar(context.theme)
        self.preview = JournalPreview(context.theme, context.formats)
        if not spec.preview_method and spec.entries is None:
            self.preview.hide()
        self.papers = AttachmentStrip(context, spec.subject) if spec.subject else None
        self._previews = Latest(context.runner, self)
        self._loads = Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER_MS)
        self._timer.timeout.connect(self._ask_preview)
        self.draft = FormDraft(context, spec, self.body.values, self)
        self._build()
        self._busy = BusyOverlay(context.theme, self.body)
        self.body.changed.connect(self._on_changed)
        self.body.create_asked.connect(self._create)
        self.preview.line_opened.connect(self._explain)
        self._start(values)

    @property
    def title(self) -> str:
        """Return what the tab says."""
        return self._title.text()

    def save(self, *, then_next: bool = False) -> None:
        """Save through the service; `then_next` starts another with the kept fields."""
        if self._is_saving or self._is_locked:
            return
        if not self.body.check():
            if problem := self.body.problem():
                self.preview.say(problem, is_refusal=True)
            return
        then_next = then_next and self.record is None
        self._timer.stop()
        self._previews.cancel()
        self._set_saving(saving=True)
        company, request = self.context.company, self.request()
        if self._takes_request_id:
            request["request_id"] = self._request_id
        method, done = self.spec.save, partial(self._on_saved, then_next)
        self.context.runner.write(lambda: company.call(method, request), done, self._on_refused)

    def show_history(self) -> None:
        """Open what was done to the record."""
        if self.record is not None:
            record = {"id": self.record, "title": self.title}
            self.context.open_screen("company.history", record=record)

    def request(self) -> dict[str, Any]:
        """Return what would be sent to the service now."""
        return request_of(self.spec, self.body.values(), self.record)

    @property
    def _takes_request_id(self) -> bool:
        """Tell whether the method knows a request id, which makes 'save again' safe."""
        request_type = self.context.company.method_info(self.spec.save).request_type
        return "request_id" in getattr(request_type, "model_fields", ())

    def request_close(self) -> None:
        """Close, asking first when something was typed."""
        if not self.is_dirty:
            self._close()
            return
        dialog = AskDialog(self.context, f"Close this {self.spec.record}?", "Save", self)
        dialog.say("What you typed is not saved yet. A draft stays outside the books until you go on.")
        keep, discard = dialog.add_choice("Keep as draft"), dialog.add_choice("Discard", "danger")
        for button, act in ((keep, self._keep_and_close), (discard, self._close)):
            button.clicked.connect(dialog.accept)
            button.clicked.connect(act)
        dialog.answered.connect(dialog.accept)
        dialog.answered.connect(self._save_only)
        dialog.open()

    def _save_only(self) -> None:
        self.save()

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        self._title = Label(theme, "", Text.TITLE)
        self._hint = Label(theme, "", look="muted")
        self._next = Button(theme, "Save and new")
        self._next.setToolTip("Ctrl+Shift+S: keeps the date and the party")
        self._save = Button(theme, self.spec.save_label, "primary", "check")
        self._save.setToolTip("Ctrl+S")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._save.clicked.connect(self._save_only)
        self._next.clicked.connect(lambda: self.save(then_next=True))
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(self.body, 1)
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(self.preview, 1)
        if self.papers is not None:
            side.addWidget(self._papers_card(self.papers))
        panes.addLayout(side)
        self.preview.setFixedWidth(theme.px(_PANE))
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, self._title, self._hint, None, self._next, self._save, spacing=12))
        page.addWidget(self.notice)
        page.addLayout(panes, 1)
        self._install_shortcuts()

    def _papers_card(self, papers: AttachmentStrip) -> Card:
        card = Card(margin=14)
        card.column.addWidget(papers)
        card.setFixedWidth(self.context.theme.px(_PANE))
        papers.refused.connect(self.notice.show_notice)
        papers.show_record(self.record)
        return card

    def _install_shortcuts(self) -> None:
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        next_one = partial(self.save, then_next=True)
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+Return", self.save),
                          ("Ctrl+Shift+S", next_one), ("Ctrl+H", self.show_history),
                          ("Esc", self.request_close)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(scope)
            shortcut.activated.connect(act)

    def _start(self, values: Values | None) -> None:
        if self.record is None:
            self._show_title(self.spec.form_title or self.spec.new_title)
            self.body.reset(values or {})
            self.preview.say(_HINT)
            if values and self.spec.preview_method:
                self._timer.start()
            self.draft.look_for(self._offer_draft)
            if self.context.company.read_only:
                self._lock("This file is open read-only.")
            return
        self._show_title(self.spec.record.capitalize())
        self._next.hide()
        self._busy.start()
        company, record, spec = self.context.company, self.record, self.spec
        self._loads.read(lambda: _load(company, spec, record), self._show_record, self._on_load_failed)

    def _show_record(self, loaded: tuple[Any, Any]) -> None:
        record, entries = loaded
        self._busy.stop()
        values = dict(self.spec.to_values(record) if self.spec.to_values else values_of(record))
        self.body.reset(values)
        self._show_title(f"{self.spec.record.capitalize()} {number_of(values)}".strip())
        is_open = self.spec.editable_when is None or self.spec.editable_when(values)
        if self.context.company.read_only or not is_open or not self.spec.save:
            self._lock("Read-only")
        if entries:
            self.preview.show_entries(entries, "As posted")
        elif not self._is_locked:
            self._timer.start()
        self.setFocus()

    def _lock(self, why: str) -> None:
        self._is_locked = True
        self.body.set_read_only(True)
        self._save.hide()
        self._next.hide()
        self._hint.setText(why)

    def _show_title(self, title: str) -> None:
        self._title.setText(title)
        self.title_changed.emit(title)

    def _on_changed(self, _name: str) -> None:
        self.is_dirty = True
        self.notice.clear()
        self.draft.touch()
        if self.spec.preview_method:
            self._timer.start()

    def _ask_preview(self) -> None:
        problem = self.body.problem()
        if problem:
            self.preview.say(problem, is_refusal=True)
            return
        if missing := self.body.missing():
            self.preview.say(f"Still needed for the entry: {', '.join(missing)}.")
            return
        company, method, request = self.context.company, self.spec.preview_method, self.request()
        self.preview.start()
        self._previews.write(
            lambda: company.preview(method, request), self._show_preview, self._refuse_preview)

    def _show_preview(self, preview: Any) -> None:
        warnings = [str(warning) for warning in getattr(preview, "warnings", ())]
        self.preview.show_entries(preview.entries, "As it will be posted", warnings)
        if self.spec.computed:
            self.body.show_computed(self.spec.computed(preview.result))

    def _refuse_preview(self, error: BaseException) -> None:
        if not self.is_dirty and self.record is None:
            self.preview.say(_HINT)
            return
        self.preview.say(spoken_refusal(self.spec, notice_of(error)), is_refusal=True)

    def _on_saved(self, then_next: bool, result: Any) -> None:
        self._set_saving(saving=False)
        self.draft.drop()
        self.is_dirty = False
        key = getattr(getattr(result, "value", result), "id", None)
        if self.papers is not None and key is not None:
            self.papers.keep(key)
        self.context.hub.saved.emit(key)
        self.context.notify(saved_notice(self.spec, result))
        self.saved.emit(result)
        if then_next:
            self._start_next()
        else:
            self.closed.emit()

    def _start_next(self) -> None:
        kept = {name: value for name, value in self.body.values().items() if name in self.spec.kept}
        self.record = None
        self._request_id = uuid4()
        self.body.reset(kept)
        if self.papers is not None:
            self.papers.show_record(None)
        self.preview.say(_HINT)
        self._show_title(self.spec.form_title or self.spec.new_title)
        self.body.grid.focus_first()

    def _on_refused(self, error: BaseException) -> None:
        self._set_saving(saving=False)
        refusals = refusals_of(self.spec, notices_of(error))
        self.body.show_refusals(refusals)
        if refusals.others:
            self.notice.show_notice(refusals.others[0])

    def _on_load_failed(self, error: BaseException) -> None:
        self._busy.stop()
        self._lock("")
        self.notice.show_notice(notice_of(error))

    def _set_saving(self, *, saving: bool) -> None:
        self._is_saving = saving
        self._save.setEnabled(not saving)
        self._next.setEnabled(not saving)
        if saving:
            self._busy.start()
        else:
            self._busy.stop()

    def _offer_draft(self, draft: Any) -> None:
        if not self.is_dirty:
            notice = Notice("info", _DRAFT.format(record=self.spec.record))
            self.notice.show_notice(notice, "Continue with it", partial(self._continue_draft, draft))

    def _continue_draft(self, draft: Any) -> None:
        self.body.reset(self.draft.take_over(draft))
        self._on_changed("")

    def _keep_and_close(self) -> None:
        self.draft.keep()
        self.closed.emit()

    def _close(self) -> None:
        self.draft.drop()
        self.is_dirty = False
        self.closed.emit()

    def _create(self, field: Field, text: str, take: Callable[[Any], None]) -> None:
        """Open the form of the missing record; this one waits with all that was typed."""
        def made(key: Any) -> None:
            self.context.open_tab(self, self.title)
            take(key)

        create_record(self.context, field, text, made)

    def _explain(self, line: Any) -> None:
        self.context.open_screen("company.roles", filters={"account_id": line.account_id})


def open_form(context: ViewContext, screen_id: str, values: Values | None = None,
              record: UUID | None = None) -> FormView:
    """Open a form as a tab: of a record, or of a new one with some values filled in."""
    form = FormView(context, context.screens[screen_id], record, values)
    context.open_tab(form, form.title)
    if record is None:
        form.body.grid.focus_first()
    return form


def create_record(context: ViewContext, field: Field, text: str, made: Callable[[Any], None]) -> None:
    """Open the form of a record that a lookup misses; `made` gets the key lookups know it by."""
    form, key = open_form(context, field.create, {"name": text}), context.screens[field.create].lookup_key
    form.saved.connect(lambda result: made(getattr(getattr(result, "value", result), key, None)))


def number_of(values: Values) -> str:
    """Return the number or code a record is known by, or an empty text."""
    return next((str(values[name]) for name in _NUMBERS if values.get(name)), "")


def saved_notice(spec: ScreenSpec, result: Any) -> Notice:
    """Return what is said of a save: the record, its number, its entries, and the service's warnings."""
    value = getattr(result, "value", result)
    number = number_of({name: getattr(value, name, None) for name in _NUMBERS})
    entries = ", ".join(str(entry.entry_no) for entry in getattr(result, "entries", ()))
    done = spec.saved_as or f"{f'{spec.record.capitalize()} {number}'.strip()} is saved"
    sentence = f"{done}, entry {entries}." if entries else f"{done}."
    warnings = [str(warning) for warning in getattr(result, "warnings", ())]
    return Notice("warning" if warnings else "success", " ".join([sentence, *warnings]))


def _load(company: Any, spec: ScreenSpec, record: UUID) -> tuple[Any, Any]:
    """Read a record and what it posted, off the GUI thread."""
    found = spec.load(company, record) if callable(spec.load) else company.call(spec.load, record)
    return found, spec.entries(company, record) if spec.entries else ()
