"""Errors as notices."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import BaseModel, Field, ValidationError

from desktop_app.work.notice import notice_of, notices_of
from finance_core.errors import InvalidInput, RuleViolation


class Line(BaseModel):
    amount: Decimal


class Bill(BaseModel):
    number: str
    lines: tuple[Line, ...]


class Plan(BaseModel):
    name: str
    code: str = Field(max_length=4)
    years: int = Field(le=20)


def test_a_refusal_shows_its_own_message_and_field() -> None:
    notice = notice_of(InvalidInput("lines.0.amount", "A line needs an amount."))
    assert (notice.text, notice.field, notice.details) == ("A line needs an amount.", "lines.0.amount", "")
    assert notice_of(RuleViolation("May is closed.")).field is None


def test_a_malformed_request_gives_one_notice_per_field() -> None:
    with pytest.raises(ValidationError) as caught:
        Bill.model_validate({"lines": [{"amount": "x"}]})
    assert {notice.field for notice in notices_of(caught.value)} == {"number", "lines.0.amount"}
    assert all(notice.text.endswith(".") for notice in notices_of(caught.value))


def test_a_crash_says_so_and_keeps_the_details_to_copy() -> None:
    notice = notice_of(KeyError("total"))
    assert notice.title == "KeyError"
    assert "Nothing was saved" in notice.text
    assert "KeyError: 'total'" in notice.details


def test_a_value_out_of_bounds_is_refused_in_plain_words() -> None:
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({"years": 2007, "code": "ABCDE"})
    assert {notice.field: notice.text for notice in notices_of(caught.value)} == {
        "years": "At most 20.", "code": "At most 4 characters.", "name": "This is needed."}
