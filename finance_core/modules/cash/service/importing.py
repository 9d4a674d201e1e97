"""Which lines of a file are new, which are known, and writing them in bulk (cash.md R2)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID
from zlib import compress

from sqlalchemy import func, select

from finance_core.engines.matching import ImportedLine, fingerprints
from finance_core.kernel.models.records import Attachment
from finance_core.kernel.orm import AttachmentBlobModel, AttachmentModel
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.models import BankStatement, LineStatus, StatementFormat
from finance_core.modules.cash.orm import BankStatementLineModel, BankStatementModel, ReconciliationModel
from finance_core.modules.cash.ports import FileLine
from finance_core.modules.cash.rules import (
    ChainLink,
    LineKey,
    chain_differences,
    line_key,
    probable_duplicates,
)
from finance_core.modules.cash.service.bulk import insert_rows
from finance_core.money.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import Session

ZERO = Decimal(0)
PROBABLE = "probable duplicate"
_CHUNK = 500
_ROWS_BEFORE_HEADER = 100
_LINE = BankStatementLineModel
_LINES = cast("Table", BankStatementLineModel.__table__)


@dataclass(frozen=True, slots=True)
class NewLines:
    """The lines of a file by what the books know of them; positions count from 0 in the file."""

    fingerprints: tuple[str, ...]
    new: tuple[int, ...]
    doubtful: frozenset[int]
    known_amount: Decimal
    known: int


def sort_out(session: Session, bank_account_id: UUID, lines: Sequence[FileLine]) -> NewLines:
    """Tell new lines from known ones, and name new ones that probably are known under another id."""
    marks = fingerprints(
        bank_account_id,
        [
            ImportedLine(
                booked_on=line.booked_on,
                amount=line.amount,
                external_id=line.external_id or None,
                text=text_of(line),
            )
            for line in lines
        ],
    )
    stored = set(_stored_marks(session, bank_account_id, marks))
    new = tuple(position for position, mark in enumerate(marks) if mark not in stored)
    doubtful = _doubtful(session, bank_account_id, lines, new) if new else frozenset()
    fresh = {position for position in new if position not in doubtful}
    known = sum((line.amount for position, line in enumerate(lines) if position not in fresh), ZERO)
    return NewLines(marks, new, doubtful, known, len(lines) - len(new))


def text_of(line: FileLine) -> str:
    """Return the texts of a line joined, as its fingerprint and its reader see them."""
    return " ".join(part for part in (line.counterparty_name, line.reference, line.description) if part)


def _stored_marks(session: Session, bank_account_id: UUID, marks: Sequence[str]) -> Iterator[str]:
    for chunk in _chunks(marks):
        statement = select(_LINE.fingerprint).where(
            _LINE.bank_account_id == bank_account_id, _LINE.fingerprint.in_(chunk)
        )
        yield from session.scalars(statement)


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _doubtful(
    session: Session, bank_account_id: UUID, lines: Sequence[FileLine], new: Sequence[int]
) -> frozenset[int]:
    days = [lines[position].booked_on for position in new]
    rows = session.execute(
        select(
            _LINE.transaction_date,
            _LINE.amount,
            _LINE.counterparty_name,
            _LINE.reference,
            _LINE.description,
            BankStatementModel.format,
        )
        .join(BankStatementModel, BankStatementModel.id == _LINE.statement_id)
        .where(_LINE.bank_account_id == bank_account_id, _LINE.transaction_date.between(min(days), max(days)))
    ).all()
    if not rows:
        return frozenset()
    typed: Counter[LineKey] = Counter()
    stored: Counter[LineKey] = Counter()
    for on, amount, name, reference, text, kind in rows:
        if kind == StatementFormat.MANUAL.value:
            typed[line_key(on, amount, "")] += 1
        else:
            stored[line_key(on, amount, " ".join(part for part in (name, reference, text) if part))] += 1
    fresh = set(new)
    known = Counter(_key(line) for position, line in enumerate(lines) if position not in fresh)
    renumbered = probable_duplicates(((p, _key(lines[p])) for p in new), known, stored)
    untold = ((p, line_key(lines[p].booked_on, lines[p].amount, "")) for p in new if p not in renumbered)
    return renumbered | probable_duplicates(untold, Counter(), typed)


def _key(line: FileLine) -> LineKey:
    return line_key(line.booked_on, line.amount, text_of(line))


def reused_ids(
    session: Session, bank_account_id: UUID, lines: Sequence[FileLine], new: Sequence[int]
) -> list[str]:
    """Return bank ids of new lines that an earlier line bore with another amount; both are kept (R1)."""
    by_id = {
        lines[position].external_id: lines[position].amount for position in new if lines[position].external_id
    }
    found = []
    for chunk in _chunks(list(by_id)):
        rows = session.execute(
            select(_LINE.external_id, _LINE.amount).where(
                _LINE.bank_account_id == bank_account_id, _LINE.external_id.in_(chunk)
            )
        )
        found += [key for key, amount in rows if key and amount != by_id[key]]
    return found


def write_lines(
    unit: Unit, statement: BankStatement, lines: Sequence[FileLine], sorted_out: NewLines
) -> None:
    """Write the new lines of a statement in bulk; doubtful ones are excluded, for the user to decide."""
    shared = {"statement_id": statement.id, "bank_account_id": statement.bank_account_id}
    insert_rows(
        unit,
        _LINES,
        shared,
        [
            _row(lines[position], sorted_out.fingerprints[position], doubtful=position in sorted_out.doubtful)
            for position in sorted_out.new
        ],
    )


def _row(line: FileLine, fingerprint: str, *, doubtful: bool) -> dict[str, Any]:
    return {
        "id": new_id(),
        "line_number": line.line_number,
        "transaction_date": line.booked_on,
        "value_date": line.value_on,
        "amount": line.amount,
        "balance_after": line.balance_after,
        "counterparty_name": line.counterparty_name[:255] or None,
        "counterparty_account": line.counterparty_account[:60] or None,
        "reference": line.reference[:255],
        "bank_reference": line.bank_reference[:100] or None,
        "check_number": line.check_number[:50] or None,
        "description": line.description,
        "transaction_type": line.transaction_type[:50],
        "external_id": line.external_id[:255] or None,
        "fingerprint": fingerprint,
        "raw": line.raw,
        "status": (LineStatus.EXCLUDED if doubtful else LineStatus.UNMATCHED).value,
        "exclude_reason": PROBABLE if doubtful else None,
    }


def keep_file(unit: Unit, subject: tuple[str, UUID], file_name: str, content: bytes, mime: str) -> str:
    """Hang a file on a record; equal contents are stored once. Returns its SHA-256."""
    digest = sha256(content).hexdigest()
    if unit.session.get(AttachmentBlobModel, digest) is None:
        unit.session.add(AttachmentBlobModel(sha256=digest, size=len(content), content=compress(content)))
        unit.session.flush()
    attachment = Attachment(
        id=new_id(),
        subject_type=subject[0],
        subject_id=subject[1],
        file_name=file_name,
        mime=mime,
        sha256=digest,
    )
    unit.add(AttachmentModel.from_dto(attachment, created_by_id=unit.actor_id))
    return digest


def is_made_for(mapping: Mapping[str, Any], content: bytes) -> bool:
    """Tell whether a CSV file has the header a mapping was made for, among its first rows."""
    header = [str(name) for name in mapping.get("header") or ()]
    if not header:
        return False
    try:
        text = (
            content[:65_536].decode(str(mapping.get("encoding") or "utf-8"), "replace").removeprefix("\ufeff")
        )
        quote = mapping.get("quote", '"') or None
        rows = csv.reader(
            text.splitlines(),
            delimiter=mapping.get("delimiter", ","),
            quotechar=quote,
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        )
        return any([cell.strip() for cell in row] == header for row in islice(rows, _ROWS_BEFORE_HEADER))
    except (LookupError, csv.Error):
        return False


def rechain(unit: Unit, bank_account_id: UUID) -> None:
    """Compute again how each statement of an account follows from the one before."""
    unit.session.flush()
    table = BankStatementModel
    rows = unit.session.scalars(
        select(table)
        .where(table.bank_account_id == bank_account_id, table.balance_known)
        .order_by(table.statement_date, func.coalesce(table.from_date, table.statement_date), table.id)
    ).all()
    by_id = {row.id: row for row in rows}
    typed = _typed_lines(unit.session, bank_account_id)
    earlier = [date.min, *(row.statement_date for row in rows)]
    links = (
        ChainLink(
            id=row.id,
            opening=row.opening_balance,
            closing=row.closing_balance,
            known_amount=row.known_amount,
            typed_amount=sum((amount for on, amount in typed if before < on <= row.statement_date), ZERO),
        )
        for before, row in zip(earlier, rows, strict=False)
    )
    for key, difference in chain_differences(links):
        if by_id[key].chain_difference != difference:
            by_id[key].chain_difference = difference


def _typed_lines(session: Session, bank_account_id: UUID) -> list[tuple[date, Decimal]]:
    """Return day and amount of the lines typed into statements of their own."""
    rows = session.execute(
        select(_LINE.transaction_date, _LINE.amount)
        .join(BankStatementModel, BankStatementModel.id == _LINE.statement_id)
        .where(
            _LINE.bank_account_id == bank_account_id,
            BankStatementModel.format == StatementFormat.MANUAL.value,
            _LINE.status != LineStatus.EXCLUDED.value,
        )
    )
    return [(on, amount) for on, amount in rows]


def is_in_use(session: Session, statement_id: UUID) -> bool:
    """Tell whether a statement is being reconciled, or a line of it matched or an error of the bank."""
    decided = _LINE.status.in_((LineStatus.MATCHED.value, LineStatus.BANK_ERROR.value))
    line = select(_LINE.id).where(
        _LINE.statement_id == statement_id, decided | _LINE.offset_line_id.is_not(None)
    )
    proof = select(ReconciliationModel.id).where(ReconciliationModel.statement_id == statement_id)
    return any(session.scalar(found.limit(1)) is not None for found in (line, proof))
