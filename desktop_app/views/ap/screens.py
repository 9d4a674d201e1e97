"""Screens of accounts payable, as data: bills, vendors, credit notes, payments, payment runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.spec.fields import fields_of, is_foreign
from desktop_app.spec.page import PageSpec
from desktop_app.spec.screen import (
    TODAY,
    Action,
    ActionCall,
    Chip,
    Column,
    EmptyState,
    Field,
    LinesSpec,
    ScreenSpec,
    Tone,
    Values,
)
from desktop_app.views.row_action import calling, given, reading
from finance_core.modules.ap.api import (
    APPayment,
    HoldVendor,
    RecordCreditNote,
    RecordInvoice,
    RecordRefund,
    SaveVendor,
)

TONES: Mapping[str, Tone] = {
    "approved": "info", "scheduled": "info", "partially_paid": "warning", "paid": "positive",
    "pending_approval": "warning", "pending_match": "warning", "cancelled": "neutral", "draft": "neutral",
    "submitted": "info", "cleared": "positive", "voided": "neutral", "completed": "positive",
    "failed": "negative",
}
OPEN = frozenset({"approved", "scheduled", "partially_paid"})
REASON = Field(name="reason", label="Reason", required=True, help="Kept in the audit log.")
ON = Field(name="on", label="Date", kind="date",
           help="Empty: the document's own date, or the first open day.")
LINES = LinesSpec(copied_down=("account_id", "tax_code_id"), columns=(
    Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup", width=150,
          help="Code or name; empty takes the vendor's usual account."),
    Field(name="description", label="Description", width=0),
    Field(name="quantity", label="Qty", kind="number", width=50, default=1, decimals=9),
    Field(name="unit_price", label="Price", kind="money", width=86, decimals=9),
    Field(name="discount_percent", label="Disc.", kind="percent", width=56, help="Discount in percent."),
    Field(name="tax_code_id", label="Tax", kind="lookup", lookup="tax.lookup_purchase", width=76),
    Field(name="amount", label="Net", kind="money", read_only=True, width=88),
))
TOTALS = (
    Field(name="subtotal", label="Net", kind="money", read_only=True),
    Field(name="tax_total", label="Tax", kind="money", read_only=True),
    Field(name="computed_total", label="Total", kind="money", read_only=True),
)
_HEAD = ("vendor_id", "invoice_number", "invoice_date", "payment_term_id", "due_date", "posting_date",
         "currency", "exchange_rate", "po_reference", "prices_include_tax", "description", "total_amount",
         "duplicate_reason")
_CREDIT_HEAD = ("vendor_id", "invoice_number", "invoice_date", "description", "posting_date", "currency",
                "exchange_rate", "prices_include_tax", "total_amount", "duplicate_reason")


def bill_request(values: Values) -> Mapping[str, Any]:
    """Return the request of a bill; what was emptied is not sent."""
    return {name: value for name, value in values.items() if value != ""}


def bill_totals(saved: Any) -> Mapping[str, Any]:
    """Return the figures a form shows of the bill that would be saved."""
    bill = saved.value
    return {
        "subtotal": bill.subtotal, "tax_total": bill.tax_amount, "computed_total": bill.total_amount,
        "lines": [{"amount": line.amount} for line in bill.lines],
    }


def bill_values(bill: Any) -> Mapping[str, Any]:
    """Return a stored bill as the form shows it."""
    names = (*(name for name in _HEAD if name != "duplicate_reason"), "subtotal", "status", "internal_number")
    columns = [column.name for column in LINES.columns]
    lines = [{**{name: getattr(line, name) for name in columns},
              "discount_percent": line.discount_percent or None} for line in bill.lines]
    return {**{name: getattr(bill, name) for name in names}, "tax_total": bill.tax_amount,
            "computed_total": bill.total_amount, "lines": lines}


def entries(company: Any, record_id: Any) -> Any:
    """Return what a document posted."""
    return company.call("kernel.entries_of", record_id)


def _is_open(row: Values) -> bool:
    return row.get("status") in OPEN


def _is_open_bill(row: Values) -> bool:
    return _is_open(row) and row.get("document_type") != "credit_note"


def _pay(call: ActionCall) -> None:
    bill = call.values["id"] if "document_type" in call.values else None
    call.context.open_screen("ap.pay", record={"vendor_id": call.values["vendor_id"], "document_id": bill})


def _new_payment(call: ActionCall) -> None:
    call.context.open_screen("ap.pay", record={})


def _apply(call: ActionCall) -> None:
    call.context.open_screen("ap.apply", record=call.values)


def _settlements(call: ActionCall) -> None:
    record = {"id": call.values["id"], "number": call.values["number"]}
    call.context.open_screen("ap.settlements", record=record)


def _show_copy(call: ActionCall, copy: Any) -> None:
    call.open_form("ap.bills", copy.model_dump(exclude_none=True))


def _ageing(call: ActionCall) -> None:
    call.context.open_screen("reporting.centre", filters={
        "report": "aged_payables", "party_id": call.values["vendor_id"]})


def _new_run(call: ActionCall) -> None:
    call.context.open_screen("ap.run", record={})


def _open_run(call: ActionCall) -> None:
    call.context.open_screen("ap.run", record=call.values["id"])


def _hold(company: Any, call: ActionCall) -> Any:
    return company.call("ap.hold_vendor", {"vendor_id": call.values["vendor_id"], **given(call.answers)})


def _release(company: Any, call: ActionCall) -> None:
    for hold in company.call("ap.holds", call.values["vendor_id"]):
        company.call("ap.release_hold", {"hold_id": hold.id, **given(call.answers)})


def _get_back(source: str) -> Any:
    """Return the work that records money a vendor pays back, for the row of a credit note or payment."""
    def work(company: Any, call: ActionCall) -> Any:
        return company.call("ap.record_vendor_refund", {source: call.values["id"], **given(call.answers)})

    return work


def _bill_fields(request: type, names: tuple[str, ...]) -> tuple[Field, ...]:
    differences: Mapping[str, Mapping[str, Any]] = {
        "vendor_id": {"lookup": "ap.lookup_vendors", "create": "ap.vendors", "span": 2,
                      "help": "Code, name or tax number."},
        "invoice_number": {"label": "Vendor's number", "max_length": 60,
                           "help": "As printed on the paper; the same number is refused twice."},
        "invoice_date": {"label": "Date", "default": TODAY},
        "payment_term_id": {"label": "Terms", "lookup": "parties.lookup_terms"},
        "due_date": {"label": "Due", "help": "Empty: from the terms."},
        "posting_date": {"help": "Empty: the date above, or the first open day.", "rare": True},
        "currency": {"help": "Empty: the vendor's currency.", "max_length": 3},
        "exchange_rate": {"kind": "number", "decimals": 9, "help": "Empty: the rate of the day.",
                          "depends_on": is_foreign},
        "po_reference": {"label": "Order no.", "max_length": 100, "rare": True},
        "prices_include_tax": {"label": "Prices include tax", "default": False, "rare": True},
        "description": {"span": 2},
        "total_amount": {"label": "Total on paper", "help": "The lines must add to it.", "rare": True},
        "duplicate_reason": {"label": "Not a duplicate because", "rare": True,
                             "help": "Only when a warning asks."},
    }
    return fields_of(request, names, **{name: differences[name] for name in names}) + TOTALS


DISPUTE = Action(
    id="ap.bill.dispute", title="Dispute", icon="flag", run="ap.set_dispute", id_field="invoice_id",
    asks=(REASON,), enabled_when=lambda row: _is_open_bill(row) and not row.get("dispute"),
    done="The bill will not be paid for now.")
CANCEL = Action(
    id="ap.bill.cancel", title="Cancel bill", icon="undo-2", run="ap.cancel_invoice", id_field="invoice_id",
    asks=(REASON, ON), confirm="Its entry is reversed; its number is kept.", shortcut="Ctrl+R",
    enabled_when=lambda row: row.get("status") in {"approved", "pending_approval", "pending_match"},
    done="The document is cancelled.")
REFUND = fields_of(
    RecordRefund, ("amount", "payment_date", "bank_account_id", "reference"),
    amount={"label": "Amount received"}, payment_date={"label": "Date", "default": TODAY},
    bank_account_id={"label": "Paid into", "lookup": "cash.lookup_bank_accounts"})

BILLS = ScreenSpec(
    id="ap.bills", title="Bills", group="Purchases", icon="receipt-text", record="bill",
    subject="ap_invoice",
    query="ap.list_bills",
    columns=(
        Column("number", "Number", width=146), Column("vendor", "Vendor", width=162),
        Column("invoice_number", "Their number", width=116), Column("due_date", "Due", "date", 112),
        Column("status", "Status", "status", 126), Column("total", "Total", "money", 98),
        Column("open", "Open", "money", 98, total="open_base"), Column("currency", "Cur.", width=56),
        Column("days_overdue", "Days late", "number", 80),
        Column("invoice_date", "Date", "date", 114, hidden=True),
        Column("dispute", "Disputed", width=110, hidden=True),
    ),
    chips=(Chip("open", "Open", {"open": True}), Chip("overdue", "Overdue", {"overdue": True}),
           Chip("due", "Due in 7 days", {"due_within": 7}),
           Chip("approve", "To approve", {"to_approve": True}),
           Chip("disputed", "Disputed", {"disputed": True})),
    fields=_bill_fields(RecordInvoice, _HEAD), lines=LINES, load="ap.invoice", to_values=bill_values,
    save="ap.record_invoice", request=bill_request, computed=bill_totals, entries=entries,
    listens_to=("ap_invoices",), sort="due_date", descending=True, status_tones=TONES,
    editable_when=lambda values: values.get("status") is None, kept=("invoice_date",),
    actions=(
        Action(id="ap.bill.pay", title="Pay", icon="banknote", run=_pay, shortcut="Ctrl+P", primary=True,
               enabled_when=_is_open_bill),
        Action(id="ap.bill.approve", title="Approve", icon="check", run="ap.approve_invoice",
               id_field="invoice_id", enabled_when=lambda row: row.get("status") == "pending_approval",
               done="The bill is approved."),
        Action(id="ap.bill.copy", title="Copy", icon="copy", shortcut="Ctrl+D",
               run=reading(lambda company, call: company.call("ap.copy_bill", call.values["id"]), _show_copy),
               enabled_when=lambda row: row.get("document_type") == "invoice"),
        Action(id="ap.bill.settlements", title="Settlements", icon="link", run=_settlements,
               enabled_when=lambda row: row.get("status") in {"partially_paid", "paid"}),
        DISPUTE,
        Action(id="ap.bill.undispute", title="End dispute", icon="flag-off", run="ap.clear_dispute",
               id_field="invoice_id", enabled_when=lambda row: bool(row.get("dispute")),
               done="The bill can be paid again."),
        CANCEL,
    ),
    empty=EmptyState(
        "No bills yet.",
        help="Enter one with Ctrl+N. The journal entry stands beside the form before you save."),
)
VENDORS = ScreenSpec(
    id="ap.vendors", title="Vendors", group="Purchases", icon="users", record="vendor",
    query="ap.list_vendors",
    columns=(
        Column("code", "Code", width=110), Column("name", "Name", width=240),
        Column("tax_id", "Tax number", width=120), Column("currency", "Cur.", width=60),
        Column("open", "Open", "money", 120), Column("on_hold", "On hold", "bool", 84),
        Column("is_active", "Active", "bool", 76),
    ),
    chips=(Chip("open", "With open bills", {"open": True}), Chip("hold", "On hold", {"on_hold": True}),
           Chip("active", "Active", {"active": True})),
    fields=fields_of(
        SaveVendor,
        ("name", "code", "currency", "payment_term_id", "default_account_id", "default_tax_code_id",
         "default_payment_method", "discount_on", "prices_include_tax", "tax_id", "street", "postal_code",
         "city", "country",
         "email", "phone", "iban", "bic", "bank_account_number", "bank_routing_number",
         "bank_account_type", "minimum_payment",
         "is_1099_eligible", "is_active"),
        code={"help": "Empty: made from the name."},
        currency={"help": "Empty: the currency of the books.", "max_length": 3},
        payment_term_id={"label": "Terms", "lookup": "parties.lookup_terms"},
        default_account_id={"label": "Usual account", "lookup": "accounts.lookup"},
        default_tax_code_id={"label": "Usual tax code", "lookup": "tax.lookup_purchase"},
        default_payment_method={"label": "Paid by", "required": True},
        discount_on={"label": "Discount on", "required": True},
        bank_account_type={"label": "Kind of account"}, tax_id={"label": "Tax number"},
        postal_code={"label": "Postal code"}, country={"max_length": 2, "help": "Two letters, such as US."},
        iban={"label": "IBAN", "help": "A change is stamped; check it by a known phone number."},
        bic={"label": "BIC"}, bank_account_number={"label": "Bank account"},
        bank_routing_number={"label": "Routing number"},
        minimum_payment={"help": "Runs leave smaller amounts for later."},
        is_1099_eligible={"label": "Report on 1099"}, is_active={"label": "Active"},
    ),
    load="ap.vendor_form", lookup_key="vendor_id", save="ap.save_vendor", preview=None,
    listens_to=("ap_vendor_profiles", "ap_invoices", "ap_vendor_holds"), sort="name",
    kept=("currency", "country"),
    actions=(
        Action(id="ap.vendor.pay", title="Pay", icon="banknote", run=_pay, shortcut="Ctrl+P", primary=True,
               enabled_when=lambda row: bool(row.get("is_active"))),
        Action(id="ap.vendor.ageing", title="What is open", icon="hourglass", run=_ageing),
        Action(id="ap.vendor.hold", title="Hold", icon="lock", run=calling(
            _hold, "The vendor is on hold: nothing is paid, bills can still be entered."),
            asks=fields_of(HoldVendor, ("reason_code", "reason", "on"), reason_code={"label": "Why"},
                           on={"label": "From", "help": "Empty: today."})),
        Action(id="ap.vendor.release", title="Release holds", icon="lock-open",
               run=calling(_release, "The vendor can be paid again."),
               asks=(Field(name="note", label="Note", required=True, help="Why the hold may end."),),
               enabled_when=lambda row: bool(row.get("on_hold"))),
    ),
    empty=EmptyState("No vendors yet.", help="Only the name is needed; a bill can make a vendor, too."),
)
CREDIT_NOTES = ScreenSpec(
    id="ap.credit_notes", title="Vendor credits", group="Purchases", icon="receipt", record="vendor credit",
    subject="ap_invoice",
    query="ap.list_credit_notes",
    columns=(
        Column("number", "Number", width=150), Column("vendor", "Vendor", width=200),
        Column("invoice_number", "Their number", width=120), Column("invoice_date", "Date", "date", 114),
        Column("status", "Status", "status", 128), Column("total", "Total", "money", 110),
        Column("open", "Open", "money", 110), Column("currency", "Cur.", width=56),
    ),
    fields=_bill_fields(RecordCreditNote, _CREDIT_HEAD),
    lines=LINES, load="ap.invoice", to_values=bill_values, save="ap.record_credit_note",
    request=bill_request, computed=bill_totals, entries=entries, listens_to=("ap_invoices",),
    sort="invoice_date", descending=True, status_tones=TONES, kept=("invoice_date",),
    chips=(Chip("open", "Open", {"open": True}),),
    editable_when=lambda values: values.get("status") is None,
    actions=(
        Action(id="ap.credit_note.apply", title="Apply to bills", icon="link", run=_apply, primary=True,
               shortcut="Ctrl+P", enabled_when=_is_open),
        Action(id="ap.credit_note.settlements", title="Settlements", icon="list", run=_settlements,
               enabled_when=lambda row: row.get("open") != row.get("total")),
        Action(id="ap.credit_note.refund", title="Refunded", icon="banknote",
               run=calling(_get_back("credit_invoice_id"), "The refund is recorded."), asks=REFUND,
               enabled_when=_is_open),
        Action(id="ap.credit_note.cancel", title="Cancel credit", icon=CANCEL.icon, run=CANCEL.run,
               id_field=CANCEL.id_field, asks=CANCEL.asks, confirm=CANCEL.confirm, shortcut=CANCEL.shortcut,
               enabled_when=CANCEL.enabled_when, done=CANCEL.done),
    ),
    empty=EmptyState("No vendor credits yet.",
                     help="A credit lowers what you owe. Apply it to bills, or let it be refunded."),
)
PAYMENTS = ScreenSpec(
    id="ap.payments", title="Payments", group="Purchases", icon="banknote", record="payment",
    subject="ap_payment",
    query="ap.list_payments",
    columns=(
        Column("number", "Number", width=150), Column("vendor", "Vendor", width=180),
        Column("payment_date", "Date", "date", 114), Column("reference", "Reference", width=110),
        Column("status", "Status", "status", 116), Column("amount", "Amount", "money", 104),
        Column("unapplied", "Unapplied", "money", 100), Column("currency", "Cur.", width=56),
        Column("discount", "Discount", "money", 96, hidden=True),
        Column("method", "Method", "status", 110, hidden=True),
        Column("kind", "Kind", "status", 110, hidden=True),
    ),
    chips=(Chip("unapplied", "Unapplied", {"unapplied": True}),
           Chip("submitted", "On the way", {"status": "submitted"}),
           Chip("voided", "Voided", {"status": "voided"})),
    fields=tuple(
        Field(name=one.name, label=one.label, kind=one.kind, lookup=one.lookup, choices=one.choices,
              read_only=True, decimals=9 if one.name == "exchange_rate" else 2)
        for one in fields_of(
            APPayment,
            ("vendor_id", "payment_date", "payment_method", "bank_account_id", "amount", "currency",
             "exchange_rate", "discount_taken", "fee_amount", "unapplied_amount", "reference", "status",
             "cleared_on", "voided_on", "void_reason", "memo"),
            vendor_id={"lookup": "ap.lookup_vendors"}, payment_date={"label": "Date"},
            bank_account_id={"lookup": "cash.lookup_bank_accounts"}, exchange_rate={"kind": "number"})),
    load="ap.payment", entries=entries, listens_to=("ap_payments",), sort="payment_date", descending=True,
    status_tones=TONES,
    actions=(
        Action(id="ap.payment.new", title="Pay a vendor", icon="plus", primary=True, needs_selection=False,
               shortcut="Ctrl+N", run=_new_payment),
        Action(id="ap.payment.apply", title="Apply the rest", icon="link", run=_apply, shortcut="Ctrl+P",
               enabled_when=lambda row: bool(row.get("unapplied")) and row.get("status") != "voided"),
        Action(id="ap.payment.settlements", title="Settlements", icon="list", run=_settlements,
               enabled_when=lambda row: row.get("status") != "voided"
               and abs(row.get("unapplied") or 0) != abs(row.get("amount") or 0)),
        Action(id="ap.payment.refund", title="Refunded", icon="banknote", asks=REFUND,
               run=calling(_get_back("prepayment_id"), "The refund is recorded."),
               enabled_when=lambda row: bool(row.get("unapplied")) and row.get("status") != "voided"),
        Action(id="ap.payment.void", title="Void", icon="undo-2", run="ap.void_payment",
               id_field="payment_id",
               asks=(REASON, ON), confirm="Its entries are reversed and its bills open again.",
               shortcut="Ctrl+R",
               enabled_when=lambda row: row.get("status") in {"submitted", "approved", "pending_approval"},
               done="The payment is void; its bills are open again."),
    ),
    empty=EmptyState("No payments yet.", action_id="ap.payment.new",
                     help="Pay one bill, several, or in advance."),
)
RUNS = ScreenSpec(
    id="ap.runs", title="Payment runs", group="Purchases", icon="list-checks", record="payment run",
    query="ap.list_payment_runs",
    columns=(
        Column("number", "Number", width=150), Column("payment_date", "Pay on", "date", 116),
        Column("pay_through", "Due through", "date", 116), Column("lines", "Bills", "number", 70),
        Column("status", "Status", "status", 120), Column("total", "Total", "money", 120),
        Column("discount", "Discount", "money", 110), Column("currency", "Cur.", width=60),
    ),
    chips=(Chip("draft", "Proposed", {"status": "draft"}),
           Chip("approved", "Approved", {"status": "approved"}),
           Chip("completed", "Paid", {"status": "completed"})),
    listens_to=("ap_payment_runs", "ap_payment_run_lines"), sort="payment_date", descending=True,
    status_tones=TONES,
    actions=(
        Action(id="ap.run.new", title="New payment run", icon="plus", primary=True, needs_selection=False,
               shortcut="Ctrl+N", run=_new_run),
        Action(id="ap.run.open", title="Open", icon="list-checks", run=_open_run, primary=True,
               shortcut="Ctrl+O"),
        Action(id="ap.run.cancel", title="Cancel run", icon="x", run="ap.cancel_payment_run",
               id_field="run_id", confirm="Its bills can be paid otherwise.",
               enabled_when=lambda row: row.get("status") in {"draft", "approved"},
               done="The run is cancelled."),
    ),
    empty=EmptyState("No payment runs yet.", action_id="ap.run.new",
                     help="A run proposes every bill that is due, and those whose discount would be lost."),
)
SCREENS = (BILLS, PAYMENTS, VENDORS, CREDIT_NOTES, RUNS)
PAGES = (
    PageSpec(id="ap.pay", title="Pay a vendor", icon="banknote",
             view="desktop_app.views.ap.payment_view:PaymentView"),
    PageSpec(id="ap.apply", title="Apply", icon="link", view="desktop_app.views.ap.apply_view:ApplyView"),
    PageSpec(id="ap.run", title="Payment run", icon="list-checks",
             view="desktop_app.views.ap.run_view:RunView"),
    PageSpec(id="ap.settlements", title="Settlements", icon="link",
             view="desktop_app.views.ap.settlements_view:SettlementsView"),
)
