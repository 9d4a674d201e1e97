"""The figures and lists of a reconciliation (cash.md R7).

Bank side: closing balance + deposits in transit − outstanding payments ± errors of the bank. Book side:
ledger balance at the statement date + bank lines whose book line is dated later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from finance_core.db.types import LedgerAmount, exact, exact_sum
from finance_core.kernel.orm import AccountModel, ActorModel, JournalLineModel
from finance_core.modules.cash.models import (
    BankAccount,
    LineStatus,
    MatchStatus,
    Reconciliation,
    ReconciliationFigures,
    ReconciliationReport,
    UnreconciledItem,
)
from finance_core.modules.cash.orm import BankStatementLineModel, BankStatementModel, ReconciliationMatchModel
from finance_core.modules.cash.rules import missing_steps
from finance_core.modules.cash.service.ledger import BookRow, book_lines, is_book_line, open_rows, rows_of

ZERO = Decimal(0)
_LINE, _MATCH, _BOOK = BankStatementLineModel, ReconciliationMatchModel, JournalLineModel


def figures_of(
    session: Session, account: BankAccount, reconciliation: Reconciliation
) -> ReconciliationFigures:
    """Return both sides of a reconciliation as the books stand now."""
    on = reconciliation.statement_date
    lines = book_lines(account.account_id, on).where(_BOOK.entry_date <= on).subquery()
    left = (lines.c.amount - lines.c.cleared).label("left")
    book, in_transit, outstanding = session.execute(
        select(
            func.sum(lines.c.amount, type_=LedgerAmount()),
            func.sum(left, type_=LedgerAmount()).filter(left > 0),
            func.sum(left, type_=LedgerAmount()).filter(left < 0),
        )
    ).one()
    undecided = session.execute(
        select(func.count()).where(
            _LINE.bank_account_id == account.id,
            _LINE.transaction_date <= on,
            _LINE.status.in_((LineStatus.UNMATCHED.value, LineStatus.SUGGESTED.value)),
        )
    ).scalar_one()
    later = session.execute(
        select(exact_sum(_MATCH.amount))
        .join(_BOOK, _BOOK.id == _MATCH.journal_line_id)
        .where(*_is_later_match(account.account_id, on))
    ).scalar()
    errors = session.execute(select(exact_sum(_LINE.amount)).where(*_is_error(account.id, on))).scalar()
    figures = ReconciliationFigures(
        statement_balance=reconciliation.statement_balance,
        deposits_in_transit=in_transit or ZERO,
        outstanding_payments=-(outstanding or ZERO),
        bank_errors=-(errors or ZERO),
        book_balance=book or ZERO,
        adjustments=later or ZERO,
        undecided_lines=undecided,
    )
    return _with_missing(session, account, on, figures)


def _with_missing(
    session: Session, account: BankAccount, on: date, figures: ReconciliationFigures
) -> ReconciliationFigures:
    table = BankStatementModel
    statement = select(table.sum_difference, table.chain_difference).where(
        table.bank_account_id == account.id,
        table.statement_date <= on,
        or_(exact(table.sum_difference) != 0, exact(table.chain_difference) != 0),
    )
    if account.last_reconciled_date is not None:
        statement = statement.where(table.statement_date > account.last_reconciled_date)
    incomplete = session.execute(statement.order_by(table.statement_date).limit(1)).first()
    sums, chain = incomplete if incomplete is not None else (ZERO, ZERO)
    return replace(figures, missing=missing_steps(figures, sums, chain))


def _is_error(bank_account_id: UUID, on: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of an error of the bank that was not corrected by a day."""
    correction = aliased(_LINE)
    corrected_later = select(correction.id).where(
        correction.id == _LINE.offset_line_id, correction.transaction_date > on
    )
    return (
        _LINE.bank_account_id == bank_account_id,
        _LINE.transaction_date <= on,
        or_(_LINE.status == LineStatus.BANK_ERROR.value, corrected_later.exists()),
    )


def report_of(
    session: Session, account: BankAccount, reconciliation: Reconciliation, stale_days: int
) -> ReconciliationReport:
    """Return the printed proof as the books stand now: both sides and the items between them."""
    on = reconciliation.statement_date
    figures = figures_of(session, account, reconciliation)
    books = open_rows(session, account.account_id, up_to=on)
    ledger = session.get_one(AccountModel, account.account_id)
    actor = (
        session.get(ActorModel, reconciliation.completed_by_id) if reconciliation.completed_by_id else None
    )
    return ReconciliationReport(
        reconciliation_id=reconciliation.id,
        bank_account=account.name,
        account=f"{ledger.code} {ledger.name}",
        currency=account.currency,
        statement_date=on,
        status=reconciliation.status,
        opening_balance=reconciliation.opening_balance,
        statement_balance=figures.statement_balance,
        deposits_in_transit=figures.deposits_in_transit,
        outstanding_payments=figures.outstanding_payments,
        bank_errors=figures.bank_errors,
        adjusted_bank_balance=figures.adjusted_bank_balance,
        book_balance=figures.book_balance,
        adjustments=figures.adjustments,
        adjusted_book_balance=figures.adjusted_book_balance,
        variance=figures.variance,
        in_transit_items=tuple(_book_item(row, row.open, on, stale_days) for row in books if row.open > 0),
        outstanding_items=tuple(_book_item(row, -row.open, on, stale_days) for row in books if row.open < 0),
        bank_error_items=tuple(_error_items(session, account, on)),
        adjustment_items=tuple(_adjustment_items(session, account, on, stale_days)),
        completed_by=actor.name if actor else None,
        completed_at=reconciliation.completed_at,
    )


def _book_item(row: BookRow, amount: Decimal, on: date, stale_days: int) -> UnreconciledItem:
    age = (on - row.on).days
    is_check = row.amount < 0 and row.reference.isdigit()
    return UnreconciledItem(
        side="book",
        on=row.on,
        number=row.reference or row.entry_no,
        text=row.text,
        amount=amount,
        age_days=age,
        is_stale=is_check and age > stale_days,
        entry_id=row.entry_id,
        journal_line_id=row.id,
    )


def _error_items(session: Session, account: BankAccount, on: date) -> Iterator[UnreconciledItem]:
    rows = session.scalars(
        select(_LINE).where(*_is_error(account.id, on)).order_by(_LINE.transaction_date, _LINE.id)
    )
    for line in (row.to_dto() for row in rows):
        yield UnreconciledItem(
            side="bank",
            on=line.transaction_date,
            number=line.reference,
            text=line.text,
            amount=-line.amount,
            age_days=(on - line.transaction_date).days,
            statement_line_id=line.id,
        )


def _adjustment_items(
    session: Session, account: BankAccount, on: date, stale_days: int
) -> Iterator[UnreconciledItem]:
    amounts = dict(
        session.execute(
            select(_MATCH.journal_line_id, exact_sum(_MATCH.amount))
            .join(_BOOK, _BOOK.id == _MATCH.journal_line_id)
            .where(*_is_later_match(account.account_id, on))
            .group_by(_MATCH.journal_line_id)
        ).all()
    )
    for row in rows_of(session, account.account_id, amounts):
        yield _book_item(row, amounts[row.id], on, stale_days)


def _is_later_match(account_id: UUID, on: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a bank line up to a day whose book line is dated later."""
    return (
        *is_book_line(account_id),
        _BOOK.entry_date > on,
        _MATCH.cleared_on <= on,
        _MATCH.status == MatchStatus.CONFIRMED.value,
    )
