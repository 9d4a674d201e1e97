"""Keys under which differently written numbers, texts and names are the same (ap.md R3, kernel.md)."""

from __future__ import annotations

import re
import unicodedata

_LEGAL_FORMS = frozenset(
    (
        "ab", "ag", "aps", "as", "asa", "bv", "bvba", "co", "company", "corp", "corporation", "cv", "doo",
        "eg", "ev", "eurl", "gbr", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "limited", "llc",
        "llp", "lp", "ltd", "mbh", "nv", "og", "ohg", "oy", "oyj", "plc", "pllc", "pty", "pvt", "sa",
        "sarl", "sas", "sasu", "sau", "scs", "se", "sl", "slu", "snc", "spa", "spol", "spzoo", "srl",
        "sro", "ug", "unlimited",
    )
)
_CONNECTIVES = frozenset(("and", "und", "et", "y", "e", "og", "och", "en"))


def normalised_text(text: str) -> str:
    """Keep the letters and digits of any script, case folded; everything else is dropped.

    Compatibility forms (full-width digits, ligatures) count as what they show.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(str.isalnum, folded))


def duplicate_key(number: str) -> str:
    """Return the key of a document number: normalised text without the zeros at its very start.

    “inv 123” = “INV-123”, “00-123” = “123”, but “1-05” is not “15” (ap.md R3). A number of nothing but
    zeros keeps one; a text without letters or digits has the empty key, which matches nothing.
    """
    key = normalised_text(number)
    return key.lstrip("0") or key[:1]


def party_name_key(name: str) -> str:
    """Return the key of a party's name: case, punctuation, “&” and legal-form words make no difference.

    “ACME Paper Supply, Inc.” = “acme paper supply”. A name of nothing but such words keeps them.
    """
    words = [word for word in map(normalised_text, re.split(r"[\s,;&]+", name)) if word]
    telling = [word for word in words if word not in _LEGAL_FORMS and word not in _CONNECTIVES]
    return "".join(telling or words)
