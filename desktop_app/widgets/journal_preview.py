"""The entry as it will be, beside the form: lines with the reason of each account, totals, balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.models.journal_model import JournalModel
from desktop_app.models.roles import ALIGNMENT, DETAIL, DISPLAY, Index
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Card, Label, row_of, rule
from desktop_app.widgets.delegates import PADDING, CellDelegate
from desktop_app.widgets.header import Header
from desktop_app.widgets.states import BusyOverlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.spec.formats import Formats
    from desktop_app.theme.theme import Theme

_ROW = 50
_MARGIN = 18
_INSET = _MARGIN - PADDING
_AMOUNT = 72


class JournalPreview(Card):
    """The pane.

    Signals:
        line_opened: a line was activated; carries the posted line, whose rule the user wants to see.
    """

    line_opened = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, title: str = "Journal entry", *,
                 fits_rows: bool = False) -> None:
        super().__init__(margin=0, spacing=0)
        self._theme, self._formats, self._fits_rows = theme, formats, fits_rows
        self._model = JournalModel(formats, self)
        self._subtitle = Label(theme, "", Text.SMALL, "muted")
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 14, _MARGIN, 8)
        head.setSpacing(2)
        head.addWidget(Label(theme, title, Text.SECTION))
        head.addWidget(self._subtitle)
        self._table = self._make_table()
        self._message = Label(theme, "", look="muted")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._message.setContentsMargins(PADDING, 4, PADDING, 16)
        self._body = QStackedWidget()
        self._body.addWidget(self._message)
        self._body.addWidget(self._table)
        self.column.addLayout(head)
        body = row_of(self._body)
        body.setContentsMargins(_INSET, 0, _INSET, 0)
        self.column.addLayout(body, 1)
        self._warnings = Label(theme, "", Text.SMALL, "warning")
        self._warnings.setWordWrap(True)
        self._warnings.setContentsMargins(_MARGIN, 6, _MARGIN, 6)
        self._warnings.hide()
        self.column.addWidget(self._warnings)
        self.column.addWidget(rule())
        self.column.addWidget(self._make_foot())
        self._busy = BusyOverlay(theme, self._body)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_entries(self, entries: Sequence[Any], subtitle: str = "", warnings: Iterable[str] = ()) -> None:
        """Show what will be, or was, posted; no entries means nothing is posted."""
        self._busy.stop()
        self._subtitle.setText(subtitle)
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(self._warnings.text()))
        self._model.show(entries)
        if not entries:
            self._show_message("Nothing is posted.")
            return
        self._body.setCurrentWidget(self._table)
        debit, credit = self._model.totals
        self._debit.setText(self._formats.money(debit))
        self._credit.setText(self._formats.money(credit))
        self._show_balance(is_balanced=debit == credit)
        self._restyle()

    def say(self, message: str, *, is_refusal: bool = False) -> None:
        """Show a sentence instead of an entry and of what was said about it."""
        self._busy.stop()
        self._subtitle.setText("")
        self._warnings.hide()
        self._show_message(message, is_refusal=is_refusal)

    def _show_message(self, message: str, *, is_refusal: bool = False) -> None:
        self._message.setText(message)
        self._message.set_look("negative" if is_refusal else "muted")
        self._body.setCurrentWidget(self._message)
        self._debit.setText("")
        self._credit.setText("")
        self._mark.clear()
        self._balance.setText("")

    def start(self) -> None:
        """A preview is under way."""
        self._busy.start()

    @property
    def message(self) -> str:
        """Return the sentence shown instead of an entry, or an empty text."""
        return self._message.text() if self._body.currentWidget() is self._message else ""

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return account, reason, debit and credit of every line shown."""
        model = self._model
        return [(*(str(model.index(row, 0).data(role)) for role in (DISPLAY, DETAIL)),  # type: ignore[misc]
                 *(str(model.index(row, column).data()) for column in (1, 2)))
                for row in range(model.rowCount())]

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setItemDelegate(_JournalCells(self._theme, table))
        table.setHorizontalHeader(Header(self._theme, table))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._fits_rows:
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName("Journal entry lines")
        table.activated.connect(lambda index: self.line_opened.emit(self._model.row(index.row()).line))
        return table

    def _make_foot(self) -> QWidget:
        self._mark = QLabel()
        self._balance = Label(self._theme, "", Text.SMALL_MEDIUM)
        self._debit = Label(self._theme, "", Text.STRONG)
        self._credit = Label(self._theme, "", Text.STRONG)
        for total in (self._debit, self._credit):
            total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            total.setContentsMargins(0, 0, PADDING, 0)
        foot = QWidget()
        self._balance.setContentsMargins(6, 0, 0, 0)
        row = row_of(self._mark, self._balance, None, self._debit, self._credit, spacing=0)
        row.setContentsMargins(_MARGIN, 10, _INSET, 10)
        foot.setLayout(row)
        return foot

    def _show_balance(self, *, is_balanced: bool) -> None:
        tone = "positive" if is_balanced else "negative"
        icon = "circle-check" if is_balanced else "circle-alert"
        self._mark.setPixmap(self._theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
        self._balance.setText("Balanced" if is_balanced else "Not balanced")
        self._balance.set_look(tone)

    def _restyle(self) -> None:
        totals = self.fontMetrics().horizontalAdvance(max(self._debit.text(), self._credit.text(), key=len))
        width = max(self._theme.px(_AMOUNT), totals + 2 * PADDING + 4)
        for column in (1, 2):
            self._table.horizontalHeader().resizeSection(column, width)
        for total in (self._debit, self._credit):
            total.setFixedWidth(width)
        row = self._theme.px(_ROW)
        self._table.verticalHeader().setDefaultSectionSize(row)
        if self._fits_rows:
            head = self._table.horizontalHeader().sizeHint().height()
            self._body.setFixedHeight(head + self._model.rowCount() * row - 1)


class _JournalCells(CellDelegate):
    """Account and amounts on one line, under them the reason over the whole row."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_ground(painter, option, index)
        tokens, cell, metrics = self._theme.tokens, option.rect, option.fontMetrics
        painter.save()
        painter.setClipRect(cell)
        reason = index.sibling(index.row(), 0).data(DETAIL)
        top = cell.top() + (7 if reason else (cell.height() - metrics.height()) // 2)
        shown, box = self._spread(index, cell)
        upper = QRect(box.left() + PADDING, top, box.width() - 2 * PADDING, metrics.height())
        text = metrics.elidedText(shown.data(DISPLAY), Qt.TextElideMode.ElideRight, upper.width())
        painter.setPen(tokens.color("text"))
        painter.drawText(upper, shown.data(ALIGNMENT), text)
        if reason:
            painter.setFont(self._theme.font(Text.SMALL))
            painter.setPen(tokens.color("muted"))
            small, width = painter.fontMetrics(), self._view.width() - 2 * PADDING
            lower = QRect(PADDING, cell.bottom() - 6 - small.height(), width, small.height())
            text = small.elidedText(reason, Qt.TextElideMode.ElideRight, width)
            painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _spread(self, index: Index, cell: QRect) -> tuple[Index, QRect]:
        """Return what a cell shows, and where: the account of a credit runs on over the empty debit."""
        account, debit = index.sibling(index.row(), 0), index.sibling(index.row(), 1)
        view = self._view
        if index.column() > 1 or debit.data(DISPLAY) or not isinstance(view, QTableView):
            return index, cell
        return account, view.visualRect(account).united(view.visualRect(debit))
