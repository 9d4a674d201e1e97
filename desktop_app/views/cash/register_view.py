"""The register of one bank account: every movement with the running balance, as the bank would print it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import ALL, Chip, Column, EmptyState, ScreenSpec
from desktop_app.theme.fonts import Text
from desktop_app.views.cash.account_choice import AccountChoice
from desktop_app.views.form_view import open_form
from desktop_app.views.screen_view_list import ListPane
from desktop_app.widgets.basics import Button, Label, row_of
from desktop_app.widgets.chips import ChipRow
from desktop_app.widgets.focus import FocusLead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop_app.widgets.context import ViewContext

REGISTER = ScreenSpec(
    id="cash.register", title="Movements", group="", icon="list", record="movement",
    query="cash.list_register",
    columns=(
        Column("date", "Date", "date", 110), Column("number", "Number", width=140),
        Column("type", "Type", "choice", 110, hidden=True), Column("payee", "Payee", width=120),
        Column("text", "Text", width=150), Column("account", "Account", width=120),
        Column("money_in", "In", "money", 94), Column("money_out", "Out", "money", 94),
        Column("balance", "Balance", "money", 104, total="balance"), Column("mark", "", width=40),
    ),
    chips=(ALL, Chip("unreconciled", "Not cleared", {"unreconciled": True})),
    empty=EmptyState("Nothing was booked on this account yet.", help="Enter a transaction with Ctrl+N."),
    sort="date", descending=True,
)
_MEMORY = "screen/cash.register"
_LISTENS_TO = frozenset({"journal_lines", "cash_bank_transactions", "cash_reconciliation_matches",
                         "cash_reconciliations"})
_SEARCH_AFTER_MS = 200
_SEARCH = 220


class RegisterView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self._is_stale = False
        self._chip: Mapping[str, Any] = {}
        ask = partial(context.company.call, REGISTER.query)
        self.model = RowsModel(ask, REGISTER.columns, context.runner, context.formats, self)
        self.list = ListPane(context, REGISTER, self.model, context.memory.get(_MEMORY, {}) or {})
        self.table = self.list.table
        self._build()
        self._connect()

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Show an account, as a link from elsewhere asks."""
        self.account.load(record or filters.get("bank_account_id"))

    def reload(self) -> None:
        """Ask again."""
        self._is_stale = False
        account = self.account.value()
        if account is not None:
            self.model.ask(text=self.search.text().strip(),
                           filters={"bank_account_id": account, **self._chip})

    def new(self, screen_id: str, field: str) -> None:
        """Open a form for this account."""
        if not self.context.company.read_only:
            open_form(self.context, screen_id, {field: self.account.value()})

    def open_row(self, row: int) -> None:
        """Open what caused a movement: the bank transaction, else the entry."""
        values = self.model.values(row)
        if values.get("source_type") == "cash_bank_transaction":
            self.context.open_screen("cash.transactions", record=values["source_id"])
        elif values:
            self.context.open_screen("kernel.entry", record=values["entry_id"])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.account.value() is None:
            self.account.load()
        elif self._is_stale:
            self.reload()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.context.memory.put(_MEMORY, self.list.to_remember())
        super().hideEvent(event)

    def _build(self) -> None:
        theme = self.context.theme
        self.account = AccountChoice(self.context)
        self.search = QLineEdit(placeholderText="Search register …")
        self.search.setAccessibleName("Search register")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme.px(_SEARCH))
        self._glass = QAction(self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._transfer = Button(theme, "Transfer", "", "arrow-left-right")
        self._transfer.setToolTip("Ctrl+T")
        self._new = Button(theme, "New transaction", "primary", "plus")
        self._new.setToolTip("Ctrl+N")
        self._cleared = Label(theme, "", look="muted")
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(Label(theme, "Register", Text.TITLE), self.account, None, self.search,
                              self._transfer,
                              self._new, spacing=12))
        self._chips = ChipRow(theme, REGISTER.chips)
        page.addLayout(row_of(self._chips, None, self._cleared))
        page.addWidget(self.list, 1)
        FocusLead(self, *self.list.places)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self._chips.chosen.connect(self._choose)
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.reload)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self.table.setFocus)
        self.account.chosen.connect(lambda _: self.reload())
        self.model.loaded.connect(self._show_rows)
        self.model.counted.connect(self._show_cleared)
        self.table.opened.connect(self.open_row)
        self.list.all_asked.connect(self._show_all)
        self.list.first_asked.connect(self._new_transaction)
        self.list.again_asked.connect(self.reload)
        self._new.clicked.connect(self._new_transaction)
        self._transfer.clicked.connect(self._new_transfer)
        self.context.hub.changed.connect(self._on_changed)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+N", self._new_transaction), ("Ctrl+T", self._new_transfer),
            ("Ctrl+F", partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)),
            ("F5", self.reload))
        for text, act in keys:
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _new_transaction(self) -> None:
        self.new("cash.transaction_new", "bank_account_id")

    def _new_transfer(self) -> None:
        self.new("cash.transfer_new", "from_account_id")

    def _choose(self, filters: Mapping[str, Any]) -> None:
        self._chip = filters
        self.reload()

    def _show_all(self) -> None:
        self.search.clear()
        self._chips.press(0)

    def _show_rows(self) -> None:
        self.list.show_rows(is_filtered=bool(self.search.text().strip() or self._chip), select=None)

    def _show_cleared(self) -> None:
        money, totals = self.context.formats.money, self.model.totals
        cleared, rest = money(totals.get("cleared")), money(totals.get("difference"))
        self._cleared.setText(f"Cleared {cleared}     Not cleared {rest}" if self.model.count else "")

    def _on_changed(self, tables: frozenset[str]) -> None:
        self._is_stale = self._is_stale or not tables.isdisjoint(_LISTENS_TO)
        if self._is_stale and self.isVisible():
            self.reload()

    def _restyle(self) -> None:
        self._glass.setIcon(self.context.theme.icon("search", "muted", 16))
