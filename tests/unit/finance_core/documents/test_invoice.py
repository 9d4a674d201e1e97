from __future__ import annotations

import dataclasses
import io
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from finance_core.documents import pdf as pdf_module
from finance_core.documents.errors import DocumentFailed
from finance_core.documents.invoice import (
    InvoicePrintModel,
    PrintedLine,
    PrintedParty,
    PrintedTax,
    PrintedTotal,
    preview_invoice,
    printable,
    render_invoice,
)

INVOICE = InvoicePrintModel(
    title="Invoice",
    number="INV-2026-00142",
    dated=date(2026, 11, 3),
    due=date(2026, 12, 3),
    currency="USD",
    seller=PrintedParty(
        name="Alder & Finch Ltd", address=("14 Quayside", "Portland"), facts=(("EIN", "12-3456789"),)
    ),
    buyer=PrintedParty(name="Møller & Søn #1 *A/S*", address=("Havnegade 9", "1058 Copenhagen")),
    facts=(("Your reference", "PO 4711-B"), ("Customer no.", "")),
    lines=(
        PrintedLine(
            description="Consulting",
            quantity=Decimal("12.5"),
            unit="h",
            unit_price=Decimal(140),
            tax="20%",
            amount=Decimal("1750.00"),
        ),
        PrintedLine(description="Delivered with note L-2291."),
        PrintedLine(
            description="Rivets",
            quantity=Decimal(12000),
            unit_price=Decimal("0.0125"),
            discount_percent=Decimal("2.5"),
            tax="7%",
            amount=Decimal("146.25"),
        ),
    ),
    taxes=(PrintedTax(label="Sales tax 20%", base=Decimal("1750.00"), tax=Decimal("350.00")),),
    totals=(
        PrintedTotal(label="Subtotal", amount=Decimal("1896.25")),
        PrintedTotal(label="Paid", amount=Decimal("-500.00")),
        PrintedTotal(label="Amount due", amount=Decimal("1746.25"), strong=True),
    ),
    terms="Due in 30 days.",
    bank=(("Account", "000 4711 2291"),),
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_everything_on_the_invoice_can_be_copied() -> None:
    text = text_of(render_invoice(INVOICE))
    for expected in (
        "INV-2026-00142",
        "Møller & Søn #1 *A/S*",
        "Date Nov 3, 2026",
        "Due Dec 3, 2026",
        "Your reference PO 4711-B",
        "Consulting 12.5 h 140.00 20% 1,750.00",
        "Delivered with note L-2291.",
        "Rivets 12,000 0.0125 2.5% 7% 146.25",
        "Sales tax 20% 1,750.00 350.00",
        "Paid −500.00",
        "Amount due USD 1,746.25",
        "Account 000 4711 2291",
        "EIN 12-3456789",
        "Page 1 of 1",
    ):
        assert expected in text
    assert "Customer no." not in text


def test_a_reprint_equals_the_original() -> None:
    assert render_invoice(INVOICE) == render_invoice(dataclasses.replace(INVOICE))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_sizes(paper: pdf_module.Paper, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(render_invoice(INVOICE, paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("mark", ["PRO FORMA", "CANCELLED", "COPY"])
def test_marks_are_printed(mark: str) -> None:
    assert mark in text_of(render_invoice(dataclasses.replace(INVOICE, mark=mark)))


def test_long_invoices_repeat_headings_and_name_themselves_on_each_page() -> None:
    text = text_of(render_invoice(dataclasses.replace(INVOICE, lines=INVOICE.lines * 30)))
    assert text.count("Description Quantity Price Discount Tax Amount USD") >= 3
    assert "Invoice INV-2026-00142 Alder & Finch Ltd" in text


def test_figures_follow_currency_and_locale() -> None:
    total = PrintedTotal(label="Subtotal", amount=Decimal("1896.000000000"))
    yen = dataclasses.replace(INVOICE, currency="JPY", locale="de_DE", totals=(total,))
    shown = printable(yen, "a4")
    assert shown["totals"][0] == ["Subtotal", "1.896", False]
    assert shown["lines"][2]["price"] == "0,0125"
    assert printable(INVOICE, "a4")["totals"][0] == ["Subtotal", "1,896.25", False]
    assert shown["facts"][0] == ["Date", "03.11.2026"]


def test_columns_that_no_line_needs_are_left_out() -> None:
    plain = dataclasses.replace(INVOICE, lines=(PrintedLine(description="Gift", amount=Decimal(1)),))
    assert "Description Quantity Price Amount USD" in text_of(render_invoice(plain))


def test_preview_gives_a_picture_of_each_page() -> None:
    pages = preview_invoice(dataclasses.replace(INVOICE, lines=INVOICE.lines * 30), ppi=30)
    assert len(pages) > 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_template_that_refuses_its_data_is_a_clear_error() -> None:
    with pytest.raises(
        DocumentFailed, match=r"The invoice could not be set as a page: .*\. Nothing was printed\."
    ):
        pdf_module.pdf("invoice", {"title": "Invoice"}, dated=date(2026, 1, 1))
