"""Packs, jurisdictions, rates and codes: what is accepted, what is refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from finance_core.errors import CountinghouseError, InvalidInput, NotFound, RuleViolation
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.modules.tax.api import (
    CodeComponent,
    EndRate,
    JurisdictionType,
    RateInUse,
    RatesOverlap,
    SaveCode,
    SaveJurisdiction,
    SaveRate,
    TaxCodeKind,
    TaxDirection,
    TaxTreatment,
    TaxType,
)
from finance_core.money.ids import new_id
from tests.modules.tax_books import Books, copied_books, resource

D = Decimal
STANDARD = CodeComponent(jurisdiction_code="GB", tax_category="standard")


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


def rates(books: Books, category: str = "standard") -> list[tuple[Decimal, str, str | None]]:
    page = books.tax.list_rates(ListQuery(filters={"tax_category": category}, descending=False))
    at = {name: page.columns.index(name) for name in ("rate", "effective_date", "end_date")}
    return [
        (
            row[at["rate"]],
            row[at["effective_date"]].isoformat(),
            end.isoformat() if (end := row[at["end_date"]]) else None,
        )
        for row in page.rows
    ]


def rate_id(books: Books, since: str) -> Any:
    page = books.tax.list_rates(ListQuery(filters={"tax_category": "standard"}))
    [key] = [row[0] for row in page.rows if row[1].isoformat() == since]
    return key


def new_rate(share: str, since: str, **more: Any) -> SaveRate:
    values = {"jurisdiction_code": "GB", "tax_category": "standard"} | more
    return SaveRate(rate=D(share), effective_date=date.fromisoformat(since), **values)


def sell(books: Books, on: str, code: str = "GB20") -> Any:
    key, _ = books.post(books.document(TaxDirection.OUTPUT, on, ("100.00", code)))
    return key


def test_the_uk_pack_is_installed_whole(books: Books) -> None:
    assert rates(books) == [
        (D("0.175"), "1991-04-01", "2008-11-30"),
        (D("0.15"), "2008-12-01", "2009-12-31"),
        (D("0.175"), "2010-01-01", "2011-01-03"),
        (D("0.2"), "2011-01-04", None),
    ]
    page = books.tax.list_codes(ListQuery())
    assert page.count == 11
    code = books.tax.tax_code(books.code_id("GBRC"))
    assert (code.kind, code.treatment) == (TaxCodeKind.PURCHASE, TaxTreatment.REVERSE_CHARGE_SERVICES)
    assert (code.purchase_base_boxes, code.purchase_tax_boxes, code.sale_base_boxes) == ("6,7", "1,4", None)
    assert (code.country, code.discount_changes_tax) == ("GB", True)
    assert [(p.sequence, p.jurisdiction_code, p.tax_category) for p in code.components] == [
        (1, "GB", "standard")
    ]


def test_installing_again_keeps_what_the_user_changed(books: Books) -> None:
    code = books.tax.tax_code(books.code_id("GB5"))
    part = CodeComponent(jurisdiction_code="GB", tax_category="reduced")
    books.tax.save_code(SaveCode(id=code.id, code="GB5", name="Ours", components=(part,)))
    with books.database.transaction() as unit:
        books.tax.install(unit, resource("tax_tables", "gb", "vat.json"))
    assert books.tax.tax_code(code.id).name == "Ours"
    assert len(rates(books)) == 4
    assert books.tax.list_codes(ListQuery()).count == 11


def test_the_generic_pack_takes_country_and_currency_of_the_company(tmp_path: Path) -> None:
    for books in copied_books(tmp_path, "generic.json", "EUR", "PT"):
        page = books.tax.list_jurisdictions(ListQuery())
        row = dict(zip(page.columns, page.rows[0], strict=True))
        assert (row["code"], row["country"], row["currency"]) == ("GENERIC", "PT", "EUR")
        assert books.tax.tax_code(books.code_id("STD")).country == "PT"


def test_the_us_sample_says_that_it_is_one(tmp_path: Path) -> None:
    for books in copied_books(tmp_path, "us/sales_tax.json", "USD", "US"):
        [item] = books.tax.lookup_sale(LookupQuery(text="SALESTAX"))
        assert (item.name, item.detail) == ("Sales tax (sample rate: edit before use)", "6 %")
        calculation = books.calculate(
            books.document(TaxDirection.INPUT, "2026-06-15", ("100.00", "SALESTAX"))
        )
        assert (calculation.tax, calculation.lines[0].cost) == (D("6.00"), D("106.00"))


def test_pickers_offer_what_fits_the_side(books: Books) -> None:
    sale = {item.code for item in books.tax.lookup_sale(LookupQuery())}
    purchase = {item.code for item in books.tax.lookup_purchase(LookupQuery())}
    assert sale == {"GB20", "GB5", "GB0", "GBEX", "GBEXP", "GBDRC", "GBNI", "GBOS"}
    assert purchase == {"GB20", "GB5", "GB0", "GBEX", "GBRC", "GBDRC", "GBPVA", "GBIMP", "GBNI", "GBOS"}
    [chosen] = books.tax.lookup_sale(LookupQuery(id=books.code_id("GBRC")))
    assert (chosen.code, chosen.detail) == ("GBRC", "reverse charge services")


def test_a_new_rate_ends_the_one_before(books: Books) -> None:
    sell(books, "2026-06-15")
    saved = books.tax.save_rate(new_rate("0.22", "2026-07-01"))
    assert rates(books)[-2:] == [(D("0.2"), "2011-01-04", "2026-06-30"), (D("0.22"), "2026-07-01", None)]
    assert saved.warnings == ("The rate of 20 % now ends on 2026-06-30.",)


def test_a_new_rate_does_not_reach_back_behind_a_posted_document(books: Books) -> None:
    key = sell(books, "2026-06-15")
    with pytest.raises(RateInUse) as refused:
        books.tax.save_rate(new_rate("0.22", "2026-06-15"))
    assert refused.value.message.startswith("GB standard is used by posted documents up to 2026-06-15, so it")
    assert rates(books)[-1] == (D("0.2"), "2011-01-04", None)
    books.void(key, "2026-06-15")
    books.tax.save_rate(new_rate("0.22", "2026-06-15"))
    assert rates(books)[-1] == (D("0.22"), "2026-06-15", None)


def test_a_used_rate_may_only_end_after_its_last_use(books: Books) -> None:
    sell(books, "2026-03-31")
    sell(books, "2026-03-01")
    key = rate_id(books, "2011-01-04")
    with pytest.raises(RateInUse):
        books.tax.save_rate(new_rate("0.21", "2011-01-04", id=key))
    with pytest.raises(RateInUse) as refused:
        books.tax.end_rate(EndRate(rate_id=key, end_date=date(2026, 3, 30)))
    assert (refused.value.field, refused.value.facts["last_used"]) == ("end_date", date(2026, 3, 31))
    books.tax.save_rate(new_rate("0.20", "2011-01-04", id=key, legal_reference="s. 3"))
    books.tax.end_rate(EndRate(rate_id=key, end_date=date(2026, 3, 31)))
    assert rates(books)[-1] == (D("0.2"), "2011-01-04", "2026-03-31")


def test_an_unused_rate_may_change(books: Books) -> None:
    sell(books, "2026-03-31", "GB5")
    books.tax.save_rate(new_rate("0.21", "2011-01-04", id=rate_id(books, "2011-01-04")))
    assert rates(books)[-1] == (D("0.21"), "2011-01-04", None)


@pytest.mark.parametrize(
    ("request_", "error", "field"),
    [
        (new_rate("0.1", "2010-06-01", end_date=date(2010, 6, 30)), RatesOverlap, "effective_date"),
        (new_rate("0.1", "1980-01-01"), RatesOverlap, "effective_date"),
        (new_rate("0.1", "2026-01-02", end_date=date(2026, 1, 1)), InvalidInput, "end_date"),
        (
            new_rate("0.1", "2026-01-01", min_taxable_amount=D(2), max_taxable_amount=D(1)),
            InvalidInput,
            "max_taxable_amount",
        ),
        (new_rate("0.1", "2026-01-01", jurisdiction_code="XX"), NotFound, "jurisdiction_code"),
    ],
)
def test_a_rate_is_refused(
    books: Books, request_: SaveRate, error: type[CountinghouseError], field: str
) -> None:
    before = rates(books)
    with pytest.raises(error) as refused:
        books.tax.save_rate(request_)
    assert refused.value.field == field
    assert rates(books) == before


def test_a_repeated_request_saves_one_rate(books: Books) -> None:
    request = new_rate("0.3", "2026-01-01", tax_category="luxury", request_id=new_id())
    assert books.tax.save_rate(request) == books.tax.save_rate(request)
    assert rates(books, "luxury") == [(D("0.3"), "2026-01-01", None)]


def test_ending_an_unknown_rate_is_refused(books: Books) -> None:
    with pytest.raises(NotFound, match="There is no tax rate"):
        books.tax.end_rate(EndRate(rate_id=new_id(), end_date=date(2026, 1, 1)))


def test_rates_on_a_day(books: Books) -> None:
    page = books.tax.list_rates(ListQuery(filters={"on": "2010-12-31", "tax_category": "standard"}))
    assert [row[page.columns.index("rate")] for row in page.rows] == [D("0.175")]


def test_a_code_is_created_and_changed(books: Books) -> None:
    reduced = CodeComponent(jurisdiction_code="GB", tax_category="reduced", is_compound=True)
    saved = books.tax.save_code(
        SaveCode(code="MIX", name="Mixed", components=(STANDARD, reduced), sale_tax_boxes=" 1, 4 ,")
    )
    code = books.tax.tax_code(saved.value.id)
    assert code == saved.value
    assert code.sale_tax_boxes == "1,4"
    assert books.calculate(books.document(TaxDirection.OUTPUT, "2026-06-15", ("100.00", "MIX"))).tax == D(
        "26.00"
    )
    changed = SaveCode(id=code.id, code="MIX", name="One", components=(reduced,), is_active=False)
    assert books.tax.save_code(changed).value == books.tax.tax_code(code.id)
    assert [(p.sequence, p.tax_category) for p in books.tax.tax_code(code.id).components] == [(1, "reduced")]
    assert books.tax.lookup(LookupQuery(text="MIX")) == ()


def test_components_may_swap_places(books: Books) -> None:
    reduced = CodeComponent(jurisdiction_code="GB", tax_category="reduced")
    saved = books.tax.save_code(SaveCode(code="MIX", name="Mixed", components=(STANDARD, reduced)))
    books.tax.save_code(SaveCode(id=saved.value.id, code="MIX", name="Mixed", components=(reduced, STANDARD)))
    code = books.tax.tax_code(saved.value.id)
    assert [(p.sequence, p.tax_category) for p in code.components] == [(1, "reduced"), (2, "standard")]


def test_the_list_shows_rate_and_use(books: Books) -> None:
    sell(books, "2026-03-31")
    sell(books, "2026-04-30")
    page = books.tax.list_codes(ListQuery(text="GB20"))
    row = dict(zip(page.columns, page.rows[0], strict=True))
    assert (row["code"], row["rate"], row["used"]) == ("GB20", "20 %", 2)


def test_a_code_without_a_rate_is_saved_with_a_warning(books: Books) -> None:
    part = CodeComponent(jurisdiction_code="GB", tax_category="luxury")
    assert books.tax.save_code(SaveCode(code="LUX", name="Luxury", components=(part,))).warnings == (
        "No 'luxury' rate for GB on 2026-06-15: add one in Tax › Jurisdictions and rates.",
    )


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({"code": "GB20"}, InvalidInput, "code"),
        ({"components": ()}, InvalidInput, "components"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 31)}, InvalidInput, "valid_to"),
        ({"purchase_tax_boxes": "1;4"}, InvalidInput, "purchase_tax_boxes"),
        ({"output_account_id": new_id()}, NotFound, "output_account_id"),
        (
            {"components": (STANDARD, CodeComponent(jurisdiction_code="XX", tax_category="standard"))},
            NotFound,
            "components.1.jurisdiction_code",
        ),
    ],
)
def test_a_code_is_refused(
    books: Books, values: dict[str, Any], error: type[CountinghouseError], field: str
) -> None:
    request = SaveCode(**({"code": "NEW", "name": "New", "components": (STANDARD,)} | values))
    with pytest.raises(error) as refused:
        books.tax.save_code(request)
    assert refused.value.field == field
    assert books.tax.list_codes(ListQuery()).count == 11


def test_outside_the_scope_needs_no_rate(books: Books) -> None:
    saved = books.tax.save_code(SaveCode(code="OUT", name="Outside", treatment=TaxTreatment.OUTSIDE))
    assert (saved.value.components, saved.warnings) == ((), ())


def test_a_header_account_is_refused(books: Books) -> None:
    header = books.kernel.accounts.by_code("22")
    with pytest.raises(InvalidInput, match="takes no postings"):
        books.tax.save_code(
            SaveCode(code="NEW", name="New", components=(STANDARD,), output_account_id=header.id)
        )


def test_the_accounts_of_a_used_code_stay(books: Books) -> None:
    sell(books, "2026-03-31")
    code = books.tax.tax_code(books.code_id("GB20"))
    account = books.kernel.accounts.by_code("2210")
    request = SaveCode(id=code.id, code="GB20", name="Renamed", components=(STANDARD,))
    with pytest.raises(RuleViolation) as refused:
        books.tax.save_code(request.model_copy(update={"output_account_id": account.id}))
    assert refused.value.message == (
        "GB20 has posted documents, so its accounts cannot change. Make a new tax code."
    )
    assert books.tax.save_code(request).value.name == "Renamed"


def place(code: str, **more: Any) -> SaveJurisdiction:
    values = {"name": code, "jurisdiction_type": JurisdictionType.STATE, "tax_type": TaxType.SALES} | more
    return SaveJurisdiction(code=code, **values)


def test_jurisdictions_form_a_tree_without_cycles(books: Books) -> None:
    state = books.tax.save_jurisdiction(place("S")).value
    city = books.tax.save_jurisdiction(place("C", parent_code="S", currency="USD", country="US")).value
    assert (state.country, state.currency) == ("GB", "GBP")
    assert (city.parent_id, city.country, city.currency) == (state.id, "US", "USD")
    for parent in ("C", "S"):
        with pytest.raises(InvalidInput) as refused:
            books.tax.save_jurisdiction(place("S", id=state.id, parent_code=parent))
        assert refused.value.message == "S cannot stand below itself. Choose another parent."
    with pytest.raises(InvalidInput, match="S is already S"):
        books.tax.save_jurisdiction(place("S"))
    with pytest.raises(NotFound, match="tax jurisdiction with the key X"):
        books.tax.save_jurisdiction(place("T", parent_code="X"))
    page = books.tax.list_jurisdictions(ListQuery(filters={"country": "US"}))
    assert [(row[1], row[3]) for row in page.rows] == [("C", "S")]
    assert [item.code for item in books.tax.lookup_jurisdiction(LookupQuery(text="United"))] == ["GB"]


def test_changes_are_told_and_written_to_the_audit_chain(books: Books) -> None:
    told: list[frozenset[str]] = []
    books.database.listeners.append(told.append)
    books.tax.save_rate(new_rate("0.22", "2026-07-01"))
    assert "tax_rates" in told[0]
    with books.database.reading() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT action, summary FROM audit_events WHERE entity_type = 'tax_rate' "
            "ORDER BY seq DESC LIMIT 2"
        )
        assert rows.all() == [
            ("create", "GB standard 22 % from 2026-07-01"),
            ("update", "GB standard ends 2026-06-30"),
        ]
