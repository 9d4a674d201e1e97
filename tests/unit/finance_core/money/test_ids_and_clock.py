"""Ids rise with time; the clock can be set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from finance_core.errors import InvalidInput
from finance_core.money.clock import Clock, FixedClock, SystemClock
from finance_core.money.ids import new_id


def test_ids_are_time_ordered_version_seven() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(identity.version, identity.variant) for identity in made} == {(7, "specified in RFC 4122")}


def test_the_system_clock_tells_utc_and_the_local_day() -> None:
    clock: Clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert abs(datetime.now().astimezone().date() - clock.today()) <= timedelta(days=1)


def test_a_fixed_clock_stands_still() -> None:
    clock: Clock = FixedClock(datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))))
    assert clock.now() == datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
    assert clock.today() == date(2026, 12, 31)


def test_a_fixed_clock_needs_a_time_zone() -> None:
    with pytest.raises(InvalidInput, match="needs an instant with a time zone"):
        FixedClock(datetime(2027, 1, 1))  # noqa: DTZ001 # the missing zone is what is tested
