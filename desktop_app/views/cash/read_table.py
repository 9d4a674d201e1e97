"""A table of rows as they were read from a bank's file; a cell that cannot be read is ringed and says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from desktop_app.models.roles import (
    ACCESSIBLE,
    ALIGNMENT,
    DISPLAY,
    ERROR,
    HORIZONTAL,
    KIND,
    LEFT,
    RIGHT,
    RIGHT_KINDS,
    TOOLTIP,
    VALUE,
    Index,
)
from desktop_app.spec.screen import Column
from desktop_app.spec.tips import plain_tip
from desktop_app.views.cash.csv_reading import ReadRow
from desktop_app.widgets.delegates import CellDelegate
from desktop_app.widgets.table import TableView

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats
    from desktop_app.widgets.context import ViewContext

_TOP = QModelIndex()
COLUMNS = (
    Column("row", "Row", "number", 54), Column("date", "Date", "date", 110),
    Column("amount", "Amount", "money", 100), Column("payee", "Payee", width=134),
    Column("text", "Text", width=136), Column("reference", "Reference", width=94),
    Column("balance", "Balance", "money", 104),
)


class ReadModel(QAbstractTableModel):
    """The rows."""

    def __init__(self, formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: tuple[ReadRow, ...] = ()

    def show(self, rows: Iterable[ReadRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> ReadRow:
        """Return one row."""
        return self._rows[at]

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        value = row.number if column.key == "row" else row.values.get(column.key)
        answers: Mapping[int, Any] = {
            VALUE: None if isinstance(value, str) else value, KIND: column.kind,
            ALIGNMENT: RIGHT if column.kind in RIGHT_KINDS else LEFT,
            ERROR: row.why if column.key == row.wrong else None,
        }
        if role in answers:
            return answers[role]
        if role not in (DISPLAY, TOOLTIP, ACCESSIBLE):
            return None
        text = value if isinstance(value, str) else self._formats.of_kind(column.kind)(value)
        if role == TOOLTIP:
            return plain_tip(row.why or text)
        why = row.why if column.key == row.wrong else ""
        return text if role == DISPLAY else f"{column.title}: {text} {why}".strip()

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return None
        if role == ALIGNMENT:
            return RIGHT if COLUMNS[section].kind in RIGHT_KINDS else LEFT
        return COLUMNS[section].title if role == DISPLAY else None


class ReadTable(TableView):
    """The table."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, compact=True)
        self.rows = ReadModel(context.formats, self)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(context.theme, self, rings_current=True))
        self.setAccessibleName("Rows as they are read")
        self.set_columns(COLUMNS, {})

    def show_rows(self, rows: Iterable[ReadRow]) -> None:
        """Show rows, the first wrong one in view."""
        self.rows.show(rows)
        wrong = next((at for at in range(self.rows.rowCount()) if self.rows.row(at).wrong), None)
        if wrong is not None:
            self.scrollTo(self.rows.index(wrong, 0))
