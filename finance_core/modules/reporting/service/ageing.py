"""Aged receivables and payables: what is open on any day, by party and document, against the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import select

from finance_core.engines.ageing import AgeingBuckets
from finance_core.modules.reporting.models import (
    Cell,
    ColumnKind,
    DrillKey,
    DrillKind,
    ReportCheck,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowKind,
    Span,
)
from finance_core.modules.reporting.rules import ZERO
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.control import ties
from finance_core.modules.reporting.service.framing import (
    Asked,
    date_column,
    metadata,
    money_column,
    text_column,
)
from finance_core.modules.reporting.service.tables import Entry

# What is open but belongs to no bucket: credits and money not applied yet.
UNAPPLIED = -1


class PartyAge(Protocol):
    """What one party owes or is owed, in base currency; total = buckets + unapplied (negative or zero)."""

    @property
    def party_id(self) -> UUID:
        """The party."""

    @property
    def party_code(self) -> str:
        """Its code."""

    @property
    def party_name(self) -> str:
        """Its name."""

    @property
    def buckets(self) -> tuple[Decimal, ...]:
        """Open by age, not due first."""

    @property
    def unapplied(self) -> Decimal:
        """Credits and money not applied to documents."""

    @property
    def total(self) -> Decimal:
        """All together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedLedger:
    """A subledger with open documents; documents are those of payables and receivables."""

    module: str
    parties: Callable[[date], Sequence[PartyAge]]
    documents: Callable[[date, UUID | None], Sequence[Any]]


def aged_report(asked: Asked, ledger: AgedLedger) -> ReportTable:
    """Return what is open by party and age as of a day, in base currency, equal to the control accounts."""
    books, day = asked.books, asked.end
    labels = _buckets(books).labels
    rows, sums = [], [ZERO] * (len(labels) + 2)
    chosen = asked.options.party_id
    for party in ledger.parties(day):
        if chosen is None or party.party_id == chosen:
            amounts = [*party.buckets, party.unapplied, party.total]
            sums = [a + b for a, b in zip(sums, amounts, strict=True)]
            rows.append(
                _party_row(
                    books,
                    DrillKey(
                        kind=DrillKind.AGING,
                        title=party.party_name,
                        source_module=ledger.module,
                        as_of=day,
                        party_id=party.party_id,
                    ),
                    party,
                    amounts,
                )
            )
    key = DrillKey(
        kind=DrillKind.AGING, title=asked.info.title, source_module=ledger.module, as_of=day, party_id=chosen
    )
    rows.append(ReportRow(kind=RowKind.TOTAL, cells=(Cell(), Cell("Total"), *_figures(books, key, sums))))
    keys = [*(f"bucket_{number}" for number in range(len(labels))), "unapplied", "total"]
    columns = [text_column("code", "Party"), text_column("name", "Name")]
    columns += [
        money_column(name, title) for name, title in zip(keys, (*labels, "Unapplied", "Total"), strict=True)
    ]
    return ReportTable(
        metadata=asked.metadata(*(_checks(books, ledger, day) if chosen is None else ())),
        columns=tuple(columns),
        rows=tuple(rows),
        totals=books.totals(**dict(zip(keys, sums, strict=True))),
    )


def documents_behind(
    books: Books, key: DrillKey, ledgers: Mapping[str, AgedLedger], as_of: date
) -> ReportTable:
    """Return the open documents behind an aged figure; money not applied to any is a row of its own."""
    ledger = ledgers[key.source_module or ""]
    width = len(_buckets(books).labels)
    found = [
        each for each in ledger.documents(as_of, key.party_id) if _belongs(each.bucket, key.bucket, width)
    ]
    sources = _sources(books, [each.entry_id for each in found if each.entry_id])
    rows = [_document_row(books, each, ledger.module, sources.get(each.entry_id)) for each in found]
    listed = sum((each.base_open for each in found), ZERO)
    total = _figure(ledger, key, as_of)
    if rest := total - listed:
        rows.append(
            ReportRow(kind=RowKind.LINE, cells=(Cell("Money not applied"), *[Cell()] * 5, books.money(rest)))
        )
    rows.append(ReportRow(kind=RowKind.TOTAL, cells=(Cell("Total"), *[Cell()] * 5, books.money(total))))
    columns = (
        text_column("number", "Document"),
        date_column("date", "Date"),
        date_column("due", "Due"),
        ReportColumn(key="days", title="Days overdue", kind=ColumnKind.NUMBER),
        text_column("currency", "Currency"),
        ReportColumn(key="open", title="Open in currency", kind=ColumnKind.NUMBER),
        money_column("amount", "Open"),
    )
    return ReportTable(
        metadata=metadata(books, ("drill.aging", key.title), Span(date_to=as_of)),
        columns=columns,
        rows=tuple(rows),
        totals=books.totals(amount=total),
    )


def _party_row(books: Books, key: DrillKey, party: PartyAge, amounts: Sequence[Decimal]) -> ReportRow:
    cells = (Cell(party.party_code), Cell(party.party_name), *_figures(books, key, amounts))
    return ReportRow(kind=RowKind.LINE, cells=cells, drill=key)


def _figures(books: Books, key: DrillKey, amounts: Sequence[Decimal]) -> list[Cell]:
    """Return the cells of a row: each bucket, unapplied and total with its own key."""
    *buckets, unapplied, total = amounts
    cells = [
        books.money(amount, _bucket_key(key, number)) if amount else Cell()
        for number, amount in enumerate(buckets)
    ]
    return [
        *cells,
        books.money(unapplied, _bucket_key(key, UNAPPLIED)) if unapplied else Cell(),
        books.money(total, key),
    ]


def _bucket_key(key: DrillKey, bucket: int) -> DrillKey:
    return DrillKey(
        kind=key.kind,
        title=key.title,
        source_module=key.source_module,
        as_of=key.as_of,
        party_id=key.party_id,
        bucket=bucket,
    )


def _belongs(bucket: int, wanted: int | None, width: int) -> bool:
    if wanted is None:
        return True
    return bucket == wanted if wanted >= 0 else not 0 <= bucket < width


def _figure(ledger: AgedLedger, key: DrillKey, as_of: date) -> Decimal:
    parties = [each for each in ledger.parties(as_of) if key.party_id in (None, each.party_id)]
    if key.bucket is None:
        return sum((each.total for each in parties), ZERO)
    if key.bucket == UNAPPLIED:
        return sum((each.unapplied for each in parties), ZERO)
    return sum((each.buckets[key.bucket] for each in parties), ZERO)


def _document_row(books: Books, document: Any, module: str, source: tuple[str, UUID] | None) -> ReportRow:
    key = None
    if source is not None:
        key = DrillKey(
            kind=DrillKind.DOCUMENT,
            title=document.number,
            id=source[1],
            source_module=module,
            source_type=source[0],
        )
    cells = (
        Cell(document.number, key),
        Cell(document.document_date),
        Cell(document.due_date),
        Cell(document.days_overdue),
        Cell(document.currency),
        Cell(document.open.normalize() + ZERO),
        books.money(document.base_open, key),
    )
    return ReportRow(kind=RowKind.LINE, cells=cells, drill=key)


def _sources(books: Books, entries: Sequence[UUID]) -> dict[UUID, tuple[str, UUID]]:
    rows = books.session.execute(
        select(Entry.id, Entry.source_type, Entry.source_id).where(Entry.id.in_(entries))
    )
    return {entry: (source_type, source_id) for entry, source_type, source_id in rows}


def _buckets(books: Books) -> AgeingBuckets:
    return AgeingBuckets(tuple(books.kernel.settings.get("report.ageing_buckets")))


def _checks(books: Books, ledger: AgedLedger, day: date) -> list[ReportCheck]:
    return [
        books.check(
            f"Documents agree with {tie.account_code} {tie.account_name}",
            tie.ledger,
            tie.documents,
        )
        for tie in ties(books, day, ledger.module)
    ]
