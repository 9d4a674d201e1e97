"""The pane beside a list: the selected row in full, what it posted, and what can be done with it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.theme.fonts import Text
from desktop_app.views.attachment_strip import AttachmentStrip
from desktop_app.widgets.basics import Button, Card, Label, rule
from desktop_app.widgets.journal_preview import JournalPreview
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.spec.screen import Action, ScreenSpec, Values
    from desktop_app.widgets.context import ViewContext

_ENTRY_AFTER_MS = 120


class RowDetail(Protocol):
    """What a hand-written detail widget offers; it is made with the context and the screen's spec."""

    def show_row(self, values: Values) -> None:
        """Show a row by column name, an empty one for no selection."""


class DetailPane(Card):
    """The default detail, or the hand-written one a spec names.

    Signals:
        acted: an action's button was pressed; carries the action.
    """

    acted = Signal(object)

    def __init__(self, context: ViewContext, spec: ScreenSpec) -> None:
        super().__init__(margin=0, spacing=0)
        self._context, self._spec = context, spec
        self._entries = Latest(context.runner, self)
        self._record: UUID | None = None
        self._timer = QTimer(self, singleShot=True, interval=_ENTRY_AFTER_MS)
        self._timer.timeout.connect(self._ask_entries)
        self._own = _make_detail(context, spec) if spec.detail else None
        has_papers = bool(spec.subject) and self._own is None
        self.papers = AttachmentStrip(context, spec.subject) if has_papers else None
        if self._own is not None:
            self.column.addWidget(self._own)
        else:
            self.column.addWidget(self._make_scroll(), 1)
        on_row = [action for action in spec.actions if action.needs_selection]
        self._buttons = {action.id: self._make_button(action) for action in on_row}
        self._foot = self._make_foot()
        self.column.addWidget(self._foot)
        self.setAccessibleName("Details")

    def show_row(self, values: Values, enabled: Sequence[str]) -> None:
        """Show a row, with the ids of the actions that can be run on it."""
        shown = [button for action_id, button in self._buttons.items() if action_id in enabled]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        for at, button in enumerate(shown):
            self._grid.addWidget(button, at // 2, at % 2)
        self._foot.setVisible(bool(enabled))
        if self._own is not None:
            detail: Any = self._own
            detail.show_row(values)
            return
        self._facts.setVisible(bool(values))
        self._show_fields(values)
        self._record = values.get("id")
        if self.papers is not None:
            self.papers.setVisible(bool(self._record))
            if self._record:
                self.papers.show_record(self._record)
        self._entry.setVisible(bool(self._record) and self._spec.entries is not None)
        if self._spec.entries and self._record:
            self._timer.start()

    def _make_scroll(self) -> QScrollArea:
        theme = self._context.theme
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(6)
        self._title = Label(theme, "", Text.SECTION)
        self._title.setWordWrap(True)
        self._title.setContentsMargins(18, 0, 18, 6)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(14)
        self._fields.setVerticalSpacing(8)
        self._fields.setColumnStretch(1, 1)
        self._values: dict[str, Label] = {}
        self._heading = [column.key for column in self._spec.columns if column.kind == "text"][:2]
        facts_below = [column for column in self._spec.columns if column.key not in self._heading]
        for row, column_spec in enumerate(facts_below):
            name = Label(theme, column_spec.title, Text.SMALL, "muted")
            value = Label(theme, "")
            value.setWordWrap(True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._values[column_spec.key] = value
            self._fields.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._fields.addWidget(value, row, 1)
        self._entry = JournalPreview(theme, self._context.formats, "Entry", fits_rows=True)
        self._entry.setObjectName("plain")
        self._facts = QWidget()
        facts = QVBoxLayout(self._facts)
        facts.setContentsMargins(18, 0, 18, 0)
        facts.setSpacing(14)
        facts.addLayout(self._fields)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._entry)
        if self.papers is not None:
            self.papers.setContentsMargins(18, 10, 18, 0)
            column.addWidget(self.papers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(canvas)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _make_button(self, action: Action) -> Button:
        button = Button(self._context.theme, action.title, "primary" if action.primary else "", action.icon)
        button.setToolTip(action.shortcut)
        button.clicked.connect(lambda: self.acted.emit(action))
        return button

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self._grid = QGridLayout()
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setSpacing(8)
        for button in self._buttons.values():
            self._grid.addWidget(button)
        column.addLayout(self._grid)
        return foot

    def _show_fields(self, values: Values) -> None:
        formats = self._context.formats
        heading = [str(values.get(name) or "") for name in self._heading]
        self._title.setText(" · ".join(filter(None, heading)) or "Nothing selected")
        for column in self._spec.columns:
            if column.key in self._heading:
                continue
            label, value = self._values[column.key], values.get(column.key)
            label.setText(formats.of_kind(column.kind)(value) or "–")
            is_negative = column.kind == "money" and value is not None and value < 0
            label.set_look("negative" if is_negative else "" if value not in (None, "") else "muted")

    def _ask_entries(self) -> None:
        company, record, entries = self._context.company, self._record, self._spec.entries
        if entries:
            self._entries.read(lambda: entries(company, record), self._show_entries, self._miss_entries)

    def _show_entries(self, entries: Sequence[Any]) -> None:
        numbers = ", ".join(str(entry.entry_no) for entry in entries)
        self._entry.show_entries(entries, f"Entry {numbers}" if numbers else "")

    def _miss_entries(self, error: BaseException) -> None:
        self._entry.say(str(error), is_refusal=True)


def _make_detail(context: ViewContext, spec: ScreenSpec) -> QWidget:
    module, _, name = (spec.detail or "").partition(":")
    widget: QWidget = getattr(import_module(module), name)(context, spec)
    return widget
