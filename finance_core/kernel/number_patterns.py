"""How a document number is written: literal text with fields for the year, the month and the count."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from finance_core.errors import InvalidInput
from finance_core.kernel.models.master import SeriesReset

_FIELD = re.compile(r"\{(YYYY|YY|MM|FY|SEQ)(?::(\d+))?\}")
_LONGEST = 30
_MANY = 1_000_000
_YEARS = ({"YYYY"}, {"YY"})
# The fields of which a pattern needs one set, so that a number that starts again is not the same number.
_TELLS: dict[SeriesReset, tuple[set[str], ...]] = {
    SeriesReset.NEVER: (set(),),
    SeriesReset.FISCAL_YEAR: ({"FY"},),
    SeriesReset.CALENDAR_YEAR: _YEARS,
    SeriesReset.MONTH: tuple({"MM"} | year for year in _YEARS),
}
_MATCHES = {"YYYY": r"\d{4}", "YY": r"\d{2}", "MM": r"\d{2}", "FY": r"\d{4}", "SEQ": r"\d+"}


def written(pattern: str, on: date, number: int, fiscal_year: Callable[[], str]) -> str:
    """Return a number as its pattern writes it; the fiscal year is asked for only where it is shown."""

    def part(match: re.Match[str]) -> str:
        name, width = match[1], int(match[2] or 0)
        if name == "SEQ":
            return f"{number:0{width}d}" if width else str(number)
        return {"YYYY": f"{on:%Y}", "YY": f"{on:%y}", "MM": f"{on:%m}"}.get(name) or fiscal_year()

    return _FIELD.sub(part, pattern) if pattern else str(number)


def calendar_scope(reset: SeriesReset, on: date) -> str:
    """Return the key under which a series counts on a day, unless it counts by fiscal year."""
    if reset is SeriesReset.NEVER:
        return ""
    return f"{on:%Y-%m}" if reset is SeriesReset.MONTH else str(on.year)


def check_pattern(pattern: str, reset: SeriesReset) -> None:
    """Refuse a pattern that would write one number twice, or one too long for its column.

    Raises:
        InvalidInput: no count or two of them, an unknown field, a restart it does not show, or too long.
    """
    fields = [match[1] for match in _FIELD.finditer(pattern)]
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise InvalidInput("pattern", f"{pattern} has a field that is none. There are {{YYYY}}, {{YY}}, "
                           "{MM}, {FY} and {SEQ:5}.")
    if fields.count("SEQ") != 1:
        raise InvalidInput("pattern", f"{pattern} needs the count once, as in INV-{{YYYY}}-{{SEQ:5}}.")
    if not any(names <= set(fields) for names in _TELLS[reset]):
        wanted = " or ".join(" and ".join(f"{{{name}}}" for name in sorted(names, reverse=True))
                             for names in _TELLS[reset])
        raise InvalidInput("pattern", f"{pattern} starts again by {reset.value.replace('_', ' ')} and would "
                           f"repeat its numbers. Put {wanted} into it.")
    if len(written(pattern, date(2000, 1, 1), _MANY, lambda: "2000")) > _LONGEST:
        raise InvalidInput("pattern", f"{pattern} writes numbers longer than {_LONGEST} characters. "
                           "Shorten it.")


def read_number(pattern: str, reset: SeriesReset, text: str) -> tuple[str, int] | None:
    """Return scope and count of a number its pattern wrote; None when another pattern did."""
    parts, names, place = "", [], 0
    for match in _FIELD.finditer(pattern):
        parts += re.escape(pattern[place:match.start()]) + f"({_MATCHES[match[1]]})"
        names.append(match[1])
        place = match.end()
    found = re.fullmatch(parts + re.escape(pattern[place:]), text)
    if found is None:
        return None
    values = dict(zip(names, found.groups(), strict=True))
    year = values.get("YYYY") or f"20{values.get('YY', '')}"
    scopes = {SeriesReset.NEVER: "", SeriesReset.FISCAL_YEAR: values.get("FY", ""),
              SeriesReset.CALENDAR_YEAR: year, SeriesReset.MONTH: f"{year}-{values.get('MM', '')}"}
    return scopes[reset], int(values["SEQ"])
