"""A small company without a database for the tests of the shell, the reports and the entry viewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from typing_extensions import override

from finance_core.errors import InvalidInput
from finance_core.kernel.kernel import SubledgerTie
from finance_core.kernel.listing import ListQuery, LookupItem, LookupQuery, Page
from finance_core.kernel.models.ledger import EntryKind, Side
from finance_core.kernel.models.posting import EntryRef, PostedEntry, PostedLine, Saved
from finance_core.kernel.settings import SettingValue
from finance_core.modules.reporting.models import (
    Cell,
    ColumnKind,
    DashboardFigures,
    DrillKey,
    DrillKind,
    LayoutInfo,
    MonthFigures,
    ReportCheck,
    ReportColumn,
    ReportInfo,
    ReportMetadata,
    ReportPeriod,
    ReportRow,
    ReportStatus,
    ReportTable,
    RowKind,
)
from tests.gui.demo import DemoCompany, key

TODAY = date(2026, 6, 15)
ENTRY, REVERSAL, BILL, BANK = key(9, 1), key(9, 2), key(9, 3), key(9, 4)
NOON = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
_STATEMENT = ("level", "zero_rows", "comparison", "split", "layout")
REPORTS = (
    ReportInfo(
        name="balance_sheet",
        title="Balance sheet",
        group="Statements",
        period=ReportPeriod.AS_OF,
        options=_STATEMENT,
        question="What does the company own and owe?",
        layouts=(LayoutInfo(code="us", name="US GAAP, classified"),),
    ),
    ReportInfo(
        name="income_statement",
        title="Income statement",
        group="Statements",
        period=ReportPeriod.RANGE,
        options=_STATEMENT,
        question="How much did the company earn?",
    ),
    ReportInfo(
        name="trial_balance",
        title="Trial balance",
        group="Ledgers",
        period=ReportPeriod.AS_OF,
        options=("level", "zero_rows", "comparison"),
        question="What is the balance of every account?",
    ),
    ReportInfo(
        name="account_register",
        title="Account register",
        group="Ledgers",
        period=ReportPeriod.RANGE,
        options=("account_id", "limit"),
        question="What happened on one account?",
    ),
    ReportInfo(
        name="aged_payables",
        title="Aged payables",
        group="Payables",
        period=ReportPeriod.AS_OF,
        options=("party_id",),
        question="Whom do we owe, and what is overdue?",
    ),
)
SETTINGS = (
    ("company.name", "Harbour & Vale Ltd", "Name printed on documents and reports."),
    ("company.base_currency", "EUR", "Currency of the books; fixed after the first posting."),
    ("company.country", "GB", "Country of the company."),
    ("company.language", "en", "Language of documents."),
    ("company.paper", "a4", "Paper of printed documents: a4 or letter."),
    ("fx.rate_max_age_days", 7, "How old the newest exchange rate may be."),
    ("report.ageing_buckets", [30, 60, 90], "Upper bounds of the ageing buckets in days."),
    ("ap.block_duplicates", True, "Refuse a second bill with the same vendor's number."),
)


def money(text: str) -> Decimal:
    """Return an amount."""
    return Decimal(text)


def line_key(account: str) -> DrillKey:
    """Return the key to the lines of an account."""
    return DrillKey(kind=DrillKind.LINES, title=account)


def figure(amount: str, drill: DrillKey | None = None) -> Cell:
    """Return a cell with an amount."""
    return Cell(money(amount), drill)


def metadata(
    name: str,
    title: str,
    status: ReportStatus = ReportStatus.PROVISIONAL,
    checks: tuple[ReportCheck, ...] = (),
) -> ReportMetadata:
    """Return what a report says of itself."""
    return ReportMetadata(
        report=name,
        title=title,
        company="Harbour & Vale Ltd",
        currency="EUR",
        decimals=2,
        book="MAIN",
        date_from=None,
        date_to=TODAY,
        in_words="As of 15 June 2026",
        generated_at=NOON,
        ledger_seq=12,
        seal="JE-2026-00012 · 9c5d38184478c56e",
        status=status,
        checks=checks,
    )


def balance_sheet() -> ReportTable:
    """Return a short balance sheet, with a zero, a negative figure, and something to open."""
    cash = DrillKey(kind=DrillKind.ACCOUNTS, title="Cash and bank")
    line, total = RowKind.LINE, RowKind.TOTAL
    rows = (
        ReportRow(kind=RowKind.HEADER, label="Assets"),
        ReportRow(kind=RowKind.HEADER, level=1, label="Current assets"),
        ReportRow(
            kind=line,
            level=2,
            label="Cash and bank",
            cells=(figure("132067.42", cash), figure("98000.00")),
            drill=cash,
        ),
        ReportRow(kind=line, level=2, label="Trade receivables", cells=(figure("48210.55"), figure("0"))),
        ReportRow(
            kind=RowKind.SUBTOTAL,
            level=1,
            label="Current assets, total",
            cells=(figure("180277.97"), figure("98000.00")),
        ),
        ReportRow(kind=total, label="Assets, total", cells=(figure("180277.97"), figure("98000.00"))),
        ReportRow(kind=RowKind.HEADER, label="Equity and liabilities"),
        ReportRow(kind=line, level=1, label="Accumulated loss", cells=(figure("-1460.04"), figure("0"))),
        ReportRow(
            kind=total, label="Equity and liabilities, total", cells=(figure("180277.97"), figure("98000.00"))
        ),
    )
    columns = (
        ReportColumn(key="now", title="15 June 2026", kind=ColumnKind.MONEY),
        ReportColumn(key="before", title="15 June 2025", kind=ColumnKind.MONEY),
    )
    return ReportTable(
        metadata=metadata("balance_sheet", "Balance sheet"),
        columns=columns,
        rows=rows,
        notes=("Profit of years not closed yet stands in equity.",),
    )


def aged_payables() -> ReportTable:
    """Return a report whose check fails."""
    check = ReportCheck(
        name="Documents agree with 2100 Trade payables", expected=money("700"), found=money("800")
    )
    columns = (
        ReportColumn(key="name", title="Name", kind=ColumnKind.TEXT),
        ReportColumn(key="total", title="Total", kind=ColumnKind.MONEY),
    )
    rows = (ReportRow(kind=RowKind.LINE, cells=(Cell("Nordlicht GmbH"), figure("800.00"))),)
    about = metadata("aged_payables", "Aged payables", ReportStatus.UNBALANCED, (check,))
    return ReportTable(metadata=about, columns=columns, rows=rows)


def drilled(wanted: DrillKey) -> ReportTable:
    """Return two accounts behind cash, then the lines of one of them."""
    if wanted.kind is DrillKind.ACCOUNTS:
        columns = (
            ReportColumn(key="code", title="Account", kind=ColumnKind.TEXT),
            ReportColumn(key="name", title="Name", kind=ColumnKind.TEXT),
            ReportColumn(key="amount", title="Amount", kind=ColumnKind.MONEY),
        )
        rows = [
            ReportRow(
                kind=RowKind.LINE, cells=(Cell(code), Cell(name), figure(amount, line_key(f"{code} {name}")))
            )
            for code, name, amount in (("1000", "Petty cash", "567.42"), ("1010", "Main bank", "131500.00"))
        ]
    else:
        entry = DrillKey(kind=DrillKind.ENTRY, title="JE-2026-00012", id=ENTRY)
        columns = (
            ReportColumn(key="date", title="Date", kind=ColumnKind.DATE),
            ReportColumn(key="entry", title="Entry", kind=ColumnKind.TEXT),
            ReportColumn(key="amount", title="Amount", kind=ColumnKind.MONEY),
        )
        rows = [
            ReportRow(
                kind=RowKind.LINE,
                drill=entry,
                cells=(Cell(TODAY), Cell("JE-2026-00012"), figure("567.42", entry)),
            )
        ]
    total = sum((Decimal(str(row.cells[-1].value)) for row in rows), Decimal(0))
    return ReportTable(
        metadata=metadata(f"drill.{wanted.kind}", wanted.title),
        columns=columns,
        rows=tuple(rows),
        totals={"amount": total},
    )


def entry(number: str, entry_id: UUID, kind: EntryKind = EntryKind.NORMAL) -> PostedEntry:
    """Return a bill's entry of three lines, or its reversal."""
    flip = kind is EntryKind.REVERSAL
    sides = (Side.CREDIT, Side.DEBIT) if flip else (Side.DEBIT, Side.CREDIT)
    rows = (
        ("5200", "Materials", sides[0], "1000.00", "Account of the line"),
        ("1410", "Input VAT", sides[0], "190.00", "Role INPUT_TAX, code of the line"),
        ("2100", "Trade payables", sides[1], "1190.00", "Role AP_CONTROL"),
    )
    lines = tuple(
        PostedLine(
            line_no=at,
            account_id=key(2, at),
            account_code=code,
            account_name=name,
            side=side,
            amount=money(amount),
            currency="EUR",
            rate=money("1"),
            base_amount=money(amount),
            reason=reason,
            party_name="Nordlicht GmbH" if code == "2100" else None,
        )
        for at, (code, name, side, amount, reason) in enumerate(rows, start=1)
    )
    return PostedEntry(
        id=entry_id,
        seq=12,
        entry_no=number,
        entry_date=TODAY,
        period="2026-06",
        kind=kind,
        book="MAIN",
        description="Bill of Nordlicht GmbH",
        source_module="ap",
        source_type="ap_invoice",
        source_id=BILL,
        lines=lines,
    )


@dataclass
class ShellCompany(DemoCompany):
    """The demo company with settings, periods, reports, entries and search."""

    path: Path = Path("Harbour & Vale.countinghouse")
    is_reversed: bool = False
    refuses_reversal: bool = False
    is_broken: bool = False
    backups: int = 0
    key: Any = None
    before_bulk: Any = None
    is_backup_due: bool = False

    @override
    def changed(self, *tables: str) -> None:
        self.is_backup_due = True
        super().changed(*tables)

    def back_up(self, target: Path) -> Path:
        self.backups += 1
        target.write_bytes(b"copy")
        return target

    def close(self) -> None:
        self.calls.append(("close", None))

    def settings_list_settings(self, _request: Any) -> tuple[SettingValue, ...]:
        return tuple(
            SettingValue(
                key=name,
                module=name.partition(".")[0],
                value=value,
                default=value,
                is_changed=False,
                help=text,
            )
            for name, value, text in SETTINGS
        )

    def settings_set(self, request: Mapping[str, Any]) -> None:
        if request["key"] == "company.country" and len(request["value"]) != 2:
            raise InvalidInput("value", "A country has two letters. Type a code such as DE.")
        self.saved.append(dict(request))

    def periods_list_periods(self, _request: Any) -> tuple[Any, ...]:
        return tuple(
            SimpleNamespace(
                name=f"{date(2026, month, 1):%B %Y}",
                start_date=date(2026, month, 1),
                end_date=date(2026, month, 28),
                status="open" if month > 3 else "closed",
                is_adjustment=False,
            )
            for month in range(1, 13)
        )

    def periods_list_years(self, _request: Any) -> tuple[Any, ...]:
        return (SimpleNamespace(start_date=date(2026, 1, 1), end_date=date(2026, 12, 31)),)

    def reporting_catalogue(self, _request: Any) -> tuple[ReportInfo, ...]:
        return REPORTS

    def reporting_run(self, request: Mapping[str, Any]) -> ReportTable:
        if request.get("comparison") == "previous_period" and request.get("split") == "month":
            raise InvalidInput("comparison", "Choose a comparison or columns by period, not both.")
        return aged_payables() if request["name"] == "aged_payables" else balance_sheet()

    def reporting_drill(self, wanted: DrillKey) -> ReportTable:
        return drilled(wanted)

    def reporting_export(self, request: Mapping[str, Any]) -> bytes:
        return f"{request['report']['name']} as {request['format']}".encode()

    def reporting_dashboard(self, as_of: date) -> DashboardFigures:
        months = tuple(
            MonthFigures(
                month=date(2025 + (month + 6) // 12, (month + 6) % 12 + 1, 1),
                income=money(str(19000 + month * 7919 % 14000)),
                expenses=money(str(7000 + month * 5233 % 12000)),
            )
            for month in range(12)
        )
        return DashboardFigures(
            as_of=as_of,
            currency="EUR",
            cash=money("132067.42"),
            receivables=money("48210.55"),
            receivables_overdue=money("6940.00"),
            payables=money("21388.10"),
            payables_overdue=money("0"),
            profit_month=money("-1460.04"),
            profit_year=money("32950.20"),
            months=months,
        )

    def cash_list_bank_accounts(self, _query: ListQuery) -> Page:
        return Page(columns=("id", "name", "unmatched_lines"), rows=((BANK, "Main account", 12),), count=None,
                    totals={})

    def reporting_tie_out(self, _as_of: date) -> tuple[SubledgerTie, ...]:
        off = money("100.00") if self.is_broken else money("0")
        return (
            SubledgerTie(
                role="AR_CONTROL",
                account_code="1200",
                account_name="Trade receivables",
                ledger=money("48210.55"),
                documents=money("48210.55"),
            ),
            SubledgerTie(
                role="AP_CONTROL",
                account_code="2100",
                account_name="Trade payables",
                ledger=money("-21388.10"),
                documents=money("-21388.10") + off,
            ),
        )

    def accounts_lookup_all(self, query: LookupQuery) -> tuple[LookupItem, ...]:
        return (LookupItem(id=key(2, 9), code=query.text or "2100", name="Trade payables"),)

    def ap_list_bills(self, query: ListQuery) -> Page:
        names = ("id", "number", "vendor", "due_date", "open", "currency")
        rows = (
            (BILL, "BILL-0007", "Nordlicht GmbH", date(2026, 6, 12), money("1190.00"), "EUR"),
            (key(9, 4), "BILL-0009", "Okonkwo Studio", date(2026, 6, 20), money("3573.54"), "EUR"),
        )
        return Page(columns=names, rows=rows[: query.limit], count=None, totals={})

    def ar_list_invoices(self, _query: ListQuery) -> Page:
        names = ("id", "number", "customer", "due_date", "open", "currency")
        rows = ((key(9, 5), "INV-0042", "Café Fenêtre", date(2026, 6, 15), money("6940.00"), "EUR"),)
        return Page(columns=names, rows=rows, count=None, totals={})

    @override
    def kernel_drafts(self, kind: str) -> list[Any]:
        del kind
        return []

    def kernel_search(self, query: LookupQuery) -> tuple[Any, ...]:
        hits = (
            ("ap_invoice", BILL, "BILL-0007", "Nordlicht GmbH", "1190.00"),
            ("party", key(1, 3), "Nordlicht GmbH", "", None),
            ("journal_entry", ENTRY, "JE-2026-00012", "Nordlicht GmbH", "1190.00"),
        )
        words = query.text.casefold()
        return tuple(
            SimpleNamespace(
                subject_type=kind,
                subject_id=key_,
                title=title,
                party=party,
                on="2026-06-15",
                body="",
                amount=money(amount) if amount else None,
            )
            for kind, key_, title, party, amount in hits
            if words in f"{title} {party} {amount}".casefold()
        )

    def kernel_entry(self, entry_id: UUID) -> PostedEntry:
        if entry_id == REVERSAL:
            return entry("JE-2026-00013", REVERSAL, EntryKind.REVERSAL)
        return entry("JE-2026-00012", ENTRY)

    def kernel_entry_header(self, entry_id: UUID) -> Any:
        return SimpleNamespace(
            reversal_of_id=ENTRY if entry_id == REVERSAL else None,
            document_date=date(2026, 6, 12),
            reference="R-4711",
            posted_at=NOON,
            entry_hash="9f2c4b7a1d3e5f60718293a4b5c6d7e8",
        )

    def kernel_entries_of(self, _source: UUID) -> tuple[PostedEntry, ...]:
        first = (self.kernel_entry(ENTRY),)
        return (*first, self.kernel_entry(REVERSAL)) if self.is_reversed else first

    def kernel_list_audit(self, _query: ListQuery) -> Page:
        names = ("id", "occurred_at", "actor", "action", "method", "entity_type", "summary")
        rows = ((3, NOON, "Ada", "post", "ap.record_invoice", "journal_entry", "JE-2026-00012"),)
        return Page(columns=names, rows=rows, count=1, totals={})

    def gl_reverse_entry(self, request: Mapping[str, Any]) -> Saved[Any]:
        if self.refuses_reversal:
            raise InvalidInput("on", "May 2026 is closed. The first open day is 1 Jun 2026.")
        self.is_reversed = True
        self.saved.append(dict(request))
        self.changed("journal_entries")
        ref = EntryRef(id=REVERSAL, entry_no="JE-2026-00013", entry_date=TODAY)
        return Saved(value=None, entries=(ref,))
