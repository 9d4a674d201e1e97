"""A customer's statement of account: chosen, looked at, printed or exported."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.dialogs import files
from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import TODAY, Field
from desktop_app.theme.fonts import Text
from desktop_app.views.ar.statement_table import COLUMNS, ages_of, document_at, printed_table, rows_of
from desktop_app.widgets.basics import Button, Card, IconButton, KpiTile, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.footer import TotalsFooter
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import StatePage
from desktop_app.widgets.table import TableView
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import InlineRunner, Latest
from finance_core.documents.pdf import PAPER_OF_COUNTRY
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.ar.api import StatementOfAccount

_ASK_AFTER_MS = 200
_FIELDS = (
    Field(name="customer_id", label="Customer", kind="lookup", lookup="ar.lookup_customers", required=True,
          span=2),
    Field(name="date_from", label="From", kind="date", required=True),
    Field(name="date_to", label="To", kind="date", required=True, default=TODAY),
    Field(name="currency", label="Currency", max_length=3, help="Empty: the customer's currency."),
    Field(name="open_items_only", label="Only what is open", kind="bool", default=False),
)
_OTHERS = (("csv", "CSV for other programs"), ("xlsx", "Excel workbook"))


class StatementView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.statement: StatementOfAccount | None = None
        self._latest = Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._timer.timeout.connect(self.reload)
        self.model = RowsModel(self._page, COLUMNS, InlineRunner(), context.formats, self)
        self._tiles: list[KpiTile] = []
        self._build()
        self._connect()
        self.grid.set_values({"date_from": context.today().replace(month=1, day=1)})
        self._show(None)

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Show a customer's statement, as a link from elsewhere asks."""
        self.grid.set_values({"customer_id": record or filters.get("customer_id")})
        self.reload()

    def reload(self) -> None:
        """Read the statement of what is chosen."""
        self._timer.stop()
        request = {name: value for name, value in self.grid.values().items() if value is not None}
        if not {"customer_id", "date_from", "date_to"} <= request.keys():
            self._show(None)
            return
        company = self.context.company
        self._latest.read(lambda: company.call("ar.statement_of_account", request), self._show, self._fail)

    def save(self, form: str = "pdf") -> None:
        """Ask for a name and write the statement there."""
        if self.statement is None:
            return
        name = f"Statement {self.statement.customer_name} {self.statement.date_to}.{form}".replace("/", "-")
        path = files.ask_save(self, f"Save as {form.upper()}", files.documents() / name,
                              f"{form.upper()} (*.{form})")
        if path is not None:
            self._write(path, form, self._saved)

    def open_pdf(self) -> None:
        """Open the PDF in the desktop's own viewer, which prints it."""
        folder = Path(tempfile.mkdtemp(prefix="countinghouse-"))
        self._write(folder / "Statement.pdf", "pdf", self._open)

    def open_menu(self) -> None:
        """Offer the other formats."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, title in _OTHERS:
            menu.addAction(f"Export as {title}", partial(self.save, form)).setEnabled(bool(self.statement))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _build(self) -> None:
        theme = self.context.theme
        self._open_button = Button(theme, "Open PDF", "", "external-link")
        self._open_button.setToolTip("Ctrl+P: open it to print")
        self._save_button = Button(theme, "Save PDF", "primary", "download")
        self._save_button.setToolTip("Ctrl+S")
        self._more = IconButton(theme, "ellipsis", "Export (Ctrl+E)")
        self.grid = FieldGrid(_FIELDS, self.context, columns=len(_FIELDS) + 1)
        asked = Card(margin=20)
        asked.column.addWidget(self.grid)
        self.notice = NoticeBar(theme)
        self._ages = QHBoxLayout()
        self._ages.setSpacing(14)
        self._none = StatePage(theme, "receipt-text")
        self.table = TableView(theme, compact=self.context.compact)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Statement of account")
        self.table.set_columns(COLUMNS, {})
        self._footer = TotalsFooter(theme, self.table)
        self._card = Card(margin=1, spacing=0)
        self._card.column.addWidget(self.table, 1)
        self._card.column.addWidget(self._footer)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        title = Label(theme, "Statements", Text.TITLE)
        page.addLayout(row_of(title, None, self._more, self._open_button, self._save_button, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(asked)
        page.addLayout(self._ages)
        page.addWidget(self._card, 1)
        page.addWidget(self._none, 1)
        FocusLead(self, self.table, self.grid.boxes["customer_id"].editor)

    def _connect(self) -> None:
        self.grid.changed.connect(lambda _: self._timer.start())
        self.grid.chosen.connect(lambda *_: self._timer.start())
        self.table.opened.connect(self._open_document)
        self._more.clicked.connect(self.open_menu)
        self._open_button.clicked.connect(self.open_pdf)
        self._save_button.clicked.connect(partial(self.save, "pdf"))
        self.context.hub.changed.connect(self._on_books)
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+P", self.open_pdf), ("Ctrl+E", self.open_menu),
                          ("F5", self.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _show(self, statement: StatementOfAccount | None) -> None:
        self.notice.clear()
        self.statement = statement
        self.model.reload()
        self._card.setVisible(statement is not None)
        self._none.setVisible(statement is None)
        self._none.say("Choose a customer.", "What they bought, paid and still owe stands here, day by day.")
        for button in (self._open_button, self._save_button):
            button.setEnabled(statement is not None)
        self._show_ages(statement)
        if statement is None:
            return
        self.table.select_row(0)
        closing = self.context.formats.money(statement.closing)
        place = next(at for at, column in enumerate(COLUMNS) if column.key == "balance")
        note = f"Balance on {self.context.formats.date(statement.date_to)}, {statement.currency}"
        self._footer.show_totals(note, {place: (closing, statement.closing < 0)}, f"{note}: {closing}")

    def _show_ages(self, statement: StatementOfAccount | None) -> None:
        for tile in self._tiles:
            self._ages.removeWidget(tile)
            tile.deleteLater()
        money = self.context.formats.money
        ages = ages_of(statement) if statement else ()
        self._tiles = [KpiTile(self.context.theme, title, money(amount)) for title, amount in ages]
        for tile in self._tiles:
            self._ages.addWidget(tile, 1)

    def _page(self, _query: ListQuery) -> Page:
        nothing = Page(columns=("id",), rows=(), count=0, totals={})
        return rows_of(self.statement) if self.statement else nothing

    def _open_document(self, row: int) -> None:
        found = document_at(self.statement, row) if self.statement else None
        if found is not None:
            self.context.open_screen(found[0], record=found[1])

    def _write(self, path: Path, form: str, done: Callable[[Path], None]) -> None:
        statement, company, formats = self.statement, self.context.company, self.context.formats
        if statement is None:
            return

        def work() -> Path:
            from finance_core.company.export import export_table

            table = printed_table(statement, company.name, formats)
            paper = PAPER_OF_COUNTRY.get(formats.locale.partition("_")[2], "a4")
            return files.write(path, export_table(table, form, paper))

        self.context.runner.read(work, done, self._fail)

    def _saved(self, path: Path) -> None:
        self.context.notify(Notice("success", f"{path.name} is in {path.parent}."))

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.notice.show_notice(Notice("warning",
                                           f"No program opens PDF files here. The file is {path}."))

    def _on_books(self, tables: frozenset[str]) -> None:
        if self.statement is not None and any(name.startswith("ar_") for name in tables):
            self.reload()

    def _fail(self, error: BaseException) -> None:
        notice = notice_of(error)
        if notice.field in self.grid.boxes:
            self.grid.boxes[notice.field].set_error(notice.text)
        else:
            self.notice.show_notice(notice)
