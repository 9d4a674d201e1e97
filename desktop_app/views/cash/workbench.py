"""Both sides of the reconciliation workbench: their columns, and the service's pages shaped for the eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop_app.spec.grammar import NotUnderstood, parse_amount
from desktop_app.spec.screen import ALL, Chip, Column, EmptyState, ScreenSpec, Tone
from finance_core.kernel.listing import ListQuery, Page
from finance_core.modules.cash.api import ReconciliationState

if TYPE_CHECKING:
    from desktop_app.spec.locales import LocaleRules
    from desktop_app.work.company import CompanyPort
    from finance_core.modules.cash.api import Candidate, Reconciliation

WHY = {
    "exact": "Same reference", "reference": "Reference found", "rule": "Rule",
    "amount_date": "Amount and date",
    "combination": "Together the same sum", "created": "Made from it", "manual": "Matched by hand",
    "tick": "Ticked",
}
_PERCENT = Decimal(100)


def _tone_of(percent: int) -> Tone:
    return "positive" if percent >= 95 else "info" if percent >= 75 else "warning"


CONFIDENCE: Mapping[str, Tone] = {f"{number} %": _tone_of(number) for number in range(101)}
LINE_TONES: Mapping[str, Tone] = {
    "unmatched": "warning", "suggested": "info", "matched": "positive", "excluded": "neutral",
    "bank_error": "negative",
}
BANK = ScreenSpec(
    id="cash.bank_lines", title="Bank lines", group="", icon="landmark", record="bank line",
    query="cash.list_statement_lines", sort="transaction_date", status_tones={**LINE_TONES, **CONFIDENCE},
    columns=(
        Column("transaction_date", "Date", "date", 110), Column("counterparty", "Bank says", width=100),
        Column("amount", "Amount", "money", 96), Column("status", "State", "status", 108),
        Column("confidence", "Match", "status", 66),
    ),
    chips=(Chip("waiting", "To do", {"waiting": True}), Chip("matched", "Matched", {"status": "matched"}),
           Chip("excluded", "Left out", {"status": "excluded"}),
           Chip("errors", "Bank errors", {"status": "bank_error"}), ALL),
    empty=EmptyState("Every bank line is decided.",
                     help="Import a statement, or tick the book lines you see on paper."),
)
BOOK = ScreenSpec(
    id="cash.book_lines", title="Book lines", group="", icon="book-open", record="book line",
    query="cash.list_book_lines", sort="entry_date", status_tones=CONFIDENCE,
    columns=(
        Column("entry_date", "Date", "date", 110), Column("description", "Books say", width=114),
        Column("entry_no", "Entry", width=104, hidden=True), Column("open", "Open", "money", 104),
        Column("confidence", "Match", "status", 62), Column("method", "Why", width=56),
    ),
    chips=(Chip("open", "Open", {"open": True}), ALL),
    empty=EmptyState("Nothing is open in the books.",
                     help="What the bank knows and the books do not is made with N."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What is known of a bank account: its open reconciliation, the newest one, the newest statement."""

    account: Any
    state: ReconciliationState | None
    newest: Mapping[str, Any] | None
    statement: Mapping[str, Any] | None

    @property
    def open(self) -> Reconciliation | None:
        """Return the reconciliation that is worked on."""
        return self.state.reconciliation if self.state else None


def read_bench(company: CompanyPort, account_id: UUID) -> Bench:
    """Read all of it, off the GUI thread."""
    mine = {"bank_account_id": account_id}
    newest = _first(company.call("cash.list_reconciliations", ListQuery(filters=mine, limit=1)))
    is_open = newest is not None and newest["status"] != "completed"
    return Bench(
        account=company.call("cash.bank_account", account_id), newest=newest,
        state=company.call("cash.reconciliation_status", newest["id"]) if newest and is_open else None,
        statement=_first(company.call("cash.list_statements", ListQuery(filters=mine, limit=1))),
    )


def bank_page(company: CompanyPort, query: ListQuery, rules: LocaleRules) -> Page:
    """Return bank lines with one readable text, an amount typed as search text found whatever its sign."""
    amount = amount_in(query.text, rules)
    page = company.call("cash.list_statement_lines", query if amount is None else replace(query,
                                                                                          text=f"{amount:f}"))
    return _with(page, {
        "counterparty": lambda row: _joined(row, "counterparty", "description", "reference"),
        "confidence": lambda row: _percent(row["confidence"]),
    })


def book_page(
    company: CompanyPort, query: ListQuery, rules: LocaleRules, found: Sequence[Candidate] = ()
) -> Page:
    """Return book lines, those suggested for the chosen bank line on top with the fact that decided."""
    local = {"confidence", "method"}
    query = replace(query, sort=None, descending=None) if query.sort in local else query
    page = _by_amount(company, query, amount_in(query.text, rules))
    best: dict[int, Candidate] = {}
    for candidate in found:
        for key in candidate.journal_line_ids:
            best.setdefault(key, candidate)
    page = replace(page, columns=(*page.columns, "confidence", "method"), rows=tuple(
        (*row, _percent(best[row[0]].confidence) if row[0] in best else None,
         WHY.get(best[row[0]].method, "") if row[0] in best else None) for row in page.rows))
    page = _with(page, {"description": lambda row: _joined(row, "party", "description", "reference")})
    if query.offset or query.after:
        return page
    order = {key: -candidate.confidence for key, candidate in best.items()}
    return replace(page, rows=tuple(sorted(page.rows, key=lambda row: order.get(row[0], Decimal(1)))))


def amount_in(text: str, rules: LocaleRules) -> Decimal | None:
    """Return the amount a search text is, `None` when it is words."""
    if not any(sign.isdigit() for sign in text):
        return None
    try:
        return abs(parse_amount(text, rules))
    except NotUnderstood:
        return None


def total_of(rows: Iterable[Mapping[str, Any]], name: str) -> Decimal:
    """Return the sum of selected rows."""
    return sum((row[name] for row in rows), Decimal(0))


def _by_amount(company: CompanyPort, query: ListQuery, amount: Decimal | None) -> Page:
    if amount is None:
        page: Page = company.call("cash.list_book_lines", query)
        return page
    for wanted in (amount, -amount):
        asked = replace(query, text="", filters={**query.filters, "amount": wanted})
        page = company.call("cash.list_book_lines", asked)
        if page.rows:
            return page
    return page


def _with(page: Page, changed: Mapping[str, Callable[[Mapping[str, Any]], Any]]) -> Page:
    places = {name: page.columns.index(name) for name in changed}
    rows = []
    for row in page.rows:
        values, cells = dict(zip(page.columns, row, strict=True)), list(row)
        for name, make in changed.items():
            cells[places[name]] = make(values)
        rows.append(tuple(cells))
    return replace(page, rows=tuple(rows))


def _joined(row: Mapping[str, Any], *names: str) -> str:
    return " · ".join(dict.fromkeys(str(row[name]) for name in names if row.get(name)))


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else f"{int(share * _PERCENT)} %"


def _first(page: Page) -> dict[str, Any] | None:
    return dict(zip(page.columns, page.rows[0], strict=True)) if page.rows else None
