"""How a company's locale writes numbers and dates, read once from Babel and then kept as plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_precision, get_decimal_symbol, get_group_symbol

_DATE_TOKENS = re.compile(r"'([^']*)'|(d+|M+|L+|y+)|(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LocaleRules:
    """Separators, date order (`dmy`, `mdy`, `ymd`), month names and the pieces of the date pattern."""

    code: str
    decimal: str
    group: str
    date_order: str
    months: tuple[str, ...]
    date_pieces: tuple[str, ...]

    def month_number(self, word: str) -> int | None:
        """Return 1 to 12 for a month's name or its first letters (at least three), else `None`."""
        start = word.casefold().rstrip(".")
        if len(start) < 3:
            return None
        found = {number for number, name in enumerate(self.months) if name.casefold().startswith(start)}
        months = {number % 12 + 1 for number in found}
        return months.pop() if len(months) == 1 else None


@lru_cache
def locale_rules(code: str) -> LocaleRules:
    """Return the rules of a locale such as `en_GB` or `de_DE`.

    Raises:
        babel.UnknownLocaleError: Babel does not know the locale.
    """
    locale = Locale.parse(code)
    pattern = locale.date_formats["medium"].pattern
    pieces = tuple(_piece(*match.groups()) for match in _DATE_TOKENS.finditer(pattern))
    return LocaleRules(
        code=code,
        decimal=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        date_order="".join(dict.fromkeys(piece[1] for piece in pieces if piece[0] == "%")),
        months=_month_names(locale),
        date_pieces=pieces,
    )


@lru_cache
def currency_decimals(currency: str) -> int:
    """Return the number of decimals of a currency's minor unit (ISO 4217)."""
    return int(get_currency_precision(currency))


def _piece(quoted: str | None, token: str | None, other: str | None) -> str:
    if not token:
        return quoted or other or "'"
    return "%" + token.replace("L", "M")[0] + str(len(token))


def _month_names(locale: Locale) -> tuple[str, ...]:
    """Return 12 short names, then 12 wide ones, then the 24 names that stand alone."""
    names: list[str] = []
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            by_number = locale.months[context][width]
            names += [by_number[number].rstrip(".") for number in range(1, 13)]
    return tuple(names)
