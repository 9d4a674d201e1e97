"""Pure rules of tax: moves, the rate of a day, overlaps, amounts in the books' currency."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from finance_core.engines.tax import TaxDirection, TaxEffect
from finance_core.kernel.models.ledger import Side
from finance_core.modules.tax.models import TaxRate
from finance_core.modules.tax.posting import movements
from finance_core.modules.tax.rules import (
    in_books,
    overlapping,
    percent_text,
    rate_on,
)

D = Decimal


def rate(number: int, share: str, since: str, until: str | None) -> TaxRate:
    return TaxRate(
        id=UUID(int=number),
        jurisdiction_id=UUID(int=99),
        tax_category="standard",
        rate=D(share),
        effective_date=date.fromisoformat(since),
        end_date=date.fromisoformat(until) if until else None,
    )


UK = (
    rate(1, "0.175", "1991-04-01", "2008-11-30"),
    rate(2, "0.15", "2008-12-01", "2009-12-31"),
    rate(3, "0.175", "2010-01-01", "2011-01-03"),
    rate(4, "0.20", "2011-01-04", None),
)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        ("2008-11-30", "0.175"),
        ("2008-12-01", "0.15"),
        ("2009-12-31", "0.15"),
        ("2010-12-31", "0.175"),
        ("2011-01-03", "0.175"),
        ("2011-01-04", "0.20"),
    ],
)
def test_both_ends_of_a_rate_count(day: str, share: str) -> None:
    found = rate_on(UK, date.fromisoformat(day))
    assert found is not None
    assert found.rate == D(share)


def test_before_the_first_rate_there_is_none() -> None:
    assert rate_on(UK, date(1991, 3, 31)) is None


@pytest.mark.parametrize(
    ("since", "until", "clash"),
    [
        ("1980-01-01", "1991-03-31", None),
        ("1980-01-01", "1991-04-01", 1),
        ("2011-01-03", "2011-01-03", 3),
        ("2030-01-01", "2030-12-31", 4),
        ("1980-01-01", None, 1),
    ],
)
def test_an_overlap_is_one_day_in_common(since: str, until: str | None, clash: int | None) -> None:
    found = overlapping(UK, rate(9, "0.1", since, until))
    assert (found.id.int if found else None) == clash


def test_a_rate_does_not_overlap_itself() -> None:
    assert overlapping(UK, UK[3]) is None


@pytest.mark.parametrize(
    ("amounts", "rate", "expected"),
    [
        (["10.01", "10.01", "10.01"], "1.1", ["11.01", "11.01", "11.01"]),  # 33.033 is 33.03
        (["0.04", "0.04", "0.04"], "1.1", ["0.05", "0.04", "0.04"]),  # 0.132 is 0.13
        (["-0.04", "-0.04", "-0.04"], "1.1", ["-0.05", "-0.04", "-0.04"]),
        (["5.00", "-5.00"], "1.2345", ["6.17", "-6.17"]),
        (["0"], "1.5", ["0"]),
    ],
)
def test_lines_add_up_to_the_converted_sum(amounts: list[str], rate: str, expected: list[str]) -> None:
    assert in_books([D(amount) for amount in amounts], D(rate), 2) == tuple(map(D, expected))


@pytest.mark.parametrize(("share", "text"), [("0.09975", "9.975 %"), ("0.20", "20 %"), ("0", "0 %")])
def test_a_share_reads_as_percent(share: str, text: str) -> None:
    assert percent_text(D(share)) == text


@pytest.mark.parametrize(
    ("direction", "effect", "expected"),
    [
        ("output", "charged", [("SALES_TAX_PAYABLE", "credit", "20")]),
        ("input", "charged", [("INPUT_TAX_RECOVERABLE", "debit", "15")]),
        (
            "input",
            "self_assessed",
            [("INPUT_TAX_RECOVERABLE", "debit", "15"), ("SALES_TAX_PAYABLE", "credit", "20")],
        ),
        ("input", "use_tax", [("USE_TAX_PAYABLE", "credit", "20")]),
        ("output", "none", []),
        ("input", "none", []),
    ],
)
def test_which_accounts_a_tax_moves(
    direction: str, effect: str, expected: list[tuple[str, str, str]]
) -> None:
    found = movements(TaxDirection(direction), TaxEffect(effect), D(20), D(15))
    assert [(m.role, m.side, m.amount) for m in found] == [(r, Side(s), D(a)) for r, s, a in expected]
