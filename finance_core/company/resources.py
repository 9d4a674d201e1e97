"""Data files that travel with the program."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, cast

from finance_core.errors import InvalidInput
from finance_core.kernel.chart import ChartTemplate, parse_chart

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"


def read_json(*parts: str) -> Any:
    """Return a data file below `resources`."""
    return json.loads(ROOT.joinpath(*parts).read_text(encoding="utf-8"))


def chart_names() -> dict[str, str]:
    """Return the shipped charts of accounts: code → name."""
    folder = ROOT / "charts_of_accounts"
    names = {}
    for path in sorted(folder.glob("*.json")):
        if path.stem != "roles":
            names[path.stem] = read_json("charts_of_accounts", path.name)["name"]["en"]
    return names


def load_chart(code: str, language: str = "en") -> ChartTemplate:
    """Return a shipped chart of accounts.

    Raises:
        InvalidInput: there is none of this code.
    """
    if code not in chart_names():
        raise InvalidInput("chart", f"There is no chart “{code}”. Choose one of {', '.join(chart_names())}.")
    return parse_chart(read_json("charts_of_accounts", f"{code}.json"),
                       read_json("charts_of_accounts", "roles.json"), language)


def tax_pack(country: str) -> dict[str, Any]:
    """Return the tax codes and rates of a country, the generic sample where none is shipped."""
    folder = ROOT / "tax_tables" / country.lower()
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    path = files[0] if files else ROOT / "tax_tables" / "generic.json"
    return cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))
