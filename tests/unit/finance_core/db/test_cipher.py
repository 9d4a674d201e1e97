"""Keys and recovery codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance_core.db.cipher import Key
from finance_core.errors import InvalidInput

SALT = bytes(range(16))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_code_gives_the_key_back(secret: bytes) -> None:
    code = Key(secret, SALT).recovery_code
    assert [len(group) for group in code.split()] == [4] * 14
    for typed in (code, code.lower(), code.replace(" ", ""), code.replace(" ", "-"), f"  {code} ",
                  code.replace("O", "0").replace("I", "1").replace("B", "8")):
        assert Key.from_recovery_code(typed, SALT) == Key(secret, SALT)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found(secret: bytes, place: int, letter: str) -> None:
    code = Key(secret, SALT).recovery_code.replace(" ", "")
    typed = code[:place] + letter + code[place + 1:]
    if typed == code:
        return
    with pytest.raises(InvalidInput, match="typing error"):
        Key.from_recovery_code(typed, SALT)


@pytest.mark.parametrize("text", ["", "correct horse battery staple", "A" * 55, "Ä" * 56, "9" * 56])
def test_other_texts_are_no_recovery_code(text: str) -> None:
    assert Key.from_recovery_code(text, SALT) is None


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    composed, decomposed, wide = "Zürich Löwe 12", "Zu\u0308rich Lo\u0308we 12", "\uff3aürich Löwe 12"
    assert Key.of(composed, SALT) == Key.of(decomposed, SALT) == Key.of(wide, SALT)
    assert Key.of("zürich Löwe 12", SALT) != Key.of(composed, SALT)


@pytest.mark.parametrize("text", ["", "short", "elevenchars", "   elevenchars      "])
def test_a_short_passphrase_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="at least 12 characters"):
        Key.new(text)


def test_a_key_does_not_show_itself() -> None:
    assert repr(Key(b"secret" * 5, SALT)) == "Key()"
