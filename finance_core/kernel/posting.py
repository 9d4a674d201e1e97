"""The posting service: the only place that builds journal rows, with every refusal of kernel.md rule 1.

Lines go in first under a deferred foreign key, the header last; its trigger checks balance, order and chain
again in the file itself. Balances by account and period are written in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from finance_core.db.base import DIMS, table_of
from finance_core.db.prepared import Prepared
from finance_core.db.types import check_decimal, ledger_units
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.dimension_rules import check_dimensions
from finance_core.kernel.errors import (
    AccountNotPostable,
    AlreadyReversed,
    BadAmount,
    BadPrecision,
    Duplicate,
    MissingParty,
    ModuleClosed,
    PeriodNotOpen,
    TooFewLines,
    UnbalancedEntry,
)
from finance_core.kernel.fx import Fx
from finance_core.kernel.hashing import FIRST_PREVIOUS_HASH, HashedEntry, HashedLine, entry_hash
from finance_core.kernel.models.ledger import (
    Account,
    AccountType,
    ControlKind,
    Dims,
    EntryKind,
    FiscalPeriod,
    KindGroup,
    PeriodStatus,
    Side,
)
from finance_core.kernel.models.posting import PostedEntry, PostedLine, PostingLine, PostingRequest
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.numbers import Numbers
from finance_core.kernel.orm import AccountPeriodBalanceModel, JournalEntryModel, JournalLineModel
from finance_core.kernel.reference import ReferenceData
from finance_core.kernel.unit import Unit
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product

ONE = Decimal(1)
ZERO = Decimal(0)
NO_ENTITY = UUID(int=0)
_MODULE_NAMES = {"ap": "Payables are", "ar": "Receivables are", "cash": "Cash is",
                 "gl": "The general ledger is"}
_CONTROL_CURES = {
    ControlKind.AR: "record an invoice or credit note", ControlKind.AP: "record a bill or credit note",
    ControlKind.TAX: "use a tax code on the line", ControlKind.INVENTORY: "record a stock movement",
    ControlKind.ASSETS: "use the asset register", ControlKind.LEASE: "use the lease register",
    ControlKind.EMPLOYEE: "record an expense report",
}
_ENTRIES = table_of(JournalEntryModel)
_LAST_ENTRY = Prepared(
    select(_ENTRIES.c.seq, _ENTRIES.c.entry_hash).where(
        _ENTRIES.c.seq == select(func.max(_ENTRIES.c.seq)).scalar_subquery()
    )
)
_EARLIER = Prepared(select(_ENTRIES.c.entry_no).where(_ENTRIES.c.idempotency_key == bindparam("key")))
_NEW_LINES = Prepared(insert(table_of(JournalLineModel)))
_NEW_ENTRY = Prepared(insert(_ENTRIES))
_TURNOVER = ("debit", "credit", "base_debit", "base_credit", "line_count")
_BALANCES = table_of(AccountPeriodBalanceModel)
_NEW_TURNOVER = upsert_sqlite(_BALANCES)
_ADD_TURNOVER = Prepared(_NEW_TURNOVER.on_conflict_do_update(
    index_elements=list(_BALANCES.primary_key),
    set_={name: _BALANCES.c[name] + _NEW_TURNOVER.excluded[name] for name in _TURNOVER},
))
PostedHandler = Callable[[Unit, PostingRequest, PostedEntry], None]


class Posting:
    """Turns posting requests into entries."""

    def __init__(
        self, reference: ReferenceData, numbers: Numbers, fx: Fx, base_currency: Callable[[], str]
    ) -> None:
        self._reference = reference
        self._numbers = numbers
        self._fx = fx
        self._base_currency = base_currency
        self.handlers: list[PostedHandler] = []

    def post(self, unit: Unit, request: PostingRequest) -> PostedEntry:
        """Post an entry inside the unit of work and return it.

        Raises:
            Duplicate: the same source was already posted for this purpose.
            PeriodNotOpen, NoPeriod, ModuleClosed, UnmappedRole, AccountNotPostable, TooFewLines, BadAmount,
            BadPrecision, MissingRate, UnbalancedEntry, MissingParty, MissingDimension: as their texts say.
            InvalidInput: a dimension value cannot be used on the day.
        """
        self._refuse_repeat(unit, request)
        period = self._open_period(unit, request)
        lines = [self._resolved(unit, number, line, request) for number, line in enumerate(request.lines, 1)]
        if len(lines) < 2:
            raise TooFewLines
        lines = self._balanced(unit, lines, request)
        book = self._book(lines, request)
        entry = self._write(unit, request, period, book, lines)
        unit.posted.append(entry)
        total = sum((line.base_amount for line in entry.lines if line.side is Side.DEBIT), ZERO)
        unit.record(AuditAction.REVERSE if request.reversal_of_id else AuditAction.POST, "journal_entry",
                    entry.id, f"{entry.entry_no} {request.description}",
                    {"entry_no": entry.entry_no, "total": total})
        parties = " ".join(sorted({line.party_name for line in entry.lines if line.party_name}))
        unit.find_later(("journal_entry", entry.id), entry.entry_no,
                        body=f"{request.description} {request.reference or ''}", party=parties, amount=total,
                        on=entry.entry_date)
        for handler in self.handlers:
            handler(unit, request, entry)
        return entry

    def reverse(self, unit: Unit, entry_id: UUID, *, on: date | None = None, reason: str = "") -> PostedEntry:
        """Post the same lines with sides swapped, linked to the entry; dated as it, else the first open day.

        Raises:
            NotFound: there is no such entry.
            AlreadyReversed: it was reversed before.
        """
        header = unit.session.get(JournalEntryModel, entry_id)
        if header is None:
            raise NotFound("journal entry", entry_id)
        table = JournalEntryModel
        by = unit.session.execute(select(table.entry_no).where(table.reversal_of_id == entry_id)).scalar()
        if by is not None:
            raise AlreadyReversed(header.entry_no, by)
        rows = unit.session.scalars(
            select(JournalLineModel).where(JournalLineModel.entry_id == entry_id)
            .order_by(JournalLineModel.line_no)
        ).all()
        lines = tuple(
            PostingLine(
                side=Side(row.side).other, amount=row.amount, account_id=row.account_id,
                currency=row.currency, rate=row.rate, base_amount=row.base_amount,
                is_base_only=row.is_base_only, party_id=row.party_id,
                dims=Dims(**{name: getattr(row, name) for name in DIMS}), tax_code_id=row.tax_code_id,
                memo=row.memo, counter_entity=row.counter_entity, quantity=row.quantity, unit=row.unit,
                reason=f"reverses {header.entry_no}",
            )
            for row in rows
        )
        return self.post(unit, PostingRequest(
            entry_date=on or self._reversal_date(unit, header.entry_date),
            description=f"Reversal of {header.entry_no}" + (f": {reason}" if reason else ""), lines=lines,
            source_module=header.source_module, source_type=header.source_type, source_id=header.source_id,
            purpose=f"reverse-{header.seq}", kind=EntryKind.REVERSAL, book=header.book,
            reference=header.reference, reversal_of_id=entry_id,
        ))

    def void(
        self, unit: Unit, source_type: str, source_id: UUID, *, on: date | None, reason: str
    ) -> list[PostedEntry]:
        """Reverse every entry of a document that is not reversed yet, newest first."""
        table = JournalEntryModel
        reversed_ids = select(table.reversal_of_id).where(table.reversal_of_id.is_not(None))
        keys = unit.session.scalars(
            select(table.id)
            .where(table.source_type == source_type, table.source_id == source_id,
                   table.reversal_of_id.is_(None), table.id.not_in(reversed_ids))
            .order_by(table.seq.desc())
        ).all()
        return [self.reverse(unit, key, on=on, reason=reason) for key in keys]

    def _reversal_date(self, unit: Unit, original: date) -> date:
        if self._reference.period_of(unit, original).status is PeriodStatus.OPEN:
            return original
        return self._reference.first_open_day(unit, original) or original

    def _refuse_repeat(self, unit: Unit, request: PostingRequest) -> None:
        earlier = _EARLIER.run(unit.connection, {"key": request.idempotency_key}).scalar()
        if earlier is not None:
            raise Duplicate(f"{request.description} was already posted as {earlier}. Open that entry.",
                            record=earlier)

    def _open_period(self, unit: Unit, request: PostingRequest) -> FiscalPeriod:
        period = self._reference.period_of(unit, request.entry_date, request.period)
        allowed = {PeriodStatus.OPEN,
                   PeriodStatus.CLOSING} if request.kind is EntryKind.CLOSING else {PeriodStatus.OPEN}
        if period.status not in allowed:
            first = self._reference.first_open_day(unit, request.entry_date)
            raise PeriodNotOpen(period.code, period.status.value, first)
        if request.source_module in (period.closed_modules or "").split(","):
            raise ModuleClosed(_MODULE_NAMES.get(request.source_module, request.source_module), period.code)
        return period

    def _resolved(
        self, unit: Unit, number: int, line: PostingLine, request: PostingRequest
    ) -> tuple[PostingLine, Account]:
        account = self._account(unit, line, number)
        _check_account(account, line, number, request)
        base = self._base_currency()
        currency = line.currency or base
        _check_finite(number, line.amount)
        if line.amount != 0 if line.is_base_only else line.amount <= 0:
            raise BadAmount(number)
        decimals = self._reference.minor_unit(unit, currency, f"lines.{number - 1}.currency")
        _check_precision(number, line.amount, currency, decimals)
        if account.currency and account.currency != currency and not line.is_base_only:
            raise AccountNotPostable(f"{account.code} takes only {account.currency}.", record=account.code)
        rate = line.rate or ONE
        if currency == base:
            rate = ONE
        elif line.rate is None:
            rate = self._fx.rate(unit, currency, base, request.entry_date).rate
        minor = self._reference.minor_unit(unit, base)
        amount = line.amount
        if line.is_base_only or currency != base:
            given = line.base_amount
            amount = given if given is not None else rounded_product(minor, line.amount, rate)
        _check_precision(number, amount, base, minor)
        if amount < 0 or (line.is_base_only and amount == 0):
            raise BadAmount(number)
        ledger_units(amount)
        if request.kind is not EntryKind.REVERSAL:
            check_dimensions(self._reference.dimensions(unit), account, line, number, request.entry_date)
        if account.requires_party and line.party_id is None:
            raise MissingParty(number, account.code)
        return replace(line, currency=currency, rate=check_decimal(rate, "rate"), base_amount=amount,
                       account_id=account.id), account

    def _account(self, unit: Unit, line: PostingLine, number: int) -> Account:
        if line.account_id is not None:
            return self._reference.account(unit, line.account_id, f"lines.{number - 1}.account_id")
        if line.role is None:
            raise InvalidInput(f"lines.{number - 1}.account_id", f"Line {number}: choose an account.")
        return self._reference.role_account(unit, line.role)

    def _balanced(
        self, unit: Unit, lines: list[tuple[PostingLine, Account]], request: PostingRequest
    ) -> list[tuple[PostingLine, Account]]:
        base = self._base_currency()
        currencies = {line.currency for line, _ in lines if not line.is_base_only}
        if len(currencies) == 1 and (only := currencies.pop()) != base and only is not None:
            own = [(line.side, line.amount) for line, _ in lines]
            if (debit := _total(own, Side.DEBIT)) != (credit := _total(own, Side.CREDIT)):
                raise UnbalancedEntry(debit, credit, only)
        sides = [(line.side, line.base_amount or ZERO) for line, _ in lines]
        debit, credit = _total(sides, Side.DEBIT), _total(sides, Side.CREDIT)
        difference = debit - credit
        if not difference:
            return lines
        half = Decimal(5).scaleb(-self._reference.minor_unit(unit, base) - 1)
        foreign = sum(1 for line, _ in lines if line.currency != base)
        if abs(difference) > half * foreign:
            raise UnbalancedEntry(debit, credit, base)
        cents = PostingLine(side=Side.CREDIT if difference > 0 else Side.DEBIT, amount=abs(difference),
                            role="ROUNDING_DIFFERENCE", reason="rounding of foreign amounts")
        return [*lines, self._resolved(unit, len(lines) + 1, cents, request)]

    def _book(self, lines: Sequence[tuple[PostingLine, Account]], request: PostingRequest) -> str:
        memo = {account.type is AccountType.MEMO for _, account in lines}
        if len(memo) == 2:
            raise AccountNotPostable("Statistical accounts and ledger accounts cannot stand in one entry. "
                                     "Post two entries.", field="lines")
        return "MEMO" if memo == {True} else request.book or "MAIN"

    def _write(
        self, unit: Unit, request: PostingRequest, period: FiscalPeriod, book: str,
        lines: list[tuple[PostingLine, Account]]
    ) -> PostedEntry:
        last = _LAST_ENTRY.run(unit.connection).first()
        seq, previous = (last[0] + 1, last[1]) if last else (1, FIRST_PREVIOUS_HASH)
        entry_id, entry_no = new_id(), self._numbers.next(unit, "JE", request.entry_date)
        hashed = HashedEntry(
            seq=seq, entry_no=entry_no, book=book, entry_date=request.entry_date, period=period.code,
            kind=request.kind.value, source_module=request.source_module, source_type=request.source_type,
            source_id=request.source_id, description=request.description[:500],
            reversed_seq=self._reversed_seq(unit, request),
        )
        digest = entry_hash(hashed, [_hashed_line(number, line) for number, (line, _) in enumerate(lines, 1)])
        closing = request.kind is EntryKind.CLOSING
        shared = {"entry_id": entry_id, "entry_date": request.entry_date, "fiscal_period_id": period.id,
                  "book": book, "is_closing": closing}
        rows = [shared | _row(number, line) for number, (line, _) in enumerate(lines, 1)]
        _NEW_LINES.run(unit.connection, *rows)
        _NEW_ENTRY.run(unit.connection, {
            "id": entry_id, "created_at": unit.now, "updated_at": unit.now, "created_by_id": unit.actor_id,
            "updated_by_id": unit.actor_id, "seq": seq, "entry_no": entry_no, "book": book,
            "kind": request.kind.value, "entry_date": request.entry_date, "fiscal_period_id": period.id,
            "document_date": request.document_date, "description": request.description[:500],
            "reference": request.reference, "source_module": request.source_module,
            "source_type": request.source_type, "source_id": request.source_id,
            "idempotency_key": request.idempotency_key, "reversal_of_id": request.reversal_of_id,
            "original_entry_id": request.original_entry_id, "posted_at": unit.now,
            "posted_by_id": unit.actor_id, "prev_hash": previous, "entry_hash": digest,
        })
        group = KindGroup.CLOSING if closing else KindGroup.NORMAL
        key = {"fiscal_period_id": period.id, "book": book, "kind_group": group.value}
        _add_balances(unit, key, [line for line, _ in lines])
        unit.changed |= {"journal_entries", "journal_lines"}
        return PostedEntry(
            id=entry_id, seq=seq, entry_no=entry_no, entry_date=request.entry_date, period=period.code,
            kind=request.kind, book=book, description=request.description[:500],
            source_module=request.source_module, source_type=request.source_type, source_id=request.source_id,
            lines=tuple(self._posted_line(unit, number, *line) for number, line in enumerate(lines, 1)),
        )

    def _reversed_seq(self, unit: Unit, request: PostingRequest) -> int | None:
        if request.reversal_of_id is None:
            return None
        return unit.get(JournalEntryModel, request.reversal_of_id, what="journal entry").seq

    def _posted_line(self, unit: Unit, number: int, line: PostingLine, account: Account) -> PostedLine:
        return PostedLine(
            line_no=number, account_id=account.id, account_code=account.code, account_name=account.name,
            side=line.side, amount=line.amount, currency=line.currency or "", rate=line.rate or ONE,
            base_amount=line.base_amount or ZERO, memo=line.memo,
            party_name=self._reference.party_name(unit, line.party_id) if line.party_id else None,
            reason=line.reason or (f"role {line.role}" if line.role else None),
        )


def _total(sides: Sequence[tuple[Side, Decimal]], side: Side) -> Decimal:
    return sum((amount for which, amount in sides if which is side), ZERO)


def _add_balances(unit: Unit, key: dict[str, Any], lines: list[PostingLine]) -> None:
    """Add an entry's lines to the turnover of their accounts in a period and book."""
    sums: dict[tuple[Any, ...], list[Any]] = {}
    for line in lines:
        entity = line.dims.dim_entity_id if line.dims else None
        total = sums.setdefault((line.account_id, line.currency, entity or NO_ENTITY),
                                [ZERO, ZERO, ZERO, ZERO, 0])
        offset = 0 if line.side is Side.DEBIT else 1
        total[offset] += line.amount
        total[2 + offset] += line.base_amount
        total[4] += 1
    _ADD_TURNOVER.run(unit.connection, *(
        {**key, "account_id": account_id, "currency": currency, "dim_entity_id": entity_id,
         **dict(zip(_TURNOVER, values, strict=True))}
        for (account_id, currency, entity_id), values in sums.items()
    ))


def _check_account(account: Account, line: PostingLine, number: int, request: PostingRequest) -> None:
    refusal = _refusal(account, line, request.kind)
    if refusal is not None:
        raise AccountNotPostable(f"{account.code} {account.name} {refusal}",
                                 field=f"lines.{number - 1}.account_id", record=account.code)


def _refusal(account: Account, line: PostingLine, kind: EntryKind) -> str | None:
    if account.is_summary:
        return "is a header account. Choose one of its sub-accounts."
    if not account.is_active and kind is not EntryKind.REVERSAL:
        return "is inactive. Activate it or choose another account."
    if line.is_typed and account.control_kind is not ControlKind.NONE and kind is not EntryKind.OPENING:
        cure = _CONTROL_CURES.get(account.control_kind, "use the module that owns it")
        return f"is a control account: {cure} instead."
    if line.is_typed and not account.allow_manual:
        return "takes no manual postings. Choose another account."
    return None


def _check_finite(number: int, amount: Decimal) -> None:
    if not amount.is_finite():
        raise InvalidInput(f"lines.{number - 1}.amount", f"Line {number}: {amount} is not a number.")


def _check_precision(number: int, amount: Decimal, currency: str, decimals: int) -> None:
    _check_finite(number, amount)
    if amount != round(amount, decimals):
        raise BadPrecision(number, amount, currency, decimals)


def _hashed_line(number: int, line: PostingLine) -> HashedLine:
    dims = {name.removeprefix("dim_").removesuffix("_id").upper(): value
            for name in DIMS if line.dims is not None and (value := getattr(line.dims, name)) is not None}
    return HashedLine(
        line_no=number, account_id=line.account_id or NO_ENTITY, is_debit=line.side is Side.DEBIT,
        amount=line.amount, currency=line.currency or "", rate=line.rate or ONE,
        base_amount=line.base_amount or ZERO, party_id=line.party_id, dims=dims or None,
    )


_NO_DIMS = dict.fromkeys(DIMS)


def _row(number: int, line: PostingLine) -> dict[str, Any]:
    dims = _NO_DIMS if line.dims is None else {name: getattr(line.dims, name) for name in DIMS}
    return {
        "line_no": number, "account_id": line.account_id, "side": line.side.value, "amount": line.amount,
        "currency": line.currency, "rate": line.rate, "base_amount": line.base_amount,
        "is_base_only": line.is_base_only,
        "party_id": line.party_id, "counter_entity": line.counter_entity, "tax_code_id": line.tax_code_id,
        "due_date": line.due_date, "quantity": line.quantity, "unit": line.unit,
        "memo": line.memo[:500] if line.memo else None, "reason": line.reason[:100] if line.reason else None,
        "corrects_line_id": line.corrects_line_id, **dims,
    }
