"""The head of the workbench: both balances and what lies between them, or the start of a reconciliation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, KpiTile, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.work.notice import notices_of

if TYPE_CHECKING:
    from desktop_app.views.cash.workbench import Bench
    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.cash.api import ReconciliationFigures

_START = (
    Field(name="statement_date", label="Date of the statement", kind="date", required=True),
    Field(name="statement_balance", label="Closing balance of the bank", kind="money", required=True,
          help="As the statement says; what is owed below zero."),
)
_WIDTH = 480


class FiguresBar(QStackedWidget):
    """Figures while a reconciliation is worked on, a small form before.

    Signals:
        start_asked: a reconciliation shall begin; carries the request without the account.
        reopen_asked: the newest completed one shall be opened again.
    """

    start_asked = Signal(dict)
    reopen_asked = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._tiles = {
            name: KpiTile(context.theme, title)
            for name, title in (("bank", "Bank balance"), ("transit", "In transit"), ("out", "Outstanding"),
                                ("errors", "Bank errors"), ("book", "Book balance"),
                                ("variance", "Difference"))
        }
        self._start = StartCard(context)
        self._start.start_asked.connect(self.start_asked)
        self._start.reopen_asked.connect(self.reopen_asked)
        self.addWidget(self._start)
        self.addWidget(self._make_tiles())

    def show_bench(self, bench: Bench) -> None:
        """Show the figures of the open reconciliation, or offer to start one."""
        if bench.state is None:
            self._start.show_bench(bench)
            self.setCurrentIndex(0)
            return
        self.setCurrentIndex(1)
        on = self._context.formats.date(bench.state.reconciliation.statement_date)
        self._show_figures(bench.state.figures, on)

    def refuse(self, error: BaseException) -> None:
        """Show why a reconciliation could not begin."""
        self._start.refuse(error)

    @property
    def variance(self) -> str:
        """Return the difference as it is shown."""
        return self._tiles["variance"].accessibleName()

    def _make_tiles(self) -> QWidget:
        tiles = QWidget()
        row = QHBoxLayout(tiles)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for tile in self._tiles.values():
            row.addWidget(tile, 1)
        return tiles

    def _show_figures(self, figures: ReconciliationFigures, on: str) -> None:
        money = self._context.formats.money
        self._tiles["bank"].show_figure(money(figures.statement_balance), note=f"on {on}")
        self._tiles["transit"].show_figure(money(figures.deposits_in_transit), note="not at the bank yet")
        self._tiles["out"].show_figure(money(figures.outstanding_payments), note="not at the bank yet")
        self._tiles["errors"].show_figure(money(figures.bank_errors), note="to be corrected")
        self._tiles["errors"].setVisible(bool(figures.bank_errors))
        later = f"{money(figures.adjustments)} booked later" if figures.adjustments else "on the same day"
        self._tiles["book"].show_figure(money(figures.book_balance), note=later)
        waiting = figures.undecided_lines
        lines = "1 bank line" if waiting == 1 else f"{waiting} bank lines"
        note = f"{lines} to do" if waiting else "all decided"
        look = "negative" if figures.variance else "warning" if figures.missing else "positive"
        self._tiles["variance"].show_figure(money(figures.variance), look, note)


class StartCard(Card):
    """Asks for the date and the balance of the statement."""

    start_asked = Signal(dict)
    reopen_asked = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__(margin=18, spacing=12)
        self._context = context
        self._statement: Any = None
        self.title = Label(context.theme, "", Text.SECTION)
        self.title.setWordWrap(True)
        self._help = Label(context.theme, "", look="muted")
        self._help.setWordWrap(True)
        self.grid = FieldGrid(_START, context)
        self.grid.setFixedWidth(context.theme.px(_WIDTH))
        self.button = Button(context.theme, "Start", "primary", "play")
        self._reopen = Button(context.theme, "Reopen", "", "undo-2")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self._help)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.grid)
        buttons = row_of(self._reopen, self.button)
        row.addLayout(buttons)
        self.column.addLayout(row)
        self.button.clicked.connect(self.start)
        self._reopen.clicked.connect(self.reopen_asked)

    def show_bench(self, bench: Bench) -> None:
        """Offer the newest statement, and what was reconciled last."""
        formats, account = self._context.formats, bench.account
        last = account.last_reconciled_date
        self._statement = bench.statement
        self.title.setText(f"{account.name} is reconciled up to {formats.date(last)}" if last
                           else f"{account.name} is not reconciled yet")
        self._help.setText("Start with the date and the closing balance of the next statement. "
                           "Lines can be matched before, too.")
        self._reopen.setVisible(last is not None)
        values: dict[str, Any] = {}
        statement = bench.statement
        if statement and (last is None or statement["statement_date"] > last):
            closing = statement["closing_balance"] if statement["balance_known"] else None
            values = {"statement_date": statement["statement_date"], "statement_balance": closing}
        self.grid.reset(values)

    def start(self) -> None:
        """Ask for the reconciliation to begin."""
        if self.grid.check():
            values = self.grid.values()
            if self._statement and self._statement["statement_date"] == values["statement_date"]:
                values["statement_id"] = self._statement["id"]
            self.start_asked.emit(values)

    def refuse(self, error: BaseException) -> None:
        """Show why it could not begin."""
        for notice in notices_of(error):
            field = notice.field if notice.field in self.grid.boxes else "statement_date"
            self.grid.set_errors({field: notice.text})
