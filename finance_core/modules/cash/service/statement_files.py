"""Importing bank statements from files (cash.md R1-R3)."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from finance_core.errors import CountinghouseError, InvalidInput, NotFound
from finance_core.kernel.errors import money_text
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, ImportBatch, ImportStatus
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import ImportBatchModel
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.errors import (
    AlreadyImported,
    OtherAccount,
    UnknownAccount,
    UnreadableRows,
    WrongCurrency,
)
from finance_core.modules.cash.models import (
    BankStatement,
    BankStatementLine,
    ImportedStatement,
    StatementFormat,
)
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementLineModel,
    BankStatementModel,
)
from finance_core.modules.cash.ports import FileStatement
from finance_core.modules.cash.requests import ImportStatement
from finance_core.modules.cash.rules import is_same_number, masked, sum_difference
from finance_core.modules.cash.service.importing import (
    PROBABLE,
    NewLines,
    is_made_for,
    keep_file,
    rechain,
    reused_ids,
    sort_out,
    write_lines,
)
from finance_core.modules.cash.service.statements import Statements
from finance_core.money.ids import new_id

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ZERO = Decimal(0)
_SHOWN = 20
_MIME = {"csv": "text/csv", "ofx": "application/x-ofx"}


class StatementFiles(Statements):
    """Brings banks' files into the books."""

    @operation
    def import_bank_statement(
        self, unit: Unit, request: ImportStatement
    ) -> Saved[tuple[ImportedStatement, ...]]:
        """Import a bank's file: new lines only, its sums proved; nothing is posted (cash.md R1-R3).

        The file is kept. One of several accounts goes to each of them; accounts that are not kept here are
        left out with a warning.

        CSV is read with the mapping named, else the saved one whose header the file has.

        Raises:
            AlreadyImported: the same file came before.
            OtherAccount: the file names another account; confirm to import all the same.
            UnknownAccount, WrongCurrency, UnreadableRows: as their texts say.
            InvalidInput: the file cannot be read, or leaves a question open.
        """
        content = _decoded(request.content)
        name, mapping = self._mapping_for(unit.session, request, content)
        statements = self.read_statement(content, request.file_name, mapping)
        digest = sha256(content).hexdigest()
        found = []
        for statement, account in self._routed(unit, statements, request):
            self._refuse_unfit(unit, statement, account, request, digest)
            found.append(self._import_one(unit, statement, account, request.file_name, digest))
        for imported in found:
            keep_file(
                unit,
                ("cash_bank_statement", imported.statement_id),
                request.file_name,
                content,
                _MIME.get(str(statements[0].format), "text/plain"),
            )
        self._keep_batch(unit, request.file_name, digest, name, found)
        return unit.saved(tuple(found))

    def _mapping_for(
        self, session: Session, request: ImportStatement, content: bytes
    ) -> tuple[str | None, dict[str, Any] | None]:
        if request.mapping is not None:
            return None, request.mapping
        saved = {info.name: info.body for info in self._mappings(session)}
        if request.mapping_name is not None:
            if request.mapping_name not in saved:
                raise NotFound("CSV mapping", request.mapping_name, field="mapping_name")
            return request.mapping_name, saved[request.mapping_name]
        own = (
            self._account(session, request.bank_account_id).csv_mapping_name
            if request.bank_account_id
            else None
        )
        if own in saved and not saved[own].get("header"):
            return own, saved[own]
        names = sorted(saved, key=lambda name: name != own)
        return next(
            ((name, saved[name]) for name in names if is_made_for(saved[name], content)), (None, None)
        )

    def _routed(
        self, unit: Unit, statements: Sequence[FileStatement], request: ImportStatement
    ) -> list[tuple[FileStatement, BankAccountModel]]:
        accounts = list(unit.session.scalars(select(BankAccountModel).where(BankAccountModel.is_active)))
        chosen = self._active_account(unit, request.bank_account_id) if request.bank_account_id else None
        several = len({statement.account_id_text for statement in statements}) > 1
        found, refusals = [], list[CountinghouseError]()
        for statement in statements:
            owner = next((a for a in accounts if _bears(a, statement.account_id_text)), None)
            try:
                found.append((statement, _destination(statement, owner, chosen, request, several=several)))
            except (OtherAccount, UnknownAccount) as refusal:
                refusals.append(refusal)
        if refusals and not found and several:
            numbers = ", ".join(sorted({statement.account_id_text for statement in statements}))
            raise InvalidInput(
                "bank_account_id",
                f"The file is of the accounts {numbers}; none is known here. Enter their numbers first.",
            )
        if refusals and not found:
            raise refusals[0]
        for left_out in refusals:
            unit.warn(f"{left_out.message} It was left out.")
        return found

    def _refuse_unfit(
        self,
        unit: Unit,
        statement: FileStatement,
        account: BankAccountModel,
        request: ImportStatement,
        digest: str,
    ) -> None:
        table = BankStatementModel
        earlier = unit.session.execute(
            select(table.source_file_name, table.imported_at).where(
                table.bank_account_id == account.id,
                table.source_sha256 == digest,
                table.statement_index == statement.index,
            )
        ).first()
        if earlier is not None:
            raise AlreadyImported(request.file_name, earlier[0], earlier[1].date(), account.name)
        if statement.currency and statement.currency != account.currency:
            raise WrongCurrency(account.name, account.currency, statement.currency)
        if statement.problems and not request.accept_problems:
            raise UnreadableRows(len(statement.problems), statement.problems[0].message)
        if statement.account_id_text and not account.account_number and not account.iban:
            account.account_number = statement.account_id_text[:60]
            account.account_number_masked = masked(statement.account_id_text)
            unit.warn(
                f"{account.name} is recognised by the number {account.account_number_masked} from now on."
            )

    def _import_one(
        self, unit: Unit, parsed: FileStatement, account: BankAccountModel, file_name: str, digest: str
    ) -> ImportedStatement:
        sorted_out = sort_out(unit.session, account.id, parsed.lines)
        statement = self._statement_of(unit, parsed, account, sorted_out, (file_name, digest))
        row = BankStatementModel.from_dto(statement, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        write_lines(unit, statement, parsed.lines, sorted_out)
        rechain(unit, account.id)
        for warning in (*parsed.warnings, *_doubts(sorted_out)):
            unit.warn(warning)
        if reused := reused_ids(unit.session, account.id, parsed.lines, sorted_out.new):
            unit.warn(f"The bank used the id {reused[0]} before for another amount. Both lines are kept.")
        self._warn_of_gaps(unit, row)
        unit.record(
            AuditAction.IMPORT,
            "cash_bank_statement",
            row.id,
            f"{account.name}: {file_name}, {len(sorted_out.new)} new, {sorted_out.known} known lines",
            {"sha256": digest, "new": len(sorted_out.new), "known": sorted_out.known},
        )
        return ImportedStatement(
            statement_id=row.id,
            bank_account_id=account.id,
            bank_account=account.name,
            currency=account.currency,
            from_date=row.from_date,
            statement_date=row.statement_date,
            opening_balance=row.opening_balance,
            closing_balance=row.closing_balance,
            balance_known=row.balance_known,
            new_lines=len(sorted_out.new),
            known_lines=sorted_out.known,
            probable_duplicates=len(sorted_out.doubtful),
            unread_rows=len(parsed.problems),
            sum_difference=row.sum_difference,
            chain_difference=row.chain_difference,
            first_lines=_first(unit.session, row.id),
        )

    def _statement_of(
        self,
        unit: Unit,
        parsed: FileStatement,
        account: BankAccountModel,
        sorted_out: NewLines,
        source: tuple[str, str],
    ) -> BankStatement:
        days = [line.booked_on for line in parsed.lines]
        amounts = [line.amount for line in parsed.lines]
        closing = (
            parsed.closing_balance if parsed.balance_known and parsed.closing_balance is not None else ZERO
        )
        opening = parsed.opening_balance
        if opening is None:
            opening = self._closing_before(unit.session, account, parsed) if parsed.balance_known else ZERO
        return BankStatement(
            id=new_id(),
            bank_account_id=account.id,
            currency=account.currency,
            format=StatementFormat(str(parsed.format)),
            from_date=parsed.from_date or min(days, default=None),
            opening_balance=opening,
            closing_balance=closing,
            statement_date=parsed.to_date or max(days, default=unit.today),
            balance_known=parsed.balance_known,
            line_count=len(sorted_out.new),
            duplicate_count=sorted_out.known,
            known_amount=sorted_out.known_amount,
            sum_difference=sum_difference(opening, amounts, closing) if parsed.balance_known else ZERO,
            source_file_name=source[0],
            source_sha256=source[1],
            statement_index=parsed.index,
            imported_at=unit.now,
        )

    def _closing_before(self, session: Session, account: BankAccountModel, parsed: FileStatement) -> Decimal:
        """Return the opening a file with unreadable rows cannot tell: the closing before it."""
        table = BankStatementModel
        first = parsed.from_date or min((line.booked_on for line in parsed.lines), default=None)
        statement = select(table.closing_balance).where(
            table.bank_account_id == account.id, table.balance_known
        )
        if first is not None:
            statement = statement.where(table.statement_date < first)
        found = session.scalar(statement.order_by(table.statement_date.desc()).limit(1))
        return account.opening_balance if found is None else found

    def _warn_of_gaps(self, unit: Unit, row: BankStatementModel) -> None:
        if row.sum_difference:
            unit.warn(
                f"Opening balance and lines miss the closing balance of {money_text(row.closing_balance)} by "
                f"{money_text(row.sum_difference)}: lines are missing in the file."
            )
        if not row.chain_difference:
            return
        table = BankStatementModel
        before = unit.session.scalar(
            select(table.statement_date)
            .where(
                table.bank_account_id == row.bank_account_id,
                table.balance_known,
                table.id != row.id,
                table.statement_date <= row.statement_date,
            )
            .order_by(table.statement_date.desc())
            .limit(1)
        )
        days = (
            f" between {before.isoformat()} and {(row.from_date or row.statement_date).isoformat()}"
            if before
            else ""
        )
        unit.warn(
            f"The opening balance is {money_text(row.chain_difference)} off from the statement before it: "
            f"import the days{days} too."
        )

    def _keep_batch(
        self, unit: Unit, file_name: str, digest: str, mapping: str | None, found: Sequence[ImportedStatement]
    ) -> None:
        batch = ImportBatch(
            id=new_id(),
            kind="cash.bank_statement",
            file_name=file_name,
            sha256=digest,
            mapping=mapping,
            rows=sum(s.new_lines + s.known_lines + s.unread_rows for s in found),
            created=sum(s.new_lines for s in found),
            failed=sum(s.unread_rows for s in found),
            status=ImportStatus.IMPORTED,
        )
        unit.add(ImportBatchModel.from_dto(batch, created_by_id=unit.actor_id))


def _decoded(content: str) -> bytes:
    try:
        return b64decode(content, validate=True)
    except binascii.Error:
        raise InvalidInput("content", "The content of the file is not in base64.") from None


def _bears(account: BankAccountModel, number: str) -> bool:
    return is_same_number(account.account_number, number) or is_same_number(account.iban, number)


def _destination(
    statement: FileStatement,
    owner: BankAccountModel | None,
    chosen: BankAccountModel | None,
    request: ImportStatement,
    *,
    several: bool,
) -> BankAccountModel:
    number = statement.account_id_text
    if owner is not None and (chosen is None or owner is chosen or several or request.confirm_other_account):
        return owner
    if chosen is None or (several and owner is None):
        raise UnknownAccount(number)
    if owner is not None:
        raise OtherAccount(number, chosen.name, owner.name)
    has_number = bool(chosen.account_number or chosen.iban)
    if number and has_number and not request.confirm_other_account:
        raise OtherAccount(number, chosen.name, None)
    return chosen


def _doubts(sorted_out: NewLines) -> list[str]:
    if not sorted_out.doubtful:
        return []
    lines = "1 line equals" if len(sorted_out.doubtful) == 1 else f"{len(sorted_out.doubtful)} lines equal"
    return [
        f"{lines} an earlier one under another id and is left out as {PROBABLE}. Restore it if it is right."
    ]


def _first(session: Session, statement_id: UUID) -> tuple[BankStatementLine, ...]:
    table = BankStatementLineModel
    rows = session.scalars(
        select(table).where(table.statement_id == statement_id).order_by(table.line_number).limit(_SHOWN)
    )
    return tuple(row.to_dto() for row in rows)
