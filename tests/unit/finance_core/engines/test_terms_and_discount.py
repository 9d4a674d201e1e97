"""Due dates, discount dates and early-payment discount against published figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.engines.discount import (
    annual_return,
    discount_tax,
    earns_discount,
    effective_share,
    full_discount,
    part_payment_discount,
)
from finance_core.engines.terms import TermsResult, apply_terms
from finance_core.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    due_rule: str = "net_days"
    days: int = 0
    months: int = 0
    day: int | None = None
    discount_percent: Decimal | None = None
    discount_days: int | None = None
    next_business_day: bool = False


EOM_45 = Term(due_rule="end_of_month_plus", days=45)
DAY_31 = Term(due_rule="day_of_month", day=31)


@pytest.mark.parametrize(
    ("term", "invoiced", "due"),
    [
        # vector AP-05: odoo addons/account/tests/test_payment_term.py @02f71aa67e9d
        (EOM_45, "2019-01-01", "2019-03-17"),
        (EOM_45, "2019-01-15", "2019-03-17"),
        (EOM_45, "2019-01-31", "2019-03-17"),
        (DAY_31, "2019-01-01", "2019-01-31"),
        (DAY_31, "2019-01-15", "2019-01-31"),
        (DAY_31, "2019-01-31", "2019-01-31"),
        # ap.md R1: 31 January + 1 month, clamped
        (Term(due_rule="day_of_month", day=31, months=1), "2027-01-31", "2027-02-28"),
        (Term(due_rule="day_of_month", day=31, months=1), "2028-01-31", "2028-02-29"),
        # a day already past means the next month
        (Term(due_rule="day_of_month", day=15), "2027-01-20", "2027-02-15"),
        (Term(due_rule="end_of_month_plus", months=1), "2027-01-31", "2027-02-28"),
        (Term(days=30), "2028-02-01", "2028-03-02"),
        (Term(), "2027-05-05", "2027-05-05"),
    ],
)
def test_due_dates(term: Term, invoiced: str, due: str) -> None:
    assert apply_terms(term, date.fromisoformat(invoiced)) == TermsResult(due_date=date.fromisoformat(due))


def test_discount_date_and_due_date_of_the_cbs_bill() -> None:
    """ap.md example 1: 1 July, 5/15 n/40 gives 16 July and 10 August (OpenStax FA §6.3)."""
    found = apply_terms(Term(days=40, discount_percent=Decimal("0.05"), discount_days=15), date(2026, 7, 1))
    assert found == TermsResult(
        due_date=date(2026, 8, 10), discount_date=date(2026, 7, 16), discount_percent=Decimal("0.05")
    )


def test_a_due_date_on_a_weekend_or_holiday_can_move_and_the_discount_date_stays() -> None:
    term = Term(days=30, discount_percent=Decimal("0.02"), discount_days=2, next_business_day=True)
    found = apply_terms(term, date(2026, 12, 3), lambda day: day == date(2027, 1, 4))
    assert (found.due_date, found.discount_date) == (date(2027, 1, 5), date(2026, 12, 5))


@pytest.mark.parametrize(
    ("total", "share", "paid_on", "discount", "cash"),
    [
        # vector AP-01: OpenStax Principles of Accounting vol. 1, m67863, 5/10 n/30
        ("4020", "0.05", "2019-05-10", "201.00", "3819.00"),
        ("4020", "0.05", "2019-05-11", "201.00", "3819.00"),
        ("4020", "0.05", "2019-05-12", "0", "4020"),
        ("4020", "0.05", "2019-05-25", "0", "4020"),
        # vector AR-03: OpenStax Principles of Accounting vol. 1, m67864, 2/10 n/30
        ("16800", "0.02", "2019-05-11", "336.00", "16464.00"),
        # ap.md example 1: 6,380.00 − 5 %
        ("6380.00", "0.05", "2019-05-11", "319.00", "6061.00"),
    ],
)
def test_full_discount_is_earned_until_its_last_day(
    total: str, share: str, paid_on: str, discount: str, cash: str
) -> None:
    in_time = earns_discount(date.fromisoformat(paid_on), date(2019, 5, 11))
    found = full_discount(Decimal(total), Decimal(share), 2) if in_time else Decimal()
    assert (found, Decimal(total) - found) == (Decimal(discount), Decimal(cash))


def test_without_a_discount_date_nothing_is_earned() -> None:
    assert not earns_discount(date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("paid", "share", "unearned", "discount"),
    [
        ("588.00", "0.02", "24.00", "12.00"),  # ap.md example 2: 588.00 clears 600.00
        ("1176.00", "0.02", "24.00", "24.00"),
        ("1200.00", "0.02", "24.00", "24.00"),  # never more than the unearned rest
        ("588.00", "0.02", "5.00", "5.00"),
        ("100.00", "0", "0", "0.00"),
    ],
)
def test_part_payments_earn_their_part(paid: str, share: str, unearned: str, discount: str) -> None:
    assert part_payment_discount(Decimal(paid), Decimal(share), Decimal(unearned), 2) == Decimal(discount)


def test_a_discount_on_the_net_is_a_smaller_share_of_the_total() -> None:
    """2 % of the net 1,000.00 of a bill of 1,200.00: paying 1,180.00 earns the 20.00."""
    share = effective_share(Decimal("0.02"), Decimal(1000), Decimal(1200))
    assert part_payment_discount(Decimal("1180.00"), share, Decimal("20.00"), 2) == Decimal("20.00")
    assert part_payment_discount(Decimal("590.00"), share, Decimal("20.00"), 2) == Decimal("10.00")


def test_tax_inside_a_discount() -> None:
    """ap.md example 2: 24.00 on 1,000.00 + 20 % is 20.00 discount and 4.00 tax."""
    assert discount_tax(Decimal("24.00"), Decimal("200.00"), Decimal("1200.00"), 2) == Decimal("4.00")
    assert discount_tax(Decimal(0), Decimal(0), Decimal(0), 2) == 0


def test_two_ten_net_thirty_is_worth_37_percent_a_year() -> None:
    assert annual_return(Decimal("0.02"), 20) == Decimal("0.3724")


@pytest.mark.parametrize("share", ["1", "1.5", "-0.01"])
def test_an_impossible_discount_is_refused(share: str) -> None:
    with pytest.raises(InvalidInput, match="at least 0 % and below 100 %"):
        part_payment_discount(Decimal(100), Decimal(share), Decimal(1), 2)


def test_a_discount_that_ends_with_the_due_date_has_no_yearly_return() -> None:
    with pytest.raises(InvalidInput, match="Take it"):
        annual_return(Decimal("0.02"), 0)


@given(
    st.decimals(min_value="0.01", max_value="1000000", places=2),
    st.decimals(min_value=0, max_value="0.5", places=4),
)
def test_paying_the_total_less_discount_earns_the_whole_discount(total: Decimal, share: Decimal) -> None:
    discount = full_discount(total, share, 2)
    earned = part_payment_discount(total - discount, share, discount, 2)
    assert discount - Decimal("0.01") <= earned <= discount
