from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.spec.formats import Formats
from desktop_app.views.ar.printed_document import printed
from finance_core.documents.invoice import PrintedTax, PrintedTotal
from finance_core.modules.ar.api import PrintDocument, PrintLine, PrintTax

FORMATS = Formats("en_GB", "GBP")
INVOICE = PrintDocument(
    kind="invoice", number="INV-2026-00007", dated=date(2026, 6, 1), currency="GBP", status="issued",
    seller={"name": "Harbour & Vale Ltd", "address": ["14 Quayside"], "tax_id": "GB123",
            "bank_details": "First Harbour\nIBAN: GB29 NWBK 6016 1331 9268 19"},
    buyer={"name": "Café Fenêtre", "address": ["1 Rue de la Paix", "75002 Paris"], "tax_id": ""},
    language="en",
    lines=(PrintLine(description="Consulting", quantity=Decimal(3), unit="h", unit_price=Decimal("120.00"),
                     discount_percent=Decimal("0.1"), tax_code="S20", amount=Decimal("324.00")),
           PrintLine(description="Delivered with note 17")),
    taxes=(PrintTax(code="S20", name="Standard", rate=Decimal("0.2"), base=Decimal("324.00"),
                    tax=Decimal("64.80"), note="Cash accounting"),),
    subtotal=Decimal("324.00"), header_discount=Decimal(0), tax_amount=Decimal("64.80"),
    total=Decimal("388.80"),
    settled=Decimal(0), balance_due=Decimal("388.80"), prices_include_tax=False, due=date(2026, 7, 1),
    terms="2 % within 10 days, net 30", discount_date=date(2026, 6, 11), discount_percent=Decimal("0.02"),
    discount_amount=Decimal("7.78"), payment_reference="RF49INV202600007", customer_reference="PO 4711")


def test_an_invoice_is_arranged_for_print() -> None:
    model = printed(INVOICE, FORMATS)
    assert (model.title, model.number, model.mark) == ("Invoice", "INV-2026-00007", "")
    assert [line.discount_percent for line in model.lines] == [Decimal("10.0"), None]
    assert [line.amount for line in model.lines] == [Decimal("324.00"), None]
    assert model.taxes == (PrintedTax(label="Standard 20 %", base=Decimal("324.00"), tax=Decimal("64.80")),)
    assert model.totals == (
        PrintedTotal(label="Net", amount=Decimal("324.00")),
        PrintedTotal(label="Tax", amount=Decimal("64.80")),
        PrintedTotal(label="Total", amount=Decimal("388.80"), strong=True))
    assert model.terms == "2 % within 10 days, net 30. Deduct 7.78 GBP when you pay by 11 Jun 2026."
    assert model.bank == (("Bank", "First Harbour"), ("IBAN", "GB29 NWBK 6016 1331 9268 19"),
                          ("Reference", "RF49INV202600007"))
    assert model.closing_text == "Cash accounting"


def test_what_is_paid_is_taken_off_and_a_header_discount_stands_below_zero() -> None:
    paid = replace(INVOICE, header_discount=Decimal("10.00"), settled=Decimal("100.00"),
                   balance_due=Decimal("276.80"))
    assert [(total.label, total.amount, total.strong) for total in printed(paid, FORMATS).totals] == [
        ("Net", Decimal("324.00"), False), ("Discount", Decimal("-10.00"), False),
        ("Tax", Decimal("64.80"), False),
        ("Total", Decimal("388.80"), False), ("Paid", Decimal("-100.00"), False),
        ("Amount due", Decimal("276.80"), True)]


def test_drafts_cancelled_documents_and_credit_notes_say_what_they_are() -> None:
    draft = printed(replace(INVOICE, status="draft", number=""), FORMATS)
    assert (draft.number, draft.mark) == ("Draft", "PRO FORMA")
    assert printed(replace(INVOICE, status="cancelled"), FORMATS).mark == "CANCELLED"
    note = printed(replace(INVOICE, kind="credit_memo", corrects="INV-2026-00001"), FORMATS)
    assert note.title == "Credit note"
    assert ("Corrects", "INV-2026-00001") in note.facts
