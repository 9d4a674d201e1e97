"""What a package contains: nothing of the building machine, the licence of everything else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tools import bundle, deb, licences


@pytest.mark.parametrize("name", [
    "libgtk-3.so.0", "libgdk_pixbuf-2.0.so.0", "libcairo-gobject.so.2", "libpangocairo-1.0.so.0",
    "libharfbuzz.so.0", "libkrb5.so.3", "libgssapi_krb5.so.2", "libatspi.so.0", "libcups.so.2", "libGL.so.1",
    "PySide6/Qt/lib/libQt6Quick.so.6", "PySide6/Qt6WebEngineCore.dll",
    "PySide6/Qt/lib/QtCharts.framework/QtCharts",
    "PySide6/QtNetwork.abi3.so", "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "PySide6/Qt/plugins/platforms/libqvnc.so",
    r"PySide6\opengl32sw.dll", r"PySide6\plugins\platforms\qminimal.dll",
    r"PySide6\plugins\tls\qopensslbackend.dll",
    "PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
    "PySide6/Qt/plugins/imageformats/libqtiff.so", "PySide6/Qt/translations/qtbase_de.qm",
])
def test_it_stays_out(name: str) -> None:
    assert bundle.is_unwanted(name)


@pytest.mark.parametrize("name", [
    "libQt6Core.so.6", "PySide6/QtWidgets.abi3.so", "PySide6/Qt/plugins/platforms/libqxcb.so",
    r"PySide6\plugins\platforms\qwindows.dll", "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so", "PySide6/Qt/plugins/platforminputcontexts/libibus.so",
    "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", "libglib-2.0.so.0", "libxcb-cursor.so.0",
    "resources/charts_of_accounts/us_gaap.json", "finance_core/db/migrations/versions/0001_kernel.py",
    "babel/locale-data/de.dat", "typst/_typst.abi3.so", "libgcc_s.so.1",
])
def test_it_goes_in(name: str) -> None:
    assert not bundle.is_unwanted(name)


def test_a_finished_folder_is_searched(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    inside.mkdir()
    for name in ("libgtk-3.so.0", "libglib-2.0.so.0"):
        (inside / name).touch()
    assert bundle.forbidden_files(tmp_path) == ["_internal/libgtk-3.so.0"]


def test_a_library_nothing_asks_for_is_left_out() -> None:
    window = ("PySide6/QtGui.abi3.so", "/site/QtGui.abi3.so", "EXTENSION")
    theme = ("libgtk.so.0", "/lib/libgtk.so.0", "BINARY")
    glib = ("libglib.so.0", "/lib/libglib.so.0", "BINARY")
    link = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    asked: dict[str, list[tuple[str, Any]]] = {
        "/site/QtGui.abi3.so": [("libglib.so.0", "/lib/libglib.so.0"), ("libc.so.6", None)]}
    kept = bundle.only_needed([window, theme, glib, link], lambda source: asked[source])
    assert kept == [window, glib, link]


def pretend_objdump(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> None:
    (folder / "countinghouse").write_bytes(b"\x7fELF")
    (folder / "libown.so.1").write_bytes(b"")
    monkeypatch.setattr(deb, "_output", lambda *_: text)


def test_dependencies_are_what_the_files_ask_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend_objdump(monkeypatch, tmp_path, """
  NEEDED               libown.so.1
  NEEDED               libxcb.so.1
  NEEDED               libEGL.so.1
  NEEDED               libc.so.6
    0x09691974 0x00 05 GLIBC_2.3.4
    0x069691b4 0x00 03 GLIBC_2.34
""")
    assert deb.depends(tmp_path) == ["libc6 (>= 2.34)", "libegl1", "libxcb1"]


def test_a_library_of_unknown_origin_stops_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend_objdump(monkeypatch, tmp_path, "  NEEDED               libstrange.so.9\n")
    with pytest.raises(deb.PackageError, match=r"No declared package has libstrange\.so\.9\."):
        deb.depends(tmp_path)


def locked() -> set[str]:
    names = re.findall(r"^([a-z0-9-]+)==", licences.LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return set(names)


def test_the_list_of_licences_names_everything_shipped() -> None:
    listed = (bundle.ROOT / "LICENCES.md").read_text(encoding="utf-8").lower().replace("_", "-")
    named_otherwise = {"pyside6-essentials": "pyside6"}
    assert {name for name in locked() if named_otherwise.get(name, name) not in listed} == set()


def test_every_part_has_its_text() -> None:
    places = {place for place, _, _ in licences.gather([])}
    without = locked() - {place.split("/")[1] for place in places}
    # Qt's is the LGPL, fontpkg's the MIT of its font package's file; colorama is for Windows only.
    assert without <= {"pyside6-essentials", "shiboken6", "fontpkg", "colorama"}
    assert {"licences/LGPL-3.0.txt", "licences/GPL-3.0.txt", "licences/SQLCipher.txt", "licences/Lucide.txt",
            "licences/Apache-2.0.txt"} <= places
