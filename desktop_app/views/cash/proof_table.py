"""The proof of a reconciliation as a report table: both sides, then every item between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from finance_core.modules.cash.api import ReconciliationReport, ReconciliationStatus, UnreconciledItem
from finance_core.modules.reporting.api import (
    Cell,
    ColumnKind,
    ReportColumn,
    ReportMetadata,
    ReportRow,
    ReportStatus,
    ReportTable,
    RowKind,
)

_COLUMNS = (
    ReportColumn(key="on", title="Date", kind=ColumnKind.DATE),
    ReportColumn(key="number", title="Number", kind=ColumnKind.TEXT),
    ReportColumn(key="days", title="Days", kind=ColumnKind.NUMBER),
    ReportColumn(key="amount", title="Amount", kind=ColumnKind.MONEY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """By whom and when the proof is shown."""

    company: str
    decimals: int
    day: str
    now: datetime


def as_table(report: ReconciliationReport, printed: Printed) -> ReportTable:
    """Return the proof as a table that can be shown and printed."""
    is_done = report.status is ReconciliationStatus.COMPLETED
    notes = [f"Completed by {report.completed_by} on {report.completed_at:%Y-%m-%d %H:%M} UTC."
             if is_done and report.completed_at else "Not completed: the figures are those of now."]
    if any(item.is_stale for item in report.outstanding_items):
        notes.append("Checks marked stale are outstanding for too long: stop them and void them.")
    return ReportTable(
        metadata=ReportMetadata(
            report="cash.reconciliation", title=f"Reconciliation of {report.bank_account}",
            company=printed.company,
            currency=report.currency, decimals=printed.decimals, book="MAIN", date_from=None,
            date_to=report.statement_date, in_words=f"Statement of {printed.day}, account {report.account}",
            generated_at=printed.now, ledger_seq=0, seal="",
            status=ReportStatus.FINAL if is_done else ReportStatus.PROVISIONAL,
        ),
        columns=_COLUMNS, rows=tuple(_rows(report)), notes=tuple(notes),
    )


def _rows(report: ReconciliationReport) -> Iterator[ReportRow]:
    yield _figure("Balance of the bank", report.statement_balance)
    yield from _items("Deposits in transit", report.deposits_in_transit, report.in_transit_items)
    yield from _items("Outstanding payments", -report.outstanding_payments, report.outstanding_items, sign=-1)
    yield from _items("Errors of the bank", report.bank_errors, report.bank_error_items)
    yield _figure("Adjusted balance of the bank", report.adjusted_bank_balance, RowKind.TOTAL)
    yield ReportRow(kind=RowKind.BLANK)
    yield _figure("Balance of the books", report.book_balance)
    yield from _items("Booked after the statement", report.adjustments, report.adjustment_items)
    yield _figure("Adjusted balance of the books", report.adjusted_book_balance, RowKind.TOTAL)
    yield ReportRow(kind=RowKind.BLANK)
    yield _figure("Difference", report.variance, RowKind.TOTAL)


def _items(title: str, total: Decimal, items: Sequence[UnreconciledItem],
           sign: int = 1) -> Iterator[ReportRow]:
    if not items:
        yield _figure(title, total)
        return
    yield ReportRow(kind=RowKind.HEADER, label=title)
    for item in items:
        text = f"{item.text} (stale)" if item.is_stale else item.text
        yield ReportRow(kind=RowKind.LINE, level=1, label=text, cells=(
            Cell(item.on), Cell(item.number), Cell(item.age_days), Cell(sign * item.amount)))
    yield _figure(title, total, RowKind.SUBTOTAL)


def _figure(label: str, amount: Decimal, kind: RowKind = RowKind.LINE) -> ReportRow:
    return ReportRow(kind=kind, label=label, cells=(Cell(), Cell(), Cell(), Cell(amount)))
