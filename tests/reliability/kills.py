"""Kill -9 at a seeded moment, again and again on the same file, and count what that costs.

A child process saves (or backs up) without end and says `READY`, `TRY n` and `ACK n` on an unbuffered pipe.
The parent kills it: a third of the time anywhere, a third during a save, a third right after one was
acknowledged. Then it opens the file by plain DB-API and compares what is there with what the child said.
"""

from __future__ import annotations

import multiprocessing as mp
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.company.upgrade import ledger_digest
from tests.company_fixtures import CLOCK
from tests.reliability import saves
from tests.reliability.oracle import recover

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PATIENCE = 60
_processes: Any = mp.get_context("forkserver" if "forkserver" in mp.get_all_start_methods() else "spawn")
if hasattr(_processes, "set_forkserver_preload"):
    _processes.set_forkserver_preload(["tests.reliability.upgrading", "alembic.command"])


def save_without_end(told: Connection, path: Path, first: int, *, in_two: bool = False) -> None:
    """Save records from number `first` on, in one transaction each or, as a negative control, in two."""
    with Company.open(path, CLOCK) as company:
        if in_two:
            split(company)
        books = saves.Books.of(company)
        told.send_bytes(b"READY")
        for number in count(first):
            told.send_bytes(b"TRY %d" % number)
            saves.call(books, number)
            told.send_bytes(b"ACK %d" % number)


def split(company: Company) -> None:
    """Break the company on purpose: the entry is committed before the rest of its save."""
    posting: Any = company.kernel.posting
    post = posting.post

    def post_apart(unit: Any, *args: Any, **facts: Any) -> Any:
        entry = post(unit, *args, **facts)
        unit.session.commit()
        vars(unit).pop("connection", None)
        time.sleep(0.02)
        return entry

    posting.post = post_apart


def back_up_without_end(told: Connection, path: Path, first: int, folder: Path) -> None:
    """Back the company up under one name after another."""
    with Company.open(path, CLOCK) as company:
        told.send_bytes(b"READY")
        for number in count(first):
            told.send_bytes(b"TRY %d" % number)
            company.back_up(folder / f"copy {number}.countinghouse")
            told.send_bytes(b"ACK %d" % number)


@dataclass(slots=True)
class Tally:
    """What a run of kills found; `problems` is empty when every promise held."""

    seed: int
    kills: int = 0
    acknowledged: int = 0
    hot_journals: int = 0
    in_doubt_saved: int = 0
    in_doubt_gone: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Said:
    """What a child said before it died."""

    tried: list[int] = field(default_factory=list)
    acknowledged: list[int] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)
    _since: float = 0.0

    def hear(self, message: bytes) -> bytes:
        """Note a message; returns its kind."""
        kind, _, number = message.partition(b" ")
        if kind == b"TRY":
            self.tried.append(int(number))
            self._since = time.monotonic()
        elif kind == b"ACK":
            self.acknowledged.append(int(number))
            self.lengths.append(time.monotonic() - self._since)
        return kind


@contextmanager
def child(work: Any, *args: Any, **facts: Any) -> Iterator[tuple[Any, Connection]]:
    """Run a function in a process of its own until it says READY, and see that it is gone afterwards."""
    hears, tells = _processes.Pipe(duplex=False)
    process = _processes.Process(target=work, args=(tells, *args), kwargs=facts, daemon=True)
    process.start()
    tells.close()
    try:
        if not hears.poll(PATIENCE) or hears.recv_bytes() != b"READY":
            raise AssertionError("The child did not start.")
        yield process, hears
    finally:
        process.kill()
        process.join(PATIENCE)
        hears.close()


def killed(luck: random.Random, work: Any, *args: Any, **facts: Any) -> Said:
    """Start a child, kill it at a moment of luck, and return all it said."""
    said = Said()
    with child(work, *args, **facts) as (process, hears):
        where = luck.random()
        if where < 1 / 3:
            time.sleep(luck.uniform(0, 0.4))
        else:
            wanted = b"TRY" if where < 2 / 3 else b"ACK"
            for _ in range(luck.randint(1, 5)):
                while said.hear(heard(hears)) != wanted:
                    pass
            usual = statistics.fmean(said.lengths) if said.lengths else 0.05
            time.sleep(luck.uniform(0.3, 1.1) * usual if wanted == b"TRY" else luck.uniform(0, 0.001))
        process.kill()
        process.join(PATIENCE)
        with suppress(EOFError):
            while True:
                said.hear(hears.recv_bytes())
    return said


def heard(hears: Connection) -> bytes:
    """Return the next message of a living child."""
    if not hears.poll(PATIENCE):
        raise AssertionError("The child fell silent.")
    try:
        return hears.recv_bytes()
    except EOFError:
        raise AssertionError("The child ended by itself.") from None


def kill_while_saving(path: Path, kills: int, seed: int, *, in_two: bool = False) -> Tally:
    """Kill a saving child again and again on one prepared file; stops at the first problem."""
    luck, tally = random.Random(seed), Tally(seed)  # noqa: S311 - repeatable on purpose
    tried = set(recover(path).present)
    number = max(tried, default=0) + 1
    acknowledged: set[int] = set()
    for _ in range(kills):
        said = killed(luck, save_without_end, path, number, in_two=in_two)
        tally.kills += 1
        tried |= set(said.tried)
        acknowledged |= set(said.acknowledged)
        number = max(tried) + 1
        state = recover(path)
        doubtful = set(said.tried) - set(said.acknowledged)
        tally.hot_journals += state.was_hot
        tally.in_doubt_saved += len(doubtful & state.present)
        tally.in_doubt_gone += len(doubtful - state.present)
        tally.problems += [f"acknowledged save {n} is lost" for n in sorted(acknowledged - state.present)]
        tally.problems += [f"save {n} was never tried" for n in sorted(state.present - tried)]
        tally.problems += state.halves
        tally.problems += [finding.message for finding in check_file(path)]
        if len(doubtful) > 1:
            tally.problems.append(f"{len(doubtful)} saves were under way at once")
        if tally.problems:
            break
    tally.acknowledged = len(acknowledged)
    return tally


def kill_while_backing_up(path: Path, folder: Path, kills: int, seed: int) -> Tally:
    """Kill a child that backs up again and again; whatever has a final name must be whole and equal."""
    luck, tally = random.Random(seed), Tally(seed)  # noqa: S311 - repeatable on purpose
    wanted, number = digest(path), 1
    for _ in range(kills):
        said = killed(luck, back_up_without_end, path, number, folder)
        tally.kills += 1
        tally.acknowledged += len(said.acknowledged)
        number += len(said.tried)
        final = {int(copy.stem.split()[1]): copy for copy in folder.glob("*.countinghouse")}
        tally.in_doubt_saved += len(final.keys() - set(said.acknowledged))
        tally.problems += [f"backup {n} is gone" for n in said.acknowledged if n not in final]
        for copy in final.values():
            tally.problems += [f"{copy.name}: {finding.message}" for finding in check_file(copy)]
            if digest(copy) != wanted:
                tally.problems.append(f"{copy.name} is not the company")
            copy.unlink()
        if tally.problems:
            break
    return tally


def digest(path: Path) -> str:
    """Return the digest of everything posted in a closed file."""
    connection = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return ledger_digest(connection)
    finally:
        connection.close()
