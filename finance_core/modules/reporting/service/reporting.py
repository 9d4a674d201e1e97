"""The service of reporting: catalogue, every report by name, drill-down, dashboard, tie-out and export."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.kernel import Kernel, SubledgerTie
from finance_core.kernel.operation import query
from finance_core.modules.ap import api as ap_api
from finance_core.modules.ar import api as ar_api
from finance_core.modules.reporting.catalogue import CATALOGUE
from finance_core.modules.reporting.models import (
    DashboardFigures,
    DrillKey,
    DrillKind,
    ExportFormat,
    ReportInfo,
    ReportTable,
)
from finance_core.modules.reporting.requests import ExportReport, ReportOptions, ReportRequest
from finance_core.modules.reporting.service.ageing import AgedLedger, aged_report, documents_behind
from finance_core.modules.reporting.service.board import dashboard_figures
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.control import ties
from finance_core.modules.reporting.service.drilling import (
    accounts_behind,
    document_behind,
    entry_behind,
    lines_behind,
)
from finance_core.modules.reporting.service.facts import TABLES, Facts
from finance_core.modules.reporting.service.framing import Asked, asked
from finance_core.modules.reporting.service.ledgers import (
    account_register,
    general_ledger_detail,
    journal_report,
)
from finance_core.modules.reporting.service.statements import balance_sheet, income_statement
from finance_core.modules.reporting.service.trial_balance import trial_balance

Exporter = Callable[[ReportTable, str], bytes]


class ReportingService:
    """Reads the books. `exporter` turns a report into a file; whoever opens the company provides it."""

    name = "reporting"
    exporter: Exporter

    def __init__(self, kernel: Kernel, ap: ap_api.APService, ar: ar_api.ARService) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self._facts: Facts | None = None
        kernel.database.caches.append(self.forget)
        self._ledgers = {
            "ap": AgedLedger(
                module="ap",
                parties=ap.calculate_aging,
                documents=lambda day, party: ap.aging_documents(
                    ap_api.AgingDetail(as_of=day, party_id=party)
                ),
            ),
            "ar": AgedLedger(
                module="ar",
                parties=ar.calculate_aging,
                documents=lambda day, party: ar.aging_documents(
                    ar_api.AgingDetail(as_of=day, party_id=party)
                ),
            ),
        }
        self._reports: dict[str, Callable[[Asked], ReportTable]] = {
            "trial_balance": trial_balance,
            "balance_sheet": balance_sheet,
            "income_statement": income_statement,
            "general_ledger_detail": general_ledger_detail,
            "account_register": account_register,
            "journal_report": journal_report,
            "aged_receivables": partial(aged_report, ledger=self._ledgers["ar"]),
            "aged_payables": partial(aged_report, ledger=self._ledgers["ap"]),
        }

    def forget(self, changed: frozenset[str]) -> None:
        """Read chart and calendar again after one of them changed."""
        if changed & TABLES:
            self._facts = None

    @query
    def catalogue(self, session: Session) -> tuple[ReportInfo, ...]:
        """Return the reports there are: what each answers, its dates and its options."""
        del session
        return tuple(CATALOGUE.values())

    @query
    def run(self, session: Session, request: ReportRequest) -> ReportTable:
        """Return a report by name.

        Raises:
            NotFound: there is no such report.
            InvalidInput: dates or options do not fit it.
        """
        return self._run(session, request.name, request)

    @query
    def trial_balance(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return every account with its balance on a day; debits equal credits."""
        return self._run(session, "trial_balance", request)

    @query
    def balance_sheet(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return assets, liabilities and equity on a day, by the layout of the company's framework."""
        return self._run(session, "balance_sheet", request)

    @query
    def income_statement(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return income, expenses and profit of a span, without closing entries."""
        return self._run(session, "income_statement", request)

    @query
    def general_ledger_detail(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return opening balance, lines and closing balance of each account in a span."""
        return self._run(session, "general_ledger_detail", request)

    @query
    def account_register(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return the lines of one account with the balance after each."""
        return self._run(session, "account_register", request)

    @query
    def journal_report(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return the entries of a span with their lines in posting order."""
        return self._run(session, "journal_report", request)

    @query
    def aged_receivables(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return what customers owe as of a day, by age."""
        return self._run(session, "aged_receivables", request)

    @query
    def aged_payables(self, session: Session, request: ReportOptions) -> ReportTable:
        """Return what is owed to vendors as of a day, by age."""
        return self._run(session, "aged_payables", request)

    @query
    def drill(self, session: Session, key: DrillKey) -> ReportTable:
        """Return the rows one level behind a figure; they add up to it.

        Raises:
            InvalidInput: the key is incomplete.
            NotFound: its entry is not there.
        """
        books = self._books(session)
        if key.kind is DrillKind.AGING:
            if key.source_module not in self._ledgers or key.as_of is None:
                raise InvalidInput(
                    "source_module", "This key names no open documents. Open the figure from its report."
                )
            return documents_behind(books, key, self._ledgers, key.as_of)
        behind = {
            DrillKind.ACCOUNTS: accounts_behind,
            DrillKind.LINES: lines_behind,
            DrillKind.ENTRY: entry_behind,
            DrillKind.DOCUMENT: document_behind,
        }
        return behind[key.kind](books, key)

    @query
    def dashboard(self, session: Session, as_of: date) -> DashboardFigures:
        """Return cash, open documents, profit and the last twelve months as of a day."""
        return dashboard_figures(self._books(session), as_of, self._ledgers)

    @query
    def tie_out(self, session: Session, as_of: date) -> tuple[SubledgerTie, ...]:
        """Return every control account against the documents behind it as of a day."""
        return ties(self._books(session), as_of)

    @query
    def export(self, session: Session, request: ExportReport) -> bytes:
        """Return a report as a file: CSV, XLSX, PDF, HTML or JSON.

        Raises:
            NotFound: there is no such report.
            InvalidInput: dates or options do not fit it.
        """
        table = self._run(session, request.report.name, request.report)
        if request.format is ExportFormat.JSON:
            return json.dumps(table.to_dict(), indent=2, ensure_ascii=False).encode()
        return self.exporter(table, request.format.value)

    def _run(self, session: Session, name: str, options: ReportOptions) -> ReportTable:
        if name not in self._reports:
            raise NotFound("report", name, field="name")
        with _collector_paused():
            return self._reports[name](asked(self._books(session), CATALOGUE[name], options))

    def _books(self, session: Session) -> Books:
        facts = self._facts
        if facts is None or facts.stamp != Facts.newest_stamp(session):
            facts = self._facts = Facts.read(session)
        return Books(self.kernel, session, facts)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Make a large table without the garbage collector, which would walk the program again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
