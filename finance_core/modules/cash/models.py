"""Data objects of cash and bank (cash.md, Models).

Amounts are signed as the holder of the account sees them: + in, − out, in the account's currency; what is
owed on a card, loan or overdraft stands below zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from finance_core.kernel.models.ledger import AccountType
from finance_core.kernel.models.shape import Shape, above_zero, different, in_order, not_negative, share

ZERO = Decimal(0)


class BankAccountKind(StrEnum):
    """What holds the money."""

    CHECKING = "checking"
    SAVINGS = "savings"
    CREDIT_CARD = "credit_card"
    PETTY_CASH = "petty_cash"
    CASH_DRAWER = "cash_drawer"
    ONLINE_WALLET = "online_wallet"
    LOAN = "loan"

    @property
    def subtype(self) -> str:
        """Return the subtype of its ledger account."""
        return _SUBTYPES.get(self, "bank")

    @property
    def is_debt(self) -> bool:
        """Tell whether a balance normally is owed."""
        return self in {BankAccountKind.CREDIT_CARD, BankAccountKind.LOAN}

    @property
    def account_type(self) -> AccountType:
        """Return the element its ledger account belongs to."""
        return AccountType.LIABILITY if self.is_debt else AccountType.ASSET


_SUBTYPES = {
    BankAccountKind.CREDIT_CARD: "credit_card",
    BankAccountKind.PETTY_CASH: "cash",
    BankAccountKind.CASH_DRAWER: "cash",
    BankAccountKind.LOAN: "long_term_debt",
}


class StatementFormat(StrEnum):
    """How a statement came in."""

    CSV = "csv"
    OFX = "ofx"
    QIF = "qif"
    MT940 = "mt940"
    CAMT053 = "camt053"
    MANUAL = "manual"


class TransactionType(StrEnum):
    """What a bank transaction is."""

    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
    FEE = "fee"
    INTEREST = "interest"
    TRANSFER_IN = "transfer_in"
    TRANSFER_OUT = "transfer_out"
    OPENING = "opening"
    CASH_COUNT = "cash_count"
    ADJUSTMENT = "adjustment"


class TransactionStatus(StrEnum):
    """State of a bank transaction."""

    DRAFT = "draft"
    POSTED = "posted"
    VOIDED = "voided"


class LineStatus(StrEnum):
    """State of a statement line."""

    UNMATCHED = "unmatched"
    SUGGESTED = "suggested"
    MATCHED = "matched"
    EXCLUDED = "excluded"
    BANK_ERROR = "bank_error"


class MatchMethod(StrEnum):
    """Which fact made a match."""

    EXACT = "exact"
    REFERENCE = "reference"
    RULE = "rule"
    AMOUNT_DATE = "amount_date"
    COMBINATION = "combination"
    CREATED = "created"
    MANUAL = "manual"
    TICK = "tick"


class MatchStatus(StrEnum):
    """State of a match."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class ReconciliationStatus(StrEnum):
    """State of a reconciliation."""

    DRAFT = "draft"
    IN_PROGRESS = "in_progress"
    PENDING_REVIEW = "pending_review"
    COMPLETED = "completed"


class LineAction(StrEnum):
    """What is created from a statement line."""

    TRANSACTION = "transaction"
    PAYMENT = "payment"
    RECEIPT = "receipt"
    TRANSFER = "transfer"
    VENDOR_REFUND = "vendor_refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankAccount:
    """A bank, card, cash or wallet account with its own ledger account."""

    SHAPE: ClassVar[Shape] = (
        above_zero("next_check_number"), not_negative("date_window_days", "imprest_amount"),
    )

    id: UUID
    code: str
    name: str
    kind: BankAccountKind
    currency: str
    account_id: UUID
    institution: str | None = None
    account_number: str | None = None
    account_number_masked: str = ""
    iban: str | None = None
    bic: str | None = None
    routing_number: str | None = None
    holder_party_id: UUID | None = None
    opening_date: date | None = None
    opening_balance: Decimal = ZERO
    credit_limit: Decimal | None = None
    imprest_amount: Decimal | None = None
    next_check_number: int | None = None
    statement_format: StatementFormat | None = None
    csv_mapping_name: str | None = None
    date_window_days: int = 5
    last_reconciled_date: date | None = None
    last_reconciled_balance: Decimal | None = None
    ach_immediate_destination: str | None = None
    ach_immediate_origin: str | None = None
    ach_company_id: str | None = None
    ach_odfi: str | None = None
    sepa_initiator_name: str | None = None
    sepa_initiator_id: str | None = None
    sepa_batch_booking: bool = True
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BankTransaction:
    """What was entered in Cash. `splits` is the form's memory (as text); the journal lines are the truth."""

    SHAPE: ClassVar[Shape] = (
        above_zero("exchange_rate"), different("bank_account_id", "counter_bank_account_id"),
    )

    id: UUID
    transaction_number: str
    bank_account_id: UUID
    transaction_date: date
    transaction_type: TransactionType
    amount: Decimal
    exchange_rate: Decimal
    base_amount: Decimal
    status: TransactionStatus
    value_date: date | None = None
    party_id: UUID | None = None
    payee_name: str = ""
    reference: str = ""
    check_number: str | None = None
    description: str = ""
    splits: list[dict[str, Any]] = field(default_factory=list)
    transfer_group: UUID | None = None
    counter_bank_account_id: UUID | None = None
    external_id: str | None = None
    statement_line_id: UUID | None = None
    rule_name: str | None = None
    reconciled: bool = False
    matched_journal_line_id: int | None = None
    journal_entry_id: UUID | None = None
    void_entry_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BankStatementLine:
    """One booking of the bank."""

    SHAPE: ClassVar[Shape] = (different("id", "offset_line_id"),)

    id: UUID
    statement_id: UUID
    bank_account_id: UUID
    line_number: int
    transaction_date: date
    amount: Decimal
    fingerprint: str
    status: LineStatus
    value_date: date | None = None
    original_amount: Decimal | None = None
    original_currency: str | None = None
    balance_after: Decimal | None = None
    counterparty_name: str | None = None
    counterparty_account: str | None = None
    reference: str = ""
    end_to_end_id: str | None = None
    bank_reference: str | None = None
    check_number: str | None = None
    description: str = ""
    transaction_type: str = ""
    external_id: str | None = None
    raw: str = ""
    exclude_reason: str | None = None
    offset_line_id: UUID | None = None
    expense_line_id: UUID | None = None

    @property
    def text(self) -> str:
        """Return what a reader recognises the line by."""
        return " ".join(part for part in (self.counterparty_name, self.reference, self.description) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankStatement:
    """A statement as imported or typed. `known_amount` is the sum of lines that were there before it."""

    SHAPE: ClassVar[Shape] = (
        in_order("from_date", "statement_date"), not_negative("line_count", "duplicate_count"),
    )

    id: UUID
    bank_account_id: UUID
    statement_date: date
    opening_balance: Decimal
    closing_balance: Decimal
    balance_known: bool
    currency: str
    format: StatementFormat
    source_file_name: str
    source_sha256: str
    statement_index: int
    imported_at: datetime
    statement_number: str | None = None
    from_date: date | None = None
    line_count: int = 0
    duplicate_count: int = 0
    known_amount: Decimal = ZERO
    chain_difference: Decimal = ZERO
    sum_difference: Decimal = ZERO
    lines: tuple[BankStatementLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationMatch:
    """A statement line and a journal line (or its part) that are the same money.

    `cleared_on` is the day from which the journal line counts as cleared: the bank's date, the statement date
    of a tick, for a voided pair the later of both dates.
    """

    SHAPE: ClassVar[Shape] = (share("match_confidence"),)

    id: UUID
    match_group: UUID
    journal_line_id: int
    amount: Decimal
    match_confidence: Decimal
    match_method: MatchMethod
    status: MatchStatus
    cleared_on: date
    reconciliation_id: UUID | None = None
    statement_line_id: UUID | None = None
    rule_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The proof that books and bank agree on a day; the figures are those of its submission or completion."""

    id: UUID
    bank_account_id: UUID
    statement_date: date
    opening_balance: Decimal
    statement_balance: Decimal
    status: ReconciliationStatus
    statement_id: UUID | None = None
    previous_id: UUID | None = None
    book_balance: Decimal = ZERO
    deposits_in_transit: Decimal = ZERO
    outstanding_payments: Decimal = ZERO
    bank_errors: Decimal = ZERO
    adjusted_book_balance: Decimal = ZERO
    variance: Decimal = ZERO
    completed_by_id: UUID | None = None
    completed_at: datetime | None = None
    reopen_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationFigures:
    """Both sides of a reconciliation (R7); `missing` says in sentences what keeps it from being finished.

    `outstanding_payments` is positive; `bank_errors` is what is added to the bank's balance; `adjustments`
    are bank lines whose book line is dated after the statement.
    """

    statement_balance: Decimal
    deposits_in_transit: Decimal
    outstanding_payments: Decimal
    bank_errors: Decimal
    book_balance: Decimal
    adjustments: Decimal
    undecided_lines: int = 0
    missing: tuple[str, ...] = ()

    @property
    def adjusted_bank_balance(self) -> Decimal:
        """Return the bank side."""
        return (
            self.statement_balance + self.deposits_in_transit - self.outstanding_payments + self.bank_errors
        )

    @property
    def adjusted_book_balance(self) -> Decimal:
        """Return the book side."""
        return self.book_balance + self.adjustments

    @property
    def variance(self) -> Decimal:
        """Return bank side less book side; zero when they agree."""
        return self.adjusted_bank_balance - self.adjusted_book_balance


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationState:
    """A reconciliation with its figures as of now, or as completed."""

    reconciliation: Reconciliation
    bank_account: BankAccount
    figures: ReconciliationFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreconciledItem:
    """An item that stands on one side only. `side` is book or bank; stale are checks out for too long."""

    side: str
    on: date
    number: str
    text: str
    amount: Decimal
    age_days: int
    is_stale: bool = False
    entry_id: UUID | None = None
    journal_line_id: int | None = None
    statement_line_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationReport:
    """The printed proof. A completed one is kept as it was on the day of completion."""

    reconciliation_id: UUID
    bank_account: str
    account: str
    currency: str
    statement_date: date
    status: ReconciliationStatus
    opening_balance: Decimal
    statement_balance: Decimal
    deposits_in_transit: Decimal
    outstanding_payments: Decimal
    bank_errors: Decimal
    adjusted_bank_balance: Decimal
    book_balance: Decimal
    adjustments: Decimal
    adjusted_book_balance: Decimal
    variance: Decimal
    in_transit_items: tuple[UnreconciledItem, ...]
    outstanding_items: tuple[UnreconciledItem, ...]
    bank_error_items: tuple[UnreconciledItem, ...]
    adjustment_items: tuple[UnreconciledItem, ...]
    completed_by: str | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedStatement:
    """What an import brought, or would bring. `first_lines` are shown in the preview."""

    statement_id: UUID
    bank_account_id: UUID
    bank_account: str
    currency: str
    from_date: date | None
    statement_date: date
    opening_balance: Decimal
    closing_balance: Decimal
    balance_known: bool
    new_lines: int
    known_lines: int
    probable_duplicates: int
    unread_rows: int
    sum_difference: Decimal
    chain_difference: Decimal
    first_lines: tuple[BankStatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoMatched:
    """What matching found for one bank account."""

    confirmed: int
    suggested: int
    unmatched: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A suggested match of a statement line, with the fact that decided it."""

    match_group: UUID
    statement_line_id: UUID
    journal_line_ids: tuple[int, ...]
    confidence: Decimal
    method: MatchMethod
    entry_numbers: tuple[str, ...]
    on: date
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCandidate:
    """An open bill or invoice that a bank line may settle, and the action that would."""

    action: LineAction
    document_id: UUID
    number: str
    party_id: UUID
    party: str
    due_date: date
    open: Decimal
    confidence: Decimal
    method: MatchMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class CashPosition:
    """What an account held on a day, in its own and in base currency."""

    bank_account_id: UUID
    name: str
    kind: BankAccountKind
    currency: str
    balance: Decimal
    base_balance: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvMappingInfo:
    """A saved way to read a bank's CSV files."""

    id: UUID
    name: str
    header: tuple[str, ...]
    body: dict[str, Any]
