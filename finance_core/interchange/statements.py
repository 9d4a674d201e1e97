"""What every statement reader returns: plain, frozen facts, before the books know of them.

Sign: amounts are seen from the holder of the account, + in, − out, in the statement's currency. Text that a
bank did not state is "", a figure or date it did not state is None. Nothing here is rounded or completed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class StatementFormat(StrEnum):
    """Formats a statement can come in; the value is what is stored."""

    CSV = "csv"
    OFX = "ofx"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedLine:
    """One booking of the bank. `line_number` is the row of a CSV file, else the position in the statement."""

    line_number: int
    booked_on: date
    amount: Decimal
    value_on: date | None = None
    counterparty_name: str = ""
    counterparty_account: str = ""
    reference: str = ""
    description: str = ""
    external_id: str = ""
    check_number: str = ""
    bank_reference: str = ""
    transaction_type: str = ""
    balance_after: Decimal | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseProblem:
    """Why one row was not read, or was left out: where, the text found, a sentence for the user."""

    row: int
    column: str
    text: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedStatement:
    """One account's statement as its file states it, oldest line first.

    `problems` are bookings that could not be read: importing without them needs the user's consent.
    `skipped` are rows that are no bookings (totals, balances). `warnings` are sentences to show.
    `opening_balance` and `closing_balance` are set when `balance_known`, except that the opening balance
    stays None while problems leave the sum of the lines unknown.
    """

    index: int
    format: StatementFormat
    account_id_text: str
    bank_id: str
    currency: str | None
    from_date: date | None
    to_date: date | None
    opening_balance: Decimal | None
    closing_balance: Decimal | None
    balance_known: bool
    lines: tuple[ParsedLine, ...]
    problems: tuple[ParseProblem, ...] = ()
    skipped: tuple[ParseProblem, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingQuestion:
    """A question about a CSV file: the mapping field to set, what to ask, each choice with its meaning."""

    field: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
