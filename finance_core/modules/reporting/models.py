"""What reports are made of. A report is a table whose figures carry the key to what lies behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from finance_core.kernel.models.ledger import AccountType, Side

CellValue = str | int | Decimal | date | None


class ReportPeriod(StrEnum):
    """Whether a report shows a day or a span of days."""

    AS_OF = "as_of"
    RANGE = "range"


class Comparison(StrEnum):
    """Which other dates stand beside the ones asked for."""

    NONE = "none"
    PREVIOUS_PERIOD = "previous_period"
    PREVIOUS_YEAR = "previous_year"


class Split(StrEnum):
    """Into which columns a span is cut; quarters and years follow the fiscal year."""

    NONE = "none"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ExportFormat(StrEnum):
    """The forms a report can leave the program in."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
    JSON = "json"


class ColumnKind(StrEnum):
    """What the cells of a column hold; a percent is a fraction (0.125 is 12.5 %)."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"


class RowKind(StrEnum):
    """What a row of a report is."""

    HEADER = "header"
    LINE = "line"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    BLANK = "blank"


class ReportStatus(StrEnum):
    """Whether the figures can still change, or cannot be right."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    UNBALANCED = "unbalanced"


class DrillKind(StrEnum):
    """What opens behind a figure."""

    ACCOUNTS = "accounts"
    LINES = "lines"
    ENTRY = "entry"
    DOCUMENT = "document"
    AGING = "aging"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutInfo:
    """A statement layout to choose."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInfo:
    """A report of the catalogue: what it answers and which options it takes."""

    name: str
    title: str
    group: str
    question: str
    period: ReportPeriod
    options: tuple[str, ...] = ()
    layouts: tuple[LayoutInfo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A span of days, both ends included, without `date_from` from the first entry on.

    Closing entries count up to `closing_to`; without it they do not count.
    """

    date_to: date
    date_from: date | None = None
    closing_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillScope:
    """The lines of some accounts in a span."""

    accounts: tuple[UUID, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillKey:
    """The key to what lies behind a figure; the rows it opens add up to the figure.

    Accounts and lines need `scopes` and `side` (the side that counts as positive); an entry needs `id`; a
    document needs `source_module`, `source_type` and `id`; ageing needs `source_module`, `as_of`, and for one
    cell the party and the bucket.
    """

    kind: DrillKind
    title: str
    scopes: tuple[DrillScope, ...] = ()
    side: Side = Side.DEBIT
    id: UUID | None = None
    source_module: str | None = None
    source_type: str | None = None
    party_id: UUID | None = None
    as_of: date | None = None
    bucket: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumn:
    """A column of a report."""

    key: str
    title: str
    kind: ColumnKind


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure or text and the key to what lies behind it."""

    value: CellValue = None
    drill: DrillKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A row; the label stands before the cells and is indented by the level."""

    kind: RowKind
    level: int = 0
    label: str = ""
    cells: tuple[Cell, ...] = ()
    drill: DrillKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCheck:
    """A built-in check: two figures that must agree."""

    name: str
    expected: Decimal
    found: Decimal

    @property
    def is_ok(self) -> bool:
        """Tell whether the figures agree."""
        return self.expected == self.found


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMetadata:
    """What a report is, of when and whose.

    `ledger_seq` is the newest entry it knows; `seal` names that entry and the beginning of its hash, so that
    a printed report proves later that nothing before it was rewritten.
    """

    report: str
    title: str
    company: str
    currency: str
    decimals: int
    book: str
    date_from: date | None
    date_to: date
    in_words: str
    generated_at: datetime
    ledger_seq: int
    seal: str
    status: ReportStatus
    filters: tuple[str, ...] = ()
    checks: tuple[ReportCheck, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """A finished report. Totals are by column or by line of the statement."""

    metadata: ReportMetadata
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    totals: Mapping[str, Decimal] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return the name of the report."""
        return self.metadata.title

    @property
    def company(self) -> str:
        """Return whose report it is."""
        return self.metadata.company

    @property
    def subtitle(self) -> str:
        """Return period, currency and filters in words."""
        return " · ".join((self.metadata.in_words, self.metadata.currency, *self.metadata.filters))

    @property
    def banner(self) -> str:
        """Return the warning to print on top: a failed check, or that the figures can still change."""
        failed = [check.name for check in self.metadata.checks if not check.is_ok]
        if failed:
            return f"Unbalanced: {'; '.join(failed)}"
        return "Provisional" if self.metadata.status is ReportStatus.PROVISIONAL else ""

    @property
    def seal(self) -> str:
        """Return how far the books went, and the seal of their last entry."""
        return self.metadata.seal

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data for JSON: amounts as text, dates in ISO form, no drill keys."""
        about = self.metadata
        return {
            "report": about.report,
            "title": about.title,
            "company": about.company,
            "currency": about.currency,
            "book": about.book,
            "date_from": _plain(about.date_from),
            "date_to": _plain(about.date_to),
            "filters": list(about.filters),
            "generated_at": about.generated_at.isoformat(),
            "ledger_seq": about.ledger_seq,
            "seal": about.seal,
            "status": about.status.value,
            "checks": [
                {"name": c.name, "expected": _plain(c.expected), "found": _plain(c.found), "ok": c.is_ok}
                for c in about.checks
            ],
            "columns": [{"key": c.key, "title": c.title, "kind": c.kind.value} for c in self.columns],
            "rows": [
                {
                    "kind": r.kind.value,
                    "level": r.level,
                    "label": r.label,
                    "cells": [_plain(c.value) for c in r.cells],
                }
                for r in self.rows
            ],
            "totals": {key: _plain(value) for key, value in self.totals.items()},
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """Income and expenses of a calendar month; both positive as usual."""

    month: date
    income: Decimal
    expenses: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardFigures:
    """The state of the company at a glance, in base currency."""

    as_of: date
    currency: str
    cash: Decimal
    receivables: Decimal
    receivables_overdue: Decimal
    payables: Decimal
    payables_overdue: Decimal
    profit_month: Decimal
    profit_year: Decimal
    months: tuple[MonthFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAccount:
    """What a report knows of an account; `parent_subtype` tells what accumulated depreciation belongs to."""

    id: UUID
    code: str
    name: str
    type: AccountType
    subtype: str
    parent_id: UUID | None
    is_summary: bool
    function_tag: str | None = None
    nature_tag: str | None = None
    parent_subtype: str | None = None

    @property
    def title(self) -> str:
        """Return code and name."""
        return f"{self.code} {self.name}"


class Measure(StrEnum):
    """Which movement of its accounts a line of a statement shows.

    On a balance sheet `year` is the movement of the fiscal year to the day, `earlier` everything before and
    `balance` both. An income statement knows only `balance`, the movement of its span.
    """

    BALANCE = "balance"
    YEAR = "year"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Conditions on an account, all of which must hold; an empty one does not limit, None means “none”.

    `balance` takes an account only when its first figure lies on that side.
    """

    types: frozenset[AccountType] = frozenset()
    subtypes: frozenset[str] = frozenset()
    functions: frozenset[str | None] = frozenset()
    natures: frozenset[str | None] = frozenset()
    parents: frozenset[str | None] = frozenset()
    balance: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutLine:
    """A line of a statement layout: a section of lines, a line of accounts, or a formula over lines by key.

    A `rest` line takes what no other line took, so that totals are right whatever accounts a company has.
    """

    key: str
    label: str
    side: Side
    select: tuple[Selector, ...] = ()
    is_rest: bool = False
    is_single: bool = False
    measure: Measure = Measure.BALANCE
    operands: tuple[str, ...] = ()
    lines: tuple[LayoutLine, ...] = ()
    total: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLayout:
    """The lines of a statement, in order; `frameworks` names those whose first choice it is."""

    code: str
    name: str
    report: str
    frameworks: tuple[str, ...]
    lines: tuple[LayoutLine, ...]


def _plain(value: CellValue) -> str | int | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value
