"""Amounts, numbers and dates as text, by locale, fast enough for every cell of a table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from desktop_app.spec.locales import LocaleRules, currency_decimals, locale_rules

MINUS = "−"
_RATE_DECIMALS = 4
_MODULES = {"ap": "Purchases", "ar": "Sales", "cash": "Banking", "gl": "Accounting"}
_ABBREVIATIONS = frozenset({"AP", "AR", "FICA", "FX", "GRNI", "OCI", "PTO", "ROU", "VAT", "WIP"})
_ROLE = re.compile(r"(?<=\brole )[A-Z_]+\b")
Formatter = Callable[[Any], str]


@dataclass(frozen=True)
class Formats:
    """The formatters of one company: its locale and the decimals of its base currency.

    Negative amounts carry a real minus sign; `None` is an empty text; amounts arrive rounded, so that
    nothing is rounded here. `date` writes the locale's medium pattern, such as 30 Jun 2025.
    """

    locale: str = "en_GB"
    currency: str = "EUR"
    rules: LocaleRules = field(init=False)
    decimals: int = field(init=False)
    date: Callable[[dt.date | None], str] = field(init=False, compare=False)
    _quantum: Decimal = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", locale_rules(self.locale))
        object.__setattr__(self, "decimals", currency_decimals(self.currency))
        object.__setattr__(self, "date", lru_cache(maxsize=4096)(self._date))
        object.__setattr__(self, "_quantum", Decimal(1).scaleb(-self.decimals))

    def money(self, value: Decimal | int | None, decimals: int | None = None) -> str:
        """Return an amount with thousands separators and the currency's decimals, more if it has more."""
        if value is None:
            return ""
        if not isinstance(value, Decimal):
            value = Decimal(value)  # a screen must not fail while it paints
        places = self.decimals if decimals is None else decimals
        if not value.same_quantum(self._quantum):
            places = max(places, len(f"{value:f}".rstrip("0").partition(".")[2]))
        return self._localised(f"{value:,.{places}f}")

    def number(self, value: Decimal | int | None) -> str:
        """Return a quantity or rate with the decimals it has, without trailing zeros."""
        if value is None:
            return ""
        text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
        return self._localised(text.rstrip("0").rstrip(".") if "." in text else text)

    def rate(self, value: Decimal | None) -> str:
        """Return an exchange rate with four decimals, more if it has more."""
        return "" if value is None else self.money(value, _RATE_DECIMALS)

    def percent(self, value: Decimal | None) -> str:
        """Return a share as a percentage: 0.19 is '19 %'."""
        return "" if value is None else f"{self.number(value.scaleb(2))} %"

    def moment(self, value: dt.datetime | None) -> str:
        """Return an instant as date and time of day on this machine's clock."""
        return "" if value is None else f"{self.date(value.astimezone().date())} {value.astimezone():%H:%M}"

    def of_kind(self, kind: str) -> Formatter:
        """Return the formatter of a column kind."""
        known: dict[str, Formatter] = {
            "money": self.money, "date": self.date, "number": self.number, "percent": self.percent,
            "datetime": self.moment, "rate": self.rate,
            "bool": _yes, "status": _words, "choice": _words, "module": _module, "role": role_in_words,
        }
        return known.get(kind, _text)

    def _date(self, value: dt.date | None) -> str:
        if value is None:
            return ""
        rules, day, month, year = self.rules, value.day, value.month, value.year
        parts = {
            "%d1": str(day), "%d2": f"{day:02}", "%M1": str(month), "%M2": f"{month:02}",
            "%M3": rules.months[month - 1], "%M4": rules.months[11 + month], "%y2": f"{year % 100:02}",
        }
        parts["%y1"] = parts["%y4"] = str(year)
        return "".join([parts.get(piece, piece) for piece in rules.date_pieces])

    def _localised(self, text: str) -> str:
        decimal, group = self.rules.decimal, self.rules.group
        if decimal != "." or group != ",":
            text = text.replace(",", "\0").replace(".", decimal).replace("\0", group)
        return MINUS + text[1:] if text[0] == "-" else text


def _yes(value: Any) -> str:
    return "Yes" if value else ""


def _words(value: Any) -> str:
    return "" if value is None else str(getattr(value, "value", value)).replace("_", " ").capitalize()


def role_in_words(role: str | None) -> str:
    """Return the name of an account role as words: AR_CONTROL is 'AR control'."""
    words = (role or "").replace("_", " ").split(" ")
    text = " ".join(word if word in _ABBREVIATIONS else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def reason_in_words(reason: str | None) -> str:
    """Return why an account was chosen: 'role AR_CONTROL' is 'role AR control'."""
    return _ROLE.sub(lambda found: role_in_words(found[0]), reason or "")


def _module(value: Any) -> str:
    return _MODULES.get(value) or _words(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
