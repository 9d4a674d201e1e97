"""Dates as banks write them; the order of day and month is decided for a whole file, never per cell."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from babel.dates import get_month_names


class DateOrder(StrEnum):
    """In which order a date's parts stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


MONTH_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv")
CENTURY_TURN = 69  # two-digit years from 69 on belong to the last century, as in POSIX

_TIME = re.compile(r"(?:T|,? )\d{1,2}:\d{2}.*$", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})([./\- ]|\. ?)(\d{1,2})([./\- ]|\. ?)(\d{1,4})", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NAMED = re.compile(r"(\d{1,4})[.\-/ ]{1,2}([^\W\d_]+)\.?,?[.\-/ ]{1,2}(\d{2,4})")
_NAME_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2}),? (\d{4})")


class UnreadableDate(ValueError):
    """A text is no date; the message is a clause for the user."""


@lru_cache(maxsize=4096)
def read_date(text: str, order: DateOrder) -> date:
    """Return the day a text states, its time of day left out.

    Dates that begin with a four-digit year and dates with a month's name are read whatever the order.

    Raises:
        UnreadableDate: no date, or a day that does not exist.
    """
    parts = _parts(text)
    if parts is None:
        raise UnreadableDate(f'"{text[:40]}" is no date')
    first, second, third, settled = parts
    year, month, day = _arranged(first, second, third, settled or order)
    if year < 100:
        year += 1900 if year >= CENTURY_TURN else 2000
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate(f'"{text[:40]}" is a day that does not exist') from None


def possible_orders(texts: list[str]) -> set[DateOrder]:
    """Return the orders under which all of these are dates, none when one of them is no date.

    Dates with points always begin with the day; those that state their order themselves fit every order.
    """
    parts = [_parts(text) for text in texts]
    if None in parts:
        return set()
    numeric = [text for text, read in zip(texts, parts, strict=True) if read and read[3] is None]
    if not numeric:
        return set(DateOrder)
    orders = {order for order in DateOrder if all(_written_in(text, order) for text in numeric)}
    return orders & {DateOrder.DMY} if all("." in text for text in numeric) else orders


def stated_order(text: str) -> DateOrder | None:
    """Return the order a text states itself, by a four-digit year at its start or the name of its month."""
    parts = _parts(text)
    return parts[3] if parts else None


def _written_in(text: str, order: DateOrder) -> bool:
    """Return whether the figures may be day, month and year in this order; 30 February may."""
    parts = _parts(text)
    if parts is None:
        return False
    _, month, day = _arranged(*parts[:3], order)
    wide_year_last = parts[2] > 99
    return 1 <= month <= 12 and 1 <= day <= 31 and not (wide_year_last and order == DateOrder.YMD)


def _arranged(first: int, second: int, third: int, order: DateOrder) -> tuple[int, int, int]:
    return {
        DateOrder.DMY: (third, second, first),
        DateOrder.MDY: (third, first, second),
        DateOrder.YMD: (first, second, third),
    }[order]


def _parts(text: str) -> tuple[int, int, int, DateOrder | None] | None:
    """Return the three figures as they stand, and their order when the text itself settles it."""
    plain = _TIME.sub("", text.strip())
    if compact := _COMPACT.fullmatch(plain):
        return int(compact[1]), int(compact[2]), int(compact[3]), DateOrder.YMD
    if numbers := _NUMBERS.fullmatch(plain):
        settled = DateOrder.YMD if len(numbers[1]) == 4 else None
        usable = len(numbers[1]) in {1, 2, 4} and len(numbers[5]) in ({1, 2} if settled else {2, 4})
        return (int(numbers[1]), int(numbers[3]), int(numbers[5]), settled) if usable else None
    if (named := _NAMED.fullmatch(plain)) and (month := _months().get(named[2].casefold())):
        settled = DateOrder.YMD if len(named[1]) == 4 else DateOrder.DMY
        return int(named[1]), month, int(named[3]), settled
    if (named := _NAME_FIRST.fullmatch(plain)) and (month := _months().get(named[1].casefold())):
        return month, int(named[2]), int(named[3]), DateOrder.MDY
    return None


@cache
def _months() -> dict[str, int]:
    return {
        name.rstrip(".").casefold(): number
        for language in MONTH_LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }
