"""Recurring entries: their rhythm, their amounts, and how far they have come (gl.md rules 1, 2 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from finance_core.engines.amortisation import daily_amount, equal_amount
from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.states import Moves, check_move
from finance_core.modules.gl.errors import RecurringFinished
from finance_core.modules.gl.models import (
    Proration,
    RecurringEntry,
    RecurringLine,
    RecurringStatus,
    TemplateType,
)
from finance_core.money.allocation import allocate
from finance_core.money.dates import (
    Anchor,
    Frequency,
    HolidayTest,
    Recurrence,
    next_occurrence,
    occurrences_until,
)
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)
HIGHEST_WEIGHT = Decimal(10)
SHARED = frozenset({TemplateType.ALLOCATION, TemplateType.PERCENTAGE})
RHYTHM_FIELDS = frozenset({"frequency", "interval", "anchor", "anchor_day", "start_date"})
SPREAD_FIELDS = frozenset({"total_amount", "periods", "service_end"})
RECURRING_MOVES: Moves[RecurringStatus] = {
    RecurringStatus.ACTIVE: frozenset({RecurringStatus.PAUSED, RecurringStatus.FINISHED}),
    RecurringStatus.PAUSED: frozenset({RecurringStatus.ACTIVE, RecurringStatus.FINISHED}),
    RecurringStatus.FINISHED: frozenset({RecurringStatus.ACTIVE}),
}
_ONE_DAY = timedelta(days=1)
_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.SEMIANNUALLY: 6,
    Frequency.ANNUALLY: 12,
}
_ANCHORS = {
    Anchor.LAST_DAY: " on the last day",
    Anchor.FIRST_WORKDAY: " on the first working day",
    Anchor.LAST_WORKDAY: " on the last working day",
}
Amounts = tuple[tuple[RecurringLine, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A due date, the signed amount of each line (negative: on its other side), and the entry after it."""

    due: date
    amounts: Amounts
    amount: Decimal
    after: RecurringEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the arithmetic needs from outside: decimals, holidays, and the basis account's figure on a day.

    `basis_of` returns debit − credit for an allocation, for a percentage the account's normal side positive.
    """

    minor_unit: int
    is_holiday: HolidayTest
    basis_of: Callable[[RecurringEntry, date], Decimal]


def rhythm_of(entry: RecurringEntry) -> Recurrence:
    """Return the rhythm of a recurring entry; occurrence k follows from its anchor, never from k − 1."""
    return Recurrence(
        frequency=entry.frequency,
        start_date=entry.start_date,
        interval=entry.interval,
        anchor=entry.anchor,
        anchor_day=entry.anchor_day,
    )


def first_due(entry: RecurringEntry, not_before: date, is_holiday: HolidayTest) -> date | None:
    """Return the first due date on or after a day."""
    return next_occurrence(rhythm_of(entry), not_before - _ONE_DAY, is_holiday)


def due_after_change(old: RecurringEntry, new: RecurringEntry, is_holiday: HolidayTest) -> date | None:
    """Return the next due date once a rhythm or an end changed: the first after the last date passed."""
    if old.next_due_date is None:
        passed = old.last_generated_date
    else:
        before = occurrences_until(rhythm_of(old), old.next_due_date - _ONE_DAY, is_holiday)
        passed = before[-1] if before else None
    return next_occurrence(rhythm_of(new), passed or new.start_date - _ONE_DAY, is_holiday)


def with_next_due(entry: RecurringEntry, next_due: date | None) -> RecurringEntry:
    """Return the entry with its next due date; finished when it has come to its end, else going on."""
    if next_due is None or _has_ended(entry, next_due):
        return replace(entry, next_due_date=None, status=RecurringStatus.FINISHED, is_active=False)
    status = RecurringStatus.ACTIVE if entry.status is RecurringStatus.FINISHED else entry.status
    return replace(entry, next_due_date=next_due, status=status, is_active=status is RecurringStatus.ACTIVE)


def _has_ended(entry: RecurringEntry, next_due: date) -> bool:
    if entry.template_type is TemplateType.AMORTISATION:
        return not entry.remaining
    if entry.max_occurrences is not None and entry.occurrences_done >= entry.max_occurrences:
        return True
    return entry.end_date is not None and next_due > entry.end_date


def moved(entry: RecurringEntry, status: RecurringStatus) -> RecurringEntry:
    """Return the entry paused or resumed.

    Raises:
        RecurringFinished: it is finished; its end is extended first.
        StatusMoveRefused: it is so already.
    """
    if entry.status is RecurringStatus.FINISHED:
        raise RecurringFinished(entry.name)
    check_move(RECURRING_MOVES, entry.name, entry.status, status)
    return replace(entry, status=status, is_active=status is RecurringStatus.ACTIVE)


def passed_over(entry: RecurringEntry, is_holiday: HolidayTest) -> RecurringEntry:
    """Return the entry with its next due date behind it, nothing recognised.

    Raises:
        RecurringFinished: nothing is due any more.
    """
    if entry.next_due_date is None:
        raise RecurringFinished(entry.name)
    done = replace(entry, occurrences_done=entry.occurrences_done + 1)
    return with_next_due(done, next_occurrence(rhythm_of(entry), entry.next_due_date, is_holiday))


def upcoming(entry: RecurringEntry, around: Surroundings) -> Iterator[Occurrence]:
    """Yield the occurrences to come, each with the entry as it stands afterwards."""
    while (due := entry.next_due_date) is not None:
        amounts = _amounts(entry, due, around)
        amount = sum((value for line, value in amounts if line.side is Side.DEBIT), ZERO)
        recognised = amount if entry.template_type is TemplateType.AMORTISATION else ZERO
        entry = passed_over(
            replace(entry, recognised_amount=entry.recognised_amount + recognised, last_generated_date=due),
            around.is_holiday,
        )
        yield Occurrence(due=due, amounts=amounts, amount=amount, after=entry)


def _amounts(entry: RecurringEntry, due: date, around: Surroundings) -> Amounts:
    if entry.template_type is TemplateType.AMORTISATION:
        amount = amortised_amount(entry, due, around.minor_unit)
        return tuple((line, amount) for line in entry.lines)
    if entry.template_type not in SHARED:
        return tuple((line, line.amount or ZERO) for line in entry.lines)
    basis = around.basis_of(entry, due)
    weights = [line.weight or ZERO for line in entry.lines]
    if entry.template_type is TemplateType.ALLOCATION:
        return tuple(zip(entry.lines, allocate(basis, weights, around.minor_unit), strict=True))
    return _percentages(entry.lines, basis, around.minor_unit)


def amortised_amount(entry: RecurringEntry, due: date, minor_unit: int) -> Decimal:
    """Return what an amortisation recognises on a due date, in its currency (rule 2).

    The cumulative amount is rounded half up, so the last occurrence leaves exactly zero. After a change of
    total or end only what was left then is spread (change in estimate: IAS 8.36, ASC 250-10-45-17).
    """
    total = (entry.total_amount or ZERO) - entry.restated_amount
    before = entry.recognised_amount - entry.restated_amount
    if entry.proration is Proration.DAILY and entry.service_start and entry.service_end:
        service = (entry.restated_from or entry.service_start, entry.service_end)
        return daily_amount(total, service, due, before, minor_unit)
    number = entry.occurrences_done + 1 - entry.restated_done
    return equal_amount(total, number, (entry.periods or 1) - entry.restated_done, before, minor_unit)


def restated(old: RecurringEntry, new: RecurringEntry) -> RecurringEntry:
    """Return an amortisation whose total or end changed; one at its end takes one more step.

    Raises:
        InvalidInput: the new end lies before what was recognised.
    """
    if old.last_generated_date is None:
        return new
    done, follows = old.occurrences_done, old.last_generated_date + _ONE_DAY
    new = replace(new, restated_amount=old.recognised_amount, restated_done=done)
    if new.proration is Proration.EQUAL:
        if (new.periods or 0) > done:
            return new
        if new.periods != old.periods:
            raise InvalidInput("periods", f"{done} periods have passed already. Enter more than that.")
        return replace(new, periods=done + 1)
    new = replace(new, restated_from=follows)
    if new.service_end is None or new.service_end >= follows:
        return new
    if new.service_end != old.service_end:
        raise InvalidInput(
            "service_end", f"The amount is recognised up to {old.last_generated_date}. Enter a later end."
        )
    return replace(new, service_end=follows)


def _percentages(lines: tuple[RecurringLine, ...], basis: Decimal, minor_unit: int) -> Amounts:
    rounded = [rounded_product(minor_unit, basis, line.weight or ZERO) for line in lines]
    signs = [1 if line.side is Side.DEBIT else -1 for line in lines]
    rest = sum((sign * amount for sign, amount in zip(signs, rounded, strict=True)), ZERO)
    rounded[-1] -= signs[-1] * rest
    return tuple(zip(lines, rounded, strict=True))


def check_recurring(entry: RecurringEntry, base_currency: str) -> None:
    """Refuse a recurring entry whose parts do not fit its type.

    Raises:
        InvalidInput: the message names the field and what belongs there.
    """
    if len(entry.lines) < 2:
        raise InvalidInput("lines", "A recurring entry needs at least two lines.")
    if entry.end_date is not None and entry.end_date < entry.start_date:
        raise InvalidInput("end_date", "The end is before the start. Enter a later end.")
    if entry.template_type is TemplateType.AMORTISATION:
        _check_amortisation(entry)
    elif entry.template_type in SHARED:
        _check_shares(entry, base_currency)
    else:
        _check_amounts(entry)


def _check_amounts(entry: RecurringEntry) -> None:
    for index, line in enumerate(entry.lines):
        if line.amount is None or line.amount <= 0:
            raise InvalidInput(f"lines.{index}.amount", f"Line {index + 1}: the amount must be above zero.")
    debit, credit = (_sum(entry, side, "amount") for side in Side)
    if debit != credit and not any(line.tax_code_id for line in entry.lines):
        raise InvalidInput("lines", f"Debits {debit} and credits {credit} differ. Correct an amount.")


def _check_amortisation(entry: RecurringEntry) -> None:
    if not entry.total_amount:
        raise InvalidInput("total_amount", "Enter the total to spread.")
    if sorted(line.side for line in entry.lines) != [Side.CREDIT, Side.DEBIT]:
        raise InvalidInput("lines", "An amortisation has one account to debit and one to credit.")
    if entry.end_date is not None or entry.max_occurrences is not None:
        raise InvalidInput("end_date", "An amortisation ends with its total. Leave the end empty.")
    if entry.proration is Proration.EQUAL and entry.periods is None:
        raise InvalidInput("periods", "Enter over how many periods the total is spread.")
    if entry.proration is Proration.DAILY:
        if entry.service_start is None or entry.service_end is None:
            raise InvalidInput("service_end", "Enter the first and the last day of the service.")
        if entry.service_end < entry.service_start:
            raise InvalidInput("service_end", "The service ends before it starts. Enter a later end.")


def _check_shares(entry: RecurringEntry, base_currency: str) -> None:
    if entry.basis_account_id is None or entry.basis is None:
        raise InvalidInput("basis_account_id", "Choose the account whose figure is shared out.")
    if entry.currency != base_currency:
        raise InvalidInput(
            "currency", f"Shares are taken of figures in {base_currency}. Choose that currency."
        )
    weights = [line.weight or ZERO for line in entry.lines]
    if not any(weights):
        raise InvalidInput("lines", "Weights are all zero.")
    for index, weight in enumerate(weights):
        if weight <= 0:
            raise InvalidInput(f"lines.{index}.weight", f"Line {index + 1}: the weight must be above zero.")
    if entry.template_type is TemplateType.ALLOCATION:
        if any(line.side is Side.CREDIT for line in entry.lines):
            raise InvalidInput(
                "lines", "An allocation debits its targets; the basis account is credited by itself."
            )
        return
    if max(weights) > HIGHEST_WEIGHT:
        raise InvalidInput("lines", "A percentage is at most 1,000 %.")
    if _sum(entry, Side.DEBIT, "weight") != _sum(entry, Side.CREDIT, "weight"):
        raise InvalidInput("lines", "The percentages to debit and to credit must add up to the same.")


def _sum(entry: RecurringEntry, side: Side, field: str) -> Decimal:
    return sum((getattr(line, field) or ZERO for line in entry.lines if line.side is side), ZERO)


def rhythm_in_words(rhythm: Recurrence) -> str:
    """Return a rhythm as a reader says it: every 3 months on the last day."""
    if rhythm.frequency is Frequency.SEMIMONTHLY:
        every = "" if rhythm.interval == 1 else f", every {rhythm.interval} half months"
        return f"on the 15th and the last day{every}"
    if rhythm.frequency in _MONTHS:
        months = _MONTHS[rhythm.frequency] * rhythm.interval
        years, part = divmod(months, 12)
        every = _every(years, "year") if not part else _every(months, "month")
        day = rhythm.anchor_day or rhythm.start_date.day
        return every + _ANCHORS.get(rhythm.anchor, f" on day {day}")
    if rhythm.frequency is Frequency.DAILY:
        return _every(rhythm.interval, "day")
    weeks = rhythm.interval * (2 if rhythm.frequency is Frequency.BIWEEKLY else 1)
    return f"{_every(weeks, 'week')} on {rhythm.start_date:%A}"


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"
