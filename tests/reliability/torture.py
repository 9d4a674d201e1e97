"""The long run: kills, power cuts, failing disks, an upgrade struck at its steps, flipped bits; prints JSON.

The result names commit, date and seed, so that every figure can be had again. Ends with code 1 when a promise
was broken.
"""

from __future__ import annotations

import argparse
import json
import lzma
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from finance_core.company import Company
from tests.company_fixtures import CLOCK, us_answers
from tests.reliability.damage import flip_bits
from tests.reliability.kills import digest, kill_while_backing_up, kill_while_saving
from tests.reliability.power import build, cut_power, fail_disk
from tests.reliability.saves import CALLS, Books, call, prepare
from tests.reliability.upgrading import STATEMENTS, Strike, problems_after, steps_of

ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "data" / "schema_1" / "sample.countinghouse.xz"


def company_in(folder: Path) -> Path:
    """Create a company that is ready to be saved into."""
    path = folder / "company.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        prepare(company)
    return path


def saving(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Kill the program while it saves."""
    return asdict(kill_while_saving(company_in(folder), options.kills, options.seed))


def split(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Kill a program that was broken on purpose; to find nothing is the failure."""
    tally = asdict(kill_while_saving(company_in(folder), 60, options.seed, in_two=True))
    noticed = tally.pop("problems")
    return tally | {"noticed": noticed, "problems": [] if noticed else ["A split save was not noticed."]}


def backing_up(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Kill the program while it backs up."""
    copies = folder / "copies"
    copies.mkdir()
    return asdict(kill_while_backing_up(company_in(folder), copies, options.backups, options.seed))


def upgrading(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Kill, then fail, the upgrade of a first-schema company at each of its steps."""
    old = lzma.decompress(OLD.read_bytes())
    path = folder / "old.countinghouse"
    path.write_bytes(old)
    ledger = digest(path)
    steps, _ = steps_of(path)
    struck = [number for number, name in enumerate(steps)
              if name not in STATEMENTS or number % options.every == 0]
    problems = []
    for strike in Strike:
        for number in struck:
            shutil.rmtree(folder)
            folder.mkdir()
            path.write_bytes(old)
            _, said = steps_of(path, number, strike)
            found = problems_after(path, old, ledger)
            if strike is Strike.FAIL and said == "killed":
                found.append("It ended without plain words.")
            problems += [f"{strike} at step {number} ({steps[number]}): {problem}" for problem in found]
    return {"steps": len(steps), "struck": {strike: len(struck) for strike in Strike}, "problems": problems}


def flipping(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Flip single bits of a closed company."""
    path = company_in(folder)
    with Company.open(path, CLOCK) as company:
        books = Books.of(company)
        for number in range(1, 1 + 5 * len(CALLS)):
            call(books, number)
    found = asdict(flip_bits(path, options.flips, options.seed))
    return found | {"problems": found.pop("unseen")}


def powering(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Cut the power; without flushing, as the control, that must do harm."""
    library = build(folder)
    if library is None:
        return {"skipped": "needs Linux and gcc", "problems": []}
    found = asdict(cut_power(library, company_in(folder), options.images, options.seed))
    careless = folder / "careless"
    careless.mkdir()
    control = cut_power(library, company_in(careless), 40, options.seed, synchronous=0)
    if not control.problems:
        found["problems"].append("Power cuts without flushing did no harm: the images are too kind.")
    return found | {"harm_without_flushing": len(control.problems)}


def failing(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Let writes, flushes and truncations fail."""
    library = build(folder)
    if library is None:
        return {"skipped": "needs Linux and gcc", "problems": []}
    return asdict(fail_disk(library, company_in(folder), options.faults, options.seed))


PARTS: tuple[Callable[[Path, argparse.Namespace], dict[str, Any]], ...] = (
    saving, split, backing_up, upgrading, flipping, powering, failing,
)


def parts(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Run the parts that were asked for, each in a folder of its own."""
    for part in PARTS:
        if options.only and part.__name__ not in options.only:
            continue
        begun = time.monotonic()
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "work"
            folder.mkdir()
            found = part(folder, options)
        seconds = round(time.monotonic() - begun)
        print(f"{part.__name__}: {seconds} s, {len(found['problems'])} problems", file=sys.stderr)  # noqa: T201
        yield part.__name__, found | {"seconds": seconds}


def commit() -> str:
    """Return the commit the figures belong to."""
    if (git := shutil.which("git")) is None:
        return ""
    command = [git, "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip()  # noqa: S603


def main() -> int:
    """Run the torture and print what it found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="kills while saving")
    parser.add_argument("--backups", type=int, default=60, help="kills while backing up")
    parser.add_argument("--flips", type=int, default=1000, help="flipped bits")
    parser.add_argument("--images", type=int, default=200, help="power cuts")
    parser.add_argument("--faults", type=int, default=60, help="failing writes, flushes and truncations")
    parser.add_argument("--every", type=int, default=5, help="strike every n-th statement of an upgrade")
    parser.add_argument("--seed", type=int, default=20260615)
    parser.add_argument("--only", nargs="*", choices=[part.__name__ for part in PARTS], default=[])
    options = parser.parse_args()
    found = dict(parts(options))
    broken = [problem for part in found.values() for problem in part["problems"]]
    print(json.dumps({  # noqa: T201 - the figures are what was asked for
        "commit": commit(), "date": datetime.now(UTC).isoformat(timespec="seconds"), "seed": options.seed,
        "kept": not broken, **found,
    }, indent=2))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
