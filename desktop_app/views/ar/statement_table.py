"""A statement of account as rows on the screen and as a table that is printed or exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_app.spec.screen import Column
from desktop_app.views.list_table import ListCell, ListColumn, ListRow, ListTable
from finance_core.kernel.listing import Page

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.spec.formats import Formats
    from finance_core.modules.ar.api import StatementOfAccount

COLUMNS = (
    Column("on", "Date", "date", 120), Column("document", "Document", width=300),
    Column("due_date", "Due", "date", 120), Column("amount", "Amount", "money", 130),
    Column("balance", "Balance", "money", 130),
)
CREDIT_NOTES, RECEIPTS, INVOICES = "ar.credit_notes", "ar.receipts", "ar.invoices"
_SCREENS = (("credit", CREDIT_NOTES), ("receipt", RECEIPTS), ("refund", RECEIPTS), ("small", RECEIPTS))
_BROUGHT_FORWARD = "Balance brought forward"
_CELLS = tuple[date | None, str, date | None, Decimal | None, Decimal]


def screen_of(kind: str) -> str:
    """Return the screen that opens a line of a kind; discounts and write-offs belong to their invoice."""
    return next((screen for start, screen in _SCREENS if kind.startswith(start)), INVOICES)


def rows_of(statement: StatementOfAccount) -> Page:
    """Return the statement as the rows of a list; a row's id is its place."""
    rows = tuple((at, *cells) for at, (cells, _) in enumerate(_lines(statement)))
    return Page(columns=("id", *(column.key for column in COLUMNS)), rows=rows, count=len(rows), totals={})


def document_at(statement: StatementOfAccount, row: int) -> tuple[str, UUID] | None:
    """Return the screen and the id of what a row is about, `None` for the balance brought forward."""
    line = [line for _, line in _lines(statement)][row]
    return None if line is None else (screen_of(line.kind), line.document_id)


def printed_table(statement: StatementOfAccount, company: str, formats: Formats) -> ListTable:
    """Return the statement as it leaves the house."""
    days = f"{formats.date(statement.date_from)} to {formats.date(statement.date_to)}"
    heads = tuple(ListColumn(column.key, column.title, column.kind) for column in COLUMNS)
    rows = [ListRow(tuple(map(ListCell, cells))) for cells, _ in _lines(statement)]
    closing = (None, "Balance due", None, None, statement.closing)
    ages = ", ".join(f"{title} {formats.money(amount)}" for title, amount in ages_of(statement))
    return ListTable(
        title="Statement of account", company=company, columns=heads,
        subtitle=f"{statement.customer_name}, {days}, {statement.currency}",
        rows=(*rows, ListRow(tuple(map(ListCell, closing)), "total")),
        notes=(*(line for line in (", ".join(statement.address),) if line), f"Open by age: {ages}."))


def ages_of(statement: StatementOfAccount) -> tuple[tuple[str, Decimal], ...]:
    """Return what is open by age."""
    return tuple(zip(statement.bucket_titles, statement.buckets, strict=True))


def _lines(statement: StatementOfAccount) -> Iterator[tuple[_CELLS, Any]]:
    if statement.opening or not statement.lines:
        yield (statement.date_from, _BROUGHT_FORWARD, None, None, statement.opening), None
    for line in statement.lines:
        name = line.kind.replace("_", " ").replace("credit memo", "credit note").capitalize()
        yield (line.on, f"{name} {line.number}".strip(), line.due_date, line.amount, line.balance), line
