"""An exception as something to show: a title, a sentence, the field it belongs to and details to copy."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from finance_core.errors import CountinghouseError

NoticeKind = Literal["error", "warning", "success", "info"]
_CRASH = "The program met an error it does not know. Nothing was saved; what you typed is still here."


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice bar or a field shows."""

    kind: NoticeKind
    text: str
    title: str = ""
    field: str | None = None
    details: str = ""


def notices_of(error: BaseException) -> tuple[Notice, ...]:
    """Return what to tell the user about an exception: one notice, or one for each refused field."""
    if isinstance(error, CountinghouseError):
        return (Notice("error", error.message, field=error.field),)
    if isinstance(error, ValidationError):
        return tuple(_refusal(".".join(map(str, item["loc"])), item["msg"]) for item in error.errors())
    details = "".join(traceback.format_exception(error))
    return (Notice("error", _CRASH, title=type(error).__name__, details=details),)


def notice_of(error: BaseException) -> Notice:
    """Return the first notice of an exception."""
    return notices_of(error)[0]


def _refusal(field: str, message: str) -> Notice:
    sentence = message.removeprefix("Value error, ")
    return Notice("error", sentence if sentence.endswith(".") else f"{sentence}.", field=field or None)
