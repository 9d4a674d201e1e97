"""Pure rules of accounts payable: state tables, amounts of a bill, what a payment settles (ap.md R2–R7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.discount import (
    earns_discount,
    effective_share,
    full_discount,
    part_payment_discount,
)
from finance_core.engines.settlement import DocumentBalance, Settlement, SettlementSide, settle
from finance_core.engines.tax import LineTotals, TaxCalculation, TaxEffect, TaxLine
from finance_core.errors import InvalidInput, StatusMoveRefused
from finance_core.kernel.errors import money_text
from finance_core.kernel.posting_lines import Lines
from finance_core.kernel.states import Moves
from finance_core.modules.ap.errors import BillDisputed, CurrencyDiffers, DiscountEnded, OverApplied
from finance_core.modules.ap.models import (
    APInvoice,
    APPaymentRunLine,
    BillStatus,
    BillType,
    PaymentStatus,
    RunLineStatus,
    RunStatus,
)
from finance_core.money.rounding import rounded_product, rounded_share

ZERO = Decimal(0)

BILL_MOVES: Moves[BillStatus] = {
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
OWED = (BillType.INVOICE.value, BillType.OPENING.value)
SETTLEABLE = frozenset({BillStatus.APPROVED, BillStatus.SCHEDULED, BillStatus.PARTIALLY_PAID})
PAYMENT_MOVES: Moves[PaymentStatus] = {
    PaymentStatus.DRAFT: frozenset({PaymentStatus.PENDING_APPROVAL, PaymentStatus.SUBMITTED,
                                    PaymentStatus.VOIDED}),
    PaymentStatus.PENDING_APPROVAL: frozenset({PaymentStatus.APPROVED, PaymentStatus.VOIDED}),
    PaymentStatus.APPROVED: frozenset({PaymentStatus.SUBMITTED, PaymentStatus.VOIDED}),
    PaymentStatus.SUBMITTED: frozenset({PaymentStatus.CLEARED, PaymentStatus.VOIDED}),
    PaymentStatus.CLEARED: frozenset({PaymentStatus.SUBMITTED}),
    PaymentStatus.VOIDED: frozenset(),
}
RUN_MOVES: Moves[RunStatus] = {
    RunStatus.DRAFT: frozenset({RunStatus.APPROVED, RunStatus.CANCELLED}),
    RunStatus.APPROVED: frozenset({RunStatus.COMPLETED, RunStatus.CANCELLED, RunStatus.FAILED}),
    RunStatus.FAILED: frozenset({RunStatus.DRAFT}),
    RunStatus.COMPLETED: frozenset(),
    RunStatus.CANCELLED: frozenset(),
}


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
    calculation: TaxCalculation, typed: Mapping[int, Decimal], tolerance: Decimal, *, inclusive: bool = False
) -> TaxCalculation:
    """Return the calculation with taxes as printed on paper, by line number (ap.md R4).

    The difference goes to the line's first charged tax and, where that is recoverable, to its recoverable
    part. With prices that include tax the gross stays and the net gives way.

    Raises:
        InvalidInput: a typed tax differs by more than the tolerance, or the line is not taxed at all.
    """
    lines: list[LineTotals] = []
    taxes = list(calculation.taxes)
    for line in calculation.lines:
        difference = typed.get(line.line_no, line.tax) - line.tax
        if not difference:
            lines.append(line)
            continue
        index = _first_charged(taxes, line.line_no)
        if index is None or abs(difference) > tolerance:
            raise InvalidInput(f"lines.{line.line_no - 1}.tax_amount",
                               f"Line {line.line_no}: the tax computes to {money_text(line.tax)}; a typed "
                               f"tax may differ by at most {money_text(tolerance)}. Check the tax code.")
        tax = taxes[index]
        recovered = difference if tax.recoverable else ZERO
        taxes[index] = replace(tax, tax=tax.tax + difference, recoverable=tax.recoverable + recovered)
        lines.append(replace(line, tax=line.tax + difference, recoverable=line.recoverable + recovered,
                             net=line.net - difference if inclusive else line.net))
    return replace(calculation, net=sum((line.net for line in lines), ZERO),
                   tax=sum((line.tax for line in lines), ZERO), lines=tuple(lines), taxes=tuple(taxes))


def _first_charged(taxes: Sequence[TaxLine], line_no: int) -> int | None:
    charged = (i for i, tax in enumerate(taxes) if tax.line_no == line_no and tax.effect is TaxEffect.CHARGED)
    return next(charged, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What one application settles: paid and discounted in bill currency, released in base currency.

    `discount_tax` is the tax in the discount, `tax_lines` what is posted of it.
    """

    bill: APInvoice
    amount: Decimal
    discount: Decimal
    base_cash: Decimal
    base_discount: Decimal
    settlement: Settlement
    discount_tax: Decimal = ZERO
    tax_lines: Lines = ()

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
    minor_unit: int
    on_partial: bool = True
    forced: bool = False


def available_discount(bill: APInvoice, terms: DiscountTerms) -> Decimal:
    """Return the discount that paying all that is open would earn on a day, in bill currency (ap.md R2).

    Computed on what is open, or the net in it: a credit note applied before lowers the discount.
    """
    if not bill.discount_percent or not (terms.forced or earns_discount(terms.paid_on, bill.discount_date)):
        return ZERO
    base = bill.open_amount
    if terms.on_net:
        base = rounded_share(bill.subtotal, base, bill.total_amount, terms.minor_unit)
    return full_discount(base, bill.discount_percent, terms.minor_unit)


def discount_for(bill: APInvoice, paid: Decimal, terms: DiscountTerms, index: int) -> Decimal:
    """Return the discount a payment earns, in bill currency.

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
        earned = max(bill.open_amount - paid, ZERO)
    elif not terms.on_partial:
        return ZERO
    return earned


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What is put to a document, in its currency; `base_cash` is the cash in base currency at `rate`."""

    cash: Decimal
    base_cash: Decimal
    rate: Decimal
    discount: Decimal = ZERO


def applied(bill: APInvoice, offered: Offered, base_minor_unit: int, index: int) -> Paid:
    """Return what an application settles (ap.md R5); `index` is its place in the request.

    Raises:
        OverApplied: more than the bill has open.
        InvalidInput: nothing or a negative amount is applied.
    """
    reduction = offered.cash + offered.discount
    if offered.cash < 0 or reduction <= 0:
        raise InvalidInput(f"applications.{index}.amount", f"{bill_name(bill)}: apply an amount above zero.")
    if reduction > bill.open_amount:
        raise OverApplied(bill_name(bill), bill.open_amount, reduction, index)
    base_discount = rounded_product(base_minor_unit, offered.discount, offered.rate)
    balance = DocumentBalance(total=bill.total_amount, settled=bill.settled_amount,
                              base_total=bill.base_total, base_settled=bill.base_settled)
    settlement = settle(balance, reduction, offered.base_cash + base_discount, SettlementSide.PAYABLE,
                        base_minor_unit)
    return Paid(
        bill=bill, amount=offered.cash, discount=offered.discount, base_cash=offered.base_cash,
        base_discount=base_discount, settlement=settlement,
    )


def settlement_line(part: Paid, line_id: UUID, on: date) -> APPaymentRunLine:
    """Return the record of a settlement; the caller adds the payment or credit note behind it."""
    return APPaymentRunLine(
        id=line_id, invoice_id=part.bill.id, vendor_id=part.bill.vendor_id, application_date=on,
        amount=part.amount, discount_amount=part.discount, discount_tax_amount=part.discount_tax,
        base_cash=part.base_cash, base_released=part.settlement.released,
        fx_gain_loss=part.settlement.fx_result, status=RunLineStatus.POSTED,
    )

