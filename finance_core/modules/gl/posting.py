"""Journals and occurrences as posting requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from finance_core.kernel.models.ledger import EntryKind
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.modules.gl.models import RecurringEntry, RecurringLine, TemplateType
from finance_core.modules.gl.requests import JournalLineInput
from finance_core.modules.gl.rules.journals import TYPED, side_of


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHeader:
    """A journal without its lines; `rate` counts for lines in `currency` that name none of their own."""

    entry_date: date
    description: str
    currency: str
    source_type: str
    source_id: UUID
    rate: Decimal | None = None
    reference: str | None = None
    purpose: str = "post"
    kind: EntryKind = EntryKind.NORMAL
    period: str | None = None
    original_entry_id: UUID | None = None
    prices_include_tax: bool = False

    def entry(self, lines: tuple[PostingLine, ...]) -> PostingRequest:
        """Return the request to post the lines under this header."""
        return PostingRequest(
            entry_date=self.entry_date,
            description=self.description,
            lines=lines,
            source_module="gl",
            source_type=self.source_type,
            source_id=self.source_id,
            purpose=self.purpose,
            kind=self.kind,
            period=self.period,
            reference=self.reference,
            original_entry_id=self.original_entry_id,
        )


def journal_lines(header: JournalHeader, lines: Iterable[JournalLineInput]) -> tuple[PostingLine, ...]:
    """Return typed lines for the ledger, each in its own currency or the journal's.

    Raises:
        InvalidInput: a line has no amount, or two.
    """
    return tuple(_typed(header, line, index) for index, line in enumerate(lines))


def _typed(header: JournalHeader, line: JournalLineInput, index: int) -> PostingLine:
    side, amount = side_of(line, index)
    currency = line.currency or header.currency
    return PostingLine(
        side=side,
        amount=amount,
        account_id=line.account_id,
        currency=currency,
        rate=line.rate or (header.rate if currency == header.currency else None),
        is_typed=True,
        party_id=line.party_id,
        tax_code_id=line.tax_code_id,
        memo=line.memo,
        dims=line.dims,
        reason=TYPED,
    )


def _occurrence_lines(
    entry: RecurringEntry, amounts: Iterable[tuple[RecurringLine, Decimal]]
) -> tuple[PostingLine, ...]:
    """Return the lines of one occurrence; a negative amount goes to the other side, zero is left out.

    Accounts of a template that a document caused may be control accounts: nobody typed them.
    """
    return tuple(
        PostingLine(
            side=line.side if amount > 0 else line.side.other,
            amount=abs(amount),
            account_id=line.account_id,
            currency=entry.currency,
            is_typed=entry.source_id is None,
            party_id=line.party_id or entry.party_id,
            tax_code_id=line.tax_code_id,
            memo=line.description,
            dims=line.dims,
            reason=f"recurring entry {entry.name}"[:100],
        )
        for line, amount in amounts
        if amount
    )


def occurrence_entry_lines(
    entry: RecurringEntry, amounts: Iterable[tuple[RecurringLine, Decimal]]
) -> tuple[PostingLine, ...]:
    """Return all lines of one occurrence: an allocation takes off its basis account what its lines take."""
    lines = _occurrence_lines(entry, amounts)
    if entry.template_type is not TemplateType.ALLOCATION or not lines:
        return lines
    total = sum((line.amount for line in lines), Decimal(0))
    basis = PostingLine(
        side=lines[0].side.other,
        amount=total,
        account_id=entry.basis_account_id,
        currency=entry.currency,
        is_typed=True,
        reason="shared out",
    )
    return (*lines, basis)
