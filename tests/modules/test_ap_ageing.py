"""What is owed on any day: buckets, and the tie to the ledger after any mix of work (ap.md, Done means)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finance_core.company import Company
from finance_core.errors import CountinghouseError, NotFound
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.periods import MovePeriod
from finance_core.modules.ap.api import (
    AgingDetail,
    APInvoice,
    APPayment,
    BillRequest,
    PaymentRequest,
    RecordRefund,
    UndoApplication,
)
from tests.company_fixtures import CLOCK, us_answers
from tests.modules.ap_books import Books, D, day, on

START = date(2026, 1, 1)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def test_documents_fall_into_buckets_by_days_overdue(books: Books) -> None:
    for due, amount in (("2026-06-15", "1"), ("2026-06-14", "2"), ("2026-05-16", "4"), ("2026-05-15", "8"),
                        ("2026-04-15", "16"), ("2026-03-16", "32")):
        books.bill("2026-03-01", amount, due_date=day(due))
    books.credit("2026-06-01", "64")
    books.pay("2026-06-01", "128")
    row = books.company.ap.calculate_aging(day("2026-06-15"))[0]
    # Not due, 1-30, 31-60, 61-90, over 90 days: 14 June to 16 May is 1 to 30 days late.
    assert row.buckets == (D(1), D(6), D(8), D(16), D(32))
    assert (row.unapplied, row.total) == (D(-192), D(-129))
    documents = books.company.ap.aging_documents(AgingDetail(as_of=day("2026-06-15"), party_id=books.vendor))
    assert [item.days_overdue for item in documents
            if item.document_type == "invoice"] == [91, 61, 31, 30, 1, 0]
    unapplied = [(item.document_type, item.number, item.open, item.bucket) for item in documents
                 if item.document_type != "invoice"]
    assert unapplied == [("credit_note", "BILL-2026-00007", D(-64), 5),
                         ("prepayment", "PAY-2026-00001", D(-128), 5)]
    assert sum(item.base_open for item in documents) == row.total


def test_an_old_day_stays_as_it_was_when_an_old_payment_is_voided(books: Books) -> None:
    bill = books.bill("2026-01-10", "100.00")
    payment = books.pay("2026-01-20", "60.00", on(bill, "60.00"))
    before = books.company.ap.calculate_aging(day("2026-01-31"))
    periods = books.company.kernel.periods
    january = next(period for period in periods.list_periods() if period.code == "2026-01")
    periods.move(MovePeriod(period_id=january.id, status=PeriodStatus.CLOSED))
    voided = books.company.ap.void_payment(PaymentRequest(payment_id=payment.id, reason="lost")).value
    assert voided.voided_on == day("2026-02-01")
    assert books.company.ap.calculate_aging(day("2026-01-31")) == before
    assert before[0].total == D(40)
    assert books.company.ap.calculate_aging(day("2026-02-01"))[0].total == D(100)


def test_a_bill_paid_before_its_date_still_ties(books: Books) -> None:
    bill = books.bill("2026-03-10", "100.00")
    books.pay("2026-03-05", "100.00", on(bill, "100.00"))
    assert books.ties(day("2026-03-07")) == {"AP_CONTROL": (D(100), D(100)),
                                             "VENDOR_PREPAYMENT": (D(0), D(0))}
    assert books.company.ap.calculate_aging(day("2026-03-07"))[0].total == D(-100)
    assert books.company.ap.calculate_aging(day("2026-03-10")) == ()


Step = tuple[int, int, int, int]


T = TypeVar("T")
S = TypeVar("S", APInvoice, APPayment)


def chosen(records: Sequence[T], which: int) -> T:
    if not records:
        raise NotFound("record", which)
    return records[which % len(records)]


@dataclass(slots=True)
class Bookkeeper:
    """Does what numbers say, on days that follow each other; what the rules refuse is left undone."""

    books: Books
    banks: dict[str, UUID]
    today: date = START
    bills: list[APInvoice] = field(default_factory=list)
    notes: list[APInvoice] = field(default_factory=list)
    payments: list[APPayment] = field(default_factory=list)

    def do(self, step: Step) -> None:
        kind, which, cents, days = step
        self.today += timedelta(days=days)
        verbs: tuple[Callable[[int, Decimal], None], ...] = (
            self.enter, self.credit, self.pay, self.pay, self.apply_note, self.apply_payment, self.undo,
            self.void, self.cancel, self.refund,
        )
        with suppress(CountinghouseError), self.books.company.database.transaction() as unit, unit.attempt():
            verbs[kind](which, D(cents).scaleb(-2))

    def enter(self, which: int, amount: Decimal) -> None:
        currency = ("USD", "EUR", "JPY")[which % 3]
        figure = amount // 1 + 1 if currency == "JPY" else amount
        self.bills.append(self.books.bill(self.today.isoformat(), str(figure), currency=currency))

    def credit(self, which: int, amount: Decimal) -> None:
        self.notes.append(self.books.credit(self.today.isoformat(), str(amount),
                                            currency=("USD", "EUR")[which % 2]))

    def pay(self, which: int, amount: Decimal) -> None:
        bill = self.books.reread(self.bills[which % len(self.bills)]) if self.bills else None
        if bill is None:
            self.payments.append(self.books.pay(self.today.isoformat(), str(amount), currency="EUR"))
            return
        share = min(amount // 1 + 1 if bill.currency == "JPY" else amount, bill.open_amount)
        rest = D(which % 2 * 5)
        self.payments.append(self.books.pay(self.today.isoformat(), str(share + rest), on(bill, str(share)),
                                            exchange_rate=None if which % 4 else D("1.1234")))

    def apply_note(self, which: int, amount: Decimal) -> None:
        note, bill = chosen(self.pairs([self.books.reread(note) for note in self.notes]), which)
        share = min(amount, note.open_amount, bill.open_amount)
        self.books.apply_credit(self.today.isoformat(), note.id, on(bill, str(share)))

    def apply_payment(self, which: int, amount: Decimal) -> None:
        payments = [self.books.company.ap.payment(payment.id) for payment in self.payments]
        payment, bill = chosen(self.pairs([found for found in payments if found.unapplied_amount]), which)
        # Even numbers use up what is left, in a currency without cents always.
        rest = payment.unapplied_amount if which % 2 == 0 or payment.currency == "JPY" else amount
        share = min(rest, payment.unapplied_amount, bill.open_amount)
        self.books.apply_prepayment(self.today.isoformat(), payment.id, on(bill, str(share)))

    def pairs(self, sources: Sequence[S]) -> list[tuple[S, APInvoice]]:
        bills = [bill for bill in map(self.books.reread, self.bills) if bill.open_amount]
        return [(source, bill) for source in sources for bill in bills if source.currency == bill.currency]

    def undo(self, which: int, amount: Decimal) -> None:
        del amount
        lines = [line for bill in self.bills for line in self.books.settlements(bill)]
        self.books.company.ap.undo_application(
            UndoApplication(settlement_id=chosen(lines, which), on=self.today)
        )

    def void(self, which: int, amount: Decimal) -> None:
        del amount
        payment = chosen(self.payments, which)
        self.books.company.ap.void_payment(
            PaymentRequest(payment_id=payment.id, reason="void", on=self.today if which % 2 else None)
        )

    def cancel(self, which: int, amount: Decimal) -> None:
        del amount
        bill = chosen([*self.bills, *self.notes], which)
        self.books.company.ap.cancel_invoice(
            BillRequest(invoice_id=bill.id, reason="cancel", on=self.today if which % 2 else None)
        )

    def refund(self, which: int, amount: Decimal) -> None:
        sources: list[tuple[str, APInvoice | APPayment]] = [("credit_invoice_id", note)
                                                            for note in self.notes]
        sources += [("prepayment_id", self.books.company.ap.payment(payment.id)) for payment in self.payments]
        open_sources = [(name, source) for name, source in sources
                        if not isinstance(source, APPayment) or source.unapplied_amount]
        name, source = chosen(open_sources, which)
        named: dict[str, Any] = {name: source.id}
        self.payments.append(self.books.company.ap.record_vendor_refund(RecordRefund(
            payment_date=self.today, bank_account_id=self.banks[source.currency], **named,
            amount=amount // 1 + 1 if source.currency == "JPY"
            else amount / 10 // D("0.01") * D("0.01") + D("0.01"),
        )).value)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """A company with a vendor, a bank account and rates for a year."""
    path = tmp_path_factory.mktemp("ageing") / "busy.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        books = Books.open(company)
        with company.database.transaction():
            for number in range(0, 365, 5):
                dated = (START + timedelta(days=number)).isoformat()
                books.rate(dated, "EUR", str(D("1.05") + D(number % 7) / 100))
                books.rate(dated, "JPY", str(D("0.0065") + D(number % 5) / 10000))
        yield books


STEPS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 11), st.integers(1, 20000), st.integers(0, 4)),
    min_size=3, max_size=16,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_every_past_day_ties_to_the_ledger(busy: Books, steps: list[Step]) -> None:
    # A rehearsal is rolled back, so that each example starts from the same books.
    with busy.company.database.rehearse():
        bookkeeper = Bookkeeper(busy,
                                {"USD": busy.bank, "EUR": busy.bank_in("EUR"), "JPY": busy.bank_in("JPY")})
        days = {START}
        for step in steps:
            bookkeeper.do(step)
            days |= {bookkeeper.today, bookkeeper.today - timedelta(days=1)}
        for on_day in sorted(days):
            ties = busy.ties(on_day)
            assert {role: ledger - documents for role, (ledger, documents) in ties.items()} == {
                "AP_CONTROL": 0, "VENDOR_PREPAYMENT": 0,
            }, on_day
            owed = sum((row.total for row in busy.company.ap.calculate_aging(on_day)), D(0))
            assert owed == -sum(ledger for ledger, _ in ties.values()), on_day
