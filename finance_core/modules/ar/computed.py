"""What receivables compute and never store (ar.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.ar.models import ARDunningHistory, DunningLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditExposure:
    """What a customer owes or would owe, in base currency, against the limit."""

    customer_id: UUID
    credit_limit: Decimal | None
    open_invoices: Decimal
    unapplied: Decimal
    order_amount: Decimal
    days_overdue: int
    refusal: str | None = None

    @property
    def exposure(self) -> Decimal:
        """Return open invoices and the new document less unapplied money and credits."""
        return self.open_invoices + self.order_amount - self.unapplied

    @property
    def left(self) -> Decimal | None:
        """Return what the limit still allows; below zero when it is exceeded; None without a limit."""
        return None if self.credit_limit is None else self.credit_limit - self.exposure


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyProposal:
    """Money proposed for an invoice, with the rule and the fact that led there."""

    receipt_id: UUID
    receipt_number: str
    invoice_id: UUID
    invoice_number: str
    amount: Decimal
    discount: Decimal
    write_off: Decimal
    rule_id: UUID | None
    rule_name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DunningCandidate:
    """A customer with overdue invoices in one currency: the letter due, or why none is."""

    customer_id: UUID
    customer_name: str
    currency: str
    level: DunningLevel | None
    total_overdue: Decimal
    fee: Decimal
    invoice_ids: tuple[UUID, ...]
    skipped: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DunningRun:
    """The letters a run proposes and whom it leaves out."""

    run_number: str
    letters: tuple[ARDunningHistory, ...]
    skipped: tuple[DunningCandidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One document or payment on a statement; `amount` raises (+) or lowers (−) what the customer owes."""

    on: date
    kind: str
    number: str
    due_date: date | None
    amount: Decimal
    balance: Decimal
    document_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOfAccount:
    """A customer's account in one currency over a span of days, with the open rest by age."""

    customer_id: UUID
    customer_name: str
    currency: str
    date_from: date
    date_to: date
    opening: Decimal
    lines: tuple[StatementLine, ...]
    closing: Decimal
    buckets: tuple[Decimal, ...]
    bucket_titles: tuple[str, ...]
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """A line as printed; without `amount` it is a text. `discount_percent` is a share (0.1 = 10 %)."""

    description: str
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    discount_percent: Decimal | None = None
    tax_code: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTax:
    """A row of the tax table: code, rate as a share, what it is charged on, tax, wording the law wants."""

    code: str
    name: str
    rate: Decimal
    base: Decimal
    tax: Decimal
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDocument:
    """All figures and texts of an invoice or credit note, so that a page can be set without asking again.

    `seller` and `buyer` have the keys name, address (lines), tax_id, and for the seller bank_details.
    """

    kind: str
    number: str
    dated: date
    currency: str
    status: str
    seller: dict[str, str | list[str]]
    buyer: dict[str, str | list[str]]
    language: str
    lines: tuple[PrintLine, ...]
    taxes: tuple[PrintTax, ...]
    subtotal: Decimal
    header_discount: Decimal
    tax_amount: Decimal
    total: Decimal
    settled: Decimal
    balance_due: Decimal
    prices_include_tax: bool
    supplied: date | None = None
    due: date | None = None
    terms: str = ""
    discount_date: date | None = None
    discount_percent: Decimal | None = None
    discount_amount: Decimal = Decimal(0)
    payment_reference: str | None = None
    customer_reference: str | None = None
    buyer_reference: str | None = None
    corrects: str | None = None
    intro_text: str = ""
    closing_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOffRun:
    """What a run over small rests gave up, and what it left with the reason."""

    written_off: tuple[UUID, ...]
    total: Decimal
    problems: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFacts:
    """An open invoice as proposals need it."""

    id: UUID
    number: str
    invoice_date: date
    due_date: date
    open: Decimal
    payment_reference: str | None
    customer_reference: str | None
    discount: Decimal


