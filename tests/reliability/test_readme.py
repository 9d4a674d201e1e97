"""The table of faults names every fault once, and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = (HERE / "README.md").read_text(encoding="utf-8")


def test_every_fault_has_a_row() -> None:
    rows = re.findall(r"^\| F(\d+) ", TABLE, re.MULTILINE)
    assert rows == [str(number) for number in range(1, 49)]


def test_the_tests_it_names_exist() -> None:
    files = list(HERE.parent.rglob("test_*.py"))
    defined = {name for file in files
               for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)}
    known = defined | {file.name for file in files}
    named = set(re.findall(r"\btest_\w+(?:\.py)?", TABLE))
    assert named - known == set()
    for ending in re.findall(r"`…(\w+)`", TABLE):
        assert any(name.endswith(ending) for name in defined), ending
