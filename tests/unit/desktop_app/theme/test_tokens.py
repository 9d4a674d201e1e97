"""Contrast of every text on every ground it is drawn on, WCAG AA (4.5 to 1)."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QColor

from desktop_app.theme.qss import style_sheet
from desktop_app.theme.tokens import DARK, LIGHT, Tokens

TONES = ("positive", "negative", "warning", "info", "neutral")
GROUNDS = ("page", "surface", "raised", "sidebar", "hover", "selection")
PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in GROUNDS),
    *((tone, ground) for tone in TONES for ground in ("surface", f"{tone}_soft", "selection")),
    ("accent", "surface"), ("accent", "selection"), ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
)


def luminance(color: str) -> float:
    rgb = QColor(color)
    red, green, blue = (value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)
                        for value in (rgb.redF(), rgb.greenF(), rgb.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


def test_the_contrast_of_black_on_white_is_the_published_21() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0


def test_the_style_sheet_knows_every_token_it_names_and_scales_sizes_but_not_hairlines() -> None:
    sheet = style_sheet(LIGHT, 2.0)
    assert "@" not in sheet
    assert "border-radius: 24px" in sheet
    assert "border: 1px solid #e3e6eb" in sheet
    assert "font" not in sheet
