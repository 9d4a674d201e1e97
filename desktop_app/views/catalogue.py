"""Every screen of the window by sidebar group: those declared as data, and the hand-written pages.

A module's screens are found in `desktop_app/views/<module>/screens.py` as `SCREENS`, its hand-written pages
there as `PAGES`; adding a module to the window is adding that file. This file knows no Qt.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from desktop_app import views
from desktop_app.spec.page import PageSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.spec.screen import ScreenSpec

GROUPS = {
    "Home": "layout-dashboard", "Sales": "receipt-text", "Purchases": "shopping-cart", "Banking": "landmark",
    "Accounting": "book-open", "Reports": "chart-column", "Company": "building-complex",
}
JOURNALS = "gl.journals"
HOME, ENTRY, REPORTS, PERIODS = "home.dashboard", "kernel.entry", "reporting.centre", "company.periods"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a search hit is called, its icon, and the screen that opens it."""

    title: str
    icon: str
    screen: str


OWN_PAGES = (
    PageSpec(id=HOME, title="Home", group="Home", icon="layout-dashboard", words="dashboard",
             view="desktop_app.views.dashboard:Dashboard"),
    PageSpec(id=REPORTS, title="Reports", group="Reports", icon="chart-column", words="report centre",
             view="desktop_app.views.report_view_centre:ReportCentre"),
    PageSpec(id="reporting.tie_out", title="Tie-out board", group="Accounting", icon="scale",
             words="control accounts subledgers difference", view="desktop_app.views.dashboard:TieOutBoard"),
    PageSpec(id="company.preferences", title="Preferences", group="Company", icon="settings",
             words="settings theme zoom language", view="desktop_app.dialogs.preferences:PreferencesPage"),
    PageSpec(id="company.about", title="About", group="Company", icon="info", words="version licences",
             view="desktop_app.dialogs.about:AboutPage"),
    PageSpec(id="company.history", title="History", icon="rotate-ccw-clock",
             view="desktop_app.views.history_view:HistoryView"),
    PageSpec(id=ENTRY, title="Journal entry", icon="book-open",
             view="desktop_app.views.entry_view:EntryView"),
)

# What the company's search finds, by the subject type its services write.
SUBJECTS = {
    "journal_entry": Subject("Entry", "book-open", ENTRY),
    "ap_invoice": Subject("Bill", "receipt-text", "ap.bills"),
    "ap_payment": Subject("Payment", "banknote", "ap.payments"),
    "ar_invoice": Subject("Invoice", "file-text", "ar.invoices"),
    "account": Subject("Account", "list-tree", "company.accounts"),
    "party": Subject("Party", "contact", "company.parties"),
    "dimension_value": Subject("Dimension value", "tags", "company.dimension_values"),
    "tax_code": Subject("Tax code", "percent", "company.tax_codes"),
    "ar_receipt": Subject("Receipt", "hand-coins", "ar.receipts"),
    "ar_credit_memo": Subject("Credit note", "receipt", "ar.credit_notes"),
    "cash_bank_transaction": Subject("Bank transaction", "arrow-left-right", "cash.transactions"),
    "cash_bank_account": Subject("Bank account", "landmark", "cash.accounts"),
    "gl_recurring_entry": Subject("Recurring entry", "repeat", "gl.recurring"),
    "manual_journal": Subject("Journal", "notebook-pen", JOURNALS),
}


@cache
def screens() -> dict[str, ScreenSpec]:
    """Return every declared screen by id."""
    return {spec.id: spec for module in _modules() for spec in getattr(module, "SCREENS", ())}


@cache
def pages() -> dict[str, PageSpec]:
    """Return every hand-written page by id."""
    own = {page.id: page for page in OWN_PAGES}
    return {page.id: page for module in _modules() for page in getattr(module, "PAGES", ())} | own


def listed() -> tuple[PageSpec | ScreenSpec, ...]:
    """Return what the sidebar shows, group by group: declared screens before hand-written pages."""
    everything: list[PageSpec | ScreenSpec] = [*screens().values(), *pages().values()]
    return tuple(one for group in GROUPS for one in everything if one.group == group)


def _modules() -> Iterator[Any]:
    for found in pkgutil.iter_modules(views.__path__):
        name = f"{views.__name__}.{found.name}.screens"
        if found.ispkg and find_spec(name) is not None:
            yield import_module(name)
