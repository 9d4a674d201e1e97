"""What settled an invoice, or was settled by a receipt or credit note."""

from __future__ import annotations

from desktop_app.views.settlements_page import SettlementsPage


class SettlementsView(SettlementsPage):
    """The settlements of a document of a customer."""

    service = "ar"
    tables = frozenset({"ar_receipt_allocations", "ar_receipts", "ar_invoices", "ar_credit_memos"})
