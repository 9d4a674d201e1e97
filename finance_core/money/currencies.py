"""ISO 4217: which currencies are in use, what they are called, how many decimals they have.

Names and circulation come from Babel (CLDR). Decimals are ISO's own, because CLDR hides those that are
rarely printed: RSD and LBP have two on every invoice, IQD three.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from finance_core.errors import InvalidInput

_DECIMALS_OTHER_THAN_TWO = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IsoCurrency:
    """A currency or unit of account in use; `minor_unit` is its number of decimals."""

    code: str
    name: str
    symbol: str
    minor_unit: int


@cache
def iso_currencies() -> dict[str, IsoCurrency]:
    """Return the currencies some territory uses today, by code, in the order of their codes."""
    locale = Locale.parse("en")
    current = {
        code
        for currencies in get_global("territory_currencies").values()
        for code, _, until, is_tender in currencies
        if until is None and (is_tender or not code.startswith("X"))  # X and no tender: gold, SDR
    }
    return {
        code: IsoCurrency(
            code=code,
            name=locale.currencies[code],
            symbol=locale.currency_symbols.get(code, code),
            minor_unit=minor_unit(code),
        )
        for code in sorted(current & set(locale.currencies))
    }


def minor_unit(code: str) -> int:
    """Return the number of decimals of a currency code (ISO 4217 list one), 2 unless listed otherwise."""
    return _DECIMALS_OTHER_THAN_TWO.get(code, 2)


def iso_currency(code: str, field: str = "currency") -> IsoCurrency:
    """Return a currency by its code.

    Raises:
        InvalidInput: no country uses a currency with this code.
    """
    found = iso_currencies().get(code)
    if found is None:
        raise InvalidInput(field, f"“{code[:20]}” is no currency in use. Choose a code such as USD or EUR.")
    return found
