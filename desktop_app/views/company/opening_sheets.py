"""The three sheets of the opening as data: trial balance, open bills, open invoices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.spec.screen import Field, LinesSpec

if TYPE_CHECKING:
    from finance_core.services.opening_models import OpeningBatch

Line = Mapping[str, Any]
_CURRENCY = Field(name="currency", label="Cur.", width=58, max_length=3,
                  help="Three letters; empty: the currency of the books.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; `name` is the request's field, `needed` the columns without which a line waits.

    `hidden` columns show only when a line makes them matter, given the currency of the books.
    """

    name: str
    lines: LinesSpec
    needed: tuple[str, ...]
    hidden: Mapping[str, Callable[[Line, str], bool]]

    def missing(self, line: Line) -> str:
        """Return the first column a line still needs, or an empty text."""
        exclusive = self.lines.exclusive
        if exclusive and not any(line.get(name) for name in exclusive):
            return next((name for name in self.needed if line.get(name) is None), exclusive[0])
        return next((name for name in self.needed if line.get(name) is None), "")

    def rows_of(self, batch: OpeningBatch) -> list[dict[str, Any]]:
        """Return what was entered as the grid shows it; a zero is an empty cell."""
        names = [*(column.name for column in self.lines.columns), *self.lines.carried]
        return [{name: getattr(one, name) or None for name in names} for one in getattr(batch, self.name)]


def sent_lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return lines as the request takes them, without empty cells."""
    return [{name: value for name, value in line.items() if value is not None} for line in lines]


def _is_foreign(line: Line, base: str) -> bool:
    return line.get("currency") not in {None, base}


def _items(name: str, title: str, party: Field, document: str) -> Sheet:
    kinds = (("document", document), ("credit", "Credit note"), ("money", "Prepaid"))
    return Sheet(
        name=name, needed=("party_id", "number", "document_date", "amount"),
        hidden={"base_amount": _is_foreign, "bank_account_id": lambda line, _base: line["kind"] == "money"},
        lines=LinesSpec(name=name, title=title, carried=("exchange_rate",), copied_down=("party_id", "kind"),
                        columns=(
            party,
            Field(name="number", label="Number", width=84, max_length=60),
            Field(name="document_date", label="Date", kind="date", width=100),
            Field(name="due_date", label="Due", kind="date", width=100, help="Empty: its own date."),
            Field(name="amount", label="Open", kind="money", width=88, help="What is open, in its currency."),
            _CURRENCY,
            Field(name="base_amount", label="In the books", kind="money", width=92,
                  help="Its value in the old books; empty: at the rate."),
            Field(name="kind", label="Kind", kind="choice", required=True, choices=kinds, default="document",
                  width=84),
            Field(name="bank_account_id", label="Bank", kind="lookup", lookup="cash.lookup_bank_accounts",
                  width=110, help="The account the money went through."),
        )))


BALANCES = Sheet(
    name="lines", needed=("account_id",), hidden={"currency_amount": _is_foreign},
    lines=LinesSpec(name="lines", title="Trial balance", exclusive=("debit", "credit"), carried=("memo",),
                    columns=(
        Field(name="account_id", label="Account", kind="lookup", lookup="accounts.lookup_all",
              create="company.accounts", width=0, help="Code or name, control accounts too."),
        Field(name="debit", label="Debit", kind="money", width=104),
        Field(name="credit", label="Credit", kind="money", width=104),
        _CURRENCY,
        Field(name="currency_amount", label="In currency", kind="money", width=104,
              help="Of a foreign balance: the amount in its currency."),
    )))
BILLS = _items("payables", "Open bills", Field(
    name="party_id", label="Vendor", kind="lookup", lookup="ap.lookup_vendors", create="ap.vendors",
    width=0), "Bill")
INVOICES = _items("receivables", "Open invoices", Field(
    name="party_id", label="Customer", kind="lookup", lookup="ar.lookup_customers", create="ar.customers",
    width=0), "Invoice")
SHEETS = (BALANCES, BILLS, INVOICES)
