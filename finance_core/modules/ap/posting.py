"""Bills, payments and applications as journal entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import LineTotals
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.posting_lines import credited, dims_of, fx_line, kept, signed_line, swapped
from finance_core.modules.ap.models import APInvoice, APInvoiceLine, APPayment, BillType
from finance_core.modules.ap.rules import Paid, bill_name
from finance_core.money.rounding import EXACT, round_half_up

ZERO = Decimal(0)
APPLICATION = "ap_application"


def bill_entry(
    bill: APInvoice, totals: Sequence[LineTotals], taxes: tuple[PostingLine, ...], reasons: Sequence[str],
    rounding: Decimal
) -> PostingRequest:
    """Dr line accounts (net and lost tax), Dr input tax / Cr AP_CONTROL; swapped for a credit note."""
    side = Side.CREDIT if bill.document_type is BillType.CREDIT_NOTE else Side.DEBIT
    money = {"currency": bill.currency, "rate": bill.exchange_rate}
    costs = [
        signed_line(side, total.cost, memo=line.description, tax_code_id=line.tax_code_id, dims=dims_of(line),
                    quantity=line.quantity, **_account_of(line, reason), **money)
        for line, total, reason in zip(bill.lines, totals, reasons, strict=True)
    ]
    control = signed_line(side.other, bill.total_amount, role="AP_CONTROL", party_id=bill.vendor_id,
                          due_date=bill.due_date, base_amount=bill.base_total, memo=bill.invoice_number,
                          reason="payables control", **money)
    cents = signed_line(side, rounding, role="ROUNDING_DIFFERENCE", reason="total as printed", **money)
    kind = "Credit note" if bill.document_type is BillType.CREDIT_NOTE else "Bill"
    return PostingRequest(
        entry_date=bill.posting_date,
        description=f"{kind} {bill_name(bill)} {bill.invoice_number or ''}".strip(),
        lines=kept(*costs, cents) + taxes + kept(control), source_module="ap", source_type="ap_invoice",
        source_id=bill.id, document_date=bill.invoice_date, reference=bill.invoice_number,
    )


def _account_of(line: APInvoiceLine, reason: str) -> dict[str, object]:
    """A service period makes the cost a prepaid expense, which the ledger spreads over its days."""
    if line.service_from is not None:
        return {"role": "PREPAID_EXPENSE", "reason": "service period of the line"}
    return {"account_id": line.account_id, "reason": reason, "is_typed": True}


def payment_entry(
    payment: APPayment, bank: BankFacts, paid: Sequence[Paid], base_rest: Decimal
) -> PostingRequest:
    """Dr AP_CONTROL released, Dr VENDOR_PREPAYMENT rest / Cr bank, discount and its tax; FX result; fee."""
    money: dict[str, object] = {"currency": payment.currency, "rate": payment.exchange_rate,
                                "party_id": payment.vendor_id}
    lines: list[PostingLine | None] = []
    for part in paid:
        lines += settlement_lines(part, money, Side.DEBIT)
    lines.append(signed_line(Side.DEBIT, payment.unapplied_amount, role="VENDOR_PREPAYMENT",
                             base_amount=base_rest, reason="not applied yet", **money))
    lines.append(fx_line(sum((part.settlement.fx_result for part in paid), ZERO), payment.vendor_id))
    # The bank takes its fee in the account's own currency, at the payment's rate where that is the same.
    fee = {"currency": bank.currency, "rate": payment.exchange_rate if bank.currency == payment.currency
           else None}
    lines += [
        signed_line(Side.DEBIT, payment.fee_amount, role="BANK_FEE_EXPENSE", reason="bank fee", **fee),
        bank_line(Side.CREDIT, payment, bank),
        signed_line(Side.CREDIT, payment.fee_amount, account_id=bank.account_id, memo="fee",
                    reason=f"bank account {bank.name}", **fee),
    ]
    return PostingRequest(
        entry_date=payment.payment_date, description=f"Payment {payment.payment_number}", lines=kept(*lines),
        source_module="ap", source_type="ap_payment", source_id=payment.id, reference=payment.reference,
    )


def settlement_lines(part: Paid, money: dict[str, object], side: Side) -> list[PostingLine | None]:
    """The payables line of one application, its discount and the tax in that.

    The other side takes an application back. Tax that came back with the bill is given up with the discount;
    tax that never did lies in the cost, and so in the discount.
    """
    number, tax = bill_name(part.bill), part.tax_lines
    net, base_net = part.discount - credited(tax), part.base_discount - credited(tax, in_base=True)
    return [
        signed_line(side, part.reduction, role="AP_CONTROL", base_amount=part.settlement.released,
                    memo=number, due_date=part.bill.due_date, reason=f"settles {number}", **money),
        signed_line(side.other, net, role="PURCHASE_DISCOUNT", base_amount=base_net, memo=number,
                    reason="discount taken", **money),
        *(tax if side is Side.DEBIT else swapped(tax)),
    ]


def bank_line(side: Side, payment: APPayment, bank: BankFacts) -> PostingLine | None:
    """The bank's side of a payment or refund, in the account's currency; a third one's rate is implied."""
    amount, rate = payment.amount, payment.exchange_rate
    if bank.currency != payment.currency:
        amount = payment.bank_amount
        rate = round_half_up(EXACT.divide(payment.base_amount, amount), 9) if amount else Decimal(1)
    return signed_line(
        side, amount, account_id=bank.account_id, currency=bank.currency, rate=rate,
        base_amount=payment.base_amount, party_id=payment.vendor_id, memo=payment.reference,
        reason=f"bank account {bank.name}",
    )


def credit_application_entry(
    line_id: UUID, note: APInvoice, on: date, result: Decimal, number: str
) -> PostingRequest:
    """Bill and credit note at different rates: only the difference, against AP_CONTROL (ap.md R5).

    The payables line changes the base value alone: in the documents' currency both cancel out.
    """
    control = PostingLine(side=Side.DEBIT if result > 0 else Side.CREDIT, amount=ZERO, is_base_only=True,
                          base_amount=abs(result), role="AP_CONTROL", currency=note.currency,
                          rate=note.exchange_rate, party_id=note.vendor_id, reason="exchange difference")
    return PostingRequest(
        entry_date=on, description=f"Exchange difference on {number}",
        lines=kept(control, fx_line(result, note.vendor_id)),
        source_module="ap", source_type=APPLICATION, source_id=line_id,
    )


def prepayment_application_entry(line_id: UUID, payment: APPayment, part: Paid, on: date) -> PostingRequest:
    """Dr AP_CONTROL / Cr VENDOR_PREPAYMENT at the value of the day it was paid; FX result."""
    money: dict[str, object] = {"currency": payment.currency, "rate": payment.exchange_rate,
                                "party_id": payment.vendor_id}
    lines = settlement_lines(part, money, Side.DEBIT)
    lines.append(signed_line(Side.CREDIT, part.amount, role="VENDOR_PREPAYMENT", base_amount=part.base_cash,
                             reason=f"prepaid by {payment.payment_number}", **money))
    lines.append(fx_line(part.settlement.fx_result, payment.vendor_id))
    return PostingRequest(
        entry_date=on, description=f"{payment.payment_number} applied to {bill_name(part.bill)}",
        lines=kept(*lines), source_module="ap", source_type=APPLICATION, source_id=line_id,
    )


def undone_application_entry(line_id: UUID, payment: APPayment, part: Paid, on: date) -> PostingRequest:
    """Dr VENDOR_PREPAYMENT / Cr AP_CONTROL, discount and FX swapped: the money becomes unapplied."""
    money: dict[str, object] = {"currency": payment.currency, "rate": payment.exchange_rate,
                                "party_id": payment.vendor_id}
    lines = settlement_lines(part, money, Side.CREDIT)
    lines.append(signed_line(Side.DEBIT, part.amount, role="VENDOR_PREPAYMENT", base_amount=part.base_cash,
                             reason=f"unapplied from {bill_name(part.bill)}", **money))
    result = part.settlement.fx_result
    role = "REALIZED_FX_GAIN" if result > 0 else "REALIZED_FX_LOSS"
    lines.append(signed_line(Side.DEBIT, result, role=role, party_id=payment.vendor_id,
                             reason="exchange difference taken back"))
    return PostingRequest(
        entry_date=on, description=f"{payment.payment_number} unapplied from {bill_name(part.bill)}",
        lines=kept(*lines), source_module="ap", source_type=APPLICATION, source_id=line_id,
        purpose="undo",
    )


def refund_entry(payment: APPayment, bank: BankFacts, role: str, released: Decimal) -> PostingRequest:
    """Dr bank / Cr AP_CONTROL (credit note) or Cr VENDOR_PREPAYMENT; FX result."""
    control = signed_line(Side.CREDIT, payment.amount, role=role, currency=payment.currency,
                          rate=payment.exchange_rate, base_amount=released, party_id=payment.vendor_id,
                          reason="refunded")
    return PostingRequest(
        entry_date=payment.payment_date, description=f"Refund {payment.payment_number}",
        lines=kept(bank_line(Side.DEBIT, payment, bank), control,
                   fx_line(payment.base_amount - released, payment.vendor_id)),
        source_module="ap", source_type="ap_payment", source_id=payment.id, reference=payment.reference,
    )


