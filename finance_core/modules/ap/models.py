"""Data objects of accounts payable (ap.md, Models)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    between,
    different,
    in_order,
    not_negative,
    share,
)

ZERO = Decimal(0)


class DiscountOn(StrEnum):
    """What a cash discount is computed on."""

    GROSS = "gross"
    NET = "net"


class PaymentMethod(StrEnum):
    """How money leaves."""

    CHECK = "check"
    ACH = "ach"
    SEPA = "sepa"
    WIRE = "wire"
    CARD = "card"
    CASH = "cash"
    DIRECT_DEBIT = "direct_debit"
    OTHER = "other"


class BankAccountType(StrEnum):
    """Kind of a vendor's account."""

    CHECKING = "checking"
    SAVINGS = "savings"


class BillType(StrEnum):
    """What an AP document is."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    ACCRUAL = "accrual"
    OPENING = "opening"
    TEMPLATE = "template"


class BillStatus(StrEnum):
    """State of a bill or credit note."""

    DRAFT = "draft"
    PENDING_MATCH = "pending_match"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    CANCELLED = "cancelled"


class MatchStatus(StrEnum):
    """Result of the three-way match."""

    NOT_REQUIRED = "not_required"
    PENDING = "pending"
    MATCHED = "matched"
    EXCEPTION = "exception"
    OVERRIDDEN = "overridden"


class PostingMode(StrEnum):
    """What a template does when an occurrence is due."""

    POST = "post"
    DRAFT = "draft"
    REMIND = "remind"


class PaymentKind(StrEnum):
    """Direction and purpose of a payment."""

    PAYMENT = "payment"
    PREPAYMENT = "prepayment"
    REFUND = "refund"


class PaymentStatus(StrEnum):
    """State of a payment."""

    DRAFT = "draft"
    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    SUBMITTED = "submitted"
    CLEARED = "cleared"
    VOIDED = "voided"


class BatchOutput(StrEnum):
    """What a payment batch is written as."""

    CHECK_PRINT = "check_print"
    PAIN001 = "pain001"
    NACHA = "nacha"
    CSV = "csv"
    NONE = "none"


class BatchStatus(StrEnum):
    """State of a payment batch."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PROCESSED = "processed"
    REJECTED = "rejected"


class RunStatus(StrEnum):
    """State of a payment run."""

    DRAFT = "draft"
    APPROVED = "approved"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"


class RunLineStatus(StrEnum):
    """State of a settlement."""

    PROPOSED = "proposed"
    EXCLUDED = "excluded"
    POSTED = "posted"
    REVERSED = "reversed"


class HoldReason(StrEnum):
    """Why a vendor is not paid."""

    DISPUTE = "dispute"
    BANK_DETAILS = "bank_details"
    MISSING_TAX_FORM = "missing_tax_form"
    DUPLICATE_CHECK = "duplicate_check"
    LEGAL = "legal"
    OTHER = "other"


class HoldStatus(StrEnum):
    """State of a hold."""

    ACTIVE = "active"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorProfile:
    """What payables know of a party."""

    SHAPE: ClassVar[Shape] = (not_negative("payment_terms_days", "minimum_payment"),)

    id: UUID
    vendor_id: UUID
    code: str
    name: str
    currency: str
    legal_name: str | None = None
    is_active: bool = True
    payment_term_id: UUID | None = None
    payment_terms_days: int = 30
    discount_on: DiscountOn = DiscountOn.GROSS
    default_payment_method: PaymentMethod = PaymentMethod.CHECK
    default_account_id: UUID | None = None
    default_tax_code_id: UUID | None = None
    prices_include_tax: bool = False
    withholding_tax_code_id: UUID | None = None
    tax_id: str | None = None
    is_1099_eligible: bool = False
    info_return_code: str | None = None
    tax_form_received_on: date | None = None
    requires_match: bool = False
    iban: str | None = None
    bic: str | None = None
    bank_account_number: str | None = None
    bank_routing_number: str | None = None
    bank_account_type: BankAccountType | None = None
    bank_details_changed_at: datetime | None = None
    bank_details_verified_on: date | None = None
    remittance_email: str | None = None
    our_customer_number: str | None = None
    minimum_payment: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class APInvoiceLine(Dims):
    """A line of a bill; `amount` is net, `tax_amount` what is charged on it."""

    SHAPE: ClassVar[Shape] = (in_order("service_from", "service_to"), share("discount_percent"))

    id: UUID
    invoice_id: UUID
    line_number: int
    description: str
    account_id: UUID
    amount: Decimal
    quantity: Decimal = Decimal(1)
    unit_price: Decimal = ZERO
    discount_percent: Decimal = ZERO
    item_code: str | None = None
    tax_code_id: UUID | None = None
    tax_amount: Decimal = ZERO
    recoverable_tax: Decimal = ZERO
    tax_overridden: bool = False
    info_return_code: str | None = None
    po_line_reference: str | None = None
    requisition_line_id: UUID | None = None
    receipt_id: UUID | None = None
    stock_receipt_id: UUID | None = None
    matched_quantity: Decimal = ZERO
    location_code: str | None = None
    lot_number: str | None = None
    serial_numbers: str | None = None
    service_from: date | None = None
    service_to: date | None = None
    gl_recurring_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class APInvoice:
    """A vendor's bill, credit note, accrual, opening item or template. Amounts are positive in `currency`."""

    SHAPE: ClassVar[Shape] = (
        in_order("start_date", "end_date"), share("discount_percent"),
        above_zero("exchange_rate", "interval"), between(1, 31, "anchor_day"),
        different("id", "corrects_invoice_id"),
    )

    id: UUID
    vendor_id: UUID
    document_type: BillType
    invoice_date: date
    posting_date: date
    currency: str
    exchange_rate: Decimal
    status: BillStatus
    internal_number: str | None = None
    invoice_number: str | None = None
    invoice_number_key: str | None = None
    due_date: date | None = None
    discount_date: date | None = None
    discount_percent: Decimal | None = None
    payment_term_id: UUID | None = None
    prices_include_tax: bool = False
    subtotal: Decimal = ZERO
    tax_amount: Decimal = ZERO
    total_amount: Decimal = ZERO
    settled_amount: Decimal = ZERO
    base_total: Decimal = ZERO
    base_settled: Decimal = ZERO
    match_status: MatchStatus = MatchStatus.NOT_REQUIRED
    match_variance: Decimal | None = None
    po_reference: str | None = None
    payment_reference: str | None = None
    description: str | None = None
    dispute_reason: str | None = None
    corrects_invoice_id: UUID | None = None
    reverses_on: date | None = None
    frequency: str | None = None
    interval: int | None = None
    anchor: str | None = None
    anchor_day: int | None = None
    start_date: date | None = None
    next_due_date: date | None = None
    end_date: date | None = None
    posting_mode: PostingMode | None = None
    template_id: UUID | None = None
    approved_by_id: UUID | None = None
    approved_at: datetime | None = None
    approval_note: str | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None
    lines: tuple[APInvoiceLine, ...] = ()

    @property
    def open_amount(self) -> Decimal:
        """Return what is still to be settled, in the bill's currency."""
        return self.total_amount - self.settled_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class APPayment:
    """Money paid to a vendor, in advance, or got back."""

    SHAPE: ClassVar[Shape] = (
        above_zero("exchange_rate"),
        not_negative("amount", "discount_taken", "withholding_amount", "fee_amount", "unapplied_amount"),
    )

    id: UUID
    payment_number: str
    vendor_id: UUID
    kind: PaymentKind
    payment_date: date
    payment_method: PaymentMethod
    bank_account_id: UUID
    amount: Decimal
    currency: str
    exchange_rate: Decimal
    bank_amount: Decimal
    base_amount: Decimal
    status: PaymentStatus
    discount_taken: Decimal = ZERO
    withholding_amount: Decimal = ZERO
    fee_amount: Decimal = ZERO
    unapplied_amount: Decimal = ZERO
    reference: str | None = None
    memo: str | None = None
    run_id: UUID | None = None
    batch_id: UUID | None = None
    cleared_on: date | None = None
    voided_on: date | None = None
    void_reason: str | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class APPaymentBatch:
    """Payments handed to the bank together."""

    SHAPE: ClassVar[Shape] = (not_negative("payment_count", "total_amount", "export_count"),)

    id: UUID
    batch_number: str
    batch_date: date
    payment_method: PaymentMethod
    bank_account_id: UUID
    currency: str
    payment_count: int
    total_amount: Decimal
    output: BatchOutput
    status: BatchStatus
    file_name: str | None = None
    file_sha256: str | None = None
    message_id: str | None = None
    exported_at: datetime | None = None
    export_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class APPaymentRunLine:
    """One settlement of a bill, in a run or not."""

    id: UUID
    invoice_id: UUID
    vendor_id: UUID
    application_date: date
    amount: Decimal
    status: RunLineStatus
    run_id: UUID | None = None
    payment_id: UUID | None = None
    credit_invoice_id: UUID | None = None
    discount_amount: Decimal = ZERO
    discount_tax_amount: Decimal = ZERO
    withholding_amount: Decimal = ZERO
    base_cash: Decimal = ZERO
    base_released: Decimal = ZERO
    fx_gain_loss: Decimal = ZERO
    exclusion_reason: str | None = None
    reversed_on: date | None = None
    journal_entry_id: UUID | None = None
    reversal_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class APPaymentRun:
    """A decision about what to pay on one day."""

    SHAPE: ClassVar[Shape] = (not_negative("line_count", "cash_limit"),)

    id: UUID
    run_number: str
    payment_date: date
    pay_through_date: date
    currency: str
    bank_account_id: UUID
    status: RunStatus
    payment_method: PaymentMethod | None = None
    take_discounts: bool = True
    cash_limit: Decimal | None = None
    line_count: int = 0
    total_amount: Decimal = ZERO
    discount_total: Decimal = ZERO
    failure_note: str | None = None
    executed_by_id: UUID | None = None
    executed_at: datetime | None = None
    lines: tuple[APPaymentRunLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class APVendorHold:
    """A reason not to pay a vendor."""

    SHAPE: ClassVar[Shape] = (in_order("hold_date", "released_date"),)

    id: UUID
    vendor_id: UUID
    reason_code: HoldReason
    reason: str
    hold_date: date
    held_by_id: UUID
    status: HoldStatus
    released_date: date | None = None
    released_by_id: UUID | None = None
    release_note: str | None = None


