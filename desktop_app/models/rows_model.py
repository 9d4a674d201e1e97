"""The rows of a list, paged from a service: 256-row pages first, then the count and sums, off the GUI thread.

Rows keep their raw values; text is made when it is shown. Rows not yet here show a placeholder and ask for
their page. Sorting and filtering are the service's, never a proxy's.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
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
    TONE,
    TOOLTIP,
    VALUE,
    Index,
)
from desktop_app.spec.tips import plain_tip
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest, Runner, Ticket
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats
    from desktop_app.spec.screen import Column, Tone

PAGE = 256
_MOST_PAGES = 64
_MOST_UNDER_WAY = 3
_LOADING = "…"
_TOP = QModelIndex()
Row = tuple[Any, ...]


class RowsModel(QAbstractTableModel):
    """A table over a paged query.

    Signals:
        loaded: the first page is here.
        counted: the count and the totals are here; the first page came before.
        failed: the query was refused; carries a `Notice`.
        started: a query is under way.
    """

    loaded = Signal()
    counted = Signal()
    failed = Signal(Notice)
    started = Signal()

    def __init__(self, query: Callable[[ListQuery], Page], columns: tuple[Column, ...], runner: Runner,
                 formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.query = ListQuery(limit=PAGE)
        self.count = 0
        self.is_counted = True
        self.totals: Mapping[str, Decimal] = {}
        self.tones: Mapping[str, Tone] = {}
        self._ask = query
        self._runner = runner
        self._first = Latest(runner, self)
        self._sums = Latest(runner, self)
        self._counted: ListQuery | None = None
        self._names: dict[str, int] = {}
        self._places: tuple[int | None, ...] = (None,) * len(columns)
        self._texts = tuple(formats.of_kind(column.kind) for column in columns)
        self._alignments = tuple(RIGHT if column.kind in RIGHT_KINDS else LEFT for column in columns)
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._cursors: dict[int, tuple[Any, ...] | None] = {}
        self._under_way: OrderedDict[int, Ticket] = OrderedDict()
        self._wanted: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fetch_wanted)

    def ask(self, *, text: str = "", filters: Mapping[str, Any] | None = None) -> None:
        """Show the rows that match a text and filters."""
        self.query = replace(self.query, text=text, filters=dict(filters or {}))
        self.reload()

    def start_sort(self, key: str | None, *, descending: bool) -> None:
        """Set the order of the first question without asking it."""
        self.query = replace(self.query, sort=key, descending=descending if key else None)

    def reload(self) -> None:
        """Ask again for the same rows; what is shown stays until the answer is here."""
        query = replace(self.query, offset=0, after=None, with_count=False)
        self.started.emit()
        self._sums.cancel()
        self._first.read(lambda: self._ask(query), self._reset, self._refuse)

    def values(self, row: int) -> dict[str, Any]:
        """Return a row by column name, empty while it is not loaded."""
        found = self._row(row)
        return {} if found is None else {name: found[place] for name, place in self._names.items()}

    def id_at(self, row: int) -> UUID | None:
        """Return the id of the record in a row, `None` while it is not loaded."""
        found = self._row(row)
        return None if found is None else found[0]

    def row_of(self, record_id: UUID) -> int | None:
        """Return the row of a record among the loaded pages."""
        for page, rows in self._pages.items():
            for at, row in enumerate(rows):
                if row[0] == record_id:
                    return page * PAGE + at
        return None

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        found = self._row(row)
        place = self._places[column]
        return _LOADING if found is None else "" if place is None else self._texts[column](found[place])

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else self.count

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        reader = _READERS.get(role) if index.isValid() else None
        return reader(self, index.row(), index.column()) if reader else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return str(section + 1) if role == DISPLAY else None
        if role == ALIGNMENT:
            return self._alignments[section]
        return self.columns[section].title if role == DISPLAY else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else None
        descending = order == Qt.SortOrder.DescendingOrder
        if (key, descending) != (self.query.sort, self.query.descending):
            self.query = replace(self.query, sort=key, descending=descending)
            self.reload()

    def _alignment(self, _row: int, column: int) -> Qt.AlignmentFlag:
        return self._alignments[column]

    def _kind(self, _row: int, column: int) -> str:
        return self.columns[column].kind

    def _spoken(self, row: int, column: int) -> str:
        return f"{self.columns[column].title}: {self.text(row, column)}"

    def _tone(self, row: int, column: int) -> str:
        return self.tones.get(str(self._value(row, column)), "neutral")

    def _value(self, row: int, column: int) -> Any:
        found, place = self._row(row), self._places[column]
        return None if found is None or place is None else found[place]

    def _row(self, row: int) -> Row | None:
        page, at = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._wanted.add(page)
            if not self._timer.isActive():
                self._timer.start()
            return None
        return rows[at] if at < len(rows) else None

    def _reset(self, page: Page) -> None:
        self.beginResetModel()
        for ticket in self._under_way.values():
            ticket.cancel()
        self._under_way.clear()
        self._wanted.clear()
        self._names = {name: place for place, name in enumerate(page.columns)}
        self._places = tuple(self._names.get(column.key) for column in self.columns)
        self._pages = OrderedDict({0: page.rows})
        self._cursors = {0: page.next_after}
        before = self._count_before()
        self.is_counted = page.count is not None or len(page.rows) < PAGE or before > 0
        self.count = len(page.rows) if page.count is None else page.count
        if page.count is None and len(page.rows) == PAGE:
            self.count = max(PAGE, before)
        if page.count is not None or not before:
            self.totals = page.totals
        self.endResetModel()
        self.loaded.emit()
        query = replace(self.query, limit=0)
        if page.count is not None:  # a source that makes its rows has counted them, too
            self._show_sums(query, page)
            return
        self._sums.read(lambda: self._ask(query), partial(self._show_sums, query), self._refuse)

    def _count_before(self) -> int:
        """Return the count of the same question asked before, so that a reload keeps its place."""
        before, now = self._counted, self.query
        is_same = before is not None and (before.text, before.filters) == (now.text, now.filters)
        return self.count if is_same else 0

    def _show_sums(self, query: ListQuery, page: Page) -> None:
        self._counted = query
        count = self.count if page.count is None else page.count
        if count > self.count:
            self.beginInsertRows(_TOP, self.count, count - 1)
            self.count = count
            self.endInsertRows()
        elif count < self.count:
            self.beginRemoveRows(_TOP, count, self.count - 1)
            self.count = count
            self.endRemoveRows()
        self.totals, self.is_counted = page.totals, True
        self.counted.emit()

    def _refuse(self, error: BaseException) -> None:
        self.failed.emit(notice_of(error))

    def _fetch_wanted(self) -> None:
        missing = sorted(self._wanted - self._under_way.keys() - self._pages.keys())
        self._wanted.clear()
        for number in missing[-_MOST_UNDER_WAY:]:
            if len(self._under_way) >= _MOST_UNDER_WAY:
                self._under_way.popitem(last=False)[1].cancel()
            self._fetch(number)

    def _fetch(self, number: int) -> None:
        after = self._cursors.get(number - 1)
        query = replace(self.query, offset=0 if after else number * PAGE, after=after, with_count=False)
        ticket = Ticket()
        self._under_way[number] = ticket

        def arrived(page: Page) -> None:
            self._keep(number, page)

        self._under_way[number] = self._runner.read(lambda: self._ask(query), arrived, self._refuse)
        if number in self._pages:
            del self._under_way[number]

    def _keep(self, number: int, page: Page) -> None:
        self._under_way.pop(number, None)
        self._pages[number] = page.rows
        self._cursors[number] = page.next_after
        if len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        first = number * PAGE
        last = min(first + PAGE, self.count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


_READERS: dict[int, Callable[[RowsModel, int, int], Any]] = {
    DISPLAY: RowsModel.text,
    TOOLTIP: lambda model, row, column: plain_tip(model.text(row, column)),
    ALIGNMENT: RowsModel._alignment,  # noqa: SLF001 - the model's own table of roles
    KIND: RowsModel._kind,  # noqa: SLF001 - as above
    VALUE: RowsModel._value,  # noqa: SLF001 - as above
    TONE: RowsModel._tone,  # noqa: SLF001 - as above
    ACCESSIBLE: RowsModel._spoken,  # noqa: SLF001 - as above
}
