"""What the intercompany module computes and never stores (intercompany.md, Models: computed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from finance_core.kernel.models.ledger import Side
from finance_core.modules.intercompany.models import TransactionType


class EliminationType(StrEnum):
    """What an elimination takes out of combined statements (intercompany.md, rules 5 to 8)."""

    BALANCE = "balance"
    INCOME = "income"
    DIVIDEND = "dividend"
    UNREALISED_PROFIT = "unrealised_profit"
    INVESTMENT = "investment"


class Difference(StrEnum):
    """Why the two sides of a pair do not agree."""

    MISSING = "missing"
    AMOUNT = "amount"
    DATE = "date"
    CURRENCY = "currency"
    RATE = "rate"


class MirrorKind(StrEnum):
    """What a file between two companies carries."""

    TRANSACTION = "transaction"
    REVERSAL = "reversal"
    SETTLEMENT = "settlement"
    CONFIRMATION = "confirmation"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True, kw_only=True)
class EliminationRule:
    """Which roles an elimination debits and credits."""

    rule_type: EliminationType
    debit_role: str
    credit_role: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EliminationLine:
    """One amount taken out, with the transaction that proves it."""

    rule: EliminationRule
    entity_a: str
    entity_b: str
    amount: Decimal
    currency: str
    evidence: str
    transaction_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedAccount:
    """One account of the worksheet: a balance (debit less credit) per entity, in the order of the result."""

    account_id: UUID
    account_code: str
    account_name: str
    entities: tuple[Decimal, ...]
    eliminations: Decimal

    @property
    def total(self) -> Decimal:
        """Return what the combined statements show."""
        return sum(self.entities, self.eliminations)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidationResult:
    """The combined trial balance of a period."""

    entities: tuple[str, ...]
    period: str
    totals: tuple[ConsolidatedAccount, ...]
    eliminations: tuple[EliminationLine, ...]
    is_balanced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ICReconciliationItem:
    """One transaction as both sides see it; None where a side does not have it."""

    transaction_number: str
    amount_a: Decimal | None
    amount_b: Decimal | None
    date_a: date | None
    date_b: date | None
    reason: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ICReconciliationResult:
    """Whether a pair agrees: `balance_a` is what A claims of B, `balance_b` what B says it owes A."""

    entity_a: str
    entity_b: str
    period: str
    balance_a: Decimal
    balance_b: Decimal
    items: tuple[ICReconciliationItem, ...]

    @property
    def difference(self) -> Decimal:
        """Return what the sides do not agree on."""
        return self.balance_a - self.balance_b


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceMatrix:
    """Who owes whom: a row per debtor, a column per creditor, both in the order of `entities`."""

    as_of: date
    currency: str
    entities: tuple[str, ...]
    owed: tuple[tuple[Decimal, ...], ...]
    differences: tuple[tuple[str, str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NettingPosition:
    """One entity's debts and claims within a netting; `net` above zero is received."""

    entity: str
    payable: Decimal
    receivable: Decimal

    @property
    def net(self) -> Decimal:
        """Return claims less debts."""
        return self.receivable - self.payable


@dataclass(frozen=True, slots=True, kw_only=True)
class NettingProposal:
    """Positions to be netted on a day, bilateral or through a netting centre."""

    on: date
    currency: str
    centre: str | None
    positions: tuple[NettingPosition, ...]
    transaction_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeProposal:
    """What an agreement charges for a period."""

    agreement_id: UUID
    agreement_number: str
    transaction_type: TransactionType
    from_entity: str
    to_entity: str
    period: str
    cost_base: Decimal
    markup_amount: Decimal
    amount: Decimal
    currency: str
    skipped: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorLine:
    """One line of the sender's half, by role."""

    role: str
    side: Side
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorParty:
    """An entity as a mirror file names it."""

    entity: str
    name: str
    base_currency: str
    tax_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorAttachment:
    """A document that travels with a mirror file."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorFile:
    """What one company file tells another; `sha256` covers the canonical JSON without itself."""

    message_id: str
    created_at: datetime
    format_version: int
    sha256: str
    kind: MirrorKind
    sender: MirrorParty
    receiver: MirrorParty
    transaction_number: str
    transaction_type: TransactionType
    on: date
    currency: str
    net: Decimal
    tax: Decimal
    due_date: date | None = None
    description: str | None = None
    agreement_number: str | None = None
    tax_treatment: str | None = None
    reason: str | None = None
    lines: tuple[MirrorLine, ...] = ()
    attachments: tuple[MirrorAttachment, ...] = ()

    @property
    def gross(self) -> Decimal:
        """Return the amount with tax."""
        return self.net + self.tax
