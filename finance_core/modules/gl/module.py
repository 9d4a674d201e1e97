"""What the application needs to know of the general ledger."""

from __future__ import annotations

from decimal import Decimal

from finance_core.kernel.kernel import Module, SeriesSpec
from finance_core.kernel.settings import SettingSpec

GL = Module(
    name="gl",
    title="General ledger",
    series=(SeriesSpec(code="GL-BATCH", pattern="GLB-{FY}-{SEQ:4}",
                       printed_in="gl_journal_batches.batch_number"),),
    settings=(
        SettingSpec("gl.recurring_on_open", str, "ask", "Due occurrences at opening: ask, auto or off."),
        SettingSpec("gl.duplicate_window_days", int, 7, "Days within which a like journal raises a warning."),
        SettingSpec("gl.round_amount_warning", Decimal, Decimal(10000), "Whole multiples raise a warning."),
    ),
)
