"""Books for reports: entries in few words, and the month of Printing Plus (OpenStax, Accounting 1, ch. 4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from finance_core.company import Company, NewCompany
from finance_core.kernel.models.ledger import EntryKind, Side
from finance_core.kernel.models.master import Party
from finance_core.kernel.models.posting import PostedEntry, PostingLine, PostingRequest
from finance_core.modules.reporting.api import ReportOptions, ReportRow, ReportTable
from finance_core.money.clock import FixedClock
from finance_core.money.ids import new_id

D = Decimal
NEEDS_PARTY = {"1100", "2000"}
PRINTING_PLUS: tuple[tuple[int, str, str, str, str], ...] = (
    (3, "Stock issued", "1000", "3000", "20000"),
    (5, "Equipment bought on account", "1530", "2000", "3500"),
    (9, "Customer pays ahead", "1000", "2140", "4000"),
    (10, "Service on account", "1100", "4010", "5500"),
    (12, "Utility bill", "6120", "1000", "300"),
    (14, "Dividends", "3320", "1000", "100"),
    (17, "Service for cash", "1000", "4010", "2800"),
    (18, "Equipment paid", "2000", "1000", "3500"),
    (20, "Salaries", "6000", "1000", "3600"),
    (23, "Customer pays", "1000", "1100", "5500"),
    (27, "Service on account", "1100", "4010", "1200"),
    (30, "Supplies on account", "1305", "2000", "500"),
    (31, "Supplies used", "6200", "1305", "100"),
    (31, "Depreciation", "6500", "1531", "75"),
    (31, "Advance earned", "2140", "4010", "600"),
    (31, "Interest earned", "1165", "4700", "140"),
    (31, "Salaries owed", "6000", "2300", "1500"),
)


@dataclass(slots=True)
class Ledger:
    """A company with one party, spoken to in few words."""

    company: Company
    party: UUID

    @classmethod
    def open(cls, company: Company) -> Ledger:
        party = Party(id=new_id(), code="P-1", name="Larry's Lamps", is_customer=True, is_vendor=True)
        with company.database.transaction() as unit:
            company.kernel.parties.store(unit, party)
        return cls(company, party.id)

    def account(self, code: str) -> UUID:
        return self.company.kernel.accounts.by_code(code).id

    def post(
        self, on: date, debit: str, credit: str, amount: str, text: str = "Entry", **more: Any
    ) -> PostedEntry:
        """Debit one account and credit another."""
        sides = ((Side.DEBIT, debit), (Side.CREDIT, credit))
        lines = tuple(
            PostingLine(
                side=side,
                amount=D(amount),
                account_id=self.account(code),
                party_id=self.party if code in NEEDS_PARTY else None,
            )
            for side, code in sides
        )
        request = PostingRequest(
            entry_date=on,
            description=text,
            lines=lines,
            source_module="gl",
            source_type="gl_journal",
            source_id=new_id(),
            **more,
        )
        with self.company.database.transaction() as unit:
            return self.company.kernel.posting.post(unit, request)

    def close(self, on: date, profit: str) -> PostedEntry:
        """Close income of Printing Plus's kind: the profit goes from sales to retained earnings."""
        return self.post(
            on, "4010", "3300", profit, "Closing", kind=EntryKind.CLOSING, period=f"{on.year}-ADJ"
        )

    def report(self, name: str, **options: Any) -> ReportTable:
        """Run a report by name; dates as texts."""
        return getattr(self.company.reporting, name)(ReportOptions.model_validate(options))  # type: ignore[no-any-return]


@contextmanager
def printing_plus(folder: Path) -> Iterator[Ledger]:
    """Open books with January 2019 of Printing Plus."""
    answers = NewCompany(name="Printing Plus", fiscal_year_start=date(2019, 1, 1))
    clock = FixedClock(datetime(2019, 1, 31, 12, tzinfo=UTC))
    with Company.create(folder / "printing_plus.countinghouse", answers, clock) as company:
        ledger = Ledger.open(company)
        for day, text, debit, credit, amount in PRINTING_PLUS:
            ledger.post(date(2019, 1, day), debit, credit, amount, text)
        yield ledger


def shown(table: ReportTable) -> list[tuple[str, ...]]:
    """Return the rows as texts: label and cells that are not empty."""
    return [
        tuple(part for part in (row.label, *(_text(cell.value) for cell in row.cells)) if part)
        for row in table.rows
    ]


def row_of(table: ReportTable, text: str) -> ReportRow:
    """Return the row whose label or first cells are the text."""
    for row in table.rows:
        if text in (row.label, *(cell.value for cell in row.cells[:3])):
            return row
    raise AssertionError(f"{table.title} has no row {text}")


def _text(value: object) -> str:
    return "" if value is None else str(value)
