"""The one tax calculator of every document (tax.md rules 2 to 7).

Order on a line: amount − share of the document discount = base; exemption; caps; rate. Rates and
percentages are shares (20 % is 0.20). A document's sign is that of its amounts: a credit note is calculated
like the invoice it corrects, with the same or the opposite sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum

from finance_core.errors import InvalidInput
from finance_core.money.allocation import allocate, round_together
from finance_core.money.rounding import EXACT, STEPS, round_money, rounded_product

ZERO = Decimal()
ONE = Decimal(1)
_WITHOUT_TAX_RECORD = frozenset(("outside", "withholding"))
_CHARGED = frozenset(("taxable", "zero", "import_paid"))
_REVERSE_CHARGED = frozenset(
    ("reverse_charge_services", "domestic_reverse_charge", "import_postponed", "intra_acquisition")
)


class TaxDirection(StrEnum):
    """Tax on what we sell or on what we buy."""

    OUTPUT = "output"
    INPUT = "input"


class TaxEffect(StrEnum):
    """What a tax does to the document: nothing, part of its total, or booked by us beside it."""

    NONE = "none"
    CHARGED = "charged"
    SELF_ASSESSED = "self_assessed"
    USE_TAX = "use_tax"


class RoundingLevel(StrEnum):
    """Whether each line's tax is rounded, or the document's per code and component."""

    LINE = "line"
    DOCUMENT = "document"


class RoundingMode(StrEnum):
    """How a jurisdiction rounds its tax."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


class InclusiveRounding(StrEnum):
    """Which part of a price that includes tax is rounded half up; the other takes the difference."""

    NET = "net"
    TAX = "tax"


_DECIMAL_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.UP: ROUND_UP,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxComponentRate:
    """One tax inside a code, with the rate of the tax point.

    A compound component is computed on net plus the components before it. `fixed_amount` is a tax per unit.
    Only the part of a line's base between `min_taxable` and `max_taxable` is taxed.
    """

    jurisdiction: str
    category: str
    rate: Decimal = ZERO
    is_compound: bool = False
    fixed_amount: Decimal | None = None
    min_taxable: Decimal | None = None
    max_taxable: Decimal | None = None
    rounding: RoundingMode = RoundingMode.HALF_UP


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCodeFacts:
    """What the calculator needs of a tax code; components stand in their sequence."""

    code: str
    treatment: str = "taxable"
    components: tuple[TaxComponentRate, ...] = ()
    recoverable_percent: Decimal = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxableLine:
    """A document line after its own discount; with inclusive prices the amount is gross."""

    line_no: int
    amount: Decimal
    code: TaxCodeFacts | None = None
    quantity: Decimal = ONE
    exempt_percent: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRules:
    """What the registration and the document decide: direction, rounding, inclusive prices, recovery."""

    direction: TaxDirection
    minor_unit: int = 2
    level: RoundingLevel = RoundingLevel.LINE
    prices_include_tax: bool = False
    inclusive_rounding: InclusiveRounding = InclusiveRounding.NET
    recovery_percent: Decimal = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxLine:
    """One component on one document line: the base it was computed on, what was exempt, the tax.

    `base` is the taxed amount, `exempt` what a certificate or the exempt treatment took out. `recoverable`
    is the part of a purchase's tax that comes back; the rest is cost.
    """

    line_no: int
    code: str
    component: int
    jurisdiction: str
    category: str
    effect: TaxEffect
    base: Decimal
    exempt: Decimal
    rate: Decimal
    tax: Decimal
    recoverable: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTotals:
    """What a document line comes to; `tax` is charged on the document, the last two are booked beside it."""

    line_no: int
    header_discount: Decimal
    net: Decimal
    tax: Decimal
    recoverable: Decimal
    self_assessed: Decimal
    use_tax: Decimal

    @property
    def gross(self) -> Decimal:
        """Return what the other party pays or is paid for the line."""
        return self.net + self.tax

    @property
    def cost(self) -> Decimal:
        """Return what the line's account bears on a purchase: net and every tax that does not come back."""
        return self.net + self.tax + self.self_assessed + self.use_tax - self.recoverable


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSummary:
    """One component of one code over the whole document: a row of the tax table."""

    code: str
    component: int
    jurisdiction: str
    category: str
    effect: TaxEffect
    rate: Decimal
    base: Decimal
    exempt: Decimal
    tax: Decimal
    recoverable: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxCalculation:
    """Totals of the document, its lines in their order and every tax line."""

    net: Decimal
    tax: Decimal
    lines: tuple[LineTotals, ...]
    taxes: tuple[TaxLine, ...]

    @property
    def gross(self) -> Decimal:
        """Return net plus the tax charged."""
        return self.net + self.tax

    def summary(self) -> tuple[TaxSummary, ...]:
        """Return the tax table: one row per code and component, in order of appearance."""
        rows: dict[tuple[str, int], list[TaxLine]] = {}
        for tax in self.taxes:
            rows.setdefault((tax.code, tax.component), []).append(tax)
        return tuple(
            TaxSummary(
                code=first.code,
                component=first.component,
                jurisdiction=first.jurisdiction,
                category=first.category,
                effect=first.effect,
                rate=first.rate,
                base=sum((tax.base for tax in taxes), ZERO),
                exempt=sum((tax.exempt for tax in taxes), ZERO),
                tax=sum((tax.tax for tax in taxes), ZERO),
                recoverable=sum((tax.recoverable for tax in taxes), ZERO),
            )
            for taxes in rows.values()
            for first in taxes[:1]
        )


def line_amount(
    quantity: Decimal, unit_price: Decimal, discount_percent: Decimal, minor_unit: int
) -> Decimal:
    """Return round(quantity × unit price × (1 − discount)), half up; the discount is a share (ap.md R4)."""
    return rounded_product(minor_unit, quantity, unit_price, 1 - discount_percent)


def tax_effect(treatment: str, direction: TaxDirection) -> TaxEffect:
    """Tell what a treatment does: charge tax, let the buyer assess it, accrue use tax, or nothing."""
    if treatment in _CHARGED:
        return TaxEffect.CHARGED
    if direction is TaxDirection.INPUT and treatment in _REVERSE_CHARGED:
        return TaxEffect.SELF_ASSESSED
    if direction is TaxDirection.INPUT and treatment == "use_tax":
        return TaxEffect.USE_TAX
    return TaxEffect.NONE


def calculate_tax(
    lines: Sequence[TaxableLine], rules: TaxRules, header_discount: Decimal = ZERO
) -> TaxCalculation:
    """Calculate the taxes of a document.

    The document discount (an amount, gross when prices include tax) is spread by largest remainder. At
    document level the bases are summed per code and component, rounded once and spread back to the lines
    (EN 16931 BR-CO-17); inclusive prices give net = round(gross ÷ factor) and the last component takes the
    difference, so that net and taxes add up to the gross exactly.

    Raises:
        InvalidInput: the discount exceeds the lines, or a capped tax is to be taken out of a gross price.
    """
    discounts = _spread_discount(lines, header_discount, rules.minor_unit)
    worked = [_Line(line, line.amount - discount) for line, discount in zip(lines, discounts, strict=True)]
    groups: dict[object, list[_Line]] = {}
    for index, line in enumerate(worked):
        by_line = rules.level is RoundingLevel.LINE
        groups.setdefault(index if by_line else line.facts.code, []).append(line)
    for group in groups.values():
        _tax_group(group, rules)
    totals = tuple(line.totals(discount) for line, discount in zip(worked, discounts, strict=True))
    return TaxCalculation(
        net=sum((line.net for line in totals), ZERO),
        tax=sum((line.tax for line in totals), ZERO),
        lines=totals,
        taxes=tuple(tax for line in worked for tax in line.taxes),
    )


@dataclass(slots=True)
class _Line:
    facts: TaxableLine
    amount: Decimal
    net: Decimal = ZERO
    taxes: list[TaxLine] = field(default_factory=list)

    def tax_of(self, *effects: TaxEffect) -> Decimal:
        return sum((tax.tax for tax in self.taxes if tax.effect in effects), ZERO)

    def totals(self, discount: Decimal) -> LineTotals:
        return LineTotals(
            line_no=self.facts.line_no,
            header_discount=discount,
            net=self.net,
            tax=self.tax_of(TaxEffect.CHARGED),
            recoverable=sum((tax.recoverable for tax in self.taxes), ZERO),
            self_assessed=self.tax_of(TaxEffect.SELF_ASSESSED),
            use_tax=self.tax_of(TaxEffect.USE_TAX),
        )


@dataclass(frozen=True, slots=True)
class _Base:
    taxed: Decimal
    exempt: Decimal
    ideal_tax: Decimal


def _spread_discount(lines: Sequence[TaxableLine], discount: Decimal, minor_unit: int) -> Sequence[Decimal]:
    if not discount:
        return [ZERO] * len(lines)
    total = sum((line.amount for line in lines), ZERO)
    if not (0 < discount <= total or total <= discount < 0):
        raise InvalidInput(
            "header_discount", f"The discount of {discount} is more than the lines' {total}. Lower it."
        )
    return allocate(discount, [line.amount for line in lines], minor_unit)


def _tax_group(group: Sequence[_Line], rules: TaxRules) -> None:
    """Tax lines of one code together; a group of one line is rounding per line."""
    code = group[0].facts.code
    effect = tax_effect(code.treatment, rules.direction) if code else TaxEffect.NONE
    takes_out_tax = rules.prices_include_tax and effect is TaxEffect.CHARGED
    _set_nets(group, rules, takes_out_tax=takes_out_tax)
    if code is None or code.treatment in _WITHOUT_TAX_RECORD:
        return
    for position, component in enumerate(code.components, start=1):
        bases = [_base_of(line, component, effect, rules.minor_unit) for line in group]
        if takes_out_tax and position == len(code.components):
            taxes: Sequence[Decimal] = [
                line.amount - line.net - line.tax_of(TaxEffect.CHARGED) for line in group
            ]
        else:
            taxes = _rounded_taxes(bases, component.rounding, rules.minor_unit)
        for line, base, tax in zip(group, bases, taxes, strict=True):
            line.taxes.append(
                TaxLine(
                    line_no=line.facts.line_no,
                    code=code.code,
                    component=position,
                    jurisdiction=component.jurisdiction,
                    category=component.category,
                    effect=effect,
                    base=base.taxed,
                    exempt=base.exempt,
                    rate=ZERO if effect is TaxEffect.NONE else component.rate,
                    tax=tax,
                    recoverable=_recoverable(tax, effect, code, rules),
                )
            )


def _set_nets(group: Sequence[_Line], rules: TaxRules, *, takes_out_tax: bool) -> None:
    if not takes_out_tax:
        for line in group:
            line.net = line.amount
        return
    ideals = [_exact_net(line) for line in group]
    gross = sum((line.amount for line in group), ZERO)
    exact = sum(ideals, ZERO)
    if rules.inclusive_rounding is InclusiveRounding.NET:
        total = round_money(exact, rules.minor_unit)
    else:
        total = gross - round_money(EXACT.subtract(gross, exact), rules.minor_unit)
    for line, net in zip(group, round_together(ideals, total, rules.minor_unit), strict=True):
        line.net = net


def _exact_net(line: _Line) -> Decimal:
    """Solve gross = factor × net + fixed taxes for the net, unrounded (tax.md rule 2)."""
    code = line.facts.code
    factor, fixed = ONE, ZERO
    taxed_share = 1 - line.facts.exempt_percent
    for component in code.components if code else ():
        if component.min_taxable is not None or component.max_taxable is not None:
            raise InvalidInput(
                f"lines.{line.facts.line_no}.tax_code_id",
                f"{component.category} tax of {component.jurisdiction} has a cap, so it cannot be taken out "
                "of a price that includes it. Enter net prices.",
            )
        rate = component.rate * taxed_share
        if component.fixed_amount is not None:
            fixed += component.fixed_amount * line.facts.quantity * taxed_share
        elif component.is_compound:
            factor, fixed = factor + rate * factor, fixed + rate * fixed
        else:
            factor += rate
    return EXACT.divide(line.amount - fixed, factor)


def _base_of(line: _Line, component: TaxComponentRate, effect: TaxEffect, minor_unit: int) -> _Base:
    base = line.net + (sum((tax.tax for tax in line.taxes), ZERO) if component.is_compound else ZERO)
    if line.facts.code and line.facts.code.treatment == "exempt":
        return _Base(ZERO, base, ZERO)
    exempt = rounded_product(minor_unit, base, line.facts.exempt_percent)
    if effect is TaxEffect.NONE:
        return _Base(base - exempt, exempt, ZERO)
    taxed = _within_caps(base - exempt, component)
    if component.fixed_amount is None:
        return _Base(taxed, exempt, EXACT.multiply(taxed, component.rate))
    units = line.facts.quantity * (1 - line.facts.exempt_percent)
    return _Base(taxed, exempt, EXACT.multiply(component.fixed_amount, units))


def _within_caps(amount: Decimal, component: TaxComponentRate) -> Decimal:
    size = abs(amount)
    if component.max_taxable is not None:
        size = min(size, component.max_taxable)
    if component.min_taxable is not None:
        size = max(size - component.min_taxable, ZERO)
    return size.copy_sign(amount)


def _rounded_taxes(bases: Sequence[_Base], mode: RoundingMode, minor_unit: int) -> Sequence[Decimal]:
    ideals = [base.ideal_tax for base in bases]
    total = ZERO
    for ideal in ideals:
        total = EXACT.add(total, ideal)
    rounded = total.quantize(STEPS[minor_unit], _DECIMAL_MODES[mode], EXACT)
    return round_together(ideals, rounded, minor_unit)


def _recoverable(tax: Decimal, effect: TaxEffect, code: TaxCodeFacts, rules: TaxRules) -> Decimal:
    if rules.direction is TaxDirection.OUTPUT or effect is TaxEffect.USE_TAX:
        return ZERO
    return rounded_product(rules.minor_unit, tax, code.recoverable_percent, rules.recovery_percent)
