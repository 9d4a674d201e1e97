"""The clock is handed in, so that tests and previews decide what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from typing_extensions import override

from finance_core.errors import InvalidInput


class Clock(Protocol):
    """What services ask for the time."""

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the calendar date where the user sits."""
        ...


class SystemClock(Clock):
    """The computer's clock and time zone."""

    @override
    def now(self) -> datetime:
        return datetime.now(UTC)

    @override
    def today(self) -> date:
        return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class FixedClock(Clock):
    """A clock that stands still; `today` is the date of its instant in UTC."""

    instant: datetime

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise InvalidInput("instant", "A fixed clock needs an instant with a time zone.")

    @override
    def now(self) -> datetime:
        return self.instant.astimezone(UTC)

    @override
    def today(self) -> date:
        return self.now().date()
