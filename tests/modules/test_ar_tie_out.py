"""Whatever happens to invoices, money and credits, the documents explain the ledger on every day."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finance_core.company import Company
from finance_core.errors import CountinghouseError
from finance_core.kernel.listing import ListQuery
from finance_core.modules.ar.api import (
    AgingDetail,
    Application,
    ARInvoice,
    WriteOffSmallBalances,
)
from tests.company_fixtures import CLOCK
from tests.modules.ar_books import Books, D, on

pytest_plugins = ("tests.company_fixtures",)
START = date(2026, 3, 1)
DAYS = 30


@pytest.fixture(scope="module")
def template(_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with a euro rate for every day and a document of each kind to begin with."""
    path = tmp_path_factory.mktemp("ar") / "ar.countinghouse"
    shutil.copy(_templates["us"], path)
    company = Company.open(path, CLOCK)
    books = Books.open(company)
    for number in range(DAYS + 1):
        rate = D("1.05") + D("0.0037") * (number * 7 % 11)
        books.rate((START + timedelta(days=number)).isoformat(), "EUR", str(rate))
    play = Play(books)
    for which, amount in enumerate(("100.00", "250.37", "80.00", "33.33")):
        play.invoice(START, D(amount), which)
        books.receive(START.isoformat(), amount, currency=("USD", "EUR")[which % 2])
        play.credit(START, D(amount) / 2, which)
    company.close()
    return path


class Play:
    """One random sequence of a bookkeeper's doings; what the rules refuse is left out."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.invoices: list[str] = []
        self.steps: tuple[Callable[[date, Decimal, int], object], ...] = (
            self.invoice,
            self.invoice,
            self.receive,
            self.receive,
            self.credit,
            self.apply,
            self.apply_credit,
            self.undo,
            self.void,
            self.bounce,
            self.refund,
            self.write_off,
            self.cancel,
            self.small_rests,
        )

    def run(self, what: int, on_day: int, cents: int, which: int) -> None:
        try:
            self.steps[what % len(self.steps)](START + timedelta(days=on_day), D(cents) / 100, which)
        except CountinghouseError:
            return

    def _pick(self, lister: str, which: int) -> UUID:
        rows = self.books.company.call(f"ar.{lister}", ListQuery(sort="number")).rows
        return rows[which % len(rows)][0]  # type: ignore[no-any-return]

    def _invoice(self, which: int) -> ARInvoice:
        return self.books.company.ar.invoice(self._pick("list_invoices", which))

    def invoice(self, on_day: date, amount: Decimal, which: int) -> None:
        facts: dict[str, object] = {"currency": "EUR"} if which % 2 else {}
        if which % 3 == 0:
            facts["payment_term_id"] = self.books.term("2/10N30")
        self.books.invoice(on_day.isoformat(), str(amount), **facts)

    def _application(self, which: int, amount: Decimal) -> Application:
        return on(
            self._invoice(which), str(amount), take_discount=which % 3 == 0, write_off_rest=which % 5 == 0
        )

    def receive(self, on_day: date, amount: Decimal, which: int) -> None:
        applied = self._application(which, max(amount - D(which % 4), D("0.01")))
        facts = {} if which % 7 else {"fee_amount": D("0.01")}
        self.books.receive(on_day.isoformat(), str(amount), applied, **facts)

    def credit(self, on_day: date, amount: Decimal, which: int) -> None:
        self.books.credit(on_day.isoformat(), str(round(amount, 2)), currency="EUR" if which % 2 else "USD")

    def apply(self, on_day: date, amount: Decimal, which: int) -> None:
        receipt = self.books.company.ar.receipt(self._pick("list_receipts", which))
        self.books.apply(on_day.isoformat(), receipt, self._application(which // 2, amount))

    def apply_credit(self, on_day: date, amount: Decimal, which: int) -> None:
        memo = self.books.company.ar.credit_memo(self._pick("list_credit_memos", which))
        self.books.apply_credit(on_day.isoformat(), memo, self._invoice(which // 2), str(amount))

    def undo(self, on_day: date, _amount: Decimal, which: int) -> None:
        if self.books.settlements(invoice := self._invoice(which)):
            self.books.undo(on_day.isoformat(), invoice)

    def void(self, on_day: date, _amount: Decimal, which: int) -> None:
        self.books.company.call(
            "ar.void_receipt",
            {"receipt_id": self._pick("list_receipts", which), "on": on_day, "reason": "typed twice"},
        )

    def bounce(self, on_day: date, _amount: Decimal, which: int) -> None:
        self.books.company.call(
            "ar.return_receipt",
            {"receipt_id": self._pick("list_receipts", which), "on": on_day, "reason": "no funds"},
        )

    def refund(self, on_day: date, amount: Decimal, which: int) -> None:
        source = ("receipt_id", "list_receipts") if which % 2 else ("credit_memo_id", "list_credit_memos")
        self.books.company.call(
            "ar.record_refund",
            {
                source[0]: self._pick(source[1], which // 2),
                "refund_date": on_day,
                "amount": min(amount, D(9)),
                "bank_account_id": self.books.bank,
            },
        )

    def write_off(self, on_day: date, amount: Decimal, which: int) -> None:
        self.books.company.call(
            "ar.write_off_invoice",
            {
                "invoice_id": self._pick("list_invoices", which),
                "on": on_day,
                "reason": "gone",
                "amount": amount if which % 2 else None,
                "approval_note": "owner",
            },
        )

    def cancel(self, on_day: date, _amount: Decimal, which: int) -> None:
        if which % 2:
            self.books.company.call(
                "ar.cancel_invoice",
                {"invoice_id": self._pick("list_invoices", which), "on": on_day, "reason": "wrong"},
            )
        else:
            self.books.company.call(
                "ar.cancel_credit_memo",
                {"credit_memo_id": self._pick("list_credit_memos", which), "on": on_day, "reason": "wrong"},
            )

    def small_rests(self, on_day: date, _amount: Decimal, _which: int) -> None:
        self.books.company.ar.write_off_small_balances(WriteOffSmallBalances(on=on_day, limit=D(5)))


STEPS = st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, DAYS), st.integers(1, 30_000), st.integers(0, 60)),
    min_size=6,
    max_size=22,
)


@pytest.mark.slow
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_documents_explain_the_ledger_on_every_day(
    template: Path, tmp_path: Path, steps: list[tuple[int, ...]]
) -> None:
    path = tmp_path / "copy.countinghouse"
    shutil.copy(template, path)
    company = Company.open(path, CLOCK)
    try:
        books = Books.open_again(company)
        play = Play(books)
        for what, on_day, cents, which in steps:
            play.run(what, on_day, cents, which)
        for number in range(DAYS + 1):
            as_of = START + timedelta(days=number)
            for role, (ledger, documents) in books.ties(as_of.isoformat()).items():
                assert ledger == documents, (role, as_of)
        _check_balances_of_today(books)
    finally:
        company.close()
        path.unlink()


def _check_balances_of_today(books: Books) -> None:
    """What is stored as open today equals what is rebuilt from all settlements."""
    last = START + timedelta(days=400)
    aged = books.company.ar.aging_documents(AgingDetail(as_of=last))
    rebuilt = {each.id: (abs(each.open), abs(each.base_open)) for each in aged}
    raw = books.company.database.raw()
    try:
        stored = raw.execute(
            "SELECT id, balance_due, base_balance FROM ar_invoices UNION ALL "
            "SELECT id, unapplied_amount, base_unapplied FROM ar_credit_memos UNION ALL "
            "SELECT id, unallocated_amount, base_unallocated FROM ar_receipts"
        ).fetchall()
    finally:
        raw.close()
    for key, amount, base in stored:
        assert rebuilt.get(UUID(bytes=key), (D(0), D(0))) == (D(amount), D(base))
