"""Pure rules: moves of a status, the rate of a day, amounts in the books' currency, tax in a discount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.discount import discount_tax
from finance_core.engines.tax import TaxCalculation
from finance_core.modules.tax.computed import Discounted
from finance_core.modules.tax.models import ExemptionStatus, ProvisionStatus, ReturnStatus, TaxRate
from finance_core.money.allocation import allocate, round_together
from finance_core.money.numbers import decimal_text
from finance_core.money.rounding import EXACT, rounded_product

ZERO = Decimal(0)

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


def discount_shares(
    document: Discounted, changing: frozenset[UUID], discount: Decimal, minor_unit: int
) -> Mapping[UUID, tuple[Decimal, Decimal]]:
    """Return by tax code that a discount changes: its share of the discount, and the tax in that share.

    Shares are by largest remainder over the document's codes; tax = round(discount × tax of the code ÷
    total) (tax.md rule 5; Directive 2006/112/EC art. 79, 90).
    """
    gross: dict[UUID | None, Decimal] = {}
    tax: dict[UUID, Decimal] = {}
    for line in document.lines:
        code = line.tax_code_id if line.tax_code_id in changing else None
        gross[code] = gross.get(code, ZERO) + line.amount + line.tax_amount
        if code is not None:
            tax[code] = tax.get(code, ZERO) + line.tax_amount
    shares = (
        dict(zip(gross, allocate(discount, list(gross.values()), minor_unit), strict=True))
        if discount
        else {}
    )
    return {
        code: (shares[code], discount_tax(discount, amount, document.total, minor_unit))
        for code, amount in tax.items()
        if amount and shares.get(code)
    }


def with_taxes(calculation: TaxCalculation, wanted: Sequence[Decimal]) -> TaxCalculation:
    """Return a calculation over gross prices with the wanted taxes; cents move between net and tax.

    A cent of tax that comes back whole comes back too.
    """
    taxes = list(calculation.taxes)
    lines = []
    for line, tax in zip(calculation.lines, wanted, strict=True):
        difference = tax - line.tax
        index = next((i for i, each in enumerate(taxes) if each.line_no == line.line_no), None)
        recovered = ZERO
        if difference and index is not None:
            each = taxes[index]
            recovered = difference if each.recoverable == each.tax else ZERO
            taxes[index] = replace(each, tax=each.tax + difference, base=each.base - difference,
                                   recoverable=each.recoverable + recovered)
        lines.append(replace(line, tax=tax, net=line.gross - tax, recoverable=line.recoverable + recovered))
    return replace(
        calculation,
        lines=tuple(lines),
        taxes=tuple(taxes),
        tax=sum(wanted, ZERO),
        net=sum((line.net for line in lines), ZERO),
    )
