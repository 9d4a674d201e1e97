"""Every state machine moves as specified: `tests/data/states` holds the tables as typed from the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

from finance_core import modules
from finance_core.errors import StatusMoveRefused
from finance_core.kernel.states import check_move
from finance_core.services import rules as period_close

DATA = Path(__file__).parents[1] / "data" / "states"
SPECIFIED: dict[str, dict[str, dict[str, list[str]]]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.json"))
}


def built() -> dict[str, Any]:
    """Return every table of moves in the rules of a module or the period close, as `module.NAME_MOVES`."""
    found = {f"period_close.{key}": table for key, table in vars(period_close).items()
             if key.endswith("_MOVES")}
    for info in walk_packages(modules.__path__, f"{modules.__name__}."):
        name, _, part = info.name.removeprefix(f"{modules.__name__}.").partition(".")
        if part.split(".")[0] == "rules":
            content = vars(import_module(info.name))
            found |= {f"{name}.{key}": table for key, table in content.items() if key.endswith("_MOVES")}
    return found


BUILT = built()


def pairs() -> Iterator[tuple[str, Any, Any]]:
    for key, table in BUILT.items():
        for now in table:
            for wanted in table:
                yield key, now, wanted


def test_every_table_is_specified_and_every_specified_table_is_built() -> None:
    assert set(BUILT) == {f"{name}.{table}" for name, tables in SPECIFIED.items() for table in tables}


@pytest.mark.parametrize("key", BUILT)
def test_a_table_knows_every_state(key: str) -> None:
    states: Any = type(next(iter(BUILT[key])))
    assert set(BUILT[key]) == set(states)


@pytest.mark.parametrize(("key", "now", "wanted"), list(pairs()), ids=str)
def test_a_state_moves_only_as_specified(key: str, now: Any, wanted: Any) -> None:
    module, name = key.split(".")
    if wanted.value in SPECIFIED[module][name][now.value]:
        check_move(BUILT[key], "It", now, wanted)
        return
    with pytest.raises(StatusMoveRefused, match=f"It is {now.replace('_', ' ')} and cannot become"):
        check_move(BUILT[key], "It", now, wanted)
