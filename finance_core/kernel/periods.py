"""Fiscal years and periods."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.ledger import (
    FiscalCalendar,
    FiscalPeriod,
    FiscalYear,
    PeriodStatus,
    YearStatus,
)
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import FiscalPeriodModel, FiscalYearModel
from finance_core.kernel.request import Request
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.money.dates import add_months
from finance_core.money.ids import new_id

MOVES: dict[PeriodStatus, frozenset[PeriodStatus]] = {
    PeriodStatus.FUTURE: frozenset({PeriodStatus.OPEN}),
    PeriodStatus.OPEN: frozenset({PeriodStatus.CLOSING, PeriodStatus.CLOSED}),
    PeriodStatus.CLOSING: frozenset({PeriodStatus.CLOSED, PeriodStatus.OPEN}),
    PeriodStatus.CLOSED: frozenset({PeriodStatus.OPEN, PeriodStatus.LOCKED}),
    PeriodStatus.LOCKED: frozenset({PeriodStatus.CLOSED}),
}
_CLOSED = frozenset({PeriodStatus.CLOSED, PeriodStatus.LOCKED})


class CreateYear(Request):
    """Create a fiscal year of twelve calendar months and an adjustment period on its last day."""

    start_date: date


class MovePeriod(Request):
    """Change the state of a period."""

    period_id: UUID
    status: PeriodStatus
    reason: str = ""


class Periods:
    """Keeps the fiscal calendar."""

    name = "periods"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @query
    def list_periods(self, session: Session) -> tuple[FiscalPeriod, ...]:
        """Return all periods in order."""
        order = (FiscalPeriodModel.start_date, FiscalPeriodModel.number)
        return tuple(row.to_dto() for row in session.scalars(select(FiscalPeriodModel).order_by(*order)))

    @query
    def list_years(self, session: Session) -> tuple[FiscalYear, ...]:
        """Return all fiscal years in order."""
        return tuple(row.to_dto()
                     for row in session.scalars(select(FiscalYearModel).order_by(FiscalYearModel.start_date)))

    @query
    def list_all(self, session: Session, request: ListQuery) -> Page:
        """Return periods with their year, newest first."""
        table, year = FiscalPeriodModel, FiscalYearModel
        spec = ListSpec(
            columns={
                "id": table.id, "code": table.code, "name": table.name, "year": year.code,
                "start_date": table.start_date, "end_date": table.end_date, "status": table.status,
                "is_adjustment": table.is_adjustment,
                "closed_at": table.closed_at,
            },
            source=select().select_from(table).join(year, year.id == table.fiscal_year_id),
            search=(table.code, table.name, year.code),
            filters={"status": lambda value: table.status == value, "year": lambda value: year.code == value},
            sort="code", descending=True,
        )
        return run_list(session, spec, request)

    @operation
    def create_year(self, unit: Unit, request: CreateYear) -> FiscalYear:
        """Create a fiscal year with open periods `2027-01` … and `2027-ADJ`.

        A year that does not start in January carries the year in which it ends.

        Raises:
            InvalidInput: the start is not the first of a month.
            RuleViolation: it overlaps an existing year.
        """
        return self.add_year(unit, request.start_date)

    def add_year(self, unit: Unit, start: date) -> FiscalYear:
        """Create a fiscal year inside a unit of work."""
        if start.day != 1:
            raise InvalidInput("start_date",
                               f"A fiscal year starts on the first of a month, not on {start.isoformat()}.")
        end = add_months(start, 12) - timedelta(days=1)
        table = FiscalYearModel
        clash = unit.session.scalar(select(table).where(table.start_date <= end, table.end_date >= start))
        if clash is not None:
            raise RuleViolation(f"{start.isoformat()} – {end.isoformat()} overlaps fiscal year {clash.code}.",
                                field="start_date", record=clash.code)
        year = FiscalYear(id=new_id(), code=f"FY{end.year}", start_date=start, end_date=end,
                          calendar=FiscalCalendar.MONTHS, status=YearStatus.OPEN)
        unit.add(FiscalYearModel.from_dto(year, created_by_id=unit.actor_id))
        unit.session.flush()
        for period in _periods_of(year):
            unit.add(FiscalPeriodModel.from_dto(period, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, "fiscal_year", year.id, f"Fiscal year {year.code}",
                    {"start": start, "end": end})
        return year

    @operation
    def move(self, unit: Unit, request: MovePeriod) -> FiscalPeriod:
        """Open, close, lock or reopen a period.

        Raises:
            StatusMoveRefused: the state table has no such move.
            InvalidInput: reopening and unlocking need a reason.
        """
        row = unit.get(FiscalPeriodModel, request.period_id, what="fiscal period", field="period_id")
        now = PeriodStatus(row.status)
        check_move(MOVES, row.code, now, request.status)
        was_closed, is_closed = now in _CLOSED, request.status in _CLOSED
        reopening = now is PeriodStatus.LOCKED or (was_closed and not is_closed)
        if reopening and not request.reason:
            raise InvalidInput("reason", f"Say why {row.code} is {'unlocked' if is_closed else 'reopened'}.")
        row.status = request.status.value
        if was_closed is not is_closed:
            row.closed_at = unit.now if is_closed else None
            row.closed_by_id = unit.actor_id if is_closed else None
        unit.record(AuditAction.REOPEN if reopening else AuditAction.CLOSE, "fiscal_period", row.id,
                    f"{row.code}: {now.value} → {request.status.value}", {"reason": request.reason})
        return row.to_dto()


def _periods_of(year: FiscalYear) -> list[FiscalPeriod]:
    periods = []
    for number in range(12):
        start = add_months(year.start_date, number)
        periods.append(FiscalPeriod(
            id=new_id(), fiscal_year_id=year.id, code=f"{start:%Y-%m}", number=number + 1,
            name=f"{start:%B %Y}", start_date=start, end_date=add_months(start, 1) - timedelta(days=1),
            is_adjustment=False, status=PeriodStatus.OPEN,
        ))
    periods.append(FiscalPeriod(
        id=new_id(), fiscal_year_id=year.id, code=f"{year.end_date.year}-ADJ", number=13,
        name=f"Adjustments {year.end_date.year}", start_date=year.end_date, end_date=year.end_date,
        is_adjustment=True, status=PeriodStatus.OPEN,
    ))
    return periods
