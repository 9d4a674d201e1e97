"""What a caller may ask of accounts receivable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import Field

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.request import Request
from finance_core.modules.ar.models import (
    CreditReason,
    Delivery,
    DunningDelivery,
    InvoiceType,
    LineKind,
    MatchField,
    ReceiptMethod,
    StatementCycle,
)


class SaveCustomer(Request):
    """Create a customer, or change one when `id` (the profile's) is given."""

    id: UUID | None = None
    code: str = Field(default="", max_length=30)
    name: str = Field(min_length=1, max_length=255)
    currency: str = ""
    party_id: UUID | None = None
    payment_term_id: UUID | None = None
    payment_terms_days: int = Field(default=30, ge=0, le=3650)
    default_account_id: UUID | None = None
    default_tax_code_id: UUID | None = None
    prices_include_tax: bool = False
    default_discount_percent: Decimal = Field(default=Decimal(0), ge=0, lt=1)
    credit_limit: Decimal | None = Field(
        default=None, ge=0, description="Base currency; empty = no limit, 0 = prepay."
    )
    credit_hold: bool = False
    credit_reason: str | None = Field(
        default=None, description="Why limit or hold change; kept with the decision."
    )
    tax_id: str | None = Field(default=None, max_length=50)
    tax_exempt: bool = False
    exemption_reference: str | None = Field(default=None, max_length=100)
    buyer_reference: str | None = Field(default=None, max_length=100)
    country: str | None = None
    street: str | None = None
    postal_code: str | None = None
    city: str | None = None
    email: str | None = Field(default=None, max_length=255)
    phone: str | None = None
    language: str = Field(default="en", max_length=5)
    delivery: Delivery = Delivery.PRINT
    statement_cycle: StatementCycle = StatementCycle.NONE
    dunning_blocked_until: date | None = None
    is_active: bool = True


class InvoiceLine(Request):
    """A line as typed; `discount_percent` is a share (0.1 = 10 %); `role` is for other modules' lines."""

    description: str = ""
    quantity: Decimal = Decimal(1)
    unit_price: Decimal = Decimal(0)
    discount_percent: Decimal = Field(default=Decimal(0), ge=0, le=1)
    line_kind: LineKind = LineKind.ITEM
    item_code: str | None = Field(default=None, max_length=100)
    unit: str | None = Field(default=None, max_length=20)
    account_id: UUID | None = None
    role: str | None = None
    tax_code_id: UUID | None = None
    service_from: date | None = Field(
        default=None, description="With service_to: the revenue is spread over these days."
    )
    service_to: date | None = None
    dims: Dims | None = None


class CreateInvoice(Request):
    """Write an invoice; dates, terms, currency and account default from the customer."""

    customer_id: UUID
    invoice_date: date
    lines: tuple[InvoiceLine, ...] = ()
    issue: bool = Field(default=True, description="Give it a number and post it; else it stays a draft.")
    draft_id: UUID | None = None
    document_type: InvoiceType = InvoiceType.INVOICE
    supply_date: date | None = None
    posting_date: date | None = None
    payment_term_id: UUID | None = None
    due_date: date | None = None
    currency: str | None = None
    exchange_rate: Decimal | None = Field(default=None, gt=0)
    prices_include_tax: bool | None = None
    header_discount: Decimal = Field(default=Decimal(0), ge=0, description="Amount off the whole invoice.")
    header_discount_percent: Decimal = Field(
        default=Decimal(0), ge=0, lt=1, description="Share off the whole invoice."
    )
    customer_reference: str | None = Field(default=None, max_length=100)
    sales_order_reference: str | None = Field(default=None, max_length=100)
    intro_text: str | None = None
    closing_text: str | None = None
    override_reason: str | None = Field(
        default=None, description="Why the invoice leaves over the limit or on hold."
    )


class InvoiceRequest(Request):
    """Name an invoice, with a date and a reason where the method wants them."""

    invoice_id: UUID
    on: date | None = None
    reason: str = ""


class MarkDelivered(Request):
    """Note that an invoice was printed, mailed or exported."""

    invoice_id: UUID
    on: date | None = None
    via: Delivery = Delivery.PRINT


class CreditLine(Request):
    """A line of a credit note; `original_line_id` without a price credits a share of that line."""

    original_line_id: UUID | None = None
    description: str = ""
    quantity: Decimal | None = Field(
        default=None, gt=0, description="Empty = all that is left of the invoice's line, else 1."
    )
    unit_price: Decimal | None = Field(default=None, gt=0)
    discount_percent: Decimal = Field(default=Decimal(0), ge=0, le=1)
    unit: str | None = Field(default=None, max_length=20)
    account_id: UUID | None = None
    tax_code_id: UUID | None = None
    dims: Dims | None = None


class RecordCreditMemo(Request):
    """Write a credit note with positive amounts; without lines it credits the whole original invoice."""

    customer_id: UUID
    issue_date: date
    reason_code: CreditReason
    reason: str = Field(min_length=1)
    original_invoice_id: UUID | None = None
    lines: tuple[CreditLine, ...] = ()
    posting_date: date | None = None
    currency: str | None = None
    exchange_rate: Decimal | None = Field(default=None, gt=0)
    prices_include_tax: bool | None = None
    apply: bool = Field(default=False, description="Apply it to the original invoice at once.")


class MemoApplication(Request):
    """An amount of a credit note for one invoice, in its currency."""

    invoice_id: UUID
    amount: Decimal = Field(gt=0)


class ApplyCreditMemo(Request):
    """Apply a credit note to invoices."""

    credit_memo_id: UUID
    on: date
    applications: tuple[MemoApplication, ...] = Field(min_length=1)


class CreditMemoRequest(Request):
    """Name a credit note, with a date and a reason where the method wants them."""

    credit_memo_id: UUID
    on: date | None = None
    reason: str = ""


class Application(Request):
    """An amount of money for one invoice, in its currency; discount and a given-up rest come on top."""

    invoice_id: UUID
    amount: Decimal = Field(gt=0)
    take_discount: bool = False
    write_off_rest: bool = False


class RecordReceipt(Request):
    """Record a customer's money; the rest stays unapplied, without a bank account undeposited."""

    customer_id: UUID
    receipt_date: date
    amount: Decimal = Field(gt=0)
    payment_method: ReceiptMethod = ReceiptMethod.CHECK
    bank_account_id: UUID | None = None
    currency: str | None = None
    exchange_rate: Decimal | None = Field(default=None, gt=0)
    bank_amount: Decimal | None = Field(
        default=None, gt=0, description="What arrived, in the bank account's currency."
    )
    reference: str | None = Field(default=None, max_length=100)
    fee_amount: Decimal = Field(default=Decimal(0), ge=0)
    applications: tuple[Application, ...] = ()
    statement_line_id: UUID | None = None


class ApplyReceipt(Request):
    """Apply unapplied money to invoices."""

    receipt_id: UUID
    on: date | None = None
    applications: tuple[Application, ...] = Field(min_length=1)


class ReceiptRequest(Request):
    """Name a receipt, with a date and a reason where the method wants them."""

    receipt_id: UUID
    on: date | None = None
    reason: str = ""


class ReturnReceipt(Request):
    """A receipt that bounced or was charged back, with what the bank took for it."""

    receipt_id: UUID
    on: date
    reason: str = Field(min_length=1)
    fee_amount: Decimal = Field(default=Decimal(0), ge=0)
    charge_customer: bool = False
    bank_account_id: UUID | None = Field(
        default=None, description="Where the bank took it back, when not the receipt's."
    )


class ClearReceipt(Request):
    """Mark a receipt as cleared by the bank, or (without a date) as not cleared."""

    receipt_id: UUID
    cleared_on: date | None = None


class MarkDeposited(Request):
    """Note the deposit slip receipts went to the bank with, or (without a transaction) that it was undone."""

    receipt_ids: tuple[UUID, ...] = Field(min_length=1)
    transaction_id: UUID | None = None


class RecordRefund(Request):
    """Pay back unapplied money or a credit note."""

    refund_date: date
    amount: Decimal = Field(gt=0)
    receipt_id: UUID | None = None
    credit_memo_id: UUID | None = None
    bank_account_id: UUID | None = None
    payment_method: ReceiptMethod = ReceiptMethod.CHECK
    exchange_rate: Decimal | None = Field(default=None, gt=0)
    bank_amount: Decimal | None = Field(default=None, gt=0)
    reference: str | None = Field(default=None, max_length=100)
    statement_line_id: UUID | None = None


class ProposeApplications(Request):
    """Say which invoices unapplied money is for: one receipt, or all that have something unapplied."""

    receipt_id: UUID | None = None
    customer_id: UUID | None = None


class SaveAutoApplyRule(Request):
    """Create or change a rule by which money finds its invoice."""

    id: UUID | None = None
    name: str = Field(min_length=1, max_length=100)
    priority: int = Field(ge=1)
    match_field: MatchField
    tolerance: Decimal = Field(default=Decimal(0), ge=0)
    tolerance_percent: Decimal = Field(default=Decimal(0), ge=0, lt=1)
    date_window_days: int = Field(default=0, ge=0)
    customer_id: UUID | None = None
    write_off_difference: bool = False
    is_active: bool = True


class WriteOffInvoice(Request):
    """Give up an invoice, or part of it; without an amount all that is open."""

    invoice_id: UUID
    on: date
    reason: str = Field(min_length=1)
    amount: Decimal | None = Field(default=None, gt=0)
    method: Literal["allowance", "direct"] | None = None
    approval_note: str | None = Field(
        default=None, description="Who approved it and why, from the setting's amount on."
    )


class WriteOffSmallBalances(Request):
    """Give up small rests of part-paid invoices and of receipts; without a limit the setting's."""

    on: date
    limit: Decimal | None = Field(default=None, gt=0)
    customer_id: UUID | None = None


class CreateDunning(Request):
    """Propose reminders for what is overdue on a day."""

    as_of: date
    customer_id: UUID | None = None
    delivery: DunningDelivery = DunningDelivery.PRINT


class DunningRequest(Request):
    """Name a dunning run, or some of its letters."""

    run_number: str
    letter_ids: tuple[UUID, ...] = ()
    on: date | None = None


class CheckCredit(Request):
    """Ask whether a customer may be invoiced for an amount (base currency)."""

    customer_id: UUID
    amount: Decimal = Decimal(0)


class StatementRequest(Request):
    """A customer's account over a span of days; without a currency the customer's own."""

    customer_id: UUID
    date_from: date
    date_to: date
    currency: str | None = None
    open_items_only: bool = False
