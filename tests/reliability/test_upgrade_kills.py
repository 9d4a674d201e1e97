"""An upgrade struck at any step leaves the old file byte for byte, or the new one whole (F31)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.reliability.kills import digest
from tests.reliability.upgrading import STATEMENTS, Strike, problems_after, steps_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


@pytest.fixture(scope="module")
def steps(old: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    names, said = steps_of(Path(shutil.copy(old, tmp_path_factory.mktemp("whole"))))
    assert said == "opened"
    assert {"backup", "replace", "fsync", "unlink", "connect"} <= set(names)
    assert len([name for name in names if name in STATEMENTS]) > 200
    return names


@pytest.mark.parametrize("strike", list(Strike))
@pytest.mark.parametrize("step", ["backup", "statement", "replace"])
def test_an_upgrade_struck_at_a_step_costs_nothing(
    old: Path, steps: list[str], strike: Strike, step: str, tmp_path: Path
) -> None:
    """The last copy, a statement amid the migration, the last rename; `make torture` strikes every step."""
    before, ledger = old.read_bytes(), digest(old)
    path = Path(shutil.copy(old, tmp_path))
    last = {name: number for number, name in enumerate(steps)}
    number = len(steps) * 2 // 3 if step == "statement" else last[step]
    _, said = steps_of(path, number, strike)
    assert said == "killed" if strike is Strike.KILL else "could not be" in said
    assert problems_after(path, before, ledger) == []
