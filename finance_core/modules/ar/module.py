"""What the application needs to know of accounts receivable."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from finance_core.kernel.kernel import Module, SeriesSpec
from finance_core.kernel.models.master import SeriesReset
from finance_core.kernel.settings import SettingSpec

_YEAR = SeriesReset.CALENDAR_YEAR

AR = Module(
    name="ar",
    title="Accounts receivable",
    series=(
        SeriesSpec(code="AR-INV", pattern="INV-{YYYY}-{SEQ:5}", reset=_YEAR, gapless=True,
                   printed_in="ar_invoices.invoice_number"),
        SeriesSpec(code="AR-CN", pattern="CN-{YYYY}-{SEQ:5}", reset=_YEAR, gapless=True,
                   printed_in="ar_credit_memos.credit_memo_number"),
        SeriesSpec(code="AR-REC", pattern="REC-{YYYY}-{SEQ:5}", reset=_YEAR,
                   printed_in="ar_receipts.receipt_number"),
        SeriesSpec(code="AR-DUN", pattern="DUN-{YYYY}-{SEQ:4}", reset=_YEAR,
                   printed_in="ar_dunning_history.run_number"),
    ),
    settings=(
        SettingSpec(
            "ar.cancel_by_credit_note",
            bool | None,
            None,
            "Cancelling an issued invoice writes a credit note; empty = as the company's country wants it.",
        ),
        SettingSpec(
            "ar.credit_check",
            Literal["off", "warn", "block"],
            "block",
            "What an invoice above the credit limit does: off, warn or block.",
        ),
        SettingSpec(
            "ar.hold_after_days",
            int | None,
            None,
            "Days an invoice may be overdue before the customer is held; empty = never.",
        ),
        SettingSpec(
            "ar.discount_grace_days", int, 0, "Days after the discount date on which a discount still counts."
        ),
        SettingSpec(
            "ar.small_balance_limit",
            Decimal,
            Decimal("1.00"),
            "Largest rest of a paid invoice that may be given up without asking, in base currency.",
        ),
        SettingSpec(
            "ar.write_off_method",
            Literal["allowance", "direct"],
            "allowance",
            "Bad debts use the allowance, or are an expense at once (direct).",
        ),
        SettingSpec(
            "ar.write_off_approval_from",
            Decimal,
            Decimal("100.00"),
            "Base amount from which writing off needs a recorded approval.",
        ),
        SettingSpec(
            "ar.dunning_min_days", int, 10, "Least number of days between two reminders to a customer."
        ),
        SettingSpec(
            "ar.dunning_minimum", Decimal, Decimal("0.00"), "Overdue totals below this are not chased."
        ),
    ),
)
