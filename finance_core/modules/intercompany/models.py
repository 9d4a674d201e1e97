"""Data objects of the intercompany module (intercompany.md, Models).

Entities are codes of the catalogue. `from_entity` gives (creditor), `to_entity` receives (debtor).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from finance_core.kernel.models.shape import (
    Shape,
    above_zero,
    between,
    different,
    in_order,
    not_negative,
    share,
)

ZERO = Decimal(0)


class AgreementType(StrEnum):
    """What two entities agreed on."""

    TRANSFER = "transfer"
    SERVICE_FEE = "service_fee"
    COST_PLUS = "cost_plus"
    GOODS = "goods"
    LOAN = "loan"
    ROYALTY = "royalty"
    RENT = "rent"
    COST_SHARING = "cost_sharing"


class DayCount(StrEnum):
    """How the days of an interest period are counted."""

    ACT_365 = "act_365"
    ACT_360 = "act_360"
    THIRTY_360 = "thirty_360"
    ACT_ACT = "act_act"


class Compounding(StrEnum):
    """How often interest is added to the balance."""

    NONE = "none"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class BillingFrequency(StrEnum):
    """How often an agreement is charged."""

    NONE = "none"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class AgreementStatus(StrEnum):
    """State of an agreement."""

    DRAFT = "draft"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class TransactionType(StrEnum):
    """What one entity did for another."""

    TRANSFER = "transfer"
    CHARGE = "charge"
    GOODS = "goods"
    LOAN_DRAW = "loan_draw"
    LOAN_REPAY = "loan_repay"
    INTEREST = "interest"
    DIVIDEND = "dividend"
    REALLOCATION = "reallocation"
    OPENING = "opening"


class CounterStatus(StrEnum):
    """What the other entity's file knows of a transaction."""

    SAME_FILE = "same_file"
    TO_SEND = "to_send"
    SENT = "sent"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class TransactionStatus(StrEnum):
    """State of a transaction."""

    DRAFT = "draft"
    POSTED = "posted"
    PARTIALLY_SETTLED = "partially_settled"
    SETTLED = "settled"
    REVERSED = "reversed"


class SettlementType(StrEnum):
    """How a debt between entities ends."""

    PAYMENT = "payment"
    NETTING = "netting"
    WRITE_OFF = "write_off"
    CONVERSION_TO_LOAN = "conversion_to_loan"
    CAPITALISATION = "capitalisation"


class SettlementStatus(StrEnum):
    """State of a settlement."""

    DRAFT = "draft"
    POSTED = "posted"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntercompanyAgreement:
    """Terms between two entities; `cost_accounts` lists codes, `share_weights` weights by entity code."""

    SHAPE: ClassVar[Shape] = (
        different("entity_a", "entity_b"),
        between(0, 10, "markup_rate"),
        not_negative("interest_rate"),
        share("withholding_rate"),
        in_order("effective_from", "effective_to"),
    )

    id: UUID
    agreement_number: str
    entity_a: str
    entity_b: str
    name: str
    agreement_type: AgreementType
    currency: str
    effective_from: date
    status: AgreementStatus = AgreementStatus.DRAFT
    markup_rate: Decimal = ZERO
    price_list: str | None = None
    interest_rate: Decimal | None = None
    day_count: DayCount | None = None
    compounding: Compounding | None = None
    billing_frequency: BillingFrequency = BillingFrequency.NONE
    next_charge_date: date | None = None
    cost_accounts: str | None = None
    share_weights: dict[str, str] | None = None
    is_net_investment: bool = False
    due_from_account_id: UUID | None = None
    due_to_account_id: UUID | None = None
    income_account_id: UUID | None = None
    expense_account_id: UUID | None = None
    withholding_rate: Decimal | None = None
    tax_code_id: UUID | None = None
    effective_to: date | None = None
    method_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntercompanyTransaction:
    """What one entity owes another, recorded on both sides; `amount` is net of tax, in `currency`."""

    SHAPE: ClassVar[Shape] = (
        different("from_entity", "to_entity"),
        above_zero("amount", "rate"),
        not_negative("settled_amount"),
        in_order("transaction_date", "due_date"),
    )

    id: UUID
    transaction_number: str
    transaction_type: TransactionType
    from_entity: str
    to_entity: str
    amount: Decimal
    currency: str
    rate: Decimal
    base_amount: Decimal
    transaction_date: date
    counter_status: CounterStatus
    status: TransactionStatus
    agreement_id: UUID | None = None
    tax_amount: Decimal = ZERO
    markup_amount: Decimal = ZERO
    due_date: date | None = None
    description: str | None = None
    from_account_id: UUID | None = None
    to_account_id: UUID | None = None
    external_reference: str | None = None
    file_message_id: str | None = None
    settled_amount: Decimal = ZERO
    profit_in_stock: Decimal | None = None
    reconciled_at: datetime | None = None
    eliminated_period: str | None = None
    source_module: str | None = None
    source_type: str | None = None
    source_id: UUID | None = None
    journal_entry_id: UUID | None = None
    mirror_entry_id: UUID | None = None
    reversed_on: date | None = None
    reverse_reason: str | None = None

    @property
    def open_amount(self) -> Decimal:
        """Return what is still to be settled, tax included, in the transaction's currency."""
        return self.amount + self.tax_amount - self.settled_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class IntercompanySettlement:
    """How transactions of a pair were paid, netted or given up.

    `amount` is the cash that moved (zero for pure netting). Each of `lines` names a transaction_id, a
    direction, amount, currency and base_amount, figures as text.
    """

    SHAPE: ClassVar[Shape] = (
        different("from_entity", "to_entity"),
        not_negative("amount", "gross_payable", "gross_receivable"),
        above_zero("rate"),
    )

    id: UUID
    settlement_number: str
    from_entity: str
    to_entity: str
    settlement_date: date
    period: str
    settlement_type: SettlementType
    amount: Decimal
    gross_payable: Decimal
    gross_receivable: Decimal
    currency: str
    rate: Decimal
    lines: list[dict[str, str]]
    status: SettlementStatus
    fx_difference: Decimal = ZERO
    payment_method: str | None = None
    bank_account_from: str | None = None
    bank_account_to: str | None = None
    settlement_reference: str | None = None
    settled_by: str | None = None
    journal_entry_id: UUID | None = None
    mirror_entry_id: UUID | None = None
    reversed_on: date | None = None
    reverse_reason: str | None = None
