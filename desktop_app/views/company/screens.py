"""Screens of the company file, as data: chart, roles, periods, rates, parties, tax codes, audit log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import Action, Chip, Column, EmptyState, Field, LinesSpec, ScreenSpec, Tone
from finance_core.kernel.accounts import SaveAccount
from finance_core.kernel.chart import NATURE
from finance_core.kernel.models.ledger import AccountType
from finance_core.kernel.records import SetRate
from finance_core.modules.tax.api import SaveCode, SaveRate

PERIOD_TONES: Mapping[str, Tone] = {"open": "positive", "closing": "warning", "closed": "neutral", "locked": "neutral",
                                    "future": "info"}
_SUBTYPES = tuple((name, f"{name.replace('_', ' ').capitalize()} ({type_.value})") for name, (type_, _) in NATURE.items())


def _move(action: str, title: str, status: str, when: frozenset[str], confirm: str) -> Action:
    return Action(
        id=f"company.period.{action}", title=title, run="periods.move", id_field="period_id", confirm=confirm,
        enabled_when=lambda row: row.get("status") in when, done=f"The period is {status}.",
        asks=(Field(name="status", label="New state", kind="choice", required=True, choices=((status, status.capitalize()),),
                    default=status),
              Field(name="reason", label="Reason", required=action in {"reopen", "unlock"})),
    )


def account_values(account: Any) -> Mapping[str, Any]:
    """Return an account as its form edits it."""
    return {name: getattr(account, name) for name in SaveAccount.model_fields if name != "request_id"}


def code_values(code: Any) -> Mapping[str, Any]:
    """Return a tax code as its form edits it."""
    values = {name: getattr(code, name) for name in SaveCode.model_fields if name not in {"request_id", "components"}}
    lines = [{"jurisdiction_code": part.jurisdiction_code, "tax_category": part.tax_category, "is_compound": part.is_compound}
             for part in code.components]
    return {**values, "components": lines}


ACCOUNTS = ScreenSpec(
    id="company.accounts", title="Chart of accounts", group="Accounting", icon="list-tree", record="account",
    query="accounts.list_accounts",
    columns=(
        Column("code", "Code", width=90), Column("name", "Name", width=300), Column("type", "Type", width=90),
        Column("subtype", "Subtype", width=170), Column("control_kind", "Control", width=90), Column("currency", "Cur.", width=60),
        Column("balance", "Balance", "money", 130), Column("is_active", "Active", "bool", 80),
    ),
    chips=tuple(Chip(kind.value, kind.value.capitalize(), {"type": kind.value}) for kind in AccountType)
    + (Chip("headers", "Headers", {"summary": True}),),
    fields=fields_of(
        SaveAccount,
        ("code", "name", "subtype", "parent_id", "currency", "default_tax_code_id", "alt_code", "description", "is_summary",
         "requires_party", "requires_reconciliation", "is_active"),
        subtype={"kind": "choice", "choices": _SUBTYPES, "help": "Sets type, normal side and cash-flow category."},
        parent_id={"label": "Below", "lookup": "accounts.lookup_all"},
        currency={"help": "Only this currency; empty: any.", "max_length": 3},
        default_tax_code_id={"label": "Usual tax code", "lookup": "tax.lookup"}, alt_code={"label": "Tax form line"},
        is_summary={"label": "Header without postings"}, requires_party={"label": "Needs a party"},
        requires_reconciliation={"label": "Reconciled"}, is_active={"label": "Active"}, description={"span": 2},
    ),
    load="accounts.account", to_values=account_values, save="accounts.save", preview=None,
    listens_to=("accounts", "account_period_balances", "journal_lines"), sort="code",
    empty=EmptyState("No accounts here.", help="A chart template brings them when the company is created."),
)
ROLES = ScreenSpec(
    id="company.roles", title="Account roles", group="Accounting", icon="waypoints", record="role", query="roles.list_roles",
    columns=(
        Column("role", "Role", width=230), Column("description", "Meaning", width=360), Column("module", "Module", width=100),
        Column("account", "Account", width=230), Column("is_required", "Required", "bool", 90),
    ),
    chips=(Chip("unmapped", "Not mapped", {"unmapped": True}),),
    actions=(
        Action(id="company.role.map", title="Map to an account", icon="link", run="roles.map", id_field="", shortcut="Ctrl+R",
               asks=(Field(name="role", label="Role", required=True, help="As shown in the list."),
                     Field(name="account_id", label="Account", kind="lookup", required=True, lookup="accounts.lookup_all")),
               needs_selection=False, done="Later postings use the new account; what is posted stays."),
    ),
    listens_to=("account_roles", "accounts"), sort="role",
    empty=EmptyState("No role is left to map.", help="Modules post to roles; each role stands for one account of your chart."),
)
PERIODS = ScreenSpec(
    id="company.periods", title="Periods", group="Accounting", icon="calendar-range", record="period", query="periods.list_all",
    columns=(
        Column("code", "Period", width=110), Column("name", "Name", width=180), Column("year", "Fiscal year", width=110),
        Column("start_date", "From", "date", 110), Column("end_date", "To", "date", 110), Column("status", "Status", "status", 110),
    ),
    chips=(Chip("open", "Open", {"status": "open"}), Chip("closed", "Closed", {"status": "closed"})),
    actions=(
        Action(id="company.year.new", title="New fiscal year", icon="plus", run="periods.create_year", id_field="",
               needs_selection=False, asks=(Field(name="start_date", label="First day", kind="date", required=True),),
               done="The fiscal year is open for postings."),
        _move("close", "Close", "closed", frozenset({"open", "closing"}), "Nothing can be posted into it until it is reopened."),
        _move("reopen", "Reopen", "open", frozenset({"closed", "future", "closing"}), "Figures of this period may change again."),
        _move("lock", "Lock", "locked", frozenset({"closed"}), "A locked period must be unlocked before it can be reopened."),
        _move("unlock", "Unlock", "closed", frozenset({"locked"}), "The period can be reopened afterwards."),
    ),
    listens_to=("fiscal_periods",), sort="code", descending=True, status_tones=PERIOD_TONES,
)
RATES = ScreenSpec(
    id="company.rates", title="Exchange rates", group="Company", icon="arrow-left-right", record="rate", query="kernel.list_rates",
    columns=(
        Column("rate_date", "Date", "date", 110), Column("from_currency", "From", width=80), Column("to_currency", "To", width=80),
        Column("rate", "Rate", "number", 120), Column("per", "Per", "number", 80), Column("rate_type", "Type", width=100),
        Column("source", "Source", width=160),
    ),
    fields=fields_of(
        SetRate, ("from_currency", "to_currency", "rate_date", "rate", "per", "rate_type"),
        from_currency={"max_length": 3, "help": "Foreign currency, such as EUR."}, to_currency={"max_length": 3},
        rate_date={"default": date.today}, rate={"kind": "number", "decimals": 9, "help": "Units of “To” for one unit of “From”."},
        per={"help": "1, or 100 for currencies quoted by the hundred."},
    ),
    save="kernel.set_rate", preview=None, listens_to=("exchange_rates",), sort="rate_date", descending=True,
    kept=("from_currency", "to_currency", "rate_date"),
    empty=EmptyState("No exchange rates yet.", help="Foreign documents take the newest rate that is young enough."),
)
PARTIES = ScreenSpec(
    id="company.parties", title="Parties", group="Company", icon="contact", record="party", query="parties.list_parties",
    columns=(
        Column("code", "Code", width=120), Column("name", "Name", width=280), Column("country", "Country", width=80),
        Column("tax_id", "Tax number", width=140), Column("is_customer", "Customer", "bool", 90),
        Column("is_vendor", "Vendor", "bool", 80), Column("status", "Status", "status", 110),
    ),
    chips=(Chip("customers", "Customers", {"role": "customer"}), Chip("vendors", "Vendors", {"role": "vendor"})),
    listens_to=("parties",), sort="name", status_tones={"active": "positive", "blocked": "negative"},
    empty=EmptyState("No parties yet: they appear when you write the first invoice or enter the first bill."),
)
TAX_CODES = ScreenSpec(
    id="company.tax_codes", title="Tax codes", group="Company", icon="percent", record="tax code", query="tax.list_codes",
    columns=(
        Column("code", "Code", width=110), Column("name", "Name", width=300), Column("rate", "Rate today", width=110),
        Column("kind", "For", width=90), Column("treatment", "Treatment", width=190), Column("used", "Used", "number", 80),
        Column("is_active", "Active", "bool", 80),
    ),
    fields=fields_of(
        SaveCode,
        ("code", "name", "kind", "treatment", "recoverable_percent", "output_account_id", "input_account_id", "en16931_category",
         "invoice_text", "valid_from", "valid_to", "prices_include_tax", "discount_changes_tax", "is_active"),
        kind={"label": "For"}, recoverable_percent={"label": "Recoverable", "kind": "percent"},
        output_account_id={"label": "Account for sales", "lookup": "accounts.lookup_all", "help": "Empty: by role."},
        input_account_id={"label": "Account for purchases", "lookup": "accounts.lookup_all", "help": "Empty: by role."},
        en16931_category={"label": "E-invoice category"}, invoice_text={"span": 2},
        discount_changes_tax={"label": "Discount lowers the tax"}, is_active={"label": "Active"},
    ),
    lines=LinesSpec(name="components", title="Taxes in this code", columns=(
        Field(name="jurisdiction_code", label="Jurisdiction", width=200), Field(name="tax_category", label="Category", width=0),
        Field(name="is_compound", label="On top of the taxes before", kind="bool", width=220),
    )),
    load="tax.tax_code", to_values=code_values, save="tax.save_code", preview=None, listens_to=("tax_codes", "tax_rates"),
    sort="code",
)
TAX_RATES = ScreenSpec(
    id="company.tax_rates", title="Tax rates", group="Company", icon="badge-percent", record="tax rate", query="tax.list_rates",
    columns=(
        Column("jurisdiction", "Jurisdiction", width=160), Column("tax_category", "Category", width=140),
        Column("rate", "Rate", "percent", 100), Column("effective_date", "From", "date", 110), Column("end_date", "To", "date", 110),
        Column("legal_reference", "Source", width=220),
    ),
    fields=fields_of(
        SaveRate, ("jurisdiction_code", "tax_category", "rate", "effective_date", "end_date", "legal_reference"),
        rate={"kind": "percent"}, effective_date={"label": "From"}, end_date={"label": "To"},
        legal_reference={"label": "Source"},
    ), save="tax.save_rate", preview=None, listens_to=("tax_rates",),
)
AUDIT = ScreenSpec(
    id="company.audit", title="Audit log", group="Company", icon="shield-check", record="event", query="kernel.list_audit",
    columns=(
        Column("id", "No.", "number", 80), Column("occurred_at", "Time", width=190), Column("actor", "Who", width=130),
        Column("action", "What", width=90), Column("summary", "Record", width=380), Column("method", "By", width=200),
    ),
    chips=tuple(Chip(name, name.capitalize(), {"action": name}) for name in ("post", "reverse", "create", "update", "setting")),
    listens_to=("audit_events",), sort="id", descending=True,
)
SCREENS = (ACCOUNTS, ROLES, PERIODS, PARTIES, RATES, TAX_CODES, TAX_RATES, AUDIT)
