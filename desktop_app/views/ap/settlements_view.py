"""What settled a bill, or was settled by a payment or credit note."""

from __future__ import annotations

from desktop_app.views.settlements_page import COLUMNS, SettlementsPage


class SettlementsView(SettlementsPage):
    """The settlements of a document of a vendor."""

    service = "ap"
    tables = frozenset({"ap_payment_run_lines", "ap_payments", "ap_invoices"})
    columns = tuple(column for column in COLUMNS if column.key not in {"write_off", "rule_name"})
