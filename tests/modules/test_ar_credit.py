"""Credit notes, write-offs, proposals, dunning and statements, on a real file (ar.md)."""

from __future__ import annotations

from datetime import date

import pytest

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, StatusMoveRefused
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.models.records import Template
from finance_core.kernel.orm import ApprovalModel, TemplateModel
from finance_core.modules.ar.api import (
    AgingDetail,
    CreateDunning,
    CreditMemoRequest,
    CreditReason,
    DunningRequest,
    DunningStatus,
    InvoiceRequest,
    InvoiceStatus,
    MatchField,
    ProposeApplications,
    SaveAutoApplyRule,
    SaveCustomer,
    StatementRequest,
    WriteOffInvoice,
)
from finance_core.modules.ar.errors import ApprovalNeeded, CreditTooLarge, MemoApplied, NotEnoughLeft
from finance_core.money.ids import new_id
from tests.modules.ar_books import Books, D, day, line, on

pytest_plugins = ("tests.company_fixtures",)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


@pytest.fixture
def gb_books(gb_company: Company) -> Books:
    return Books.open(gb_company)


@pytest.mark.parametrize(
    ("reason", "account"),
    [
        (CreditReason.RETURN, "SALES_RETURNS"),
        (CreditReason.PRICE_ADJUSTMENT, "SALES_ALLOWANCE"),
        (CreditReason.GOODWILL, "SALES_ALLOWANCE"),
        (CreditReason.SERVICE, "SALES_REVENUE"),
        (CreditReason.ERROR, "SALES_REVENUE"),
    ],
)
def test_the_reason_decides_the_account(books: Books, reason: CreditReason, account: str) -> None:
    invoice = books.invoice("2026-03-02", lines=(line("100.00", tax_code_id=books.tax("SALESTAX")),))
    memo = books.credit("2026-03-05", original_invoice_id=invoice.id, reason_code=reason)
    assert (memo.credit_memo_number, memo.amount, memo.tax_amount) == (
        "CN-2026-00001",
        D("106.00"),
        D("6.00"),
    )
    assert books.entry(memo.journal_entry_id) == {
        account: "100.00",
        "SALES_TAX_PAYABLE": "6.00",
        "AR_CONTROL": "-106.00",
    }


def test_a_credit_note_applied_at_once_settles_its_invoice(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    memo = books.credit("2026-03-05", original_invoice_id=invoice.id, apply=True)
    assert (memo.status.value, memo.unapplied_amount) == ("applied", D(0))
    assert books.reread(invoice).status is InvoiceStatus.PAID
    assert books.entries(memo.id) == [{"SALES_RETURNS": "100.00", "AR_CONTROL": "-100.00"}]
    books.undo("2026-03-06", memo)
    assert (books.reread(invoice).status, books.reread(invoice).balance_due) == (
        InvoiceStatus.ISSUED,
        D("100.00"),
    )


def test_a_line_is_credited_once(books: Books) -> None:
    invoice = books.invoice("2026-03-02", lines=(line("10.00", "10"),))
    [sold] = invoice.lines
    books.credit(
        "2026-03-05", original_invoice_id=invoice.id, lines=({"original_line_id": sold.id, "quantity": "7"},)
    )
    with pytest.raises(CreditTooLarge, match=r"invoiced 10.00, credited 7.00, left 3.00"):
        books.credit(
            "2026-03-06",
            original_invoice_id=invoice.id,
            lines=({"original_line_id": sold.id, "quantity": "4"},),
        )
    rest = books.credit("2026-03-06", original_invoice_id=invoice.id)
    assert (rest.amount, rest.lines[0].quantity) == (D("30.00"), D(3))
    with pytest.raises(InvalidInput, match="not credited yet"):
        books.credit("2026-03-07", original_invoice_id=invoice.id)


def test_a_price_adjustment_leaves_the_quantity(books: Books) -> None:
    invoice = books.invoice("2026-03-02", lines=(line("10.00", "10"),))
    [sold] = invoice.lines
    less = ({"original_line_id": sold.id, "quantity": "10", "unit_price": "2.00"},)
    books.credit(
        "2026-03-05", original_invoice_id=invoice.id, lines=less, reason_code=CreditReason.PRICE_ADJUSTMENT
    )
    returned = books.credit(
        "2026-03-06", original_invoice_id=invoice.id, lines=({"original_line_id": sold.id, "quantity": "5"},)
    )
    assert returned.amount == D("40.00")
    with pytest.raises(CreditTooLarge, match=r"left 40\.00"):
        books.credit(
            "2026-03-07",
            original_invoice_id=invoice.id,
            reason_code=CreditReason.PRICE_ADJUSTMENT,
            lines=({"original_line_id": sold.id, "quantity": "10", "unit_price": "4.01"},),
        )


def test_credits_line_by_line_take_exactly_the_invoice(gb_books: Books) -> None:
    """Three lines of 10.03: tax by the document differs from tax by the line, yet nothing is left over."""
    gb_books.set("tax.rounding_level", "document")
    code = gb_books.tax("GB20")
    invoice = gb_books.invoice("2026-03-02", lines=tuple(line("10.03", tax_code_id=code) for _ in range(3)))
    for sold in invoice.lines:
        gb_books.credit(
            "2026-03-05", original_invoice_id=invoice.id, apply=True, lines=({"original_line_id": sold.id},)
        )
    assert gb_books.reread(invoice).balance_due == 0
    assert gb_books.balance("AR_CONTROL") == gb_books.balance("SALES_TAX_PAYABLE") == 0


def test_gross_prices_and_a_header_discount_are_credited_whole(gb_books: Books) -> None:
    invoice = gb_books.invoice(
        "2026-03-02",
        prices_include_tax=True,
        header_discount=D("3.33"),
        lines=(
            line("29.97", tax_code_id=gb_books.tax("GB20")),
            line("12.49", "3", tax_code_id=gb_books.tax("GB5")),
        ),
    )
    memo = gb_books.credit("2026-03-05", original_invoice_id=invoice.id, apply=True)
    assert (memo.amount, memo.tax_amount) == (invoice.total_amount, invoice.tax_amount)
    assert gb_books.reread(invoice).status is InvoiceStatus.PAID


def test_credit_at_another_rate_posts_only_the_difference(books: Books) -> None:
    books.rate("2026-03-02", "EUR", "1.1000")
    books.rate("2026-03-05", "EUR", "1.1500")
    invoice = books.invoice("2026-03-02", "1000.00", currency="EUR")
    memo = books.credit("2026-03-05", "400.00", currency="EUR", exchange_rate=D("1.1500"))
    books.apply_credit("2026-03-06", memo, invoice, "400.00")
    assert books.entries(memo.id)[1] == {"AR_CONTROL": "20.00", "REALIZED_FX_GAIN": "-20.00"}
    assert books.balance("AR_CONTROL") == books.reread(invoice).base_balance == D("660.00")
    assert books.balance("AR_CONTROL", currency="EUR") == D("600.00")
    with pytest.raises(NotEnoughLeft, match=r"CN-2026-00002 has 1\.00 left; 2\.00 was asked for"):
        books.apply_credit("2026-03-06", books.credit("2026-03-05", "1.00", currency="EUR"), invoice, "2.00")


def test_a_credit_note_in_use_is_not_cancelled(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    memo = books.credit("2026-03-05", "40.00")
    books.apply_credit("2026-03-06", memo, invoice, "10.00")
    with pytest.raises(MemoApplied):
        books.company.ar.cancel_credit_memo(CreditMemoRequest(credit_memo_id=memo.id, reason="wrong"))
    books.undo("2026-03-07", memo)
    request = CreditMemoRequest(credit_memo_id=memo.id, on=day("2026-03-08"), reason="wrong")
    assert books.company.ar.cancel_credit_memo(request).value.status.value == "cancelled"
    assert books.balance("AR_CONTROL") == D("100.00")
    with pytest.raises(StatusMoveRefused):
        books.company.ar.cancel_credit_memo(request)
    page = books.company.ar.list_credit_memos(ListQuery(text="CN-2026"))
    assert page.columns == (
        "id",
        "number",
        "customer",
        "issue_date",
        "invoice",
        "reason_code",
        "amount",
        "unapplied",
        "currency",
        "status",
        "reason",
        "customer_id",
    )
    assert (page.count, page.totals) == (1, {"unapplied_base": D(0)})


def test_worked_example_4_direct_write_off(books: Books) -> None:
    """OpenStax FA §9.2, Billie's Watercraft, with the direct method: 5,000 is given up on 8 April."""
    invoice = books.invoice("2026-02-01", "5000.00")
    request = WriteOffInvoice(invoice_id=invoice.id, on=day("2026-04-08"), reason="bankrupt", method="direct")
    with pytest.raises(ApprovalNeeded, match=r"Writing off 5,000\.00 needs an approval"):
        books.company.ar.write_off_invoice(request)
    approved = request.model_copy(update={"approval_note": "owner, by phone"})
    allocation = books.company.ar.write_off_invoice(approved).value
    assert books.entry(allocation.journal_entry_id) == {
        "BAD_DEBT_EXPENSE": "5000.00",
        "AR_CONTROL": "-5000.00",
    }
    assert books.reread(invoice).status is InvoiceStatus.WRITTEN_OFF
    with books.company.database.reading() as session:
        assert session.query(ApprovalModel.note, ApprovalModel.amount).one() == ("owner, by phone", D(5000))
    assert books.aged("2026-04-07")["Brook Trading"][0][2] == "5000.00"
    assert books.aged("2026-04-08") == {}
    books.undo("2026-06-05", invoice)
    assert (books.reread(invoice).status, books.balance("BAD_DEBT_EXPENSE")) == (InvoiceStatus.ISSUED, D(0))


def test_a_part_is_written_off_against_the_allowance(books: Books) -> None:
    invoice = books.invoice("2026-02-01", "80.00")
    books.company.ar.write_off_invoice(
        WriteOffInvoice(invoice_id=invoice.id, on=day("2026-04-08"), reason="settled", amount=D("30.00"))
    )
    assert (books.balance("ALLOWANCE_DOUBTFUL"), books.reread(invoice).status) == (
        D(30),
        InvoiceStatus.PARTIALLY_PAID,
    )
    with pytest.raises(NotEnoughLeft):
        books.company.ar.write_off_invoice(
            WriteOffInvoice(invoice_id=invoice.id, on=day("2026-04-08"), reason="more", amount=D("50.01"))
        )


@pytest.mark.parametrize(
    ("reference", "amount", "applied", "rule"),
    [
        ("RF76 INV2 0260 0001 thanks", "40.00", "100.00:40.00", "Payment reference"),
        ("your inv 2026 00002", "70.00", "70.00:70.00", "Invoice number"),
        ("PO-778", "100.00", "100.00:100.00", "Customer reference"),
        ("", "70.00", "70.00:70.00", "Exact amount"),
        ("", "117.60", "120.00:117.60", "Amount with discount"),
        ("", "170.00", "100.00:100.00 70.00:70.00", "Sum of invoices"),
        ("", "150.00", "100.00:100.00 70.00:50.00", "Oldest first"),
    ],
)
def test_each_rule_finds_its_invoice(
    books: Books, reference: str, amount: str, applied: str, rule: str
) -> None:
    books.invoice("2026-03-02", "100.00", customer_reference="PO-778", due_date=day("2026-03-20"))
    books.invoice("2026-03-02", "70.00", due_date=day("2026-03-21"))
    books.invoice("2026-03-02", "120.00", payment_term_id=books.term("2/10N30"))
    receipt = books.receive("2026-03-10", amount, reference=reference or None)
    proposals = books.company.ar.propose_applications(ProposeApplications(receipt_id=receipt.id))
    found = [
        f"{books.company.ar.invoice(each.invoice_id).total_amount:.2f}:{each.amount:.2f}"
        for each in proposals
    ]
    assert " ".join(found) == applied
    assert {each.rule_name for each in proposals} == {rule}
    assert books.company.ar.receipt(receipt.id).unallocated_amount == D(amount)
    books.company.ar.auto_apply(ProposeApplications(receipt_id=receipt.id))
    assert {each.rule_name for each in books.settlements(receipt)} == {rule}
    assert books.company.ar.receipt(receipt.id).unallocated_amount == 0


def test_a_rule_with_two_answers_gives_none(books: Books) -> None:
    for _ in range(2):
        books.invoice("2026-03-02", "70.00")
    receipt = books.receive("2026-03-10", "70.00")
    books.company.ar.save_auto_apply_rule(
        SaveAutoApplyRule(name="Amount", priority=1, match_field=MatchField.EXACT_AMOUNT)
    )
    assert books.company.ar.propose_applications(ProposeApplications(receipt_id=receipt.id)) == ()


def test_a_stored_rule_writes_a_small_difference_off_and_is_named(books: Books) -> None:
    rule = books.company.ar.save_auto_apply_rule(
        SaveAutoApplyRule(
            name="Almost",
            priority=1,
            match_field=MatchField.EXACT_AMOUNT,
            tolerance=D("0.50"),
            write_off_difference=True,
        )
    ).value
    with pytest.raises(InvalidInput, match="Priority 1 belongs to Almost"):
        books.company.ar.save_auto_apply_rule(
            SaveAutoApplyRule(name="Other", priority=1, match_field=MatchField.OLDEST_FIRST)
        )
    invoice = books.invoice("2026-03-02", "70.00")
    books.receive("2026-03-10", "69.60")
    [proposal] = books.company.ar.auto_apply(ProposeApplications(customer_id=books.customer)).value
    assert (proposal.amount, proposal.write_off, proposal.rule_id) == (D("69.60"), D("0.40"), rule.id)
    assert books.reread(invoice).status is InvoiceStatus.PAID
    assert books.settlements(invoice)[0].rule_name == "Almost"


@pytest.mark.parametrize(
    ("as_of", "level"),
    [
        ("2026-04-03", None),
        ("2026-04-04", "reminder"),
        ("2026-06-15", "reminder"),
    ],
)
def test_the_first_letter_is_a_reminder(books: Books, as_of: str, level: str | None) -> None:
    books.invoice("2026-03-02", "100.00", due_date=day("2026-04-01"))
    [candidate] = books.company.ar.dunning_candidates(CreateDunning(as_of=day(as_of)))
    assert candidate.level == level


def test_letters_rise_step_by_step_and_wait_between(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00", due_date=day("2026-04-01"))
    levels = []
    for as_of in ("2026-04-20", "2026-04-25", "2026-04-30", "2026-05-15"):
        run = books.company.ar.create_dunning(CreateDunning(as_of=day(as_of))).value
        levels += [letter.level.value for letter in run.letters] or [str(run.skipped[0].skipped)]
        if run.letters:
            books.company.ar.send_dunning(DunningRequest(run_number=run.run_number, on=day(as_of)))
    assert levels == ["reminder", "last letter on 2026-04-20", "first_notice", "second_notice"]
    assert books.reread(invoice).dunning_level == 3
    assert books.company.ar.customer(books.customer).last_dunned_on == day("2026-05-15")


def test_a_run_sends_once_and_who_paid_drops_out(books: Books) -> None:
    other = books.new_customer("Payer")
    books.invoice("2026-03-02", "100.00", due_date=day("2026-04-01"))
    paid = books.invoice("2026-03-02", "50.00", due_date=day("2026-04-01"), customer_id=other)
    run = books.company.ar.create_dunning(CreateDunning(as_of=day("2026-04-20"))).value
    assert len(run.letters) == 2
    books.receive("2026-04-20", "50.00", on(paid, "50.00"), customer_id=other)
    sent = books.company.ar.send_dunning(
        DunningRequest(run_number=run.run_number, on=day("2026-04-20"))
    ).value
    assert sorted((each.status.value, each.notes) for each in sent) == [
        ("cancelled", "paid since"),
        ("sent", None),
    ]
    again = books.company.ar.create_dunning(CreateDunning(as_of=day("2026-04-20"))).value
    assert again.letters == ()
    assert (
        books.company.ar.send_dunning(DunningRequest(run_number=run.run_number, on=day("2026-04-20"))).value
        == ()
    )
    with pytest.raises(NotFound):
        books.company.ar.send_dunning(DunningRequest(run_number="DUN-2026-0099"))
    with pytest.raises(StatusMoveRefused):
        books.company.ar.cancel_dunning(DunningRequest(run_number=run.run_number, letter_ids=(sent[0].id,)))


def test_who_is_not_chased_and_why(books: Books) -> None:
    late = {"due_date": day("2026-04-01")}
    disputed = books.invoice("2026-03-02", "10.00", **late)
    books.company.ar.set_dispute(InvoiceRequest(invoice_id=disputed.id, reason="broken"))
    covered, blocked = books.new_customer("Covered"), books.new_customer("Blocked")
    books.invoice("2026-03-02", "10.00", customer_id=covered, **late)
    books.receive("2026-03-02", "10.00", customer_id=covered)
    books.invoice("2026-03-02", "10.00", customer_id=blocked, **late)
    profile = books.company.ar.customer(blocked)
    books.company.ar.save_customer(
        SaveCustomer(id=profile.id, name="Blocked", dunning_blocked_until=day("2026-12-31"))
    )
    found = books.company.ar.dunning_candidates(CreateDunning(as_of=day("2026-05-01")))
    assert {each.customer_name: each.skipped for each in found} == {
        "Brook Trading": "everything overdue is disputed",
        "Covered": "credits cover what is overdue",
        "Blocked": "blocked until 2026-12-31",
    }


def test_a_fee_of_a_letter_is_invoiced(books: Books) -> None:
    template = Template(
        id=new_id(),
        kind="ar.dunning_level",
        code="reminder",
        name="Reminder",
        version=1,
        body={"days": 3, "fee": "5.00"},
    )
    with books.company.database.transaction() as unit:
        unit.add(TemplateModel.from_dto(template, created_by_id=unit.actor_id))
    books.invoice("2026-03-02", "100.00", due_date=day("2026-04-01"))
    run = books.company.ar.create_dunning(CreateDunning(as_of=day("2026-04-20"))).value
    [sent] = books.company.ar.send_dunning(
        DunningRequest(run_number=run.run_number, on=day("2026-04-20"))
    ).value
    assert (sent.status, sent.fee_amount, sent.items_snapshot[0]["open"]) == (
        DunningStatus.SENT,
        D("5.00"),
        "100",
    )
    assert sent.fee_invoice_id is not None
    fee = books.company.ar.invoice(sent.fee_invoice_id)
    assert books.entry(fee.journal_entry_id) == {"AR_CONTROL": "5.00", "FINANCE_CHARGE_INCOME": "-5.00"}
    [row] = books.company.ar.list_dunning(ListQuery()).rows
    assert row[1:5] == (run.run_number, "Brook Trading", "reminder", date(2026, 4, 20))


def test_a_statement_runs_from_opening_to_closing(books: Books) -> None:
    first = books.invoice("2026-02-10", "100.00")
    second = books.invoice("2026-03-05", "200.00", payment_term_id=books.term("2/10N30"))
    receipt = books.receive("2026-03-10", "196.00", on(second, "196.00", take_discount=True))
    books.credit("2026-03-20", "30.00")
    books.undo("2026-04-02", receipt)
    ask = StatementRequest(customer_id=books.customer, date_from=day("2026-03-01"), date_to=day("2026-03-31"))
    statement = books.company.ar.statement_of_account(ask)
    assert (statement.opening, statement.closing) == (D("100.00"), D("70.00"))
    assert [(each.kind, each.amount, each.balance) for each in statement.lines] == [
        ("invoice", D("200.00"), D("300.00")),
        ("discount", D("-4.00"), D("296.00")),
        ("receipt", D("-196.00"), D("100.00")),
        ("credit_memo", D("-30.00"), D("70.00")),
    ]
    later = books.company.ar.statement_of_account(ask.model_copy(update={"date_to": day("2026-04-30")}))
    assert (later.closing, later.lines[-1].kind) == (D("74.00"), "discount taken back")
    open_only = books.company.ar.statement_of_account(ask.model_copy(update={"open_items_only": True}))
    assert [(each.number, each.amount) for each in open_only.lines] == [
        (first.invoice_number, D("100.00")),
        ("CN-2026-00001", D("-30.00")),
    ]
    assert open_only.closing == sum(
        (each.base_open for each in books.company.ar.aging_documents(AgingDetail(as_of=day("2026-03-31")))),
        D(0),
    )


def test_the_printed_credit_note_names_its_invoice(books: Books) -> None:
    invoice = books.invoice("2026-03-02", "100.00")
    memo = books.credit("2026-03-05", original_invoice_id=invoice.id)
    page = books.company.ar.print_credit_memo(memo.id)
    assert (page.kind, page.number, page.corrects, page.total) == (
        "credit_memo",
        "CN-2026-00001",
        "INV-2026-00001",
        D("100.00"),
    )
