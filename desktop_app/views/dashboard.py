"""The home page: what there is, what is open, how the year goes, what is due, what needs attention."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.dialogs.choice_card import ChoiceCard
from desktop_app.dialogs.page_scroll import MARGIN, PageScroll, page_margins
from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import Column
from desktop_app.theme.fonts import Text
from desktop_app.views import catalogue
from desktop_app.views.dashboard_data import HomeFigures, read_home, read_ties
from desktop_app.views.form_view import open_form
from desktop_app.widgets.basics import Button, Card, KpiTile, Label, row_of
from desktop_app.widgets.chart import BarLineChart, Series
from desktop_app.widgets.date_edit import DateEdit
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.widgets.table import TableView
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import InlineRunner, Latest
from finance_core.kernel.listing import LookupQuery
from finance_core.money.currencies import iso_currencies

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_app.widgets.context import ViewContext

_DUE = (
    Column("due_date", "Due", "date", 116), Column("days", "When", width=150),
    Column("direction", "", "status", 116), Column("party", "Party", width=180),
    Column("number", "Document", width=150), Column("open", "Open", "money", 120),
    Column("currency", "", width=64),
)
_TIES = (
    Column("account", "Control account", width=280), Column("role", "Role", width=200),
    Column("ledger", "Ledger", "money", 140), Column("documents", "Documents", "money", 140),
    Column("difference", "Difference", "money", 130, total="difference"),
    Column("state", "State", "status", 110),
)
_QUICK = (("ar_invoice", "primary"), ("ap_invoice", ""))
_ATTENTION_WIDTH, _CHART_HEIGHT, _DUE_HEIGHT = 330, 240, 250
_NARROW, _UNLIMITED = 860, 16_777_215
_VIEW = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Dashboard(QWidget):
    """Home."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._is_stale = True
        self._latest = Latest(context.runner, self)
        # The first reading waits until the page is painted: both at once make the window stutter.
        self._first = QTimer(self, singleShot=True, interval=0)
        self._first.timeout.connect(self.reload)
        theme = context.theme
        self.notice = NoticeBar(theme)
        self.tiles = {name: KpiTile(theme, title) for name, title in (
            ("cash", "Cash and bank"), ("receivables", "Receivables"), ("payables", "Payables"),
            ("profit", "Profit this month"))}
        self.chart = BarLineChart(theme, context.formats, "Income and expenses")
        self._page: HomeFigures | None = None
        self.due = RowsModel(lambda _query: self._due_page(), _DUE, InlineRunner(), context.formats, self)
        self.due.tones = {"To pay": "warning", "To collect": "info"}
        self.table = TableView(theme, compact=context.compact)
        self.attention: list[ChoiceCard] = []
        self._build()
        self._busy = BusyOverlay(theme, self)
        self.table.opened.connect(self._open_document)
        context.hub.changed.connect(self._on_changed)
        refresh = QShortcut(QKeySequence("F5"), self)
        refresh.setContext(_VIEW)
        refresh.activated.connect(self.reload)
        FocusLead(self, self.table, self._no_due)

    def reload(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        self._busy.start()
        context = self._context
        company, today, formats = context.company, context.today(), context.formats
        screens = tuple(context.screens.values())
        self._latest.read(lambda: read_home(company, today, screens, formats), self._show, self._fail)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._page is None:
            self._first.start()
        elif self._is_stale:
            self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        theme = self._context.theme
        scroll = PageScroll()
        column = scroll.column
        self._tile_grid, self._middle = QGridLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for layout in (self._tile_grid, self._middle):
            layout.setSpacing(14)
        self._attention = self._attention_card()
        self._middle.addWidget(self._chart_card(), 1)
        self._middle.addWidget(self._attention)
        column.addLayout(self._tile_grid)
        column.addLayout(self._middle, 2)
        column.addWidget(self._due_card(), 3)
        self._arrange()
        page = QVBoxLayout(self)
        page_margins(page)
        self._date = Label(theme, self._context.formats.date(self._context.today()), look="muted")
        head = row_of(Label(theme, "Home", Text.TITLE), self._date, None, *self._quick_buttons(), spacing=12)
        head.setContentsMargins(0, 0, MARGIN, 0)
        page.addLayout(head)
        page.addWidget(self.notice)
        page.addWidget(scroll, 1)

    def _arrange(self) -> None:
        """Put tiles and cards side by side, or under each other when the page is narrow for its zoom."""
        px = self._context.theme.px
        is_narrow = self.width() < px(_NARROW)
        columns = 2 if is_narrow else 4
        for at, tile in enumerate(self.tiles.values()):
            self._tile_grid.addWidget(tile, at // columns, at % columns)
        for column in range(4):
            self._tile_grid.setColumnStretch(column, 1 if column < columns else 0)
        way = QBoxLayout.Direction
        self._middle.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._attention.setMinimumWidth(0 if is_narrow else px(_ATTENTION_WIDTH))
        self._attention.setMaximumWidth(_UNLIMITED if is_narrow else px(_ATTENTION_WIDTH))

    def _quick_buttons(self) -> list[Button]:
        buttons = []
        for subject, look in reversed(_QUICK):
            screen = catalogue.SUBJECTS[subject].screen if subject in catalogue.SUBJECTS else ""
            spec = self._context.screens.get(screen)
            if spec is not None and spec.has_form and not self._context.company.read_only:
                button = Button(self._context.theme, spec.new_title, look, "plus")
                button.clicked.connect(partial(self._new, spec.id))
                buttons.append(button)
        return buttons

    def _chart_card(self) -> Card:
        card = Card(margin=16, spacing=8)
        card.column.addWidget(Label(self._context.theme, "Income and expenses", Text.SECTION))
        card.column.addWidget(self.chart, 1)
        card.setMinimumHeight(self._context.theme.px(_CHART_HEIGHT))
        return card

    def _attention_card(self) -> Card:
        card = Card(margin=10, spacing=4)
        title = Label(self._context.theme, "Needs attention", Text.SECTION)
        title.setContentsMargins(8, 6, 0, 4)
        card.column.addWidget(title)
        self._calm = StatePage(self._context.theme, "circle-check")
        self._calm.say("Nothing waits.", "")
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(4)
        card.column.addLayout(self._waiting)
        card.column.addWidget(self._calm, 1)
        card.column.addStretch(0)
        return card

    def _due_card(self) -> Card:
        theme, card = self._context.theme, Card(margin=1, spacing=0)
        title = Label(theme, "Due next", Text.SECTION)
        title.setContentsMargins(14, 12, 14, 6)
        self.table.setModel(self.due)
        self.table.setAccessibleName("Due next")
        self.table.set_columns(_DUE, {})
        self._no_due = StatePage(theme, "circle-check")
        self._no_due.say("Nothing is open.", "Bills and invoices show here by their due date.")
        self._no_due.hide()
        card.column.addWidget(title)
        card.column.addWidget(self.table, 1)
        card.column.addWidget(self._no_due, 1)
        card.setMinimumHeight(theme.px(_DUE_HEIGHT))
        return card

    def _show(self, page: HomeFigures) -> None:
        self._busy.stop()
        self.notice.clear()
        self._page = page
        self._show_tiles(page.figures)
        self._show_chart(page.figures)
        self._show_attention(page)
        self.due.reload()
        has_due = bool(page.due.rows)
        self.table.setVisible(has_due)
        self._no_due.setVisible(not has_due)
        if has_due:
            self.table.select_row(0)

    def _show_tiles(self, figures: Any) -> None:
        show, overdue = self._money, "{} overdue"
        self.tiles["cash"].show_figure(show(figures.cash), _tone(figures.cash), "All bank and cash accounts")
        for name, total, late in (("receivables", figures.receivables, figures.receivables_overdue),
                                  ("payables", figures.payables, figures.payables_overdue)):
            note = overdue.format(show(late)) if late else "Nothing overdue"
            self.tiles[name].show_figure(show(total), "", note)
        month, year = figures.profit_month, f"{show(figures.profit_year)} this year"
        self.tiles["profit"].show_figure(show(month), _tone(month, "positive"), year)

    def _show_chart(self, figures: Any) -> None:
        names, months = self._context.formats.rules.months, figures.months
        income = tuple(one.income for one in months)
        expenses = tuple(one.expenses for one in months)
        profit = tuple(one.income - one.expenses for one in months)
        self.chart.show_series(
            [names[one.month.month - 1] for one in months],
            [Series("Income", income), Series("Expenses", expenses)], [Series("Profit", profit, "positive")])

    def _show_attention(self, page: HomeFigures) -> None:
        for card in self.attention:
            self._waiting.removeWidget(card)
            card.deleteLater()
        self.attention = []
        for item in page.attention:
            card = ChoiceCard(self._context.theme, item.icon, item.title, item.help, is_row=True)
            card.clicked.connect(partial(self._open_screen, item.screen, item.filters))
            self._waiting.addWidget(card)
            self.attention.append(card)
        self._calm.setVisible(not page.attention)

    def _open_screen(self, screen: str, filters: Any, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's
        self._context.open_screen(screen, filters=filters or None)

    def _open_document(self, row: int) -> None:
        values = self.due.values(row)
        subject = catalogue.SUBJECTS.get(values.get("subject", ""))
        if subject is not None:
            self._context.open_screen(subject.screen, record=values["id"])

    def _new(self, screen: str, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's argument
        open_form(self._context, screen)

    def _due_page(self) -> Any:
        return self._page.due if self._page else None

    def _money(self, amount: Decimal) -> str:
        currency = iso_currencies().get(self._context.formats.currency)
        symbol = currency.symbol if currency else self._context.formats.currency
        return f"{symbol} {self._context.formats.money(amount)}"

    def _fail(self, error: BaseException) -> None:
        self._busy.stop()
        self.notice.show_notice(notice_of(error), "Try again", self.reload)

    def _on_changed(self, _tables: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()


class TieOutBoard(QWidget):
    """Every control account against the documents behind it, as of a day."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._is_stale = True
        theme, company = context.theme, context.company
        self.as_of = DateEdit(theme, context.formats, context.today)
        self.as_of.setAccessibleName("As of")
        self.as_of.set_value(context.today())
        self.as_of.setFixedWidth(theme.px(150))
        self.model = RowsModel(lambda _query: read_ties(company, self._day), _TIES, context.runner,
                               context.formats, self)
        self.model.tones = {"agrees": "positive", "differs": "negative"}
        self._day: date = context.today()
        self.table = TableView(theme, compact=context.compact)
        self.verdict = Label(theme, "", Text.MEDIUM)
        self.notice = NoticeBar(theme)
        self._build()
        self._busy = BusyOverlay(theme, self.table)
        self._connect()
        FocusLead(self, self.table)

    def reload(self) -> None:
        """Compare again."""
        self._is_stale = False
        self._day = self.as_of.value() or self._context.today()
        self.model.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _build(self) -> None:
        theme, card = self._context.theme, Card(margin=1, spacing=0)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Control accounts")
        self.table.set_columns(_TIES, {})
        card.column.addWidget(self.table)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        label = Label(theme, "As of", look="muted")
        label.setBuddy(self.as_of)
        page.addLayout(row_of(Label(theme, "Tie-out board", Text.TITLE), None, label, self.as_of, spacing=12))
        page.addWidget(self.verdict)
        page.addWidget(self.notice)
        page.addWidget(card, 1)

    def _connect(self) -> None:
        self.model.started.connect(self._busy.start)
        self.model.loaded.connect(self._judge)
        self.model.failed.connect(self._fail)
        self.as_of.editingFinished.connect(self.reload)
        self.table.opened.connect(self._open_register)
        self._context.hub.changed.connect(self._on_changed)
        refresh = QShortcut(QKeySequence("F5"), self)
        refresh.setContext(_VIEW)
        refresh.activated.connect(self.reload)

    def _judge(self) -> None:
        self._busy.stop()
        self.notice.clear()
        rows = [self.model.values(row) for row in range(self.model.count)]
        wrong = [row["account"] for row in rows if row["difference"]]
        self.verdict.setText(
            f"{', '.join(wrong)}: the ledger and the documents differ." if wrong
            else "Every control account agrees with its documents.")
        self.verdict.set_look("negative" if wrong else "positive")
        self.table.select_row(0)

    def _fail(self, notice: Any) -> None:
        self._busy.stop()
        self.notice.show_notice(notice, "Try again", self.reload)

    def _open_register(self, row: int) -> None:
        """Show the register of the account; the difference is in there or in the documents."""
        code = str(self.model.values(row)["account"]).partition(" ")[0]
        company = self._context.company

        def found(items: Any) -> None:
            account = next((item.id for item in items if item.code == code), None)
            if account is not None:
                self._context.open_screen(catalogue.REPORTS, filters={
                    "report": "account_register", "account_id": account})

        self._context.runner.read(lambda: company.call("accounts.lookup_all", LookupQuery(text=code)), found,
                                  lambda error: self.notice.show_notice(notice_of(error)))

    def _on_changed(self, _tables: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self.reload()


def _tone(amount: Decimal, good: str = "") -> str:
    return "negative" if amount < 0 else good if amount else ""
