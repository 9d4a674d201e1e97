"""Refusals of accounts receivable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import money_text


class NegativeInvoice(InvalidInput):
    """An invoice would owe the customer money."""

    def __init__(self, total: Decimal) -> None:
        super().__init__(
            "lines", f"The total is {money_text(total)}. Write a credit note instead.", total=total
        )


class CreditRefused(RuleViolation):
    """The customer may not be invoiced."""

    def __init__(self, customer: str, why: str) -> None:
        super().__init__(
            f"{customer} {why}. Collect first, raise the limit, or give a reason to invoice all the same.",
            field="override_reason",
            record=customer,
        )


class CreditTooLarge(InvalidInput):
    """More is credited than was invoiced."""

    def __init__(self, field: str, what: str, invoiced: Decimal, credited: Decimal) -> None:
        left = invoiced - credited
        super().__init__(
            field,
            f"{what}: invoiced {money_text(invoiced)}, credited {money_text(credited)}, "
            f"left {money_text(left)}. Credit at most what is left.",
            invoiced=invoiced,
            credited=credited,
            left=left,
        )


class NotEnoughLeft(RuleViolation):
    """More is taken from money or a credit note than it has left."""

    def __init__(self, number: str, left: Decimal, wanted: Decimal, field: str) -> None:
        super().__init__(
            f"{number} has {money_text(left)} left; {money_text(wanted)} was asked for. "
            "Take at most what is left.",
            field=field,
            record=number,
            left=left,
            wanted=wanted,
        )


class CurrencyDiffers(RuleViolation):
    """Invoice and money are in different currencies."""

    def __init__(self, number: str, currency: str, field: str) -> None:
        super().__init__(
            f"{number} is in {currency}. Record the receipt in {currency} and enter what the bank got "
            "as bank amount.",
            field=field,
            record=number,
        )


class OtherCustomer(InvalidInput):
    """Invoice and money belong to different customers."""

    def __init__(self, number: str, field: str) -> None:
        super().__init__(field, f"{number} belongs to another customer. Choose an invoice of this one.")


class DiscountEnded(InvalidInput):
    """The discount date has passed."""

    def __init__(self, number: str, ended: date | None, field: str) -> None:
        text = f"the discount ended on {ended.isoformat()}" if ended else "no discount was agreed"
        super().__init__(field, f"{number}: {text}. Leave the discount out; the rest stays open.")


class InvoiceSettled(RuleViolation):
    """An invoice with settlements cannot be cancelled."""

    def __init__(self, number: str, settlements: str) -> None:
        super().__init__(
            f"{number} is settled in part by {settlements}. Undo that first, or write a credit note.",
            field="invoice_id",
            record=number,
        )


class MemoApplied(RuleViolation):
    """A credit note that is in use cannot be cancelled."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"{number} is applied or refunded in part. Undo that first.",
            field="credit_memo_id",
            record=number,
        )


class ReceiptCleared(RuleViolation):
    """Money that cleared the bank cannot be voided."""

    def __init__(self, number: str, cleared: date) -> None:
        super().__init__(
            f"{number} cleared the bank on {cleared.isoformat()}. Return it or refund it instead.",
            field="receipt_id",
            record=number,
        )


class ReceiptDeposited(RuleViolation):
    """Money on a deposit slip cannot be voided."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"{number} is on a deposit slip. Undo the deposit first.", field="receipt_id", record=number
        )


class TooEarly(InvalidInput):
    """A date lies before something that must have happened first."""

    def __init__(self, field: str, what: str, earliest: date) -> None:
        super().__init__(
            field,
            f"{what} cannot be dated before {earliest.isoformat()}. Choose that day or a later one.",
            earliest=earliest,
        )


class ApprovalNeeded(RuleViolation):
    """The amount needs a recorded approval."""

    def __init__(self, amount: Decimal, limit: Decimal) -> None:
        super().__init__(
            f"Writing off {money_text(amount)} needs an approval (from {money_text(limit)}). Enter who "
            "approved it and why.",
            field="approval_note",
            amount=amount,
            limit=limit,
        )
