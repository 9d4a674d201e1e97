"""The tax calculator against published and specified figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.tax import (
    InclusiveRounding,
    RoundingLevel,
    RoundingMode,
    TaxableLine,
    TaxCalculation,
    TaxCodeFacts,
    TaxComponentRate,
    TaxDirection,
    TaxEffect,
    TaxRules,
    calculate_tax,
    line_amount,
    tax_effect,
)
from finance_core.errors import InvalidInput

SALE = TaxRules(direction=TaxDirection.OUTPUT)
PURCHASE = TaxRules(direction=TaxDirection.INPUT)
INCLUSIVE = replace(SALE, prices_include_tax=True)
BY_DOCUMENT = replace(SALE, level=RoundingLevel.DOCUMENT)


def component(rate: str, *, is_compound: bool = False, fixed: str | None = None) -> TaxComponentRate:
    return TaxComponentRate(
        jurisdiction="XX",
        category="standard",
        rate=Decimal(rate),
        is_compound=is_compound,
        fixed_amount=None if fixed is None else Decimal(fixed),
    )


def code(*rates: str, treatment: str = "taxable", recoverable: str = "1") -> TaxCodeFacts:
    return TaxCodeFacts(
        code="+".join(rates),
        treatment=treatment,
        components=tuple(component(rate) for rate in rates),
        recoverable_percent=Decimal(recoverable),
    )


def lines(amounts: str, tax_code: TaxCodeFacts | None) -> list[TaxableLine]:
    return [
        TaxableLine(line_no=number, amount=Decimal(amount), code=tax_code)
        for number, amount in enumerate(amounts.split(), start=1)
    ]


def taxes(found: TaxCalculation) -> str:
    return " ".join(str(tax.tax) for tax in found.taxes)


@pytest.mark.parametrize(
    ("gross", "net", "tax"),
    [  # tax.md example 2, UK VAT fraction 1/6; ar.md R1
        ("120.00", "100.00", "20.00"),
        ("99.99", "83.33", "16.66"),
        ("10.00", "8.33", "1.67"),
        ("0.01", "0.01", "0.00"),
        ("29.97", "24.98", "4.99"),
        ("-99.99", "-83.33", "-16.66"),
    ],
)
def test_prices_that_include_20_percent(gross: str, net: str, tax: str) -> None:
    found = calculate_tax(lines(gross, code("0.20")), INCLUSIVE)
    assert (found.net, found.tax, found.gross) == (Decimal(net), Decimal(tax), Decimal(gross))


@pytest.mark.parametrize(
    ("price", "rate", "minor_unit", "net", "tax"),
    [  # vector TAX-01: odoo addons/account/tests/test_taxes_computation.py @001d3255cd13
        ("124.40", "0.08", 2, "115.19", "9.21"),
        ("52.50", "0.12", 2, "46.87", "5.63"),
        ("124.40", "0.08", 6, "115.185185", "9.214815"),
        ("52.50", "0.12", 6, "46.875", "5.625"),
    ],
)
def test_the_tax_in_a_price_can_be_rounded_first(
    price: str, rate: str, minor_unit: int, net: str, tax: str
) -> None:
    rules = replace(INCLUSIVE, inclusive_rounding=InclusiveRounding.TAX, minor_unit=minor_unit)
    found = calculate_tax(lines(price, code(rate)), rules)
    assert (found.net, found.tax) == (Decimal(net), Decimal(tax))


@pytest.mark.parametrize(
    ("amounts", "rate", "by_line", "by_document"),
    [
        ("9.99 9.99 9.99", "0.20", "6.00", "5.99"),  # tax.md example 2
        ("10.03 10.03 10.03", "0.0725", "2.19", "2.18"),  # ar.md R1
        ("1.15 1.15 1.15", "0.065", "0.21", "0.22"),  # vector TAX-10, SSUTA s.324
    ],
)
def test_rounding_by_line_and_by_document(amounts: str, rate: str, by_line: str, by_document: str) -> None:
    assert calculate_tax(lines(amounts, code(rate)), SALE).tax == Decimal(by_line)
    assert calculate_tax(lines(amounts, code(rate)), BY_DOCUMENT).tax == Decimal(by_document)


@pytest.mark.parametrize(
    ("taxable", "rate", "tax"),
    [  # vector TAX-10: SSUTA s.324, R.I. Gen. Laws s.44-18.1-25, RCW 82.08.054
        ("10.05", "0.0725", "0.73"),
        ("19.99", "0.08875", "1.77"),
        ("0.07", "0.07", "0.00"),
        ("100.00", "0.06625", "6.63"),
    ],
)
def test_statutory_rounding_of_sales_tax(taxable: str, rate: str, tax: str) -> None:
    assert calculate_tax(lines(taxable, code(rate)), SALE).tax == Decimal(tax)


def test_invoice_of_two_vat_rates_and_a_deposit_return() -> None:
    """Vector TAX-07: ConnectingEurope/eInvoicing-EN16931 ubl-tc434-example1.xml, BR-CO-17."""
    low = "19.90 9.85 8.29 14.46 35.00 35.00 10.65 1.55 14.37 8.29 16.58 9.95 3.30 3.90 102.12 -109.98"
    high = "10.80 7.60 9.34 18.63"
    found = calculate_tax([*lines(low, code("0.06")), *lines(high, code("0.21"))], BY_DOCUMENT)
    assert [(row.rate, row.base, row.tax) for row in found.summary()] == [
        (Decimal("0.06"), Decimal("183.23"), Decimal("10.99")),
        (Decimal("0.21"), Decimal("46.37"), Decimal("9.74")),
    ]
    assert (found.net, found.tax, found.gross) == (Decimal("229.60"), Decimal("20.73"), Decimal("250.33"))


def test_invoice_of_two_rates_with_discounts() -> None:
    """ar.md example 1."""
    amounts = [
        line_amount(Decimal(3), Decimal("120.00"), Decimal("0.10"), 2),
        line_amount(Decimal(7), Decimal("85.35"), Decimal(0), 2),
        line_amount(Decimal(2), Decimal("12.49"), Decimal(0), 2),
    ]
    assert amounts == [Decimal("324.00"), Decimal("597.45"), Decimal("24.98")]
    document = [
        TaxableLine(line_no=number, amount=amount, code=code(rate))
        for number, amount, rate in zip((1, 2, 3), amounts, ("0.20", "0.20", "0.05"), strict=True)
    ]
    found = calculate_tax(document, BY_DOCUMENT)
    assert [row.tax for row in found.summary()] == [Decimal("184.29"), Decimal("1.25")]
    assert (found.net, found.tax, found.gross) == (Decimal("946.43"), Decimal("185.54"), Decimal("1131.97"))
    reduced = calculate_tax(document, BY_DOCUMENT, Decimal("50.00"))
    assert [str(line.header_discount) for line in reduced.lines] == ["17.12", "31.56", "1.32"]
    assert reduced.net == Decimal("896.43")


@pytest.mark.parametrize(
    ("components", "amount", "gross"),
    [  # vector TAX-05: odoo test_fixed_taxes_for_l10n_be
        ((component("0", fixed="1"), component("0.21"), component("0", fixed="2")), "100", "136"),
        (
            (component("0", fixed="1"), component("0.21", is_compound=True), component("0", fixed="2")),
            "95",
            "131",
        ),
    ],
)
def test_taxes_per_unit(
    components: tuple[TaxComponentRate, ...], amount: str, gross: str
) -> None:
    facts = TaxCodeFacts(code="FIX", components=components)
    line = TaxableLine(line_no=1, amount=Decimal(amount), quantity=Decimal(5), code=facts)
    found = calculate_tax([line], SALE)
    assert [each.tax for each in found.taxes] == [5, 21, 10]
    assert found.gross == Decimal(gross)
    back = calculate_tax([replace(line, amount=Decimal(gross))], INCLUSIVE)
    assert (back.net, back.taxes[1].tax) == (Decimal(amount), Decimal(21))


QUEBEC_2012 = TaxCodeFacts(code="QC", components=(component("0.05"), component("0.095", is_compound=True)))
QUEBEC_2013 = TaxCodeFacts(code="QC", components=(component("0.05"), component("0.09975")))


@pytest.mark.parametrize("facts", [QUEBEC_2012, QUEBEC_2013])
def test_quebec_before_and_after_2013(facts: TaxCodeFacts) -> None:
    """tax.md example 4 (Revenu Québec): both give 114.98."""
    found = calculate_tax(lines("100.00", facts), SALE)
    assert taxes(found) == "5.00 9.98"
    assert found.gross == Decimal("114.98")
    back = calculate_tax(lines("114.98", facts), INCLUSIVE)
    assert (back.net, taxes(back)) == (Decimal("100.00"), "5.00 9.98")


def test_texas_month() -> None:
    """tax.md example 3: 6.25 %, 1 % and 1 % of 19,382.50; use tax of 950.00 is 78.38."""
    rates = ("0.0625", "0.01", "0.01")
    found = calculate_tax(lines("19382.50", code(*rates)), SALE)
    assert taxes(found) == "1211.41 193.83 193.83"
    used = calculate_tax(lines("950.00", code("0.0825", treatment="use_tax")), PURCHASE)
    assert (used.lines[0].use_tax, used.lines[0].cost) == (Decimal("78.38"), Decimal("1028.38"))
    assert (used.tax, used.gross) == (Decimal(), Decimal("950.00"))


def test_reverse_charge_leaves_the_vendor_total_alone() -> None:
    """tax.md example 1: services from abroad 2,000.00 add 400.00 to both boxes."""
    facts = code("0.20", treatment="reverse_charge_services")
    found = calculate_tax(lines("2000.00", facts), PURCHASE)
    [line] = found.lines
    assert (found.gross, line.self_assessed, line.recoverable, line.cost) == (
        Decimal("2000.00"),
        Decimal("400.00"),
        Decimal("400.00"),
        Decimal("2000.00"),
    )


def test_partial_recovery_makes_the_rest_cost() -> None:
    """tax.md rule 7: round(tax × code % × registration %)."""
    rules = replace(PURCHASE, recovery_percent=Decimal("0.60"))
    charged = calculate_tax(lines("100.01", code("0.20", recoverable="0.5")), rules).lines[0]
    assert (str(charged.tax), str(charged.recoverable), str(charged.cost)) == ("20.00", "6.00", "114.01")
    reverse = calculate_tax(
        lines("1000.00", code("0.20", treatment="domestic_reverse_charge", recoverable="0.5")), PURCHASE
    ).lines[0]
    assert (reverse.recoverable, reverse.cost) == (Decimal("100.00"), Decimal("1100.00"))


@pytest.mark.parametrize(
    ("treatment", "on_sale", "on_purchase"),
    [
        ("taxable", "charged", "charged"),
        ("zero", "charged", "charged"),
        ("import_paid", "charged", "charged"),
        ("exempt", "none", "none"),
        ("outside", "none", "none"),
        ("export", "none", "none"),
        ("intra_supply", "none", "none"),
        ("withholding", "none", "none"),
        ("reverse_charge_services", "none", "self_assessed"),
        ("domestic_reverse_charge", "none", "self_assessed"),
        ("import_postponed", "none", "self_assessed"),
        ("intra_acquisition", "none", "self_assessed"),
        ("use_tax", "none", "use_tax"),
    ],
)
def test_what_each_treatment_does(treatment: str, on_sale: str, on_purchase: str) -> None:
    assert tax_effect(treatment, TaxDirection.OUTPUT) == on_sale
    assert tax_effect(treatment, TaxDirection.INPUT) == on_purchase


@pytest.mark.parametrize(
    ("treatment", "recorded"),
    [
        ("exempt", [("0", "860.00", "0")]),
        ("export", [("860.00", "0.00", "0")]),
        ("outside", []),
        ("withholding", []),
    ],
)
def test_sales_without_tax_still_tell_the_return_their_base(
    treatment: str, recorded: list[tuple[str, str, str]]
) -> None:
    found = calculate_tax(lines("860.00", code("0.20", treatment=treatment)), INCLUSIVE)
    assert (found.net, found.tax) == (Decimal("860.00"), Decimal())
    assert [(tax.base, tax.exempt, tax.tax) for tax in found.taxes] == [
        tuple(map(Decimal, values)) for values in recorded
    ]
    assert all(tax.effect is TaxEffect.NONE and tax.rate == 0 for tax in found.taxes)


def test_a_certificate_exempts_its_part_of_the_line() -> None:
    line = TaxableLine(line_no=1, amount=Decimal("200.00"), code=code("0.06"), exempt_percent=Decimal("0.25"))
    [tax] = calculate_tax([line], SALE).taxes
    assert (tax.base, tax.exempt, tax.tax) == (Decimal("150.00"), Decimal("50.00"), Decimal("9.00"))
    back = calculate_tax([replace(line, amount=Decimal("209.00"))], INCLUSIVE)
    assert (back.net, back.tax) == (Decimal("200.00"), Decimal("9.00"))


@pytest.mark.parametrize(
    ("amount", "tax"), [("1000.00", "0"), ("2000.00", "11"), ("5000.00", "44"), ("-2000.00", "-11")]
)
def test_only_the_part_between_the_caps_is_taxed(amount: str, tax: str) -> None:
    """Tennessee single article: 2.75 % of the part from 1,600 to 3,200 (Tenn. Code 67-6-202)."""
    capped = replace(component("0.0275"), min_taxable=Decimal(1600), max_taxable=Decimal(3200))
    facts = TaxCodeFacts(code="TN", components=(capped,))
    assert calculate_tax(lines(amount, facts), SALE).tax == Decimal(tax)
    with pytest.raises(InvalidInput, match="cannot be taken out of a price that includes it") as refusal:
        calculate_tax(lines(amount, facts), INCLUSIVE)
    assert refusal.value.field == "lines.1.tax_code_id"


@pytest.mark.parametrize(("mode", "tax"), [(RoundingMode.DOWN, "1.99"), (RoundingMode.UP, "2.00")])
def test_a_jurisdiction_may_round_down_or_up(mode: RoundingMode, tax: str) -> None:
    """HMRC Notice 700 s.17.5 lets invoice traders round the invoice's VAT down: 9.99 × 20 % = 1.998."""
    facts = TaxCodeFacts(code="GB20", components=(replace(component("0.20"), rounding=mode),))
    assert calculate_tax(lines("9.99", facts), BY_DOCUMENT).tax == Decimal(tax)


def test_lines_without_a_code_have_no_tax() -> None:
    found = calculate_tax(lines("5.00 6.00", None), INCLUSIVE)
    assert (found.net, found.gross, found.taxes) == (Decimal("11.00"), Decimal("11.00"), ())


def test_a_document_of_no_lines_is_zero() -> None:
    assert calculate_tax([], BY_DOCUMENT).gross == 0


@pytest.mark.parametrize("discount", ["10.01", "-1"])
def test_a_discount_beyond_the_lines_is_refused(discount: str) -> None:
    with pytest.raises(InvalidInput, match=r"is more than the lines' 10\.00") as refusal:
        calculate_tax(lines("4.00 6.00", None), SALE, Decimal(discount))
    assert refusal.value.field == "header_discount"


def test_a_line_and_its_correction_cancel_out_at_document_level() -> None:
    rules = replace(BY_DOCUMENT, prices_include_tax=True)
    found = calculate_tax(lines("10.01 -10.01", code("0.07")), rules)
    assert (found.net, found.tax) == (Decimal(), Decimal())


RATES = st.lists(st.decimals(min_value=0, max_value="0.40", places=5), min_size=1, max_size=3)
AMOUNTS = st.lists(st.decimals(min_value=-99999, max_value=99999, places=2), min_size=1, max_size=6)


@given(AMOUNTS, RATES, st.booleans(), st.sampled_from(RoundingLevel), st.sampled_from(InclusiveRounding))
def test_net_and_taxes_add_up_to_an_inclusive_price_on_every_line(
    amounts: list[Decimal],
    rates: list[Decimal],
    is_compound: bool,  # noqa: FBT001 # Hypothesis draws it
    level: RoundingLevel,
    inclusive: InclusiveRounding,
) -> None:
    facts = TaxCodeFacts(
        code="X", components=tuple(component(str(rate), is_compound=is_compound) for rate in rates)
    )
    rules = replace(INCLUSIVE, level=level, inclusive_rounding=inclusive)
    document = lines(" ".join(map(str, amounts)), facts)
    found = calculate_tax(document, rules)
    assert [line.gross for line in found.lines] == amounts
    assert found.net + sum(tax.tax for tax in found.taxes) == sum(amounts)


@given(AMOUNTS, RATES)
def test_document_rounding_is_within_half_a_cent_per_component(
    amounts: list[Decimal], rates: list[Decimal]
) -> None:
    facts = TaxCodeFacts(code="X", components=tuple(component(str(rate)) for rate in rates))
    document = lines(" ".join(map(str, amounts)), facts)
    found = calculate_tax(document, BY_DOCUMENT)
    for row, rate in zip(found.summary(), rates, strict=True):
        assert abs(row.tax - sum(amounts) * rate) <= Decimal("0.005")
