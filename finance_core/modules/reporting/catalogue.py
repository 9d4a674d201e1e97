"""The reports there are, as data."""

from __future__ import annotations

from finance_core.modules.reporting.layouts import layouts_of
from finance_core.modules.reporting.models import ReportInfo, ReportPeriod

_STATEMENT = ("level", "zero_rows", "comparison", "split", "layout")
_LEDGER = ("account_id", "party_id", "limit")

CATALOGUE: dict[str, ReportInfo] = {
    info.name: info
    for info in (
        ReportInfo(
            name="balance_sheet",
            title="Balance sheet",
            group="Statements",
            period=ReportPeriod.AS_OF,
            options=_STATEMENT,
            question="What does the company own and owe?",
            layouts=layouts_of("balance_sheet"),
        ),
        ReportInfo(
            name="income_statement",
            title="Income statement",
            group="Statements",
            period=ReportPeriod.RANGE,
            options=_STATEMENT,
            question="How much did the company earn?",
            layouts=layouts_of("income_statement"),
        ),
        ReportInfo(
            name="trial_balance",
            title="Trial balance",
            group="Ledgers",
            period=ReportPeriod.AS_OF,
            options=("level", "zero_rows", "comparison", "before_closing"),
            question="What is the balance of every account?",
        ),
        ReportInfo(
            name="general_ledger_detail",
            title="General ledger",
            group="Ledgers",
            period=ReportPeriod.RANGE,
            options=("zero_rows", *_LEDGER),
            question="Which lines make up the balance of each account?",
        ),
        ReportInfo(
            name="account_register",
            title="Account register",
            group="Ledgers",
            period=ReportPeriod.RANGE,
            options=("account_id", "limit"),
            question="What happened on one account, and what was left after each line?",
        ),
        ReportInfo(
            name="journal_report",
            title="Journal",
            group="Ledgers",
            period=ReportPeriod.RANGE,
            options=_LEDGER,
            question="What was posted, entry by entry?",
        ),
        ReportInfo(
            name="aged_receivables",
            title="Aged receivables",
            group="Receivables",
            period=ReportPeriod.AS_OF,
            options=("party_id",),
            question="Who owes us, and how late are they?",
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
}
