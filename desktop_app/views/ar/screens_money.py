"""Customers, receipts and reminders as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.spec.fields import fields_of
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
    Values,
)
from desktop_app.spec.values import values_of
from desktop_app.views.ar.screens_documents import (
    ON,
    REASON,
    REFUND,
    TONES,
    entries,
    receive,
    show_settlements,
)
from desktop_app.views.row_action import calling, given, reading
from finance_core.kernel.listing import LookupQuery
from finance_core.modules.ar.api import (
    ARReceipt,
    CreateDunning,
    ReturnReceipt,
    SaveCustomer,
    SettlementsOf,
)


def customer_values(form: Any) -> Mapping[str, Any]:
    """Return a stored customer as the form edits it."""
    values = values_of(form)
    return {**values, "default_discount_percent": values["default_discount_percent"] or None}


def load_receipt(company: Any, receipt_id: Any) -> Mapping[str, Any]:
    """Return a receipt with what it settled."""
    receipt = values_of(company.call("ar.receipt", receipt_id))
    settled = company.call("ar.settlements", SettlementsOf(document_id=receipt_id, with_reversed=True))
    return {**receipt, "number": receipt["receipt_number"],
            "settlements": [values_of(one) for one in settled]}


def _find_customer(company: Any, call: ActionCall) -> Any:
    return company.call("ar.lookup_customers", LookupQuery(id=call.values["customer_id"]))


def _write_invoice(call: ActionCall, found: Any) -> None:
    """Open a new invoice with what choosing the customer would bring."""
    brought = found[0].defaults if found else {}
    line = {name: brought.get(name) for name in ("account_id", "tax_code_id", "discount_percent")}
    head = {name: brought.get(name) for name in ("currency", "payment_term_id", "prices_include_tax")}
    call.open_form("ar.invoices", {"customer_id": call.values["customer_id"], **head,
                                   "lines": [{"quantity": 1, **line}]})


def _ageing(call: ActionCall) -> None:
    call.context.open_screen("reporting.centre", filters={
        "report": "aged_receivables", "party_id": call.values["customer_id"]})


def _statement(call: ActionCall) -> None:
    call.context.open_screen("ar.statement", filters={"customer_id": call.values["customer_id"]})


def _new_receipt(call: ActionCall) -> None:
    call.context.open_screen("ar.receive", record={})


def _apply(call: ActionCall) -> None:
    call.context.open_screen("ar.apply", record=call.values)


def _has_rest(row: Values) -> bool:
    return (bool(row.get("unallocated")) and row.get("kind") == "receipt"
            and row.get("status") not in {"returned", "voided"})


def _stands(row: Values) -> bool:
    return row.get("status") not in {"returned", "voided"}


def _said_of_rules(saved: Any) -> str:
    count = len(saved.value)
    if not count:
        return "No rule found an invoice for the money. Apply it by hand."
    return "1 invoice got money." if count == 1 else f"{count} invoices got money."


def _said_of_proposal(saved: Any) -> str:
    run = saved.value
    letters = "1 letter is" if len(run.letters) == 1 else f"{len(run.letters)} letters are"
    skipped = "; ".join(f"{one.customer_name}: {one.skipped}" for one in run.skipped)
    return f"{letters} proposed in {run.run_number}." + (f" Left out: {skipped}." if skipped else "")


def _said_of_letters(saved: Any) -> str:
    sent = sum(str(letter.status) == "sent" for letter in saved.value)
    dropped = len(saved.value) - sent
    said = "1 letter is sent." if sent == 1 else f"{sent} letters are sent."
    return f"{said} {dropped} dropped out, paid since." if dropped else said


def _letters(method: str, *, whole_run: bool) -> Any:
    def work(company: Any, call: ActionCall) -> Any:
        letters = () if whole_run else (call.values["id"],)
        return company.call(method, {"run_number": call.values["run_number"], "letter_ids": letters})

    return work


def _is_proposed(row: Values) -> bool:
    return row.get("status") == "proposed"


CUSTOMERS = ScreenSpec(
    id="ar.customers", title="Customers", group="Sales", icon="users", record="customer",
    query="ar.list_customers",
    columns=(
        Column("code", "Code", width=110), Column("name", "Name", width=190),
        Column("open", "Open", "money", 110, total="open"),
        Column("unapplied", "Unapplied", "money", 104, total="unapplied"),
        Column("credit_limit", "Limit", "money", 104), Column("oldest_due", "Oldest due", "date", 114),
        Column("currency", "Cur.", width=56), Column("on_hold", "On hold", "bool", 84),
        Column("is_active", "Active", "bool", 76), Column("tax_id", "Tax number", width=110, hidden=True),
    ),
    chips=(Chip("open", "Owing", {"open": True}), Chip("overdue", "Overdue", {"overdue": True}),
           Chip("hold", "On hold", {"on_hold": True}), Chip("active", "Active", {"active": True})),
    fields=fields_of(
        SaveCustomer,
        ("name", "code", "currency", "payment_term_id", "payment_terms_days", "default_account_id",
         "default_tax_code_id", "default_discount_percent",
         "prices_include_tax", "credit_limit", "credit_hold", "credit_reason", "tax_id",
         "tax_exempt",
         "exemption_reference", "buyer_reference", "street", "postal_code", "city", "country", "email",
         "phone",
         "language", "delivery", "statement_cycle", "dunning_blocked_until", "is_active"),
        code={"help": "Empty: made from the name.", "max_length": 30},
        currency={"max_length": 3, "help": "Empty: the currency of the books."},
        payment_term_id={"label": "Terms", "lookup": "parties.lookup_terms"},
        payment_terms_days={"label": "Days to pay", "help": "Where no terms are chosen."},
        default_account_id={"label": "Usual account", "lookup": "accounts.lookup", "help": "Empty: sales."},
        default_tax_code_id={"label": "Usual tax code", "lookup": "tax.lookup_sale"},
        default_discount_percent={"label": "Usual discount in %", "kind": "percent", "default": None},
        credit_limit={"help": "In the currency of the books; empty: none, 0: prepayment only."},
        credit_hold={"label": "On hold"}, credit_reason={"label": "Why limit or hold change"},
        tax_id={"label": "Tax number"}, tax_exempt={"label": "Exempt from tax"},
        exemption_reference={"label": "Exemption certificate",
                             "depends_on": lambda values: bool(values.get("tax_exempt"))},
        buyer_reference={"help": "Wanted on e-invoices by public buyers."},
        postal_code={"label": "Postal code"}, country={"max_length": 2, "help": "Two letters, such as US."},
        email={"label": "E-mail for invoices"},
        language={"max_length": 5, "help": "Of documents, such as en."},
        delivery={"label": "Invoices by", "required": True}, statement_cycle={"label": "Statements"},
        dunning_blocked_until={"label": "No reminders until"}, is_active={"label": "Active"},
    ),
    load="ar.customer_form", lookup_key="customer_id", to_values=customer_values, save="ar.save_customer",
    preview=None, listens_to=("ar_customer_profiles", "ar_invoices", "ar_receipts", "ar_credit_memos"),
    sort="name", kept=("currency", "country", "language"),
    actions=(
        Action(id="ar.customer.invoice", title="Write invoice", icon="file-text", primary=True,
               run=reading(_find_customer, _write_invoice), shortcut="Ctrl+Shift+N",
               enabled_when=lambda row: bool(row.get("is_active"))),
        Action(id="ar.customer.receive", title="Receive", icon="hand-coins", run=receive, shortcut="Ctrl+P"),
        Action(id="ar.customer.ageing", title="What is open", icon="hourglass", run=_ageing),
        Action(id="ar.customer.statement", title="Statement", icon="receipt-text", run=_statement,
               shortcut="Ctrl+T"),
    ),
    empty=EmptyState("No customers yet.",
                     help="Only the name is needed; an invoice can make a customer, too."),
)
RECEIPTS = ScreenSpec(
    id="ar.receipts", title="Receipts", group="Sales", icon="hand-coins", record="receipt",
    subject="ar_receipt",
    query="ar.list_receipts",
    columns=(
        Column("number", "Number", width=146), Column("customer", "Customer", width=190),
        Column("receipt_date", "Date", "date", 112), Column("reference", "Reference", width=146),
        Column("status", "Status", "status", 150), Column("amount", "Amount", "money", 98),
        Column("unallocated", "Unapplied", "money", 98, total="unapplied_base"),
        Column("currency", "Cur.", width=56),
        Column("payment_method", "Method", "status", 110, hidden=True),
        Column("kind", "Kind", "status", 100, hidden=True),
        Column("cleared_on", "Cleared", "date", 116, hidden=True),
    ),
    chips=(Chip("unapplied", "Unapplied", {"unapplied": True}),
           Chip("undeposited", "Undeposited", {"undeposited": True}),
           Chip("refund", "Refunds", {"kind": "refund"})),
    fields=tuple(
        Field(name=one.name, label=one.label, kind=one.kind, lookup=one.lookup, choices=one.choices,
              read_only=True, decimals=9 if one.name == "exchange_rate" else 2)
        for one in fields_of(
            ARReceipt,
            ("customer_id", "receipt_date", "payment_method", "bank_account_id", "amount",
             "unallocated_amount",
             "fee_amount", "currency", "exchange_rate", "reference", "status", "cleared_on", "returned_on",
             "return_reason"),
            customer_id={"lookup": "ar.lookup_customers"}, receipt_date={"label": "Date"},
            bank_account_id={"lookup": "cash.lookup_bank_accounts"}, exchange_rate={"kind": "number"},
            unallocated_amount={"label": "Unapplied"}, payment_method={"label": "Method"})),
    lines=LinesSpec(name="settlements", title="Settled by it", columns=(
        Field(name="application_date", label="Date", kind="date", width=114, read_only=True),
        Field(name="target_number", label="Document", width=150, read_only=True),
        Field(name="rule_name", label="By rule", width=0, read_only=True),
        Field(name="amount", label="Amount", kind="money", width=96, read_only=True),
        Field(name="discount", label="Discount", kind="money", width=84, read_only=True),
        Field(name="write_off", label="Given up", kind="money", width=84, read_only=True),
    )),
    load=load_receipt, entries=entries, listens_to=("ar_receipts", "ar_receipt_allocations"),
    sort="receipt_date", descending=True, status_tones=TONES,
    actions=(
        Action(id="ar.receipt.new", title="Receive a payment", icon="plus", primary=True,
               needs_selection=False,
               shortcut="Ctrl+N", run=_new_receipt),
        Action(id="ar.receipt.apply_all", title="Apply by rules", icon="wand-sparkles", needs_selection=False,
               confirm="Unapplied money goes to the invoices your rules find. Each can be undone alone.",
               run=calling(lambda company, _call: company.call("ar.auto_apply", {}), _said_of_rules)),
        Action(id="ar.receipt.apply", title="Apply the rest", icon="link", run=_apply, shortcut="Ctrl+P",
               primary=True, enabled_when=_has_rest),
        Action(id="ar.receipt.settlements", title="Settlements", icon="list", run=show_settlements,
               enabled_when=lambda row: _stands(row) and row.get("status") != "unallocated"),
        Action(id="ar.receipt.refund", title="Pay back", icon="banknote", run="ar.record_refund",
               id_field="receipt_id", asks=REFUND, enabled_when=_has_rest, done="The refund is recorded."),
        Action(id="ar.receipt.return", title="Bounced", icon="circle-x", run="ar.return_receipt",
               id_field="receipt_id", confirm="Its invoices open again with their old dates.",
               asks=fields_of(ReturnReceipt, ("on", "reason", "fee_amount", "charge_customer"),
                              on={"label": "Date", "default": TODAY},
                              fee_amount={"label": "Bank's fee", "default": None},
                              charge_customer={"label": "Invoice the fee to the customer"}),
               enabled_when=lambda row: _stands(row) and row.get("kind") == "receipt",
               done="The receipt bounced; its invoices are open again."),
        Action(id="ar.receipt.void", title="Void", icon="undo-2", run="ar.void_receipt",
               id_field="receipt_id",
               asks=(REASON, ON), confirm="Its entries are reversed and its invoices open again.",
               shortcut="Ctrl+R", enabled_when=lambda row: _stands(row) and not row.get("cleared_on"),
               done="The receipt is void; its invoices are open again."),
    ),
    empty=EmptyState("No receipts yet.", action_id="ar.receipt.new",
                     help="One receipt can settle several invoices; the rest stays unapplied."),
)
DUNNING = ScreenSpec(
    id="ar.dunning", title="Reminders", group="Sales", icon="bell-ring", record="letter",
    query="ar.list_dunning",
    columns=(
        Column("run_number", "Run", width=156), Column("customer", "Customer", width=170),
        Column("level", "Step", "status", 132), Column("status", "Status", "status", 110),
        Column("as_of", "As of", "date", 114), Column("total", "Overdue", "money", 104),
        Column("fee", "Fee", "money", 72), Column("currency", "Cur.", width=56),
        Column("invoices", "Invoices", "number", 80), Column("sent_date", "Sent", "date", 114, hidden=True),
        Column("notes", "Note", width=120, hidden=True),
    ),
    chips=(Chip("proposed", "Proposed", {"status": "proposed"}), Chip("sent", "Sent", {"status": "sent"})),
    listens_to=("ar_dunning_history",), sort="as_of", descending=True, status_tones=TONES,
    actions=(
        Action(id="ar.dunning.new", title="Propose reminders", icon="plus", primary=True,
               needs_selection=False,
               shortcut="Ctrl+N",
               run=calling(lambda company, call: company.call("ar.create_dunning", given(call.answers)),
                           _said_of_proposal),
               asks=fields_of(CreateDunning, ("as_of", "customer_id", "delivery"),
                              as_of={"label": "Overdue on", "default": TODAY},
                              customer_id={"lookup": "ar.lookup_customers", "help": "Empty: all customers."},
                              delivery={"label": "By", "required": True})),
        Action(id="ar.dunning.send_run", title="Send the run", icon="send", primary=True,
               shortcut="Ctrl+Return",
               confirm="Steps rise and fees are invoiced. Who paid meanwhile drops out.",
               run=calling(_letters("ar.send_dunning", whole_run=True), _said_of_letters),
               enabled_when=_is_proposed),
        Action(id="ar.dunning.send", title="Send this letter", icon="mail-check",
               run=calling(_letters("ar.send_dunning", whole_run=False), _said_of_letters),
               enabled_when=_is_proposed),
        Action(id="ar.dunning.drop", title="Drop this letter", icon="x",
               run=calling(_letters("ar.cancel_dunning", whole_run=False), "The letter is dropped."),
               enabled_when=_is_proposed),
    ),
    empty=EmptyState("No reminders yet.", action_id="ar.dunning.new",
                     help="A run proposes a letter to every customer who is late."),
)
