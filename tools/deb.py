"""Builds the Debian package around the finished folder, and asks lintian about it."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import textwrap
from datetime import UTC, datetime
from email.parser import Parser
from email.utils import format_datetime
from pathlib import Path

from tools import bundle

LINUX = bundle.ROOT / "packaging" / "linux"
DEBIAN = bundle.ROOT / "packaging" / "debian"
CHANGELOG = bundle.ROOT / "CHANGELOG.md"

# Library that stays the system's → the package that has it. The C library's version is read from the build.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
} | dict.fromkeys(
    ("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6",
     "libpthread.so.0", "librt.so.1", "libutil.so.1"), "libc6")


class PackageError(Exception):
    """The package cannot be made, or must not be shipped, as it is."""


def build(folder: Path, icons: Path, target: Path) -> Path:
    """Make the .deb of the program's folder in `target` and return its path.

    Raises:
        PackageError: the program asks for a library that no declared package has.
    """
    root = target / "deb-root"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root / "usr/lib/countinghouse", symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/countinghouse").symlink_to("../lib/countinghouse/countinghouse")
    _share(root / "usr/share", icons)
    _set_modes(root)
    architecture = _output("dpkg", "--print-architecture").strip()
    kilobytes = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text((DEBIAN / "control").read_text(encoding="utf-8").format(
        version=bundle.version(), architecture=architecture, kilobytes=kilobytes,
        depends=", ".join(depends(folder))), encoding="utf-8")
    made = target / f"countinghouse_{bundle.version()}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root, made], check=True,
                   stdout=subprocess.DEVNULL)
    shutil.rmtree(root)
    return made


def lint(package: Path) -> None:
    """Ask lintian; every tag that is overridden has its reason beside it.

    Raises:
        PackageError: lintian found an error or warning.
    """
    if shutil.which("lintian") is None:
        print("lintian is not installed: the Debian package was not checked.")
        return
    command = ["lintian", "--fail-on", "error,warning", "--allow-root", str(package)]
    if subprocess.run(command, check=False).returncode:
        raise PackageError(f"lintian refuses {package.name}; see above.")


def depends(folder: Path) -> list[str]:
    """Return the packages that have what the program's files ask for and do not bring along.

    Raises:
        PackageError: a library of unknown origin is asked for.
    """
    files = [file for file in folder.rglob("*") if file.is_file() and _is_program(file)]
    present = {file.name for file in folder.rglob("*.so*")}
    needed, newest = set(), (0, 0)
    for file in files:
        text = _output("objdump", "-p", str(file))
        needed |= set(re.findall(r"NEEDED\s+(\S+)", text)) - present
        newest = max([newest, *((int(major), int(minor)) for major, minor in
                                re.findall(r"GLIBC_(\d+)\.(\d+)", text))])
    unknown = sorted(needed - set(SYSTEM_LIBRARIES))
    if unknown:
        raise PackageError(f"No declared package has {', '.join(unknown)}. Bundle it, or name its package.")
    packages = {SYSTEM_LIBRARIES[name] for name in needed} - {"libc6"}
    return [f"libc6 (>= {newest[0]}.{newest[1]})", *sorted(packages)]


def debian_changelog(text: str, when: datetime) -> str:
    """Return the project's list of changes, of its newest version, as Debian writes it."""
    newest = re.split(r"^## ", text, flags=re.MULTILINE)[1]
    points = re.findall(r"^- (.+(?:\n {2}.+)*)", newest, re.MULTILINE)
    version = newest.split()[0]
    lines = [f"countinghouse ({version}) stable; urgency=medium", ""]
    for point in points:
        lines += textwrap.wrap(" ".join(point.split()), 78, initial_indent="  * ", subsequent_indent="    ")
    control = Parser().parsestr((DEBIAN / "control").read_text(encoding="utf-8"))
    return "\n".join([*lines, "", f" -- {control['Maintainer']}  {format_datetime(when)}", ""])


def _share(share: Path, icons: Path) -> None:
    """Lay the files by which the desktop knows the program."""
    places = {
        "applications": LINUX / "countinghouse.desktop",
        "mime/packages": LINUX / "countinghouse.xml",
        "metainfo": LINUX / f"{bundle.IDENTIFIER}.metainfo.xml",
        "icons/hicolor/scalable/apps": bundle.ROOT / "resources" / "icons" / "countinghouse.svg",
        "doc/countinghouse": DEBIAN / "copyright",
    }
    for name, file in places.items():
        (share / name).mkdir(parents=True)
        shutil.copy(file, share / name)
    for icon in icons.glob("countinghouse-*.png"):
        side = icon.stem.rpartition("-")[2]
        place = share / "icons/hicolor" / f"{side}x{side}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(icon, place / "countinghouse.png")
    overrides = share / "lintian/overrides"
    overrides.mkdir(parents=True)
    shutil.copy(DEBIAN / "lintian-overrides", overrides / "countinghouse")
    (share / "man/man1").mkdir(parents=True)
    _zip((LINUX / "countinghouse.1").read_bytes(), share / "man/man1/countinghouse.1.gz")
    when = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", CHANGELOG.stat().st_mtime)), UTC)
    changes = debian_changelog(CHANGELOG.read_text(encoding="utf-8"), when)
    _zip(changes.encode(), share / "doc/countinghouse/changelog.gz")


def _zip(content: bytes, target: Path) -> None:
    target.write_bytes(gzip.compress(content, mtime=0))


def _set_modes(root: Path) -> None:
    """Give every file the mode Debian wants, whatever the building user's mask."""
    program = root / "usr/lib/countinghouse/countinghouse"
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _is_program(file: Path) -> bool:
    with file.open("rb") as handle:
        return not file.is_symlink() and handle.read(4) == b"\x7fELF"


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
