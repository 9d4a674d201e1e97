"""Rows of an imported file as journals, with a problem for every cell that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from finance_core.modules.gl.models import ImportProblem
from finance_core.modules.gl.requests import ImportJournals, JournalLineInput

REQUIRED = ("date", "reference", "account")
KNOWN = frozenset({*REQUIRED, "debit", "credit", "amount", "currency", "rate", "memo", "party"})
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Accounts and parties by code and by name, in lower case."""

    accounts: Mapping[str, UUID]
    parties: Mapping[str, UUID]


@dataclass(slots=True)
class JournalRows:
    """The rows of one entry; `rows` are their numbers in the file."""

    entry_date: date
    reference: str
    lines: list[JournalLineInput] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    @property
    def description(self) -> str:
        """Return the first memo, else the reference."""
        return next((line.memo for line in self.lines if line.memo), self.reference)


@dataclass(slots=True)
class ImportReader:
    """Collects journals and problems row by row; nothing is guessed."""

    options: ImportJournals
    names: Names
    journals: dict[tuple[date, str], JournalRows] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)
    turned_amounts: int = 0
    line_count: int = 0

    def read_header(self, columns: Iterable[str]) -> bool:
        """Return whether the columns are usable; each that is missing or unknown is a problem."""
        given = list(columns)
        for name in given:
            if name not in KNOWN or given.count(name) > 1:
                self._problem(
                    1,
                    name,
                    f"There is no column {name}, or it stands twice. Known: {', '.join(sorted(KNOWN))}.",
                )
        for name in REQUIRED:
            if name not in given:
                self._problem(1, name, f"The column {name} is missing.")
        if "amount" not in given and not {"debit", "credit"} <= set(given):
            self._problem(1, "debit", "The columns debit and credit, or amount, are missing.")
        return not self.problems

    def read_row(self, number: int, cells: Mapping[str, str]) -> None:
        """Add a row to its journal, or its problems."""
        before = len(self.problems)
        on = self._date(number, cells.get("date", ""))
        reference = cells.get("reference", "")
        if not reference:
            self._problem(
                number, "reference", "The reference is empty; rows with one date and reference form an entry."
            )
        line = self._line(number, cells)
        if on is None or line is None or len(self.problems) > before:
            return
        journal = self.journals.setdefault((on, reference), JournalRows(on, reference))
        journal.lines.append(line)
        journal.rows.append(number)
        self.line_count += 1

    def refuse(self, journal: JournalRows, place: str | None, text: str) -> None:
        """Keep what the ledger said of a journal as a problem of the row it concerns."""
        parts = (place or "").split(".")
        if len(parts) == 3 and parts[0] == "lines" and int(parts[1]) < len(journal.rows):
            self._problem(journal.rows[int(parts[1])], parts[2].removesuffix("_id"), text)
        else:
            self._problem(journal.rows[0], "date" if place == "entry_date" else "", text)

    def _line(self, number: int, cells: Mapping[str, str]) -> JournalLineInput | None:
        account_id = self._found(number, "account", cells.get("account", ""), self.names.accounts)
        party_id = self._found(number, "party", cells.get("party", ""), self.names.parties)
        if account_id is None and not cells.get("account"):
            self._problem(number, "account", "The account is empty.")
        debit, credit, amount = (
            self._amount(number, name, cells.get(name, "")) for name in ("debit", "credit", "amount")
        )
        rate = self._amount(number, "rate", cells.get("rate", "")) if cells.get("rate") else None
        if sum(1 for value in (debit, credit, amount) if value) != 1:
            self._problem(number, "debit", "A row needs a debit or a credit, and only one of them.")
            return None
        signed = debit - credit + amount
        self.turned_amounts += debit < 0 or credit < 0
        return JournalLineInput(
            account_id=account_id,
            debit=signed if signed > 0 else None,
            credit=-signed if signed < 0 else None,
            currency=cells.get("currency", "").upper() or None,
            rate=rate if rate and rate > 0 else None,
            memo=cells.get("memo", "")[:500] or None,
            party_id=party_id,
        )

    def _date(self, number: int, text: str) -> date | None:
        try:
            return datetime.strptime(text, self.options.date_format).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self._problem(number, "date", f"“{text[:40]}” is no date of the form {self.options.date_format}.")
            return None

    def _amount(self, number: int, column: str, text: str) -> Decimal:
        if not text:
            return ZERO
        mark = self.options.decimal_mark
        group = "," if mark == "." else "."
        if not re.fullmatch(rf"[+-]?(\d{{1,3}}(\{group}\d{{3}})+|\d+)(\{mark}\d+)?", text, re.ASCII):
            self._problem(number, column, f"“{text[:40]}” is no amount.")
            return ZERO
        return Decimal(text.replace(group, "").replace(mark, "."))

    def _found(self, number: int, column: str, text: str, known: Mapping[str, UUID]) -> UUID | None:
        if not text:
            return None
        if (key := known.get(text.casefold())) is None:
            self._problem(number, column, f"There is no {column} “{text[:60]}”.")
        return key

    def _problem(self, row: int, column: str, text: str) -> None:
        self.problems.append(ImportProblem(row=row, column=column, text=text))
