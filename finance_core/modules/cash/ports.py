"""What reading a bank's file must give: the shape of a parsed statement, without knowing who reads it.

Amounts are signed as the holder of the account sees them; text that the bank did not state is "", a figure or
date it did not state is None.
"""
# ruff: noqa: D102 - the names say what the members are

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol


class FileLine(Protocol):
    """One booking as the file states it."""

    @property
    def line_number(self) -> int: ...
    @property
    def booked_on(self) -> date: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def value_on(self) -> date | None: ...
    @property
    def counterparty_name(self) -> str: ...
    @property
    def counterparty_account(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def external_id(self) -> str: ...
    @property
    def check_number(self) -> str: ...
    @property
    def bank_reference(self) -> str: ...
    @property
    def transaction_type(self) -> str: ...
    @property
    def balance_after(self) -> Decimal | None: ...
    @property
    def raw(self) -> str: ...


class FileProblem(Protocol):
    """A row that could not be read, with a sentence for the user."""

    @property
    def row(self) -> int: ...
    @property
    def message(self) -> str: ...


class FileStatement(Protocol):
    """One account's statement as its file states it, oldest line first."""

    @property
    def index(self) -> int: ...
    @property
    def format(self) -> str: ...
    @property
    def account_id_text(self) -> str: ...
    @property
    def currency(self) -> str | None: ...
    @property
    def from_date(self) -> date | None: ...
    @property
    def to_date(self) -> date | None: ...
    @property
    def opening_balance(self) -> Decimal | None: ...
    @property
    def closing_balance(self) -> Decimal | None: ...
    @property
    def balance_known(self) -> bool: ...
    @property
    def lines(self) -> Sequence[FileLine]: ...
    @property
    def problems(self) -> Sequence[FileProblem]: ...
    @property
    def warnings(self) -> Sequence[str]: ...


class StatementReader(Protocol):
    """Reads a bank's file; `mapping` says how to read CSV."""

    def __call__(
        self, content: bytes, file: str, mapping: Mapping[str, Any] | None
    ) -> Sequence[FileStatement]:
        """Return the statements in the file.

        Raises:
            InvalidInput: the file cannot be read, or leaves a question open.
        """
        ...
