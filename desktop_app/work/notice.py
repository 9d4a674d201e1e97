"""An exception as something to show: a title, a sentence, the field it belongs to and details to copy."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from finance_core.errors import CountinghouseError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

NoticeKind = Literal["error", "warning", "success", "info"]
# pydantic's words for a value outside its bounds are a programmer's; these are the same facts for a user.
_BOUNDS = {
    "less_than_equal": "At most {le}.", "less_than": "Less than {lt}.",
    "greater_than_equal": "At least {ge}.", "greater_than": "More than {gt}.",
    "string_too_long": "At most {max_length} characters.",
    "string_too_short": "At least {min_length} characters.",
    "decimal_max_places": "At most {decimal_places} decimal places.",
    "missing": "This is needed.",
}
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
        return tuple(_refusal(item) for item in error.errors())
    details = "".join(traceback.format_exception(error))
    return (Notice("error", _CRASH, title=type(error).__name__, details=details),)


def notice_of(error: BaseException) -> Notice:
    """Return the first notice of an exception."""
    return notices_of(error)[0]


def _refusal(item: ErrorDetails) -> Notice:
    bound = _BOUNDS.get(item["type"])
    sentence = bound.format(**item.get("ctx", {})) if bound else item["msg"].removeprefix("Value error, ")
    field = ".".join(map(str, item["loc"]))
    return Notice("error", sentence if sentence.endswith(".") else f"{sentence}.", field=field or None)
