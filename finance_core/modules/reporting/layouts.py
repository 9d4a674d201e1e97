"""Statement layouts: data files in `resources/statement_layouts`, read into frozen objects once."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import AccountType, Side
from finance_core.modules.reporting.models import LayoutInfo, LayoutLine, Measure, Selector, StatementLayout

_FOLDER = (
    Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[3])) / "resources" / "statement_layouts"
)


@cache
def shipped_layouts() -> tuple[StatementLayout, ...]:
    """Return every layout that travels with the program."""
    files = sorted(_FOLDER.glob("*.json"))
    return tuple(parse_layout(json.loads(path.read_text(encoding="utf-8"))) for path in files)


def layouts_of(report: str) -> tuple[LayoutInfo, ...]:
    """Return the layouts of a report to choose from."""
    return tuple(
        LayoutInfo(code=layout.code, name=layout.name)
        for layout in shipped_layouts()
        if layout.report == report
    )


def layout_for(report: str, framework: str, code: str | None) -> StatementLayout:
    """Return the layout named, or the first choice of the framework.

    Raises:
        InvalidInput: the report has no layout of this code.
    """
    found = [layout for layout in shipped_layouts() if layout.report == report]
    if code is None:
        return next((layout for layout in found if framework in layout.frameworks), found[0])
    for layout in found:
        if layout.code == code:
            return layout
    raise InvalidInput(
        "layout", f"There is no layout “{code}”. Choose one of {', '.join(item.code for item in found)}."
    )


def parse_layout(data: dict[str, Any]) -> StatementLayout:
    """Return a layout from its data file; lines below a section inherit its side."""
    return StatementLayout(
        code=data["code"],
        name=data["name"],
        report=data["report"],
        frameworks=tuple(data["frameworks"]),
        lines=tuple(_line(line, Side.DEBIT) for line in data["lines"]),
    )


def _line(data: dict[str, Any], inherited: Side) -> LayoutLine:
    side = Side(data.get("side", inherited))
    return LayoutLine(
        key=data["key"],
        label=data["label"],
        side=side,
        select=tuple(map(_selector, data.get("select", ()))),
        is_rest=data.get("rest", False),
        is_single=data.get("single", False),
        measure=Measure(data.get("measure", Measure.BALANCE)),
        operands=tuple(data.get("sum", ())),
        lines=tuple(_line(line, side) for line in data.get("lines", ())),
        total=data.get("total"),
    )


def _selector(data: dict[str, Any]) -> Selector:
    return Selector(
        types=frozenset(map(AccountType, data.get("types", ()))),
        subtypes=frozenset(data.get("subtypes", ())),
        functions=frozenset(data.get("functions", ())),
        natures=frozenset(data.get("natures", ())),
        parents=frozenset(data.get("parents", ())),
        balance=Side(data["balance"]) if "balance" in data else None,
    )
