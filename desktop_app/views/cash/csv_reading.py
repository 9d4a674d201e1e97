"""The first rows of a CSV file as a mapping reads them, with every cell that cannot be read and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from finance_core.interchange.csv_guess import guess_mapping, settle
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.csv_statement import read_csv
from finance_core.interchange.csv_text import Row, decode, split_rows
from finance_core.interchange.errors import MappingNeeded, UnreadableFile
from finance_core.interchange.statements import MappingQuestion, ParsedLine, ParseProblem

SAMPLE = 65_536
SHOWN = 100
Value = str | date | Decimal | None
ROLES = ("date", "payee", "text", "reference", "amount", "balance")
# The columns of a file that stand behind what is shown.
_COLUMNS = {
    "date": ("date_column", "value_date_column"), "payee": ("payee_column",), "text": ("text_columns",),
    "reference": ("reference_column",), "balance": ("balance_column",),
    "amount": ("amount_column", "debit_column", "credit_column", "mark_column", "currency_column"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row as it was read; in a row that was not, texts as they stand and the role that is wrong."""

    number: int
    values: Mapping[str, Value]
    wrong: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a mapping makes of the first rows: rows, open questions, or why nothing could be read.

    `settled` is the mapping with what the rows themselves decide.
    """

    settled: CsvMapping | None = None
    rows: tuple[ReadRow, ...] = ()
    questions: tuple[MappingQuestion, ...] = ()
    refusal: str = ""

    @property
    def wrong(self) -> int:
        """Return how many rows could not be read."""
        return sum(bool(row.wrong) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """A CSV file with the mapping it is read by, the names of its columns and an example of each."""

    content: bytes
    name: str
    mapping: CsvMapping
    saved_as: str = ""
    columns: tuple[str, ...] = field(default=())

    def read(self) -> Reading:
        """Return the first rows as the mapping reads them."""
        sample, mapping = head_of(self.content), self.mapping
        try:
            rows = split_rows(decode(sample, mapping.encoding, self.name), mapping.delimiter, mapping.quote,
                              self.name)
            body = rows[mapping.skip_rows + mapping.has_header :]
            settled, _ = settle(mapping, [row for row in body if not row.is_blank])
            statements = read_csv(sample, self.name, settled)
        except MappingNeeded as needed:
            return Reading(questions=needed.questions)
        except UnreadableFile as refused:
            return Reading(refusal=refused.message)
        cells = {row.number: row for row in rows}
        found = [_good(line) for statement in statements for line in statement.lines]
        problems = [problem for statement in statements for problem in statement.problems]
        found += [_bad(problem, cells[problem.row], mapping, self.columns) for problem in problems]
        shown = sorted(found, key=lambda row: row.number)[:SHOWN]
        return Reading(settled=settled, rows=tuple(shown))


def open_csv(content: bytes, name: str, saved: Mapping[str, CsvMapping]) -> CsvFile:
    """Return a CSV file with the saved mapping made for its header, else with a proposed one.

    Raises:
        UnreadableFile: the file is empty, no text, or its quotes are broken.
    """
    guess = guess_mapping(content, name)
    for title, mapping in saved.items():
        if mapping.header and mapping.header == guess.header:
            return CsvFile(content=content, name=name, mapping=mapping, saved_as=title,
                           columns=columns_of(content, name, mapping))
    # Without a saved mapping the header is not held against the next file: banks rename columns.
    return CsvFile(content=content, name=name, mapping=guess.mapping,
                   columns=columns_of(content, name, guess.mapping))


def columns_of(content: bytes, name: str, mapping: CsvMapping) -> tuple[str, ...]:
    """Return the columns of a file: their titles, or a letter and the first value where there are none."""
    text = decode(head_of(content), mapping.encoding, name)
    rows = split_rows(text, mapping.delimiter, mapping.quote, name)[mapping.skip_rows :]
    if not rows:
        return ()
    first = rows[0].cells
    if mapping.has_header:
        return tuple(cell.strip() or f"Column {number}" for number, cell in enumerate(first, 1))
    return tuple(f"Column {number}: {cell.strip()[:24]}" for number, cell in enumerate(first, 1))


def head_of(content: bytes) -> bytes:
    """Return the first whole rows of a file."""
    if len(content) <= SAMPLE:
        return content
    return content[: content.rfind(b"\n", 0, SAMPLE) + 1] or content[:SAMPLE]


def _good(line: ParsedLine) -> ReadRow:
    return ReadRow(number=line.line_number, values={
        "date": line.booked_on, "payee": line.counterparty_name, "text": line.description,
        "reference": line.reference or line.check_number, "amount": line.amount,
        "balance": line.balance_after,
    })


def _bad(problem: ParseProblem, row: Row, mapping: CsvMapping, titles: tuple[str, ...]) -> ReadRow:
    names = {title: at for at,
             title in enumerate(titles)} | {f"column {at + 1}": at for at in range(len(titles))}
    at = names.get(problem.column)
    wrong = next((role for role in ROLES if at is not None and at in _places(role, mapping)), "date")
    values: dict[str, Value] = {
        role: " ".join(filter(None, (row.cell(place) for place in _places(role, mapping)))) for role in ROLES}
    return ReadRow(number=problem.row, values=values, wrong=wrong, why=problem.message)


def _places(role: str, mapping: CsvMapping) -> tuple[int, ...]:
    found: list[int] = []
    for name in _COLUMNS[role]:
        value = getattr(mapping, name)
        found += value if isinstance(value, tuple) else [] if value is None else [value]
    return tuple(found)
