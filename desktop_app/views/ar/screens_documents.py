"""Invoices and credit notes as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.spec.fields import fields_of, is_foreign
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
from finance_core.modules.ar.api import (
    CreateInvoice,
    LineKind,
    MarkDelivered,
    RecordCreditMemo,
    RecordRefund,
    WriteOffInvoice,
    WriteOffSmallBalances,
)

TONES: Mapping[str, Tone] = {
    "draft": "neutral", "issued": "info", "delivered": "info", "partially_paid": "warning",
    "paid": "positive",
    "written_off": "negative", "cancelled": "neutral", "unallocated": "warning",
    "partially_allocated": "warning", "fully_allocated": "positive", "returned": "negative",
    "voided": "neutral", "partially_applied": "warning", "applied": "positive", "refunded": "positive",
    "proposed": "warning", "sent": "positive",
}
OPEN = frozenset({"issued", "delivered", "partially_paid"})
REASON = Field(name="reason", label="Reason", required=True, help="Kept in the audit log.")
ON = Field(name="on", label="Date", kind="date",
           help="Empty: the document's own date, or the first open day.")
LINES = LinesSpec(copied_down=("account_id", "tax_code_id", "discount_percent"), columns=(
    Field(name="description", label="Description", width=0,
          help="A line with only a text is printed as a text."),
    Field(name="quantity", label="Qty", kind="number", width=48, default=1, decimals=9),
    Field(name="unit", label="Unit", width=46, max_length=20),
    Field(name="unit_price", label="Price", kind="money", width=86, decimals=9),
    Field(name="discount_percent", label="Disc.", kind="percent", width=54, help="Discount in percent."),
    Field(name="tax_code_id", label="Tax", kind="lookup", lookup="tax.lookup_sale", width=98),
    Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup", width=96,
          help="Empty: the customer's usual account, or sales."),
    Field(name="amount", label="Net", kind="money", read_only=True, width=88),
))
_COLUMNS = tuple(column.name for column in LINES.columns)
_TEXTS = ("intro_text", "closing_text")
_INVOICE = ("customer_id", "invoice_date", "payment_term_id", "due_date", "customer_reference", "supply_date",
            "currency", "exchange_rate", "prices_include_tax", "header_discount", *_TEXTS, "issue",
            "override_reason")
_MEMO = ("customer_id", "issue_date", "reason_code", "reason", "currency", "exchange_rate",
         "prices_include_tax")


def invoice_request(values: Values) -> Mapping[str, Any]:
    """Return the request of an invoice: lines with only a description are texts."""
    return {**values, "lines": [_line_request(line) for line in values.get("lines", ())]}


def invoice_totals(saved: Any) -> Mapping[str, Any]:
    """Return the figures a form shows of the invoice that would be saved."""
    invoice = saved.value
    return {**{name: getattr(invoice, name) for name in ("subtotal", "tax_amount", "total_amount")},
            "lines": [{"amount": line.amount} for line in invoice.lines]}


def memo_totals(saved: Any) -> Mapping[str, Any]:
    """Return the figures a form shows of the credit note that would be saved."""
    memo = saved.value
    return {"subtotal": memo.subtotal, "tax_amount": memo.tax_amount, "total_amount": memo.amount,
            "lines": [{"amount": line.amount} for line in memo.lines]}


def invoice_values(invoice: Any) -> Mapping[str, Any]:
    """Return a stored invoice as the form shows it; an issued one is not issued again."""
    names = (*(name for name in _INVOICE if name not in ("issue", "override_reason")), "status",
             "invoice_number", "subtotal", "tax_amount", "total_amount")
    values = {name: getattr(invoice, name) for name in names}
    return {**values, "header_discount": invoice.header_discount or None, "lines": _lines(invoice.lines)}


def memo_values(memo: Any) -> Mapping[str, Any]:
    """Return a stored credit note as the form shows it."""
    names = ("customer_id", "issue_date", "reason_code", "currency", "exchange_rate", "prices_include_tax",
             "reason", "status", "subtotal", "tax_amount")
    return {**{name: getattr(memo, name) for name in names}, "number": memo.credit_memo_number,
            "total_amount": memo.amount, "lines": _lines(memo.lines)}


def entries(company: Any, record_id: Any) -> Any:
    """Return what a document posted."""
    return company.call("kernel.entries_of", record_id)


def is_open(row: Values) -> bool:
    """Tell whether a row is an invoice that money can settle."""
    return row.get("status") in OPEN


def receive(call: ActionCall) -> None:
    """Open the receipt page for the row's customer, and its invoice if the row is one."""
    invoice = call.values["id"] if "document_type" in call.values else None
    record = {"customer_id": call.values["customer_id"], "document_id": invoice}
    call.context.open_screen("ar.receive", record=record)


def _line_request(line: Values) -> dict[str, Any]:
    is_text = line.get("unit_price") is None and line.get("account_id") is None
    if is_text and line.get("description"):
        return {"description": line["description"], "line_kind": LineKind.TEXT}
    return dict(line)


def _lines(lines: Any) -> list[dict[str, Any]]:
    """Return stored lines as typed; a text has no figures."""
    shown = []
    for line in lines:
        if line.line_kind is LineKind.ITEM:
            typed = {name: getattr(line, name, None) for name in _COLUMNS}
            shown.append({**typed, "discount_percent": line.discount_percent or None})
        else:
            shown.append({"description": line.description})
    return shown


def _print(kind: str) -> Any:
    def show(call: ActionCall) -> None:
        call.context.open_screen("ar.print", record={"kind": kind, "id": call.values["id"]})

    return show


def show_settlements(call: ActionCall) -> None:
    """Open the page with what settled, or was settled by, the row."""
    record = {"id": call.values["id"], "number": call.values["number"]}
    call.context.open_screen("ar.settlements", record=record)


def _issue(company: Any, call: ActionCall) -> Any:
    draft = company.call("ar.draft_form", call.values["id"])
    return company.call("ar.create_invoice", draft.model_copy(update={"issue": True}))


def _show_copy(call: ActionCall, copy: CreateInvoice) -> None:
    values = copy.model_dump(exclude_none=True, exclude={"draft_id", "issue", "document_type"})
    values["header_discount"] = copy.header_discount or None
    call.open_form("ar.invoices", {**values, "lines": _lines(copy.lines)})


def _credit(company: Any, call: ActionCall) -> Any:
    request = {"customer_id": call.values["customer_id"], "original_invoice_id": call.values["id"]}
    return company.call("ar.record_credit_memo", {**request, **given(call.answers)})


def _said_of_credit(saved: Any) -> str:
    return f"Credit note {saved.value.credit_memo_number} is written."


def _apply(call: ActionCall) -> None:
    call.context.open_screen("ar.apply", record=call.values)


def _said_of_rests(saved: Any) -> str:
    run = saved.value
    count = len(run.written_off)
    rests = "1 small rest is" if count == 1 else f"{count} small rests are"
    return " ".join([f"{rests} given up.", *run.problems])


_TOTALS = tuple(Field(name=name, label=label, kind="money", read_only=True) for name, label in (
    ("subtotal", "Net"), ("tax_amount", "Tax"), ("total_amount", "Total")))
_HEAD: Mapping[str, Mapping[str, Any]] = {
    "customer_id": {"lookup": "ar.lookup_customers", "create": "ar.customers", "span": 2,
                    "help": "Code, name or tax number."},
    "currency": {"max_length": 3, "help": "Empty: the customer's currency."},
    "exchange_rate": {"kind": "number", "decimals": 9, "help": "Empty: the rate of the day.",
                      "depends_on": is_foreign},
    "prices_include_tax": {"label": "Prices include tax", "default": False},
}
REFUND = fields_of(
    RecordRefund, ("amount", "refund_date", "payment_method", "bank_account_id", "reference"),
    refund_date={"label": "Date", "default": TODAY},
    payment_method={"label": "Method", "required": True},
    bank_account_id={"label": "Paid from", "required": True, "lookup": "cash.lookup_bank_accounts"})
_CREDIT = fields_of(
    RecordCreditMemo, ("reason_code", "reason", "issue_date", "apply"), reason_code={"label": "Why"},
    issue_date={"label": "Date", "default": TODAY}, apply={"label": "Apply it at once", "default": True})
_WRITE_OFF = fields_of(
    WriteOffInvoice, ("on", "reason", "amount", "method", "approval_note"),
    on={"label": "Date", "default": TODAY}, amount={"help": "Empty: all that is open."},
    method={"kind": "choice", "choices": (("allowance", "Use the allowance"), ("direct", "Expense at once")),
            "help": "Empty: as the settings say."},
    approval_note={"label": "Approved by and why", "help": "Needed from the amount in the settings."})
_SMALL = fields_of(
    WriteOffSmallBalances, ("on", "limit", "customer_id"), on={"label": "Date", "default": TODAY},
    limit={"help": "Empty: the limit in the settings."},
    customer_id={"lookup": "ar.lookup_customers", "help": "Empty: all customers."})

INVOICES = ScreenSpec(
    id="ar.invoices", title="Invoices", group="Sales", icon="file-text", record="invoice",
    subject="ar_invoice",
    query="ar.list_invoices",
    columns=(
        Column("number", "Number", width=146), Column("customer", "Customer", width=154),
        Column("invoice_date", "Date", "date", 114), Column("due_date", "Due", "date", 114),
        Column("status", "Status", "status", 128), Column("total", "Total", "money", 100),
        Column("open", "Open", "money", 100, total="open_base"), Column("currency", "Cur.", width=56),
        Column("days_overdue", "Days late", "number", 80),
        Column("customer_reference", "Their reference", width=120, hidden=True),
        Column("dunning_level", "Reminders", "number", 90, hidden=True),
        Column("sent_on", "Sent", "date", 116, hidden=True), Column("dispute", "Disputed", hidden=True),
    ),
    chips=(Chip("open", "Open", {"open": True}), Chip("overdue", "Overdue", {"overdue": True}),
           Chip("draft", "Drafts", {"draft": True}), Chip("not_sent", "Not sent", {"not_sent": True}),
           Chip("disputed", "Disputed", {"disputed": True}),
           Chip("written_off", "Written off", {"status": "written_off"})),
    fields=fields_of(
        CreateInvoice, _INVOICE, **_HEAD,
        invoice_date={"label": "Date", "default": TODAY},
        supply_date={"label": "Supplied on", "help": "Decides the tax; empty: the invoice date.",
                     "rare": True},
        payment_term_id={"label": "Terms", "lookup": "parties.lookup_terms"},
        due_date={"label": "Due", "help": "Empty: from the terms."},
        customer_reference={"label": "Their reference", "max_length": 100, "help": "Such as their order."},
        header_discount={"label": "Discount on all", "default": None, "help": "An amount off the whole.",
                         "rare": True},
        intro_text={"label": "Text above the lines", "rare": True},
        closing_text={"label": "Text below the lines", "rare": True},
        issue={"label": "Issue now", "help": "Gives it its number and posts it; else it stays a draft."},
        override_reason={"label": "Invoice all the same because", "help": "Only over the limit or on hold.",
                         "rare": True},
    ) + _TOTALS,
    lines=LINES, load="ar.invoice", to_values=invoice_values, record_key="draft_id", save="ar.create_invoice",
    request=invoice_request, computed=invoice_totals, entries=entries,
    listens_to=("ar_invoices", "ar_receipt_allocations"), sort="invoice_date", descending=True,
    status_tones=TONES, kept=("invoice_date",),
    editable_when=lambda values: values.get("status") in (None, "draft"),
    actions=(
        Action(id="ar.invoice.receive", title="Receive", icon="hand-coins", run=receive, shortcut="Ctrl+P",
               primary=True, enabled_when=is_open),
        Action(id="ar.invoice.issue", title="Issue", icon="send", shortcut="Ctrl+Return", primary=True,
               run=calling(_issue, lambda saved: f"Invoice {saved.value.invoice_number} is issued."),
               enabled_when=lambda row: row.get("status") == "draft"),
        Action(id="ar.invoice.print", title="PDF", icon="printer", run=_print("invoice"),
               shortcut="Ctrl+Shift+P"),
        Action(id="ar.invoice.sent", title="Mark as sent", icon="mail-check", run="ar.mark_delivered",
               id_field="invoice_id", enabled_when=is_open, done="The invoice is marked as sent.",
               asks=fields_of(MarkDelivered, ("via", "on"), via={"label": "By", "required": True},
                              on={"label": "On", "help": "Empty: today."})),
        Action(id="ar.invoice.settlements", title="Settlements", icon="link", run=show_settlements,
               enabled_when=lambda row: row.get("status") in {"partially_paid", "paid", "written_off"}),
        Action(id="ar.invoice.copy", title="Copy", icon="copy", shortcut="Ctrl+D",
               run=reading(lambda company, call: company.call("ar.copy_invoice", call.values["id"]),
                           _show_copy)),
        Action(id="ar.invoice.credit", title="Credit", icon="receipt", asks=_CREDIT,
               confirm="The whole invoice is credited.", run=calling(_credit, _said_of_credit),
               enabled_when=lambda row: row.get("status") in OPEN | {"paid"}),
        Action(id="ar.invoice.dispute", title="Dispute", icon="flag", run="ar.set_dispute",
               id_field="invoice_id", asks=(REASON,), done="The invoice is not chased for now.",
               enabled_when=lambda row: is_open(row) and not row.get("dispute")),
        Action(id="ar.invoice.undispute", title="End dispute", icon="flag-off", run="ar.clear_dispute",
               id_field="invoice_id", enabled_when=lambda row: bool(row.get("dispute")),
               done="The dispute has ended."),
        Action(id="ar.invoice.write_off", title="Write off", icon="eraser", run="ar.write_off_invoice",
               id_field="invoice_id", asks=_WRITE_OFF, enabled_when=is_open, done="The invoice is given up."),
        Action(id="ar.invoice.cancel", title="Cancel invoice", icon="undo-2", run="ar.cancel_invoice",
               id_field="invoice_id", asks=(REASON, ON), shortcut="Ctrl+R",
               confirm="It is reversed or credited, as the country wants it. Its number is kept.",
               enabled_when=lambda row: row.get("status") in {"issued", "delivered"},
               done="The invoice is cancelled."),
        Action(id="ar.invoice.delete", title="Delete draft", icon="trash", run="ar.delete_draft", id_field="",
               confirm="Nothing was posted for it.", done="The draft is deleted.",
               enabled_when=lambda row: row.get("status") == "draft"),
        Action(id="ar.invoice.small_rests", title="Write off small balances", icon="eraser",
               needs_selection=False,
               asks=_SMALL, run=calling(
                   lambda company, call: company.call("ar.write_off_small_balances", given(call.answers)),
                   _said_of_rests)),
    ),
    empty=EmptyState("No invoices yet.",
                     help="Write the first with Ctrl+N. The entry stands beside it before it is issued."),
)
CREDIT_NOTES = ScreenSpec(
    id="ar.credit_notes", title="Credit notes", group="Sales", icon="receipt", record="credit note",
    subject="ar_credit_memo",
    query="ar.list_credit_memos",
    columns=(
        Column("number", "Number", width=140), Column("customer", "Customer", width=180),
        Column("issue_date", "Date", "date", 114), Column("invoice", "For invoice", width=144),
        Column("status", "Status", "status", 140), Column("amount", "Total", "money", 100),
        Column("unapplied", "Unapplied", "money", 100, total="unapplied_base"),
        Column("currency", "Cur.", width=56),
        Column("reason_code", "Why", "status", 130, hidden=True),
        Column("reason", "Reason", width=160, hidden=True),
    ),
    chips=(Chip("unapplied", "Unapplied", {"unapplied": True}),),
    fields=fields_of(
        RecordCreditMemo, _MEMO, **_HEAD, issue_date={"label": "Date", "default": TODAY},
        reason_code={"label": "Why", "help": "Decides the account: returns, allowances, or the line's own."},
        reason={"span": 2, "help": "Printed on the credit note."}) + _TOTALS,
    lines=LINES, load="ar.credit_memo", to_values=memo_values, save="ar.record_credit_memo",
    computed=memo_totals, entries=entries,
    listens_to=("ar_credit_memos", "ar_receipt_allocations"), sort="issue_date", descending=True,
    status_tones=TONES, kept=("issue_date",), editable_when=lambda values: values.get("status") is None,
    actions=(
        Action(id="ar.credit_note.apply", title="Apply to invoices", icon="link", run=_apply, primary=True,
               shortcut="Ctrl+P", enabled_when=lambda row: bool(row.get("unapplied"))),
        Action(id="ar.credit_note.print", title="PDF", icon="printer", run=_print("credit_note"),
               shortcut="Ctrl+Shift+P"),
        Action(id="ar.credit_note.settlements", title="Settlements", icon="list", run=show_settlements,
               enabled_when=lambda row: row.get("unapplied") != row.get("amount")),
        Action(id="ar.credit_note.refund", title="Pay back", icon="banknote", run="ar.record_refund",
               id_field="credit_memo_id", asks=REFUND, done="The refund is recorded.",
               enabled_when=lambda row: bool(row.get("unapplied"))),
        Action(id="ar.credit_note.cancel", title="Cancel credit", icon="undo-2", run="ar.cancel_credit_memo",
               id_field="credit_memo_id", asks=(REASON, ON), shortcut="Ctrl+R",
               confirm="Its entry is reversed; its number is kept.", done="The credit note is cancelled.",
               enabled_when=lambda row: row.get("status") == "issued"),
    ),
    empty=EmptyState("No credit notes yet.",
                     help="Credit an invoice from the list of invoices, or write a credit note here."),
)

