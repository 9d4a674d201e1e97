"""The forms that book a bank line the books do not know yet, as data."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from desktop_app.spec.screen import Field, LinesSpec, ScreenSpec
from desktop_app.views.cash.forms import LEDGER_DAY, dated
from desktop_app.views.cash.screens import BANK_ACCOUNT, SPLITS

ON = Field(name=LEDGER_DAY, label="Book on", kind="date", help="Empty: the bank's own day.")
TEXT = Field(name="description", label="Text", span=2)
_OPEN = (
    Field(name="number", label="Document", read_only=True, width=140),
    Field(name="reference", label="Reference", read_only=True, width=0),
    Field(name="due_date", label="Due", kind="date", read_only=True, width=110),
    Field(name="open", label="Open", kind="money", read_only=True, width=110),
    Field(name="amount", label="This settles", kind="money", width=120),
)


def _request(action: str, values: Mapping[str, Any]) -> dict[str, Any]:
    typed = {name: value for name, value in values.items() if value not in (None, "")}
    return {"action": action, **dated(typed, "on")}


def transaction_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a bank transaction made from a bank line."""
    splits = [split for split in values.get("splits") or () if split]
    return _request("transaction", {**values, "splits": splits})


def proposed(items: list[dict[str, Any]], money: Decimal) -> list[dict[str, Any]]:
    """Share the money of a bank line over open documents: the one of just that amount, else oldest first."""
    exact = next((item for item in items if item["open"] == money), None)
    left, shared = money, []
    for item in items:
        part = (money if item is exact else Decimal(0)) if exact else min(item["open"], left)
        left -= part
        shared.append({**item, "amount": part or None})
    return shared


TRANSACTION = ScreenSpec(
    id="cash.line_transaction", title="Transaction of a bank line", group="", icon="arrow-left-right",
    record="transaction", query="cash.list_statement_lines", columns=(),
    fields=(
        Field(name="transaction_type", label="What", kind="choice",
              choices=(("fee", "Bank fee"), ("interest", "Interest")),
              help="Empty: money in or out, coded below."),
        Field(name="party_id", label="Party", kind="lookup", lookup="parties.lookup"),
        TEXT, ON,
    ),
    lines=LinesSpec(name="splits", title=SPLITS.title,
                    columns=tuple(field for field in SPLITS.columns if not field.read_only)),
    save="cash.create_from_line", request=transaction_request, save_label="Post and match",
)
RECEIPT = ScreenSpec(
    id="cash.line_receipt", title="Customer's payment", group="", icon="hand-coins", record="receipt",
    query="cash.list_statement_lines", columns=(),
    fields=(Field(name="party_id", label="Customer", kind="lookup", lookup="ar.lookup_customers",
                  required=True), ON,
            TEXT),
    lines=LinesSpec(name="settles", title="Open invoices", columns=_OPEN),
    save="cash.create_from_line", request=lambda values: _request("receipt", values),
    save_label="Post and match",
)
PAYMENT = ScreenSpec(
    id="cash.line_payment", title="Payment of a bill", group="", icon="banknote", record="payment",
    query="cash.list_statement_lines", columns=(),
    fields=(Field(name="party_id", label="Vendor", kind="lookup", lookup="ap.lookup_vendors", required=True),
            ON,
            TEXT),
    lines=LinesSpec(name="settles", title="Open bills", columns=_OPEN),
    save="cash.create_from_line", request=lambda values: _request("payment", values),
    save_label="Post and match",
)
TRANSFER = ScreenSpec(
    id="cash.line_transfer", title="Transfer", group="", icon="arrow-left-right", record="transfer",
    query="cash.list_statement_lines", columns=(),
    fields=(
        Field(name="counter_bank_account_id", kind="lookup", required=True, label="Other account",
              lookup=BANK_ACCOUNT["lookup"]),
        Field(name="counter_amount", label="Amount there", kind="money", help="Only between currencies."),
        ON, TEXT,
    ),
    save="cash.create_from_line", request=lambda values: _request("transfer", values),
    save_label="Post and match",
)
