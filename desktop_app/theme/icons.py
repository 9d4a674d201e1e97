"""Lucide icons, recoloured from the tokens and crisp at any scale.

They are read from the package's own file: importing its code takes longer than painting the window.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

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


def _svg(name: str, color: str) -> str:
    if (text := _drawings().get(name)) is None:
        raise KeyError(f"Lucide has no icon {name!r}.")
    return text.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


@cache
def _drawings() -> dict[str, str]:
    """Return the SVG of every icon by name."""
    spec = find_spec("lucide")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise FileNotFoundError("The icons are missing. Install the program again.")
    file = Path(folders[0]) / "data" / "lucide-icons.db"
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return dict(connection.execute(
            "SELECT name, svg FROM icons UNION SELECT alias, svg FROM icon_aliases JOIN icons USING (name)"
        ).fetchall())
