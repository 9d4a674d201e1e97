"""Propose a mapping for a CSV file nobody described, and name what only the user can decide.

Names of columns come from `csv_columns.toml`; in a file without header the content speaks. An ambiguous date
order or decimal mark is asked, never guessed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from finance_core.interchange.amounts import DecimalMark, currency_exists, possible_marks, read_amount
from finance_core.interchange.csv_mapping import CsvMapping, Delimiter
from finance_core.interchange.csv_text import Row, decode, encoding_of, split_rows
from finance_core.interchange.dates import DateOrder, UnreadableDate, possible_orders, read_date, stated_order
from finance_core.interchange.errors import UnreadableFile
from finance_core.interchange.statements import MappingQuestion

DELIMITERS: tuple[Delimiter, ...] = (";", "\t", ",", "|")
ROWS_LOOKED_AT = 5_000
ROWS_SHOWN = 20
ROWS_BEFORE_HEADER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingGuess:
    """A proposed mapping, the questions it leaves open, and the first rows as they were read."""

    mapping: CsvMapping
    questions: tuple[MappingQuestion, ...]
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]


def guess_mapping(data: bytes, file: str = "statement.csv") -> MappingGuess:
    """Propose how to read a CSV file, from its first 5,000 rows.

    Raises:
        UnreadableFile: the file is empty, is no text, or its quotes are broken.
    """
    encoding = encoding_of(data)
    text = decode(data, encoding, file)
    if not text.strip():
        raise UnreadableFile(file, "The file is empty.")
    delimiter = _delimiter_of(text)
    rows = [row for row in split_rows(text, delimiter, '"', file)[:ROWS_LOOKED_AT] if not row.is_blank]
    first = next((n for n, row in enumerate(rows) if _is_booking(row)), None)
    header = _header_among(rows, first)
    bookings = rows[rows.index(header) + 1 :] if header else rows[first or 0 :]
    start = header or rows[first or 0]
    names = tuple(cell.strip() for cell in header.cells) if header else ()
    columns = _columns_by_name(names) if header else _columns_by_content(bookings)
    draft = CsvMapping(
        delimiter=delimiter,
        encoding=encoding,
        has_header=header is not None,
        header=names,
        skip_rows=start.number - 1,
        currency=_currency_in(names, columns.get("amount_column")),
        **columns,
    )
    mapping, questions = settle(draft, bookings)
    sample = tuple(tuple(row.cells) for row in bookings[:ROWS_SHOWN])
    return MappingGuess(mapping=mapping, questions=questions, header=names, sample=sample)


def settle(mapping: CsvMapping, rows: list[Row]) -> tuple[CsvMapping, tuple[MappingQuestion, ...]]:
    """Let the rows decide what a mapping leaves open; return it completed, and the questions that remain."""
    questions = [
        MappingQuestion(field=field, text=f"Which column holds the {field.split('_')[0]} of a booking?")
        for field in mapping.missing_columns()
    ]
    if None not in (mapping.date_order, mapping.decimal_mark, mapping.debits_are_negative):
        return mapping, tuple(questions)
    dated = [(row, cell) for row in rows if possible_orders([cell := row.cell(mapping.date_column)])]
    dates = [cell for _, cell in dated]
    amounts = [cell for row, _ in dated for cell in _amount_cells(mapping, row) if possible_marks([cell])]
    settled: dict[str, Any] = {}
    if mapping.date_order is None:
        readings = {order: reading for order in DateOrder if (reading := _days(dates, order))}
        if len(set(readings.values())) == 1 or not dates:
            stated = stated_order(dates[0]) if dates else DateOrder.YMD
            settled["date_order"] = stated if stated in readings else next(iter(readings), DateOrder.YMD)
        else:
            questions.append(_order_question(dates))
    if mapping.decimal_mark is None:
        figures = {mark: _figures(amounts, mark) for mark in DecimalMark if mark in possible_marks(amounts)}
        if len(set(figures.values())) == 1 or not amounts:
            settled["decimal_mark"] = next(iter(figures), DecimalMark.POINT)
        else:
            questions.append(_mark_question(amounts))
    if mapping.debits_are_negative is None:
        settled["debits_are_negative"] = _all_negative([row.cell(mapping.debit_column) for row, _ in dated])
    return mapping.model_copy(update=settled), tuple(questions)


def _amount_cells(mapping: CsvMapping, row: Row) -> list[str]:
    columns = (mapping.amount_column, mapping.debit_column, mapping.credit_column, mapping.balance_column)
    return [cell for column in columns if (cell := row.cell(column))]


def _days(dates: list[str], order: DateOrder) -> tuple[object, ...]:
    """Return every date read in an order, () when it does not fit; a day that does not exist stays text."""
    if order not in possible_orders(dates):
        return ()
    return tuple(_day_or_text(date, order) for date in dates)


def _day_or_text(text: str, order: DateOrder) -> object:
    try:
        return read_date(text, order)
    except UnreadableDate:
        return text


def _figures(amounts: list[str], mark: DecimalMark) -> tuple[object, ...]:
    return tuple(read_amount(text, mark) for text in amounts)


def _all_negative(debits: list[str]) -> bool:
    stated = [text for text in debits if re.search("[1-9]", text)]
    return bool(stated) and all(re.search(r"[-−(]", text) for text in stated)


def _delimiter_of(text: str) -> Delimiter:
    """Return the delimiter that occurs most, outside quotes and without letting one line decide."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:65_536].splitlines()[:100]]
    return max(DELIMITERS, key=lambda mark: sum(min(line.count(mark), 20) for line in lines))


def _is_amount(text: str) -> bool:
    return bool(possible_marks([text])) and not possible_orders([text])


def _is_booking(row: Row) -> bool:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return any(possible_orders([cell]) for cell in cells) and any(map(_is_amount, cells))


def _header_among(rows: list[Row], first: int | None) -> Row | None:
    """Return the row naming the columns: the one with known names, else the one above the first booking."""
    named = [row for row in rows[:ROWS_BEFORE_HEADER] if "date_column" in _columns_by_name(tuple(row.cells))]
    if named:
        return max(named, key=lambda row: len(_columns_by_name(tuple(row.cells))))
    above = rows[first - 1] if first else None
    return above if above and sum(bool(cell.strip()) for cell in above.cells) > 1 else None


@cache
def _known_names() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns for each field of the mapping, best first."""
    text = files("finance_core.interchange").joinpath("csv_columns.toml").read_text(encoding="utf-8")
    return {
        field: tuple(re.compile("|".join(f"(?:{name})" for name in group["names"])) for group in groups)
        for field, groups in tomllib.loads(text).items()
    }


def _columns_by_name(names: tuple[str, ...]) -> dict[str, Any]:
    plain = [re.sub(r"\s+", " ", name.replace("_", " ")).strip().casefold() for name in names]
    free = dict(enumerate(plain))
    columns: dict[str, Any] = {}
    for field, patterns in _known_names().items():
        hits = [n for pattern in patterns for n, name in free.items() if pattern.fullmatch(name)]
        if field == "text_columns":
            columns[field] = tuple(hits)
        elif hits:
            columns[field] = hits[0]
            del free[hits[0]]
    surplus = {"debit_column", "credit_column"} if "amount_column" in columns else {"mark_column"}
    return {field: column for field, column in columns.items() if field not in surplus}


def _columns_by_content(bookings: list[Row]) -> dict[str, Any]:
    """Propose date, amount and text of a file without header: the first column of each look."""
    width = max((len(row.cells) for row in bookings), default=0)
    filled = [[cell for row in bookings if (cell := row.cell(n))] for n in range(width)]
    dates = [n for n, cells in enumerate(filled) if cells and all(possible_orders([c]) for c in cells)]
    amounts = [n for n, cells in enumerate(filled) if cells and possible_marks(cells) and n not in dates]
    signed = [n for n in amounts if any("-" in cell for cell in filled[n])] or amounts
    texts = tuple(n for n, cells in enumerate(filled) if cells and n not in dates and n not in amounts)
    found = {"date_column": dates[:1], "amount_column": signed[:1]}
    return {"text_columns": texts} | {field: columns[0] for field, columns in found.items() if columns}


def _currency_in(names: tuple[str, ...], amount_column: int | None) -> str | None:
    """Return the currency that the amount's heading states, as in "Amount (EUR)"."""
    if amount_column is None or not names:
        return None
    stated = re.search(r"\b([A-Z]{3})\)?$", names[amount_column])
    return stated[1] if stated and currency_exists(stated[1]) else None


def _order_question(dates: list[str]) -> MappingQuestion:
    sample = next((text for text in dates if len(possible_orders([text])) > 1), dates[0])
    days = {order: _day_or_text(sample, order) for order in possible_orders([sample])}
    choices = tuple((order.value, f"{day:%d %b %Y}") for order, day in days.items() if day != sample)
    text = f'The file writes dates as "{sample}". Which day is that?'
    return MappingQuestion(field="date_order", text=text, choices=tuple(sorted(choices)))


def _mark_question(amounts: list[str]) -> MappingQuestion:
    sample = next((text for text in amounts if len(possible_marks([text])) > 1), amounts[0])
    readable = possible_marks([sample])
    choices = tuple(
        (mark.value, f"{read_amount(sample, mark):f}") for mark in DecimalMark if mark in readable
    )
    text = f'The file writes amounts as "{sample}". How much is that?'
    return MappingQuestion(field="decimal_mark", text=text, choices=choices)
