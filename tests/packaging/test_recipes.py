"""The files by which each system knows the program, and the recipes around them."""

from __future__ import annotations

import gzip
import plistlib
import re
import shutil
import subprocess
from configparser import ConfigParser
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from finance_core.cli import app
from tools import bundle, deb, icons

PACKAGING = bundle.ROOT / "packaging"
NSI = PACKAGING / "windows" / "countinghouse.nsi"
DESKTOP = deb.LINUX / "countinghouse.desktop"
METAINFO = deb.LINUX / "org.countinghouse.Countinghouse.metainfo.xml"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - packagers' tools
    assert done.returncode == 0, done.stdout + done.stderr


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def test_the_desktop_opens_company_files_with_it() -> None:
    file = ConfigParser(interpolation=None)
    file.read(DESKTOP, encoding="utf-8")
    entry = file["Desktop Entry"]
    assert entry["MimeType"] == "application/x-countinghouse;"
    assert entry["Exec"] == "countinghouse %f"
    assert entry["Version"] == "1.4"
    assert entry["StartupWMClass"] == entry["Icon"] == "countinghouse"


def test_a_company_file_is_known_by_name_and_by_content() -> None:
    kind = ET.parse(deb.LINUX / "countinghouse.xml").getroot()[0]  # noqa: S314 - our own file
    assert kind.get("type") == bundle.MIME_TYPE == "application/x-countinghouse"
    inner = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    assert inner is not None
    assert (inner.get("type"), inner.get("offset"), inner.get("value")) == ("big32", "68", "0x43484F55")
    glob = kind.find(f"{MIME}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.countinghouse"


def test_the_software_centre_knows_this_version() -> None:
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert root.findtext("id") == bundle.IDENTIFIER
    releases = [release.get("version") for release in root.iter("release")]
    assert releases[0] == bundle.version()


@needs("desktop-file-validate")
def test_the_desktop_entry_is_valid() -> None:
    run("desktop-file-validate", DESKTOP)


@needs("appstreamcli")
def test_the_metainfo_is_valid() -> None:
    run("appstreamcli", "validate", "--no-net", METAINFO)


def test_macos_opens_company_files_with_it() -> None:
    facts = plistlib.loads(plistlib.dumps(bundle.INFO_PLIST))
    (kind,) = facts["CFBundleDocumentTypes"]
    (declared,) = facts["UTExportedTypeDeclarations"]
    assert kind["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["countinghouse"]


def test_the_manual_page_tells_every_command() -> None:
    page = (deb.LINUX / "countinghouse.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = set(re.findall(r"^\.B ([a-z][a-z-]*) \\f", page, re.MULTILINE))
    registered = app.registered_commands
    assert told == {command.name or getattr(command.callback, "__name__", "") for command in registered}


def test_the_changes_are_told_as_debian_does() -> None:
    changes = "# Changelog\n\n## 0.2.0\n\n- Company files:\n  one file.\n- Reports.\n\n## 0.1.0\n\n- Older.\n"
    made = deb.debian_changelog(changes, datetime(2026, 6, 15, 12, tzinfo=UTC))
    assert made == """countinghouse (0.2.0) stable; urgency=medium

  * Company files: one file.
  * Reports.

 -- The Countinghouse maintainers <maintainers@countinghouse.invalid>  Mon, 15 Jun 2026 12:00:00 +0000
"""


def test_overrides_have_their_reason() -> None:
    lines = (deb.DEBIAN / "lintian-overrides").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert all(line.startswith(("# ", "countinghouse: ")) for line in lines)


def test_the_files_of_the_desktop_are_laid_where_debian_has_them(tmp_path: Path, qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    icons.draw(tmp_path / "icons")
    deb._share(tmp_path / "share", tmp_path / "icons")
    share = tmp_path / "share"
    assert {path.relative_to(share).as_posix() for path in share.rglob("*") if path.is_file()} == {
        "applications/countinghouse.desktop", "mime/packages/countinghouse.xml",
        "metainfo/org.countinghouse.Countinghouse.metainfo.xml", "doc/countinghouse/copyright",
        "doc/countinghouse/changelog.gz", "man/man1/countinghouse.1.gz", "lintian/overrides/countinghouse",
        "icons/hicolor/scalable/apps/countinghouse.svg",
        *(f"icons/hicolor/{side}x{side}/apps/countinghouse.png"
          for side in (16, 24, 32, 48, 64, 128, 256, 512)),
    }
    changes = gzip.decompress((share / "doc/countinghouse/changelog.gz").read_bytes())
    assert changes.startswith(b"countinghouse (")
    assert (tmp_path / "icons/countinghouse.icns").read_bytes().startswith(b"icns")
    assert (tmp_path / "icons/countinghouse.ico").read_bytes().startswith(b"\0\0\1\0")
    assert not QIcon(str(tmp_path / "icons/countinghouse.ico")).isNull()


@needs("makensis")
def test_the_windows_installer_compiles(tmp_path: Path, qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    icons.draw(tmp_path / "icons")
    payload = tmp_path / "payload"
    (payload / "_internal").mkdir(parents=True)
    for name in ("countinghouse.exe", "countinghouse-window.exe", "_internal/LICENCES.md"):
        (payload / name).write_bytes(b"stand-in")
    made = tmp_path / "countinghouse-0.1.0-setup.exe"
    run("makensis", "-WX", "-V2", "-DVERSION=0.1.0", f"-DPAYLOAD={payload}",
        f"-DICON={tmp_path / 'icons' / 'countinghouse.ico'}", f"-DOUT={made}", NSI)
    assert made.read_bytes().startswith(b"MZ")


def test_windows_opens_company_files_with_it_and_forgets_them_again() -> None:
    text = NSI.read_text(encoding="utf-8")
    install, uninstall = text.split('Section "Uninstall"')
    assert '.countinghouse" "Content Type" "application/x-countinghouse"' in install
    assert "RequestExecutionLevel user" in install
    written = set(re.findall(r'WriteRegStr HKCU "([^"]+)"', install))
    removed = tuple(re.findall(r'DeleteRegKey HKCU "([^"]+)"', uninstall))
    assert written
    assert all(key.startswith(removed) for key in written)
    assert "HKLM" not in text


def test_without_lintian_the_package_is_made_and_the_gap_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    deb.lint(Path("countinghouse_0.1.0_amd64.deb"))
    assert capsys.readouterr().out == "lintian is not installed: the Debian package was not checked.\n"


def test_a_package_that_lintian_refuses_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lintian = tmp_path / "lintian"
    lintian.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    lintian.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(deb.PackageError, match=r"lintian refuses countinghouse_0\.1\.0_amd64\.deb"):
        deb.lint(Path("countinghouse_0.1.0_amd64.deb"))
