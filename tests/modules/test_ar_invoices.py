"""Invoices through the service, on a real file (ar.md R1–R3, R8)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.errors import AccountNotPostable
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.orm import JournalEntryModel
from finance_core.kernel.posting import Posting
from finance_core.modules.ar.api import (
    CheckCredit,
    CreateInvoice,
    Delivery,
    InvoiceRequest,
    InvoiceStatus,
    LineKind,
    MarkDelivered,
    SaveCustomer,
)
from finance_core.modules.ar.errors import CreditRefused, InvoiceSettled, NegativeInvoice
from finance_core.modules.ar.orm import ARInvoiceModel
from tests.modules.ar_books import Books, D, day, line, on

pytest_plugins = ("tests.company_fixtures",)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books.open(gb_company)


def two_rates(books: Books, **facts: Any) -> Any:
    """Worked example 1 of ar.md."""
    twenty, five = books.tax("GB20"), books.tax("GB5")
    lines = (
        line("120.00", "3", "0.1", tax_code_id=twenty),
        line("85.35", "7", tax_code_id=twenty),
        line("12.49", "2", tax_code_id=five),
    )
    return books.invoice("2026-03-02", lines=lines, **facts)


def test_worked_example_1_two_rates(gb_books: Books) -> None:
    invoice = two_rates(gb_books)
    assert [each.amount for each in invoice.lines] == [D("324.00"), D("597.45"), D("24.98")]
    assert (invoice.subtotal, invoice.tax_amount, invoice.total_amount) == (
        D("946.43"),
        D("185.54"),
        D("1131.97"),
    )
    assert invoice.balance_due == invoice.base_balance == D("1131.97")
    assert gb_books.entry(invoice.journal_entry_id) == {
        "AR_CONTROL": "1131.97",
        "SALES_REVENUE": "-946.43",
        "SALES_TAX_PAYABLE": "-185.54",
    }


def test_worked_example_1_header_discount_is_spread(gb_books: Books) -> None:
    invoice = two_rates(gb_books, header_discount=D("50.00"))
    assert [each.amount for each in invoice.lines] == [D("306.88"), D("565.89"), D("23.66")]
    assert (invoice.subtotal, invoice.header_discount) == (D("946.43"), D("50.00"))
    assert invoice.subtotal - invoice.header_discount + invoice.tax_amount == invoice.total_amount


def test_prices_that_include_tax_give_the_net_first(gb_books: Books) -> None:
    """ar.md R1: 29.97 at 20 % is 24.98 + 4.99."""
    invoice = gb_books.invoice(
        "2026-03-02", lines=(line("29.97", tax_code_id=gb_books.tax("GB20")),), prices_include_tax=True
    )
    assert (invoice.subtotal, invoice.tax_amount, invoice.total_amount) == (D("24.98"), D("4.99"), D("29.97"))


def test_a_header_discount_on_gross_prices_keeps_the_sum(gb_books: Books) -> None:
    invoice = gb_books.invoice(
        "2026-03-02",
        lines=(line("120.00", tax_code_id=gb_books.tax("GB20")),),
        prices_include_tax=True,
        header_discount=D("12.00"),
    )
    assert (invoice.subtotal, invoice.header_discount, invoice.tax_amount, invoice.total_amount) == (
        D("100.00"),
        D("10.00"),
        D("18.00"),
        D("108.00"),
    )
    copied = gb_books.company.ar.copy_invoice(invoice.id)
    assert copied.header_discount == D("12.00")


def test_issue_fixes_number_reference_and_address(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00", payment_term_id=books.term("2/10N30"))
    assert invoice.invoice_number == "INV-2026-00001"
    assert invoice.payment_reference == "RF76INV202600001"
    assert (invoice.due_date, invoice.discount_date, invoice.discount_percent) == (
        day("2026-04-01"),
        day("2026-03-12"),
        D("0.02"),
    )
    books.company.ar.save_customer(
        SaveCustomer(
            id=books.company.ar.customer(books.customer).id, name="Brook Trading", street="9 New Road"
        )
    )
    kept = books.reread(invoice).billing_snapshot
    assert (kept["name"], kept["address"]) == ("Brook Trading", ["5 Mill Lane", "Dover"])


def test_the_payment_reference_of_the_specification(books: Books) -> None:
    """ar.md R3: INV202600042 gives RF36INV202600042."""
    for _ in range(41):
        books.invoice("2026-03-02", "1.00")
    assert books.invoice("2026-03-02", "1.00").payment_reference == "RF36INV202600042"


def test_numbers_have_no_gap_after_a_refused_save(books: Books) -> None:
    first = books.invoice("2026-03-02", "10.00")
    with pytest.raises(AccountNotPostable, match="control account"):
        books.invoice(
            "2026-03-02", lines=(line("10.00", account_id=books.company.kernel.accounts.by_code("1100").id),)
        )
    with pytest.raises(NegativeInvoice, match="Write a credit note instead"):
        books.invoice("2026-03-02", lines=(line("10.00"), line("-20.00")))
    second = books.invoice("2026-03-02", "10.00")
    assert [first.invoice_number, second.invoice_number] == ["INV-2026-00001", "INV-2026-00002"]


def test_an_earlier_date_than_the_last_number_is_warned(books: Books) -> None:
    books.invoice("2026-03-02", "10.00")
    saved = books.invoice_saved("2026-03-01", "10.00")
    assert any("not in date order" in warning for warning in saved.warnings)


def test_a_failure_between_document_and_entry_leaves_neither(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Posting, "post", refuse)
        with pytest.raises(OSError, match="the disk is full"):
            books.invoice("2026-03-02", "10.00")
    with books.company.database.reading() as session:
        assert session.query(ARInvoiceModel).count() == 0
        assert session.query(JournalEntryModel).count() == 0
    assert books.invoice("2026-03-02", "10.00").invoice_number == "INV-2026-00001"


def test_a_preview_leaves_no_trace(books: Books) -> None:
    request = CreateInvoice(
        customer_id=books.customer, invoice_date=day("2026-03-02"), lines=(line("10.00"),)
    )
    preview = books.company.preview("ar.create_invoice", request)
    assert [(each.side.value, each.base_amount) for each in preview.entries[0].lines] == [
        ("debit", D("10.00")),
        ("credit", D("10.00")),
    ]
    assert books.company.ar.list_invoices(ListQuery()).count == 0
    assert books.invoice("2026-03-02", "10.00").invoice_number == "INV-2026-00001"


def test_a_draft_is_edited_issued_and_takes_its_number_then(books: Books) -> None:
    draft = books.invoice("2026-03-02", "10.00", "20.00", issue=False)
    assert (draft.status, draft.invoice_number, draft.journal_entry_id) == (InvoiceStatus.DRAFT, None, None)
    form = books.company.ar.draft_form(draft.id)
    changed = books.company.ar.save_draft(form.model_copy(update={"lines": (line("15.00"),)})).value
    assert (changed.id, changed.total_amount, len(changed.lines)) == (draft.id, D("15.00"), 1)
    issued = books.company.ar.create_invoice(books.company.ar.draft_form(draft.id)).value
    assert (issued.id, issued.status, issued.invoice_number) == (
        draft.id,
        InvoiceStatus.ISSUED,
        "INV-2026-00001",
    )
    with pytest.raises(StatusMoveRefused):
        books.company.ar.save_draft(form)
    with pytest.raises(StatusMoveRefused):
        books.company.ar.delete_draft(draft.id)


def test_editing_a_draft_keeps_what_the_form_does_not_show(books: Books) -> None:
    lines = (line("10.00", item_code="SKU-7"), line("20.00"))
    draft = books.invoice("2026-03-02", lines=lines, issue=False, sales_order_reference="SO-9",
                          posting_date=day("2026-03-05"), customer_reference="PO 1")
    shown = {"customer_id": books.customer, "invoice_date": "2026-03-02", "draft_id": draft.id,
             "lines": [{"description": "goods", "unit_price": "12.00"}]}
    changed = books.company.call("ar.save_draft", shown).value
    assert (changed.sales_order_reference, changed.posting_date) == ("SO-9", day("2026-03-05"))
    assert (changed.lines[0].item_code, changed.total_amount) == ("SKU-7", D("12.00"))
    assert changed.customer_reference is None
    moved = books.company.call("ar.create_invoice", {**shown, "invoice_date": "2026-03-09"}).value
    assert (moved.posting_date, moved.sales_order_reference) == (day("2026-03-09"), "SO-9")


def test_a_draft_can_be_deleted(books: Books) -> None:
    draft = books.invoice("2026-03-02", "10.00", issue=False)
    books.company.ar.delete_draft(draft.id)
    assert books.company.ar.list_invoices(ListQuery()).count == 0


def test_texts_and_subtotals_stand_on_the_page_only(books: Books) -> None:
    words = line("0").model_copy(update={"line_kind": LineKind.TEXT, "description": "Thank you"})
    invoice = books.invoice("2026-03-02", lines=(line("10.00"), words))
    assert [(each.line_kind, each.amount, each.account_id is None) for each in invoice.lines] == [
        (LineKind.ITEM, D("10.00"), False),
        (LineKind.TEXT, D(0), True),
    ]
    with pytest.raises(InvalidInput, match="at least one line"):
        books.invoice("2026-03-02", lines=(words,))


def test_an_invoice_that_comes_to_nothing_is_paid(books: Books) -> None:
    invoice = books.invoice("2026-03-02", lines=(line("10.00"), line("-10.00")))
    assert (invoice.status, invoice.balance_due) == (InvoiceStatus.PAID, D(0))


def test_foreign_currency_keeps_base_and_balances(books: Books) -> None:
    books.rate("2026-03-02", "EUR", "1.0850")
    invoice = books.invoice("2026-03-02", "3333.33", "6666.67", currency="EUR")
    assert (invoice.exchange_rate, invoice.base_total) == (D("1.0850"), D("10850.00"))
    assert books.balance("AR_CONTROL") == D("10850.00")
    assert books.balance("AR_CONTROL", currency="EUR") == D("10000.00")


@pytest.mark.parametrize(
    ("limit", "amounts", "refused"),
    [
        ("100.00", ("60.00", "40.00"), ()),
        ("100.00", ("60.00",), ("40.01",)),
        ("0", (), ("0.01",)),
    ],
)
def test_the_limit_passes_when_equal(
    books: Books, limit: str, amounts: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    customer = books.new_customer("Limited", credit_limit=D(limit))
    for amount in amounts:
        books.invoice("2026-03-02", amount, customer_id=customer)
    for amount in refused:
        with pytest.raises(CreditRefused, match="the limit is"):
            books.invoice("2026-03-02", amount, customer_id=customer)
    assert books.company.ar.list_invoices(ListQuery()).count == len(amounts)


def test_over_the_limit_leaves_with_a_stored_decision_only(books: Books) -> None:
    customer = books.new_customer("Limited", credit_limit=D(50))
    invoice = books.invoice("2026-03-02", "60.00", customer_id=customer, override_reason="old friend")
    newest, first = books.company.ar.credit_decisions(customer)
    assert (newest.kind.value, newest.exposure, newest.invoice_id, newest.reason) == (
        "override",
        D("60.00"),
        invoice.id,
        "old friend",
    )
    assert (first.kind.value, first.new_limit) == ("limit_change", D(50))


def test_warned_over_the_limit_leaves_a_decision_too(books: Books) -> None:
    books.set("ar.credit_check", "warn")
    customer = books.new_customer("Limited", credit_limit=D(50))
    saved = books.invoice_saved("2026-03-02", "60.00", customer_id=customer)
    assert saved.warnings == ("Limited would owe 60.00, the limit is 50.00.",)
    assert [each.kind.value for each in books.company.ar.credit_decisions(customer)] == [
        "order_check",
        "limit_change",
    ]


def test_a_hold_blocks_and_unapplied_money_lowers_the_exposure(books: Books) -> None:
    customer = books.new_customer("Held", credit_hold=True)
    with pytest.raises(CreditRefused, match="on credit hold"):
        books.invoice("2026-03-02", "1.00", customer_id=customer)
    books.receive("2026-03-01", "30.00", customer_id=customer)
    exposure = books.company.ar.check_credit_limit(CheckCredit(customer_id=customer, amount=D(50)))
    assert (exposure.unapplied, exposure.exposure) == (D("30.00"), D("20.00"))


def test_too_long_overdue_holds(books: Books) -> None:
    books.set("ar.hold_after_days", 30)
    books.invoice("2026-01-05", "10.00", due_date=day("2026-02-04"))
    with pytest.raises(CreditRefused, match="131 days overdue"):
        books.invoice("2026-06-15", "10.00")


def test_delivery_is_noted_and_survives_a_payment_taken_back(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "10.00")
    sent = books.company.ar.mark_delivered(
        MarkDelivered(invoice_id=invoice.id, on=day("2026-03-03"), via=Delivery.EMAIL)
    )
    assert (sent.value.status, sent.value.sent_on) == (InvoiceStatus.DELIVERED, day("2026-03-03"))
    receipt = books.receive("2026-03-10", "10.00", on(invoice, "10.00"))
    books.undo("2026-03-11", receipt)
    assert books.reread(invoice).status is InvoiceStatus.DELIVERED
    draft = books.invoice("2026-03-02", "10.00", issue=False)
    with pytest.raises(StatusMoveRefused):
        books.company.ar.mark_delivered(MarkDelivered(invoice_id=draft.id))


def test_cancelling_reverses_and_keeps_the_number(books: Books) -> None:
    invoice = books.invoice("2026-03-02", lines=(line("100.00", tax_code_id=books.tax("SALESTAX")),))
    request = InvoiceRequest(invoice_id=invoice.id, on=day("2026-03-05"), reason="typed twice")
    cancelled = books.company.ar.cancel_invoice(request).value
    assert (cancelled.status, cancelled.balance_due, cancelled.invoice_number) == (
        InvoiceStatus.CANCELLED,
        D(0),
        "INV-2026-00001",
    )
    assert books.balance("AR_CONTROL") == books.balance("SALES_TAX_PAYABLE") == 0
    assert books.aged("2026-03-04")["Brook Trading"][0][0] == "106.00"
    assert books.aged("2026-03-05") == {}
    with pytest.raises(StatusMoveRefused):
        books.company.ar.cancel_invoice(request)


def test_cancelling_is_refused_while_something_is_settled(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    books.receive("2026-03-03", "40.00", on(invoice, "40.00"))
    with pytest.raises(InvoiceSettled, match="REC-2026-00001"):
        books.company.ar.cancel_invoice(InvoiceRequest(invoice_id=invoice.id, reason="wrong"))


def test_cancelling_by_credit_note_settles_the_invoice(books: Books) -> None:
    books.set("ar.cancel_by_credit_note", value=True)
    invoice = books.invoice("2026-03-02", lines=(line("100.00", tax_code_id=books.tax("SALESTAX")),))
    cancelled = books.company.ar.cancel_invoice(
        InvoiceRequest(invoice_id=invoice.id, on=day("2026-03-05"), reason="wrong")
    ).value
    assert (cancelled.status, cancelled.balance_due) == (InvoiceStatus.CANCELLED, D(0))
    [settlement] = books.settlements(cancelled)
    assert settlement.source_number == "CN-2026-00001"
    assert (
        books.balance("AR_CONTROL")
        == books.balance("SALES_TAX_PAYABLE")
        == books.balance("SALES_REVENUE")
        == 0
    )
    with pytest.raises(StatusMoveRefused):
        books.undo("2026-03-06", cancelled)


def test_a_dispute_is_set_and_cleared(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    disputed = books.company.ar.set_dispute(InvoiceRequest(invoice_id=invoice.id, reason="broken")).value
    assert disputed.dispute_reason == "broken"
    assert books.company.ar.clear_dispute(InvoiceRequest(invoice_id=invoice.id)).value.dispute_reason is None


def test_the_list_filters_and_totals(books: Books) -> None:
    late = books.invoice("2026-03-02", "100.00", due_date=day("2026-04-01"))
    books.invoice("2026-06-10", "9.50")
    books.invoice("2026-06-10", "7.00", issue=False)
    page = books.company.ar.list_invoices(ListQuery())
    assert page.columns == (
        "id",
        "number",
        "customer",
        "invoice_date",
        "due_date",
        "customer_reference",
        "total",
        "open",
        "currency",
        "status",
        "days_overdue",
        "dunning_level",
        "sent_on",
        "dispute",
        "document_type",
        "customer_id",
    )
    assert (page.count, page.totals) == (3, {"open_base": D("109.50"), "overdue_base": D("100.00")})
    [row] = books.company.ar.list_invoices(ListQuery(filters={"overdue": True})).rows
    assert (row[0], row[6], row[7], row[10]) == (late.id, D(100), D(100), 75)
    assert books.company.ar.list_invoices(ListQuery(filters={"draft": True})).count == 1
    assert books.company.ar.list_invoices(ListQuery(text="brook 9.5", sort="total")).count == 1


def test_the_look_up_brings_defaults(books: Books) -> None:
    account = books.company.kernel.accounts.by_code("4000").id
    books.new_customer("Quay Stores", default_account_id=account, payment_term_id=books.term("NET30"))
    [item] = books.company.ar.lookup_customers(LookupQuery(text="quay"))
    assert (
        item.name,
        item.defaults["currency"],
        item.defaults["account_id"],
        item.defaults["payment_term_id"],
    ) == ("Quay Stores", "USD", account, books.term("NET30"))
    invoice = books.invoice("2026-03-02", "10.00", customer_id=item.id)
    assert invoice.lines[0].account_id == account


def test_an_inactive_customer_is_not_invoiced(books: Books) -> None:
    customer = books.new_customer("Gone", is_active=False)
    with pytest.raises(InvalidInput, match="Gone is inactive"):
        books.invoice("2026-03-02", "10.00", customer_id=customer)


def test_the_customer_list_shows_what_is_open(books: Books) -> None:
    books.invoice("2026-03-02", "100.00")
    books.receive("2026-03-02", "30.00")
    books.credit("2026-03-02", "5.00")
    page = books.company.ar.list_customers(ListQuery(filters={"open": True}))
    shown = dict(zip(page.columns, page.rows[0], strict=True))
    assert (shown["open"], shown["unapplied"], page.totals) == (
        Decimal(100),
        Decimal(35),
        {"open": Decimal(100), "unapplied": Decimal(35)},
    )


def test_the_printed_invoice_carries_all_figures(gb_books: Books) -> None:
    invoice = two_rates(gb_books, payment_term_id=gb_books.term("2/10N30"))
    page = gb_books.company.ar.print_model(invoice.id)
    assert [(each.code, each.rate, each.base, each.tax) for each in page.taxes] == [
        ("GB20", D("0.20"), D("921.45"), D("184.29")),
        ("GB5", D("0.05"), D("24.98"), D("1.25")),
    ]
    assert [each.amount for each in page.lines] == [D("324.00"), D("597.45"), D("24.98")]
    assert (page.total, page.discount_amount, page.terms) == (
        D("1131.97"),
        D("22.64"),
        "2 % within 10 days, net 30",
    )
    assert (page.seller["address"], page.buyer["name"]) == (["1 Harbour Way"], "Brook Trading")


def test_a_deposit_invoiced_for_another_module_is_explained(books: Books) -> None:
    deposit = books.invoice("2026-03-02", lines=(line("500.00", role="CUSTOMER_DEPOSITS"),))
    assert books.entry(deposit.journal_entry_id) == {"AR_CONTROL": "500.00", "CUSTOMER_DEPOSITS": "-500.00"}
    books.credit(
        "2026-03-10", original_invoice_id=deposit.id, lines=({"original_line_id": deposit.lines[0].id},)
    )
    for on_day, left in (("2026-03-09", "-500.00"), ("2026-03-10", "0.00")):
        assert books.ties(on_day)["CUSTOMER_DEPOSITS"] == (D(left), D(left))


def test_every_method_is_reachable_by_name_and_repeatable(books: Books) -> None:
    methods = books.company.methods("ar")
    assert {"ar.create_invoice", "ar.record_receipt", "ar.calculate_aging", "ar.open_items"} <= set(methods)
    request = {
        "request_id": "018f0000-0000-7000-8000-000000000001",
        "customer_id": str(books.customer),
        "invoice_date": "2026-03-02",
        "lines": [{"description": "goods", "unit_price": "10.00"}],
    }
    first = books.company.call("ar.create_invoice", request)
    assert books.company.call("ar.create_invoice", request) == first
    assert books.company.ar.list_invoices(ListQuery()).count == 1


def test_open_invoices_are_looked_up_by_number_reference_or_customer(books: Books) -> None:
    other = books.new_customer("Dale Stores")
    first = books.invoice("2026-03-02", "100.00", customer_reference="PO 77", due_date=day("2026-04-20"))
    second = books.invoice("2026-03-02", "40.00", customer_id=other, due_date=day("2026-04-10"))
    paid = books.invoice("2026-03-02", "5.00")
    books.receive("2026-03-03", "5.00", on(paid, "5.00"))
    books.invoice("2026-03-02", "6.00", issue=False)
    found = books.company.ar.lookup_invoices
    assert [item.id for item in found(LookupQuery())] == [second.id, first.id]
    assert [item.id for item in found(LookupQuery(text="dale"))] == [second.id]
    [item] = found(LookupQuery(text="po 77", party_id=books.customer))
    assert (item.code, item.name, item.detail) == ("INV-2026-00001", "Brook Trading", "PO 77 100.00 USD")
    assert (item.defaults["customer_id"], item.defaults["amount"]) == (books.customer, D("100.00"))
    assert found(LookupQuery(id=paid.id))[0].code == "INV-2026-00003"
    assert found(LookupQuery(text="po 77", party_id=other)) == ()
