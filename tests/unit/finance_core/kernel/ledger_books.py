"""Short words for tests of the ledger: post an entry, look at every table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as sqlite

from finance_core.company import Company
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import PostedEntry, PostingLine, PostingRequest
from finance_core.money.ids import new_id

D = Decimal
DEBIT, CREDIT = Side.DEBIT, Side.CREDIT


def account(company: Company, code: str) -> UUID:
    return company.kernel.accounts.by_code(code).id


def line(company: Company, code: str, side: Side, amount: str, **facts: Any) -> PostingLine:
    return PostingLine(account_id=account(company, code), side=side, amount=D(amount), **facts)


def entry_request(company: Company, *lines: PostingLine, **facts: Any) -> PostingRequest:
    """Return a request for 100.00 rent paid from the bank, or with the lines given."""
    lines = lines or (line(company, "6200", DEBIT, "100.00"), line(company, "1000", CREDIT, "100.00"))
    values: dict[str, Any] = {"entry_date": date(2026, 3, 10), "description": "Rent", "source_module": "gl",
                              "source_type": "manual_journal", "source_id": new_id()}
    return PostingRequest(lines=lines, **values | facts)


def post(company: Company, *lines: PostingLine, **facts: Any) -> PostedEntry:
    request = entry_request(company, *lines, **facts)
    with company.database.transaction() as unit:
        return company.kernel.posting.post(unit, request)


def checksums(company: Company) -> dict[str, str]:
    """Return a digest of the content of every table, search included; closing seals, and is no content."""
    found = {}
    with closing(company.database.raw()) as raw:
        tables = [row[0] for row in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'file_seal'").fetchall()]
        for table in sorted(tables):
            rows = sorted(map(repr, raw.execute(f'SELECT * FROM "{table}"').fetchall()))
            found[table] = sha256("\n".join(rows).encode()).hexdigest()
    return found


@contextmanager
def raw_writer(path: Path) -> Iterator[Any]:
    """Open a closed company as another program would: no pragma, no lock, no Countinghouse."""
    connection = sqlite.connect(str(path), isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
