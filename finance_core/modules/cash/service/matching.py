"""Finding which bank lines and book lines are the same money, and confirming what was found (cash.md R5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.engines.matching import BankLine, BookLine, MatchProposal, MatchSettings, propose_matches
from finance_core.errors import NotFound
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import AlreadyMatched
from finance_core.modules.cash.models import (
    AutoMatched,
    BankAccount,
    Candidate,
    LineStatus,
    MatchMethod,
    MatchStatus,
    ReconciliationMatch,
)
from finance_core.modules.cash.orm import BankStatementLineModel, ReconciliationMatchModel
from finance_core.modules.cash.requests import MatchGroups
from finance_core.modules.cash.rules import LINE_MOVES, MATCH_MOVES, match_parts
from finance_core.modules.cash.service.base import CashBase
from finance_core.modules.cash.service.ledger import (
    BookRow,
    forget_suggestions,
    open_rows,
    rows_of,
    set_line_status,
    write_matches,
)
from finance_core.money.ids import new_id

_MOST_CANDIDATES = 5
_WAITING = (LineStatus.UNMATCHED.value, LineStatus.SUGGESTED.value)
_MATCH, _LINE = ReconciliationMatchModel, BankStatementLineModel
_PAID_BY_CHECK = frozenset({"ap_payment", "cash_bank_transaction"})


class Matching(CashBase):
    """Suggests and confirms matches."""

    @operation
    def auto_match(self, unit: Unit, bank_account_id: UUID) -> Saved[AutoMatched]:
        """Suggest matches for every waiting bank line of an account; single certain ones are confirmed.

        Earlier suggestions are made anew, rejected pairs stay out, nothing is posted.
        """
        account = self._account(unit.session, bank_account_id).to_dto()
        self._forget_all(unit, account.id)
        lines = {line.id: line for line in self._waiting_lines(unit.session, account.id)}
        books = {row.id: row for row in open_rows(unit.session, account.account_id)}
        proposals = list(self._proposals(unit.session, account, lines, books))
        certain = [proposal for proposal in proposals if proposal.is_certain]
        done = {proposal.bank_line_id for proposal in certain}
        used = {key for proposal in certain for key in proposal.book_line_ids}
        possible = list(
            _best(
                proposal
                for proposal in proposals
                if proposal.bank_line_id not in done and not used & set(proposal.book_line_ids)
            )
        )
        write_matches(
            unit, (match for p in certain for match in _matches(p, MatchStatus.CONFIRMED, lines, books))
        )
        write_matches(
            unit, (match for p in possible for match in _matches(p, MatchStatus.SUGGESTED, lines, books))
        )
        suggested = {proposal.bank_line_id for proposal in possible}
        set_line_status(unit, done, LineStatus.MATCHED)
        set_line_status(unit, suggested, LineStatus.SUGGESTED)
        unit.record(
            AuditAction.UPDATE,
            "cash_bank_account",
            account.id,
            f"{account.name}: {len(done)} lines matched, {len(suggested)} suggested",
        )
        return unit.saved(
            AutoMatched(
                confirmed=len(done),
                suggested=len(suggested),
                unmatched=len(lines) - len(done) - len(suggested),
            )
        )

    def _proposals(
        self,
        session: Session,
        account: BankAccount,
        lines: Mapping[UUID, BankLine],
        books: Mapping[int, BookRow],
    ) -> Iterator[MatchProposal]:
        setting = self.kernel.settings.get
        settings = MatchSettings(
            date_window_days=account.date_window_days,
            check_days=int(setting("cash.stale_check_days")),
            auto_confirm_at=setting("cash.auto_confirm_at"),
            suggest_at=setting("cash.suggest_at"),
        )
        rejected = _rejected_pairs(session, account.id)
        for proposal in propose_matches(lines.values(), map(_book_line, books.values()), settings):
            if not any((proposal.bank_line_id, key) in rejected for key in proposal.book_line_ids):
                yield proposal

    def _waiting_lines(self, session: Session, bank_account_id: UUID) -> list[BankLine]:
        rows = session.execute(
            select(
                _LINE.id,
                _LINE.transaction_date,
                _LINE.amount,
                _LINE.counterparty_name,
                _LINE.reference,
                _LINE.description,
                _LINE.end_to_end_id,
                _LINE.check_number,
            ).where(_LINE.bank_account_id == bank_account_id, _LINE.status.in_(_WAITING))
        )
        return [
            BankLine(
                id=key,
                booked_on=on,
                amount=amount,
                text=" ".join(filter(None, texts)),
                end_to_end_id=payment_id,
                check_number=check,
            )
            for key, on, amount, *texts, payment_id, check in rows
        ]

    def _forget_all(self, unit: Unit, bank_account_id: UUID) -> None:
        mine = _LINE.bank_account_id == bank_account_id, _LINE.status == LineStatus.SUGGESTED.value
        unit.session.execute(
            delete(_MATCH).where(
                _MATCH.status == MatchStatus.SUGGESTED.value,
                _MATCH.statement_line_id.in_(select(_LINE.id).where(*mine)),
            )
        )
        unit.session.execute(update(_LINE).where(*mine).values(status=LineStatus.UNMATCHED.value))
        unit.changed |= {_MATCH.__tablename__, _LINE.__tablename__}

    @operation
    def confirm_match(self, unit: Unit, request: MatchGroups) -> Saved[int]:
        """Confirm suggested matches, all or none; rival suggestions fall away. Returns how many.

        Raises:
            NotFound: a suggestion is gone.
            AlreadyMatched: one of its lines was matched meanwhile, or two of the suggestions share a line.
        """
        for group in request.match_groups:
            rows = self._suggestion(unit.session, group)
            line_ids = {row.statement_line_id for row in rows if row.statement_line_id}
            lines = [unit.get(_LINE, key, what="statement line") for key in line_ids]
            for line in lines:
                if line.status == LineStatus.MATCHED.value:
                    raise AlreadyMatched(
                        line.to_dto().text or f"The line of {line.transaction_date.isoformat()}"
                    )
                check_move(LINE_MOVES, "The line", LineStatus(line.status), LineStatus.MATCHED)
            account = self._account(unit.session, lines[0].bank_account_id)
            wanted = {row.journal_line_id: row.amount for row in rows}
            for book in rows_of(unit.session, account.account_id, wanted):
                if book.open != wanted[book.id]:
                    raise AlreadyMatched(book.name)
            for row in rows:
                check_move(MATCH_MOVES, "The match", MatchStatus(row.status), MatchStatus.CONFIRMED)
                row.status = MatchStatus.CONFIRMED.value
            unit.session.flush()
            forget_suggestions(unit, line_ids, list(wanted))
            for line in lines:
                line.status = LineStatus.MATCHED.value
            unit.session.flush()
            unit.record(AuditAction.UPDATE, "cash_bank_statement_line", lines[0].id, "Match confirmed")
        return unit.saved(len(request.match_groups))

    @operation
    def reject_match(self, unit: Unit, request: MatchGroups) -> Saved[int]:
        """Say that suggested matches are wrong; the pairs are not suggested again. Returns how many.

        Raises:
            NotFound: a suggestion is gone.
        """
        for group in request.match_groups:
            rows = self._suggestion(unit.session, group)
            for row in rows:
                row.status = MatchStatus.REJECTED.value
            unit.session.flush()
            for key in {row.statement_line_id for row in rows if row.statement_line_id}:
                left = select(_MATCH.id).where(
                    _MATCH.statement_line_id == key, _MATCH.status == MatchStatus.SUGGESTED.value
                )
                if unit.session.scalar(left.limit(1)) is None:
                    set_line_status(unit, [key], LineStatus.UNMATCHED)
        return unit.saved(len(request.match_groups))

    def _suggestion(self, session: Session, group: UUID) -> list[ReconciliationMatchModel]:
        rows = session.scalars(
            select(_MATCH)
            .where(_MATCH.match_group == group, _MATCH.status == MatchStatus.SUGGESTED.value)
            .order_by(_MATCH.id)
        ).all()
        if not rows:
            raise NotFound("suggested match", group, field="match_groups")
        return list(rows)

    @query
    def candidates(self, session: Session, statement_line_id: UUID) -> tuple[Candidate, ...]:
        """Return the suggested matches of a bank line, best first, each with the fact that decided it."""
        rows = session.scalars(
            select(_MATCH).where(
                _MATCH.statement_line_id == statement_line_id, _MATCH.status == MatchStatus.SUGGESTED.value
            )
        ).all()
        if not rows:
            return ()
        line = session.get_one(_LINE, statement_line_id)
        account = self._account(session, line.bank_account_id)
        books = {
            book.id: book
            for book in rows_of(session, account.account_id, {row.journal_line_id for row in rows})
        }
        groups: dict[UUID, list[ReconciliationMatchModel]] = defaultdict(list)
        for row in rows:
            groups[row.match_group].append(row)
        found = [
            _candidate(group, members, [books[row.journal_line_id] for row in members])
            for group, members in groups.items()
        ]
        return tuple(
            sorted(
                found, key=lambda candidate: (-candidate.confidence, candidate.on, candidate.journal_line_ids)
            )
        )


def _candidate(group: UUID, rows: list[ReconciliationMatchModel], books: list[BookRow]) -> Candidate:
    first = rows[0]
    return Candidate(
        match_group=group,
        statement_line_id=first.statement_line_id or group,
        journal_line_ids=tuple(sorted(row.journal_line_id for row in rows)),
        confidence=first.match_confidence,
        method=MatchMethod(first.match_method),
        entry_numbers=tuple(book.entry_no for book in books),
        on=books[0].on,
        text=books[0].text,
        amount=sum((row.amount for row in rows[1:]), first.amount),
    )


def _book_line(row: BookRow) -> BookLine:
    number = row.reference
    is_check = number.isdigit() and row.amount < 0 and row.source_type in _PAID_BY_CHECK
    return BookLine(
        id=row.id,
        booked_on=row.on,
        amount=row.open,
        text=row.text,
        references=(number,) if number else (),
        check_number=number if is_check else None,
        party_id=row.party_id,
    )


def _rejected_pairs(session: Session, bank_account_id: UUID) -> set[tuple[UUID | None, int]]:
    rows = session.execute(
        select(_MATCH.statement_line_id, _MATCH.journal_line_id)
        .join(_LINE, _LINE.id == _MATCH.statement_line_id)
        .where(_MATCH.status == MatchStatus.REJECTED.value, _LINE.bank_account_id == bank_account_id)
    )
    return {(line, book) for line, book in rows}


def _best(proposals: Iterable[MatchProposal]) -> Iterator[MatchProposal]:
    """Yield the best few proposals of each bank line; they come best first."""
    counts: dict[UUID, int] = defaultdict(int)
    for proposal in proposals:
        counts[proposal.bank_line_id] += 1
        if counts[proposal.bank_line_id] <= _MOST_CANDIDATES:
            yield proposal


def _matches(
    proposal: MatchProposal, status: MatchStatus, lines: Mapping[UUID, BankLine], books: Mapping[int, BookRow]
) -> Iterator[ReconciliationMatch]:
    line, group = lines[proposal.bank_line_id], new_id()
    parts = match_parts([(line.id, line.amount)], [(key, books[key].open) for key in proposal.book_line_ids])
    for part in parts:
        yield ReconciliationMatch(
            id=new_id(),
            match_group=group,
            statement_line_id=part.bank,
            journal_line_id=part.book,
            amount=part.amount,
            match_confidence=proposal.confidence,
            match_method=MatchMethod(proposal.method.value),
            status=status,
            cleared_on=line.booked_on,
        )
