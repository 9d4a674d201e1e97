"""Rhythms computed from their anchor, month ends, working days."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.errors import InvalidInput
from finance_core.money.dates import (
    Anchor,
    Frequency,
    Recurrence,
    add_months,
    days_between,
    days_inclusive,
    end_of_month,
    last_working_day,
    next_occurrence,
    next_working_day,
    occurrences,
    occurrences_until,
)


def dates(text: str) -> list[date]:
    return [date.fromisoformat(part) for part in text.split()]


def first_of(rhythm: Recurrence, count: int) -> list[date]:
    return list(islice(occurrences(rhythm), count))


def rhythm(frequency: str, start: str, anchor_day: int | None = None, interval: int = 1) -> Recurrence:
    return Recurrence(
        frequency=Frequency(frequency),
        start_date=date.fromisoformat(start),
        interval=interval,
        anchor_day=anchor_day,
    )


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        # gl.md rule 1: the anchor is never lost
        (rhythm("monthly", "2027-10-31"), "2027-10-31 2027-11-30 2027-12-31 2028-01-31 2028-02-29"),
        (rhythm("annually", "2024-02-29"), "2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29"),
        # ap.md R8
        (rhythm("monthly", "2027-01-31"), "2027-01-31 2027-02-28 2027-03-31"),
        (rhythm("monthly", "2027-01-20", anchor_day=5), "2027-02-05 2027-03-05"),
        (rhythm("monthly", "2027-01-31", interval=2), "2027-01-31 2027-03-31 2027-05-31"),
        (rhythm("quarterly", "2027-11-30"), "2027-11-30 2028-02-29 2028-05-30"),
        (rhythm("semiannually", "2027-08-31"), "2027-08-31 2028-02-29 2028-08-31"),
        (rhythm("semimonthly", "2028-02-10"), "2028-02-15 2028-02-29 2028-03-15"),
        (rhythm("semimonthly", "2028-02-16", interval=2), "2028-02-29 2028-03-31"),
        (rhythm("weekly", "2027-12-28"), "2027-12-28 2028-01-04 2028-01-11"),
        (rhythm("biweekly", "2028-02-20"), "2028-02-20 2028-03-05"),
        (rhythm("daily", "2028-02-27", interval=2), "2028-02-27 2028-02-29 2028-03-02"),
    ],
)
def test_rhythms(made: Recurrence, expected: str) -> None:
    assert first_of(made, len(expected.split())) == dates(expected)


def test_day_31_clamps_and_never_drifts() -> None:
    """Vector GL-05: hledger test/forecast.test, case 23 (issue 2032)."""
    made = rhythm("monthly", "2023-03-30", anchor_day=31)
    assert occurrences_until(made, date(2023, 9, 30)) == tuple(
        dates("2023-03-31 2023-04-30 2023-05-31 2023-06-30 2023-07-31 2023-08-31 2023-09-30")
    )


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (Anchor.LAST_DAY, "2027-01-31 2027-02-28 2027-03-31"),
        (Anchor.FIRST_WORKDAY, "2027-01-04 2027-02-01 2027-03-01"),  # 1 January is a holiday, then a weekend
        (Anchor.LAST_WORKDAY, "2027-01-29 2027-02-26 2027-03-31"),
    ],
)
def test_work_day_anchors_skip_weekends_and_holidays(anchor: Anchor, expected: str) -> None:
    made = Recurrence(frequency=Frequency.MONTHLY, start_date=date(2027, 1, 1), anchor=anchor)
    assert list(islice(occurrences(made, lambda day: day == date(2027, 1, 1)), 3)) == dates(expected)


def test_next_occurrence_after_a_long_pause() -> None:
    made = rhythm("monthly", "2026-10-31")
    assert next_occurrence(made, date(2027, 2, 28)) == date(2027, 3, 31)
    assert next_occurrence(made, date(2027, 2, 27)) == date(2027, 2, 28)


def test_a_rhythm_ends_with_the_calendar() -> None:
    assert first_of(rhythm("annually", "9998-06-30"), 5) == dates("9998-06-30 9999-06-30")
    assert first_of(rhythm("daily", "9999-12-30"), 5) == dates("9999-12-30 9999-12-31")
    assert next_occurrence(rhythm("monthly", "9999-12-15", anchor_day=5), date(9999, 12, 31)) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"interval": 0}, "interval"),
        ({"anchor_day": 0}, "anchor_day"),
        ({"anchor_day": 32}, "anchor_day"),
        ({"frequency": Frequency.WEEKLY, "anchor": Anchor.LAST_DAY}, "anchor"),
    ],
)
def test_impossible_rhythms_are_refused_at_their_field(changes: dict[str, object], field: str) -> None:
    values = {"frequency": Frequency.MONTHLY, "start_date": date(2027, 1, 1)} | changes
    with pytest.raises(InvalidInput) as refusal:
        Recurrence(**values)  # type: ignore[arg-type] # the table holds wrong values on purpose
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-11-15", 14, "2029-01-15"),
        ("2027-01-10", -25, "2024-12-10"),
    ],
)
def test_adding_months_clamps(start: str, months: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_adding_months_can_keep_an_anchor_and_stays_inside_the_calendar() -> None:
    assert add_months(date(2027, 2, 28), 1, 31) == date(2027, 3, 31)
    with pytest.raises(InvalidInput, match="12 months from 9999-06-01 is outside the calendar"):
        add_months(date(9999, 6, 1), 12)


def test_month_ends_and_day_counts() -> None:
    assert end_of_month(date(2028, 2, 3)) == date(2028, 2, 29)
    assert days_between(date(2027, 1, 1), date(2027, 1, 31)) == 30
    assert days_between(date(2027, 1, 31), date(2027, 1, 1)) == -30
    assert days_inclusive(date(2027, 11, 15), date(2028, 11, 14)) == 366  # gl.md example 2


def test_working_days() -> None:
    friday, monday = date(2027, 1, 1), date(2027, 1, 4)
    assert next_working_day(date(2027, 1, 2)) == monday
    assert last_working_day(date(2027, 1, 3)) == friday
    assert last_working_day(date(2027, 1, 3), lambda day: day == friday) == date(2026, 12, 31)
    with pytest.raises(InvalidInput, match="no working day within a year of 2027-01-02"):
        next_working_day(date(2027, 1, 2), lambda _: True)


@given(
    st.sampled_from(list(Frequency)),
    st.dates(date(1999, 1, 1), date(2100, 1, 1)),
    st.integers(1, 5),
    st.none() | st.integers(1, 31),
)
def test_occurrences_rise_from_the_start(
    frequency: Frequency, start: date, interval: int, anchor_day: int | None
) -> None:
    made = Recurrence(frequency=frequency, start_date=start, interval=interval, anchor_day=anchor_day)
    found = first_of(made, 30)
    assert found[0] >= start
    assert found == sorted(set(found))
