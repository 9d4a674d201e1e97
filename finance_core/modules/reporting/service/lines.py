"""Lines of the ledger as rows: the one query and the one row that registers, ledgers and drill-down share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from sqlalchemy import Select, case, func, null, select

from finance_core.kernel.models.ledger import Side
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
from finance_core.modules.reporting.service.tables import (
    ACCOUNTS,
    ENTRIES,
    LINES,
    PARTIES,
    Entry,
    Line,
    Party,
)

SPLIT = "Split"
EMPTY = Cell()


class LedgerLine(NamedTuple):
    """A posted line as reports list it; `source_id`, `account_id` and `counter` only where asked for."""

    entry_date: date
    entry_id: UUID
    entry_no: str
    description: str
    source_module: str
    source_type: str
    party: str | None
    memo: str | None
    side: str
    base_amount: Decimal
    amount: Decimal
    currency: str
    account_id: UUID
    source_id: UUID
    counter: str | None

    @property
    def is_debit(self) -> bool:
        """Tell the side."""
        return self.side == Side.DEBIT

    @property
    def net(self) -> Decimal:
        """Return debit − credit."""
        return self.base_amount if self.side == Side.DEBIT else -self.base_amount


@cache
def line_query(*wanted: str) -> Select[Any]:
    """Return the query of lines with their entry and party; conditions and order are the caller's.

    Args:
        wanted: which of `account_id`, `source_id` and `counter` (code of the other account, or Split).
    """
    extra = {"account_id": Line.account_id, "source_id": Entry.source_id, "counter": _counter()}
    columns: list[Any] = [
        Line.entry_date,
        Entry.id,
        Entry.entry_no,
        Entry.description,
        Entry.source_module,
        Entry.source_type,
        Party.name,
        Line.memo,
        Line.side,
        Line.base_amount,
        Line.amount,
        Line.currency,
        *(column if name in wanted else null() for name, column in extra.items()),
    ]
    statement: Select[Any] = select(*columns)
    entries = LINES.join(ENTRIES, Entry.id == Line.entry_id)
    return statement.select_from(entries.outerjoin(PARTIES, Party.id == Line.party_id))


def _counter() -> Any:
    other, account = LINES.alias(), ACCOUNTS.alias()
    first, last = func.min(account.c.code), func.max(account.c.code)
    return (
        select(case((first == last, first), else_=SPLIT))
        .select_from(other.join(account, account.c.id == other.c.account_id))
        .where(other.c.entry_id == Line.entry_id, other.c.account_id != Line.account_id)
        .scalar_subquery()
    )


def read_lines(books: Books, statement: Select[Any]) -> list[LedgerLine]:
    """Return the lines a query finds."""
    return [LedgerLine._make(row) for row in books.session.execute(statement).all()]


def sum_of(lines: Iterable[LedgerLine], side: Side) -> Decimal:
    """Return the sum of the lines on one side."""
    return sum((line.base_amount for line in lines if line.side == side), ZERO)


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


class LineRows:
    """Makes rows of lines with the columns named, carrying the balance on.

    Without a column for it, what a line is about becomes the label of its row.
    """

    def __init__(self, books: Books, keys: Sequence[str], balance: Decimal, *, level: int = 0) -> None:
        self.balance = balance
        self._books = books
        self._level = level
        self._cells = [self._CELLS[key] for key in keys]
        self._is_labelled = "text" not in keys

    def row(self, line: LedgerLine, side: Side = Side.DEBIT) -> ReportRow:
        """Return the row of the next line; the balance is positive on the side."""
        self.balance += line.net if side is Side.DEBIT else -line.net
        key = DrillKey(kind=DrillKind.ENTRY, title=line.entry_no, id=line.entry_id)
        cells = tuple([make(self, line, key) for make in self._cells])
        label = line.memo or line.description if self._is_labelled else ""
        return ReportRow(kind=RowKind.LINE, level=self._level, label=label, cells=cells, drill=key)

    def _counter(self, line: LedgerLine, _key: DrillKey) -> Cell:
        account = self._books.by_code.get(line.counter or "")
        return Cell(account.title if account else line.counter or "")

    _CELLS: ClassVar[dict[str, Callable[[LineRows, LedgerLine, DrillKey], Cell]]] = {
        "date": lambda _, line, __: Cell(line.entry_date),
        "entry": lambda _, line, __: Cell(line.entry_no),
        "text": lambda _, line, __: Cell(line.memo or line.description),
        "party": lambda _, line, __: Cell(line.party) if line.party else EMPTY,
        "source": lambda _, line, __: Cell(source_in_words(line.source_module, line.source_type)),
        "counter": _counter,
        "foreign": lambda _, line, __: Cell(signed(line.amount, Side(line.side)).normalize() + ZERO),
        "currency": lambda _, line, __: Cell(line.currency),
        "debit": lambda self, line, key: self._books.money(line.base_amount, key) if line.is_debit else EMPTY,
        "credit": lambda self, line, key: (
            EMPTY if line.is_debit else self._books.money(line.base_amount, key)
        ),
        "balance": lambda self, _, __: self._books.money(self.balance),
    }


def source_in_words(module: str, source_type: str) -> str:
    """Return the kind of document an entry was made from."""
    return source_type.removeprefix(f"{module}_").replace("_", " ").capitalize()


def summary_row(
    books: Books, label: str, keys: Sequence[str], kind: RowKind, amounts: dict[str, Decimal]
) -> ReportRow:
    """Return a row of sums below or above lines; its label stands where lines have their text."""
    cells = {key: books.money(amount) for key, amount in amounts.items()} | {"text": Cell(label)}
    shown = tuple(cells.get(key, EMPTY) for key in keys)
    return ReportRow(kind=kind, label="" if "text" in keys else label, cells=shown)
