"""Payment terms: when a document is due and until when early payment earns a discount (ap.md R1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from finance_core.money.dates import HolidayTest, add_months, end_of_month, next_working_day, no_holidays


class Terms(Protocol):
    """The columns of a payment term; the kernel's `PaymentTerm` has them."""

    @property
    def due_rule(self) -> str:
        """net_days, end_of_month_plus or day_of_month."""

    @property
    def days(self) -> int:
        """Days after the invoice date or the month's end."""

    @property
    def months(self) -> int:
        """Months to move before a day of the month, or the month's end, is taken."""

    @property
    def day(self) -> int | None:
        """Day of the month (1-31) of the rule day_of_month."""

    @property
    def discount_percent(self) -> Decimal | None:
        """Discount as a share: 0.02 for 2 %."""

    @property
    def discount_days(self) -> int | None:
        """Days after the invoice date on which a payment still earns it."""

    @property
    def next_business_day(self) -> bool:
        """Whether a due date on a weekend or holiday moves to the next working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsResult:
    """The dates and the discount share that are copied to a document."""

    due_date: date
    discount_date: date | None = None
    discount_percent: Decimal | None = None


def apply_terms(terms: Terms, invoice_date: date, is_holiday: HolidayTest = no_holidays) -> TermsResult:
    """Return due date, last discount day and discount share of a document (ap.md R1; OpenStax FA §6.3).

    Day D of a month that is already past on the invoice date means the next month. Only the due date moves
    to a working day; the last discount day stays the calendar day the vendor printed.

    Raises:
        InvalidInput: the dates lie outside the calendar.
    """
    due = _due_date(terms, invoice_date)
    if terms.next_business_day:
        due = next_working_day(due, is_holiday)
    if not terms.discount_percent:
        return TermsResult(due_date=due)
    return TermsResult(
        due_date=due,
        discount_date=invoice_date + timedelta(days=terms.discount_days or 0),
        discount_percent=terms.discount_percent,
    )


def _due_date(terms: Terms, invoice_date: date) -> date:
    if terms.due_rule == "end_of_month_plus":
        return end_of_month(add_months(invoice_date, terms.months)) + timedelta(days=terms.days)
    if terms.due_rule == "day_of_month":
        due = add_months(invoice_date, terms.months, terms.day)
        return due if due >= invoice_date else add_months(invoice_date, terms.months + 1, terms.day)
    return invoice_date + timedelta(days=terms.days)
