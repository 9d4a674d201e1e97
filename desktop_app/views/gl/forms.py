"""What the forms of the general ledger send to the service, and how they show what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from finance_core.modules.gl.api import Journal, RecordJournal, RecurringEntry

# The ledger names a missing rate by this field; a form that does too shows the refusal there.
RATE = "exchange_rate"
_LINE = ("account_id", "debit", "credit", "tax_code_id", "party_id", "memo")
# What a line of a recurring entry has from the journal it was made of; its form keeps it, unseen.
CARRIED = ("party_id", "tax_code_id", "dim_project_id", "dim_department_id", "dim_cost_centre_id",
           "dim_entity_id")
_RECURRING_LINE = ("account_id", "side", "amount", "weight", "description", *CARRIED)


def journal_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a journal: lines nothing was typed into are left out."""
    request = {"rate" if name == RATE else name: value for name, value in values.items()}
    return {**request, "lines": [line for line in values.get("lines") or () if line]}


def journal_values(journal: Journal) -> dict[str, Any]:
    """Return a posted entry as the journal form shows it."""
    entry = journal.entry
    lines = [
        {"account_id": line.account_id, str(line.side): line.amount, "memo": line.memo,
         "party_name": line.party_name}
        for line in entry.lines
    ]
    currencies = {line.currency for line in entry.lines}
    return {
        "entry_date": entry.entry_date, "description": entry.description, "reference": journal.reference,
        "currency": currencies.pop() if len(currencies) == 1 else None, "number": entry.entry_no,
        "lines": lines,
    }


def draft_values(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a draft of the service as the form shows it."""
    journal = RecordJournal.model_validate(body)
    lines = [{name: getattr(line, name) for name in _LINE} for line in journal.lines]
    return {"reference": journal.reference, "description": journal.description, "currency": journal.currency,
            "lines": lines}


def entries(company: Any, entry_id: UUID) -> Any:
    """Return the entry itself."""
    return (company.call("kernel.entry", entry_id),)


def recurring_request(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the request of a recurring entry; lines without an account are left out."""
    lines = values.get("lines") or ()
    return {**values, "lines": [line for line in lines if line.get("account_id") is not None]}


def recurring_values(entry: RecurringEntry) -> dict[str, Any]:
    """Return a stored recurring entry as its form shows it."""
    names = ("name", "description", "frequency", "interval", "anchor", "anchor_day", "start_date", "end_date",
             "max_occurrences", "posting_mode", "days_ahead", "total_amount", "periods", "service_end",
             "document_ref", "next_due_date", "status", "template_type")
    lines = [{name: getattr(line, name) for name in _RECURRING_LINE} for line in entry.lines]
    return {**{name: getattr(entry, name) for name in names}, "lines": lines}


def next_due(saved: Any) -> dict[str, Any]:
    """Return when the recurring entry that would be saved comes due next."""
    return {"next_due_date": saved.value.next_due_date}
