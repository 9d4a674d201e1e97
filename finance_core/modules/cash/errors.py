"""Refusals of cash and bank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import money_text


class AccountNotUsable(InvalidInput):
    """The ledger account cannot stand behind a bank account."""

    def __init__(self, account: str, why: str) -> None:
        super().__init__(
            "account_id", f"{account} {why}. Choose another account, or none to create one.", account=account
        )


class SplitsDiffer(InvalidInput):
    """The splits do not add up to the transaction."""

    def __init__(self, amount: Decimal, splits: Decimal, currency: str) -> None:
        rest = amount - splits
        super().__init__(
            "splits",
            f"The splits add to {money_text(splits)}, the transaction is {money_text(amount)}: "
            f"{money_text(rest)} {currency} is left. Put the rest on a line.",
            rest=rest,
        )


class ControlAccountSplit(InvalidInput):
    """A control account belongs to another screen."""

    def __init__(self, index: int, account: str, screen: str) -> None:
        super().__init__(
            f"splits.{index}.account_id",
            f"{account} is a control account: use {screen} instead.",
            screen=screen,
        )


class CheckNumberUsed(InvalidInput):
    """A check number is given once."""

    def __init__(self, number: str, bank_account: str, used_by: str) -> None:
        super().__init__(
            "check_number",
            f"Check {number} of {bank_account} was used by {used_by}. Enter another number.",
            used_by=used_by,
        )


class NoCheckNumber(RuleViolation):
    """The account does not know its next check."""

    def __init__(self, bank_account: str) -> None:
        super().__init__(
            f"{bank_account} has no next check number. Enter it in the bank account, or type it here.",
            field="reference",
            record=bank_account,
        )


class ReconciledUpTo(RuleViolation):
    """The day belongs to a completed reconciliation."""

    def __init__(self, bank_account: str, on: date, reconciled: date) -> None:
        super().__init__(
            f"{bank_account} is reconciled up to {reconciled.isoformat()}, so nothing can be booked on "
            f"{on.isoformat()}. Use a later date, or reopen {reconciled.isoformat()} first.",
            field="entry_date",
            record=bank_account,
            reconciled=reconciled,
        )


class Reconciled(RuleViolation):
    """What a completed reconciliation proved stays as it is."""

    def __init__(self, what: str, reconciled: date) -> None:
        super().__init__(
            f"{what} is part of a completed reconciliation. Reopen {reconciled.isoformat()} first.",
            record=what,
        )


class AlreadyImported(RuleViolation):
    """The same file came before."""

    def __init__(self, file: str, first_file: str, on: date, bank_account: str) -> None:
        super().__init__(
            f"{file} was already imported into {bank_account} on {on.isoformat()} as {first_file}. "
            "Nothing was imported.",
            record=first_file,
            on=on,
        )


class OtherAccount(RuleViolation):
    """The file names another account than the one chosen; the user may say that it is right."""

    def __init__(self, number: str, chosen: str, owner: str | None) -> None:
        where = (
            f"belongs to {owner}; import there?"
            if owner
            else f"is not the number of {chosen}. Import into {chosen} anyway?"
        )
        super().__init__(
            f"The file is of account …{number[-4:]}, which {where}",
            field="confirm_other_account",
            record=chosen,
            number=number,
            owner=owner,
        )


class UnknownAccount(InvalidInput):
    """No bank account has the number in the file."""

    def __init__(self, number: str) -> None:
        named = f"account …{number[-4:]}" if number else "an account it does not name"
        super().__init__(
            "bank_account_id",
            f"The file is of {named}. Choose the bank account to import into.",
            number=number,
        )


class WrongCurrency(InvalidInput):
    """The file is in another currency than the account."""

    def __init__(self, bank_account: str, currency: str, found: str) -> None:
        super().__init__(
            "bank_account_id",
            f"The file is in {found}, {bank_account} is kept in {currency}. "
            "Choose an account in the file's currency.",
            found=found,
        )


class UnreadableRows(InvalidInput):
    """Some rows of the file cannot be read."""

    def __init__(self, count: int, first: str) -> None:
        rows = "1 row" if count == 1 else f"{count} rows"
        super().__init__(
            "accept_problems",
            f"{rows} of the file cannot be read. First: {first} Correct the file, or import without them.",
            count=count,
        )


class SumsDiffer(InvalidInput):
    """The two sides of a match have different sums."""

    def __init__(self, bank: Decimal, books: Decimal) -> None:
        rest = bank - books
        super().__init__(
            "rest",
            f"The bank lines add to {money_text(bank)}, the book lines to {money_text(books)}: "
            f"{money_text(rest)} differs. Add a line, or code the rest as fee, discount or write-off.",
            rest=rest,
        )


class AlreadyMatched(RuleViolation):
    """A line is matched once."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is matched already. Undo that match first.", record=what)


class ReconciliationOpen(RuleViolation):
    """One reconciliation at a time."""

    def __init__(self, bank_account: str, statement_date: date) -> None:
        super().__init__(
            f"The reconciliation of {bank_account} on {statement_date.isoformat()} is still open. "
            "Complete or discard it first.",
            record=bank_account,
        )


class NotFinished(RuleViolation):
    """The reconciliation lacks something; `missing` lists it."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(
            "The reconciliation is not finished: " + " ".join(missing), missing="; ".join(missing)
        )


class DifferenceTooLarge(InvalidInput):
    """Only small differences are booked away."""

    def __init__(self, amount: Decimal, limit: Decimal) -> None:
        super().__init__(
            "amount",
            f"{money_text(abs(amount))} is above the limit of {money_text(limit)}. "
            "Find the missing booking, or raise the limit in Settings.",
            limit=limit,
        )
