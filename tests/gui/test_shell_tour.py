"""The guided tour opens every screen, form and report of an empty company, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from finance_core.company import Company, NewCompany
from finance_core.money.clock import FixedClock
from tests.gui.shell_company import NOON


@pytest.mark.slow
def test_every_screen_of_an_empty_company_is_photographed(tmp_path: Path) -> None:
    books, folder = tmp_path / "empty.countinghouse", tmp_path / "screens"
    Company.create(
        books, NewCompany(name="Empty", fiscal_year_start=date(2026, 1, 1)), FixedClock(NOON)
    ).close()
    before = books.read_bytes()
    command = [sys.executable, "-m", "desktop_app", str(books), "--tour", str(folder), "--theme", "dark"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ourselves
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    names = {path.stem.partition(" ")[2] for path in (folder / "dark").glob("*.png")}
    assert {
        "welcome",
        "new-company-4",
        "open-refused",
        "home",
        "reports",
        "report-trial-balance",
        "keys",
    } <= names
    assert len(names) > 60
    assert books.read_bytes() == before
