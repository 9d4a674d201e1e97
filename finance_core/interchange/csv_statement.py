"""Read a CSV statement by its mapping: every row becomes a line, a problem or a skipped row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from finance_core.interchange.csv_guess import guess_mapping, settle
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.csv_row import BadCellError, RowReader
from finance_core.interchange.csv_text import Row, decode, split_rows
from finance_core.interchange.errors import MappingNeeded, UnreadableFile
from finance_core.interchange.statements import ParsedLine, ParsedStatement, ParseProblem, StatementFormat

Account = tuple[str, str | None]


def read_csv(data: bytes, file: str, mapping: CsvMapping | None = None) -> tuple[ParsedStatement, ...]:
    """Return the statements of a CSV file, one for each account and currency in it.

    Without a mapping one is proposed, and used if it leaves no question open. A running balance in the file
    gives opening and closing balance; without one `balance_known` is False.

    Raises:
        MappingNeeded: the file leaves a question open that only the user can answer.
        UnreadableFile: the file is empty, no text, broken, or not the one the mapping was made for.
    """
    if not data.strip():
        raise UnreadableFile(file, "The file is empty.")
    if mapping is None:
        mapping = guess_mapping(data, file).mapping
    header, body = _parted(_rows(data, file, mapping), mapping, file)
    mapping, questions = settle(mapping, body)
    if questions:
        raise MappingNeeded(file, questions)
    widths = Counter(len(row.cells) for row in body)
    width = len(header) or (widths.most_common(1)[0][0] if widths else 0)
    return _statements(RowReader(mapping, header, width), body)


def header_of(data: bytes, mapping: CsvMapping) -> tuple[str, ...]:
    """Return the header row of a file as a mapping finds it, to recognise that the mapping is made for it.

    Raises:
        UnreadableFile: the file cannot be split into rows.
    """
    rows = _rows(data, "statement.csv", mapping)[mapping.skip_rows :]
    return _trimmed(rows[0]) if rows else ()


def _rows(data: bytes, file: str, mapping: CsvMapping) -> list[Row]:
    return split_rows(decode(data, mapping.encoding, file), mapping.delimiter, mapping.quote, file)


def _trimmed(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def _parted(rows: list[Row], mapping: CsvMapping, file: str) -> tuple[tuple[str, ...], list[Row]]:
    """Return the header and the rows below it that hold something."""
    rest = rows[mapping.skip_rows :]
    header = _trimmed(rest[0]) if rest and mapping.has_header else ()
    if mapping.has_header and mapping.header and header != mapping.header:
        why = "The header is not the one this mapping was made for; choose or make another mapping."
        raise UnreadableFile(file, why, f"row {mapping.skip_rows + 1}", field="mapping.header")
    return header, [row for row in rest[1 if mapping.has_header else 0 :] if not row.is_blank]


def _statements(reader: RowReader, rows: list[Row]) -> tuple[ParsedStatement, ...]:
    lines: dict[Account, list[ParsedLine]] = {}
    problems: list[ParseProblem] = []
    skipped: list[ParseProblem] = []
    for row in rows:
        text = reader.mapping.delimiter.join(row.cells)
        if why := reader.no_booking(row):
            skipped.append(reader.problem(row, BadCellError(None, text, f"left out, {why}")))
            continue
        try:
            own = lines.setdefault(reader.account_of(row), [])
            line = reader.line(row)
        except BadCellError as error:
            problems.append(reader.problem(row, error))
            continue
        if line is None:
            why = "left out, it moves no money"
            skipped.append(reader.problem(row, BadCellError(None, text, why)))
        else:
            own.append(line)
    accounts = lines or {("", reader.mapping.currency): []}
    # Rows that cannot be read, or belong to no booking, are shown with the first statement of the file.
    return tuple(
        _statement(index, account, own, () if index else tuple(problems), () if index else tuple(skipped))
        for index, (account, own) in enumerate(accounts.items())
    )


def _statement(
    index: int,
    account: Account,
    lines: list[ParsedLine],
    problems: tuple[ParseProblem, ...],
    skipped: tuple[ParseProblem, ...],
) -> ParsedStatement:
    ordered = _oldest_first(lines)
    days = [line.booked_on for line in ordered]
    opening, closing = _balances(ordered)
    return ParsedStatement(
        index=index,
        format=StatementFormat.CSV,
        account_id_text=account[0],
        bank_id="",
        currency=account[1],
        from_date=min(days, default=None),
        to_date=max(days, default=None),
        opening_balance=opening,
        closing_balance=closing,
        balance_known=closing is not None,
        lines=tuple(ordered),
        problems=problems,
        skipped=skipped,
        warnings=tuple(_warnings(ordered)),
    )


def _oldest_first(lines: list[ParsedLine]) -> list[ParsedLine]:
    """Return the lines in the bank's order, turned round when the file begins with the newest."""
    if len(lines) < 2:
        return lines
    newest_first = lines[0].booked_on > lines[-1].booked_on
    if lines[0].booked_on == lines[-1].booked_on:
        newest_first = len(list(_breaks(lines))) > len(list(_breaks(lines[::-1])))
    return lines[::-1] if newest_first else lines


def _balances(lines: list[ParsedLine]) -> tuple[Decimal | None, Decimal | None]:
    if not lines or lines[0].balance_after is None or lines[-1].balance_after is None:
        return None, None
    return lines[0].balance_after - lines[0].amount, lines[-1].balance_after


def _breaks(lines: list[ParsedLine]) -> Iterator[tuple[ParsedLine, Decimal]]:
    """Yield each line whose stated balance does not follow from the one before, with the difference."""
    for before, line in pairwise(lines):
        if before.balance_after is not None and line.balance_after is not None:
            difference = line.balance_after - before.balance_after - line.amount
            if difference:
                yield line, difference


def _warnings(lines: list[ParsedLine]) -> Iterator[str]:
    if not lines:
        yield "The file holds no bookings."
    for line, difference in _breaks(lines):
        yield f"Row {line.line_number}: the stated balance is {difference:f} off from the row before it."
