"""Invoice lines with a service period: their revenue is deferred and spread by the general ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.posting_lines import dims_of
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.models import ARInvoice, ARInvoiceLine, InvoiceType, LineKind
from finance_core.modules.ar.orm import ARInvoiceModel
from finance_core.modules.ar.posting import ItemLine
from finance_core.modules.ar.requests import CreateInvoice
from finance_core.modules.ar.rules.states import invoice_name
from finance_core.modules.ar.service.base import ZERO, ARBase
from finance_core.modules.gl.api import CancelDeferral, RecognizeDeferred, UpdateRecurring
from finance_core.money.rounding import rounded_product, rounded_share


class Deferred(ARBase):
    """Hands deferred revenue to the general ledger, lowers it by credit notes, and takes it back."""

    def _defer_revenue(self, unit: Unit, row: ARInvoiceModel, invoice: ARInvoice) -> None:
        """Spread the net of each line with a service period by days, in base currency (IFRS 15.31, 15.39).

        A contract liability is no monetary item: it is recognised at the value it was posted with.
        """
        minor = self.kernel.base_minor_unit(unit)
        for line, stored in zip(invoice.lines, row.lines, strict=True):
            if line.account_id is None or line.service_from is None or not is_deferred(invoice, line):
                continue
            saved = self.gl.recognize_deferred_revenue(
                RecognizeDeferred(
                    name=f"{invoice_name(invoice)} line {line.line_number}",
                    description=line.description[:400],
                    total_amount=rounded_product(minor, line.amount, invoice.exchange_rate),
                    target_account_id=line.account_id,
                    service_start=line.service_from,
                    service_end=line.service_to,
                    party_id=invoice.customer_id,
                    document_ref=invoice.invoice_number,
                    dims=dims_of(line),
                    source_module="ar",
                    source_type="ar_invoice_line",
                    source_id=line.id,
                )
            )
            stored.gl_recurring_id = saved.value.id

    def _last_recognised(self, invoice: ARInvoice) -> list[date]:
        """Return the days up to which the invoice's deferred revenue was recognised."""
        found = [self.gl.recurring(line.gl_recurring_id) for line in invoice.lines if line.gl_recurring_id]
        return [each.last_generated_date for each in found if each.last_generated_date]

    def _cancel_deferred(self, invoice: ARInvoice, on: date, reason: str) -> None:
        for line in invoice.lines:
            if line.gl_recurring_id:
                self.gl.cancel_deferral(
                    CancelDeferral(recurring_id=line.gl_recurring_id, on=on, reason=reason)
                )

    def _credit_deferred(
        self, unit: Unit, items: Sequence[ItemLine], originals: dict[UUID, ARInvoiceLine], rate: Decimal
    ) -> tuple[ItemLine, ...]:
        """Take credits of deferred lines off what is not recognised yet; the rest lowers revenue."""
        return tuple(
            self._credited_item(unit, item, originals[key].gl_recurring_id, rate)
            if (key := item.line.original_line_id) in originals and key is not None
            else item
            for item in items
        )

    def _credited_item(self, unit: Unit, item: ItemLine, deferral: UUID | None, rate: Decimal) -> ItemLine:
        if deferral is None:
            return item
        entry = self.gl.recurring(deferral)
        base_minor = self.kernel.base_minor_unit(unit)
        amount, base = item.line.amount, rounded_product(base_minor, item.line.amount, rate)
        taken = min(base, entry.remaining)
        if taken <= 0:
            return item
        total = (entry.total_amount or ZERO) - taken
        if total:
            self.gl.update_recurring_entry(UpdateRecurring(recurring_id=deferral, total_amount=total))
        else:
            self.gl.cancel_deferral(CancelDeferral(recurring_id=deferral, reason="credited in full"))
        deferred = amount if taken == base else rounded_share(amount, taken, base, base_minor)
        return replace(item, deferred=deferred)


def is_deferred(invoice: ARInvoice, line: ARInvoiceLine) -> bool:
    """Tell whether a line's revenue is spread; a finance charge only names the days it is for."""
    return line.service_from is not None and invoice.document_type is not InvoiceType.FINANCE_CHARGE


def check_service_periods(request: CreateInvoice) -> None:
    """Refuse service periods that cannot be spread.

    Raises:
        InvalidInput: half a period, one that ends before it starts, or one of a text or negative line.
    """
    for index, line in enumerate(request.lines):
        if line.service_from is None and line.service_to is None:
            continue
        field = f"lines.{index}.service_to"
        if line.service_from is None or line.service_to is None:
            raise InvalidInput(field, f"Line {index + 1}: enter the first and the last day of the service.")
        if line.service_to < line.service_from:
            raise InvalidInput(field, f"Line {index + 1}: the service ends before it starts.")
        if line.line_kind is not LineKind.ITEM or line.quantity * line.unit_price <= 0:
            raise InvalidInput(field, f"Line {index + 1}: only an amount above zero is spread over days.")
