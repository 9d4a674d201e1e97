"""What goes into the packages and what stays out; used by the recipe, by `make package` and by a test.

PyInstaller collects what it finds on the building machine: Qt plugins nobody loads here, and through them
GTK, Kerberos and printers' libraries of that machine's own system. What is left out is named here, and a
finished folder is searched again for what must never be in it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Entry = tuple[str, str, str]
ROOT = Path(__file__).resolve().parent.parent
IDENTIFIER = "org.countinghouse.Countinghouse"
SUFFIX = "countinghouse"
MIME_TYPE = "application/x-countinghouse"

EXCLUDED_MODULES = [
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDBus", "PySide6.QtOpenGL",
    "tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "unittest", "test", "doctest", "pydoc_data",
    "setuptools", "pkg_resources", "pip", "numpy", "PIL", "lxml", "pandas",
    "lucide.build_clusters", "lucide.build_search", "lucide.dev_utils",
]

# Qt plugins by folder: only these are kept. What they draw in goes with the rest.
_PLUGIN = re.compile(r"(?:^|/)plugins/([^/]+)/(?:lib)?([^/]+)\.(?:so|dll|dylib)$")
_KEPT_PLUGINS: dict[str, set[str] | None] = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "imageformats": {"qsvg", "qjpeg", "qico", "qicns", "qwebp", "qgif"},
    "iconengines": {"qsvgicon"},
    "styles": None,
    "platforminputcontexts": None,
    "platformthemes": {"qxdgdesktopportal"},
    "xcbglintegrations": None,
    "wayland-shell-integration": None,
    "wayland-decoration-client": None,
}
_UNWANTED = re.compile(
    # Qt's own OpenGL for Windows: nothing here is drawn with it.
    r"(?:^|/)opengl32sw\.dll$|(?:^|/)PySide6/(?:.*/)?translations/|Qt6?EglF[Ss]|\.(?:pyi|qmltypes)$|/__pycache__/"
)
# Never in a package: the building machine's desktop, and the parts of Qt under the GPL alone.
FORBIDDEN = re.compile(
    r"(?:^|/)lib(?:gtk|gdk|gio-|gobject|gmodule|atk|atspi|cairo|pango|harfbuzz|krb5|gssapi|k5crypto|com_err"
    r"|cups|gnutls|avahi|selinux|mount|blkid|GL|EGL|drm|gbm|LLVM|nss|nspr|asound|pulse)"
    r"|Qt6?(?:WebEngine|Charts|Graphs|DataVis|VirtualKeyboard|Pdf|Multimedia|Quick|Qml|Network|Designer)"
)


def version() -> str:
    """Return the version of the program."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def is_unwanted(name: str) -> bool:
    """Return whether a file, by its place in the package, is left out."""
    name = name.replace("\\", "/")
    plugin = _PLUGIN.search(name)
    if plugin:
        kept = _KEPT_PLUGINS.get(plugin[1], set())
        return kept is not None and plugin[2] not in kept
    return bool(_UNWANTED.search(name) or FORBIDDEN.search(name))


def only_needed(binaries: list[Entry], imports: Callable[[str], Iterable[tuple[str, Any]]]) -> list[Entry]:
    """Return PyInstaller's list of libraries without those of the system that nothing kept asks for.

    Args:
        binaries: place in the package, file, kind; libraries of the system have no folder in their place.
        imports: tells which libraries a file asks for, itself and through others, by name and file.
    """
    roots = [source for place, source, _ in binaries if "/" in place or place.startswith("libpython")]
    needed = {name for source in roots for name, _ in imports(source)}
    return [entry for entry in binaries if entry[1] in roots or entry[2] == "SYMLINK" or entry[0] in needed]


def forbidden_files(folder: Path) -> list[str]:
    """Return what a finished package must not contain, as paths in it."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(name for name in names if FORBIDDEN.search(name))


INFO_PLIST: dict[str, Any] = {
    "CFBundleDisplayName": "Countinghouse",
    "LSApplicationCategoryType": "public.app-category.finance",
    "LSMinimumSystemVersion": "13.0",
    "NSHighResolutionCapable": True,
    "NSPrincipalClass": "NSApplication",
    "CFBundleDocumentTypes": [{
        "CFBundleTypeName": "Countinghouse company",
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": "countinghouse.icns",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [f"{IDENTIFIER}.company"],
    }],
    "UTExportedTypeDeclarations": [{
        "UTTypeIdentifier": f"{IDENTIFIER}.company",
        "UTTypeDescription": "Countinghouse company",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [SUFFIX],
            "public.mime-type": [MIME_TYPE],
        },
    }],
}
