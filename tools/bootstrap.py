"""Set up this checkout on a fresh machine and run one of its tasks (`TASKS` below).

Needs nothing but a Python of 3.11 or later; everything else is put into `.venv` from the hash-locked
requirements. Missing system libraries are installed when the user is root on a Debian family system, and
named with the command to type otherwise (exit code 3). A Python that is too old ends with exit code 2.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCREENS = Path("build/screens")

OLDEST_PYTHON = (3, 11)
WRONG_PYTHON, MISSING_LIBRARY = 2, 3

# Shared library -> Debian package and Fedora package. Qt needs the first six even without a display.
LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
}
DISPLAY_LIBRARIES = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
}
# What `package` needs besides: a Python to copy, and the programs that look into it and make it small.
PACKAGING_LIBRARIES = {
    f"libpython3.{sys.version_info.minor}.so.1.0": (f"libpython3.{sys.version_info.minor}", "python3-libs"),
}
PACKAGING_PROGRAMS = {"strip": ("binutils", "binutils"), "objdump": ("binutils", "binutils"),
                      "xz": ("xz-utils", "xz")}
# Without it the .deb is built unchecked; root gets it.
PACKAGING_CHECKS = {"lintian": ("lintian", "lintian")}


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the lock file it is made from."""

    folder: Path
    lock: Path

    def program(self, name: str) -> Path:
        """Return the path of one of its programs."""
        return self.folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")

    @property
    def stamp(self) -> Path:
        """Return the file that says from what it was made."""
        return self.folder / "countinghouse.stamp"


DEVELOPMENT = Environment(ROOT / ".venv", ROOT / "requirements-dev.lock")
# What is packaged must not see what only developers need.
PACKAGING = Environment(ROOT / "build" / "environment", ROOT / "requirements-build.lock")


class SetUpError(Exception):
    """Set-up cannot go on; carries the exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def has_display() -> bool:
    """Return whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    return not sys.platform.startswith("linux") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ


def loads(soname: str) -> bool:
    """Return whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_root_on_debian() -> bool:
    """Return whether packages can be installed from here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def missing_packages(*, packaging: bool) -> tuple[list[str], list[str]]:
    """Return the Debian and the Fedora packages to install for what is missing on this system."""
    libraries = LIBRARIES | (DISPLAY_LIBRARIES if has_display() or packaging else {})
    programs: dict[str, tuple[str, str]] = {}
    if packaging:
        libraries |= PACKAGING_LIBRARIES
        programs = PACKAGING_PROGRAMS | (PACKAGING_CHECKS if is_root_on_debian() else {})
    absent = [packages for soname, packages in libraries.items() if not loads(soname)]
    absent += [packages for name, packages in programs.items() if shutil.which(name) is None]
    debian, fedora = list(dict(absent)), list(dict.fromkeys(rpm for _, rpm in absent))
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        debian.append("python3-venv")
    return debian, fedora


def apt_install(packages: list[str]) -> None:
    """Install Debian packages, trying twice because a mirror may be in the middle of a sync."""
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for last_try in (False, True):
        subprocess.run([*apt, "update"], check=last_try, env=environment)
        done = subprocess.run(install, check=last_try, env=environment, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            return


def ensure_system(*, packaging: bool = False) -> None:
    """Check Python and the system libraries, installing the latter when that is possible.

    Args:
        packaging: whether to ask for what building a package needs, too.

    Raises:
        SetUpError: Python is too old, or libraries are missing and cannot be installed from here.
    """
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SetUpError(f"Countinghouse needs Python 3.11 or later; this is {found}.", WRONG_PYTHON)
    if not sys.platform.startswith("linux"):
        return
    debian, fedora = missing_packages(packaging=packaging)
    if not debian:
        return
    if is_root_on_debian():
        print("Installing system libraries:", " ".join(debian), flush=True)
        apt_install(debian)
        return
    raise SetUpError(
        "System libraries are missing. Install them and try again:\n"
        f"  Debian, Ubuntu:  sudo apt-get install {' '.join(debian)}\n"
        f"  Fedora:          sudo dnf install {' '.join(fedora or ['python3'])}",
        MISSING_LIBRARY,
    )


def expected_stamp(environment: Environment) -> str:
    """Return the fingerprint of what an environment was made from."""
    content = environment.lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def ensure_environment(environment: Environment = DEVELOPMENT) -> None:
    """Make an environment from its lock file unless it is already the one the lock file describes."""
    stamp, python = expected_stamp(environment), environment.program("python")
    made_from = environment.stamp.read_text(encoding="ascii") if environment.stamp.exists() else ""
    if python.exists() and made_from == stamp:
        return
    print(f"Setting up {environment.folder.name} (once; about half a minute) ...", flush=True)
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment.folder)], check=True)
    environment.stamp.unlink(missing_ok=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(environment.lock)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], check=True)
    environment.stamp.write_text(stamp, encoding="ascii")


def call(*command: str, offscreen: bool = False, environment: Environment = DEVELOPMENT) -> int:
    """Run a command of an environment from the root of the checkout and return its exit code.

    Compiled modules are kept whatever the shell says: compiling them anew doubles the time of every start.
    """
    variables = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    program = str(environment.program(command[0]))
    return subprocess.run([program, *command[1:]], cwd=ROOT, env=variables, check=False).returncode


def run(arguments: list[str]) -> int:
    """Open the window, or without a display photograph every screen."""
    if has_display():
        return call("python", "-m", "desktop_app", *arguments)
    print(f"No display here: the guided tour runs offscreen and photographs every screen into {SCREENS}/.")
    return screens(arguments)


def screens(arguments: list[str]) -> int:
    """Photograph every screen into build/screens."""
    (ROOT / SCREENS).mkdir(parents=True, exist_ok=True)
    code = call("python", "-m", "desktop_app", "--tour", str(SCREENS), *arguments, offscreen=True)
    if code == 0:
        print(f"{len(list((ROOT / SCREENS).glob('**/*.png')))} pictures are in {SCREENS}/.")
    return code


def test(arguments: list[str]) -> int:
    """Run the test suite on every processor."""
    workers = [] if arguments else ["-n", str(os.cpu_count() or 1)]
    return call("python", "-m", "pytest", "-q", *workers, *arguments, offscreen=True)


def lint(arguments: list[str]) -> int:
    """Run every static check, all of them even when the first one fails."""
    checks = (("ruff", "check", *arguments), ("mypy",), ("lint-imports", "--no-cache"))
    return max(call(*check) for check in checks)


def bench(arguments: list[str]) -> int:
    """Measure the figures the project promises."""
    return call("python", "-m", "benchmarks", *arguments, offscreen=True)


def package(arguments: list[str]) -> int:
    """Build what users install on this system into dist/."""
    return call("python", "-m", "tools.package", *arguments, offscreen=True, environment=PACKAGING)


def torture(arguments: list[str]) -> int:
    """Kill the program hundreds of times and print what that cost, as JSON."""
    return call("python", "-m", "tests.reliability.torture", *arguments, offscreen=True)


TASKS = {
    "setup": None, "run": run, "screens": screens, "test": test, "lint": lint, "bench": bench,
    "package": package, "torture": torture,
}


def main() -> int:
    """Prepare the checkout, then do the task that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    options, arguments = parser.parse_known_args()
    try:
        is_packaging = options.task == "package"
        ensure_system(packaging=is_packaging)
        ensure_environment(PACKAGING if is_packaging else DEVELOPMENT)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return error.code
    except subprocess.CalledProcessError as error:
        print(f"Set-up stopped: this command failed: {' '.join(error.cmd)}", file=sys.stderr)
        return error.returncode
    task = TASKS[options.task]
    return task(arguments) if task else 0


if __name__ == "__main__":
    sys.exit(main())
