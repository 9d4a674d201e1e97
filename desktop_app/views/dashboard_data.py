"""What the home page reads, off the GUI thread: the figures, what is due next, what needs attention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.spec.formats import role_in_words
from desktop_app.views import catalogue
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats
    from desktop_app.spec.screen import ScreenSpec
    from desktop_app.work.company import CompanyPort

_MOST_DUE, _MOST_ATTENTION = 8, 4
_LATE_TO_CLOSE = timedelta(days=31)
# direction, list method, the column of the party, the subject its documents are found as
_LEDGERS = (("To pay", "ap.list_bills", "vendor", "ap_invoice"),
            ("To collect", "ar.list_invoices", "customer", "ar_invoice"))
DUE_COLUMNS = ("id", "due_date", "direction", "party", "number", "days", "open", "currency", "subject")


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that waits: what, how it reads, and the screen that shows it."""

    icon: str
    title: str
    help: str
    screen: str
    filters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Everything the home page shows."""

    figures: Any
    due: Page
    attention: tuple[Attention, ...]


def read_home(company: CompanyPort, today: date, screens: Iterable[ScreenSpec],
              formats: Formats) -> HomeFigures:
    """Read the home page of a company."""
    figures = company.call("reporting.dashboard", today)
    waiting = [*_differences(company, today, formats), *_late(figures, formats),
               *_unmatched(company, formats), *_drafts(company, screens), *_open_periods(company, today)]
    return HomeFigures(figures, due_next(company, today), tuple(waiting[:_MOST_ATTENTION]))


def due_next(company: CompanyPort, today: date) -> Page:
    """Return the open documents that are due first, to pay and to collect, as rows of a list."""
    rows: list[tuple[Any, ...]] = []
    for direction, method, party, subject in _LEDGERS:
        query = ListQuery(filters={"open": True}, sort="due_date", descending=False, limit=_MOST_DUE,
                          with_count=False)
        page = company.call(method, query)
        rows += [_due_row(dict(zip(page.columns, row, strict=True)), direction, (party, subject), today)
                 for row in page.rows]
    rows.sort(key=lambda row: (row[1] or date.max, row[4]))
    shown = tuple(rows[:_MOST_DUE])
    return Page(columns=DUE_COLUMNS, rows=shown, count=len(shown), totals={})


def _due_row(values: Mapping[str, Any], direction: str, keys: tuple[str, str],
             today: date) -> tuple[Any, ...]:
    party, subject = keys
    due = values["due_date"]
    late = (today - due).days if due else 0
    return (values["id"], due, direction, values[party], values["number"], _days_in_words(late),
            values["open"], values["currency"], subject)


def _days_in_words(late: int) -> str:
    if late == 0:
        return "today"
    days = "1 day" if abs(late) == 1 else f"{abs(late)} days"
    return f"{days} overdue" if late > 0 else f"in {days}"


def _late(figures: Any, formats: Formats) -> Iterator[Attention]:
    for amount, whose, report in (
        (figures.receivables_overdue, "Customers are late", "aged_receivables"),
        (figures.payables_overdue, "Bills are overdue", "aged_payables"),
    ):
        if amount > 0:
            text = f"{formats.money(amount)} {figures.currency}"
            yield Attention("clock-alert", whose, text, catalogue.REPORTS, {"report": report})


def _differences(company: CompanyPort, today: date, formats: Formats) -> Iterator[Attention]:
    for tie in company.call("reporting.tie_out", today):
        if tie.difference:
            amount = formats.money(tie.difference)
            help_text = f"The ledger and the documents differ by {amount}"
            yield Attention("triangle-alert", f"{tie.account_code} {tie.account_name}", help_text,
                            "reporting.tie_out", {})


def _unmatched(company: CompanyPort, formats: Formats) -> Iterator[Attention]:
    page = company.call("cash.list_bank_accounts", ListQuery(filters={"active": True}, with_count=False))
    for row in page.rows:
        account = dict(zip(page.columns, row, strict=True))
        if count := account["unmatched_lines"]:
            title = "1 bank line waits" if count == 1 else f"{formats.number(count)} bank lines wait"
            yield Attention("landmark", title, f"To be matched in {account['name']}", "cash.reconcile",
                            {"bank_account_id": account["id"]})


def _drafts(company: CompanyPort, screens: Iterable[ScreenSpec]) -> Iterator[Attention]:
    for spec in screens:
        count = len(company.call("kernel.drafts", spec.id)) if spec.has_form else 0
        if count:
            title = f"A draft: {spec.record}" if count == 1 else f"{count} drafts: {spec.record}"
            yield Attention("file-pen", title, "Kept outside the books until you go on", spec.id, {})


def _open_periods(company: CompanyPort, today: date) -> Iterator[Attention]:
    late: Sequence[Any] = [
        one for one in company.call("periods.list_periods")
        if str(one.status) == "open" and not one.is_adjustment and one.end_date + _LATE_TO_CLOSE < today]
    if late:
        name = late[0].name
        title = f"{name} is still open" if len(late) == 1 else f"{len(late)} past months are still open"
        help_text = "Close it when its books are complete" if len(late) == 1 else f"The oldest is {name}"
        yield Attention("calendar-clock", title, help_text, catalogue.PERIODS, {})


TIE_COLUMNS = ("id", "account", "role", "ledger", "documents", "difference", "state")


def read_ties(company: CompanyPort, as_of: date) -> Page:
    """Return every control account against its documents as rows of a list."""
    ties = company.call("reporting.tie_out", as_of)
    rows = tuple(
        (UUID(int=at), f"{tie.account_code} {tie.account_name}", role_in_words(tie.role),
         tie.ledger, tie.documents, tie.difference, "differs" if tie.difference else "agrees")
        for at, tie in enumerate(ties, start=1))
    totals: dict[str, Decimal] = {"difference": sum((row[5] for row in rows), Decimal(0))}
    return Page(columns=TIE_COLUMNS, rows=rows, count=len(rows), totals=totals)
