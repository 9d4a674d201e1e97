"""What can be wrong with a file from outside, as types.

Every message names the file and where in it, and ends with what became of the import: nothing was saved.
The errors travel from the reading child process to the parent, so each can be pickled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from finance_core.errors import CountinghouseError, InvalidInput

if TYPE_CHECKING:
    from finance_core.interchange.statements import MappingQuestion

WORKS_TODAY = "OFX, QFX and CSV"


class UnreadableFile(InvalidInput):
    """A file cannot be read as what it claims to be.

    `why` is a sentence; `place` says where in the file ("row 3", "transaction 0000487").
    """

    def __init__(self, file: str, why: str, place: str = "", *, field: str = "file") -> None:
        where = f"{file}, {place}" if place else file
        super().__init__(field, f"{where}: {why} Nothing was imported.", file=file, place=place)

    @override
    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.message, self.field, self.facts)


class UnsupportedFormat(UnreadableFile):
    """The file is of a kind that no reader understands yet."""

    def __init__(self, file: str, kind: str) -> None:
        cure = f"Countinghouse reads {WORKS_TODAY} statements; download one of these from the bank."
        super().__init__(file, f"This is {kind}. {cure}")
        self.facts |= {"kind": kind}


class UnsafeFile(UnreadableFile):
    """The file holds what a bank never sends and an attacker might."""


class FileTooLarge(UnreadableFile):
    """The file is beyond a limit of the reader."""


class BankRefused(UnreadableFile):
    """The bank's server answered with an error message instead of a statement."""

    def __init__(self, file: str, code: str, message: str) -> None:
        super().__init__(file, f'The bank sent an error instead of a statement: "{message}" (code {code}).')
        self.facts |= {"code": code, "bank_message": message}


class ReadingStopped(UnreadableFile):
    """The reading process ran out of time or memory, or died."""


class MappingNeeded(UnreadableFile):
    """A CSV file leaves questions open that only the user can answer; `questions` lists them."""

    def __init__(self, file: str, questions: tuple[MappingQuestion, ...]) -> None:
        first = questions[0]
        super().__init__(file, first.text, field=f"mapping.{first.field}")
        self.facts |= {"questions": questions}

    @property
    def questions(self) -> tuple[MappingQuestion, ...]:
        """The open questions, in the order in which a form should ask them."""
        questions: tuple[MappingQuestion, ...] = self.facts["questions"]
        return questions


def _rebuilt(
    kind: type[UnreadableFile], message: str, field: str | None, facts: dict[str, Any]
) -> UnreadableFile:
    error = kind.__new__(kind)
    CountinghouseError.__init__(error, message, field=field, **facts)
    return error
