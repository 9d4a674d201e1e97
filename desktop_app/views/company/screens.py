"""Screens of the company file, as data: chart, roles, periods, parties, rates, tax, audit log."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from desktop_app.spec.fields import fields_of
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
)
from desktop_app.views.company.screens_kept import KEPT
from desktop_app.views.row_action import calling, given, reading
from finance_core.kernel.accounts import MapRole, SaveAccount
from finance_core.kernel.chart import NATURE
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.ledger import AccountType
from finance_core.kernel.periods import CreateYear
from finance_core.kernel.records import SetRate
from finance_core.modules.tax.api import SaveCode, SaveRate

PERIOD_TONES: Mapping[str, Tone] = {
    "open": "positive", "closing": "warning", "closed": "neutral", "locked": "neutral", "future": "info"}
_SUBTYPES = tuple(
    (name, f"{name.replace('_', ' ').capitalize()} ({type_.value})") for name, (type_, _) in NATURE.items())
_PROFILES = (("is_vendor", "ap.vendors", "ap.list_vendors", "vendor_id"),
             ("is_customer", "ar.customers", "ar.list_customers", "customer_id"))
_WITH_REASON = frozenset({"reopen", "unlock"})


def account_values(account: Any) -> Mapping[str, Any]:
    """Return an account as its form edits it."""
    return {name: getattr(account, name) for name in SaveAccount.model_fields if hasattr(account, name)}


def _register(call: ActionCall) -> None:
    call.context.open_screen("reporting.centre", filters={
        "report": "account_register", "account_id": call.values["id"]})


def _profiles(company: Any, call: ActionCall) -> list[tuple[str, Any]]:
    """Return the screens a party is kept in, with the id of its row there."""
    found: list[tuple[str, Any]] = []
    for flag, screen, query, key in _PROFILES:
        page = company.call(query, ListQuery(text=call.values["code"])) if call.values[flag] else None
        rows = [dict(zip(page.columns, row, strict=True)) for row in page.rows] if page else []
        found += [(screen, row["id"]) for row in rows if row[key] == call.values["id"]]
    return found


def _open_profiles(call: ActionCall, found: list[tuple[str, Any]]) -> None:
    for screen, record in found:
        call.context.open_screen(screen, record=record)


def _map(company: Any, call: ActionCall) -> Any:
    return company.call("roles.map", {"role": call.values["role"], **given(call.answers)})


def _move(action: str, title: str, status: str, when: frozenset[str], confirm: str) -> Action:
    def work(company: Any, call: ActionCall) -> Any:
        request = {"period_id": call.values["id"], "status": status, **given(call.answers)}
        return company.call("periods.move", request)

    icons = {"close": "lock", "reopen": "lock-open", "lock": "lock-keyhole", "unlock": "lock-keyhole-open"}
    return Action(
        id=f"company.period.{action}", title=title, icon=icons[action], confirm=confirm,
        run=calling(work, f"The period is {status}."), enabled_when=lambda row: row.get("status") in when,
        asks=(Field(name="reason", label="Reason", required=action in _WITH_REASON,
                    help="Kept in the audit log."),))


ACCOUNTS = ScreenSpec(
    id="company.accounts", title="Chart of accounts", group="Accounting", icon="list-tree", record="account",
    plural="accounts",
    query="accounts.list_accounts",
    columns=(
        Column("code", "Code", width=90), Column("name", "Name", width=300),
        Column("type", "Type", "status", 110), Column("currency", "Cur.", width=56),
        Column("balance", "Balance", "money", 130), Column("is_summary", "Header", "bool", 80),
        Column("is_active", "Active", "bool", 76), Column("subtype", "Subtype", "status", 170, hidden=True),
        Column("control_kind", "Control", "status", 110, hidden=True),
    ),
    chips=(*(Chip(kind.value, kind.value.capitalize(), {"type": kind.value}) for kind in AccountType),
           Chip("headers", "Headers", {"summary": True})),
    fields=fields_of(
        SaveAccount,
        ("code", "name", "subtype", "parent_id", "currency", "default_tax_code_id", "alt_code",
         "requires_dimensions", "description", "is_summary", "requires_party", "requires_reconciliation",
         "is_active"),
        subtype={"kind": "choice", "choices": _SUBTYPES,
                 "help": "Sets type, normal side and cash-flow category."},
        parent_id={"label": "Below", "lookup": "accounts.lookup_all"},
        currency={"help": "Only this currency; empty: any.", "max_length": 3},
        default_tax_code_id={"label": "Usual tax code", "lookup": "tax.lookup"},
        alt_code={"label": "Tax form line"},
        requires_dimensions={"label": "Needs dimensions", "help": "Codes with commas: PROJECT,DEPARTMENT."},
        is_summary={"label": "Header without postings"},
        requires_party={"label": "Needs a party"}, requires_reconciliation={"label": "Reconciled"},
        is_active={"label": "Active"}, description={"span": 2},
    ),
    load="accounts.account", to_values=account_values, save="accounts.save", preview=None,
    listens_to=("accounts", "account_period_balances", "journal_lines"), sort="code",
    kept=("subtype", "parent_id"),
    actions=(Action(id="company.account.register", title="Register", icon="book-open", run=_register,
                    shortcut="Ctrl+Shift+R", primary=True),),
    empty=EmptyState("No accounts here.", help="A chart template brings them when the company is created."),
    status_tones={kind.value: "neutral" for kind in AccountType},
)
ROLES = ScreenSpec(
    id="company.roles", title="Account roles", group="Accounting", icon="waypoints", record="role",
    query="roles.list_roles",
    columns=(
        Column("role", "Role", "role", 220), Column("description", "Meaning", width=320),
        Column("account", "Account", width=250), Column("module", "Module", "module", 100),
        Column("is_required", "Required", "bool", 86),
    ),
    chips=(Chip("unmapped", "Not mapped", {"unmapped": True}),),
    actions=(
        Action(id="company.role.map", title="Map to an account", icon="link", primary=True, shortcut="Ctrl+M",
               confirm="Later postings use the new account; what is posted stays.",
               run=calling(_map, "The role is mapped."),
               asks=fields_of(MapRole, ("account_id",),
                              account_id={"lookup": "accounts.lookup_all", "help": "No header."})),
    ),
    listens_to=("account_roles", "accounts"), sort="role",
    empty=EmptyState("No role is left to map.",
                     help="Modules post to roles; each role stands for one account of your chart."),
)
PERIODS = ScreenSpec(
    id="company.periods", title="Periods", group="Accounting", icon="calendar-range", record="period",
    query="periods.list_all",
    columns=(
        Column("code", "Period", width=120), Column("name", "Name", width=200),
        Column("year", "Fiscal year", width=110), Column("start_date", "From", "date", 116),
        Column("end_date", "To", "date", 116), Column("status", "Status", "status", 116),
        Column("is_adjustment", "Adjustments", "bool", 110),
    ),
    chips=(Chip("open", "Open", {"status": "open"}), Chip("closed", "Closed", {"status": "closed"}),
           Chip("locked", "Locked", {"status": "locked"})),
    actions=(
        Action(id="company.year.new", title="New fiscal year", icon="plus", run="periods.create_year",
               id_field="", needs_selection=False, primary=True, shortcut="Ctrl+N",
               asks=fields_of(CreateYear, ("start_date",), start_date={
                   "label": "First day", "help": "The first of a month."}),
               done="The fiscal year is open for postings."),
        _move("close", "Close", "closed", frozenset({"open", "closing"}),
              "Nothing can be posted into it until it is reopened."),
        _move("reopen", "Reopen", "open", frozenset({"closed", "future", "closing"}),
              "Figures of this period may change again."),
        _move("lock", "Lock", "locked", frozenset({"closed"}),
              "A locked period must be unlocked before it can be reopened."),
        _move("unlock", "Unlock", "closed", frozenset({"locked"}), "The period can be reopened afterwards."),
    ),
    listens_to=("fiscal_periods", "fiscal_years"), sort="code", descending=True, status_tones=PERIOD_TONES,
    empty=EmptyState("No fiscal year yet.", action_id="company.year.new",
                     help="A fiscal year brings its twelve periods and one for adjustments."),
)
PARTIES = ScreenSpec(
    id="company.parties", title="Parties", group="Company", icon="contact", record="party",
    subject="party",
    query="parties.list_parties",
    columns=(
        Column("code", "Code", width=120), Column("name", "Name", width=260),
        Column("country", "Country", width=80), Column("tax_id", "Tax number", width=140),
        Column("is_customer", "Customer", "bool", 90), Column("is_vendor", "Vendor", "bool", 80),
        Column("status", "Status", "status", 110),
    ),
    chips=(Chip("customers", "Customers", {"role": "customer"}),
           Chip("vendors", "Vendors", {"role": "vendor"})),
    actions=(Action(id="company.party.open", title="Open", icon="contact", shortcut="Ctrl+O", primary=True,
                    run=reading(_profiles, _open_profiles),
                    enabled_when=lambda row: bool(row["is_vendor"] or row["is_customer"])),),
    listens_to=("parties",), sort="name", status_tones={"active": "positive", "blocked": "negative"},
    empty=EmptyState("No parties yet.", help="Whoever is made a customer or vendor appears here, once."),
)
RATES = ScreenSpec(
    id="company.rates", title="Exchange rates", group="Company", icon="arrow-left-right", record="rate",
    query="kernel.list_rates",
    columns=(
        Column("rate_date", "Date", "date", 116), Column("from_currency", "From", width=80),
        Column("to_currency", "To", width=80), Column("rate", "Rate", "rate", 120),
        Column("per", "Per", "number", 80), Column("source", "Source", "choice", 160),
        Column("rate_type", "Type", "status", 110, hidden=True),
    ),
    fields=fields_of(
        SetRate, ("from_currency", "to_currency", "rate_date", "rate", "per", "rate_type"),
        from_currency={"label": "From", "max_length": 3, "help": "Foreign currency, such as EUR."},
        to_currency={"label": "To", "max_length": 3, "help": "Usually the currency of the books."},
        rate_date={"label": "Date", "default": TODAY},
        rate={"kind": "number", "decimals": 9, "help": "Units of “To” for the units of “From” in “Per”."},
        per={"help": "1, or 100 for currencies quoted by the hundred."},
        rate_type={"label": "Type", "required": True},
    ),
    save="kernel.set_rate", preview=None, listens_to=("exchange_rates",), sort="rate_date", descending=True,
    kept=("from_currency", "to_currency", "rate_date"),
    empty=EmptyState("No exchange rates yet.",
                     help="Foreign documents take the newest rate that is young enough."),
)
_BOXES = ("sale_base_boxes", "sale_tax_boxes", "purchase_base_boxes", "purchase_tax_boxes")
TAX_CODES = ScreenSpec(
    id="company.tax_codes", title="Tax codes", group="Company", icon="percent", record="tax code",
    query="tax.list_codes",
    columns=(
        Column("code", "Code", width=110), Column("name", "Name", width=260),
        Column("rate", "Rate today", width=110), Column("treatment", "Treatment", "status", 190),
        Column("used", "Used", "number", 70), Column("is_active", "Active", "bool", 76),
        Column("kind", "For", "status", 110, hidden=True),
    ),
    fields=fields_of(
        SaveCode,
        ("code", "name", "kind", "treatment", "recoverable_percent", "country", "output_account_id",
         "input_account_id", *_BOXES, "en16931_category", "valid_from", "valid_to", "prices_include_tax",
         "discount_changes_tax", "is_active", "invoice_text"),
        code={"max_length": 20}, kind={"label": "For", "required": True}, treatment={"required": True},
        recoverable_percent={"label": "Recoverable %", "kind": "percent", "default": Decimal(1),
                             "help": "How much of tax paid comes back."},
        country={"max_length": 2},
        output_account_id={"label": "Account for sales", "lookup": "accounts.lookup_all",
                           "help": "Empty: by role."},
        input_account_id={"label": "Account for purchases", "lookup": "accounts.lookup_all",
                          "help": "Empty: by role."},
        **{name: {"help": "Boxes of the return, with commas: 1,4."} for name in _BOXES},
        en16931_category={"label": "E-invoice category", "max_length": 2},
        valid_from={"label": "From"}, valid_to={"label": "To"},
        prices_include_tax={"label": "Prices include tax"},
        discount_changes_tax={"label": "Discount lowers the tax"}, is_active={"label": "Active"},
        invoice_text={"span": 2, "label": "Text on invoices"},
    ),
    lines=LinesSpec(name="components", title="Taxes in this code", columns=(
        Field(name="jurisdiction_code", label="Jurisdiction", width=180),
        Field(name="tax_category", label="Category", width=0),
        Field(name="is_compound", label="On top of those before", kind="bool", width=190),
    )),
    load="tax.tax_code", save="tax.save_code", preview=None,
    listens_to=("tax_codes", "tax_rates"), sort="code",
    chips=(Chip("active", "Active", {"is_active": True}),),
    empty=EmptyState("No tax codes yet.", help="A tax table of the country brings them, or make your own."),
)
TAX_RATES = ScreenSpec(
    id="company.tax_rates", title="Tax rates", group="Company", icon="badge-percent", record="tax rate",
    query="tax.list_rates",
    columns=(
        Column("jurisdiction", "Jurisdiction", width=150), Column("jurisdiction_name", "Name", width=210),
        Column("tax_category", "Category", "choice", 130), Column("rate", "Rate", "percent", 100),
        Column("effective_date", "From", "date", 116), Column("end_date", "To", "date", 116),
        Column("legal_reference", "Source", width=140),
    ),
    fields=fields_of(
        SaveRate,
        ("jurisdiction_code", "tax_category", "rate", "effective_date", "end_date", "legal_reference"),
        jurisdiction_code={"help": "As in the list, such as US-NY."}, tax_category={"label": "Category"},
        rate={"label": "Rate %", "kind": "percent", "decimals": 4}, effective_date={"label": "From"},
        end_date={"label": "To"}, legal_reference={"label": "Source", "max_length": 200},
    ),
    save="tax.save_rate", preview=None, listens_to=("tax_rates",),
    sort="effective_date",
    descending=True, kept=("jurisdiction_code", "effective_date"),
    actions=(
        Action(id="company.tax_rate.end", title="End rate", icon="calendar-x", run="tax.end_rate",
               id_field="rate_id",
               asks=(Field(name="end_date", label="Last day", kind="date", required=True),),
               enabled_when=lambda row: row.get("end_date") is None, done="The rate ends on that day."),
    ),
    empty=EmptyState("No tax rates yet.", help="A new rate ends the one before it on the day before."),
)
AUDIT = ScreenSpec(
    id="company.audit", title="Audit log", group="Company", icon="shield-check", record="event",
    plural="events",
    query="kernel.list_audit",
    columns=(
        Column("id", "No.", "number", 76), Column("occurred_at", "Time", "datetime", 170),
        Column("actor", "Who", width=120), Column("action", "What", "status", 110),
        Column("summary", "Record", width=340), Column("method", "By", width=190, hidden=True),
    ),
    chips=tuple(Chip(name, title, {"action": name}) for name, title in (
        ("post", "Posted"), ("reverse", "Reversed"), ("create", "Created"), ("update", "Changed"),
        ("setting", "Settings"))),
    listens_to=("audit_events",), sort="id", descending=True,
    empty=EmptyState("Nothing is recorded yet.",
                     help="Every save leaves a line here that nobody can change."),
)
SCREENS = (ACCOUNTS, ROLES, PERIODS, PARTIES, RATES, TAX_CODES, TAX_RATES, *KEPT, AUDIT)
PAGES = (
    PageSpec(id="company.opening", title="Opening balances", group="Company", icon="scale",
             words="start old books trial balance take over migration",
             view="desktop_app.views.company.opening_view:OpeningView"),
)
