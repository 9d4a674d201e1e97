"""What a caller may ask of cash and bank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from finance_core.kernel.models.ledger import Dims
from finance_core.kernel.request import Request
from finance_core.modules.cash.models import BankAccountKind, LineAction, TransactionType


class BankAccountFields(Request):
    """What is known of a bank account and may change later."""

    name: str = Field(min_length=1, max_length=140)
    institution: str | None = Field(default=None, max_length=140)
    account_number: str | None = Field(default=None, max_length=60)
    iban: str | None = None
    bic: str | None = None
    routing_number: str | None = None
    holder_party_id: UUID | None = Field(default=None, description="Who carries the card.")
    credit_limit: Decimal | None = None
    imprest_amount: Decimal | None = Field(default=None, description="What a cash box is filled up to.")
    next_check_number: int | None = Field(default=None, ge=1)
    csv_mapping_name: str | None = Field(default=None, max_length=60)
    date_window_days: int = Field(default=5, ge=0, le=60)


class CreateBankAccount(BankAccountFields):
    """Open a bank account in the books; without `account_id` its ledger account is created.

    `opening_balance` is what was in the account; owed money (overdraft, card, loan) is below zero.
    """

    kind: BankAccountKind = BankAccountKind.CHECKING
    code: str = Field(
        default="", max_length=30, description="Short name; taken from the ledger account when empty."
    )
    currency: str | None = Field(default=None, description="The books' currency when empty.")
    account_id: UUID | None = None
    opening_balance: Decimal = Decimal(0)
    opening_date: date | None = None
    exchange_rate: Decimal | None = None


class ChangeBankAccount(BankAccountFields):
    """Change what is known of a bank account; kind, currency and ledger account stay."""

    bank_account_id: UUID
    is_active: bool = True


class Split(Request):
    """A part of a transaction: an account and its amount, positive in the direction of the transaction.

    One split may leave its amount empty: it takes the rest. `role` is for other modules; a user chooses an
    account.
    """

    account_id: UUID | None = None
    role: str | None = None
    text: str = ""
    amount: Decimal | None = None
    tax_code_id: UUID | None = None
    dims: Dims | None = None


class RecordTransaction(Request):
    """Enter money in (+) or out (−) of a bank account; fees and interest need no splits."""

    bank_account_id: UUID
    transaction_date: date
    amount: Decimal = Field(description="Signed: + in, − out, in the account's currency.")
    transaction_type: TransactionType | None = Field(
        default=None, description="Deposit or withdrawal by the sign."
    )
    value_date: date | None = None
    party_id: UUID | None = None
    payee_name: str = Field(default="", max_length=255)
    reference: str = Field(default="", max_length=100)
    check_number: str | None = Field(default=None, max_length=50)
    description: str = ""
    splits: tuple[Split, ...] = ()
    prices_include_tax: bool = True
    exchange_rate: Decimal | None = None


class EditTransaction(Request):
    """Replace a posted transaction: the old one is reversed, the new one posted, in one save."""

    transaction_id: UUID
    transaction: RecordTransaction
    reason: str = "Corrected"


class VoidTransaction(Request):
    """Void a bank transaction; both halves of a transfer go together."""

    transaction_id: UUID
    reason: str = Field(min_length=1)
    on: date | None = None


class RecordTransfer(Request):
    """Move money between two bank accounts.

    `amount_out` contains the fee; both are in the giving account's currency.
    """

    from_account_id: UUID
    to_account_id: UUID
    transfer_date: date
    amount_out: Decimal = Field(gt=0)
    amount_in: Decimal | None = Field(
        default=None, gt=0, description="Needed between currencies; else out less fee."
    )
    fee: Decimal = Field(default=Decimal(0), ge=0)
    arrival_date: date | None = Field(
        default=None, description="Later than the transfer: through cash in transit."
    )
    reference: str = Field(default="", max_length=100)
    description: str = ""


class RecordDeposit(Request):
    """Take receipts in hand (and other money) to the bank as one amount."""

    bank_account_id: UUID
    deposit_date: date
    receipt_ids: tuple[UUID, ...] = ()
    other_lines: tuple[Split, ...] = ()
    cash_back: Decimal = Field(default=Decimal(0), ge=0)
    cash_back_account_id: UUID | None = None
    reference: str = Field(default="", max_length=100)
    description: str = ""


class RecordNsfReturn(Request):
    """A customer's payment bounced."""

    receipt_id: UUID
    on: date
    reason: str = "Returned by the bank"
    fee: Decimal = Field(default=Decimal(0), ge=0)
    charge_customer: bool = False


class SaveCsvMapping(Request):
    """Keep how a bank's CSV files are read, under a name; the same name replaces it."""

    name: str = Field(min_length=1, max_length=60)
    mapping: dict[str, Any]
    bank_account_id: UUID | None = Field(default=None, description="The account that uses it from now on.")


MAPPING_KIND, MAPPING_TARGET = "import_mapping", "bank_statement"


class MappingBody(BaseModel):
    """Body of a template that says how files are read: which files, and the reading instructions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    target: str
    mapping: dict[str, Any]


class ImportStatement(Request):
    """Import a bank's file (content in base64); without an account its number says which it is."""

    file_name: str = Field(min_length=1, max_length=255)
    content: str = Field(description="The file in base64.")
    bank_account_id: UUID | None = None
    mapping_name: str | None = None
    mapping: dict[str, Any] | None = Field(
        default=None, description="How to read a CSV file, unless it is saved."
    )
    confirm_other_account: bool = Field(
        default=False, description="Import although the file names another account."
    )
    accept_problems: bool = Field(default=False, description="Import without the rows that cannot be read.")


class EnterStatementLine(Request):
    """Type a booking of the bank, into a statement that lacks it or into one of its own."""

    bank_account_id: UUID
    transaction_date: date
    amount: Decimal
    counterparty_name: str | None = Field(default=None, max_length=255)
    reference: str = Field(default="", max_length=255)
    description: str = ""
    check_number: str | None = Field(default=None, max_length=50)
    statement_id: UUID | None = None


class MatchManually(Request):
    """Say which statement lines and book lines are the same money.

    Both sides have the same sum, or `rest` codes the difference (bank less books). Without statement lines,
    book lines that cancel out are matched with each other.
    """

    statement_line_ids: tuple[UUID, ...] = ()
    journal_line_ids: tuple[int, ...] = Field(min_length=1)
    rest: Split | None = None


class MatchGroups(Request):
    """Name suggested matches."""

    match_groups: tuple[UUID, ...] = Field(min_length=1)


class Unmatch(Request):
    """Take the match of a statement line back; what was created from it stays unless it is undone too."""

    statement_line_id: UUID
    undo_document: bool = False
    reason: str = ""


class ExcludeLine(Request):
    """Leave a statement line out, with a reason."""

    statement_line_id: UUID
    reason: str = Field(min_length=1, max_length=255)


class MarkBankError(Request):
    """Call a statement line the bank's error, or name the line with which the bank corrected it."""

    statement_line_id: UUID
    corrected_by_line_id: UUID | None = None


class Settles(Request):
    """An amount for one bill or invoice."""

    document_id: UUID
    amount: Decimal
    take_discount: bool = False


class CreateFromLine(Request):
    """Create what a statement line stands for, in the module that owns it, and match both.

    transaction: `splits` (none for fee and interest); payment, receipt: `party_id` and what it settles;
    transfer: the other bank account; vendor_refund: the credit note (in `settles`) or the prepayment.
    """

    statement_line_id: UUID
    action: LineAction
    on: date | None = Field(default=None, description="Posting date, when the bank's own is closed.")
    party_id: UUID | None = None
    transaction_type: TransactionType | None = None
    splits: tuple[Split, ...] = ()
    settles: tuple[Settles, ...] = ()
    prepayment_id: UUID | None = None
    counter_bank_account_id: UUID | None = None
    counter_amount: Decimal | None = None
    description: str = ""


class StartReconciliation(Request):
    """Begin to reconcile; date and balance come from the statement when one is named."""

    bank_account_id: UUID
    statement_id: UUID | None = None
    statement_date: date | None = None
    statement_balance: Decimal | None = None


class ReconciliationRequest(Request):
    """Name a reconciliation, with a reason where the method wants one."""

    reconciliation_id: UUID
    reason: str = ""


class TickLine(Request):
    """Name a book line of the reconciliation at hand, as on a paper statement."""

    reconciliation_id: UUID
    journal_line_id: int


class PostAdjustment(Request):
    """Book a small difference away: `amount` is signed as money in (+) or out (−) of the account."""

    reconciliation_id: UUID
    amount: Decimal
    reason: str = Field(min_length=1)


class CashPositionOn(Request):
    """Name a day."""

    as_of: date
