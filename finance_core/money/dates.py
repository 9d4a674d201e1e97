"""Calendar arithmetic of the books: month ends, working days and rhythms that repeat.

Every repeating template computes occurrence k from its anchor, never from the occurrence before, so the
31st is not lost in February (gl.md rule 1, kernel.md rule 14).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from itertools import takewhile

from finance_core.errors import InvalidInput

HolidayTest = Callable[[date], bool]
_ONE_DAY = timedelta(days=1)
_LONGEST_CLOSURE = 366


class Frequency(StrEnum):
    """How often a template comes due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    SEMIMONTHLY = "semimonthly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUALLY = "semiannually"
    ANNUALLY = "annually"


class Anchor(StrEnum):
    """Which day of its month a monthly (or longer) rhythm falls on."""

    SAME_DAY = "same_day"
    LAST_DAY = "last_day"
    FIRST_WORKDAY = "first_workday"
    LAST_WORKDAY = "last_workday"


_DAYS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.BIWEEKLY: 14}
_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.SEMIANNUALLY: 6, Frequency.ANNUALLY: 12}


def no_holidays(_day: date) -> bool:
    """Answer that a day is no holiday: the list of a company that keeps none."""
    return False


def end_of_month(day: date) -> date:
    """Return the last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def day_in_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, or the month's last day when it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, months: int, anchor_day: int | None = None) -> date:
    """Move by whole months to the same day (or the anchor day), clamped to the month's last day.

    Raises:
        InvalidInput: the result lies outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise InvalidInput("date", f"{months} months from {day} is outside the calendar. Use fewer months.")
    return day_in_month(year, month + 1, anchor_day or day.day)


def days_between(start: date, end: date) -> int:
    """Count the days from one date to another, the first not counted; negative when end is earlier."""
    return (end - start).days


def days_inclusive(start: date, end: date) -> int:
    """Count the days of a span, both ends included."""
    return (end - start).days + 1


def is_working_day(day: date, is_holiday: HolidayTest = no_holidays) -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a holiday of the company."""
    return day.weekday() < 5 and not is_holiday(day)


def next_working_day(day: date, is_holiday: HolidayTest = no_holidays) -> date:
    """Return the day itself when it is a working day, else the first one after it.

    Raises:
        InvalidInput: the holiday list leaves no working day within a year.
    """
    return _nearest_working_day(day, _ONE_DAY, is_holiday)


def last_working_day(day: date, is_holiday: HolidayTest = no_holidays) -> date:
    """Return the day itself when it is a working day, else the last one before it.

    Raises:
        InvalidInput: the holiday list leaves no working day within a year.
    """
    return _nearest_working_day(day, -_ONE_DAY, is_holiday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A rhythm: every `interval` frequencies from `start_date`, on the anchor.

    `anchor_day` (1-31, default the start's day) counts only for same_day rhythms of a month or more.
    Weekly rhythms count days from the start; semimonthly is the 15th and the last day.
    """

    frequency: Frequency
    start_date: date
    interval: int = 1
    anchor: Anchor = Anchor.SAME_DAY
    anchor_day: int | None = None

    def __post_init__(self) -> None:
        if self.interval < 1:
            raise InvalidInput("interval", "The interval must be 1 or more.")
        if self.anchor_day is not None and not 1 <= self.anchor_day <= 31:
            raise InvalidInput("anchor_day", "The day of the month must be between 1 and 31.")
        if self.anchor is not Anchor.SAME_DAY and self.frequency not in _MONTHS:
            raise InvalidInput("anchor", f"A {self.frequency} rhythm has no month day. Choose the same day.")


def occurrences(rhythm: Recurrence, is_holiday: HolidayTest = no_holidays) -> Iterator[date]:
    """Yield the dates of a rhythm in order, the first on or after its start, until the calendar ends."""
    if rhythm.frequency in _DAYS:
        return _by_days(rhythm)
    if rhythm.frequency is Frequency.SEMIMONTHLY:
        return _by_half_months(rhythm)
    return _by_months(rhythm, is_holiday)


def next_occurrence(rhythm: Recurrence, after: date, is_holiday: HolidayTest = no_holidays) -> date | None:
    """Return the first date of a rhythm later than a day, or None when the calendar ends before."""
    return next((day for day in occurrences(rhythm, is_holiday) if day > after), None)


def occurrences_until(
    rhythm: Recurrence, last: date, is_holiday: HolidayTest = no_holidays
) -> tuple[date, ...]:
    """Return all dates of a rhythm up to and including a day."""
    return tuple(takewhile(lambda day: day <= last, occurrences(rhythm, is_holiday)))


def _by_days(rhythm: Recurrence) -> Iterator[date]:
    step = _DAYS[rhythm.frequency] * rhythm.interval
    for ordinal in range(rhythm.start_date.toordinal(), date.max.toordinal() + 1, step):
        yield date.fromordinal(ordinal)


def _by_half_months(rhythm: Recurrence) -> Iterator[date]:
    count = 0
    for month in _months_from(rhythm.start_date, 1):
        for day in (month.replace(day=15), end_of_month(month)):
            if day >= rhythm.start_date:
                if count % rhythm.interval == 0:
                    yield day
                count += 1


def _by_months(rhythm: Recurrence, is_holiday: HolidayTest) -> Iterator[date]:
    first = next(
        (month for month in _months_from(rhythm.start_date, 1)
         if _anchor_date(month, rhythm, is_holiday) >= rhythm.start_date), None)
    if first is not None:
        for month in _months_from(first, _MONTHS[rhythm.frequency] * rhythm.interval):
            yield _anchor_date(month, rhythm, is_holiday)


def _months_from(day: date, step: int) -> Iterator[date]:
    for index in range(day.year * 12 + day.month - 1, MAXYEAR * 12 + 12, step):
        year, month = divmod(index, 12)
        yield date(year, month + 1, 1)


def _anchor_date(month: date, rhythm: Recurrence, is_holiday: HolidayTest) -> date:
    match rhythm.anchor:
        case Anchor.SAME_DAY:
            return day_in_month(month.year, month.month, rhythm.anchor_day or rhythm.start_date.day)
        case Anchor.LAST_DAY:
            return end_of_month(month)
        case Anchor.FIRST_WORKDAY:
            return next_working_day(month, is_holiday)
        case Anchor.LAST_WORKDAY:
            return last_working_day(end_of_month(month), is_holiday)


def _nearest_working_day(day: date, step: timedelta, is_holiday: HolidayTest) -> date:
    for count in range(_LONGEST_CLOSURE):
        candidate = day + step * count
        if is_working_day(candidate, is_holiday):
            return candidate
    raise InvalidInput("holidays", f"The holiday list has no working day within a year of {day}. Shorten it.")
