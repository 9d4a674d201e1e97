"""Small rules of documents: the payment reference (ar.md R3) and the address on an invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance_core.engines.references import creditor_reference

if TYPE_CHECKING:
    from finance_core.kernel.models.master import PartyContact

_LONGEST = 21
# Town, region and code stand on one line, the code last.
_CODE_LAST = frozenset({"US", "CA", "AU"})


def payment_reference(number: str) -> str | None:
    """Return the ISO 11649 reference of an invoice number, none when the number cannot be one.

    INV-2026-00042 gives RF36INV202600042; more than 21 letters and digits do not fit.
    """
    key = "".join(character for character in number.upper() if character.isascii() and character.isalnum())
    return creditor_reference(key) if 1 <= len(key) <= _LONGEST else None


def printed_address(contact: PartyContact, home: str) -> list[str]:
    """Return the lines of an address as its country's post wants them, without the sender's own country."""
    country, code = contact.country or home, contact.postal_code
    place: tuple[str | None, ...]
    if country in _CODE_LAST:
        town = ", ".join(part for part in (contact.city, contact.region) if part)
        place = (" ".join(part for part in (town, code) if part),)
    else:
        place = (" ".join(part for part in (code, contact.city) if part), contact.region)
    lines = (contact.street1, contact.street2, *place, None if country == home else country)
    return [line for line in lines if line]
