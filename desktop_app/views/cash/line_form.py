"""Booking a bank line the books do not know: what it is, coded here, posted by its owner, matched at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from desktop_app.views.cash import line_forms
from desktop_app.views.cash.choose_form import ChooseForm, Item
from desktop_app.views.cash.forms import LEDGER_DAY
from desktop_app.views.form_view import FormView

if TYPE_CHECKING:
    from desktop_app.spec.screen import ScreenSpec, Values
    from desktop_app.widgets.context import ViewContext


def in_words(line: Mapping[str, Any], context: ViewContext) -> str:
    """Return a bank line in one sentence."""
    formats = context.formats
    text = line.get("counterparty") or line.get("description") or line.get("reference") or "no text"
    return f"Bank line of {formats.date(line['transaction_date'])}: {text}, {formats.money(line['amount'])}"


def start_values(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form takes over from the bank line."""
    return {"description": line.get("description") or line.get("counterparty") or line.get("reference")}


class OfBankLine(FormView):
    """What every form of a bank line shares: it names the line, is saved once, and is matched by the save."""

    _line: Mapping[str, Any]

    def show_line(self) -> None:
        """Say which bank line is booked here."""
        self._next.hide()
        self._hint.setText(in_words(self._line, self.context))

    @override
    def request(self) -> dict[str, Any]:
        return {**super().request(), "statement_line_id": self._line["id"]}

    @override
    def save(self, *, then_next: bool = False) -> None:
        del then_next  # a bank line is booked once
        super().save()


class LineForm(OfBankLine):
    """A transaction or transfer that a bank line stands for."""

    def __init__(self, context: ViewContext, spec: ScreenSpec, line: Mapping[str, Any]) -> None:
        self._line = line
        super().__init__(context, spec, None, start_values(line))
        self.show_line()


class SettleForm(OfBankLine, ChooseForm):
    """A payment or receipt that a bank line stands for, with the documents it settles."""

    follows = ("party_id",)
    method = ""

    def __init__(self, context: ViewContext, spec: ScreenSpec, line: Mapping[str, Any]) -> None:
        self._line = line
        super().__init__(context, spec, start_values(line))
        self.show_line()

    @override
    def read_items(self, values: Values) -> Sequence[Item]:
        if not values.get("party_id"):
            return ()
        request = {"party_id": values["party_id"],
                   "on": values.get(LEDGER_DAY) or self._line["transaction_date"]}
        items = [
            {"document_id": one.id, "number": one.number, "open": one.open,
             "due_date": one.due_date, "reference": one.their_number or ""}
            for one in self.context.company.call(self.method, request)
        ]
        return line_forms.proposed(items, abs(self._line["amount"]))

    @override
    def chosen(self, line: Values, item: Item) -> Any:
        return {"document_id": item["document_id"], "amount": line["amount"]} if line.get("amount") else None


class ReceiptForm(SettleForm):
    """Money of a customer."""

    method = "ar.open_items"


class PaymentForm(SettleForm):
    """Money for a vendor."""

    method = "ap.open_items"
