"""A table to export, with the shape that reporting's tables have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finance_core.interchange.table import Value


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    value: Value


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    level: int
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SampleTable:
    title: str
    company: str
    subtitle: str
    banner: str
    seal: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def row(kind: str, level: int, label: str, *values: Value) -> Row:
    return Row(kind, level, label, tuple(Cell(value) for value in values))


def balance_sheet() -> SampleTable:
    """Two sections that add up, and an equity figure that is no sum of lines."""
    return SampleTable(
        title="Balance sheet",
        company="Alder & Finch Ltd",
        subtitle="31 December 2026 · USD",
        banner="",
        seal="JE-2026-00042 · 0123456789abcdef",
        columns=(
            Column("2026", "2026", "money"),
            Column("2025", "2025", "money"),
            Column("share", "Share", "percent"),
        ),
        rows=(
            row("header", 0, "Assets"),
            row("header", 1, "Current assets"),
            row("line", 2, "Cash", Decimal("1250.50"), Decimal("900.00"), Decimal("0.125")),
            row("line", 2, "Receivables", Decimal("749.50"), Decimal("0.00"), None),
            row("subtotal", 1, "Total current assets", Decimal("2000.00"), Decimal("900.00"), None),
            row("header", 1, "Fixed assets"),
            row("line", 2, "Van", Decimal("8000.00"), Decimal("9000.00"), None),
            row("subtotal", 1, "Total fixed assets", Decimal("8000.00"), Decimal("9000.00"), None),
            row("total", 0, "Total assets", Decimal("10000.00"), Decimal("9900.00"), None),
            row("blank", 0, ""),
            row("header", 0, "Equity"),
            row("line", 1, "Capital", Decimal("-4000.00"), Decimal("-4000.00"), None),
            row("total", 0, "Total equity", Decimal("-10000.00"), Decimal("-9900.00"), None),
        ),
        notes=("Prepared without audit.",),
    )


def register(description: str = "Rent") -> SampleTable:
    """Rows without labels, with dates and text."""
    return SampleTable(
        title="Register: 2026/01 [bank]",
        company="",
        subtitle="",
        banner="DRAFT",
        seal="",
        columns=(
            Column("date", "Date", "date"),
            Column("text", "Text", "text"),
            Column("amount", "Amount", "money"),
        ),
        rows=(
            row("line", 0, "", date(2026, 1, 5), description, Decimal("-1234567.80")),
            row("line", 0, "", date(2026, 1, 6), "Sale", Decimal("0.20")),
            row("total", 0, "", None, None, Decimal("-1234567.60")),
        ),
        notes=(),
    )
