"""The font that travels with the program: Inter, with tabular figures, scaled by the user's zoom.

Inter comes as one variable font, of which Qt registers the regular weight only: a weight set in a style
sheet would be drawn as smeared regular. So every weight is set here, through the font's weight axis, and
style sheets never name a font, a size or a weight.
"""

from __future__ import annotations

import sys
from enum import Enum

import fontpkg_inter
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

FAMILY = "Inter"
_BODY_POINTS = 13.0 if sys.platform == "darwin" else 9.75
_WEIGHT = QFont.Tag("wght")
_OPTICAL_SIZE = QFont.Tag("opsz")
_TABULAR = QFont.Tag("tnum")


class Text(Enum):
    """The kinds of text: size relative to body text, and weight."""

    BODY = (1.0, 400)
    MEDIUM = (1.0, 500)
    STRONG = (1.0, 600)
    SMALL = (0.9, 400)
    SMALL_MEDIUM = (0.9, 500)
    SECTION = (1.08, 600)
    TITLE = (1.7, 600)
    FIGURE = (1.85, 600)


class Fonts:
    """Makes the fonts of one zoom factor."""

    def __init__(self, zoom: float = 1.0) -> None:
        self.zoom = zoom
        self._made: dict[Text, QFont] = {}

    def font(self, text: Text) -> QFont:
        """Return the font of a kind of text."""
        if text not in self._made:
            self._made[text] = self._make(*text.value)
        return self._made[text]

    def pixels(self) -> int:
        """Return the height of body text in device-independent pixels, 13 on a plain screen."""
        return QFontInfo(self.font(Text.BODY)).pixelSize()

    def _make(self, size: float, weight: int) -> QFont:
        font = QFont(FAMILY)
        font.setPointSizeF(_BODY_POINTS * size * self.zoom)
        font.setWeight(QFont.Weight(weight))
        font.setVariableAxis(_WEIGHT, weight)
        font.setVariableAxis(_OPTICAL_SIZE, 14.0 if size < 1.5 else 20.0)
        font.setFeature(_TABULAR, 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def load_fonts() -> None:
    """Register Inter with the application, once."""
    if FAMILY in QFontDatabase.families():
        return
    for path in sorted((fontpkg_inter.ROOT / "files").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
