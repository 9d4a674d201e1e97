"""What payables and receivables ask of the bank module, so that neither imports the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from finance_core.kernel.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFacts:
    """What a payment or receipt needs to know of a bank account."""

    id: UUID
    name: str
    currency: str
    account_id: UUID


class BankPort(Protocol):
    """Bank accounts as other modules see them."""

    def account_of(self, unit: Unit, bank_account_id: UUID) -> BankFacts:
        """Return a bank account.

        Raises:
            NotFound: there is none with this id.
            InvalidInput: it is not in use.
        """
        ...

    def next_check_number_in(self, unit: Unit, bank_account_id: UUID) -> str:
        """Draw the next check number of a bank account inside the unit of work."""
        ...
