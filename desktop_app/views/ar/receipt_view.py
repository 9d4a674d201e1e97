"""Recording a customer's money against invoices of one currency; the rest stays unapplied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import TODAY, Field, ScreenSpec, Values
from desktop_app.views.settlement_items import OpenItem
from desktop_app.views.settlement_view import Found, Settlement, SettlementView
from finance_core.kernel.listing import LookupQuery
from finance_core.modules.ar.api import OpenItemsOf, RecordReceipt

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

TABLES = ("ar_invoices", "ar_receipts", "ar_receipt_allocations", "ar_credit_memos")
_ORDER = ("customer_id", "receipt_date", "payment_method", "bank_account_id", "amount", "reference",
          "currency",
          "fee_amount", "exchange_rate", "bank_amount")


class ReceiptView(SettlementView):
    """Records one receipt. `values` may hold a customer and, as `document_id`, an invoice to tick."""

    def __init__(self, context: ViewContext, values: Values | None = None) -> None:
        fields = _fields(context.formats.currency)
        super().__init__(context, Settlement(
            form=ScreenSpec(
                id="ar.receive", title="Receive a payment", group="Sales", icon="hand-coins",
                record="receipt",
                columns=(), query="", fields=fields, save="ar.record_receipt", form_title="Receive a payment",
                save_label="Save receipt", kept=("receipt_date", "payment_method", "bank_account_id")),
            find=open_invoices, party="customer_id", dated="receipt_date", title="Open invoices",
            tick="Pay", verb="Received", their_number="Their reference", rest="Stays unapplied",
            listens_to=TABLES, flow=1,
            choose="Choose the customer; the open invoices appear here, oldest due first.",
            none="Nothing is open. The whole amount stays unapplied.", gives_up=True), values)


def open_invoices(company: CompanyPort, values: Values) -> Found:
    """Read what a customer owes on a day, and what the customer brings into the form."""
    customer, on = values["customer_id"], values.get("receipt_date") or values["on"]
    items = company.call("ar.open_items", OpenItemsOf(party_id=customer, on=on))
    known = company.call("ar.lookup_customers", LookupQuery(id=customer))
    return Found(items=tuple(_item(item) for item in items), defaults=known[0].defaults if known else {})


def _item(item: Any) -> OpenItem:
    return OpenItem(
        id=item.id, number=item.number, their_number=item.their_number or "", dated=item.document_date,
        due=item.due_date, currency=item.currency, open=item.open,
        discount=item.discount, held_back=item.dispute_reason or "")


def _fields(base: str) -> tuple[Field, ...]:
    def is_foreign(values: Values) -> bool:
        return values.get("currency") not in (None, "", base)

    differences: Mapping[str, Mapping[str, Any]] = {
        "customer_id": {"lookup": "ar.lookup_customers", "help": "Code, name or tax number."},
        "receipt_date": {"label": "Date", "default": TODAY},
        "payment_method": {"label": "Method", "required": True},
        "bank_account_id": {"label": "Received in", "lookup": "cash.lookup_bank_accounts",
                            "help": "Empty: undeposited, until a deposit slip takes it to the bank."},
        "amount": {"help": "Given to the invoices, oldest due first. Or tick invoices below."},
        "reference": {"max_length": 100, "help": "As on the bank statement or the check."},
        "currency": {"max_length": 3, "help": "Only invoices in this currency can be settled."},
        "fee_amount": {"label": "Fee kept back", "default": None,
                       "help": "What the card company or bank kept."},
        "exchange_rate": {"kind": "number", "decimals": 9, "depends_on": is_foreign,
                          "help": "Empty: the rate of the day."},
        "bank_amount": {"label": "Arrived in the account", "depends_on": is_foreign,
                        "help": "In the currency of the bank account; empty: at the rate."},
    }
    return fields_of(RecordReceipt, _ORDER, **differences)
