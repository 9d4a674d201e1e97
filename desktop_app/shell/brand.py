"""The application's own mark, drawn by us."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"
_MARK = RESOURCES / "icons" / "countinghouse.svg"
_SIZES = (16, 24, 32, 48, 64, 128, 256)


def mark(side: int, ratio: float = 1.0) -> QPixmap:
    """Return the mark as a square picture for a device pixel ratio."""
    pixels = round(side * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(_MARK)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def window_icon() -> QIcon:
    """Return the icon of the window and the task bar."""
    made = QIcon()
    for side in _SIZES:
        made.addPixmap(mark(side))
    return made
