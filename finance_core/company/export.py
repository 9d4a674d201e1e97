"""A report as a file: one table in, bytes out, in any of the formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from pydantic_core import to_json

from finance_core.errors import InvalidInput
from finance_core.money.clock import SystemClock


class Format(StrEnum):
    """What a report can be written as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"


def export_table(table: Any, file_format: str, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """Return a report table as a file; libraries are loaded when first needed.

    Raises:
        InvalidInput: an unknown format, or more rows than a PDF may have.
    """
    match file_format:
        case Format.JSON:
            return to_json(table, indent=2)
        case Format.CSV:
            from finance_core.interchange.csv_table import table_as_csv

            return table_as_csv(table)
        case Format.XLSX:
            from finance_core.interchange.xlsx_table import table_as_xlsx

            return table_as_xlsx(table)
        case Format.PDF:
            from finance_core.documents.report import render_report

            return render_report(table, SystemClock().today(), paper=paper)
        case Format.HTML:
            from finance_core.documents.html import report_html

            return report_html(table).encode()
        case _:
            raise InvalidInput("format", f"{file_format} is no format. Choose one of {', '.join(Format)}.")
