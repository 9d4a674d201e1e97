"""The sheets of the opening: one grid each, one in front, their sums under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.models.lines_model import LinesModel
from desktop_app.theme.fonts import Text
from desktop_app.views.company.opening_sheets import SHEETS, Sheet, sent_lines
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.chips import keep_tab_stop
from desktop_app.widgets.delegates import PADDING
from desktop_app.widgets.lines_grid import LinesGrid

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from finance_core.services.opening_models import OpeningBatch

Place = tuple[str, int, str]
_LEAST = 124


class SheetGrid(QWidget):
    """One sheet.

    Signals:
        create_asked: a lookup's missing record is to be created; field, text, and who takes the result.
    """

    create_asked = Signal(object, str, object)

    def __init__(self, sheet: Sheet, context: ViewContext) -> None:
        super().__init__()
        self.sheet, self._formats, self._theme = sheet, context.formats, context.theme
        self.model = LinesModel(sheet.lines, context.formats, context.lookups, self)
        self.grid = LinesGrid(self.model, context, fits_rows=False)
        self.grid.create_asked.connect(self._ask_to_create)
        self._sums = Label(context.theme, "", Text.STRONG)
        foot = row_of(None, self._sums)
        foot.setContentsMargins(PADDING, 8, PADDING, 12)
        card = Card(margin=0, spacing=0)
        card.column.setContentsMargins(8, 4, 8, 0)
        card.column.addWidget(self.grid, 1)
        card.column.addLayout(foot)
        self.setLayout(row_of(card))
        self.setFocusProxy(self.grid)
        for signal in (self.model.changed, self.model.modelReset):
            signal.connect(self.refresh)
        context.theme.changed.connect(self._give_room)
        self.refresh()

    @property
    def complete(self) -> list[int]:
        """Return the rows of the lines that need nothing more."""
        return [row for row, line in enumerate(self.model.lines()) if not self.sheet.missing(line)]

    @property
    def missing(self) -> dict[tuple[int, str], str]:
        """Return what lines still need, by cell."""
        labels = {field.name: field.label for field in self.sheet.lines.columns}
        found = {(row, name): f"{labels[name]} is needed."
                 for row, line in enumerate(self.model.lines()) if (name := self.sheet.missing(line))}
        return {cell: text for cell, text in found.items() if not self.model.is_blank(cell[0])}

    def refresh(self) -> None:
        """Show the columns that matter and the sums."""
        lines, base = self.model.lines(), self._formats.currency
        for name, matters in self.sheet.hidden.items():
            is_away = not any(matters(line, base) for line in lines)
            self.grid.setColumnHidden(self.model.column_of(name), is_away)
        self._give_room()
        money, exclusive = self._formats.money, self.sheet.lines.exclusive
        count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
        texts = [count] if lines else []
        if exclusive and lines:
            texts += [f"Debit {money(self.model.total(exclusive[0]))}",
                      f"Credit {money(self.model.total(exclusive[1]))}"]
        self._sums.setText("     ".join(texts))

    def _give_room(self) -> None:
        """Let the first column take what is left, or keep its width when the sheet is wider than the page."""
        is_wide = any(not self.grid.isColumnHidden(self.model.column_of(name)) for name in self.sheet.hidden)
        mode = QHeaderView.ResizeMode.Interactive if is_wide else QHeaderView.ResizeMode.Stretch
        self.grid.horizontalHeader().setSectionResizeMode(0, mode)
        if is_wide:
            self.grid.horizontalHeader().resizeSection(0, self._theme.px(_LEAST))

    def _ask_to_create(self, name: str, text: str) -> None:
        row = self.grid.current_row()
        field = self.model.field(self.model.column_of(name))
        self.create_asked.emit(field, text, lambda key: self.model.set_value(row, name, key))


class SheetStack(QWidget):
    """All sheets, with a chip each.

    Signals:
        changed: something was typed.
        create_asked: as a sheet's.
    """

    changed = Signal()
    create_asked = Signal(object, str, object)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.sheets = tuple(SheetGrid(sheet, context) for sheet in SHEETS)
        self.names = {one.sheet.name: one for one in self.sheets}
        self._chips = QButtonGroup(self)
        self._stack = QStackedWidget()
        chips: list[QWidget | None] = []
        for at, one in enumerate(self.sheets):
            chip = Button(context.theme, one.sheet.lines.title, "chip")
            chip.setCheckable(True)
            chip.setToolTip(f"Alt+{at + 1}")
            self._chips.addButton(chip, at)
            chips.append(chip)
            self._stack.addWidget(one)
            one.model.changed.connect(self.changed)
            one.create_asked.connect(self.create_asked)
        self._chips.idClicked.connect(self.show_sheet)
        self._hint = Label(context.theme, "Ctrl+V pastes rows of a spreadsheet", Text.SMALL, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row_of(*chips, None, self._hint))
        column.addWidget(self._stack, 1)
        keep_tab_stop(self._chips)
        self._chips.buttons()[0].setChecked(True)
        self.setFocusProxy(self._stack)
        self._stack.setFocusProxy(self.sheets[0])

    @property
    def front(self) -> SheetGrid:
        """Return the sheet in front."""
        return self.sheets[self._stack.currentIndex()]

    def show_sheet(self, at: int) -> None:
        """Bring a sheet to the front and put the cursor into it."""
        self._chips.button(at).setChecked(True)
        self._stack.setCurrentIndex(at)
        self._stack.setFocusProxy(self.sheets[at])
        self.sheets[at].grid.setFocus()

    def show_batch(self, batch: OpeningBatch, *, is_editable: bool) -> None:
        """Show what was entered."""
        self._hint.setVisible(is_editable)
        for one in self.sheets:
            one.model.set_lines(one.sheet.rows_of(batch))
            one.model.set_editable(is_editable)
        self._name_chips()

    def sent(self) -> dict[str, list[dict[str, Any]]]:
        """Return the lines that need nothing more, by the request's field."""
        self._name_chips()
        return {name: sent_lines(one.model.lines()[row] for row in one.complete)
                for name, one in self.names.items()}

    def mark_missing(self) -> bool:
        """Mark what lines still need, go to the first such cell, and tell whether there is one."""
        found = {(name, row, column): text for name, one in self.names.items()
                 for (row, column), text in one.missing.items()}
        if found:
            self._mark(found, goes_there=True)
        return bool(found)

    def set_errors(self, places: Mapping[Place, str], *, goes_there: bool = False) -> None:
        """Mark what was refused; lines are counted among those sent."""
        found: dict[Place, str] = {}
        for (name, at, column), text in places.items():
            one = self.names[name]
            columns = {field.name for field in one.sheet.lines.columns}
            found[name, one.complete[at], column if column in columns else one.sheet.needed[0]] = text
        self._mark(found, goes_there=goes_there)

    def _mark(self, found: Mapping[Place, str], *, goes_there: bool) -> None:
        for name, one in self.names.items():
            one.model.set_errors({(row, column): text for (sheet, row, column), text in found.items()
                                  if sheet == name})
        if found and goes_there:
            name, row, column = next(iter(found))
            self.show_sheet(self.sheets.index(self.names[name]))
            self.names[name].grid.go_to(row, column)

    def _name_chips(self) -> None:
        for at, one in enumerate(self.sheets):
            count = len(one.model.lines())
            title = one.sheet.lines.title
            self._chips.button(at).setText(f"{title} ({count})" if count else title)
