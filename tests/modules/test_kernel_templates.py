"""Templates and their versions, on a real file."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.records import Template
from finance_core.kernel.templates import (
    ImportTemplate,
    RestoreTemplate,
    SaveTemplate,
    TemplateKey,
    Templates,
    TemplateValues,
)

CLOSE = TemplateKey(kind="checklist", code="small")


class Checklist(BaseModel):
    """Body of the kind these tests keep."""

    model_config = ConfigDict(extra="forbid")

    tasks: list[str]
    days: int = 5


@pytest.fixture
def templates(company: Company) -> Templates:
    company.kernel.templates.kinds["checklist"] = Checklist
    return company.kernel.templates


def save(templates: Templates, *tasks: str, **facts: Any) -> Template:
    values = {"kind": "checklist", "code": "small", "name": "Small company", "body": {"tasks": list(tasks)}}
    return templates.save(SaveTemplate.model_validate(values | facts)).value


def ship(company: Company, *tasks: str) -> None:
    with company.database.transaction() as unit:
        company.kernel.templates.ship(unit, [TemplateValues(
            kind="checklist", code="small", name="Small company", body={"tasks": list(tasks)})])


def test_every_version_is_kept_and_the_newest_is_used(templates: Templates) -> None:
    save(templates, "bank")
    second = save(templates, "bank", "tax")
    assert (second.version, second.body) == (2, {"tasks": ["bank", "tax"], "days": 5})
    assert templates.current(CLOSE) == second
    assert [(one.version, one.is_active) for one in templates.versions(CLOSE)] == [(2, True), (1, False)]
    assert templates.of_kind("checklist") == (second,)


def test_saving_what_is_there_keeps_no_version(templates: Templates) -> None:
    save(templates, "bank")
    values = {"kind": "checklist", "code": "small", "name": "Small company", "body": {"tasks": ["bank"]}}
    again = templates.save(SaveTemplate.model_validate(values))
    assert again.warnings == ("Small company is unchanged: version 1 stays in use.",)
    assert len(templates.versions(CLOSE)) == 1


def test_a_shipped_template_stays_beside_the_edited_copy(company: Company, templates: Templates) -> None:
    ship(company, "bank")
    edited = save(templates, "bank", "stock")
    ship(company, "bank", "news of the program")
    assert [(one.version, one.is_shipped, one.is_active) for one in templates.versions(CLOSE)] == [
        (2, False, True), (1, True, False)]
    assert templates.current(CLOSE) == edited
    templates.restore(RestoreTemplate(kind="checklist", code="small", version=1))
    assert templates.current(CLOSE).body["tasks"] == ["bank"]
    assert templates.current(CLOSE).version == 3
    with pytest.raises(NotFound):
        templates.restore(RestoreTemplate(kind="checklist", code="small", version=9))


def test_a_body_is_checked_by_its_kind(templates: Templates) -> None:
    with pytest.raises(InvalidInput, match=r"body\.days does not fit a checklist template") as refused:
        save(templates, body={"tasks": [], "days": "soon"})
    assert refused.value.field == "body.days"
    with pytest.raises(InvalidInput, match=r"body\.colour does not fit"):
        save(templates, body={"tasks": [], "colour": "red"})
    with pytest.raises(InvalidInput, match=r"no templates of kind poem\. There are: .*checklist"):
        save(templates, kind="poem")
    assert templates.of_kind("checklist") == ()


def test_a_template_travels_as_text(company: Company, gb_company: Company, templates: Templates) -> None:
    save(templates, "bank", jurisdiction="US", sort=3)
    text = company.call("templates.export", {"kind": "checklist", "code": "small"})
    gb_company.kernel.templates.kinds["checklist"] = Checklist
    arrived = gb_company.kernel.templates.import_text(ImportTemplate(text=text)).value
    assert (arrived.code, arrived.body, arrived.jurisdiction, arrived.sort, arrived.version) == (
        "small", {"tasks": ["bank"], "days": 5}, "US", 3, 1)
    with pytest.raises(InvalidInput, match="This is no exported template") as refused:
        templates.import_text(ImportTemplate(text="{}"))
    assert refused.value.field == "text"


def test_an_inactive_template_comes_back_when_saved(templates: Templates) -> None:
    save(templates, "bank")
    templates.deactivate(CLOSE)
    assert templates.of_kind("checklist") == ()
    with pytest.raises(NotFound):
        templates.current(CLOSE)
    assert save(templates, "bank").version == 2
    page = templates.list_templates(ListQuery(filters={"kind": "checklist"}))
    (row,) = page.rows
    assert dict(zip(page.columns, row, strict=True))["version"] == 2
    assert templates.template(row[0]).is_active is True


def test_bank_mappings_are_templates(company: Company) -> None:
    for delimiter in (",", ";"):
        company.call("cash.save_csv_mapping", {"name": "House bank", "mapping": {"delimiter": delimiter}})
    (mapping,) = company.cash.csv_mappings()
    assert (mapping.name, mapping.body) == ("House bank", {"delimiter": ";"})
    key = TemplateKey(kind="import_mapping", code="House bank")
    assert [one.version for one in company.kernel.templates.versions(key)] == [2, 1]
