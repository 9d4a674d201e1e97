"""Refusals of accounts payable."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import money_text


class DuplicateBill(RuleViolation):
    """The vendor's number was entered before."""

    def __init__(self, number: str, existing: str) -> None:
        super().__init__(f"{number} of this vendor is already {existing}. Open it, or correct the number.",
                         field="invoice_number", record=existing)


class OverApplied(RuleViolation):
    """More is applied to a document than it has open."""

    def __init__(self, number: str, open_amount: Decimal, applied: Decimal, index: int) -> None:
        super().__init__(
            f"{number} has {money_text(open_amount)} open; {money_text(applied)} was applied. Reduce it or "
            f"leave {money_text(applied - open_amount)} as a prepayment.",
            field=f"applications.{index}.amount", record=number, open=open_amount, applied=applied,
        )


class VendorOnHold(RuleViolation):
    """The vendor must not be paid for now."""

    def __init__(self, vendor: str, reason: str) -> None:
        super().__init__(f"{vendor} is on hold: {reason}. Release the hold, or give a reason to pay all the "
                         "same.",
                         field="override_reason", record=vendor)


class BillDisputed(RuleViolation):
    """The bill is in dispute."""

    def __init__(self, number: str, reason: str) -> None:
        super().__init__(f"{number} is disputed: {reason}. Clear the dispute, or give a reason to pay all "
                         "the same.",
                         field="override_reason", record=number)


class BillSettled(RuleViolation):
    """A bill with payments cannot be cancelled."""

    def __init__(self, number: str, payments: str) -> None:
        super().__init__(f"Undo payment {payments} first, then cancel {number}.", field="invoice_id",
                         record=number)


class CurrencyDiffers(RuleViolation):
    """Bill and payment are in different currencies."""

    def __init__(self, number: str, currency: str) -> None:
        super().__init__(f"{number} is in {currency}. Pay in {currency} or convert the bill with a credit "
                         "note.",
                         field="currency", record=number)


class DiscountEnded(InvalidInput):
    """The discount date has passed."""

    def __init__(self, number: str, ended: date | None, index: int) -> None:
        text = f"Discount ended on {ended.isoformat()}." if ended else "No discount was agreed."
        super().__init__(f"applications.{index}.take_discount",
                         f"{number}: {text} Take it with a reason, or pay in full.")


class PaymentCleared(RuleViolation):
    """A cleared payment cannot be voided."""

    def __init__(self, number: str, cleared: date) -> None:
        super().__init__(f"{number} cleared the bank on {cleared.isoformat()}; record a vendor refund "
                         "instead.",
                         field="payment_id", record=number)


class RefundedPayment(RuleViolation):
    """A prepayment that was paid back cannot be voided."""

    def __init__(self, number: str, refunds: str) -> None:
        super().__init__(f"{number} was paid back by {refunds}. Void that refund first.", field="payment_id",
                         record=number)


class TooEarly(InvalidInput):
    """A date lies before what it follows from."""

    def __init__(self, field: str, what: str, earliest: date) -> None:
        super().__init__(field, f"{what} is dated {earliest.isoformat()}. Use that day or a later one.",
                         earliest=earliest)
