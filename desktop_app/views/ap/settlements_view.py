"""What settled a bill, or was settled by a payment or credit note."""

from __future__ import annotations

from desktop_app.views.settlements_page import SettlementsPage


class SettlementsView(SettlementsPage):
    """The settlements of a document of a vendor."""

    service = "ap"
    tables = frozenset({"ap_payment_run_lines", "ap_payments", "ap_invoices"})
