"""The set-up of a fresh machine, with its edges replaced: what is installed, and the packages' installer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tools import bootstrap

LOCKS = (bootstrap.ROOT / "requirements.lock", bootstrap.DEVELOPMENT.lock, bootstrap.PACKAGING.lock)


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Linux without display and without two libraries, that notes the commands it is given."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "loads", lambda soname: soname not in {"libEGL.so.1", "libGL.so.1"})
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return commands


@pytest.mark.usefixtures("bare_machine")
def test_a_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(bootstrap.SetUpError) as refusal:
        bootstrap.ensure_system()
    assert refusal.value.code == 3
    assert "sudo apt-get install libegl1 libgl1" in str(refusal.value)
    assert "sudo dnf install libglvnd-egl libglvnd-glx" in str(refusal.value)


def test_root_on_debian_gets_the_packages(
    monkeypatch: pytest.MonkeyPatch, bare_machine: list[list[str]]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    bootstrap.ensure_system()
    assert bare_machine[-1][-4:] == ["-y", "--no-install-recommends", "libegl1", "libgl1"]


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(
        bootstrap.SetUpError, match=r"needs Python 3\.11 or later; this is 3\.10\.13"
    ) as refusal:
        bootstrap.ensure_system()
    assert refusal.value.code == 2


def test_without_a_display_the_tour_runs_and_says_so(
    capsys: pytest.CaptureFixture[str], bare_machine: list[list[str]]
) -> None:
    assert bootstrap.run([]) == 0
    assert "No display here" in capsys.readouterr().out
    assert bare_machine[-1][1:] == ["-m", "desktop_app", "--tour", str(bootstrap.SCREENS)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_hashes_and_no_address(lock: Any) -> None:
    text = lock.read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._-]+==.*?(?=^[a-z0-9._-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(pinned) > 25
    assert all("--hash=sha256:" in entry for entry in pinned)
    assert "://" not in text


def test_a_package_is_built_with_the_libraries_of_a_window(
    monkeypatch: pytest.MonkeyPatch, bare_machine: list[list[str]]
) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda _: False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get"}.get)
    bootstrap.ensure_system(packaging=True)
    assert {"libegl1", "libxcb-cursor0", "libxkbcommon-x11-0", "binutils", "lintian"} < set(bare_machine[-1])
    assert bare_machine[-1].count("binutils") == 1
