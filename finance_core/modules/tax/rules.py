"""Pure rules: which moves a status has, which rate is valid on a day, and amounts in the books' currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from finance_core.modules.tax.models import ExemptionStatus, ProvisionStatus, ReturnStatus, TaxRate
from finance_core.money.allocation import round_together
from finance_core.money.numbers import decimal_text
from finance_core.money.rounding import EXACT, rounded_product

RETURN_MOVES: dict[ReturnStatus, frozenset[ReturnStatus]] = {
    ReturnStatus.DRAFT: frozenset({ReturnStatus.CALCULATED, ReturnStatus.VOID}),
    ReturnStatus.CALCULATED: frozenset({ReturnStatus.REVIEWED, ReturnStatus.DRAFT, ReturnStatus.VOID}),
    ReturnStatus.REVIEWED: frozenset({ReturnStatus.FILED, ReturnStatus.DRAFT}),
    ReturnStatus.FILED: frozenset({ReturnStatus.PAID, ReturnStatus.AMENDED}),
    ReturnStatus.PAID: frozenset(),
    ReturnStatus.AMENDED: frozenset(),
    ReturnStatus.VOID: frozenset(),
}
EXEMPTION_MOVES: dict[ExemptionStatus, frozenset[ExemptionStatus]] = {
    ExemptionStatus.PENDING: frozenset({ExemptionStatus.VERIFIED}),
    ExemptionStatus.VERIFIED: frozenset({ExemptionStatus.EXPIRED, ExemptionStatus.REVOKED}),
    ExemptionStatus.EXPIRED: frozenset({ExemptionStatus.VERIFIED}),
    ExemptionStatus.REVOKED: frozenset(),
}
PROVISION_MOVES: dict[ProvisionStatus, frozenset[ProvisionStatus]] = {
    ProvisionStatus.DRAFT: frozenset({ProvisionStatus.POSTED}),
    ProvisionStatus.POSTED: frozenset({ProvisionStatus.REVERSED}),
    ProvisionStatus.REVERSED: frozenset(),
}


def rate_on(rates: Iterable[TaxRate], on: date) -> TaxRate | None:
    """Return the rate valid on a tax point: effective_date ≤ date ≤ end_date or open (tax.md rule 1)."""
    return next((rate for rate in rates if _is_valid(rate, on)), None)


def overlapping(rates: Iterable[TaxRate], new: TaxRate) -> TaxRate | None:
    """Return another rate with a day in common; both ends are included."""
    return next((rate for rate in rates if rate.id != new.id and _share_a_day(rate, new)), None)


def in_books(amounts: Sequence[Decimal], rate: Decimal, minor_unit: int) -> tuple[Decimal, ...]:
    """Return amounts at an exchange rate, rounded so that they add up to the rounded sum, as it is posted."""
    total = rounded_product(minor_unit, sum(amounts, Decimal(0)), rate)
    return round_together([EXACT.multiply(amount, rate) for amount in amounts], total, minor_unit)


def percent_text(share: Decimal) -> str:
    """Return a share as users read it: 0.09975 is `9.975 %`."""
    return f"{decimal_text(share * 100)} %"


def _is_valid(rate: TaxRate, on: date) -> bool:
    return rate.effective_date <= on and (rate.end_date is None or on <= rate.end_date)


def _share_a_day(one: TaxRate, other: TaxRate) -> bool:
    ends_before = one.end_date is not None and one.end_date < other.effective_date
    starts_after = other.end_date is not None and other.end_date < one.effective_date
    return not ends_before and not starts_after
