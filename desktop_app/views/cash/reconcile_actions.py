"""What can be done in the workbench: each a question to the bank module, most of them behind one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.spec.screen import Field
from desktop_app.views.cash import line_forms
from desktop_app.views.cash.line_form import LineForm, PaymentForm, ReceiptForm, in_words
from desktop_app.views.cash.workbench import Bench, total_of
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.work.notice import Notice, notice_of
from finance_core.modules.cash.api import Candidate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.cash.api import ReconciliationFigures

Row = Mapping[str, Any]
_EXCLUDE = (Field(name="reason", label="Why it is left out", required=True, default="Duplicate"),)
_REASON = (Field(name="reason", label="Reason", required=True),)
_REST = (
    Field(name="account_id", label="Account of the rest", kind="lookup", lookup="accounts.lookup",
          required=True),
    Field(name="text", label="Text", default="Rest of a match"),
)
_UNDO = (Field(name="undo_document", label="Void what was made from the line, too", kind="bool"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What stands selected on both sides, with the suggestions for the current bank line, best first."""

    bench: Bench
    bank: Sequence[Row]
    books: Sequence[Row]
    found: Sequence[Candidate]

    @property
    def line(self) -> Row:
        """Return the one bank line something is done with."""
        return self.bank[0]

    @property
    def difference(self) -> Any:
        """Return the bank's sum less the books' sum."""
        return total_of(self.bank, "amount") - total_of(self.books, "open")

    def suggestion(self) -> Candidate | None:
        """Return the suggestion whose book lines are selected, else the best one when none are."""
        ids = {row["id"] for row in self.books}
        of_selection = (one for one in self.found if not ids or set(one.journal_line_ids) == ids)
        return next(of_selection, None)


class BenchActions(QObject):
    """Carries out decisions for one workbench.

    Signals:
        said: something to show in the workbench; carries a `Notice`.
        rest_offered: a small difference may be booked away; carries the figures.
    """

    said = Signal(Notice)
    rest_offered = Signal(object)

    def __init__(self, context: ViewContext, view: QWidget) -> None:
        super().__init__(view)
        self._context, self._view = context, view

    def match(self, chosen: Chosen) -> None:
        """Match what is selected; a rest is asked about; book lines alone are ticked."""
        if not chosen.books:
            self._say("Choose the book lines that are the same money, then press Space.")
        elif chosen.bank:
            self._match(chosen, None, None)
        else:
            self._tick(chosen)

    def confirm(self, chosen: Chosen) -> None:
        """Confirm the suggestion for the bank line."""
        suggestion = chosen.suggestion() if chosen.bank else None
        if suggestion is None:
            self._say("Nothing is suggested here. Choose book lines and press Space, or N for a new one.")
            return
        self._call("cash.confirm_match", {"match_groups": [suggestion.match_group]}, "Matched.")

    def reject(self, chosen: Chosen) -> None:
        """Say that the suggestion is wrong."""
        suggestion = chosen.suggestion() if chosen.bank else None
        if suggestion is not None:
            self._call("cash.reject_match", {"match_groups": [suggestion.match_group]},
                       "It is not suggested again.")

    def accept_all(self, chosen: Chosen) -> None:
        """Match what is certain and suggest the rest."""
        account = chosen.bench.account.id
        self._call("cash.auto_match", account, lambda saved: _found(saved.value))

    def new_transaction(self, chosen: Chosen) -> None:
        """Code the bank line to accounts."""
        if self._is_open(chosen):
            self._open(LineForm(self._context, line_forms.TRANSACTION, chosen.line))

    def receive(self, chosen: Chosen) -> None:
        """Book the bank line as a customer's money."""
        if self._is_open(chosen,
                         "A customer's payment is money in. Press P for a bill, or N for anything else.",
                         is_in=True):
            self._open(ReceiptForm(self._context, line_forms.RECEIPT, chosen.line))

    def pay(self, chosen: Chosen) -> None:
        """Book the bank line as a payment to a vendor."""
        if self._is_open(chosen,
                         "A payment is money out. Press R for a customer's payment, or N for anything else.",
                         is_in=False):
            self._open(PaymentForm(self._context, line_forms.PAYMENT, chosen.line))

    def transfer(self, chosen: Chosen) -> None:
        """Book the bank line as a transfer between own accounts."""
        if self._is_open(chosen):
            self._open(LineForm(self._context, line_forms.TRANSFER, chosen.line))

    def exclude(self, chosen: Chosen) -> None:
        """Leave the bank line out."""
        if not self._is_open(chosen):
            return
        key = chosen.line["id"]
        self._ask("Leave this bank line out?", "Leave out", chosen, _EXCLUDE,
                  lambda answers: ("cash.exclude_line", {"statement_line_id": key, **answers}))

    def bank_error(self, chosen: Chosen) -> None:
        """Call the bank line the bank's error, or two that cancel out an error and its correction."""
        if not self._is_open(chosen):
            return
        request: dict[str, Any] = {"statement_line_id": chosen.line["id"]}
        if len(chosen.bank) == 2 and not total_of(chosen.bank, "amount"):
            request["corrected_by_line_id"] = chosen.bank[1]["id"]
        self._call("cash.mark_bank_error", request,
                   "It stays an item of the bank until the bank corrects it.")

    def undo(self, chosen: Chosen) -> None:
        """Take the decision about a bank line back, or a tick."""
        if not chosen.bank:
            self._untick(chosen)
            return
        line, key = chosen.line, chosen.line["id"]
        if line["status"] in ("excluded", "bank_error"):
            self._call("cash.restore_line", key, "The bank line waits again.")
        elif line["status"] != "matched":
            self._say("This bank line is not decided yet.")
        elif line["method"] == "created":
            self._ask("Undo this match?", "Undo", chosen, _UNDO,
                      lambda answers: ("cash.unmatch", {"statement_line_id": key, **answers}))
        else:
            self._call("cash.unmatch", {"statement_line_id": key}, "The match is undone.")

    def finish(self, chosen: Chosen) -> None:
        """Submit and complete the reconciliation, or list what is missing."""
        state = chosen.bench.state
        if state is None:
            return
        if state.figures.missing:
            self._say("Not finished yet: " + " ".join(state.figures.missing), kind="warning")
            if state.figures.variance and not state.figures.undecided_lines:
                self.rest_offered.emit(state.figures)
            return
        company, request = self._context.company, {"reconciliation_id": state.reconciliation.id}
        is_submitted = state.reconciliation.status == "pending_review"

        def work() -> Any:
            if not is_submitted:
                company.call("cash.submit_reconciliation", request)
            return company.call("cash.complete_reconciliation", request)

        day = self._context.formats.date(state.reconciliation.statement_date)
        done = f"{chosen.bench.account.name} is reconciled up to {day}."
        self._context.runner.write(work, lambda _: self._context.notify(Notice("success", done)),
                                   self._refuse)

    def book_away(self, chosen: Chosen, figures: ReconciliationFigures) -> None:
        """Book a small difference to its account, with a reason."""
        state = chosen.bench.state
        if state is None:
            return
        request = {"reconciliation_id": state.reconciliation.id, "amount": figures.variance}
        self._ask("Book the difference away?", "Book it", chosen, _REASON,
                  lambda answers: ("cash.post_adjustment", {**request, **answers}))

    def reopen(self, chosen: Chosen) -> None:
        """Open the newest completed reconciliation again, with a reason."""
        newest = chosen.bench.newest
        if newest is not None:
            request = {"reconciliation_id": newest["id"]}
            self._ask("Reopen the reconciliation?", "Reopen", chosen, _REASON,
                      lambda answers: ("cash.reopen_reconciliation", {**request, **answers}))

    def start_over(self, chosen: Chosen) -> None:
        """Give the open reconciliation up, as when its date or balance was mistyped."""
        if chosen.bench.open is None:
            return
        request = {"reconciliation_id": chosen.bench.open.id}
        dialog = AskDialog(self._context, "Start over?", "Start over", self._view)
        dialog.say("Date and closing balance are typed anew. What is matched stays matched.")
        dialog.answered.connect(lambda _: self._call(
            "cash.discard_reconciliation", request, "Start again with the date and the balance.", dialog))
        dialog.open()

    def start(self, chosen: Chosen, values: Mapping[str, Any],
              refuse: Callable[[BaseException], None]) -> None:
        """Begin to reconcile."""
        request = {"bank_account_id": chosen.bench.account.id, **values}
        company = self._context.company
        self._context.runner.write(
            lambda: company.call("cash.start_reconciliation", request), lambda _: None, refuse)

    def _match(self, chosen: Chosen, rest: Mapping[str, Any] | None, dialog: AskDialog | None) -> None:
        if dialog is None and chosen.difference:
            self._ask_rest(chosen)
            return
        request: dict[str, Any] = {"statement_line_ids": [row["id"] for row in chosen.bank],
                                   "journal_line_ids": [row["id"] for row in chosen.books]}
        if rest:
            request["rest"] = {name: value for name, value in rest.items() if value is not None}
        self._call("cash.match_manually", request, "Matched.", dialog)

    def _ask_rest(self, chosen: Chosen) -> None:
        money = self._context.formats.money
        dialog = AskDialog(self._context, "What is the difference?", "Match", self._view)
        dialog.say(f"The bank lines add to {money(total_of(chosen.bank, 'amount'))}, the book lines to "
                   f"{money(total_of(chosen.books, 'open'))}. Where shall {money(chosen.difference)} go?")
        dialog.ask(_REST)
        dialog.answered.connect(lambda answers: self._match(chosen, answers, dialog))
        dialog.open()

    def _tick(self, chosen: Chosen) -> None:
        if len(chosen.books) > 1 and not total_of(chosen.books, "open"):
            self._call("cash.match_manually", {"journal_line_ids": [row["id"] for row in chosen.books]},
                       "These book lines cancel each other out.")
            return
        if chosen.bench.open is None:
            self._say("Start the reconciliation first; then book lines can be ticked off.")
            return
        company, key = self._context.company, chosen.bench.open.id
        requests = [{"reconciliation_id": key, "journal_line_id": row["id"]} for row in chosen.books]
        self._context.runner.write(
            lambda: [company.call("cash.tick_line", request) for request in requests], lambda _: None,
            self._refuse)

    def _untick(self, chosen: Chosen) -> None:
        if chosen.bench.open is None or not chosen.books:
            self._say("Choose what shall be undone: a bank line, or a ticked book line under All.")
            return
        request = {"reconciliation_id": chosen.bench.open.id, "journal_line_id": chosen.books[0]["id"]}
        self._call("cash.untick_line", request, "The tick is taken back.")

    def _is_open(self, chosen: Chosen, wrong_way: str = "", *, is_in: bool | None = None) -> bool:
        if not chosen.bank:
            self._say("Choose a bank line first.")
            return False
        if chosen.line["status"] not in ("unmatched", "suggested"):
            self._say("This bank line is decided already. Press U to take that back.")
            return False
        if is_in is not None and (chosen.line["amount"] > 0) is not is_in:
            self._say(wrong_way)
            return False
        return True

    def _open(self, form: LineForm | ReceiptForm | PaymentForm) -> None:
        self._context.open_tab(form, form.title)
        form.body.grid.focus_first()

    def _ask(self, title: str, verb: str, chosen: Chosen, fields: tuple[Field, ...],
             request: Callable[[Mapping[str, Any]], tuple[str, Any]]) -> None:
        dialog = AskDialog(self._context, title, verb, self._view)
        if chosen.bank:
            dialog.say(f"{in_words(chosen.line, self._context)}.")
        dialog.ask(fields)

        def send(answers: dict[str, Any]) -> None:
            typed = {name: value for name, value in answers.items() if value is not None}
            self._call(*request(typed), "Done.", dialog)

        dialog.answered.connect(send)
        dialog.open()

    def _call(self, method: str, request: Any, done: str | Callable[[Any], str],
              dialog: AskDialog | None = None) -> None:
        company = self._context.company

        def succeeded(result: Any) -> None:
            if dialog is not None:
                dialog.done_with()
            warnings = [str(warning) for warning in getattr(result, "warnings", ())]
            text = done if isinstance(done, str) else done(result)
            self._say(" ".join([text, *warnings]), kind="success")

        refuse = dialog.refuse if dialog else self._refuse
        self._context.runner.write(lambda: company.call(method, request), succeeded, refuse)

    def _refuse(self, error: BaseException) -> None:
        self.said.emit(notice_of(error))

    def _say(self, text: str, kind: Any = "info") -> None:
        self.said.emit(Notice(kind, text))


def _found(found: Any) -> str:
    lines = "1 bank line is" if found.confirmed == 1 else f"{found.confirmed} bank lines are"
    rest = f"{found.suggested} have suggestions, {found.unmatched} have none."
    return f"{lines} matched for certain. {rest}"
