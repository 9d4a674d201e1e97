"""One side of the workbench: a list that can be searched, narrowed by chips, and selected in several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.models.rows_model import RowsModel
from desktop_app.theme.fonts import Text
from desktop_app.views.screen_view_list import ListPane
from desktop_app.widgets.basics import Label, row_of
from desktop_app.widgets.chips import ChipRow
from desktop_app.widgets.focus import FocusLead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from desktop_app.spec.screen import ScreenSpec
    from desktop_app.widgets.context import ViewContext
    from finance_core.kernel.listing import ListQuery, Page

_SEARCH_AFTER_MS = 200
_SEARCH = 190
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Side(QWidget):
    """The list with its title, search and chips.

    Signals:
        selected: other rows are selected.
        shown: rows arrived.
    """

    selected = Signal()
    shown = Signal()

    def __init__(self, context: ViewContext, spec: ScreenSpec, ask: Callable[[ListQuery], Page], *,
                 selects_first: bool) -> None:
        super().__init__()
        self._selects_first = selects_first
        self._context, self._spec = context, spec
        self._base: dict[str, Any] = {}
        self._chip: Mapping[str, Any] = spec.chips[0].filters
        self._wanted: Collection[Any] = ()
        self._row = 0
        self._was_searched = False
        self.model = RowsModel(ask, spec.columns, context.runner, context.formats, self)
        self.model.tones = spec.status_tones
        self.list = ListPane(context, spec, self.model, context.memory.get(self._memory_key, {}) or {})
        self.table = self.list.table
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._search_again)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._search_now)
        self.model.counted.connect(self._show_rows)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self.list.all_asked.connect(self._show_all)
        self.list.again_asked.connect(self._search_again)
        self.table.installEventFilter(self)

    def narrow(self, filters: Mapping[str, Any]) -> None:
        """Show the rows of an account; the chip and the search narrow further."""
        self._base = dict(filters)
        self.reload()

    def reload(self, select: Collection[Any] = ()) -> None:
        """Ask again and select rows by id; else the cursor stays, or takes the next row."""
        self._row = max(self.table.currentIndex().row(), 0)
        self._wanted = select or self.selected_ids()
        if self._base:
            self.model.ask(text=self.search.text().strip(), filters={**self._base, **self._chip})

    def select(self, ids: Collection[Any]) -> None:
        """Select rows by id."""
        self._wanted = ids
        self._select_wanted()

    def selected_rows(self) -> list[dict[str, Any]]:
        """Return the selected rows by column name, in order."""
        return [values for row in self.table.selected_rows() if (values := self.model.values(row))]

    def selected_ids(self) -> tuple[Any, ...]:
        """Return the ids of the selected rows."""
        return tuple(row["id"] for row in self.selected_rows())

    def current(self) -> dict[str, Any]:
        """Return the row the cursor is in, empty for none."""
        row = self.table.currentIndex().row()
        return self.model.values(row) if 0 <= row < self.model.count else {}

    def clear_selection(self) -> None:
        """Select nothing."""
        self._wanted = ()
        self.table.clearSelection()

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus()
        self.search.selectAll()

    def show_chip(self, chip_id: str) -> None:
        """Choose a chip by its id."""
        at = [chip.id for chip in self._spec.chips].index(chip_id)
        self._chips.press(at)

    def remember(self) -> None:
        """Keep widths and sort for the next time."""
        self._context.memory.put(self._memory_key, self.list.to_remember())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the row the cursor is in when a key leads to a list of which no row is selected."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEY \
                and not self.selected_ids():
            self.table.select_row(max(self.table.currentIndex().row(), 0))
        return super().eventFilter(watched, event)

    @property
    def _memory_key(self) -> str:
        return f"screen/{self._spec.id}"

    def _build(self) -> None:
        theme = self._context.theme
        self.search = QLineEdit(placeholderText="Text or amount …")
        self.search.setAccessibleName(f"Search {self._spec.title.lower()}")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme.px(_SEARCH))
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._chips = ChipRow(theme, self._spec.chips)
        self._chips.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row_of(Label(theme, self._spec.title, Text.SECTION), None, self.search))
        column.addWidget(self._chips)
        column.addWidget(self.list, 1)
        FocusLead(self, *self.list.places)

    def _choose(self, filters: Mapping[str, Any]) -> None:
        self._chip = filters
        self.reload()

    def _show_all(self) -> None:
        self.search.clear()
        self._chips.press(0)

    def _search_again(self) -> None:
        self.reload()

    def _search_now(self) -> None:
        self._timer.stop()
        self._was_searched = True
        self.reload()
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_rows(self) -> None:
        is_filtered = bool(self.search.text().strip()) or self._chip != self._spec.chips[0].filters
        self.list.show_rows(is_filtered=is_filtered, select=None)
        if not self._select_wanted():
            self.table.select_row(min(self._row, self.model.count - 1))
            if not self._selects_first and not self._was_searched:
                self.table.clearSelection()
        self._was_searched = False
        self.shown.emit()

    def _select_wanted(self) -> bool:
        rows = [row for key in self._wanted if (row := self.model.row_of(key)) is not None]
        self._wanted = ()
        if not rows:
            return False
        self.table.select_row(rows[0])
        for row in rows[1:]:
            self.table.selectionModel().select(self.model.index(row, 0), _ADD)
        return True

    def _restyle(self) -> None:
        self._glass.setIcon(self._context.theme.icon("search", "muted", 16))
