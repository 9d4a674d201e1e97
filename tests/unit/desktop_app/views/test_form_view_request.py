"""Requests made from form values, and refusals sorted back to the fields."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from desktop_app.spec.screen import Column, Field, LinesSpec, ScreenSpec
from desktop_app.views.form_view_request import refusals_of, request_of
from desktop_app.work.notice import Notice

SPEC = ScreenSpec(
    id="x.things", title="Things", group="X", icon="info", columns=(Column("code", "Code"),), query="x.list",
    fields=(Field(name="vendor_id", label="Vendor", kind="lookup"), Field(name="note", label="Note"),
            Field(name="total", label="Total", kind="money", read_only=True)),
    lines=LinesSpec(columns=(Field(name="account_id", label="Account"),
                             Field(name="amount", label="Amount"))),
    save="x.save",
)
VALUES = {"vendor_id": UUID(int=1), "note": None, "total": Decimal(5),
          "lines": [{"account_id": None, "amount": Decimal(5)}]}


def test_only_what_was_typed_is_sent() -> None:
    assert request_of(SPEC, VALUES) == {"vendor_id": UUID(int=1), "lines": [{"amount": Decimal(5)}]}


def test_an_existing_record_sends_its_id() -> None:
    assert request_of(SPEC, VALUES, UUID(int=9))["id"] == UUID(int=9)


def test_refusals_go_to_field_cell_or_bar() -> None:
    field = Notice("error", "On hold.", field="vendor_id")
    cell = Notice("error", "Needs an amount.", field="lines.2.amount")
    line = Notice("error", "Is doubled.", field="lines.0")
    other = Notice("error", "May is closed.")
    refusals = refusals_of(SPEC, [field, cell, line, other])
    assert refusals.fields == {"vendor_id": "On hold."}
    assert refusals.cells == {(2, "amount"): "Needs an amount.", (0, "account_id"): "Is doubled."}
    assert list(refusals.others) == [cell, line, other]
