"""The wizard for a new company: who, which money and year, which chart, and where the file goes.

What the core refuses is shown under the field it names, on the page that has it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.dialogs import files
from desktop_app.dialogs.wizard_lists import (
    COUNTRIES,
    CURRENCIES,
    code_of,
    country_name,
    key_of,
    usual_currency,
)
from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay
from desktop_app.work.notice import notices_of
from finance_core.company import NewCompany
from finance_core.company.encryption import check_passphrase
from finance_core.company.resources import chart_names, load_chart
from finance_core.company.wizard import check_first_day
from finance_core.errors import InvalidInput

if TYPE_CHECKING:

    from desktop_app.models.roles import Index
    from desktop_app.theme.theme import Theme
    from desktop_app.widgets.context import ViewContext

_WIDTH, _CARD_HEIGHT = 760, 500
_CHART_ROW = 28
_STEPS = ("Company", "Currency and year", "Chart of accounts", "Summary")
_US_GAAP_COUNTRIES = ("US",)
_CODED = ("country", "currency")


def _fields(today: date) -> tuple[tuple[Field, ...], ...]:
    charts = tuple(chart_names().items())
    return (
        (
            Field(name="name", label="Name of the company", required=True, max_length=200, span=2,
                  help="As it stands on invoices and reports."),
            Field(name="country", label="Country", kind="lookup", lookup=COUNTRIES, required=True,
                  default=key_of("US"), help="Brings the currency, the tax codes and the paper size."),
            Field(name="legal_form", label="Legal form", help="Such as LLC, Ltd or GmbH."),
            Field(name="tax_id", label="Tax number"),
            Field(name="bookkeeper", label="Your name", help="Signs the audit trail."),
            Field(name="address", label="Address", kind="multiline", span=2),
        ),
        (
            Field(name="currency", label="Currency of the books", kind="lookup", lookup=CURRENCIES,
                  required=True, default=key_of("USD"), span=2, help="Fixed after the first posting."),
            Field(name="fiscal_year_start", label="Fiscal year starts on", kind="date", required=True,
                  default=date(today.year, 1, 1), help="The first of a month; the books begin here."),
            Field(name="years", label="Years to prepare", kind="number", decimals=0, required=True,
                  default=2),
        ),
        (Field(name="chart", label="Chart of accounts", kind="choice", choices=charts, required=True, span=2,
               default="us_gaap", help="A start; accounts can be added and renamed later."),),
        (
            Field(name="path", label="File", required=True, span=2, help="One file holds the whole company."),
            Field(name="passphrase", label="Passphrase, if the file is to be encrypted", kind="secret",
                  help="Twelve characters at least. Without it or the recovery code nobody can read it."),
            Field(name="again", label="Passphrase once more", kind="secret"),
        ),
    )


class NewCompanyPage(QWidget):
    """The wizard.

    Signals:
        create_asked: all is answered; carries the path, a `NewCompany`, and the passphrase or `None`.
        cancelled: the user thought better of it.
    """

    create_asked = Signal(object, object, object)
    cancelled = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._touched: set[str] = set()
        self.step = 0
        self.grids = [FieldGrid(fields, context) for fields in _fields(context.today())]
        self.notice = NoticeBar(context.theme)
        self.back = Button(context.theme, "Back")
        self.next = Button(context.theme, "Next", "primary")
        self.chart = ChartTree(context.theme)
        self._summary = SummaryTable(context)
        titles = [f"{at}  {name}" for at, name in enumerate(_STEPS, start=1)]
        self._marks = [Label(context.theme, title, Text.MEDIUM) for title in titles]
        self._build()
        self._busy = BusyOverlay(context.theme, self._stack)
        for grid in self.grids:
            grid.changed.connect(self._on_changed)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        for keys, act in (("Esc", self.go_back), ("Ctrl+Return", self.go_on)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._show_step(0)

    def values(self) -> dict[str, Any]:
        """Return all answers by name, the path among them; country and currency as codes."""
        values = {name: value for grid in self.grids for name, value in grid.values().items()}
        codes = {name: code_of(values[name]) for name in _CODED if values[name] is not None}
        return values | codes

    def go_on(self) -> None:
        """Check this page and go to the next, or create the company on the last."""
        self.notice.clear()
        if not self.next.isEnabled() or not self.grids[self.step].check():
            return
        try:
            check_first_day(self.values()["fiscal_year_start"])
        except InvalidInput as error:
            self.refuse(error)
            return
        if self.step < len(self.grids) - 1:
            self._show_step(self.step + 1)
            return
        try:
            path, answers, passphrase = self._answers()
        except (ValueError, InvalidInput) as error:
            self.refuse(error)
            return
        self._set_busy(busy=True)
        self.create_asked.emit(path, answers, passphrase)

    def go_back(self) -> None:
        """Go to the page before, or give up on the first."""
        if self.step:
            self._show_step(self.step - 1)
        else:
            self.cancelled.emit()

    def refuse(self, error: BaseException) -> None:
        """Show why the company was not created, at the field it names."""
        self._set_busy(busy=False)
        for notice in notices_of(error):
            place = next((at for at, grid in enumerate(self.grids) if notice.field in grid.boxes), None)
            if place is None or notice.field is None:
                self.notice.show_notice(notice)
                self._show_step(self.step)
            else:
                self._show_step(place)
                self.grids[place].set_errors({notice.field: notice.text})

    def _build(self) -> None:
        theme = self._context.theme
        close = IconButton(theme, "arrow-left", "Back to the start (Esc)")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.cancelled)
        title = Label(theme, "New company", Text.TITLE)
        self._stack = QStackedWidget()
        for page in (self._step_of(0), self._step_of(1), self._step_of(2, self.chart), self._last_step()):
            self._stack.addWidget(page)
        card = Card(margin=24, spacing=16)
        card.setMaximumHeight(theme.px(_CARD_HEIGHT))
        card.column.addWidget(self._stack)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 20, 0, 24)
        column.setSpacing(16)
        column.addLayout(row_of(close, title, None, spacing=12))
        column.addLayout(row_of(*self._marks, None, spacing=28))
        column.addWidget(self.notice)
        column.addWidget(card, 20)
        column.addLayout(row_of(None, self.back, self.next, spacing=10))
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    def _step_of(self, at: int, more: QWidget | None = None) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.grids[at])
        if more is None:
            column.addStretch(1)
        else:
            column.addWidget(more, 1)
        return page

    def _last_step(self) -> QWidget:
        browse = Button(self._context.theme, "Browse …", "", "folder-open")
        browse.clicked.connect(self._browse)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row_of(browse, None))
        column.addWidget(self._summary)
        column.addStretch(1)
        return self._step_of(3, table)

    def _show_step(self, at: int) -> None:
        self.step = at
        for place, mark in enumerate(self._marks):
            mark.set_look("accent" if place == at else "muted")
        self._stack.setCurrentIndex(at)
        self.back.setText("Back" if at else "Cancel")
        self.next.setText("Create the company" if at == len(_STEPS) - 1 else "Next")
        if at == len(_STEPS) - 2:
            self._show_chart()
        if at == len(_STEPS) - 1:
            self._show_summary()
        first = next(iter(self.grids[at].boxes.values())).editor
        self.setFocusProxy(first)
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def _on_changed(self, name: str) -> None:
        self._touched.add(name)
        values = self.values()
        if name == "country" and values["country"] is not None:
            currency = usual_currency(values["country"])
            chart = "us_gaap" if values["country"] in _US_GAAP_COUNTRIES else "ifrs"
            self._propose(1, "currency", None if currency is None else key_of(currency))
            self._propose(2, "chart", chart)
        if name == "chart":
            self._show_chart()

    def _propose(self, step: int, name: str, value: Any) -> None:
        if name not in self._touched and value is not None:
            self.grids[step].set_values({name: value})

    def _show_chart(self) -> None:
        self.chart.show_chart(load_chart(self.grids[2].values()["chart"]))

    def _show_summary(self) -> None:
        values = self.values()
        if "path" not in self._touched:
            self.grids[3].set_values({"path": str(_free_path(values["name"]))})
        formats = self._context.formats
        self._summary.show_lines((
            ("Company", values["name"]), ("Legal form", values["legal_form"] or "–"),
            ("Country", country_name(values["country"])),
            ("Currency", values["currency"]),
            ("First fiscal year", f"from {formats.date(values['fiscal_year_start'])}"),
            ("Chart of accounts", f"{chart_names()[values['chart']]}, {self.chart.count} accounts"),
        ))

    def _browse(self) -> None:
        chosen = files.ask_save(self, "Where the company is kept", Path(self.values()["path"] or ""))
        if chosen is not None:
            self._touched.add("path")
            self.grids[3].set_values({"path": str(chosen)})

    def _answers(self) -> tuple[Path, NewCompany, str | None]:
        values = {name: value for name, value in self.values().items() if value is not None}
        passphrase, again = values.pop("passphrase", None), values.pop("again", None)
        if passphrase or again:
            check_passphrase(passphrase or "", again)
        path = Path(values.pop("path")).expanduser()
        if path.suffix != files.SUFFIX:
            path = path.with_name(path.name + files.SUFFIX)
        return path, NewCompany(**values), passphrase

    def _set_busy(self, *, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        if busy:
            self._busy.start()
        else:
            self._busy.stop()


class SummaryTable(QWidget):
    """Names and what was answered."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._theme = context.theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self._answers: list[Label] = []

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show lines; their names are always the same."""
        if not self._answers:
            self._answers = [Label(self._theme, "", Text.MEDIUM) for _ in lines]
            for row, (name, _) in enumerate(lines):
                self._grid.addWidget(Label(self._theme, name, look="muted"), row, 0)
                self._grid.addWidget(self._answers[row], row, 1)
        for answer, (_, text) in zip(self._answers, lines, strict=True):
            answer.setText(text)


class ChartTree(QTreeView):
    """The accounts of a chart as they hang together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.count = 0
        self.setModel(self._model)
        self.setAccessibleName("Accounts of the chart")
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setObjectName("card")
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setIndentation(theme.px(20))
        self.setItemDelegate(_ChartRows(theme, self))

    def show_chart(self, chart: Any) -> None:
        """Show a `ChartTemplate`."""
        self._model.clear()
        self.count = len(chart.accounts)
        placed: dict[str, QStandardItem] = {}
        for line in chart.accounts:
            kind = "" if line.data.get("is_summary") else _words(line.data["subtype"])
            row = [QStandardItem(f"{line.code}  {line.name}"), QStandardItem(kind)]
            parent = placed.get(line.parent or "", self._model.invisibleRootItem())
            parent.appendRow(row)
            placed[line.code] = row[0]
        self.expandToDepth(0)
        self.setColumnWidth(0, self.viewport().width() * 2 // 3)
        self.setCurrentIndex(self._model.index(0, 0, QModelIndex()))


class _ChartRows(QStyledItemDelegate):
    """Rows of one comfortable height."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(_CHART_ROW))


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _free_path(name: str | None) -> Path:
    """Return a file name in the user's documents that is not taken."""
    stem = "".join(letter if letter.isalnum() or letter in " -_&." else "_" for letter in name or "Company")
    stem, folder = stem.strip(" .") or "Company", files.documents()
    taken = [folder / f"{stem}{number or ''}{files.SUFFIX}" for number in (0, *range(2, 100))]
    return next((path for path in taken if not path.exists()), taken[0])
