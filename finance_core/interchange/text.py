"""Text from outside, made harmless: one line, no control characters, nothing that reorders what is shown."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_GAPS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return the text with control and direction characters and runs of spaces replaced by one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # nearly every value of a long file
    return _GAPS.sub(" ", _UNSEEN.sub(" ", text)).strip()
