"""What the application needs to know of cash and bank."""

from __future__ import annotations

from decimal import Decimal

from finance_core.kernel.kernel import Module, SeriesSpec
from finance_core.kernel.settings import SettingSpec

CASH = Module(
    name="cash",
    title="Cash and bank",
    series=(SeriesSpec(code="CASH-TX", pattern="TX-{FY}-{SEQ:5}",
                       printed_in="cash_bank_transactions.transaction_number"),),
    settings=(
        SettingSpec(
            "cash.adjustment_limit",
            Decimal,
            Decimal("1.00"),
            "Largest difference a reconciliation may book away.",
        ),
        SettingSpec(
            "cash.auto_confirm_at",
            Decimal,
            Decimal("0.95"),
            "Confidence from which a single match is confirmed.",
        ),
        SettingSpec(
            "cash.suggest_at", Decimal, Decimal("0.50"), "Confidence from which a match is suggested."
        ),
        SettingSpec(
            "cash.stale_check_days", int, 180, "Days after which an outstanding check is called stale."
        ),
        SettingSpec("cash.transfer_in_transit", bool, False, "Book every transfer through cash in transit."),
    ),
)
