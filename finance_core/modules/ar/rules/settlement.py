"""What money, discounts and write-offs settle, in document and base currency (ar.md R11, ap.md R2, R5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from finance_core.engines.discount import earns_discount, full_discount, part_payment_discount
from finance_core.engines.settlement import DocumentBalance, Settlement, SettlementSide, settle
from finance_core.engines.tax import TaxCalculation
from finance_core.modules.ar.errors import DiscountEnded, NotEnoughLeft
from finance_core.modules.ar.models import ARCreditMemo, ARInvoice, ARReceipt, ARReceiptAllocation
from finance_core.modules.ar.rules.states import invoice_name, memo_name
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What one application gives an invoice: money or credit, discount, given-up rest, in its currency.

    `base_amount` is what the source is worth in base currency; discount and rest count at `rate`.
    """

    amount: Decimal
    base_amount: Decimal
    rate: Decimal
    discount: Decimal = ZERO
    write_off: Decimal = ZERO

    @property
    def reduction(self) -> Decimal:
        """Return by how much the invoice's balance falls."""
        return self.amount + self.discount + self.write_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One application worked out; the base values are what will be posted."""

    invoice: ARInvoice
    given: Given
    base_discount: Decimal
    base_write_off: Decimal
    settlement: Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountDay:
    """When a discount is taken, how many days late it may be, and the decimals of the currency."""

    on: date
    grace_days: int
    minor_unit: int


def available_discount(invoice: ARInvoice, day: DiscountDay) -> Decimal:
    """Return the discount that paying all that is open on a day would earn, in the invoice's currency.

    The base is what is open, so returns and earlier part payments earn none (ap.md R2, example 1). The last
    discount day itself still counts, and the days of grace after it. Rounded half up.
    """
    if not invoice.discount_percent or not earns_discount(
        day.on - timedelta(days=day.grace_days), invoice.discount_date
    ):
        return ZERO
    return full_discount(invoice.balance_due, invoice.discount_percent, day.minor_unit)


def earned_discount(invoice: ARInvoice, paid: Decimal, day: DiscountDay, field: str) -> Decimal:
    """Return the discount that a payment earns, never more than is open.

    Raises:
        DiscountEnded: the payment is too late, or no discount was agreed.
    """
    unearned = available_discount(invoice, day)
    if not unearned:
        raise DiscountEnded(invoice_name(invoice), invoice.discount_date, field)
    earned = part_payment_discount(paid, invoice.discount_percent or ZERO, unearned, day.minor_unit)
    return max(min(earned, invoice.balance_due - paid), ZERO)


def settled(invoice: ARInvoice, given: Given, base_minor: int) -> Settled:
    """Work out what one application does to an invoice (IAS 21.28, ASC 830-20-35).

    Settled in full the invoice releases all its base value, so no base cent stays; a gain is above zero.

    Raises:
        RuleViolation: the reduction is zero or more than is open.
    """
    base_discount = rounded_product(base_minor, given.discount, given.rate)
    base_write_off = rounded_product(base_minor, given.write_off, given.rate)
    value = given.base_amount + base_discount + base_write_off
    settlement = settle(_balance(invoice), given.reduction, value, SettlementSide.RECEIVABLE, base_minor)
    return Settled(
        invoice=invoice,
        given=given,
        base_discount=base_discount,
        base_write_off=base_write_off,
        settlement=settlement,
    )


def given_up(invoice: ARInvoice, amount: Decimal, base_minor: int) -> Settled:
    """Work out a write-off: it is worth what the invoice carries, so there is no exchange result.

    Raises:
        RuleViolation: the amount is zero or more than is open.
    """
    released = settle(_balance(invoice), amount, ZERO, SettlementSide.RECEIVABLE, base_minor).released
    given = Given(amount=ZERO, base_amount=ZERO, rate=invoice.exchange_rate, write_off=amount)
    settlement = Settlement(released=released, fx_result=ZERO, in_full=amount == invoice.balance_due)
    return Settled(
        invoice=invoice, given=given, base_discount=ZERO, base_write_off=released, settlement=settlement
    )


def as_posted(invoice: ARInvoice, allocation: ARReceiptAllocation, rate: Decimal, base_minor: int) -> Settled:
    """Return an application as it was posted, to take it back."""
    given = Given(
        amount=allocation.amount,
        base_amount=allocation.base_amount,
        rate=rate,
        discount=allocation.discount_taken,
        write_off=allocation.write_off_amount,
    )
    return Settled(
        invoice=invoice,
        given=given,
        base_discount=rounded_product(base_minor, given.discount, rate),
        base_write_off=rounded_product(base_minor, given.write_off, rate),
        settlement=Settlement(
            released=allocation.base_released, fx_result=allocation.fx_gain_loss, in_full=False
        ),
    )


def taken_from_receipt(receipt: ARReceipt, amount: Decimal, base_minor: int, field: str) -> Decimal:
    """Return the base value of money taken from a receipt, at the rate of its day; the last gets the rest.

    Raises:
        NotEnoughLeft: more than is unallocated.
    """
    if amount > receipt.unallocated_amount:
        raise NotEnoughLeft(receipt.receipt_number, receipt.unallocated_amount, amount, field)
    balance = DocumentBalance(
        total=receipt.amount,
        settled=receipt.amount - receipt.unallocated_amount,
        base_total=receipt.base_amount,
        base_settled=receipt.base_amount - receipt.base_unallocated,
    )
    return settle(balance, amount, ZERO, SettlementSide.PAYABLE, base_minor).released


def taken_from_memo(memo: ARCreditMemo, amount: Decimal, base_minor: int, field: str) -> Decimal:
    """Return the base value of a part of a credit note, the last part gets the rest.

    Raises:
        NotEnoughLeft: more than is unapplied.
    """
    if amount > memo.unapplied_amount:
        raise NotEnoughLeft(memo_name(memo), memo.unapplied_amount, amount, field)
    balance = DocumentBalance(
        total=memo.amount,
        settled=memo.amount - memo.unapplied_amount,
        base_total=memo.base_total,
        base_settled=memo.base_total - memo.base_unapplied,
    )
    return settle(balance, amount, ZERO, SettlementSide.PAYABLE, base_minor).released


def with_tax_difference(calculation: TaxCalculation, difference: Decimal) -> TaxCalculation:
    """Return a calculation whose tax is higher by some cents; the line with the largest tax takes them."""
    if not difference or not calculation.taxes:
        return calculation
    index = max(range(len(calculation.taxes)), key=lambda each: abs(calculation.taxes[each].tax))
    taxes = list(calculation.taxes)
    taxes[index] = replace(taxes[index], tax=taxes[index].tax + difference)
    lines = tuple(
        replace(line, tax=line.tax + difference) if line.line_no == taxes[index].line_no else line
        for line in calculation.lines
    )
    return replace(calculation, tax=calculation.tax + difference, taxes=tuple(taxes), lines=lines)


def _balance(invoice: ARInvoice) -> DocumentBalance:
    return DocumentBalance(
        total=invoice.total_amount,
        settled=invoice.total_amount - invoice.balance_due,
        base_total=invoice.base_total,
        base_settled=invoice.base_total - invoice.base_balance,
    )
