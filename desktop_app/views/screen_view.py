"""The list page every screen is drawn with, from its `ScreenSpec` alone.

Title, search, buttons; chips; the table with its totals; the selected row's details at the right. The page
reloads when one of the tables it listens to changed, at once when it is seen, else when it is seen again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.commands import Command
from desktop_app.spec.screen import ALL
from desktop_app.theme.fonts import Text
from desktop_app.views.form_view import open_form
from desktop_app.views.screen_view_actions import ActionRunner
from desktop_app.views.screen_view_detail import DetailPane
from desktop_app.views.screen_view_list import ListPane
from desktop_app.views.screen_view_more import HISTORY, ListMore, filters_from
from desktop_app.widgets.basics import Button, IconButton, Label, row_of
from desktop_app.widgets.chips import ChipRow
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from desktop_app.spec.screen import Action, ScreenSpec
    from desktop_app.widgets.context import ViewContext

SEARCH_AFTER_MS = 200
_DETAIL = 320
_SEARCH = 240
_AROUND = 90
_OPENS = "Ctrl+O"
_VIEW_SCOPE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ScreenView(QWidget):
    """One screen of the window."""

    def __init__(self, context: ViewContext, spec: ScreenSpec) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context, self.spec = context, spec
        self._memory_key = f"screen/{spec.id}"
        self._remembered: dict[str, Any] = context.memory.get(self._memory_key, {}) or {}
        self._detail_wish: bool | None = self._remembered.get("detail")
        self._filters: Mapping[str, Any] = {}
        self._is_stale = True
        self._has_views = False
        self._wanted: UUID | None = None
        self._saved: UUID | None = None
        company = context.company
        ask = partial(company.call, spec.query)
        self.model = RowsModel(ask, spec.columns, context.runner, context.formats, self)
        self.model.tones = spec.status_tones
        self.actions_of_screen = ActionRunner(context, self)
        self._build()
        self._connect()
        self._register_commands()

    def reload(self, select: UUID | None = None) -> None:
        """Ask the service again, keeping the selection or selecting a record."""
        self._is_stale = False
        row = self.table.currentIndex().row()
        self._wanted = select or self.model.id_at(row) or self._wanted
        self.list.stay_near(row)
        self.model.ask(text=self.search.text().strip(), filters=self._filters)

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Narrow the list, as a link from elsewhere asks, and select a record."""
        self._chips.follow(filters)
        self._narrow(filters, record)

    def state(self) -> dict[str, Any]:
        """Return how the list stands, to be kept as a view."""
        return {"text": self.search.text().strip(), "filters": dict(self._filters), **self.list.to_remember()}

    def show_view(self, view: Any) -> None:
        """Show the list as a saved view says."""
        with QSignalBlocker(self.search):
            self.search.setText(view.body.get("text", ""))
        self.list.take_over(view.body)
        self._narrow(filters_from(view.body))

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.show_filters({})

    def new_record(self) -> None:
        """Open the form for a new record."""
        if self.spec.has_form and not self.context.company.read_only:
            open_form(self.context, self.spec.id)

    def open_record(self, row: int) -> None:
        """Open a row's record in its form, else by the action that opens it."""
        record = self.model.id_at(row)
        if record is not None and self.spec.load:
            open_form(self.context, self.spec.id, record=record)
        elif record is not None:
            openers = (action for action in self.spec.actions if action.shortcut == _OPENS)
            for action in openers:
                self.run_action(action)

    def run_action(self, action: Action) -> None:
        """Run an action on the selected row."""
        self.actions_of_screen.run(action, self.selected_values() if action.needs_selection else {})

    def selected_values(self) -> dict[str, Any]:
        """Return the current row by column name, empty for none."""
        row = self.table.currentIndex().row()
        return self.model.values(row) if row >= 0 else {}

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_views:
            self._has_views = True
            self.more.load_views()
        if self._is_stale:
            self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_detail()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._remember()
        super().hideEvent(event)

    def _build(self) -> None:
        theme = self.context.theme
        self.notice = NoticeBar(theme)
        self.search = self._make_search()
        if not self.spec.searchable:
            self.search.hide()
        self.list = ListPane(self.context, self.spec, self.model, self._remembered)
        self.more = ListMore(self.context, self.spec, self.list, self.state)
        self._toggle = IconButton(theme, "panel-right", "Show or hide details (Ctrl+I)")
        buttons: list[QWidget] = [self._make_button(action) for action in self.spec.actions
                   if not action.needs_selection and not action.primary]
        primary = self._make_primary()
        title = Label(theme, self.spec.title, Text.TITLE)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        buttons += [self.more.button, self._toggle]
        page.addLayout(row_of(title, None, self.search, *buttons, *primary, spacing=12))
        page.addWidget(self.notice)
        self._chips = ChipRow(theme, (ALL, *self.spec.chips))
        page.addWidget(self._chips)
        self.detail = DetailPane(self.context, self.spec)
        self.detail.setFixedWidth(theme.px(_DETAIL))
        panes = QHBoxLayout()
        panes.setSpacing(14)
        self.table = self.list.table
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panes.addWidget(self.list, 1)
        panes.addWidget(self.detail)
        page.addLayout(panes, 1)
        FocusLead(self, *self.list.places)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit(placeholderText=f"Search {self.spec.title.lower()} …")
        search.setAccessibleName(f"Search {self.spec.title.lower()}")
        search.setClearButtonEnabled(True)
        search.setFixedWidth(self.context.theme.px(_SEARCH))
        self._glass = QAction(search)
        search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.context.theme.changed.connect(self._restyle)
        self._restyle()
        return search

    def _make_button(self, action: Action) -> Button:
        button = Button(self.context.theme, action.title, "primary" if action.primary else "", action.icon)
        button.setToolTip(action.shortcut)
        button.clicked.connect(lambda: self.run_action(action))
        return button

    def _make_primary(self) -> list[QWidget]:
        if self.spec.has_form:
            button = Button(self.context.theme, self.spec.new_title, "primary", "plus")
            button.setToolTip("Ctrl+N")
            button.setEnabled(not self.context.company.read_only)
            button.clicked.connect(self.new_record)
            return [button]
        return [self._make_button(action) for action in self.spec.actions
                if action.primary and not action.needs_selection]

    def _connect(self) -> None:
        self.model.loaded.connect(self._show_rows)
        self._chips.chosen.connect(self._narrow)
        self._chips.view_chosen.connect(self.show_view)
        self._chips.cleared.connect(self.clear_filters)
        self.more.views_changed.connect(self._chips.show_views)
        self.more.refused.connect(self.notice.show_notice)
        self.table.opened.connect(self.open_record)
        self.table.row_changed.connect(self._show_detail)
        self.model.dataChanged.connect(lambda *_: self._show_detail())
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.list.first_asked.connect(self._act_on_empty)
        self.list.all_asked.connect(self.clear_filters)
        self.list.again_asked.connect(self.reload)
        self.detail.acted.connect(self.run_action)
        self._toggle.clicked.connect(self._toggle_detail)
        if self.detail.papers is not None:
            self.detail.papers.refused.connect(self.notice.show_notice)
        self.actions_of_screen.refused.connect(self.notice.show_notice)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._search_now)
        self.context.hub.changed.connect(self._on_changed)
        self.context.hub.saved.connect(self._select_saved)

    def _register_commands(self) -> None:
        registry, spec = self.context.registry, self.spec
        local: list[tuple[str, Callable[[], Any]]] = [
            ("Ctrl+F", partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+I", self._toggle_detail), ("F5", self.reload),
            ("Ctrl+E", self.more.open_menu), ("Ctrl+H", self.more.show_history)]
        if spec.has_form:
            registry.register(Command(
                id=f"{spec.id}.new", title=spec.new_title, run=self.new_record, icon="plus", group=spec.group,
                shortcut="Ctrl+N", is_local=True, is_enabled=self.isVisible))
            local.append(("Ctrl+N", self.new_record))
        for action in spec.actions:
            run, can_run = partial(self.run_action, action), partial(self._can_run, action)
            registry.register(Command(
                id=action.id, title=action.title, run=run, icon=action.icon, group=spec.group,
                about=f"This {spec.record}" if action.needs_selection else "",
                shortcut=action.shortcut, is_local=True, is_enabled=can_run))
            if action.shortcut:
                local.append((action.shortcut, run))
        for keys, act in local:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(_VIEW_SCOPE)
            shortcut.activated.connect(act)

    def _can_run(self, action: Action) -> bool:
        values = self.selected_values() if action.needs_selection else {}
        return self.isVisible() and self.actions_of_screen.is_enabled(action, values)

    def _select_saved(self, record: UUID | None) -> None:
        """Select what a form saved, if this list holds it, as soon as it is read again."""
        self._saved = record

    def _show_rows(self) -> None:
        saved, self._saved = self._saved, None
        if saved is not None and self.model.row_of(saved) is not None:
            self._wanted = saved
        is_filtered = bool(self.search.text().strip() or self._filters)
        self._chips.mark(is_filtered=is_filtered)
        self._place_detail()
        self.list.show_rows(is_filtered=is_filtered, select=self._wanted)
        self._show_detail()

    def _show_detail(self, _row: int = -1) -> None:
        values = self.selected_values() if self.model.count else {}
        enabled = [action.id for action in self.spec.actions
                   if action.needs_selection and self.actions_of_screen.is_enabled(action, values)]
        self.detail.show_row(values, enabled)

    def _narrow(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        self._filters = dict(filters)
        self.reload(record)

    def _search_now(self) -> None:
        self._timer.stop()
        self.reload()
        self.table.setFocus()

    def _act_on_empty(self) -> None:
        action = next((a for a in self.spec.actions if a.id == self.spec.empty.action_id), None)
        if action:
            self.run_action(action)
        else:
            self.new_record()

    def _open_menu(self, position: Any) -> None:
        values, menu = self.selected_values(), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.spec.actions:
            if action.needs_selection:
                item = menu.addAction(action.title, partial(self.run_action, action))
                item.setEnabled(self.actions_of_screen.is_enabled(action, values))
        if self.more.record is not None:
            menu.addSeparator()
            menu.addAction(HISTORY, self.more.show_history)
        if not menu.isEmpty():
            menu.popup(self.table.viewport().mapToGlobal(position))

    def _toggle_detail(self) -> None:
        self._detail_wish = self.detail.isHidden()
        self._place_detail()

    def _place_detail(self) -> None:
        """Show details as the user wished, else when there are rows and the table keeps its whole width."""
        columns = sum(column.width for column in self.spec.columns if not column.hidden)
        fits = self.model.count > 0 and self.width() >= self.context.theme.px(columns + _DETAIL + _AROUND)
        self.detail.setVisible(fits if self._detail_wish is None else self._detail_wish)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "saved_views" in tables:
            self.more.load_views()
        if not tables.isdisjoint(self.spec.listens_to):
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def _remember(self) -> None:
        kept = self.list.to_remember() | {"detail": self._detail_wish}
        self.context.memory.put(self._memory_key, kept)

    def _restyle(self) -> None:
        self._glass.setIcon(self.context.theme.icon("search", "muted", 16))
