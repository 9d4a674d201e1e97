"""An invoice, credit note or pro forma as a page: what is printed, stated once, and how it is set.

The model holds figures already calculated and rounded by receivables; nothing is computed here, so that a
reprint equals the original.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import get_currency_precision

from finance_core.documents import figures
from finance_core.documents.pdf import Paper, pages, pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParty:
    """Seller or buyer; `address` is in the order of its country, `facts` such as tax and register numbers."""

    name: str
    address: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One line. A line without amount is a text over the whole width; `discount_percent` 10 means 10 %."""

    description: str
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    discount_percent: Decimal | None = None
    tax: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTax:
    """The tax of one rate: its name, the amount it is charged on, the tax."""

    label: str
    base: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotal:
    """One line of the totals; a strong one is what the reader looks for."""

    label: str
    amount: Decimal
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoicePrintModel:
    """Everything that stands on an invoice.

    `title` is the kind of document (Invoice, Credit note), `mark` what must be seen at once (PRO FORMA,
    CANCELLED, COPY). `facts` follow the dates, such as the buyer's reference. Amounts are in `currency`.
    `dated` is the invoice date and the creation date of the PDF.
    """

    title: str
    number: str
    dated: date
    currency: str
    seller: PrintedParty
    buyer: PrintedParty
    lines: tuple[PrintedLine, ...]
    totals: tuple[PrintedTotal, ...]
    mark: str = ""
    supplied: date | None = None
    due: date | None = None
    facts: tuple[tuple[str, str], ...] = ()
    taxes: tuple[PrintedTax, ...] = ()
    terms: str = ""
    bank: tuple[tuple[str, str], ...] = ()
    opening_text: str = ""
    closing_text: str = ""
    footer: str = ""
    locale: str = "en_US"


def render_invoice(model: InvoicePrintModel, paper: Paper = "a4") -> bytes:
    """Return the document as PDF/A-3b; the same model gives the same bytes.

    Raises:
        DocumentFailed: the page could not be set.
    """
    return pdf("invoice", printable(model, paper), dated=model.dated)


def preview_invoice(model: InvoicePrintModel, paper: Paper = "a4", ppi: int = 110) -> tuple[bytes, ...]:
    """Return the pages of the document as PNG pictures.

    Raises:
        DocumentFailed: the page could not be set.
    """
    return pages("invoice", printable(model, paper), ppi=ppi)


def printable(model: InvoicePrintModel, paper: Paper) -> dict[str, Any]:
    """Return the view model of an invoice: texts only, as the template prints them."""
    decimals = get_currency_precision(model.currency)

    def money(amount: Decimal) -> str:
        return figures.money(amount, decimals, model.locale)

    dates = (("Date", model.dated), ("Supplied", model.supplied), ("Due", model.due))
    facts = [[label, figures.day(on, model.locale)] for label, on in dates if on]
    return {
        "paper": "us-letter" if paper == "letter" else paper,
        "lang": model.locale[:2],
        "title": model.title,
        "number": model.number,
        "mark": model.mark,
        "currency": model.currency,
        "seller": _party(model.seller),
        "buyer": _party(model.buyer),
        "facts": [*facts, *_pairs(model.facts)],
        "discounts": any(line.discount_percent for line in model.lines),
        "taxed": any(line.tax for line in model.lines),
        "lines": [_line(line, decimals, model.locale) for line in model.lines],
        "taxes": [[tax.label, money(tax.base), money(tax.tax)] for tax in model.taxes],
        "totals": [[total.label, money(total.amount), total.strong] for total in model.totals],
        "terms": model.terms,
        "bank": _pairs(model.bank),
        "opening": model.opening_text,
        "closing": model.closing_text,
        "footer": model.footer,
    }


def _line(line: PrintedLine, decimals: int, locale: str) -> dict[str, Any]:
    quantity = "" if line.quantity is None else figures.plain_number(line.quantity, locale)
    discount = line.discount_percent
    return {
        "description": line.description,
        "quantity": f"{quantity} {line.unit}".strip(),
        "price": "" if line.unit_price is None else _unit_price(line.unit_price, decimals, locale),
        "discount": figures.percent(discount / 100, locale) if discount else "",
        "tax": line.tax,
        "amount": "" if line.amount is None else figures.money(line.amount, decimals, locale),
        "text": line.amount is None,
    }


def _unit_price(price: Decimal, decimals: int, locale: str) -> str:
    """Return a price with the currency's decimals, or more where it is finer, as of nails by the piece."""
    exponent = price.normalize().as_tuple().exponent
    finer = -exponent if isinstance(exponent, int) else 0
    return figures.money(price, max(decimals, finer), locale)


def _party(party: PrintedParty) -> dict[str, Any]:
    return {
        "name": party.name,
        "address": list(party.address),
        "facts": _pairs(party.facts),
        "contact": list(party.contact),
    }


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[label, text] for label, text in pairs if text]
