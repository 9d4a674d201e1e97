"""A report as PDF, pictures of its pages, or HTML: the same table in every form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from finance_core.documents import figures
from finance_core.documents.errors import ReportTooLong
from finance_core.documents.pdf import Paper, pages, pdf
from finance_core.interchange.table import Table, TableRow, Value, decimals_of, has_labels, seal_words

MOST_ROWS = 3_000
MOST_TAGGED_ROWS = 500  # tags make long tables ten times as large
NUMERIC = {"money", "number", "percent"}
MOST_UPRIGHT_COLUMNS = 5


def render_report(table: Table, dated: date, *, paper: Paper = "a4", locale: str = "en_US") -> bytes:
    """Return a report as PDF; the same table and day give the same bytes.

    Zero is shown as a dash, a negative amount with a real minus sign. With more than five columns the page
    lies on its side.

    Raises:
        ReportTooLong: more than 3,000 rows.
    """
    return pdf(
        "report", printable(table, paper, locale), dated=dated, tagged=len(table.rows) <= MOST_TAGGED_ROWS
    )


def preview_report(
    table: Table, *, paper: Paper = "a4", locale: str = "en_US", ppi: int = 110
) -> tuple[bytes, ...]:
    """Return the pages of a report as PNG pictures.

    Raises:
        ReportTooLong: more than 3,000 rows.
    """
    return pages("report", printable(table, paper, locale), ppi=ppi)


def printable(table: Table, paper: Paper, locale: str) -> dict[str, Any]:
    """Return the view model of a report: texts only, as the template prints them.

    Raises:
        ReportTooLong: more than 3,000 rows.
    """
    if len(table.rows) > MOST_ROWS:
        raise ReportTooLong(table.title, len(table.rows), MOST_ROWS)
    return {
        "paper": "us-letter" if paper == "letter" else paper,
        "flipped": len(table.columns) > MOST_UPRIGHT_COLUMNS,
        "lang": locale[:2],
        "title": table.title,
        "company": table.company,
        "subtitle": table.subtitle,
        "banner": table.banner,
        "seal": seal_words(table),
        "notes": list(table.notes),
        "labels": has_labels(table),
        "columns": [
            {"title": column.title, "right": column.kind in NUMERIC, "narrow": column.kind != "text"}
            for column in table.columns
        ],
        "rows": printed_rows(table, locale),
    }


def printed_rows(table: Table, locale: str) -> list[dict[str, Any]]:
    """Return the rows of a table with every cell as text."""
    decimals = [decimals_of(table, number) for number in range(len(table.columns))]
    return [
        {
            "kind": row.kind,
            "level": row.level,
            "label": row.label,
            "cells": [
                _cell(table, row, number, decimals[number], locale) for number in range(len(table.columns))
            ],
        }
        for row in table.rows
    ]


def _cell(table: Table, row: TableRow, number: int, decimals: int, locale: str) -> str:
    value: Value = row.cells[number].value if number < len(row.cells) else None
    kind = table.columns[number].kind
    if value is None:
        return ""
    if isinstance(value, date):
        return figures.day(value, locale)
    if isinstance(value, str):
        return value
    if not value and kind != "number":
        return figures.DASH
    if kind == "percent":
        return figures.percent(value, locale)
    return (
        figures.money(Decimal(value), decimals, locale)
        if kind == "money"
        else figures.plain_number(value, locale)
    )
