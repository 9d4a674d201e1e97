"""Data objects of accounts receivable that are stored (ar.md, Models)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    between,
    in_order,
    not_negative,
    one_of,
    share,
)

ZERO = Decimal(0)


class Delivery(StrEnum):
    """How a customer wants documents."""

    PRINT = "print"
    EMAIL = "email"
    E_INVOICE = "e_invoice"


class StatementCycle(StrEnum):
    """How often a customer gets a statement of account."""

    NONE = "none"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class InvoiceType(StrEnum):
    """What an invoice is for."""

    INVOICE = "invoice"
    FINANCE_CHARGE = "finance_charge"
    OPENING = "opening"
    TEMPLATE = "template"


class InvoiceStatus(StrEnum):
    """State of an invoice."""

    DRAFT = "draft"
    ISSUED = "issued"
    DELIVERED = "delivered"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    WRITTEN_OFF = "written_off"
    CANCELLED = "cancelled"


class PostingMode(StrEnum):
    """What a template does when an occurrence is due."""

    POST = "post"
    DRAFT = "draft"
    REMIND = "remind"


class LineKind(StrEnum):
    """What a line of a document is."""

    ITEM = "item"
    TEXT = "text"
    SUBTOTAL = "subtotal"


class StockReturn(StrEnum):
    """What happens to goods that are credited."""

    NONE = "none"
    GOOD = "good"
    SCRAP = "scrap"


class ReceiptKind(StrEnum):
    """Direction of a customer's money."""

    RECEIPT = "receipt"
    REFUND = "refund"


class ReceiptMethod(StrEnum):
    """How money came in."""

    CHECK = "check"
    ACH = "ach"
    SEPA = "sepa"
    WIRE = "wire"
    CARD = "card"
    CASH = "cash"
    DIRECT_DEBIT = "direct_debit"
    ONLINE = "online"
    OTHER = "other"


class ReceiptStatus(StrEnum):
    """State of a receipt or refund."""

    UNALLOCATED = "unallocated"
    PARTIALLY_ALLOCATED = "partially_allocated"
    FULLY_ALLOCATED = "fully_allocated"
    RETURNED = "returned"
    VOIDED = "voided"


class AllocationKind(StrEnum):
    """What settles: money, a credit note, giving up, a small rest, or paying back."""

    RECEIPT = "receipt"
    CREDIT_MEMO = "credit_memo"
    WRITE_OFF = "write_off"
    SMALL_BALANCE = "small_balance"
    REFUND = "refund"


class AllocationStatus(StrEnum):
    """State of a settlement."""

    POSTED = "posted"
    REVERSED = "reversed"


class CreditReason(StrEnum):
    """Why a customer gets credit."""

    RETURN = "return"
    PRICE_ADJUSTMENT = "price_adjustment"
    SERVICE = "service"
    ERROR = "error"
    GOODWILL = "goodwill"


class CreditMemoStatus(StrEnum):
    """State of a credit note."""

    DRAFT = "draft"
    ISSUED = "issued"
    PARTIALLY_APPLIED = "partially_applied"
    APPLIED = "applied"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


class DunningLevel(StrEnum):
    """Steps of chasing a late customer, mildest first."""

    REMINDER = "reminder"
    FIRST_NOTICE = "first_notice"
    SECOND_NOTICE = "second_notice"
    FINAL_NOTICE = "final_notice"
    COLLECTION = "collection"


class DunningDelivery(StrEnum):
    """How a reminder leaves."""

    PRINT = "print"
    EMAIL = "email"


class DunningStatus(StrEnum):
    """State of a reminder."""

    PROPOSED = "proposed"
    SENT = "sent"
    CANCELLED = "cancelled"


class DecisionKind(StrEnum):
    """What was decided about a customer's credit."""

    LIMIT_CHANGE = "limit_change"
    ORDER_CHECK = "order_check"
    OVERRIDE = "override"
    HOLD = "hold"
    RELEASE = "release"


class MatchField(StrEnum):
    """By what a rule finds the invoice that money is for."""

    PAYMENT_REFERENCE = "payment_reference"
    INVOICE_NUMBER = "invoice_number"
    CUSTOMER_REFERENCE = "customer_reference"
    EXACT_AMOUNT = "exact_amount"
    AMOUNT_WITH_DISCOUNT = "amount_with_discount"
    SUM_OF_INVOICES = "sum_of_invoices"
    OLDEST_FIRST = "oldest_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerProfile:
    """What receivables know of a party. An empty credit limit means none, 0 means prepayment only."""

    SHAPE: ClassVar[Shape] = (
        share("default_discount_percent"),
        not_negative("payment_terms_days", "credit_limit", "dunning_level", "finance_charge_rate"),
    )

    id: UUID
    customer_id: UUID
    code: str
    name: str
    currency: str
    is_active: bool = True
    payment_term_id: UUID | None = None
    payment_terms_days: int = 30
    credit_limit: Decimal | None = None
    credit_hold: bool = False
    default_account_id: UUID | None = None
    default_tax_code_id: UUID | None = None
    prices_include_tax: bool = False
    default_discount_percent: Decimal = ZERO
    tax_exempt: bool = False
    exemption_reference: str | None = None
    tax_id: str | None = None
    tax_id_checked_on: date | None = None
    language: str = "en"
    delivery: Delivery = Delivery.PRINT
    invoice_email: str | None = None
    buyer_reference: str | None = None
    layout_name: str | None = None
    dunning_level: int = 0
    last_dunned_on: date | None = None
    dunning_blocked_until: date | None = None
    finance_charge_rate: Decimal | None = None
    statement_cycle: StatementCycle = StatementCycle.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ARInvoiceLine(Dims):
    """A line of an invoice or credit note; `amount` is net, after its share of the header discount."""

    SHAPE: ClassVar[Shape] = (
        one_of("invoice_id", "credit_memo_id"), in_order("service_from", "service_to"),
        share("discount_percent"),
    )

    id: UUID
    line_number: int
    description: str
    invoice_id: UUID | None = None
    credit_memo_id: UUID | None = None
    line_kind: LineKind = LineKind.ITEM
    item_code: str | None = None
    quantity: Decimal = Decimal(1)
    unit: str | None = None
    unit_price: Decimal = ZERO
    discount_percent: Decimal = ZERO
    amount: Decimal = ZERO
    tax_code_id: UUID | None = None
    tax_rate: Decimal = ZERO
    tax_amount: Decimal = ZERO
    account_id: UUID | None = None
    service_from: date | None = None
    service_to: date | None = None
    gl_recurring_id: UUID | None = None
    original_line_id: UUID | None = None
    location_code: str | None = None
    lot_number: str | None = None
    serial_numbers: str | None = None
    stock_return: StockReturn | None = None
    billed_module: str | None = None
    billed_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ARInvoice:
    """An invoice, finance charge, opening item or template; total = subtotal − header discount + tax."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"), share("discount_percent"),
        above_zero("exchange_rate", "interval"), between(1, 31, "anchor_day"), not_negative("dunning_level"),
    )

    id: UUID
    customer_id: UUID
    document_type: InvoiceType
    invoice_date: date
    posting_date: date
    currency: str
    exchange_rate: Decimal
    status: InvoiceStatus
    billing_snapshot: Mapping[str, Any]
    invoice_number: str | None = None
    supply_date: date | None = None
    due_date: date | None = None
    payment_term_id: UUID | None = None
    discount_date: date | None = None
    discount_percent: Decimal | None = None
    prices_include_tax: bool = False
    subtotal: Decimal = ZERO
    header_discount: Decimal = ZERO
    tax_amount: Decimal = ZERO
    total_amount: Decimal = ZERO
    balance_due: Decimal = ZERO
    base_total: Decimal = ZERO
    base_balance: Decimal = ZERO
    customer_reference: str | None = None
    sales_order_reference: str | None = None
    contract_id: UUID | None = None
    payment_reference: str | None = None
    delivery_snapshot: Mapping[str, Any] | None = None
    intro_text: str | None = None
    closing_text: str | None = None
    sent_on: date | None = None
    sent_via: Delivery | None = None
    dispute_reason: str | None = None
    dunning_level: int = 0
    last_dunned_on: date | None = None
    corrects_invoice_id: UUID | None = None
    template_id: UUID | None = None
    frequency: str | None = None
    interval: int | None = None
    anchor: str | None = None
    anchor_day: int | None = None
    start_date: date | None = None
    next_due_date: date | None = None
    end_date: date | None = None
    posting_mode: PostingMode | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    lines: tuple[ARInvoiceLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ARReceipt:
    """A customer's money, or money paid back; `amount` is what settles, before the fee."""

    id: UUID
    receipt_number: str
    kind: ReceiptKind
    customer_id: UUID
    receipt_date: date
    amount: Decimal
    currency: str
    exchange_rate: Decimal
    bank_amount: Decimal
    base_amount: Decimal
    payment_method: ReceiptMethod
    status: ReceiptStatus
    fee_amount: Decimal = ZERO
    unallocated_amount: Decimal = ZERO
    base_unallocated: Decimal = ZERO
    reference: str | None = None
    bank_account_id: UUID | None = None
    deposit_transaction_id: UUID | None = None
    statement_line_id: UUID | None = None
    cleared_on: date | None = None
    returned_on: date | None = None
    return_reason: str | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ARReceiptAllocation:
    """One settlement. `amount` is taken from the source; amount + discount + write-off reduce the target.

    In base currency: `base_amount` is what the source gives up, `base_released` what the target is relieved
    of, `fx_gain_loss` the realised result (gain above zero).
    """

    id: UUID
    kind: AllocationKind
    application_date: date
    amount: Decimal
    status: AllocationStatus
    receipt_id: UUID | None = None
    credit_memo_id: UUID | None = None
    invoice_id: UUID | None = None
    refund_receipt_id: UUID | None = None
    discount_taken: Decimal = ZERO
    discount_tax_amount: Decimal = ZERO
    write_off_amount: Decimal = ZERO
    write_off_tax_amount: Decimal = ZERO
    base_amount: Decimal = ZERO
    base_released: Decimal = ZERO
    fx_gain_loss: Decimal = ZERO
    rule_id: UUID | None = None
    reversed_on: date | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None

    @property
    def reduction(self) -> Decimal:
        """Return by how much the invoice's balance falls, in its currency."""
        return self.amount + self.discount_taken + self.write_off_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class ARCreditMemo:
    """A credit note; amounts are positive in `currency`."""

    id: UUID
    customer_id: UUID
    issue_date: date
    posting_date: date
    currency: str
    exchange_rate: Decimal
    reason_code: CreditReason
    reason: str
    billing_snapshot: Mapping[str, Any]
    status: CreditMemoStatus
    credit_memo_number: str | None = None
    prices_include_tax: bool = False
    subtotal: Decimal = ZERO
    tax_amount: Decimal = ZERO
    amount: Decimal = ZERO
    unapplied_amount: Decimal = ZERO
    base_total: Decimal = ZERO
    base_unapplied: Decimal = ZERO
    original_invoice_id: UUID | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    lines: tuple[ARInvoiceLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ARDunningHistory:
    """One reminder to one customer in one currency, as printed."""

    id: UUID
    run_number: str
    customer_id: UUID
    level: DunningLevel
    as_of_date: date
    total_overdue: Decimal
    invoice_count: int
    currency: str
    items_snapshot: list[dict[str, str]]
    delivery: DunningDelivery
    status: DunningStatus
    sent_date: date | None = None
    interest_amount: Decimal = ZERO
    fee_amount: Decimal = ZERO
    fee_invoice_id: UUID | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ARCreditDecision:
    """A decision about a customer's credit, never edited. Amounts are in base currency."""

    SHAPE: ClassVar[Shape] = (
        in_order("decision_date", "valid_until"), not_negative("previous_limit", "new_limit"),
    )

    id: UUID
    customer_id: UUID
    decision_date: date
    kind: DecisionKind
    exposure: Decimal
    approved: bool
    decided_by_id: UUID
    previous_limit: Decimal | None = None
    new_limit: Decimal | None = None
    order_amount: Decimal | None = None
    invoice_id: UUID | None = None
    reason: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ARAutoApplyRule:
    """How money finds its invoice without being told; the lowest priority number is tried first."""

    SHAPE: ClassVar[Shape] = (share("tolerance_percent"), not_negative("tolerance", "date_window_days"))

    id: UUID
    name: str
    priority: int
    match_field: MatchField
    tolerance: Decimal = ZERO
    tolerance_percent: Decimal = ZERO
    date_window_days: int = 0
    customer_id: UUID | None = None
    write_off_difference: bool = False
    is_active: bool = True
