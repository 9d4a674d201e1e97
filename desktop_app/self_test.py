"""The program proves itself on this computer: `countinghouse --self-test`, run on every package built.

It works in a temporary folder, touches nothing of the user, and ends with code 0 only when every step passed.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.app import Application, Setting, make_qt_application
from desktop_app.dialogs.files import SUFFIX
from desktop_app.shell.memory import SettingsMemory
from desktop_app.theme.fonts import FAMILY
from desktop_app.theme.theme import Theme
from desktop_app.theme.tokens import Mode
from finance_core.company import Company, NewCompany
from finance_core.company.backup import restore
from finance_core.company.check import check_file
from finance_core.company.export import Format, export_table
from finance_core.company.resources import ROOT
from finance_core.company.schema import unlock
from finance_core.errors import WrongPassphrase

DAY = date(2025, 3, 31)
_OLD_FILE = ROOT / "self_test" / "schema_1.countinghouse.xz"
_COMPANY = "Self-test Trading"
_PASSPHRASE = "Correct horse, battery staple"  # noqa: S105 - of a file that lives a second
_OLD_CAPITAL = "12000.00"
_BILL = "118.75"
_WINDOW_SECONDS = 90
_FEWEST_COLORS = 20


class SelfTestFailed(Exception):
    """A step found something else than it should."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that passed."""

    name: str
    seconds: float


@dataclass(slots=True)
class Outcome:
    """What was done so far; `failed` names the step under way when it stopped."""

    steps: list[Step] = field(default_factory=list)
    failed: str = ""

    def show(self, *, as_json: bool) -> None:
        """Print the result; the steps as text were printed while they passed."""
        if as_json:
            sys.stdout.write(json.dumps(asdict(self), indent=2) + "\n")
        else:
            sys.stdout.write(f"FAILED: {self.failed}.\n" if self.failed else "Everything works.\n")


def self_test(*, as_json: bool) -> int:
    """Run every step and return the exit code; what a failed step raises is shown, with code 1."""
    outcome = Outcome()
    with TemporaryDirectory(prefix="countinghouse-self-test-", ignore_cleanup_errors=True) as folder:
        for name, step in Steps(Path(folder)).all():
            outcome.failed, began = name, perf_counter()
            try:
                step()
            except BaseException:
                outcome.show(as_json=as_json)
                raise
            done = Step(name, round(perf_counter() - began, 3))
            outcome.steps.append(done)
            if not as_json:
                sys.stdout.write(f"{done.seconds:7.3f} s  {name}\n")
    outcome.failed = ""
    outcome.show(as_json=as_json)
    return 0


class Steps:
    """The steps, in their order, over one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._books = folder / f"Books{SUFFIX}"
        self._old = folder / f"Old books{SUFFIX}"

    def all(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return every step with its name."""
        return (
            ("create a company", self.create),
            ("post a bill", self.post_bill),
            ("render a report as PDF", self.render_pdf),
            ("render a report as spreadsheet", self.render_spreadsheet),
            ("back up and restore", self.back_up),
            ("encrypt a company", self.encrypt),
            ("upgrade a company of the first schema", self.upgrade),
            ("open the window on the company and close it", self.open_window),
            ("check both companies", self.check),
        )

    def create(self) -> None:
        """Make a new company file."""
        Company.create(self._books, _answers()).close()

    def post_bill(self) -> None:
        """Record a bill through the same requests as the window."""
        with Company.open(self._books) as company:
            account = company.kernel.accounts.by_code("6410").id
            vendor = company.call("ap.save_vendor", {"name": "Paper Mill", "country": "US"})
            company.call("ap.record_invoice", {
                "vendor_id": vendor.value.vendor_id, "invoice_number": "PM-1", "invoice_date": DAY,
                "lines": [{"account_id": account, "quantity": "5", "unit_price": "23.75"}]})
        _expect(_BILL, "credit", self._report(self._books))

    def render_pdf(self) -> None:
        """Write the trial balance as PDF."""
        _expect_start(b"%PDF-1.7", export_table(self._report(self._books), Format.PDF))

    def render_spreadsheet(self) -> None:
        """Write the trial balance as XLSX."""
        _expect_start(b"PK\x03\x04", export_table(self._report(self._books), Format.XLSX))

    def back_up(self) -> None:
        """Make a backup and a company of it."""
        copy = self._folder / f"Copy{SUFFIX}"
        with Company.open(self._books) as company:
            company.back_up(copy)
        restored = restore(copy, self._folder / f"Restored{SUFFIX}")
        _expect(_BILL, "credit", self._report(restored))

    def encrypt(self) -> None:
        """Make a company with a passphrase; another one must not open it, and no name stand in the file."""
        path = self._folder / f"Secret{SUFFIX}"
        Company.create(path, _answers(), passphrase=_PASSPHRASE).close()
        if _COMPANY.encode() in path.read_bytes():
            raise SelfTestFailed("The encrypted file shows the company's name.")
        Company.open(path, key=unlock(path, _PASSPHRASE)).close()
        try:
            unlock(path, _PASSPHRASE.swapcase())
        except WrongPassphrase:
            return
        raise SelfTestFailed("A wrong passphrase opens the encrypted file.")

    def upgrade(self) -> None:
        """Open a file that the first version wrote."""
        self._old.write_bytes(lzma.decompress(_OLD_FILE.read_bytes()))
        Company.open(self._old).close()
        _expect(_OLD_CAPITAL, "credit", self._report(self._old))

    def open_window(self) -> None:
        """Start the real window on the company, look at its picture, close it as a user would."""
        if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        instance = QApplication.instance()
        app = instance if isinstance(instance, QApplication) else make_qt_application(sys.argv[:1])
        memory = SettingsMemory(self._folder / "window.ini")
        setting = Setting(memory=memory, backups=self._folder, theme=Theme(app, Mode.LIGHT))
        application = Application(app, setting)
        seen = _Seen(application)
        application.start(self._books)
        app.exec()
        application.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        seen.judge()

    def check(self) -> None:
        """Let `check` look for anything that does not agree."""
        findings = [finding for path in (self._books, self._old) for finding in check_file(path)]
        if findings:
            raise SelfTestFailed(f"{findings[0].code}: {findings[0].message}")

    def _report(self, path: Path) -> Any:
        with Company.open(path, read_only=True) as company:
            return company.call("reporting.run", {"name": "trial_balance", "as_of": DAY})


class _Seen:
    """Waits for the company in the window, photographs it and asks the window to close."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._picture = QImage()
        self._deadline = perf_counter() + _WINDOW_SECONDS
        self._timer = QTimer(application)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def judge(self) -> None:
        """Fail when the company was not shown, or drawn without its typeface."""
        image = self._picture
        colors = {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}
        if len(colors) < _FEWEST_COLORS:
            raise SelfTestFailed(f"The window shows no company; its picture has {len(colors)} colours.")
        if FAMILY not in QFontDatabase.families():
            raise SelfTestFailed(f"The typeface {FAMILY} is missing.")

    def _look(self) -> None:
        is_shown = self._application.session is not None
        if is_shown:
            self._picture = self._application.window.grab().toImage()
        if is_shown or perf_counter() > self._deadline:
            self._timer.stop()
            self._application.quit()


def _answers() -> NewCompany:
    return NewCompany(name=_COMPANY, fiscal_year_start=date(DAY.year, 1, 1))


def _expect(total: str, column: str, table: Any) -> None:
    found = table.totals.get(column)
    if str(found) != total:
        raise SelfTestFailed(f"The trial balance shows {column} {found}, not {total}.")


def _expect_start(start: bytes, content: bytes) -> None:
    if not content.startswith(start):
        raise SelfTestFailed(f"The file starts with {content[:8]!r}, not {start!r}.")
