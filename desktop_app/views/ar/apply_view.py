"""Applying what a customer has left: unapplied money or a credit note, against invoices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.spec.screen import TODAY, Field, ScreenSpec, Values
from desktop_app.views.ar.receipt_view import TABLES, open_invoices
from desktop_app.views.settlement_items import ZERO
from desktop_app.views.settlement_view import Found, Settlement, SettlementView

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort


class ApplyView(SettlementView):
    """Applies the row of a credit note or of a receipt with an unapplied rest."""

    def __init__(self, context: ViewContext, row: Values) -> None:
        is_memo = "reason_code" in row
        key = "credit_memo_id" if is_memo else "receipt_id"
        super().__init__(context, Settlement(
            form=ScreenSpec(
                id="ar.apply", title="Apply", group="Sales", icon="link", record="application", columns=(),
                query="", save="ar.apply_credit_memo" if is_memo else "ar.apply_receipt",
                form_title=f"Apply {row['number']} to invoices", save_label="Apply",
                saved_as=f"{row['number']} is applied",
                fields=(Field(name="on", label="Date", kind="date", required=True, default=TODAY),)),
            find=_without_discount if is_memo else open_invoices, party="customer_id", dated="on",
            title="Open invoices", tick="Use", verb="To apply", their_number="Their reference",
            rest="Stays unapplied",
            listens_to=TABLES, fixed=row["unapplied"] if is_memo else row["unallocated"],
            known={name: row.get(name) for name in ("customer_id", "currency", "receipt_date")},
            sent={key: row["id"]},
            sends_ticks=not is_memo, gives_up=not is_memo, choose="",
            none="This customer has no open invoice in this currency."))


def _without_discount(company: CompanyPort, values: Values) -> Found:
    """Read the open invoices; only money earns a discount."""
    found = open_invoices(company, values)
    return replace(found, items=tuple(replace(item, discount=ZERO) for item in found.items))
