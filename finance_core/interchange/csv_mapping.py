"""How to read one bank's CSV export: a mapping, saved per account, recognised next time by its header."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from finance_core.interchange.amounts import DecimalMark
from finance_core.interchange.dates import DateOrder

Delimiter = Literal[",", ";", "\t", "|"]
ColumnIndex = Annotated[int, Field(ge=0, lt=1000)]


class UndatedRows(StrEnum):
    """What a row without a date is: a total or remark of the bank to leave out, or a mistake."""

    SKIP = "skip"
    REFUSE = "refuse"


class CsvMapping(BaseModel):
    """The reading instructions for a CSV file. Columns count from 0; an absent column is None.

    `date_order`, `decimal_mark` and `debits_are_negative` may stay None: then the file's own rows decide, and
    a file that leaves a doubt is asked about.
    `header` is the header row the mapping was made for; a file with another one is refused.
    `skip_rows` counts the rows before the header, or before the first booking when there is no header.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    delimiter: Delimiter = ","
    quote: Literal['"', "'", ""] = '"'
    encoding: str = "utf-8"
    has_header: bool = True
    header: tuple[str, ...] = ()
    skip_rows: Annotated[int, Field(ge=0, le=1000)] = 0

    date_column: ColumnIndex | None = None
    value_date_column: ColumnIndex | None = None
    amount_column: ColumnIndex | None = None
    debit_column: ColumnIndex | None = None
    credit_column: ColumnIndex | None = None
    mark_column: ColumnIndex | None = None
    payee_column: ColumnIndex | None = None
    payee_account_column: ColumnIndex | None = None
    text_columns: tuple[ColumnIndex, ...] = ()
    reference_column: ColumnIndex | None = None
    balance_column: ColumnIndex | None = None
    currency_column: ColumnIndex | None = None
    id_column: ColumnIndex | None = None
    check_column: ColumnIndex | None = None
    type_column: ColumnIndex | None = None
    account_column: ColumnIndex | None = None

    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    debit_marks: tuple[str, ...] = ("D", "DR", "DBIT", "DEBIT", "S", "SOLL", "AF", "-")
    credit_marks: tuple[str, ...] = ("C", "CR", "CRDT", "CREDIT", "H", "HABEN", "BIJ", "+")
    debits_are_negative: bool | None = None
    flip_sign: bool = False
    currency: str | None = None
    undated_rows: UndatedRows = UndatedRows.SKIP

    def missing_columns(self) -> tuple[str, ...]:
        """Return the fields without which no booking can be read, in the order to ask for them."""
        missing = [] if self.date_column is not None else ["date_column"]
        if self.amount_column is None and self.debit_column is None and self.credit_column is None:
            missing.append("amount_column")
        return tuple(missing)
