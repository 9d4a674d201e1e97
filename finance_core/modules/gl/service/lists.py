"""Lists of journals and recurring entries, and one journal with its links."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select, type_coerce
from sqlalchemy.orm import QueryableAttribute, Session, aliased

from finance_core.db.types import LedgerAmount, exact, exact_sum
from finance_core.errors import NotFound
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import EntryRef
from finance_core.kernel.operation import query
from finance_core.kernel.orm import (
    AccountPeriodBalanceModel,
    FiscalPeriodModel,
    JournalEntryModel,
    JournalLineModel,
)
from finance_core.kernel.records import posted_entry
from finance_core.modules.gl.models import Journal, TemplateType
from finance_core.modules.gl.orm import RecurringEntryModel, RecurringLineModel
from finance_core.modules.gl.rules.recurring import rhythm_in_words
from finance_core.modules.gl.service.deferrals import Deferrals
from finance_core.money.dates import Anchor, Frequency, Recurrence

_RHYTHM = ("frequency", "interval", "anchor", "anchor_day", "start_date")


class Lists(Deferrals):
    """What screens show."""

    @query
    def journal(self, session: Session, entry_id: UUID) -> Journal:
        """Return a posted entry with its links.

        Raises:
            NotFound: no entry has this id.
        """
        table = JournalEntryModel
        header = session.get(table, entry_id)
        if header is None:
            raise NotFound("journal entry", entry_id, field="entry_id")
        return Journal(
            entry=posted_entry(session, entry_id),
            reference=header.reference,
            document_date=header.document_date,
            posted_at=header.posted_at,
            entry_hash=header.entry_hash,
            reversal_of=_reference(session, table.id == header.reversal_of_id),
            reversed_by=_reference(session, table.reversal_of_id == header.id),
            corrects=_reference(session, table.id == header.original_entry_id),
        )

    @query
    def list_journals(self, session: Session, request: ListQuery) -> Page:
        """Return posted entries of all modules, newest first.

        `debit_total` is in base currency, `amount` in `currency`, that of the entry's first line.
        """
        entry, period, reversal = JournalEntryModel, FiscalPeriodModel, aliased(JournalEntryModel)
        first = aliased(JournalLineModel)
        currency = (
            select(first.currency)
            .where(first.entry_id == entry.id, first.line_no == 1)
            .correlate(entry)
            .scalar_subquery()
        )
        total = _debits(JournalLineModel.base_amount)
        spec = ListSpec(
            columns={
                "id": entry.id,
                "number": entry.entry_no,
                "date": entry.entry_date,
                "period": select(period.code).where(period.id == entry.fiscal_period_id).scalar_subquery(),
                "description": entry.description,
                "reference": entry.reference,
                "source": entry.source_module,
                "kind": entry.kind,
                "debit_total": total,
                "amount": _debits(JournalLineModel.amount, currency),
                "currency": currency,
                "reversed_by": select(reversal.entry_no)
                .where(reversal.reversal_of_id == entry.id)
                .scalar_subquery(),
                "source_type": entry.source_type,
                "source_id": entry.source_id,
            },
            source=select().select_from(entry),
            search=(entry.entry_no, entry.description, entry.reference),
            filters={
                "period": _in_period,
                "date_from": lambda value: entry.entry_date >= value,
                "date_to": lambda value: entry.entry_date <= value,
                "account_id": lambda value: entry.id.in_(
                    select(JournalLineModel.entry_id).where(JournalLineModel.account_id == value)
                ),
                "amount_from": lambda value: total >= value,
                "amount_to": lambda value: total <= value,
                "source": lambda value: entry.source_module == value,
                "kind": lambda value: entry.kind == value,
            },
            totals={"debit_total": _found_total(request, total)},
            sort="date",
            descending=True,
        )
        return _page_by_ids(session, spec, request)

    @query
    def list_recurring(self, session: Session, request: ListQuery) -> Page:
        """Return recurring entries by next due date, their rhythm in words.

        `amount` is an amortisation's total or the debits of the lines; empty where a basis is shared out.
        """
        entry, line = RecurringEntryModel, RecurringLineModel
        debits = (
            select(exact_sum(line.amount))
            .where(line.recurring_entry_id == entry.id, line.side == Side.DEBIT.value)
            .scalar_subquery()
        )
        is_spread = entry.template_type == TemplateType.AMORTISATION.value
        spec = ListSpec(
            columns={
                "id": entry.id,
                "name": entry.name,
                "type": entry.template_type,
                "rhythm": entry.frequency,
                "next_due": entry.next_due_date,
                "last": entry.last_generated_date,
                "amount": case((is_spread, exact(entry.total_amount)), else_=debits),
                "currency": entry.currency,
                "remaining": type_coerce(
                    case((is_spread, exact(entry.total_amount) - exact(entry.recognised_amount))),
                    LedgerAmount(),
                ),
                "done": entry.occurrences_done,
                "of": func.coalesce(entry.max_occurrences, entry.periods),
                "mode": entry.posting_mode,
                "status": entry.status,
                **{f"_{name}": getattr(entry, name) for name in _RHYTHM},
            },
            source=select().select_from(entry),
            search=(entry.name, entry.description, entry.document_ref),
            filters={
                "status": lambda value: entry.status == value,
                "type": lambda value: entry.template_type == value,
                "due_by": lambda value: entry.next_due_date <= value,
            },
            sort="next_due",
        )
        return _in_words(run_list(session, spec, request))


def _page_by_ids(session: Session, spec: ListSpec, request: ListQuery) -> Page:
    """Return a page of a list with costly columns: ids first, then all columns of these rows alone."""
    sort = request.sort if request.sort and request.sort in spec.columns else spec.sort
    found = run_list(
        session, replace(spec, columns={name: spec.columns[name] for name in ("id", sort)}), request
    )
    ids = [row[0] for row in found.rows]
    rows = {
        row[0]: tuple(row)
        for row in session.execute(
            spec.source.add_columns(*spec.columns.values()).where(spec.columns["id"].in_(ids))
        )
    }
    return replace(found, columns=tuple(spec.columns), rows=tuple(rows[key] for key in ids))


def _reference(session: Session, which: ColumnElement[bool]) -> EntryRef | None:
    table = JournalEntryModel
    row = session.execute(select(table.id, table.entry_no, table.entry_date).where(which)).first()
    return EntryRef(id=row[0], entry_no=row[1], entry_date=row[2]) if row else None


def _debits(
    amount: QueryableAttribute[Decimal], currency: ColumnElement[str] | None = None
) -> ColumnElement[Decimal]:
    """Return an entry's debits, in one currency if given; computed for the rows of the page only."""
    line = JournalLineModel
    statement = select(func.sum(amount)).where(
        line.entry_id == JournalEntryModel.id, line.side == Side.DEBIT.value
    )
    if currency is not None:
        statement = statement.where(line.currency == currency)
    return statement.scalar_subquery()


def _in_period(code: str) -> ColumnElement[bool]:
    """Narrow by the dates of the period first: they are indexed."""
    entry, period = JournalEntryModel, FiscalPeriodModel
    of = [
        select(column).where(period.code == code).scalar_subquery()
        for column in (period.start_date, period.end_date, period.id)
    ]
    return entry.entry_date.between(of[0], of[1]) & (entry.fiscal_period_id == of[2])


def _found_total(request: ListQuery, total: ColumnElement[Decimal]) -> ColumnElement[Decimal]:
    """Return the debits of all entries found; of a period, or of all, from the table of turnovers."""
    filters = {name: value for name, value in request.filters.items() if value not in {None, ""}}
    if request.text or filters.keys() - {"period"}:
        return func.sum(total)
    balance, period = AccountPeriodBalanceModel, FiscalPeriodModel
    statement = select(func.sum(balance.base_debit))
    if filters:
        statement = statement.join(period, period.id == balance.fiscal_period_id).where(
            period.code == filters["period"]
        )
    return statement.scalar_subquery()


def _in_words(page: Page) -> Page:
    """Return the list with its rhythm as a reader says it, the columns it was made of left out."""
    place, kept = page.columns.index("rhythm"), len(page.columns) - len(_RHYTHM)
    rows = []
    for row in page.rows:
        frequency, interval, anchor, day, start = row[kept:]
        words = rhythm_in_words(
            Recurrence(
                frequency=Frequency(frequency),
                interval=interval,
                anchor=Anchor(anchor),
                anchor_day=day,
                start_date=start,
            )
        )
        rows.append((*row[:place], words, *row[place + 1 : kept]))
    return replace(page, columns=page.columns[:kept], rows=tuple(rows))
