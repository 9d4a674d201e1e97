"""Setting up entries that repeat, changing and previewing them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.models.ledger import ControlKind, Side
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import (
    AccountModel,
    CurrencyModel,
    FiscalPeriodModel,
    JournalEntryModel,
    JournalLineModel,
)
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.errors import CatchUpUndecided, NameTaken, NotForTemplates
from finance_core.modules.gl.models import (
    Basis,
    OccurrencePreview,
    PreviewLine,
    Proration,
    RecurringEntry,
    RecurringLine,
    RecurringStatus,
    TemplateType,
)
from finance_core.modules.gl.orm import RecurringEntryModel
from finance_core.modules.gl.posting import occurrence_entry_lines
from finance_core.modules.gl.requests import (
    CreateRecurring,
    PreviewDates,
    PreviewRecurring,
    RecurringLineInput,
    RecurringRequest,
    SaveAsTemplate,
    UpdateRecurring,
)
from finance_core.modules.gl.rules.recurring import (
    RHYTHM_FIELDS,
    SPREAD_FIELDS,
    Surroundings,
    check_recurring,
    due_after_change,
    first_due,
    moved,
    passed_over,
    restated,
    rhythm_of,
    upcoming,
    with_next_due,
)
from finance_core.modules.gl.service.journals import Journals
from finance_core.money.dates import Recurrence, occurrences, occurrences_until
from finance_core.money.ids import new_id

_CLEARABLE = frozenset({"anchor_day", "end_date", "max_occurrences", "document_ref"})
_NOT_STORED = {"request_id", "recurring_id", "lines", "catch_up"}


class Recurring(Journals):
    """Recurring entries before anything is due."""

    @operation
    def create_recurring_entry(self, unit: Unit, request: CreateRecurring) -> Saved[RecurringEntry]:
        """Set up an entry that repeats; nothing is posted before it is due.

        Raises:
            InvalidInput: its parts do not fit its type, or a line's account is unknown.
            NameTaken: another recurring entry has the name.
            NotForTemplates: a line names a header or control account.
            CatchUpUndecided: it starts in the past and `catch_up` does not say what to do.
        """
        values = request.model_dump(exclude=_NOT_STORED)
        entry_id = new_id()
        entry = RecurringEntry(
            **(values | {"currency": request.currency or self.kernel.base_currency}),
            id=entry_id,
            status=RecurringStatus.ACTIVE,
            lines=_lines(entry_id, request.lines),
        )
        if request.template_type is TemplateType.AMORTISATION and request.proration is None:
            entry = replace(entry, proration=Proration.EQUAL if request.periods else Proration.DAILY)
        return unit.saved(self._create(unit, entry, catch_up=request.catch_up))

    def _create(self, unit: Unit, entry: RecurringEntry, *, catch_up: bool | None) -> RecurringEntry:
        """Store a new recurring entry with its first due date."""
        check_recurring(entry, self.kernel.base_currency)
        self.kernel.reference.minor_unit(unit, entry.currency)
        self._check_accounts(unit, entry)
        self._check_name(unit, entry)
        is_holiday = self.kernel.holidays.test(unit.session)
        first = first_due(entry, entry.start_date, is_holiday)
        if first is not None and first < unit.today and entry.status is RecurringStatus.ACTIVE:
            if catch_up is None:
                past = occurrences_until(rhythm_of(entry), unit.today - timedelta(days=1), is_holiday)
                raise CatchUpUndecided(len(past), first)
            first = first if catch_up else first_due(entry, unit.today, is_holiday)
        entry = with_next_due(entry, first)
        unit.add(RecurringEntryModel.from_dto(entry, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(
            AuditAction.CREATE,
            "gl_recurring_entry",
            entry.id,
            entry.name,
            {"type": entry.template_type.value, "next": entry.next_due_date},
        )
        unit.find_later(
            ("gl_recurring_entry", entry.id),
            entry.name,
            body=f"{entry.description} {entry.document_ref or ''}",
            amount=entry.total_amount,
        )
        return entry

    @operation
    def save_as_template(self, unit: Unit, request: SaveAsTemplate) -> Saved[RecurringEntry]:
        """Make a paused recurring entry of a posted journal, with its accounts, amounts and tax codes.

        Raises:
            NotFound: there is no such entry.
            NameTaken, NotForTemplates, InvalidInput: as for `create_recurring_entry`.
        """
        header = unit.get(JournalEntryModel, request.entry_id, what="journal entry", field="entry_id")
        typed = self._typed_inputs(unit, request.entry_id)
        lines = tuple(
            RecurringLineInput(
                account_id=line.account_id,
                side=Side.DEBIT if line.debit else Side.CREDIT,
                amount=line.debit or line.credit,
                description=line.memo,
                party_id=line.party_id,
                tax_code_id=line.tax_code_id,
            )
            for line in typed
            if line.account_id is not None
        )
        entry_id = new_id()
        entry = RecurringEntry(
            id=entry_id,
            name=request.name,
            description=header.description[:400],
            template_type=TemplateType.FIXED,
            currency=typed[0].currency or self.kernel.base_currency,
            frequency=request.frequency,
            anchor=request.anchor,
            start_date=unit.today,
            status=RecurringStatus.PAUSED,
            is_active=False,
            lines=_lines(entry_id, lines),
        )
        return unit.saved(self._create(unit, entry, catch_up=None))

    @operation
    def update_recurring_entry(self, unit: Unit, request: UpdateRecurring) -> Saved[RecurringEntry]:
        """Change what is still to come; what was generated stays.

        A new total or end of an amortisation spreads the rest (change in estimate: IAS 8.36, ASC
        250-10-45-17). A finished entry goes on when its end was extended.

        Raises:
            NotFound: there is no such recurring entry.
            InvalidInput, NameTaken, NotForTemplates: as for `create_recurring_entry`.
        """
        row = self._recurring_row(unit.session, request.recurring_id)
        old = row.to_dto()
        changes = _changes(old, request)
        entry = replace(old, **changes)
        if request.lines is not None:
            entry = replace(entry, lines=_lines(entry.id, request.lines, old.lines))
        if entry.template_type is TemplateType.AMORTISATION and SPREAD_FIELDS & changes.keys():
            entry = restated(old, entry)
        check_recurring(entry, self.kernel.base_currency)
        self._check_accounts(unit, entry)
        self._check_name(unit, entry)
        next_due = old.next_due_date
        if next_due is None or RHYTHM_FIELDS & changes.keys():
            next_due = due_after_change(old, entry, self.kernel.holidays.test(unit.session))
        entry = with_next_due(entry, next_due)
        return unit.saved(self._change(unit, row, entry, "changed"))

    @operation
    def pause_recurring(self, unit: Unit, request: RecurringRequest) -> Saved[RecurringEntry]:
        """Stop generating; what comes due meanwhile waits.

        Raises:
            StatusMoveRefused, RecurringFinished: it is paused or finished already.
        """
        row = self._recurring_row(unit.session, request.recurring_id)
        entry = moved(row.to_dto(), RecurringStatus.PAUSED)
        return unit.saved(self._change(unit, row, entry, f"paused {request.reason}".strip()))

    @operation
    def resume_recurring(self, unit: Unit, request: RecurringRequest) -> Saved[RecurringEntry]:
        """Generate again, from the date at which it was paused.

        Raises:
            StatusMoveRefused, RecurringFinished: it is active, or finished.
        """
        row = self._recurring_row(unit.session, request.recurring_id)
        entry = moved(row.to_dto(), RecurringStatus.ACTIVE)
        return unit.saved(self._change(unit, row, entry, f"resumed {request.reason}".strip()))

    @operation
    def skip_occurrence(self, unit: Unit, request: RecurringRequest) -> Saved[RecurringEntry]:
        """Pass the next due date over; an amortisation recognises its part with the following one.

        Raises:
            InvalidInput: no reason given.
            RecurringFinished: nothing is due any more.
        """
        if not request.reason:
            raise InvalidInput("reason", "Say why the occurrence is skipped.")
        row = self._recurring_row(unit.session, request.recurring_id)
        due = row.next_due_date
        entry = passed_over(row.to_dto(), self.kernel.holidays.test(unit.session))
        return unit.saved(self._change(unit, row, entry, f"{due} skipped: {request.reason}"))

    def _change(
        self, unit: Unit, row: RecurringEntryModel, entry: RecurringEntry, what: str
    ) -> RecurringEntry:
        row.apply(entry, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(
            AuditAction.UPDATE,
            "gl_recurring_entry",
            entry.id,
            f"{entry.name} {what}",
            {"status": entry.status.value, "next": entry.next_due_date},
        )
        return entry

    @query
    def recurring(self, session: Session, recurring_id: UUID) -> RecurringEntry:
        """Return a recurring entry with its lines.

        Raises:
            NotFound: there is none with this id.
        """
        return self._recurring_row(session, recurring_id).to_dto()

    @query
    def preview_recurring(self, session: Session, request: PreviewRecurring) -> tuple[OccurrencePreview, ...]:
        """Return the next occurrences as they would be posted now; nothing is saved.

        Shares are computed from the basis account as it stands.

        Raises:
            NotFound: there is no such recurring entry.
        """
        entry = self._recurring_row(session, request.recurring_id).to_dto()
        names = _account_names(session)
        found = []
        for occurrence in islice(upcoming(entry, self._surroundings(session, entry)), request.count):
            lines = occurrence_entry_lines(entry, occurrence.amounts)
            found.append(
                OccurrencePreview(
                    date=occurrence.due,
                    amount=occurrence.amount,
                    remaining=occurrence.after.remaining if entry.total_amount is not None else None,
                    lines=tuple(
                        PreviewLine(
                            account_id=line.account_id,
                            account_code=names[line.account_id][0],
                            account_name=names[line.account_id][1],
                            side=line.side,
                            amount=line.amount,
                        )
                        for line in lines
                        if line.account_id is not None
                    ),
                )
            )
        return tuple(found)

    @query
    def preview_dates(self, session: Session, request: PreviewDates) -> tuple[date, ...]:
        """Return the first dates of a rhythm that is not saved yet."""
        rhythm = Recurrence(
            frequency=request.frequency,
            start_date=request.start_date,
            interval=request.interval,
            anchor=request.anchor,
            anchor_day=request.anchor_day,
        )
        return tuple(islice(occurrences(rhythm, self.kernel.holidays.test(session)), request.count))

    def _check_name(self, unit: Unit, entry: RecurringEntry) -> None:
        table = RecurringEntryModel
        taken = select(table.id).where(table.name == entry.name, table.id != entry.id)
        with unit.session.no_autoflush:
            if unit.session.execute(taken).first() is not None:
                raise NameTaken(entry.name)

    def _check_accounts(self, unit: Unit, entry: RecurringEntry) -> None:
        for index, line in enumerate(entry.lines):
            account = self.kernel.reference.account(unit, line.account_id, f"lines.{index}.account_id")
            is_typed = entry.source_id is None
            if account.is_summary or (is_typed and account.control_kind is not ControlKind.NONE):
                raise NotForTemplates(f"{account.code} {account.name}", index)

    def _surroundings(self, session: Session, entry: RecurringEntry) -> Surroundings:
        decimals = session.scalar(
            select(CurrencyModel.minor_unit).where(CurrencyModel.code == entry.currency)
        )
        if decimals is None:
            raise NotFound("currency", entry.currency, field="currency")
        return Surroundings(
            minor_unit=decimals,
            is_holiday=self.kernel.holidays.test(session),
            basis_of=lambda template, due: _basis(session, template, due),
        )


def _lines(
    entry_id: UUID, lines: tuple[RecurringLineInput, ...], old: tuple[RecurringLine, ...] = ()
) -> tuple[RecurringLine, ...]:
    """Return the lines of a recurring entry; a changed one keeps the key of the line in its place."""
    keys = {line.line_no: line.id for line in old}
    return tuple(
        RecurringLine(
            id=keys.get(number) or new_id(),
            recurring_entry_id=entry_id,
            line_no=number,
            **line.model_dump(exclude={"request_id"}),
        )
        for number, line in enumerate(lines, 1)
    )


def _changes(old: RecurringEntry, request: UpdateRecurring) -> dict[str, Any]:
    """Return the fields that were given and differ; only some can be emptied."""
    given = request.model_dump(exclude=_NOT_STORED, exclude_unset=True)
    return {
        name: value
        for name, value in given.items()
        if value != getattr(old, name) and (value is not None or name in _CLEARABLE)
    }


def _account_names(session: Session) -> dict[UUID, tuple[str, str]]:
    table = AccountModel
    return {
        key: (code, name) for key, code, name in session.execute(select(table.id, table.code, table.name))
    }


def _basis(session: Session, entry: RecurringEntry, due: date) -> Decimal:
    """Return the basis account's figure up to a due date, in base currency."""
    line, account, period = JournalLineModel, AccountModel, FiscalPeriodModel
    total = func.sum(
        case((line.side == Side.DEBIT.value, line.base_amount), else_=-line.base_amount),
        type_=line.base_amount.type,
    )
    statement = select(total).where(line.account_id == entry.basis_account_id, line.entry_date <= due)
    if entry.basis is Basis.PERIOD_MOVEMENT:
        start = select(period.start_date).where(
            period.start_date <= due, period.end_date >= due, ~period.is_adjustment
        )
        statement = statement.where(line.entry_date >= start.scalar_subquery(), ~line.is_closing)
    figure = session.scalar(statement) or Decimal(0)
    normal = session.scalar(select(account.normal_side).where(account.id == entry.basis_account_id))
    if entry.template_type is TemplateType.PERCENTAGE and normal == Side.CREDIT.value:
        return -figure
    return figure
