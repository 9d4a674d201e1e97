"""The kernel's own small services: drafts, entries as shown, currencies, search, the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import ledger_units
from finance_core.db.unit_of_work import Database, stored
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.listing import (
    ListQuery,
    ListSpec,
    LookupItem,
    LookupQuery,
    Page,
    find_choices,
    run_list,
    words_of,
)
from finance_core.kernel.models.ledger import EntryKind, JournalEntry, Side
from finance_core.kernel.models.master import Currency, ExchangeRate, RateType
from finance_core.kernel.models.posting import PostedEntry, PostedLine, Saved
from finance_core.kernel.models.records import AuditAction, Draft
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import (
    AccountModel,
    ActorModel,
    AuditEventModel,
    CurrencyModel,
    DraftModel,
    ExchangeRateModel,
    FiscalPeriodModel,
    JournalEntryModel,
    JournalLineModel,
    PartyModel,
)
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.currencies import iso_currency
from finance_core.money.ids import new_id


class SaveDraft(Request):
    """Keep a form that is not saved yet."""

    id: UUID
    kind: str
    title: str = ""
    body: dict[str, Any]


class SetRate(Request):
    """Enter the rate of a day: `rate` units of `to_currency` for `per` units of `from_currency`."""

    from_currency: str
    to_currency: str
    rate_date: date
    rate: Decimal
    rate_type: RateType = RateType.SPOT
    per: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One thing found."""

    subject_type: str
    subject_id: UUID
    title: str
    party: str
    amount: Decimal | None
    on: str
    body: str


class Records:
    """Drafts, entries, currencies and search of the open company."""

    name = "kernel"

    def __init__(self, database: Database[Unit]) -> None:
        self.database = database

    @operation
    def save_draft(self, unit: Unit, request: SaveDraft) -> Draft:
        """Store or replace a draft; it stands outside the ledger and takes no number."""
        draft = Draft(id=request.id, kind=request.kind, title=request.title, body=request.body,
                      updated_at=unit.now, actor_id=unit.actor_id)
        row = unit.session.get(DraftModel, request.id)
        if row is None:
            unit.session.add(DraftModel(id=draft.id, kind=draft.kind, title=draft.title, body=draft.body,
                                        updated_at=draft.updated_at, actor_id=draft.actor_id))
        else:
            row.title, row.body, row.updated_at = draft.title, draft.body, draft.updated_at
        return draft

    @query
    def drafts(self, session: Session, kind: str) -> tuple[Draft, ...]:
        """Return the drafts of a kind, newest first."""
        rows = session.scalars(
            select(DraftModel).where(DraftModel.kind == kind).order_by(DraftModel.updated_at.desc())
        )
        return tuple(row.to_dto() for row in rows)

    @operation
    def delete_draft(self, unit: Unit, draft_id: UUID) -> None:
        """Forget a draft; one that is gone already is no error."""
        unit.session.execute(delete(DraftModel).where(DraftModel.id == draft_id))
        unit.changed.add("drafts")

    @query
    def entry(self, session: Session, entry_id: UUID) -> PostedEntry:
        """Return a posted entry with the names of its accounts and parties.

        Raises:
            NotFound: no entry has this id.
        """
        return posted_entry(session, entry_id)

    @query
    def entries_of(self, session: Session, source_id: UUID) -> tuple[PostedEntry, ...]:
        """Return all entries a document caused, in posting order."""
        table = JournalEntryModel
        keys = session.scalars(select(table.id).where(table.source_id == source_id).order_by(table.seq)).all()
        return tuple(posted_entry(session, key) for key in keys)

    @query
    def entry_header(self, session: Session, entry_id: UUID) -> JournalEntry:
        """Return the stored header of an entry, with its hashes and links.

        Raises:
            NotFound: no entry has this id.
        """
        return stored(session, JournalEntryModel, entry_id, "journal entry").to_dto()

    @query
    def list_audit(self, session: Session, request: ListQuery) -> Page:
        """Return the audit log, newest first."""
        table = AuditEventModel
        spec = ListSpec(
            columns={"id": table.seq, "occurred_at": table.occurred_at, "actor": ActorModel.name,
                     "action": table.action,
                     "method": table.method, "entity_type": table.entity_type, "summary": table.summary},
            source=select().select_from(table).join(ActorModel, ActorModel.id == table.actor_id),
            search=(table.summary, table.method, table.entity_type),
            filters={"action": lambda value: table.action == value,
                     "entity_id": lambda value: table.entity_id == value},
            sort="id", descending=True,
        )
        return run_list(session, spec, request)

    @query
    def search(self, session: Session, request: LookupQuery) -> tuple[SearchHit, ...]:
        """Return what matches all words: documents, parties, accounts, entries; amounts exactly, any sign."""
        match = _match_text(request.text)
        if not match:
            return ()
        rows = session.execute(
            text("SELECT subject_type, subject_id, title, party, amount, date, body FROM search_index "
                 "WHERE search_index MATCH :match "
                 "ORDER BY bm25(search_index, 0, 0, 10, 2, 5, 3, 1) LIMIT :limit"),
            {"match": match, "limit": min(request.limit, 200)},
        )
        return tuple(
            SearchHit(subject_type=row[0], subject_id=UUID(row[1]), title=row[2], party=row[3],
                      amount=Decimal(row[4]).scaleb(-4) if row[4] else None, on=row[5], body=row[6])
            for row in rows
        )

    @query
    def lookup_currencies(self, session: Session, request: LookupQuery) -> tuple[LookupItem, ...]:
        """Return the currencies of the company."""
        table = CurrencyModel
        statement = select(table.id, table.code, table.name).where(table.is_active)
        if request.id is not None:
            statement = statement.where(table.id == request.id)
        found = find_choices(session, statement, (table.code, table.name), request)
        return tuple(LookupItem(id=key, code=code, name=name) for key, code, name in found)

    @operation
    def add_currency(self, unit: Unit, code: str) -> Currency:
        """Let the company use a currency of ISO 4217; one it uses already is returned as it is.

        Raises:
            InvalidInput: ISO 4217 has no such code.
        """
        return self.ensure_currency(unit, code)

    def ensure_currency(self, unit: Unit, code: str) -> Currency:
        """Add a currency inside a unit of work unless it is there."""
        row = unit.session.scalar(select(CurrencyModel).where(CurrencyModel.code == code))
        if row is not None:
            return row.to_dto()
        iso = iso_currency(code)
        currency = Currency(id=new_id(), code=iso.code, name=iso.name, symbol=iso.code,
                            minor_unit=iso.minor_unit)
        unit.add(CurrencyModel.from_dto(currency, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, "currency", currency.id, code)
        return currency

    @operation
    def set_rate(self, unit: Unit, request: SetRate) -> Saved[ExchangeRate]:
        """Enter or replace the rate of a day.

        Raises:
            InvalidInput: a rate that is not above zero, or an unknown currency.
        """
        if request.rate <= 0 or request.per <= 0:
            raise InvalidInput("rate", "A rate is above zero.")
        for code in (request.from_currency, request.to_currency):
            self.ensure_currency(unit, code)
        table = ExchangeRateModel
        row = unit.session.scalar(select(table).where(
            table.from_currency == request.from_currency, table.to_currency == request.to_currency,
            table.rate_date == request.rate_date, table.rate_type == request.rate_type.value,
        ))
        rate = ExchangeRate(id=row.id if row else new_id(), **request.model_dump(exclude={"request_id"}))
        if row is None:
            unit.add(ExchangeRateModel.from_dto(rate, created_by_id=unit.actor_id))
        else:
            row.apply(rate, changed_by_id=unit.actor_id)
        unit.session.flush()
        unit.record(AuditAction.UPDATE if row else AuditAction.CREATE, "exchange_rate", rate.id,
                    f"{rate.from_currency}→{rate.to_currency} {rate.rate_date.isoformat()} {rate.rate}")
        return unit.saved(rate)

    @query
    def list_rates(self, session: Session, request: ListQuery) -> Page:
        """Return exchange rates, newest first."""
        table = ExchangeRateModel
        spec = ListSpec(
            columns={"id": table.id, "rate_date": table.rate_date, "from_currency": table.from_currency,
                     "to_currency": table.to_currency, "rate": table.rate, "per": table.per,
                     "rate_type": table.rate_type,
                     "source": table.source},
            source=select().select_from(table), search=(table.from_currency, table.to_currency),
            sort="rate_date", descending=True,
        )
        return run_list(session, spec, request)


def posted_entry(session: Session, entry_id: UUID) -> PostedEntry:
    """Return a posted entry with names.

    Raises:
        NotFound: no entry has this id.
    """
    row = session.execute(
        select(JournalEntryModel, FiscalPeriodModel.code)
        .join(FiscalPeriodModel, FiscalPeriodModel.id == JournalEntryModel.fiscal_period_id)
        .where(JournalEntryModel.id == entry_id)
    ).first()
    if row is None:
        raise NotFound("journal entry", entry_id)
    header, period = row
    line = JournalLineModel
    lines = session.execute(
        select(line.line_no, line.account_id, AccountModel.code, AccountModel.name, line.side, line.amount,
               line.currency, line.rate, line.base_amount, PartyModel.name, line.memo, line.reason)
        .join(AccountModel, AccountModel.id == line.account_id)
        .outerjoin(PartyModel, PartyModel.id == line.party_id)
        .where(line.entry_id == entry_id)
        .order_by(line.line_no)
    )
    return PostedEntry(
        id=header.id, seq=header.seq, entry_no=header.entry_no, entry_date=header.entry_date, period=period,
        kind=EntryKind(header.kind), book=header.book, description=header.description,
        source_module=header.source_module, source_type=header.source_type, source_id=header.source_id,
        lines=tuple(
            PostedLine(line_no=n, account_id=key, account_code=code, account_name=name, side=Side(side),
                       amount=amount, currency=currency, rate=rate, base_amount=base, party_name=party,
                       memo=memo, reason=reason)
            for n, key, code, name, side, amount, currency, rate, base, party, memo, reason in lines
        ),
    )


def _match_text(words: str) -> str:
    parts = []
    for word in words_of(words):
        quoted = '"' + word.replace('"', '""') + '"*'
        amount = _as_amount(word)
        parts.append(f'({quoted} OR amount : "{amount}")' if amount else quoted)
    return " AND ".join(parts)


def _as_amount(word: str) -> str | None:
    digits = word.replace("\u2212", "-").lstrip("-+")
    if not digits or digits[0] not in "0123456789":
        return None
    if "," in digits and (digits.rfind(",") > digits.rfind(".")) and len(digits) - digits.rfind(",") - 1 != 3:
        digits = digits.replace(".", "").replace(",", ".")
    try:
        return str(ledger_units(Decimal(digits.replace(",", ""))))
    except (InvalidOperation, InvalidInput):
        return None
