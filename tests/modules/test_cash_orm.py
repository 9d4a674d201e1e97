"""Tables of Cash: what goes in comes out, and the file refuses what must not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from finance_core.company import Company
from finance_core.errors import RuleViolation, StorageError
from finance_core.kernel.orm import JournalLineModel
from finance_core.modules.cash.models import (
    BankAccount,
    BankStatement,
    BankStatementLine,
    BankTransaction,
    LineStatus,
    MatchMethod,
    MatchStatus,
    Reconciliation,
    ReconciliationMatch,
    ReconciliationStatus,
    StatementFormat,
    TransactionStatus,
    TransactionType,
)
from finance_core.modules.cash.orm import (
    BankAccountModel,
    BankStatementLineModel,
    BankStatementModel,
    BankTransactionModel,
    ReconciliationMatchModel,
    ReconciliationModel,
)
from finance_core.money.ids import new_id
from tests.modules.cash_books import Books

pytest_plugins = ("tests.company_fixtures",)
D = Decimal
DAY = date(2026, 3, 31)
INDEXES = {
    "cash_bank_accounts": {"uq_cash_bank_accounts_code", "uq_cash_bank_accounts_account_id"},
    "cash_bank_transactions": {
        "uq_cash_bank_transactions_transaction_number",
        "uq_cash_bank_transactions_bank_account_id_check_number",
        "ix_cash_bank_transactions_bank_account_id_transaction_date",
        "ix_cash_bank_transactions_status",
    },
    "cash_bank_statements": {"uq_cash_bank_statements_bank_account_id_source_sha256_statement_index"},
    "cash_bank_statement_lines": {
        "uq_cash_bank_statement_lines_bank_account_id_fingerprint",
        "ix_cash_bank_statement_lines_bank_account_id_external_id",
        "ix_cash_bank_statement_lines_bank_account_id_status_transaction_date",
        "ix_cash_bank_statement_lines_amount",
    },
    "cash_reconciliations": {"uq_cash_reconciliations_bank_account_id_statement_date"},
    "cash_reconciliation_matches": {
        "ix_cash_reconciliation_matches_journal_line_id_status",
        "ix_cash_reconciliation_matches_statement_line_id",
        "ix_cash_reconciliation_matches_reconciliation_id",
    },
}


class Stored:
    """Six objects that point at each other, every field filled where it can be."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.bank: BankAccount = books.bank(opening="10")
        with books.company.database.reading() as session:
            line = session.scalars(select(JournalLineModel).order_by(JournalLineModel.id)).first()
            assert line is not None
            self.journal_line_id, self.entry_id = line.id, line.entry_id
        self.line = self._line()
        self.statement = self._statement()
        self.transaction = self._transaction()
        self.reconciliation = self._reconciliation()
        self.match = self._match()

    def _statement(self) -> BankStatement:
        books = self.books
        return BankStatement(
            id=self.line.statement_id,
            bank_account_id=self.bank.id,
            statement_number="3",
            from_date=DAY,
            statement_date=DAY,
            opening_balance=D("10.123456789"),
            closing_balance=D("-0.5"),
            balance_known=True,
            currency="USD",
            format=StatementFormat.CSV,
            line_count=1,
            duplicate_count=2,
            known_amount=D(3),
            chain_difference=D(4),
            sum_difference=D(5),
            source_file_name="bank.csv",
            source_sha256="a" * 64,
            statement_index=1,
            imported_at=books.company.database.clock.now(),
            lines=(self.line,),
        )

    def _transaction(self) -> BankTransaction:
        return BankTransaction(
            id=new_id(),
            transaction_number="TX-9",
            bank_account_id=self.bank.id,
            transaction_date=DAY,
            value_date=DAY,
            transaction_type=TransactionType.FEE,
            amount=D("-3.5"),
            exchange_rate=D(1),
            base_amount=D("-3.5"),
            payee_name="Bank",
            reference="R",
            check_number="17",
            description="Fee",
            splits=[{"net": "3.50", "text": "x"}],
            transfer_group=new_id(),
            counter_bank_account_id=self.bank.id,
            external_id="E",
            statement_line_id=self.line.id,
            rule_name="rule",
            status=TransactionStatus.POSTED,
            reconciled=True,
            journal_entry_id=self.entry_id,
            matched_journal_line_id=self.journal_line_id,
            void_entry_id=self.entry_id,
        )

    def _reconciliation(self) -> Reconciliation:
        books = self.books
        return Reconciliation(
            id=new_id(),
            bank_account_id=self.bank.id,
            statement_id=self.statement.id,
            statement_date=DAY,
            opening_balance=D(1),
            statement_balance=D(2),
            book_balance=D(3),
            deposits_in_transit=D(4),
            outstanding_payments=D(5),
            bank_errors=D(6),
            adjusted_book_balance=D(7),
            variance=D(8),
            status=ReconciliationStatus.DRAFT,
            completed_by_id=books.company.database.actor_id,
            completed_at=books.company.database.clock.now(),
            reopen_reason="why",
        )

    def _match(self) -> ReconciliationMatch:
        return ReconciliationMatch(
            id=new_id(),
            match_group=new_id(),
            reconciliation_id=self.reconciliation.id,
            statement_line_id=self.line.id,
            journal_line_id=self.journal_line_id,
            amount=D("-3.5"),
            match_confidence=D("0.9876"),
            match_method=MatchMethod.RULE,
            rule_name="rule",
            status=MatchStatus.REJECTED,
            cleared_on=DAY,
        )

    def _line(self) -> BankStatementLine:
        return BankStatementLine(
            id=new_id(),
            statement_id=new_id(),
            bank_account_id=self.bank.id,
            line_number=1,
            transaction_date=DAY,
            value_date=DAY,
            amount=D("-3.5"),
            original_amount=D("-3.2"),
            original_currency="EUR",
            balance_after=D("6.5"),
            counterparty_name="Bank",
            counterparty_account="DE02",
            reference="R",
            end_to_end_id="E2E",
            bank_reference="B",
            check_number="17",
            description="Fee",
            transaction_type="FEE",
            external_id="X",
            fingerprint="f" * 64,
            raw="raw",
            status=LineStatus.EXCLUDED,
            exclude_reason="duplicate",
            expense_line_id=new_id(),
        )

    def rows(self) -> list[tuple[Any, Any]]:
        return [
            (BankStatementModel, self.statement),
            (BankTransactionModel, self.transaction),
            (ReconciliationModel, self.reconciliation),
            (ReconciliationMatchModel, self.match),
        ]

    def write(self, *rows: tuple[Any, Any]) -> None:
        with self.books.company.database.transaction() as unit:
            for model, dto in rows:
                unit.add(model.from_dto(dto, created_by_id=unit.actor_id))
                unit.session.flush()


@pytest.fixture
def objects(company: Company) -> Stored:
    return Stored(Books(company))


def test_every_object_comes_back_as_it_went_in(objects: Stored) -> None:
    objects.write(*objects.rows())
    with objects.books.company.database.reading() as session:
        statement = session.scalars(
            select(BankStatementModel).options(selectinload(BankStatementModel.lines))
        ).one()
        assert statement.to_dto() == objects.statement
        for model, dto in objects.rows()[1:]:
            assert session.get_one(model, dto.id).to_dto() == dto
        assert session.get_one(BankAccountModel, objects.bank.id).to_dto() == objects.bank


def test_every_named_index_exists(company: Company) -> None:
    connection = company.database.raw()
    for table, names in INDEXES.items():
        found = {
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL", (table,)
            )
        }
        definition = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[
            0
        ]
        assert {name for name in names if name not in found and name not in definition} == set()


@pytest.mark.parametrize(
    ("position", "field"),
    [
        (0, "bank_account_id"),
        (1, "bank_account_id"),
        (1, "statement_line_id"),
        (1, "counter_bank_account_id"),
        (1, "matched_journal_line_id"),
        (1, "journal_entry_id"),
        (2, "bank_account_id"),
        (2, "statement_id"),
        (2, "previous_id"),
        (3, "statement_line_id"),
        (3, "journal_line_id"),
        (3, "reconciliation_id"),
    ],
)
def test_an_orphan_is_refused(objects: Stored, position: int, field: str) -> None:
    rows = objects.rows()
    model, dto = rows[position]
    orphan: Any = 999_999 if field.endswith("line_id") and field != "statement_line_id" else UUID(int=7)
    rows[position] = (model, replace(dto, **{field: orphan}))
    with pytest.raises(RuleViolation, match="FOREIGN KEY"):
        objects.write(*rows)


def test_a_ledger_account_belongs_to_one_bank_account(objects: Stored) -> None:
    with pytest.raises(RuleViolation, match="UNIQUE"):
        objects.write((BankAccountModel, replace(objects.bank, id=new_id(), code="other")))


def test_a_fingerprint_stands_once_per_account(objects: Stored) -> None:
    objects.write(*objects.rows())
    again = replace(objects.line, id=new_id(), statement_id=objects.statement.id)
    with pytest.raises(RuleViolation, match="UNIQUE"):
        objects.write((BankStatementLineModel, again))


def test_a_check_number_stands_once_per_account(objects: Stored) -> None:
    objects.write(*objects.rows())
    again = replace(objects.transaction, id=new_id(), transaction_number="TX-10")
    with pytest.raises(RuleViolation, match="UNIQUE"):
        objects.write((BankTransactionModel, again))
    objects.write((BankTransactionModel, replace(again, check_number=None)))


def test_an_unknown_status_names_table_and_row(objects: Stored) -> None:
    objects.write(*objects.rows())
    with objects.books.company.database.transaction() as unit:
        row = unit.session.get_one(BankTransactionModel, objects.transaction.id)
        row.status = "lost"
        with pytest.raises(StorageError, match=r"cash_bank_transactions\.status of row .* holds “lost”"):
            row.to_dto()
        row.status = "posted"
