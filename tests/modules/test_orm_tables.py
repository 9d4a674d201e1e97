"""Every module's tables have the keys and indexes of its specification: `tests/data/tables` as typed from it.

A list that is complete names all there are in the database; otherwise there may be more.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.modules.orm_checks import models_of, names

DATA = Path(__file__).parents[1] / "data" / "tables"
SPECIFIED: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.json"))
}


@pytest.mark.parametrize("module", SPECIFIED)
def test_tables_keys_and_indexes_are_as_specified(module: str) -> None:
    package = "finance_core.services" if module == "period_close" else f"finance_core.modules.{module}"
    built = {table: names(model) for table, model in models_of(import_module(f"{package}.orm")).items()}
    wanted = {table: set(some) for table, some in SPECIFIED[module]["tables"].items()}
    assert set(built) == set(wanted)
    if SPECIFIED[module]["complete"]:
        assert built == wanted
    else:
        assert {table: some - built[table] for table, some in wanted.items()} == {
            table: set() for table in wanted}
