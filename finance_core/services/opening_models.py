"""What the opening of the books is asked and answers (kernel rule 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from finance_core.kernel.opening_items import OpeningItem
from finance_core.kernel.request import Request


class OpeningStatus(StrEnum):
    """How far the opening is."""

    ENTERED = "entered"
    POSTED = "posted"
    FINISHED = "finished"


class TrialBalanceLine(Request):
    """The balance of one account in the old books; give its id or its code.

    Debit or credit is in base currency. A foreign balance also names its currency and the amount in it; the
    debit or credit is then its historical value.
    """

    account_id: UUID | None = None
    account_code: str = Field(default="", max_length=20)
    debit: Decimal = Field(default=Decimal(0), ge=0)
    credit: Decimal = Field(default=Decimal(0), ge=0)
    currency: str | None = None
    currency_amount: Decimal | None = Field(default=None, gt=0)
    memo: str | None = Field(default=None, max_length=500)


class EnterTrialBalance(Request):
    """Enter the trial balance of the old books; it replaces what was entered before."""

    lines: tuple[TrialBalanceLine, ...]


class EnterOpenItems(Request):
    """Enter what vendors and customers have open; it replaces what was entered before."""

    payables: tuple[OpeningItem, ...] = ()
    receivables: tuple[OpeningItem, ...] = ()


class FinishOpening(Request):
    """Close the opening; `move_rest` confirms that what is left goes to retained earnings."""

    move_rest: bool = False


class TakeBackOpening(Request):
    """Take everything the opening posted back."""

    reason: str = Field(min_length=1)


class OpeningBatch(Request):
    """The opening as it stands: what was entered and how far it is."""

    batch_id: UUID
    on: date
    status: OpeningStatus = OpeningStatus.ENTERED
    lines: tuple[TrialBalanceLine, ...] = ()
    payables: tuple[OpeningItem, ...] = ()
    receivables: tuple[OpeningItem, ...] = ()

    @property
    def rest(self) -> Decimal:
        """Return credits less debits of the trial balance: below zero is what equity still has to hold."""
        return sum((line.credit - line.debit for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningCheck:
    """A control account of the trial balance against its documents, in base currency, debit − credit."""

    role: str
    account_code: str
    account_name: str
    trial_balance: Decimal
    documents: Decimal

    @property
    def difference(self) -> Decimal:
        """Return the trial balance less the documents; zero when they agree."""
        return self.trial_balance - self.documents
