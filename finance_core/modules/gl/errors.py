"""Refusals of the general ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import money_text


class JournalOutOfBalance(RuleViolation):
    """Debits and credits of a journal differ."""

    def __init__(self, debit: Decimal, credit: Decimal, currency: str) -> None:
        more, less = ("Debits", "credits") if debit > credit else ("Credits", "debits")
        difference = abs(debit - credit)
        super().__init__(
            f"{more} exceed {less} by {money_text(difference)} {currency}.",
            field="lines",
            debit=debit,
            credit=credit,
            difference=difference,
            currency=currency,
        )


class OwnedByDocument(RuleViolation):
    """The entry belongs to a document of another module."""

    def __init__(self, entry_no: str, document: str, source_type: str, source_id: UUID) -> None:
        super().__init__(
            f"{entry_no} cannot be reversed alone: void the document {document} instead.",
            field="entry_id",
            record=entry_no,
            document=document,
            source_type=source_type,
            source_id=source_id,
        )


class OwnedByDeferral(RuleViolation):
    """The entry is one step of an amortisation."""

    def __init__(self, entry_no: str, name: str) -> None:
        super().__init__(
            f"{entry_no} is a step of {name}: change or cancel {name} instead.",
            field="entry_id",
            record=entry_no,
            document=name,
        )


class NameTaken(InvalidInput):
    """Two recurring entries cannot have one name."""

    def __init__(self, name: str) -> None:
        super().__init__("name", f"There is a recurring entry {name} already. Choose another name.")


class CatchUpUndecided(InvalidInput):
    """The rhythm starts in the past and the user has not said what to do about it."""

    def __init__(self, count: int, first: date) -> None:
        super().__init__(
            "catch_up",
            f"{count} due dates from {first.isoformat()} lie before today. Choose to post them "
            "too, or to start with the next.",
            count=count,
        )


class RecurringFinished(RuleViolation):
    """A finished recurring entry goes on only after its end was moved."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is finished. Extend its end first.", field="recurring_id", record=name)


class FileImportedBefore(RuleViolation):
    """The same file was imported before."""

    def __init__(self, batch: str) -> None:
        super().__init__(
            f"This file was imported before as {batch}. Confirm to import it again.",
            field="allow_repeat",
            record=batch,
        )


class NotForTemplates(RuleViolation):
    """A recurring entry may not post to this account."""

    def __init__(self, account: str, index: int) -> None:
        super().__init__(
            f"Line {index + 1}: {account} is a header or control account. Choose one that takes journals.",
            field=f"lines.{index}.account_id",
            record=account,
        )
