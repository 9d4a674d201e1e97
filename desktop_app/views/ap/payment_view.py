"""Paying a vendor: bills of one currency, the rest in advance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import TODAY, Field, ScreenSpec, Values
from desktop_app.views.settlement_items import OpenItem
from desktop_app.views.settlement_view import Found, Settlement, SettlementView
from desktop_app.work.notice import notices_of
from finance_core.kernel.listing import LookupQuery
from finance_core.modules.ap.api import OpenItemsOf, RecordPayment

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

TABLES = ("ap_invoices", "ap_payments", "ap_vendor_holds", "ap_vendor_profiles")
_ORDER = ("vendor_id", "payment_date", "payment_method", "bank_account_id", "amount", "reference", "currency",
          "fee_amount", "exchange_rate", "bank_amount", "memo", "override_reason")


class PaymentView(SettlementView):
    """Records one payment. `values` may hold a vendor and, as `document_id`, a bill to tick."""

    def __init__(self, context: ViewContext, values: Values | None = None) -> None:
        self._is_blocked = False
        fields = _fields(context.formats.currency, lambda _values: self._is_blocked)
        super().__init__(context, Settlement(
            form=ScreenSpec(
                id="ap.pay", title="Pay a vendor", group="Purchases", icon="banknote", record="payment",
                columns=(), query="", fields=fields, save="ap.record_payment", form_title="Pay a vendor",
                save_label="Save payment", kept=("payment_date", "payment_method", "bank_account_id")),
            find=open_bills, party="vendor_id", dated="payment_date", title="Open bills", tick="Pay",
            verb="To pay",
            their_number="Their number", rest="Stays as a prepayment", listens_to=TABLES, flow=-1,
            choose="Choose the vendor; the open bills appear here, oldest due first.",
            none="Nothing is open. The whole amount stays as a prepayment."), values)

    @override
    def _refuse_preview(self, error: BaseException) -> None:
        super()._refuse_preview(error)
        self._ask_for_reason(error)

    @override
    def _on_refused(self, error: BaseException) -> None:
        self._ask_for_reason(error)
        super()._on_refused(error)

    def _ask_for_reason(self, error: BaseException) -> None:
        """Show the field for a reason once the service wants one: a held vendor, a disputed bill."""
        if any(notice.field == "override_reason" for notice in notices_of(error)):
            self._is_blocked = True
            self.body.grid.set_values({})


def open_bills(company: CompanyPort, values: Values) -> Found:
    """Read what is open to a vendor on a day, why the vendor is not paid, and how it is paid."""
    vendor, on = values["vendor_id"], values.get("payment_date") or values["on"]
    items = company.call("ap.open_items", OpenItemsOf(party_id=vendor, on=on))
    holds = company.call("ap.holds", vendor)
    known = company.call("ap.lookup_vendors", LookupQuery(id=vendor))
    reasons = "; ".join(hold.reason for hold in holds)
    return Found(
        items=tuple(_item(item) for item in items), defaults=known[0].defaults if known else {},
        warning=f"On hold: {reasons}. Release the hold, or give a reason to pay." if holds else "")


def _item(item: Any) -> OpenItem:
    return OpenItem(
        id=item.id, number=item.number, their_number=item.their_number or "",
        dated=item.document_date, due=item.due_date, currency=item.currency, open=item.open,
        discount=item.discount, held_back=item.dispute_reason or "")


def _fields(base: str, is_blocked: Callable[[Values], bool]) -> tuple[Field, ...]:
    def is_foreign(values: Values) -> bool:
        return values.get("currency") not in (None, "", base)

    differences: Mapping[str, Mapping[str, Any]] = {
        "vendor_id": {"lookup": "ap.lookup_vendors", "help": "Code, name or tax number."},
        "payment_date": {"label": "Date", "default": TODAY},
        "payment_method": {"label": "Method", "help": "Empty: the vendor's usual method."},
        "bank_account_id": {"label": "Paid from", "lookup": "cash.lookup_bank_accounts"},
        "amount": {"help": "Given to the bills, oldest due first. Or tick bills below."},
        "reference": {"help": "A check takes the account's next number when this is empty."},
        "currency": {"max_length": 3, "help": "Only bills in this currency can be paid."},
        "fee_amount": {"label": "Bank fee", "default": None, "help": "What the bank takes for it."},
        "exchange_rate": {"kind": "number", "decimals": 9, "depends_on": is_foreign,
                          "help": "Empty: the rate of the day."},
        "bank_amount": {"label": "Taken from the account", "depends_on": is_foreign,
                        "help": "In the currency of the bank account; empty: at the rate."},
        "memo": {"span": 2},
        "override_reason": {"label": "Reason to pay all the same", "span": 2, "depends_on": is_blocked},
    }
    return fields_of(RecordPayment, _ORDER, **differences)


