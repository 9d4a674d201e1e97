"""Form values from records, and to a draft and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import SimpleNamespace
from uuid import UUID

import pytest
from pydantic import BaseModel

from desktop_app.spec.screen import Field, LinesSpec
from desktop_app.spec.values import from_draft, to_draft, values_of


class Method(StrEnum):
    CHECK = "check"


@dataclass(frozen=True)
class Line:
    amount: Decimal


class Bill(BaseModel):
    number: str
    lines: tuple[Line, ...]


FIELDS = (
    Field(name="vendor_id", label="Vendor", kind="lookup"), Field(name="day", label="Day", kind="date"),
    Field(name="total", label="Total", kind="money"), Field(name="method", label="Method", kind="choice",
                                                            choices=((Method.CHECK, "Check"),)),
    Field(name="urgent", label="Urgent", kind="bool"), Field(name="note", label="Note"),
)
LINES = LinesSpec(columns=(Field(name="amount", label="Amount", kind="money"),))
VALUES = {
    "vendor_id": UUID(int=7), "day": date(2025, 6, 30), "total": Decimal("12.50"), "method": Method.CHECK,
    "urgent": True, "note": None, "lines": [{"amount": Decimal("0.10")}, {"amount": None}],
}


def test_a_draft_survives_json_with_every_value_exact() -> None:
    draft = json.loads(json.dumps(to_draft(VALUES)))
    assert draft["total"] == "12.50"
    assert from_draft(draft, FIELDS, LINES) == VALUES


def test_a_draft_of_an_older_form_loses_only_the_fields_that_are_gone() -> None:
    assert from_draft({"note": "x", "gone": "y"}, FIELDS, LINES) == {"note": "x"}


def test_values_come_from_models_dataclasses_and_saved_results() -> None:
    bill = Bill(number="B-1", lines=(Line(amount=Decimal(5)),))
    values = {"number": "B-1", "lines": [{"amount": Decimal(5)}]}
    assert values_of(bill) == values
    assert values_of(SimpleNamespace(value=bill, entries=())) == values
    assert values_of({"number": "B-1"}) == {"number": "B-1"}


def test_what_has_no_fields_is_an_error() -> None:
    with pytest.raises(TypeError, match="A int has no fields to show"):
        values_of(3)
