"""What a caller may ask of accounts payable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.request import Request
from finance_core.modules.ap.models import BankAccountType, DiscountOn, HoldReason, PaymentMethod


class SaveVendor(Request):
    """Create a vendor, or change one when `id` (the profile's) is given."""

    id: UUID | None = None
    code: str = ""
    name: str = Field(min_length=1, max_length=255)
    currency: str = ""
    party_id: UUID | None = None
    payment_term_id: UUID | None = None
    default_account_id: UUID | None = None
    default_tax_code_id: UUID | None = None
    default_payment_method: PaymentMethod = PaymentMethod.CHECK
    prices_include_tax: bool = False
    discount_on: DiscountOn = DiscountOn.GROSS
    tax_id: str | None = None
    country: str | None = None
    street: str | None = None
    postal_code: str | None = None
    city: str | None = None
    email: str | None = None
    phone: str | None = None
    is_1099_eligible: bool = False
    iban: str | None = None
    bic: str | None = None
    bank_account_number: str | None = None
    bank_routing_number: str | None = None
    bank_account_type: BankAccountType | None = None
    minimum_payment: Decimal | None = None
    is_active: bool = True


class BillLine(Request):
    """A line of a bill as typed; `discount_percent` is a share (0.1 = 10 %)."""

    account_id: UUID | None = None
    description: str = ""
    quantity: Decimal = Decimal(1)
    unit_price: Decimal = Decimal(0)
    discount_percent: Decimal = Decimal(0)
    tax_code_id: UUID | None = None
    tax_amount: Decimal | None = Field(default=None,
                                       description="Tax as printed, within the tolerance; else computed.")
    service_from: date | None = Field(default=None,
                                      description="With service_to: the cost is spread over these days.")
    service_to: date | None = None
    dims: Dims | None = None


class RecordInvoice(Request):
    """Enter a bill; dates, terms, currency and account default from the vendor."""

    vendor_id: UUID
    invoice_number: str | None = Field(default=None, max_length=60)
    invoice_date: date
    payment_term_id: UUID | None = None
    due_date: date | None = None
    posting_date: date | None = None
    currency: str | None = None
    exchange_rate: Decimal | None = None
    prices_include_tax: bool | None = None
    po_reference: str | None = Field(default=None, max_length=100)
    payment_reference: str | None = Field(default=None, max_length=140)
    description: str | None = None
    lines: tuple[BillLine, ...] = ()
    total_amount: Decimal | None = Field(default=None,
                                         description="Total as printed on paper; refused when it differs.")
    duplicate_reason: str | None = Field(default=None,
                                         description="Why a bill that looks like another is right.")
    draft_id: UUID | None = None


class RecordCreditNote(RecordInvoice):
    """Enter a vendor's credit note; amounts are positive."""

    corrects_invoice_id: UUID | None = None


class BillRequest(Request):
    """Name a bill, with a reason or note where the method wants one."""

    invoice_id: UUID
    on: date | None = None
    reason: str = ""


class Application(Request):
    """An amount of money for one bill, in the bill's currency."""

    invoice_id: UUID
    amount: Decimal
    take_discount: bool = False
    discount_reason: str | None = None


class RecordPayment(Request):
    """Pay a vendor: bills, and what is left stays as a prepayment."""

    vendor_id: UUID
    payment_date: date
    bank_account_id: UUID
    amount: Decimal
    payment_method: PaymentMethod | None = None
    currency: str | None = None
    exchange_rate: Decimal | None = None
    bank_amount: Decimal | None = None
    reference: str | None = Field(default=None, max_length=60)
    memo: str | None = None
    fee_amount: Decimal = Decimal(0)
    applications: tuple[Application, ...] = ()
    override_reason: str | None = None


class RecordRefund(Request):
    """Money a vendor pays back, against a credit note or a prepayment."""

    payment_date: date
    bank_account_id: UUID
    amount: Decimal
    credit_invoice_id: UUID | None = None
    prepayment_id: UUID | None = None
    reference: str | None = None


class PaymentRequest(Request):
    """Name a payment, with date and reason where the method wants them."""

    payment_id: UUID
    on: date | None = None
    reason: str = ""


class ClearPayment(Request):
    """Mark a payment as cleared by the bank, or (without a date) as not cleared."""

    payment_id: UUID
    cleared_on: date | None = None


class Apply(Request):
    """Apply a credit note or a prepayment to bills."""

    source_id: UUID
    on: date
    applications: tuple[Application, ...]


class HoldVendor(Request):
    """Block payments to a vendor."""

    vendor_id: UUID
    reason_code: HoldReason
    reason: str = Field(min_length=1)
    on: date | None = None


class ReleaseHold(Request):
    """Let a vendor be paid again."""

    hold_id: UUID
    note: str = Field(min_length=1)
    on: date | None = None


class CreateRun(Request):
    """Propose what to pay."""

    payment_date: date
    pay_through_date: date
    bank_account_id: UUID
    currency: str | None = None
    payment_method: PaymentMethod | None = None
    take_discounts: bool = True
    cash_limit: Decimal | None = None
    vendor_ids: tuple[UUID, ...] = ()


class RunRequest(Request):
    """Name a payment run."""

    run_id: UUID
    reason: str = ""


class UpdateRunLine(Request):
    """Take a bill out of a run, put it back, or change what is paid."""

    run_line_id: UUID
    include: bool = True
    amount: Decimal | None = None
    reason: str = ""


