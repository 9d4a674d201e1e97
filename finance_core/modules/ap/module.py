"""What the application needs to know of accounts payable."""

from __future__ import annotations

from decimal import Decimal

from finance_core.kernel.kernel import Module, SeriesSpec
from finance_core.kernel.settings import SettingSpec

AP = Module(
    name="ap",
    title="Accounts payable",
    series=(
        SeriesSpec(code="AP-BILL", pattern="BILL-{FY}-{SEQ:5}", printed_in="ap_invoices.internal_number"),
        SeriesSpec(code="AP-PAY", pattern="PAY-{FY}-{SEQ:5}", printed_in="ap_payments.payment_number"),
        SeriesSpec(code="AP-RUN", pattern="RUN-{FY}-{SEQ:4}", printed_in="ap_payment_runs.run_number"),
        SeriesSpec(code="AP-BATCH", pattern="BATCH-{FY}-{SEQ:4}",
                   printed_in="ap_payment_batches.batch_number"),
    ),
    settings=(
        SettingSpec("ap.approval_from_amount", Decimal | None, None,
                    "Base total from which a bill needs an approval."),
        SettingSpec("ap.discount_on_partial", bool, True,
                    "Part payments inside the window earn their share of discount."),
        SettingSpec("ap.tax_override_tolerance", Decimal, Decimal("1.00"),
                    "How far a typed tax may differ from the computed."),
        SettingSpec("ap.cost_of_money", Decimal, Decimal("0.12"),
                    "Yearly return from which a discount is worth taking."),
        SettingSpec("ap.next_run_days", int, 7, "Days until the next usual payment run."),
    ),
)
