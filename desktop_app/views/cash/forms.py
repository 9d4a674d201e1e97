"""What the forms of cash and bank send to the service, and how they show what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from finance_core.modules.cash.api import BankTransaction, TransactionType

WAYS: tuple[tuple[str, str], ...] = (
    ("withdrawal", "Money out"), ("deposit", "Money in"), ("fee", "Bank fee"),
    ("interest_in", "Interest received"), ("interest_out", "Interest paid"),
)
_INWARD = frozenset({"deposit", "interest_in"})
_TYPES = {"interest_in": "interest", "interest_out": "interest"}
# The ledger names the day of a posting `entry_date`; a form that does too shows its refusals at the field.
LEDGER_DAY = "entry_date"
_KEPT = ("bank_account_id", "value_date", "party_id", "payee_name", "reference",
         "check_number", "description", "exchange_rate")


def transaction_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a bank transaction: its way gives the amount its sign."""
    way, amount = values.get("transaction_type"), values.get("amount")
    own = {"transaction_type", "amount", LEDGER_DAY}
    request = {name: value for name, value in values.items() if name not in own}
    if values.get(LEDGER_DAY) is not None:
        request["transaction_date"] = values[LEDGER_DAY]
    if way is not None:
        request["transaction_type"] = _TYPES.get(way, way)
    if amount is not None:
        request["amount"] = amount if way in _INWARD else -amount
    request["splits"] = [split for split in values.get("splits") or () if split]
    return request


def edit_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request that replaces a posted transaction."""
    outer = {name: values[name] for name in ("transaction_id", "reason") if name in values}
    return {**outer, "transaction": transaction_request(
        {name: value for name, value in values.items() if name not in outer})}


def transaction_values(transaction: BankTransaction) -> dict[str, Any]:
    """Return a stored transaction as its form shows it."""
    values = {name: getattr(transaction, name) for name in (*_KEPT, "status", "reconciled")}
    return values | {
        "number": transaction.transaction_number, "amount": abs(transaction.amount),
        LEDGER_DAY: transaction.transaction_date,
        "transaction_type": _way_of(transaction), "is_entered_here": _is_entered_here(transaction),
        "splits": [_split_values(split) for split in transaction.splits],
    }


def is_changeable(values: Mapping[str, Any]) -> bool:
    """Tell whether a transaction can be replaced: posted, not reconciled, and typed in the form."""
    is_open = values.get("status") == "posted" and not values.get("reconciled")
    return is_open and bool(values["is_entered_here"])


def coded(saved: Any) -> dict[str, Any]:
    """Return the tax in each split of the transaction that would be saved."""
    return {"splits": [{"tax": Decimal(split["tax"])} for split in saved.value.splits]}


def transfer_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a transfer."""
    return dated(values, "transfer_date")


def dated(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return values with the day of the posting under the name the request has for it."""
    return {name if key == LEDGER_DAY else key: value for key, value in values.items()}


def deposit_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a deposit slip; the one other line is left out unless it has an amount."""
    plain = {name: value for name, value in values.items() if not name.startswith("other_")}
    request = dated(plain, "deposit_date")
    if values.get("other_amount"):
        request["other_lines"] = [{"account_id": values.get("other_account_id"),
                                   "amount": values["other_amount"], "text": values.get("other_text") or ""}]
    return request


def entries(company: Any, record_id: UUID) -> Any:
    """Return what a document posted."""
    return company.call("kernel.entries_of", record_id)


def _way_of(transaction: BankTransaction) -> str:
    if transaction.transaction_type is TransactionType.INTEREST:
        return "interest_in" if transaction.amount > 0 else "interest_out"
    if transaction.transaction_type is TransactionType.FEE:
        return "fee"
    return "deposit" if transaction.amount > 0 else "withdrawal"


def _is_entered_here(transaction: BankTransaction) -> bool:
    kinds = {TransactionType.DEPOSIT, TransactionType.WITHDRAWAL, TransactionType.FEE,
             TransactionType.INTEREST}
    has_receipts = any(split.get("receipt_id") for split in transaction.splits)
    return transaction.transaction_type in kinds and not transaction.transfer_group and not has_receipts


def _split_values(split: Mapping[str, Any]) -> dict[str, Any]:
    net, tax = Decimal(split["net"]), Decimal(split["tax"])
    return {
        "account_id": _id(split["account_id"]), "text": split["text"] or None, "amount": net + tax,
        "tax_code_id": _id(split["tax_code_id"]), "tax": tax,
    }


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
