"""Fields derived from requests and DTOs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import pytest
from pydantic import BaseModel

from desktop_app.spec.fields import fields_of, label_of


class Method(StrEnum):
    CHECK = "check"
    DIRECT_DEBIT = "direct_debit"


class Line(BaseModel):
    amount: Decimal


class SaveThing(BaseModel):
    request_id: UUID
    vendor_id: UUID
    name: str
    paid_on: date | None = None
    amount: Decimal = Decimal(0)
    method: Method = Method.CHECK
    is_urgent: bool = False
    days: int = 14
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Thing:
    name: str
    amount: Decimal
    due_date: date | None = None


def test_the_type_gives_the_kind_and_the_name_the_label() -> None:
    fields = {field.name: field for field in fields_of(SaveThing)}
    assert {name: field.kind for name, field in fields.items()} == {
        "name": "text", "paid_on": "date", "amount": "money", "method": "choice", "is_urgent": "bool",
        "days": "number"}
    assert [field.name for field in fields.values() if field.required] == ["name"]
    assert fields["method"].choices == ((Method.CHECK, "Check"), (Method.DIRECT_DEBIT, "Direct debit"))
    assert fields["days"].first_value() == 14


def test_an_id_becomes_a_picker_when_its_lookup_is_named() -> None:
    vendor, name = fields_of(SaveThing, ("vendor_id", "name"), vendor_id={"lookup": "ap.find_vendors"})
    assert (vendor.kind, vendor.label, vendor.lookup) == ("lookup", "Vendor", "ap.find_vendors")
    assert (vendor.required, name.label) == (True, "Name")


def test_a_dataclass_serves_as_well() -> None:
    name, amount, due = fields_of(Thing, due_date={"label": "Pay by"})
    assert (name.required, amount.kind, due.label, due.required) == (True, "money", "Pay by", False)


def test_a_misspelt_override_is_an_error() -> None:
    with pytest.raises(TypeError, match="Thing has no field amuont"):
        fields_of(Thing, amuont={"label": "Amount"})


@pytest.mark.parametrize(("name", "label"), [
    ("vendor_id", "Vendor"), ("tax_code_id", "Tax"), ("due_date", "Due date"), ("code", "Code"), ("id", "Id"),
])
def test_labels(name: str, label: str) -> None:
    assert label_of(name) == label
