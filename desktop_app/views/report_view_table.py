"""A finished report as a table: levels, totals with their rule, red negatives, a dash for zero."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView
from typing_extensions import override

from desktop_app.models.roles import (
    ACCESSIBLE,
    ALIGNMENT,
    DISPLAY,
    HORIZONTAL,
    KIND,
    LEFT,
    RIGHT,
    RIGHT_KINDS,
    TOOLTIP,
    VALUE,
    Index,
)
from desktop_app.spec.tips import plain_tip
from desktop_app.theme.fonts import Text
from desktop_app.widgets.delegates import PADDING, CellDelegate
from desktop_app.widgets.header import Header, in_two_lines, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop_app.spec.formats import Formats
    from desktop_app.theme.theme import Theme
    from finance_core.modules.reporting.models import DrillKey, ReportRow, ReportTable

DASH = "–"
_ROW, _COMPACT_ROW = 32, 26
_INDENT = 18
_SAMPLE_ROWS = 400
_WIDEST_TEXT, _COMFORTABLE, _NARROWEST = 300, 132, 80
_TOP = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BOLD = {"header": Text.STRONG, "subtotal": Text.STRONG, "total": Text.STRONG}
_TENTH = Decimal("0.001")


class ReportModel(QAbstractTableModel):
    """Rows of a `ReportTable`; the label, where rows have one, is the first column."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.rows: tuple[ReportRow, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self._decimals = formats.decimals
        self.has_labels = False

    def show(self, table: ReportTable) -> None:
        """Show a report."""
        self.beginResetModel()
        self.rows = table.rows
        self.has_labels = any(row.label for row in table.rows) or not table.columns
        first = ("",) if self.has_labels else ()
        self._titles = (*first, *(column.title for column in table.columns))
        self._kinds = (*("text" for _ in first), *(str(column.kind) for column in table.columns))
        self._decimals = table.metadata.decimals
        self.endResetModel()

    def kind_of(self, column: int) -> str:
        """Return the kind of a column."""
        return self._kinds[column]

    def drill_of(self, index: Index) -> DrillKey | None:
        """Return the key behind a cell, else behind its row."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cell = self._cell(row, index.column())
        return (cell.drill if cell is not None else None) or row.drill

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        value, kind = self._value(self.rows[row], column), self._kinds[column]
        if value is None or isinstance(value, str):
            return value or ""
        if kind in ("money", "number", "percent") and not value:
            return DASH
        if kind == "money":
            return self._formats.money(value, self._decimals)
        if kind == "percent":
            return self._formats.percent(value.quantize(_TENTH))
        return self._formats.of_kind(kind)(value)

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (DISPLAY, TOOLTIP):
            text = self.text(row, column)
            return plain_tip(text) if role == TOOLTIP else text
        if role == VALUE:
            return self._value(self.rows[row], column)
        if role == KIND:
            return self._kinds[column]
        if role == ALIGNMENT:
            return RIGHT if self._kinds[column] in RIGHT_KINDS else LEFT
        return self._spoken(row, column) if role == ACCESSIBLE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return str(section + 1) if role == DISPLAY else None
        if role == ALIGNMENT:
            return RIGHT if self._kinds[section] in RIGHT_KINDS else LEFT
        return self._titles[section] if role == DISPLAY else None

    def _spoken(self, row: int, column: int) -> str:
        name = self.text(row, 0) if column else ""
        return ", ".join(filter(None, (name, self._titles[column], self.text(row, column))))

    def _cell(self, row: ReportRow, column: int) -> Any:
        at = column - self.has_labels
        return row.cells[at] if 0 <= at < len(row.cells) else None

    def _value(self, row: ReportRow, column: int) -> Any:
        if self.has_labels and column == 0:
            return row.label
        cell = self._cell(row, column)
        return None if cell is None else cell.value


class ReportCells(CellDelegate):
    """Cells of a report by the kind of their row."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, ReportModel):
            return
        row, box, column = model.rows[index.row()], option.rect, index.column()
        kind = str(row.kind)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._selection)
        elif index.row() == self.hovered_row:
            painter.fillRect(box, self._hover)
        self._paint_rules(painter, box, kind)
        value = index.data(VALUE)
        is_figure = isinstance(value, Decimal | int)
        is_negative = is_figure and value < 0
        is_quiet = is_figure and not value and kind == "line"
        painter.setPen(self._negative if is_negative else self._muted if is_quiet else self._text)
        painter.setFont(self._theme.font(_BOLD.get(kind, Text.BODY)))
        indent = row.level * self._theme.px(_INDENT) if column == 0 else 0
        inner = box.adjusted(PADDING + indent, 0, -PADDING, 0)
        metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        text = metrics.elidedText(index.data(DISPLAY), elide, inner.width())
        painter.drawText(inner, index.data(ALIGNMENT), text)
        self._paint_ring(painter, option, index)
        painter.restore()

    def _paint_rules(self, painter: QPainter, box: QRect, kind: str) -> None:
        tokens = self._theme.tokens
        if kind in ("subtotal", "total"):
            painter.setPen(QPen(tokens.color("muted" if kind == "total" else "control"), 1))
            painter.drawLine(box.topLeft(), box.topRight())
        if kind == "total":
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        if isinstance(view, QTableView) and view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(self._accent, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


class ReportTableView(QTableView):
    """The table; Enter or a double click opens what lies behind a cell, Ctrl+C copies a rectangle.

    Signals:
        drilled: carries the key behind the chosen cell.
        went_back: Backspace.
    """

    drilled = Signal(object)
    went_back = Signal()

    def __init__(self, theme: Theme, formats: Formats, *, compact: bool = False) -> None:
        super().__init__()
        self._theme, self._height = theme, _COMPACT_ROW if compact else _ROW
        self._natural: list[int] = []
        self._tight: list[int] = []
        self._texts: list[int] = []
        self._spared: list[int] = []
        self.report = ReportModel(formats, self)
        self._cells = ReportCells(theme, self)
        self.setModel(self.report)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(Header(theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._drill)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_report(self, table: ReportTable, spared: Sequence[str] = ()) -> None:
        """Show a report, the first figure that opens anything current.

        While there is too little room, columns without content and then those named in `spared` are
        hidden one after the other.
        """
        self.clearSpans()
        self.report.show(table)
        columns = self.report.columnCount()
        for at, row in enumerate(table.rows):
            if str(row.kind) == "header" and columns > 1 and not _has_figures(row):
                self.setSpan(at, 0, 1, columns)
        self._size_columns(table, spared)
        self.setCurrentIndex(self._first_figure())
        self.horizontalScrollBar().setValue(0)

    def focus_cell(self, row: int, column: int) -> None:
        """Make a cell current again."""
        self.setCurrentIndex(self.report.index(row, column))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in _ENTER:
            self._drill(self.currentIndex())
        elif event.key() == Qt.Key.Key_Backspace:
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _drill(self, index: Index) -> None:
        key = self.report.drill_of(index)
        if key is not None:
            self.drilled.emit(key)

    def _first_figure(self) -> QModelIndex:
        model = self.report
        for row in range(min(model.rowCount(), _SAMPLE_ROWS)):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                is_figure = model.kind_of(column) in RIGHT_KINDS and bool(index.data(VALUE))
                if is_figure and model.drill_of(index) is not None:
                    return index
        return model.index(0, 0)

    def _size_columns(self, table: ReportTable, spared: Sequence[str]) -> None:
        """Give each column what its content needs; texts get at most their share."""
        model, px = self.report, self._theme.px
        bold = QFontMetrics(self._theme.font(Text.STRONG))
        rows = range(min(model.rowCount(), _SAMPLE_ROWS))
        natural: list[int] = []
        self._tight = []
        for column in range(model.columnCount()):
            indent = px(_INDENT) if column == 0 else 0
            widths = [bold.horizontalAdvance(model.text(row, column)) + model.rows[row].level * indent
                      for row in rows if self.columnSpan(row, column) == 1]
            title = str(model.headerData(column, HORIZONTAL))
            broken, around = width_of(bold, in_two_lines(bold, title)), 2 * PADDING + 6
            whole = width_of(bold, title)
            width = max([broken if whole > px(_COMFORTABLE) else whole, *widths]) + around
            if model.kind_of(column) == "text":
                width = min(width, px(_WIDEST_TEXT))
            natural.append(max(width, px(_NARROWEST)))
            self._tight.append(min(natural[-1], max([broken, *widths]) + around))
        self._natural = natural
        columns = range(model.columnCount())
        self._texts = [at for at in columns if model.kind_of(at) == "text" and not self._is_code(at)]
        places = {column.key: at + model.has_labels for at, column in enumerate(table.columns)}
        empty = [at for at in columns if not any(model.text(row, at) for row in rows)]
        self._spared = [*empty, *(places[key] for key in spared if key in places)]
        self._fill()

    def _is_code(self, column: int) -> bool:
        """Tell whether a text column holds numbers of documents and the like, which say nothing when cut."""
        model = self.report
        rows = range(min(model.rowCount(), _SAMPLE_ROWS))
        return bool(column or not model.has_labels) and not any(
            " " in model.text(row, column) for row in rows if str(model.rows[row].kind) == "line")

    def _spare_columns(self) -> None:
        """Hide what a narrow table can do without."""
        least = self._theme.px(_COMFORTABLE)
        needed = [min(width, least) if at in self._texts else width for at, width in enumerate(self._natural)]
        for at in range(len(needed)):
            self.setColumnHidden(at, False)
        for at in self._spared:
            shown = sum(width for place, width in enumerate(needed) if not self.isColumnHidden(place))
            if shown > self.viewport().width():
                self.setColumnHidden(at, True)

    def _fill(self) -> None:
        """Give one text column the room that is left; when there is too little, titles and texts give way."""
        model, header = self.report, self.horizontalHeader()
        if len(self._natural) != model.columnCount():
            return
        self._spare_columns()
        shown = [at for at in range(model.columnCount()) if not self.isColumnHidden(at)]
        texts = [at for at in shown if at in self._texts]
        widths = {at: self._natural[at] for at in shown}
        room = self.viewport().width() - sum(widths.values())
        if room >= 0 and shown:
            widest = max(texts or shown[:1], key=widths.__getitem__)
            widths[0 if model.has_labels else widest] += room
        px = self._theme.px
        comfortable, narrowest = ({at: px(least) for at in texts} for least in (_COMFORTABLE, _NARROWEST))
        titles = {at: self._tight[at] for at in shown if at not in texts}
        for least in (comfortable, titles, narrowest):
            _shrink(widths, least, sum(widths.values()) - self.viewport().width())
        for at, width in widths.items():
            header.resizeSection(at, width)

    def _copy(self) -> None:
        selected = self.selectionModel().selectedIndexes()
        if not selected:
            return
        rows = sorted({index.row() for index in selected})
        columns = sorted({index.column() for index in selected})
        lines = ["\t".join(self.report.text(row, column) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._height))
        self.viewport().update()


def _shrink(widths: dict[int, int], least: Mapping[int, int], missing: int) -> None:
    """Take missing pixels from columns in proportion to what they can spare above their least width."""
    spare = {at: max(widths[at] - width, 0) for at, width in least.items()}
    total = sum(spare.values())
    left = min(max(missing, 0), total)
    for at in least:
        taken = -(-spare[at] * left // total) if total else 0
        taken = min(taken, left, spare[at])
        widths[at] -= taken
        total, left = total - spare[at], left - taken


def _has_figures(row: ReportRow) -> bool:
    return any(isinstance(cell.value, Decimal | int) for cell in row.cells)
