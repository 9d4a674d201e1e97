"""Screens of accounts payable, as data: vendors, bills, credit notes, payments, payment runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import (
    Action,
    ActionCall,
    Chip,
    Column,
    EmptyState,
    Field,
    LinesSpec,
    ScreenSpec,
    Tone,
)
from finance_core.modules.ap.api import RecordInvoice, SaveVendor

TONES: Mapping[str, Tone] = {
    "approved": "info", "scheduled": "info", "partially_paid": "warning", "paid": "positive", "pending_approval": "warning",
    "pending_match": "warning", "cancelled": "neutral", "draft": "neutral", "submitted": "info", "cleared": "positive",
    "voided": "neutral", "completed": "positive", "failed": "negative",
}
REASON = Field(name="reason", label="Reason", required=True)
ON = Field(name="on", label="Date", kind="date", help="Empty: the document's own date, or the first open day.")
LINES = LinesSpec(columns=(
    Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup", width=190,
          help="Code or name; empty takes the vendor's usual account."),
    Field(name="description", label="Description", width=0),
    Field(name="quantity", label="Qty", kind="number", width=64, default=1, decimals=9),
    Field(name="unit_price", label="Price", kind="money", width=100, decimals=9),
    Field(name="discount_percent", label="Disc %", kind="percent", width=72),
    Field(name="tax_code_id", label="Tax code", kind="lookup", lookup="tax.lookup_purchase", width=110),
    Field(name="amount", label="Net", kind="money", read_only=True, width=100),
    Field(name="tax_amount", label="Tax", kind="money", read_only=True, width=84),
))
_TOTALS = (
    Field(name="subtotal", label="Net", kind="money", read_only=True),
    Field(name="tax_total", label="Tax", kind="money", read_only=True),
    Field(name="computed_total", label="Total", kind="money", read_only=True),
)
_READ_ONLY = frozenset({"subtotal", "tax_total", "computed_total"})
_LINE_RESULTS = frozenset({"amount", "tax_amount"})


def bill_request(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the request of a bill from the form's values: what the program computed is left out."""
    lines = [{k: v for k, v in line.items() if k not in _LINE_RESULTS and v is not None} for line in values.get("lines", ())]
    plain = {k: v for k, v in values.items() if k not in _READ_ONLY and k not in {"lines", "id"} and v not in (None, "")}
    return {**plain, "lines": lines}


def bill_totals(saved: Any) -> Mapping[str, Any]:
    """Return the figures a form shows of the bill that would be saved."""
    bill = saved.value
    return {
        "subtotal": bill.subtotal, "tax_total": bill.tax_amount, "computed_total": bill.total_amount,
        "due_date": bill.due_date,
        "lines": [{"amount": line.amount, "tax_amount": line.tax_amount} for line in bill.lines],
    }


def bill_values(bill: Any) -> Mapping[str, Any]:
    """Return a stored bill as the form shows it."""
    names = ("vendor_id", "invoice_number", "invoice_date", "payment_term_id", "due_date", "posting_date", "currency",
             "exchange_rate", "prices_include_tax", "description", "subtotal", "status", "id", "po_reference")
    lines = [
        {name: getattr(line, name) for name in ("account_id", "description", "quantity", "unit_price", "discount_percent",
                                                "tax_code_id", "amount", "tax_amount")}
        for line in bill.lines
    ]
    return {**{name: getattr(bill, name) for name in names}, "tax_total": bill.tax_amount,
            "computed_total": bill.total_amount, "lines": lines}


def entries(company: Any, record_id: Any) -> Any:
    """Return what a document posted."""
    return company.call("kernel.entries_of", record_id)


def _open_bill(row: Mapping[str, Any]) -> bool:
    return row.get("status") in {"approved", "scheduled", "partially_paid"}


def _copy(call: ActionCall) -> None:
    copy = call.context.company.call("ap.copy_bill", call.values["id"])
    call.open_form("ap.bills", copy.model_dump(exclude_none=True))


def _pay(call: ActionCall) -> None:
    call.context.open_screen("ap.pay", call.values["vendor_id"])


def _fields() -> tuple[Field, ...]:
    order = ("vendor_id", "invoice_number", "invoice_date", "payment_term_id", "due_date", "posting_date", "currency",
             "exchange_rate", "po_reference", "prices_include_tax", "description", "total_amount", "duplicate_reason")
    return fields_of(
        RecordInvoice, order,
        vendor_id={"lookup": "ap.lookup_vendors", "create": "ap.vendors", "help": "Code, name or tax number."},
        invoice_number={"label": "Vendor's number", "help": "As printed on the bill; the same number is refused twice."},
        invoice_date={"default": date.today},
        payment_term_id={"label": "Terms", "lookup": "parties.lookup_terms"},
        due_date={"label": "Due", "help": "Empty: from the terms."},
        posting_date={"help": "Empty: the invoice date, or the first open day."},
        currency={"help": "Empty: the vendor's currency.", "max_length": 3},
        exchange_rate={"kind": "number", "decimals": 9, "depends_on": lambda values: bool(values.get("currency"))},
        po_reference={"label": "Order no."},
        prices_include_tax={"label": "Prices include tax", "default": False},
        description={"span": 2},
        total_amount={"label": "Total on paper", "help": "The lines must add to it."},
        duplicate_reason={"label": "Not a duplicate because", "help": "Only when a warning asks."},
    ) + _TOTALS


VENDORS = ScreenSpec(
    id="ap.vendors", title="Vendors", group="Purchases", icon="users", record="vendor", query="ap.list_vendors",
    columns=(
        Column("code", "Code", width=110), Column("name", "Name", width=260), Column("tax_id", "Tax number", width=120),
        Column("currency", "Currency", width=90), Column("open", "Open", "money", 120), Column("on_hold", "On hold", "bool", 90),
        Column("is_active", "Active", "bool", 80),
    ),
    chips=(Chip("open", "With open bills", {"open": True}), Chip("hold", "On hold", {"on_hold": True})),
    fields=fields_of(
        SaveVendor,
        ("name", "code", "currency", "payment_term_id", "default_account_id", "default_tax_code_id", "default_payment_method",
         "tax_id", "street", "postal_code", "city", "country", "email", "phone", "iban", "bic", "bank_account_number",
         "bank_routing_number", "prices_include_tax", "is_1099_eligible", "is_active"),
        code={"help": "Empty: made from the name."}, currency={"help": "Empty: the currency of the books.", "max_length": 3},
        payment_term_id={"label": "Terms", "lookup": "parties.lookup_terms"},
        default_account_id={"label": "Usual account", "lookup": "accounts.lookup"},
        default_tax_code_id={"label": "Usual tax code", "lookup": "tax.lookup_purchase"},
        default_payment_method={"label": "Paid by"}, tax_id={"label": "Tax number"}, country={"max_length": 2},
        iban={"label": "IBAN"}, bic={"label": "BIC"}, bank_account_number={"label": "Bank account"},
        bank_routing_number={"label": "Routing number"}, is_1099_eligible={"label": "Report on 1099"},
        is_active={"label": "Active"},
    ),
    load="ap.vendor_form", save="ap.save_vendor", preview=None, listens_to=("ap_vendor_profiles", "ap_invoices", "ap_vendor_holds"),
    actions=(
        Action(id="ap.vendor.pay", title="Pay", icon="banknote", run=_pay),
    ),
    empty=EmptyState("No vendors yet. They appear when you enter the first one.", help="Only the name is needed."),
    sort="name", kept=("currency", "country"),
)
BILLS = ScreenSpec(
    id="ap.bills", title="Bills", group="Purchases", icon="receipt-text", record="bill", query="ap.list_bills",
    columns=(
        Column("number", "Number", width=140), Column("vendor", "Vendor", width=200),
        Column("invoice_number", "Their number", width=120), Column("invoice_date", "Date", "date", 106),
        Column("due_date", "Due", "date", 106), Column("status", "Status", "status", 140),
        Column("total", "Total", "money", 110), Column("open", "Open", "money", 110), Column("currency", "Cur.", width=60),
        Column("days_overdue", "Days late", "number", 84), Column("open_base", "Open in base", "money", total=True, hidden=True),
    ),
    chips=(Chip("open", "Open", {"open": True}), Chip("overdue", "Overdue", {"overdue": True}),
           Chip("due", "Due in 7 days", {"due_within": 7}), Chip("approve", "To approve", {"to_approve": True}),
           Chip("disputed", "Disputed", {"disputed": True}), Chip("credit", "Credit notes", {"document_type": "credit_note"})),
    fields=_fields(), lines=LINES, load="ap.invoice", to_values=bill_values, save="ap.record_invoice", request=bill_request,
    computed=bill_totals, entries=entries, listens_to=("ap_invoices",), sort="invoice_date", descending=True,
    editable_when=lambda values: values.get("status") is None, status_tones=TONES, kept=("invoice_date", "vendor_id"),
    actions=(
        Action(id="ap.bill.pay", title="Pay", icon="banknote", run=_pay, shortcut="Ctrl+P", enabled_when=_open_bill),
        Action(id="ap.bill.approve", title="Approve", icon="check", run="ap.approve_invoice", id_field="invoice_id",
               enabled_when=lambda row: row.get("status") == "pending_approval", done="The bill is approved."),
        Action(id="ap.bill.copy", title="Copy", icon="copy", run=_copy, shortcut="Ctrl+D"),
        Action(id="ap.bill.dispute", title="Dispute", icon="flag", run="ap.set_dispute", id_field="invoice_id", asks=(REASON,),
               enabled_when=lambda row: _open_bill(row) and not row.get("dispute"), done="The bill will not be paid for now."),
        Action(id="ap.bill.undispute", title="End dispute", icon="flag-off", run="ap.clear_dispute", id_field="invoice_id",
               enabled_when=lambda row: bool(row.get("dispute")), done="The bill can be paid again."),
        Action(id="ap.bill.cancel", title="Cancel bill", icon="undo-2", run="ap.cancel_invoice", id_field="invoice_id",
               asks=(REASON, ON), confirm="Its entry is reversed; the number is kept.", shortcut="Ctrl+R",
               enabled_when=lambda row: row.get("status") in {"approved", "pending_approval", "pending_match"},
               done="The bill is cancelled."),
    ),
    empty=EmptyState("No bills yet.", help="Enter one with Ctrl+N. The journal entry stands beside the form before you save."),
)
CREDIT_NOTES = ScreenSpec(
    id="ap.credit_notes", title="Vendor credits", group="Purchases", icon="receipt", record="credit note",
    query="ap.list_credit_notes",
    columns=tuple(column for column in BILLS.columns if column.key not in {"due_date", "days_overdue", "open_base"}),
    fields=tuple(field for field in _fields() if field.name not in {"payment_term_id", "due_date", "po_reference"}),
    lines=LINES, load="ap.invoice", to_values=bill_values, save="ap.record_credit_note", request=bill_request,
    computed=bill_totals, entries=entries, listens_to=("ap_invoices",), sort="invoice_date", descending=True,
    editable_when=lambda values: values.get("status") is None, status_tones=TONES,
    actions=(next(action for action in BILLS.actions if action.id == "ap.bill.cancel"),),
    empty=EmptyState("No credit notes yet.", help="A credit note lowers what you owe; apply it when you pay."),
)
PAYMENTS = ScreenSpec(
    id="ap.payments", title="Payments", group="Purchases", icon="banknote", record="payment", query="ap.list_payments",
    columns=(
        Column("number", "Number", width=140), Column("payment_date", "Date", "date", 106), Column("vendor", "Vendor", width=220),
        Column("method", "Method", width=100), Column("reference", "Reference", width=120), Column("status", "Status", "status", 120),
        Column("amount", "Amount", "money", 120), Column("currency", "Cur.", width=60),
        Column("unapplied", "Unapplied", "money", 110), Column("discount", "Discount", "money", 100),
    ),
    chips=(Chip("unapplied", "Unapplied", {"unapplied": True}), Chip("voided", "Voided", {"status": "voided"})),
    entries=entries, listens_to=("ap_payments",), sort="payment_date", descending=True, status_tones=TONES,
    actions=(
        Action(id="ap.payment.new", title="Pay a vendor", icon="plus", primary=True, needs_selection=False, shortcut="Ctrl+N",
               run=lambda call: call.context.open_screen("ap.pay")),
        Action(id="ap.payment.void", title="Void", icon="undo-2", run="ap.void_payment", id_field="payment_id", asks=(REASON, ON),
               confirm="Its entries are reversed and its bills open again.", shortcut="Ctrl+R",
               enabled_when=lambda row: row.get("status") in {"submitted", "approved", "pending_approval"},
               done="The payment is void; its bills are open again."),
    ),
    empty=EmptyState("No payments yet.", action_id="ap.payment.new", help="Pay one bill, several, or in advance."),
)
RUNS = ScreenSpec(
    id="ap.runs", title="Payment runs", group="Purchases", icon="list-checks", record="payment run", query="ap.list_payment_runs",
    columns=(
        Column("number", "Number", width=140), Column("payment_date", "Pay on", "date", 106),
        Column("pay_through", "Due through", "date", 106), Column("lines", "Bills", "number", 70),
        Column("status", "Status", "status", 120), Column("total", "Total", "money", 120), Column("discount", "Discount", "money", 110),
        Column("currency", "Cur.", width=60),
    ),
    listens_to=("ap_payment_runs", "ap_payment_run_lines"), sort="payment_date", descending=True, status_tones=TONES,
    actions=(
        Action(id="ap.run.new", title="New payment run", icon="plus", primary=True, needs_selection=False, shortcut="Ctrl+N",
               run=lambda call: call.context.open_screen("ap.run")),
        Action(id="ap.run.open", title="Open", icon="list-checks",
               run=lambda call: call.context.open_screen("ap.run", call.values["id"])),
    ),
    empty=EmptyState("No payment runs yet.", action_id="ap.run.new", help="A run proposes every bill that is due."),
)
SCREENS = (BILLS, VENDORS, CREDIT_NOTES, PAYMENTS, RUNS)
PAGES: tuple[PageSpec, ...] = ()
