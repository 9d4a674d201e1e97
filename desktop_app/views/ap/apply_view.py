"""Applying what a vendor owes us: a credit note, or money paid in advance, against bills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.spec.screen import TODAY, Field, ScreenSpec, Values
from desktop_app.views.ap.payment_view import TABLES, open_bills
from desktop_app.views.settlement_items import ZERO
from desktop_app.views.settlement_view import Found, Settlement, SettlementView

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort


class ApplyView(SettlementView):
    """Applies the row of a credit note or of a payment with an unapplied rest."""

    def __init__(self, context: ViewContext, row: Values) -> None:
        is_note = row.get("document_type") == "credit_note"
        rest = abs(row["open"] if is_note else row["unapplied"])
        super().__init__(context, Settlement(
            form=ScreenSpec(
                id="ap.apply", title="Apply", group="Purchases", icon="link", record="application",
                columns=(),
                query="", save="ap.apply_credit_note" if is_note else "ap.apply_prepayment",
                form_title=f"Apply {row['number']} to bills", save_label="Apply",
                saved_as=f"{row['number']} is applied",
                fields=(Field(name="on", label="Date", kind="date", required=True, default=TODAY),)),
            find=_without_discount, party="vendor_id", dated="on", title="Open bills", tick="Use",
            verb="To apply",
            their_number="Their number", rest="Stays unapplied", listens_to=TABLES, fixed=rest,
            known={"vendor_id": row["vendor_id"], "currency": row["currency"]}, sent={"source_id": row["id"]},
            sends_ticks=False, choose="", none="This vendor has no open bill in this currency."))


def _without_discount(company: CompanyPort, values: Values) -> Found:
    """Read the open bills; only money earns a discount."""
    found = open_bills(company, values)
    return replace(found, items=tuple(replace(item, discount=ZERO) for item in found.items), warning="")
