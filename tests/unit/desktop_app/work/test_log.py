"""The log and the reports of errors: useful to a developer, silent about the books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.work import log
from desktop_app.work.runner import InlineRunner
from finance_core.errors import NotFound

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    log.start(tmp_path / "logs")
    yield tmp_path / "logs"
    log.stop()


def fail() -> None:
    try:
        raise KeyError("Nordlicht GmbH 4711.50")
    except KeyError as error:
        raise NotFound("vendor", "Nordlicht GmbH") from error


def failed() -> BaseException:
    try:
        fail()
    except NotFound as error:
        return error
    raise AssertionError


def test_the_log_begins_with_what_a_developer_asks_first(folder: Path) -> None:
    text = (folder / "countinghouse.log").read_text(encoding="utf-8")
    assert "start: Countinghouse 0." in text
    assert "Python 3." in text
    assert "PySide6 6.11.3" in text


def test_a_report_names_types_and_places_and_no_words(folder: Path) -> None:
    log.note("backup: %s", "11.7 MB")
    text, path = log.crash_report(failed(), folder, NOON)
    assert path.read_text(encoding="utf-8") == text
    for part in ("KeyError", "while handling", "NotFound", f"{Path(__file__).name}:",
                 "backup: 11.7 MB", "2026-06-15T12:00:00+00:00"):
        assert part in text
    logged = (folder / "countinghouse.log").read_text(encoding="utf-8")
    for secret in ("Nordlicht", "4711", str(Path.home()) + "/"):
        assert secret not in text
        assert secret not in logged


def test_the_newest_ten_reports_are_kept(folder: Path) -> None:
    for minute in range(12):
        log.crash_report(failed(), folder, NOON + timedelta(minutes=minute))
    names = sorted(path.name for path in folder.glob("report *.txt"))
    assert len(names) == 10
    assert names[0] == "report 2026-06-15 12-02-00.txt"


def test_refused_work_is_noted_by_its_type_only(folder: Path) -> None:
    InlineRunner().read(fail, lambda _: None, lambda _: None)
    text = (folder / "countinghouse.log").read_text(encoding="utf-8")
    assert "work ended with NotFound" in text
    assert "Nordlicht" not in text


def test_the_log_is_rotated(folder: Path) -> None:
    for _ in range(9000):
        log.note("a line of our own that says little and is written often %s", "x" * 200)
    sizes = [path.stat().st_size for path in folder.glob("countinghouse.log*")]
    assert len(sizes) == 5
    assert max(sizes) <= 512_000


def test_without_a_place_for_it_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    log.start(tmp_path / "file")
    log.note("nothing is written, nothing fails")
    log.stop()
    assert (tmp_path / "file").read_bytes() == b""
