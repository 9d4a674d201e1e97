"""What a transaction is coded to: splits with their amounts and taxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from finance_core.errors import InvalidInput
from finance_core.modules.cash.errors import SplitsDiffer
from finance_core.modules.cash.models import TransactionType
from finance_core.modules.cash.posting import PostedSplit, split_memory
from finance_core.modules.cash.requests import RecordTransaction, Split
from finance_core.modules.cash.rules import split_amounts
from finance_core.modules.tax.api import TaxCalculation, TaxDirection, TaxDocument, TaxLineInput

ZERO = Decimal(0)
ENTERED = frozenset(
    {
        TransactionType.DEPOSIT,
        TransactionType.WITHDRAWAL,
        TransactionType.FEE,
        TransactionType.INTEREST,
        TransactionType.ADJUSTMENT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Splits with their amounts, positive in the direction of the transaction, and the tax in or on them."""

    splits: tuple[Split, ...]
    amounts: tuple[Decimal, ...]
    document: TaxDocument
    calculation: TaxCalculation | None

    def posted(self) -> list[PostedSplit]:
        """Return what each split's account bears: net on a sale, cost on a purchase."""
        return [
            PostedSplit(
                amount=amount,
                account_id=split.account_id,
                role=split.role,
                text=split.text,
                dims=split.dims,
                tax_code_id=split.tax_code_id,
            )
            for split, amount in zip(self.splits, self._borne(), strict=True)
        ]

    def memory(self) -> list[dict[str, Any]]:
        """Return the splits as the form shows them again."""
        if self.calculation is None:
            amounts = [(amount, ZERO) for amount in self.amounts]
        else:
            amounts = [(line.net, line.tax) for line in self.calculation.lines]
        return [
            split_memory(split.account_id, split.text, both, split.tax_code_id, split.dims)
            for split, both in zip(self.splits, amounts, strict=True)
        ]

    def _borne(self) -> Iterable[Decimal]:
        if self.calculation is None:
            return self.amounts
        purchase = self.document.direction is TaxDirection.INPUT
        return [line.cost if purchase else line.net for line in self.calculation.lines]


def type_of(request: RecordTransaction) -> TransactionType:
    """Return the type of an entered transaction, by its sign when none is given.

    Raises:
        InvalidInput: the amount is zero, or its sign does not fit the type, or another screen owns the type.
    """
    if not request.amount:
        raise InvalidInput("amount", "Enter an amount: above zero for money in, below zero for money out.")
    by_sign = TransactionType.DEPOSIT if request.amount > 0 else TransactionType.WITHDRAWAL
    kind = request.transaction_type or by_sign
    if kind not in ENTERED:
        raise InvalidInput(
            "transaction_type", f"A {kind.value.replace('_', ' ')} is not entered here. Use its own screen."
        )
    if kind in {TransactionType.DEPOSIT, TransactionType.WITHDRAWAL} and kind is not by_sign:
        raise InvalidInput(
            "amount", f"A {kind.value} of {request.amount} has the wrong sign. Money in is above zero."
        )
    return kind


def splits_of(request: RecordTransaction, kind: TransactionType) -> tuple[Split, ...]:
    """Return the splits typed, or what fees and interest are coded to.

    Raises:
        InvalidInput: there are none, or one names no account.
    """
    if request.splits:
        for index, split in enumerate(request.splits):
            if (split.account_id is None) == (split.role is None):
                raise InvalidInput(f"splits.{index}.account_id", f"Line {index + 1}: choose an account.")
        return request.splits
    if kind is TransactionType.FEE:
        return (Split(role="BANK_FEE_EXPENSE"),)
    if kind is TransactionType.INTEREST:
        return (Split(role="INTEREST_INCOME" if request.amount > 0 else "INTEREST_EXPENSE"),)
    raise InvalidInput("splits.0.account_id", "Choose what the money was for: an account.")


def code_splits(
    request: RecordTransaction, splits: tuple[Split, ...], currency: str
) -> tuple[TaxDocument, tuple[Decimal, ...]]:
    """Return the splits as a tax document and their amounts.

    Raises:
        SplitsDiffer: they do not add up to the transaction; with tax on top the tax is checked later.
    """
    taxed_on_top = not request.prices_include_tax and any(split.tax_code_id for split in splits)
    given = [split.amount for split in splits]
    if taxed_on_top:
        amounts = tuple(value if value is not None else ZERO for value in given)
    else:
        amounts = split_amounts(abs(request.amount), given, currency)
    return TaxDocument(
        direction=TaxDirection.OUTPUT if request.amount > 0 else TaxDirection.INPUT,
        on=request.transaction_date,
        currency=currency,
        prices_include_tax=request.prices_include_tax,
        lines=tuple(
            TaxLineInput(line_no=number, amount=amount, tax_code_id=split.tax_code_id)
            for number, (split, amount) in enumerate(zip(splits, amounts, strict=True), 1)
        ),
    ), amounts


def check_gross(request: RecordTransaction, calculation: TaxCalculation, currency: str) -> None:
    """Refuse splits whose gross is not the transaction's amount.

    Raises:
        SplitsDiffer: the difference is named.
    """
    if calculation.gross != abs(request.amount):
        raise SplitsDiffer(abs(request.amount), calculation.gross, currency)
