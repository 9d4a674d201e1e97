"""The table of a list page with its totals, and what stands there instead when it has no rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.widgets.basics import Card
from desktop_app.widgets.footer import TotalsFooter
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.widgets.table import TableView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from uuid import UUID

    from desktop_app.models.rows_model import RowsModel
    from desktop_app.spec.screen import Column, ScreenSpec
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.notice import Notice


class ListPane(Card):
    """Table, totals, and the empty, filtered-to-nothing, refused and loading states.

    Signals:
        first_asked: the empty list's button was pressed.
        all_asked: the list filtered to nothing shall show everything.
        again_asked: the refused list shall be asked again.
    """

    first_asked = Signal()
    all_asked = Signal()
    again_asked = Signal()

    def __init__(self, context: ViewContext, spec: ScreenSpec, model: RowsModel,
                 remembered: Mapping[str, Any]) -> None:
        super().__init__(margin=1, spacing=0)
        self._context, self._spec, self.model = context, spec, model
        self._row = 0
        theme = context.theme
        self.table = TableView(theme, compact=context.compact)
        self.table.setModel(model)
        self.table.setAccessibleName(spec.title)
        self._size_columns(remembered)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.footer = TotalsFooter(theme, self.table)
        self.empty = StatePage(theme, spec.icon)
        self.nothing = StatePage(theme, "search")
        self.broken = StatePage(theme, "circle-alert")
        self.stack = QStackedWidget()
        for page in self.places:
            self.stack.addWidget(page)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.footer)
        self._busy = BusyOverlay(theme, self.stack)
        model.started.connect(self._busy.start)
        model.failed.connect(self._show_failure)
        model.counted.connect(self._show_footer)
        self.empty.acted.connect(self.first_asked)
        self.nothing.acted.connect(self.all_asked)
        self.broken.acted.connect(self.again_asked)
        self._start_sort(remembered)

    @property
    def places(self) -> tuple[QWidget, ...]:
        """Return what can stand here, of which one is shown."""
        return self.table, self.empty, self.nothing, self.broken

    def show_rows(self, *, is_filtered: bool, select: UUID | None) -> None:
        """Show the loaded rows with one selected, or say why there are none."""
        self._busy.stop()
        if self.model.count:
            self.stack.setCurrentWidget(self.table)
            row = self.model.row_of(select) if select else None
            near = min(max(self._row, 0), self.model.count - 1)
            self.table.select_row(near if row is None else row)
        elif is_filtered:
            self.nothing.say(f"No {self._spec.plural or self._spec.title.lower()} match.", "", "Clear filter")
            self.stack.setCurrentWidget(self.nothing)
        else:
            self._show_empty()
        self._show_footer()

    def stay_near(self, row: int) -> None:
        """Select the row at this place after the next answer, if the record itself is not among its rows."""
        self._row = row

    def to_remember(self) -> dict[str, Any]:
        """Return widths and sort, for the next time the list is opened."""
        query = self.model.query
        widths = self.table.widths(self._spec.columns)
        hidden = [column.key for at, column in enumerate(self._spec.columns) if self.table.isColumnHidden(at)]
        return {"widths": widths, "hidden": hidden, "sort": query.sort, "descending": query.descending}

    def take_over(self, kept: Mapping[str, Any]) -> None:
        """Stand as was remembered: columns, widths and order."""
        self._size_columns(kept)
        self._start_sort(kept)

    def shown_columns(self) -> tuple[Column, ...]:
        """Return the columns that are not hidden."""
        return tuple(column for at, column in enumerate(self._spec.columns)
                     if not self.table.isColumnHidden(at))

    def toggle_column(self, at: int) -> None:
        """Hide a column or show it; the last one stays."""
        if self.table.isColumnHidden(at) or len(self.shown_columns()) > 1:
            kept = self.to_remember()
            key = self._spec.columns[at].key
            kept["hidden"] = sorted({key} ^ set(kept["hidden"]))
            self._size_columns(kept)
            self.footer.update()

    def _show_empty(self) -> None:
        spec, state = self._spec, self._spec.empty
        button = next((action.title for action in spec.actions if action.id == state.action_id), "")
        if not button and spec.has_form and not self._context.company.read_only:
            button = spec.new_title
        self.empty.say(state.sentence, state.help, button)
        self.stack.setCurrentWidget(self.empty)

    def _show_failure(self, notice: Notice) -> None:
        self._busy.stop()
        self.broken.say(notice.text, notice.title, "Try again")
        self.stack.setCurrentWidget(self.broken)

    def _show_footer(self) -> None:
        model, columns, formats = self.model, self._spec.columns, self._context.formats
        noun = self._spec.record if model.count == 1 else self._spec.plural or self._spec.title.lower()
        note = f"{formats.number(model.count)}{'' if model.is_counted else '+'} {noun}"
        texts = {at: (self._sum_text(column, amount), amount < 0) for at, column in enumerate(columns)
                 if (amount := model.totals.get(column.total)) is not None}
        spoken = [note, *(f"{columns[at].title} {text}" for at, (text, _) in texts.items())]
        self.footer.show_totals(note, texts, ", ".join(spoken))
        self.footer.setVisible(bool(model.count))

    def _sum_text(self, column: Column, amount: Decimal) -> str:
        """Return a sum; in base currency under a column of documents' currencies, it says which that is."""
        formats = self._context.formats
        text = formats.money(amount)
        return text if column.total == column.key else f"{text} {formats.currency}"

    def _size_columns(self, kept: Mapping[str, Any]) -> None:
        """Give columns their kept widths; those that were hidden, or start hidden, are away."""
        hidden = kept.get("hidden")
        columns = self._spec.columns if hidden is None else [
            replace(column, hidden=column.key in hidden) for column in self._spec.columns]
        self.table.set_columns(columns, kept.get("widths", {}))

    def _start_sort(self, remembered: Mapping[str, Any]) -> None:
        """Start with the remembered sort, else the spec's."""
        key = remembered.get("sort", self._spec.sort)
        descending = bool(remembered.get("descending", self._spec.descending))
        self.model.start_sort(key, descending=descending)
        at = next((at for at, column in enumerate(self._spec.columns) if column.key == key), None)
        if at is not None:
            self._mark_sort(at, descending=descending)

    def _sort_by(self, section: int) -> None:
        query = self.model.query
        descending = query.sort == self._spec.columns[section].key and not query.descending
        self._mark_sort(section, descending=descending)
        self.model.sort(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def _mark_sort(self, section: int, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.table.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
