"""Column types that store exactly what they were given.

SQLite has no decimal type and SQLAlchemy's own Numeric goes through float there, so money would change
silently. Two exact types replace it: `ExactDecimal` (fixed-point text, any Decimal column) and `LedgerAmount`
(whole numbers of 1/10,000, posted amounts, so that SQL SUM is native and exact). Tables are STRICT on SQLite.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from decimal import Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    LargeBinary,
    Numeric,
    SQLColumnExpression,
    String,
    Text,
    Time,
    Uuid,
    func,
    literal,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from finance_core.errors import InvalidInput

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

DIGITS = 38
PLACES = 9
LEDGER_PLACES = 4
LEDGER_LIMIT = 2**63 - 1
_WIDE = Context(prec=60)
_LAST_PLACE = Decimal(1).scaleb(-PLACES)
_LEDGER_SCALE = Decimal(10) ** LEDGER_PLACES


def check_decimal(value: Decimal, field: str = "amount") -> Decimal:
    """Return the value when 29 digits before and 9 after the point can hold it.

    Raises:
        InvalidInput: the value is not finite, too large or too precise.
    """
    if not value.is_finite():
        raise InvalidInput(field, f"{value} is not a number.")
    if value.adjusted() >= DIGITS - PLACES and value:
        raise InvalidInput(field, f"{value} has more than {DIGITS - PLACES} digits before the decimal point.")
    if value != value.quantize(_LAST_PLACE, context=_WIDE):
        raise InvalidInput(field, f"{value} has more than {PLACES} decimals.")
    return value


class ExactDecimal(TypeDecorator[Decimal]):
    """Numeric(38, 9): fixed-point text on SQLite, NUMERIC elsewhere."""

    impl = Numeric(DIGITS, PLACES)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric(DIGITS, PLACES))

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        check_decimal(value)
        return f"{value:.{PLACES}f}" if dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def ledger_units(value: Decimal) -> int:
    """Return an amount as a whole number of 1/10,000.

    Raises:
        InvalidInput: more than four decimals, or beyond 922 trillion.
    """
    try:
        scaled = _WIDE.multiply(value, _LEDGER_SCALE)
        units = int(scaled)
    except (InvalidOperation, OverflowError, ValueError):
        raise InvalidInput("amount", f"{value} is not a number.") from None
    if units != scaled:
        raise InvalidInput("amount", f"{value} has more than {LEDGER_PLACES} decimals.")
    if abs(units) > LEDGER_LIMIT:
        raise InvalidInput("amount", f"{value} is beyond what the ledger can hold (922 trillion).")
    return units


def from_ledger_units(units: int) -> Decimal:
    """Return the amount behind a whole number of 1/10,000."""
    return Decimal(units).scaleb(-LEDGER_PLACES)


class LedgerAmount(TypeDecorator[Decimal]):
    """A posted amount: whole numbers of 1/10,000 on SQLite, NUMERIC elsewhere; SUM is exact on both."""

    impl = BigInteger
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else Numeric(DIGITS, PLACES))

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return ledger_units(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        return Decimal(value).scaleb(-LEDGER_PLACES)


class Key(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes on SQLite, native elsewhere."""

    impl = LargeBinary(16)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else Uuid())

    @override
    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        return value.bytes if value is not None and dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return uuid.UUID(bytes=bytes(value)) if value is not None and dialect.name == "sqlite" else value


class Instant(TypeDecorator[datetime]):
    """A timezone-aware moment, stored in UTC with microseconds."""

    impl = String(32)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise InvalidInput("moment", f"{value} has no time zone.")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Words(TypeDecorator[str]):
    """Text with a length that SQLite keeps too."""

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and len(value) > self.length:
            raise InvalidInput("text", f"“{value[:40]}…” is longer than {self.length} characters.")
        return value


@compiles(String, "sqlite")
@compiles(Date, "sqlite")
@compiles(Time, "sqlite")
@compiles(JSON, "sqlite")
def _as_text(_type: Any, _compiler: Any, **_: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
def _as_integer(_type: Any, _compiler: Any, **_: Any) -> str:
    return "INTEGER"


def exact(column: SQLColumnExpression[Decimal | None]) -> ColumnElement[Decimal]:
    """Return a Decimal column as a number SQL can add, compare and sort exactly (money: four decimals).

    Fixed-point text becomes a whole number of 1/10,000 (the point taken out, the last five decimals cut off).
    """
    return _Exact(column)


def exact_sum(column: SQLColumnExpression[Decimal | None]) -> ColumnElement[Decimal]:
    """Return the exact SQL sum of a Decimal column."""
    return func.sum(_Exact(column), type_=LedgerAmount())


class _Exact(FunctionElement[Decimal]):
    type = LedgerAmount()
    inherit_cache = True


@compiles(_Exact)
def _as_it_is(element: Any, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


@compiles(_Exact, "sqlite")
def _as_units(element: Any, compiler: Any, **options: Any) -> str:
    text = compiler.process(element.clauses, **options)
    return f"CAST(replace(substr({text}, 1, length({text}) - {PLACES - LEDGER_PLACES}), '.', '') AS INTEGER)"


def holds(column: SQLColumnExpression[str | None], words: str) -> ColumnElement[bool]:
    """Tell whether a text holds some words, in capitals or not.

    SQLite's LIKE already ignores the case of Latin letters; SQLAlchemy would convert both sides of every row.
    """
    escaped = words.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return _Holds(column, literal(f"%{escaped}%"))


class _Holds(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True


@compiles(_Holds)
def _as_ilike(element: Any, compiler: Any, **options: Any) -> str:
    text, pattern = (compiler.process(part, **options) for part in element.clauses)
    return f"{text} ILIKE {pattern} ESCAPE '/'"


@compiles(_Holds, "sqlite")
def _as_like(element: Any, compiler: Any, **options: Any) -> str:
    text, pattern = (compiler.process(part, **options) for part in element.clauses)
    return f"{text} LIKE {pattern} ESCAPE '/'"
