"""Screens of accounts receivable, as data: invoices, receipts, customers, credit notes, reminders."""

from __future__ import annotations

from desktop_app.spec.page import PageSpec
from desktop_app.views.ar.screens_documents import CREDIT_NOTES, INVOICES
from desktop_app.views.ar.screens_money import CUSTOMERS, DUNNING, RECEIPTS

SCREENS = (INVOICES, RECEIPTS, CUSTOMERS, CREDIT_NOTES, DUNNING)
PAGES = (
    PageSpec(id="ar.statement", title="Statements", group="Sales", icon="receipt-text",
             words="statement of account customer", view="desktop_app.views.ar.statement_view:StatementView"),
    PageSpec(id="ar.receive", title="Receive a payment", icon="hand-coins",
             view="desktop_app.views.ar.receipt_view:ReceiptView"),
    PageSpec(id="ar.apply", title="Apply", icon="link", view="desktop_app.views.ar.apply_view:ApplyView"),
    PageSpec(id="ar.settlements", title="Settlements", icon="link",
             view="desktop_app.views.ar.settlements_view:SettlementsView"),
    PageSpec(id="ar.print", title="Print", icon="printer", view="desktop_app.views.ar.print_view:PrintView"),
)
