"""Pure rules of recurring entries: rhythms, amounts, changes; figures from gl.md and a published vector."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.models.ledger import AccountType, Side
from finance_core.kernel.models.master import TaxCodeKind
from finance_core.modules.gl.api import (
    Basis,
    Proration,
    RecurringEntry,
    RecurringFinished,
    RecurringLine,
    RecurringStatus,
    TemplateType,
)
from finance_core.modules.gl.rules.journals import tax_direction
from finance_core.modules.gl.rules.recurring import (
    Surroundings,
    check_recurring,
    due_after_change,
    first_due,
    moved,
    passed_over,
    restated,
    rhythm_in_words,
    rhythm_of,
    upcoming,
    with_next_due,
)
from finance_core.money.dates import Anchor, Frequency, no_holidays
from finance_core.money.ids import new_id

D = Decimal
VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "open.json"
ID = UUID(int=1)


def line(number: int, side: Side, **more: Any) -> RecurringLine:
    return RecurringLine(
        id=new_id(), recurring_entry_id=ID, line_no=number, account_id=UUID(int=number), side=side, **more
    )


def entry(kind: TemplateType = TemplateType.FIXED, start: str = "2026-01-31", **more: Any) -> RecurringEntry:
    amount = D(100) if kind is TemplateType.FIXED else None
    fields: dict[str, Any] = {
        "id": ID,
        "name": "Rent",
        "description": "",
        "template_type": kind,
        "currency": "USD",
        "frequency": Frequency.MONTHLY,
        "start_date": date.fromisoformat(start),
        "status": RecurringStatus.ACTIVE,
        "lines": (line(1, Side.DEBIT, amount=amount), line(2, Side.CREDIT, amount=amount)),
    }
    made = RecurringEntry(**(fields | more))
    return with_next_due(made, first_due(made, made.start_date, no_holidays))


def spread(total: str, start: str = "2026-01-01", **more: Any) -> RecurringEntry:
    proration = Proration.EQUAL if "periods" in more else Proration.DAILY
    return entry(
        TemplateType.AMORTISATION,
        start,
        total_amount=D(total),
        anchor=Anchor.LAST_DAY,
        proration=proration,
        service_start=date.fromisoformat(start),
        **more,
    )


def around(basis: str = "0") -> Surroundings:
    return Surroundings(minor_unit=2, is_holiday=no_holidays, basis_of=lambda _entry, _due: D(basis))


def steps(of: RecurringEntry, count: int = 120, basis: str = "0") -> list[tuple[str, Decimal]]:
    return [(one.due.isoformat(), one.amount) for one in islice(upcoming(of, around(basis)), count)]


def after(of: RecurringEntry, count: int) -> RecurringEntry:
    return list(islice(upcoming(of, around()), count))[-1].after


@pytest.mark.parametrize(
    ("rhythm", "dates"),
    [
        ({"start": "2027-10-31"}, "2027-10-31 2027-11-30 2027-12-31 2028-01-31 2028-02-29 2028-03-31"),
        (
            {"start": "2028-02-29", "frequency": Frequency.ANNUALLY},
            "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29",
        ),
        (
            {"start": "2026-06-10", "frequency": Frequency.SEMIMONTHLY},
            "2026-06-15 2026-06-30 2026-07-15 2026-07-31",
        ),
        ({"start": "2026-06-15", "frequency": Frequency.BIWEEKLY}, "2026-06-15 2026-06-29 2026-07-13"),
        ({"start": "2026-08-01", "anchor": Anchor.FIRST_WORKDAY}, "2026-08-03 2026-09-01 2026-10-01"),
        ({"start": "2026-01-01", "anchor": Anchor.LAST_WORKDAY}, "2026-01-30 2026-02-27 2026-03-31"),
        ({"start": "2026-01-31", "interval": 3}, "2026-01-31 2026-04-30 2026-07-31"),
    ],
)
def test_due_dates_keep_their_anchor(rhythm: dict[str, Any], dates: str) -> None:
    assert [due for due, _ in steps(entry(**rhythm), len(dates.split()))] == dates.split()


def test_day_31_clamps_as_in_hledger() -> None:
    if not VECTORS.exists():
        pytest.skip("the published vectors lie beside the project, not in it")
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    [vector] = [one for one in vectors if one["id"] == "GL-05"]
    template = entry(start=vector["inputs"]["start"], anchor_day=31)
    end = vector["inputs"]["end_exclusive"]
    assert [due for due, _ in steps(template, 12) if due < end] == vector["expected"]["dates"]


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        ({"start": "2026-01-31"}, "every month on day 31"),
        ({"interval": 3, "anchor": Anchor.LAST_DAY}, "every 3 months on the last day"),
        ({"frequency": Frequency.QUARTERLY, "anchor_day": 5}, "every 3 months on day 5"),
        (
            {"frequency": Frequency.ANNUALLY, "anchor": Anchor.FIRST_WORKDAY},
            "every year on the first working day",
        ),
        ({"frequency": Frequency.SEMIMONTHLY}, "on the 15th and the last day"),
        ({"frequency": Frequency.BIWEEKLY, "start": "2026-06-15"}, "every 2 weeks on Monday"),
        ({"frequency": Frequency.DAILY}, "every day"),
    ],
)
def test_a_rhythm_in_words(rhythm: dict[str, Any], words: str) -> None:
    assert rhythm_in_words(rhythm_of(entry(**rhythm))) == words


def test_a_daily_amortisation_over_a_leap_day() -> None:
    insurance = spread("1200.00", "2027-11-15", service_end=date(2028, 11, 14))
    amounts = [
        "52.46",
        "101.64",
        "101.64",
        "95.08",
        "101.64",
        "98.36",
        "101.64",
        "98.36",
        "101.64",
        "101.64",
        "98.36",
        "101.64",
        "45.90",
    ]
    assert [amount for _, amount in steps(insurance)] == [D(amount) for amount in amounts]
    assert after(insurance, 2).remaining == D("1045.90")
    finished = after(insurance, 13)
    assert (finished.status, finished.remaining, finished.next_due_date) == (
        RecurringStatus.FINISHED,
        D(0),
        None,
    )


def test_an_equal_amortisation_leaves_nothing() -> None:
    assert [amount for _, amount in steps(spread("100", periods=3))] == [D("33.33"), D("33.34"), D("33.33")]
    assert after(spread("100", periods=3), 3).status is RecurringStatus.FINISHED


def test_a_new_total_is_spread_over_the_periods_left() -> None:
    half = after(spread("1200", periods=12), 6)
    changed = restated(half, replace(half, total_amount=D(900)))
    assert [amount for _, amount in steps(changed)] == [D(50)] * 6
    assert half.recognised_amount == D(600)


def test_a_new_end_spreads_the_days_left() -> None:
    old = after(spread("365", "2026-01-01", service_end=date(2026, 12, 31)), 6)
    assert old.recognised_amount == D(181)
    changed = restated(old, replace(old, service_end=date(2026, 9, 30)))
    assert steps(changed) == [
        ("2026-07-31", D("62.00")),
        ("2026-08-31", D("62.00")),
        ("2026-09-30", D("60.00")),
    ]


def test_a_credit_after_the_end_comes_in_one_more_step() -> None:
    done = after(spread("300", periods=3), 3)
    lowered = restated(done, replace(done, total_amount=D(280)))
    resumed = with_next_due(lowered, due_after_change(done, lowered, no_holidays))
    assert (resumed.status, steps(resumed)) == (RecurringStatus.ACTIVE, [("2026-04-30", D(-20))])
    days = after(spread("365", "2026-01-01", service_end=date(2026, 1, 31)), 1)
    more = restated(days, replace(days, total_amount=D(400)))
    assert steps(with_next_due(more, due_after_change(days, more, no_holidays))) == [("2026-02-28", D(35))]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"periods": 2}, "periods"),
        ({"service_end": date(2026, 2, 28)}, "service_end"),
    ],
)
def test_an_end_before_what_was_recognised_is_refused(change: dict[str, Any], field: str) -> None:
    more: dict[str, Any] = {"periods": 12} if field == "periods" else {"service_end": date(2026, 12, 31)}
    half = after(spread("1200", **more), 3)
    with pytest.raises(InvalidInput) as refused:
        restated(half, replace(half, **change))
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("basis", "weights", "shares"),
    [
        ("1000.00", "1 1 1", "333.34 333.33 333.33"),
        ("-100.01", "1 1 1", "-33.34 -33.34 -33.33"),
        ("1000.00", "45.5 30.25 24.25", "455.00 302.50 242.50"),
        ("0", "1 1 1", "0 0 0"),
    ],
)
def test_an_allocation_shares_by_largest_remainder(basis: str, weights: str, shares: str) -> None:
    lines = tuple(line(n, Side.DEBIT, weight=D(weight)) for n, weight in enumerate(weights.split(), 1))
    pool = entry(TemplateType.ALLOCATION, lines=lines, basis_account_id=ID, basis=Basis.PERIOD_MOVEMENT)
    [amounts] = [one.amounts for one in islice(upcoming(pool, around(basis)), 1)]
    assert [amount for _, amount in amounts] == [D(share) for share in shares.split()]


def test_a_royalty_of_three_percent_takes_the_cent_on_its_last_line() -> None:
    lines = (
        line(1, Side.DEBIT, weight=D("0.03")),
        line(2, Side.CREDIT, weight=D("0.015")),
        line(3, Side.CREDIT, weight=D("0.015")),
    )
    royalty = entry(TemplateType.PERCENTAGE, lines=lines, basis_account_id=ID, basis=Basis.PERIOD_MOVEMENT)
    [one] = islice(upcoming(royalty, around("1001.10")), 1)
    assert [amount for _, amount in one.amounts] == [D("30.03"), D("15.02"), D("15.01")]


@pytest.mark.parametrize(
    ("kind", "more", "field", "message"),
    [
        (TemplateType.FIXED, {"lines": (line(1, Side.DEBIT, amount=D(1)),)}, "lines", "at least two lines"),
        (TemplateType.FIXED, {"end_date": date(2025, 1, 1)}, "end_date", "The end is before the start"),
        (
            TemplateType.FIXED,
            {"lines": (line(1, Side.DEBIT, amount=D(5)), line(2, Side.CREDIT, amount=D(4)))},
            "lines",
            "Debits 5 and credits 4 differ",
        ),
        (TemplateType.REVERSING, {}, "lines.0.amount", "Line 1: the amount must be above zero"),
        (TemplateType.AMORTISATION, {}, "total_amount", "Enter the total"),
        (
            TemplateType.AMORTISATION,
            {"total_amount": D(1), "proration": Proration.EQUAL},
            "periods",
            "how many periods",
        ),
        (
            TemplateType.AMORTISATION,
            {"total_amount": D(1), "proration": Proration.DAILY},
            "service_end",
            "first and the last day",
        ),
        (
            TemplateType.AMORTISATION,
            {"total_amount": D(1), "max_occurrences": 3},
            "end_date",
            "ends with its total",
        ),
        (TemplateType.ALLOCATION, {}, "basis_account_id", "Choose the account"),
        (
            TemplateType.ALLOCATION,
            {"basis_account_id": ID, "basis": Basis.PERIOD_MOVEMENT},
            "lines",
            "Weights are all zero.",
        ),
        (
            TemplateType.ALLOCATION,
            {"basis_account_id": ID, "basis": Basis.PERIOD_MOVEMENT, "currency": "EUR"},
            "currency",
            "figures in USD",
        ),
        (
            TemplateType.PERCENTAGE,
            {
                "basis_account_id": ID,
                "basis": Basis.PERIOD_MOVEMENT,
                "lines": (line(1, Side.DEBIT, weight=D("0.03")), line(2, Side.CREDIT, weight=D("0.02"))),
            },
            "lines",
            "add up to the same",
        ),
        (
            TemplateType.PERCENTAGE,
            {
                "basis_account_id": ID,
                "basis": Basis.PERIOD_MOVEMENT,
                "lines": (line(1, Side.DEBIT, weight=D(11)), line(2, Side.CREDIT, weight=D(11))),
            },
            "lines",
            "at most 1,000 %",
        ),
    ],
)
def test_a_template_that_does_not_fit_is_refused(
    kind: TemplateType, more: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(InvalidInput, match=message) as refused:
        check_recurring(entry(kind, **more), "USD")
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (RecurringStatus.ACTIVE, RecurringStatus.PAUSED),
        (RecurringStatus.PAUSED, RecurringStatus.ACTIVE),
    ],
)
def test_pausing_and_resuming(now: RecurringStatus, wanted: RecurringStatus) -> None:
    changed = moved(replace(entry(), status=now), wanted)
    assert (changed.status, changed.is_active) == (wanted, wanted is RecurringStatus.ACTIVE)
    with pytest.raises(StatusMoveRefused, match=f"Rent is {wanted} and cannot become {wanted}"):
        moved(changed, wanted)


def test_a_finished_entry_moves_only_after_its_end_was_extended() -> None:
    done = passed_over(entry(max_occurrences=1), no_holidays)
    assert (done.status, done.next_due_date) == (RecurringStatus.FINISHED, None)
    for status in (RecurringStatus.ACTIVE, RecurringStatus.PAUSED):
        with pytest.raises(RecurringFinished, match=r"Rent is finished\. Extend its end first\."):
            moved(done, status)
    with pytest.raises(RecurringFinished):
        passed_over(done, no_holidays)


@pytest.mark.parametrize(
    ("kind", "account", "direction"),
    [
        (TaxCodeKind.SALE, AccountType.EXPENSE, "output"),
        (TaxCodeKind.PURCHASE, AccountType.INCOME, "input"),
        (TaxCodeKind.BOTH, AccountType.INCOME, "output"),
        (TaxCodeKind.BOTH, AccountType.ASSET, "input"),
    ],
)
def test_the_direction_of_a_tax(kind: TaxCodeKind, account: AccountType, direction: str) -> None:
    assert tax_direction(kind, account).value == direction
