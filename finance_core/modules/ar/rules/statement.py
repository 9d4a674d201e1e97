"""A customer's account over a span of days (ar.md, Statement of account)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.modules.ar.computed import StatementLine

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEvent:
    """Something that changed what a customer owes; `amount` above zero raises it."""

    on: date
    kind: str
    number: str
    amount: Decimal
    document_id: UUID
    due_date: date | None = None


def statement_lines(
    events: Iterable[AccountEvent], date_from: date, date_to: date
) -> tuple[Decimal, tuple[StatementLine, ...], Decimal]:
    """Return opening balance, the lines of the span with running balances, and closing balance."""
    ordered = sorted(
        (event for event in events if event.on <= date_to and event.amount),
        key=lambda event: (event.on, event.amount < 0, event.number),
    )
    opening = sum((event.amount for event in ordered if event.on < date_from), ZERO)
    balance, lines = opening, []
    for event in ordered:
        if event.on < date_from:
            continue
        balance += event.amount
        lines.append(
            StatementLine(
                on=event.on,
                kind=event.kind,
                number=event.number,
                due_date=event.due_date,
                amount=event.amount,
                balance=balance,
                document_id=event.document_id,
            )
        )
    return opening, tuple(lines), balance
