"""Holidays: the days on which a calendar does not work. The company's own calendar is its country's."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, Holiday
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import HolidayModel
from finance_core.kernel.request import Request
from finance_core.kernel.settings import Settings
from finance_core.kernel.unit import Unit
from finance_core.money.dates import HolidayTest, is_working_day
from finance_core.money.ids import new_id


class SaveHoliday(Request):
    """Enter a holiday, or change one when `id` is given; without a calendar, of the company's country."""

    id: UUID | None = None
    date: date
    name: str = Field(min_length=1)
    calendar: str | None = None


class WorkingDay(Request):
    """Ask whether a calendar works on a day; without a calendar, the company's country."""

    on: date
    calendar: str | None = None


class Holidays:
    """Keeps the days nobody works."""

    name = "holidays"

    def __init__(self, database: Database[Unit], settings: Settings) -> None:
        self.database = database
        self._settings = settings

    @operation
    def save(self, unit: Unit, request: SaveHoliday) -> Saved[Holiday]:
        """Enter or change a holiday.

        Raises:
            NotFound: the holiday to change is gone.
            InvalidInput: the calendar has this day already.
        """
        row = unit.get(HolidayModel, request.id, what="holiday", field="id") if request.id else None
        holiday = Holiday(id=row.id if row else new_id(), calendar=self._calendar(request.calendar),
                          date=request.date, name=request.name)
        table = HolidayModel
        taken = unit.session.scalar(select(table.name).where(
            table.calendar == holiday.calendar, table.date == holiday.date, table.id != holiday.id))
        if taken is not None:
            raise InvalidInput("date", f"{holiday.date.isoformat()} is {taken} already. Change that one.")
        if row is None:
            unit.add(table.from_dto(holiday, created_by_id=unit.actor_id))
        else:
            row.apply(holiday, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "holiday", holiday.id,
                    f"{holiday.calendar} {holiday.date.isoformat()} {holiday.name}")
        return unit.saved(holiday)

    @operation
    def delete(self, unit: Unit, holiday_id: UUID) -> None:
        """Make a holiday a day like any other.

        Raises:
            NotFound: there is no such holiday.
        """
        row = unit.get(HolidayModel, holiday_id, what="holiday")
        unit.session.delete(row)
        unit.record(AuditAction.DELETE, "holiday", row.id,
                    f"{row.calendar} {row.date.isoformat()} {row.name}", row.to_dto())

    @query
    def holiday(self, session: Session, holiday_id: UUID) -> Holiday:
        """Return one holiday.

        Raises:
            NotFound: no holiday has this id.
        """
        return stored(session, HolidayModel, holiday_id, "holiday").to_dto()

    @query
    def list_holidays(self, session: Session, request: ListQuery) -> Page:
        """Return holidays, the newest first."""
        table = HolidayModel
        spec = ListSpec(
            columns={"id": table.id, "date": table.date, "name": table.name, "calendar": table.calendar},
            source=select().select_from(table), search=(table.name, table.calendar),
            filters={"calendar": lambda value: table.calendar == value}, sort="date", descending=True,
        )
        return run_list(session, spec, request)

    @query
    def is_working_day(self, session: Session, request: WorkingDay) -> bool:
        """Tell whether a day is neither on a weekend nor a holiday."""
        return is_working_day(request.on, self.test(session, request.calendar))

    def test(self, session: Session, calendar: str | None = None) -> HolidayTest:
        """Return the test for holidays that recurrences and working days ask."""
        table = HolidayModel
        days = session.scalars(select(table.date).where(table.calendar == self._calendar(calendar)))
        return frozenset(days).__contains__

    def _calendar(self, calendar: str | None) -> str:
        return calendar or str(self._settings.get("company.country"))
