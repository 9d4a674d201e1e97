"""Buckets as of any date; amounts spread over time to the last cent."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.ageing import AgeingBuckets, Application, age, days_overdue, open_as_of
from finance_core.engines.amortisation import daily_amount, daily_schedule, equal_amount
from finance_core.errors import InvalidInput

AS_OF = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("days", "bucket"), [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4)]
)
def test_the_default_buckets(days: int, bucket: int) -> None:
    assert AgeingBuckets().index_of(days) == bucket
    assert AgeingBuckets().labels == ("Not due", "1–30", "31–60", "61–90", "Over 90")


def test_buckets_of_the_setting() -> None:
    buckets = AgeingBuckets.parse("7, 14,30,60")
    assert buckets.labels == ("Not due", "1–7", "8–14", "15–30", "31–60", "Over 60")


@pytest.mark.parametrize("text", ["", "30,30", "60,30", "0,30", "-1", "a", "30,,60", "٣٠", "9999999"])
def test_other_settings_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="Write rising days above zero, such as 30, 60, 90"):
        AgeingBuckets.parse(text)


def test_open_amounts_fall_into_their_buckets() -> None:
    items = [
        (date(2027, 4, 1), Decimal("100.00")),
        (date(2027, 3, 31), Decimal("20.00")),
        (date(2027, 3, 30), Decimal("30.00")),
        (date(2027, 3, 1), Decimal("5.00")),
        (date(2027, 2, 28), Decimal("40.00")),
        (date(2026, 12, 30), Decimal("7.50")),
    ]
    expected = [Decimal(text) for text in ("120.00", "35.00", "40.00", "0", "7.50")]
    assert list(age(items, AS_OF, AgeingBuckets())) == expected
    assert [days_overdue(dated, AS_OF) for dated, _ in items] == [0, 0, 1, 30, 31, 91]


@pytest.mark.parametrize(
    ("as_of", "still_open"),
    [("2027-01-09", "500.00"), ("2027-01-10", "300.00"), ("2027-02-14", "150.00"), ("2027-02-15", "350.00")],
)
def test_an_undone_payment_counts_until_the_day_it_was_undone(as_of: str, still_open: str) -> None:
    """ap.md Aging: never today's settled amount, so the aging of a past date does not change."""
    applications = [
        Application(applied_on=date(2027, 1, 10), amount=Decimal("200.00"), reversed_on=date(2027, 2, 15)),
        Application(applied_on=date(2027, 2, 1), amount=Decimal("150.00")),
    ]
    assert open_as_of(Decimal("500.00"), applications, date.fromisoformat(as_of)) == Decimal(still_open)


@pytest.mark.parametrize(
    ("total", "start", "end", "amounts"),
    [
        (  # gl.md example 2: over a leap day
            "1200.00",
            "2027-11-15",
            "2028-11-14",
            "52.46 101.64 101.64 95.08 101.64 98.36 101.64 98.36 101.64 101.64 98.36 101.64 45.90",
        ),
        ("10.00", "2027-01-05", "2027-01-05", "10.00"),
        ("-31.00", "2027-01-31", "2027-02-01", "-15.50 -15.50"),
    ],
)
def test_daily_amortisation_by_month(total: str, start: str, end: str, amounts: str) -> None:
    steps = daily_schedule(Decimal(total), date.fromisoformat(start), date.fromisoformat(end), 2)
    assert [step.amount for step in steps] == [Decimal(amount) for amount in amounts.split()]
    assert steps[-1].through == date.fromisoformat(end)


def test_what_is_left_of_the_insurance_after_december() -> None:
    """gl.md example 2."""
    steps = daily_schedule(Decimal("1200.00"), date(2027, 11, 15), date(2028, 11, 14), 2)
    assert (steps[1].through, steps[1].remaining) == (date(2027, 12, 31), Decimal("1045.90"))
    assert steps[-1].remaining == 0


def test_a_service_period_of_twelve_months() -> None:
    """ar.md example 6: Feb 46.03, Mar 101.92, Apr 98.63, …, cumulative 1,153.97 on 31 January, Feb 46.03."""
    steps = daily_schedule(Decimal("1200.00"), date(2026, 2, 15), date(2027, 2, 14), 2)
    assert [step.amount for step in steps[:3]] == [Decimal("46.03"), Decimal("101.92"), Decimal("98.63")]
    assert (steps[-2].through, 1200 - steps[-2].remaining) == (date(2027, 1, 31), Decimal("1153.97"))
    assert (len(steps), steps[-1].amount) == (13, Decimal("46.03"))


def test_equal_occurrences() -> None:
    recognised = Decimal()
    for number, amount in enumerate(("33.33", "33.34", "33.33"), start=1):
        found = equal_amount(Decimal("100.00"), number, 3, recognised, 2)
        assert found == Decimal(amount)
        recognised += found
    assert equal_amount(Decimal("100.00"), 4, 3, recognised, 2) == 0


def test_before_the_service_starts_nothing_is_due() -> None:
    service = (date(2027, 2, 1), date(2027, 2, 28))
    assert daily_amount(Decimal("28.00"), service, date(2027, 1, 15), Decimal(), 2) == 0


def test_impossible_spans_are_refused() -> None:
    with pytest.raises(InvalidInput, match="ends before it starts"):
        daily_schedule(Decimal(1), date(2027, 2, 1), date(2027, 1, 31), 2)
    with pytest.raises(InvalidInput, match="one part or more"):
        equal_amount(Decimal(1), 1, 0, Decimal(), 2)


@given(
    st.decimals(min_value=-(10**7), max_value=10**7, places=2),
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.integers(0, 2000),
)
def test_a_schedule_recognises_the_whole_amount(total: Decimal, start: date, days: int) -> None:
    steps = daily_schedule(total, start, start + timedelta(days=days), 2)
    assert sum(step.amount for step in steps) == total
    assert steps[-1].remaining == 0
