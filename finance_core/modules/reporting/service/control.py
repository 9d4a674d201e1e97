"""Subledgers against their control accounts as of any day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from finance_core.kernel.kernel import SubledgerTie
from finance_core.kernel.orm import AccountRoleModel
from finance_core.modules.reporting.models import Span
from finance_core.modules.reporting.rules import ZERO
from finance_core.modules.reporting.service.books import Books
from finance_core.modules.reporting.service.sums import balances


def ties(books: Books, as_of: date, module: str | None = None) -> tuple[SubledgerTie, ...]:
    """Return each control account with its balance and what the documents of all modules explain of it.

    Amounts are debit − credit in base currency. Roles mapped to one account are proved together.

    Args:
        books: the company's books.
        as_of: the day.
        module: only accounts that this module explains a part of.
    """
    mapped = _mapped_accounts(books)
    explained: dict[UUID, Decimal] = {}
    roles: dict[UUID, set[str]] = {}
    asked: set[UUID] = set()
    for subledger in books.kernel.subledgers:
        shares = subledger.explained(books.session, as_of)
        for role in subledger.roles:
            if (account := mapped.get(role)) is not None:
                explained[account] = explained.get(account, ZERO) + shares.get(role, ZERO)
                roles.setdefault(account, set()).add(role)
                if module in (None, subledger.module):
                    asked.add(account)
    found = balances(books, [Span(date_to=as_of, closing_to=as_of)], accounts=sorted(asked))
    return tuple(
        SubledgerTie(
            role=", ".join(sorted(roles[account.id])),
            account_code=account.code,
            account_name=account.name,
            ledger=found.get(account.id, [ZERO])[0],
            documents=explained[account.id],
        )
        for account in books.accounts
        if account.id in asked
    )


def _mapped_accounts(books: Books) -> dict[str, UUID]:
    table = AccountRoleModel
    rows = books.session.execute(select(table.role, table.account_id).where(table.account_id.is_not(None)))
    return {role: account for role, account in rows if account is not None}
