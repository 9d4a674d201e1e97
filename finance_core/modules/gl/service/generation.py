"""Turning due dates into entries: each occurrence once, a failing one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile
from uuid import uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from finance_core.errors import CountinghouseError
from finance_core.kernel.models.ledger import PeriodStatus, Side
from finance_core.kernel.models.posting import PostingLine, Saved
from finance_core.kernel.operation import operation, query
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.models import (
    DueItem,
    DueOutcome,
    PostingMode,
    RecurringEntry,
    RecurringStatus,
    TemplateType,
)
from finance_core.modules.gl.orm import RecurringEntryModel
from finance_core.modules.gl.posting import JournalHeader, occurrence_entry_lines
from finance_core.modules.gl.requests import DueRequest, JournalLineInput, RecordJournal
from finance_core.modules.gl.rules.recurring import Occurrence, upcoming
from finance_core.modules.gl.service.recurring import Recurring


class Generation(Recurring):
    """Recurring entries that are due."""

    @query
    def due_recurring(self, session: Session, request: DueRequest) -> tuple[DueItem, ...]:
        """Return every occurrence due up to a day, by date; nothing is saved."""
        items = [
            _item(entry, occurrence, DueOutcome.DUE)
            for entry in self._due(session, request)
            for occurrence in self._until(session, entry, request)
        ]
        return tuple(sorted(items, key=lambda item: (item.due_date, item.name)))

    @operation
    def generate_due_recurring(self, unit: Unit, request: DueRequest) -> Saved[tuple[DueItem, ...]]:
        """Post, draft or list every occurrence due up to a day, oldest first for each recurring entry.

        An occurrence is generated once, however often this runs. One that falls in a closed period is posted
        on the first open day, its own date in the reference. Entries that only remind are posted when they
        are named in `ids`.
        """
        items: list[DueItem] = []
        for entry in self._due(unit.session, request):
            found = self._until(unit.session, entry, request)
            if entry.posting_mode is PostingMode.REMIND and not request.ids:
                items += [_item(entry, occurrence, DueOutcome.REMINDED) for occurrence in found]
            else:
                items += self._generate(unit, entry, found)
        return unit.saved(tuple(items))

    def _due(self, session: Session, request: DueRequest) -> list[RecurringEntry]:
        table = RecurringEntryModel
        statement = (
            select(table)
            .where(table.status == RecurringStatus.ACTIVE.value, table.next_due_date.is_not(None))
            .options(selectinload(table.lines))
            .order_by(table.next_due_date, table.name)
        )
        if request.ids:
            statement = statement.where(table.id.in_(request.ids))
        entries = [row.to_dto() for row in session.scalars(statement)]
        return [
            entry
            for entry in entries
            if entry.next_due_date and entry.next_due_date <= self._limit(entry, request)
        ]

    def _limit(self, entry: RecurringEntry, request: DueRequest) -> date:
        return request.up_to or self.database.clock.today() + timedelta(days=entry.days_ahead)

    def _until(self, session: Session, entry: RecurringEntry, request: DueRequest) -> Iterator[Occurrence]:
        limit = self._limit(entry, request)
        return takewhile(lambda one: one.due <= limit, upcoming(entry, self._surroundings(session, entry)))

    def _generate(self, unit: Unit, entry: RecurringEntry, found: Iterable[Occurrence]) -> list[DueItem]:
        items = []
        for occurrence in found:
            try:
                with unit.attempt():
                    items.append(self._one(unit, entry, occurrence))
            except CountinghouseError as refused:
                items.append(replace(_item(entry, occurrence, DueOutcome.FAILED), message=refused.message))
                break
        return items

    def _one(self, unit: Unit, entry: RecurringEntry, occurrence: Occurrence) -> DueItem:
        lines = occurrence_entry_lines(entry, occurrence.amounts)
        if not lines:
            item = replace(_item(entry, occurrence, DueOutcome.NOTHING), message="Nothing to allocate.")
        elif entry.posting_mode is PostingMode.DRAFT:
            item = self._keep_draft(entry, occurrence, lines)
        else:
            item = self._post_occurrence(unit, entry, occurrence, lines)
        row = self._recurring_row(unit.session, entry.id)
        self._change(
            unit, row, occurrence.after, f"{occurrence.due.isoformat()} {item.entry_no or item.outcome.value}"
        )
        return item

    def _post_occurrence(
        self, unit: Unit, entry: RecurringEntry, occurrence: Occurrence, lines: tuple[PostingLine, ...]
    ) -> DueItem:
        on = self._open_day(unit, occurrence.due)
        is_moved = on != occurrence.due
        header = JournalHeader(
            entry_date=on,
            description=entry.description or entry.name,
            currency=entry.currency,
            source_type="recurring_entry",
            source_id=entry.id,
            purpose=f"due-{occurrence.due.isoformat()}",
            reference=_reference(entry, occurrence.due) if is_moved else entry.document_ref,
        )
        posted = self._post(unit, header, lines)
        if entry.template_type is TemplateType.REVERSING:
            next_period = self.kernel.reference.period_of(unit, on).end_date + timedelta(days=1)
            self._take_back(unit, posted.id, next_period, entry.name, "reverse_on")
        return replace(
            _item(entry, occurrence, DueOutcome.MOVED if is_moved else DueOutcome.POSTED),
            posting_date=on,
            entry_id=posted.id,
            entry_no=posted.entry_no,
        )

    def _open_day(self, unit: Unit, due: date) -> date:
        reference = self.kernel.reference
        if reference.period_of(unit, due).status is PeriodStatus.OPEN:
            return due
        return reference.first_open_day(unit, due) or due

    def _keep_draft(
        self, entry: RecurringEntry, occurrence: Occurrence, lines: tuple[PostingLine, ...]
    ) -> DueItem:
        self.save_draft(
            RecordJournal(
                entry_date=occurrence.due,
                reference=entry.document_ref,
                description=entry.description or entry.name,
                currency=entry.currency,
                draft_id=uuid5(entry.id, occurrence.due.isoformat()),
                lines=tuple(_draft_line(line) for line in lines),
            )
        )
        return _item(entry, occurrence, DueOutcome.DRAFTED)


def _item(entry: RecurringEntry, occurrence: Occurrence, outcome: DueOutcome) -> DueItem:
    return DueItem(
        recurring_id=entry.id,
        name=entry.name,
        due_date=occurrence.due,
        amount=occurrence.amount,
        currency=entry.currency,
        outcome=outcome,
    )


def _reference(entry: RecurringEntry, due: date) -> str:
    return f"{(entry.document_ref or '')[:80]} due {due.isoformat()}".strip()


def _draft_line(line: PostingLine) -> JournalLineInput:
    is_debit = line.side is Side.DEBIT
    return JournalLineInput(
        account_id=line.account_id,
        debit=line.amount if is_debit else None,
        credit=None if is_debit else line.amount,
        tax_code_id=line.tax_code_id,
        party_id=line.party_id,
        memo=line.memo,
        dims=line.dims,
    )
