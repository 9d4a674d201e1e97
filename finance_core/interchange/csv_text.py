"""From bytes to rows of text, with every way a CSV file can be broken refused by row."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass

from finance_core.interchange.errors import FileTooLarge, MappingNeeded, UnreadableFile
from finance_core.interchange.statements import MappingQuestion

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
LONGEST_FIELD = 131_072
ENCODING_CHOICES = ("cp1252", "cp1250", "cp1251", "iso8859-15")

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record and where it stands, counted from 1 as a spreadsheet shows it."""

    number: int
    cells: list[str]

    def cell(self, column: int | None) -> str:
        """Return the trimmed text of a column, or "" when the row or the mapping has none."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not any(cell.strip() for cell in self.cells)


def encoding_of(data: bytes) -> str:
    """Return the encoding by byte order mark, then UTF-8 if it fits, then Windows-1252."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decode(data: bytes, encoding: str, file: str) -> str:
    """Return the file's text; a byte order mark outranks the encoding asked for.

    Raises:
        MappingNeeded: the bytes are not in that encoding; the question shows how others read the first doubt.
        UnreadableFile: the encoding is unknown, or the file is no text.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    try:
        text = data.decode(marked or encoding)
    except UnicodeDecodeError as error:
        raise MappingNeeded(file, (_encoding_question(data, encoding, error.start),)) from None
    except LookupError:
        why = f'The encoding "{encoding}" is unknown.'
        raise UnreadableFile(file, why, field="mapping.encoding") from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFile(file, "The file holds zero bytes, so it is not a text file.", f"row {row}")
    return text


def split_rows(text: str, delimiter: str, quote: str, file: str) -> list[Row]:
    """Return every record of a CSV text.

    Raises:
        UnreadableFile: a quote is never closed, or text stands after a closing quote.
        FileTooLarge: too many rows or columns, or a field of more than 131,072 characters.
    """
    lines = io.StringIO(text, newline="")
    reader = (
        csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True)
        if quote
        else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    )
    rows: list[Row] = []
    try:
        for cells in reader:
            rows.append(Row(len(rows) + 1, cells))
            if len(rows) > MOST_ROWS:
                raise FileTooLarge(file, f"More than {MOST_ROWS:,} rows; export a shorter period.")
            if len(cells) > MOST_COLUMNS:
                raise FileTooLarge(file, f"More than {MOST_COLUMNS:,} columns.", f"row {len(rows)}")
    except csv.Error as error:
        raise _broken(error, file, len(rows) + 1) from None
    return rows


def _broken(error: csv.Error, file: str, row: int) -> UnreadableFile:
    if "field larger" in str(error):
        return FileTooLarge(file, f"A field is longer than {LONGEST_FIELD:,} characters.", f"row {row}")
    return UnreadableFile(file, "A quote is never closed.", f"row {row}")


def _encoding_question(data: bytes, encoding: str, doubt: int) -> MappingQuestion:
    start = max(data.rfind(b"\n", 0, doubt) + 1, doubt - 30)
    sample = data[start : doubt + 30].split(b"\n")[0].strip()
    choices = tuple((name, sample.decode(name, "replace")) for name in ENCODING_CHOICES if name != encoding)
    row = data.count(b"\n", 0, doubt) + 1
    text = f"Row {row} is not written in {encoding}. Choose the encoding in which it reads right."
    return MappingQuestion(field="encoding", text=text, choices=choices)
