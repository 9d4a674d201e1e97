"""What the application needs to know of the tax module."""

from __future__ import annotations

from finance_core.engines.tax import RoundingLevel
from finance_core.kernel.kernel import Module, SeriesSpec
from finance_core.kernel.settings import SettingSpec

TAX = Module(
    name="tax",
    title="Tax",
    series=(SeriesSpec(code="TAXRET", pattern="TAX-{FY}-{SEQ:4}", printed_in="tax_returns.return_number"),),
    settings=(
        SettingSpec(
            "tax.rounding_level",
            RoundingLevel,
            RoundingLevel.LINE.value,
            "Where tax is rounded while no registration says so: line or document.",
        ),
    ),
)
