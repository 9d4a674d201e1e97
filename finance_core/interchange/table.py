"""The shape of a table that can be exported or printed; reporting's tables have it without knowing of it.

A row's `label` is printed in a first column of its own when any row has one; `cells` follow `columns`. A
header or blank row may have fewer cells. Amounts and numbers are Decimal or int, dates are dates; a percent
is a fraction (0.125 is 12.5 %). None is an empty cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

Value = str | int | Decimal | date | None


class TableColumn(Protocol):
    """A column: `kind` is text, money, date, number or percent."""

    @property
    def key(self) -> str:
        """The column's name in data."""

    @property
    def title(self) -> str:
        """The heading."""

    @property
    def kind(self) -> str:
        """What the cells hold."""


class TableCell(Protocol):
    """A cell, of which only the value is exported."""

    @property
    def value(self) -> Value:
        """The figure or text."""


class TableRow(Protocol):
    """A row: `kind` is header, line, subtotal, total or blank; `level` indents it."""

    @property
    def kind(self) -> str:
        """What the row is."""

    @property
    def level(self) -> int:
        """How deep it stands, 0 for the outermost."""

    @property
    def label(self) -> str:
        """The text before the cells."""

    @property
    def cells(self) -> Sequence[TableCell]:
        """The cells, one for each column."""


def seal_words(table: Table) -> str:
    """Return how far the books of a table went, as it stands at the foot of a page."""
    return f"Books up to {table.seal}" if table.seal else ""


class Table(Protocol):
    """A table with what is printed around it; `banner` is a warning such as DRAFT, "" without one."""

    @property
    def title(self) -> str:
        """The name of the report."""

    @property
    def company(self) -> str:
        """Whose report it is."""

    @property
    def subtitle(self) -> str:
        """Period, currency and filters in words."""

    @property
    def banner(self) -> str:
        """A warning to print on top."""

    @property
    def seal(self) -> str:
        """How far the books went and the seal of their last entry, for the foot of the page; "" without."""

    @property
    def columns(self) -> Sequence[TableColumn]:
        """The columns."""

    @property
    def rows(self) -> Sequence[TableRow]:
        """The rows in order."""

    @property
    def notes(self) -> Sequence[str]:
        """Sentences below the table."""


def has_labels(table: Table) -> bool:
    """Return whether any row has a label, so that the table gets a first column for them."""
    return any(row.label for row in table.rows)


def decimals_of(table: Table, column: int) -> int:
    """Return the decimals to show in an amount column: none when all are written whole, else 2 or more."""
    cells = (row.cells[column].value for row in table.rows if column < len(row.cells))
    amounts = [value for value in cells if isinstance(value, Decimal)]
    if amounts and all(amount.as_tuple().exponent == 0 for amount in amounts):
        return 0
    return max((-_exponent(amount) for amount in amounts), default=2)


def _exponent(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return min(-2, exponent) if isinstance(exponent, int) else -2
