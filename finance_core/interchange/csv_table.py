"""Write CSV that spreadsheets open right: UTF-8 with a mark, ISO dates, plain numbers, no text as formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from finance_core.interchange.table import Table, TableRow, Value, has_labels

# What a spreadsheet takes for the start of a formula, at the beginning or after a line break.
_FORMULA = re.compile("(^|[\r\n])(?=\\s*[=+\\-@\t\r＝＋－＠])")  # noqa: RUF001 - the full-width signs are the point


def safe_text(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would run as a formula."""
    return _FORMULA.sub(r"\1'", text)


def as_text(value: Value) -> str:
    """Return a cell as CSV text: amounts with a point and no groups, dates as ISO."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else safe_text(value) if isinstance(value, str) else str(value)


def csv_bytes(rows: Iterable[Sequence[Value]], delimiter: str = ",") -> bytes:
    """Return rows as a CSV file in UTF-8 with byte order mark, so that spreadsheets see the encoding."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows([as_text(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def table_as_csv(table: Table, delimiter: str = ",") -> bytes:
    """Return a table as CSV: headings, then every row but the blank ones; title and notes are left out."""
    label = [""] if has_labels(table) else []
    headings = [*label, *(column.title for column in table.columns)]
    rows = ([*(row.label for _ in label), *_values(row)] for row in table.rows if row.kind != "blank")
    return csv_bytes([headings, *rows], delimiter)


def _values(row: TableRow) -> Iterator[Value]:
    return (cell.value for cell in row.cells)
