"""What a journal line says, which tax it bears, and what a bookkeeper should look at twice (gl.md rule 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import TaxDirection
from finance_core.errors import InvalidInput
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.ledger import Account, AccountType, EntryKind, Side
from finance_core.kernel.models.master import TaxCodeKind
from finance_core.kernel.models.posting import PostedEntry, PostedLine
from finance_core.modules.gl.requests import JournalLineInput

ZERO = Decimal(0)
TYPED = "journal line"
_FAR = timedelta(days=366)


def side_of(line: JournalLineInput, index: int) -> tuple[Side, Decimal]:
    """Return the side and the amount of a typed line; the other column is empty or zero.

    Raises:
        InvalidInput: neither or both columns are filled.
    """
    if line.debit and line.credit:
        raise InvalidInput(f"lines.{index}.credit", f"Line {index + 1}: enter a debit or a credit, not both.")
    if line.debit:
        return Side.DEBIT, line.debit
    if line.credit:
        return Side.CREDIT, line.credit
    raise InvalidInput(f"lines.{index}.debit", f"Line {index + 1}: enter a debit or a credit.")


def tax_direction(kind: TaxCodeKind, account: AccountType) -> TaxDirection:
    """Return whether a line's tax is owed or comes back; a code for both follows the account."""
    if kind is TaxCodeKind.BOTH:
        return TaxDirection.OUTPUT if account is AccountType.INCOME else TaxDirection.INPUT
    return TaxDirection.OUTPUT if kind is TaxCodeKind.SALE else TaxDirection.INPUT


def taxed_amount(direction: TaxDirection, side: Side, amount: Decimal) -> Decimal:
    """Return the signed amount to tax: a sale counts on the credit side, a purchase on the debit side."""
    ordinary = Side.CREDIT if direction is TaxDirection.OUTPUT else Side.DEBIT
    return amount if side is ordinary else -amount


def typed_lines(lines: Iterable[PostedLine]) -> list[PostedLine]:
    """Return the lines a user typed, without tax and rounding; of another module's entry all lines."""
    posted = list(lines)
    return [line for line in posted if line.reason == TYPED] or posted


@dataclass(frozen=True, slots=True, kw_only=True)
class Hygiene:
    """What the warnings need to know of the company."""

    today: date
    round_from: Decimal
    suspense_ids: frozenset[UUID]
    accounts: Mapping[UUID, Account]

    def warnings(self, entry: PostedEntry) -> Iterator[str]:
        """Yield what is unusual about a journal; none of it stops the posting."""
        if entry.entry_date.weekday() >= 5:
            yield f"{entry.entry_date.isoformat()} is a {entry.entry_date:%A}. Check the date."
        if abs(entry.entry_date - self.today) > _FAR:
            yield f"{entry.entry_date.isoformat()} is more than a year from today. Check the date."
        if not entry.description:
            yield "The journal has no description. Say what it is for."
        for line in entry.lines:
            yield from self._about(line, entry.kind)

    def _about(self, line: PostedLine, kind: EntryKind) -> Iterator[str]:
        name = f"{line.account_code} {line.account_name}"
        if self.round_from and line.base_amount and not line.base_amount % self.round_from:
            yield f"{money_text(line.base_amount)} is a round amount. Check it against its document."
        if line.account_id in self.suspense_ids:
            yield f"Line {line.line_no} posts to {name}, which must be empty at every close."
        type_ = self.accounts[line.account_id].type
        if kind is not EntryKind.NORMAL:
            return
        if type_ is AccountType.INCOME and line.side is Side.DEBIT:
            yield f"Line {line.line_no} debits the revenue account {name}. Check the side."
        if type_ is AccountType.EXPENSE and line.side is Side.CREDIT:
            yield f"Line {line.line_no} credits the expense account {name}. Check the side."
