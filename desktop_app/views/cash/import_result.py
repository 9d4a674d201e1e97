"""What a bank's file would bring: its account, how many lines are new or known, and the proof of sums."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.spec.screen import Field
from desktop_app.spec.tips import plain_tip
from desktop_app.theme.fonts import Text
from desktop_app.views.cash.csv_reading import ReadRow
from desktop_app.views.cash.read_table import ReadTable
from desktop_app.widgets.basics import Card, KpiTile, Label
from desktop_app.widgets.editors import TickBox
from desktop_app.widgets.field_grid import FieldGrid

if TYPE_CHECKING:
    from desktop_app.views.cash.import_reading import BankFile, Preview
    from desktop_app.widgets.context import ViewContext

_ACCOUNT = Field(name="bank_account_id", label="Import into", kind="lookup",
                 lookup="cash.lookup_bank_accounts",
                 create="cash.account_new", help="Empty: the account whose number stands in the file.")
_WIDTH = 300


class ResultPane(QWidget):
    """The pane.

    Signals:
        account_chosen: another account was chosen, or none.
        problems_accepted: the unreadable rows shall be left out, or not.
    """

    account_chosen = Signal(object)
    problems_accepted = Signal(bool)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        theme = context.theme
        self._file = Label(theme, "", Text.SECTION)
        self._facts = Label(theme, "", look="muted")
        self._facts.setWordWrap(True)
        self.grid = FieldGrid((_ACCOUNT,), context, columns=1)
        self.grid.setFixedWidth(theme.px(_WIDTH))
        self.grid.changed.connect(self._on_account)
        self.accept = TickBox(theme, "Import without the rows that cannot be read")
        self.accept.changed.connect(lambda: self.problems_accepted.emit(self.accept.value()))
        self._tiles = {name: KpiTile(theme, title) for name, title in (
            ("new", "New lines"), ("known", "Known already"), ("wrong", "Cannot be read"),
            ("proof", "Proof of sums"))}
        self.table = ReadTable(context)
        self._card = Card(margin=1, spacing=0)
        self._card.column.addWidget(self.table)
        self._build()

    def show_file(self, file: BankFile, account: UUID | None) -> None:
        """Show a file that was chosen; what it would bring is not known yet."""
        self._file.setText(file.name)
        saved = f", read by the mapping {file.csv.saved_as}" if file.csv and file.csv.saved_as else ""
        self._facts.setText(f"{file.kind}{saved}")
        self.grid.reset({"bank_account_id": account})
        self.accept.set_value(False)
        self.accept.hide()
        self._kind = self._facts.text()

    def show_preview(self, preview: Preview) -> None:
        """Show what the import would bring, or what it waits for."""
        self._preview = preview
        refusal = preview.refusal
        message, field = (refusal.message, refusal.field) if refusal is not None else ("", None)
        self.grid.boxes["bank_account_id"].set_error(message if field == "bank_account_id" else "")
        is_unread = refusal is not None and field == "accept_problems"
        unread = self._sum("unread_rows")
        if refusal is not None and is_unread:
            unread = int(refusal.facts["count"])
        self.accept.setVisible(bool(unread))
        self._show_counts(unread, was_imported=refusal is not None and "on" in refusal.facts)
        self._tiles["wrong"].setToolTip(plain_tip(message) or "" if is_unread else "")
        self._show_proof()
        self._show_facts()
        self.table.show_rows(_rows(preview))

    def set_lines_shown(self, *, shown: bool) -> None:
        """Show the lines of the file here, unless the mapping's own table does."""
        self._card.setVisible(shown)

    @property
    def new_lines(self) -> int:
        """Return how many lines the import would add."""
        return self._sum("new_lines")

    @property
    def is_ready(self) -> bool:
        """Tell whether the file can be imported as it stands."""
        return self._preview is not None and bool(self._preview.statements)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self._file, self._facts, self.accept):
            words.addWidget(widget)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self.grid)
        card = Card(margin=18)
        card.column.addLayout(head)
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addLayout(tiles)
        column.addWidget(self._card, 1)

    def _on_account(self, _name: str) -> None:
        self.account_chosen.emit(self.grid.values()["bank_account_id"])

    def _sum(self, name: str) -> int:
        return sum(getattr(statement, name) for statement in self._preview.statements) if self._preview else 0

    def _show_counts(self, unread: int, *, was_imported: bool) -> None:
        number, doubtful = self._context.formats.number, self._sum("probable_duplicates")
        is_known = self.is_ready
        new, known = number(self.new_lines), number(self._sum("known_lines"))
        rows = "are left out" if is_known else "have to be looked at"
        self._tiles["new"].show_figure(
            "0" if was_imported else new if is_known else "–",
            note=f"{doubtful} probably twice, left out" if doubtful else "would be added")
        self._tiles["known"].show_figure(
            "All" if was_imported else known if is_known else "–", note="are not added again")
        self._tiles["wrong"].show_figure(
            number(unread), "negative" if unread else "", rows if unread else "every row is read")

    def _show_proof(self) -> None:
        tile, money = self._tiles["proof"], self._context.formats.money
        statements = self._preview.statements if self._preview else ()
        known = [statement for statement in statements if statement.balance_known]
        wrong = sum((abs(statement.sum_difference) for statement in known), Decimal(0))
        if not known:
            tile.show_figure("–", note="the file states no balance" if statements else "not known yet")
        elif wrong:
            tile.show_figure(money(wrong), "negative", "opening and lines miss the closing balance")
        else:
            one = known[-1]
            tile.show_figure("0.00", "positive",
                             f"{money(one.opening_balance)} + lines = {money(one.closing_balance)}")

    def _show_facts(self) -> None:
        statements = self._preview.statements if self._preview else ()
        if not statements:
            self._facts.setText(self._kind)
            return
        day = self._context.formats.date
        parts = [
            f"{one.bank_account}, {one.currency}: {day(one.from_date)} to {day(one.statement_date)}"
            if one.from_date else f"{one.bank_account}, {one.currency}: {day(one.statement_date)}"
            for one in statements]
        self._facts.setText(f"{self._kind}. {'; '.join(parts)}")


def _rows(preview: Preview) -> list[ReadRow]:
    lines: list[Any] = [line for statement in preview.statements for line in statement.first_lines]
    return [ReadRow(number=line.line_number, values={
        "date": line.transaction_date, "payee": line.counterparty_name or "", "text": line.description,
        "reference": line.reference or line.check_number or "", "amount": line.amount,
        "balance": line.balance_after,
    }) for line in lines]
