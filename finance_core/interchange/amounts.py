"""Amounts as banks write them, read exactly or refused: never through float, never by a guess.

Only the digits 0-9 count. Exponents, underscores, NaN and doubled signs are refused, as `Decimal` alone would
accept them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from babel.numbers import get_currency_precision, is_currency


class DecimalMark(StrEnum):
    """The character before the decimals."""

    POINT = "."
    COMMA = ","


MOST_DIGITS = 15
DECIMALS_WITHOUT_CURRENCY = 2
THOUSAND = 3  # digits in a group

_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t"), " ")
_MINUS = {ord("−"): "-", ord("–"): "-"}  # banks' exports carry the typographic signs too
_GROUPS = {DecimalMark.POINT: r"[,'’ ]", DecimalMark.COMMA: r"[.'’ ]"}
_FIGURE = {
    mark: re.compile(
        rf"(?P<whole>[0-9]+|[0-9]{{1,3}}(?P<group>{groups})(?:[0-9]{{2,3}}(?P=group))*[0-9]{{3}})?"
        rf"(?:{re.escape(mark)}(?P<decimals>[0-9]*))?"
    )
    for mark, groups in _GROUPS.items()
}
_DRESSED = re.compile(
    r"(?P<open>\()?\s*(?P<front>CR|DR)?\s*(?P<sign>[-+])?\s*(?:[A-Z]{3}|[A-Z]{0,2}\$|[€£¥₹₽₺₩]|kr|zł|Kč|Fr\.?)?"
    r"\s*(?P<sign2>[-+])?\s*(?P<figure>[0-9.,'’ ]*[0-9.,])\s*(?P<sign3>[-+])?"
    r"\s*(?:[A-Z]{3}|[$€£¥₹₽₺₩]|kr\.?|zł|Kč|Fr\.?)?\s*(?P<back>CR|DR)?\s*(?P<close>\))?"
)
_NEGATIVE = {"-", "DR", "("}


class UnreadableAmount(ValueError):
    """A text is no amount; the message is a clause for the user."""


@lru_cache(maxsize=4096)
def read_amount(text: str, mark: DecimalMark) -> Decimal:
    """Return the signed amount a text states.

    Understands thousands in groups, currency signs and codes, a minus before or after, (1.00), CR and DR.

    Raises:
        UnreadableAmount: anything else, or more than 15 digits before the decimals.
    """
    plain = text.translate(_SPACES).translate(_MINUS).strip()
    dressed = _DRESSED.fullmatch(plain)
    figure = _FIGURE[mark].fullmatch(dressed["figure"].strip()) if dressed else None
    if dressed is None or figure is None or not (figure["whole"] or figure["decimals"]):
        raise UnreadableAmount(f'"{text[:40]}" is no amount')
    signs = [dressed[part] for part in ("open", "front", "sign", "sign2", "sign3", "back") if dressed[part]]
    if len(signs) > 1 or bool(dressed["open"]) != bool(dressed["close"]):
        raise UnreadableAmount(f'"{text[:40]}" has more than one sign')
    whole = re.sub(r"[^0-9]", "", figure["whole"] or "0")
    if len(whole) > MOST_DIGITS:
        raise UnreadableAmount(f'"{text[:40]}" is larger than any account holds')
    amount = Decimal(f"{whole}.{figure['decimals'] or '0'}")
    return -amount if amount and _NEGATIVE.intersection(signs) else amount


def at_currency_precision(amount: Decimal, currency: str | None) -> Decimal:
    """Return the amount with as many decimals as its currency has, or two when the currency is not stated.

    Three decimals are refused even when they end in zeros, unless the currency has three: "1.230" is more
    often a thousand two hundred and thirty than a padded 1.23.

    Raises:
        UnreadableAmount: the amount is finer, so the decimal mark was probably misread.
    """
    decimals = currency_decimals(currency) if currency else DECIMALS_WITHOUT_CURRENCY
    if amount.as_tuple().exponent == -decimals:
        return amount
    fitting = amount.quantize(Decimal(1).scaleb(-decimals))
    if fitting != amount or (decimals != THOUSAND and amount.as_tuple().exponent == -THOUSAND):
        unit = currency or "an account of unknown currency"
        raise UnreadableAmount(f"{amount:f} has other than the {decimals} decimals of {unit}")
    return fitting


@cache
def currency_decimals(currency: str) -> int:
    """Return how many decimals a currency has, as ISO 4217 and CLDR state it."""
    return int(get_currency_precision(currency))


@cache
def currency_exists(code: str) -> bool:
    """Return whether a code is a currency of ISO 4217, current or historic."""
    return len(code) == 3 and code.isascii() and code.isupper() and bool(is_currency(code))


def possible_marks(texts: list[str]) -> set[DecimalMark]:
    """Return the decimal marks under which all of these amounts can be read.

    A lone mark followed by exactly three digits ("1.234") fits both readings, so that both are returned when
    no other amount decides; with no mark at all, both fit and mean the same.
    """
    return {mark for mark in DecimalMark if all(_fits(text, mark) for text in texts)}


def _fits(text: str, mark: DecimalMark) -> bool:
    try:
        read_amount(text, mark)
    except UnreadableAmount:
        return False
    return True
