"""Builds what users install, for the system it runs on: `make package`, with everything in dist/.

Linux: a folder, a .tar.xz and (where dpkg is) a .deb. macOS: Countinghouse.app and a .dmg. Windows: a folder,
from which `makensis` makes the installer. Each is searched for what must not be in it and has to pass its own
self-test.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tools import bundle, deb, icons

DIST = bundle.ROOT / "dist"
BUILD = bundle.ROOT / "build"
PACKAGING = bundle.ROOT / "packaging"


def main() -> int:
    """Build, search, try and wrap; return the exit code."""
    try:
        folder = freeze()
        search(folder)
        prove(folder)
        for made in wrap(folder):
            print(f"{made.relative_to(bundle.ROOT)}: {_megabytes(made)} MB")
    except deb.PackageError as error:
        print(f"No package: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"No package: this command failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode
    return 0


def freeze() -> Path:
    """Let PyInstaller make the program's folder (the .app on macOS) and return it."""
    shutil.rmtree(DIST, ignore_errors=True)
    icons.draw(BUILD / "icons")
    print("Collecting the program (about a minute) ...", flush=True)
    subprocess.run([
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller"),
        str(PACKAGING / "countinghouse.spec")], check=True)
    return DIST / ("Countinghouse.app" if sys.platform == "darwin" else "countinghouse")


def search(folder: Path) -> None:
    """Look for what must never be in a package, and on Linux for what is missing in it.

    Raises:
        PackageError: something was found.
    """
    found = bundle.forbidden_files(folder)
    if found:
        raise deb.PackageError(f"these files must not be in it: {', '.join(found)}.")
    if sys.platform == "linux":
        deb.depends(folder)


def prove(folder: Path) -> None:
    """Run the program's own test of itself from the finished folder."""
    place = folder / "Contents" / "MacOS" if sys.platform == "darwin" else folder
    program = place / ("countinghouse.exe" if os.name == "nt" else "countinghouse")
    subprocess.run([program, "--self-test"], check=True)


def wrap(folder: Path) -> list[Path]:
    """Make what is handed out and return it."""
    name = f"countinghouse-{bundle.version()}"
    if sys.platform == "darwin":
        image = DIST / f"{name}-macos-{platform.machine()}.dmg"
        subprocess.run([PACKAGING / "macos" / "make_dmg.sh", folder, image], check=True)
        return [image]
    if os.name == "nt":
        return [folder]
    portable = DIST / f"{name}-linux-{platform.machine()}.tar.xz"
    _pack(folder, name, portable)
    if shutil.which("dpkg-deb") is None:
        print("dpkg-deb is not installed: no Debian package was made.")
        return [portable]
    package = deb.build(folder, BUILD / "icons", DIST)
    deb.lint(package)
    return [portable, package]


def _pack(folder: Path, name: str, target: Path) -> None:
    """Write a folder as .tar.xz; level 6 takes three times as long for 5 % less."""
    with target.open("wb") as file:
        xz = subprocess.Popen(["xz", "-3", "--threads=0"], stdin=subprocess.PIPE, stdout=file)
        with tarfile.open(mode="w|", fileobj=xz.stdin) as archive:
            archive.add(folder, name, filter=_nobody)
        xz.communicate()
    if xz.returncode:
        raise deb.PackageError(f"xz could not write {target.name}.")


def _nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def _megabytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) // 1_000_000


if __name__ == "__main__":
    sys.exit(main())
