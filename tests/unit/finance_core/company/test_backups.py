"""Automatic backups: which are kept, what the second place gets, what stands in the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from finance_core.company.backup import manifest_path
from finance_core.company.backups import DAYS, MONTHS, NEWEST, Backups, kept, said_size
from finance_core.errors import StorageError

NOON = datetime(2026, 6, 15, 12, 0, 0)  # noqa: DTZ001 - the time on the user's clock
COMPANY = Path("/books/Müller & Söhne.countinghouse")


def write(path: Path) -> Path:
    path.write_bytes(b"copy")
    manifest_path(path).write_bytes(b"{}")
    return path


def test_the_newest_ten_are_kept_whatever_their_day() -> None:
    stamps = [NOON - timedelta(minutes=number) for number in range(15)]
    assert kept(stamps) == set(stamps[:NEWEST])


def test_one_of_each_of_fourteen_days_and_of_each_of_24_months_is_kept() -> None:
    """Two a day for three years: 10 newest, then the later of each day and of each month."""
    stamps = [NOON.replace(hour=hour) - timedelta(days=day) for day in range(3 * 365) for hour in (9, 18)]
    staying = sorted(kept(stamps), reverse=True)
    newest, older = staying[:NEWEST], staying[NEWEST:]
    assert newest == sorted(stamps, reverse=True)[:NEWEST]
    assert {stamp.hour for stamp in older} == {18}
    days = {stamp.date() for stamp in staying}
    assert {(NOON - timedelta(days=day)).date() for day in range(DAYS)} <= days
    assert len({(day.year, day.month) for day in days}) == MONTHS
    assert datetime(2026, 5, 31, 18) in staying  # noqa: DTZ001
    assert datetime(2024, 7, 31, 18) in staying  # noqa: DTZ001
    assert min(days) == datetime(2024, 7, 31).date()  # noqa: DTZ001


def test_old_backups_go_with_their_manifests_and_other_files_stay(tmp_path: Path) -> None:
    backups = Backups(tmp_path, COMPANY)
    for minute in range(12):
        backups.make(write, NOON.replace(minute=minute))
    (backups.folder / "my own copy.countinghouse").write_bytes(b"precious")
    backups.make(write, NOON.replace(minute=30))
    names = sorted(path.name for path in backups.folder.iterdir())
    assert len(names) == 2 * NEWEST + 1
    assert names[0] == "2026-06-15 12-03-00.countinghouse"
    assert "my own copy.countinghouse" in names
    assert backups.newest() == NOON.replace(minute=30).astimezone()


def test_two_backups_of_one_second_are_both_kept(tmp_path: Path) -> None:
    backups = Backups(tmp_path, COMPANY)
    made = [backups.make(write, NOON).copy.name for _ in range(3)]
    assert made == ["2026-06-15 12-00-00.countinghouse", "2026-06-15 12-00-00 (2).countinghouse",
                    "2026-06-15 12-00-00 (3).countinghouse"]
    assert [path.name for path in backups.made()] == made


def test_unencrypted_backups_out_of_reach_are_told(tmp_path: Path) -> None:
    second = tmp_path / "stick"
    backups = Backups(tmp_path / "here", COMPANY, second)
    backups.make(write, NOON)
    assert backups.forget_plain() == (
        f"The second place {second} is not there now; what lies there was not deleted.")
    assert len(backups.made()) == 1


def test_the_second_place_gets_a_twin(tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups = Backups(tmp_path / "here", COMPANY, second)
    made = backups.make(write, NOON)
    assert made.problem == ""
    assert backups.second is not None
    assert [path.name for path in sorted(backups.second.iterdir())] == [
        made.copy.name, manifest_path(made.copy).name]
    assert (backups.second / made.copy.name).read_bytes() == b"copy"


def test_a_second_place_that_is_gone_does_not_stop_the_backup(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "here", COMPANY, tmp_path / "stick")
    made = backups.make(write, NOON)
    assert made.copy.read_bytes() == b"copy"
    assert made.problem == f"The second place {tmp_path / 'stick'} is not there now."
    (tmp_path / "stick").write_bytes(b"a file")
    assert "is not there now" in backups.make(write, NOON).problem


def test_a_twin_that_comes_out_different_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    backups = Backups(tmp_path / "here", COMPANY, second)
    digests = iter(["one", "another"])
    monkeypatch.setattr("finance_core.company.backups.digest", lambda _: next(digests))
    made = backups.make(write, NOON)
    assert "came out different" in made.problem
    assert backups.second is not None
    assert list(backups.second.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match="cannot be made"):
        Backups(tmp_path / "file", COMPANY).make(write, NOON)


def test_companies_of_one_name_do_not_share_a_folder(tmp_path: Path) -> None:
    assert Backups(tmp_path, COMPANY).folder != Backups(tmp_path, Path("/old") / COMPANY.name).folder


@pytest.mark.parametrize(("size", "said"), [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (11_740_000, "11.7 MB"), (999_999, "999 kB"),
    (149_000_000, "149 MB"), (5_250_000_000, "5.2 GB"), (7_000_000_000_000, "7000 GB"),
])
def test_a_size_in_words(size: int, said: str) -> None:
    assert said_size(size) == said
