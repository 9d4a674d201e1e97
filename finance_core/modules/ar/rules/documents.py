"""Small rules of documents: the payment reference on an invoice (ar.md R3)."""

from __future__ import annotations

from finance_core.engines.references import creditor_reference

_LONGEST = 21


def payment_reference(number: str) -> str | None:
    """Return the ISO 11649 reference of an invoice number, none when the number cannot be one.

    INV-2026-00042 gives RF36INV202600042; more than 21 letters and digits do not fit.
    """
    key = "".join(character for character in number.upper() if character.isascii() and character.isalnum())
    return creditor_reference(key) if 1 <= len(key) <= _LONGEST else None
