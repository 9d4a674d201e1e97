"""What a bookkeeper may type for a date or an amount, read without Qt and without floats."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TYPE_CHECKING

from finance_core.errors import CountinghouseError

if TYPE_CHECKING:
    from desktop_app.spec.locales import LocaleRules

_RELATIVE = re.compile(r"([+\-−])(\d{1,5})", re.ASCII)
_NO_DIGIT = re.compile(r"[^0-9]")
_DIGITS = re.compile(r"\d+", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]+")
_DATE_SHAPE = re.compile(r"[\d\s.,/\-]+", re.ASCII)
_NAMED_DAYS = "tmhyr"
_YEARS = range(1900, 2200)
_WITHOUT_SEPARATORS = {4: 2, 6: 2, 8: 4}
_DATE_EXAMPLES = {"dMy": "31-12-2025", "Mdy": "12-31-2025"}
_LONGEST_AMOUNT = 200
_MOST_DIGITS = 29
_DEEPEST = 20
_ARITHMETIC = Context(prec=220, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
_SPACES = " \u00a0\u202f\u2009"
_SAME_GROUP = {"’": "'’", "\u00a0": _SPACES, "\u202f": _SPACES}
_SIGNS = str.maketrans({"−": "-", "×": "*", "÷": "/"})


class NotUnderstood(CountinghouseError):
    """A typed date or amount has no meaning; the message says what would."""


def parse_date(text: str, today: date, rules: LocaleRules) -> date:
    """Return the date that was typed.

    `5` is the 5th of this month, `3-2` day and month (or month and day, as the locale writes), `+7` and
    `-1` count from today, `t` is today, `m`/`h` the start and end of the month, `y`/`r` of the year; dates
    with a year take the locale's order, or year first when it has four digits.

    Raises:
        NotUnderstood: the text is no date between 1900 and 2199.
    """
    typed = text.strip()
    try:
        day = _read_day(typed, today, rules)
        if day.year in _YEARS:
            return day
    except (ValueError, OverflowError):
        pass
    example = _DATE_EXAMPLES.get(rules.date_order, "2025-12-31")
    raise NotUnderstood(f"“{typed}” is not a date. Type a day such as 5 or {example}, t for today or +7.")


def parse_amount(text: str, rules: LocaleRules, decimals: int = 9) -> Decimal:
    """Return the amount that was typed: a number in the locale's writing, or arithmetic of such numbers.

    `+ - * /` and brackets are understood, so is a leading `=`. What is typed is exact; what arithmetic
    gives is rounded half up to `decimals`.

    Raises:
        NotUnderstood: the text is no amount, has more decimals than allowed, divides by zero or is too long.
    """
    typed = text.strip().removeprefix("=").translate(_SIGNS)
    try:
        reader = _Reader(typed, rules)
        amount = reader.total()
    except (InvalidOperation, DivisionByZero, Overflow) as error:
        raise NotUnderstood(f"“{text.strip()}” cannot be worked out.") from error
    quantum = Decimal(1).scaleb(-decimals)
    rounded = amount.quantize(quantum, context=_ARITHMETIC)
    if rounded != amount and not reader.is_arithmetic:
        raise NotUnderstood(f"{text.strip()} has more than {decimals} decimals. Shorten it.")
    if rounded.adjusted() >= _MOST_DIGITS:
        raise NotUnderstood(f"“{text.strip()}” is too large. An amount has at most {_MOST_DIGITS} digits.")
    return rounded if reader.is_arithmetic else amount


def _read_day(typed: str, today: date, rules: LocaleRules) -> date:
    letter = typed.casefold()
    if len(letter) == 1 and letter in _NAMED_DAYS:
        return _named_day(letter, today)
    relative = _RELATIVE.fullmatch(typed)
    if relative:
        days = int(relative[2])
        return today + timedelta(days=days if relative[1] == "+" else -days)
    return _calendar_day(typed, today, rules)


def _named_day(letter: str, today: date) -> date:
    last = calendar.monthrange(today.year, today.month)[1]
    days = {"m": today.replace(day=1), "h": today.replace(day=last)}
    days |= {"y": date(today.year, 1, 1), "r": date(today.year, 12, 31)}
    return days.get(letter, today)


def _calendar_day(typed: str, today: date, rules: LocaleRules) -> date:
    words = _WORDS.findall(typed)
    month = next((number for number in map(rules.month_number, words) if number), None)
    rest = _WORDS.sub(" ", typed)
    if not _DATE_SHAPE.fullmatch(rest) or (words and month is None):
        raise ValueError(typed)
    numbers = _DIGITS.findall(rest)
    if len(numbers) == 1 and month is None:
        return _one_group(numbers[0], today, rules)
    order = "yMd" if len(numbers) > 1 and len(numbers[0]) == 4 else rules.date_order
    if month is not None:
        order = order.replace("M", "")
    if len(numbers) < len(order):
        order = order.replace("y", "")
    return _from_parts(dict(zip(order, numbers, strict=True)), month, today)


def _one_group(digits: str, today: date, rules: LocaleRules) -> date:
    """Read `5`, and without separators `0502`, `050225`, `05022025`, `20250205`."""
    if len(digits) <= 2:
        return today.replace(day=int(digits))
    width_of_year = _WITHOUT_SEPARATORS.get(len(digits), 0)
    if not width_of_year:
        raise ValueError(digits)
    order = rules.date_order.replace("y", "") if len(digits) == 4 else rules.date_order
    try:
        return _from_parts(_cut(digits, order, width_of_year), None, today)
    except ValueError:
        if len(digits) != 8:
            raise
        return _from_parts(_cut(digits, "yMd", width_of_year), None, today)


def _cut(digits: str, order: str, width_of_year: int) -> dict[str, str]:
    parts, start = {}, 0
    for part in order:
        width = width_of_year if part == "y" else 2
        parts[part] = digits[start : start + width]
        start += width
    return parts


def _from_parts(parts: dict[str, str], month: int | None, today: date) -> date:
    year = _year(parts["y"], today) if "y" in parts else today.year
    return date(year, month or int(parts["M"]), int(parts["d"]))


def _year(digits: str, today: date) -> int:
    """Two digits mean a year at most 20 years ahead."""
    if len(digits) == 4:
        return int(digits)
    if len(digits) > 2:
        raise ValueError(digits)
    year = today.year - today.year % 100 + int(digits)
    return year - 100 if year > today.year + 20 else year


class _Reader:
    """Recursive descent over `sum = product (+|- product)*`, numbers in the locale's writing."""

    def __init__(self, text: str, rules: LocaleRules) -> None:
        if not text or len(text) > _LONGEST_AMOUNT:
            raise NotUnderstood("Type an amount." if not text else "This is too long for an amount.")
        self._text, self._at, self._depth = text, 0, 0
        group = f"[{re.escape(_SAME_GROUP.get(rules.group, rules.group))}]"
        decimal = re.escape(rules.decimal)
        whole = rf"\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}|\d+"
        self._number = re.compile(rf"((?:{whole})(?:{decimal}\d*)?|{decimal}\d+)(?![\d.,])", re.ASCII)
        self._rules = rules
        self.is_arithmetic = False

    def total(self) -> Decimal:
        amount = self._sum()
        if self._at < len(self._text):
            raise self._refusal()
        return amount

    def _sum(self) -> Decimal:
        amount = self._product()
        while sign := self._take("+-"):
            self.is_arithmetic = True
            other = self._product()
            amount = _ARITHMETIC.add(amount, other) if sign == "+" else _ARITHMETIC.subtract(amount, other)
        return amount

    def _product(self) -> Decimal:
        amount = self._signed()
        while sign := self._take("*/"):
            self.is_arithmetic = True
            other = self._signed()
            amount = _ARITHMETIC.multiply(amount, other) if sign == "*" else _ARITHMETIC.divide(amount, other)
        return amount

    def _signed(self) -> Decimal:
        sign = self._take("+-")
        amount = self._bracket() if self._take("(") else self._plain()
        return -amount if sign == "-" else amount

    def _bracket(self) -> Decimal:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refusal()
        amount = self._sum()
        if not self._take(")"):
            raise self._refusal()
        self._depth -= 1
        return amount

    def _plain(self) -> Decimal:
        self._skip()
        match = self._number.match(self._text, self._at)
        if not match:
            raise self._refusal()
        self._at = match.end()
        whole, _, fraction = match[1].partition(self._rules.decimal)
        return Decimal(f"{_NO_DIGIT.sub('', whole) or '0'}.{fraction}")

    def _take(self, signs: str) -> str:
        self._skip()
        if self._at < len(self._text) and self._text[self._at] in signs:
            self._at += 1
            return self._text[self._at - 1]
        return ""

    def _skip(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in _SPACES:
            self._at += 1

    def _refusal(self) -> NotUnderstood:
        sample = f"1{self._rules.group}234{self._rules.decimal}50"
        return NotUnderstood(f"“{self._text}” is not an amount. Write it like {sample} or 120+35*2.")
