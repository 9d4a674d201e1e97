"""A program killed at any moment loses nothing it confirmed and leaves nothing half saved (F1, F14, F33)."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finance_core.company import Company
from finance_core.errors import NotACompanyFile
from tests.company_fixtures import CLOCK, us_answers
from tests.reliability.kills import PATIENCE, child, kill_while_backing_up, kill_while_saving
from tests.reliability.saves import Books, call

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

KILLS, BACKUP_KILLS, SEED = 6, 5, 20260615

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


def test_a_killed_save_is_whole_or_absent(path: Path) -> None:
    tally = kill_while_saving(path, KILLS, SEED)
    assert tally.problems == []
    assert tally.kills == KILLS
    assert tally.acknowledged > KILLS / 2
    with Company.open(path, CLOCK) as again:  # no stale lock
        call(Books.of(again), 999_999)


def test_a_service_that_saves_in_two_steps_is_noticed(path: Path) -> None:
    tally = kill_while_saving(path, 12, SEED, in_two=True)
    assert any("without its document" in problem or "disagree" in problem for problem in tally.problems)


def die_while_creating(told: Connection, path: Path) -> None:
    """Create a company up to its tables."""
    told.send_bytes(b"READY")
    sys.modules["finance_core.company.company"].fill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[attr-defined]
    Company.create(path, us_answers(), CLOCK)


def test_a_company_whose_creation_was_killed_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.countinghouse"
    with child(die_while_creating, path) as (process, _):
        process.join(PATIENCE)
    for read_only in (False, True):
        with pytest.raises(NotACompanyFile, match="making it was cut off, so delete it and make it again"):
            Company.open(path, CLOCK, read_only=read_only)
    path.unlink()
    Company.create(path, us_answers(), CLOCK).close()


def test_a_killed_backup_leaves_nothing_bad_under_a_final_name(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    tally = kill_while_backing_up(path, folder, BACKUP_KILLS, SEED)
    assert tally.problems == []
    assert tally.kills == BACKUP_KILLS
    with Company.open(path, CLOCK) as again:
        for leftover in folder.glob("*.partial"):
            final = folder / leftover.name.removesuffix(".partial")
            assert again.back_up(final) == final
    assert list(folder.glob("*.partial*")) == []
