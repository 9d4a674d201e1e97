"""The frame around every report: the dates and options asked for, the metadata, the keys to drill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.modules.reporting.models import (
    ColumnKind,
    Comparison,
    DrillKey,
    DrillKind,
    DrillScope,
    ReportAccount,
    ReportCheck,
    ReportColumn,
    ReportInfo,
    ReportMetadata,
    ReportPeriod,
    ReportStatus,
    Span,
    Split,
)
from finance_core.modules.reporting.requests import ReportOptions
from finance_core.modules.reporting.rules import span_in_words
from finance_core.modules.reporting.service.books import MAIN, Books

CHOICES = (
    "level",
    "zero_rows",
    "comparison",
    "split",
    "layout",
    "before_closing",
    "account_id",
    "party_id",
    "limit",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A report as asked for: its dates found, its options checked."""

    books: Books
    info: ReportInfo
    options: ReportOptions
    start: date | None
    end: date

    def metadata(self, *checks: ReportCheck, filters: Iterable[str] = ()) -> ReportMetadata:
        """Return what the finished report says of itself."""
        start = None if self.info.period is ReportPeriod.AS_OF else self.start
        return metadata(
            self.books,
            (self.info.name, self.info.title),
            Span(date_from=start, date_to=self.end),
            checks=checks,
            filters=tuple(filters),
        )


def asked(books: Books, info: ReportInfo, options: ReportOptions) -> Asked:
    """Return the report as asked for.

    Raises:
        InvalidInput: the start lies after the end, or the report does not take an option.
    """
    for name in CHOICES:
        if name not in info.options and getattr(options, name) != ReportOptions.model_fields[name].default:
            raise InvalidInput(name, f"{info.title} has no option {name.replace('_', ' ')}. Leave it out.")
    if options.comparison is not Comparison.NONE and options.split is not Split.NONE:
        raise InvalidInput("comparison", "Choose a comparison or columns by period, not both.")
    end = options.as_of or options.date_to or books.today
    start = options.date_from
    if start is None and (info.period is ReportPeriod.RANGE or options.split is not Split.NONE):
        start = books.year_start(end)
    if start is not None and start > end:
        raise InvalidInput(
            "date_from", f"{start.isoformat()} is after {end.isoformat()}. Start on or before the last day."
        )
    return Asked(books=books, info=info, options=options, start=start, end=end)


def metadata(
    books: Books,
    name: tuple[str, str],
    span: Span,
    *,
    checks: tuple[ReportCheck, ...] = (),
    filters: tuple[str, ...] = (),
) -> ReportMetadata:
    """Return what a table of a span says of itself; `name` is the report's name and title."""
    status = ReportStatus.FINAL if books.is_final(span.date_from, span.date_to) else ReportStatus.PROVISIONAL
    if not all(check.is_ok for check in checks):
        status = ReportStatus.UNBALANCED
    return ReportMetadata(
        report=name[0],
        title=name[1],
        company=books.company,
        currency=books.currency,
        decimals=books.decimals,
        book=MAIN,
        date_from=span.date_from,
        date_to=span.date_to,
        in_words=span_in_words(span.date_from, span.date_to),
        generated_at=books.now,
        ledger_seq=books.newest[0],
        seal=books.newest[1],
        status=status,
        filters=filters,
        checks=checks,
    )


def money_column(key: str, title: str) -> ReportColumn:
    """Return a column of amounts."""
    return ReportColumn(key=key, title=title, kind=ColumnKind.MONEY)


def text_column(key: str, title: str) -> ReportColumn:
    """Return a column of text."""
    return ReportColumn(key=key, title=title, kind=ColumnKind.TEXT)


def date_column(key: str, title: str) -> ReportColumn:
    """Return a column of dates."""
    return ReportColumn(key=key, title=title, kind=ColumnKind.DATE)


def lines_key(account: ReportAccount, span: Span, side: Side = Side.DEBIT) -> DrillKey:
    """Return the key to the lines of one account."""
    scope = DrillScope(accounts=(account.id,), span=span)
    return DrillKey(kind=DrillKind.LINES, title=account.title, scopes=(scope,), side=side)


def accounts_key(
    title: str, scopes: Sequence[tuple[Span, Sequence[UUID]]], side: Side = Side.DEBIT
) -> DrillKey | None:
    """Return the key to the accounts behind a figure; a figure without accounts has none."""
    found = tuple(DrillScope(accounts=tuple(accounts), span=span) for span, accounts in scopes if accounts)
    return DrillKey(kind=DrillKind.ACCOUNTS, title=title, scopes=found, side=side) if found else None
