"""Lines of the ledger as rows: the one query and the one row that registers, ledgers and drill-down share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased

from finance_core.kernel.models.ledger import Side
from finance_core.kernel.orm import AccountModel, JournalEntryModel, JournalLineModel, PartyModel
from finance_core.modules.reporting.models import (
    Cell,
    ColumnKind,
    DrillKey,
    DrillKind,
    ReportColumn,
    ReportRow,
    RowKind,
)
from finance_core.modules.reporting.rules import ZERO, signed
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.framing import date_column, money_column, text_column
from finance_core.modules.reporting.service.sums import Line

Entry, Account, Party = JournalEntryModel, AccountModel, PartyModel
SPLIT = "Split"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A posted line as reports list it; `counter` is the other account of its entry when it was asked for."""

    account_id: UUID
    entry_date: date
    entry_id: UUID
    entry_no: str
    description: str
    source_module: str
    source_type: str
    source_id: UUID
    party: str | None
    memo: str | None
    side: Side
    base_amount: Decimal
    amount: Decimal
    currency: str
    counter: str | None = None

    @property
    def net(self) -> Decimal:
        """Return debit − credit."""
        return signed(self.base_amount, self.side)

    @property
    def text(self) -> str:
        """Return what the line is about: its memo, else the description of its entry."""
        return self.memo or self.description

    @property
    def source(self) -> str:
        """Return the kind of document in words."""
        return self.source_type.removeprefix(f"{self.source_module}_").replace("_", " ").capitalize()

    @property
    def entry_key(self) -> DrillKey:
        """Return the key to the entry."""
        return DrillKey(kind=DrillKind.ENTRY, title=self.entry_no, id=self.entry_id)


def line_query(*, with_counter: bool = False) -> Select[Any]:
    """Return the query of lines with their entry and party; conditions and order are the caller's."""
    columns: list[Any] = [
        Line.account_id,
        Line.entry_date,
        Entry.id,
        Entry.entry_no,
        Entry.description,
        Entry.source_module,
        Entry.source_type,
        Entry.source_id,
        Party.name,
        Line.memo,
        Line.side,
        Line.base_amount,
        Line.amount,
        Line.currency,
    ]
    columns += [_counter()] if with_counter else []
    statement: Select[Any] = select(*columns)
    return (
        statement.select_from(Line)
        .join(Entry, Entry.id == Line.entry_id)
        .outerjoin(Party, Party.id == Line.party_id)
    )


def _counter() -> Any:
    other, account = aliased(JournalLineModel), aliased(AccountModel)
    names = case(
        (func.count(account.id.distinct()) > 1, SPLIT), else_=func.min(account.code + " " + account.name)
    )
    return (
        select(names)
        .select_from(other)
        .join(account, account.id == other.account_id)
        .where(other.entry_id == Line.entry_id, other.account_id != Line.account_id)
        .scalar_subquery()
    )


def read_lines(books: Books, statement: Select[Any]) -> list[LedgerLine]:
    """Return the lines a query finds."""
    return [_as_line(row) for row in books.session.execute(statement)]


def _as_line(row: Sequence[Any]) -> LedgerLine:
    values = list(row)
    values[10] = Side(values[10])
    return LedgerLine(*values)


def sum_of(lines: Iterable[LedgerLine], side: Side) -> Decimal:
    """Return the sum of the lines on one side."""
    return sum((line.base_amount for line in lines if line.side is side), ZERO)


LINE_COLUMNS: dict[str, ReportColumn] = {
    column.key: column
    for column in (
        date_column("date", "Date"),
        text_column("entry", "Entry"),
        text_column("text", "Description"),
        text_column("party", "Party"),
        text_column("source", "Source"),
        text_column("counter", "Other account"),
        ReportColumn(key="foreign", title="Amount in currency", kind=ColumnKind.NUMBER),
        text_column("currency", "Currency"),
        money_column("debit", "Debit"),
        money_column("credit", "Credit"),
        money_column("balance", "Balance"),
    )
}


def line_row(
    books: Books, line: LedgerLine, balance: Decimal, keys: Sequence[str], *, level: int = 0
) -> ReportRow:
    """Return the row of a line with the columns named; a balance that nobody named is not shown."""
    cells = {
        "date": Cell(line.entry_date),
        "entry": Cell(line.entry_no, line.entry_key),
        "text": Cell(line.text),
        "party": Cell(line.party or ""),
        "source": Cell(line.source),
        "counter": Cell(line.counter or ""),
        "foreign": Cell(signed(line.amount, line.side).normalize() + ZERO),
        "currency": Cell(line.currency),
        "debit": books.money(line.base_amount, line.entry_key) if line.side is Side.DEBIT else Cell(),
        "credit": books.money(line.base_amount, line.entry_key) if line.side is Side.CREDIT else Cell(),
        "balance": books.money(balance),
    }
    return ReportRow(
        kind=RowKind.LINE, level=level, cells=tuple(cells[key] for key in keys), drill=line.entry_key
    )


def summary_row(
    books: Books, label: str, keys: Sequence[str], kind: RowKind, amounts: dict[str, Decimal]
) -> ReportRow:
    """Return a row of sums below or above lines; its label stands in the description."""
    cells = {key: books.money(amount) for key, amount in amounts.items()} | {"text": Cell(label)}
    return ReportRow(kind=kind, cells=tuple(cells.get(key, Cell()) for key in keys))
