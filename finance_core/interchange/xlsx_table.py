"""Write XLSX in which amounts are numbers, totals are formulas and text is never run.

A total becomes a formula only where the lines above it add up to it; any other total stays the figure it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from finance_core.interchange.csv_table import safe_text
from finance_core.interchange.table import Table, TableRow, Value, decimals_of, has_labels, seal_words

MOST_RANGES = 200  # Excel allows 255 arguments

_SUMMED = {"subtotal", "total"}
_SHEET_NAME = str.maketrans("", "", "[]:*?/\\'")


def table_as_xlsx(table: Table) -> bytes:
    """Return a table as a workbook of one sheet: title, frozen headings, rows, notes."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": table.title, "author": table.company})
        _Sheet(table, book).write()
    return buffer.getvalue()


@dataclass(slots=True)
class _Sheet:
    """One sheet being written; data begin in row `first`, cells in column `shift`."""

    table: Table
    book: Any
    sheet: Any = None
    formats: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    decimals: list[int] = field(default_factory=list)
    first: int = 0
    shift: int = 0

    def write(self) -> None:
        table = self.table
        self.sheet = self.book.add_worksheet(table.title.translate(_SHEET_NAME)[:31] or "Report")
        self.shift = int(has_labels(table))
        self.decimals = [decimals_of(table, column) for column in range(len(table.columns))]
        self.first = self._heading()
        for number, ranges in enumerate(_summed_ranges(table)):
            self._row(number, ranges)
        for number, note in enumerate(table.notes, start=self.first + len(table.rows) + 1):
            self.sheet.write_string(number, 0, safe_text(note), self._format(color="#667085"))
        self._layout()

    def _heading(self) -> int:
        """Write title and column headings; return the row below them."""
        table = self.table
        above: list[tuple[str, dict[str, Any]]] = [
            (table.company, {}),
            (table.title, {"bold": True, "size": 16}),
            (table.subtitle, {"color": "#667085"}),
            (table.banner, {"bold": True, "color": "#B42318"}),
        ]
        number = 0
        for text, look in above:
            if text:
                self.sheet.write_string(number, 0, safe_text(text), self._format(**look))
                number += 1
        number += 1
        for column, heading in enumerate(table.columns):
            look = self._format(bold=True, bottom=True, right=heading.kind in {"money", "number", "percent"})
            self.sheet.write_string(number, column + self.shift, safe_text(heading.title), look)
        if self.shift:
            self.sheet.write_string(number, 0, "", self._format(bold=True, bottom=True))
        return number + 1

    def _row(self, number: int, ranges: list[tuple[int, int]]) -> None:
        row = self.table.rows[number]
        place = self.first + number
        strong = row.kind != "line"
        if self.shift and row.label:
            look = self._format(bold=strong, top=row.kind in _SUMMED, indent=row.level)
            self.sheet.write_string(place, 0, safe_text(row.label), look)
        for column, cell in enumerate(row.cells):
            kind = self.table.columns[column].kind
            look = self._format(
                bold=strong, top=row.kind in _SUMMED, number=self._number_format(kind, column), kind=kind
            )
            formula = ranges and kind == "money" and cell.value is not None
            if formula:
                parts = [self._cells(start, end, column) for start, end in ranges]
                self.sheet.write_formula(
                    place, column + self.shift, f"=SUM({','.join(parts)})", look, cell.value
                )
            else:
                self._cell(place, column + self.shift, cell.value, look)

    def _cells(self, start: int, end: int, column: int) -> str:
        first = xl_rowcol_to_cell(self.first + start, column + self.shift)
        last = xl_rowcol_to_cell(self.first + end, column + self.shift)
        return f"{first}:{last}"

    def _cell(self, row: int, column: int, value: Value, look: Any) -> None:
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, safe_text(value), look)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)

    def _number_format(self, kind: str, column: int) -> str:
        places = "." + "0" * self.decimals[column] if self.decimals[column] else ""
        money = f"#,##0{places};[Red]-#,##0{places};–"
        return {"money": money, "date": "yyyy-mm-dd", "percent": "0.0%", "number": "#,##0.####"}.get(
            kind, "@"
        )

    def _format(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            properties = {
                "font_name": "Calibri",
                "font_size": look.get("size", 11),
                "bold": look.get("bold", False),
            }
            properties |= {"top": 1} if look.get("top") else {}
            properties |= {"bottom": 1} if look.get("bottom") else {}
            properties |= {"align": "right"} if look.get("right") else {}
            properties |= {"indent": look["indent"]} if look.get("indent") else {}
            properties |= {"font_color": look["color"]} if look.get("color") else {}
            properties |= {"num_format": look["number"]} if look.get("number") else {}
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def _layout(self) -> None:
        table = self.table
        self.sheet.freeze_panes(self.first, self.shift)
        self.sheet.repeat_rows(self.first - 1)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer(f"&L&F  {seal_words(self.table)}&RPage &P of &N")
        if self.shift:
            longest = max(len(row.label) + 2 * row.level for row in table.rows)
            self.sheet.set_column(0, 0, min(60, max(20, longest + 2)))
        widths = {"money": 16, "number": 12, "percent": 10, "date": 12, "text": 28}
        for column, heading in enumerate(table.columns):
            width = max(widths.get(heading.kind, 16), len(heading.title) + 2)
            self.sheet.set_column(column + self.shift, column + self.shift, width)


def _summed_ranges(table: Table) -> Iterator[list[tuple[int, int]]]:
    """Yield for each row the ranges of lines that its amounts are the sum of, [] where they are not."""
    money = [number for number, column in enumerate(table.columns) if column.kind == "money"]
    for number, row in enumerate(table.rows):
        yield _lines_summing_to(table, number, money) if row.kind in _SUMMED else []


def _lines_summing_to(table: Table, number: int, money: list[int]) -> list[tuple[int, int]]:
    """Return the lines above a total that add up to it in every amount column, as ranges, else [].

    A subtotal covers its own section; a total the nearest section that fits, at most everything above it.
    """
    total = table.rows[number]
    wanted = [_amount(table, number, column) for column in money]
    sums = [Decimal(0)] * len(money)
    ranges: list[tuple[int, int]] = []
    for above in range(number - 1, -1, -1):
        row = table.rows[above]
        if row.kind == "line":
            sums = [add + _amount(table, above, column) for add, column in zip(sums, money, strict=True)]
            end = ranges.pop()[1] if ranges and ranges[-1][0] == above + 1 else above
            ranges.append((above, end))
        elif _begins_section(row, total) and (total.kind == "subtotal" or (ranges and sums == wanted)):
            break
    return ranges[::-1] if sums == wanted and len(ranges) <= MOST_RANGES else []


def _begins_section(row: TableRow, total: TableRow) -> bool:
    kinds = {"header", "subtotal"} if total.kind == "subtotal" else {"header"}
    return row.kind in kinds and row.level <= total.level


def _amount(table: Table, row: int, column: int) -> Decimal:
    cells = table.rows[row].cells
    value = cells[column].value if column < len(cells) else None
    return Decimal(value) if isinstance(value, (Decimal, int)) else Decimal(0)
