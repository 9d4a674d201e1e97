"""Size limits that ruff cannot count: lines of a function, a class and a file; parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, place, python_files, tree_of

FUNCTION_LINES = 60
CLASS_LINES = 300
FILE_LINES = 500
PARAMETERS = 5

# A migration lists the tables it creates and is never changed afterwards; an option of the command line is a
# parameter of its function.
FILES = [
    path for path in python_files("finance_core", "desktop_app", "tests", "tools", "benchmarks")
    if "migrations" not in path.parts
]
FREE = {"cli.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def length(node: Function | ast.ClassDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def parameters(node: Function) -> int:
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def excesses(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").count("\n")
    if lines > FILE_LINES:
        yield f"{place(path)} has {lines} lines"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef) and length(node) > CLASS_LINES:
            yield f"{place(path, node)} {node.name} has {length(node)} lines"
        if not isinstance(node, Function):
            continue
        if length(node) > FUNCTION_LINES:
            yield f"{place(path, node)} {node.name} has {length(node)} lines"
        # A test's parameters are its fixtures and its table's columns.
        is_free = "tests" in path.relative_to(ROOT).parts or path.name in FREE
        if parameters(node) > PARAMETERS and not is_free:
            yield f"{place(path, node)} {node.name} has {parameters(node)} parameters"


def test_every_file_keeps_to_the_size_limits() -> None:
    assert [excess for path in FILES for excess in excesses(path)] == []
