"""Texts of others as tips: Qt draws a tip that looks like markup as markup, pictures from files included."""

from __future__ import annotations

from html import escape


def plain_tip(text: str | None) -> str | None:
    """Return a text that a tip shows as it is."""
    return text if not text or "<" not in text else f"<span>{escape(text)}</span>"
