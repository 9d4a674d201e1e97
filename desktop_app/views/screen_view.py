"""The list page every screen is drawn with, from its `ScreenSpec` alone.

Title, search, buttons; chips; the table with its totals; the selected row's details at the right. The page
reloads when one of the tables it listens to changed, at once when it is seen, else when it is seen again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.commands import Command
from desktop_app.theme.fonts import Text
from desktop_app.views.form_view import open_form
from desktop_app.views.screen_view_actions import ActionRunner
from desktop_app.views.screen_view_detail import DetailPane
from desktop_app.views.screen_view_list import ListPane
from desktop_app.widgets.basics import Button, IconButton, Label, row_of
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
        self._wanted: UUID | None = None
        company = context.company
        ask = partial(company.call, spec.query)
        self.model = RowsModel(ask, spec.columns, context.runner, context.formats, self)
        self.model.tones = spec.status_tones
        self.actions_of_screen = ActionRunner(context, self)
        self._build()
        self._connect()
        self._register_commands()

    def reload(self) -> None:
        """Ask the service again, keeping the selection."""
        self._is_stale = False
        row = self.table.currentIndex().row()
        self._wanted = self.model.id_at(row) or self._wanted
        self.list.stay_near(row)
        self.model.ask(text=self.search.text().strip(), filters=self._filters)

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Narrow the list, as a link from elsewhere asks, and select a record."""
        self._filters = dict(filters)
        self.reload()
        self._wanted = record or self._wanted

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.clear()
        if self._chips.buttons():
            self._chips.buttons()[0].setChecked(True)
        self.show_filters({})

    def new_record(self) -> None:
        """Open the form for a new record."""
        if self.spec.has_form and not self.context.company.read_only:
            open_form(self.context, self.spec.id)

    def open_record(self, row: int) -> None:
        """Open a row's record."""
        record = self.model.id_at(row)
        if record is not None and self.spec.load:
            open_form(self.context, self.spec.id, record=record)

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
        self.search.setVisible(self.spec.searchable)
        self._toggle = IconButton(theme, "panel-right", "Show or hide details (Ctrl+I)")
        buttons = [self._make_button(action) for action in self.spec.actions
                   if not action.needs_selection and not action.primary]
        primary = self._make_primary()
        title = Label(theme, self.spec.title, Text.TITLE)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(title, None, self.search, *buttons, self._toggle, *primary, spacing=12))
        page.addWidget(self.notice)
        self._chips = QButtonGroup(self)
        if self.spec.chips:
            page.addLayout(self._make_chips())
        self.detail = DetailPane(self.context, self.spec)
        self.detail.setFixedWidth(theme.px(_DETAIL))
        panes = QHBoxLayout()
        panes.setSpacing(14)
        self.list = ListPane(self.context, self.spec, self.model, self._remembered)
        self.table = self.list.table
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        panes.addWidget(self.list, 1)
        panes.addWidget(self.detail)
        page.addLayout(panes, 1)
        self.setFocusProxy(self.table)

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

    def _make_chips(self) -> QHBoxLayout:
        row = row_of()
        self._chips.setExclusive(True)
        for label, filters in (("All", {}), *((chip.label, chip.filters) for chip in self.spec.chips)):
            chip = Button(self.context.theme, label, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose_chip, filters))
            self._chips.addButton(chip)
            row.addWidget(chip)
        self._chips.buttons()[0].setChecked(True)
        self._clear = Button(self.context.theme, "Clear filter", "link")
        self._clear.clicked.connect(self.clear_filters)
        self._clear.hide()
        row.addWidget(self._clear)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.model.loaded.connect(self._show_rows)
        self.table.opened.connect(self.open_record)
        self.table.row_changed.connect(self._show_detail)
        self.model.dataChanged.connect(lambda *_: self._show_detail())
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.list.first_asked.connect(self._act_on_empty)
        self.list.all_asked.connect(self.clear_filters)
        self.list.again_asked.connect(self.reload)
        self.detail.acted.connect(self.run_action)
        self._toggle.clicked.connect(self._toggle_detail)
        self.actions_of_screen.refused.connect(self.notice.show_notice)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._search_now)
        self.context.hub.changed.connect(self._on_changed)

    def _register_commands(self) -> None:
        registry, spec = self.context.registry, self.spec
        local: list[tuple[str, Callable[[], Any]]] = [
            ("Ctrl+F", self.search.setFocus), ("Ctrl+I", self._toggle_detail), ("F5", self.reload)]
        if spec.has_form:
            registry.register(Command(
                id=f"{spec.id}.new", title=spec.new_title, run=self.new_record, icon="plus", group=spec.group,
                shortcut="Ctrl+N", is_local=True, is_enabled=self.isVisible))
            local.append(("Ctrl+N", self.new_record))
        for action in spec.actions:
            run, can_run = partial(self.run_action, action), partial(self._can_run, action)
            registry.register(Command(
                id=action.id, title=action.title, run=run, icon=action.icon, group=spec.group,
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

    def _show_rows(self) -> None:
        is_filtered = bool(self.search.text().strip() or self._filters)
        if self.spec.chips:
            self._clear.setVisible(is_filtered)
        self.list.show_rows(is_filtered=is_filtered, select=self._wanted)
        self._show_detail()

    def _show_detail(self, _row: int = -1) -> None:
        values = self.selected_values() if self.model.count else {}
        enabled = [action.id for action in self.spec.actions
                   if action.needs_selection and self.actions_of_screen.is_enabled(action, values)]
        self.detail.show_row(values, enabled)

    def _choose_chip(self, filters: Mapping[str, Any]) -> None:
        self.show_filters(filters)

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
        if not menu.isEmpty():
            menu.popup(self.table.viewport().mapToGlobal(position))

    def _toggle_detail(self) -> None:
        self._detail_wish = self.detail.isHidden()
        self._place_detail()

    def _place_detail(self) -> None:
        """Show details as the user wished, else when they leave the table its whole width."""
        columns = sum(column.width for column in self.spec.columns if not column.hidden)
        fits = self.width() >= self.context.theme.px(columns + _DETAIL + _AROUND)
        self.detail.setVisible(fits if self._detail_wish is None else self._detail_wish)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if not tables.isdisjoint(self.spec.listens_to):
            self._is_stale = True
            if self.isVisible():
                self.reload()

    def _remember(self) -> None:
        kept = self.list.to_remember() | {"detail": self._detail_wish}
        self.context.memory.put(self._memory_key, kept)

    def _restyle(self) -> None:
        self._glass.setIcon(self.context.theme.icon("search", "muted", 16))
