"""The figures of the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from finance_core.kernel.models.ledger import AccountType
from finance_core.modules.reporting.models import DashboardFigures, MonthFigures, Span
from finance_core.modules.reporting.rules import ZERO
from finance_core.modules.reporting.service.ageing import AgedLedger
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.sums import balances
from finance_core.money.dates import add_months, end_of_month

CASH_SUBTYPES = {"cash", "bank", "cash_equivalent"}
MONTHS = 12


def dashboard_figures(books: Books, as_of: date, ledgers: Mapping[str, AgedLedger]) -> DashboardFigures:
    """Return cash, open documents, profit and twelve months of income and expenses, in base currency.

    Receivables and payables are open documents without unapplied money; profit leaves closing entries out.
    Month and fiscal year count up to the day.
    """
    cash = [each.id for each in books.accounts if each.subtype in CASH_SUBTYPES]
    in_hand = balances(books, [Span(date_to=as_of, closing_to=as_of)], accounts=cash)
    firsts = [add_months(as_of.replace(day=1), number - MONTHS + 1) for number in range(MONTHS)]
    spans = [Span(date_from=first, date_to=min(end_of_month(first), as_of)) for first in firsts]
    year = Span(date_from=books.year_start(as_of), date_to=as_of)
    income, expenses = _totals(books, [*spans, year])
    receivables, payables = (_open(ledgers[module], as_of) for module in ("ar", "ap"))
    return DashboardFigures(
        as_of=as_of,
        currency=books.currency,
        cash=books.exact(sum((row[0] for row in in_hand.values()), ZERO)),
        receivables=books.exact(receivables[0]),
        receivables_overdue=books.exact(receivables[1]),
        payables=books.exact(payables[0]),
        payables_overdue=books.exact(payables[1]),
        profit_month=books.exact(-income[-2] - expenses[-2]),
        profit_year=books.exact(-income[-1] - expenses[-1]),
        months=tuple(
            MonthFigures(month=first, income=books.exact(-earned), expenses=books.exact(spent))
            for first, earned, spent in zip(firsts, income[:-1], expenses[:-1], strict=True)
        ),
    )


def _totals(books: Books, spans: list[Span]) -> tuple[list[Decimal], list[Decimal]]:
    """Return debit − credit of all income and of all expenses in each span."""
    kinds = {each.id: each.type for each in books.accounts}
    sums = {kind: [ZERO] * len(spans) for kind in (AccountType.INCOME, AccountType.EXPENSE)}
    wanted = [key for key, kind in kinds.items() if kind in sums]
    for key, amounts in balances(books, spans, accounts=wanted).items():
        sums[kinds[key]] = [a + b for a, b in zip(sums[kinds[key]], amounts, strict=True)]
    return sums[AccountType.INCOME], sums[AccountType.EXPENSE]


def _open(ledger: AgedLedger, as_of: date) -> tuple[Decimal, Decimal]:
    """Return what is open and how much of it is overdue."""
    buckets = [party.buckets for party in ledger.parties(as_of)]
    return sum((sum(each, ZERO) for each in buckets), ZERO), sum(
        (sum(each[1:], ZERO) for each in buckets), ZERO
    )
