"""Gathers the licence text of everything a package contains."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN_TEXTS = ROOT / "packaging" / "licences"
LOCK = ROOT / "requirements.lock"
_TEXT = re.compile(r"^(?:licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
# Built into the program by the tool that makes it.
_ALSO = {"pyinstaller"}


def shipped() -> list[Distribution]:
    """Return the installed distributions that the lock file of the program names."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)) | _ALSO
    return [found for found in distributions() if _plain(found.name) in locked]


def gather(libraries: list[str]) -> list[tuple[str, str, str]]:
    """Return the texts for PyInstaller's list of data: Python's, ours, each package's, the system's.

    Args:
        libraries: the files of the package, by which those of a Debian system name their package.
    """
    found = {f"licences/{path.name}": path for path in sorted(OWN_TEXTS.iterdir())}
    python = Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info.minor}" / "LICENSE.txt"
    for text in (python, Path(sys.base_prefix) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright")):
        if text.is_file():
            found["licences/Python.txt"] = text
            break
    for package in shipped():
        for file in package.files or ():
            if _TEXT.match(file.name) and file.suffix not in {".py", ".pyc"}:
                found[f"licences/{_plain(package.name)}/{file.name}"] = Path(str(file.locate()))
    found |= {f"licences/system/{name}.txt": text for name, text in _debian_texts(libraries).items()}
    return [(place, str(text), "DATA") for place, text in sorted(found.items())]


def _debian_texts(libraries: list[str]) -> dict[str, Path]:
    """Return package → copyright file for the libraries taken from a Debian system."""
    if shutil.which("dpkg") is None:
        return {}
    files = {str(Path(name).resolve()) for name in libraries if name.startswith(("/lib", "/usr/lib"))}
    # dpkg knows a library by the path it was unpacked to, with or without /usr.
    names = sorted(files | {name.removeprefix("/usr") for name in files})
    asked = subprocess.run(["dpkg", "-S", *names], capture_output=True, text=True, check=False)
    packages = {line.partition(":")[0] for line in asked.stdout.splitlines()}
    texts = {package: Path("/usr/share/doc") / package / "copyright" for package in packages}
    return {package: text for package, text in texts.items() if text.is_file()}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
