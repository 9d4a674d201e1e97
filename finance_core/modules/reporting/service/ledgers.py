"""General ledger detail, register of an account, journal: lines listed, with balances carried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.modules.reporting.models import (
    Cell,
    DrillKey,
    DrillKind,
    ReportAccount,
    ReportRow,
    ReportTable,
    RowKind,
    Span,
)
from finance_core.modules.reporting.rules import ZERO, day_in_words
from finance_core.modules.reporting.service.books import DAY, MAIN
from finance_core.modules.reporting.service.framing import Asked, money_column, text_column
from finance_core.modules.reporting.service.lines import (
    LINE_COLUMNS,
    LedgerLine,
    LineRows,
    line_query,
    read_lines,
    sum_of,
    summary_row,
)
from finance_core.modules.reporting.service.sums import Turnover, balances, in_span
from finance_core.modules.reporting.service.tables import ACCOUNTS, Account, Entry, Line, Party

DETAIL = ("date", "entry", "party", "source", "debit", "credit", "balance")
REGISTER = ("date", "entry", "text", "party", "counter", "debit", "credit", "balance")
FOREIGN_REGISTER = (*REGISTER[:5], "foreign", "currency", *REGISTER[5:])


def account_register(asked: Asked) -> ReportTable:
    """Return the lines of one account in a span with the balance after each, in base currency.

    When there are more than `limit` lines the newest are shown; the balance brought forward covers the rest.

    Raises:
        InvalidInput: no account is named.
        NotFound: there is no such account.
    """
    books, options, span = asked.books, asked.options, _ledger_span(asked)
    if options.account_id is None:
        raise InvalidInput("account_id", "A register shows one account. Choose it.")
    account = books.account(options.account_id)
    members = [each.id for each in books.postable_below(account)]
    statement = line_query("counter").where(Line.account_id.in_(members), in_span(span))
    newest = statement.order_by(Line.entry_date.desc(), Line.id.desc()).limit(options.limit + 1)
    found = read_lines(books, newest)
    shown = found[options.limit - 1 :: -1] if len(found) > options.limit else found[::-1]
    closing = sum((row[0] for row in balances(books, [_up_to(span)], accounts=members).values()), ZERO)
    opening = closing - sum((line.net for line in shown), ZERO)
    foreign = any(line.currency != books.currency for line in shown)
    keys = FOREIGN_REGISTER if foreign else REGISTER
    rows = [summary_row(books, "Balance brought forward", keys, RowKind.SUBTOTAL, {"balance": opening})]
    maker = LineRows(books, keys, opening)
    rows += [maker.row(line) for line in shown]
    sums = {"debit": sum_of(shown, Side.DEBIT), "credit": sum_of(shown, Side.CREDIT), "balance": closing}
    rows.append(summary_row(books, "Balance carried forward", keys, RowKind.TOTAL, sums))
    notes = [
        f"Only the newest {options.limit:,} lines are shown; the balance brought forward covers the others."
    ]
    return ReportTable(
        metadata=asked.metadata(filters=(account.title,)),
        columns=tuple(LINE_COLUMNS[key] for key in keys),
        rows=tuple(rows),
        totals=books.totals(**sums),
        notes=tuple(notes if len(found) > options.limit else ()),
    )


def general_ledger_detail(asked: Asked) -> ReportTable:
    """Return for each account its opening balance, its lines and its closing balance, in base currency.

    At most `limit` lines are listed; opening and closing balances and totals are always complete.

    Raises:
        NotFound: there is no such account.
    """
    ledger = _Ledger.read(asked)
    rows: list[ReportRow] = []
    for account in ledger.accounts:
        rows += ledger.rows_of(account)
    debit, credit = ledger.total(ledger.debits), ledger.total(ledger.credits)
    rows.append(summary_row(asked.books, "Total", DETAIL, RowKind.TOTAL, {"debit": debit, "credit": credit}))
    checks = []
    if asked.options.account_id is None and asked.options.party_id is None:
        checks.append(asked.books.check("Debits equal credits", debit, credit))
    notes = [
        f"Only the first {asked.options.limit:,} lines are listed. Choose fewer accounts or a shorter span."
    ]
    return ReportTable(
        metadata=asked.metadata(*checks, filters=_filter_words(asked)),
        columns=tuple(LINE_COLUMNS[key] for key in DETAIL),
        rows=tuple(rows),
        totals=asked.books.totals(debit=debit, credit=credit),
        notes=tuple(notes if ledger.is_cut else ()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    asked: Asked
    accounts: Sequence[ReportAccount]
    openings: dict[UUID, Decimal]
    debits: dict[UUID, Decimal]
    credits: dict[UUID, Decimal]
    lines: dict[UUID, list[LedgerLine]]
    is_cut: bool

    @classmethod
    def read(cls, asked: Asked) -> _Ledger:
        """Read openings, turnover and lines."""
        books, options, span = asked.books, asked.options, _ledger_span(asked)
        wanted = (
            books.accounts
            if options.account_id is None
            else books.postable_below(books.account(options.account_id))
        )
        before = _up_to(Span(date_to=(asked.start or asked.end) - DAY))
        opening = _turnover(asked, before, wanted, Turnover.NET)
        debit, credit = (_turnover(asked, span, wanted, side) for side in (Turnover.DEBIT, Turnover.CREDIT))
        statement = (
            line_query("account_id")
            .join(ACCOUNTS, Account.id == Line.account_id)
            .where(in_span(span), *_filters(asked))
        )
        if options.account_id is not None:
            statement = statement.where(Line.account_id.in_([each.id for each in wanted]))
        found = read_lines(
            books, statement.order_by(Account.code, Line.entry_date, Line.id).limit(options.limit + 1)
        )
        by_account = {
            key: list(group)
            for key, group in groupby(found[: options.limit], key=lambda line: line.account_id)
        }
        moved = opening.keys() | debit.keys() | credit.keys()
        return cls(
            asked=asked,
            accounts=[each for each in wanted if options.zero_rows or each.id in moved],
            openings=opening,
            debits=debit,
            credits=credit,
            lines=by_account,
            is_cut=len(found) > options.limit,
        )

    def total(self, sums: dict[UUID, Decimal]) -> Decimal:
        """Return the sum over the accounts."""
        return sum(sums.values(), ZERO)

    def rows_of(self, account: ReportAccount) -> Iterator[ReportRow]:
        """Return the block of one account."""
        books = self.asked.books
        opening = self.openings.get(account.id, ZERO)
        maker = LineRows(books, DETAIL, opening, level=1)
        debit, credit = self.debits.get(account.id, ZERO), self.credits.get(account.id, ZERO)
        yield ReportRow(kind=RowKind.HEADER, label=account.title)
        yield summary_row(books, "Opening balance", DETAIL, RowKind.LINE, {"balance": opening})
        for line in self.lines.get(account.id, ()):
            yield maker.row(line)
        sums = {"debit": debit, "credit": credit, "balance": opening + debit - credit}
        yield summary_row(books, f"Closing balance {account.code}", DETAIL, RowKind.SUBTOTAL, sums)


def journal_report(asked: Asked) -> ReportTable:
    """Return the entries of a span with their lines in posting order, in base currency.

    Raises:
        NotFound: there is no such account.
    """
    books, options = asked.books, asked.options
    chosen = select(Entry.id).where(Entry.book == MAIN, Entry.entry_date.between(asked.start, asked.end))
    if conditions := _filters(asked):
        chosen = chosen.where(Entry.id.in_(select(Line.entry_id).where(*conditions)))
    page = chosen.order_by(Entry.entry_date, Entry.seq).limit(options.limit)
    found = read_lines(
        books,
        line_query("account_id", "source_id")
        .where(Line.entry_id.in_(page))
        .order_by(Entry.entry_date, Entry.seq, Line.line_no),
    )
    rows: list[ReportRow] = []
    for _, lines in groupby(found, key=lambda line: line.entry_id):
        rows += _entry_rows(asked, list(lines))
    debit, credit = sum_of(found, Side.DEBIT), sum_of(found, Side.CREDIT)
    rows.append(
        ReportRow(
            kind=RowKind.TOTAL, label="Total", cells=(Cell(), Cell(), books.money(debit), books.money(credit))
        )
    )
    count = int(books.session.execute(select(func.count()).select_from(chosen.subquery())).scalar_one())
    notes = [
        f"The first {options.limit:,} of {count:,} entries are listed. Choose a shorter span for the rest."
    ]
    columns = (
        text_column("party", "Party"),
        text_column("text", "Memo"),
        money_column("debit", "Debit"),
        money_column("credit", "Credit"),
    )
    return ReportTable(
        metadata=asked.metadata(
            asked.books.check("Debits equal credits", debit, credit),
            filters=_filter_words(asked),
        ),
        columns=columns,
        rows=tuple(rows),
        totals=asked.books.totals(debit=debit, credit=credit),
        notes=tuple(notes if count > options.limit else ()),
    )


def _entry_rows(asked: Asked, lines: Sequence[LedgerLine]) -> Iterator[ReportRow]:
    first, books = lines[0], asked.books
    title = f"{first.entry_no} · {day_in_words(first.entry_date)} · {first.description}"
    document = DrillKey(
        kind=DrillKind.DOCUMENT,
        title=first.description,
        id=first.source_id,
        source_module=first.source_module,
        source_type=first.source_type,
    )
    yield ReportRow(kind=RowKind.HEADER, label=title, drill=document)
    key = DrillKey(kind=DrillKind.ENTRY, title=first.entry_no, id=first.entry_id)
    for line in lines:
        cells = (
            Cell(line.party or ""),
            Cell(line.memo or ""),
            books.money(line.base_amount, key) if line.is_debit else Cell(),
            Cell() if line.is_debit else books.money(line.base_amount, key),
        )
        yield ReportRow(
            kind=RowKind.LINE,
            level=1,
            label=books.account(line.account_id).title,
            cells=cells,
            drill=key,
        )


def _ledger_span(asked: Asked) -> Span:
    return Span(date_from=asked.start, date_to=asked.end, closing_to=asked.end)


def _up_to(span: Span) -> Span:
    return Span(date_to=span.date_to, closing_to=span.date_to)


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    options, conditions = asked.options, []
    if options.party_id is not None:
        conditions.append(Line.party_id == options.party_id)
    if options.account_id is not None:
        members = asked.books.postable_below(asked.books.account(options.account_id))
        conditions.append(Line.account_id.in_([each.id for each in members]))
    return conditions


def _filter_words(asked: Asked) -> tuple[str, ...]:
    words = []
    if asked.options.account_id is not None:
        words.append(asked.books.account(asked.options.account_id).title)
    if asked.options.party_id is not None:
        name = asked.books.session.execute(
            select(Party.name).where(Party.id == asked.options.party_id)
        ).scalar()
        if name is None:
            raise InvalidInput("party_id", "There is no such party. Choose another.")
        words.append(name)
    return tuple(words)


def _turnover(
    asked: Asked, span: Span, wanted: Sequence[ReportAccount], turnover: Turnover
) -> dict[UUID, Decimal]:
    """Return the turnover of accounts, of one party when one is named."""
    books, party = asked.books, asked.options.party_id
    accounts = None if asked.options.account_id is None else [each.id for each in wanted]
    if party is None:
        return {
            key: row[0] for key, row in balances(books, [span], accounts=accounts, turnover=turnover).items()
        }
    statement: Select[Any] = select(Line.account_id, func.sum(turnover.value[1])).where(
        Line.party_id == party, in_span(span)
    )
    if accounts is not None:
        statement = statement.where(Line.account_id.in_(accounts))
    return {
        key: amount for key, amount in books.session.execute(statement.group_by(Line.account_id)) if amount
    }
