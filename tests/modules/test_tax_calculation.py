"""Worked examples and rules 1 to 7 of tax.md, through the service and its stored codes and rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.settings import SetSetting
from finance_core.modules.tax.api import (
    CalculateTax,
    CodeComponent,
    CodeNotUsable,
    Jurisdiction,
    NoTaxRate,
    RoundingLevel,
    RoundingMode,
    SaveCode,
    SaveJurisdiction,
    SaveRate,
    TaxDirection,
    TaxLineInput,
    TaxLineRequest,
    TaxTreatment,
)
from finance_core.modules.tax.models import FilingFrequency, JurisdictionType, RegistrationType, TaxType
from finance_core.modules.tax.orm import JurisdictionModel
from finance_core.money.ids import new_id
from tests.modules.tax_books import Books, copied_books

D = Decimal
SALE, PURCHASE = TaxDirection.OUTPUT, TaxDirection.INPUT


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


@pytest.fixture
def texas(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path, "texas", "USD", "US")


@pytest.fixture
def quebec(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path, "quebec", "CAD", "CA")


def register(books: Books, place: str, **more: object) -> None:
    """Store a registration; entering one on a screen comes with the returns."""
    with books.database.transaction() as unit:
        tables = books.tax._tables(unit)
        registration = Jurisdiction(
            id=new_id(),
            code=f"REG-{place}",
            name=place,
            tax_jurisdiction_id=tables.jurisdiction(place).id,
            jurisdiction_type=RegistrationType.NATIONAL,
            registered_from=date(2010, 1, 1),
            filing_frequency=FilingFrequency.QUARTERLY,
            first_period_start=date(2010, 1, 1),
            template_code="BLANK",
            **more,  # type: ignore[arg-type]
        )
        unit.add(JurisdictionModel.from_dto(registration, created_by_id=unit.actor_id))


@pytest.mark.parametrize(
    ("on", "tax"),
    [("2010-12-31", "17.50"), ("2011-01-03", "17.50"), ("2011-01-04", "20.00"), ("2026-06-15", "20.00")],
)
def test_the_tax_point_chooses_the_rate(books: Books, on: str, tax: str) -> None:
    assert books.calculate(books.document(SALE, on, ("100.00", "GB20"))).tax == D(tax)


def test_a_missing_rate_names_category_place_day_and_cure(books: Books) -> None:
    with pytest.raises(NoTaxRate) as refused:
        books.calculate(books.document(SALE, "1990-12-31", ("1.00", "GB0"), ("100.00", "GB20")))
    assert refused.value.message == (
        "No 'standard' rate for GB on 1990-12-31: add one in Tax › Jurisdictions and rates."
    )
    assert refused.value.field == "lines.1.tax_code_id"


@pytest.mark.parametrize(
    ("gross", "net", "tax"),
    [
        ("120.00", "100.00", "20.00"),
        ("99.99", "83.33", "16.66"),
        ("10.00", "8.33", "1.67"),
        ("0.01", "0.01", "0"),
    ],
)
def test_inclusive_prices_at_20_percent(books: Books, gross: str, net: str, tax: str) -> None:
    document = books.document(SALE, "2026-06-15", (gross, "GB20"), prices_include_tax=True)
    calculation = books.calculate(document)
    assert (calculation.net, calculation.tax, calculation.gross) == (D(net), D(tax), D(gross))


def test_the_setting_says_where_tax_is_rounded(books: Books) -> None:
    document = books.document(SALE, "2026-06-15", *[("9.99", "GB20")] * 3)
    assert books.calculate(document).tax == D("6.00")
    books.kernel.settings.set(SetSetting(key="tax.rounding_level", value="document"))
    assert books.calculate(document).tax == D("5.99")


def test_a_registration_says_where_tax_is_rounded(books: Books) -> None:
    document = books.document(SALE, "2026-06-15", *[("9.99", "GB20")] * 3)
    assert books.calculate(document).tax == D("6.00")
    register(books, "GB", rounding_level=RoundingLevel.DOCUMENT)
    assert books.calculate(document).tax == D("5.99")


def test_a_jurisdiction_may_round_down(books: Books) -> None:
    document = books.document(SALE, "2026-06-15", ("9.99", "GB20"))
    assert books.calculate(document).tax == D("2.00")
    [place] = books.tax.lookup_jurisdiction(LookupQuery(text="GB"))
    books.tax.save_jurisdiction(
        SaveJurisdiction(
            id=place.id,
            code="GB",
            name="United Kingdom",
            jurisdiction_type=JurisdictionType.COUNTRY,
            tax_type=TaxType.VAT,
            rounding_mode=RoundingMode.DOWN,
        )
    )
    assert books.calculate(document).tax == D("1.99")


def test_texas_has_three_taxes_on_one_code(texas: Books) -> None:
    calculation = texas.calculate(texas.document(SALE, "2026-06-15", ("18432.50", "TX")))
    assert [(t.jurisdiction, t.tax) for t in calculation.taxes] == [
        ("US-TX", D("1152.03")),
        ("US-TX-AUSTIN", D("184.33")),
        ("US-TX-MTA", D("184.33")),
    ]
    assert calculation.tax == D("1520.69")


def test_use_tax_is_owed_beside_the_bill(texas: Books) -> None:
    calculation = texas.calculate(texas.document(PURCHASE, "2026-06-15", ("950.00", "TXUSE")))
    [line] = calculation.lines
    assert (calculation.gross, line.use_tax, line.recoverable, line.cost) == (
        D("950.00"), D("78.38"), D("0"), D("1028.38"),
    )  # fmt: skip


def test_quebec_compounds_until_2012(quebec: Books) -> None:
    old = quebec.calculate(quebec.document(SALE, "2012-06-15", ("100.00", "QC2012")))
    new = quebec.calculate(quebec.document(SALE, "2013-01-15", ("100.00", "QC")))
    assert [tax.tax for tax in old.taxes] == [D("5.00"), D("9.98")]
    assert [tax.base for tax in old.taxes] == [D("100.00"), D("105.00")]
    assert [tax.tax for tax in new.taxes] == [D("5.00"), D("9.98")]
    assert old.gross == new.gross == D("114.98")


def test_quebec_inclusive_2012(quebec: Books) -> None:
    document = quebec.document(SALE, "2012-06-15", ("114.98", "QC2012"), prices_include_tax=True)
    calculation = quebec.calculate(document)
    assert (calculation.net, calculation.gross) == (D("100.00"), D("114.98"))


def test_the_document_discount_lowers_each_base(books: Books) -> None:
    document = books.document(
        SALE, "2026-06-15", ("100.00", "GB20"), ("50.00", "GB5"), header_discount=D("15.00")
    )
    calculation = books.calculate(document)
    assert [tax.base for tax in calculation.taxes] == [D("90.00"), D("45.00")]
    assert [tax.tax for tax in calculation.taxes] == [D("18.00"), D("2.25")]


def test_caps_limit_the_base(books: Books) -> None:
    books.tax.save_rate(
        SaveRate(
            jurisdiction_code="GB",
            tax_category="capped",
            rate=D("0.10"),
            effective_date=date(2026, 1, 1),
            min_taxable_amount=D(100),
            max_taxable_amount=D(500),
        )
    )
    capped = CodeComponent(jurisdiction_code="GB", tax_category="capped")
    books.tax.save_code(SaveCode(code="CAP", name="Capped", components=(capped,)))
    assert books.calculate(books.document(SALE, "2026-06-15", ("800.00", "CAP"))).tax == D("40.00")
    assert books.calculate(books.document(SALE, "2026-06-15", ("80.00", "CAP"))).tax == D("0.00")


def test_a_fixed_amount_goes_by_the_quantity(books: Books) -> None:
    books.tax.save_rate(
        SaveRate(
            jurisdiction_code="GB",
            tax_category="bottle",
            rate=D(0),
            fixed_amount=D("0.25"),
            effective_date=date(2026, 1, 1),
        )
    )
    per_unit = CodeComponent(jurisdiction_code="GB", tax_category="bottle")
    saved = books.tax.save_code(SaveCode(code="DEP", name="Deposit", components=(per_unit,)))
    document = books.document(SALE, "2026-06-15", ("30.00", ""))
    line = TaxLineInput(line_no=1, amount=D("30.00"), tax_code_id=saved.value.id, quantity=D(12))
    assert books.calculate(replace(document, lines=(line,))).tax == D("3.00")


@pytest.mark.parametrize("code", ["GBRC", "GBDRC", "GBPVA", "GBNI"])
def test_reverse_charge_leaves_the_vendor_total(books: Books, code: str) -> None:
    calculation = books.calculate(books.document(PURCHASE, "2026-06-15", ("2000.00", code)))
    [line] = calculation.lines
    assert (calculation.tax, calculation.gross) == (D("0"), D("2000.00"))
    assert (line.self_assessed, line.recoverable, line.cost) == (D("400.00"), D("400.00"), D("2000.00"))


def test_partial_recovery_multiplies_code_and_registration(books: Books) -> None:
    half = CodeComponent(jurisdiction_code="GB", tax_category="standard")
    books.tax.save_code(SaveCode(code="CAR", name="Car", components=(half,), recoverable_percent=D("0.5")))
    register(books, "GB", input_recovery_percent=D("0.6"))
    calculation = books.calculate(
        books.document(PURCHASE, "2026-06-15", ("100.00", "CAR"), ("100.00", "GB20"))
    )
    assert [line.recoverable for line in calculation.lines] == [D("6.00"), D("12.00")]
    assert [line.cost for line in calculation.lines] == [D("114.00"), D("108.00")]


def test_a_registration_covers_what_lies_below_it(texas: Books) -> None:
    register(texas, "US-TX")
    with texas.database.rehearse() as unit:
        tables = texas.tax._tables(unit)
        found = tables.registration(tables.jurisdiction("US-TX-AUSTIN"), date(2026, 6, 15))
        early = tables.registration(tables.jurisdiction("US-TX-AUSTIN"), date(2009, 12, 31))
    assert found is not None
    assert (found.code, early) == ("REG-US-TX", None)


def test_a_line_without_code_has_no_tax(books: Books) -> None:
    calculation = books.calculate(books.document(SALE, "2026-06-15", ("50.00", ""), ("50.00", "GBOS")))
    assert (calculation.gross, calculation.taxes) == (D("100.00"), ())


@pytest.mark.parametrize(
    ("direction", "code", "message"),
    [
        (SALE, "GBRC", "Tax code GBRC is for purchases only. Choose another tax code."),
        (PURCHASE, "GBEXP", "Tax code GBEXP is for sales only. Choose another tax code."),
    ],
)
def test_a_code_keeps_to_its_side(books: Books, direction: TaxDirection, code: str, message: str) -> None:
    with pytest.raises(CodeNotUsable) as refused:
        books.calculate(books.document(direction, "2026-06-15", ("1.00", "GB0"), ("1.00", code)))
    assert (refused.value.message, refused.value.field) == (message, "lines.1.tax_code_id")


def test_a_code_keeps_to_its_dates_and_may_be_switched_off(books: Books) -> None:
    part = CodeComponent(jurisdiction_code="GB", tax_category="standard")
    request = SaveCode(
        code="TMP",
        name="Temporary",
        components=(part,),
        valid_from=date(2026, 2, 1),
        valid_to=date(2026, 2, 28),
    )
    saved = books.tax.save_code(request)
    for on, why in (("2026-01-31", "is valid from 2026-02-01"), ("2026-03-01", "was valid until 2026-02-28")):
        with pytest.raises(CodeNotUsable, match=why):
            books.calculate(books.document(SALE, on, ("1.00", "TMP")))
    assert books.calculate(books.document(SALE, "2026-02-28", ("1.00", "TMP"))).tax == D("0.20")
    document = books.document(SALE, "2026-02-28", ("1.00", ""), ("1.00", "TMP"))
    books.post(document)
    books.tax.save_code(request.model_copy(update={"id": saved.value.id, "is_active": False}))
    with pytest.raises(CodeNotUsable, match="TMP is inactive") as refused:
        books.post(document)
    assert refused.value.field == "lines.1.tax_code_id"
    _, credit_note = books.post(document, sign=-1)
    assert credit_note.lines[0].amount == D("2.20")


def test_an_unknown_code_is_named(books: Books) -> None:
    request = CalculateTax(
        direction=SALE, on=date(2026, 6, 15), lines=(TaxLineRequest(amount=D(1), tax_code_id=new_id()),)
    )
    with pytest.raises(NotFound, match="There is no tax code"):
        books.tax.calculate_tax(request)


def test_the_command_line_calculates_the_same(books: Books) -> None:
    lines = (
        TaxLineRequest(amount=D("100.00"), tax_code_id=books.code_id("GB20")),
        TaxLineRequest(amount=D("50.00"), tax_code_id=books.code_id("GB5")),
    )
    calculation = books.tax.calculate_tax(CalculateTax(direction=SALE, on=date(2026, 6, 15), lines=lines))
    assert (calculation.net, calculation.tax) == (D("150.00"), D("22.50"))
    assert [line.line_no for line in calculation.lines] == [1, 2]


def test_an_unknown_currency_is_refused(books: Books) -> None:
    with pytest.raises(NotFound, match="There is no currency with the key XAU"):
        books.tax.calculate_tax(
            CalculateTax(
                direction=SALE, on=date(2026, 6, 15), currency="XAU", lines=(TaxLineRequest(amount=D(1)),)
            )
        )


def test_a_discount_above_the_lines_is_refused(books: Books) -> None:
    with pytest.raises(InvalidInput, match="more than the lines"):
        books.calculate(books.document(SALE, "2026-06-15", ("10.00", "GB20"), header_discount=D("10.01")))


def test_a_new_rate_counts_from_its_first_day_and_at_once(books: Books) -> None:
    before = books.document(SALE, "2026-06-30", ("100.00", "GB20"))
    after = books.document(SALE, "2026-07-01", ("100.00", "GB20"))
    assert books.calculate(after).tax == D("20.00")
    books.tax.save_rate(
        SaveRate(
            jurisdiction_code="GB", tax_category="standard", rate=D("0.22"), effective_date=date(2026, 7, 1)
        )
    )
    assert (books.calculate(before).tax, books.calculate(after).tax) == (D("20.00"), D("22.00"))


def test_a_rehearsed_rate_leaves_no_trace(books: Books) -> None:
    document = books.document(SALE, "2026-07-01", ("100.00", "GB20"))
    with books.database.rehearse() as unit:
        books.tax.save_rate(
            SaveRate(
                jurisdiction_code="GB",
                tax_category="standard",
                rate=D("0.22"),
                effective_date=date(2026, 7, 1),
            )
        )
        assert books.tax.calculate(unit, document).tax == D("22.00")
    assert books.calculate(document).tax == D("20.00")


def test_a_code_without_effect_needs_no_rate(books: Books) -> None:
    part = CodeComponent(jurisdiction_code="GB", tax_category="never entered")
    books.tax.save_code(
        SaveCode(code="FREE", name="Exempt", treatment=TaxTreatment.EXEMPT, components=(part,))
    )
    calculation = books.calculate(books.document(SALE, "2026-06-15", ("100.00", "FREE")))
    assert [(tax.base, tax.exempt, tax.tax) for tax in calculation.taxes] == [(D(0), D("100.00"), D(0))]
