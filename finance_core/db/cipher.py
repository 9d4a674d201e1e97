"""Keys of encrypted company files, in SQLCipher 4's own format.

Any SQLCipher tool opens such a file with the passphrase. The key is PBKDF2-HMAC-SHA512 of the passphrase over
the salt in the first 16 bytes of the file, 256,000 rounds; it is derived once and handed to every connection
ready-made. The recovery code is the key itself, written so that it can be typed from paper.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field

from finance_core.errors import InvalidInput

SALT_SIZE = 16
SHORTEST = 12
_KEY_SIZE = 32
_ROUNDS = 256_000
_SIGNING_MASK, _SIGNING_ROUNDS, _SIGNATURE_SIZE = 0x3A, 2, 64
_CHECK_SIZE = 3
_GROUP = 4
_CODE_LENGTH = 56
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B", "-": None, " ": None})


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one encrypted file and its backups; its `repr` shows nothing."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def new(cls, passphrase: str) -> Key:
        """Return the key of a passphrase for a file that is about to be written.

        Raises:
            InvalidInput: the passphrase is shorter than 12 characters.
        """
        check_passphrase(passphrase, passphrase)
        return cls.of(passphrase, secrets.token_bytes(SALT_SIZE))

    @classmethod
    def of(cls, passphrase: str, salt: bytes) -> Key:
        """Return the key a passphrase gives with the salt of a file.

        The passphrase is normalised first (NFKC, NIST SP 800-63B 3.1.1.2), so that it is the same from every
        keyboard.
        """
        text = unicodedata.normalize("NFKC", passphrase).encode()
        return cls(hashlib.pbkdf2_hmac("sha512", text, salt, _ROUNDS, _KEY_SIZE), salt)

    @classmethod
    def from_recovery_code(cls, text: str, salt: bytes) -> Key | None:
        """Return the key written as a recovery code, or nothing when the text is no such code.

        Raises:
            InvalidInput: it is one, with a typing error in it.
        """
        code = text.upper().translate(_MISREAD)
        if len(code) != _CODE_LENGTH:
            return None
        try:
            raw = base64.b32decode(code)
        except ValueError:
            return None
        secret, check = raw[:_KEY_SIZE], raw[_KEY_SIZE:]
        if _check(secret) != check:
            raise InvalidInput("passphrase", "The recovery code has a typing error in it. Compare it with "
                               "the sheet, group by group.")
        return cls(secret, salt)

    @property
    def recovery_code(self) -> str:
        """Return the key in 14 groups of four letters and digits, the last ones checking the others."""
        code = base64.b32encode(self.secret + _check(self.secret)).decode()
        return " ".join(code[start:start + _GROUP] for start in range(0, _CODE_LENGTH, _GROUP))

    def signed(self, page: bytes) -> bool:
        """Tell whether page 1 of a file was written with this key, by the signature at its end.

        SQLCipher 4: HMAC-SHA512 over the encrypted part, its initial vector and the page's number; the key of
        the signature is derived from the key by two rounds over the salt, each byte of it changed by 3a.
        """
        salt = bytes(byte ^ _SIGNING_MASK for byte in self.salt)
        signing = hashlib.pbkdf2_hmac("sha512", self.secret, salt, _SIGNING_ROUNDS, _KEY_SIZE)
        body, signature = page[SALT_SIZE:-_SIGNATURE_SIZE], page[-_SIGNATURE_SIZE:]
        expected = hmac.digest(signing, body + (1).to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(expected, signature)

    @property
    def literal(self) -> str:
        """Return the key as SQLCipher's PRAGMA key and ATTACH take it: hexadecimal, nothing to quote."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


def check_passphrase(passphrase: str, again: str | None) -> None:
    """Refuse a passphrase that was typed differently the second time, or is too short to keep anybody out.

    Raises:
        InvalidInput: the two differ, or it has fewer than 12 characters.
    """
    if passphrase != again:
        raise InvalidInput("again", "The two differ. Type the passphrase again.")
    if len(passphrase.strip()) < SHORTEST:
        raise InvalidInput("passphrase", f"A passphrase needs at least {SHORTEST} characters. Four or five "
                           "words that only you would put together are best.")


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:_CHECK_SIZE]
