"""Rules of the architecture that the import contracts cannot see."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, place, python_files, tree_of

CORE = python_files("finance_core")
WINDOW = python_files("desktop_app")

JOURNAL_ROWS = {"JournalEntryModel", "JournalLineModel"}

# file -> why a float may stand there
FLOATS_WITHOUT_MONEY: dict[str, str] = {}

# The top-level handlers: each ends a thread of control and reports what nobody foresaw.
CATCH_ALL = {
    f"{module.replace('.', '/')}.py"
    for module in ("desktop_app.work.runner", "desktop_app.__main__", "finance_core.cli")
}

# Written in pieces so that this file passes its own test.
MACHINE_TRACES = re.compile(
    "|".join(
        [
            r"(?<![\w.}])/" + r"work/(?:main|shared|\.)",
            r"/root/" + r"\w",
            r"/home/" + r"\w",
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"npm" + r"js\.",
            r"deb\.debian" + r"\.org",
            r"--(?:extra-)?index" + r"-url",
        ]
    )
)
TALKING = {"socket", "ssl", "http", "ftplib", "smtplib", "xmlrpc", "requests", "httpx", "aiohttp", "urllib3",
           "websockets", "telnetlib", "asyncio"}
TEXT_SUFFIXES = {"", ".csv", ".in", ".json", ".lock", ".md", ".py", ".svg", ".toml", ".txt", ".typ"}
NOT_OURS = {"build", "dist", "__pycache__"}


def offences(paths: list[Path], offends: Callable[[ast.AST], bool], *allowed: str) -> list[str]:
    """Return where a syntax node offends, outside the allowed files."""
    files = [path for path in paths if place(path) not in allowed]
    return [place(path, node) for path in files for node in ast.walk(tree_of(path)) if offends(node)]


def last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def makes_journal_rows(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if last_name(node.func) in JOURNAL_ROWS:
        return True
    if isinstance(node.func, ast.Attribute) and node.func.attr in {"from_dto", "insert"}:
        return bool({last_name(n) for n in ast.walk(node.func.value)} & JOURNAL_ROWS)
    return last_name(node.func) in {"insert", "update", "delete"} and any(
        last_name(n) in JOURNAL_ROWS for argument in node.args for n in ast.walk(argument)
    )


def ends_a_transaction(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "rollback"}
    )


def is_float(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    return isinstance(node, ast.Name) and node.id == "float"


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    if isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None:
        return False  # it puts something right and lets the error go on
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or last_name(kind) in {"Exception", "BaseException"} for kind in caught)


def imported_modules(path: Path) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def test_only_posting_makes_journal_rows() -> None:
    assert offences(CORE + WINDOW, makes_journal_rows, "finance_core/kernel/posting.py") == []


def test_only_the_unit_of_work_ends_a_transaction() -> None:
    assert offences(CORE + WINDOW, ends_a_transaction, "finance_core/db/unit_of_work.py") == []


def test_no_float_comes_near_money() -> None:
    assert offences(CORE, is_float, *FLOATS_WITHOUT_MONEY) == []


def test_everything_is_caught_at_the_top_only() -> None:
    assert offences(CORE + WINDOW, catches_everything, *CATCH_ALL) == []


def test_a_module_reaches_another_through_its_api_only() -> None:
    modules = python_files("finance_core/modules")
    found = []
    for path in (p for p in modules if len(p.relative_to(ROOT).parts) > 3):
        own = path.relative_to(ROOT).parts[2]
        for node, name in imported_modules(path):
            package, _, rest = name.partition("finance_core.modules.")
            other, _, inside = rest.partition(".")
            foreign = not package and inside and other not in {own, "_orm_registry"}
            if foreign and inside.split(".")[0] != "api":
                found.append(place(path, node))
    assert found == []


def test_nothing_phones_home() -> None:
    """The program talks to nobody but itself; `socket` only names this computer in the lock file."""
    found = {place(path) for path in (*CORE, *WINDOW) for _, name in imported_modules(path)
             if name.split(".")[0] in TALKING or name.startswith(("urllib.request", "PySide6.QtNetwork"))}
    assert found == {"finance_core/db/file_lock.py"}


def project_texts() -> list[Path]:
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and path.suffix in TEXT_SUFFIXES
        and not NOT_OURS & set(path.relative_to(ROOT).parts)
        and (path.relative_to(ROOT).parts[0] == ".ci" or not path.relative_to(ROOT).parts[0].startswith("."))
    ]


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    texts = {place(path): path.read_text(encoding="utf-8", errors="replace") for path in project_texts()}
    assert [name for name, text in texts.items() if MACHINE_TRACES.search(text)] == []


@pytest.mark.parametrize(
    ("code", "offends"),
    [
        ("JournalLineModel(amount=1)", makes_journal_rows),
        ("orm.JournalEntryModel.from_dto(entry)", makes_journal_rows),
        ("session.execute(insert(JournalLineModel), rows)", makes_journal_rows),
        ("session.execute(JournalLineModel.__table__.insert(), rows)", makes_journal_rows),
        ("session.commit()", ends_a_transaction),
        ("rate = 0.1", is_float),
        ("rate: float", is_float),
        ("float(amount)", is_float),
        ("try: pass\nexcept: pass", catches_everything),
        ("try: pass\nexcept (ValueError, Exception): pass", catches_everything),
        ("try: pass\nexcept BaseException as e: raise e", catches_everything),
    ],
)
def test_the_rules_see_an_offence(code: str, offends: Callable[[ast.AST], bool]) -> None:
    assert any(offends(node) for node in ast.walk(ast.parse(code)))
