"""Which status follows which (ar.md, States), and the state that balances imply."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from finance_core.kernel.states import Moves
from finance_core.modules.ar.models import (
    ARCreditMemo,
    ARInvoice,
    ARReceipt,
    CreditMemoStatus,
    DunningStatus,
    InvoiceStatus,
    ReceiptStatus,
)

_I = InvoiceStatus
INVOICE_MOVES: Moves[InvoiceStatus] = {
    _I.DRAFT: frozenset({_I.ISSUED, _I.PAID}),
    _I.ISSUED: frozenset({_I.DELIVERED, _I.PARTIALLY_PAID, _I.PAID, _I.WRITTEN_OFF, _I.CANCELLED}),
    _I.DELIVERED: frozenset({_I.PARTIALLY_PAID, _I.PAID, _I.WRITTEN_OFF, _I.CANCELLED}),
    _I.PARTIALLY_PAID: frozenset({_I.PAID, _I.WRITTEN_OFF, _I.ISSUED, _I.DELIVERED}),
    _I.PAID: frozenset({_I.PARTIALLY_PAID, _I.ISSUED, _I.DELIVERED}),
    _I.WRITTEN_OFF: frozenset({_I.PARTIALLY_PAID, _I.ISSUED, _I.DELIVERED}),
    _I.CANCELLED: frozenset(),
}
OPEN = frozenset({_I.ISSUED, _I.DELIVERED, _I.PARTIALLY_PAID})
SENDABLE = frozenset(_I) - {_I.DRAFT, _I.CANCELLED}

_R = ReceiptStatus
_HELD = frozenset({_R.UNALLOCATED, _R.PARTIALLY_ALLOCATED, _R.FULLY_ALLOCATED})
RECEIPT_MOVES: Moves[ReceiptStatus] = {
    **{status: (_HELD - {status}) | {_R.RETURNED, _R.VOIDED} for status in _HELD},
    _R.RETURNED: frozenset(),
    _R.VOIDED: frozenset(),
}

_C = CreditMemoStatus
_USED = frozenset({_C.PARTIALLY_APPLIED, _C.APPLIED, _C.REFUNDED})
MEMO_MOVES: Moves[CreditMemoStatus] = {
    _C.DRAFT: frozenset({_C.ISSUED}),
    _C.ISSUED: _USED | {_C.CANCELLED},
    **{status: (_USED - {status}) | {_C.ISSUED} for status in _USED},
    _C.CANCELLED: frozenset(),
}
DUNNING_MOVES: Moves[DunningStatus] = {
    DunningStatus.PROPOSED: frozenset({DunningStatus.SENT, DunningStatus.CANCELLED}),
    DunningStatus.SENT: frozenset(),
    DunningStatus.CANCELLED: frozenset(),
}


def invoice_name(invoice: ARInvoice) -> str:
    """Return how a message calls an invoice."""
    return invoice.invoice_number or "The draft"


def memo_name(memo: ARCreditMemo) -> str:
    """Return how a message calls a credit note."""
    return memo.credit_memo_number or "The credit note"


def invoice_after(
    invoice: ARInvoice, reduction: Decimal, released: Decimal, *, gives_up: bool = False
) -> ARInvoice:
    """Return the invoice after a settlement; negative figures take one back.

    `reduction` is in the invoice's currency, `released` in base currency. Settled by giving up, it is
    written off.
    """
    left = invoice.balance_due - reduction
    if not left and invoice.total_amount:
        status = InvoiceStatus.WRITTEN_OFF if gives_up else InvoiceStatus.PAID
    elif left != invoice.total_amount:
        status = InvoiceStatus.PARTIALLY_PAID
    else:
        status = InvoiceStatus.DELIVERED if invoice.sent_on else InvoiceStatus.ISSUED
    return replace(invoice, balance_due=left, base_balance=invoice.base_balance - released, status=status)


def receipt_after(receipt: ARReceipt, taken: Decimal, base_taken: Decimal) -> ARReceipt:
    """Return the receipt after money was taken from it; negative figures give it back."""
    left = receipt.unallocated_amount - taken
    if not left:
        status = ReceiptStatus.FULLY_ALLOCATED
    else:
        status = ReceiptStatus.UNALLOCATED if left == receipt.amount else ReceiptStatus.PARTIALLY_ALLOCATED
    return replace(
        receipt,
        unallocated_amount=left,
        base_unallocated=receipt.base_unallocated - base_taken,
        status=status,
    )


def memo_after(
    memo: ARCreditMemo, taken: Decimal, base_taken: Decimal, *, refunded: bool = False
) -> ARCreditMemo:
    """Return the credit note after something was taken from it; negative figures give it back."""
    left = memo.unapplied_amount - taken
    if not left:
        status = CreditMemoStatus.REFUNDED if refunded else CreditMemoStatus.APPLIED
    else:
        status = CreditMemoStatus.ISSUED if left == memo.amount else CreditMemoStatus.PARTIALLY_APPLIED
    return replace(
        memo, unapplied_amount=left, base_unapplied=memo.base_unapplied - base_taken, status=status
    )
