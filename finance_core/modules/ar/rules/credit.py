"""May this customer be invoiced, and how much of a line may be credited (ar.md R8 and record_credit_memo)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from finance_core.kernel.errors import money_text
from finance_core.modules.ar.computed import CreditExposure
from finance_core.modules.ar.errors import CreditTooLarge
from finance_core.modules.ar.models import CreditReason, CustomerProfile
from finance_core.money.rounding import rounded_share

ZERO = Decimal(0)
TAKES_QUANTITY = frozenset({CreditReason.RETURN, CreditReason.SERVICE, CreditReason.ERROR})
CREDIT_ROLES: Mapping[CreditReason, str] = {
    CreditReason.RETURN: "SALES_RETURNS",
    CreditReason.PRICE_ADJUSTMENT: "SALES_ALLOWANCE",
    CreditReason.GOODWILL: "SALES_ALLOWANCE",
}
EU_COUNTRIES = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
    ]
)


def refusal(customer: CustomerProfile, exposure: CreditExposure, hold_after_days: int | None) -> str | None:
    """Return why the customer may not be invoiced, else None; exactly the limit passes."""
    if customer.credit_hold:
        return "is on credit hold"
    if hold_after_days is not None and exposure.days_overdue > hold_after_days:
        return f"has an invoice {exposure.days_overdue} days overdue (allowed {hold_after_days})"
    if exposure.credit_limit is not None and exposure.exposure > exposure.credit_limit:
        return f"would owe {money_text(exposure.exposure)}, the limit is {money_text(exposure.credit_limit)}"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditable:
    """What is left of an invoiced line: quantity, and amount (with tax where prices include it)."""

    what: str
    quantity: Decimal
    amount: Decimal
    credited_quantity: Decimal = ZERO
    credited_amount: Decimal = ZERO

    @property
    def quantity_left(self) -> Decimal:
        """Return the quantity not credited yet."""
        return self.quantity - self.credited_quantity

    @property
    def amount_left(self) -> Decimal:
        """Return the amount not credited yet."""
        return self.amount - self.credited_amount

    def check_quantity(self, quantity: Decimal, field: str) -> None:
        """Refuse more than was invoiced and not credited yet.

        Raises:
            CreditTooLarge: it is more.
        """
        if quantity > self.quantity_left:
            raise CreditTooLarge(field, f"{self.what} (quantity)", self.quantity, self.credited_quantity)

    def check_amount(self, amount: Decimal, field: str) -> None:
        """Refuse more than was invoiced and not credited yet.

        Raises:
            CreditTooLarge: it is more.
        """
        if abs(amount) > abs(self.amount_left):
            raise CreditTooLarge(field, self.what, self.amount, self.credited_amount)

    def share(self, quantity: Decimal, minor_unit: int) -> Decimal:
        """Return the part of the rest that a quantity credits, rounded half up; the last one gets it all."""
        if not self.quantity_left or quantity == self.quantity_left:
            return self.amount_left
        return rounded_share(self.amount_left, quantity, self.quantity_left, minor_unit)
