"""Read OFX and QFX statements, version 1 and 2, of banks and cards.

Amounts have no thousands separator and a point or comma before the decimals. A date is the day the bank
wrote, whatever its time zone. Opening balance = ledger balance − sum of the lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from finance_core.interchange.amounts import (
    MOST_DIGITS,
    UnreadableAmount,
    at_currency_precision,
    currency_exists,
)
from finance_core.interchange.dates import DateOrder, UnreadableDate, read_date
from finance_core.interchange.errors import BankRefused, UnreadableFile
from finance_core.interchange.ofx_tree import ofx_tree
from finance_core.interchange.statements import ParsedLine, ParsedStatement, ParseProblem, StatementFormat
from finance_core.interchange.text import one_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STATEMENTS = {"STMTRS", "CCSTMTRS"}
_PLAIN_FIGURE = re.compile(rf"[+-]?[0-9]{{1,{MOST_DIGITS}}}(?:[.,][0-9]{{0,{MOST_DIGITS}}})?")
_MOMENT = re.compile(r"(\d{8})(?:\d{2,6}(?:\.\d+)?)?(?:\s*\[[^\]]*\])?", re.ASCII)

Values = dict[str, str]


def read_ofx(data: bytes, file: str) -> tuple[ParsedStatement, ...]:
    """Return the statements of an OFX file, one for each bank or card account in it.

    Raises:
        BankRefused: the bank answered with an error instead of a statement; its message is shown.
        UnreadableFile: the file is cut off, no OFX, holds no statement, or names a currency that is none.
        UnsafeFile: the file contains a document type definition.
    """
    root = ofx_tree(data, file)
    found = [element for element in root.iter() if element.tag in _STATEMENTS]
    if not found:
        raise _no_statement(root, file)
    return tuple(_statement(index, element, file) for index, element in enumerate(found))


def _no_statement(root: Element, file: str) -> UnreadableFile:
    for status in map(_values, root.iter("STATUS")):
        if status.get("SEVERITY") == "ERROR":
            return BankRefused(file, status.get("CODE", "?"), status.get("MESSAGE") or "no message")
    if root.find(".//INVSTMTRS") is not None:
        return UnreadableFile(file, "It holds an investment account; only bank and card accounts are read.")
    return UnreadableFile(file, "It holds no bank or card statement.")


def _values(element: Element | None) -> Values:
    """Return the values below an element, the first of each name, trimmed to one line."""
    values: Values = {}
    for child in () if element is None else element.iter():
        values.setdefault(str(child.tag), one_line(child.text) if child.text else "")
    return values


def _first(element: Element, *tags: str) -> Element | None:
    return next((child for child in element.iter() if child.tag in tags), None)


def _statement(index: int, element: Element, file: str) -> ParsedStatement:
    account = _values(_first(element, "BANKACCTFROM", "CCACCTFROM"))
    period = _values(_first(element, "BANKTRANLIST"))
    currency = _currency(element, account, file)
    lines: list[ParsedLine] = []
    problems: list[ParseProblem] = []
    for number, booking in enumerate(map(_values, element.iter("STMTTRN")), start=1):
        try:
            lines.append(_line(number, booking, currency))
        except _BadValueError as error:
            problems.append(error.problem(number, booking))
    closing, closing_date, warnings = _ledger_balance(element, currency)
    opening = None if closing is None or problems else closing - sum(line.amount for line in lines)
    return ParsedStatement(
        index=index,
        format=StatementFormat.OFX,
        account_id_text=account.get("ACCTID", ""),
        bank_id=account.get("BANKID", ""),
        currency=currency,
        from_date=_day_or_none(period.get("DTSTART", "")),
        to_date=_day_or_none(period.get("DTEND", "")) or closing_date,
        opening_balance=opening,
        closing_balance=closing,
        balance_known=closing is not None,
        lines=tuple(sorted(lines, key=lambda line: line.booked_on)),
        problems=tuple(problems),
        warnings=(*warnings, *_identifier_warnings(lines)),
    )


def _currency(element: Element, account: Values, file: str) -> str | None:
    stated = _values(element).get("CURDEF", "").upper()
    if stated and not currency_exists(stated):
        place = f"account {account.get('ACCTID', '')}"
        raise UnreadableFile(file, f'The statement is in "{stated}", which is no currency.', place)
    return stated or None


class _BadValueError(Exception):
    """A value of a booking cannot be read; the booking becomes a problem."""

    def __init__(self, tag: str, text: str, why: str) -> None:
        super().__init__(why)
        self.tag, self.text, self.why = tag, text, why

    def problem(self, number: int, booking: Values) -> ParseProblem:
        name = booking.get("FITID") or f"number {number}"
        message = f"Booking {name}, {self.tag}: {self.why}."
        return ParseProblem(row=number, column=self.tag, text=self.text[:200], message=message)


def _line(number: int, booking: Values, currency: str | None) -> ParsedLine:
    stated = booking.get("CURSYM", "").upper()
    if "CURRENCY" in booking and stated != (currency or stated):
        raise _BadValueError("CURSYM", stated, f"the amount is in {stated}, the statement in {currency}")
    return ParsedLine(
        line_number=number,
        booked_on=_day("DTPOSTED", booking.get("DTPOSTED", "")),
        value_on=_day_or_none(booking.get("DTAVAIL", "")),
        amount=_amount("TRNAMT", booking.get("TRNAMT", ""), currency),
        counterparty_name=booking.get("NAME", ""),
        counterparty_account=booking.get("ACCTID", ""),
        reference=booking.get("REFNUM", ""),
        description=booking.get("MEMO", ""),
        external_id=booking.get("FITID", ""),
        check_number=booking.get("CHECKNUM", "").lstrip("0"),
        bank_reference=booking.get("SRVRTID", ""),
        transaction_type=booking.get("TRNTYPE", "")[:50],
        raw="\n".join(f"{tag}:{text}" for tag, text in booking.items() if text),
    )


def _day(tag: str, text: str) -> date:
    """Return the day a moment of the bank falls on, as the bank wrote it."""
    moment = _MOMENT.fullmatch(text)
    try:
        return read_date(moment[1] if moment else text, DateOrder.YMD)
    except UnreadableDate as error:
        raise _BadValueError(tag, text, str(error) if text else "the date is missing") from None


@lru_cache(maxsize=1024)
def _day_or_none(text: str) -> date | None:
    try:
        return _day("", text)
    except _BadValueError:
        return None


def _amount(tag: str, text: str, currency: str | None) -> Decimal:
    if not _PLAIN_FIGURE.fullmatch(text):
        raise _BadValueError(tag, text, f'"{text[:40]}" is no amount' if text else "the amount is missing")
    try:
        return at_currency_precision(Decimal(text.replace(",", ".")), currency)
    except UnreadableAmount as error:
        raise _BadValueError(tag, text, str(error)) from None


def _ledger_balance(element: Element, currency: str | None) -> tuple[Decimal | None, date | None, list[str]]:
    values = _values(_first(element, "LEDGERBAL"))
    day = _day_or_none(values.get("DTASOF", ""))
    if "BALAMT" not in values:
        return None, day, []
    try:
        return _amount("BALAMT", values["BALAMT"], currency), day, []
    except _BadValueError as error:
        return None, day, [f"The closing balance cannot be read: {error.why}."]


def _identifier_warnings(lines: Iterable[ParsedLine]) -> Iterator[str]:
    """Yield what is odd about the bank's identifiers; every line is kept."""
    amounts: dict[str, list[Decimal]] = defaultdict(list)
    for line in lines:
        amounts[line.external_id].append(line.amount)
    if nameless := amounts.pop("", []):
        yield f"{len(nameless)} without identifier (FITID): recognised by date, amount and text."
    for name, own in amounts.items():
        if len(set(own)) > 1:
            figures = " and ".join(f"{amount:f}" for amount in own)
            yield f"The bank uses identifier {name} for different amounts, {figures}; all are kept."
        elif len(own) > 1:
            yield f"The bank uses identifier {name} {len(own)} times for {own[0]:f}; all are kept."
