"""Dimensions, their values and what posting asks of them, on a real file."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.accounts import SaveAccount
from finance_core.kernel.dimensions import SaveDimension, SaveValue
from finance_core.kernel.errors import MissingDimension
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.master import RequiredFor
from tests.unit.finance_core.kernel.ledger_books import CREDIT, DEBIT, account, line, post


def dimension(company: Company, code: str) -> UUID:
    return company.kernel.dimensions.lookup(LookupQuery(text=code))[0].id


def value(company: Company, code: str, of: str = "PROJECT", **facts: Any) -> UUID:
    values = {"dimension_id": dimension(company, of), "code": code, "name": f"{code} hall"} | facts
    return company.kernel.dimensions.save_value(SaveValue.model_validate(values)).value.id


def require(company: Company, code: str, wanted: RequiredFor) -> None:
    facts = company.kernel.dimensions.dimension(dimension(company, code))
    company.kernel.dimensions.save(SaveDimension(id=facts.id, name=facts.name, is_required_for=wanted))


def spend(company: Company, on: str = "2026-03-10", *, is_typed: bool = True, **dims: UUID) -> UUID:
    given = Dims(**dims) if dims else None
    return post(company, line(company, "6200", DEBIT, "100.00", is_typed=is_typed, dims=given),
                line(company, "1000", CREDIT, "100.00", is_typed=is_typed),
                entry_date=date.fromisoformat(on)).id


def test_a_company_starts_with_four_and_adds_five_of_its_own(company: Company) -> None:
    dimensions = company.kernel.dimensions
    codes = [row[1] for row in dimensions.list_dimensions(ListQuery()).rows]
    assert codes == ["PROJECT", "DEPARTMENT", "COST_CENTRE", "ENTITY"]
    for name in ("Region", "Fund", "Grant", "Channel", "Vehicle"):
        dimensions.save(SaveDimension(name=name))
    own = [row[1:3] for row in dimensions.list_dimensions(ListQuery()).rows[4:]]
    assert own == [("CUSTOM1", "Region"), ("CUSTOM2", "Fund"), ("CUSTOM3", "Grant"), ("CUSTOM4", "Channel"),
                   ("CUSTOM5", "Vehicle")]
    with pytest.raises(RuleViolation, match="5 dimensions of its own"):
        dimensions.save(SaveDimension(name="Season"))
    with pytest.raises(InvalidInput, match="CUSTOM1 is called region already"):
        dimensions.save(SaveDimension(id=dimension(company, "CUSTOM2"), name="region"))


def test_a_value_is_created_changed_listed_and_offered(company: Company) -> None:
    dimensions = company.kernel.dimensions
    north = value(company, "N", "DEPARTMENT", name="North")
    shop = value(company, "N1", "DEPARTMENT", name="Shop", parent_id=north)
    value(company, "P1")
    page = dimensions.list_values(ListQuery(filters={"dimension": "DEPARTMENT"}))
    listed = [dict(zip(page.columns, row, strict=True)) for row in page.rows]
    assert [(row["code"], row["dimension"], row["parent"]) for row in listed] == [
        ("N", "Department", None), ("N1", "Department", "N North")]
    assert [item.code for item in dimensions.lookup_department(LookupQuery())] == ["N", "N1"]
    assert [item.code for item in company.call("dimensions.lookup_project", {"text": "p"})] == ["P1"]
    value(company, "N1", "DEPARTMENT", id=shop, is_active=False, parent_id=north)
    assert [item.code for item in dimensions.lookup_department(LookupQuery())] == ["N"]
    assert [item.code for item in dimensions.lookup_department(LookupQuery(id=shop))] == ["N1"]
    assert dimensions.value(shop).is_active is False


def test_a_value_out_of_shape_is_refused(company: Company) -> None:
    first = value(company, "P1")
    second = value(company, "P2", parent_id=first)
    department = value(company, "D1", "DEPARTMENT")
    refusals: list[tuple[dict[str, Any], str]] = [
        ({"code": "P1"}, "P1 is already P1 hall"),
        ({"code": "P1", "id": first, "parent_id": second}, "P1 cannot stand below itself"),
        ({"code": "P3", "parent_id": department}, "D1 D1 hall is of another dimension"),
        ({"code": "P1", "id": first, "dimension_id": dimension(company, "ENTITY")}, "stays in its dimension"),
        ({"code": "P3", "valid_from": date(2026, 5, 1), "valid_to": date(2026, 4, 30)},
         "Valid to 2026-04-30 lies before valid from 2026-05-01"),
    ]
    for facts, text in refusals:
        with pytest.raises(InvalidInput, match=text):
            value(company, **facts)
    with pytest.raises(NotFound):
        value(company, "P4", dimension_id=UUID(int=5))


def test_a_used_value_stays_and_an_unused_one_goes(company: Company) -> None:
    dimensions = company.kernel.dimensions
    used, parent, unused = value(company, "P1"), value(company, "P2"), value(company, "P3")
    value(company, "P4", parent_id=parent)
    spend(company, dim_project_id=used)
    with pytest.raises(RuleViolation, match="P1 P1 hall is used in journal lines and stays"):
        dimensions.delete_value(used)
    with pytest.raises(RuleViolation, match="is used in dimension values"):
        dimensions.delete_value(parent)
    dimensions.delete_value(unused)
    assert [item.code for item in dimensions.lookup_project(LookupQuery())] == ["P1", "P2", "P4"]
    assert company.kernel.records.search(LookupQuery(text="P3")) == ()


def test_an_account_asks_every_line_for_its_dimensions(company: Company) -> None:
    facts = company.kernel.accounts.account(account(company, "6200"))
    asked = SaveAccount(id=facts.id, code=facts.code, name=facts.name, subtype=facts.subtype,
                        requires_dimensions="project, cost_centre")
    assert company.kernel.accounts.save(asked).value.requires_dimensions == "PROJECT,COST_CENTRE"
    project, centre = value(company, "P1"), value(company, "C1", "COST_CENTRE")
    with pytest.raises(MissingDimension, match="Line 1: choose a project, account 6200 requires one"):
        spend(company, is_typed=False)
    with pytest.raises(MissingDimension, match="choose a cost centre"):
        spend(company, is_typed=False, dim_project_id=project)
    spend(company, is_typed=False, dim_project_id=project, dim_cost_centre_id=centre)
    with pytest.raises(InvalidInput, match="There is no dimension COLOUR"):
        company.kernel.accounts.save(asked.model_copy(update={"requires_dimensions": "COLOUR"}))


def test_a_dimension_asks_typed_lines(company: Company) -> None:
    project = value(company, "P1")
    require(company, "PROJECT", RequiredFor.INCOME_EXPENSE)
    spend(company, is_typed=False)
    with pytest.raises(MissingDimension, match="Line 1: choose a project, account 6200"):
        spend(company)
    spend(company, dim_project_id=project)
    require(company, "PROJECT", RequiredFor.ALL)
    with pytest.raises(MissingDimension, match="Line 2: choose a project, account 1000"):
        spend(company, dim_project_id=project)


def test_a_value_must_fit_its_dimension_and_the_day(company: Company) -> None:
    department = value(company, "D1", "DEPARTMENT")
    spring = value(company, "P1", valid_from=date(2026, 3, 1), valid_to=date(2026, 5, 31))
    over = value(company, "P2", is_active=False)
    refusals = [
        ("2026-03-10", department, "Line 1: D1 hall is no project"),
        ("2026-02-28", spring, "Line 1: project P1 P1 hall starts on 2026-03-01, after 2026-02-28"),
        ("2026-06-01", spring, "Line 1: project P1 P1 hall ended on 2026-05-31, before 2026-06-01"),
        ("2026-03-10", over, "Line 1: project P2 P2 hall is inactive"),
        ("2026-03-10", UUID(int=9), "is no project"),
    ]
    for on, key, text in refusals:
        with pytest.raises(InvalidInput, match=text) as refused:
            spend(company, on, dim_project_id=key)
        assert refused.value.field == "lines.0.dimensions"
    for on in ("2026-03-01", "2026-05-31"):
        spend(company, on, dim_project_id=spring)
    with pytest.raises(InvalidInput, match="is no custom1"):
        spend(company, dim_custom1_id=department)


def test_an_entry_is_reversed_whatever_its_dimensions_have_become(company: Company) -> None:
    project = value(company, "P1")
    plain, coded = spend(company), spend(company, dim_project_id=project)
    value(company, "P1", id=project, is_active=False)
    require(company, "PROJECT", RequiredFor.ALL)
    with company.database.transaction() as unit:
        numbers = [company.kernel.posting.reverse(unit, key).entry_no for key in (plain, coded)]
    assert numbers == ["JE-2026-00003", "JE-2026-00004"]
