"""The design tokens: every colour of the window, once for light and once for dark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor


class Mode(StrEnum):
    """What the user chose; `SYSTEM` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours by purpose, as `#rrggbb`. The `…_soft` colours stand behind text of the same name."""

    is_dark: bool
    page: str
    surface: str
    raised: str
    sidebar: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    selection: str
    hover: str
    positive: str
    negative: str
    warning: str
    info: str
    neutral: str
    positive_soft: str
    negative_soft: str
    warning_soft: str
    info_soft: str
    neutral_soft: str
    series: tuple[str, ...]

    def color(self, name: str) -> QColor:
        """Return a token as a colour."""
        return QColor(getattr(self, name))

    def pill(self, tone: str) -> tuple[QColor, QColor]:
        """Return text and background of a status of the given tone."""
        return self.color(tone), self.color(f"{tone}_soft")


LIGHT = Tokens(
    is_dark=False, page="#f6f7f9", surface="#ffffff", raised="#ffffff", sidebar="#ffffff",
    border="#e3e6eb", control="#cdd2da", text="#1a1f2b", muted="#5f6b7f",
    accent="#2f5bea", accent_hover="#274fd0", accent_text="#ffffff", selection="#e8eefe", hover="#f1f3f6",
    positive="#116a42", negative="#b3261e", warning="#8a4b00", info="#2a52d3", neutral="#566175",
    positive_soft="#e4f3ec", negative_soft="#fdebe9", warning_soft="#fdf1dc", info_soft="#e8eefe",
    neutral_soft="#eef0f3", series=("#2f5bea", "#cdd2da", "#127a4b", "#a15c07"),
)
DARK = Tokens(
    is_dark=True, page="#14161b", surface="#1c1f26", raised="#23272f", sidebar="#181b21",
    border="#2e333d", control="#434a57", text="#e7e9ee", muted="#98a1b2",
    accent="#6d8dff", accent_hover="#839eff", accent_text="#0e1116", selection="#202a50", hover="#262b34",
    positive="#4ecb8f", negative="#ff8a80", warning="#f2b65a", info="#8aa3ff", neutral="#a4adbd",
    positive_soft="#1d3329", negative_soft="#3d2426", warning_soft="#3a2f1d", info_soft="#262f4e",
    neutral_soft="#2b3039", series=("#6d8dff", "#434a57", "#4ecb8f", "#f2b65a"),
)
