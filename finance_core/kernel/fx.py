"""Exchange rates (kernel.md rule 5): the day, else the newest young enough, else inverse, else via base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

from sqlalchemy import select

from finance_core.errors import InvalidInput
from finance_core.kernel.errors import MissingRate
from finance_core.kernel.models.master import ExchangeRate, RateType
from finance_core.kernel.orm import ExchangeRateModel
from finance_core.kernel.unit import Unit
from finance_core.money.currencies import iso_currency
from finance_core.money.rounding import round_half_up

_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class RateResult:
    """A rate with the day and path it came from."""

    rate: Decimal
    source: str
    on: date
    via: str | None = None


class Fx:
    """Finds rates."""

    def __init__(self, base_currency: Callable[[], str], max_age_days: Callable[[], int]) -> None:
        self._base_currency = base_currency
        self._max_age_days = max_age_days

    def rate(
        self, unit: Unit, source: str, target: str, on: date, rate_type: RateType = RateType.SPOT
    ) -> RateResult:
        """Return how many units of `target` one unit of `source` is worth on a day.

        Inverse and cross rates are computed with 18 digits and never stored; posted rates keep 9 decimals.

        Raises:
            InvalidInput: one of them is no currency.
            MissingRate: no stored rate, inverse or cross is young enough.
        """
        if source == target:
            return RateResult(rate=Decimal(1), source="same currency", on=on)
        if (found := self._direct_or_inverse(unit, source, target, on, rate_type)) is not None:
            return found
        base = self._base_currency()
        if base not in (source, target):
            first = self._direct_or_inverse(unit, source, base, on, rate_type)
            second = self._direct_or_inverse(unit, base, target, on, rate_type)
            if first is not None and second is not None:
                with localcontext() as context:
                    context.prec = _DIGITS
                    rate = first.rate * second.rate
                return RateResult(rate=_kept(rate), source="cross", on=min(first.on, second.on), via=base)
        for code in (source, target):
            iso_currency(code)
        raise MissingRate(source, target, on, self._newest(unit, source, target))

    def _direct_or_inverse(
        self, unit: Unit, source: str, target: str, on: date, rate_type: RateType
    ) -> RateResult | None:
        types = [rate_type, RateType.SPOT] if rate_type is RateType.CLOSING else [rate_type]
        for kind in types:
            if (row := self._stored(unit, source, target, on, kind)) is not None:
                return RateResult(rate=_kept(row.rate / row.per), source=row.source, on=row.rate_date)
            if (row := self._stored(unit, target, source, on, kind)) is not None:
                with localcontext() as context:
                    context.prec = _DIGITS
                    rate = row.per / row.rate
                return RateResult(rate=_kept(rate), source=f"inverse of {row.source}", on=row.rate_date)
        return None

    def _stored(self, unit: Unit, source: str, target: str, on: date, kind: RateType) -> ExchangeRate | None:
        oldest = on - timedelta(days=self._max_age_days())
        table = ExchangeRateModel
        row = unit.session.scalar(
            select(table)
            .where(table.from_currency == source, table.to_currency == target, table.rate_type == kind.value,
                   table.rate_date <= on, table.rate_date >= oldest)
            .order_by(table.rate_date.desc())
            .limit(1)
        )
        return row.to_dto() if row is not None else None

    def _newest(self, unit: Unit, source: str, target: str) -> date | None:
        table = ExchangeRateModel
        return unit.session.execute(
            select(table.rate_date)
            .where(table.from_currency.in_((source, target)), table.to_currency.in_((source, target)))
            .order_by(table.rate_date.desc())
            .limit(1)
        ).scalar()


def _kept(rate: Decimal) -> Decimal:
    kept = round_half_up(rate, 9)
    if not kept:
        raise InvalidInput("exchange_rate",
                           f"A rate of {rate} is too small to keep. Quote it for 100 or 1,000 units.")
    return kept
