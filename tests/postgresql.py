"""A PostgreSQL of our own for the tests that need one: started from Debian's programs, gone afterwards.

Without the programs these tests are skipped; everything else runs on SQLite alone.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import Engine, create_engine, text

from finance_core.db.base import Base

PROGRAMS = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """Return the folder of the newest server installed, or `None`."""
    found = [path.parent for path in PROGRAMS.glob("*/bin/initdb") if (path.parent / "pg_ctl").is_file()]
    return max(found, default=None, key=lambda folder: int(folder.parent.name))


@contextmanager
def server() -> Iterator[str]:
    """Run a server on a free port of this machine and give the address of its first database."""
    folder = programs()
    if folder is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql)")
    home = Path(mkdtemp(prefix="countinghouse-postgresql-"))
    data, port = home / "data", _free_port()
    if os.geteuid() == 0:  # a server refuses to run as root
        shutil.chown(home, "postgres")
    try:
        _run(str(folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--no-sync", "--locale=C.UTF-8")
        options = f"-p {port} -k {home} -c fsync=off -c listen_addresses=127.0.0.1"
        _run(str(folder / "pg_ctl"), "-D", str(data), "-l", str(home / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql+pg8000://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def database(address: str, name: str) -> Iterator[Engine]:
    """Make an empty database on a running server."""
    first = create_engine(address, isolation_level="AUTOCOMMIT")
    with first.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    first.dispose()
    engine = create_engine(address.removesuffix("postgres") + name)
    try:
        yield engine
    finally:
        engine.dispose()
        _forget_added_constraints()


def _forget_added_constraints() -> None:
    """Undo what creating tables on PostgreSQL leaves in the metadata.

    A key that is added after its table is marked so for good, and SQLite, which cannot add one, would make
    its tables without it.
    """
    for table in Base.metadata.tables.values():
        for constraint in table.foreign_key_constraints:
            constraint._create_rule = None


def _run(*command: str) -> None:
    if os.geteuid() == 0:
        command = ("runuser", "-u", "postgres", "--", *command)
    subprocess.run(command, check=True,  # noqa: S603 - Debian's own programs
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
