"""Read a bank statement of whatever kind, in a process of its own that may run out of time or memory.

A hostile or broken file then costs a child process, never the program or the books.
"""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.csv_statement import read_csv
from finance_core.interchange.errors import FileTooLarge, ReadingStopped, UnreadableFile, UnsupportedFormat
from finance_core.interchange.ofx import read_ofx
from finance_core.interchange.statements import ParsedStatement, StatementFormat

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LARGEST_FILE = 50_000_000
SECONDS = 20
MEMORY = 512_000_000  # beyond what the process needs to start

Statements = tuple[ParsedStatement, ...]

# What a file of another kind begins with, and how to name it to the user.
_OTHER_BINARY = {
    b"PK\x03\x04": "an Excel workbook or a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed archive",
    b"SQLite format 3\0": "a database",
}
_OTHER_TEXT = {
    "BkToCstmrStmt": "a CAMT.053 statement",
    "BkToCstmrAcctRpt": "a CAMT.052 report",
    ":iso:20022:": "an ISO 20022 message",
    "!Type:": "a QIF file",
    "!Account": "a QIF file",
    "!Option": "a QIF file",
    ":60F:": "an MT940 statement",
    ":60M:": "an MT940 statement",
    "<html": "a web page",
    "<HTML": "a web page",
    "<?xml": "an XML file of an unknown kind",
    "{\\rtf": "a word-processor document",
}


def read_statement(
    source: Path | bytes, file: str = "", mapping: CsvMapping | None = None, *, seconds: int = SECONDS
) -> Statements:
    """Return the statements in a file, read in a child process of limited time and memory.

    Args:
        source: the file's path, or its content.
        file: the name to show in messages; by default that of the path.
        mapping: how to read a CSV file; without one it is proposed, and used if it leaves no question open.
        seconds: how long the reading may take.

    Raises:
        FileTooLarge: more than 50 MB.
        ReadingStopped: the time or the memory did not suffice, or the reading process died.
        UnreadableFile: and its kinds, as `read_statement_here` raises them.
    """
    file = file or (source.name if isinstance(source, Path) else "statement")
    data = content_of(source, file)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_read_in_child, args=(sender, data, file, mapping), daemon=True)
    process.start()
    sender.close()
    with closing(receiver):
        try:
            if not receiver.poll(seconds):
                raise ReadingStopped(file, f"Reading took more than {seconds} seconds and was stopped.")
            result: Statements | UnreadableFile = receiver.recv()
        except EOFError:
            raise ReadingStopped(file, "The file could not be read: the reading process died.") from None
        finally:
            process.kill()
            process.join()
            process.close()
    if isinstance(result, UnreadableFile):
        raise result
    return result


def content_of(source: Path | bytes, file: str) -> bytes:
    """Return the bytes of a file of at most 50 MB.

    Raises:
        FileTooLarge: it is larger.
        UnreadableFile: it does not exist or may not be read.
    """
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 1_000_000
            raise FileTooLarge(file, f"It has more than {limit} MB; export a shorter period.")
        return source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise UnreadableFile(file, f"The file cannot be opened: {error.strerror}.") from None


def read_statement_here(data: bytes, file: str, mapping: CsvMapping | None = None) -> Statements:
    """Return the statements in a file, read in this process: for tests and for the child.

    Raises:
        UnsupportedFormat: the file is of a kind that is not read yet; it is named.
        MappingNeeded: a CSV file leaves a question open that only the user can answer.
        BankRefused: the bank sent an error message instead of a statement.
        UnreadableFile: the file is empty, cut off, broken or no text.
    """
    if format_of(data, file) is StatementFormat.OFX:
        return read_ofx(data, file)
    return read_csv(data, file, mapping)


def format_of(data: bytes, file: str) -> StatementFormat:
    """Return the format by content, never by the file's name.

    Raises:
        UnsupportedFormat: it is a known other kind.
        UnreadableFile: the file is empty.
    """
    if not data.strip():
        raise UnreadableFile(file, "The file is empty.")
    for beginning, kind in _OTHER_BINARY.items():
        if data.startswith(beginning):
            raise UnsupportedFormat(file, kind)
    start = data[:4096].decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1", "replace")
    if "<OFX>" in start or "OFXHEADER" in start:
        return StatementFormat.OFX
    for sign, kind in _OTHER_TEXT.items():
        if sign in start:
            raise UnsupportedFormat(file, kind)
    return StatementFormat.CSV


def _read_in_child(sender: Connection, data: bytes, file: str, mapping: CsvMapping | None) -> None:
    _limit_memory()
    result: Statements | UnreadableFile
    try:
        result = read_statement_here(data, file, mapping)
    except UnreadableFile as error:
        result = error
    except MemoryError:
        result = ReadingStopped(file, "Reading needs more memory than a statement should; it was stopped.")
    sender.send(result)


def _limit_memory() -> None:
    """Cap what this process may take beyond what it has; systems without such limits keep the time limit."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return
