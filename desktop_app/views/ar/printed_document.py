"""An invoice or credit note as the page that is printed; nothing is computed, only arranged."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finance_core.documents.invoice import (
    InvoicePrintModel,
    PrintedLine,
    PrintedParty,
    PrintedTax,
    PrintedTotal,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.spec.formats import Formats
    from finance_core.modules.ar.api import PrintDocument

ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_TITLES = {"invoice": "Invoice", "credit_memo": "Credit note", "finance_charge": "Finance charge",
           "opening": "Invoice"}
_MARKS = {"draft": "PRO FORMA", "cancelled": "CANCELLED"}


def printed(document: PrintDocument, formats: Formats) -> InvoicePrintModel:
    """Return the model of the page; a draft is a pro forma, a cancelled document says so."""
    return InvoicePrintModel(
        title=_TITLES.get(document.kind, "Invoice"), number=document.number or "Draft", dated=document.dated,
        currency=document.currency, seller=_party(document.seller), buyer=_party(document.buyer),
        lines=tuple(_line(line) for line in document.lines), totals=tuple(_totals(document)),
        mark=_MARKS.get(document.status, ""), supplied=document.supplied, due=document.due,
        facts=(("Your reference", document.customer_reference or ""),
               ("Buyer reference", document.buyer_reference or ""),
               ("Corrects", document.corrects or "")),
        taxes=tuple(PrintedTax(label=f"{tax.name} {formats.percent(tax.rate)}", base=tax.base,
                               tax=tax.tax)
                    for tax in document.taxes),
        terms=_terms(document, formats), bank=_bank(document), opening_text=document.intro_text,
        closing_text="\n".join([document.closing_text, *(tax.note or "" for tax in document.taxes)]).strip(),
        locale=formats.locale)


def _party(facts: Mapping[str, Any]) -> PrintedParty:
    tax_id = str(facts.get("tax_id") or "")
    return PrintedParty(name=str(facts["name"]), address=tuple(facts["address"]),
                        facts=(("Tax number", tax_id),))


def _line(line: Any) -> PrintedLine:
    discount = line.discount_percent * _HUNDRED if line.discount_percent else None
    return PrintedLine(description=line.description, quantity=line.quantity, unit=line.unit,
                       unit_price=line.unit_price, discount_percent=discount, tax=line.tax_code,
                       amount=line.amount)


def _totals(document: PrintDocument) -> Iterator[PrintedTotal]:
    yield PrintedTotal(label="Net", amount=document.subtotal)
    if document.header_discount:
        yield PrintedTotal(label="Discount", amount=-document.header_discount)
    yield PrintedTotal(label="Tax", amount=document.tax_amount)
    yield PrintedTotal(label="Total", amount=document.total, strong=not document.settled)
    if document.settled:
        used = "Applied" if document.kind == "credit_memo" else "Paid"
        rest = "Left" if document.kind == "credit_memo" else "Amount due"
        yield PrintedTotal(label=used, amount=-document.settled)
        yield PrintedTotal(label=rest, amount=document.balance_due, strong=True)


def _terms(document: PrintDocument, formats: Formats) -> str:
    if not document.discount_amount or document.discount_date is None:
        return document.terms
    discount = f"{formats.money(document.discount_amount)} {document.currency}"
    return f"{document.terms}. Deduct {discount} when you pay by {formats.date(document.discount_date)}."


def _bank(document: PrintDocument) -> tuple[tuple[str, str], ...]:
    """Return the bank details: lines such as `IBAN: DE…`, and the reference that finds the payment."""
    lines = str(document.seller.get("bank_details") or "").splitlines()
    pairs = [line.partition(":") for line in lines if line.strip()]
    known = [(name.strip(), text.strip()) if text else ("Bank", name.strip()) for name, _, text in pairs]
    return (*known, ("Reference", document.payment_reference or ""))
