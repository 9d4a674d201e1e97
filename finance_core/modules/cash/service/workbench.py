"""Both sides of the workbench and the register, as lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, case, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import LedgerAmount, exact
from finance_core.errors import InvalidInput
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.operation import query
from finance_core.kernel.orm import AccountModel, JournalEntryModel, JournalLineModel, PartyModel
from finance_core.modules.cash.models import LineStatus, MatchStatus, ReconciliationStatus
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementLineModel,
    BankTransactionModel,
    ReconciliationMatchModel,
    ReconciliationModel,
)
from finance_core.modules.cash.service.base import CashBase
from finance_core.modules.cash.service.ledger import cleared_amount, is_book_line, signed_amount

_BOOK, _ENTRY, _MATCH, _LINE = (
    JournalLineModel,
    JournalEntryModel,
    ReconciliationMatchModel,
    BankStatementLineModel,
)
_LIVE = (MatchStatus.SUGGESTED.value, MatchStatus.CONFIRMED.value)
_WAITING = (LineStatus.UNMATCHED.value, LineStatus.SUGGESTED.value)


class Workbench(CashBase):
    """Lists of bank lines, book lines and the register of an account."""

    @query
    def list_statement_lines(self, session: Session, request: ListQuery) -> Page:
        """Return bank lines with their best match, oldest first."""
        table, account = BankStatementLineModel, BankAccountModel
        live = (_MATCH.statement_line_id == table.id, _MATCH.status.in_(_LIVE))
        best = select(func.max(exact(_MATCH.match_confidence), type_=LedgerAmount())).where(*live)
        method = (
            select(_MATCH.match_method).where(*live).order_by(exact(_MATCH.match_confidence).desc()).limit(1)
        )
        spec = ListSpec(
            columns={
                "id": table.id,
                "transaction_date": table.transaction_date,
                "counterparty": table.counterparty_name,
                "description": table.description,
                "reference": table.reference,
                "check_number": table.check_number,
                "amount": exact(table.amount),
                "status": table.status,
                "confidence": best.correlate(table).scalar_subquery(),
                "method": method.correlate(table).scalar_subquery(),
                "exclude_reason": table.exclude_reason,
                "bank_account": account.name,
                "statement_id": table.statement_id,
                "bank_account_id": table.bank_account_id,
            },
            source=select().select_from(table).join(account, account.id == table.bank_account_id),
            search=(
                table.counterparty_name,
                table.description,
                table.reference,
                table.check_number,
                type_coerce(table.amount, String),
            ),
            filters={
                "bank_account_id": lambda value: table.bank_account_id == value,
                "status": lambda value: table.status == value,
                "waiting": lambda _value: table.status.in_(_WAITING),
                "statement_id": lambda value: table.statement_id == value,
                "up_to": lambda value: table.transaction_date <= value,
                "amount": lambda value: table.amount == Decimal(value),
            },
            totals={"amount": func.sum(exact(table.amount), type_=LedgerAmount())},
            sort="transaction_date",
        )
        return run_list(session, spec, request)

    @query
    def list_book_lines(self, session: Session, request: ListQuery) -> Page:
        """Return journal lines of a bank account (its filter is needed); filter `open`: only what waits."""
        account_id = _ledger_of(request)
        cleared = cleared_amount()
        spec = ListSpec(
            columns={
                "id": _BOOK.id,
                "entry_date": _BOOK.entry_date,
                "entry_no": _ENTRY.entry_no,
                "type": _ENTRY.source_type,
                "party": PartyModel.name,
                "description": _ENTRY.description,
                "reference": _ENTRY.reference,
                "amount": signed_amount(),
                "open": type_coerce(signed_amount() - cleared, LedgerAmount()),
                "mark": _mark(_BOOK.id, signed_amount(), cleared),
                "entry_id": _BOOK.entry_id,
                "source_id": _ENTRY.source_id,
            },
            source=select()
            .select_from(_BOOK)
            .join(_ENTRY, _ENTRY.id == _BOOK.entry_id)
            .outerjoin(PartyModel, PartyModel.id == _BOOK.party_id)
            .where(*is_book_line(account_id)),
            search=(_ENTRY.description, _ENTRY.reference, _ENTRY.entry_no, PartyModel.name, _BOOK.memo),
            filters={
                "bank_account_id": lambda _value: literal(True),
                "open": lambda _value: signed_amount() != cleared,
                "up_to": lambda value: _BOOK.entry_date <= value,
                "amount": lambda value: signed_amount() == literal(Decimal(value), LedgerAmount()),
            },
            totals={"open": func.sum(signed_amount() - cleared, type_=LedgerAmount())},
            sort="entry_date",
        )
        return run_list(session, spec, request)

    @query
    def list_register(self, session: Session, request: ListQuery) -> Page:
        """Return the register of a bank account (its filter is needed) with running balance, newest first.

        The totals are book balance, cleared balance and their difference over the rows found.
        """
        lines = _register_lines(_ledger_of(request)).subquery()
        own, entry, cell = BankTransactionModel, JournalEntryModel, lines.c
        money_in = case((cell.amount > 0, cell.amount), else_=None)
        money_out = case((cell.amount < 0, -cell.amount), else_=None)
        spec = ListSpec(
            columns={
                "id": cell.id,
                "date": cell.on,
                "number": func.coalesce(own.transaction_number, entry.entry_no),
                "type": func.coalesce(own.transaction_type, entry.source_type),
                "payee": own.payee_name,
                "text": entry.description,
                "account": cell.memo,
                "money_in": type_coerce(money_in, LedgerAmount()),
                "money_out": type_coerce(money_out, LedgerAmount()),
                "balance": cell.balance,
                "mark": _mark(cell.id, cell.amount, cell.cleared),
                "entry_id": cell.entry_id,
                "source_type": entry.source_type,
                "source_id": entry.source_id,
            },
            source=select()
            .select_from(lines)
            .join(entry, entry.id == cell.entry_id)
            .outerjoin(
                own, and_(own.journal_entry_id == cell.entry_id, own.matched_journal_line_id == cell.id)
            ),
            search=(
                entry.description,
                entry.reference,
                entry.entry_no,
                own.transaction_number,
                own.payee_name,
            ),
            filters={
                "bank_account_id": lambda _value: literal(True),
                "unreconciled": lambda _value: cell.amount != cell.cleared,
                "date_from": lambda value: cell.on >= value,
                "date_to": lambda value: cell.on <= value,
                "amount": lambda value: or_(
                    cell.amount == (wanted := literal(Decimal(value), LedgerAmount())), cell.amount == -wanted
                ),
            },
            totals={
                "balance": func.sum(cell.amount, type_=LedgerAmount()),
                "cleared": func.sum(cell.cleared, type_=LedgerAmount()),
                "difference": func.sum(cell.amount - cell.cleared, type_=LedgerAmount()),
            },
            sort="date",
            descending=True,
        )
        return _with_counterparts(session, run_list(session, spec, request))


def _ledger_of(request: ListQuery) -> ColumnElement[UUID]:
    key = request.filters.get("bank_account_id")
    if key is None:
        raise InvalidInput("bank_account_id", "Choose a bank account.")
    table = BankAccountModel
    return select(table.account_id).where(table.id == key).scalar_subquery()


def _mark(
    line_id: Any, amount: ColumnElement[Decimal], cleared: ColumnElement[Decimal]
) -> ColumnElement[str]:
    """Return R for a reconciled line, c for a cleared one, else nothing."""
    table = ReconciliationModel
    proved = (
        select(_MATCH.id)
        .join(table, table.id == _MATCH.reconciliation_id)
        .where(_MATCH.journal_line_id == line_id, table.status == ReconciliationStatus.COMPLETED.value)
        .exists()
    )
    return case((amount != cleared, ""), (proved, "R"), else_="c")


def _register_lines(account_id: ColumnElement[UUID]) -> Any:
    order = (_BOOK.entry_date, _BOOK.id)
    running = func.sum(signed_amount(), type_=LedgerAmount()).over(order_by=order, rows=(None, 0))
    return select(
        _BOOK.id.label("id"),
        _BOOK.entry_id.label("entry_id"),
        _BOOK.entry_date.label("on"),
        _BOOK.memo.label("memo"),
        signed_amount().label("amount"),
        cleared_amount().label("cleared"),
        type_coerce(running, LedgerAmount()).label("balance"),
    ).where(*is_book_line(account_id))


def _with_counterparts(session: Session, page: Page) -> Page:
    """Put the other account of each entry (or “split”) and the party into the rows of a page."""
    at = {name: position for position, name in enumerate(page.columns)}
    own = {row[at["id"]] for row in page.rows}
    names = _counterparts(session, {row[at["entry_id"]] for row in page.rows}, own)
    rows = []
    for row in page.rows:
        account, party = names.get(row[at["entry_id"]], ("", ""))
        cells = list(row)
        cells[at["account"]] = account
        cells[at["payee"]] = row[at["payee"]] or party
        rows.append(tuple(cells))
    return replace(page, rows=tuple(rows))


def _counterparts(session: Session, entry_ids: set[UUID], own: set[int]) -> Mapping[UUID, tuple[str, str]]:
    accounts: dict[UUID, set[str]] = defaultdict(set)
    parties: dict[UUID, set[str]] = defaultdict(set)
    rows = session.execute(
        select(_BOOK.entry_id, _BOOK.id, AccountModel.code, AccountModel.name, PartyModel.name)
        .join(AccountModel, AccountModel.id == _BOOK.account_id)
        .outerjoin(PartyModel, PartyModel.id == _BOOK.party_id)
        .where(_BOOK.entry_id.in_(entry_ids))
    )
    for entry_id, line_id, code, name, party in rows:
        if line_id not in own:
            accounts[entry_id].add(f"{code} {name}")
        if party:
            parties[entry_id].add(party)
    return {
        key: ("Split" if len(accounts[key]) > 1 else "".join(accounts[key]), ", ".join(sorted(parties[key])))
        for key in entry_ids
    }
