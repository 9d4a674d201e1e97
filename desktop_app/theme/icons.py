"""Lucide icons, recoloured from the tokens and crisp at any scale."""

from __future__ import annotations

from functools import lru_cache

from lucide import lucide_icon
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = "1.75"
_DISABLED_ALPHA = 110


@lru_cache(maxsize=512)
def icon(name: str, color: str, size: int = 18, ratio: float = 1.0, gap: int = 0) -> QIcon:
    """Return a Lucide icon by name in one colour, for screens up to a device pixel ratio.

    `gap` pixels stay clear at its right: a button leaves too little room before its text.
    """
    faded = QColor(color)
    faded.setAlpha(_DISABLED_ALPHA)
    made = QIcon(pixmap(name, color, size, ratio, gap))
    made.addPixmap(pixmap(name, faded.name(QColor.NameFormat.HexArgb), size, ratio, gap), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int, scale: float = 1.0, gap: int = 0) -> QPixmap:
    """Return one icon as a pixmap for a device pixel ratio."""
    ink = QColor(color)
    renderer = QSvgRenderer(QByteArray(_svg(name, ink.name()).encode()))
    drawn = QPixmap(QSize(size + gap, size) * scale)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setOpacity(ink.alphaF())
        renderer.render(painter, QRectF(0, 0, size, size))
    return drawn


@lru_cache(maxsize=1024)
def _svg(name: str, color: str) -> str:
    text: str = lucide_icon(name, stroke=color, stroke_width=_STROKE)
    if "<svg" not in text or "<text" in text:
        raise KeyError(f"Lucide has no icon {name!r}.")
    return text
