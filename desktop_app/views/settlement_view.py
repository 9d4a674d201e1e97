"""The page where money meets open documents: who, when, how, how much, and what it settles.

A typed total is given to the documents oldest due first; ticking fills; what is left is always said. The rest
is the form page: the entry as it will be, refusals at their field, drafts, save and next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shiboken6 import isValid
from typing_extensions import override

from desktop_app.spec.screen import ScreenSpec, Values
from desktop_app.theme.fonts import Text
from desktop_app.views.form_view import FormView
from desktop_app.views.form_view_request import request_of
from desktop_app.views.settlement_items import ZERO, ItemsCard, OpenItem, item_columns
from desktop_app.widgets.basics import Label
from desktop_app.work.company import CompanyPort
from desktop_app.work.notice import Notice, notice_of, notices_of
from desktop_app.work.runner import Latest
from finance_core.kernel.listing import ListQuery

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext

BANK = "bank_account_id"
_NO_BANK = "There is no bank account yet. Open one under Banking."
_HINT = "The entry appears here as soon as there is an amount, with the reason of each account."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a party on a day: its open documents, a warning, and the values it brings."""

    items: tuple[OpenItem, ...]
    warning: str = ""
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What differs between paying, receiving and applying.

    `form` declares the fields over the documents and the method that saves; `find` reads a party's documents,
    off the GUI thread, from the form's values. `fixed` is the money there is when nobody types an amount,
    `flow` what a bank account does (-1 falls). `known` are values without a field, `sent` values of the
    request without one. Without `sends_ticks` only amounts are sent.
    """

    form: ScreenSpec
    find: Callable[[CompanyPort, Values], Found]
    party: str
    dated: str
    title: str
    tick: str
    verb: str
    their_number: str
    rest: str
    choose: str
    none: str
    listens_to: tuple[str, ...]
    gives_up: bool = False
    flow: int = 0
    fixed: Decimal | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)
    sends_ticks: bool = True


class SettlementView(FormView):
    """Money against open documents."""

    def __init__(self, context: ViewContext, settlement: Settlement, values: Values | None = None) -> None:
        self.settlement = settlement
        self._wanted: UUID | None = (values or {}).get("document_id")
        self._is_preset = bool(values)
        self._is_showing = False
        self._all: tuple[OpenItem, ...] = ()
        self._balances: dict[UUID, tuple[str, Decimal, str]] = {}
        super().__init__(context, settlement.form, None, values)
        columns = item_columns(settlement.tick, settlement.verb, settlement.their_number,
                               gives_up=settlement.gives_up)
        self.items = ItemsCard(columns, settlement.title, settlement.rest, context)
        self._finds, self._banks = Latest(context.runner, self), Latest(context.runner, self)
        self._after = Label(context.theme, "", Text.SMALL, "muted")
        self._place()
        self.items.model.offered = settlement.fixed
        self._next.setVisible(settlement.fixed is None and not context.company.read_only)
        self.items.changed.connect(self._on_items)
        context.hub.changed.connect(self._on_books)
        self.preview.say(_HINT)
        self._ask_banks()
        self._find()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor where typing starts: the party, or the amount when the party is known."""
        boxes, values = self.body.grid.boxes, self._values()
        wanted = "amount" if values.get(self.settlement.party) else self.settlement.party
        boxes[wanted if wanted in boxes else self.settlement.dated].editor.setFocus()

    @property
    def amount(self) -> Decimal:
        """Return the money there is."""
        fixed = self.settlement.fixed
        return fixed if fixed is not None else self._values().get("amount") or ZERO

    @override
    def save(self, *, then_next: bool = False) -> None:
        super().save(then_next=then_next and self.settlement.fixed is None)

    @override
    def request(self) -> dict[str, Any]:
        sent = request_of(self.spec, self._values(), None)
        applications = self.items.model.applications()
        if not self.settlement.sends_ticks:
            applications = [{name: one[name] for name in ("invoice_id", "amount")} for one in applications]
        return {**sent, **self.settlement.sent, "applications": applications}

    @override
    def _on_changed(self, name: str) -> None:
        if name == "amount":
            typed = self.body.grid.values()["amount"]
            self.items.model.offered = typed
            if typed is not None:
                self.items.model.distribute(typed)
        elif name in {self.settlement.party, self.settlement.dated}:
            self._find()
        elif name == "currency":
            self._show_items()
        super()._on_changed(name)
        self._show_money()

    @override
    def _ask_preview(self) -> None:
        if self.amount or self.items.model.applied:
            super()._ask_preview()
        else:
            self.preview.say(_HINT)

    @override
    def _on_refused(self, error: BaseException) -> None:
        super()._on_refused(error)
        self.items.model.show_refusals(
            {notice.field: notice.text for notice in notices_of(error) if notice.field})

    @override
    def _on_saved(self, then_next: bool, result: Any) -> None:
        bank = self.body.grid.values().get(BANK)
        if bank is not None:
            self.context.memory.put(f"form/{self.spec.id}/bank", str(bank))
        super()._on_saved(then_next, result)

    @override
    def _start_next(self) -> None:
        super()._start_next()
        self.items.model.offered, self._wanted, self._is_preset = None, None, False
        self._all = ()
        self._find()
        self._ask_banks()
        self.preview.say(_HINT)

    @override
    def _continue_draft(self, draft: Any) -> None:
        super()._continue_draft(draft)
        self.items.model.offered = self.body.grid.values().get("amount")
        self._find()

    def _place(self) -> None:
        """Put the documents under the fields, and the balance under the bank account."""
        canvas: Any = self.body.widget()
        canvas.layout().insertWidget(1, self.items)
        last = list(self.body.grid.boxes.values())[-1].editor
        self.setTabOrder(last, self.items.grid)
        bank: Any = self.body.grid.boxes.get(BANK)
        if bank is not None:
            bank.layout().insertWidget(2, self._after)

    def _values(self) -> dict[str, Any]:
        values = {**self.body.grid.values(), **self.settlement.known}
        currency = values.get("currency")
        return {**values, "currency": currency.upper()} if currency else values

    def _find(self) -> None:
        """Read the party's open documents on the day of the money."""
        values = self._values()
        if values.get(self.settlement.party) is None or values.get(self.settlement.dated) is None:
            self._all = ()
            self.items.show_items((), self.settlement.choose)
            self._show_money()
            return
        company, find = self.context.company, self.settlement.find
        self._finds.read(lambda: find(company, values), self._show_found, self._miss)

    def _show_found(self, found: Found) -> None:
        self._all = found.items
        if self._is_preset:
            self._take_defaults(found.defaults)
        if found.warning:
            self.notice.show_notice(Notice("warning", found.warning))
        self._show_items()

    def _take_defaults(self, defaults: Mapping[str, Any]) -> None:
        """Take what the party given from outside brings, once, as choosing it would."""
        self._is_preset = False
        grid = self.body.grid
        grid.set_values({name: value for name, value in defaults.items() if name in grid.boxes and value})

    def _show_items(self) -> None:
        """Show the documents in the currency of the money; without one the oldest document's counts."""
        grid, model = self.body.grid, self.items.model
        currency = self._values().get("currency") or (self._all[0].currency if self._all else None)
        if "currency" in grid.boxes and currency and not grid.values()["currency"]:
            grid.set_values({"currency": currency})
        self._is_showing = True
        self.items.show_items([item for item in self._all if item.currency == currency], self._none(currency))
        if self._wanted is not None:
            model.choose(self._wanted)
            self._wanted = None
        elif model.offered is not None and not model.applied:
            model.distribute(model.offered)
        self._is_showing = False
        self._show_money()

    def _none(self, currency: str | None) -> str:
        others = sorted({item.currency for item in self._all} - {currency})
        if not others:
            return self.settlement.none
        return f"Nothing is open in {currency}; there is in {', '.join(others)}. Change the currency."

    def _miss(self, error: BaseException) -> None:
        self.items.say(notice_of(error).text)

    def _on_items(self) -> None:
        model, grid = self.items.model, self.body.grid
        if model.offered is None and "amount" in grid.boxes:
            grid.set_values({"amount": model.applied or None})
        if not self._is_showing:
            self.is_dirty = True
            self.draft.touch()
        self._timer.start()
        self._show_money()

    def _show_money(self) -> None:
        self.items.show_rest(self.amount)
        self._show_balance()

    def _ask_banks(self) -> None:
        if BANK not in self.body.grid.boxes:
            return
        company = self.context.company
        query = ListQuery(filters={"active": True}, limit=1000)
        self._banks.read(lambda: company.call("cash.list_bank_accounts", query), self._take_banks,
                         self._miss_banks)

    def _take_banks(self, page: Any) -> None:
        place = {name: at for at, name in enumerate(page.columns)}
        self._balances = {row[0]: tuple(row[place[name]] for name in ("currency", "book_balance", "name"))
                          for row in page.rows}
        remembered = self.context.memory.get(f"form/{self.spec.id}/bank")
        known = [key for key in self._balances if str(key) == remembered]
        chosen = known or list(self._balances)
        if self.body.grid.values()[BANK] is None and (known or len(chosen) == 1):
            self.body.grid.set_values({BANK: chosen[0]})
        self._show_balance()

    def _miss_banks(self, error: BaseException) -> None:
        self._after.setText(notice_of(error).text)

    def _show_balance(self) -> None:
        """Say under the bank account what it holds in the books, and after this."""
        if BANK not in self.body.grid.boxes:
            return
        values = self._values()
        bank = values.get(BANK)
        known = self._balances.get(bank) if bank is not None else None
        self._after.setVisible(known is not None or not self._balances)
        if known is None:
            self._after.setText("" if self._balances else _NO_BANK)
            return
        currency, balance, _name = known
        moved = self.amount if values.get("currency") in (None, currency) else values.get("bank_amount")
        fee = values.get("fee_amount") or ZERO
        money = self.context.formats.money
        text = f"In the books {money(balance)} {currency}"
        if moved:
            after = balance + self.settlement.flow * moved - fee
            text = f"{text}, after this {money(after)}"
        self._after.setText(text)

    def _on_books(self, tables: frozenset[str]) -> None:
        if isValid(self) and not self._is_saving and not tables.isdisjoint(self.settlement.listens_to):
            self._find()

