"""A small company that never saw a database, and two screens over it, for the tests of the engine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from desktop_app.spec.screen import TODAY as CLOCK
from desktop_app.spec.screen import Action, Chip, Column, EmptyState, Field, LinesSpec, ScreenSpec
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import ListQuery, LookupItem, LookupQuery, Page

TODAY = date(2025, 6, 30)
VENDORS = ("Café Fenêtre", "Okonkwo Studio", "Nordlicht GmbH", "Brightwater Dental", "Harbour & Vale Ltd")
ACCOUNTS = (
    ("1200", "Office equipment"), ("5200", "Materials"), ("6100", "Rent"), ("6200", "Office supplies"),
)
STATES = ("draft", "open", "paid", "overdue", "disputed")
COLUMNS = ("id", "number", "vendor", "reference", "invoice_date", "due_date", "total", "open", "status")


def key(kind: int, number: int) -> UUID:
    """Return a fixed id."""
    return UUID(int=(kind << 64) + number + 1)


def vendor_items() -> tuple[LookupItem, ...]:
    """Return the vendors, each bringing its usual account."""
    return tuple(
        LookupItem(id=key(1, at), code=f"V{at + 1:03}", name=name, detail=f"{at + 1} open bills",
                   defaults={"account_id": key(2, 3), "terms": "Net 14"})
        for at, name in enumerate(VENDORS))


def account_items() -> tuple[LookupItem, ...]:
    """Return the accounts a bill can be charged to."""
    return tuple(LookupItem(id=key(2, at), code=code, name=name) for at, (code, name) in enumerate(ACCOUNTS))


def bill(at: int) -> tuple[Any, ...]:
    """Return one row of the bills list."""
    day = TODAY - timedelta(days=at)
    total = Decimal((at * 7919 + 12345) % 900000 - (200000 if at % 6 == 0 else 0)) / 100
    state = STATES[at % len(STATES)]
    rest = Decimal(0) if state == "paid" else total
    return (key(3, at), f"BILL-{1400 - at:04}", VENDORS[at % len(VENDORS)], f"R-{at * 37 % 9973:05}", day,
            day + timedelta(days=14), total, rest, state)


@dataclass
class DemoCompany:
    """Answers the calls of the demo screens; `calls` is what was asked, in order."""

    bills: int = 600
    read_only: bool = False
    name: str = "Demo GmbH"
    delay: Callable[[], object] = lambda: None
    calls: list[tuple[str, Any]] = field(default_factory=list)
    saved: list[dict[str, Any]] = field(default_factory=list)
    drafts: dict[UUID, SimpleNamespace] = field(default_factory=dict)
    listeners: list[Callable[[frozenset[str]], None]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    def call(self, method: str, request: Any = None) -> Any:
        self.calls.append((method, request))
        self.threads.add(threading.current_thread().name)
        self.delay()
        handler: Any = getattr(self, method.replace(".", "_"))
        return handler(request)

    def preview(self, method: str, request: Any = None) -> Any:
        self.calls.append((f"preview {method}", request))
        lines, total = check_bill(request)
        entry = posted(request, lines, total)
        net = sum((line["amount"] for line in lines), Decimal(0))
        result = SimpleNamespace(net=net, tax=total - net, total=total, lines=lines)
        return SimpleNamespace(entries=(entry,), result=result, warnings=())

    def method_info(self, method: str) -> SimpleNamespace:
        fields = {"request_id": None} if method == "demo.save_bill" else {}
        return SimpleNamespace(request_type=SimpleNamespace(model_fields=fields))

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def changed(self, *tables: str) -> None:
        for listener in self.listeners:
            listener(frozenset(tables))

    def demo_bills(self, query: ListQuery) -> Page:
        rows = [bill(at) for at in range(self.bills)]
        rows = [row for row in rows if query.text.lower() in f"{row[1]} {row[2]}".lower()]
        status = query.filters.get("status")
        rows = [row for row in rows if status in (None, row[8])]
        if query.filters.get("break"):
            raise RuleViolation("The list cannot be read now. Try again later.")
        if query.sort:
            place = COLUMNS.index(query.sort)
            rows.sort(key=lambda row: row[place], reverse=bool(query.descending))
        start = query.offset if query.after is None else 1 + [row[0] for row in rows].index(query.after[1])
        window = tuple(rows[start : start + query.limit])
        places = {"total": 6, "open": 7}
        totals = {name: sum((row[at] for row in rows), Decimal(0)) for name, at in places.items()}
        return Page(
            columns=COLUMNS, rows=window, count=len(rows) if query.with_count else None,
            totals=totals if query.with_count else {}, next_after=(None, window[-1][0]) if window else None)

    def demo_vendors(self, query: LookupQuery) -> tuple[LookupItem, ...]:
        return find(vendor_items(), query)

    def demo_accounts(self, query: LookupQuery) -> tuple[LookupItem, ...]:
        return find(account_items(), query)

    def demo_bill(self, record: UUID) -> dict[str, Any]:
        row = dict(zip(COLUMNS, bill((record.int & 0xFFFF) - 1), strict=True))
        line = {"account_id": key(2, 1), "description": "Timber", "amount": row["total"], "tax_rate": "0"}
        return row | {"vendor_id": key(1, 2), "lines": (line,), "net": row["total"], "tax": Decimal(0)}

    def demo_save_bill(self, request: Mapping[str, Any]) -> Any:
        if request["vendor_id"] == key(1, 3):
            raise InvalidInput("vendor_id", "Brightwater Dental is on hold. Release the hold first.")
        check_bill(request)
        self.saved.append(dict(request))
        self.changed("ap_invoices")
        value = SimpleNamespace(id=key(3, 999), number=f"BILL-{1400 + len(self.saved)}")
        return SimpleNamespace(value=value, entries=(SimpleNamespace(entry_no="2025-000412"),), warnings=())

    def demo_void_bill(self, request: Mapping[str, Any]) -> None:
        if request["void_date"] < date(2025, 6, 1):
            raise InvalidInput("void_date", "May 2025 is closed. The first open day is 1 Jun 2025.")
        self.changed("ap_invoices")

    def kernel_save_draft(self, request: Mapping[str, Any]) -> None:
        now = datetime(2025, 6, 30, 12, 4, tzinfo=timezone.utc)  # noqa: UP017 - the mypy target is 3.11
        self.drafts[request["id"]] = SimpleNamespace(**request, updated_at=now)

    def kernel_drafts(self, kind: str) -> list[SimpleNamespace]:
        return [draft for draft in self.drafts.values() if draft.kind == kind]

    def kernel_delete_draft(self, draft_id: UUID) -> None:
        self.drafts.pop(draft_id, None)

    def demo_save_vendor(self, request: Mapping[str, Any]) -> Any:
        value = SimpleNamespace(id=key(1, 4), name=request["name"])
        return SimpleNamespace(value=value, entries=(), warnings=())

    def demo_save_journal(self, request: Mapping[str, Any]) -> Any:
        self.saved.append(dict(request))
        return SimpleNamespace(value=SimpleNamespace(id=key(4, 0)), entries=(), warnings=("Same as JE-7.",))


def find(items: tuple[LookupItem, ...], query: LookupQuery) -> tuple[LookupItem, ...]:
    """Return the items with an id, or those whose code or name has the text."""
    if query.id is not None:
        return tuple(item for item in items if item.id == query.id)
    text = query.text.casefold()
    return tuple(item for item in items if text in f"{item.code} {item.name}".casefold())[: query.limit]


def check_bill(request: Mapping[str, Any]) -> tuple[list[dict[str, Any]], Decimal]:
    """Return the lines with their tax and the total, or refuse as a service would."""
    if not request.get("vendor_id"):
        raise InvalidInput("vendor_id", "Choose the vendor.")
    lines: list[dict[str, Any]] = []
    for at, line in enumerate(request.get("lines") or ()):
        if not line.get("amount"):
            raise InvalidInput(f"lines.{at}.amount", "A line needs an amount other than zero.")
        tax = (line["amount"] * Decimal(line.get("tax_rate") or 0) / 100).quantize(Decimal("0.01"))
        lines.append({**line, "tax_amount": tax})
    if not lines:
        raise RuleViolation("The bill has no lines. Add at least one.")
    return lines, sum((line["amount"] + line["tax_amount"] for line in lines), Decimal(0))


def posted(request: Mapping[str, Any], lines: list[dict[str, Any]], total: Decimal) -> SimpleNamespace:
    """Return the entry of a bill: each line's account, tax, and the payable."""
    names = {item.id: item for item in account_items()}
    vendor = find(vendor_items(), LookupQuery(id=request["vendor_id"]))[0].name
    rows: list[tuple[str, str, str, Decimal, str, str | None]] = []
    for line in lines:
        account = names.get(line.get("account_id") or key(2, 3), account_items()[3])
        rows.append((account.code, account.name, "debit", line["amount"], "Account of the line", None))
    tax = sum((line["tax_amount"] for line in lines), Decimal(0))
    if tax:
        rows.append(("1410", "Input VAT", "debit", tax, "Role INPUT_TAX, code of the line", None))
    rows.append(("2100", "Trade payables", "credit", total, "Role AP_CONTROL", vendor))
    posted_lines = tuple(
        SimpleNamespace(
            account_id=key(2, at), account_code=code, account_name=name, side=side, base_amount=amount,
            reason=reason, party_name=party, memo="")
        for at, (code, name, side, amount, reason, party) in enumerate(rows))
    return SimpleNamespace(entry_no="2025-000412", entry_date=request.get("invoice_date"), lines=posted_lines)


def entries_of(_company: Any, record: UUID) -> tuple[SimpleNamespace, ...]:
    """Return what a bill of the list posted."""
    row = bill((record.int & 0xFFFF) - 1)
    line = {"account_id": key(2, 1), "amount": row[6], "tax_amount": Decimal(0)}
    return (posted({"vendor_id": key(1, 2), "invoice_date": row[4]}, [line], row[6]),)


def computed(result: Any) -> dict[str, Any]:
    """Return what the preview worked out for the form."""
    return {"net": result.net, "tax": result.tax, "total": result.total, "lines": result.lines}


TAX_RATES = (("0", "No VAT"), ("7", "VAT 7 %"), ("19", "VAT 19 %"))
BILLS = ScreenSpec(
    id="demo.bills", title="Bills", group="Purchases", icon="receipt-text", record="bill", query="demo.bills",
    columns=(
        Column("number", "Number", width=110), Column("vendor", "Vendor", width=200),
        Column("invoice_date", "Date", "date", 106), Column("due_date", "Due", "date", 106),
        Column("status", "Status", "status", 106), Column("total", "Total", "money", 110, total="total"),
        Column("open", "Open", "money", 110, total="open"), Column("reference", "Their number", hidden=True),
    ),
    fields=(
        Field(name="vendor_id", label="Vendor", kind="lookup", required=True, lookup="demo.vendors",
              create="demo.vendors_list", help="Type a code or a name."),
        Field(name="number", label="Vendor's number", max_length=60),
        Field(name="invoice_date", label="Invoice date", kind="date", required=True, default=CLOCK),
        Field(name="due_date", label="Due", kind="date"),
        Field(name="terms", label="Terms", kind="text"),
        Field(name="prices_include_tax", label="Prices include tax", kind="bool", default=False),
        Field(name="description", label="Description", span=2),
        Field(name="net", label="Net", kind="money", read_only=True),
        Field(name="tax", label="Tax", kind="money", read_only=True),
        Field(name="total", label="Total", kind="money", read_only=True),
    ),
    lines=LinesSpec(columns=(
        Field(name="account_id", label="Account", kind="lookup", lookup="demo.accounts", width=170),
        Field(name="description", label="Description", width=0),
        Field(name="amount", label="Amount", kind="money", width=96),
        Field(name="tax_rate", label="Tax code", kind="choice", choices=TAX_RATES, width=96),
        Field(name="tax_amount", label="Tax", kind="money", read_only=True, width=80),
    )),
    chips=(Chip("open", "Open", {"status": "open"}), Chip("overdue", "Overdue", {"status": "overdue"}),
           Chip("draft", "Drafts", {"status": "draft"})),
    actions=(
        Action(
            id="demo.bill.export", title="Export", icon="download", needs_selection=False,
            run=lambda call: call.context.open_screen("demo.export")),
        Action(id="demo.bill.void", title="Void", icon="undo-2", run="demo.void_bill", shortcut="Ctrl+R",
               enabled_when=lambda row: row["status"] != "draft",
               confirm="The entry is reversed on the day you choose.", done="The bill is void.",
               asks=(Field(name="void_date", label="Date", kind="date", required=True, default=CLOCK),
                     Field(name="reason", label="Reason", required=True))),
        Action(id="demo.bill.copy", title="Copy", icon="copy",
               run=lambda call: call.open_form("demo.bills", {"number": call.values["number"]})),
    ),
    load="demo.bill", save="demo.save_bill", computed=computed, entries=entries_of,
    sort="invoice_date", descending=True, listens_to=("ap_invoices",),
    editable_when=lambda values: values.get("status") in (None, "draft"),
    empty=EmptyState("No bills yet.",
                     help="Enter one (Ctrl+N), import a CSV, or drop an e-invoice file here."),
    status_tones={"open": "info", "paid": "positive", "overdue": "negative", "disputed": "warning"},
    kept=("invoice_date", "vendor_id"),
)
VENDOR_LIST = ScreenSpec(
    id="demo.vendors_list", title="Vendors", group="Purchases", icon="users", record="vendor",
    query="demo.bills",
    columns=(Column("vendor", "Name"),), fields=(Field(name="name", label="Name", required=True),),
    save="demo.save_vendor", preview=None,
)
JOURNALS = ScreenSpec(
    id="demo.journals", title="Journals", group="Accounting", icon="book-open", record="journal",
    query="demo.bills",
    columns=(Column("number", "Number"),),
    fields=(Field(name="entry_date", label="Date", kind="date", required=True, default=CLOCK),
            Field(name="description", label="Description")),
    lines=LinesSpec(exclusive=("debit", "credit"), copied_down=("memo",), columns=(
        Field(name="account_id", label="Account", kind="lookup", lookup="demo.accounts", width=200),
        Field(name="debit", label="Debit", kind="money", width=110),
        Field(name="credit", label="Credit", kind="money", width=110),
        Field(name="is_estimate", label="Estimate", kind="bool", width=80),
        Field(name="memo", label="Memo", width=0),
    )),
    save="demo.save_journal", preview=None,
)
SCREENS = {spec.id: spec for spec in (BILLS, VENDOR_LIST, JOURNALS)}
