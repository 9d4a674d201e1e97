"""One row of a CSV statement, read by its mapping into a booking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from finance_core.interchange.amounts import (
    DecimalMark,
    UnreadableAmount,
    at_currency_precision,
    currency_exists,
    read_amount,
)
from finance_core.interchange.csv_mapping import CsvMapping, UndatedRows
from finance_core.interchange.csv_text import Row
from finance_core.interchange.dates import DateOrder, UnreadableDate, read_date
from finance_core.interchange.statements import ParsedLine, ParseProblem
from finance_core.interchange.text import one_line


class BadCellError(Exception):
    """A cell cannot be read; `why` is a clause for the user."""

    def __init__(self, column: int | None, text: str, why: str) -> None:
        super().__init__(why)
        self.column, self.text, self.why = column, text, why


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows by a settled mapping. `width` is the number of columns a row may have."""

    mapping: CsvMapping
    header: tuple[str, ...]
    width: int

    def problem(self, row: Row, error: BadCellError) -> ParseProblem:
        """Return what the user is told about a row."""
        column = error.column
        title = "" if column is None else f"column {column + 1}"
        if column is not None and column < len(self.header):
            title = self.header[column]
        message = f"Row {row.number}{f', {title}' if title else ''}: {error.why}."
        return ParseProblem(row=row.number, column=title, text=error.text[:200], message=message)

    def no_booking(self, row: Row) -> str:
        """Return why a row is not meant as a booking, "" when it is one."""
        stated = row.cell(self.mapping.date_column)
        if self.mapping.undated_rows is UndatedRows.REFUSE or any(sign.isdigit() for sign in stated):
            return ""
        return "it has no date, so it is a total or a remark"

    def account_of(self, row: Row) -> tuple[str, str | None]:
        """Return the account and the currency a row belongs to."""
        column = self.mapping.currency_column
        currency = row.cell(column).upper() or self.mapping.currency
        if currency and not currency_exists(currency):
            raise BadCellError(column, currency, f'"{currency}" is no currency')
        return one_line(row.cell(self.mapping.account_column)), currency

    def line(self, row: Row) -> ParsedLine | None:
        """Return the booking in a row, None when its amount is zero or it states a balance alone.

        Raises:
            BadCellError: a cell cannot be read.
        """
        mapping = self.mapping
        if any(cell.strip() for cell in row.cells[self.width :]):
            raise BadCellError(None, "", f"it has {len(row.cells)} columns instead of {self.width}")
        booked_on = self._date(row, mapping.date_column)
        value_on = self._date(row, mapping.value_date_column) if row.cell(mapping.value_date_column) else None
        _, currency = self.account_of(row)
        amount = self._signed_amount(row, currency)
        if not amount:
            return None
        texts = (one_line(row.cell(column)) for column in mapping.text_columns)
        return ParsedLine(
            line_number=row.number,
            booked_on=booked_on,
            value_on=value_on,
            amount=-amount if mapping.flip_sign else amount,
            counterparty_name=one_line(row.cell(mapping.payee_column)),
            counterparty_account=one_line(row.cell(mapping.payee_account_column)),
            reference=one_line(row.cell(mapping.reference_column)),
            description=" ".join(filter(None, texts)),
            external_id=one_line(row.cell(mapping.id_column)),
            check_number=one_line(row.cell(mapping.check_column)),
            transaction_type=one_line(row.cell(mapping.type_column))[:50],
            balance_after=self._amount(row, mapping.balance_column, currency),
            raw=mapping.delimiter.join(row.cells),
        )

    def _date(self, row: Row, column: int | None) -> date:
        text = row.cell(column)
        try:
            return read_date(text, self.mapping.date_order or DateOrder.YMD)
        except UnreadableDate as error:
            raise BadCellError(column, text, f"{error}") from None

    def _amount(self, row: Row, column: int | None, currency: str | None) -> Decimal | None:
        """Return the amount in a column as it stands, None when the cell is empty."""
        text = row.cell(column)
        if not text:
            return None
        try:
            amount = read_amount(text, self.mapping.decimal_mark or DecimalMark.POINT)
            return at_currency_precision(amount, currency)
        except UnreadableAmount as error:
            raise BadCellError(column, text, f"{error}") from None

    def _signed_amount(self, row: Row, currency: str | None) -> Decimal | None:
        mapping = self.mapping
        if mapping.amount_column is None:
            amount = self._credit_less_debit(row, currency)
        else:
            amount = self._by_mark(row, self._amount(row, mapping.amount_column, currency))
        if amount is None and not row.cell(mapping.balance_column):
            columns = (mapping.amount_column, mapping.debit_column, mapping.credit_column)
            empty = next(column for column in columns if column is not None)
            raise BadCellError(empty, "", "the amount is missing")
        return amount

    def _credit_less_debit(self, row: Row, currency: str | None) -> Decimal | None:
        mapping = self.mapping
        debit = self._amount(row, mapping.debit_column, currency)
        credit = self._amount(row, mapping.credit_column, currency)
        if debit and credit:
            raise BadCellError(mapping.debit_column, row.cell(mapping.debit_column), "both sides are filled")
        if debit:
            return debit if mapping.debits_are_negative else -debit
        return debit if credit is None else credit

    def _by_mark(self, row: Row, amount: Decimal | None) -> Decimal | None:
        """Return the amount signed by the debit or credit mark beside it, if the file has such marks."""
        column = self.mapping.mark_column
        if column is None or not amount:
            return amount
        mark = row.cell(column)
        if mark.upper() in self.mapping.debit_marks:
            return -amount
        if mark.upper() in self.mapping.credit_marks:
            return amount
        raise BadCellError(column, mark, f'"{mark}" marks neither a debit nor a credit')
