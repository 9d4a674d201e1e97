"""Draws the icons of the packages from the program's own mark; Qt writes every format itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop_app.shell.brand import mark

SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIDE, _ICNS_SIDE = 256, 1024


def draw(folder: Path) -> None:
    """Write countinghouse-SIDE.png for every side, and the .ico and .icns."""
    app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    files = {f"countinghouse-{side}.png": side for side in SIDES}
    files |= {"countinghouse.ico": _ICO_SIDE, "countinghouse.icns": _ICNS_SIDE}
    for name, side in files.items():
        if not mark(side).save(str(folder / name)):
            raise OSError(f"Qt could not write {folder / name}.")
    del app
