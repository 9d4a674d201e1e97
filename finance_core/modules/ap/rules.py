"""Pure rules of accounts payable: state tables, amounts of a bill, what a payment settles (ap.md R2–R7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from finance_core.engines.discount import (
    discount_tax,
    earns_discount,
    effective_share,
    full_discount,
    part_payment_discount,
)
from finance_core.engines.settlement import DocumentBalance, Settlement, SettlementSide, settle
from finance_core.engines.tax import LineTotals, TaxCalculation, TaxLine
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.errors import money_text
from finance_core.modules.ap.errors import BillDisputed, CurrencyDiffers, DiscountEnded, OverApplied
from finance_core.modules.ap.models import APInvoice, APInvoiceLine, BillStatus, PaymentStatus, RunStatus
from finance_core.money.rounding import rounded_product

ZERO = Decimal(0)

BILL_MOVES: Mapping[BillStatus, frozenset[BillStatus]] = {
    BillStatus.DRAFT: frozenset({BillStatus.PENDING_MATCH, BillStatus.PENDING_APPROVAL, BillStatus.APPROVED,
                                 BillStatus.PAID}),
    BillStatus.PENDING_MATCH: frozenset({BillStatus.PENDING_APPROVAL, BillStatus.APPROVED,
                                         BillStatus.CANCELLED}),
    BillStatus.PENDING_APPROVAL: frozenset({BillStatus.APPROVED, BillStatus.CANCELLED}),
    BillStatus.APPROVED: frozenset(
        {BillStatus.SCHEDULED, BillStatus.PARTIALLY_PAID, BillStatus.PAID, BillStatus.CANCELLED}
    ),
    BillStatus.SCHEDULED: frozenset({BillStatus.APPROVED, BillStatus.PARTIALLY_PAID, BillStatus.PAID}),
    BillStatus.PARTIALLY_PAID: frozenset({BillStatus.PAID, BillStatus.APPROVED}),
    BillStatus.PAID: frozenset({BillStatus.PARTIALLY_PAID, BillStatus.APPROVED}),
    BillStatus.CANCELLED: frozenset(),
}
SETTLEABLE = frozenset({BillStatus.APPROVED, BillStatus.SCHEDULED, BillStatus.PARTIALLY_PAID})
PAYMENT_MOVES: Mapping[PaymentStatus, frozenset[PaymentStatus]] = {
    PaymentStatus.DRAFT: frozenset({PaymentStatus.PENDING_APPROVAL, PaymentStatus.SUBMITTED,
                                    PaymentStatus.VOIDED}),
    PaymentStatus.PENDING_APPROVAL: frozenset({PaymentStatus.APPROVED, PaymentStatus.VOIDED}),
    PaymentStatus.APPROVED: frozenset({PaymentStatus.SUBMITTED, PaymentStatus.VOIDED}),
    PaymentStatus.SUBMITTED: frozenset({PaymentStatus.CLEARED, PaymentStatus.VOIDED}),
    PaymentStatus.CLEARED: frozenset({PaymentStatus.SUBMITTED}),
    PaymentStatus.VOIDED: frozenset(),
}
RUN_MOVES: Mapping[RunStatus, frozenset[RunStatus]] = {
    RunStatus.DRAFT: frozenset({RunStatus.APPROVED, RunStatus.CANCELLED}),
    RunStatus.APPROVED: frozenset({RunStatus.COMPLETED, RunStatus.CANCELLED, RunStatus.FAILED}),
    RunStatus.FAILED: frozenset({RunStatus.DRAFT}),
    RunStatus.COMPLETED: frozenset(),
    RunStatus.CANCELLED: frozenset(),
}


def check_bill_move(bill: APInvoice, wanted: BillStatus) -> None:
    """Refuse a status change the state table does not know.

    Raises:
        StatusMoveRefused: there is no such move.
    """
    if wanted is not bill.status and wanted not in BILL_MOVES[bill.status]:
        raise StatusMoveRefused(bill_name(bill), bill.status.value, wanted.value)


def bill_name(bill: APInvoice) -> str:
    """Return how a message calls a bill."""
    return bill.internal_number or bill.invoice_number or "the draft"


def settled_status(bill: APInvoice) -> BillStatus:
    """Return the state that follows from what is settled."""
    if bill.settled_amount >= bill.total_amount:
        return BillStatus.PAID
    return BillStatus.PARTIALLY_PAID if bill.settled_amount else BillStatus.APPROVED


def with_settlement(bill: APInvoice, reduction: Decimal, released: Decimal) -> APInvoice:
    """Return the bill after a settlement; negative figures take one back."""
    changed = replace(bill, settled_amount=bill.settled_amount + reduction,
                      base_settled=bill.base_settled + released)
    return replace(changed, status=settled_status(changed))


def override_taxes(
    calculation: TaxCalculation, typed: Mapping[int, Decimal], tolerance: Decimal
) -> TaxCalculation:
    """Return the calculation with taxes as printed on paper, by line number (ap.md R4).

    The difference goes to the line's first charged tax and, where that is recoverable, to its recoverable
    part.

    Raises:
        InvalidInput: a typed tax differs by more than the tolerance.
    """
    lines: list[LineTotals] = []
    taxes = list(calculation.taxes)
    for line in calculation.lines:
        difference = typed.get(line.line_no, line.tax) - line.tax
        if abs(difference) > tolerance:
            raise InvalidInput(f"lines.{line.line_no - 1}.tax_amount",
                               f"Line {line.line_no}: the tax computes to {money_text(line.tax)}; a typed tax "
                               f"may differ by at most {money_text(tolerance)}. Check the tax code.")
        index = next((i for i, tax in enumerate(taxes) if tax.line_no == line.line_no), None)
        if difference and index is not None:
            recovered = difference if taxes[index].recoverable else ZERO
            taxes[index] = _changed(taxes[index], difference, recovered)
            line = replace(line, tax=line.tax + difference,
                           recoverable=line.recoverable + recovered)
        lines.append(line)
    return replace(calculation, tax=sum((line.tax for line in lines), ZERO), lines=tuple(lines),
                   taxes=tuple(taxes))


def _changed(tax: TaxLine, difference: Decimal, recovered: Decimal) -> TaxLine:
    return replace(tax, tax=tax.tax + difference, recoverable=tax.recoverable + recovered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What one application settles: paid and discounted in bill currency, released in base currency."""

    bill: APInvoice
    amount: Decimal
    discount: Decimal
    discount_tax: Decimal
    base_cash: Decimal
    base_discount: Decimal
    base_discount_tax: Decimal
    settlement: Settlement

    @property
    def reduction(self) -> Decimal:
        """Return by how much the bill's open amount falls."""
        return self.amount + self.discount


def check_payable(bill: APInvoice, currency: str, override_reason: str | None) -> None:
    """Refuse to settle a bill that is in no state, currency or mood to be paid.

    Raises:
        StatusMoveRefused: draft, pending, paid or cancelled.
        CurrencyDiffers: the bill is in another currency.
        BillDisputed: it is disputed and no reason was given.
    """
    if bill.status not in SETTLEABLE:
        raise StatusMoveRefused(bill_name(bill), bill.status.value, BillStatus.PAID.value)
    if bill.currency != currency:
        raise CurrencyDiffers(bill_name(bill), bill.currency)
    if bill.dispute_reason and not override_reason:
        raise BillDisputed(bill_name(bill), bill.dispute_reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountTerms:
    """What decides the discount of one application."""

    paid_on: date
    on_net: bool
    on_partial: bool
    taken_before: Decimal
    taxed: Decimal
    minor_unit: int
    forced: bool = False


def available_discount(bill: APInvoice, terms: DiscountTerms) -> Decimal:
    """Return the discount that paying in full on a day would still earn, in bill currency (ap.md R2)."""
    if not bill.discount_percent or not (terms.forced or earns_discount(terms.paid_on, bill.discount_date)):
        return ZERO
    base = bill.subtotal if terms.on_net else bill.total_amount
    return max(full_discount(base, bill.discount_percent, terms.minor_unit) - terms.taken_before, ZERO)


def discount_for(bill: APInvoice, paid: Decimal, terms: DiscountTerms, index: int) -> tuple[Decimal, Decimal]:
    """Return the discount a payment earns and the tax in it, in bill currency.

    Raises:
        DiscountEnded: the discount date has passed and no reason was given.
    """
    unearned = available_discount(bill, terms)
    if not unearned:
        raise DiscountEnded(bill_name(bill), bill.discount_date, index)
    base = bill.subtotal if terms.on_net else bill.total_amount
    share = effective_share(bill.discount_percent or ZERO, base, bill.total_amount)
    earned = part_payment_discount(paid, share, unearned, terms.minor_unit)
    if paid + unearned >= bill.open_amount:
        earned = bill.open_amount - paid
    elif not terms.on_partial:
        return ZERO, ZERO
    return earned, discount_tax(earned, terms.taxed, bill.total_amount, terms.minor_unit)


def applied(
    bill: APInvoice, amounts: tuple[Decimal, Decimal, Decimal], base_cash: Decimal, rate: Decimal,
    base_minor: int, index: int
) -> Paid:
    """Return what an application of (cash, discount, discount tax) settles (ap.md R5).

    Raises:
        OverApplied: more than the bill has open.
        InvalidInput: nothing or a negative amount is applied.
    """
    cash, discount, tax = amounts
    if cash < 0 or cash + discount <= 0:
        raise InvalidInput(f"applications.{index}.amount", f"{bill_name(bill)}: apply an amount above zero.")
    if cash + discount > bill.open_amount:
        raise OverApplied(bill_name(bill), bill.open_amount, cash + discount, index)
    base_discount = rounded_product(base_minor, discount, rate)
    balance = DocumentBalance(total=bill.total_amount, settled=bill.settled_amount,
                              base_total=bill.base_total, base_settled=bill.base_settled)
    settlement = settle(balance, cash + discount, base_cash + base_discount, SettlementSide.PAYABLE,
                        base_minor)
    return Paid(
        bill=bill, amount=cash, discount=discount, discount_tax=tax, base_cash=base_cash,
        base_discount=base_discount, base_discount_tax=rounded_product(base_minor, tax, rate),
        settlement=settlement,
    )


def taxed_with_discount(lines: Sequence[APInvoiceLine], changing: frozenset[object]) -> Decimal:
    """Return the tax of the lines whose code lets a discount reduce the tax."""
    return sum((line.tax_amount for line in lines if line.tax_code_id in changing), ZERO)
