"""Bill lines with a service period: their cost is prepaid and spread by the general ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from finance_core.engines.tax import LineTotals
from finance_core.errors import InvalidInput
from finance_core.kernel.posting_lines import dims_of
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.models import APInvoice, APInvoiceLine, BillType
from finance_core.modules.ap.orm import APInvoiceModel
from finance_core.modules.ap.requests import BillLine
from finance_core.modules.ap.rules import bill_name
from finance_core.modules.ap.service.base import APBase
from finance_core.modules.gl.api import CancelDeferral, RecognizeDeferred
from finance_core.money.rounding import rounded_product


class Prepaid(APBase):
    """Hands prepaid costs to the general ledger, and takes them back."""

    def _defer_costs(self, unit: Unit, bill: APInvoice, totals: Sequence[LineTotals]) -> APInvoice:
        """Spread the cost of each line with a service period by days, in base currency (IAS 1.27, 21.16).

        A prepayment is no monetary item: it is recognised at the value it was posted with.
        """
        minor = self.kernel.base_minor_unit(unit)
        lines = tuple(
            self._deferred(bill, line, rounded_product(minor, total.cost, bill.exchange_rate))
            for line, total in zip(bill.lines, totals, strict=True)
        )
        return replace(bill, lines=lines)

    def _deferred(self, bill: APInvoice, line: APInvoiceLine, base_cost: Decimal) -> APInvoiceLine:
        if line.service_from is None:
            return line
        saved = self.gl.recognize_deferred_expense(RecognizeDeferred(
            name=f"{bill_name(bill)} line {line.line_number}", description=line.description[:400],
            total_amount=base_cost, target_account_id=line.account_id, service_start=line.service_from,
            service_end=line.service_to, party_id=bill.vendor_id, document_ref=bill.internal_number,
            dims=dims_of(line), source_module="ap", source_type="ap_invoice_line", source_id=line.id,
        ))
        return replace(line, gl_recurring_id=saved.value.id)

    def _last_recognised(self, row: APInvoiceModel) -> list[date]:
        """Return the days up to which the bill's prepaid costs were recognised."""
        deferrals = [self.gl.recurring(line.gl_recurring_id) for line in row.lines if line.gl_recurring_id]
        return [each.last_generated_date for each in deferrals if each.last_generated_date]

    def _cancel_prepaid(self, row: APInvoiceModel, on: date, reason: str) -> None:
        for line in row.lines:
            if line.gl_recurring_id:
                self.gl.cancel_deferral(
                    CancelDeferral(recurring_id=line.gl_recurring_id, on=on, reason=reason)
                )


def check_service_periods(lines: Sequence[BillLine], kind: BillType) -> None:
    """Refuse service periods that cannot be spread.

    Raises:
        InvalidInput: half a period, one that ends before it starts, or one on a credit note or negative line.
    """
    for index, line in enumerate(lines):
        if line.service_from is None and line.service_to is None:
            continue
        field = f"lines.{index}.service_to"
        if line.service_from is None or line.service_to is None:
            raise InvalidInput(field, f"Line {index + 1}: enter the first and the last day of the service.")
        if line.service_to < line.service_from:
            raise InvalidInput(field, f"Line {index + 1}: the service ends before it starts.")
        if kind is BillType.CREDIT_NOTE:
            raise InvalidInput(field, f"Line {index + 1}: a credit note has no service period. Leave it empty"
                               " and lower the total of the bill's recurring entry.")
        if line.quantity * line.unit_price <= 0:
            raise InvalidInput(field, f"Line {index + 1}: only a cost above zero is spread over a service.")
