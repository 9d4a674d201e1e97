"""Invoices, credit notes, receipts and settlements as journal entries, by account role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.posting_lines import Lines, credited, dims_of, fx_line, kept, signed_line, swapped
from finance_core.modules.ar.models import ARCreditMemo, ARInvoice, ARInvoiceLine, ARReceipt
from finance_core.modules.ar.rules.settlement import Settled
from finance_core.modules.ar.rules.states import invoice_name, memo_name
from finance_core.money.rounding import EXACT, round_half_up

ZERO = Decimal(0)
INVOICE, MEMO, RECEIPT = "ar_invoice", "ar_credit_memo", "ar_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """A document's line as it is posted: net amount, why this account, and whether the user typed it.

    `deferred` of the amount is posted to DEFERRED_REVENUE instead of the line's account.
    """

    line: ARInvoiceLine
    reason: str
    is_typed: bool
    deferred: Decimal = ZERO


def invoice_entry(invoice: ARInvoice, items: Sequence[ItemLine], taxes: Lines) -> PostingRequest:
    """Dr AR_CONTROL total / Cr line accounts net, Cr tax."""
    control = signed_line(
        Side.DEBIT,
        invoice.total_amount,
        role="AR_CONTROL",
        party_id=invoice.customer_id,
        due_date=invoice.due_date,
        base_amount=invoice.base_total,
        currency=invoice.currency,
        rate=invoice.exchange_rate,
        memo=invoice.invoice_number,
        reason="receivables control",
    )
    money = {"currency": invoice.currency, "rate": invoice.exchange_rate, "party_id": invoice.customer_id}
    return PostingRequest(
        entry_date=invoice.posting_date,
        description=f"Invoice {invoice_name(invoice)}",
        lines=kept(control, *_item_lines(Side.CREDIT, items, money)) + taxes,
        source_module="ar",
        source_type=INVOICE,
        source_id=invoice.id,
        document_date=invoice.invoice_date,
        reference=invoice.invoice_number,
    )


def memo_entry(memo: ARCreditMemo, items: Sequence[ItemLine], taxes: Lines) -> PostingRequest:
    """Dr returns, allowance or revenue net, Dr tax / Cr AR_CONTROL total."""
    money = {"currency": memo.currency, "rate": memo.exchange_rate, "party_id": memo.customer_id}
    control = signed_line(
        Side.CREDIT,
        memo.amount,
        role="AR_CONTROL",
        base_amount=memo.base_total,
        memo=memo.credit_memo_number,
        reason="receivables control",
        **money,
    )
    return PostingRequest(
        entry_date=memo.posting_date,
        description=f"Credit note {memo_name(memo)}",
        lines=kept(*_item_lines(Side.DEBIT, items, money)) + taxes + kept(control),
        source_module="ar",
        source_type=MEMO,
        source_id=memo.id,
        document_date=memo.issue_date,
        reference=memo.credit_memo_number,
    )


def receipt_entry(
    receipt: ARReceipt, bank: BankFacts | None, base_fee: Decimal, parts: Sequence[tuple[Settled, Lines]]
) -> PostingRequest:
    """Dr bank or UNDEPOSITED_FUNDS, Dr fee / Cr AR_CONTROL by invoice, Cr UNAPPLIED_CASH; discount, FX."""
    settlements = [line for part, taxes in parts for line in settlement_lines(part, taxes)]
    fee = signed_line(
        Side.DEBIT,
        receipt.fee_amount,
        role="MERCHANT_FEE_EXPENSE",
        base_amount=base_fee,
        reason="fee kept back",
        **_money(receipt),
    )
    rest = signed_line(
        Side.CREDIT,
        receipt.unallocated_amount,
        role="UNAPPLIED_CASH",
        base_amount=receipt.base_unallocated,
        reason="not applied yet",
        **_money(receipt),
    )
    return PostingRequest(
        entry_date=receipt.receipt_date,
        description=f"Receipt {receipt.receipt_number}",
        lines=kept(
            money_line(Side.DEBIT, receipt, bank, receipt.base_amount - base_fee), fee, *settlements, rest
        ),
        source_module="ar",
        source_type=RECEIPT,
        source_id=receipt.id,
        reference=receipt.reference,
    )


def apply_entry(
    receipt: ARReceipt, allocation_id: UUID, part: Settled, taxes: Lines, on: date
) -> PostingRequest:
    """Dr UNAPPLIED_CASH at the value of its day / Cr AR_CONTROL; discount, small rest, FX result."""
    return PostingRequest(
        entry_date=on,
        description=f"{receipt.receipt_number} applied to {invoice_name(part.invoice)}",
        lines=application_lines(receipt, part, taxes),
        source_module="ar",
        source_type=RECEIPT,
        source_id=receipt.id,
        purpose=f"apply-{allocation_id}",
        reference=receipt.reference,
    )


def unapply_entry(
    receipt: ARReceipt, allocation_id: UUID, part: Settled, taxes: Lines, on: date
) -> PostingRequest:
    """Take back an application in the receipt's own entry: Dr AR_CONTROL / Cr UNAPPLIED_CASH, all swapped."""
    return PostingRequest(
        entry_date=on,
        description=f"{receipt.receipt_number} unapplied from {invoice_name(part.invoice)}",
        lines=swapped(application_lines(receipt, part, taxes)),
        source_module="ar",
        source_type=RECEIPT,
        source_id=receipt.id,
        purpose=f"undo-{allocation_id}",
        reference=receipt.reference,
    )


def application_lines(receipt: ARReceipt, part: Settled, taxes: Lines) -> Lines:
    """The lines that move unapplied money to an invoice."""
    given = part.given
    taken = signed_line(
        Side.DEBIT,
        given.amount,
        role="UNAPPLIED_CASH",
        base_amount=given.base_amount,
        reason=f"applied to {invoice_name(part.invoice)}",
        **_money(receipt),
    )
    return kept(taken, *settlement_lines(part, taxes))


def settlement_lines(part: Settled, taxes: Lines) -> Lines:
    """Cr AR_CONTROL released; Dr discount net of tax, Dr tax in it, Dr small rest; FX result."""
    invoice, given = part.invoice, part.given
    number = invoice_name(invoice)
    money = {
        "currency": invoice.currency,
        "rate": given.rate,
        "party_id": invoice.customer_id,
        "memo": number,
    }
    control = signed_line(
        Side.CREDIT,
        given.reduction,
        role="AR_CONTROL",
        base_amount=part.settlement.released,
        due_date=invoice.due_date,
        reason=f"settles {number}",
        **money,
    )
    discount = signed_line(
        Side.DEBIT,
        given.discount + credited(taxes),
        role="SALES_DISCOUNT",
        reason="discount taken",
        base_amount=part.base_discount + credited(taxes, in_base=True),
        **money,
    )
    rest = signed_line(
        Side.DEBIT,
        given.write_off,
        role="SMALL_BALANCE_WRITE_OFF",
        base_amount=part.base_write_off,
        reason="small rest given up",
        **money,
    )
    return (
        kept(discount) + taxes + kept(rest, control, fx_line(part.settlement.fx_result, invoice.customer_id))
    )


def memo_application_entry(
    memo: ARCreditMemo, allocation_id: UUID, part: Settled, on: date
) -> PostingRequest:
    """Post only the difference of rates between invoice and credit note, against AR_CONTROL."""
    result = part.settlement.fx_result
    control = PostingLine(
        side=Side.DEBIT if result > 0 else Side.CREDIT,
        amount=ZERO,
        is_base_only=True,
        base_amount=abs(result),
        role="AR_CONTROL",
        currency=memo.currency,
        rate=memo.exchange_rate,
        party_id=memo.customer_id,
        reason="exchange difference",
    )
    return PostingRequest(
        entry_date=on,
        description=f"Exchange difference of {memo_name(memo)} on {invoice_name(part.invoice)}",
        lines=kept(control, fx_line(result, memo.customer_id)),
        source_module="ar",
        source_type=MEMO,
        source_id=memo.id,
        purpose=f"apply-{allocation_id}",
    )


def write_off_entry(part: Settled, allocation_id: UUID, role: str, on: date, reason: str) -> PostingRequest:
    """Dr allowance, expense or small rests / Cr AR_CONTROL, at what the invoice carries."""
    invoice, given = part.invoice, part.given
    number = invoice_name(invoice)
    money = {
        "currency": invoice.currency,
        "rate": invoice.exchange_rate,
        "party_id": invoice.customer_id,
        "memo": number,
        "base_amount": part.settlement.released,
    }
    return PostingRequest(
        entry_date=on,
        description=f"{number} written off: {reason}",
        lines=kept(
            signed_line(Side.DEBIT, given.write_off, role=role, reason="given up", **money),
            signed_line(
                Side.CREDIT,
                given.write_off,
                role="AR_CONTROL",
                due_date=invoice.due_date,
                reason=f"settles {number}",
                **money,
            ),
        ),
        source_module="ar",
        source_type=INVOICE,
        source_id=invoice.id,
        purpose=f"write-off-{allocation_id}",
    )


def kept_rest_entry(receipt: ARReceipt, allocation_id: UUID, on: date) -> PostingRequest:
    """A small overpayment is kept: Dr UNAPPLIED_CASH / Cr SMALL_BALANCE_WRITE_OFF."""
    facts = {"base_amount": receipt.base_unallocated, **_money(receipt)}
    return PostingRequest(
        entry_date=on,
        description=f"Small rest of {receipt.receipt_number} kept",
        lines=kept(
            signed_line(
                Side.DEBIT, receipt.unallocated_amount, role="UNAPPLIED_CASH", reason="small rest", **facts
            ),
            signed_line(
                Side.CREDIT,
                receipt.unallocated_amount,
                role="SMALL_BALANCE_WRITE_OFF",
                reason="small rest kept",
                **facts,
            ),
        ),
        source_module="ar",
        source_type=RECEIPT,
        source_id=receipt.id,
        purpose=f"small-{allocation_id}",
    )


def refund_entry(refund: ARReceipt, bank: BankFacts | None, role: str, released: Decimal) -> PostingRequest:
    """Dr UNAPPLIED_CASH (money) or AR_CONTROL (credit note) / Cr bank; FX result."""
    source = signed_line(
        Side.DEBIT, refund.amount, role=role, base_amount=released, reason="refunded", **_money(refund)
    )
    return PostingRequest(
        entry_date=refund.receipt_date,
        description=f"Refund {refund.receipt_number}",
        lines=kept(
            source,
            money_line(Side.CREDIT, refund, bank, refund.base_amount),
            fx_line(released - refund.base_amount, refund.customer_id),
        ),
        source_module="ar",
        source_type=RECEIPT,
        source_id=refund.id,
        reference=refund.reference,
    )


def return_entry(
    receipt: ARReceipt, bank: BankFacts, taken_back: tuple[Decimal, Decimal] | None, fee: Decimal, on: date
) -> PostingRequest | None:
    """Beside the reversal: Dr UNDEPOSITED_FUNDS for money deposited, Dr BANK_FEE_EXPENSE / Cr bank.

    `taken_back` is (amount in the bank's currency, base value) of money that went to the bank by deposit
    slip.
    """
    deposit: Lines = ()
    if taken_back is not None:
        amount, base = taken_back
        deposit = kept(
            money_line(Side.DEBIT, receipt, None, base),
            money_line(Side.CREDIT, replace(receipt, bank_amount=amount), bank, base),
        )
    charges = kept(
        signed_line(
            Side.DEBIT, fee, role="BANK_FEE_EXPENSE", currency=bank.currency, reason="fee for the return"
        ),
        signed_line(
            Side.CREDIT,
            fee,
            account_id=bank.account_id,
            currency=bank.currency,
            memo="fee",
            reason=f"bank account {bank.name}",
        ),
    )
    if not deposit + charges:
        return None
    return PostingRequest(
        entry_date=on,
        description=f"{receipt.receipt_number} returned by the bank",
        lines=deposit + charges,
        source_module="ar",
        source_type=RECEIPT,
        source_id=receipt.id,
        purpose="return",
        reference=receipt.reference,
    )


def money_line(side: Side, receipt: ARReceipt, bank: BankFacts | None, base: Decimal) -> PostingLine | None:
    """The bank's or undeposited side of a receipt or refund, in the bank account's currency."""
    if bank is None:
        return signed_line(
            side,
            receipt.bank_amount,
            role="UNDEPOSITED_FUNDS",
            base_amount=base,
            memo=receipt.reference,
            reason="not deposited yet",
            **_money(receipt),
        )
    same = bank.currency == receipt.currency
    rate = receipt.exchange_rate if same else round_half_up(EXACT.divide(base, receipt.bank_amount), 9)
    return signed_line(
        side,
        receipt.bank_amount,
        account_id=bank.account_id,
        currency=bank.currency,
        base_amount=base,
        rate=rate,
        party_id=receipt.customer_id,
        memo=receipt.reference,
        reason=f"bank account {bank.name}",
    )


def _item_lines(side: Side, items: Sequence[ItemLine], money: dict[str, Any]) -> list[PostingLine | None]:
    lines = []
    for item in items:
        facts: dict[str, Any] = {
            "memo": item.line.description or None,
            "tax_code_id": item.line.tax_code_id,
            "dims": dims_of(item.line),
            "quantity": item.line.quantity,
            "unit": item.line.unit,
            **money,
        }
        earned = signed_line(
            side,
            item.line.amount - item.deferred,
            account_id=item.line.account_id,
            reason=item.reason,
            is_typed=item.is_typed,
            **facts,
        )
        later = signed_line(
            side, item.deferred, role="DEFERRED_REVENUE", reason="service period of the line", **facts
        )
        lines += [earned, later]
    return lines


def _money(receipt: ARReceipt) -> dict[str, Any]:
    return {"currency": receipt.currency, "rate": receipt.exchange_rate, "party_id": receipt.customer_id}
