"""Check digits of payment data: creditor references, IBAN, BIC and American routing numbers."""

from __future__ import annotations

import re

from finance_core.errors import InvalidInput

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", re.ASCII)
_REFERENCE = re.compile(r"[A-Z0-9]{1,21}", re.ASCII)
_CREDITOR_REFERENCE = re.compile(r"RF\d{2}[A-Z0-9]{1,21}", re.ASCII)
_SEPARATORS = re.compile(r"[\s.\-/]+")
_ROUTING_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7, 1)
_ROUTING_PREFIXES = frozenset((*range(13), *range(21, 33), *range(61, 73), 80))


def creditor_reference(text: str) -> str:
    """Return the ISO 11649 reference of a number: 539007547034 gives RF18539007547034 (ar.md R3).

    Spaces, dots, hyphens and slashes are dropped, letters count 10 to 35.

    Raises:
        InvalidInput: other characters, nothing, or more than 21 of them.
    """
    reference = _compact(text)
    if not _REFERENCE.fullmatch(reference):
        raise InvalidInput("payment_reference", "A payment reference needs 1 to 21 letters (A-Z) or digits.")
    return f"RF{98 - _remainder_97(f'{reference}RF00'):02d}{reference}"


def is_creditor_reference(text: str) -> bool:
    """Tell whether a text is an ISO 11649 reference with the right check digits."""
    reference = _compact(text)
    return bool(_CREDITOR_REFERENCE.fullmatch(reference)) and _is_97_proof(reference)


def checked_iban(text: str, field: str = "iban") -> str:
    """Return an IBAN without spaces, in capitals, after its check (ISO 13616, mod 97).

    Raises:
        InvalidInput: the form is wrong or the check digits do not fit.
    """
    iban = _compact(text)
    if not _IBAN.fullmatch(iban):
        raise InvalidInput(field, "An IBAN has two letters, two digits and 11 to 30 more characters.")
    if not _is_97_proof(iban):
        raise InvalidInput(field, f"The check digits of {iban} do not fit. Look for a typing error.")
    return iban


def checked_bic(text: str, field: str = "bic") -> str:
    """Return a BIC in capitals after checking its form (ISO 9362: 8 or 11 characters).

    Raises:
        InvalidInput: the form is wrong.
    """
    bic = _compact(text)
    if not _BIC.fullmatch(bic):
        raise InvalidInput(field, "A BIC has 8 or 11 characters, the first six are letters, as in DEUTDEFF.")
    return bic


def checked_routing_number(text: str, field: str = "bank_routing_number") -> str:
    """Return an ABA routing number after checking its prefix and check digit (weights 3, 7, 1).

    Raises:
        InvalidInput: it has not nine digits, no Federal Reserve prefix, or a wrong check digit.
    """
    number = _compact(text)
    if not (len(number) == 9 and number.isascii() and number.isdigit()):
        raise InvalidInput(field, "A routing number has nine digits.")
    weighted = sum(weight * int(digit) for weight, digit in zip(_ROUTING_WEIGHTS, number, strict=True))
    if weighted % 10 or int(number[:2]) not in _ROUTING_PREFIXES or not int(number):
        raise InvalidInput(field, f"{number} is no routing number: its check digit or prefix does not fit.")
    return number


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def _remainder_97(text: str) -> int:
    return int("".join(str(int(character, 36)) for character in text)) % 97


def _is_97_proof(text: str) -> bool:
    return _remainder_97(text[4:] + text[:4]) == 1
