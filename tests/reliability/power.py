"""Power cuts and failing disks: what the program writes is recorded below SQLite, then cut short or refused.

`recorder.c` writes down each write, flush and truncation. A power cut after any of them is an image: what was
flushed is there; of what was not, each write is kept, dropped or torn into sectors of 512 bytes by luck. A
drive that lies about flushing is not modelled.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.db.engine import PRAGMAS, has_journal
from finance_core.db.hot_journal import is_foreign
from finance_core.errors import StorageError
from tests.company_fixtures import CLOCK
from tests.reliability import saves
from tests.reliability.oracle import recover

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("recorder.c")
SECTOR = 512
WRITE, FLUSH, TRUNCATE = b"w", b"s", b"t"
DATABASE, JOURNAL, MARKS = b"d", b"j", b"m"
_HEAD = struct.Struct("<ccqi")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done to a file: where, and with what."""

    kind: bytes
    file: bytes
    place: int
    data: bytes


@dataclass(slots=True)
class Cuts:
    """What the images of power cuts, or the runs with a failing disk, showed."""

    seed: int
    runs: int = 0
    hot_journals: int = 0
    in_doubt: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def build(folder: Path) -> Path | None:
    """Compile the recorder; nothing where there is no compiler, or the system has no LD_PRELOAD."""
    compiler, library = shutil.which("gcc"), folder / "recorder.so"
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"],  # noqa: S603
                   check=True)
    return library


def run_recorded(library: Path, path: Path, count: int, **environment: str) -> list[bytes]:
    """Save records in a process of its own above the recorder; returns what it said."""
    marks = path.with_name(f"{path.name}-marks")
    marks.unlink(missing_ok=True)
    first = max(recover(path).present, default=0) + 1
    command = [sys.executable, "-m", "tests.reliability.power", str(path), str(first), str(count)]
    subprocess.run(  # noqa: S603 - our own interpreter and module
        command, cwd=ROOT, check=True, timeout=600,
        env=os.environ | {"LD_PRELOAD": str(library), "WATCHED": str(path)} | environment,
    )
    return marks.read_bytes().splitlines()


def save_with_marks(path: Path, first: int, count: int) -> None:
    """The child: save records and say so; what fails is tried once more, as a user would."""
    PRAGMAS["synchronous"] = int(os.environ.get("SYNCHRONOUS", "2"))
    marks = os.open(f"{path}-marks", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Company.open(path, CLOCK) as company:
        books = saves.Books.of(company)
        os.write(marks, b"ARM\n")
        for number in range(first, first + count):
            os.write(marks, b"TRY %d\n" % number)
            made: saves.Request | None = None
            for _ in range(2):
                try:
                    made = made or saves.request_of(books, number)
                    books.company.call(*made)
                except StorageError as error:
                    os.write(marks, b"ERR " + error.message.encode() + b"\n")
                else:
                    os.write(marks, b"ACK %d\n" % number)
                    break
    os._exit(0)  # as a power cut: nothing is tidied up


def operations(record: BinaryIO) -> Iterator[Operation]:
    """Read what the recorder wrote."""
    while head := record.read(_HEAD.size):
        kind, file, place, size = _HEAD.unpack(head)
        yield Operation(kind, file, place, record.read(size))


class Disk:
    """The files as a power cut would leave them: what was flushed, and what may or may not have arrived."""

    def __init__(self, path: Path) -> None:
        self._flushed = {DATABASE: bytearray(path.read_bytes()), JOURNAL: bytearray()}
        self._pending: dict[bytes, list[Operation]] = {DATABASE: [], JOURNAL: []}

    def do(self, operation: Operation) -> None:
        """Take over an operation."""
        pending = self._pending[operation.file]
        pending.append(operation)
        if operation.kind == FLUSH:
            for each in pending:
                _apply(self._flushed[operation.file], each)
            pending.clear()

    def cut(self, luck: random.Random, path: Path) -> None:
        """Write the files as they might be after a power cut now."""
        mode = luck.choice(("mixed", "mixed", "mixed", "none", "all"))
        for file, name in ((DATABASE, path.name), (JOURNAL, f"{path.name}-journal")):
            content = bytearray(self._flushed[file])
            for operation in self._pending[file]:
                for part in _arrived(operation, luck, mode):
                    _apply(content, part)
            path.with_name(name).write_bytes(content)


def _apply(content: bytearray, operation: Operation) -> None:
    if operation.kind == TRUNCATE:
        del content[operation.place:]
    elif operation.kind == WRITE:
        content.extend(bytes(max(0, operation.place - len(content))))
        content[operation.place:operation.place + len(operation.data)] = operation.data


def _arrived(operation: Operation, luck: random.Random, mode: str) -> Iterator[Operation]:
    fate = {"none": 0.0, "all": 1.0}.get(mode, luck.random())
    if fate > 0.6:
        yield operation
    elif fate > 0.3 and operation.kind == WRITE:
        for start in range(0, len(operation.data), SECTOR):
            if luck.random() < 0.5:
                yield Operation(WRITE, operation.file, operation.place + start,
                                operation.data[start:start + SECTOR])


def cut_power(library: Path, path: Path, images: int, seed: int, *, synchronous: int = 2) -> Cuts:
    """Record saves once, then cut the power at moments of luck; `path` is left as the run left it."""
    luck, found = random.Random(seed), Cuts(seed)  # noqa: S311 - repeatable on purpose
    before = path.with_name("before.countinghouse")
    shutil.copy(path, before)
    record = path.with_name("record")
    known = recover(path).present
    run_recorded(library, path, 24, RECORD=str(record), SYNCHRONOUS=str(synchronous))
    with record.open("rb") as file:
        done = list(operations(file))
    moments = sorted(luck.choices(range(len(done)), k=images))
    disk, image = Disk(before), path.with_name("image.countinghouse")
    tried, acknowledged = set(known), set(known)
    for number, operation in enumerate(done):
        if operation.file == MARKS:
            word, _, value = operation.data.strip().partition(b" ")
            {b"TRY": tried, b"ACK": acknowledged}.get(word, set()).add(int(value or 0))
        else:
            disk.do(operation)
        while moments and moments[0] == number:
            moments.pop(0)
            disk.cut(luck, image)
            _judge(image, tried, acknowledged, found)
    return found


def _judge(image: Path, tried: set[int], acknowledged: set[int], found: Cuts) -> None:
    found.runs += 1
    if has_journal(image) and is_foreign(image):
        found.problems.append("The file's own journal was taken for another's.")
    try:
        state = recover(image)
        lost, strange = acknowledged - state.present, state.present - tried
        found.hot_journals += state.was_hot
        found.in_doubt += len(state.present - acknowledged)
        problems = [*state.halves, *(finding.message for finding in check_file(image))]
        problems += [f"acknowledged save {number} is lost" for number in sorted(lost)]
        problems += [f"save {number} was never tried" for number in sorted(strange)]
    except (StorageError, sqlite.DatabaseError, ValueError, TypeError, LookupError) as error:
        problems = [str(error)]
    found.problems += problems


def fail_disk(library: Path, path: Path, runs: int, seed: int) -> Cuts:
    """Let the n-th write, flush or truncation fail, once or for ever; what failed is saved again."""
    luck, found = random.Random(seed), Cuts(seed)  # noqa: S311 - repeatable on purpose
    whole = path.read_bytes()
    for _ in range(runs):
        path.write_bytes(whole)
        kind, sticky = luck.choice((WRITE, FLUSH, TRUNCATE)), luck.random() < 0.5
        place = luck.randrange(2500 if kind == WRITE else 40 if kind == FLUSH else 10)
        fault = {"FAULT_AT": str(place), "FAULT_KIND": kind.decode()}
        if sticky:
            fault["FAULT_STICKY"] = "1"
        marks = run_recorded(library, path, 12, **fault)
        tried = {int(mark[4:]) for mark in marks if mark.startswith(b"TRY")}
        acknowledged = {int(mark[4:]) for mark in marks if mark.startswith(b"ACK")}
        for mark in marks:
            if mark.startswith(b"ERR"):
                said = mark[4:].decode()
                found.refusals[said] = found.refusals.get(said, 0) + 1
        known = len(found.problems)
        _judge(path, tried, acknowledged, found)
        found.problems[known:] = [f"{fault}: {problem}" for problem in found.problems[known:]]
    return found


if __name__ == "__main__":
    save_with_marks(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
