"""Statements as they are kept: typed bookings, undone imports, CSV mappings, lists."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact
from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction, ImportStatus, Template
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import ImportBatchModel
from finance_core.kernel.templates import TemplateValues
from finance_core.kernel.unit import Unit
from finance_core.modules.cash.models import (
    BankStatement,
    BankStatementLine,
    CsvMappingInfo,
    LineStatus,
    StatementFormat,
)
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementLineModel,
    BankStatementModel,
    BankTransactionModel,
    ReconciliationMatchModel,
)
from finance_core.modules.cash.requests import (
    MAPPING_KIND,
    MAPPING_TARGET,
    EnterStatementLine,
    SaveCsvMapping,
)
from finance_core.modules.cash.service.base import CashBase
from finance_core.modules.cash.service.importing import is_in_use, rechain
from finance_core.money.ids import new_id

ZERO = Decimal(0)


class Statements(CashBase):
    """What the bank says happened."""

    @operation
    def undo_import(self, unit: Unit, statement_id: UUID) -> None:
        """Take an import back while none of its lines is matched; the file may then be imported again.

        Raises:
            NotFound: no statement has this id.
            RuleViolation: a line is matched or called the bank's error, or the statement is being reconciled.
        """
        statement = unit.get(BankStatementModel, statement_id, what="statement")
        if is_in_use(unit.session, statement_id):
            raise RuleViolation(
                f"{statement.source_file_name} is in use: its lines are matched or it is being reconciled. "
                "Undo that first.",
                record=statement.source_file_name,
            )
        line, match = BankStatementLineModel, ReconciliationMatchModel
        own = select(line.id).where(line.statement_id == statement_id)
        made = BankTransactionModel
        unit.session.execute(
            update(made).where(made.statement_line_id.in_(own)).values(statement_line_id=None)
        )
        unit.session.execute(delete(match).where(match.statement_line_id.in_(own)))
        unit.session.execute(delete(line).where(line.statement_id == statement_id))
        unit.session.execute(delete(BankStatementModel).where(BankStatementModel.id == statement_id))
        unit.changed |= {"cash_bank_statements", "cash_bank_statement_lines", "cash_reconciliation_matches"}
        batch = unit.session.scalar(
            select(ImportBatchModel).where(
                ImportBatchModel.sha256 == statement.source_sha256,
                ImportBatchModel.status == ImportStatus.IMPORTED.value,
            )
        )
        if batch is not None:
            batch.status = ImportStatus.UNDONE.value
        rechain(unit, statement.bank_account_id)
        unit.record(
            AuditAction.UNDO,
            "cash_bank_statement",
            statement_id,
            f"Import of {statement.source_file_name} undone",
        )

    @operation
    def enter_statement_line(self, unit: Unit, request: EnterStatementLine) -> Saved[BankStatementLine]:
        """Type a booking of the bank: into a statement that lacks it, else into a typed one of that day.

        Raises:
            InvalidInput: no amount, or the statement is of another account.
        """
        if not request.amount:
            raise InvalidInput(
                "amount", "Enter the amount: above zero for money in, below zero for money out."
            )
        account = self._active_account(unit, request.bank_account_id)
        statement = self._statement_for(unit, request, account)
        if statement.bank_account_id != account.id:
            raise InvalidInput(
                "statement_id", f"{statement.source_file_name} is not a statement of {account.name}."
            )
        key = new_id()
        statement.line_count += 1
        if statement.balance_known:
            statement.sum_difference += request.amount
        line = BankStatementLine(
            id=key,
            statement_id=statement.id,
            line_number=statement.line_count,
            status=LineStatus.UNMATCHED,
            fingerprint=sha256(f"typed|{key}".encode()).hexdigest(),
            transaction_type="typed",
            **request.model_dump(exclude={"statement_id", "request_id"}),
        )
        unit.add(BankStatementLineModel.from_dto(line, created_by_id=unit.actor_id))
        rechain(unit, account.id)
        unit.record(
            AuditAction.CREATE,
            "cash_bank_statement_line",
            key,
            f"{account.name} {line.amount} {line.text}".strip(),
        )
        return unit.saved(line)

    def _statement_for(
        self, unit: Unit, request: EnterStatementLine, account: BankAccountModel
    ) -> BankStatementModel:
        table, on = BankStatementModel, request.transaction_date
        if request.statement_id is not None:
            return unit.get(table, request.statement_id, what="statement", field="statement_id")
        typed = unit.session.scalar(
            select(table).where(
                table.bank_account_id == account.id,
                table.format == StatementFormat.MANUAL.value,
                table.statement_date == on,
            )
        )
        if typed is not None:
            return typed
        key = new_id()
        new = BankStatement(
            id=key,
            bank_account_id=account.id,
            statement_date=on,
            from_date=on,
            opening_balance=ZERO,
            closing_balance=ZERO,
            balance_known=False,
            currency=account.currency,
            format=StatementFormat.MANUAL,
            source_file_name="typed",
            source_sha256=sha256(f"typed|{key}".encode()).hexdigest(),
            statement_index=0,
            imported_at=unit.now,
        )
        row = table.from_dto(new, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        return row

    @operation
    def save_csv_mapping(self, unit: Unit, request: SaveCsvMapping) -> Saved[CsvMappingInfo]:
        """Keep how a bank's CSV files are read; files with the same header are recognised from then on."""
        template = self.kernel.templates.put(
            unit,
            TemplateValues(
                kind=MAPPING_KIND,
                code=request.name,
                name=request.name,
                body={"target": MAPPING_TARGET, "mapping": request.mapping},
            ),
        )
        if request.bank_account_id is not None:
            self._account(unit.session, request.bank_account_id).csv_mapping_name = request.name
        return unit.saved(_mapping_info(template))

    @query
    def csv_mappings(self, session: Session) -> tuple[CsvMappingInfo, ...]:
        """Return the saved ways to read CSV statements, by name."""
        return self._mappings(session)

    def _mappings(self, session: Session) -> tuple[CsvMappingInfo, ...]:
        found = self.kernel.templates.active(session, MAPPING_KIND)
        return tuple(_mapping_info(one) for one in found if one.body.get("target") == MAPPING_TARGET)

    @query
    def list_statements(self, session: Session, request: ListQuery) -> Page:
        """Return statements with their proofs, newest first."""
        table, account = BankStatementModel, BankAccountModel
        spec = ListSpec(
            columns={
                "id": table.id,
                "statement_date": table.statement_date,
                "bank_account": account.name,
                "from_date": table.from_date,
                "opening_balance": exact(table.opening_balance),
                "closing_balance": exact(table.closing_balance),
                "balance_known": table.balance_known,
                "line_count": table.line_count,
                "duplicate_count": table.duplicate_count,
                "sum_difference": exact(table.sum_difference),
                "chain_difference": exact(table.chain_difference),
                "format": table.format,
                "file": table.source_file_name,
                "imported_at": table.imported_at,
                "bank_account_id": table.bank_account_id,
            },
            source=select().select_from(table).join(account, account.id == table.bank_account_id),
            search=(account.name, table.source_file_name),
            filters={
                "bank_account_id": lambda value: table.bank_account_id == value,
                "incomplete": lambda _value: (
                    (exact(table.sum_difference) != 0) | (exact(table.chain_difference) != 0)
                ),
            },
            sort="statement_date",
            descending=True,
        )
        return run_list(session, spec, request)


def _mapping_info(row: Template) -> CsvMappingInfo:
    body = row.body["mapping"]
    return CsvMappingInfo(id=row.id, name=row.code, header=tuple(body.get("header") or ()), body=body)
