"""Bank transactions, transfers and deposits as journal entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from finance_core.kernel.models.ledger import Dims, EntryKind, Side
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.ports import BankFacts
from finance_core.kernel.posting_lines import kept, signed_line
from finance_core.modules.cash.models import BankTransaction

SOURCE = "cash_bank_transaction"
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedSplit:
    """A split as it is posted: what its account bears, positive in the direction of the transaction.

    `base_amount` is given where the money already stands in the books at another rate.
    """

    amount: Decimal
    base_amount: Decimal | None = None
    account_id: UUID | None = None
    role: str | None = None
    text: str = ""
    tax_code_id: UUID | None = None
    party_id: UUID | None = None
    dims: Dims | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLeg:
    """One end of a transfer: its own and its base amount, both positive."""

    bank: BankFacts
    amount: Decimal
    base_amount: Decimal
    rate: Decimal


def bank_line(bank: BankFacts, amount: Decimal, **facts: Any) -> PostingLine | None:
    """Return the bank's line of a signed amount: money in is a debit."""
    return signed_line(
        Side.DEBIT,
        amount,
        account_id=bank.account_id,
        currency=bank.currency,
        reason=f"bank account {bank.name}",
        **facts,
    )


def transaction_entry(
    transaction: BankTransaction,
    bank: BankFacts,
    splits: Sequence[PostedSplit],
    further: tuple[PostingLine, ...] = (),
) -> PostingRequest:
    """Out: Dr split accounts, Dr input tax / Cr bank. In: Dr bank / Cr split accounts, Cr output tax."""
    side = Side.CREDIT if transaction.amount > 0 else Side.DEBIT
    money = {"currency": bank.currency, "rate": transaction.exchange_rate}
    lines = [
        signed_line(
            side,
            split.amount,
            account_id=split.account_id,
            role=split.role,
            is_typed=split.role is None,
            memo=split.text or None,
            tax_code_id=split.tax_code_id,
            dims=split.dims,
            base_amount=split.base_amount,
            party_id=split.party_id or transaction.party_id,
            reason=f"role {split.role}" if split.role else "account of the line",
            **money,
        )
        for split in splits
    ]
    own = bank_line(
        bank,
        transaction.amount,
        rate=transaction.exchange_rate,
        base_amount=transaction.base_amount,
        party_id=transaction.party_id,
        memo=transaction.description or None,
    )
    return _entry(transaction, kept(own, *lines) + further)


def opening_entry(transaction: BankTransaction, bank: BankFacts) -> PostingRequest:
    """Dr bank / Cr OPENING_BALANCE_EQUITY, swapped for what is owed."""
    counter = PostedSplit(amount=abs(transaction.amount), role="OPENING_BALANCE_EQUITY")
    return transaction_entry(transaction, bank, [counter])


def transfer_entry(
    transaction: BankTransaction, giving: TransferLeg, taking: TransferLeg, fee: TransferLeg | None
) -> PostingRequest:
    """Dr receiving / Cr giving account, Dr fee; base amounts that differ are an exchange result (R6)."""
    fee_base = fee.base_amount if fee else ZERO
    return _entry(
        transaction,
        kept(
            _leg(Side.DEBIT, taking),
            _fee_line(fee),
            _leg(Side.CREDIT, giving),
            _fx_line(taking.base_amount + fee_base - giving.base_amount),
        ),
    )


def departure_entry(
    transaction: BankTransaction, giving: TransferLeg, moved: TransferLeg, fee: TransferLeg | None
) -> PostingRequest:
    """Dr CASH_IN_TRANSIT what is on its way, Dr fee / Cr giving account."""
    return _entry(
        transaction, kept(_transit_line(Side.DEBIT, moved), _fee_line(fee), _leg(Side.CREDIT, giving))
    )


def arrival_entry(transaction: BankTransaction, moved: TransferLeg, taking: TransferLeg) -> PostingRequest:
    """Dr receiving account / Cr CASH_IN_TRANSIT at the value of the departure; exchange result."""
    return _entry(
        transaction,
        kept(
            _leg(Side.DEBIT, taking),
            _transit_line(Side.CREDIT, moved),
            _fx_line(taking.base_amount - moved.base_amount),
        ),
    )


def deposit_entry(
    transaction: BankTransaction, bank: BankFacts, parts: Sequence[PostedSplit], fx_result: Decimal
) -> PostingRequest:
    """Dr bank, Dr cash kept back (below zero) / Cr UNDEPOSITED_FUNDS, Cr other lines; exchange result."""
    return transaction_entry(transaction, bank, parts, kept(_fx_line(fx_result)))


def _entry(transaction: BankTransaction, lines: tuple[PostingLine, ...]) -> PostingRequest:
    kind = transaction.transaction_type.value
    what = kind.replace("_", " ").capitalize()
    text = ": ".join(part for part in (transaction.payee_name or what, transaction.description) if part)
    return PostingRequest(
        entry_date=transaction.transaction_date,
        description=text,
        lines=lines,
        source_module="cash",
        source_type=SOURCE,
        source_id=transaction.id,
        reference=transaction.check_number or transaction.reference or None,
        kind=EntryKind.OPENING if kind == "opening" else EntryKind.NORMAL,
    )


def _leg(side: Side, leg: TransferLeg) -> PostingLine | None:
    amount = leg.amount if side is Side.DEBIT else -leg.amount
    return bank_line(leg.bank, amount, rate=leg.rate, base_amount=leg.base_amount)


def _fee_line(fee: TransferLeg | None) -> PostingLine | None:
    if fee is None:
        return None
    return signed_line(
        Side.DEBIT,
        fee.amount,
        role="BANK_FEE_EXPENSE",
        currency=fee.bank.currency,
        rate=fee.rate,
        base_amount=fee.base_amount,
        reason="fee of the transfer",
    )


def _transit_line(side: Side, moved: TransferLeg) -> PostingLine | None:
    return signed_line(
        side,
        moved.amount,
        role="CASH_IN_TRANSIT",
        currency=moved.bank.currency,
        rate=moved.rate,
        base_amount=moved.base_amount,
        reason="on its way",
    )


def _fx_line(result: Decimal) -> PostingLine | None:
    """Return the exchange result in base currency: a gain is credited, a loss debited."""
    role = "REALIZED_FX_GAIN" if result > 0 else "REALIZED_FX_LOSS"
    return signed_line(Side.CREDIT, result, role=role, reason="realised exchange difference")


def dims_as_text(dims: Dims | None) -> dict[str, str]:
    """Return the dimensions given, as the form's memory keeps them."""
    if dims is None:
        return {}
    return {
        name: str(value) for name in Dims.__dataclass_fields__ if (value := getattr(dims, name)) is not None
    }


def split_memory(
    account_id: UUID | None,
    text: str,
    amounts: tuple[Decimal, Decimal],
    tax_code_id: UUID | None,
    dims: Dims | None,
) -> dict[str, Any]:
    """Return a split as the form shows it again: net and tax as text."""
    net, tax = amounts
    return {
        "account_id": str(account_id) if account_id else None,
        "text": text,
        "net": str(net),
        "tax": str(tax),
        "tax_code_id": str(tax_code_id) if tax_code_id else None,
        "dims": dims_as_text(dims),
    }
