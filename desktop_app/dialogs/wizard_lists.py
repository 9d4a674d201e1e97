"""Countries and currencies for the type-ahead fields of the wizard, which has no company to ask."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from babel import Locale
from babel.numbers import get_territory_currencies

from finance_core.kernel.listing import LookupItem, LookupQuery
from finance_core.money.currencies import iso_currencies

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNTRIES, CURRENCIES = "wizard.countries", "wizard.currencies"
_BYTES = 16


def key_of(code: str) -> UUID:
    """Return a code as the id a lookup wants; `code_of` turns it back."""
    return UUID(bytes=code.encode("ascii").ljust(_BYTES, b"\0"))


def code_of(key: UUID) -> str:
    """Return the code an id was made from."""
    return key.bytes.rstrip(b"\0").decode("ascii")


def find(method: str, query: LookupQuery) -> tuple[LookupItem, ...]:
    """Return the countries or currencies a text may mean, codes and beginnings of words first.

    Raises:
        KeyError: the wizard has no such list.
    """
    items = _ITEMS[method]()
    if query.id is not None:
        return tuple(item for item in items if item.id == query.id)
    words = query.text.casefold().split()
    found = [item for item in items if all(_has(item, word) for word in words)]
    found.sort(key=lambda item: item.code.casefold() != query.text.casefold())
    return tuple(found[: query.limit])


def country_name(code: str) -> str:
    """Return what a country is called."""
    return next(item.name for item in _countries() if item.code == code)


def usual_currency(country: str) -> str | None:
    """Return the currency a country uses, if the program knows it."""
    return next((code for code in get_territory_currencies(country) if code in iso_currencies()), None)


@cache
def _countries() -> tuple[LookupItem, ...]:
    names = Locale.parse("en").territories
    used = ((code, name) for code, name in names.items() if len(code) == 2 and code.isalpha())
    return _items((code, name) for code, name in used if get_territory_currencies(code))


@cache
def _currencies() -> tuple[LookupItem, ...]:
    return _items((code, one.name) for code, one in iso_currencies().items())


_ITEMS = {COUNTRIES: _countries, CURRENCIES: _currencies}


def _items(pairs: Iterable[tuple[str, str]]) -> tuple[LookupItem, ...]:
    by_name = sorted(pairs, key=lambda pair: pair[1])
    return tuple(LookupItem(id=key_of(code), code=code, name=name) for code, name in by_name)


def _has(item: LookupItem, word: str) -> bool:
    return any(part.startswith(word) for part in f"{item.code} {item.name}".casefold().split())
