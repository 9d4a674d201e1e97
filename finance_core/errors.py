"""Every error a user can meet, as a type.

A message says what happened, to which record, and what to do; the facts it was built from stay on the
exception as attributes, so that the window, the command line and tests need not parse text.
"""

from __future__ import annotations

from typing import Any


def field_words(name: str) -> str:
    """Return a field's name as a message calls it: `due_date` is Due date, `vendor_id` Vendor."""
    return name.removesuffix("_id").replace("_", " ").capitalize()


class CountinghouseError(Exception):
    """Base of all errors whose text is meant for the user."""

    def __init__(
        self, message: str, *, field: str | None = None, record: str | None = None, **facts: Any
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.record = record
        self.facts = facts

    def as_dict(self) -> dict[str, Any]:
        """Return the error as plain data: class name, message, field, record and the facts as text."""
        facts = {key: value if isinstance(value, int) else str(value) for key, value in self.facts.items()}
        return {
            "error": type(self).__name__,
            "message": self.message,
            "field": self.field,
            "record": self.record,
            "facts": facts,
        }


class InvalidInput(CountinghouseError):
    """A value typed, imported or sent cannot be accepted; `field` is its path (`lines.2.amount`)."""

    def __init__(self, field: str, message: str, **facts: Any) -> None:
        super().__init__(message, field=field, **facts)


class RuleViolation(CountinghouseError):
    """The request is well formed, but a rule of accounting or of the company forbids it."""


class NotFound(CountinghouseError):
    """No record has the given key."""

    def __init__(self, kind: str, key: object, *, field: str | None = None) -> None:
        super().__init__(f"There is no {kind} with the key {key}.", field=field, record=str(key))


class Stale(RuleViolation):
    """The record was changed by someone else after it was read."""

    def __init__(self, record: str) -> None:
        super().__init__(f"{record} changed since you opened it. Open it again and repeat the change.",
                         record=record)


class StatusMoveRefused(RuleViolation):
    """A status may not move as asked; the state table of the module says which moves exist."""

    def __init__(self, record: str, now: str, wanted: str) -> None:
        super().__init__(f"{record} is {now.replace('_', ' ')} and cannot become {wanted.replace('_', ' ')}.",
                         record=record, now=now, wanted=wanted)


class PostedRecord(RuleViolation):
    """What is posted cannot be deleted, neither by itself nor with something else."""

    def __init__(self, table: str, key: object) -> None:
        super().__init__(f"A record of {table.replace('_', ' ')} is posted, so it cannot be deleted. Void or "
                         "reverse it instead; it stays visible.", record=str(key), table=table)


class StorageError(CountinghouseError):
    """The file could not be read or written; nothing was saved."""


class FileLocked(StorageError):
    """Another program holds the company file."""

    def __init__(self, path: str, holder: str) -> None:
        super().__init__(f"{path} is open in another program ({holder}). Close it there, then open it again.",
                         record=path, holder=holder)


class NotACompanyFile(StorageError):
    """The file is no Countinghouse company, or is cut off."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} is not a Countinghouse company file: {why}. Nothing was changed.",
                         record=path)


class NewerFile(StorageError):
    """The file was written by a newer program."""

    def __init__(self, path: str, version: str) -> None:
        super().__init__(f"{path} was saved by a newer Countinghouse (schema {version}). Update the program "
                         "to open it; the file was not touched.", record=path)


class ReadOnlyFile(StorageError):
    """The file or its folder cannot be written."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is read-only, so nothing was saved. Copy it to a folder you may write to.",
                         record=path)


class PassphraseNeeded(StorageError):
    """The file is encrypted, and no passphrase was given."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is encrypted, or is no Countinghouse company file. Type its passphrase, or "
                         "the code of its recovery sheet.", field="passphrase", record=path)


class WrongPassphrase(StorageError):
    """The passphrase or recovery code does not open the file."""

    def __init__(self, path: str) -> None:
        super().__init__(f"This passphrase does not open {path}; nothing was changed. Check capitals and "
                         "keyboard, or type the code of the recovery sheet. If it is surely right, the file "
                         "is damaged: restore the newest backup.", field="passphrase", record=path)
