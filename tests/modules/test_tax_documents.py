"""Taxes of posted documents: the entry's tax lines, the transactions, taking back, and the ledger's proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from finance_core.errors import InvalidInput
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostedEntry
from finance_core.kernel.orm import PartyModel
from finance_core.modules.tax.api import (
    CodeComponent,
    MissingTaxNumber,
    SaveCode,
    TaxDirection,
    TaxPeriod,
    TaxSource,
)
from finance_core.modules.tax.models import TaxTransaction
from finance_core.modules.tax.orm import TaxTransactionModel
from finance_core.money.ids import new_id
from tests.modules.tax_books import Books, copied_books

D = Decimal
SALE, PURCHASE = TaxDirection.OUTPUT, TaxDirection.INPUT
YEAR = TaxPeriod(date_from=date(2026, 1, 1), date_to=date(2026, 12, 31))


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path)


@pytest.fixture
def texas(tmp_path: Path) -> Iterator[Books]:
    yield from copied_books(tmp_path, "texas", "USD", "US")


def tax_lines(entry: PostedEntry) -> list[tuple[str, str, Decimal]]:
    return [
        (line.account_code, line.side.value, line.amount)
        for line in entry.lines
        if (line.reason or "").startswith("tax code")
    ]


def stored(books: Books) -> list[TaxTransaction]:
    with books.database.reading() as session:
        return [row.to_dto() for row in session.query(TaxTransactionModel).order_by(TaxTransactionModel.id)]


def post_uk_quarter(books: Books) -> None:
    """Worked example 1: a UK quarter by the box rules of HMRC Notice 700/12."""
    books.post(
        books.document(
            SALE,
            "2026-04-10",
            ("48250.00", "GB20"),
            ("1200.00", "GB5"),
            ("3400.00", "GB0"),
            ("860.00", "GBEX"),
        )
    )
    books.post(books.document(SALE, "2026-05-02", ("1500.00", "GB20")), sign=-1)
    books.post(books.document(PURCHASE, "2026-05-12", ("21375.40", "GB20"), ("640.00", "GB0")))
    books.post(
        books.document(
            PURCHASE, "2026-06-01", ("2000.00", "GBRC"), ("5000.00", "GBPVA"), ("1800.00", "GBDRC")
        )
    )


def test_a_sale_credits_the_tax_of_each_code(books: Books) -> None:
    _, entry = books.post(books.document(SALE, "2026-05-05", ("100.00", "GB20"), ("33.33", "GB5")))
    assert tax_lines(entry) == [("2200", "credit", D("20.00")), ("2200", "credit", D("1.67"))]
    assert [line.memo for line in entry.lines[-2:]] == ["GB20 20 % GB", "GB5 5 % GB"]
    assert {line.party_name for line in entry.lines} == {"Dunn & Co"}


def test_a_credit_note_swaps_the_sides(books: Books) -> None:
    _, entry = books.post(books.document(SALE, "2026-05-05", ("100.00", "GB20")), sign=-1)
    assert tax_lines(entry) == [("2200", "debit", D("20.00"))]
    [transaction] = stored(books)
    assert (transaction.taxable_amount, transaction.tax_amount, transaction.tax_base) == (
        D("-100.00"), D("-20.00"), D("-20.00"),
    )  # fmt: skip


def test_negative_lines_swap_the_sides_too(books: Books) -> None:
    document = books.document(SALE, "2026-05-05", ("100.00", "GB5"), ("-50.00", "GB20"))
    with books.database.rehearse() as unit:
        lines = books.tax.posting_lines(unit, document, books.tax.calculate(unit, document))
    assert [(line.side, line.amount) for line in lines] == [
        (Side.CREDIT, D("5.00")),
        (Side.DEBIT, D("10.00")),
    ]


def test_reverse_charge_books_both_sides(books: Books) -> None:
    _, entry = books.post(books.document(PURCHASE, "2026-05-05", ("2000.00", "GBRC")))
    assert tax_lines(entry) == [("1320", "debit", D("400.00")), ("2200", "credit", D("400.00"))]
    assert (entry.lines[0].account_code, entry.lines[0].amount) == ("2000", D("2000.00"))


def test_what_does_not_come_back_is_cost(books: Books) -> None:
    part = CodeComponent(jurisdiction_code="GB", tax_category="standard")
    books.tax.save_code(SaveCode(code="CAR", name="Car", components=(part,), recoverable_percent=D("0.5")))
    _, entry = books.post(books.document(PURCHASE, "2026-05-05", ("100.05", "CAR")))
    assert tax_lines(entry) == [("1320", "debit", D("10.01"))]
    assert (entry.lines[0].amount, entry.lines[1].amount) == (D("120.06"), D("110.05"))
    [transaction] = stored(books)
    assert (transaction.tax_amount, transaction.non_recoverable_amount) == (D("20.01"), D("10.00"))


def test_each_jurisdiction_has_its_line(texas: Books) -> None:
    _, entry = texas.post(texas.document(SALE, "2026-06-15", ("18432.50", "TX")))
    assert tax_lines(entry) == [
        ("2200", "credit", D("1152.03")),
        ("2200", "credit", D("184.33")),
        ("2200", "credit", D("184.33")),
    ]


def test_use_tax_is_owed_and_is_cost(texas: Books) -> None:
    _, entry = texas.post(texas.document(PURCHASE, "2026-06-15", ("950.00", "TXUSE")))
    assert tax_lines(entry) == [
        ("2210", "credit", D("59.38")),
        ("2210", "credit", D("9.50")),
        ("2210", "credit", D("9.50")),
    ]
    assert [transaction.non_recoverable_amount for transaction in stored(texas)] == [
        D("59.38"),
        D("9.50"),
        D("9.50"),
    ]
    assert texas.differences()["USE_TAX_PAYABLE"] == (D("-78.38"), D("-78.38"))


def test_a_transaction_freezes_what_a_return_needs(books: Books) -> None:
    key, entry = books.post(books.document(PURCHASE, "2026-05-05", ("10.00", ""), ("2000.00", "GBRC")))
    [transaction] = stored(books)
    assert (transaction.source_module, transaction.source_type, transaction.source_id) == (
        "test",
        "test_document",
        key,
    )
    assert (transaction.source_line, transaction.journal_entry_id) == (2, entry.id)
    assert transaction.transaction_date == transaction.recognition_date == date(2026, 5, 5)
    assert (transaction.tax_code, transaction.treatment) == ("GBRC", "reverse_charge_services")
    assert (transaction.base_boxes, transaction.tax_boxes) == ("6,7", "1,4")
    assert (transaction.party_tax_id, transaction.country) == ("GB123456789", "GB")
    assert (transaction.tax_rate, transaction.taxable_base, transaction.tax_base) == (
        D("0.2"),
        D(2000),
        D(400),
    )


def test_a_uk_quarter_stands_in_the_books(books: Books) -> None:
    post_uk_quarter(books)
    rows = [
        (row.direction, row.tax_code, row.base, row.exempt, row.tax, row.recoverable)
        for row in books.tax.tax_summary(YEAR)
    ]
    assert rows == [
        ("output", "GB0", D("3400.00"), D(0), D(0), D(0)),
        ("output", "GB20", D("46750.00"), D(0), D("9350.00"), D(0)),
        ("output", "GB5", D("1200.00"), D(0), D("60.00"), D(0)),
        ("output", "GBEX", D(0), D("860.00"), D(0), D(0)),
        ("input", "GB0", D("640.00"), D(0), D(0), D(0)),
        ("input", "GB20", D("21375.40"), D(0), D("4275.08"), D("4275.08")),
        ("input", "GBDRC", D("1800.00"), D(0), D("360.00"), D("360.00")),
        ("input", "GBPVA", D("5000.00"), D(0), D("1000.00"), D("1000.00")),
        ("input", "GBRC", D("2000.00"), D(0), D("400.00"), D("400.00")),
    ]
    assert books.differences() == {
        "SALES_TAX_PAYABLE": (D("-11170.00"), D("-11170.00")),
        "INPUT_TAX_RECOVERABLE": (D("6035.08"), D("6035.08")),
        "USE_TAX_PAYABLE": (D(0), D(0)),
    }


def test_the_proof_goes_by_the_day_of_the_entry(books: Books) -> None:
    post_uk_quarter(books)
    assert books.differences("2026-04-30")["SALES_TAX_PAYABLE"] == (D("-9710.00"), D("-9710.00"))
    assert books.differences("2026-03-31")["SALES_TAX_PAYABLE"] == (D(0), D(0))


def test_foreign_documents_add_up_to_what_was_posted(books: Books) -> None:
    lines = [("3.33", "GB20"), ("0.07", "GB20"), ("19.99", "GB5"), ("1.01", "GB20"), ("7.77", "GB5")]
    for sign in (1, 1, -1):
        books.post(books.document(SALE, "2026-05-05", *lines, currency="EUR"), sign, D("0.8567"))
    for code in ("GB20", "GBRC", "GBPVA"):
        document = books.document(PURCHASE, "2026-05-06", ("3.35", code), ("0.07", code), currency="USD")
        books.post(document, rate=D("0.79113"))
    found = books.differences()
    assert all(ledger == explained for ledger, explained in found.values())
    # EUR 0.67 + 0.01 + 0.20 = 0.88 → 0.75; EUR 1.00 + 0.39 = 1.39 → 1.19; twice USD 0.67 + 0.01 → 0.54
    assert found["SALES_TAX_PAYABLE"][0] == D("-3.02")


def test_taking_back_leaves_nothing_and_happens_once(books: Books) -> None:
    key, entry = books.post(books.document(SALE, "2026-05-05", ("100.00", "GB20"), ("50.00", "GB5")))
    books.void(key, "2026-06-01")
    first, second, third, fourth = stored(books)
    assert [third.reverses_id, fourth.reverses_id] == [first.id, second.id]
    assert (third.taxable_amount, third.tax_amount, third.transaction_date) == (
        D("-100.00"), D("-20.00"), date(2026, 6, 1),
    )  # fmt: skip
    assert third.journal_entry_id not in {None, entry.id}
    assert books.differences("2026-05-31")["SALES_TAX_PAYABLE"] == (D("-22.50"), D("-22.50"))
    assert books.differences("2026-06-01")["SALES_TAX_PAYABLE"] == (D(0), D(0))
    with books.database.transaction() as unit:
        assert books.tax.reverse_tax_transactions(unit, "test_document", key, date(2026, 6, 2)) == ()


def test_a_code_with_its_own_account_is_proved_apart(books: Books) -> None:
    part = CodeComponent(jurisdiction_code="GB", tax_category="standard")
    other = books.kernel.accounts.by_code("2490")
    books.tax.save_code(
        SaveCode(code="OWN", name="Own account", components=(part,), output_account_id=other.id)
    )
    _, entry = books.post(books.document(SALE, "2026-05-05", ("100.00", "OWN"), ("100.00", "GB20")))
    assert tax_lines(entry) == [("2490", "credit", D("20.00")), ("2200", "credit", D("20.00"))]
    assert books.differences()["SALES_TAX_PAYABLE"] == (D("-20.00"), D("-20.00"))


@pytest.mark.parametrize("code", ["GBDRC", "GBNI"])
def test_a_sale_without_tax_needs_the_customers_number(books: Books, code: str) -> None:
    document = books.document(SALE, "2026-05-05", ("100.00", code))
    _, entry = books.post(document)
    assert tax_lines(entry) == []
    with books.database.transaction() as unit:
        unit.get(PartyModel, books.party_id, what="party").vat_id = None
    before = len(stored(books))
    with pytest.raises(MissingTaxNumber) as refused:
        books.post(document)
    assert refused.value.message == (
        f"Dunn & Co has no VAT number, which tax code {code} needs. Enter the customer's VAT number or "
        "choose another tax code."
    )
    with books.database.reading() as session:
        journal = session.connection().exec_driver_sql("SELECT count(*) FROM journal_entries").scalar_one()
    assert (journal, len(stored(books))) == (1, before)


def test_a_failure_after_the_entry_leaves_neither(books: Books) -> None:
    def refuse(*_: object) -> None:
        raise InvalidInput("test", "The test stops here.")

    books.kernel.posting.handlers.append(refuse)
    with pytest.raises(InvalidInput, match="The test stops here"):
        books.post(books.document(SALE, "2026-05-05", ("100.00", "GB20")))
    assert stored(books) == []
    assert books.differences()["SALES_TAX_PAYABLE"] == (D(0), D(0))


def test_an_unposted_source_needs_no_entry(books: Books) -> None:
    document = books.document(SALE, "2026-05-05", ("100.00", "GB0"))
    source = TaxSource(module="test", type="quote", id=new_id(), on=document.on, currency="GBP")
    with books.database.transaction() as unit:
        books.tax.record_tax_transactions(unit, source, document, books.tax.calculate(unit, document))
    with books.database.transaction() as unit:
        [taken_back] = books.tax.reverse_tax_transactions(unit, "quote", source.id, date(2026, 5, 6))
    assert (taken_back.journal_entry_id, taken_back.party_tax_id) == (None, None)


def test_the_list_filters_and_adds_up(books: Books) -> None:
    post_uk_quarter(books)
    everything = books.tax.list_transactions(ListQuery())
    assert (everything.count, everything.totals["tax_base"]) == (10, D("15445.08"))
    sales = books.tax.list_transactions(ListQuery(filters={"direction": "output", "date_to": "2026-04-30"}))
    assert (sales.count, sales.totals["taxable_base"], sales.totals["exempt_base"]) == (
        4,
        D("52850.00"),
        D("860.00"),
    )
    june = books.tax.list_transactions(
        ListQuery(filters={"date_from": date(2026, 6, 1)}, text="dunn", sort="tax_code")
    )
    column = june.columns.index("tax_code")
    assert [row[column] for row in june.rows] == ["GBDRC", "GBPVA", "GBRC"]


def test_several_taxes_of_a_code_count_their_base_once(texas: Books) -> None:
    texas.post(texas.document(SALE, "2026-06-15", ("18432.50", "TX")))
    [row] = texas.tax.tax_summary(YEAR)
    assert (row.base, row.tax, row.count) == (D("18432.50"), D("1520.69"), 1)


def test_a_period_does_not_end_before_it_starts(books: Books) -> None:
    with pytest.raises(InvalidInput) as refused:
        books.tax.tax_summary(TaxPeriod(date_from=date(2026, 2, 1), date_to=date(2026, 1, 31)))
    assert refused.value.field == "date_to"
