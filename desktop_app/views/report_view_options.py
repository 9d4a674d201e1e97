"""The choices of a report as fields: dates by name or typed, and whatever else its catalogue entry offers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop_app.spec.screen import Field

if TYPE_CHECKING:
    from finance_core.modules.reporting.models import ReportInfo

ACCOUNTS, PARTIES = "accounts.lookup_all", "parties.lookup"
OWN_DATES = "own"
_AS_OF = (
    ("today", "Today"), ("month", "Month end"), ("last_month", "Last month end"),
    ("last_year", "Last year end"), (OWN_DATES, "Another day"),
)
_RANGES = (
    ("year", "Year to date"), ("month", "This month"), ("last_month", "Last month"),
    ("quarter", "This quarter"), ("whole_year", "Whole year"), ("last_year", "Last year"),
    (OWN_DATES, "Other dates"),
)
_COMPARISONS = (("none", "None"), ("previous_period", "Prior period"), ("previous_year", "Prior year"))
_SPLITS = (("none", "One"), ("month", "Months"), ("quarter", "Quarters"), ("year", "Years"))
_USUAL = (None, "Usual")
_LEVELS = ((None, "All"), (1, "1"), (2, "2"), (3, "3"), (4, "4"))


def fields_for(info: ReportInfo, today: date, year_start: tuple[int, int]) -> tuple[Field, ...]:
    """Return the fields of a report; the first chooses the dates by name."""
    is_range = str(info.period) == "range"
    presets = _RANGES if is_range else _AS_OF
    dates = dates_of(presets[0][0], today, year_start, is_range=is_range)
    label = "Period" if is_range else "As of"
    fields = [_choice("preset", label, presets)]
    fields += [Field(name=name, label=title, kind="date", required=True, default=dates[name])
               for name, title in (("date_from", "From"), ("date_to", "To"), ("as_of", "Day"))
               if name in dates]
    choices = {
        "layout": _choice("layout", "Layout", (_USUAL, *((one.code, one.name) for one in info.layouts))),
        "comparison": _choice("comparison", "Compare with", _COMPARISONS),
        "split": _choice("split", "Columns", _SPLITS),
        "level": _choice("level", "Levels", _LEVELS),
        "account_id": Field(name="account_id", label="Account", kind="lookup", lookup=ACCOUNTS,
                            required=info.name == "account_register"),
        "party_id": Field(name="party_id", label="Party", kind="lookup", lookup=PARTIES),
        "zero_rows": Field(name="zero_rows", label="Zero rows", kind="bool", default=False),
        "before_closing": Field(name="before_closing", label="Before closing", kind="bool", default=False),
    }
    offered = [name for name in choices if name in info.options and (name != "layout" or info.layouts)]
    return (*fields, *(choices[name] for name in offered))


def dates_of(preset: str, today: date, year_start: tuple[int, int], *, is_range: bool) -> dict[str, date]:
    """Return the dates a name means: `as_of` for a day, `date_from` and `date_to` for a span."""
    month_start = today.replace(day=1)
    year = _year_of(today, year_start)
    last_month_end = month_start - timedelta(days=1)
    last_year = _year_of(year - timedelta(days=1), year_start)
    if not is_range:
        days = {"today": today, "month": _month_end(today), "last_month": last_month_end,
                "last_year": year - timedelta(days=1)}
        return {"as_of": days[preset]}
    spans = {
        "year": (year, today), "month": (month_start, _month_end(today)),
        "last_month": (last_month_end.replace(day=1), last_month_end), "quarter": _quarter(today, year),
        "whole_year": (year, year.replace(year=year.year + 1) - timedelta(days=1)),
        "last_year": (last_year, year - timedelta(days=1)),
    }
    return dict(zip(("date_from", "date_to"), spans[preset], strict=True))


def request_of(info: ReportInfo, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request for a report from the values of its fields."""
    chosen = {name: value for name, value in values.items() if value is not None and name != "preset"}
    return {"name": info.name, **chosen}


def _choice(name: str, label: str, choices: tuple[tuple[str | int | None, str], ...]) -> Field:
    return Field(name=name, label=label, kind="choice", choices=choices, required=True,
                 default=choices[0][0] if choices else None)


def _year_of(day: date, start: tuple[int, int]) -> date:
    """Return the first day of the fiscal year of a day; fiscal years start on the first of a month."""
    begins = date(day.year, *start)
    return begins if begins <= day else date(day.year - 1, *start)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _quarter(day: date, year: date) -> tuple[date, date]:
    months = (day.year - year.year) * 12 + day.month - year.month
    first = _plus_months(year, months // 3 * 3)
    return first, _plus_months(first, 3) - timedelta(days=1)


def _plus_months(first: date, months: int) -> date:
    total = first.year * 12 + first.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
