"""Opening balances: entered, compared, posted, finished, taken back (kernel rule 10, worked example 5)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.periods import MovePeriod
from finance_core.modules.ap.api import AgingDetail, OpenItemsOf
from finance_core.modules.ar.api import SaveCustomer
from finance_core.services.opening_models import OpeningStatus
from tests.modules.ap_books import Books, D, day, on

EVE = day("2025-12-31")
EXAMPLE = [("1000", "12000.00", ""), ("1100", "3500.00", ""), ("1530", "8000.00", ""),
           ("1531", "", "2000.00"), ("2000", "", "1900.00"), ("3000", "", "10000.00")]


@pytest.fixture
def books(company: Company) -> Books:
    company.ar.save_customer(SaveCustomer(name="Brook Trading"))
    return Books.open(company)


def customer(books: Books) -> Any:
    page = books.company.ar.list_customers(ListQuery())
    return page.rows[0][page.columns.index("customer_id")]


def entered(books: Books, lines: list[tuple[str, str, str]]) -> None:
    books.company.call("opening.start")
    books.company.call("opening.enter_trial_balance", {"lines": [
        {"account_code": code, "debit": debit or "0", "credit": credit or "0"}
        for code, debit, credit in lines
    ]})


def items(books: Books, owed: str = "1900.00") -> None:
    document = {"document_date": "2025-11-20", "due_date": "2026-01-20"}
    books.company.call("opening.enter_open_items", {
        "payables": [{"party_id": books.vendor, "number": "A-1", "amount": owed, **document}],
        "receivables": [{"party_id": customer(books), "number": number, "amount": amount, **document}
                        for number, amount in (("OLD-1", "2000.00"), ("OLD-2", "1500.00"))],
    })


def posted(books: Books) -> None:
    entered(books, EXAMPLE)
    items(books)
    books.company.call("opening.post")


def balances(books: Books, *codes: str) -> list[Decimal]:
    return [books.balance(code) for code in codes]


def explained(books: Books, module: str, role: str) -> Decimal:
    subledger = next(one for one in books.company.kernel.subledgers if one.module == module)
    with books.company.database.reading() as session:
        return subledger.explained(session, EVE).get(role, D(0))


def test_example_5_gives_the_trial_balance_of_the_old_books(books: Books) -> None:
    posted(books)
    assert books.balance("3200") == D(-9600)
    with pytest.raises(RuleViolation, match=r"9,600\.00") as refused:
        books.company.call("opening.finish")
    assert refused.value.field == "move_rest"
    done = books.company.call("opening.finish", {"move_rest": True}).value
    assert done.status is OpeningStatus.FINISHED
    codes = [code for code, _, _ in EXAMPLE]
    assert balances(books, *codes, "3200", "3300") == [
        D(12000), D(3500), D(8000), D(-2000), D(-1900), D(-10000), D(0), D(-9600),
    ]
    [period] = [one for one in books.company.kernel.periods.list_periods() if one.code == "OPEN"]
    assert (period.start_date, period.end_date, period.status) == (EVE, EVE, PeriodStatus.CLOSED)


def test_open_items_age_and_are_settled_like_any_other(books: Books) -> None:
    posted(books)
    [bill] = books.company.ap.aging_documents(AgingDetail(as_of=day("2026-02-20")))
    assert (bill.document_type, bill.open, bill.days_overdue) == ("invoice", D(1900), 31)
    [item] = books.company.ap.open_items(OpenItemsOf(party_id=books.vendor, on=day("2026-02-20")))
    payment = books.pay("2026-02-20", "1900.00", on(books.company.ap.invoice(item.id), "1900.00"))
    assert books.entry(payment.journal_entry_id) == [("1000", "cr", "1900.00"), ("2000", "de", "1900.00")]
    owed = books.company.ar.open_items(OpenItemsOf(party_id=customer(books), on=day("2026-02-20")))
    assert [(one.number, one.open) for one in owed] == [("OLD-1", D(2000)), ("OLD-2", D(1500))]
    assert explained(books, "ap", "AP_CONTROL") == D(-1900)
    assert explained(books, "ar", "AR_CONTROL") == D(3500)


def test_a_vendor_number_of_the_old_books_is_not_entered_again(books: Books) -> None:
    posted(books)
    with pytest.raises(RuleViolation, match="BILL-2025-00001"):
        books.bill("2026-01-10", "5.00", invoice_number="a 1")


def test_a_control_account_must_agree_with_its_items(books: Books) -> None:
    entered(books, EXAMPLE)
    items(books, owed="1899.00")
    checks = books.company.call("opening.compare")
    assert [(one.role, one.difference) for one in checks] == [("AP_CONTROL", D(-1)), ("AR_CONTROL", D(0))]
    with pytest.raises(RuleViolation, match=r"2000 .* is -1,900\.00 .* come to -1,899\.00"):
        books.company.call("opening.post")
    assert books.balance("1000") == 0


def test_taking_back_reverses_all_and_lets_it_be_corrected(books: Books) -> None:
    posted(books)
    books.company.call("opening.finish", {"move_rest": True})
    batch = books.company.call("opening.take_back", {"reason": "bank was wrong"}).value
    assert batch.status is OpeningStatus.ENTERED
    assert balances(books, *(code for code, _, _ in EXAMPLE), "3200", "3300") == [D(0)] * 8
    assert books.company.ap.aging_documents(AgingDetail(as_of=EVE)) == ()
    with pytest.raises(RuleViolation, match="not posted"):
        books.company.call("opening.take_back", {"reason": "again"})
    entered(books, [("1000", "11000.00", ""), *EXAMPLE[1:]])
    books.company.call("opening.enter_open_items", {
        "payables": [{"party_id": books.vendor, "number": "A-1", "amount": "1900.00",
                      "document_date": "2025-11-20"}],
        "receivables": [{"party_id": customer(books), "number": "OLD-3", "amount": "3500.00",
                         "document_date": "2025-11-20"}]})
    books.company.call("opening.post")
    assert balances(books, "1000", "2000", "1100", "3200") == [D(11000), D(-1900), D(3500), D(-8600)]


def test_a_closed_month_or_a_payment_makes_the_opening_stand(books: Books) -> None:
    posted(books)
    [item] = books.company.ap.open_items(OpenItemsOf(party_id=books.vendor, on=day("2026-02-20")))
    payment = books.pay("2026-01-20", "900.00", on(books.company.ap.invoice(item.id), "900.00"))
    with pytest.raises(RuleViolation, match=payment.payment_number):
        books.company.call("opening.take_back", {"reason": "wrong"})
    assert books.balance("3200") == D(-9600)
    books.void(payment, on=day("2026-01-21"))
    january = next(one for one in books.company.kernel.periods.list_periods() if one.code == "2026-01")
    books.company.kernel.periods.move(MovePeriod(period_id=january.id, status=PeriodStatus.CLOSED))
    with pytest.raises(RuleViolation, match="2026-01 is closed"):
        books.company.call("opening.take_back", {"reason": "wrong"})


def test_credits_money_and_foreign_items_keep_their_value(books: Books) -> None:
    entered(books, [("1000", "100.00", ""), ("2000", "", "1000.00"), ("1310", "220.00", ""),
                    ("2130", "", "40.00"), ("1100", "60.00", "")])
    euro, dated = {"currency": "EUR", "bank_account_id": books.bank}, {"document_date": "2025-12-01"}
    books.company.call("opening.enter_open_items", {
        "payables": [
            {"party_id": books.vendor, "number": "E-1", "amount": "1000.00", "base_amount": "1100.00",
             "currency": "EUR", **dated},
            {"party_id": books.vendor, "number": "C-1", "kind": "credit", "amount": "100.00", **dated},
            {"party_id": books.vendor, "number": "P-1", "kind": "money", "amount": "200.00",
             "exchange_rate": "1.1", **euro, **dated}],
        "receivables": [
            {"party_id": customer(books), "number": "I-1", "amount": "80.00", **dated},
            {"party_id": customer(books), "number": "CN-1", "kind": "credit", "amount": "20.00", **dated},
            {"party_id": customer(books), "number": "R-1", "kind": "money", "amount": "40.00",
             "bank_account_id": books.bank, **dated}]})
    books.company.call("opening.post")
    assert balances(books, "2000", "1310", "2130", "1100") == [D(-1000), D(220), D(-40), D(60)]
    assert books.ties(EVE) == {"AP_CONTROL": (D(-1000), D(-1000)), "VENDOR_PREPAYMENT": (D(220), D(220))}
    assert explained(books, "ar", "UNAPPLIED_CASH") == D(-40)
    [row] = books.company.ar.calculate_aging(EVE)
    assert (row.unapplied, row.total) == (D(-60), D(20))
    books.company.call("opening.take_back", {"reason": "wrong"})
    assert balances(books, "2000", "1310", "2130", "1100") == [D(0)] * 4


def test_a_tax_account_is_explained_by_the_opening(gb_company: Company) -> None:
    books = Books.open(gb_company)
    entered(books, [("1000", "500.00", ""), ("2200", "", "500.00")])
    gb_company.call("opening.post")
    assert explained(books, "tax", "SALES_TAX_PAYABLE") == 0
    assert explained(books, "opening", "SALES_TAX_PAYABLE") == D(-500)
    assert {tie.role: tie.difference for tie in gb_company.reporting.tie_out(EVE)
            if tie.ledger} == {"SALES_TAX_PAYABLE": D(0)}


def test_a_foreign_balance_keeps_its_historical_value(books: Books) -> None:
    books.company.call("opening.start")
    books.company.call("opening.enter_trial_balance", {"lines": [
        {"account_code": "1500", "debit": "1100.00", "currency": "EUR", "currency_amount": "1000.00"},
    ]})
    books.rate("2025-12-31", "EUR", "1.5000")
    books.company.call("opening.post")
    assert balances(books, "1500", "3200") == [D(1100), D(-1100)]


@pytest.mark.parametrize(("line", "field"), [
    ({"account_code": "1000"}, "lines.0.debit"),
    ({"account_code": "1000", "debit": "1", "credit": "1"}, "lines.0.debit"),
    ({"debit": "1"}, "lines.0.account_code"),
    ({"account_code": "3200", "debit": "1"}, "lines.0.account_id"),
    ({"account_code": "1500", "debit": "1", "currency": "EUR"}, "lines.0.currency_amount"),
    ({"account_code": "1500", "debit": "1", "currency_amount": "3"}, "lines.0.currency_amount"),
])
def test_lines_that_are_no_balance(books: Books, line: dict[str, Any], field: str) -> None:
    books.company.call("opening.start")
    with pytest.raises(InvalidInput) as refused:
        books.company.call("opening.enter_trial_balance", {"lines": [line]})
    assert refused.value.field == field


@pytest.mark.parametrize(("item", "field"), [
    ({"document_date": "2026-01-01"}, "items.0.document_date"),
    ({"base_amount": "2"}, "items.0.base_amount"),
    ({"kind": "money"}, "items.0.bank_account_id"),
])
def test_items_that_are_no_opening(books: Books, item: dict[str, Any], field: str) -> None:
    books.company.call("opening.start")
    whole = {"party_id": books.vendor, "number": "X", "amount": "1", "document_date": "2025-12-01", **item}
    with pytest.raises(InvalidInput) as refused:
        books.company.call("ap.import_opening_balances", {"on": "2025-12-31", "items": [whole]})
    assert refused.value.field == field


def test_the_opening_is_started_once_and_before_anything_else(books: Books) -> None:
    with pytest.raises(RuleViolation, match="not started"):
        books.company.call("opening.batch")
    first = books.company.call("opening.start")
    assert books.company.call("opening.start") == first == books.company.call("opening.batch")
    with pytest.raises(RuleViolation, match="Nothing is entered"):
        books.company.call("opening.post")
    with pytest.raises(RuleViolation, match="Only a posted one"):
        books.company.call("opening.finish")
